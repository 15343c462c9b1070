"""The states of accounts, outbox, contacts and imports without a widget: each guard by itself, over a real office."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from ovhsms_gui.app import make_api
from ovhsms_gui.core.account import Account, Origin, Service
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.errors import NotSent, Reason
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.secret import Keys
from ovhsms_gui.core.settings import LAST_SERVICE
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.replies.state import RepliesState
from ovhsms_gui.outbox.events import SendFinished, SendWatched
from ovhsms_gui.store.conversations import Said, Thread, Wanted
from ovhsms_gui.store.drafts import KeptDraft
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.people import Contact, PeopleView, Span, Taken
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.rows import Cause, Doubt, SendRow
from ovhsms_gui.store.settings import Settings
from ovhsms_gui.store.vault import MemoryVault, VaultAnswer, VaultStatus
from ovhsms_gui.work import events, imports, lookup, people, replies, sends
from ovhsms_gui.work.lookup import ReceiversPage, View
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.people import Deed, Done, PeoplePage, Picked
from ovhsms_gui.work.replies import Listed

from .conftest import guest
from .lanes import Scripted

P, L, A = ReceiverState.PLANNED, ReceiverState.LEAVING, ReceiverState.ACCEPTED


class Keyring(MemoryVault):
    """This session's memory, unless it is to answer otherwise."""

    says: VaultStatus | None = None

    def save(self, account_id: str, keys: Keys) -> VaultAnswer:
        return super().save(account_id, keys) if self.says is None else VaultAnswer(self.says)

    def remove(self, account_id: str) -> VaultAnswer:
        return super().remove(account_id) if self.says is None else VaultAnswer(self.says)


@dataclass
class Room:
    """An office whose lanes run, and what it hears."""

    office: Office
    places: Places
    server: DemoServer
    qtbot: QtBot
    vault: "Keyring"

    def tell(self, *told: object) -> None:
        for event in told:
            self.office.happened.emit(event)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=15_000)


@pytest.fixture
def room(qtbot: QtBot, server: DemoServer, tmp_path: Path) -> Iterator[Room]:
    places = Places(tmp_path / "data")
    places.create()
    vault = Keyring()
    office = Office(places.journal, vault, make_api)
    yield Room(office, places, server, qtbot, vault)
    with qtbot.waitSignal(office.stopped, timeout=20_000):
        office.stop()
    assert office.join(20)


# ---- accounts --------------------------------------------------------------------------------------

ONE, TWO = (Account(name, name.title(), "ovh-eu", "FR") for name in ("one", "two"))
KEPT = replace(ONE, origin=Origin.KEYRING)


def opened(account: Account, *names: str) -> events.ServicesRead:
    return events.ServicesRead(account.id, names, None)


def test_an_account_that_is_saved_while_the_book_is_read_stays(room: Room) -> None:
    state = AccountsState(room.office)
    keys = guest(room.server)[1]
    mine = Account("mine", "École", room.server.url, "FR")
    before = set(threading.enumerate())
    state.save(mine, mine.name, mine.endpoint, "FR", keys)
    for thread in set(threading.enumerate()) - before:
        thread.join()  # the keyring has the keys, and the window has not heard of it: the book is read first
    room.office.start()
    room.until(lambda: state.ready and bool(state.accounts))
    told: list[object] = []
    room.office.happened.connect(told.append)
    room.until(lambda: any(isinstance(event, events.ServiceRead) for event in told))
    assert [account.id for account in state.accounts] == ["mine"]


def test_an_account_that_is_in_the_book_and_was_just_saved_is_there_once(room: Room) -> None:
    state = AccountsState(room.office)
    mine = Account("mine", "École", room.server.url, "FR")
    saved: list[object] = []
    state.saved.connect(lambda account, _status: saved.append(account))
    state.save(mine, mine.name, mine.endpoint, "FR", guest(room.server)[1])
    room.until(lambda: bool(saved))
    news: list[object] = []
    room.office.happened.connect(news.append)
    room.office.start()  # and reads the book, which has it by now
    room.until(lambda: any(isinstance(event, events.AccountsRead) for event in news))
    assert [account.id for account in state.accounts] == ["mine"]


