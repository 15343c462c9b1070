"""The façade: the lanes that can be asked, what takes more than one question, and the one signal that brings news."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.account import Account, Origin, Service
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.secret import Keys
from ovhsms_gui.core.settings import ALLOWED_HOSTS, KEEP_MONTHS
from ovhsms_gui.core.terms import Statement
from ovhsms_gui.outbox.events import SendProgress, SendWatched
from ovhsms_gui.outbox.pace import Shared
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.ovh.endpoints import address, stranger
from ovhsms_gui.store.drafts import KeptDraft
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.rows import Doubt, SendRow
from ovhsms_gui.store.vault import VaultAnswer, VaultStatus
from ovhsms_gui.work import accounts, events, outbox, query, replies, retention, sends, stops
from ovhsms_gui.work.asking import note, tell
from ovhsms_gui.work.books import QueryBooks, ReadBooks, RecallBooks, SendBooks, WatchBooks, WriteBooks
from ovhsms_gui.work.clock import Clock
from ovhsms_gui.work.connections import KeyStore, MakeApi
from ovhsms_gui.work.file_lane import FileLane
from ovhsms_gui.work.folders import Folders
from ovhsms_gui.work.handover import Handover
from ovhsms_gui.work.keycall import KeyCaller, vault_answer
from ovhsms_gui.work.lane import Lane, Turns
from ovhsms_gui.work.preferences import Preferences

T = TypeVar("T")

# A send that is under way need not be asked about at every chunk.
_WATCH_SECONDS = 1.0
# After the start: whoever opens the program wants to do something else first.
_OLD_TEXTS_SECONDS = 60.0


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
    """Lives in the GUI thread. Every method returns at once; answers come to whom asked, news as `happened`.

    `write`, `read` and `files` are there to be asked with the functions of this package.
    """

    happened = Signal(object)  # a value of work.events or outbox.events; GUI thread
    moved = Signal()  # what the operator said of a send is written: whoever shows sends reads them anew
    stopped = Signal()  # all lanes have ended

    def __init__(
        self,
        journal: Path,
        vault: Vault,
        make_api: MakeApi,
        *,
        guests: tuple[tuple[Account, Keys], ...] = (),
        remembered: Mapping[str, object] | None = None,
        clock: Callable[[], float] = time.time,
        user: str = "",
    ) -> None:
        """`guests` are accounts that are not in the book: the environment's, the demo's.

        `remembered`: the settings as they were kept. `clock`: this computer's, in seconds since 1970. `user`: who sits
        here, as the system calls them.
        """
        super().__init__()
        self._clock = Clock(clock)
        self._user = user
        self._vault = vault
        self._keys = keys = KeyStore()
        self._guests = guests
        # In memory only: no keyring would take their keys, or the demo made them.
        self._session = [account for account, _ in guests if account.origin is Origin.SESSION]
        self._booked: list[Account] = []
        self._lasting: set[str] = set()  # accounts of which the book or the keyring may have something
        self._callers = KeyCaller(parent=self)
        self._vetoes = vetoes = Vetoes()
        shared = Shared()
        handover = Handover(self)
        self.write = Lane("write", lambda say, _stop: WriteBooks(journal, say, vetoes), handover)
        self.read = Lane("read", lambda _say, _stop: ReadBooks(journal), handover)
        self.preferences = Preferences(self.write, remembered or {})
        for host in self.preferences.get(ALLOWED_HOSTS):
            keys.allow(host)
        self.query = Lane("query", lambda say, stop: QueryBooks(keys, make_api, say, stop, shared), handover)
        self.files = FileLane(journal, self)
        self.folders = Folders(self.preferences, self.files)
        self._send = Lane(
            "send", lambda say, stop: SendBooks(journal, keys, make_api, say, stop, vetoes), handover
        )
        self._watch = Lane(
            "watch", lambda say, stop: WatchBooks(journal, keys, make_api, say, stop, shared), handover
        )
        self._recall = Lane(
            "recall", lambda say, stop: RecallBooks(journal, keys, make_api, say, stop, vetoes), handover
        )
        self._drain = Turns(self._send, outbox.drain)
        self._look = Turns(self._watch, outbox.watch)
        self._take_back = Turns(self._recall, outbox.recall)
        self._stop_lists = Turns(self.query, stops.look)
        self._old_texts = Turns(
            self.write, partial(retention.sweep, now=partial(_certain, self._clock, keys), user=user)
        )
        callers: tuple[Lane[Any], ...] = (self._send, self._watch, self._recall, self.query)
        self._lanes = (*callers, self.read, self.write)
        self._running = len(self._lanes)
        self.files.failed.connect(self.fail)
        for lane in self._lanes:
            lane.said.connect(self._on_news)
            lane.failed.connect(self.fail)
            lane.stopped.connect(self._on_lane_stopped)

    def now(self) -> float:
        """Seconds since 1970, by OVHcloud's clock where it is known. It is asked again after a sleep or a jump."""
        if self._clock.jumped():
            self._ask_time()
        return self._clock.now()

    def _there(self) -> float | None:
        """The time by OVHcloud's clock, where it is known."""
        now = self.now()
        return now if self._clock.known else None

    def _ask_time(self) -> None:
        for account_id in self._keys.ids()[:1]:
            self.query.ask(partial(query.clock, account_id=account_id))

    # ---- life ----------------------------------------------------------------------------------

    def start(self, *, keyring_in: int = 0) -> None:
        """Read the books and the keyring, this one in so many milliseconds, and list every account's services."""
        self._callers.rest(keyring_in)
        for account, keys in self._guests:
            self._put(account, keys)
        self._callers.call(self._vault.open, self._on_vault_open)
        self.write.ask(accounts.read, self._on_accounts_read)
        self.write.ask(accounts.recover)

    @Slot()
    def stop(self) -> None:
        """No new work; what is under way comes to its end, then `stopped`."""
        self._drain.stop()
        self._look.stop()
        self._take_back.stop()
        self._stop_lists.stop()
        self._old_texts.stop()
        *others, write = self._lanes
        for lane in others:
            lane.stop()
        self.files.stop()
        write.stop(finish=True)  # the last words typed are among what waits there

    def join(self, seconds: float) -> bool:
        """Wait until all lanes have ended; False when one is still busy after `seconds`.

        Not for files and the keyring, which may never answer: they have a last moment, and are left behind.
        """
        ended = all(lane.join(seconds) for lane in self._lanes)
        self.files.join()
        self._callers.join()
        return ended

    @Slot(object)
    def fail(self, error: Exception) -> None:
        """The one road of what failed and nobody answers for: into the log, if it is a fault of ours, and news."""
        note(error)
        self.happened.emit(events.Trouble(error))

    def write_file(
        self, work: Callable[[Path], int], then: Callable[[int], object], refused: Callable[[OSError], object]
    ) -> None:
        """Have a file written by `work`: `then` gets how many rows it has, `refused` what the system says instead."""
        self.files.ask(work, then, otherwise=partial(self._on_not_written, refused))

    # ---- accounts ------------------------------------------------------------------------------

    def allow_host(self, host: str) -> None:
        """Let keys and messages go to a host that is not OVHcloud's, from now on."""
        self._keys.allow(host)
        self.preferences.put(ALLOWED_HOSTS, list(self._keys.allowed))
        for account_id in self._keys.ids():
            if stranger(self._keys.endpoint(account_id)) == host:
                self._know(account_id, *self._keys.get(account_id))
                self.read_services(account_id)

    def save_account(
        self,
        account: Account,
        keys: Keys,
        then: Callable[[Account, VaultStatus], object],
        otherwise: Callable[[Account, Exception], object] | None = None,
    ) -> None:
        """Keep an account: keys in the keyring, the rest in the book.

        OK: kept, and read back equal. Otherwise kept for this session only; so it is where `otherwise` is told why the
        book could not be written.
        """
        self._put(account, keys)
        self._callers.call(
            partial(self._vault.save, account.id, keys), partial(self._on_saved, account, then, otherwise)
        )

    def rename_account(
        self,
        account: Account,
        then: Callable[[Account], object],
        otherwise: Callable[[Exception], object],
    ) -> None:
        """Keep another name or country for an account that there is."""
        renamed = partial(self._on_renamed, account, then)
        if account.origin is Origin.KEYRING:
            work = partial(accounts.keep, account=account)
            self.write.ask(work, renamed, otherwise=partial(self._on_not_kept, otherwise))
        else:
            renamed()

    def remove_account(self, account: Account, then: Callable[[VaultStatus], object]) -> None:
        """Delete an account, its keys first. Not OK: the keyring kept the keys, and so the account stays.

        One of this session, too, may be in the book since earlier, or on its way into the keyring.
        """
        self._callers.call(partial(self._vault.remove, account.id), partial(self._on_removed, account, then))

    def read_services(self, account_id: str) -> None:
        """List an account's services anew; ServicesRead, then ServiceRead for each."""
        self.query.ask(partial(query.services, account_id=account_id))

    def read_service(self, service: Service) -> None:
        """Read one service's balance anew; ServiceRead follows."""
        self.query.ask(partial(query.service, known=service))

    def retry_keys(self, account: Account) -> None:
        """Ask the keyring, where they are kept there, once more for an account's keys; then OVHcloud."""
        if account.origin is Origin.KEYRING:
            self._load_keys(account)
        else:
            self.read_services(account.id)

    # ---- sends ---------------------------------------------------------------------------------

    def send(
        self,
        plan: Plan,
        then: Callable[[int], object],
        otherwise: Callable[[StoreProblem], object],
        *,
        hold: float = 0.0,
        test: bool = False,
        draft_id: str = "",
    ) -> None:
        """Journal a confirmed plan and send it: `then` gets the send's number, or nothing of it will leave.

        `hold`: seconds before the first of it leaves, in which `undo` takes all of it back. `test`: it goes to
        the operator's own number. `draft_id`: the draft that it was.
        """
        context = plan.context
        endpoint = self._keys.endpoint(context.account_id) if context else ""
        self.write.ask(
            partial(
                sends.store,
                plan=plan,
                hold=hold,
                test=test,
                endpoint=endpoint,
                draft_id=draft_id,
                stated=None if plan.terms.advertising else Statement(self.now(), self._user),
                there=self._there(),
            ),
            partial(self._on_stored, then),
            otherwise=partial(_not_stored, otherwise),
        )

    def resume(self, send_id: int, read: SendRow | None = None) -> None:
        """Let a paused send go on; `read`: as the operator read it, for no other reason than was told."""
        self._ask_and_go_on(partial(sends.resume, send_id=send_id, read=read, there=self._there()))

    def cancel(self, send_id: int, *, unasked: bool = False) -> None:
        """Take back what is still queued of a send: from now on nothing of it leaves, written or not.

        `unasked`: see `Journal.cancel`.
        """
        self._vetoes.add(send_id)
        work = partial(sends.cancel, send_id=send_id, unasked=unasked)
        self.write.ask(work, self._go_on, otherwise=self._on_not_cancelled)

    def recall(
        self,
        send_id: int,
        numbers: tuple[str, ...] = (),
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Have those people taken off what OVHcloud is to send later, or all, and nothing more of it leave.

        `otherwise`: it could not be written so far, without which nothing is taken off.
        """
        if not numbers:
            self._vetoes.add(send_id)
        self._vetoes.recall((send_id, numbers))
        self.write.ask(
            partial(sends.recall, send_id=send_id, numbers=numbers),
            self._go_on,
            otherwise=partial(self._on_not_recalled, otherwise),
        )

    def undo(
        self, send_id: int, then: Callable[[sends.Undone], object], otherwise: Callable[[Exception], object]
    ) -> None:
        """The same, and give the message back. `otherwise`: it could not be written; all the same nothing leaves."""
        self._vetoes.add(send_id)
        self.write.ask(
            partial(sends.undo, send_id=send_id),
            partial(self._on_undone, then),
            otherwise=partial(self._on_not_undone, otherwise),
        )

    def look_up(self, send_id: int) -> None:
        """Ask OVHcloud about a send now; SendWatched follows."""
        self.write.ask(partial(sends.look_up, send_id=send_id), self._look_again)

    def read_replies(self) -> None:
        """Ask OVHcloud now for what people answered; RepliesRead follows."""
        self.write.ask(replies.wake, self._look_again)

    def send_again(self, send_id: int, doubt: Doubt, then: Callable[[int], object]) -> None:
        """Send again what is unknown and was looked for in vain, as that doubt was shown: the operator knows the risk.

        `then` gets to how many people.
        """
        self.write.ask(
            partial(sends.send_again, send_id=send_id, doubt=doubt), partial(self._on_decided, then)
        )

    def leave(self, send_id: int, doubt: Doubt, then: Callable[[int], object]) -> None:
        """Let be what is unknown, as that doubt was shown. `then` gets of how many people."""
        self.write.ask(partial(sends.leave, send_id=send_id, doubt=doubt), partial(self._on_decided, then))

    def rewrite(self, send_id: int, doubt: Doubt, then: Callable[[tuple[int, KeptDraft]], object]) -> None:
        """The same. `then` gets of how many people, and a draft for them."""
        self.write.ask(partial(sends.rewrite, send_id=send_id, doubt=doubt), partial(self._on_decided, then))

    def keep_texts(self, months: int) -> None:
        """Take texts away that are older than so many months, from now on; 0: keep them."""
        self.preferences.put(KEEP_MONTHS, months)
        self._old_texts.now()

    # ---- what comes back -----------------------------------------------------------------------

    def _ask_and_go_on(self, work: Callable[[WriteBooks], object]) -> None:
        self.write.ask(work, self._go_on)

    def _go_on(self, _done: object = None) -> None:
        """Something may leave now, or has to be taken back."""
        self._drain.now()
        self._take_back.now()
        self.moved.emit()

    def _on_not_recalled(self, otherwise: Callable[[Exception], object] | None, error: Exception) -> None:
        if otherwise is not None:
            tell(otherwise, error)
        self._on_not_cancelled(error)

    def _on_not_cancelled(self, error: Exception) -> None:
        self.fail(error)
        self._go_on()  # it is tried until it can be written

    def _look_again(self, _done: None = None) -> None:
        self._look.now()

    def _look_if(self, something: bool) -> None:
        if something:
            self._look.now()

    def _on_stored(self, then: Callable[[int], object], send_id: int) -> None:
        tell(then, send_id)
        self._go_on()

    def _on_decided(self, then: Callable[[T], object], decided: T) -> None:
        tell(then, decided)
        self._go_on()

    def _on_undone(self, then: Callable[[sends.Undone], object], undone: sends.Undone) -> None:
        tell(then, undone)
        self._go_on()

    def _on_not_undone(self, otherwise: Callable[[Exception], object], error: Exception) -> None:
        tell(otherwise, error)
        self._on_not_cancelled(error)

    def _on_not_written(self, refused: Callable[[OSError], object], error: Exception) -> None:
        if isinstance(error, OSError):
            tell(refused, error)
        else:
            self.fail(error)

    @Slot(object)
    def _on_news(self, event: object) -> None:
        match event:
            case events.Recovered():
                self._go_on()
                self._look.now()
                self._old_texts.put_off(_OLD_TEXTS_SECONDS)
            case events.ServicesRead(account_id, names, why=None):
                know = partial(
                    accounts.know_services,
                    account_id=account_id,
                    endpoint=self._keys.endpoint(account_id),
                    services=names,
                    at_hand=self._keys.ids(),
                )
                self.write.ask(know, self._look_if)
            case events.ClockWanted():
                self._ask_time()
            case events.ClockRead(there, mono):
                self._clock.take(there, mono)
                self._stop_lists.now()
            case events.StopListRead(_, service, numbers) if numbers is not None:
                keep = partial(stops.keep, service=service, numbers=numbers)
                self.write.ask(keep, partial(self._on_stop_list_kept, event))
                return
            case SendProgress():
                self._look.hurry(_WATCH_SECONDS)
            case events.PeopleChanged():  # who opted out may be on what OVHcloud is to send later
                self._take_back.hurry(_WATCH_SECONDS)
            case SendWatched():  # what is taken back lets others go, and what is found may have to be taken back
                self._drain.hurry(_WATCH_SECONDS)
                self._take_back.hurry(_WATCH_SECONDS)
        self.happened.emit(event)

    def _on_stop_list_kept(self, read: events.StopListRead, changed: bool) -> None:
        self.happened.emit(read)
        if changed:
            self.happened.emit(events.PeopleChanged())

    @Slot()
    def _on_lane_stopped(self) -> None:
        self._running -= 1
        if not self._running:
            self.stopped.emit()

    def _on_accounts_read(self, booked: tuple[Account, ...]) -> None:
        # Somebody quick may have saved one before the book was read.
        read = {account.id for account in booked}
        self._lasting |= read
        self._booked = [*booked, *(a for a in self._booked if a.id not in read)]
        self._announce_accounts()
        for account, _ in self._guests:
            self.read_services(account.id)
        for account in booked:
            self._load_keys(account)

    def _announce_accounts(self) -> None:
        guests = [account for account, _ in self._guests if account.origin is not Origin.SESSION]
        self.happened.emit(events.AccountsRead((*self._booked, *self._session, *guests)))

    def _put(self, account: Account, keys: Keys) -> None:
        self._keys.put(account, keys)
        self._know(account.id, account.endpoint, keys)

    def _know(self, account_id: str, endpoint: str, keys: Keys) -> None:
        """These keys may be used: what waits for them is asked about."""
        mark = keys.mark(address(endpoint))
        know = partial(accounts.know, account_id=account_id, mark=mark, at_hand=self._keys.ids())
        self.write.ask(know, self._look_if)

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
            self.happened.emit(events.ServicesRead(account.id, why=answer.status))

    def _on_saved(
        self,
        account: Account,
        then: Callable[[Account, VaultStatus], object],
        otherwise: Callable[[Account, Exception], object] | None,
        value: object,
        error: BaseException | None,
    ) -> None:
        status = vault_answer(value, error).status
        if status in (VaultStatus.OK, VaultStatus.BROKEN):  # who answers too late may have taken them as well
            self._lasting.add(account.id)
        if status is VaultStatus.OK:
            kept = replace(account, origin=Origin.KEYRING)
            self.write.ask(
                partial(accounts.keep, account=kept),
                partial(self._on_booked, kept, then),
                otherwise=partial(self._on_not_booked, account, otherwise),
            )
        else:
            account = self._for_now(account)
            tell(partial(then, account), status)
            self.read_services(account.id)

    def _on_booked(
        self, account: Account, then: Callable[[Account, VaultStatus], object], _done: None
    ) -> None:
        self._session = [a for a in self._session if a.id != account.id]
        self._booked = [*(a for a in self._booked if a.id != account.id), account]
        self._announce_accounts()
        tell(partial(then, account), VaultStatus.OK)
        self.read_services(account.id)

    def _on_not_booked(
        self,
        account: Account,
        otherwise: Callable[[Account, Exception], object] | None,
        error: Exception,
    ) -> None:
        account = self._for_now(account)
        self._on_not_kept(partial(otherwise, account) if otherwise is not None else None, error)
        self.read_services(account.id)

    def _for_now(self, account: Account) -> Account:
        """Have an account until the program ends."""
        account = replace(account, origin=Origin.SESSION)
        self._booked = [a for a in self._booked if a.id != account.id]
        self._session = [*(a for a in self._session if a.id != account.id), account]
        self._announce_accounts()
        return account

    def _on_renamed(self, account: Account, then: Callable[[Account], object], _done: None = None) -> None:
        self._booked = [account if a.id == account.id else a for a in self._booked]
        self._session = [account if a.id == account.id else a for a in self._session]
        self._announce_accounts()
        tell(then, account)

    def _on_not_kept(self, otherwise: Callable[[Exception], object] | None, error: Exception) -> None:
        self.fail(error)
        if otherwise is not None:
            tell(otherwise, error)

    def _on_removed(
        self,
        account: Account,
        then: Callable[[VaultStatus], object],
        value: object,
        error: BaseException | None,
    ) -> None:
        status = vault_answer(value, error).status
        gone = (VaultStatus.OK, VaultStatus.NONE_STORED)
        of_session = account.origin is not Origin.KEYRING and account.id not in self._lasting
        if status in gone or of_session:
            # Not before: it may be on its way into the book.
            self.write.ask(
                partial(accounts.drop, account_id=account.id),
                partial(self._forget, account, then),
                otherwise=partial(self._on_not_dropped, account, then),
            )
        else:
            tell(then, status)

    def _on_not_dropped(
        self, account: Account, then: Callable[[VaultStatus], object], error: Exception
    ) -> None:
        self.fail(error)
        self._forget(account, then)  # its keys are gone

    def _forget(self, account: Account, then: Callable[[VaultStatus], object], _done: None = None) -> None:
        self._keys.drop(account.id)
        self._booked = [a for a in self._booked if a.id != account.id]
        self._session = [a for a in self._session if a.id != account.id]
        self._announce_accounts()
        tell(then, VaultStatus.OK)


def _certain(clock: Clock, keys: KeyStore, booked: bool) -> float | None:
    """The time by OVHcloud's clock, for what cannot be taken back; this computer's alone where nobody can ask it."""
    return clock.now() if clock.known or not (keys.ids() or booked) else None


def _not_stored(otherwise: Callable[[StoreProblem], object], error: Exception) -> None:
    # Whatever it was: the journal has not got it, and the operator must not be left waiting.
    note(error)
    tell(otherwise, error if isinstance(error, StoreProblem) else StoreProblem(StoreKind.OTHER))
