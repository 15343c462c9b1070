"""What OVHcloud promises nowhere, turned against the first promise: runner and watcher over the stand-in, on one clock.

Nobody gets it twice but by a consent that was told the truth, nobody is forgotten, and what was billed is shown.
"""

import threading
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.demo import routes
from ovhsms_gui.demo.exchange import Refusal
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Habits, Paging, Spelling, Tags
from ovhsms_gui.demo.jobs import take
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, default_world
from ovhsms_gui.outbox.runner import Runner
from ovhsms_gui.outbox.watcher import Watcher
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.clock import ServerClock
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import Cause, Doubt, SendRow

from .conftest import HELLO, Time

MakePlan = Callable[..., Plan]
SERVICE = "sms-ab12345-1"
HOUR, DAY = 3600.0, 86400.0
LOST = Fault(FaultKind.DROP_AFTER, "POST")
NEVER_TAKEN = Fault(FaultKind.DROP_BEFORE, "POST")
TAKEN = {"accepted", "held", "delivered"}


class Office:
    """The whole way of a send, on a clock that moves by waiting and can be set."""

    def __init__(self, path: Path, time: Time, run: str = "this run") -> None:
        self.path, self.time = path, time
        self.demo = DemoServer(default_world(), clock=time.steady)
        self.demo.start()
        self.stop = threading.Event()
        self.run = run
        self._open()

    def _open(self) -> None:
        time = self.time
        self.journal = Journal(self.path, clock=time, run=self.run, steady=time.steady)
        self.looks = Looks(self.path, clock=time, steady=time.steady)
        self.apis = [self._client(), self._client()]
        clocks: dict[str, Any] = {"clock": time.steady, "wall": time, "wait": time.wait}
        self.runner = Runner(self.journal, lambda _: self.apis[0], self.stop, lambda _: None, **clocks)
        self.watcher = Watcher(self.looks, lambda _: self.apis[1], self.stop, lambda _: None, **clocks)

    def _client(self) -> SmsApi:
        keys = Keys(
            FULL_KEYS.application_key, Secret(FULL_KEYS.application_secret), Secret(FULL_KEYS.consumer_key)
        )
        client = Client(self.demo.url, keys, connect_timeout=5, read_timeout=5, get_pause=0)
        client.clock = ServerClock(client.clock._fetch, self.time, self.time.steady)
        return SmsApi(client)

    def _shut(self) -> None:
        self.journal.close()
        self.looks.close()
        for api in self.apis:
            api.close()

    def restart(self) -> None:
        """The program ends, and begins again."""
        self._shut()
        self.run += "+"
        self._open()
        self.journal.recover(self.run)

    def close(self) -> None:
        self._shut()
        self.demo.stop()

    def habits(self, **habits: object) -> None:
        self.demo.world.habits = Habits(**habits)  # type: ignore[arg-type]

    def others(self, *numbers: str, text: str = HELLO.text, sender: str = "MARTIN") -> None:
        """A colleague sends on the same account."""
        world = self.demo.world
        with world.lock:
            body = {"message": text, "receivers": list(numbers), "sender": sender, "noStopClause": True}
            take(world, world.services[SERVICE], body, self.time.steady())

    def go_on(self, seconds: float = 0.0) -> None:
        """Do what is due until so many seconds have passed."""
        end = self.time.steady() + seconds
        while True:
            turns = [self.runner.drain(), self.watcher.work()]
            now = self.time.steady()
            if now >= end:
                return
            soonest = min((turn for turn in turns if turn is not None), default=seconds)
            self.time.now += min(max(soonest, 0.1), end - now)

    def lost(self, plan: Plan, fault: Fault = LOST, size: int = 500) -> int:
        """Send, and have the answer of the first POST lost. The rest goes on."""
        send_id = self.journal.add_send(plan, chunk_size=size)
        self.demo.faults.add(fault)
        self.runner.drain()
        self.journal.resume(send_id)
        return send_id

    def send(self, send_id: int) -> SendRow:
        return self.journal.send(send_id)

    def doubt(self, send_id: int) -> Doubt:
        doubt = self.send(send_id).doubt
        assert doubt is not None
        return doubt

    def states(self, send_id: int) -> list[str]:
        return [str(row.state) for row in self.journal.receivers(send_id, limit=10_000)]

    def at_ovh(self) -> Counter[str]:
        return Counter(message.receiver for message in self.demo.world.sent)


