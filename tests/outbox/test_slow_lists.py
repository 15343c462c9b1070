"""Lists at OVHcloud that name a message late: how late is learned, and nobody is sent to again before."""

from dataclasses import replace
from typing import Any

import pytest

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Hours, Spelling, Tags

from .conftest import HELLO, Time
from .office import HOUR, NEVER_TAKEN, SERVICE, TAKEN, MakePlan, Office
from .test_held_in_trouble import OPENS


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
    assert office.looks.lag(SERVICE) is None


def test_nor_is_a_night_in_which_advertising_was_held(office: Office, plan: MakePlan, time: Time) -> None:
    office.journal.add_send(plan(2))
    office.go_on(60.0)
    lag = office.looks.lag(SERVICE)
    assert lag == 10.0
    time.now = OPENS - 10 * HOUR - 1234.0
    office.habits(hours=Hours.STRICT)
    night = office.journal.add_send(plan(2, replace(HELLO, text="La nuit")))
    office.go_on(12 * HOUR)
    assert office.states(night) == ["delivered"] * 2
    assert office.looks.lag(SERVICE) == lag
    send_id = office.lost(plan(2), NEVER_TAKEN)
    office.go_on(140.0)
    assert office.doubt(send_id).may_send_again


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


def test_an_operator_who_is_quicker_than_a_look_is_not_contradicted(office: Office, plan: MakePlan) -> None:
    office.habits(lag=800.0)
    send_id = office.lost(plan(3))
    office.go_on(700.0)
    api = office.apis[1]
    look = api.outgoing

    def meanwhile(*asked: Any) -> Any:
        answer = look(*asked)
        if answer.messages and office.journal.send_again(send_id):
            office.runner.drain()
        return answer

    api.outgoing = meanwhile  # type: ignore[method-assign,assignment]
    office.go_on(2 * HOUR)
    send = office.send(send_id)
    assert (send.counts, send.billed, send.twice) == ({ReceiverState.DELIVERED: 3}, 6.0, 3)
