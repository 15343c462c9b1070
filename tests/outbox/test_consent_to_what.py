"""What goes by a consent is what the question named: the message itself, or the changed one."""

import pytest

from ovhsms_gui.demo.faults import Fault, FaultKind
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
    send = office.send(old)
    assert (send.heir, send.replaced) == (new, changed == "goes")  # the question goes by the second
    assert office.journal.send_again(old, office.doubt(old).chunks) == 2
    office.go_on(60.0)
    assert {desk.texts()[A][-1], desk.texts()[B][-1]} == {NEW if send.replaced else OLD}
