"""The desk's work on sends: what is confirmed, stopped, sent again is written into the journal."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.rowlines import to_lines
from ovhsms_gui.core.states import NOT_REACHED, ReceiverState
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.ovh.endpoints import same, stranger
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.identities import Identities
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.traces import is_trace
from ovhsms_gui.work import events
from ovhsms_gui.work.lane import Emit


@dataclass(frozen=True, slots=True)
class StoreSend:
    """Write a confirmed plan into the journal. `hold`: seconds in which it can be undone.

    `test`: it goes to the operator's own number.
    """

    plan: Plan
    hold: float = 0.0
    test: bool = False
    endpoint: str = ""  # where it is sent


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
class KnowAccount:
    """An account's keys are at hand: what is under way under an older id of theirs is its own.

    `at_hand`: the ids of all accounts whose keys are.
    """

    account_id: str
    mark: str
    at_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnowServices:
    """An account's keys open these SMS accounts: what else was sent there, by an account that is gone, is its own."""

    account_id: str
    endpoint: str
    services: tuple[str, ...]
    at_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """The desk tells the send lane that the journal has, or has no longer, work."""


@dataclass(frozen=True, slots=True)
class LooksChanged:
    """The desk tells the watch lane that there is something to ask about."""


Job: TypeAlias = (
    StoreSend
    | ReadNotReached
    | ResumeSend
    | CancelSend
    | UndoSend
    | LookUp
    | SendAgain
    | LeaveDoubt
    | KnowAccount
    | KnowServices
)


class Ledger:
    """Writes the journal. Use it in the thread that made it; every method may raise `StoreProblem`."""

    def __init__(self, path: Path, emit: Emit, vetoes: Vetoes | None = None) -> None:
        """`vetoes`: the operator's no, said but not written yet; once it is written here it is lifted."""
        self._emit = emit
        self._vetoes = vetoes or Vetoes()
        self._journal = Journal(path)
        self._looks = Looks(path)
        self._identities = Identities(path)
        self._swept = False

    def close(self) -> None:
        """Close the database."""
        self._journal.close()
        self._looks.close()
        self._identities.close()

    def sweep(self) -> None:
        """Sweep up after a run that died, once, before anything else: until then nothing may leave.

        `Recovered` follows.
        """
        if self._swept:
            return
        lost = self._journal.recover()
        self._swept = True
        self._emit(events.Recovered(lost))
        self._emit(QueueChanged())
        self._emit(LooksChanged())

    def handle(self, job: Job) -> None:
        """Do one of the jobs above."""
        match job:
            case StoreSend():
                self._store(job)
                return
            case ReadNotReached(send_id):
                self._read_not_reached(send_id)
                return
            case KnowAccount(account_id, mark, at_hand):
                # At the start this comes before the sweep: else a first look would find the old id without keys.
                if self._identities.know(account_id, mark, at_hand) and self._swept:
                    self._emit(LooksChanged())
                return
            case KnowServices():
                self._know_services(job)
                return
            case LookUp(send_id):
                self.sweep()
                self._looks.wake(send_id)
                self._emit(LooksChanged())
                return
        self.sweep()
        match job:
            case ResumeSend(send_id):
                self._journal.resume(send_id)
            case CancelSend(send_id):
                self._journal.cancel(send_id)
                self._vetoes.lift(send_id)
            case UndoSend(send_id):
                self._undo(send_id)
            case SendAgain(send_id):
                self._journal.send_again(send_id)
            case LeaveDoubt(send_id):
                self._journal.leave(send_id)
        self._emit(QueueChanged())

    def _know_services(self, job: KnowServices) -> None:
        # An old send may not say where it went: a name is one SMS account's only at OVHcloud itself.
        unsaid = "" if stranger(job.endpoint) else job.endpoint
        astray = self._identities.astray(job.services, job.at_hand)
        if mine := [send_id for send_id, endpoint in astray if same(endpoint or unsaid, job.endpoint)]:
            self._identities.take(job.account_id, mine)
            self._emit(LooksChanged())

    def _undo(self, send_id: int) -> None:
        self._journal.cancel(send_id)
        self._vetoes.lift(send_id)
        counts = self._journal.send(send_id).counts
        too_late = sum(count for state, count in counts.items() if state is not ReceiverState.CANCELLED)
        if not too_late:
            self._read_not_reached(send_id, undone=send_id)
        self._emit(events.Undone(send_id, too_late))

    def _read_not_reached(self, send_id: int, undone: int = 0) -> None:
        send = self._journal.send(send_id)
        rows = [
            row
            for row in self._journal.all_receivers(send_id)
            if row.state in NOT_REACHED and not is_trace(row.e164)  # nobody knows any more who that was
        ]
        draft = Draft(send.text, send.terms)
        people = (Row(parse(row.e164, ""), row.name, fields=row.fields) for row in rows)
        self._emit(events.Redraft(draft, to_lines(people), len(rows), undone))

    def _store(self, job: StoreSend) -> None:
        try:
            self.sweep()
            send_id = self._journal.add_send(job.plan, hold=job.hold, test=job.test, endpoint=job.endpoint)
        except StoreProblem as problem:
            self._emit(events.SendNotStored(job.plan.digest, problem, job.test))
            return
        self._emit(events.SendStored(send_id, job.plan.digest, job.test))
        self._emit(QueueChanged())
