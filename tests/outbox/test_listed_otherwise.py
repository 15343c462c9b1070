"""What waits at OVHcloud carries no tag: told otherwise than it was sent, it is not said to be in no list."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.habits import Hours, Tags
from ovhsms_gui.store.rows import Cause, Marks

from .conftest import HELLO, Time
from .office import DAY, HOUR, NEVER_TAKEN, SERVICE, MakePlan, Office, numbers
from .test_brought_back import bring_back

OTHERS = ("+33639980901", "+33639980902")
known = pytest.mark.parametrize("known", [True, False], ids=["an account that keeps tags", "a new account"])


def use(office: Office, plan: MakePlan) -> None:
    """An account that has kept the tags, and listed all of it at once."""
    office.journal.add_send(plan(numbers=OTHERS))
    office.go_on(120.0)
    assert office.looks.tags(SERVICE) == "kept"


def retell(office: Office, **change: str) -> None:
    """What waits is told in another way."""
    messages = office.demo.world.services[SERVICE].messages
    for message in list(messages.values()):
        if message.leaves > office.time.steady():
            messages[message.id] = replace(message, **change)  # type: ignore[arg-type]


@known
@pytest.mark.parametrize(
    "how", ["no accents", "an hour early", "an hour late", "another sender", "cut", "no text"]
)
def test_what_waits_and_is_told_otherwise_is_not_said_to_be_in_no_list(
    office: Office, plan: MakePlan, how: str, known: bool
) -> None:
    habits: dict[str, dict[str, object]] = {
        "no accents": {"bare": True},
        "an hour early": {"askew": -HOUR},
        "an hour late": {"askew": HOUR},
    }
    office.habits(**habits.get(how, {}))
    if known:
        use(office, plan)
    office.demo.world.pending_seconds = DAY
    send_id = office.lost(plan(3))
    told: dict[str, dict[str, str]] = {
        "another sender": {"sender": "OVHCLOUD"},
        "cut": {"message": HELLO.text[:12]},
        "no text": {"message": ""},
    }
    retell(office, **told.get(how, {}))
    office.go_on(HOUR - 60.0)
    doubt = office.doubt(send_id)
    assert (doubt.again, doubt.looks, doubt.trouble) == (0, 0, Cause.UNSURE)
    office.go_on(600.0)
    assert office.doubt(send_id).vain  # the operator decides, and knows why


@known
def test_a_journal_brought_back_sends_nobody_again_whose_message_waits_without_its_accents(
    office: Office, plan: MakePlan, tmp_path: Path, known: bool
) -> None:
    office.habits(bare=True)
    if known:
        use(office, plan)
    office.demo.world.pending_seconds = 2 * DAY
    send_id = office.journal.add_send(plan(3), hold=10.0)
    office.journal.save_copy(tmp_path / "copy.sqlite")
    office.go_on(60.0)
    bring_back(office, tmp_path / "copy.sqlite", HOUR)
    office.journal.resume(send_id)
    office.go_on(2 * HOUR)
    assert {office.at_ovh()[number] for number in numbers(plan(3))} == {1}
    assert office.send(send_id).unaskable == Cause.UNSURE  # it goes by a word that knows it


@known
@pytest.mark.parametrize("scheduled", [True, False])
def test_what_is_held_is_found_where_its_minutes_are_those_of_the_hold(
    office: Office, plan: MakePlan, time: Time, known: bool, scheduled: bool
) -> None:
    if known:
        use(office, plan)
    office.habits(hours=Hours.STRICT, hold_told=True)  # it is night
    terms = replace(HELLO.terms, due=Due(time.steady() + HOUR) if scheduled else None)
    send_id = office.lost(plan(3, replace(HELLO, terms=terms)))
    office.go_on(60.0)
    assert office.send(send_id).doubt is None
    assert office.journal.send_again(send_id) == 0
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered"] * 3
    assert Counter(office.at_ovh().values()) == Counter({1: 3 + 2 * known})


@pytest.mark.parametrize("minutes", [3 * 1440, 2**40])
def test_what_a_colleague_scheduled_is_no_hold(office: Office, plan: MakePlan, minutes: int) -> None:
    send_id = office.journal.add_send(plan(1))
    office.demo.world.pending_seconds = 30 * DAY
    office.others(*numbers(plan(1)))
    [message] = office.demo.world.sent
    messages = office.demo.world.services[SERVICE].messages
    messages[message.id] = replace(message, differed=minutes)
    office.demo.faults.add(NEVER_TAKEN)
    office.go_on(60.0)
    assert office.doubt(send_id).trouble == Cause.UNSURE


@pytest.mark.parametrize("tags", [Tags.REPLACED, Tags.DROPPED])
def test_that_tags_were_kept_so_far_does_not_prove_that_a_text_without_accents_is_anothers(
    office: Office, plan: MakePlan, tags: Tags
) -> None:
    office.habits(bare=True)
    office.journal.add_send(plan(1, replace(HELLO, text="before")))
    office.go_on(600.0)
    assert office.looks.tags(SERVICE) == Marks.KEPT
    office.habits(bare=True, tags=tags)
    send_id = office.lost(plan(2, replace(HELLO, text="Bonjour, à demain")))
    office.go_on(HOUR / 2)
    assert not office.doubt(send_id).may_send_again
    office.go_on(HOUR)
    doubt = office.doubt(send_id)
    assert (doubt.again, doubt.vain, doubt.trouble) == (2, True, "unsure")
