"""What was listed once for somebody in doubt, and no longer is: it was another's, and they are decided on."""

from dataclasses import replace

import pytest

from ovhsms_gui.core.states import patience
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.habits import Tags
from ovhsms_gui.demo.jobs import take
from ovhsms_gui.demo.world import Message
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.store.looks import FORGOTTEN_AFTER

from .conftest import HELLO, Time
from .office import DAY, HOUR, NEVER_TAKEN, SERVICE, MakePlan, Office

X, Y = "+33639980000", "+33639980001"


@pytest.fixture(params=["scheduled", "at once"])
def doubted(request: pytest.FixtureRequest, office: Office, plan: MakePlan, time: Time) -> int:
    """A send to both that OVHcloud never took, and for one of them it lists a colleague's same text."""
    due = Due(time() + DAY) if request.param == "scheduled" else None
    draft = replace(HELLO, terms=replace(HELLO.terms, due=due))
    send_id = office.lost(plan(0, draft, numbers=[X, Y]), NEVER_TAKEN)
    world = office.demo.world
    body = {"message": HELLO.text, "receivers": [X], "sender": "MARTIN"}
    with world.lock:
        take(world, world.services[SERVICE], body | ({"differedPeriod": 1440} if due else {}), time.steady())
    decidable(office, send_id)
    return send_id


def decidable(office: Office, send_id: int) -> None:
    while not office.doubt(send_id).may_send_again:
        office.go_on(30.0)


def deleted_there(office: Office) -> Message:
    """The colleague takes theirs back, or its line out of the list."""
    world = office.demo.world
    with world.lock:
        [theirs] = [sms for sms in world.sent if sms.receiver == X]
        world.call_back(theirs, office.time.steady())
    return theirs


def noticed(office: Office, send_id: int) -> None:
    while not office.doubt(send_id).no_more:
        office.go_on(30.0)


@pytest.mark.parametrize("first", ["deleted", "decided"])
def test_whoever_is_listed_no_more_is_decided_on_and_gets_it(
    office: Office, doubted: int, first: str
) -> None:
    asked = office.doubt(doubted)
    assert (asked.listed, asked.again) == (1, 1)
    if first == "decided":
        assert office.journal.send_again(doubted, asked.chunks) == 1
    deleted_there(office)
    noticed(office, doubted)
    since, doubt = office.time.steady(), office.doubt(doubted)
    assert (doubt.listed, doubt.no_more, doubt.again, doubt.closed) == (0, 1, 0, 0)
    assert office.journal.send_again(doubted, doubt.chunks) == 0
    decidable(office, doubted)
    doubt = office.doubt(doubted)
    assert office.time.steady() - since >= patience(doubt.lag) - 30.0, "the looks count anew"
    assert doubt.again == (2 if first == "deleted" else 1)
    for tell in (words.asked, words.asking):
        said = tell(office.send(doubted))
        assert "OVHcloud listed something for 1 person that may have been this message" in said
    assert office.journal.send_again(doubted, doubt.chunks) == doubt.again
    office.go_on(60.0)
    assert office.send(doubted).doubt is None
    assert office.at_ovh() == {X: 1, Y: 1}


def test_whoever_is_listed_again_is_not_sent_to(office: Office, doubted: int) -> None:
    theirs = deleted_there(office)
    noticed(office, doubted)
    office.demo.world.services[SERVICE].messages[theirs.id] = theirs
    office.go_on(HOUR)
    doubt = office.doubt(doubted)
    assert (doubt.listed, doubt.no_more, doubt.again) == (1, 0, 1)
    office.journal.send_again(doubted, doubt.chunks)
    office.go_on(60.0)
    assert office.at_ovh() == {X: 1, Y: 1}


def test_what_may_be_forgotten_by_now_is_not_taken_for_deleted(office: Office, doubted: int) -> None:
    """It may have left, and so long ago that OVHcloud lists it no more."""
    office.time.now += FORGOTTEN_AFTER + DAY
    deleted_there(office)
    office.go_on(3 * HOUR)
    doubt = office.doubt(doubted)
    assert (doubt.listed, doubt.no_more, doubt.again) == (1, 0, 1)


@pytest.mark.parametrize("tags", [Tags.KEPT, Tags.DROPPED])
def test_what_is_on_its_way_from_one_list_to_the_other_is_not_taken_for_another_s(
    office: Office, plan: MakePlan, time: Time, tags: Tags
) -> None:
    """It waited, and lists are slow to name what has left: whoever has it could be sent to again."""
    office.habits(lag=1500.0, swift=True, tags=tags)
    draft = replace(HELLO, terms=replace(HELLO.terms, due=Due(time() + HOUR)))
    send_id = office.lost(plan(0, draft, numbers=[X, Y]))
    with office.demo.world.lock:  # OVHcloud lost the second
        messages = office.demo.world.services[SERVICE].messages
        messages.pop(max(messages))
    noticed(office, send_id)
    assert "OVHcloud is asked again; within an hour you can decide." in words.asked(office.send(send_id))
    while office.doubt(send_id).no_more:
        asked = office.doubt(send_id).chunks.values()
        assert not any(question.people for question in asked)
        office.go_on(30.0)
        if office.send(send_id).doubt is None:
            break
    assert office.at_ovh() == {X: 1}
    assert office.doubt(send_id).people == (1 if tags is Tags.KEPT else 2)
