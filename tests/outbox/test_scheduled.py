"""A send that is due later: OVHcloud keeps the appointment, nothing ever leaves at once instead, and nothing twice."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.jobs import take
from ovhsms_gui.demo.world import Message
from ovhsms_gui.outbox.runner import RETRY_FOR
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, HOUR, SERVICE, Office, numbers

MakePlan = Callable[..., Plan]
WEEK = 7 * DAY


def later(seconds: float, time: Time) -> Draft:
    """The usual message, due in so many seconds by OVHcloud's clock."""
    return replace(HELLO, terms=replace(HELLO.terms, due=Due(time.steady() + seconds)))


def taken(office: Office) -> tuple[Message, ...]:
    return office.demo.world.sent


class Counting:
    """An API whose calls are counted by name."""

    def __init__(self, api: object) -> None:
        self._api = api
        self.calls: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        if name not in {"clock_ahead", "close"}:
            self.calls[name] += 1
        return getattr(self._api, name)


@pytest.fixture
def later_plan(plan: MakePlan, time: Time) -> Callable[..., Plan]:
    def make(seconds: float, people: int = 3, **other: object) -> Plan:
        return plan(people, later(seconds, time), **other)

    return make


# ---- the POST ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ahead", "minutes"), [(HOUR, 60), (HOUR + 1, 61), (HOUR - 1, 60), (61.0, 2), (1.0, 1)]
)
def test_after_the_time_to_undo_ovhcloud_is_told_in_how_many_minutes(
    office: Office, later_plan: MakePlan, ahead: float, minutes: int
) -> None:
    office.journal.add_send(later_plan(10.0 + ahead), hold=10.0)
    office.runner.drain()
    assert taken(office) == ()
    office.go_on(10.0)
    assert [message.differed for message in taken(office)] == [minutes] * 3


@pytest.mark.parametrize("hold", [0.0, 10.0])
def test_a_time_that_has_passed_never_leaves_at_once(
    office: Office, later_plan: MakePlan, hold: float
) -> None:
    send_id = office.journal.add_send(later_plan(hold), hold=hold)
    office.go_on(HOUR)
    for _ in range(2):
        assert (office.send(send_id).paused, office.send(send_id).retry_at) == (Cause.PASSED, None)
        assert (taken(office), office.states(send_id)) == ((), ["planned"] * 3)
        office.journal.resume(send_id)  # by no word at all
        office.go_on(HOUR)
    office.journal.cancel(send_id)
    assert office.states(send_id) == ["cancelled"] * 3


@pytest.mark.parametrize("wrong", [-WEEK, -2 * HOUR, 2 * HOUR, WEEK])
@pytest.mark.parametrize("due", [-60.0, HOUR])
def test_it_is_ovhclouds_clock_that_decides(
    office: Office, time: Time, later_plan: MakePlan, wrong: float, due: float
) -> None:
    time.set(wrong)
    send_id = office.journal.add_send(later_plan(due))
    office.go_on()
    assert [message.differed for message in taken(office)] == ([60] * 3 if due > 0 else [])
    assert office.send(send_id).paused == (None if due > 0 else Cause.PASSED)


