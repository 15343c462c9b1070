"""Turns: a lane is asked again when its time comes, and the answer of each turn says when that is."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS
from ovhsms_gui.outbox.events import SendFinished, SendLeaving
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work import events, outbox
from ovhsms_gui.work.books import SendBooks, WatchBooks
from ovhsms_gui.work.connections import KeyStore
from ovhsms_gui.work.lane import LONGEST_WAIT, Lane, Turns
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.sends import Undone

FAR = 1000.0  # seconds: no test lasts so long


class Nothing:
    """What the lane works on."""

    def close(self) -> None:
        pass


class Line:
    """A lane with turns, and what was done in it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.lane: Lane[Nothing] = Lane("test", lambda _say, _stop: Nothing())
        self.ran: list[str] = []
        self.says: list[float | None] = []  # the answers of the next turns; after the last: not by itself
        self.turns = Turns(self.lane, self.turn)

    def turn(self, _books: Nothing) -> float | None:
        self.ran.append("turn")
        return self.says.pop(0) if self.says else None

    def ask(self, name: str) -> None:
        self.lane.ask(lambda _books: self.ran.append(name))

    def until(self, *done: str) -> None:
        """So much was done, and all answers came."""
        self.qtbot.waitUntil(lambda: len(self.ran) >= len(done))
        answered: list[object] = []
        self.lane.ask(lambda _books: None, answered.append)
        self.qtbot.waitUntil(lambda: bool(answered))
        assert self.ran == list(done)

    def stop(self) -> None:
        with self.qtbot.waitSignal(self.lane.stopped):
            self.lane.stop()
        assert self.lane.join(5)

    @property
    def waits(self) -> bool:
        return self.turns._timer.isActive()


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[Line]:
    line = Line(qtbot)
    yield line
    if not line.lane.stopping:
        line.stop()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


# ---- the turns --------------------------------------------------------------------------------------


def test_a_turn_that_is_put_off_comes_once_when_its_time_has_come(line: Line) -> None:
    line.turns.put_off(0.05)
    line.ask("now")
    line.until("now", "turn")
    assert not line.waits


def test_a_turn_comes_after_what_waits_already(line: Line) -> None:
    line.ask("first")
    line.turns.now()
    line.ask("last")
    line.until("first", "turn", "last")


def test_the_answer_of_a_turn_says_when_the_next_one_comes(line: Line) -> None:
    line.says = [0.0, 0.02, None]
    line.turns.now()
    line.until("turn", "turn", "turn")
    assert not line.waits
    line.says = [FAR]
    line.turns.now()
    line.until(*["turn"] * 4)
    assert line.waits


def test_the_last_word_on_when_the_next_turn_comes_counts(line: Line) -> None:
    line.turns.put_off(FAR)
    line.turns.put_off(0.0)
    line.until("turn")
    line.turns.put_off(0.0)
    line.turns.put_off(None)
    assert not line.waits
    line.ask("after")
    line.until("turn", "after")
    line.turns.put_off(FAR)
    line.turns.now()  # and answers that it need not come by itself
    line.until("turn", "after", "turn")
    assert not line.waits


def test_a_hurry_brings_forward_and_never_puts_off(line: Line) -> None:
    line.turns.put_off(FAR)
    line.turns.hurry(0.0)
    line.until("turn")
    line.turns.put_off(0.05)
    line.turns.hurry(FAR)
    line.until("turn", "turn")
    line.turns.hurry(0.0)
    line.until("turn", "turn", "turn")


def test_what_is_far_off_does_not_run_over_qts_counter(line: Line) -> None:
    line.turns.put_off(1e12)
    assert line.waits
    assert line.turns._timer.interval() == LONGEST_WAIT * 1000


def test_after_a_stop_no_turn_comes_by_itself(line: Line) -> None:
    line.turns.put_off(0.0)
    line.turns.stop()
    assert not line.waits
    line.ask("after")
    line.until("after")


def test_when_the_lane_stops_the_turn_under_way_is_the_last(line: Line) -> None:
    entered, go_on = threading.Event(), threading.Event()

    def slow(_books: Nothing) -> float | None:
        entered.set()
        assert go_on.wait(10)
        return 0.0

    turns = Turns(line.lane, slow)
    turns.now()
    assert entered.wait(10)
    with line.qtbot.waitSignal(line.lane.stopped):
        line.lane.stop()
        go_on.set()
    assert line.lane.join(5)
    for each in (turns, line.turns):
        assert not each._timer.isActive()
        each.put_off(0.0)
        each.hurry(0.0)
        assert not each._timer.isActive()
    assert line.ran == []


# ---- what the lanes say of their next turn -----------------------------------------------------------


def plan(account: str = "acc-1") -> Plan:
    receivers = ReceiverList()
    receivers.add(read("Ana; 06 39 98 00 12\n06 39 98 00 13", "FR"))
    context = Context(account, "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
    return make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)


def make_api(endpoint: str, keys: Keys) -> SmsApi:
    return SmsApi(Client(endpoint, keys, connect_timeout=10, read_timeout=10, get_pause=0))


