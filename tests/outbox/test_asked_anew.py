"""What may have been taken, and waited here after it was looked for, is looked for once more before it leaves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ovhsms_gui.demo.faults import Fault, FaultKind

from .office import HOUR, MakePlan, Office
from .test_brought_back import bring_back

SLOW = 1500.0  # seconds until what has left is listed
PAUSE = Fault(FaultKind.STATUS, "POST", "*", None, 429, shape="A")


@pytest.fixture
def doubt(office: Office, plan: MakePlan) -> Iterator[int]:
    """A send that was taken and of which the answer is lost; the operator may have it sent again."""
    office.habits(lag=SLOW)
    send_id = office.lost(plan(2))
    while not office.doubt(send_id).may_send_again:
        office.go_on(30.0)
    yield send_id
    assert set(office.at_ovh().values()) == {1}
    assert set(office.states(send_id)) <= {"accepted", "delivered"}


def test_a_consent_that_waited_for_a_pause_to_end(office: Office, doubt: int) -> None:
    office.demo.faults.add(PAUSE)
    office.journal.send_again(doubt, office.doubt(doubt).chunks)
    office.go_on(2000.0)
    office.demo.faults.clear()
    office.journal.resume(doubt, read=office.send(doubt))
    office.go_on(HOUR)


def test_a_consent_of_before_a_restart(office: Office, doubt: int) -> None:
    office.demo.faults.add(PAUSE)
    office.journal.send_again(doubt, office.doubt(doubt).chunks)
    office.restart()
    office.demo.faults.clear()
    office.go_on(5 * HOUR)
    office.journal.resume(doubt, read=office.send(doubt))
    office.go_on(HOUR)


def test_a_consent_that_waited_for_ovhcloud_to_relent(office: Office, doubt: int) -> None:
    office.demo.faults.add(PAUSE)
    office.journal.send_again(doubt, office.doubt(doubt).chunks)
    office.go_on(2000.0)
    assert office.send(doubt).paused is None
    office.demo.faults.clear()
    office.go_on(HOUR)


@pytest.mark.parametrize("lag", [400.0, SLOW])
def test_a_journal_that_was_brought_back_and_looked_for_too_early(
    office: Office, plan: MakePlan, tmp_path: Path, lag: float
) -> None:
    office.habits(lag=lag)
    send_id = office.journal.add_send(plan(2), hold=10.0)
    office.journal.save_copy(tmp_path / "copy")
    office.go_on(30.0)
    bring_back(office, tmp_path / "copy", 60.0)
    office.go_on(5 * HOUR)
    office.journal.resume(send_id, read=office.send(send_id))
    office.go_on(HOUR)
    assert set(office.at_ovh().values()) == {1}
    assert set(office.states(send_id)) <= {"accepted", "delivered"}


def test_what_was_looked_for_a_moment_ago_leaves(office: Office, plan: MakePlan, tmp_path: Path) -> None:
    send_id = office.journal.add_send(plan(2), hold=10.0)
    office.journal.save_copy(tmp_path / "copy")
    bring_back(office, tmp_path / "copy", 60.0)
    office.journal.resume(send_id, read=office.send(send_id))
    office.go_on(HOUR)
    assert set(office.at_ovh().values()) == {1}
    assert set(office.states(send_id)) <= {"accepted", "delivered"}
