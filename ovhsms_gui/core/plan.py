"""The plan: the whole truth before the click. Who gets what, in how many parts, at what price."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain, islice
from types import MappingProxyType

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import Kind
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.text import Measure, measure, unsendable

# Credits per part by ISO country. OVHcloud's FAQ: a part to metropolitan France is one credit.
RATES: Mapping[str, float] = MappingProxyType({"FR": 1.0})

# OVHcloud's advice for large sends; the API names no ceiling.
CHUNK_SIZE = 500

_MANY_PARTS, _TOO_MANY_PARTS = 6, 255
_NAMES_SHOWN, _NAME_LENGTH = 5, 40
_HOME = "FR"  # the short number that people can answer reaches French mobiles only
_SPECIAL = (Kind.PREMIUM, Kind.TOLL_FREE, Kind.SHORT, Kind.OTHER)
# 255 parts hold no more: what comes after is an error of its own.
_READ_AT_MOST = _TOO_MANY_PARTS * 160


class Level(StrEnum):
    """How serious a finding is: an error blocks the sending."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingCode(StrEnum):
    """What was found. The words are the window's."""

    NO_ACCOUNT = "no_account"
    NO_RECEIVERS = "no_receivers"
    ONLY_INVALID = "only_invalid"
    EMPTY_TEXT = "empty_text"
    UNSENDABLE = "unsendable"
    NO_SENDER = "no_sender"
    SENDER_FORM = "sender_form"
    BALANCE = "balance"
    CONTACT_IN_REPLY = "contact_in_reply"
    FOREIGN_REPLY = "foreign_reply"
    TOO_MANY_PARTS = "too_many_parts"
    MANY_PARTS = "many_parts"
    INVALID_LEFT_OUT = "invalid_left_out"
    MERGED = "merged"
    LANDLINE = "landline"
    PREMIUM = "premium"
    UNPRICED = "unpriced"
    ALREADY_SENT = "already_sent"  # found in the journal, and added when the plan is asked about


@dataclass(frozen=True, slots=True)
class Finding:
    """`names`: at most five of the `count` receivers or characters meant; `value`: for the sentence."""

    code: FindingCode
    level: Level
    count: int = 0
    names: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The account to send from. `credits` and `senders` are None when its keys may not read them."""

    account_id: str
    account_name: str
    service: str
    credits: float | None
    rates: Mapping[str, float]
    senders: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One receiver's message."""

    e164: str
    name: str
    shown: str
    text: str
    parts: int
    country: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """The receivers of one POST: all get the same text. `seq` counts from 0 within the plan."""

    seq: int
    text: str
    receivers: tuple[PlanLine, ...]


