"""What OVHcloud is asked to count, and what is found where it counts otherwise."""

from dataclasses import replace

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.estimate import Question
from ovhsms_gui.core.findings import Where
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Context, Finding, FindingCode, Level, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Receivers, Row
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.core.text import measure

CONTEXT = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)


def people(*names: str) -> Receivers:
    found = ReceiverList()
    found.add(Row(parse(f"06 39 98 00 {n:02}", "FR"), name) for n, name in enumerate(names))
    return found.snapshot()


def plan(draft: Draft, *names: str, context: Context | None = CONTEXT) -> Plan:
    return make_plan(people(*names), draft, context)


@pytest.mark.parametrize(
    ("draft", "no_stop", "sender_type"),
    [
        (Draft("a", Terms("MARTIN")), False, "alpha"),
        (Draft("a", Terms("MARTIN", no_stop=True)), True, "alpha"),
        (Draft("a", Terms("MARTIN", allow_replies=True)), False, "shortcode"),
        (Draft("a", Terms("36111", no_stop=True)), True, "numeric"),
        (Draft("a", Terms("+33639980012")), False, "numeric"),
        (Draft("a"), False, "alpha"),
    ],
)
def test_it_depends_on_the_sender_and_on_the_stop_line(draft: Draft, no_stop: bool, sender_type: str) -> None:
    assert plan(draft, "Ana").question == Question("a", no_stop, sender_type)


def test_the_text_is_the_longest_as_somebody_receives_it() -> None:
    found = plan(Draft("{{x}} {name} " + "a" * 130, Terms("MARTIN")), "Ana", "Loïc", "Zoë")
    asked = found.question
    assert asked is not None
    assert asked.text == "{x} Loïc " + "a" * 130
    assert measure(asked.text, stop_clause=True) == found.measure


def test_without_receivers_it_is_the_text_as_it_stands_unless_they_would_differ() -> None:
    assert plan(Draft("{{x}} y")).question == Question("{x} y", False, "alpha")
    assert plan(Draft("{x} y")).question is None


def test_another_count_is_found_and_neither_price_nor_fingerprint_move() -> None:
    draft = Draft("a" * 150, Terms("MARTIN"))
    before = plan(draft, "Ana")
    asked = before.question
    assert asked is not None
    found = plan(draft, "Ana", context=replace(CONTEXT, counts={asked: 3}))
    assert found.findings == (
        Finding(FindingCode.COUNTED_OTHERWISE, Level.WARNING, Where.TEXT, 3, value="2"),
    )
    assert (found.sms, found.credits, found.digest) == (before.sms, before.credits, before.digest)
    for counts in ({asked: 2}, {replace(asked, no_stop=True): 3}, {}):
        assert plan(draft, "Ana", context=replace(CONTEXT, counts=counts)).findings == ()
    assert not plan(draft, "Ana", context=None).findings[1:]


def test_a_question_does_not_show_the_text_in_its_repr() -> None:
    assert "Bonjour" not in repr(Question("Bonjour", False, "alpha"))
