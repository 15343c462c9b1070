"""What OVHcloud was to send later, and somebody deleted there: nobody gets it, and nobody is forgotten for it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from ovhsms_gui.core.hours import PARIS
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Hours, Paging
from ovhsms_gui.gui.outbox import replacing, words
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, HOUR, SERVICE, Office

MakePlan = Callable[..., Plan]


@pytest.fixture
def scheduled(office: Office, plan: MakePlan, time: Time) -> Callable[..., int]:
    """A send that OVHcloud has and is to send later."""

    def make(people: int = 3, due: float = 2 * HOUR, **terms: object) -> int:
        all_terms = replace(HELLO.terms, due=Due(time.steady() + due), **terms)  # type: ignore[arg-type]
        send_id = office.journal.add_send(plan(people, replace(HELLO, terms=all_terms)))
        office.go_on(60.0)
        assert set(office.states(send_id)) == {"scheduled"}
        return send_id

    return make


def delete(office: Office, *positions: int) -> None:
    """A colleague does, in OVHcloud's Manager."""
    world = office.demo.world
    with world.lock:
        messages = list(world.services[SERVICE].messages.values())
        for position in positions or range(len(messages)):
            world.call_back(messages[position], office.time.steady())


def reasons(office: Office, send_id: int) -> list[str]:
    return [row.reason for row in office.journal.receivers(send_id, limit=1000)]


@pytest.mark.parametrize("pages", [True, False])
@pytest.mark.parametrize("tags", ["kept", "dropped"])
def test_who_lost_it_is_told_once_it_would_be_listed(
    office: Office, scheduled: Callable[..., int], pages: bool, tags: str
) -> None:
    office.habits(tags=tags)
    office.demo.world.pages = pages
    send_id = scheduled()
    delete(office)
    office.go_on(2.5 * HOUR)
    assert office.states(send_id) == ["scheduled"] * 3
    office.go_on(3 * HOUR)
    assert office.states(send_id) == ["scheduled"] * 3  # it may be listed late
    assert "asked what became of it" in words.situation(office.send(send_id), office.time(), None)
    assert reasons(office, send_id) == [Cause.VANISHED] * 3
    assert replacing.missed(office.send(send_id)) == 0
    office.go_on(1.5 * DAY)
    assert office.states(send_id) == ["failed"] * 3
    assert reasons(office, send_id) == [Cause.GONE] * 3
    assert office.looks.next_in() is None


