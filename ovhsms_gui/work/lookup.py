"""What is looked up in the journal for the window, in the read lane. Each may raise `StoreProblem`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ovhsms_gui.core.national import written
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.store.history import Wanted
from ovhsms_gui.store.people import Contact
from ovhsms_gui.store.recent import Repeated
from ovhsms_gui.store.rows import EventRow, Question, ReceiverRow, SendRow
from ovhsms_gui.work.books import ReadBooks

MOST_FOUND = 1000  # by a search


@dataclass(frozen=True, slots=True)
class View:
    """Which receivers of a send are looked at: all, those in a state, those whose name or number fits."""

    send_id: int
    state: ReceiverState | None = None
    words: str = ""
    region: str = "FR"  # whose national numbers are meant


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest sends; how many of all wait for the operator, and for their time; those not sent to everybody yet."""

    rows: tuple[SendRow, ...]
    need_a_look: int = 0
    scheduled: int = 0
    unsent: tuple[SendRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The sends that were wanted, newest first; `limit`: no more than so many are read."""

    wanted: Wanted
    limit: int
    rows: tuple[SendRow, ...]


@dataclass(frozen=True, slots=True)
class ReceiversPage:
    """One page of a view, from `offset`; `count` rows are in the view."""

    view: View
    send: SendRow
    count: int
    offset: int
    rows: tuple[ReceiverRow, ...]
    more: bool = False  # a search that found more than it gives
    sms: int = 0  # that the send is, of everybody together
    found: bool = False  # it is of those whom the words name; what the text says it says to all


@dataclass(frozen=True, slots=True)
class TrailPage:
    """A page of what happened to a send, oldest first, from `offset`; `count` lines in all."""

    send_id: int
    count: int
    offset: int
    rows: tuple[EventRow, ...]


def recent(books: ReadBooks, *, plan: Plan) -> Repeated:
    """Who of a plan's receivers had nearly the same text lately."""
    _ = plan.digest  # which is kept: at the press of Send the window would be away for it
    numbers = [row.number.e164 for row in plan.receivers.valid if row.number.e164 is not None]
    due, replaces = plan.terms.due, plan.draft.replaces
    return books.recent.repeated(
        plan.draft.text,
        numbers,
        at=due.at if due else None,
        replaced=replaces.send_id if replaces else None,
    )


def meant(books: ReadBooks, *, words: str, limit: int) -> tuple[Contact, ...]:
    """Whom of the contacts, or of earlier receivers, somebody may mean who types this, opted out or not."""
    return books.contacts.meant(words, limit)


def sends(books: ReadBooks, *, limit: int) -> Newest:
    """The newest sends, and what of all there is to know at a glance."""
    journal = books.journal
    with journal.one_moment():
        newest, unsent = journal.sends(limit, 0), journal.unsent()
        return Newest(newest, journal.need_a_look(), journal.scheduled(), unsent)


def listed(books: ReadBooks, *, wanted: Wanted, limit: int) -> Listed:
    """The newest of those that are wanted."""
    return Listed(wanted, limit, books.history.sends(wanted, limit))


def receivers(books: ReadBooks, *, view: View, offset: int, limit: int, home: str = "FR") -> ReceiversPage:
    """A page of a view; each number as it is written in `home` (ISO 3166), too. Of the refused also who said STOP."""
    with books.journal.one_moment(), books.history.one_moment():
        page = _receivers(books, view, offset, limit)
    refused = [row.e164 for row in page.rows if row.state is ReceiverState.INVALID]
    stop = books.conversations.asking(refused)
    rows = (replace(row, at_home=_at_home(row, home), answered_stop=row.e164 in stop) for row in page.rows)
    return replace(page, rows=tuple(rows))


def _at_home(row: ReceiverRow, region: str) -> str:
    return written(parse(row.e164, ""), region) if row.e164.startswith("+") else ""


def _receivers(books: ReadBooks, view: View, offset: int, limit: int) -> ReceiversPage:
    send, sms = books.journal.send(view.send_id), books.history.sms(view.send_id)
    if view.words and books.history.names_people(view.send_id, view.words, view.region):
        found = books.history.receivers(
            view.send_id, view.words, MOST_FOUND + 1, region=view.region, state=view.state
        )
        rows, more = found[:MOST_FOUND], len(found) > MOST_FOUND
        page = rows[offset : offset + limit]
        return ReceiversPage(view, send, len(rows), offset, page, more=more, sms=sms, found=True)
    if view.state is None:
        page = books.journal.troubles_first(view.send_id, offset, limit)
        return ReceiversPage(view, send, send.total, offset, page, sms=sms)
    page = books.journal.receivers(view.send_id, offset, limit, state=view.state)
    return ReceiversPage(view, send, send.counts.get(view.state, 0), offset, page, sms=sms)


def undecided(
    books: ReadBooks, *, send_id: int, chunks: Mapping[int, Question], offset: int, limit: int
) -> tuple[ReceiverRow, ...]:
    """A page of those about whom this is asked."""
    return books.journal.undecided(send_id, chunks, offset, limit)


def trail(books: ReadBooks, *, send_id: int, offset: int, limit: int) -> TrailPage:
    """A page of what happened to a send."""
    with books.journal.one_moment():
        rows = books.journal.events(send_id, offset, limit)
        return TrailPage(send_id, books.journal.count_events(send_id), offset, rows)
