"""The desk lane: keeps the books on the disk, so that the GUI thread need not wait for it."""

from dataclasses import dataclass
from pathlib import Path

from ovhsms_gui.core.account import Account
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.store.accounts import AccountBook
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.settings import Settings
from ovhsms_gui.work import events, ledger, people, people_jobs
from ovhsms_gui.work.lane import Emit
from ovhsms_gui.work.writing import Writing, WritingJob


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


class DeskHandler:
    """Keeps the books itself; the ledger keeps the sends, people the contacts, writing what is being written."""

    def __init__(self, path: Path, emit: Emit, vetoes: Vetoes | None = None) -> None:
        self._emit = emit
        self._ledger = ledger.Ledger(path, emit, vetoes)
        self._people = people.People(path, emit)
        self._book = AccountBook(path)
        self._settings = Settings(path)
        self._writing = Writing(path, emit)

    def handle(self, job: object) -> None:
        """Do one of the jobs above, or of the ledger's, the people's or the writing's."""
        try:
            if isinstance(job, ledger.Job):
                self._ledger.handle(job)
            elif isinstance(job, people_jobs.Job):
                self._people.handle(job)
            elif isinstance(job, WritingJob):
                self._writing.handle(job)
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
        self._writing.close()

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
            case _:
                raise TypeError(type(job).__name__)
