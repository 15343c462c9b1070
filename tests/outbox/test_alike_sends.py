"""Sends that nothing but their tags tell apart, and the copies of one that was sent again: each has its own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ovhsms_gui.core.errors import Reason, Unknown
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, HOUR, LOST, NEVER_TAKEN, Office, numbers
from .test_consent_taken_back import decidable

MakePlan = Callable[..., Plan]
TOO_MANY = Fault(FaultKind.STATUS, "POST", "/sms/*", 3, 429, 1, shape="A")


def due_in(plan: MakePlan, time: Time, seconds: float | None) -> Plan:
    due = None if seconds is None else Due(time.steady() + seconds)
    return plan(2, replace(HELLO, terms=replace(HELLO.terms, due=due)))


@pytest.mark.parametrize("due", [None, 2 * HOUR])
@pytest.mark.parametrize("tags", ["kept", "dropped"])
def test_two_doubts_with_the_same_words_to_the_same_people(
    office: Office, plan: MakePlan, time: Time, tags: str, due: float | None
) -> None:
    """Neither takes the other's message for a second one of its own, and the other is not sent again for it."""
    office.habits(tags=tags)
    sends = []
    for wait in (62.0, 0.0):
        sends.append(office.lost(due_in(plan, time, due and due - 62.0 + wait), LOST))
        time.now += wait
    office.go_on(3 * HOUR)
    for send_id in sends:
        send = office.send(send_id)
        assert office.states(send_id) == ["delivered"] * 2
        assert (send.twice, send.billed) == (0, 2.0)


def test_a_copy_that_is_listed_late_is_taken_back_too(office: Office, plan: MakePlan, time: Time) -> None:
    office.habits(lag=900.0)
    send_id = office.lost(due_in(plan, time, DAY / 4))
    office.go_on(700.0)
    assert office.journal.send_again(send_id) == 2
    office.go_on(30.0)
    office.journal.cancel(send_id)
    assert office.recalls.ask(send_id) == 2
    office.go_on(60.0)
    assert office.states(send_id) == ["cancelling"] * 2
    office.go_on(2 * HOUR)
    assert office.states(send_id) == ["cancelled"] * 2
    assert not office.at_ovh()


def test_a_copy_that_leaves_before_it_is_listed_is_told(office: Office, plan: MakePlan, time: Time) -> None:
    office.habits(lag=900.0)
    send_id = office.lost(due_in(plan, time, 1500.0))
    office.go_on(700.0)
    assert office.journal.send_again(send_id) == 2
    office.demo.world.habits = replace(office.demo.world.habits, lag=2000.0)
    office.go_on(30.0)
    office.journal.cancel(send_id)
    assert office.recalls.ask(send_id) == 2
    office.go_on(3 * HOUR)
    assert office.states(send_id) == ["delivered"] * 2
    assert office.send(send_id).late == 2


@pytest.mark.parametrize("days", [0.0, 5.0])
def test_another_sends_message_is_nobody_elses_however_late_it_is_asked(
    office: Office, plan: MakePlan, time: Time, days: float
) -> None:
    first = office.journal.add_send(plan(1))
    office.go_on(60.0)
    assert office.states(first) == ["delivered"]
    second = office.lost(plan(2), NEVER_TAKEN)
    time.now += days * DAY
    office.go_on(HOUR)
    assert office.states(second) == ["unknown"] * 2
    assert office.doubt(second).listed == 0


@pytest.mark.parametrize("apart", [2.0, 30.0, 100.0])
@pytest.mark.parametrize("lag", [0.0, 20.0, 100.0])
def test_a_message_under_the_tag_of_another_send_is_that_ones(
    office: Office, plan: MakePlan, lag: float, apart: float
) -> None:
    office.habits(lag=lag)
    first = office.lost(plan(1), LOST)
    office.go_on(apart)
    second = office.lost(plan(1), NEVER_TAKEN)
    office.go_on(2 * HOUR)
    assert office.states(first) == ["delivered"]
    assert office.states(second) == ["unknown"]


def test_nor_is_it_where_that_one_was_let_be(office: Office, plan: MakePlan) -> None:
    office.habits(lag=900.0)
    first = office.lost(plan(1), LOST)
    decidable(office, first)
    office.journal.leave(first, office.doubt(first).chunks)
    second = office.lost(plan(1), NEVER_TAKEN)
    office.go_on(2 * HOUR)
    assert office.states(second) == ["unknown"]


def test_nor_is_it_where_that_one_cannot_be_asked_about(office: Office, plan: MakePlan) -> None:
    first = office.lost(plan(1), LOST)
    chunk = office.doubt(first)
    office.looks.stopped(1, "not_granted")
    assert not chunk.may_send_again
    office.journal.leave(first, office.doubt(first).chunks)
    second = office.lost(plan(1), NEVER_TAKEN)
    office.go_on(2 * HOUR)
    assert (office.states(first), office.states(second)) == (["unknown"], ["unknown"])