@dataclass(frozen=True)  # no slots: the digest is worked out once and kept
class Plan:
    """Frozen: what is confirmed is this value, and what is sent is made from it."""

    draft: Draft
    receivers: Receivers
    context: Context | None
    measure: Measure
    findings: tuple[Finding, ...] = ()

    @property
    def people(self) -> int:
        """How many get the message."""
        return self.receivers.people

    @property
    def sms(self) -> int:
        """Parts over all people: what OVHcloud bills."""
        return self.people * self.measure.parts

    @property
    def credits(self) -> float:
        """What the SMS to countries with a known rate cost."""
        return sum(
            count * self.measure.parts * rate
            for country, count in self.receivers.by_country.items()
            if (rate := self._rates.get(country)) is not None
        )

    @property
    def unpriced(self) -> int:
        """SMS to countries whose rate is not known."""
        missing = (n for country, n in self.receivers.by_country.items() if country not in self._rates)
        return sum(missing) * self.measure.parts

    @property
    def balance_after(self) -> float | None:
        """Credits left; None when the balance or part of the price is not known."""
        if self.context is None or self.context.credits is None or self.unpriced:
            return None
        return self.context.credits - self.credits

    @property
    def blocked(self) -> bool:
        """Something has to be mended before this can be sent."""
        return any(finding.level is Level.ERROR for finding in self.findings)

    @property
    def sender(self) -> str:
        """The name OVHcloud is given: none when people can reply."""
        return "" if self.draft.allow_replies else self.draft.sender

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all that decides what is sent, to whom, from where and at what price."""
        context = self.context
        heads = (
            (context.account_id, context.service) if context else (),
            (self.draft.text, self.sender, self.draft.allow_replies, self.draft.no_stop),
            (self.measure.parts, self.credits, self.unpriced),
        )
        whole = hashlib.sha256(repr(heads).encode("utf-8", "surrogatepass"))
        for row in self.receivers.valid:
            whole.update(f"\n{row.number.e164}".encode())
        return whole.hexdigest()

    @property
    def lines(self) -> Iterator[PlanLine]:
        """Every receiver's message, in order."""
        for row in self.receivers.valid:
            number = row.number
            assert number.e164 is not None
            yield PlanLine(
                number.e164, row.name, number.shown, self.draft.text, self.measure.parts, number.country
            )

    def chunks(self, size: int = CHUNK_SIZE) -> tuple[Chunk, ...]:
        """The POSTs to make, at most `size` receivers each."""
        by_text: dict[str, list[PlanLine]] = {}
        for line in self.lines:
            by_text.setdefault(line.text, []).append(line)
        pieces = (
            (text, tuple(lines[start : start + size]))
            for text, lines in by_text.items()
            for start in range(0, len(lines), size)
        )
        return tuple(Chunk(seq, text, lines) for seq, (text, lines) in enumerate(pieces))

    @property
    def _rates(self) -> Mapping[str, float]:
        return self.context.rates if self.context else RATES


def make_plan(receivers: Receivers, draft: Draft, context: Context | None) -> Plan:
    """Make the plan. Pure. Its cost grows with countries, not receivers: it runs on each key stroke."""
    size = measure(draft.text, stop_clause=bool(draft.text) and draft.stop_clause)
    plan = Plan(draft, receivers, context, size)
    return replace(plan, findings=tuple(found for check in _CHECKS if (found := check(plan)) is not None))


# ---- checks ----------------------------------------------------------------------------------------

_ERROR, _WARNING, _INFO = Level.ERROR, Level.WARNING, Level.INFO


def _account(plan: Plan) -> Finding | None:
    return Finding(FindingCode.NO_ACCOUNT, _ERROR) if plan.context is None else None


def _somebody(plan: Plan) -> Finding | None:
    if plan.people:
        return None
    if not plan.receivers.rows:
        return Finding(FindingCode.NO_RECEIVERS, _ERROR)
    return _about(FindingCode.ONLY_INVALID, _ERROR, plan.receivers.wrong)


def _text(plan: Plan) -> Finding | None:
    return None if plan.draft.text.strip() else Finding(FindingCode.EMPTY_TEXT, _ERROR)


def _sendable(plan: Plan) -> Finding | None:
    names = unsendable(plan.draft.text)
    return Finding(FindingCode.UNSENDABLE, _ERROR, len(names), names[:_NAMES_SHOWN]) if names else None


# OVHcloud, "Everything you need to know about SMS senders", widened to what its Manager's form accepts.
_SENDER = re.compile(r"(?=.*[^\d])[A-Za-z0-9 _.,&+-]{1,11}")


def _sender(plan: Plan) -> Finding | None:
    if plan.draft.allow_replies:
        return None
    name, known = plan.draft.sender, plan.context.senders if plan.context else None
    if not name or (known is not None and name not in known):
        return Finding(FindingCode.NO_SENDER, _ERROR, value=name)
    if known is None and not _SENDER.fullmatch(name):
        return Finding(FindingCode.SENDER_FORM, _ERROR, value=name)
    return None


