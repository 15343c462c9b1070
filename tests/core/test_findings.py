"""Each finding carries where it is mended and how, the receivers and the characters that are meant."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

import pytest

from ovhsms_gui.core.conflicts import conflicts
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.findings import Action, Finding, FindingCode, Where
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan, uncounted
from ovhsms_gui.core.receivers import ReceiverList, Receivers, Row
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.core.untaken import Leftover, Untaken

Some: TypeAlias = tuple[Row, ...]

CONTEXT = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
NIGHT = datetime(2026, 11, 28, 19, 8, tzinfo=UTC).timestamp()  # a Saturday
LEFT = Leftover((Untaken("a.csv", 2, (), ("06 39",), "too_short", "Zoé"),))


def one(raw: str, name: str = "", **fields: str) -> Row:
    return Row(parse(raw, "FR"), name, fields=tuple(fields.items()))


ANA, BOB = one("06 39 98 00 01", "Ana"), one("06 39 98 00 02", "Bob")
MIA, LEO = one("06 39 98 00 03", "Mia", v="10 h"), one("06 39 98 00 04", "Leo", v="11 h")
EVE = one("06 39 98 00 05", "Eve", v=" ", w="www.example.org")
BELL, LINK = one("06 39 98 00 06", "Bell", v="di\x07ng"), one("06 39 98 00 07", "Link", v="www.example.org")
LONG, DEAR = one("06 39 98 00 08", "Long", v="x" * 60), one("06 39 98 00 09", "Dear", v="ê")
WRONG, ALSO_WRONG = one("0612", "Wrong"), one("0613", "Also wrong")
OFFICE, TOLL = one("01 99 00 12 34", "Office"), one("08 92 68 00 01", "Toll")
LONDON, SYDNEY = one("+44 7400 900123", "London"), one("+61 491 570 156", "Sydney")


def people(*rows: Row, out: Some = (), stopped: Some = (), asking: Some = ()) -> Receivers:
    found = ReceiverList()
    found.add(rows or (ANA, BOB))
    found.leave_out(*(frozenset(row.number.e164 or "" for row in some) for some in (out, stopped, asking)))
    return found.snapshot()


def plan(
    text: str = "Bonjour",
    *rows: Row,
    out: Some = (),
    stopped: Some = (),
    asking: Some = (),
    context: Context | None = CONTEXT,
    left: Leftover = LEFT,
    sender: str = "MARTIN",
    replies: bool = False,
    numbers: str = "",
) -> Plan:
    draft = Draft(text, Terms(sender, allow_replies=replies), numbers=numbers)
    return make_plan(people(*rows, out=out, stopped=stopped, asking=asking), draft, context, left)


def recounted(text: str, *rows: Row) -> Plan:
    """OVHcloud counts it otherwise."""
    asked = plan(text, *rows).question
    assert asked is not None
    return plan(text, *rows, context=replace(CONTEXT, counts={asked: 9}))


def passed() -> Plan:
    """It was scheduled for a moment that is over."""
    draft = Draft("Bonjour", Terms("MARTIN", due=Due(1_790_000_000.0)))
    return make_plan(people(), draft, CONTEXT, LEFT, Due(1_790_000_000.0))


def at_night() -> Plan:
    """Advertising for eight minutes past eight in the evening."""
    return make_plan(people(), Draft("Bonjour", Terms("MARTIN", due=Due(NIGHT))), CONTEXT, LEFT)


def let_hold() -> Plan:
    """The same, and OVHcloud is to hold it."""
    draft = Draft("Bonjour", Terms("MARTIN", let_hold=True))
    return make_plan(people(), draft, CONTEXT, LEFT, Due(NIGHT))


class Case(NamedTuple):
    """`rows`: whose they are; `words`: what stands at the span."""

    code: FindingCode
    make: Callable[[], Plan]
    where: Where
    rows: tuple[Row, ...] = ()
    words: str = ""
    placeholder: str = ""
    action: Action = Action.SHOW


F, W = FindingCode, Where
CASES = [
    Case(F.COUNTING, lambda: uncounted(people(), Draft("Bonjour"), CONTEXT), W.RECEIVERS),
    Case(F.NO_ACCOUNT, lambda: plan(context=None), W.ACCOUNT),
    Case(F.NUMBER_IN_BOX, lambda: plan(numbers="06 39"), W.RECEIVERS),
    Case(F.NO_RECEIVERS, lambda: make_plan(Receivers(), Draft("Bonjour"), CONTEXT), W.RECEIVERS),
    Case(F.ONLY_INVALID, lambda: plan("Bonjour", WRONG, ALSO_WRONG), W.RECEIVERS, (WRONG, ALSO_WRONG)),
    Case(F.ONLY_OPTED_OUT, lambda: plan("Bonjour", ANA, BOB, out=(ANA, BOB)), W.RECEIVERS, (ANA, BOB)),
    Case(F.EMPTY_TEXT, lambda: plan(" \n"), W.TEXT),
    Case(F.EMPTY_TEXT, lambda: plan("{v|} ", MIA, ANA, BOB), W.RECEIVERS, (ANA, BOB)),
    Case(F.UNSENDABLE, lambda: plan("Bon\x07jour\x00"), W.TEXT, words="\x07"),
    Case(F.NO_SENDER, lambda: plan(sender=""), W.SENDER),
    Case(F.SENDER_FORM, lambda: plan(sender="36111", context=replace(CONTEXT, senders=None)), W.SENDER),
    Case(F.BALANCE, lambda: plan(context=replace(CONTEXT, credits=1.0)), W.ACCOUNT),
    Case(F.BALANCE_WAITING, lambda: plan(context=replace(CONTEXT, credits=9.0, waiting=8.0)), W.ACCOUNT),
    Case(
        F.CONTACT_IN_REPLY,
        lambda: plan("Voir exemple.fr, ou {v|x}", LINK, replies=True),
        W.TEXT,
        words="exemple.fr",
    ),
    Case(F.CONTACT_IN_REPLY, lambda: plan("Voir {v}", MIA, LINK, replies=True), W.RECEIVERS, (LINK,)),
    Case(
        F.FOREIGN_REPLY,
        lambda: plan("Bonjour", ANA, SYDNEY, LONDON, replies=True),
        W.RECEIVERS,
        (SYDNEY, LONDON),
    ),
    Case(F.TOO_MANY_PARTS, lambda: plan("a" * 153 * 256), W.TEXT),
    Case(F.MANY_PARTS, lambda: plan("a" * 1100), W.TEXT),
    Case(F.COUNTED_OTHERWISE, lambda: recounted("Bonjour"), W.TEXT),
    Case(F.COUNTED_OTHERWISE, lambda: recounted("{v}", MIA, LONG), W.RECEIVERS, (LONG,)),
    Case(
        F.INVALID_LEFT_OUT, lambda: plan("Bonjour", WRONG, ANA, ALSO_WRONG), W.RECEIVERS, (WRONG, ALSO_WRONG)
    ),
    Case(F.UNTAKEN, plan, W.UNTAKEN, action=Action.OPEN),
    Case(F.HOURS, at_night, W.WHEN, action=Action.TAKE),
    Case(F.HELD, let_hold, W.WHEN),
    Case(F.TIME_PASSED, passed, W.WHEN, action=Action.OPEN),
    Case(F.OPTED_OUT, lambda: plan("Bonjour", MIA, ANA, BOB, out=(ANA, BOB)), W.RECEIVERS, (ANA, BOB)),
    Case(
        F.STOPPED, lambda: plan("Bonjour", MIA, ANA, BOB, out=(ANA, BOB), stopped=(BOB,)), W.RECEIVERS, (BOB,)
    ),
    Case(
        F.ASKED_TO_STOP,
        lambda: plan("Bonjour", MIA, ANA, BOB, LEO, out=(LEO,), asking=(BOB, ANA, LEO)),
        W.RECEIVERS,
        (ANA, BOB),
        action=Action.OPEN,
    ),
    Case(F.MERGED, lambda: plan("Bonjour", ANA, ANA), W.RECEIVERS),
    Case(F.SEVERAL_NAMES, lambda: plan("{v|x}", ANA, replace(BOB, number=ANA.number)), W.RECEIVERS, (ANA,)),
    Case(F.SEVERAL_TEXTS, lambda: plan("{v}", MIA, replace(LEO, number=MIA.number)), W.RECEIVERS, (MIA,)),
    Case(F.LANDLINE, lambda: plan("Bonjour", ANA, OFFICE), W.RECEIVERS, (OFFICE,)),
    Case(F.PREMIUM, lambda: plan("Bonjour", ANA, TOLL), W.RECEIVERS, (TOLL,)),
    Case(F.UNPRICED, lambda: plan("Bonjour", ANA, SYDNEY, LONDON), W.RECEIVERS, (SYDNEY, LONDON)),
    Case(
        F.UNKNOWN_PLACEHOLDER,
        lambda: plan("{tiem|x} {v|x} {prenom} {toun} {tiem}", MIA),
        W.TEXT,
        words="{toun}",
    ),
    Case(
        F.MISTYPED_PLACEHOLDER,
        lambda: plan("{surnom} {adress} {nmae|x} {nmae}", replace(MIA, fields=(("Adresse", "Paris"),))),
        W.TEXT,
        words="{adress}",
        action=Action.REPLACE,
    ),
    Case(F.DEFAULT_FOR_ALL, lambda: plan("{tiem|x} {tiem} {v|x} {day|y}", MIA), W.TEXT, words="{day|y}"),
    Case(
        F.EMPTY_PLACEHOLDER,
        lambda: plan("{w} {name} {v}", EVE, MIA),
        W.RECEIVERS,
        (EVE, MIA),
        placeholder="v",
        action=Action.FILL_IN,
    ),
    Case(F.LEFTOVER_BRACE, lambda: plan("{v|x} {oh  dear! {", MIA), W.TEXT, words="{oh  dear!"),
    Case(F.LEFTOVER_BRACE, lambda: plan("{" + "a" * 90), W.TEXT, words="{" + "a" * 39),
    Case(
        F.UNSENDABLE_VALUE,
        lambda: plan("{name} {v}", MIA, BELL),
        W.RECEIVERS,
        (BELL,),
        placeholder="v",
        action=Action.FILL_IN,
    ),
    Case(F.LONG_VALUES, lambda: plan("{v} " + "a" * 100, MIA, LEO, LONG), W.RECEIVERS, (LONG,)),
    Case(
        F.DEAR_VALUES,
        lambda: plan("{name} {v} " + "a" * 100, MIA, DEAR),
        W.RECEIVERS,
        (DEAR,),
        placeholder="v",
    ),
]


def the(code: FindingCode, found: Plan) -> Finding:
    [finding] = [finding for finding in found.findings if finding.code is code]
    return finding


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_it_carries_where_and_how_it_is_mended(case: Case) -> None:
    found = case.make()
    finding = the(case.code, found)
    words = found.draft.text[slice(*finding.span)] if finding.span else ""
    carried = (finding.where, tuple(finding.rows), words, finding.placeholder, finding.action)
    assert carried == (case.where, case.rows, case.words, case.placeholder, case.action)
    assert {id(row) for row in finding.rows} <= {id(row) for row in found.receivers.rows}, "the list's own"


def test_every_finding_of_a_plan_is_in_the_table() -> None:
    # When the plan is asked about.
    added = {
        FindingCode.ALREADY_SENT,
        FindingCode.SENT_ELSEWHERE,
        FindingCode.DUE_ELSEWHERE,
        FindingCode.ELSEWHERE_UNREAD,
    }
    assert {case.code for case in CASES} == set(FindingCode) - added


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_of_many_people_it_makes_no_list_of_its_own(case: Case) -> None:
    found = case.make()
    receivers = found.receivers
    there = [
        receivers.wrong,
        receivers.opted_out,
        receivers.answered_stop,
        receivers.asked_to_stop,
        *receivers.kinds.values(),
        *receivers.countries.values(),
        *conflicts(receivers, found.template.keys),
        *(size.rows for size in found.sizes),
        found.merge.bad,
    ]
    groups = the(case.code, found).groups
    assert all(len(group) == 1 or any(group is rows for rows in there) for group in groups)


def test_the_next_time_that_is_legal_is_offered_and_none_where_it_sells_nothing() -> None:
    [found] = [finding for finding in at_night().findings if finding.code is F.HOURS]
    assert found.due == Due(datetime(2026, 11, 30, 7, 5, tzinfo=UTC).timestamp())
    terms = Terms("MARTIN", due=found.due)
    assert F.HOURS not in {f.code for f in make_plan(people(), Draft("Bonjour", terms), CONTEXT).findings}
    terms = Terms("MARTIN", no_stop=True, due=Due(NIGHT))
    assert F.HOURS not in {f.code for f in make_plan(people(), Draft("Bonjour", terms), CONTEXT).findings}