@pytest.fixture
def office(path: Path, time: Time) -> Iterator[Office]:
    with closing(Office(path, time)) as office:
        yield office


def numbers(plan: Plan) -> list[str]:
    return [line.e164 for chunk in plan.chunks(500) for line in chunk.receivers]


# ---- tags -------------------------------------------------------------------------------------------

tags = pytest.mark.parametrize("kind", [tag for tag in Tags if tag is not Tags.KEPT])


@tags
@pytest.mark.parametrize("pages", [True, False])
def test_a_lost_answer_is_found_whatever_becomes_of_the_tag(
    office: Office, plan: MakePlan, kind: Tags, pages: bool
) -> None:
    office.habits(tags=kind)
    office.demo.world.pages = pages
    send_id = office.lost(plan(3))
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 3
    assert (office.send(send_id).doubt, office.send(send_id).billed) == (None, 3.0)
    assert office.journal.send_again(send_id) == 0
    assert set(office.at_ovh().values()) == {1}


@tags
def test_delivery_is_followed_by_the_ids_whatever_becomes_of_the_tag(
    office: Office, plan: MakePlan, kind: Tags
) -> None:
    office.habits(tags=kind)
    send_id = office.journal.add_send(plan(3))
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.looks.tags(SERVICE) == "changed"
    assert office.send(send_id).billed == 3.0


def test_what_becomes_of_tags_is_learned(office: Office, plan: MakePlan) -> None:
    office.journal.add_send(plan(3))
    office.go_on(60.0)
    assert office.looks.tags(SERVICE) == "kept"
    office.habits(tags=Tags.REPLACED)
    office.journal.add_send(plan(3))
    office.go_on(60.0)
    assert office.looks.tags(SERVICE) == "changed"


