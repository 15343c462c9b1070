"""The façade: what the window may ask for, and the one signal by which everything comes back."""

import itertools
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.account import Account, Origin, Service
from ovhsms_gui.core.estimate import Question
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.secret import Keys
from ovhsms_gui.outbox.events import SendProgress
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.ovh.endpoints import address, stranger
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.vault import VaultAnswer, VaultStatus
from ovhsms_gui.work import (
    archive,
    desk,
    events,
    ledger,
    paperwork,
    people_jobs,
    query,
    send,
    watch,
    writing,
)
from ovhsms_gui.work.connections import KeyStore, MakeApi
from ovhsms_gui.work.file_lane import FileLane
from ovhsms_gui.work.keycall import KeyCaller, vault_answer
from ovhsms_gui.work.lane import Again, Crashed, Lane
from ovhsms_gui.work.people_desk import PeopleDesk

ALLOWED_HOSTS = "allowed_hosts"
# A send that is under way need not be asked about at every chunk.
_WATCH_SECONDS = 1.0


class Vault(Protocol):
    """Where keys are kept: the OS keyring, or memory in the demo."""

    def open(self) -> VaultAnswer:
        """Is it there and usable?"""

    def save(self, account_id: str, keys: Keys) -> VaultAnswer:
        """Write, read back, compare."""

    def load(self, account_id: str) -> VaultAnswer:
        """Read."""

    def remove(self, account_id: str) -> VaultAnswer:
        """Delete."""


