"""Lists at OVHcloud that contradict themselves never say that something is not listed."""

import unicodedata
from dataclasses import replace

import pytest

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Paging, Spelling, Tags
from ovhsms_gui.store.rows import Cause

from .office import DAY, HOUR, SERVICE, TAKEN, MakePlan, Office


@pytest.mark.parametrize("paging", Paging)
def test_pages_that_do_not_add_up_do_not_say_that_something_is_not_listed(
    office: Office, plan: MakePlan, paging: Paging
) -> None:
    office.habits(tags=Tags.DROPPED, paging=paging, page=10)
    office.others(*(f"+3363999{n:04d}" for n in range(15)), text="Autre chose")
    send_id = office.lost(plan(3))
    office.go_on(HOUR / 2)
    doubt = office.send(send_id).doubt
    if paging in {Paging.USUAL, Paging.UNCOUNTED}:
        assert set(office.states(send_id)) <= TAKEN
    else:
        assert doubt is not None
        assert (doubt.may_send_again, doubt.looks, doubt.trouble) == (False, 0, Cause.UNSURE)
        office.go_on(HOUR)
        assert (office.doubt(send_id).may_send_again, office.doubt(send_id).vain) == (True, True)


@pytest.mark.parametrize("kind", [Tags.KEPT, Tags.DROPPED])
@pytest.mark.parametrize("which", ["outgoing", "jobs"])
def test_what_a_list_names_and_no_answer_knows_is_not_said_to_be_not_listed(
    office: Office, plan: MakePlan, kind: Tags, which: str
) -> None:
    office.habits(tags=kind)
    office.demo.world.pages = False
    office.demo.world.pending_seconds = 0.0 if which == "outgoing" else DAY
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", f"/sms/*/{which}/*", None, 404, shape="A"))
    send_id = office.lost(plan(3))
    office.go_on(HOUR / 2)
    doubt = office.doubt(send_id)
    assert (doubt.may_send_again, doubt.looks, doubt.trouble) == (False, 0, Cause.UNSURE)
    office.demo.faults.clear()
    office.go_on(600.0)
    assert set(office.states(send_id)) <= TAKEN


def test_a_list_that_does_not_tell_is_not_asked_every_five_seconds(office: Office, plan: MakePlan) -> None:
    office.habits(spelling=Spelling.MASKED)
    send_id = office.lost(plan(3))
    office.go_on(HOUR)
    office.looks.wake(send_id)
    office.go_on()
    next_in = office.looks.next_in()
    assert next_in is not None
    assert next_in >= 200.0


def test_where_nothing_tells_our_messages_from_others_nobody_is_said_not_to_be_listed(
    office: Office, plan: MakePlan
) -> None:
    office.habits(tags=Tags.DROPPED, bare=True)
    office.journal.add_send(plan(2))
    office.go_on(60.0)
    send_id = office.lost(plan(3))
    office.go_on(HOUR / 2)
    doubt = office.doubt(send_id)
    assert (doubt.may_send_again, doubt.looks, doubt.trouble) == (False, 0, Cause.UNSURE)
    office.go_on(HOUR)
    assert (office.doubt(send_id).may_send_again, office.doubt(send_id).vain) == (True, True)


def test_an_accent_that_is_written_in_another_way_is_the_same_text(office: Office, plan: MakePlan) -> None:
    office.habits(tags=Tags.DROPPED)
    send_id = office.lost(plan(3))
    with office.demo.world.lock:
        messages = office.demo.world.services[SERVICE].messages
        for id_, message in messages.items():
            messages[id_] = replace(message, message=unicodedata.normalize("NFD", message.message))
    office.go_on(60.0)
    assert set(office.states(send_id)) <= TAKEN


def test_an_answer_with_an_id_for_each_is_one_however_it_writes_their_numbers(
    office: Office, plan: MakePlan
) -> None:
    office.habits(spelling=Spelling.MASKED)
    send_id = office.journal.add_send(plan(3))
    office.go_on(HOUR)
    send = office.send(send_id)
    assert (send.doubt, send.billed, office.states(send_id)) == (None, 3.0, ["accepted"] * 3)
    office.go_on(4 * DAY)
    assert office.send(send_id).unsaid == 3
    assert office.looks.next_in() is None
