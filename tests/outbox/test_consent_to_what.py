"""What goes by a consent is what the question named: the message itself, or the changed one."""

import pytest

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.store.rows import Cause

from .conftest import Time
from .office import DAY, HOUR, MakePlan, Office
from .test_replacing import NEW, OLD, A, B, D, Desk


@pytest.fixture
def desk(office: Office, plan: MakePlan, time: Time) -> Desk:
    return Desk(office, plan, time)


@pytest.mark.parametrize("changed", ["goes", "waits for a word", "was stopped after it had begun"])
def test_the_question_names_what_goes(desk: Desk, office: Office, changed: str) -> None:
    office.demo.faults.add(Fault(FaultKind.DROP_BEFORE, "POST"))
    old = desk.add((A, B), DAY, 500, OLD)
    office.runner.drain()
    new = desk.change(old, A, B, D)
    if changed == "waits for a word":
        office.journal.pause(new, Cause.NO_KEYS)
    office.go_on(HOUR)
    if changed == "was stopped after it had begun":
        office.journal.cancel(new)
    doubt = office.doubt(old)
    assert (office.send(old).heir, doubt.changed) == (
        new,
        changed == "goes",
    )  # the question goes by the second
    assert office.journal.send_again(old, doubt.chunks) == 2
    office.go_on(60.0)
    assert {desk.texts()[A][-1], desk.texts()[B][-1]} == {NEW if doubt.changed else OLD}


def test_whoever_has_the_changed_one_by_consent_is_not_asked_about_for_the_first(
    desk: Desk, office: Office
) -> None:
    """Stopped then, the changed one goes to nobody else; in doubt for the others is the first one."""
    office.demo.faults.add(*[Fault(FaultKind.DROP_BEFORE, "POST")] * 2)
    old = desk.add((A, B), DAY, 1, OLD)
    for _ in range(2):
        office.runner.drain()
        office.journal.resume(old)
    new = desk.change(old, A, B, D)
    office.go_on(HOUR)
    one = min(office.doubt(old).chunks)
    assert office.journal.send_again(old, {one: office.doubt(old).chunks[one]}) == 1
    assert (office.doubt(old).again, office.doubt(old).decided) == (1, 1)
    office.go_on(60.0)
    assert desk.texts() == {A: [NEW], D: [NEW]}
    office.journal.cancel(new)
    doubt = office.doubt(old)
    assert (doubt.people, doubt.again, doubt.decided) == (2, 1, 1)
    assert [row.e164 for row in office.journal.undecided(old, doubt.chunks)] == [B]
    assert "changed message went to 1 person" in words.asked(office.send(old))
    assert office.journal.send_again(old, doubt.chunks) == 1
    office.go_on(60.0)
    assert desk.texts() == {A: [NEW], B: [OLD], D: [NEW]}


def test_a_consent_to_a_changed_one_that_never_left_is_none_any_more(desk: Desk, office: Office) -> None:
    office.demo.faults.add(Fault(FaultKind.DROP_BEFORE, "POST"))
    old = desk.add((A, B), DAY, 500, OLD)
    office.runner.drain()
    new = desk.change(old, A, B)
    office.go_on(HOUR)
    assert office.journal.send_again(old) == 2
    office.journal.cancel(new)
    doubt = office.doubt(old)
    assert (doubt.again, doubt.decided) == (2, 0)
    assert Cause.CONSENT not in desk.reasons(old).values()
    assert office.journal.send_again(old, doubt.chunks) == 2
    office.go_on(60.0)
    assert desk.texts() == {A: [OLD], B: [OLD]}
