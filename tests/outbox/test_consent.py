"""A consent is about what was told, and about nobody else."""

from collections import Counter
from dataclasses import replace

import pytest

from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Habits
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, HOUR, LOST, NEVER_TAKEN, MakePlan, Office, numbers

BUSY = Fault(FaultKind.STATUS, "POST", "/sms/*/jobs", 1, 429, shape="A")


def test_a_consent_is_about_those_of_whom_the_question_was(office: Office, plan: MakePlan) -> None:
    people = numbers(plan(6))
    send_id = office.journal.add_send(plan(6), chunk_size=3)
    office.demo.faults.add(NEVER_TAKEN)
    office.runner.drain()
    office.go_on(500.0)
    office.demo.world.habits = Habits(lag=900.0)
    office.demo.faults.add(LOST)
    office.journal.resume(send_id)
    office.runner.drain()
    office.go_on(200.0)
    asked = office.doubt(send_id)
    assert (asked.people, asked.again) == (6, 3)  # so many are named in the question
    office.go_on(500.0)
    assert office.doubt(send_id).again == 6
    assert office.journal.send_again(send_id, asked.chunks) == 3
    office.go_on(HOUR)
    assert office.at_ovh() == Counter(people)


def test_to_let_a_doubt_be_ends_no_asking_of_which_nothing_was_said(office: Office, plan: MakePlan) -> None:
    send_id = office.journal.add_send(plan(6), chunk_size=3)
    office.demo.faults.add(NEVER_TAKEN)
    office.runner.drain()
    office.go_on(500.0)
    office.demo.world.habits = Habits(lag=900.0)
    office.demo.faults.add(LOST)
    office.journal.resume(send_id)
    office.runner.drain()
    office.go_on(200.0)
    office.journal.leave(send_id, office.doubt(send_id).chunks)
    office.go_on(HOUR)
    assert office.states(send_id) == ["unknown"] * 3 + ["delivered"] * 3


# ---- of a send that was stopped -------------------------------------------------------------------


def doubtful(office: Office, plan: MakePlan) -> int:
    """A send of six in three chunks: of the first it is not known, and may be decided."""
    send_id = office.journal.add_send(plan(6), chunk_size=2)
    office.demo.faults.add(NEVER_TAKEN)
    office.runner.drain()
    office.watcher.work()
    while not office.doubt(send_id).may_send_again:
        office.time.now += 30.0
        office.watcher.work()
    return send_id


@pytest.mark.parametrize("faults", [(), (BUSY,)], ids=["at once", "after 429"])
def test_one_that_goes_again_leaves_the_rest_of_its_send_stopped(
    office: Office, plan: MakePlan, faults: tuple[Fault, ...]
) -> None:
    people = numbers(plan(6))
    send_id = doubtful(office, plan)
    office.journal.move(2, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST, body_hash="b")
    office.journal.cancel(send_id)
    assert office.send(send_id).stopped
    assert office.journal.send_again(send_id) == 2
    assert not office.send(send_id).stopped  # something of it leaves
    office.journal.move(2, ChunkState.SUBMITTING, ChunkState.QUEUED, Cause.RETRY)
    office.demo.faults.add(*faults)
    office.go_on(HOUR)
    assert office.at_ovh() == Counter(people[:2])
    assert office.states(send_id) == ["delivered"] * 2 + ["cancelled"] * 4
    assert office.send(send_id).stopped


def test_after_a_start_a_word_lets_go_what_goes_again_and_nothing_of_the_rest(
    office: Office, plan: MakePlan
) -> None:
    send_id = office.journal.add_send(plan(6), chunk_size=2)
    office.demo.faults.add(Fault(FaultKind.DROP_BEFORE, "POST"))
    office.runner.drain()
    office.restart()
    office.journal.cancel(send_id)
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*", None, 500, shape="A"))
    office.looks.stopped(1, "not_granted")
    assert office.journal.send_again(send_id) == 2
    office.restart()
    send = office.send(send_id)
    assert (send.paused, send.stopped) == (Cause.RESTARTED, False)
    office.demo.faults.clear()
    office.journal.resume(send_id)
    office.go_on(HOUR)
    office.go_on(60.0)  # what it took on the way
    assert office.states(send_id) == ["delivered"] * 2 + ["cancelled"] * 4


def test_stopped_once_more_what_was_to_go_again_is_in_doubt_again(office: Office, plan: MakePlan) -> None:
    send_id = doubtful(office, plan)
    office.journal.cancel(send_id)
    office.journal.send_again(send_id)
    office.journal.cancel(send_id)
    assert office.states(send_id) == ["unknown"] * 2 + ["cancelled"] * 4
    assert office.send(send_id).stopped


def test_what_is_found_of_a_stopped_send_is_taken_back_though_another_of_it_goes_again(
    office: Office, plan: MakePlan, time: Time
) -> None:
    due = Due(time.steady() + 2 * DAY)
    office.habits(lag=1200.0)
    send_id = office.journal.add_send(
        plan(4, replace(HELLO, terms=replace(HELLO.terms, due=due))), chunk_size=2
    )
    office.demo.faults.add(NEVER_TAKEN)
    office.runner.drain()
    office.demo.faults.add(LOST)
    office.journal.resume(send_id)
    office.runner.drain()
    office.journal.cancel(send_id)
    office.looks.stopped(1, "not_granted")
    assert office.journal.send_again(send_id, {1: office.doubt(send_id).chunks[1]}) == 2
    office.go_on(3 * DAY)
    assert office.states(send_id) == ["delivered"] * 2 + ["cancelled"] * 2


@pytest.mark.parametrize("restarted", [False, True], ids=["", "restarted"])
def test_what_goes_again_of_a_stopped_send_and_is_found_then_stays(
    office: Office, plan: MakePlan, time: Time, restarted: bool
) -> None:
    due = Due(time.steady() + 2 * DAY)
    send_id = office.journal.add_send(
        plan(4, replace(HELLO, terms=replace(HELLO.terms, due=due))), chunk_size=2
    )
    office.demo.faults.add(NEVER_TAKEN)
    office.runner.drain()
    office.journal.cancel(send_id)
    office.looks.stopped(1, "not_granted")
    assert office.journal.send_again(send_id) == 2
    office.demo.faults.add(LOST)  # it is taken now, and its answer is lost
    office.runner.drain()
    assert office.states(send_id) == ["unknown"] * 2 + ["cancelled"] * 2
    if restarted:
        office.restart()
    office.go_on(DAY)
    assert office.states(send_id) == ["scheduled"] * 2 + ["cancelled"] * 2
    office.go_on(2 * DAY)
    assert office.states(send_id) == ["delivered"] * 2 + ["cancelled"] * 2
