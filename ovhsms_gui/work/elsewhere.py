"""What an SMS account sent from elsewhere, in the lanes: what is ours, what OVHcloud lists, what is the rest."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ovhsms_gui.core.elsewhere import Doubled, Theirs, doubled
from ovhsms_gui.core.errors import CallFailed, Reason
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.store.recent import Ours
from ovhsms_gui.work.books import QueryBooks, ReadBooks
from ovhsms_gui.work.connections import NoKeys

if TYPE_CHECKING:
    from ovhsms_gui.ovh.models import Sms

# A page has five hundred messages, where OVHcloud gives pages; else each is a call.
MOST_PAGES, MOST_SINGLE = 10, 40
_AHEAD = 60.0  # seconds: clocks differ
_LARGEST_MEMORY = 5000  # messages


@dataclass(frozen=True, slots=True)
class Seen:
    """What was sent from elsewhere. `whole`: all of it was read; else the newest. `problem`: why none was."""

    theirs: tuple[Theirs, ...] = ()
    whole: bool = True
    problem: Reason | None = None


def ours(books: ReadBooks, *, service: str, seconds: float) -> Ours:
    """By what messages are known to be ours, of those of the last seconds."""
    return books.recent.ours(service, seconds)


def fetch(books: QueryBooks, *, account_id: str, service: str, seconds: float, ours: Ours) -> Seen:
    """What OVHcloud lists of the last seconds, and is not ours."""
    try:
        found, whole = _listed(books, account_id, service, seconds, ours)
    except NoKeys:
        return Seen(problem=Reason.CONSUMER_KEY)
    except CallFailed as error:
        return Seen(problem=error.reason)
    return Seen(
        tuple(
            Theirs(sms.receiver, sms.message, sms.created, sms.sender or "")
            for sms in found
            if sms.id not in ours.ids and (not sms.tag or sms.tag not in ours.tags)
        ),
        whole,
    )


def compare(_books: ReadBooks, *, plan: Plan, seen: Seen, now: float) -> Doubled:
    """Who of a plan's receivers has the same words from there. In a lane: it goes through all of them.

    `now`: by OVHcloud's clock.
    """
    due = plan.terms.due
    return doubled(plan, seen.theirs, now if due is None else due.at)


def _listed(
    books: QueryBooks, account_id: str, service: str, seconds: float, ours: Ours
) -> tuple[list["Sms"], bool]:
    api = books.connections.api(account_id)
    until = time.time() + (api.clock_ahead() or 0.0) + _AHEAD
    found: dict[int, Sms] = {}
    for page in range(1, MOST_PAGES + 1):
        listing = api.outgoing_between(service, until - seconds - _AHEAD, until, page)
        if listing.ids:
            return _ones(books, account_id, service, sorted(set(listing.ids) - ours.ids, reverse=True))
        before = len(found)
        found.update((sms.id, sms) for sms in listing.messages)
        if len(found) == before or (listing.elements is not None and len(found) >= listing.elements):
            return list(found.values()), True
    return list(found.values()), False


def _ones(books: QueryBooks, account_id: str, service: str, ids: list[int]) -> tuple[list["Sms"], bool]:
    """The newest of them: neither words nor receiver of a message ever change, so each is read once."""
    api, known = books.connections.api(account_id), books.messages
    if len(known) > _LARGEST_MEMORY:
        known.clear()
    left = MOST_SINGLE
    found: list[Sms] = []
    for id_ in ids:
        if (service, id_) not in known:
            if not left or books.stop.is_set():
                return found, False
            left -= 1
            known[service, id_] = api.outgoing_one(service, id_)
        found.append(known[service, id_])
    return found, True
