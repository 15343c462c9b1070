"""What an earlier run left, where OVHcloud never tells: short days do not keep it from ever being decided."""

from collections.abc import Callable
from pathlib import Path

from ovhsms_gui.core.plan import Plan

from .office import DAY, HOUR, NEVER_TAKEN, NO_LISTS, Office

MakePlan = Callable[..., Plan]


def test_an_hour_of_vain_asking_is_one_over_several_days(office: Office, plan: MakePlan) -> None:
    send_id = office.journal.add_send(plan(3), hold=10.0)
    office.demo.faults.add(NO_LISTS["500"][0])
    for _ in range(4):
        office.restart()
        assert not office.send(send_id).unaskable
        office.go_on(HOUR / 3)
        office.time.now += DAY
    office.restart()
    office.go_on(HOUR / 3)
    send = office.send(send_id)
    assert (send.unaskable, send.paused) == ("server_error", "restarted")
    office.demo.faults.clear()
    office.journal.resume(send_id)
    office.go_on(HOUR)
    assert office.states(send_id) == ["delivered"] * 3


def test_what_was_in_vain_long_ago_is_tried_once_more(office: Office, plan: MakePlan, tmp_path: Path) -> None:
    left, lost = office.journal.add_send(plan(3), hold=10.0), office.lost(plan(2), NEVER_TAKEN)
    office.demo.faults.add(NO_LISTS["500"][0])
    office.restart()
    office.go_on(2 * HOUR)
    assert office.send(left).unaskable
    assert office.doubt(lost).may_send_again
    office.demo.faults.clear()
    office.restart()
    assert not office.send(left).unaskable
    assert not office.doubt(lost).may_send_again
    office.go_on(HOUR)
    assert office.doubt(lost).may_send_again
    assert not office.doubt(lost).vain
