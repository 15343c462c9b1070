"""The endpoint is a part of a send: it leaves for, and is asked about at, the address it was confirmed for."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.store.journal import Cause, Journal, SendRow
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.work import outbox
from ovhsms_gui.work.books import SendBooks, WatchBooks
from ovhsms_gui.work.connections import KeyStore

KEYS = Keys(FULL_KEYS.application_key, Secret(FULL_KEYS.application_secret), Secret(FULL_KEYS.consumer_key))


def make_api(endpoint: str, keys: Keys) -> SmsApi:
    return SmsApi(Client(endpoint, keys, connect_timeout=10, read_timeout=10, get_pause=0))


class Desk:
    """The books of both lanes on one journal, and two places to which an account's calls may go."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.here, self.there = (stack.enter_context(DemoServer()) for _ in range(2))
        self.made: list[str] = []
        self.keys, stop = KeyStore(), threading.Event()
        self.journal = stack.enter_context(closing(Journal(path)))
        self.looks = stack.enter_context(closing(Looks(path)))
        told: list[object] = []
        self.sending = stack.enter_context(closing(SendBooks(path, self.keys, self.make, told.append, stop)))
        self.watching = stack.enter_context(
            closing(WatchBooks(path, self.keys, self.make, told.append, stop))
        )

    def make(self, endpoint: str, keys: Keys) -> SmsApi:
        self.made.append(endpoint)
        return make_api(endpoint, keys)

    def go_to(self, endpoint: str) -> None:
        self.keys.put(Account("acc-1", "Cabinet Martin", endpoint, "FR", Origin.SESSION), KEYS)

    def store(self, people: int = 1) -> int:
        receivers = ReceiverList()
        receivers.add(read("\n".join(f"Ana; 06 39 98 00 {n}" for n in range(12, 12 + people)), "FR"))
        context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
        plan = make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)
        return self.journal.add_send(plan, 1, endpoint=self.keys.endpoint("acc-1"))

    def drain(self) -> None:
        outbox.drain(self.sending)

    def look(self, send_id: int) -> SendRow:
        self.looks.wake(send_id)
        outbox.watch(self.watching)
        return self.journal.send(send_id)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield Desk(tmp_path / "journal.sqlite", stack)


def test_what_is_queued_pauses_when_its_account_goes_elsewhere(desk: Desk) -> None:
    desk.go_to(desk.here.url)
    send_id = desk.store(2)
    desk.go_to(desk.there.url)
    desk.drain()
    send = desk.journal.send(send_id)
    assert (send.paused, send.retry_at) == (Cause.ELSEWHERE, None)
    assert "another address" in words.situation(send, 0.0, None)
    desk.journal.resume(send_id)  # a word is not enough: it was confirmed for the other place
    desk.drain()
    assert desk.journal.send(send_id).paused == Cause.ELSEWHERE
    assert [*desk.there.world.sent, *desk.here.world.sent] == []
    assert desk.made == []

    desk.go_to(desk.here.url)
    desk.journal.resume(send_id)
    desk.drain()
    assert len(desk.here.world.sent) == 2


def test_a_doubt_is_asked_where_it_was_sent(desk: Desk) -> None:
    desk.go_to(desk.here.url)
    send_id = desk.store(2)
    desk.here.faults.add(Fault(FaultKind.DROP_AFTER, "POST", "/sms/*/jobs"))
    desk.drain()
    desk.go_to(desk.there.url)
    send = desk.look(send_id)
    assert send.counts == {ReceiverState.ACCEPTED: 1, ReceiverState.PLANNED: 1}
    desk.journal.resume(send_id)
    desk.drain()
    assert desk.journal.send(send_id).paused == Cause.ELSEWHERE  # while the doubt was still asked about there
    assert set(desk.made) == {desk.here.url}
    assert len(desk.here.world.sent) == 1


def test_a_doubt_is_not_asked_elsewhere(desk: Desk) -> None:
    desk.go_to(desk.here.url)
    send_id = desk.store()
    desk.here.faults.add(Fault(FaultKind.DROP_AFTER, "POST", "/sms/*/jobs"))
    desk.drain()
    desk.made.clear()
    desk.keys.drop("acc-1")  # as after a restart
    desk.go_to(desk.there.url)
    send = desk.look(send_id)
    assert desk.made == []
    assert send.doubt is not None
    assert (send.doubt.looks, send.doubt.trouble) == (0, Cause.ELSEWHERE)
    told = words.asked(send)
    assert "another address" in told
    assert "cannot be asked now" in told


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("ovh-eu", "https://eu.api.ovh.com/1.0"),
        ("https://eu.api.ovh.com/1.0/", " ovh-eu"),
        ("https://SMS.example.org/1.0", "https://sms.example.org/1.0/"),
    ],
)
def test_the_same_address_under_another_name_is_the_same(then: str, now: str) -> None:
    keys = KeyStore()
    keys.allow("sms.example.org")
    keys.put(Account("acc-1", "Cabinet Martin", now), KEYS)
    assert keys.at("acc-1", then) == keys.get("acc-1") == (now, KEYS)
