"""What is looked up in the journal for the window, in the read lane. Each may raise `StoreProblem`."""

from dataclasses import dataclass

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.store.recent import Repeated
from ovhsms_gui.store.rows import EventRow, ReceiverRow, SendRow
from ovhsms_gui.work.books import ReadBooks

MOST_FOUND = 1000  # by a search


@dataclass(frozen=True, slots=True)
class View:
    """Which receivers of a send are looked at: all, those in a state, those whose name or number fits."""

    send_id: int
    state: ReceiverState | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReceiversPage:
    """One page of a view, from `offset`; `count` rows are in the view."""

    view: View
    send: SendRow
    count: int
    offset: int
    rows: tuple[ReceiverRow, ...]
    more: bool = False  # a search that found more than it gives


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
    due = plan.terms.due
    return books.recent.repeated(plan.draft.text, numbers, at=due.at if due else None)


def sends(books: ReadBooks, *, limit: int) -> tuple[tuple[SendRow, ...], int]:
    """The newest sends, and how many of all wait for the operator."""
    return books.journal.sends(limit, 0), books.journal.need_a_look()


def receivers(books: ReadBooks, *, view: View, offset: int, limit: int) -> ReceiversPage:
    """A page of a view."""
    send = books.journal.send(view.send_id)
    if view.words:
        found = books.journal.search(view.send_id, view.words, MOST_FOUND + 1, state=view.state)
        rows, more = found[:MOST_FOUND], len(found) > MOST_FOUND
        return ReceiversPage(view, send, len(rows), offset, rows[offset : offset + limit], more=more)
    count = send.total if view.state is None else send.counts.get(view.state, 0)
    page = books.journal.receivers(view.send_id, offset, limit, state=view.state)
    return ReceiversPage(view, send, count, offset, page)


def trail(books: ReadBooks, *, send_id: int, offset: int, limit: int) -> TrailPage:
    """A page of what happened to a send."""
    rows = books.journal.events(send_id, offset, limit)
    return TrailPage(send_id, books.journal.count_events(send_id), offset, rows)