def test_the_account_of_the_last_time_is_chosen_whenever_it_comes(room: Room) -> None:
    news = [
        events.AccountsRead((ONE, TWO)),
        opened(ONE, "sms-1"),
        opened(TWO, "sms-2", "sms-3"),
    ]
    room.office.preferences.put(LAST_SERVICE, "two/sms-3")
    for told in (news, [news[0], *reversed(news[1:])]):
        state = AccountsState(room.office)
        room.tell(*told)
        assert state.current is not None
        assert state.current.key == "two/sms-3"
        state.deleteLater()


@pytest.mark.parametrize("value", ["two/gone", ""])
def test_without_one_the_first_that_can_send_is_taken(room: Room, value: str) -> None:
    room.office.preferences.put(LAST_SERVICE, value)
    state = AccountsState(room.office)
    room.tell(events.AccountsRead((ONE, TWO)), opened(TWO, "sms-2"))
    assert state.current is not None
    assert state.current.key in {"one/", "two/sms-2"}
    room.tell(events.AccountsRead((three := replace(ONE, id="three"), TWO)))  # the chosen one is gone
    assert state.current.key == "two/sms-2", "and not the one that is not open"
    room.tell(opened(three, "sms-4"))
    assert state.current.key == "two/sms-2", "what is chosen stays"


def test_what_the_operator_chose_is_not_taken_away_by_what_is_read_later(room: Room) -> None:
    state = AccountsState(room.office)
    room.tell(events.AccountsRead((ONE, TWO)), opened(ONE, "sms-1"), opened(TWO, "sms-2"))
    state.choose(next(entry for entry in state.entries if entry.key == "two/sms-2"))
    room.tell(opened(ONE, "sms-1"))
    assert state.current is not None
    assert state.current.key == "two/sms-2"


def test_what_is_known_of_a_service_outlives_a_list_that_cannot_be_read(room: Room) -> None:
    state = AccountsState(room.office)
    known = Service("one", "sms-1", credits=5.0)
    room.tell(events.AccountsRead((ONE,)), opened(ONE, "sms-1"), events.ServiceRead(known))
    room.tell(events.ServicesRead("one", (), NotSent(Reason.DNS)))
    assert state.service("one", "sms-1") == known
    assert state.note("one")
    room.tell(opened(ONE, "sms-1"))
    assert state.service("one", "sms-1") == known
    assert state.note("one") == ""
    room.tell(opened(ONE))
    assert state.service_names("one") == ()
    assert "no SMS account" in state.note("one")


def test_an_account_whose_keys_stay_in_the_keyring_stays_too(room: Room) -> None:
    state = AccountsState(room.office)
    room.tell(events.AccountsRead((KEPT,)), opened(KEPT, "sms-1"))
    removed: list[VaultStatus] = []
    state.removed.connect(removed.append)
    room.vault.says = VaultStatus.LOCKED
    state.remove(KEPT)
    room.until(lambda: removed == [VaultStatus.LOCKED])
    assert state.service_names("one") == ("sms-1",)
    room.vault.says = None
    state.remove(KEPT)
    room.until(lambda: removed == [VaultStatus.LOCKED, VaultStatus.OK])
    assert state.service_names("one") == ()


def test_keys_that_are_not_at_hand_are_told_of_and_forgotten_when_they_are(room: Room) -> None:
    state = AccountsState(room.office)
    room.tell(events.AccountsRead((ONE,)), events.ServicesRead("one", why=VaultStatus.LOCKED))
    assert "locked" in state.note("one")
    assert state.entries[0].note == state.note("one")
    state.save(ONE, "One", room.server.url, "FR", guest(room.server)[1])
    room.until(lambda: state.note("one") == "")


@pytest.mark.parametrize(("status", "told"), [(VaultStatus.OK, False), (VaultStatus.NO_KEYRING, True)])
def test_where_keys_are_kept_is_told_when_that_is_not_as_it_should_be(
    room: Room, status: VaultStatus, told: bool
) -> None:
    state = AccountsState(room.office)
    said: list[str] = []
    state.notice.connect(said.append)
    room.tell(events.VaultRead(status, "the keyring"))
    assert bool(said[-1]) is told
    room.vault.says = status
    saved: list[object] = []
    state.saved.connect(lambda _account, status: saved.append(status))
    state.save(ONE, "One", room.server.url, "FR", guest(room.server)[1])
    room.until(lambda: saved == [status])
    assert len(said) == 1 + told


# ---- the outbox ------------------------------------------------------------------------------------


