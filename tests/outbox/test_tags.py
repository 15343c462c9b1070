"""What becomes of the tags of messages at OVHcloud: kept, dropped or replaced, a lost answer is found."""

from dataclasses import replace

import pytest

from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.habits import Billing, Tags
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, HOUR, SERVICE, MakePlan, Office

tags = pytest.mark.parametrize("kind", [tag for tag in Tags if tag is not Tags.KEPT])


@tags
@pytest.mark.parametrize("pages", [True, False])
def test_a_lost_answer_is_found_whatever_becomes_of_the_tag(
    office: Office, plan: MakePlan, kind: Tags, pages: bool
) -> None:
    office.habits(tags=kind)
    office.demo.world.pages = pages
    send_id = office.lost(plan(3))
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 3
    assert (office.send(send_id).doubt, office.send(send_id).billed) == (None, 3.0)
    assert office.journal.send_again(send_id) == 0
    assert set(office.at_ovh().values()) == {1}


@tags
def test_delivery_is_followed_by_the_ids_whatever_becomes_of_the_tag(
    office: Office, plan: MakePlan, kind: Tags
) -> None:
    office.habits(tags=kind)
    send_id = office.journal.add_send(plan(3))
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.looks.tags(SERVICE) == "changed"
    assert office.send(send_id).billed == 3.0


def test_what_becomes_of_tags_is_learned(office: Office, plan: MakePlan) -> None:
    office.journal.add_send(plan(3))
    office.go_on(60.0)
    assert office.looks.tags(SERVICE) == "kept"
    office.habits(tags=Tags.REPLACED)
    office.journal.add_send(plan(3))
    office.go_on(60.0)
    assert office.looks.tags(SERVICE) == "changed"


@tags
def test_a_new_account_that_spells_texts_otherwise_is_not_said_to_list_nothing(
    office: Office, plan: MakePlan, kind: Tags
) -> None:
    office.habits(tags=kind, bare=True)
    send_id = office.lost(plan(3, replace(HELLO, text="École fermée")))
    office.go_on(HOUR - 60.0)
    assert office.doubt(send_id).again == 0  # something is listed for them at that time
    assert office.doubt(send_id).trouble == Cause.UNSURE
    office.go_on(600.0)
    assert office.doubt(send_id).vain  # the operator decides, and knows why


def test_what_is_billed_when_it_leaves_is_billed(office: Office, plan: MakePlan, time: Time) -> None:
    office.habits(billing=Billing.LEAVING)
    terms = replace(HELLO.terms, due=Due(time.steady() + HOUR))
    send_id = office.journal.add_send(plan(4, replace(HELLO, terms=terms)), chunk_size=2)
    office.go_on(60.0)
    assert office.send(send_id).billed == 0.0
    assert {(row.credits, row.unbilled) for row in office.journal.receivers(send_id)} == {(None, True)}
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered"] * 4
    assert office.send(send_id).billed == 4.0
    assert {(row.credits, row.unbilled) for row in office.journal.receivers(send_id)} == {(1.0, False)}


def test_what_was_too_late_to_cancel_is_billed_as_well(office: Office, plan: MakePlan, time: Time) -> None:
    office.habits(billing=Billing.LEAVING)
    terms = replace(HELLO.terms, due=Due(time.steady() + HOUR))
    send_id = office.journal.add_send(plan(3, replace(HELLO, terms=terms)))
    office.go_on(60.0)
    time.now += HOUR - 80.0
    office.recalls.ask(send_id)
    time.now += 60.0
    office.go_on(2 * DAY)
    assert (office.states(send_id), office.send(send_id).billed) == (["delivered"] * 3, 3.0)
