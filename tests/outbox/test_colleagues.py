"""A colleague on the same account sends the same text to the same people: theirs is not deleted, nor billed as ours."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui.outbox import scheduled
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.rows import Cause, Marks

from .conftest import HELLO, Time
from .office import HOUR, LOST, NEVER_TAKEN, SERVICE, Office

MakePlan = Callable[..., Plan]
ANA, BOB = "+33639980000", "+33639980001"
LATER = 3 * HOUR


def keeps_tags(office: Office, plan: MakePlan, kept: bool) -> None:
    """Whether that is known of the account."""
    if kept:
        office.journal.add_send(plan(0, replace(HELLO, text="Avant"), numbers=["+33639980099"]))
        office.go_on(600.0)
    assert (office.looks.tags(SERVICE) == Marks.KEPT) is kept


def for_later(time: Time) -> tuple[Draft, float]:
    due = time.steady() + LATER
    return replace(HELLO, terms=replace(HELLO.terms, due=Due(due))), due


def call_off(office: Office, send_id: int, how: str) -> None:
    """The operator's no, or everybody's."""
    if how == "cancel":
        office.journal.cancel(send_id)
        office.recalls.ask(send_id)
        return
    own = OptOuts(office.path)
    own.add([ANA, BOB])
    own.close()
    office.recalls.leave_out([ANA, BOB])


def left(office: Office, ids: Sequence[int]) -> int:
    """How many of these OVHcloud still has, or has sent."""
    return sum(message.id in ids for message in office.demo.world.sent)


@pytest.mark.parametrize("how", ["cancel", "opted out"])
@pytest.mark.parametrize("kept", [False, True])
def test_what_was_made_before_ours_is_not_taken_for_it_while_ours_is_not_listed(
    office: Office, plan: MakePlan, time: Time, kept: bool, how: str
) -> None:
    keeps_tags(office, plan, kept)
    office.habits(lag=30.0)
    draft, due = for_later(time)
    theirs = office.others(ANA, BOB, due=due)
    office.go_on(50.0)
    send_id = office.lost(plan(0, draft, numbers=[ANA, BOB]), LOST)
    office.go_on(10.0)
    assert office.states(send_id) == ["unknown"] * 2
    assert office.doubt(send_id).listed == 2  # nobody of them is sent to again
    office.go_on(50.0)
    assert office.states(send_id) == ["scheduled"] * 2
    call_off(office, send_id, how)
    office.go_on(HOUR)
    assert office.states(send_id) == ["cancelled"] * 2
    assert left(office, theirs) == 2
    office.go_on(2 * LATER)
    assert office.at_ovh()[ANA] == office.at_ovh()[BOB] == 1


@pytest.mark.parametrize("how", ["cancel", "opted out"])
@pytest.mark.parametrize("tags", ["kept", "dropped"])
def test_of_two_that_were_made_since_ours_neither_is_deleted_and_that_is_said_of_each_person(
    office: Office, plan: MakePlan, time: Time, tags: str, how: str
) -> None:
    office.habits(tags=tags)
    draft, due = for_later(time)
    send_id = office.lost(plan(0, draft, numbers=[ANA, BOB]), LOST)
    theirs = office.others(ANA, due=due, tag="theirs")
    office.go_on(60.0)
    assert office.states(send_id) == ["scheduled"] * 2
    call_off(office, send_id, how)
    office.go_on(HOUR)
    assert office.states(send_id) == ["cancelling", "cancelled"]
    assert [row.reason for row in office.journal.receivers(send_id)] == [Cause.ANOTHERS, Cause.RECALLED]
    [line] = scheduled.lines(office.send(send_id), time.steady())
    assert "a colleague's" in line
    assert (left(office, theirs), office.at_ovh()[ANA], office.at_ovh()[BOB]) == (1, 2, 0)
    office.go_on(2 * LATER)
    assert office.states(send_id) == ["delivered", "cancelled"]
    assert (left(office, theirs), office.at_ovh()[ANA]) == (1, 2)


@pytest.mark.parametrize("how", ["cancel", "opted out"])
def test_the_only_one_that_waits_and_was_made_since_ours_is_taken_back(
    office: Office, plan: MakePlan, time: Time, how: str
) -> None:
    draft, _ = for_later(time)
    send_id = office.lost(plan(0, draft, numbers=[ANA, BOB]), LOST)
    office.go_on(60.0)
    call_off(office, send_id, how)
    office.go_on(60.0)
    assert office.states(send_id) == ["cancelled"] * 2
    assert not office.at_ovh()


def test_what_a_colleague_made_since_and_took_back_again_is_in_nobodys_way(
    office: Office, plan: MakePlan, time: Time
) -> None:
    draft, due = for_later(time)
    send_id = office.lost(plan(0, draft, numbers=[ANA, BOB]), LOST)
    [theirs] = office.others(ANA, due=due)
    office.go_on(60.0)
    call_off(office, send_id, "cancel")
    office.go_on(600.0)
    assert office.states(send_id) == ["cancelling", "cancelled"]
    world = office.demo.world
    with world.lock:
        world.call_back(world.services[SERVICE].messages[theirs], time.steady())
    office.go_on(600.0)
    assert office.states(send_id) == ["cancelled"] * 2
    assert not office.at_ovh()


def test_what_a_colleague_makes_once_ours_is_deleted_stays_while_the_list_still_names_ours(
    office: Office, plan: MakePlan, time: Time
) -> None:
    office.habits(lingers=600.0)
    draft, due = for_later(time)
    send_id = office.lost(plan(0, draft, numbers=[ANA, BOB]), LOST)
    office.go_on(60.0)
    call_off(office, send_id, "cancel")
    office.go_on(10.0)
    assert office.states(send_id) == ["cancelling"] * 2
    theirs = office.others(ANA, BOB, due=due)
    office.go_on(HOUR)
    assert office.states(send_id) == ["cancelled"] * 2
    assert left(office, theirs) == 2


@pytest.mark.parametrize("late", [0.0, 600.0])
@pytest.mark.parametrize("tag", ["", "theirs"])
def test_where_tags_are_kept_what_has_left_without_ours_settles_and_bills_nothing(
    office: Office, plan: MakePlan, tag: str, late: float
) -> None:
    keeps_tags(office, plan, True)
    send_id = office.lost(plan(0, numbers=[ANA, BOB]), NEVER_TAKEN)
    office.go_on(late)
    office.others(ANA, tag=tag)
    office.go_on(2 * HOUR)
    assert office.states(send_id) == ["unknown"] * 2
    assert office.journal.receivers(send_id)[0].reason == Cause.ALIKE
    assert office.send(send_id).billed is None
    doubt = office.doubt(send_id)
    assert (doubt.listed, doubt.again) == (1, 1)
    office.journal.send_again(send_id)
    office.go_on(HOUR)
    assert office.at_ovh()[ANA] == office.at_ovh()[BOB] == 1
    assert office.states(send_id) == ["unknown", "delivered"]
    assert office.send(send_id).billed == 1.0


def test_where_tags_are_kept_ours_is_found_beside_a_colleagues(office: Office, plan: MakePlan) -> None:
    keeps_tags(office, plan, True)
    send_id = office.lost(plan(0, numbers=[ANA, BOB]), LOST)
    office.others(ANA, BOB, tag="theirs")
    office.go_on(HOUR)
    assert office.states(send_id) == ["delivered"] * 2
    assert (office.send(send_id).billed, office.send(send_id).twice) == (2.0, 0)
