"""The desk's work on sends: the journal written and read, and exported."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import NOT_REACHED
from ovhsms_gui.files import table
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.recent import Recent
from ovhsms_gui.store.rows import ReceiverRow
from ovhsms_gui.work import events
from ovhsms_gui.work.lane import Emit

_PAGE = 2000


@dataclass(frozen=True, slots=True)
class StoreSend:
    """Write a confirmed plan into the journal. `hold`: seconds in which it can be undone."""

    plan: Plan
    hold: float = 0.0


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
class ExportSend:
    """Write a send's receivers into a CSV file, each as the texts that `cells` makes of it."""

    send_id: int
    path: Path
    header: tuple[str, ...]
    cells: Callable[[ReceiverRow], tuple[str, ...]]
    separator: str


@dataclass(frozen=True, slots=True)
class ReadTrail:
    """Read a page of what happened to a send."""

    send_id: int
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class ReadNotReached:
    """Make a new draft for those of a send who certainly did not get it."""

    send_id: int


@dataclass(frozen=True, slots=True)
class ResumeSend:
    """Let a paused send go on."""

    send_id: int


@dataclass(frozen=True, slots=True)
class CancelSend:
    """Take back what of a send is still queued."""

    send_id: int


@dataclass(frozen=True, slots=True)
class UndoSend:
    """Take back what of a send is still queued, and make a new draft of it."""

    send_id: int


@dataclass(frozen=True, slots=True)
class LookUp:
    """Ask OVHcloud about a send now."""

    send_id: int


@dataclass(frozen=True, slots=True)
class SendAgain:
    """The operator has it sent again what is unknown and was looked for in vain."""

    send_id: int


@dataclass(frozen=True, slots=True)
class LeaveDoubt:
    """The operator lets be what is unknown."""

    send_id: int


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """The desk tells the send lane that the journal has, or has no longer, work."""


@dataclass(frozen=True, slots=True)
class LooksChanged:
    """The desk tells the watch lane that there is something to ask about."""


Job: TypeAlias = (
    StoreSend
    | ReadRecent
    | ReadSends
    | ReadReceivers
    | ExportSend
    | ReadTrail
    | ReadNotReached
    | ResumeSend
    | CancelSend
    | UndoSend
    | LookUp
    | SendAgain
    | LeaveDoubt
)


class Ledger:
    """The journal, and who had what lately. Use it in the thread that made it; may raise `StoreProblem`."""

    def __init__(self, path: Path, emit: Emit) -> None:
        self._emit = emit
        self._journal = Journal(path)
        self._looks = Looks(path)
        self._recent = Recent(path)

    def close(self) -> None:
        """Close the database."""
        self._journal.close()
        self._looks.close()
        self._recent.close()

    def recover(self) -> None:
        """Sweep up after a run that died; `Recovered` follows if anything was under way."""
        lost = self._journal.recover()
        if lost:
            self._emit(events.Recovered(lost))
        self._emit(QueueChanged())
        self._emit(LooksChanged())

    def handle(self, job: Job) -> None:
        """Do one of the jobs above."""
        match job:
            case StoreSend():
                self._store(job)
            case ReadRecent(plan):
                numbers = [line.e164 for line in plan.lines]
                found = self._recent.repeated(plan.draft.text, numbers)
                self._emit(events.RecentRead(plan.digest, found))
            case ReadSends(limit):
                self._emit(events.SendsRead(self._journal.sends(limit, 0), self._journal.need_a_look()))
            case ReadReceivers():
                self._read_receivers(job)
            case ReadTrail(send_id, offset, limit):
                rows = self._journal.events(send_id, offset, limit)
                self._emit(events.TrailRead(send_id, self._journal.count_events(send_id), offset, rows))
            case ReadNotReached(send_id):
                self._read_not_reached(send_id)
            case ExportSend():
                self._export(job)
            case LookUp(send_id):
                self._looks.wake(send_id)
                self._emit(LooksChanged())
            case _:
                self._change(job)

    def _change(self, job: ResumeSend | CancelSend | UndoSend | SendAgain | LeaveDoubt) -> None:
        match job:
            case ResumeSend(send_id):
                self._journal.resume(send_id)
            case CancelSend(send_id):
                self._journal.cancel(send_id)
            case UndoSend(send_id):
                if self._journal.cancel(send_id):
                    self._read_not_reached(send_id)
            case SendAgain(send_id):
                self._journal.send_again(send_id)
            case LeaveDoubt(send_id):
                self._journal.leave(send_id)
        self._emit(QueueChanged())

    def _read_receivers(self, job: ReadReceivers) -> None:
        view, journal = job.view, self._journal
        send = journal.send(view.send_id)
        if view.words:
            rows = journal.search(view.send_id, view.words, state=view.state)
            self._emit(events.ReceiversRead(view, send, len(rows), 0, rows))
            return
        count = send.total if view.state is None else send.counts.get(view.state, 0)
        rows = journal.receivers(view.send_id, job.offset, job.limit, state=view.state)
        self._emit(events.ReceiversRead(view, send, count, job.offset, rows))

    def _read_not_reached(self, send_id: int) -> None:
        send = self._journal.send(send_id)
        rows = [row for row in self._all_receivers(send_id) if row.state in NOT_REACHED]
        draft = Draft(send.text, send.sender, send.allow_replies, send.no_stop)
        lines = (f"{row.name};{row.e164}".removeprefix(";") for row in rows)
        self._emit(events.Redraft(draft, "\n".join(lines), len(rows)))

    def _export(self, job: ExportSend) -> None:
        rows = (job.cells(row) for row in self._all_receivers(job.send_id))
        try:
            count = table.write(job.path, job.header, rows, separator=job.separator)
        except OSError as error:
            self._emit(events.ExportFailed(job.path, error.strerror or type(error).__name__))
            return
        self._emit(events.Exported(job.path, count))

    def _all_receivers(self, send_id: int) -> Iterator[ReceiverRow]:
        offset = 0
        while page := self._journal.receivers(send_id, offset, _PAGE):
            yield from page
            offset += len(page)

    def _store(self, job: StoreSend) -> None:
        try:
            send_id = self._journal.add_send(job.plan, hold=job.hold)
        except StoreProblem as problem:
            self._emit(events.SendNotStored(job.plan.digest, problem))
            return
        self._emit(events.SendStored(send_id, job.plan.digest))
        self._emit(QueueChanged())
