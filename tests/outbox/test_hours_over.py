"""Advertising that was confirmed in time and did not leave in time never leaves at night without a word."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Hours
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import HOUR, NEVER_TAKEN, MakePlan, Office

EVENING = datetime(2026, 5, 29, 17, 30, tzinfo=UTC).timestamp()  # a Friday, half past seven in Paris
NO_NETWORK = Fault(FaultKind.STATUS, "GET", "/auth/time", None, 503)
TOO_MANY = Fault(FaultKind.STATUS, "POST", "/sms/*", 25, 429, 120, shape="A")


@pytest.fixture
def late(office: Office, time: Time) -> Office:
    time.now = EVENING
    office.habits(hours=Hours.STRICT)
    return office


def past_the_hours(late: Office, plan: MakePlan) -> int:
    """A send that was confirmed in the hours for advertising, and could not leave before they ended."""
    send_id = late.journal.add_send(plan(3), hold=10.0, there=late.time.steady())
    late.demo.faults.add(NO_NETWORK)
    late.go_on(0.8 * HOUR)
    late.demo.faults.clear()
    late.go_on(600.0)
    return send_id


@pytest.mark.parametrize("wrong", [0.0, -5 * HOUR, 5 * HOUR])
@pytest.mark.parametrize("fault", [NO_NETWORK, TOO_MANY], ids=["no network", "429"])
def test_what_is_late_waits_for_a_word_and_needs_no_other(
    late: Office, plan: MakePlan, time: Time, fault: Fault, wrong: float
) -> None:
    time.set(wrong)
    send_id = late.journal.add_send(plan(3), hold=10.0)
    late.demo.faults.add(fault)
    late.go_on(0.8 * HOUR)
    late.demo.faults.clear()
    late.go_on(600.0)
    assert late.send(send_id).paused == Cause.CLOSED
    assert late.send(send_id).retry_at is None
    assert late.demo.world.sent == ()
    late.journal.resume(send_id)
    late.go_on(60.0)
    assert late.states(send_id) == ["held"] * 3
    assert len(late.demo.world.sent) == 3


def test_what_is_sent_again_at_night_is_told(late: Office, plan: MakePlan) -> None:
    send_id = late.lost(plan(3), NEVER_TAKEN)
    late.go_on(HOUR)
    assert late.journal.send_again(send_id) == 3
    late.go_on(60.0)
    assert late.send(send_id).paused == Cause.CLOSED
    late.journal.resume(send_id)
    late.go_on(60.0)
    assert late.states(send_id) == ["held"] * 3


def test_in_the_morning_it_goes_by_the_same_word(late: Office, plan: MakePlan, time: Time) -> None:
    send_id = past_the_hours(late, plan)
    time.now = EVENING + 13 * HOUR
    late.journal.resume(send_id)
    late.go_on(60.0)
    assert late.states(send_id) == ["delivered"] * 3


@pytest.mark.parametrize("confirmed", [EVENING + HOUR, EVENING + HOUR / 2 - 30.0])
def test_what_was_told_when_it_was_confirmed_is_not_asked_again(
    late: Office, plan: MakePlan, time: Time, confirmed: float
) -> None:
    time.now = confirmed
    send_id = late.journal.add_send(plan(3), hold=60.0)
    late.go_on(120.0)
    assert late.states(send_id) == ["held"] * 3


def test_a_word_that_was_given_is_kept_over_a_restart_until_the_hours_begin_again(
    late: Office, plan: MakePlan, time: Time
) -> None:
    send_id = past_the_hours(late, plan)
    assert late.send(send_id).paused == Cause.CLOSED
    late.journal.resume(send_id)
    late.restart()  # before it could leave
    late.journal.resume(send_id)
    late.go_on(HOUR)
    late.go_on(60.0)  # what it took on the way
    assert late.states(send_id) == ["held"] * 3


def test_a_word_for_one_night_is_none_for_the_next(late: Office, plan: MakePlan, time: Time) -> None:
    send_id = past_the_hours(late, plan)
    late.journal.resume(send_id)
    late.restart()
    time.now += 24 * HOUR
    late.go_on(HOUR)
    late.journal.resume(send_id)
    late.go_on(60.0)
    assert late.send(send_id).paused == Cause.CLOSED
    assert late.demo.world.sent == ()


def test_what_is_no_advertising_goes_at_any_hour(late: Office, plan: MakePlan) -> None:
    draft = replace(HELLO, terms=replace(HELLO.terms, no_stop=True))
    send_id = late.journal.add_send(plan(3, draft), hold=10.0)
    late.demo.faults.add(NO_NETWORK)
    late.go_on(0.8 * HOUR)
    late.demo.faults.clear()
    late.go_on(600.0)
    assert late.states(send_id) == ["delivered"] * 3


def test_a_consent_to_send_again_is_no_word_on_the_hours(late: Office, plan: MakePlan) -> None:
    send_id = late.lost(plan(2), NEVER_TAKEN, size=1)
    late.journal.pause(send_id, Cause.OPERATOR)
    late.go_on(HOUR)
    late.journal.resume(send_id)
    late.go_on(1.0)
    assert late.send(send_id).paused == Cause.CLOSED
    assert late.journal.send_again(send_id) == 1
    late.go_on(60.0)
    assert late.demo.world.sent == ()
    assert late.send(send_id).paused == Cause.CLOSED


@pytest.mark.parametrize("jump", [-5 * HOUR, -10 * HOUR, 0.0, 4 * HOUR, 12 * HOUR])
def test_a_clock_that_is_set_is_no_word_on_the_hours(
    late: Office, plan: MakePlan, time: Time, jump: float
) -> None:
    send_id = late.journal.add_send(plan(2), hold=10.0)
    late.demo.faults.add(NO_NETWORK)
    late.go_on(0.8 * HOUR)
    time.set(jump)
    late.demo.faults.clear()
    late.go_on(900.0)
    assert late.demo.world.sent == ()
    if late.send(send_id).paused == Cause.SLEPT:
        late.journal.resume(send_id)
        late.go_on(1.0)
    assert late.demo.world.sent == ()
    assert late.send(send_id).paused == Cause.CLOSED


def test_a_word_on_something_else_is_none_on_the_hours(late: Office, plan: MakePlan) -> None:
    send_id = late.journal.add_send(plan(3), hold=10.0)
    late.demo.faults.add(NO_NETWORK)
    late.go_on(0.8 * HOUR)
    read = late.send(send_id)
    late.demo.faults.clear()
    late.go_on(600.0)
    late.journal.resume(send_id, read=read)  # pressed a moment too late
    late.go_on(60.0)
    assert late.demo.world.sent == ()
    late.journal.resume(send_id, read=late.send(send_id))
    late.go_on(60.0)
    assert late.states(send_id) == ["held"] * 3


@pytest.mark.parametrize("jump", [-25 * HOUR, -24 * HOUR, -23 * HOUR, 23 * HOUR, 24 * HOUR, 25 * HOUR])
def test_a_word_for_one_night_is_none_for_another_whose_date_a_set_clock_makes_it(
    late: Office, plan: MakePlan, time: Time, jump: float
) -> None:
    send_id = past_the_hours(late, plan)
    late.journal.resume(send_id, there=time.steady())
    late.restart()
    time.now += 24 * HOUR
    time.set(jump)
    late.restart()
    late.journal.resume(send_id, there=time.steady())
    late.go_on(HOUR)  # it is asked about first
    late.go_on(60.0)
    assert late.demo.world.sent == ()
    assert late.send(send_id).paused == Cause.CLOSED
    late.journal.resume(send_id, there=time.steady())
    late.go_on(60.0)
    assert late.states(send_id) == ["held"] * 3


@pytest.mark.parametrize("jump", [-25 * HOUR, -24 * HOUR, 0.0, 24 * HOUR, 25 * HOUR])
def test_a_word_counts_for_its_night_whatever_the_clock_is_set_to_afterwards(
    late: Office, plan: MakePlan, time: Time, jump: float
) -> None:
    send_id = past_the_hours(late, plan)
    late.journal.resume(send_id, there=time.steady() + 1.0)  # the window's reading of OVHcloud's clock
    late.restart()
    time.set(jump)
    late.restart()
    late.journal.resume(send_id, there=time.steady())
    late.go_on(HOUR)  # it is asked about first
    late.go_on(60.0)
    assert late.states(send_id) == ["held"] * 3


@pytest.mark.parametrize("days", [-1, 1])
def test_what_was_confirmed_in_the_hours_was_so_whatever_the_clock_is_set_to_before_its_turn(
    late: Office, plan: MakePlan, time: Time, days: int
) -> None:
    """A day away it was a Sunday, or a holiday."""
    time.now = EVENING + (24 * HOUR if days < 0 else 72 * HOUR)  # Saturday; Monday
    send_id = late.journal.add_send(plan(3), hold=10.0, there=time.steady())
    late.restart()
    time.set(days * 24 * HOUR)
    late.restart()
    time.now += HOUR
    late.journal.resume(send_id, there=time.steady())
    late.go_on(HOUR)
    assert late.demo.world.sent == ()
    assert late.send(send_id).paused == Cause.CLOSED
