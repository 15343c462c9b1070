"""The runner, the real client and the stand-in together: what the journal says is what the other side has."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, GUIDE_KEYS, KeySet, default_world
from ovhsms_gui.outbox.runner import SENDING, Runner
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.journal import Journal

from .conftest import Time, asked

MakePlan = Callable[..., Plan]
POST = ("POST", "/sms/*/jobs")


class Killed(BaseException):
    """The end of the process: nothing of ours may catch it."""


class Dying:
    """Sends, and does not live to hear the answer."""

    def __init__(self, api: SmsApi) -> None:
        self._api = api

    def send(self, service: str, request: JobRequest) -> SendReport:
        self._api.send(service, request)
        raise Killed

    def resync_clock(self) -> None:
        self._api.resync_clock()

    def clock_ahead(self) -> float | None:
        return self._api.clock_ahead()


class Outbox:
    """A runner on its journal, talking to a stand-in. Waits are noted, not waited."""

    def __init__(self, journal: Journal, demo: DemoServer, keys: KeySet = FULL_KEYS) -> None:
        self.journal, self.demo = journal, demo
        secret = Keys(keys.application_key, Secret(keys.application_secret), Secret(keys.consumer_key))
        self.api = SmsApi(Client(demo.url, secret, connect_timeout=5, read_timeout=0.5))
        self.waits: list[float] = []
        self.now = 0.0
        self.told: list[object] = []
        self.runner = Runner(
            journal,
            lambda _: self.api,
            threading.Event(),
            self.told.append,
            SENDING.by(lambda: self.now, wait=self.wait),
        )

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def drain(self) -> None:
        self.runner.drain()

    def states(self, send_id: int) -> list[str]:
        return [str(row.state) for row in self.journal.receivers(send_id, limit=10_000)]

    def at_ovh(self) -> Counter[str]:
        return Counter(message.receiver for message in self.demo.world.sent)


def number(n: int) -> str:
    return f"+3363998{n:04d}"


def office() -> DemoServer:
    """A stand-in that turns two numbers down."""
    world = default_world()
    world.services["sms-ab12345-1"].blacklist |= {number(1), number(11)}
    return DemoServer(world)


@pytest.fixture
def demo() -> Iterator[DemoServer]:
    with office() as server:
        yield server


@pytest.fixture
def outbox(journal: Journal, demo: DemoServer) -> Iterator[Outbox]:
    outbox = Outbox(journal, demo)
    yield outbox
    outbox.api.close()


def test_the_journal_and_the_other_side_tell_the_same(outbox: Outbox, plan: MakePlan) -> None:
    send_id = outbox.journal.add_send(
        plan(12, Draft("Été à 5 €, ça va ?", Terms("MARTIN", no_stop=True))), chunk_size=5
    )
    outbox.drain()
    good = [n for n in range(12) if n not in {1, 11}]
    assert outbox.at_ovh() == Counter(number(n) for n in good)
    assert outbox.states(send_id) == ["accepted" if n in good else "invalid" for n in range(12)]
    sent = outbox.demo.world.sent
    assert {(message.message, message.sender) for message in sent} == {("Été à 5 €, ça va ?", "MARTIN")}
    tags = [outbox.journal.chunk(chunk_id).tag for chunk_id in (1, 2, 3)]
    assert Counter(message.tag for message in sent) == {tags[0]: 4, tags[1]: 5, tags[2]: 1}
    ids = [id_ for chunk_id in (1, 2, 3) for id_ in outbox.journal.chunk(chunk_id).outcome.ids]
    assert ids == [message.id for message in sent]
    assert all(outbox.journal.chunk(chunk_id).outcome.query_id for chunk_id in (1, 2, 3))
    assert outbox.journal.send(send_id).billed == 10.0


def test_five_hundred_and_one_receivers_are_two_posts(outbox: Outbox, plan: MakePlan) -> None:
    send_id = outbox.journal.add_send(plan(501))
    outbox.drain()
    assert len({message.tag for message in outbox.demo.world.sent}) == 2
    assert set(outbox.at_ovh().values()) == {1}
    assert Counter(outbox.states(send_id)) == {"accepted": 499, "invalid": 2}


def test_the_journal_holds_a_post_before_the_other_side_has_it(
    journal: Journal, path: Path, plan: MakePlan
) -> None:
    seen: list[tuple[ChunkState, ...]] = []

    def look() -> float:  # the other side reads its clock with each call, before it takes a job
        with closing(Journal(path)) as other:
            seen.append(tuple(other.chunk(chunk_id).state for chunk_id in (1, 2)))
        return time.time()

    journal.add_send(plan(4), chunk_size=2)
    with DemoServer(clock=look) as demo:
        outbox = Outbox(journal, demo)
        outbox.api.resync_clock()
        seen.clear()
        outbox.drain()
        outbox.api.close()
        assert len(outbox.at_ovh()) == 4
    # Each call reads it at its start, and once more at its end.
    assert list(dict.fromkeys(seen)) == [
        (ChunkState.SUBMITTING, ChunkState.QUEUED),
        (ChunkState.ACCEPTED, ChunkState.SUBMITTING),
    ]


def test_replies_use_no_sender(outbox: Outbox, plan: MakePlan) -> None:
    outbox.journal.add_send(plan(1, Draft("Bonjour", Terms("", allow_replies=True))))
    outbox.drain()
    assert [message.sender for message in outbox.demo.world.sent] == [""]


def test_the_keys_of_the_guide_are_enough(journal: Journal, demo: DemoServer, plan: MakePlan) -> None:
    send_id = journal.add_send(plan(1))
    outbox = Outbox(journal, demo, GUIDE_KEYS)
    outbox.drain()
    outbox.api.close()
    assert outbox.states(send_id) == ["accepted"]


# Faults: the state that is reached, and what the other side has in the end

TAKEN, NOT_TAKEN = True, False
DOUBT = [
    (Fault(FaultKind.DROP_BEFORE, *POST), NOT_TAKEN, "reset"),
    (Fault(FaultKind.DROP_AFTER, *POST), TAKEN, "reset"),
    (Fault(FaultKind.DELAY_AFTER, *POST, value=5), TAKEN, "read_timeout"),
    (Fault(FaultKind.STATUS, *POST, value=500), NOT_TAKEN, "server_error"),
    (Fault(FaultKind.STATUS, *POST, value=503), NOT_TAKEN, "server_error"),
    (Fault(FaultKind.STATUS_AFTER, *POST, value=504), TAKEN, "server_error"),
    (Fault(FaultKind.GARBAGE, *POST), NOT_TAKEN, "bad_answer"),
    (Fault(FaultKind.GARBAGE_AFTER, *POST), TAKEN, "bad_answer"),
    (Fault(FaultKind.HALF, *POST), TAKEN, "reset"),
    (Fault(FaultKind.WRONG_TYPES, *POST), TAKEN, "bad_answer"),
    (Fault(FaultKind.EMPTY_IDS, *POST), TAKEN, "bad_answer"),
]


@pytest.mark.parametrize(("fault", "taken", "reason"), DOUBT, ids=lambda value: getattr(value, "kind", ""))
def test_whatever_becomes_of_the_answer_nobody_gets_it_twice(
    outbox: Outbox, plan: MakePlan, fault: Fault, taken: bool, reason: str
) -> None:
    send_id = outbox.journal.add_send(plan(5), chunk_size=2)
    outbox.demo.faults.add(fault)
    outbox.drain()
    outbox.drain()
    assert outbox.states(send_id) == ["unknown"] * 2 + ["planned"] * 3
    assert {row.reason for row in outbox.journal.receivers(send_id, limit=2)} == {reason}
    assert outbox.journal.send(send_id).paused == reason
    assert outbox.at_ovh() == (Counter([number(0)]) if taken else Counter())
    outbox.journal.resume(send_id)
    outbox.drain()
    assert outbox.states(send_id) == ["unknown"] * 2 + ["accepted"] * 3
    assert set(outbox.at_ovh().values()) == {1}


def test_nobody_there_is_proof_and_everything_goes_once_they_are_back(
    journal: Journal, plan: MakePlan
) -> None:
    send_id = journal.add_send(plan(3), chunk_size=2)
    with office() as demo:
        outbox = Outbox(journal, demo)
    outbox.drain()  # the stand-in is gone again
    assert outbox.states(send_id) == ["planned"] * 3
    assert journal.send(send_id).paused == "no_connection"
    outbox.api.close()
    with office() as demo:
        outbox = Outbox(journal, demo)
        journal.resume(send_id)
        outbox.drain()
        outbox.api.close()
        assert outbox.states(send_id) == ["accepted", "invalid", "accepted"]


def test_too_many_calls_waits_as_asked_and_sends_once(outbox: Outbox, plan: MakePlan) -> None:
    send_id = outbox.journal.add_send(plan(3), chunk_size=2)
    outbox.demo.faults.add(Fault(FaultKind.STATUS, *POST, value=429, retry_after=7))
    outbox.drain()
    assert outbox.waits[0] == 7.0
    assert outbox.states(send_id) == ["accepted", "invalid", "accepted"]
    assert set(outbox.at_ovh().values()) == {1}


def test_a_clock_that_jumps_is_set_right_and_everything_goes_once(outbox: Outbox, plan: MakePlan) -> None:
    informs = Draft(
        "Bonjour", Terms("MARTIN", no_stop=True)
    )  # advertising may have no hour left by that clock
    send_id = outbox.journal.add_send(plan(3, informs), chunk_size=2)
    outbox.api.resync_clock()
    outbox.demo.faults.add(Fault(FaultKind.CLOCK_SKEW, times=None, value=3600))
    outbox.drain()
    assert outbox.states(send_id) == ["accepted", "invalid", "accepted"]
    assert outbox.journal.chunk(1).attempt == 1
    assert set(outbox.at_ovh().values()) == {1}


@pytest.mark.parametrize("shape", ["A", "B"])
def test_too_few_credits_is_said_in_the_words_of_the_other_side(
    outbox: Outbox, plan: MakePlan, shape: str
) -> None:
    outbox.demo.world.error_shape = shape
    send_id = outbox.journal.add_send(plan(30, service="sms-ab12345-2"))
    outbox.drain()
    assert set(outbox.states(send_id)) == {"refused"}
    row = outbox.journal.receivers(send_id)[0]
    assert row.reason == "credits"
    assert row.message
    assert outbox.at_ovh() == {}


def test_a_sender_that_is_not_validated_holds_the_rest(outbox: Outbox, plan: MakePlan) -> None:
    send_id = outbox.journal.add_send(plan(3, Draft("Bonjour", Terms("BOUTIQUE"))), chunk_size=2)
    outbox.drain()
    assert outbox.states(send_id) == ["refused", "refused", "planned"]
    assert outbox.journal.send(send_id).paused == "sender"


def test_a_run_that_ended_during_a_post_is_in_doubt_and_its_successor_sends_only_the_rest(
    outbox: Outbox, path: Path, plan: MakePlan
) -> None:
    send_id = outbox.journal.add_send(plan(5), chunk_size=2)
    runner = Runner(outbox.journal, lambda _: Dying(outbox.api), threading.Event(), outbox.told.append)
    with pytest.raises(Killed):
        runner.drain()
    with closing(Journal(path, run="the next one")) as journal:
        later = Outbox(journal, outbox.demo)
        assert journal.recover("the next one") == 1
        journal.resume(send_id)
        asked(path, Time(time.time()))
        later.drain()
        later.api.close()
        assert later.states(send_id) == ["unknown"] * 2 + ["accepted"] * 3
    assert outbox.at_ovh() == Counter(number(n) for n in (0, 2, 3, 4))