@pytest.mark.parametrize("apart", [0.0, 62.0])
@pytest.mark.parametrize("first", [True, False], ids=["the first was taken", "the second was taken"])
def test_the_one_message_of_two_doubts_that_waits_without_a_tag_settles_neither_before_it_has_one(
    office: Office, plan: MakePlan, time: Time, first: bool, apart: float
) -> None:
    at = due_in(plan, time, 4 * HOUR)
    faults = (LOST, NEVER_TAKEN) if first else (NEVER_TAKEN, LOST)
    earlier = office.lost(at, faults[0])
    time.now += apart
    later = office.lost(at, faults[1])
    mine, theirs = (earlier, later) if first else (later, earlier)
    for _ in range(6):
        office.go_on(HOUR / 2)
        assert office.states(theirs) == ["unknown"] * 2
        assert office.doubt(theirs).listed == 0
        mine_is_known = first and apart  # nothing was made after the other was sent
        assert office.states(mine) == (["scheduled"] if mine_is_known else ["unknown"]) * 2
        if not mine_is_known:
            for send_id in (mine, theirs):
                assert (office.doubt(send_id).looks, office.doubt(send_id).trouble) == (0, Cause.SHARED)
    office.go_on(3 * HOUR)
    assert office.states(mine) == ["delivered"] * 2
    assert (office.send(mine).twice, office.send(mine).billed) == (0, 2.0)
    doubt = office.doubt(theirs)
    assert (doubt.again, doubt.listed, doubt.vain, doubt.looks > 1) == (2, 0, False, True)


def test_where_one_waits_for_each_of_two_doubts_each_has_its_own(
    office: Office, plan: MakePlan, time: Time
) -> None:
    at = due_in(plan, time, DAY)
    sends = [office.lost(at, LOST) for _ in range(2)]
    office.go_on(HOUR)
    for send_id in sends:
        assert office.states(send_id) == ["scheduled"] * 2
    ids = [set(office.journal.chunk(number).outcome.ids) for number in sends]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("due", [None, DAY])
@pytest.mark.parametrize("tags", ["kept", "dropped"])
def test_a_try_of_which_it_is_proved_that_nothing_was_taken_is_no_message_of_a_doubt(
    office: Office, plan: MakePlan, time: Time, tags: str, due: float | None
) -> None:
    """Else there would seem to be fewer messages than were sent, and who has theirs could be sent another."""
    office.habits(tags=tags)
    office.demo.faults.add(TOO_MANY)
    sends = [office.lost(due_in(plan, time, due), LOST) for _ in range(2)]
    office.go_on(1.5 * HOUR)
    for send_id in sends:
        assert office.states(send_id) == ["scheduled" if due else "delivered"] * 2
        assert (office.send(send_id).twice, office.send(send_id).billed) == (0, 2.0)


@pytest.mark.parametrize("tags", ["kept", "dropped"])
def test_nor_does_it_make_a_colleagues_message_ours(office: Office, plan: MakePlan, tags: str) -> None:
    office.habits(tags=tags)
    office.demo.faults.add(TOO_MANY)
    send_id = office.lost(plan(2), LOST)
    office.others(*numbers(plan(2)))
    office.go_on(HOUR)
    assert office.states(send_id) == ["delivered"] * 2
    assert (office.send(send_id).twice, office.send(send_id).billed) == (0, 2.0)


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("due", [None, 2 * HOUR])
@pytest.mark.parametrize("tags", ["kept", "dropped"])
def test_a_message_that_is_listed_before_its_answer_is_here_is_no_other_doubts(
    office: Office,
    plan: MakePlan,
    time: Time,
    monkeypatch: pytest.MonkeyPatch,
    tags: str,
    due: float | None,
    answered: bool,
) -> None:
    office.habits(tags=tags)
    earlier = office.lost(due_in(plan, time, due), NEVER_TAKEN)
    taken = office.apis[0].send

    def slowly(service: str, request: JobRequest) -> SendReport:
        report = taken(service, request)
        time.now += 20.0
        office.watcher.work()
        if not answered:
            raise Unknown(Reason.READ_TIMEOUT)
        return report

    monkeypatch.setattr(office.apis[0], "send", slowly)
    later = office.journal.add_send(due_in(plan, time, due))
    office.go_on(4 * HOUR)
    assert office.states(earlier) == ["unknown"] * 2
    if answered or tags == "kept":
        assert office.states(later) == ["delivered"] * 2
        assert (office.doubt(earlier).again, office.doubt(earlier).trouble) == (2, "")
    else:  # one message for two doubts: neither may have it
        assert office.doubt(later).trouble == office.doubt(earlier).trouble == Cause.SHARED