def spoil(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TABLE chunk")


def test_the_send_lane_says_when_its_next_turn_comes(path: Path) -> None:
    told: list[object] = []
    with closing(SendBooks(path, KeyStore(), make_api, told.append, threading.Event())) as books:
        assert outbox.drain(books) is None
        books.journal.add_send(plan(), hold=30.0)
        seconds = outbox.drain(books)
        assert seconds is not None
        assert 0 < seconds <= 30.0
    assert told == []


def test_trouble_with_the_journal_is_told_and_it_is_tried_again(path: Path) -> None:
    told: list[object] = []
    stop = threading.Event()
    with (
        closing(SendBooks(path, KeyStore(), make_api, told.append, stop)) as sending,
        closing(WatchBooks(path, KeyStore(), make_api, told.append, stop)) as watching,
    ):
        spoil(path)
        assert outbox.drain(sending) == outbox.SEND_AFTER_TROUBLE
        assert outbox.watch(watching) == outbox.WATCH_AFTER_TROUBLE
        errors = [event.error for event in told if isinstance(event, events.Trouble)]
        assert [error.kind for error in errors if isinstance(error, StoreProblem)] == [StoreKind.OTHER] * 2


def test_the_watch_lane_says_that_no_look_is_due(path: Path) -> None:
    told: list[object] = []
    with closing(WatchBooks(path, KeyStore(), make_api, told.append, threading.Event())) as books:
        assert outbox.watch(books) is None
    assert told == []


# ---- the whole way ----------------------------------------------------------------------------------


@contextmanager
def at_work(path: Path, server: DemoServer, qtbot: QtBot) -> Iterator[tuple[Office, list[object]]]:
    keys = Keys(
        FULL_KEYS.application_key, Secret(FULL_KEYS.application_secret), Secret(FULL_KEYS.consumer_key)
    )
    account = Account("acc-1", "Cabinet Martin", server.url, "FR", Origin.SESSION)
    office = Office(path, MemoryVault(), make_api, guests=((account, keys),))
    happened: list[object] = []
    office.happened.connect(happened.append)
    office.start()
    try:
        yield office, happened
    finally:
        with qtbot.waitSignal(office.stopped):
            office.stop()
        assert office.join(5)


def test_after_the_time_to_undo_it_goes_by_itself_or_never(path: Path, qtbot: QtBot) -> None:
    with DemoServer() as server:
        with at_work(path, server, qtbot) as (office, happened):

            def store(hold: float) -> int:
                stored: list[int] = []
                office.send(plan(), stored.append, happened.append, hold=hold)
                qtbot.waitUntil(lambda: bool(stored))
                return stored[0]

            undone = store(FAR / 2)
            taken_back: list[Undone] = []
            office.undo(undone, taken_back.append, happened.append)
            qtbot.waitUntil(lambda: bool(taken_back))
            [answer] = taken_back
            assert answer.too_late == 0
            send_id = store(0.1)
            qtbot.waitUntil(lambda: any(isinstance(event, SendFinished) for event in happened))
            assert [event for event in happened if isinstance(event, SendFinished)] == [SendFinished(send_id)]
        assert sorted(message.receiver for message in server.world.sent) == ["+33639980012", "+33639980013"]
    with closing(Journal(path)) as journal:
        assert journal.send(send_id).counts == {ReceiverState.ACCEPTED: 2}
        assert journal.send(undone).counts == {ReceiverState.CANCELLED: 2}


def test_who_sends_hears_its_number_before_there_is_news_of_it(path: Path, qtbot: QtBot) -> None:
    with DemoServer() as server, at_work(path, server, qtbot) as (office, happened):
        qtbot.waitUntil(lambda: any(isinstance(event, events.Recovered) for event in happened))
        for n in (1, 2):
            office.send(plan(), happened.append, happened.append)
            qtbot.waitUntil(lambda n=n: sum(isinstance(e, SendFinished) for e in happened) == n)  # type: ignore[misc]
        for n in (1, 2):
            assert happened.index(n) < happened.index(SendLeaving(n))


@pytest.mark.parametrize("spoilt", [True, False], ids=["the data file", "our own fault"])
@pytest.mark.expects_log
def test_a_send_that_cannot_be_stored_is_told_to_who_sends_whatever_it_was(
    path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, spoilt: bool
) -> None:
    with DemoServer() as server, at_work(path, server, qtbot) as (office, happened):
        qtbot.waitUntil(lambda: any(isinstance(event, events.Recovered) for event in happened))
        problems: list[StoreProblem] = []
        wrong = plan()
        if spoilt:
            spoil(path)
        else:
            wrong = replace(wrong, context=None)
        office.send(wrong, happened.append, problems.append)
        qtbot.waitUntil(lambda: bool(problems))
        assert [problem.kind for problem in problems] == [StoreKind.OTHER]
        assert not [event for event in happened if isinstance(event, int)]
        faults = [record for record in caplog.records if record.name == "ovhsms_gui.work.asking"]
        assert len(faults) == (0 if spoilt else 1)


@pytest.mark.parametrize("error", [StoreProblem(StoreKind.FULL), ValueError("planted")], ids=str)
@pytest.mark.parametrize("name", ["write", "read", "query", "files"])
@pytest.mark.expects_log
def test_what_fails_and_nobody_answers_for_is_news_and_a_fault_of_ours_is_in_the_log(
    path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, name: str, error: Exception
) -> None:
    def fail(_books: object) -> None:
        raise error

    with DemoServer() as server, at_work(path, server, qtbot) as (office, happened):
        getattr(office, name).ask(fail)
        qtbot.waitUntil(lambda: events.Trouble(error) in happened)
    faults = [record for record in caplog.records if record.name == "ovhsms_gui.work.asking"]
    assert [record.exc_info[1] for record in faults if record.exc_info] == (
        [] if isinstance(error, StoreProblem) else [error]
    )
