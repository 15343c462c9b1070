"""What an SMS account sent from elsewhere: by other computers, OVHcloud's Manager, or programs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ovhsms_gui.core.addressees import Addressees
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.similar import fold, nearly_same
from ovhsms_gui.core.text import STOP_CLAUSE

DAY = 24 * 3600.0
_CLAUSE = re.compile(r" ?stop\b.{0,24}")  # in whatever form OVHcloud adds it
_TOGETHER = 600.0  # seconds: the same words to several people within it are one send


@dataclass(frozen=True, slots=True)
class Theirs:
    """One message. The number as OVHcloud writes it; `at`: when it was taken, in seconds since 1970, by its clock.

    `waits`: it has not left, and is due `at` that time.
    """

    receiver: str
    text: str
    at: float
    sender: str = ""  # "" for the short number
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """The same words to so many people, from `at` on; `waits`: it is to come."""

    at: float
    text: str
    sender: str
    people: int
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Doubled:
    """How many of a plan's people have nearly the same text from elsewhere, and the first few of them.

    `at`: when the newest has it; `text`: its words; `people`: to how many these went, of this plan or not; `waits`: it
    is to come.
    """

    count: int = 0
    rows: tuple[Row, ...] = ()
    at: float = 0.0
    text: str = ""
    people: int = 0
    waits: bool = False


def batches(messages: Iterable[Theirs]) -> tuple[Batch, ...]:
    """What was sent together, newest first."""
    found: dict[tuple[str, str, bool], list[list[Theirs]]] = {}
    for one in sorted(messages, key=lambda one: one.at):
        runs = found.setdefault((one.text, one.sender, one.waits), [])
        if runs and one.at - runs[-1][-1].at <= _TOGETHER:
            runs[-1].append(one)
        else:
            runs.append([one])
    made = [
        Batch(run[0].at, text, sender, len({one.receiver for one in run}), waits)
        for (text, sender, waits), runs in found.items()
        for run in runs
    ]
    return tuple(sorted(made, key=lambda batch: batch.at, reverse=True))


def doubled(plan: Plan, messages: Sequence[Theirs], at: float, most: int = 5) -> Doubled:
    """Who of a plan's people has nearly the same text within 24 hours of `at`, before or after."""
    near = sorted((one for one in messages if abs(one.at - at) < DAY), key=lambda one: -one.at)
    rows = {row.number.e164: row for row in plan.receivers.valid} if near else {}
    who = Addressees(number for number in rows if number)
    same = lru_cache(maxsize=4096)(_same)
    found: dict[str, Theirs] = {}
    for one in near:
        number = who.find(one.receiver)
        if number is not None and number not in found and same(plan.text_for(rows[number]), one.text):
            found[number] = one
    if not found:
        return Doubled()
    first = next(iter(found.values()))
    people = {one.receiver for one in near if same(first.text, one.text)}
    some = islice((row for number, row in rows.items() if number in found), most)
    return Doubled(len(found), tuple(some), first.at, first.text, len(people), first.waits)


def may_be_listed_as(own: str, listed: str) -> bool:
    """Whether a text of ours may stand so in a list: without its accents, or with the STOP clause."""
    own, listed = fold(own), fold(listed)
    return listed.startswith(own) and (own == listed or _CLAUSE.fullmatch(listed, len(own)) is not None)


def _same(one: str, other: str) -> bool:
    return nearly_same(one.removesuffix(STOP_CLAUSE), other.removesuffix(STOP_CLAUSE))
