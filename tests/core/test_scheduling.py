"""What is found about the time of leaving, and the stretches in which advertising may be sent."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.findings import FindingCode
from ovhsms_gui.core.hours import PARIS, Closed, is_legal, next_change, spans
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.core.scheduling import surprised, turn
from ovhsms_gui.core.terms import Due, Terms

CONTEXT = Context("a", "A", "sms-ab12345-1", 5.0, {"FR": 1.0}, ("MARTIN",))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def present(text: str) -> Due:
    return Due(moment(text).timestamp())


def plan(now: str | None, *, no_stop: bool = False, let_hold: bool = False) -> Plan:
    draft = Draft("Bonjour", Terms("MARTIN", no_stop=no_stop, let_hold=let_hold))
    return make_plan(Receivers(), draft, CONTEXT, now=present(now) if now else None)


def codes(made: Plan) -> set[FindingCode]:
    return {found.code for found in made.findings} & {FindingCode.HOURS, FindingCode.HELD}


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (plan("2026-11-28T20:00"), {FindingCode.HOURS}),
        (plan("2026-11-28T19:59:59"), set()),
        (plan("2026-11-28T20:00", no_stop=True), set()),
        (plan("2026-11-28T20:00", let_hold=True), {FindingCode.HELD}),
        (plan("2026-11-28T19:00", let_hold=True), set()),
        (plan(None), set()),
    ],
)
def test_what_leaves_at_once_is_looked_at_as_what_is_scheduled(made: Plan, found: set[FindingCode]) -> None:
    assert codes(made) == found


def test_the_finding_says_why_until_when_and_what_else() -> None:
    [found] = [one for one in plan("2026-12-24T21:00").findings if one.code is FindingCode.HOURS]
    assert found.why is Closed.NIGHT
    assert found.until == present("2026-12-26T08:00")  # Christmas comes between
    assert found.due == present("2026-12-26T08:05")


def test_nobody_is_surprised_who_was_told() -> None:
    late = present("2026-11-28T20:00")
    assert surprised(plan("2026-11-28T19:00"), late)
    assert not surprised(plan("2026-11-28T20:00"), late)
    assert not surprised(plan("2026-11-28T19:00", no_stop=True), late)
    assert not surprised(plan("2026-11-28T19:00"), present("2026-11-28T19:30"))


@pytest.mark.parametrize("zone", ["Europe/Paris", "Indian/Reunion", "America/Montreal", "Pacific/Noumea"])
def test_the_stretches_of_a_year_are_what_the_rule_says_minute_by_minute(zone: str) -> None:
    """Over both changes of the clock, a Sunday, and the end of the year."""
    for day in ("2026-03-28", "2026-10-24", "2026-12-24", "2026-12-31"):
        start = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
        end = start + timedelta(days=3)
        found = spans(start, end)
        at = start.astimezone(ZoneInfo("UTC"))
        while at < end:
            assert is_legal(at) == any(first <= at < last for first, last in found)
            at += timedelta(minutes=1)


def test_the_next_turn_is_the_first_moment_at_which_it_is_otherwise() -> None:
    for text, then in (
        ("2026-11-27T10:00", "2026-11-27T20:00"),
        ("2026-11-27T20:00", "2026-11-28T08:00"),
        ("2026-11-28T21:00", "2026-11-30T08:00"),
    ):
        assert next_change(moment(text)) == moment(then)
        assert turn(moment(text).timestamp()) == moment(then).timestamp()


def test_neither_a_time_nor_a_statement_is_about_another_message() -> None:
    terms = Terms("MARTIN", allow_replies=True, no_stop=True, due=Due(1.0), let_hold=True)
    assert terms.for_another == Terms("MARTIN")
    assert terms.at_once == Terms("MARTIN", allow_replies=True, no_stop=True)