def send(
    number: int,
    counts: dict[ReceiverState, int],
    paused: str | None = None,
    *,
    hold_until: float | None = None,
    retry_at: float | None = None,
) -> SendRow:
    texts = "acc", "Account", "sms-1", "Bonjour"
    return SendRow(number, 0.0, *texts, Terms("MARTIN"), 1.0, None, paused, "", counts, hold_until, retry_at)


@pytest.fixture
def read(room: Room, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """The journal holds what is told here."""
    lane = Scripted()
    monkeypatch.setattr(room.office, "read", lane)
    return lane


def show(state: OutboxState, read: Scripted, *sends: SendRow) -> None:
    state.read()
    read.answer(lookup.sends, lookup.Newest(sends, unsent=sends))


@pytest.mark.parametrize(
    ("sends", "people"),
    [
        ((), 0),
        ((send(1, {P: 3}),), 3),
        ((send(1, {P: 3}, hold_until=60.0),), 3),  # in its time to undo
        ((send(1, {P: 3}, Reason.DNS, retry_at=60.0),), 3),  # tried again by itself
        ((send(1, {P: 3}, Cause.OPERATOR),), 0),  # waits for a word
        ((send(1, {P: 3}, Cause.RESTARTED),), 0),
        ((send(1, {L: 500, P: 10}),), 10),  # what is on its way arrives
        ((send(1, {L: 500}),), 0),
        ((send(1, {A: 3}),), 0),
        ((replace(send(1, {P: 3}), stopped=True, unasked=1),), 0),  # asked about, then cancelled
        ((replace(send(1, {P: 3}), unasked=1),), 3),  # goes on as soon as that is known
        ((replace(send(1, {P: 3}), unasked=1, trouble=Cause.NO_KEYS),), 0),  # which nobody can ask
        ((replace(send(1, {P: 5, L: 1}), again=3, to_go_again=3),), 2),  # only those go again
        ((send(1, {P: 3}), send(2, {P: 2, A: 1}, Cause.OPERATOR), send(3, {P: 4})), 7),
    ],
)
def test_who_leaves_without_another_word(
    room: Room, read: Scripted, sends: tuple[SendRow, ...], people: int
) -> None:
    state = OutboxState(room.office)
    show(state, read, *sends)
    assert state.about_to_leave == people


def test_what_waits_is_counted_however_many_newer_sends_there_are(room: Room, read: Scripted) -> None:
    state = OutboxState(room.office)
    prices: list[object] = []
    state.prices_changed.connect(prices.append)
    state.read()
    old = send(1, {P: 3})
    read.answer(lookup.sends, lookup.Newest((send(300, {A: 3}),), unsent=(old,)))
    assert state.about_to_leave == 3
    assert prices == [{"sms-1": 1.0}]


@pytest.fixture
def talk(room: Room, read: Scripted, write: Scripted) -> RepliesState:
    """A conversation in sight, whose last lines are all ours."""
    state = RepliesState(room.office, AccountsState(room.office))
    state.choose(ANA.e164)
    ours = tuple(Said(n, n, "Rappel", True, A) for n in (1, 2))
    read.answer(replies.thread, Thread(ANA.e164, "Ana", ours, more=True, asks_to_stop=True, last=7))
    state.set_in_sight(True)
    read.answer(replies.listed, Listed(Wanted(), 200, (), False, 0, ()))
    read.answer(replies.thread, Thread(ANA.e164, "Ana", ours, more=True, asks_to_stop=True, last=7))
    return state


def test_a_stop_above_what_is_shown_is_let_be_too(write: Scripted, talk: RepliesState) -> None:
    talk.let_be()
    assert write.asked(replies.let_be) == [{"e164": ANA.e164, "last": 7}]


def test_whoever_is_still_shown_is_opted_out_and_not_who_was_chosen_since(
    write: Scripted, talk: RepliesState
) -> None:
    talk.choose("+33639980013")  # and not read so far
    talk.opt_out()
    assert write.asked(people.refuse) == [{"e164": ANA.e164, "why": "STOP"}]


def test_who_is_let_in_again_is_not_asked_about_while_it_is_read(write: Scripted, talk: RepliesState) -> None:
    assert talk.asked_to_stop
    talk.opt_in(ANA.e164, 7)
    assert write.asked(replies.opt_in) == [{"e164": ANA.e164, "last": 7}]
    write.answer(replies.opt_in, 1)
    assert not talk.asked_to_stop


def test_what_is_undone_is_not_shown_in_its_conversation(
    room: Room, read: Scripted, write: Scripted, talk: RepliesState
) -> None:
    assert read.asked(replies.thread) == []
    room.office.undo(2, lambda _undone: None, lambda _error: None)
    write.answer(sends.undo, sends.Undone(0, None))
    room.until(lambda: bool(read.asked(replies.thread)))


def test_a_cancelling_that_cannot_be_written_is_not_said_to_be_done(
    room: Room, read: Scripted, write: Scripted
) -> None:
    state = OutboxState(room.office)
    told: list[str] = []
    state.told.connect(told.append)
    state.current = send(1, {ReceiverState.SCHEDULED: 3})
    state.recall((), 1)
    write.fail(sends.recall, StoreProblem(StoreKind.FULL))
    assert told[-1].startswith("⚠ It is not cancelled yet")
    assert room.office._vetoes.recalls() == ((1, ()),)
    state.recall((ANA.e164,), 1)
    assert room.office._vetoes.recalls() == ((1, ()), (1, (ANA.e164,)))


def test_to_let_be_what_is_not_asked_any_more_is_said_to_have_done_nothing(
    room: Room, write: Scripted
) -> None:
    state, told = OutboxState(room.office), list[str]()
    state.told.connect(told.append)
    for done, first in ((3, ""), (2, "⚠ Your decision holds for 2 people"), (0, "⚠ Nothing was done")):
        state.leave(1, Doubt(3, 2, None, "", 3))
        write.answer(sends.leave, done)
        assert "".join(told).startswith(first)
        assert bool(told) == bool(first)
        told.clear()


def test_a_word_that_takes_long_to_be_written_is_seen_once_it_is(
    room: Room, read: Scripted, write: Scripted
) -> None:
    state = OutboxState(room.office)
    doubt, done = Doubt(3, 2, None, "", 3), cast("object", 3)
    state.current = send(1, {ReceiverState.UNKNOWN: 3}, Cause.OPERATOR)
    words: tuple[tuple[Callable[[], object], Callable[..., object]], ...] = (
        (partial(state.leave, 1, doubt), sends.leave),
        (partial(state.send_again, 1, doubt), sends.send_again),
        (partial(state.recall, (), 1), sends.recall),
        (state.cancel, sends.cancel),
        (state.resume, sends.resume),
    )
    for say, work in words:
        say()
        room.until(lambda: not state._timer.isActive())
        if read.asked(lookup.sends):  # too early, and what is read is what was
            read.answer(lookup.sends, lookup.Newest(()))
        write.answer(work, done)
        room.until(lambda: bool(read.asked(lookup.sends)))
        read.answer(lookup.sends, lookup.Newest(()))


def test_a_word_on_a_send_is_written_with_the_time_by_ovhclouds_clock_once_that_is_known(
    room: Room, write: Scripted
) -> None:
    room.office.resume(1)
    ahead = 86_400.0
    room.office.query.said.emit(events.ClockRead(time.time() + ahead, time.monotonic()))
    room.office.resume(2)
    unknown, known = (asked["there"] for asked in write.asked(sends.resume))
    assert unknown is None
    assert isinstance(known, float)
    assert known > time.time() + ahead / 2


def test_a_send_at_its_end_is_told_once_when_the_journal_shows_it(room: Room, read: Scripted) -> None:
    state = OutboxState(room.office)
    ended: list[tuple[str, str]] = []
    state.finished.connect(lambda account, service: ended.append((account, service)))
    room.tell(SendFinished(1))
    assert ended == []
    show(state, read, send(2, {P: 3}))
    assert ended == []
    for _ in range(2):
        show(state, read, send(1, {A: 3}), send(2, {P: 3}))
    assert ended == [("acc", "sms-1")]


def test_the_answer_is_told_to_what_was_asked_by_hand_and_to_nothing_else(
    room: Room, read: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.office, "write", Scripted())
    state = OutboxState(room.office)
    told: list[str] = []
    state.told.connect(told.append)
    show(state, read, send(1, {A: 3}), send(2, {A: 3}))
    state.choose(1)
    state.look_up()
    told.clear()
    room.tell(SendWatched(2), SendWatched(1, Reason.DNS), SendWatched(1))
    assert len(told) == 1
    assert told[0].startswith("✗ OVHcloud could not be asked.")


def test_a_page_of_other_receivers_than_those_looked_at_is_not_shown(room: Room, read: Scripted) -> None:
    state = OutboxState(room.office)
    pages: list[object] = []
    state.page_read.connect(pages.append)
    show(state, read, send(1, {A: 3}), send(2, {A: 2}))
    state.choose(2)
    state.choose(1)
    late = ReceiversPage(View(2), send(2, {A: 2}), 2, 0, ())
    read.answer(lookup.receivers, late)
    assert pages == []
    assert state.current is not None
    assert state.current.id == 1
    state.filter(A)
    read.answer(lookup.receivers, replace(late, view=View(1), send=send(1, {A: 3})))
    assert pages == []
    read.answer(lookup.receivers, replace(late, view=View(1, A), send=send(1, {A: 3})))
    assert len(pages) == 1


def test_a_page_of_a_send_that_is_as_it_was_is_no_news_of_the_send(room: Room, read: Scripted) -> None:
    state = OutboxState(room.office)
    show(state, read, send(1, {A: 3}))
    state.choose(1)
    page = ReceiversPage(View(1), send(1, {A: 3}), 3, 0, (), sms=3)
    read.answer(lookup.receivers, page)
    told: list[str] = []
    state.page_read.connect(lambda _: told.append("page"))
    state.sends_changed.connect(lambda: told.append("send"))
    for known in (page, replace(page, sms=6), replace(page, sms=6, send=send(1, {A: 2}))):
        state.read_page(0)
        read.answer(lookup.receivers, known)
    assert told == ["page", "page", "send", "page", "send"]


def test_who_is_erased_is_read_anew_and_not_shown_any_more(room: Room, read: Scripted) -> None:
    state = OutboxState(room.office)
    stale: list[None] = []
    state.stale.connect(lambda: stale.append(None))
    room.tell(events.PeopleChanged())
    assert not state._timer.isActive(), "nobody was erased"
    room.tell(events.PeopleChanged((ANA.e164,)))
    room.until(lambda: bool(stale))
    assert len(read.asked(lookup.sends)) == 1


def test_an_undo_in_time_says_nothing_of_being_late(room: Room, write: Scripted) -> None:
    state = OutboxState(room.office)
    back: list[object] = []
    state.given_back.connect(lambda draft, undone: back.append((draft, undone)))
    late: list[str] = []
    state.too_late.connect(late.append)
    kept = KeptDraft("one", Draft("Bonjour"))
    state.undo(1)
    write.answer(sends.undo, sends.Undone(0, kept))
    assert (late, back, state.undoing) == ([], [(kept, True)], set())
    state.undo(1)
    write.answer(sends.undo, sends.Undone(2, None))
    assert len(late) == 1
    assert "2 people" in late[0]
    assert back == [(kept, True)]


# ---- contacts --------------------------------------------------------------------------------------

ANA = Contact(parse("06 39 98 00 12", "FR"), "Ana Duval", id=1)


def page(view: PeopleView, *shown: Contact, version: int = 1) -> PeoplePage:
    return PeoplePage(view, version, len(shown), 0, shown)


@pytest.fixture
def write(room: Room, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    lane = Scripted()
    monkeypatch.setattr(room.office, "write", lane)
    return lane


@pytest.fixture
def contacts(room: Room, write: Scripted) -> ContactsState:
    return ContactsState(room.office, AccountsState(room.office))


def test_only_those_who_are_looked_at_now_are_shown(write: Scripted, contacts: ContactsState) -> None:
    before = contacts.view
    contacts.read_page(0)
    contacts.search("ana")
    write.answer(people.page, page(before, ANA))
    assert contacts.shown is None
    write.answer(people.page, page(contacts.view, ANA))
    assert contacts.shown is not None


def test_the_chosen_are_those_who_are_shown_and_not_those_asked_for(
    write: Scripted, contacts: ContactsState
) -> None:
    contacts.remove(contacts.at([Span(0, 0)]))
    assert write.asked(people.remove) == [], "nobody is shown yet"
    contacts.read_page(0)
    write.answer(people.page, page(PeopleView(), ANA, version=5))
    contacts.look_at(group=9)  # on its way
    contacts.remove(contacts.at([]))
    assert write.asked(people.remove) == []
    contacts.remove(contacts.at([Span(0, 0)]))
    assert write.asked(people.remove) == [{"chosen": people.Chosen(PeopleView(), (Span(0, 0),), 5)}]


def test_what_is_kept_is_told_with_what_was_done(write: Scripted, contacts: ContactsState) -> None:
    kept: list[object] = []
    refused: list[str] = []
    contacts.kept.connect(kept.append)
    contacts.refused.connect(refused.append)
    contacts.keep(ANA)
    contacts.keep(replace(ANA, id=0))
    write.answer(people.keep, Done(Deed.EDITED, 1, "Ana"))
    write.answer(people.keep, Done(Deed.ADDED, 1, "Ana"))
    assert kept == [Deed.EDITED, Deed.ADDED]
    assert refused == []


def test_who_is_picked_comes_with_the_word_where_from(write: Scripted, contacts: ContactsState) -> None:
    picked: list[Row] = []
    told: list[str] = []
    contacts.picked.connect(picked.extend)
    contacts.told.connect(told.append)
    contacts.read_page(0)
    write.answer(people.page, page(PeopleView(), ANA, ANA))
    contacts.pick(None)
    write.answer(people.pick, Picked((Row(ANA.number, "Ana"), Row(ANA.number, "Bob")), 1))
    assert [(row.name, row.source) for row in picked] == [("Ana", "contacts"), ("Bob", "contacts")]
    assert told == ["✓ On the message's list: 2 people. 1 of them opted out and gets nothing."]


def test_while_a_file_is_added_that_is_known(
    room: Room, write: Scripted, contacts: ContactsState, table: Path
) -> None:
    changes: list[bool] = []
    contacts.importing_changed.connect(lambda: changes.append(contacts.importing))
    file = contacts.open_file(table)
    room.until(lambda: file.imported is not None and file.imported.people != ())
    file.take()
    write.answer(people.take, Taken(1))
    assert changes == [True, False]


# ---- a file ----------------------------------------------------------------------------------------


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("Name;Phone;Other\nAna;0639980012;0639980013\nBob;0612;1\n", encoding="utf-8")
    return path


def test_nobody_is_taken_before_all_is_read(room: Room, table: Path) -> None:
    room.office.start()
    state = ImportState(room.office, table, "FR")
    taken: list[object] = []
    state.taken.connect(lambda path, imported: taken.append((path, imported)))
    state.take()
    assert taken == []
    room.until(lambda: state.imported is not None)
    state.read_as(separator=",")
    state.take()
    assert taken == [], "it is being read anew"
    room.until(lambda: state.imported is not None)
    state.take()
    assert len(taken) == 1


def test_the_answer_to_an_older_question_is_not_taken_for_the_new_ones(room: Room, table: Path) -> None:
    room.office.start()
    state = ImportState(room.office, table, "FR")
    room.until(lambda: state.imported is not None and state.table is not None)
    files = Scripted()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room.office, "files", files)
        old, rows, found = state.mapping, state.imported, state.table
        state.set_hidden(True)  # counts anew
        state.read_as(separator=",")
        assert rows is not None
        assert found is not None
        files.answer(imports.count, rows)
        assert state.imported is None, "that was with the other separator"
        files.answer(imports.read, (found, old))
        files.answer(imports.count, replace(rows, rejected=()))
    assert state.imported == replace(rows, rejected=())


def test_what_cannot_be_read_is_said_and_takes_nobody(room: Room, tmp_path: Path) -> None:
    room.office.start()
    path = tmp_path / "gone.csv"
    state = ImportState(room.office, path, "FR")
    room.until(lambda: state.trouble != "")
    assert state.imported is not None
    assert state.imported.people == ()
    taken: list[object] = []
    state.taken.connect(lambda *what: taken.append(what))
    state.take()
    assert taken == []


def test_a_choice_that_changes_nothing_reads_nothing(room: Room, table: Path) -> None:
    room.office.start()
    state = ImportState(room.office, table, "FR")
    room.until(lambda: state.imported is not None)
    before = state.imported
    state.set_hidden(state.mapping.hidden)
    assert state.imported is before


def test_the_setting_of_the_last_account_is_one_that_is_kept(room: Room) -> None:
    room.office.start()
    state = AccountsState(room.office)
    room.tell(events.AccountsRead((ONE,)), opened(ONE, "sms-1", "sms-2"))
    state.choose(state.entries[1])

    def kept() -> object:
        with closing(Settings(room.places.journal)) as settings:
            return settings.get(LAST_SERVICE.key)

    room.until(lambda: kept() == "one/sms-2")
