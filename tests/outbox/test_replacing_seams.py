"""Where replacing meets tests, stops, retries, doubts and lost hours: nobody gets both, or neither unnoticed."""

from ovhsms_gui.core.draft import Replaced
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.store.rows import Cause

from .office import DAY, HOUR, Office
from .test_replacing import JOBS, NEW, OLD, A, B, C, D, Desk, MakePlan, desk

__all__ = ["desk"]

NO_DELETE = Fault(FaultKind.STATUS, "DELETE", JOBS, None, 500, shape="A")


def test_a_test_to_oneself_takes_nobodys_place(desk: Desk, office: Office, plan: MakePlan) -> None:
    old = desk.schedule(A, B)
    due = office.send(old).terms.due
    assert due is not None
    draft = office.send(old)
    changed = plan(numbers=(D,)).draft
    trial = plan(draft=type(changed)(NEW, changed.terms, replaces=Replaced(old, due)), numbers=(D,))
    assert trial.draft.at_once.replaces is None
    office.journal.add_send(trial, test=True)
    office.go_on(HOUR)
    assert set(desk.states(old).values()) == {"scheduled"}
    assert office.send(old).heir is None
    assert desk.texts()[A] == [draft.text]


def test_stopped_while_the_network_was_being_looked_for_it_stays_stopped(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B)
    new = desk.change(old, A, B, D, hold=30.0)
    office.journal.cancel(new)
    office.journal.resume(new, Cause.RETRY)
    assert office.send(new).stopped
    office.go_on(HOUR)
    assert (desk.texts(), office.send(new).begun) == ({A: [OLD], B: [OLD]}, False)


def test_with_nobody_left_in_it_it_takes_back_nothing(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B)
    new = desk.change(old, A, B, hold=30.0)
    office.journal.cancel(new)
    office.journal.resume(new)  # pressed just after Stop
    office.go_on(HOUR)
    assert (desk.texts(), office.send(new).begun) == ({A: [OLD], B: [OLD]}, False)


def test_who_has_the_new_one_is_not_offered_the_old_one_again(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B, C, size=1)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 500, shape="A"))
    new = desk.change(old, A, B, C, D, due=None, size=1)
    office.go_on(60.0)
    assert desk.texts()[D] == [NEW]
    office.journal.cancel(new)
    office.demo.faults.clear()
    office.go_on(HOUR)
    assert set(desk.states(old).values()) == {"cancelled"}
    assert office.send(old).heir == new  # so that it is offered there, to those who miss it


def test_over_a_send_without_a_time_the_scheduled_one_is_remembered(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B)
    first = desk.change(old, A, B, due=None, hold=60.0)
    office.journal.cancel(first)
    second = desk.change(old, A, B, due=None, hold=60.0)
    kept = office.send(second).replaces
    assert kept is not None
    assert kept.send_id == old


def test_what_was_to_leave_at_once_waits_for_a_word_after_an_hour(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B, due=3 * DAY)
    office.demo.faults.add(NO_DELETE)
    new = desk.change(old, A, B, due=None)
    office.go_on(2 * HOUR)
    office.demo.faults.clear()
    office.go_on(HOUR)
    assert (desk.texts(), office.send(new).paused) == ({}, Cause.SLEPT)
    office.journal.resume(new)
    office.go_on(HOUR)
    assert desk.texts() == {A: [NEW], B: [NEW]}
