"""What is shown as billed for each person adds up to what is shown for the send, and to what the account paid."""

from contextlib import closing
from dataclasses import replace

from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.optouts import OptOuts

from .office import DAY, SERVICE, MakePlan, Office

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


def test_of_what_came_twice_both_are_theirs(office: Office, plan: MakePlan) -> None:
    office.habits(lag=SLOW)
    send_id = office.lost(plan(3))
    until_decidable(office, send_id)
    office.journal.send_again(send_id)
    office.go_on(DAY)
    assert office.send(send_id).twice == 3
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
