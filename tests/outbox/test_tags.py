"""What becomes of the tags of messages at OVHcloud: kept, dropped or replaced, a lost answer is found."""

import pytest

from ovhsms_gui.demo.habits import Tags

from .office import SERVICE, MakePlan, Office

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
