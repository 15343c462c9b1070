"""A doubt for which the changed message was let go, and that came to nothing for some: they are asked about again.

Whoever the question is about gets what it names: the changed message while that waits for them, else the first one.
"""

from collections.abc import Callable

import pytest

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.store.rows import Cause

from .conftest import Time
from .office import DAY, HOUR, LOST, NEVER_TAKEN, SERVICE, MakePlan, Office
from .test_replacing import NEW, OLD, A, B, C, Desk

REFUSED = Fault(FaultKind.STATUS, "POST", "/sms/*", 1, 400, shape="A")


@pytest.fixture
def desk(office: Office, plan: MakePlan, time: Time) -> Desk:
    return Desk(office, plan, time)


def doubted(desk: Desk, *people: str) -> int:
    """A send that nobody knows of whether it was taken; it was not."""
    desk.office.demo.faults.add(NEVER_TAKEN)
    old = desk.add(people, DAY, 500, OLD)
    desk.office.runner.drain()
    return old


def consented_for_two(desk: Desk) -> tuple[int, int]:
    """A message in doubt for A, B and C, and the changed one, which A and B get all the same."""
    old = doubted(desk, A, B, C)
    new = desk.change(old, A, B)
    desk.office.go_on(HOUR)
    desk.office.journal.send_again(old, desk.office.doubt(old).chunks)
    return old, new


def named(desk: Desk, old: int) -> list[str]:
    """About whom the question is."""
    doubt = desk.office.doubt(old)
    people = [row.e164 for row in desk.office.journal.undecided(old, doubt.chunks)]
    assert len(people) == doubt.again
    return people


def refused(desk: Desk, _new: int) -> None:
    desk.office.demo.faults.add(REFUSED)
    desk.office.go_on(60.0)


def refused_for_one(desk: Desk, _new: int) -> None:
    blacklist = desk.office.demo.world.services[SERVICE].blacklist
    blacklist.add(A)
    desk.office.go_on(60.0)
    blacklist.discard(A)


def stopped(desk: Desk, new: int) -> None:
    desk.office.journal.cancel(new)


def cancelled(desk: Desk, new: int) -> None:
    desk.office.go_on(60.0)
    desk.office.recalls.ask(new)
    desk.office.go_on(60.0)


def cancelled_for_one(desk: Desk, new: int) -> None:
    desk.office.go_on(60.0)
    desk.office.recalls.ask(new, [A])
    desk.office.go_on(60.0)


def given_up(desk: Desk, new: int) -> None:
    """It may have gone, and is let be."""
    desk.office.demo.faults.add(NEVER_TAKEN)
    desk.office.go_on(HOUR)
    desk.office.journal.leave(new)


def gone(desk: Desk, _new: int) -> None:
    desk.office.go_on(60.0)


def replaced_in_turn(desk: Desk, new: int) -> None:
    assert desk.office.recalls.begin(desk.change(new, A, B, text="Troisième"))
    desk.office.demo.faults.add(REFUSED)
    desk.office.go_on(HOUR)


@pytest.mark.parametrize(
    ("end", "again", "have"),
    [
        (refused, [A, B], {A: [OLD], B: [OLD]}),
        (refused_for_one, [A], {A: [OLD], B: [NEW]}),
        (stopped, [A, B], {A: [OLD], B: [OLD]}),
        (cancelled, [A, B], {A: [OLD], B: [OLD]}),
        (cancelled_for_one, [A], {A: [OLD], B: [NEW]}),
        (given_up, [], {}),
        (gone, [], {A: [NEW], B: [NEW]}),
        (replaced_in_turn, [A, B], {A: [OLD], B: [OLD]}),
    ],
)
def test_who_is_asked_about_gets_it(
    desk: Desk,
    office: Office,
    end: Callable[[Desk, int], None],
    again: list[str],
    have: dict[str, list[str]],
) -> None:
    old = doubted(desk, A, B)
    new = desk.change(old, A, B)
    office.go_on(HOUR)
    assert (named(desk, old), office.doubt(old).changed) == ([A, B], True)
    assert office.journal.send_again(old, office.doubt(old).chunks) == 2
    end(desk, new)
    assert (named(desk, old), office.doubt(old).changed) == (again, False)
    assert office.journal.send_again(old, office.doubt(old).chunks) == len(again)
    office.go_on(60.0)
    world = office.demo.world
    waiting = {m.receiver: [m.message] for m in world.services[SERVICE].messages.values()}
    assert waiting == have


def test_one_undone_in_its_countdown_leaves_the_first_one_to_be_asked_about(
    desk: Desk, office: Office
) -> None:
    old = doubted(desk, A, B)
    new = desk.change(old, A, B, hold=30.0)
    office.journal.cancel(new)
    office.go_on(HOUR)
    assert (named(desk, old), office.doubt(old).changed) == ([A, B], False)
    assert office.journal.send_again(old) == 2
    office.go_on(60.0)
    assert desk.texts() == {A: [OLD], B: [OLD]}


