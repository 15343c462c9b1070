"""A trial: the first, the longest and the dearest text, each once, to one's own number."""

from dataclasses import replace

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Context, FindingCode
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.core.trial import Role, make_trial

ME = parse("06 39 98 00 99", "FR")
CONTEXT = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 100.0, {"FR": 1.0, "GB": 4.0}, ("MARTIN",))
ANA = Row(parse("06 39 98 00 12", "FR"), "Ana", fields=(("salle", "B"),))
LONG = Row(parse("06 39 98 00 13", "FR"), "Bernadette-Apolline", fields=(("salle", "{name} & {{B}}"),))
ABROAD = Row(parse("+44 7400 123456", "FR"), "Tom", fields=(("salle", "C"),))
HELLO = Draft("Bonjour {name}, salle {salle}", Terms("MARTIN"))


def test_three_texts_as_their_people_get_them() -> None:
    plan = make_plan(Receivers((ANA, LONG, ABROAD)), HELLO, CONTEXT)
    trial = make_trial(plan, ME)
    assert [(sample.roles, sample.name, sample.text) for sample in trial.samples] == [
        ((Role.FIRST,), "Ana", "Bonjour Ana, salle B"),
        ((Role.LONGEST,), "Bernadette-Apolline", "Bonjour Bernadette-Apolline, salle {name} & {{B}}"),
        ((Role.DEAREST,), "Tom", "Bonjour Tom, salle C"),
    ]
    for sample in trial.samples:
        [line] = sample.plan.lines
        assert (line.e164, line.text, line.name) == (ME.e164, sample.text, "")
        assert not sample.plan.blocked
    assert (trial.sms, trial.credits, trial.unpriced, trial.error) == (3, 3.0, 0, None)


def test_no_spelling_of_name_and_phone_becomes_ones_own() -> None:
    draft = Draft("{name}, {nom complet}, {full_name}: {phone} {Téléphone} {mobile}", Terms("MARTIN"))
    [sample] = make_trial(make_plan(Receivers((ANA,)), draft, CONTEXT), ME).samples
    [line] = sample.plan.lines
    assert line.text == sample.text == "Ana, Ana, Ana: " + " ".join(["+33 6 39 98 00 12"] * 3)


def test_the_same_text_goes_once() -> None:
    plan = make_plan(Receivers((ANA, LONG)), Draft("Bonjour", Terms("MARTIN")), CONTEXT)
    [sample] = make_trial(plan, ME).samples
    assert sample.roles == (Role.FIRST, Role.LONGEST, Role.DEAREST)
    plan = make_plan(Receivers((ANA,)), HELLO, CONTEXT)
    assert len(make_trial(plan, ME).samples) == 1


def test_without_people_the_text_as_it_stands() -> None:
    plan = make_plan(Receivers(), Draft("Bonjour", Terms("MARTIN")), CONTEXT)
    [sample] = make_trial(plan, ME).samples
    assert (sample.text, sample.name, sample.plan.people) == ("Bonjour", "", 1)
    blocked = make_trial(make_plan(Receivers(), HELLO, CONTEXT), ME)
    assert blocked.error is not None
    assert blocked.error.code is FindingCode.UNKNOWN_PLACEHOLDER


def test_a_plan_that_is_too_dear_can_still_be_tried() -> None:
    context = replace(CONTEXT, credits=1.0)
    plan = make_plan(Receivers((ANA, LONG)), Draft("Bonjour", Terms("MARTIN")), context)
    assert plan.blocked
    assert make_trial(plan, ME).error is None


@pytest.mark.parametrize("have", [0.0, 2.5])
def test_a_trial_that_is_too_dear_is_not_sent(have: float) -> None:
    plan = make_plan(Receivers((ANA, LONG, ABROAD)), HELLO, replace(CONTEXT, credits=have))
    error = make_trial(plan, ME).error
    assert error is not None
    assert error.code is FindingCode.BALANCE


def test_what_is_wrong_for_ones_own_number_is_found() -> None:
    abroad = parse("+44 7400 123457", "FR")
    plan = make_plan(Receivers((ANA,)), Draft("Bonjour", Terms(allow_replies=True)), CONTEXT)
    error = make_trial(plan, abroad).error
    assert error is not None
    assert error.code is FindingCode.FOREIGN_REPLY


def test_a_warning_does_not_stop_a_trial() -> None:
    trial = make_trial(make_plan(Receivers((ANA,)), Draft("Bonjour " * 150, Terms("MARTIN")), CONTEXT), ME)
    assert trial.samples[0].plan.findings
    assert trial.error is None


def test_a_trial_of_what_is_due_later_goes_at_once() -> None:
    plan = make_plan(Receivers(), Draft("Bonjour", Terms("MARTIN", due=Due(1_790_000_000.0))), None)
    trial = make_trial(plan, parse("0639980099", "FR"))
    assert [sample.plan.terms.due for sample in trial.samples] == [None]