# With the short number OVHcloud answers 400 to links, e-mail addresses and phone numbers in the text. A bare
# name needs a usual ending or a path: "demain.Merci" is no link; a national number is grouped as people do:
# "01.02.2026 14 h" is none. Each branch starts at the start of a word only, else long words cost their square.
_CONTACT = re.compile(
    r"""(?<![\w.+-])(?:
        https?://\S+ | www\.\S+
        | [\w.+-]+@[\w-]+\.\w[\w.-]*
        | (?:[\w-]+\.)+(?:(?:fr|com|net|org|eu|info|io)\b(?:/\S*)? | [a-z]{2,}/\S+)
    ) | (?<![\w+])(?<!\d[.-])(?:
        (?:\+|00)(?:[ .()/-]{0,3}\d){8,}
        | 0(?:\d{8,10} | \d([ ./-])\d\d(?:\1\d\d){3} | \d{3}([ ./-])\d{3}\2\d{3} | \d{2,4}[ /-]\d{6,8})(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def _contact(plan: Plan) -> Finding | None:
    text = plan.draft.text[:_READ_AT_MOST]
    found = _CONTACT.search(text) if plan.draft.allow_replies else None
    return Finding(FindingCode.CONTACT_IN_REPLY, _ERROR, value=found.group()) if found else None


def _abroad(plan: Plan) -> Finding | None:
    if not plan.draft.allow_replies:
        return None
    groups = (rows for country, rows in plan.receivers.countries.items() if country != _HOME)
    return _about(FindingCode.FOREIGN_REPLY, _ERROR, *groups)


def _balance(plan: Plan) -> Finding | None:
    have = plan.context.credits if plan.context else None
    # Rounded, because three times 0.1 is more than 0.3 to a computer.
    missing = 0.0 if have is None else round(plan.credits - have, 4)
    if missing <= 0:
        return None
    return Finding(FindingCode.BALANCE, _ERROR, value=f"{missing:.4f}".rstrip("0").rstrip("."))


def _length(plan: Plan) -> Finding | None:
    parts = plan.measure.parts
    if parts > _TOO_MANY_PARTS:
        return Finding(FindingCode.TOO_MANY_PARTS, _ERROR, parts)
    return Finding(FindingCode.MANY_PARTS, _WARNING, parts) if parts > _MANY_PARTS else None


def _left_out(plan: Plan) -> Finding | None:
    return _about(FindingCode.INVALID_LEFT_OUT, _WARNING, plan.receivers.wrong) if plan.people else None


def _landline(plan: Plan) -> Finding | None:
    return _about(FindingCode.LANDLINE, _WARNING, plan.receivers.kinds.get(Kind.LANDLINE, ()))


def _special(plan: Plan) -> Finding | None:
    groups = (plan.receivers.kinds.get(kind, ()) for kind in _SPECIAL)
    return _about(FindingCode.PREMIUM, _WARNING, *groups)


def _unpriced(plan: Plan) -> Finding | None:
    return Finding(FindingCode.UNPRICED, _WARNING, plan.unpriced) if plan.unpriced else None


def _merged(plan: Plan) -> Finding | None:
    count = plan.receivers.merged
    return Finding(FindingCode.MERGED, _INFO, count) if count else None


# In the order in which people are told: errors, warnings, the rest.
_CHECKS: tuple[Callable[[Plan], Finding | None], ...] = (
    _account,
    _somebody,
    _text,
    _sendable,
    _sender,
    _contact,
    _abroad,
    _balance,
    _length,
    _left_out,
    _landline,
    _special,
    _unpriced,
    _merged,
)


def _about(code: FindingCode, level: Level, *groups: tuple[Row, ...]) -> Finding | None:
    """A finding about these receivers, if there are any, with the first few by number."""
    count = sum(map(len, groups))
    first = islice(chain.from_iterable(groups), _NAMES_SHOWN)
    return Finding(code, level, count, tuple(_short(row.number.shown) for row in first)) if count else None


def _short(shown: str) -> str:
    """Pasted junk must not blow up a sentence."""
    flat = " ".join(shown[: 2 * _NAME_LENGTH].split())
    return flat if len(flat) <= _NAME_LENGTH else flat[: _NAME_LENGTH - 1] + "…"
