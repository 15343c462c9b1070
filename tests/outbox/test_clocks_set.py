"""A computer's clock that is set while something is on its way neither delays nor ends the asking."""

import pytest

from .office import DAY, HOUR, TAKEN, MakePlan, Office


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