def test_whoever_was_taken_out_of_the_changed_one_is_not_said_to_get_it(desk: Desk, office: Office) -> None:
    old = doubted(desk, A, B, C)
    desk.change(old, A, B)
    office.go_on(HOUR)
    assert (named(desk, old), office.doubt(old).changed) == ([A, B], True)
    assert office.journal.send_again(old) == 2
    office.go_on(60.0)
    assert desk.texts() == {A: [NEW], B: [NEW]}
    assert [who for who, why in desk.reasons(old).items() if why == Cause.CONSENT] == [A, B]
    assert (named(desk, old), office.doubt(old).changed) == ([C], False)


@pytest.mark.parametrize("found", [False, True], ids=["answered", "found in the lists"])
def test_the_first_one_that_goes_by_consent_after_all_is_not_taken_back(
    desk: Desk, office: Office, found: bool
) -> None:
    old = doubted(desk, A, B)
    new = desk.change(old, A, B)
    office.go_on(HOUR)
    office.journal.send_again(old)
    refused(desk, new)
    if found:
        office.demo.faults.add(LOST)
    assert office.journal.send_again(old) == 2
    office.go_on(HOUR)
    assert desk.states(old) == dict.fromkeys((A, B), "scheduled")


def test_nor_does_that_keep_it_for_whom_it_is_listed_and_the_changed_one_waits(
    desk: Desk, office: Office
) -> None:
    office.demo.faults.add(LOST)
    old = desk.add((A, B), DAY, 500, OLD)
    office.runner.drain()
    messages = office.demo.world.services[SERVICE].messages
    with office.demo.world.lock:  # OVHcloud lost the second
        messages.pop(max(messages))
    new = desk.change(old, A)
    office.go_on(HOUR)
    assert (named(desk, old), office.doubt(old).listed) == ([B], 1)
    assert office.journal.send_again(old) == 1
    office.go_on(HOUR)
    assert desk.states(old) == {A: "cancelled", B: "scheduled"}
    assert desk.states(new) == {A: "scheduled"}


def test_a_consent_to_the_changed_one_is_none_to_the_first(desk: Desk, office: Office) -> None:
    """It is refused while the question stands."""
    old = doubted(desk, A, B)
    new = desk.change(old, A, B)
    office.go_on(HOUR)
    asked = office.doubt(old)
    assert asked.changed
    office.journal.cancel(new)
    assert office.journal.send_again(old, asked.chunks) == 0
    office.go_on(60.0)
    assert desk.texts() == {}


def test_a_word_on_the_others_is_none_on_those_for_whom_the_changed_one_came_to_nothing_since(
    desk: Desk, office: Office
) -> None:
    old, new = consented_for_two(desk)
    asked = office.doubt(old)
    assert (named(desk, old), asked.changed) == ([C], False)
    refused(desk, new)
    assert office.journal.send_again(old, asked.chunks) == 0
    assert office.journal.leave(old, asked.chunks) == 0
    office.go_on(60.0)
    assert desk.texts() == {}
    assert (named(desk, old), office.doubt(old).stopped) == ([A, B, C], "")


@pytest.mark.parametrize("people", [(A, B), (A, B, C)])
def test_a_consent_to_one_changed_message_is_none_to_the_next(
    desk: Desk, office: Office, people: tuple[str, ...]
) -> None:
    old = doubted(desk, A, B, C)
    new = desk.change(old, A, B)
    office.go_on(HOUR)
    asked = office.doubt(old)
    desk.change(new, *people, text="Troisième", hold=30.0)
    office.go_on(60.0)
    assert (named(desk, old), office.doubt(old).changed) == (list(people), True)
    assert office.journal.send_again(old, asked.chunks) == 0
    assert office.journal.leave(old, asked.chunks) == 0
    office.go_on(HOUR)
    assert desk.texts() == {}


@pytest.mark.parametrize("size", [500, 1])
def test_let_be_is_whoever_was_named_alone(desk: Desk, office: Office, size: int) -> None:
    office.demo.faults.add(*[NEVER_TAKEN] * (3 if size == 1 else 1))
    old = desk.add((A, B, C), DAY, size, OLD)
    for _ in range(3):
        office.runner.drain()
        office.journal.resume(old)
    new = desk.change(old, A, B)
    office.go_on(HOUR)
    assert (named(desk, old), office.doubt(old).changed) == ([A, B], True)
    assert office.journal.leave(old, office.doubt(old).chunks) == 2
    assert desk.states(new) == dict.fromkeys((A, B), "cancelled")
    doubt = office.doubt(old)
    assert (doubt.people, doubt.stopped, doubt.changed) == (3, "", False)
    assert C in named(desk, old)


def test_whoever_gets_the_changed_one_by_consent_is_not_let_be_with_the_others(
    desk: Desk, office: Office
) -> None:
    old, new = consented_for_two(desk)
    assert office.journal.leave(old, office.doubt(old).chunks) == 1
    assert office.doubt(old).left == 1
    refused(desk, new)  # whoever was let be can still be decided
    assert (named(desk, old), office.doubt(old).stopped) == ([A, B, C], "")
