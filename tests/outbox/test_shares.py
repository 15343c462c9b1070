"""What is shown as billed for each person adds up to what is shown for the send, and to what the account paid."""

from contextlib import closing
from dataclasses import replace

import pytest

from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Billing, Hours
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.optouts import OptOuts

from .conftest import HELLO, Time
from .office import DAY, HOUR, NO_LISTS, SERVICE, MakePlan, Office
from .test_held_in_trouble import OPENS

SLOW = 1500.0  # seconds until what has left is listed: longer than a doubt is looked for before it may be decided


def paid(office: Office, send_id: int) -> tuple[float, float | None, float]:
    """By the account, of the send, and by all of its people together."""
    people = sum(row.credits or 0.0 for row in office.journal.receivers(send_id))
    left = office.demo.world.services[SERVICE].credits
    return 5000.0 - left, office.send(send_id).billed, round(people, 4)


def until_decidable(office: Office, send_id: int) -> None:
    while not office.doubt(send_id).may_send_again:
        office.go_on(30.0)


def opt_out(office: Office, number: str) -> None:
    with closing(OptOuts(office.path)) as optouts:
        optouts.add([number])


def come_twice(office: Office, plan: MakePlan) -> int:
    """Three people get it once more by consent, for the first is listed late."""
    send_id = office.lost(plan(3))
    until_decidable(office, send_id)
    office.journal.send_again(send_id)
    office.go_on(DAY)
    assert office.send(send_id).twice == 3
    return send_id


def test_of_what_came_twice_both_are_theirs(office: Office, plan: MakePlan) -> None:
    office.habits(lag=SLOW)
    send_id = come_twice(office, plan)
    assert paid(office, send_id) == (6.0, 6.0, 6.0)
    assert [row.credits for row in office.journal.receivers(send_id)] == [2.0] * 3


def test_of_what_came_twice_to_some_only_those_have_both(office: Office, plan: MakePlan) -> None:
    office.habits(lag=SLOW)
    send_id = office.lost(plan(3))
    until_decidable(office, send_id)
    opt_out(office, office.journal.receivers(send_id)[0].e164)
    office.journal.send_again(send_id)
    office.go_on(DAY)
    assert office.send(send_id).twice == 2
    assert [row.credits for row in office.journal.receivers(send_id)][1:] == [2.0] * 2
    office.journal.leave(send_id)
    account, send, people = paid(office, send_id)
    assert account == 5.0
    assert send == people == 4.0  # of whom is let be nobody asks


def test_in_parts_after_it_was_sent_again(office: Office, plan: MakePlan) -> None:
    """The second answer does not name all of them: they are a part, and sent again once more."""
    office.habits(lag=SLOW)
    real = office.apis[0].send

    def half(service: str, job: JobRequest) -> SendReport:
        report = real(service, job)
        return replace(report, valid=report.valid[:1]) if len(report.valid) == 3 else report

    office.apis[0].send = half  # type: ignore[method-assign]
    send_id = office.lost(plan(3))
    until_decidable(office, send_id)
    office.journal.send_again(send_id)
    office.go_on(300.0)
    assert office.states(send_id).count("unknown") == 2
    until_decidable(office, send_id)
    office.journal.send_again(send_id)
    office.go_on(DAY)
    account, send, people = paid(office, send_id)
    assert account == send == people


def test_billed_when_it_leaves_and_was_never_seen_to_wait(office: Office, plan: MakePlan, time: Time) -> None:
    """Sent in the evening, the program is closed at once, and opened again in the morning."""
    time.now = OPENS - 10 * HOUR
    office.habits(hours=Hours.STRICT, billing=Billing.LEAVING)
    send_id = office.journal.add_send(plan(3))
    office.runner.drain()
    office.restart()
    time.now += 11 * HOUR
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered"] * 3
    assert paid(office, send_id) == (3.0, 3.0, 3.0)


def test_billed_when_it_leaves_and_is_listed_late(office: Office, plan: MakePlan, time: Time) -> None:
    time.now = OPENS - 300.0
    office.habits(hours=Hours.STRICT, billing=Billing.LEAVING, lag=400.0)
    send_id = office.journal.add_send(plan(3))
    office.go_on(DAY)
    assert paid(office, send_id) == (3.0, 3.0, 3.0)


def test_billed_when_it_leaves_and_was_tried_in_vain_to_cancel(
    office: Office, plan: MakePlan, time: Time
) -> None:
    office.habits(billing=Billing.LEAVING)
    terms = replace(HELLO.terms, due=Due(time.steady() + 3 * HOUR))
    send_id = office.journal.add_send(plan(3, replace(HELLO, terms=terms)))
    office.go_on(30.0)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", "/sms/*/jobs/*", None, 400, shape="A"))
    office.demo.faults.add(NO_LISTS["500"][0])
    office.recalls.ask(send_id)
    office.go_on(DAY)
    assert office.states(send_id) == ["accepted"] * 3
    office.demo.faults.clear()
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered"] * 3
    assert paid(office, send_id) == (3.0, 3.0, 3.0)


@pytest.mark.parametrize("hours", Hours)
def test_billed_when_it_leaves_and_came_twice(
    office: Office, plan: MakePlan, time: Time, hours: Hours
) -> None:
    time.now = OPENS - 10 * HOUR
    office.habits(lag=SLOW, billing=Billing.LEAVING, hours=hours)
    assert paid(office, come_twice(office, plan)) == (6.0, 6.0, 6.0)


NOTHING = "Nothing was sent; the balance shows whether OVHcloud has given back 3 credits."
WITH_ONE = "Billed: 3 credits, with what was cancelled for 1 person; the balance shows"


@pytest.mark.parametrize("due", [None, 3 * HOUR])
@pytest.mark.parametrize(
    ("billing", "people", "said"),
    [
        (Billing.TAKEN, 3, NOTHING),
        (Billing.TAKEN, 1, WITH_ONE),
        (Billing.LEAVING, 3, "Billed: 0 credits."),
        (Billing.LEAVING, 1, "Billed: 2 credits."),
    ],
)
def test_of_what_was_taken_back_it_is_said_that_it_may_be_given_back(
    office: Office,
    plan: MakePlan,
    time: Time,
    billing: Billing,
    people: int,
    said: str,
    due: float | None,
) -> None:
    """Whether it waited for a time that was chosen, or was held until advertising may be sent."""
    time.now = OPENS - 10 * HOUR
    office.habits(hours=Hours.STRICT, billing=billing)
    terms = replace(HELLO.terms, due=None if due is None else Due(time.steady() + due))
    send_id = office.journal.add_send(plan(3, replace(HELLO, terms=terms)))
    office.go_on(HOUR)
    numbers = [row.e164 for row in office.journal.receivers(send_id)]
    office.recalls.ask(send_id, numbers[:people] if people < 3 else ())
    office.go_on(DAY)
    assert office.states(send_id).count("cancelled") == people
    assert words.billed(office.send(send_id)).startswith(said)


def test_of_what_was_stopped_before_it_left_nothing_is_said_to_come_back(
    office: Office, plan: MakePlan, time: Time
) -> None:
    terms = replace(HELLO.terms, due=Due(time.steady() + HOUR))
    send_id = office.journal.add_send(plan(3, replace(HELLO, terms=terms)), chunk_size=2)
    opt_out(office, office.journal.receivers(send_id)[2].e164)
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered", "delivered", "cancelled"]
    assert words.billed(office.send(send_id)) == "Billed: 2 credits."
