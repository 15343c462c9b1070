"""The desk lane: keeps the books on the disk, so that the GUI thread need not wait for it."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ovhsms_gui.core.account import Account
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.core.states import NOT_REACHED
from ovhsms_gui.files import table
from ovhsms_gui.store.accounts import AccountBook
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.recent import Recent
from ovhsms_gui.store.rows import ReceiverRow
from ovhsms_gui.store.settings import Settings
from ovhsms_gui.work import events
from ovhsms_gui.work.lane import Emit


@dataclass(frozen=True, slots=True)
class ReadAccounts:
    """Read the account book, and sweep what a dead run left under way."""


@dataclass(frozen=True, slots=True)
class KeepAccount:
    """Write an account into the book (never its keys)."""

    account: Account


@dataclass(frozen=True, slots=True)
class DropAccount:
    """Strike an account out of the book."""

    account_id: str


@dataclass(frozen=True, slots=True)
class StoreSend:
    """Write a confirmed plan into the journal."""

    plan: Plan


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
    """Read a page of a send's receivers."""

    send_id: int
    offset: int = 0
    limit: int = 500


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
    """Read everything that happened to a send."""

    send_id: int


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
class KeepSetting:
    """Remember a small value."""

    key: str
    value: object


@dataclass(frozen=True, slots=True)
class ReadSetting:
    """Recall it."""

    key: str


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Write down the message being written, so that a crash or a power cut loses nothing."""

    draft: Draft
    receivers: Receivers


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """Recall it."""


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """The desk tells the send lane that the journal has, or has no longer, work."""


class DeskHandler:
    """Keeps the books on the disk, so that the GUI thread need not wait for it."""

    def __init__(self, path: Path, emit: Emit) -> None:
        self._emit = emit
        self._journal = Journal(path)
        self._book = AccountBook(path)
        self._settings = Settings(path)
        self._recent = Recent(path)

    def handle(self, job: object) -> None:
        """Do one of the jobs above."""
        try:
            self._handle(job)
        except StoreProblem as problem:
            self._emit(events.StoreFailed(problem))

    def close(self) -> None:
        """Close the database."""
        self._journal.close()
        self._book.close()
        self._settings.close()
        self._recent.close()

    def _handle(self, job: object) -> None:
        match job:
            case ReadAccounts():
                self._read_accounts()
            case KeepAccount(account):
                self._book.save(account)
            case DropAccount(account_id):
                self._book.remove(account_id)
            case StoreSend(plan):
                self._store(plan)
            case ReadRecent(plan):
                numbers = [line.e164 for line in plan.lines]
                found = self._recent.repeated(plan.draft.text, numbers)
                self._emit(events.RecentRead(plan.digest, found))
            case ReadSends(limit):
                self._emit(events.SendsRead(self._journal.sends(limit, 0)))
            case ReadReceivers(send_id, offset, limit):
                rows = self._journal.receivers(send_id, offset, limit)
                self._emit(events.ReceiversRead(self._journal.send(send_id), offset, rows))
            case ReadTrail(send_id):
                self._emit(events.TrailRead(send_id, self._journal.events(send_id)))
            case ReadNotReached(send_id):
                self._read_not_reached(send_id)
            case ExportSend():
                self._export(job)
            case ResumeSend(send_id):
                self._journal.resume(send_id)
                self._emit(QueueChanged())
            case CancelSend(send_id):
                self._journal.cancel(send_id)
                self._emit(QueueChanged())
            case KeepSetting(key, value):
                self._settings.set(key, value)
            case ReadSetting(key):
                self._emit(events.SettingRead(key, self._settings.get(key, None)))
            case KeepDraft(draft, receivers):
                self._settings.set(_DRAFT, _flat(draft, receivers))
            case ReadDraft():
                kept = self._settings.get(_DRAFT, None)
                if isinstance(kept, dict):
                    self._emit(events.DraftRead(*_unflat(kept)))
            case _:
                raise TypeError(type(job).__name__)

    def _read_accounts(self) -> None:
        self._emit(events.AccountsRead(self._book.all()))
        lost = self._journal.recover()
        if lost:
            self._emit(events.Recovered(lost))
        self._emit(QueueChanged())

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

    def _store(self, plan: Plan) -> None:
        try:
            send_id = self._journal.add_send(plan)
        except StoreProblem as problem:
            self._emit(events.SendNotStored(plan.digest, problem))
            return
        self._emit(events.SendStored(send_id, plan.digest))
        self._emit(QueueChanged())


_DRAFT = "draft"
_PAGE = 2000


def _flat(draft: Draft, receivers: Receivers) -> dict[str, object]:
    lines = (f"{row.name};{row.number.e164 or row.number.raw}" for row in receivers.rows)
    return {**asdict(draft), "receivers": "\n".join(line.removeprefix(";") for line in lines)}


def _unflat(kept: dict[str, object]) -> tuple[Draft, str]:
    """The draft, and its receivers as text to be read like a paste."""
    draft = Draft(
        text=str(kept.get("text", "")),
        sender=str(kept.get("sender", "")),
        allow_replies=kept.get("allow_replies") is True,
        no_stop=kept.get("no_stop") is True,
    )
    return draft, str(kept.get("receivers", ""))
