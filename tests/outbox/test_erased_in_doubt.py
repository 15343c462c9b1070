"""Who is erased while OVHcloud has something for them, or may have: not forgotten early, nor asked about for ever."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import pytest

from ovhsms_gui.core.hours import PARIS
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.habits import Hours
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.people import NotDone

from .conftest import HELLO
from .office import HOUR, NEVER_TAKEN, Office, numbers

MakePlan = Callable[..., Plan]


@pytest.fixture
def eraser(office: Office) -> Iterator[Eraser]:
    with closing(Eraser(office.path)) as eraser:
        yield eraser


def test_whose_message_is_held_is_not_erased_before_it_left(
    office: Office, plan: MakePlan, eraser: Eraser
) -> None:
    office.habits(hours=Hours.STRICT)
    night = datetime.fromtimestamp(office.time(), PARIS).replace(hour=23, minute=0, second=0)
    terms = replace(HELLO.terms, no_stop=False, due=Due(night.timestamp()))
    held = plan(3, replace(HELLO, terms=terms))
    send_id = office.journal.add_send(held)
    office.go_on(night.timestamp() - office.time() + HOUR)
    assert office.states(send_id) == ["held"] * 3
    with pytest.raises(NotDone):
        eraser.erase(numbers(held)[:1])
    office.go_on(12 * HOUR)
    assert office.states(send_id) == ["delivered"] * 3
    assert eraser.erase(numbers(held)[:1]) == 1


def test_of_a_doubt_in_which_everybody_was_erased_nothing_is_asked_or_decided(
    office: Office, plan: MakePlan, eraser: Eraser
) -> None:
    alone = plan(1)
    send_id = office.lost(alone, NEVER_TAKEN)
    office.go_on(60.0)
    office.journal.leave(send_id)
    assert eraser.erase(numbers(alone)) == 1
    office.looks.wake(send_id)
    office.go_on(HOUR)
    doubt = office.doubt(send_id)
    assert (doubt.may_send_again, doubt.next_look) == (False, None)
    assert "You let it be." in words.situation(office.send(send_id), office.time(), None)
    assert office.journal.need_a_look() == 0


def test_of_the_others_in_it_it_is_decided(office: Office, plan: MakePlan, eraser: Eraser) -> None:
    three = plan(3)
    send_id = office.lost(three, NEVER_TAKEN)
    office.go_on(60.0)
    office.journal.leave(send_id)
    assert eraser.erase(numbers(three)[:1]) == 1
    office.looks.wake(send_id)
    office.go_on(HOUR)
    assert office.doubt(send_id).again == 2
    assert office.journal.send_again(send_id) == 2
    office.go_on(HOUR)
    assert office.states(send_id) == ["unknown", "delivered", "delivered"]
    assert office.at_ovh().total() == 2
    assert office.doubt(send_id).next_look is None
    assert office.journal.need_a_look() == 0


def test_the_others_are_found_without_them(office: Office, plan: MakePlan, eraser: Eraser) -> None:
    three = plan(3)
    send_id = office.lost(three)
    office.demo.world.habits = replace(office.demo.world.habits, lag=2 * HOUR)
    office.go_on(60.0)
    office.journal.leave(send_id)
    assert eraser.erase(numbers(three)[:1]) == 1
    office.go_on(3 * HOUR)
    office.looks.wake(send_id)
    office.go_on(HOUR)
    assert office.states(send_id) == ["unknown", "delivered", "delivered"]
    assert office.doubt(send_id).next_look is None
