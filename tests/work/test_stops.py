"""How often OVHcloud's lists of STOP are read, and how numbers in them are understood."""

import threading
from collections.abc import Iterator
from contextlib import closing
from types import SimpleNamespace

import pytest

from ovhsms_gui.app import make_api
from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, GUIDE_KEYS, KeySet
from ovhsms_gui.outbox.pace import WATCHING, Pace, Paces, Shared
from ovhsms_gui.work import stops
from ovhsms_gui.work.books import QueryBooks
from ovhsms_gui.work.connections import KeyStore
from ovhsms_gui.work.events import StopListRead

SERVICES = ("sms-ab12345-1", "sms-ab12345-2")


class Lane:
    """The query lane's books, on a clock that is moved by hand."""

    def __init__(self, server: DemoServer) -> None:
        self.now = 1000.0
        self.said: list[StopListRead] = []
        self.keys = KeyStore()
        self._server = server
        self.shared = Shared()
        self.shared.by_account["a"] = Pace(1.0, lambda: self.now)
        self.books = QueryBooks(
            self.keys,
            make_api,
            self.said.append,  # type: ignore[arg-type]
            threading.Event(),
            self.shared,
        )

    def unlock(self, plain: KeySet) -> None:
        keys = Keys(plain.application_key, Secret(plain.application_secret), Secret(plain.consumer_key))
        self.keys.put(Account("a", "A", self._server.url, "FR", Origin.SESSION), keys)
        self.books.stop_turns.update({("a", name): 0.0 for name in SERVICES})

    def turn(self, after: float = 0.0) -> tuple[float | None, list[str]]:
        """Which lists were read, and when it is worth asking next."""
        self.now += after
        before = len(self.said)
        return stops.look(self.books), [one.service for one in self.said[before:]]


@pytest.fixture
def lane(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lane]:
    with DemoServer() as server:
        made = Lane(server)
        monkeypatch.setattr(stops, "time", SimpleNamespace(monotonic=lambda: made.now))
        with closing(made.books):
            yield made


def test_one_list_at_a_time_and_each_seldom(lane: Lane) -> None:
    lane.unlock(FULL_KEYS)
    assert lane.turn() == (stops.APART, [SERVICES[0]])
    assert lane.turn(stops.APART) == (stops.AGAIN - stops.APART, [SERVICES[1]])
    calls = [read for _ in range(1800) for read in lane.turn(2.0)[1]]  # an hour
    assert len(calls) == 2 * 4
    assert lane.turn(0.0)[1] == []


def test_it_has_its_turn_among_all_that_is_asked_in_the_background(lane: Lane) -> None:
    lane.unlock(FULL_KEYS)
    others = Paces(WATCHING, threading.Event(), lane.shared)
    others.take("a")
    assert lane.turn() == (1.0, [])
    assert others.book("a") == 2.0
    assert lane.turn(0.5) == (0.5, [])
    assert lane.turn(0.5)[1] == [SERVICES[0]]


def test_keys_that_may_not_read_it_are_asked_with_once(lane: Lane) -> None:
    lane.unlock(GUIDE_KEYS)
    lane.turn()
    assert lane.turn(stops.APART)[0] is None
    assert [one.numbers for one in lane.said] == [None, None]
    assert lane.turn(3600.0) == (None, [])
    lane.unlock(FULL_KEYS)
    assert lane.turn()[1] == [SERVICES[0]]
    assert lane.said[-1].numbers == ("+447700900998",)


def test_without_keys_nobody_is_asked(lane: Lane) -> None:
    lane.books.stop_turns[("gone", SERVICES[0])] = 0.0
    assert lane.turn() == (None, [])


def test_after_a_fault_it_is_tried_again(lane: Lane) -> None:
    lane.unlock(FULL_KEYS)
    lane._server.faults.add(Fault(FaultKind.GARBAGE, "GET", "/sms/*/blacklists", 1))
    lane.turn()
    assert lane.said[0].numbers is None
    lane.turn(stops.APART)
    assert lane.turn(stops.AGAIN)[1] == [SERVICES[0]]
    assert lane.said[-1].numbers is not None


@pytest.mark.parametrize(
    ("listed", "e164"),
    [
        ("+33639980012", "+33639980012"),
        ("0033639980012", "+33639980012"),
        ("33639980012", "+33639980012"),
        ("0639980012", "+33639980012"),
        ("+33 6 39 98 00 12", "+33639980012"),
        ("36180", "36180"),
        ("+3363998****", "+3363998****"),
    ],
)
def test_a_number_is_understood_however_it_is_written(listed: str, e164: str) -> None:
    assert stops._e164(listed) == e164
