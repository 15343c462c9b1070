"""The desk lane: keeps the books on the disk, so that the GUI thread need not wait for it."""

from dataclasses import asdict, dataclass
from pathlib import Path

from ovhsms_gui.core.account import Account
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.store.accounts import AccountBook
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.settings import Settings
from ovhsms_gui.work import events, ledger, people, people_jobs
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


class DeskHandler:
    """Keeps the books itself, has the ledger keep the sends, and people the contacts."""

    def __init__(self, path: Path, emit: Emit) -> None:
        self._emit = emit
        self._ledger = ledger.Ledger(path, emit)
        self._people = people.People(path, emit)
        self._book = AccountBook(path)
        self._settings = Settings(path)

    def handle(self, job: object) -> None:
        """Do one of the jobs above, or of the ledger's or the people's."""
        try:
            if isinstance(job, ledger.Job):
                self._ledger.handle(job)
            elif isinstance(job, people_jobs.Job):
                self._people.handle(job)
            else:
                self._handle(job)
        except StoreProblem as problem:
            self._emit(events.StoreFailed(problem))

    def close(self) -> None:
        """Close the database."""
        self._ledger.close()
        self._people.close()
        self._book.close()
        self._settings.close()

    def _handle(self, job: object) -> None:
        match job:
            case ReadAccounts():
                self._emit(events.AccountsRead(self._book.all()))
                self._ledger.sweep()
                self._people.recover()
            case KeepAccount(account):
                self._book.save(account)
            case DropAccount(account_id):
                self._book.remove(account_id)
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


_DRAFT = "draft"


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
