"""Alike sends of which one was sent again: whose a message is, is no guess, and nobody takes back another's."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault
from ovhsms_gui.gui.outbox import causes, scheduled, words
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, HOUR, LOST, NEVER_TAKEN, SERVICE, Office, numbers

MakePlan = Callable[..., Plan]


@pytest.fixture
def alike(office: Office, plan: MakePlan, time: Time) -> Callable[..., tuple[int, int]]:
    """Two sends in doubt of the same words to the same two people; the first is sent again, and answered."""

    def make(
        first: Fault, second: Fault, due: float | None = None, text: str = HELLO.text, again: bool = True
    ) -> tuple[int, int]:
        at = None if due is None else Due(time.steady() + due)
        terms = replace(HELLO.terms, due=at)
        earlier = office.lost(plan(2, Draft(HELLO.text, terms)), first)
        later = office.lost(plan(2, Draft(text, terms)), second)
        office.go_on(HOUR + 600.0)
        if again:
            assert office.doubt(earlier).trouble == Cause.SHARED
            assert office.journal.send_again(earlier) == 2
            office.runner.drain()
        return earlier, later

    return make


def recall(office: Office, send_id: int) -> None:
    office.journal.cancel(send_id)
    office.recalls.ask(send_id)


def waiting(office: Office) -> int:
    """How many messages OVHcloud is to send."""
    return len(office.demo.world.services[SERVICE].messages)


@pytest.mark.parametrize("tags", ["kept", "dropped"])
@pytest.mark.parametrize("first", [True, False], ids=["the first was taken", "the second was taken"])
def test_what_may_be_another_sends_is_not_deleted_and_that_is_said(
    office: Office, alike: Callable[..., tuple[int, int]], first: bool, tags: str
) -> None:
    office.habits(tags=tags)
    faults = (LOST, NEVER_TAKEN) if first else (NEVER_TAKEN, LOST)
    earlier, later = alike(*faults, due=DAY / 2)
    recall(office, earlier)
    office.go_on(HOUR)
    assert set(office.at_ovh().values()) == {1}  # the answered one is taken back, and nothing else
    assert office.states(earlier) == ["cancelling"] * 2
    assert {row.reason for row in office.journal.receivers(earlier)} == {Cause.ANOTHERS}
    [line] = scheduled.lines(office.send(earlier), office.time.steady())
    assert "with the same text" in line
    assert office.states(later) == ["unknown"] * 2
    office.go_on(DAY)
    assert set(office.at_ovh().values()) == {1}
    if tags == "kept":  # it has left, and shows whose it is
        assert office.states(earlier) == ["delivered" if first else "cancelled"] * 2
        assert office.send(earlier).late == (2 if first else 0)
        told = {event.cause for event in office.journal.events(earlier) if event.to_state == "cancelled"}
        assert told == (set() if first else {Cause.RECALLED})
        assert office.states(later) == ["unknown" if first else "delivered"] * 2
    else:
        send = office.send(earlier)
        assert (
            office.states(earlier) == ["accepted"] * 2
        )  # no state is for ever, and nothing is said that nobody knows
        assert (send.late, send.untold) == (0, 2)
        assert "too late" not in words.situation(send, office.time(), None)
        assert {words.person(row) for row in office.journal.receivers(earlier)} == {
            causes.cause(Cause.UNSURE)
        }
        assert office.states(later) == ["unknown"] * 2
        assert office.doubt(later).trouble == Cause.SHARED
        assert office.doubt(later).may_send_again


@pytest.mark.parametrize("first", [True, False], ids=["the first was taken", "the second was taken"])
def test_whose_message_is_seen_to_have_left_has_it_whatever_may_be_another_sends(
    office: Office, alike: Callable[..., tuple[int, int]], time: Time, first: bool
) -> None:
    office.habits(tags="dropped")
    earlier, _ = alike(*((LOST, NEVER_TAKEN) if first else (NEVER_TAKEN, LOST)), due=DAY / 2)
    recall(office, earlier)
    time.now += DAY  # nothing runs until long after it was due
    office.recaller.work()
    assert office.states(earlier) == ["delivered"] * 2
    assert (office.send(earlier).late, office.send(earlier).untold) == (2, 0)


def test_it_is_deleted_once_the_other_ones_doubt_is_settled(
    office: Office, alike: Callable[..., tuple[int, int]], time: Time
) -> None:
    office.habits(lag=HOUR / 2)
    earlier, later = alike(LOST, LOST, due=DAY / 2, again=False)
    assert office.states(later) == ["scheduled"] * 2
    assert office.states(earlier) == ["scheduled"] * 2
    recall(office, earlier)
    office.go_on(2 * HOUR)
    assert (office.states(earlier), office.states(later)) == (["cancelled"] * 2, ["scheduled"] * 2)
    assert set(office.at_ovh().values()) == {1}


@pytest.mark.parametrize("first", [True, False], ids=["the first was taken", "the second was taken"])
def test_a_doubts_only_message_is_no_copy_of_another_and_no_guess(
    office: Office, alike: Callable[..., tuple[int, int]], first: bool
) -> None:
    office.habits(tags="dropped")
    earlier, later = alike(*((LOST, NEVER_TAKEN) if first else (NEVER_TAKEN, LOST)))
    office.go_on(2 * HOUR)
    assert office.states(earlier) == ["delivered"] * 2
    assert (office.send(earlier).twice, office.send(earlier).billed) == (0, 2.0)
    assert office.states(later) == ["unknown"] * 2
    doubt = office.doubt(later)
    assert (doubt.trouble, doubt.looks, doubt.may_send_again) == (Cause.SHARED, 0, True)


@pytest.mark.parametrize("due", [None, DAY])
@pytest.mark.parametrize(
    "text",
    [
        HELLO.text + " ",
        HELLO.text.replace(" ", "  "),
        HELLO.text + "\r\n",
        "Bonjour, a demain 9 h",
        HELLO.text + " devant la gare",
    ],
)
def test_a_text_that_may_be_told_as_another_is_alike_too(
    office: Office, plan: MakePlan, time: Time, text: str, due: float | None
) -> None:
    """The one message that there is, is the second's; the provider tells it as the first one's text is."""
    office.habits(tags="dropped")
    at = None if due is None else Due(time.steady() + due)
    sends = []
    for wording, fault in ((HELLO.text, NEVER_TAKEN), (text, LOST)):
        sends.append(office.lost(plan(2, Draft(wording, replace(HELLO.terms, due=at))), fault))
    world = office.demo.world
    with world.lock:
        for message in tuple(world.services[SERVICE].messages.values()):
            world.services[SERVICE].messages[message.id] = replace(message, message=HELLO.text)
    office.go_on(HOUR / 2)
    for send_id in sends:
        assert office.states(send_id) == ["unknown"] * 2
    assert office.doubt(sends[0]).trouble == Cause.SHARED
    assert office.doubt(sends[0]).listed == 0
    assert numbers(plan(2)) == sorted(office.at_ovh())
