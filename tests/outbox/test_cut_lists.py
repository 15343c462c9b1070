"""Lists that end where OVHcloud gives no more, and do not say so: ids come without a count."""

from collections import Counter
from pathlib import Path

import pytest

from ovhsms_gui.outbox.lists import may_be_cut
from ovhsms_gui.store.rows import Cause

from .conftest import Time
from .office import DAY, HOUR, SERVICE, MakePlan, Office
from .test_brought_back import bring_back

MOST = 100
PEOPLE = 150


def cut(office: Office) -> None:
    office.demo.world.pages = False
    office.habits(most=MOST)


@pytest.mark.parametrize("pending", [0.0, DAY])
def test_whom_a_cut_list_leaves_out_is_not_said_not_to_be_listed(
    office: Office, plan: MakePlan, pending: float
) -> None:
    cut(office)
    office.demo.world.pending_seconds = pending
    send_id = office.lost(plan(PEOPLE))
    office.go_on(HOUR / 2)
    doubt = office.doubt(send_id)
    assert (doubt.people, doubt.again, doubt.listed, doubt.looks) == (PEOPLE, 0, MOST, 0)
    assert doubt.trouble == Cause.UNSURE
    office.go_on(HOUR)
    doubt = office.doubt(send_id)
    assert (doubt.again, doubt.vain) == (PEOPLE - MOST, True)  # the operator decides, and knows why


def test_a_journal_brought_back_sends_nobody_again_whom_a_cut_list_leaves_out(
    office: Office, plan: MakePlan, tmp_path: Path
) -> None:
    cut(office)
    send_id = office.journal.add_send(plan(PEOPLE), hold=10.0)
    office.journal.save_copy(tmp_path / "copy.sqlite")
    office.go_on(60.0)
    bring_back(office, tmp_path / "copy.sqlite", HOUR)
    office.journal.resume(send_id)
    office.go_on(3 * HOUR)
    assert Counter(office.at_ovh().values()) == Counter({1: PEOPLE})
    assert office.send(send_id).unaskable == Cause.UNSURE  # it goes by a word that knows it


def test_what_becomes_of_them_is_asked_by_the_ids_that_were_answered(
    office: Office, plan: MakePlan, time: Time
) -> None:
    cut(office)
    send_id = office.journal.add_send(plan(PEOPLE))
    office.go_on(HOUR / 2)
    assert office.states(send_id).count("accepted") == PEOPLE - MOST
    office.go_on(3 * HOUR)
    assert Counter(office.states(send_id)) == Counter({"delivered": PEOPLE - 1, "failed": 1})
    assert office.looks.tags(SERVICE) == "none"  # what is in no list of this account may be there
    assert office.send(send_id).billed == float(PEOPLE)


@pytest.mark.parametrize("count", [50, 64, 100, 128, 500, 1000, 1024, 10_000])
def test_a_list_of_a_round_length_may_be_cut(count: int) -> None:
    assert may_be_cut(range(count))
    assert not may_be_cut(range(count - 1))


@pytest.mark.parametrize("count", [0, 1, 2, 32, 99, 101])
def test_others_are_whole(count: int) -> None:
    assert not may_be_cut(range(count))