def test_the_others_of_it_got_theirs(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled()
    delete(office, 1)
    office.go_on(6 * HOUR)
    assert office.states(send_id) == ["delivered", "scheduled", "delivered"]
    office.go_on(1.5 * DAY)
    assert office.states(send_id) == ["delivered", "failed", "delivered"]


def test_more_than_a_look_may_ask_about(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled(120)
    delete(office)
    office.go_on(2 * DAY)
    assert set(office.states(send_id)) == {"failed"}


def test_what_was_held_and_is_gone(office: Office, scheduled: Callable[..., int]) -> None:
    office.habits(hours=Hours.STRICT)
    night = datetime.fromtimestamp(office.time(), PARIS).replace(hour=23, minute=0, second=0)
    due = night.timestamp() - office.time()
    send_id = scheduled(due=due, no_stop=False)
    office.go_on(due + HOUR)
    assert office.states(send_id) == ["held"] * 3
    delete(office)
    office.go_on(11 * HOUR)
    assert reasons(office, send_id) == [Cause.VANISHED] * 3
    office.go_on(1.5 * DAY)
    assert office.states(send_id) == ["failed"] * 3


def test_a_journal_from_before_it_was_cancelled(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled()
    copy = office.path.with_name("copy")
    office.journal.save_copy(copy)
    office.journal.cancel(send_id)
    office.recalls.ask(send_id)
    office.go_on(HOUR)
    assert office.states(send_id) == ["cancelled"] * 3
    office._shut()
    for file in office.path.parent.glob(f"{office.path.name}*"):
        file.unlink()
    shutil.copy(copy, office.path)
    office.run += "+"
    office._open()
    office.journal.recover(office.run)
    assert office.states(send_id) == ["scheduled"] * 3
    office.go_on(6 * HOUR)
    assert reasons(office, send_id) == [Cause.VANISHED] * 3
    office.go_on(1.5 * DAY)
    assert office.states(send_id) == ["failed"] * 3


def test_what_no_list_shows_is_asked_for_by_its_own_id(office: Office, scheduled: Callable[..., int]) -> None:
    office.habits(paging=Paging.REPEATED, page=2)
    send_id = scheduled(5)
    office.go_on(8 * HOUR)
    assert office.states(send_id) == ["delivered"] * 5


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("tags", ["kept", "dropped"])
@pytest.mark.parametrize("hours", [Hours.NONE, Hours.STRICT], ids=["due", "held"])
def test_what_is_listed_hours_late_has_left_and_nobody_is_told_otherwise(
    office: Office, scheduled: Callable[..., int], hours: Hours, tags: str, restart: bool
) -> None:
    office.habits(lag=5 * HOUR, swift=True, hours=hours, tags=tags)
    night = datetime.fromtimestamp(office.time(), PARIS).replace(hour=23, minute=0, second=0)
    due = night.timestamp() - office.time()
    send_id = scheduled(due=due, no_stop=False)
    office.go_on(due + (12 if hours is Hours.STRICT else 3) * HOUR)
    assert office.states(send_id) == ["accepted" if hours is Hours.STRICT else "scheduled"] * 3
    assert reasons(office, send_id) == [Cause.VANISHED] * 3
    assert replacing.missed(office.send(send_id)) == 0
    if restart:
        office.restart()
    office.go_on(6 * HOUR)
    assert office.states(send_id) == ["delivered"] * 3
    assert reasons(office, send_id) == [""] * 3


@pytest.mark.parametrize("since", [60.0, 2 * HOUR])
def test_what_was_to_be_taken_back_and_is_listed_hours_late_is_not_called_cancelled(
    office: Office, scheduled: Callable[..., int], since: float
) -> None:
    office.habits(lag=5 * HOUR, swift=True)
    send_id = scheduled(due=HOUR)
    office.go_on(HOUR + since)
    office.journal.cancel(send_id)
    office.recalls.ask(send_id)
    office.go_on(2.5 * HOUR)
    assert office.states(send_id) == ["accepted"] * 3
    assert reasons(office, send_id) == [Cause.UNSURE] * 3
    assert office.send(send_id).untold == 3
    office.go_on(5 * HOUR)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.send(send_id).late == 3


def test_after_weeks_nobody_is_told_that_they_did_not_get_it(
    office: Office, scheduled: Callable[..., int], time: Time
) -> None:
    send_id = scheduled()
    time.now += 30 * DAY  # the computer was off, and somebody has tidied up at OVHcloud
    office.demo.world.services[SERVICE].messages.clear()
    office.restart()
    office.go_on(HOUR)
    assert office.states(send_id) == ["accepted"] * 3
    assert reasons(office, send_id) == [Cause.UNSURE] * 3


def test_what_is_held_is_not_gone_because_its_list_has_forgotten_it(
    office: Office, scheduled: Callable[..., int]
) -> None:
    office.habits(hours=Hours.STRICT)
    night = datetime.fromtimestamp(office.time(), PARIS).replace(hour=23, minute=0, second=0)
    due = night.timestamp() - office.time()
    send_id = scheduled(due=due, no_stop=False)
    office.go_on(due + HOUR)
    office.demo.faults.add(Fault(FaultKind.EMPTY_IDS, "GET", "/sms/*/jobs", None))
    office.go_on(5 * HOUR)
    assert office.states(send_id) == ["held"] * 3
    office.go_on(8 * HOUR)
    assert office.states(send_id) == ["delivered"] * 3
