"""Looks that fail for ever, and calls that are too many: each doubt has an end, and its true reason."""

import pytest

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.demo import routes
from ovhsms_gui.demo.exchange import Refusal
from ovhsms_gui.demo.faults import Fault, FaultKind

from .conftest import HELLO
from .office import HOUR, LOST, NEVER_TAKEN, NO_LISTS, MakePlan, Office


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


def test_a_list_that_these_keys_may_not_read_ends_in_a_decision_unless_another_has_everybody(
    office: Office, plan: MakePlan
) -> None:
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/jobs", None, 403, shape="A"))
    found = office.lost(plan(3))
    office.go_on(60.0)
    assert office.states(found) == ["delivered"] * 3
    send_id = office.lost(plan(2, HELLO), NEVER_TAKEN)
    office.go_on(60.0)
    assert office.doubt(send_id).stopped == Reason.NOT_GRANTED
    assert office.states(send_id) == ["unknown"] * 2
