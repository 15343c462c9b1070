"""What OVHcloud holds until advertising may be sent is said to be cancelled only if it is, and taken back for good."""

from datetime import UTC, datetime

import pytest

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Hours, Late

from .conftest import Time
from .office import DAY, HOUR, MakePlan, Office
from .test_recaller import recall

OPENS = datetime(2026, 5, 29, 6, 0, tzinfo=UTC).timestamp()  # eight o'clock in Paris
BEHIND = 3.0  # seconds


def held(office: Office, plan: MakePlan, time: Time) -> int:
    """Sent at ten in the evening, and seen to be held."""
    time.now = OPENS - 10 * HOUR
    send_id = office.journal.add_send(plan(2))
    office.go_on(600.0)
    assert set(office.states(send_id)) == {"held"}
    return send_id


@pytest.mark.parametrize("late", list(Late))
def test_what_leaves_while_it_is_cancelled_is_not_called_cancelled_where_our_clock_is_behind(
    office: Office, plan: MakePlan, time: Time, late: Late
) -> None:
    office.habits(hours=Hours.STRICT, late=late, lag=300.0, swift=True)
    send_id = held(office, plan, time)
    office.demo.faults.add(Fault(FaultKind.CLOCK_SKEW, times=None, value=-BEHIND))
    time.now = OPENS + 1.0
    recall(office, send_id)
    office.recaller.work()
    assert "cancelled" not in office.states(send_id)
    office.demo.faults.clear()
    office.go_on(DAY)
    assert set(office.states(send_id)) == ({"delivered"} if office.at_ovh() else {"cancelled"})


def test_an_outage_of_hours_does_not_let_it_go(office: Office, plan: MakePlan, time: Time) -> None:
    office.habits(hours=Hours.STRICT, lag=60.0)
    send_id = held(office, plan, time)
    for path in ("/sms/*/jobs/*", "/sms/*/jobs"):
        office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", path, None, 503, shape="A"))
    recall(office, send_id)
    office.go_on(3 * HOUR)
    assert set(office.states(send_id)) == {"cancelling"}
    office.demo.faults.clear()
    office.go_on(3 * HOUR)
    assert set(office.states(send_id)) == {"cancelled"}
    office.go_on(DAY)
    assert office.at_ovh() == {}
