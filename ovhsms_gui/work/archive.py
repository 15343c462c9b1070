"""Reads the journal for the window, so that no long look delays what is to be written."""

from dataclasses import dataclass
from pathlib import Path

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.recent import Recent
from ovhsms_gui.work import events
from ovhsms_gui.work.lane import Emit

MOST_FOUND = 1000  # by a search


@dataclass(frozen=True, slots=True)
class ReadRecent:
    """Look whether a plan's receivers had nearly the same text lately."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class ReadSends:
    """Read the newest sends."""

    limit: int = 200


@dataclass(frozen=True, slots=True)
class ReadReceivers:
    """Read a page of a view."""

    view: events.View
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class ReadTrail:
    """Read a page of what happened to a send."""

    send_id: int
    offset: int = 0
    limit: int = 200


class ArchiveHandler:
    """Reads only; one connection for the journal, one for who had what lately."""

    def __init__(self, path: Path, emit: Emit) -> None:
        self._emit = emit
        self._journal = Journal(path)
        self._recent = Recent(path)

    def close(self) -> None:
        """Close the database."""
        self._journal.close()
        self._recent.close()

    def handle(self, job: object) -> None:
        """Do one of the jobs above."""
        try:
            self._handle(job)
        except StoreProblem as problem:
            self._emit(events.StoreFailed(problem))

    def _handle(self, job: object) -> None:
        journal = self._journal
        match job:
            case ReadRecent(plan):
                numbers = [row.number.e164 for row in plan.receivers.valid if row.number.e164 is not None]
                found = self._recent.repeated(plan.draft.text, numbers)
                self._emit(events.RecentRead(plan.digest, found))
            case ReadSends(limit):
                self._emit(events.SendsRead(journal.sends(limit, 0), journal.need_a_look()))
            case ReadReceivers(view, offset, limit):
                self._read_receivers(view, offset, limit)
            case ReadTrail(send_id, offset, limit):
                rows = journal.events(send_id, offset, limit)
                self._emit(events.TrailRead(send_id, journal.count_events(send_id), offset, rows))
            case _:
                raise TypeError(type(job).__name__)

    def _read_receivers(self, view: events.View, offset: int, limit: int) -> None:
        send = self._journal.send(view.send_id)
        if view.words:
            found = self._journal.search(view.send_id, view.words, MOST_FOUND + 1, state=view.state)
            rows, more = found[:MOST_FOUND], len(found) > MOST_FOUND
            page = rows[offset : offset + limit]
            self._emit(events.ReceiversRead(view, send, len(rows), offset, page, more=more))
            return
        count = send.total if view.state is None else send.counts.get(view.state, 0)
        rows = self._journal.receivers(view.send_id, offset, limit, state=view.state)
        self._emit(events.ReceiversRead(view, send, count, offset, rows))