# ---- lists that lag ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lag", [180.0, 400.0])
@pytest.mark.parametrize("kind", [Tags.KEPT, Tags.REPLACED])
def test_nobody_is_offered_to_be_sent_to_again_before_the_lists_had_their_time(
    office: Office, plan: MakePlan, lag: float, kind: Tags
) -> None:
    office.habits(lag=lag, tags=kind)
    send_id = office.lost(plan(3))
    for _ in range(int(lag) // 10):
        office.go_on(10.0)
        send = office.send(send_id)
        assert send.doubt is None or not send.doubt.may_send_again
        assert office.journal.send_again(send_id) == 0
    office.go_on(400.0)
    assert set(office.states(send_id)) <= TAKEN
    assert set(office.at_ovh().values()) == {1}


def test_how_long_it_takes_is_learned_and_the_next_doubt_is_as_patient(
    office: Office, plan: MakePlan
) -> None:
    office.habits(lag=400.0)
    office.journal.add_send(plan(2))
    office.go_on(HOUR)
    lag = office.looks.lag(SERVICE)
    assert lag is not None
    assert 400.0 <= lag < 700.0
    send_id = office.lost(plan(2), NEVER_TAKEN)
    office.go_on(3 * 400.0 - 60.0)
    assert (office.doubt(send_id).may_send_again, office.doubt(send_id).lag) == (False, lag)
    office.go_on(1500.0)
    assert office.doubt(send_id).may_send_again


def test_an_account_that_lists_at_once_needs_no_more_than_two_minutes(office: Office, plan: MakePlan) -> None:
    office.journal.add_send(plan(2))
    office.go_on(60.0)
    send_id = office.lost(plan(2), NEVER_TAKEN)
    office.go_on(110.0)
    assert not office.doubt(send_id).may_send_again
    office.go_on(30.0)
    assert office.doubt(send_id).may_send_again


@pytest.mark.parametrize("kind", Tags)
def test_what_shows_up_after_all_is_kept_shown_and_billed(office: Office, plan: MakePlan, kind: Tags) -> None:
    office.habits(lag=800.0, tags=kind)
    send_id = office.lost(plan(3))
    office.go_on(700.0)
    assert office.journal.send_again(send_id) == 3  # the operator knows the risk
    office.go_on(2 * HOUR)
    assert set(office.at_ovh().values()) == {2}
    send = office.send(send_id)
    assert (send.counts, send.billed, send.twice) == ({ReceiverState.DELIVERED: 3}, 6.0, 3)
    assert [row.copies for row in office.journal.receivers(send_id)] == [1, 1, 1]


def test_what_waits_says_nothing_of_how_soon_is_listed_what_has_left(office: Office, plan: MakePlan) -> None:
    office.habits(lag=400.0, swift=True)
    office.demo.world.pending_seconds = 15.0
    office.journal.add_send(plan(2))
    office.go_on(HOUR)
    lag = office.looks.lag(SERVICE)
    assert lag is not None
    assert 400.0 <= lag < 700.0
    send_id = office.lost(plan(3))
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*", 4, 500, shape="A"))  # until it has left
    for _ in range(40):
        office.go_on(10.0)
        assert office.journal.send_again(send_id) == 0
    office.go_on(400.0)
    assert set(office.states(send_id)) <= TAKEN


def test_a_night_in_the_queue_is_not_taken_for_a_slow_list(office: Office, plan: MakePlan) -> None:
    office.demo.world.pending_seconds = 8 * HOUR
    office.journal.add_send(plan(2))
    office.go_on(10 * HOUR)
    lag = office.looks.lag(SERVICE)
    assert lag is None or lag <= HOUR


def test_an_answer_that_names_nobody_teaches_nothing_about_the_lists(office: Office, plan: MakePlan) -> None:
    office.habits(lag=400.0, spelling=Spelling.MASKED)
    office.journal.add_send(plan(2))
    office.go_on(300.0)
    assert office.looks.lag(SERVICE) is None


@pytest.mark.parametrize("jump", [-250.0, -HOUR])
def test_a_clock_that_is_set_teaches_nothing_about_the_lists(
    office: Office, plan: MakePlan, jump: float
) -> None:
    office.habits(lag=300.0)
    office.journal.add_send(plan(2))
    office.runner.drain()
    office.time.now += 310.0  # asleep, so that the first look comes late
    office.time.set(jump)
    office.go_on(HOUR)
    lag = office.looks.lag(SERVICE)
    assert lag is None or lag >= 300.0


# ---- lists that contradict themselves ---------------------------------------------------------------


@pytest.mark.parametrize("paging", Paging)
def test_pages_that_do_not_add_up_do_not_say_that_something_is_not_listed(
    office: Office, plan: MakePlan, paging: Paging
) -> None:
    office.habits(tags=Tags.DROPPED, paging=paging, page=10)
    office.others(*(f"+3363999{n:04d}" for n in range(15)), text="Autre chose")
    send_id = office.lost(plan(3))
    office.go_on(HOUR / 2)
    doubt = office.send(send_id).doubt
    if paging in {Paging.USUAL, Paging.UNCOUNTED}:
        assert set(office.states(send_id)) <= TAKEN
    else:
        assert doubt is not None
        assert (doubt.may_send_again, doubt.looks, doubt.trouble) == (False, 0, Cause.UNSURE)
        office.go_on(HOUR)
        assert (office.doubt(send_id).may_send_again, office.doubt(send_id).vain) == (True, True)


@pytest.mark.parametrize("kind", [Tags.KEPT, Tags.DROPPED])
@pytest.mark.parametrize("which", ["outgoing", "jobs"])
def test_what_a_list_names_and_no_answer_knows_is_not_said_to_be_not_listed(
    office: Office, plan: MakePlan, kind: Tags, which: str
) -> None:
    office.habits(tags=kind)
    office.demo.world.pages = False
    office.demo.world.pending_seconds = 0.0 if which == "outgoing" else DAY
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", f"/sms/*/{which}/*", None, 404, shape="A"))
    send_id = office.lost(plan(3))
    office.go_on(HOUR / 2)
    doubt = office.doubt(send_id)
    assert (doubt.may_send_again, doubt.looks, doubt.trouble) == (False, 0, Cause.UNSURE)
    office.demo.faults.clear()
    office.go_on(600.0)
    assert set(office.states(send_id)) <= TAKEN


def test_a_list_that_does_not_tell_is_not_asked_every_five_seconds(office: Office, plan: MakePlan) -> None:
    office.habits(spelling=Spelling.MASKED)
    send_id = office.lost(plan(3))
    office.go_on(HOUR)
    office.looks.wake(send_id)
    office.go_on()
    next_in = office.looks.next_in()
    assert next_in is not None
    assert next_in >= 200.0


def test_where_nothing_tells_our_messages_from_others_nobody_is_said_not_to_be_listed(
    office: Office, plan: MakePlan
) -> None:
    office.habits(tags=Tags.DROPPED, bare=True)
    office.journal.add_send(plan(2))
    office.go_on(60.0)
    send_id = office.lost(plan(3))
    office.go_on(HOUR / 2)
    doubt = office.doubt(send_id)
    assert (doubt.may_send_again, doubt.looks, doubt.trouble) == (False, 0, Cause.UNSURE)
    office.go_on(HOUR)
    assert (office.doubt(send_id).may_send_again, office.doubt(send_id).vain) == (True, True)


def test_an_accent_that_is_written_in_another_way_is_the_same_text(office: Office, plan: MakePlan) -> None:
    office.habits(tags=Tags.DROPPED)
    send_id = office.lost(plan(3))
    with office.demo.world.lock:
        messages = office.demo.world.services[SERVICE].messages
        for id_, message in messages.items():
            messages[id_] = replace(message, message=unicodedata.normalize("NFD", message.message))
    office.go_on(60.0)
    assert set(office.states(send_id)) <= TAKEN


# ---- evidence for each person -----------------------------------------------------------------------


def test_a_colleagues_same_text_to_one_settles_nobody_else(office: Office, plan: MakePlan) -> None:
    people = numbers(plan(3))
    send_id = office.lost(plan(3), NEVER_TAKEN)
    office.others(people[0])
    office.go_on(900.0)
    doubt = office.doubt(send_id)
    assert (doubt.people, doubt.listed, doubt.again) == (3, 1, 2)
    rows = office.journal.receivers(send_id)
    assert [row.reason for row in rows] == [Cause.ALIKE, Reason.RESET, Reason.RESET]
    assert office.journal.send_again(send_id) == 2
    office.go_on(900.0)
    assert office.at_ovh() == Counter(people)
    assert set(office.states(send_id)) == {"delivered"}
    assert office.send(send_id).doubt is None


@pytest.mark.parametrize("change", ["text", "sender", "time", "receiver"])
def test_what_is_not_alike_is_nobodys_evidence(office: Office, plan: MakePlan, change: str) -> None:
    people = numbers(plan(2))
    if change == "time":
        office.others(*people)
        office.time.now += HOUR
    send_id = office.lost(plan(2), NEVER_TAKEN)
    match change:
        case "text":
            office.others(*people, text=f"{HELLO.text} !")
        case "sender":
            office.others(*people, sender="ECOLE")
        case "receiver":
            office.others("+33639980098")
    office.go_on(900.0)
    assert (office.doubt(send_id).listed, office.doubt(send_id).again) == (0, 2)


def test_of_five_hundred_that_wait_everybody_is_read_and_billed(office: Office, plan: MakePlan) -> None:
    office.demo.world.pending_seconds = 5 * HOUR
    send_id = office.lost(plan(500))
    office.go_on(100.0)
    assert "accepted" not in office.states(send_id)  # nothing is concluded from a part
    assert office.doubt(send_id).listed in {100, 200}
    office.go_on(900.0)
    assert set(office.states(send_id)) <= {"accepted", "held"}
    assert (office.send(send_id).billed, office.send(send_id).doubt) == (500.0, None)


@pytest.mark.parametrize("pages", [True, False])
def test_lists_that_hear_no_filter_are_read_to_their_end(office: Office, plan: MakePlan, pages: bool) -> None:
    office.demo.world.pages = pages
    office.others(*(f"+3363999{n:04d}" for n in range(150)))
    office.time.now += DAY
    office.habits(deaf=True, tags=Tags.DROPPED)
    send_id = office.lost(plan(3))
    office.go_on(600.0)
    assert set(office.states(send_id)) <= TAKEN
    missing = office.lost(plan(2, HELLO), NEVER_TAKEN)
    office.go_on(1200.0)
    assert office.doubt(missing).may_send_again
    assert office.doubt(missing).looks >= 2


UNCERTAIN = (Spelling.LOCAL, Spelling.MASKED)


@pytest.mark.parametrize("spelling", [spelling for spelling in Spelling if spelling not in UNCERTAIN])
@pytest.mark.parametrize("fault", [None, LOST])
def test_a_number_is_its_receivers_in_any_form(
    office: Office, plan: MakePlan, spelling: Spelling, fault: Fault | None
) -> None:
    office.habits(spelling=spelling)
    send_id = office.lost(plan(3), fault) if fault else office.journal.add_send(plan(3))
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.send(send_id).billed == 3.0


@pytest.mark.parametrize("kind", [Tags.KEPT, Tags.DROPPED])
@pytest.mark.parametrize("spelling", [*UNCERTAIN, Spelling.NATIONAL])
def test_a_number_that_may_be_anybodys_is_not_said_to_be_nobodys(
    office: Office, plan: MakePlan, kind: Tags, spelling: Spelling
) -> None:
    office.habits(tags=kind, spelling=spelling)
    # At home both are written 0639980000.
    send_id = office.lost(plan(numbers=("+33639980000", "+31639980000")))
    office.go_on(HOUR / 2)
    doubt = office.doubt(send_id)
    assert (doubt.may_send_again, doubt.looks, doubt.trouble) == (False, 0, Cause.UNSURE)


def test_whom_an_accepted_chunk_does_not_name_is_counted_looked_for_and_can_be_sent_to_again(
    office: Office, plan: MakePlan
) -> None:
    people = numbers(plan(3))
    send_id = office.lost(plan(3))
    with office.demo.world.lock:
        messages = office.demo.world.services[SERVICE].messages
        for message in [m for m in messages.values() if m.receiver == people[2]]:
            del messages[message.id]
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered", "delivered", "unknown"]
    assert (office.doubt(send_id).people, office.doubt(send_id).again) == (1, 0)
    assert office.journal.need_a_look() == 1
    office.go_on(900.0)
    assert office.journal.send_again(send_id) == 1
    office.go_on(60.0)
    assert office.at_ovh() == Counter(people)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.journal.need_a_look() == 0


# ---- exits ------------------------------------------------------------------------------------------

NO_LISTS = {
    "500": (Fault(FaultKind.STATUS, "GET", "/sms/*", None, 500, shape="A"), Reason.SERVER_ERROR),
    "garbage": (Fault(FaultKind.GARBAGE, "GET", "/sms/*", None), Reason.BAD_ANSWER),
    "404": (Fault(FaultKind.STATUS, "GET", "/sms/*", None, 404, shape="B"), Reason.NOT_FOUND),
    "429 for two hours": (Fault(FaultKind.STATUS, "GET", "/sms/*", None, 429, 7200, shape="A"), Reason.RATE),
}


@pytest.mark.parametrize("name", NO_LISTS)
def test_look_ups_that_always_fail_end_in_a_decision_with_the_true_reason(
    office: Office, plan: MakePlan, name: str
) -> None:
    fault, reason = NO_LISTS[name]
    send_id = office.lost(plan(1))
    office.demo.faults.add(fault)
    office.go_on(HOUR / 2)
    assert not office.doubt(send_id).may_send_again
    office.go_on(2 * HOUR)
    doubt = office.doubt(send_id)
    assert (doubt.may_send_again, doubt.trouble, doubt.stopped, doubt.looks) == (True, reason, "", 0)
    office.demo.faults.clear()
    office.go_on(HOUR)  # it was asked all along
    assert office.states(send_id) == ["delivered"]


def test_a_doubt_that_comes_again_has_not_been_asked_about_for_an_hour(
    office: Office, plan: MakePlan
) -> None:
    send_id = office.lost(plan(2), NEVER_TAKEN)
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*", 1, 500, shape="A"))
    office.go_on(1.5 * HOUR)
    office.demo.faults.add(LOST)
    office.demo.faults.add(NO_LISTS["500"][0])
    assert office.journal.send_again(send_id) == 2
    office.go_on(10.0)
    assert (office.doubt(send_id).vain, office.journal.send_again(send_id)) == (False, 0)


def test_the_time_in_which_a_doubt_was_let_be_is_no_time_of_asking(office: Office, plan: MakePlan) -> None:
    send_id = office.lost(plan(2))
    office.demo.faults.add(NO_LISTS["500"][0])
    office.go_on(6.0)
    office.journal.leave(send_id)
    office.go_on(2 * HOUR)
    office.looks.wake(send_id)
    office.go_on(1.0)
    assert (office.doubt(send_id).vain, office.journal.send_again(send_id)) == (False, 0)


def test_half_a_character_in_ovhclouds_words_keeps_nobody_on_the_way(
    office: Office, plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Refusal(403, "The sender is not \ud83d")  # cut in the middle of one

    monkeypatch.setattr(routes, "take", refuse)
    send_id = office.journal.add_send(plan(3), chunk_size=2)
    office.go_on(60.0)
    assert office.states(send_id) == ["refused", "refused", "planned"]
    assert office.send(send_id).paused_message == "The sender is not ?"


def test_too_many_calls_for_ever_end_with_the_operators_word(office: Office, plan: MakePlan) -> None:
    first, second = office.journal.add_send(plan(2)), office.journal.add_send(plan(1))
    other = office.journal.add_send(plan(3, account="acc-2"))
    office.demo.faults.add(Fault(FaultKind.STATUS, "POST", "*", 1, 429))
    office.runner.drain()
    assert office.states(other) == ["accepted"] * 3
    office.demo.faults.add(Fault(FaultKind.STATUS, "POST", "*", None, 429, 60))
    late = office.journal.add_send(plan(2))
    office.go_on(2 * HOUR)
    assert office.send(late).paused == Reason.RATE
    assert (office.send(late).hold_until, office.send(late).retry_at) == (None, None)
    office.demo.faults.clear()
    office.go_on(HOUR)
    assert office.states(late) == ["planned"] * 2  # nothing goes without a word
    office.journal.resume(late)
    office.go_on(60.0)
    assert office.states(late) == ["delivered"] * 2
    assert (office.send(first).paused, office.send(second).paused) == (None, None)


def test_one_accounts_waiting_holds_nobody_else(office: Office, plan: MakePlan) -> None:
    waits = office.journal.add_send(plan(1))
    office.demo.faults.add(Fault(FaultKind.STATUS, "POST", "*", 1, 429, 100))
    began = office.time.steady()
    real = office.runner._wait

    def wait(seconds: float) -> None:
        assert office.states(goes) == ["accepted"]
        real(seconds)

    goes = office.journal.add_send(plan(1, account="acc-2"))
    office.runner._wait = wait
    office.runner.drain()
    assert office.time.steady() - began == pytest.approx(100.0)
    assert office.states(waits) == ["accepted"]


# ---- clocks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ahead", [-5 * HOUR, 4 * DAY, -400 * DAY])
def test_a_clock_that_is_set_neither_delays_nor_ends_the_asking(
    office: Office, plan: MakePlan, ahead: float
) -> None:
    send_id = office.lost(plan(2))
    taken = office.journal.add_send(plan(1))
    office.demo.world.delivery_seconds = 120.0
    office.go_on(1.0)
    office.time.set(ahead)
    office.go_on(60.0)
    assert set(office.states(send_id)) <= TAKEN
    office.go_on(600.0)
    assert office.states(send_id) + office.states(taken) == ["delivered"] * 3


@pytest.mark.parametrize("jump", [3 * HOUR, -3 * HOUR])
def test_killed_in_the_post_and_the_clock_set_what_waits_is_matched(
    office: Office, plan: MakePlan, jump: float
) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        send(*_)  # type: ignore[arg-type]
        raise Killed

    office.demo.world.pending_seconds = 10 * HOUR
    send_id = office.journal.add_send(plan(3))
    send = office.apis[0].send
    office.apis[0].send = die  # type: ignore[method-assign,assignment]
    with pytest.raises(Killed):
        office.runner.drain()
    office.time.set(jump)
    office.restart()
    office.go_on(60.0)
    assert set(office.states(send_id)) <= {"accepted", "held"}
    assert office.send(send_id).billed == 3.0


# ---- a journal from a backup ------------------------------------------------------------------------


def sent_and_brought_back(office: Office, plan: MakePlan, copy: Path) -> int:
    """A send of which a copy of the journal was made before it left, and that copy two days later."""
    send_id = office.journal.add_send(plan(5), chunk_size=2, hold=10.0)
    office.journal.save_copy(copy)
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 5
    office._shut()
    for leftover in office.path.parent.glob("journal.sqlite*"):
        leftover.unlink()
    copy.rename(office.path)
    office.time.now += 2 * DAY
    office._open()
    office.run = "the next one"
    office.journal.recover(office.run)
    return send_id


@pytest.mark.parametrize("wrong", [0.0, 5 * HOUR, -5 * HOUR])
@pytest.mark.parametrize("kind", Tags)
def test_a_journal_brought_back_sends_nobody_again(
    office: Office, plan: MakePlan, tmp_path: Path, kind: Tags, wrong: float
) -> None:
    office.time.set(wrong)
    office.habits(tags=kind)
    send_id = sent_and_brought_back(office, plan, tmp_path / "copy.sqlite")
    office.journal.resume(send_id)  # Go on sending
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 5
    assert set(office.at_ovh().values()) == {1}
    assert office.send(send_id).billed == 5.0


def test_what_was_sent_is_not_said_to_be_cancelled_when_a_journal_brought_back_is_stopped(
    office: Office, plan: MakePlan, tmp_path: Path
) -> None:
    send_id = sent_and_brought_back(office, plan, tmp_path / "copy.sqlite")
    office.journal.cancel(send_id)
    assert office.states(send_id) == ["planned"] * 5
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 5


@pytest.mark.parametrize("name", ["asked", *NO_LISTS])
def test_what_an_earlier_run_left_and_was_stopped_never_leaves(
    office: Office, plan: MakePlan, name: str
) -> None:
    send_id = office.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    office.restart()
    if name != "asked":
        office.demo.faults.add(NO_LISTS[name][0])
    office.journal.cancel(send_id)
    office.restart()
    office.go_on(3 * HOUR)
    assert office.states(send_id) == ["cancelled"] * 3
    assert office.journal.need_a_look() == 0
    assert office.at_ovh() == Counter()


def test_what_an_earlier_run_left_and_ovhcloud_does_not_list_goes_by_the_operators_word(
    office: Office, plan: MakePlan
) -> None:
    send_id = office.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    office.restart()
    office.go_on(60.0)
    assert office.at_ovh() == Counter()
    office.journal.resume(send_id)
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 3
    assert set(office.at_ovh().values()) == {1}


@pytest.mark.parametrize("name", [*NO_LISTS, "no right"])
def test_what_an_earlier_run_left_and_nobody_can_ask_about_goes_by_a_word_that_knows_it(
    office: Office, plan: MakePlan, name: str
) -> None:
    refused = Fault(FaultKind.STATUS, "GET", "/sms/*", None, 403, shape="A"), Reason.NOT_GRANTED
    fault, reason = {**NO_LISTS, "no right": refused}[name]
    send_id = office.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    office.restart()
    office.demo.faults.add(fault)
    office.journal.resume(send_id)  # it is to be asked about first, was said
    office.go_on(3 * HOUR)
    send = office.send(send_id)
    assert (send.paused, send.retry_at, send.unaskable, send.unasked) == (reason, None, reason, 0)
    assert office.at_ovh() == Counter()
    office.journal.resume(send_id)
    office.go_on(60.0)
    assert office.at_ovh() == Counter(numbers(plan(3)))


def test_whom_a_journal_brought_back_finds_only_in_part_is_in_doubt(office: Office, plan: MakePlan) -> None:
    people = numbers(plan(3))
    send_id = office.journal.add_send(plan(3), hold=10.0)
    office.others(people[1])
    office.restart()
    office.go_on(5.0)
    office.journal.resume(send_id)
    office.go_on(900.0)
    assert office.journal.chunk(1).state is ChunkState.UNKNOWN
    assert office.journal.send_again(send_id) == 2
    office.go_on(60.0)
    assert office.at_ovh() == Counter(people)