class Office(QObject):
    """Lives in the GUI thread. Every method returns at once; results come as `happened` events."""

    happened = Signal(object)  # a value of work.events, outbox.events, or lane.Crashed; GUI thread
    stopped = Signal()  # all lanes have ended

    def __init__(
        self,
        journal: Path,
        vault: Vault,
        make_api: MakeApi,
        *,
        guests: tuple[tuple[Account, Keys], ...] = (),
    ) -> None:
        """`guests` are accounts that are not in the book: the environment's, the demo's."""
        super().__init__()
        self._vault = vault
        self._keys = KeyStore()
        self._guests = guests
        # In memory only: no keyring would take their keys, or the demo made them.
        self._session = [account for account, _ in guests if account.origin is Origin.SESSION]
        self._booked: list[Account] = []
        self._tokens = itertools.count(1)
        self._callers = KeyCaller(parent=self)
        self._vetoes = Vetoes()
        self._desk = Lane("desk", lambda emit, stop: desk.DeskHandler(journal, emit, self._vetoes))  # noqa: ARG005
        self._query = Lane("query", lambda emit, stop: query.QueryHandler(self._keys, make_api, emit, stop))
        self._send = Lane(
            "send",
            lambda emit, stop: send.SendHandler(
                journal, self._keys, make_api, emit, stop, vetoes=self._vetoes
            ),
        )
        self._watch = Lane(
            "watch", lambda emit, stop: watch.WatchHandler(journal, self._keys, make_api, emit, stop)
        )
        self._archive = Lane("archive", lambda emit, stop: archive.ArchiveHandler(journal, emit))  # noqa: ARG005
        self._files = FileLane(lambda emit: paperwork.FileHandler(journal, emit), self)
        self._files.told.connect(self._on_event)
        self.people = PeopleDesk(self._desk.submit, self._files.submit)
        self._lanes = (self._send, self._watch, self._query, self._archive, self._desk)
        self._running = len(self._lanes)
        for lane in self._lanes:
            lane.told.connect(self._on_event)
            lane.stopped.connect(self._on_lane_stopped)

    # ---- life ----------------------------------------------------------------------------------

    def start(self) -> None:
        """Read the books and the keyring, and list every account's services."""
        for account, keys in self._guests:
            self._put(account, keys)
        self._callers.call(self._vault.open, self._on_vault_open)
        self._desk.submit(desk.ReadSetting(ALLOWED_HOSTS))
        self._desk.submit(desk.ReadAccounts())

    @Slot()
    def stop(self) -> None:
        """No new work; what is under way comes to its end, then `stopped`."""
        self._send.stop()
        self._watch.stop()
        self._query.stop()
        self._archive.stop()
        self._files.stop()
        self._desk.stop(finish=True)  # the last words typed are among what waits there

    def join(self, seconds: float) -> bool:
        """Wait until all lanes have ended; False when one is still busy after `seconds`.

        Not for the lane of files, which may never end: it has a last moment, and is left behind.
        """
        ended = all(lane.join(seconds) for lane in self._lanes)
        self._files.join()
        return ended

    # ---- accounts ------------------------------------------------------------------------------

    def test_keys(self, endpoint: str, keys: Keys) -> int:
        """Try keys; a KeysTested with the returned token follows."""
        token = next(self._tokens)
        self._query.submit(query.TestKeys(token, endpoint, keys))
        return token

    def allow_host(self, host: str) -> None:
        """Let keys and messages go to a host that is not OVHcloud's, from now on."""
        self._keys.allow(host)
        self.keep_setting(ALLOWED_HOSTS, list(self._keys.allowed))
        for account_id in self._keys.ids():
            if stranger(self._keys.endpoint(account_id)) == host:
                self.read_services(account_id)

    def save_account(self, account: Account, keys: Keys) -> None:
        """Keep an account: keys in the keyring, the rest in the book; AccountSaved follows."""
        self._put(account, keys)
        self._callers.call(partial(self._vault.save, account.id, keys), partial(self._on_saved, account))

    def rename_account(self, account: Account) -> None:
        """Keep another name or country for an account that there is."""
        if account.origin is Origin.KEYRING:
            self._desk.submit(desk.KeepAccount(account))
        self._booked = [account if a.id == account.id else a for a in self._booked]
        self._session = [account if a.id == account.id else a for a in self._session]
        self._announce_accounts()

    def remove_account(self, account: Account) -> None:
        """Delete an account, its keys first; AccountRemoved follows."""
        if account.origin is Origin.SESSION:
            self._forget(account)
            return
        self._callers.call(partial(self._vault.remove, account.id), partial(self._on_removed, account))

    def read_services(self, account_id: str) -> None:
        """List an account's services anew; ServicesRead, then ServiceRead for each."""
        self._query.submit(query.ReadServices(account_id))

    def read_service(self, service: Service) -> None:
        """Read one service's balance anew; ServiceRead follows."""
        self._query.submit(query.ReadService(service))

    def read_rates(self, account_id: str, countries: tuple[str, ...]) -> None:
        """Ask what a part costs to these countries; RatesRead follows."""
        self._query.submit(query.ReadRates(account_id, countries))

    def read_estimate(self, account_id: str, question: Question) -> None:
        """Ask how OVHcloud counts a text; EstimateRead follows."""
        self._query.submit(query.ReadEstimate(account_id, question))

    def retry_keys(self, account: Account) -> None:
        """Ask the keyring, where they are kept there, once more for an account's keys; then OVHcloud."""
        if account.origin is Origin.KEYRING:
            self._load_keys(account)
        else:
            self.read_services(account.id)

    # ---- sends ---------------------------------------------------------------------------------

    def read_recent(self, plan: Plan) -> None:
        """Look for people who had nearly the same text lately; RecentRead follows."""
        self._archive.submit(archive.ReadRecent(plan))

    def send(self, plan: Plan, hold: float = 0.0, *, test: bool = False) -> None:
        """Journal a confirmed plan and send it; SendStored or SendNotStored, then progress events.

        `hold`: seconds before the first of it leaves, in which `undo` takes all of it back. `test`: it goes to
        the operator's own number.
        """
        context = plan.context
        endpoint = self._keys.endpoint(context.account_id) if context else ""
        self._desk.submit(ledger.StoreSend(plan, hold, test, endpoint))

    def read_sends(self, limit: int) -> None:
        """SendsRead follows."""
        self._archive.submit(archive.ReadSends(limit))

    def read_receivers(self, view: events.View, offset: int, limit: int) -> None:
        """ReceiversRead follows."""
        self._archive.submit(archive.ReadReceivers(view, offset, limit))

    def read_trail(self, send_id: int, offset: int, limit: int) -> None:
        """TrailRead follows."""
        self._archive.submit(archive.ReadTrail(send_id, offset, limit))

    def redraft(self, send_id: int) -> None:
        """Make a new draft for those who did not get a send; Redraft follows."""
        self._desk.submit(ledger.ReadNotReached(send_id))

    def on_file(self, job: paperwork.Job) -> None:
        """Read a file, or write one; what follows is told at each job."""
        self._files.submit(job)

    def resume(self, send_id: int) -> None:
        """Let a paused send go on."""
        self._vetoes.lift(send_id)
        self._desk.submit(ledger.ResumeSend(send_id))

    def cancel(self, send_id: int) -> None:
        """Take back what is still queued of a send: from now on nothing of it leaves, written or not."""
        self._vetoes.add(send_id)
        self._desk.submit(ledger.CancelSend(send_id))

    def undo(self, send_id: int) -> None:
        """Take back what is still queued of a send, and make a draft of it; Redraft follows."""
        self._vetoes.add(send_id)
        self._desk.submit(ledger.UndoSend(send_id))

    def look_up(self, send_id: int) -> None:
        """Ask OVHcloud about a send now; SendWatched follows."""
        self._desk.submit(ledger.LookUp(send_id))

    def send_again(self, send_id: int) -> None:
        """Send again what is unknown and was looked for in vain: the operator knows the risk."""
        self._desk.submit(ledger.SendAgain(send_id))

    def leave(self, send_id: int) -> None:
        """Let be what is unknown of a send."""
        self._desk.submit(ledger.LeaveDoubt(send_id))

    # ---- settings ------------------------------------------------------------------------------

    def keep_setting(self, key: str, value: object) -> None:
        """Remember a small value that JSON can hold."""
        self._desk.submit(desk.KeepSetting(key, value))

    def read_setting(self, key: str) -> None:
        """SettingRead follows."""
        self._desk.submit(desk.ReadSetting(key))

    # ---- what is being written -----------------------------------------------------------------

    def keep_draft(self, job: writing.KeepDraft) -> None:
        """Write down what is being written; DraftsRead follows."""
        self._desk.submit(job)

    def drop_draft(self, draft_id: str) -> None:
        """Forget a draft; DraftsRead follows."""
        self._desk.submit(writing.DropDraft(draft_id))

    def read_draft(self, draft_id: str = "") -> None:
        """DraftRead follows, if there is such a draft; without an id, the last one, and DraftsRead."""
        self._desk.submit(writing.ReadDraft(draft_id))

    def keep_text(self, name: str, text: str) -> None:
        """Save a text under a name; TextsRead follows."""
        self._desk.submit(writing.KeepText(name, text))

    def rename_text(self, old: str, new: str) -> None:
        """Give a saved text another name; TextsRead follows."""
        self._desk.submit(writing.RenameText(old, new))

    def drop_text(self, name: str) -> None:
        """Forget a saved text; TextsRead follows."""
        self._desk.submit(writing.DropText(name))

    def read_texts(self) -> None:
        """TextsRead follows."""
        self._desk.submit(writing.ReadTexts())

    # ---- what comes back -----------------------------------------------------------------------

    @Slot(object)
    def _on_event(self, event: object) -> None:
        match event:
            case ledger.QueueChanged():
                self._send.submit(send.Drain())
                return
            case ledger.LooksChanged():
                self._watch.submit(watch.Watch())
                return
            case Again(send.Drain() as job, seconds):
                self._send.submit_later(job, seconds)
                return
            case Again(watch.Watch() as job, seconds):
                self._watch.submit_later(job, seconds)
                return
            case Again(people_jobs.TakePeople() as job, _):
                self._desk.submit(job)
                return
            case events.SettingRead(key, list(hosts)) if key == ALLOWED_HOSTS:
                for host in hosts:
                    self._keys.allow(str(host))
                return
            case events.ServicesRead(account_id, names, None):
                endpoint = self._keys.endpoint(account_id)
                self._desk.submit(ledger.KnowServices(account_id, endpoint, names, self._keys.ids()))
            case SendProgress():
                self._watch.hurry(watch.Watch(), _WATCH_SECONDS)
            case events.AccountsRead(accounts):
                # Somebody quick may have saved one before the book was read.
                read = {account.id for account in accounts}
                self._booked = [*accounts, *(a for a in self._booked if a.id not in read)]
                self._announce_accounts()
                for account, _ in self._guests:
                    self.read_services(account.id)
                for account in accounts:
                    self._load_keys(account)
                return
            case Crashed(ledger.StoreSend(plan, _, test, _), error):
                # Whatever it was: the journal has not got it, and the operator must not be left waiting.
                problem = error if isinstance(error, StoreProblem) else StoreProblem(StoreKind.OTHER)
                event = events.SendNotStored(plan.digest, problem, test)
            case Crashed(_, StoreProblem() as problem):
                event = events.StoreFailed(problem)
        self.happened.emit(event)

    @Slot()
    def _on_lane_stopped(self) -> None:
        self._running -= 1
        if not self._running:
            self.stopped.emit()

    def _announce_accounts(self) -> None:
        guests = [account for account, _ in self._guests if account.origin is not Origin.SESSION]
        self.happened.emit(events.AccountsRead((*self._booked, *self._session, *guests)))

    def _put(self, account: Account, keys: Keys) -> None:
        self._keys.put(account, keys)
        mark = keys.mark(address(account.endpoint))
        self._desk.submit(ledger.KnowAccount(account.id, mark, self._keys.ids()))

    def _load_keys(self, account: Account) -> None:
        self._callers.call(partial(self._vault.load, account.id), partial(self._on_loaded, account))

    def _on_vault_open(self, value: object, error: BaseException | None) -> None:
        answer = vault_answer(value, error)
        self.happened.emit(events.VaultRead(answer.status, answer.where))

    def _on_loaded(self, account: Account, value: object, error: BaseException | None) -> None:
        answer = vault_answer(value, error)
        if answer.status is VaultStatus.OK and answer.keys is not None:
            self._put(account, answer.keys)
            self.read_services(account.id)
        else:
            self.happened.emit(events.KeysMissing(account.id, answer.status))

    def _on_saved(self, account: Account, value: object, error: BaseException | None) -> None:
        answer = vault_answer(value, error)
        if answer.status is VaultStatus.OK:
            account = replace(account, origin=Origin.KEYRING)
            self._desk.submit(desk.KeepAccount(account))
            self._booked = [*(a for a in self._booked if a.id != account.id), account]
        else:
            account = replace(account, origin=Origin.SESSION)
            self._booked = [a for a in self._booked if a.id != account.id]
            self._session = [*(a for a in self._session if a.id != account.id), account]
        self._announce_accounts()
        self.happened.emit(events.AccountSaved(account, answer.status))
        self.read_services(account.id)

    def _on_removed(self, account: Account, value: object, error: BaseException | None) -> None:
        answer = vault_answer(value, error)
        if answer.status in (VaultStatus.OK, VaultStatus.NONE_STORED):
            self._desk.submit(desk.DropAccount(account.id))
            self._forget(account)
        else:
            self.happened.emit(events.AccountRemoved(account.id, answer.status))

    def _forget(self, account: Account) -> None:
        self._keys.drop(account.id)
        self._booked = [a for a in self._booked if a.id != account.id]
        self._session = [a for a in self._session if a.id != account.id]
        self._announce_accounts()
        self.happened.emit(events.AccountRemoved(account.id, VaultStatus.OK))
