"""What in OVHcloud's lists is evidence for whom: everybody is settled by what is theirs alone."""

from collections import Counter
from dataclasses import replace

import pytest

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.demo.faults import Fault
from ovhsms_gui.demo.habits import Spelling, Tags
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO
from .office import DAY, HOUR, LOST, NEVER_TAKEN, SERVICE, TAKEN, MakePlan, Office, numbers


def test_a_colleagues_same_text_to_one_settles_nobody_else(office: Office, plan: MakePlan) -> None:
    people = numbers(plan(3))
    send_id = office.lost(plan(3), NEVER_TAKEN)
    office.others(people[0])
    office.go_on(900.0)
    doubt = office.doubt(send_id)
    assert (doubt.people, doubt.listed, doubt.again) == (3, 1, 2)
    rows = office.journal.receivers(send_id)
    assert [row.reason for row in rows] == [Cause.ALIKE, Reason.RESET, Reason.RESET]
    assert office.journal.send_again(send_id) == 2
    office.go_on(900.0)
    assert office.at_ovh() == Counter(people)
    assert set(office.states(send_id)) == {"delivered"}
    assert office.send(send_id).doubt is None


@pytest.mark.parametrize("change", ["text", "sender", "time", "receiver"])
def test_what_is_not_alike_is_nobodys_evidence(office: Office, plan: MakePlan, change: str) -> None:
    people = numbers(plan(2))
    if change == "time":
        office.others(*people)
        office.time.now += HOUR
    send_id = office.lost(plan(2), NEVER_TAKEN)
    match change:
        case "text":
            office.others(*people, text=f"{HELLO.text} !")
        case "sender":
            office.others(*people, sender="ECOLE")
        case "receiver":
            office.others("+33639980098")
    office.go_on(900.0)
    assert (office.doubt(send_id).listed, office.doubt(send_id).again) == (0, 2)


def test_of_five_hundred_that_wait_everybody_is_read_and_billed(office: Office, plan: MakePlan) -> None:
    office.demo.world.pending_seconds = 5 * HOUR
    send_id = office.lost(plan(500))
    office.go_on(100.0)
    assert "accepted" not in office.states(send_id)  # nothing is concluded from a part
    assert office.doubt(send_id).listed in {100, 200}
    office.go_on(900.0)
    assert set(office.states(send_id)) <= {"accepted", "held"}
    assert (office.send(send_id).billed, office.send(send_id).doubt) == (500.0, None)


@pytest.mark.parametrize("pages", [True, False])
def test_lists_that_hear_no_filter_are_read_to_their_end(office: Office, plan: MakePlan, pages: bool) -> None:
    office.demo.world.pages = pages
    office.others(*(f"+3363999{n:04d}" for n in range(150)))
    office.time.now += DAY
    office.habits(deaf=True, tags=Tags.DROPPED)
    send_id = office.lost(plan(3))
    office.go_on(600.0)
    assert set(office.states(send_id)) <= TAKEN
    missing = office.lost(plan(2, HELLO), NEVER_TAKEN)
    office.go_on(1200.0)
    assert office.doubt(missing).may_send_again
    assert office.doubt(missing).looks >= 2


UNCERTAIN = (Spelling.LOCAL, Spelling.MASKED)


@pytest.mark.parametrize("spelling", [spelling for spelling in Spelling if spelling not in UNCERTAIN])
@pytest.mark.parametrize("fault", [None, LOST])
def test_a_number_is_its_receivers_in_any_form(
    office: Office, plan: MakePlan, spelling: Spelling, fault: Fault | None
) -> None:
    office.habits(spelling=spelling)
    send_id = office.lost(plan(3), fault) if fault else office.journal.add_send(plan(3))
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.send(send_id).billed == 3.0


@pytest.mark.parametrize("kind", [Tags.KEPT, Tags.DROPPED])
@pytest.mark.parametrize("spelling", [*UNCERTAIN, Spelling.NATIONAL])
def test_a_number_that_may_be_anybodys_is_not_said_to_be_nobodys(
    office: Office, plan: MakePlan, kind: Tags, spelling: Spelling
) -> None:
    office.habits(tags=kind, spelling=spelling)
    # At home both are written 0639980000.
    send_id = office.lost(plan(numbers=("+33639980000", "+31639980000")))
    office.go_on(HOUR / 2)
    doubt = office.doubt(send_id)
    assert (doubt.may_send_again, doubt.looks, doubt.trouble) == (False, 0, Cause.UNSURE)


def test_whom_an_accepted_chunk_does_not_name_is_counted_looked_for_and_can_be_sent_to_again(
    office: Office, plan: MakePlan
) -> None:
    people = numbers(plan(3))
    send_id = office.lost(plan(3))
    with office.demo.world.lock:
        messages = office.demo.world.services[SERVICE].messages
        for message in [m for m in messages.values() if m.receiver == people[2]]:
            del messages[message.id]
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered", "delivered", "unknown"]
    assert (office.doubt(send_id).people, office.doubt(send_id).again) == (1, 0)
    assert office.journal.need_a_look() == 1
    office.go_on(900.0)
    assert office.journal.send_again(send_id) == 1
    office.go_on(60.0)
    assert office.at_ovh() == Counter(people)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.journal.need_a_look() == 0


@pytest.mark.parametrize("sender", ["38069", "", "+33700000000"])
def test_a_number_that_operators_put_in_the_place_of_a_sender_says_nothing(
    office: Office, plan: MakePlan, sender: str
) -> None:
    office.habits(tags=Tags.DROPPED)
    send_id = office.lost(plan(3))
    with office.demo.world.lock:
        messages = office.demo.world.services[SERVICE].messages
        for id_, message in messages.items():
            messages[id_] = replace(message, sender=sender)
    office.go_on(60.0)
    assert set(office.states(send_id)) <= TAKEN


def test_whom_ovhcloud_lists_is_not_sent_to_however_often_that_is_asked_for(
    office: Office, plan: MakePlan
) -> None:
    send_id = office.lost(plan(3), NEVER_TAKEN)
    office.others(numbers(plan(3))[0])
    office.go_on(900.0)
    assert office.journal.send_again(send_id) == 2
    assert office.journal.send_again(send_id) == 0
    assert office.states(send_id) == ["unknown", "planned", "planned"]


@pytest.mark.parametrize("tags", ["dropped", "replaced", "changed"])
def test_a_text_that_is_listed_cut_is_not_said_to_be_nowhere(
    office: Office, plan: MakePlan, tags: str
) -> None:
    office.habits(tags=tags)
    office.journal.add_send(plan(1, replace(HELLO, text="Bonjour"), numbers=["+33639980077"]))
    office.go_on(120.0)  # this account is known not to keep tags, and to list short texts as they are
    send_id = office.lost(plan(2))
    world = office.demo.world
    with world.lock:
        for message in tuple(world.services[SERVICE].messages.values()):
            cut = replace(message, message=message.message[:12])
            world.services[SERVICE].messages[message.id] = cut
    office.go_on(1500.0)
    doubt = office.doubt(send_id)
    assert (doubt.looks, doubt.again, doubt.trouble) == (0, 0, Cause.UNSURE)
