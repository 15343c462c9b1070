"""Which accounts and SMS services there are, which one is chosen, and what is wrong with the others."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.account import Account, Service
from ovhsms_gui.core.errors import CallFailed
from ovhsms_gui.core.secret import Keys
from ovhsms_gui.core.settings import LAST_SERVICE
from ovhsms_gui.gui import messages
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.vault import VaultStatus
from ovhsms_gui.work import events, paperwork, query
from ovhsms_gui.work.asking import Question
from ovhsms_gui.work.office import Office


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the account dropdown. Without a service it says why there is none."""

    account: Account
    service: Service | None
    note: str = ""

    @property
    def key(self) -> str:
        """Tells the entry again after the list was read anew."""
        return f"{self.account.id}/{self.service.name if self.service else ''}"


class AccountsState(QObject):
    """Owns the list; everybody else reads it and listens."""

    changed = Signal()  # the list, or what is known of an entry in it
    current_changed = Signal()  # another account or service, or news of the current one
    notice = Signal(str)  # a sentence about where keys are kept, "" to take it away
    host_asked = Signal(str, str)  # by which account, and the host
    saved = Signal(object, object)  # the account, and whether the keyring has its keys
    renamed = Signal(object)  # the account
    # The account, which there is for this session, or None if it is as it was; why it could not be written down.
    unkept = Signal(object, str)
    removed = Signal(object)  # the keyring's answer
    copied = Signal(str)  # a sentence about the copy of the data file

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._accounts: tuple[Account, ...] = ()
        self._services: dict[str, dict[str, Service]] = {}
        self._notes: dict[str, Callable[[], str]] = {}  # said in the language of the window that shows them
        self._hosts: dict[str, str] = {}  # to which nobody allowed an account's keys to go
        self._current = ""
        self._wanted = office.preferences.get(LAST_SERVICE)  # what was chosen last
        self.ready = False  # the book has been read
        self.vault = events.VaultRead(VaultStatus.OK, "")
        self._keys_note: Callable[[], str] = str
        office.happened.connect(self._on_news)

    # ---- what is so ----------------------------------------------------------------------------

    @property
    def accounts(self) -> tuple[Account, ...]:
        """All accounts."""
        return self._accounts

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The dropdown's lines."""
        lines: list[Entry] = []
        for account in self._accounts:
            services = self._services.get(account.id, {})
            lines += [Entry(account, service) for service in services.values()]
            if not services:
                lines.append(Entry(account, None, self.note(account.id) or self.tr("connecting…")))
        return tuple(lines)

    @property
    def current(self) -> Entry | None:
        """The chosen line."""
        return next((entry for entry in self.entries if entry.key == self._current), None)

    def service(self, account_id: str, name: str) -> Service | None:
        """What is known of a service now."""
        return self._services.get(account_id, {}).get(name)

    def service_names(self, account_id: str) -> tuple[str, ...]:
        """The SMS services that an account's keys open."""
        return tuple(self._services.get(account_id, {}))

    @property
    def keys_notice(self) -> str:
        """What is to be known of where keys are kept, "" when nothing is."""
        return self._keys_note()

    def note(self, account_id: str) -> str:
        """What is wrong with an account, "" when nothing is."""
        return self._notes.get(account_id, str)()

    def host(self, account_id: str) -> str:
        """The host that has to be allowed before an account can be used, "" when there is none."""
        return self._hosts.get(account_id, "")

    # ---- intentions ----------------------------------------------------------------------------

    def save_copy(self, path: Path) -> None:
        """Write a copy of the data file: accounts without their keys, contacts, drafts, all that was sent."""
        self.copied.emit(self.tr("Writing {file}…").format(file=path.name))
        self._office.files.ask(
            partial(paperwork.save_copy, path=path),
            partial(self._on_copied, path),
            otherwise=partial(self._on_not_copied, path),
        )

    def choose(self, entry: Entry) -> None:
        """Make a line the current one."""
        if entry.key != self._current:
            self._current = entry.key
            self._wanted = entry.key
            self._office.preferences.put(LAST_SERVICE, entry.key)
            self.current_changed.emit()

    def test(self, endpoint: str, keys: Keys, then: Callable[[query.Tried], object]) -> Question:
        """Try keys."""
        return self._office.query.ask(partial(query.try_keys, endpoint=endpoint, keys=keys), then)

    def allow(self, host: str) -> None:
        """Let keys and messages go to a host that is not OVHcloud's."""
        self._office.allow_host(host)

    def save(self, known: Account | None, name: str, endpoint: str, region: str, keys: Keys) -> str:
        """Keep a new account, or another set of keys for one there is; `saved` or `unkept` follows. Returns its id."""
        account = known or Account(str(uuid.uuid4()), name, endpoint, region)
        self._services.pop(account.id, None)
        changed = replace(account, name=name, endpoint=endpoint, region=region)
        self._office.save_account(changed, keys, self._on_saved, self._on_unkept)
        return account.id

    def rename(self, account: Account, name: str, region: str) -> None:
        """Keep another name or country; the keys stay as they are; `renamed` or `unkept` follows."""
        changed = replace(account, name=name, region=region)
        self._office.rename_account(changed, self.renamed.emit, partial(self._on_unkept, None))

    def remove(self, account: Account) -> None:
        """Forget an account and its keys; `removed` follows."""
        self._office.remove_account(account, partial(self._on_removed, account.id))

    def refresh(self, account: Account) -> None:
        """Ask OVHcloud again for an account's services."""
        self._notes.pop(account.id, None)
        self._services.pop(account.id, None)
        self.changed.emit()
        self._office.retry_keys(account)

    @Slot(str, str)
    def refresh_balance(self, account_id: str, name: str) -> None:
        """Ask again what is left on one service."""
        service = self.service(account_id, name)
        if service is not None:
            self._office.read_service(service)

    # ---- what comes back -----------------------------------------------------------------------

    @Slot(object)
    def _on_news(self, event: object) -> None:
        match event:
            case events.AccountsRead(accounts):
                self._accounts = accounts
                self.ready = True
                self._settle()
            case events.ServicesRead(account_id, names, why=None):
                self._on_services(account_id, names)
            case events.ServicesRead(
                account_id, why=(CallFailed() | VaultStatus() | events.StrangeHost()) as why
            ):
                self._on_no_services(account_id, why)
            case events.ServiceRead(service):
                self._services.setdefault(service.account_id, {})[service.name] = service
                self._settle()
            case events.VaultRead(status, where):
                self.vault = event
                self._keys_note = (
                    partial(messages.vault, status, where) if status is not VaultStatus.OK else str
                )
                self.notice.emit(self.keys_notice)

    def _on_saved(self, account: Account, status: VaultStatus) -> None:
        self._notes.pop(account.id, None)
        self.saved.emit(account, status)
        if status is not VaultStatus.OK:
            self._keys_note = partial(messages.vault, status)
            self.notice.emit(self.keys_notice)

    def _on_unkept(self, account: Account | None, error: Exception) -> None:
        why = messages.store(error) if isinstance(error, StoreProblem) else ""
        sentence = self.tr("✗ It could not be saved for the next start. {why}").format(why=why).rstrip()
        self.unkept.emit(account, sentence)

    def _on_removed(self, account_id: str, status: VaultStatus) -> None:
        if status is VaultStatus.OK:
            self._services.pop(account_id, None)
        self._settle()  # first: what is known of the account shown would be said instead
        self.removed.emit(status)

    def _on_copied(self, path: Path, _done: None) -> None:
        self.copied.emit(
            self.tr("✓ A copy of all data, without keys, was saved as {path}.").format(path=path)
        )

    def _on_not_copied(self, path: Path, error: Exception) -> None:
        if not isinstance(error, StoreProblem):
            self._office.fail(error)
            return
        sentence = self.tr("✗ {path} could not be written. {why}")
        self.copied.emit(sentence.format(path=path, why=messages.copy_problem(error)))

    def _on_services(self, account_id: str, names: tuple[str, ...]) -> None:
        known = self._services.get(account_id, {})
        self._services[account_id] = {n: known.get(n, Service(account_id, n)) for n in names}
        self._hosts.pop(account_id, None)
        if names:
            self._notes.pop(account_id, None)
        else:
            self._notes[account_id] = self._opens_none
        self._settle()

    def _on_no_services(self, account_id: str, why: CallFailed | events.StrangeHost | VaultStatus) -> None:
        self._hosts.pop(account_id, None)
        match why:
            case events.StrangeHost(host):
                self._notes[account_id] = partial(self._asks_for, host)
                self._hosts[account_id] = host
            case CallFailed():
                self._notes[account_id] = partial(messages.failure, why)
            case VaultStatus():
                self._notes[account_id] = partial(messages.vault, why)
        self._settle()
        if account_id in self._hosts:
            self.host_asked.emit(account_id, self._hosts[account_id])

    def _asks_for(self, host: str) -> str:
        return self.tr("its keys would go to {host}: allow it in Accounts…").format(host=host)

    def _opens_none(self) -> str:
        return self.tr("These keys open no SMS account. Order one at OVHcloud first.")

    def _settle(self) -> None:
        """After any news: keep the chosen line if it is still there, else take the likeliest.

        An account that was chosen while it was connecting has other lines now, and is still the one that is meant.
        """
        entries = self.entries
        keys = [entry.key for entry in entries]
        if self._wanted in keys:
            self._current = self._wanted
        elif self._current not in keys:
            chosen, _, _ = self._current.partition("/")
            likely = sorted(entries, key=lambda one: (one.account.id != chosen, one.service is None))
            self._current = likely[0].key if likely else ""
        self.changed.emit()
        self.current_changed.emit()
