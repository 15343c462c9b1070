"""What is put off: a lane submits it when its time comes, and what a handler says of the next turn gets there."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
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
from ovhsms_gui.outbox.events import SendFinished
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.store.errors import StoreKind
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work import events
from ovhsms_gui.work.connections import KeyStore
from ovhsms_gui.work.lane import LONGEST_WAIT, Again, Emit, Lane
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.send import Drain, SendHandler
from ovhsms_gui.work.watch import AFTER_TROUBLE, Watch, WatchHandler

FAR = 1000.0  # seconds: no test lasts so long


class Echo:
    def __init__(self, emit: Emit) -> None:
        self.handle = emit

    def close(self) -> None:
        pass


class Line:
    """A lane that gives back what it is given."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.lane = Lane("test", lambda emit, _stop: Echo(emit))
        self.ran: list[object] = []
        self.lane.told.connect(self.ran.append)

    def until(self, *jobs: object) -> None:
        self.qtbot.waitUntil(lambda: len(self.ran) >= len(jobs))
        assert self.ran == list(jobs)

    def stop(self) -> None:
        with self.qtbot.waitSignal(self.lane.stopped):
            self.lane.stop()
        assert self.lane.join(5)

    @property
    def waits(self) -> bool:
        return self.lane._later.isActive()


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[Line]:
    line = Line(qtbot)
    yield line
    if not line.lane._stop.is_set():
        line.stop()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


# ---- the lane ---------------------------------------------------------------------------------------


def test_what_is_put_off_runs_once_when_its_time_has_come(line: Line) -> None:
    line.lane.submit_later("later", 0.05)
    line.lane.submit("now")
    line.until("now", "later")
    assert not line.waits


def test_the_last_word_on_what_is_put_off_counts(line: Line) -> None:
    line.lane.submit_later("first", FAR)
    line.lane.submit_later("second", 0.0)
    line.until("second")
    line.lane.submit_later("third", 0.0)
    line.lane.submit_later("third", None)
    assert not line.waits
    line.lane.submit("after")
    line.until("second", "after")


def test_a_hurry_brings_forward_and_never_puts_off(line: Line) -> None:
    line.lane.submit_later("far", FAR)
    line.lane.hurry("near", 0.0)
    line.until("near")
    line.lane.submit_later("soon", 0.05)
    line.lane.hurry("late", FAR)
    line.until("near", "soon")
    line.lane.hurry("alone", 0.0)
    line.until("near", "soon", "alone")


def test_what_is_far_off_does_not_run_over_qts_counter(line: Line) -> None:
    line.lane.submit_later("far", 1e12)
    assert line.waits
    assert line.lane._later.interval() == LONGEST_WAIT * 1000


def test_a_stop_drops_what_is_put_off(line: Line) -> None:
    line.lane.submit_later("never", FAR)
    line.stop()
    assert not line.waits
    line.lane.submit_later("never", 0.0)
    line.lane.hurry("never", 0.0)
    assert not line.waits
    assert line.ran == []


# ---- what handlers say of the next turn --------------------------------------------------------------


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


def test_the_send_lane_is_told_when_its_next_turn_comes(path: Path) -> None:
    with closing(Journal(path)) as journal:
        journal.add_send(plan(), hold=30.0)
    told: list[object] = []
    with closing(SendHandler(path, KeyStore(), make_api, told.append, threading.Event())) as handler:
        handler.handle(Drain())
        match told.pop():
            case Again(Drain(), float(seconds)):
                assert 0 < seconds <= 30.0
            case other:
                raise AssertionError(other)
        assert told == []
        with pytest.raises(TypeError):
            handler.handle(Watch())


def test_trouble_with_the_journal_is_told(path: Path) -> None:
    told: list[object] = []
    stop = threading.Event()
    with (
        closing(SendHandler(path, KeyStore(), make_api, told.append, stop)) as sender,
        closing(WatchHandler(path, KeyStore(), make_api, told.append, stop)) as watcher,
    ):
        spoil(path)
        sender.handle(Drain())
        watcher.handle(Watch())
        kinds = [event.problem.kind for event in told if isinstance(event, events.StoreFailed)]
        assert kinds == [StoreKind.OTHER] * 2
        assert told[-1] == Again(Watch(), AFTER_TROUBLE)


def test_the_watch_lane_is_told_when_its_next_look_is_due(path: Path) -> None:
    told: list[object] = []
    with closing(WatchHandler(path, KeyStore(), make_api, told.append, threading.Event())) as handler:
        handler.handle(Watch())
        assert told == [Again(Watch(), None)]
        with pytest.raises(TypeError):
            handler.handle(Drain())


# ---- the whole way ----------------------------------------------------------------------------------


def test_after_the_time_to_undo_it_goes_by_itself_or_never(path: Path, qtbot: QtBot) -> None:
    keys = Keys(
        FULL_KEYS.application_key, Secret(FULL_KEYS.application_secret), Secret(FULL_KEYS.consumer_key)
    )
    with DemoServer() as server:
        account = Account("acc-1", "Cabinet Martin", server.url, "FR", Origin.SESSION)
        office = Office(path, MemoryVault(), make_api, guests=((account, keys),))
        happened: list[object] = []
        office.happened.connect(happened.append)
        office.start()

        def store(hold: float) -> int:
            before = [event for event in happened if isinstance(event, events.SendStored)]
            office.send(plan(), hold)
            qtbot.waitUntil(
                lambda: sum(isinstance(event, events.SendStored) for event in happened) > len(before)
            )
            return [event.send_id for event in happened if isinstance(event, events.SendStored)][-1]

        undone = store(FAR / 2)
        office.undo(undone)
        qtbot.waitUntil(lambda: any(isinstance(event, events.Redraft) for event in happened))
        send_id = store(0.1)
        qtbot.waitUntil(lambda: any(isinstance(event, SendFinished) for event in happened))
        [end] = [event for event in happened if isinstance(event, SendFinished)]
        assert (end.send_id, end.counts) == (send_id, {ReceiverState.ACCEPTED: 2})
        with qtbot.waitSignal(office.stopped):
            office.stop()
        assert office.join(5)
        assert sorted(message.receiver for message in server.world.sent) == ["+33639980012", "+33639980013"]
    with closing(Journal(path)) as journal:
        assert journal.send(undone).counts == {ReceiverState.CANCELLED: 2}
