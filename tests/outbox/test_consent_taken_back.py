"""A consent to send again: who may have the first message stays in doubt, whatever becomes of the second."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ovhsms_gui.core.draft import Replaced
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Spelling
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, HOUR, NEVER_TAKEN, Office
from .test_replacing import OLD, A, B, Desk

MakePlan = Callable[..., Plan]


def decidable(office: Office, send_id: int) -> None:
    for _ in range(400):
        doubt = office.send(send_id).doubt
        if doubt is not None and doubt.again:
            return
        office.go_on(30.0)
    raise AssertionError("nothing to be decided")


def test_stopped_before_its_turn_they_are_in_doubt_again(office: Office, plan: MakePlan) -> None:
    office.habits(lag=900.0)
    send_id = office.lost(plan(2))
    decidable(office, send_id)
    assert office.journal.send_again(send_id) == 2
    assert office.states(send_id) == ["planned"] * 2
    office.journal.cancel(send_id)
    assert office.states(send_id) == ["unknown"] * 2
    assert office.journal.need_a_look() == 1
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered"] * 2
    assert set(office.at_ovh().values()) == {1}


def test_stopped_while_the_second_attempt_proves_not_taken_they_are_in_doubt_again(
    office: Office, plan: MakePlan
) -> None:
    office.habits(lag=900.0)
    send_id = office.lost(plan(2))
    decidable(office, send_id)
    office.journal.send_again(send_id)
    chunk = office.journal.next_chunk()
    assert chunk is not None
    office.journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, "", body_hash="b")
    office.journal.cancel(send_id)
    office.journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.QUEUED, Cause.NO_KEYS)
    assert office.states(send_id) == ["unknown"] * 2


def test_other_words_for_a_scheduled_one_do_not_go_beside_it(
    office: Office, plan: MakePlan, time: Time
) -> None:
    office.habits(spelling=Spelling.MASKED)  # the lists tell nothing
    due = Due(time.steady() + 8 * HOUR)
    old = replace(HELLO, text="Old", terms=replace(HELLO.terms, due=due))
    send_id = office.lost(plan(2, old))
    decidable(office, send_id)
    time.set(60.0)
    office.demo.faults.add(Fault(FaultKind.DROP_BEFORE, "GET", "/auth/time", None))
    office.journal.send_again(send_id)
    office.runner.drain()
    assert office.states(send_id) == ["planned"] * 2
    later = replace(HELLO.terms, due=Due(due.at + HOUR))
    new = office.journal.add_send(
        plan(2, replace(HELLO, text="New", terms=later, replaces=Replaced(send_id, due)))
    )
    office.demo.faults.clear()
    office.go_on(2 * DAY)
    assert (office.states(send_id), office.states(new)) == (["unknown"] * 2, ["planned"] * 2)
    assert set(office.at_ovh().values()) == {1}


def test_letting_the_changed_one_go_says_nothing_false_of_the_first(
    office: Office, plan: MakePlan, time: Time
) -> None:
    office.habits(spelling=Spelling.MASKED)
    due = Due(time.steady() + 8 * HOUR)
    send_id = office.lost(plan(2, replace(HELLO, text="Old", terms=replace(HELLO.terms, due=due))))
    later = replace(HELLO.terms, due=Due(due.at + HOUR))
    new = office.journal.add_send(
        plan(2, replace(HELLO, text="New", terms=later, replaces=Replaced(send_id, due)))
    )
    decidable(office, send_id)
    assert office.states(new) == ["planned"] * 2
    assert office.journal.send_again(send_id) == 2
    assert office.states(send_id) == ["unknown"] * 2
    assert {row.reason for row in office.journal.receivers(send_id)} == {Cause.CONSENT}
    office.habits()
    office.go_on(2 * DAY)
    assert (office.states(send_id), office.states(new)) == (["delivered"] * 2, ["delivered"] * 2)
    assert office.send(send_id).billed == 2.0


def test_of_a_stopped_send_only_those_are_told_to_go_who_go_again(office: Office, plan: MakePlan) -> None:
    send_id = office.journal.add_send(plan(6), chunk_size=2)
    office.demo.faults.add(NEVER_TAKEN)
    office.runner.drain()
    office.restart()  # the rest is asked about before it is cancelled
    office.looks.stopped(1, Reason.NOT_GRANTED)
    office.journal.cancel(send_id)
    stopped = office.send(send_id)
    assert (stopped.stopped, stopped.to_leave, stopped.to_be_billed) == (True, 0, 0.0)
    assert office.journal.send_again(send_id, office.doubt(send_id).chunks) == 2
    going = office.send(send_id)
    assert (going.progress, going.to_leave, going.to_be_billed) == ((0, 2), 2, 2.0)
    assert words.waiting(going, 0.0, None) == ["Sending… 0 of 2"]


# ---- a consent that came to nothing --------------------------------------------------------------


@pytest.fixture
def desk(office: Office, plan: MakePlan, time: Time) -> Desk:
    return Desk(office, plan, time)


def consented(desk: Desk) -> tuple[int, int]:
    """A send in doubt, and another that is to go in its place by consent, and has not left."""
    desk.office.demo.faults.add(NEVER_TAKEN)
    old = desk.add((A, B), DAY, 500, OLD)
    desk.office.runner.drain()
    new = desk.change(old, A, B)
    desk.office.go_on(HOUR)
    assert desk.office.journal.send_again(old) == 2
    return old, new


def test_taken_back_at_ovhcloud_what_it_replaced_can_be_decided_again(desk: Desk, office: Office) -> None:
    old, new = consented(desk)
    office.go_on(60.0)
    assert set(desk.states(new).values()) == {"scheduled"}
    office.recalls.ask(new)
    office.go_on(HOUR)
    assert set(desk.states(new).values()) == {"cancelled"}
    assert set(desk.reasons(old).values()) == {""}
    assert office.doubt(old).decided == 0
    assert office.journal.send_again(old, office.doubt(old).chunks) == 2


def test_refused_by_ovhcloud_nothing_is_said_to_go_in_its_place(desk: Desk, office: Office) -> None:
    old, new = consented(desk)
    office.demo.faults.add(Fault(FaultKind.STATUS, "POST", "/sms/*", 1, 400, shape="A"))
    office.go_on(60.0)
    assert set(desk.states(new).values()) == {"refused"}
    assert office.doubt(old).decided == 0


def test_it_stands_for_what_takes_the_place_of_what_was_to_go(desk: Desk, office: Office) -> None:
    old, new = consented(desk)
    third = desk.change(new, A, B, text="Troisième")
    assert office.recalls.begin(third)
    assert set(desk.reasons(old).values()) == {Cause.CONSENT}
    office.go_on(HOUR)
    assert desk.texts() == {A: ["Troisième"], B: ["Troisième"]}