def test_a_clock_that_is_set_between_two_posts_changes_no_time(
    office: Office, time: Time, later_plan: MakePlan
) -> None:
    office.journal.add_send(later_plan(2 * HOUR), chunk_size=1)
    clocks = iter([DAY, -2 * DAY])
    office.runner._notify = lambda _: time.set(next(clocks, 0.0))  # at each POST
    office.go_on()
    assert {message.leaves // 60 for message in taken(office)} == {(time.steady() + 2 * HOUR) // 60}
    assert len(taken(office)) == 3


def test_what_was_slept_through_and_is_not_due_goes_on(
    office: Office, time: Time, later_plan: MakePlan
) -> None:
    first = office.journal.add_send(later_plan(DAY), hold=10.0)
    second = office.journal.add_send(later_plan(HOUR), hold=10.0)
    office.runner.drain()
    time.now += 8 * HOUR
    office.runner.drain()
    assert [message.differed for message in taken(office)] == [16 * 60] * 3
    assert (office.send(first).paused, office.send(second).paused) == (None, Cause.SLEPT)
    office.journal.resume(second)
    office.runner.drain()
    assert office.send(second).paused == Cause.PASSED


NO_NETWORK = Fault(FaultKind.STATUS, "GET", "/auth/time", None, 503)
TOO_MANY = Fault(FaultKind.STATUS, "POST", "/sms/*", None, 429, 120, shape="A")


def test_while_ovhcloud_asks_to_wait_it_is_tried_until_it_is_due(
    office: Office, time: Time, later_plan: MakePlan
) -> None:
    office.journal.add_send(later_plan(DAY))
    office.demo.faults.add(replace(TOO_MANY, times=35))
    due, asked = time.steady() + DAY, time.steady()
    office.go_on()
    assert time.steady() - asked > RETRY_FOR
    assert [due <= message.leaves < due + 60 for message in taken(office)] == [True] * 3


def test_without_network_it_is_tried_until_it_is_due(
    office: Office, time: Time, later_plan: MakePlan
) -> None:
    send_id = office.journal.add_send(later_plan(DAY))
    office.demo.faults.add(NO_NETWORK)
    due = time.steady() + DAY
    office.go_on(RETRY_FOR + 600.0)
    send = office.send(send_id)
    assert (taken(office), send.paused is None or send.retry_at is not None) == ((), True)
    office.demo.faults.clear()
    office.go_on(HOUR)
    assert office.at_ovh() == Counter(numbers(later_plan(DAY)))
    assert all(due <= message.leaves < due + 60 for message in taken(office))


@pytest.mark.parametrize("fault", [NO_NETWORK, TOO_MANY], ids=["no network", "429"])
def test_what_could_not_be_sent_before_it_was_due_waits_for_a_word(
    office: Office, later_plan: MakePlan, fault: Fault
) -> None:
    send_id = office.journal.add_send(later_plan(HOUR / 4))
    office.demo.faults.add(fault)
    office.go_on(2 * HOUR)
    send = office.send(send_id)
    assert (send.paused is not None, send.retry_at) == (True, None)
    office.demo.faults.clear()
    office.journal.resume(send_id)
    office.go_on(HOUR)
    assert (taken(office), office.send(send_id).paused) == ((), Cause.PASSED)


def test_what_an_earlier_run_left_waits_for_a_word_and_goes_at_its_time(
    office: Office, time: Time, later_plan: MakePlan
) -> None:
    due = time.steady() + DAY
    send_id = office.journal.add_send(later_plan(DAY), hold=10.0)
    office.restart()
    office.go_on(HOUR)
    assert (taken(office), office.send(send_id).paused) == ((), Cause.RESTARTED)
    office.journal.resume(send_id)
    office.go_on(HOUR)
    assert [due <= message.leaves < due + 60 for message in taken(office)] == [True] * 3


# ---- doubts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("tag", ["kept", "dropped"])
def test_one_whose_answer_was_lost_is_found_among_what_waits(
    office: Office, later_plan: MakePlan, restart: bool, tag: str
) -> None:
    office.habits(tags=tag)
    send_id = office.lost(later_plan(WEEK))
    if restart:
        office.restart()
    office.go_on(HOUR)
    assert office.send(send_id).doubt is None
    assert office.send(send_id).billed == 3.0
    office.go_on(WEEK)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.at_ovh() == Counter(numbers(later_plan(WEEK)))


@pytest.mark.parametrize("minutes", [0, 60, 14 * 24 * 60])
def test_what_a_colleague_has_for_another_time_is_not_it(
    office: Office, later_plan: MakePlan, minutes: int
) -> None:
    office.habits(tags="dropped")
    plan = later_plan(WEEK)
    with office.demo.world.lock:
        body = {
            "message": HELLO.text,
            "receivers": numbers(plan),
            "sender": "MARTIN",
            "differedPeriod": minutes,
        }
        take(office.demo.world, office.demo.world.services[SERVICE], body, office.time.steady())
    send_id = office.lost(plan, Fault(FaultKind.DROP_BEFORE, "POST"))
    office.go_on(2 * HOUR)  # what waits may be it, told with other minutes: an hour, and the operator decides
    doubt = office.doubt(send_id)
    assert (doubt.listed, doubt.may_send_again, doubt.vain) == (0, True, minutes > 60)
    office.journal.send_again(send_id)
    office.go_on()
    assert [message.differed for message in taken(office)][3:] == [7 * 24 * 60 - 120] * 3


def test_a_doubt_that_is_decided_after_it_was_due_does_not_leave_at_once(
    office: Office, later_plan: MakePlan
) -> None:
    send_id = office.lost(later_plan(HOUR), Fault(FaultKind.DROP_BEFORE, "POST"))
    office.go_on(2 * HOUR)
    assert office.journal.send_again(send_id) == 3
    office.go_on(HOUR)
    assert (taken(office), office.send(send_id).paused) == ((), Cause.PASSED)


def test_what_waits_under_a_known_id_is_nobody_elses_even_after_days(
    office: Office, time: Time, later_plan: MakePlan
) -> None:
    """The same words for the same time, days later: the answer to the second is lost before it is taken."""
    office.habits(tags="dropped")
    due = time.steady() + WEEK
    office.journal.add_send(later_plan(WEEK))
    office.go_on(WEEK - HOUR)
    second = office.lost(later_plan(due - time.steady()), Fault(FaultKind.DROP_BEFORE, "POST"))
    office.go_on(30 * 60.0)
    assert (office.doubt(second).listed, office.doubt(second).may_send_again) == (0, True)


# ---- what becomes of it -----------------------------------------------------------------------------


def test_until_it_is_due_one_look_a_day_is_enough(office: Office, later_plan: MakePlan) -> None:
    send_id = office.journal.add_send(later_plan(WEEK), chunk_size=1)
    office.go_on(HOUR)
    counting = Counting(office.apis[1])
    office.apis[1] = counting  # type: ignore[call-overload]
    office.go_on(WEEK - 2 * HOUR)
    assert 3 * 5 <= counting.calls.total() <= 3 * 8
    office.go_on(HOUR + 5 * 60)
    assert office.states(send_id) == ["delivered"] * 3


def test_after_a_sleep_it_is_looked_at_once(office: Office, time: Time, later_plan: MakePlan) -> None:
    """What the computer slept through does not put the next look off."""
    send_id = office.journal.add_send(later_plan(WEEK))
    office.go_on(HOUR)
    time.now += WEEK
    time._off += WEEK - HOUR  # by the steady clock an hour has passed,
    office.demo._clock = time  # and by OVHcloud's as much as by the computer's
    office.go_on(300.0)
    assert office.states(send_id) == ["delivered"] * 3


def test_what_ovhcloud_keeps_after_its_time_is_held_and_not_before(
    office: Office, later_plan: MakePlan
) -> None:
    office.demo.world.pending_seconds = 10 * HOUR  # as over a night
    send_id = office.journal.add_send(later_plan(HOUR))
    office.go_on(HOUR + 60)
    assert "held" not in office.states(send_id)
    office.go_on(HOUR)
    assert office.states(send_id) == ["held"] * 3
    office.go_on(10 * HOUR)
    assert office.states(send_id) == ["delivered"] * 3


def test_it_is_given_up_three_days_after_it_was_due_and_not_after_its_post(
    office: Office, later_plan: MakePlan
) -> None:
    office.demo.world.delivery_seconds = 2 * DAY
    send_id = office.journal.add_send(later_plan(WEEK))
    office.go_on(WEEK + DAY)
    assert "delivered" not in office.states(send_id)
    office.go_on(1.5 * DAY)
    assert office.states(send_id) == ["delivered"] * 3


def test_what_waits_for_its_time_teaches_no_lag(office: Office, later_plan: MakePlan) -> None:
    office.journal.add_send(later_plan(5 * HOUR))
    office.go_on(8 * HOUR)
    lag = office.looks.lag(SERVICE)
    assert lag is None or lag < 120.0


def test_a_second_copy_is_looked_for_after_it_was_due(office: Office, later_plan: MakePlan) -> None:
    """Sent again, because OVHcloud listed it late: both wait, and show up when they have left."""
    office.habits(lag=2 * HOUR)
    send_id = office.lost(later_plan(DAY))
    office.go_on(1.5 * HOUR)
    assert office.journal.send_again(send_id) == 3
    office.go_on(2 * DAY)
    assert office.send(send_id).twice == 3


# ---- the way there ----------------------------------------------------------------------------------


def test_when_it_is_due_is_part_of_what_is_confirmed_and_of_the_journal(
    office: Office, time: Time, later_plan: MakePlan, plan: MakePlan
) -> None:
    made = later_plan(WEEK)
    assert len({made.digest, plan().digest, later_plan(WEEK + 60).digest}) == 3
    send_id = office.journal.add_send(made)
    assert office.send(send_id).terms == Terms("MARTIN", due=Due(time.steady() + WEEK, "Europe/Paris"))
    assert office.journal.chunk(1).terms.due == Due(time.steady() + WEEK)


def test_a_refusal_is_said_as_ever(office: Office, later_plan: MakePlan) -> None:
    send_id = office.journal.add_send(later_plan(WEEK))
    office.demo.world.services[SERVICE].credits = 1.0
    office.go_on()
    assert office.states(send_id) == ["refused"] * 3
    assert office.journal.chunk(1).reason == Reason.CREDITS
