"""A computer's clock that is set while something is on its way neither delays nor ends the asking."""

from dataclasses import replace

import pytest

from ovhsms_gui.core.terms import Due

from .conftest import HELLO, Time
from .office import DAY, HOUR, LOST, TAKEN, MakePlan, Office


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


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("wrong", [-5 * HOUR, 5 * HOUR])
def test_what_waits_is_known_to_wait_though_the_clock_was_put_right_in_a_doubt(
    office: Office, plan: MakePlan, time: Time, wrong: float, restart: bool
) -> None:
    due = time.steady() + 3 * HOUR
    time.set(wrong)
    draft = replace(HELLO, terms=replace(HELLO.terms, due=Due(due)))
    send_id = office.lost(plan(2, draft), LOST)
    time.set(-wrong)
    if restart:
        office.restart()
    office.go_on(60.0)
    assert office.states(send_id) == ["scheduled"] * 2
    office.recalls.ask(send_id)
    office.go_on(4 * HOUR)
    assert office.states(send_id) == ["cancelled"] * 2
    assert not office.at_ovh()
