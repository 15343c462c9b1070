"""What an SMS account sent from elsewhere, or is to send: what is ours, what OVHcloud lists, what is the rest."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ovhsms_gui.core.elsewhere import Doubled, Theirs, doubled, may_be_listed_as
from ovhsms_gui.core.errors import CallFailed, Reason
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.store.recent import Ours
from ovhsms_gui.work.books import QueryBooks, ReadBooks
from ovhsms_gui.work.connections import NoKeys

if TYPE_CHECKING:
    from ovhsms_gui.ovh.models import Listing, Sms

# A page has five hundred messages, where OVHcloud gives pages; else each is a call.
MOST_PAGES, MOST_SINGLE = 10, 40
_AHEAD = 60.0  # seconds: clocks differ
_LARGEST_MEMORY = 5000  # messages


@dataclass(frozen=True, slots=True)
class Seen:
    """What was sent from elsewhere, or waits to be. `whole`: all of what is listed was read; else the newest.

    `problem`: why none of what has left was; `waits_problem`: why none of what waits was.
    """

    theirs: tuple[Theirs, ...] = ()
    whole: bool = True
    problem: Reason | None = None
    waits_problem: Reason | None = None

    @property
    def gaps(self) -> bool:
        """Something may be there that was not read. That keys may not see a list is no gap in it."""
        return not self.whole or not {self.problem, self.waits_problem} <= {None, Reason.NOT_GRANTED}


@dataclass(frozen=True, slots=True)
class Listed:
    """What one list has, but for ids that were known to be ours."""

    messages: tuple["Sms", ...] = ()
    whole: bool = True
    problem: Reason | None = None


def ours(books: ReadBooks, *, service: str, seconds: float) -> Ours:
    """By what messages are known to be ours, of those of the last seconds."""
    return books.recent.ours(service, seconds)


def fetch(
    books: QueryBooks, *, account_id: str, service: str, seconds: float, ours: Ours
) -> tuple[Listed, Listed]:
    """What OVHcloud lists of the last seconds, and of what is to come. `ours` need not be read."""
    try:
        api = books.connections.api(account_id)
    except NoKeys:
        nothing = Listed(problem=Reason.CONSUMER_KEY)
        return nothing, nothing
    until = time.time() + (api.clock_ahead() or 0.0) + _AHEAD
    since = until - seconds - _AHEAD
    left = partial(api.outgoing_between, service, since, until)
    waiting = partial(api.waiting, service)
    return (
        _read(books, service, left, api.outgoing_one, ours.ids),
        _read(books, service, waiting, api.pending_one, ours.ids, waits=True),
    )


def sort(books: ReadBooks, *, service: str, seconds: float, listed: tuple[Listed, Listed]) -> Seen:
    """What of that is not ours. Asked after OVHcloud was: whatever is ours was written down before it left."""
    return rest(ours(books, service=service, seconds=seconds), listed)


def rest(known: Ours, listed: tuple[Listed, Listed]) -> Seen:
    """What is not ours, nor may be."""
    left, waits = listed
    theirs = [
        Theirs(sms.receiver, sms.message, sms.due if later else sms.created, sms.sender or "", waits=later)
        for later, read in ((False, left), (True, waits))
        for sms in read.messages
        if not _may_be_ours(known, sms, waits=later)
    ]
    return Seen(tuple(theirs), left.whole and waits.whole, left.problem, waits.problem)


def _may_be_ours(known: Ours, sms: "Sms", *, waits: bool) -> bool:
    if sms.id in known.ids or sms.tag in known.tags:
        return True
    marked = known.kept and sms.tag and not waits  # what waits has no mark
    return not marked and any(may_be_listed_as(text, sms.message) for text in known.in_doubt)


def compare(_books: ReadBooks, *, plan: Plan, seen: Seen, now: float) -> Doubled:
    """Who of a plan's receivers has the same words from there. In a lane: it goes through all of them.

    `now`: by OVHcloud's clock.
    """
    due = plan.terms.due
    return doubled(plan, seen.theirs, now if due is None else due.at)


def _read(
    books: QueryBooks,
    service: str,
    page_of: "Callable[[int], Listing]",
    one: "Callable[[str, int], Sms]",
    ours: frozenset[int],
    *,
    waits: bool = False,
) -> Listed:
    try:
        found, whole = _listed(books, service, page_of, one, ours, waits=waits)
    except CallFailed as error:
        return Listed(problem=error.reason)
    return Listed(tuple(sms for sms in found if sms.id not in ours), whole)


def _listed(
    books: QueryBooks,
    service: str,
    page_of: "Callable[[int], Listing]",
    one: "Callable[[str, int], Sms]",
    ours: frozenset[int],
    *,
    waits: bool = False,
) -> tuple[Iterable["Sms"], bool]:
    found: dict[int, Sms] = {}
    for page in range(1, MOST_PAGES + 1):
        listing = page_of(page)
        if listing.ids:
            return _ones(books, service, sorted(set(listing.ids) - ours, reverse=True), one, waits=waits)
        before = len(found)
        found.update((sms.id, sms) for sms in listing.messages)
        if len(found) == before or (listing.elements is not None and len(found) >= listing.elements):
            return found.values(), True
    return found.values(), False


def _ones(
    books: QueryBooks, service: str, ids: list[int], one: "Callable[[str, int], Sms]", *, waits: bool
) -> tuple[Iterable["Sms"], bool]:
    """The newest of them: neither words nor receiver of a message ever change, so each is read once.

    Once more when it has left: what waits has no tag, by which it may be ours.
    """
    known = books.messages.setdefault((service, waits), {})
    if len(known) > _LARGEST_MEMORY:
        known.clear()
    left = MOST_SINGLE
    found: list[Sms] = []
    for id_ in ids:
        if id_ not in known:
            if not left or books.stop.is_set():
                return found, False
            left -= 1
            known[id_] = one(service, id_)
        found.append(known[id_])
    return found, True
