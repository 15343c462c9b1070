"""A doubt whose people get the changed message by consent wants no word any more, and in the end it ends."""

from contextlib import closing
from dataclasses import replace

import pytest

from ovhsms_gui.core.states import GIVE_UP_AFTER
from ovhsms_gui.demo.jobs import take
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.rows import Cause

from .conftest import Time
from .office import DAY, HOUR, SERVICE, MakePlan, Office
from .test_changed_in_vain import consented_for_two, doubted, named
from .test_replacing import NEW, OLD, A, B, C, Desk


@pytest.fixture
def desk(office: Office, plan: MakePlan, time: Time) -> Desk:
    return Desk(office, plan, time)


def consented(desk: Desk) -> tuple[int, int]:
    """A message in doubt for A and B, and the changed one, due in two days, which both get all the same."""
    old = doubted(desk, A, B)
    new = desk.change(old, A, B)
    desk.office.go_on(HOUR)
    assert desk.office.journal.need_a_look() == 1
    assert desk.office.journal.send_again(old, desk.office.doubt(old).chunks) == 2
    return old, new


def test_no_word_is_wanted_any_more_and_it_is_said_what_went(desk: Desk, office: Office) -> None:
    old, _ = consented(desk)
    assert "changed message goes to 2 people" in words.asked(office.send(old))
    assert not office.doubt(old).waits
    assert office.journal.need_a_look() == 0
    office.go_on(60.0)
    assert "changed message went to 2 people" in words.asked(office.send(old))


def test_whoever_is_in_doubt_beside_them_wants_one(desk: Desk, office: Office) -> None:
    old, _ = consented_for_two(desk)
    office.go_on(60.0)
    assert (named(desk, old), office.doubt(old).waits, office.journal.need_a_look()) == ([C], True, 1)
    office.go_on(DAY + GIVE_UP_AFTER + HOUR)
    assert office.doubt(old).stopped == ""


def test_what_turns_up_of_it_is_taken_back(desk: Desk, office: Office) -> None:
    begun = office.time.steady()
    old, _ = consented(desk)
    office.go_on(HOUR)
    world = office.demo.world
    service = world.services[SERVICE]
    with world.lock:  # it had been taken, and is listed only now
        body = {"message": OLD, "receivers": [A, B], "sender": "MARTIN", "differedPeriod": 1440}
        take(world, service, body, office.time.steady())
        for sms in world.sent:
            if sms.message == OLD:
                service.messages[sms.id] = replace(sms, created=begun, leaves=begun + DAY)
    office.go_on(HOUR)
    assert desk.states(old) == dict.fromkeys((A, B), "cancelled")
    assert desk.texts() == {A: [NEW], B: [NEW]}


def test_in_the_end_it_is_asked_about_no_more_and_its_people_can_be_erased(
    desk: Desk, office: Office
) -> None:
    old, _ = consented(desk)
    office.go_on(DAY + GIVE_UP_AFTER + 2 * HOUR)
    doubt = office.doubt(old)
    assert (doubt.stopped, doubt.next_look, doubt.decided, doubt.again) == (Cause.LEFT, None, 2, 0)
    for tell in (words.asked, words.asking):
        assert "changed message went to 2 people, who may have got this one too." in tell(office.send(old))
        assert "let it be" not in tell(office.send(old))
    assert office.journal.need_a_look() == 0
    with closing(Eraser(office.path)) as eraser:
        assert eraser.erase([A]) == 2
    assert "changed message went to 2 people" in words.asked(office.send(old))


def test_what_ended_is_open_again_when_the_changed_one_is_cancelled(desk: Desk, office: Office) -> None:
    old = doubted(desk, A, B)
    new = desk.change(old, A, B, due=9 * DAY)
    office.go_on(HOUR)
    office.journal.send_again(old, office.doubt(old).chunks)
    office.go_on(DAY + GIVE_UP_AFTER + 2 * HOUR)
    assert office.doubt(old).stopped == Cause.LEFT
    office.recalls.ask(new)
    office.go_on(60.0)
    doubt = office.doubt(old)
    assert (named(desk, old), doubt.changed, doubt.stopped) == ([A, B], False, "")
    assert doubt.waits
    assert office.journal.need_a_look() == 1
