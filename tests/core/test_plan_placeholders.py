"""Plans with a text for each receiver: against measuring every one, and against what is billed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovhsms_gui.core import placeholders
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.findings import Action, Where
from ovhsms_gui.core.merge import shape
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Context, Finding, FindingCode, Group, Level, Plan
from ovhsms_gui.core.planning import looks, make_plan, uncounted
from ovhsms_gui.core.receivers import ReceiverList, Receivers, Row
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.core.text import measure
from ovhsms_gui.demo.jobs import take
from ovhsms_gui.demo.rates import price_list
from ovhsms_gui.demo.world import default_world
from ovhsms_gui.gui.fields import called

CONTEXT = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
LONDON = "+44 7700 900123"


def people(*rows: tuple[str, dict[str, str]], abroad: int = 0) -> Receivers:
    found = ReceiverList()
    for n, (name, fields) in enumerate(rows):
        raw = f"+44 7400 900{n:03d}" if n < abroad else f"06 39 98 {n // 100:02d} {n % 100:02d}"
        found.add([Row(parse(raw, "FR"), name, fields=tuple(fields.items()))])
    return found.snapshot()


TEAM = people(
    ("Ana Duval", {"Prénom": "Ana", "Heure": "9 h"}),
    ("Bob", {"Prénom": "Bob", "Heure": ""}),
    ("", {"Heure": "10 h"}),
)


def plan(text: str, receivers: Receivers = TEAM, context: Context | None = CONTEXT) -> Plan:
    return make_plan(receivers, Draft(text, Terms("MARTIN")), context)


def the(code: FindingCode, found: Plan) -> Finding:
    [finding] = [finding for finding in found.findings if finding.code is code]
    return finding


def codes(found: Plan) -> list[FindingCode]:
    return [finding.code for finding in found.findings]


def test_everybody_gets_their_own_text() -> None:
    found = plan("Bonjour {prenom|à tous}")
    assert [line.text for line in found.lines] == ["Bonjour Ana", "Bonjour Bob", "Bonjour à tous"]
    assert [[line.name for line in chunk.receivers] for chunk in found.chunks()] == [
        ["Ana Duval"],
        ["Bob"],
        [""],
    ]
    assert (found.varies, found.findings, found.sms) == (True, (), 3)
    assert not plan("Bonjour").varies


def test_the_same_text_is_one_chunk() -> None:
    found = plan("Bonjour {surnom|vous}")
    assert [(chunk.text, len(chunk.receivers)) for chunk in found.chunks()] == [("Bonjour vous", 3)]
    assert the(FindingCode.DEFAULT_FOR_ALL, found) == Finding(
        FindingCode.DEFAULT_FOR_ALL, Level.WARNING, Where.TEXT, 1, ("surnom",), span=(8, 21)
    )


def test_doubled_braces_are_sent_single_and_measured_so() -> None:
    found = plan("{{prenom}}")
    assert {line.text for line in found.lines} == {"{prenom}"}
    assert found.measure == found.typed == measure("{prenom}", stop_clause=True)


def test_a_name_that_nobody_has_blocks() -> None:
    found = plan("{surnom} {Surnom|x} {autre|y} {prenom|z}")
    assert found.blocked
    assert the(FindingCode.UNKNOWN_PLACEHOLDER, found) == Finding(
        FindingCode.UNKNOWN_PLACEHOLDER, Level.ERROR, Where.TEXT, 1, ("surnom",), span=(0, 8)
    )
    assert the(FindingCode.DEFAULT_FOR_ALL, found).names == ("autre",)
    assert FindingCode.EMPTY_PLACEHOLDER not in codes(found)
    assert FindingCode.UNKNOWN_PLACEHOLDER not in codes(plan("{surnom}", Receivers()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("prenon", "Prénom"), ("prenmo", "Prénom"), ("fristname", "Prénom"), ("Heur", "Heure"), ("nane", "name")]
    + [(far, "") for far in ("surnom", "ville", "heures de bureau", "date", "x")],
)
def test_a_name_that_is_nearly_one_that_somebody_has_is_told_with_it(typed: str, meant: str) -> None:
    found = plan(f"{{prenom|x}} {{{typed}}}")
    code = FindingCode.MISTYPED_PLACEHOLDER if meant else FindingCode.UNKNOWN_PLACEHOLDER
    error = the(code, found)
    assert (found.blocked, error.names, error.value) == (True, (typed,), meant)


@pytest.mark.parametrize(
    ("typed", "told", "value"),
    [("nom_usag", "Nom usage", "Durand"), ("courriell", "Courriel", "c@b.fr"), ("emaill", "Email", "a@b.fr")],
)
def test_one_of_several_columns_of_a_field_is_told_so_that_it_alone_is_meant(
    typed: str, told: str, value: str
) -> None:
    columns = {"nom": "Martin", "nom_usage": "Durand", "email": "a@b.fr", "courriel": "c@b.fr"}
    receivers = people(("Ana", columns))
    error = the(FindingCode.MISTYPED_PLACEHOLDER, plan(f"{{{typed}}}", receivers))
    assert error.value == told
    [line] = plan(f"{{{called(error.value)}}}", receivers).lines
    assert line.text == value


def test_no_text_can_name_a_column_that_is_too_long() -> None:
    receivers = people(("Ana", {"a" * 61: "x"}))
    assert FindingCode.UNKNOWN_PLACEHOLDER in codes(plan(f"{{{'a' * 58}}}", receivers))


def test_a_value_that_is_missing_blocks_and_names_the_people() -> None:
    found = plan("à {heure}, {name} {prenom|x}")
    assert the(FindingCode.EMPTY_PLACEHOLDER, found) == Finding(
        FindingCode.EMPTY_PLACEHOLDER,
        Level.ERROR,
        Where.RECEIVERS,
        2,
        ("Bob", "+33 6 39 98 00 02"),
        "{heure}, {name}",
        placeholder="heure",
        action=Action.FILL_IN,
    )


def test_a_leftover_brace_is_worth_a_look() -> None:
    assert the(FindingCode.LEFTOVER_BRACE, plan("Bonjour {prenom")) == Finding(
        FindingCode.LEFTOVER_BRACE, Level.WARNING, Where.TEXT, value="{prenom", span=(8, 15)
    )


def test_nothing_but_blanks_for_somebody_is_an_empty_text() -> None:
    assert FindingCode.EMPTY_TEXT in codes(plan("{prenom|}"))
    assert FindingCode.EMPTY_TEXT not in codes(plan("{prenom|x}"))


def test_what_no_phone_shows_in_a_value_is_named_by_person() -> None:
    receivers = people(("Ana", {"v": "a\x07"}), ("Bob", {"v": "b"}))
    assert the(FindingCode.UNSENDABLE_VALUE, plan("{v}", receivers)).names == ("Ana",)
    assert FindingCode.UNSENDABLE_VALUE not in codes(plan("{name}", receivers))


def test_a_contact_in_a_value_is_found_where_people_can_reply() -> None:
    receivers = people(("Ana", {"v": "voir exemple.fr"}), ("Bob", {"v": "b"}))
    draft = Draft("{v}", Terms(allow_replies=True))
    assert the(FindingCode.CONTACT_IN_REPLY, make_plan(receivers, draft, CONTEXT)).value == "exemple.fr"
    assert not make_plan(receivers, replace(draft, text="{name}"), CONTEXT).blocked
    assert not make_plan(receivers, Draft("{v}", Terms("MARTIN")), CONTEXT).blocked


def test_those_who_need_more_than_most_are_named() -> None:
    receivers = people(*((name, {}) for name in ("Ana", "Bob", "Cy", "Maximilienne", "Loïc")))
    found = plan("{name} " + "a" * 140, receivers)
    assert the(FindingCode.LONG_VALUES, found) == Finding(
        FindingCode.LONG_VALUES, Level.WARNING, Where.RECEIVERS, 1, ("Maximilienne",), "2"
    )
    assert the(FindingCode.DEAR_VALUES, found) == Finding(
        FindingCode.DEAR_VALUES,
        Level.WARNING,
        Where.RECEIVERS,
        1,
        ("Loïc (ï)",),
        "3",
        placeholder="name",
    )
    assert (found.measure.parts, found.measure.encoding, found.sms) == (3, "UCS-2", 3 + 2 + 3)
    assert found.typed.parts == 1
    assert found.groups == (Group("FR", 1, 3, 3.0), Group("FR", 2, 1, 2.0), Group("FR", 3, 1, 3.0))
    assert FindingCode.LONG_VALUES not in codes(plan("{name} " + "a" * 200, people(("Ana", {}))))


def test_the_longest_and_the_dearest() -> None:
    receivers = people(("Bo", {}), ("Maximilienne", {}), ("Ana", {}), abroad=1)
    context = replace(CONTEXT, rates={"FR": 1.0, "GB": 1.5})
    found = plan("{name} " + "a" * 130, receivers, context)
    longer = plan("{name} " + "a" * 140, receivers, context)
    assert longer.dearest is not None
    assert longer.dearest.name == "Maximilienne"  # two parts at 1 against one at 1.5
    assert found.longest is not None
    assert found.dearest is not None
    assert (found.longest.name, found.dearest.name) == ("Maximilienne", "Bo")
    assert found.longest.text == "Maximilienne " + "a" * 130
    unknown = plan("{name}", receivers, replace(CONTEXT, rates={}))
    assert (unknown.dearest, unknown.unpriced, unknown.groups[0].credits) == (None, 3, None)
    assert plan("{name}", Receivers()).longest is None


@pytest.mark.parametrize(
    "other",
    [
        people(("Ana Duval", {"Prénom": "Ena", "Heure": "9 h"}), ("Bob", {"Prénom": "Bob"}), ("", {})),
        people(("Ana Duval", {"Prénom": "Bob"}), ("Bob", {"Prénom": "Ana"}), ("", {})),
    ],
)
def test_the_digest_covers_every_final_text(other: Receivers) -> None:
    assert plan("Bonjour {prenom|x}", other).digest != plan("Bonjour {prenom|x}").digest
    assert plan("Bonjour", other).digest == plan("Bonjour").digest


# ---- properties ------------------------------------------------------------------------------------

values = st.text(st.sampled_from("aé€[êï👍 \n\u00a0") | st.characters(), max_size=12)
texts = st.lists(
    st.sampled_from(
        ["{v}", "{name|cher client}", "{w|€}", "a" * 60, "€" * 40, "é", "ê", "👍", " ", "{{v}}", "{ }"]
    ),
    min_size=1,
    max_size=8,
).map("".join)
teams = st.lists(st.tuples(values, st.fixed_dictionaries({"v": values, "W": values})), min_size=1, max_size=8)


@given(values, st.text("aéê€👍[\ud83d", max_size=200), st.text("aéê€👍[", max_size=200), st.booleans())
def test_a_shape_measures_as_its_value_does(value: str, before: str, after: str, stop: bool) -> None:
    one, other = (f"{before}{middle}{after}" for middle in (value, shape(value)))
    assert measure(one, stop_clause=stop) == measure(other, stop_clause=stop)


@given(texts, teams, st.integers(0, 3), st.booleans())
def test_the_figures_are_those_of_every_final_text(
    text: str, team: list[tuple[str, dict[str, str]]], abroad: int, no_stop: bool
) -> None:
    receivers = people(*team, abroad=abroad)
    draft = Draft(text, Terms("MARTIN", no_stop=no_stop))
    found = make_plan(receivers, draft, replace(CONTEXT, rates={"FR": 1.0, "GB": 1.25}))
    taken = placeholders.template(text)
    finals = [taken.fill(placeholders.values(taken.keys, row.name, row.fields)) for row in receivers.valid]
    sizes = [measure(final, stop_clause=bool(final) and not no_stop) for final in finals]
    assert [line.text for line in found.lines] == finals
    assert [line.parts for line in found.lines] == [size.parts for size in sizes]
    assert found.sms == sum(size.parts for size in sizes)
    assert (found.measure.parts, found.measure.units) == max((size.parts, size.units) for size in sizes)
    assert sum(group.people for group in found.groups) == found.people
    assert found.longest is not None
    assert found.longest.parts == found.measure.parts


@settings(max_examples=200)
@given(texts, teams, st.integers(0, 3), st.booleans(), st.booleans(), st.integers(1, 4))
def test_the_plan_is_billed_as_it_says(
    text: str, team: list[tuple[str, dict[str, str]]], abroad: int, replies: bool, no_stop: bool, size: int
) -> None:
    world = default_world()
    service = world.services["sms-ab12345-1"]
    price = price_list(world.rates)
    rates = {"FR": price("+33639980012"), "GB": price("+447400900123")}
    draft = Draft(text, Terms("MARTIN", allow_replies=replies, no_stop=no_stop))
    found = make_plan(people(*team, abroad=abroad), draft, replace(CONTEXT, rates=rates))
    if any(not chunk.text for chunk in found.chunks()):
        assert found.blocked
        return
    if FindingCode.CONTACT_IN_REPLY in codes(found):
        return  # it is refused, and that is said
    billed = 0.0
    for chunk in found.chunks(size):
        report = take(
            world,
            service,
            {
                "message": chunk.text,
                "receivers": [line.e164 for line in chunk.receivers],
                "sender": found.terms.sender,
                "senderForResponse": replies,
                "noStopClause": no_stop,
            },
            0.0,
        )
        assert report["invalidReceivers"] == []
        billed += report["totalCreditsRemoved"]
    assert sum(message.parts for message in world.sent) == found.sms
    assert {(m.receiver, m.message) for m in world.sent} == {(line.e164, line.text) for line in found.lines}
    assert billed == pytest.approx(found.credits)


def test_names_are_looked_at_once_however_the_text_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    receivers = people(*((f"Ana {n}", {}) for n in range(50)))
    first = plan("Bonjour {name}", receivers)
    monkeypatch.setattr("ovhsms_gui.core.merge.shape", lambda _: pytest.fail("looked at again"))
    again = plan("Bonjour {name} et à demain {name|x}", receivers)
    assert len(again.sizes) == len(first.sizes) == 2  # “Ana 7” and “Ana 12”


def test_who_reads_what_is_written_out_once_for_all_plans_that_say_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = plan("Bonjour {prenom|x}")
    digest = found.digest
    dearer = replace(found, context=replace(CONTEXT, rates={"FR": 2.0}))
    monkeypatch.setattr(Plan, "text_for", lambda *_: pytest.fail("written again"))
    assert replace(found, findings=()).digest == digest
    assert dearer.digest != digest


def test_prices_and_smiles_of_one_length_are_one_size() -> None:
    receivers = people(*((f"{n} € 😀"[:7], {"due": f"{n}.10 €"}) for n in range(10, 30)))
    assert len(plan("{name}", receivers).sizes) == len(plan("{due}", receivers).sizes) == 1


@pytest.mark.parametrize("replies", [False, True])
def test_looked_at_in_steps_people_come_to_the_same_plan(replies: bool) -> None:
    team = [(f"Ana {n}", {"site": "ana.fr" if n == 450 else "€" * (n % 9)}) for n in range(500)]
    team[77] = ("\x07", {})
    draft = Draft("Bonjour {name}, {site|x}", Terms("MARTIN", allow_replies=replies))
    receivers = people(*team)
    steps = sum(1 for _ in looks(receivers, draft))
    assert steps > 6
    assert sum(1 for _ in looks(receivers, draft)) < steps, "what is known is not looked at again"
    found = make_plan(receivers, draft, CONTEXT)
    assert found == make_plan(people(*team), draft, CONTEXT)
    assert the(FindingCode.UNSENDABLE_VALUE, found).count == 1
    assert (FindingCode.CONTACT_IN_REPLY in codes(found)) is replies


def test_before_that_there_is_no_price_and_an_error() -> None:
    found = uncounted(TEAM, Draft("Bonjour {prenom}", Terms("MARTIN")), CONTEXT)
    assert (found.counted, found.blocked, found.sms, found.people) == (False, True, 0, 3)
    assert (plan("Bonjour {prenom}").counted, plan("").counted) == (True, True)


def doubled(*rows: tuple[str, str, str]) -> Receivers:
    found = ReceiverList()
    found.add(Row(parse(raw, "FR"), name, fields=(("Heure", time),)) for raw, name, time in rows)
    return found.snapshot()


FAMILY = doubled(
    ("06 39 98 00 01", "Ana Duval", "9 h"),
    ("06 39 98 00 01", "Bob Duval", "9 h"),
    ("06 39 98 00 02", "Zoé Petit", "10 h"),
    ("06 39 98 00 02", "Zoé Petit", "11 h"),
    ("06 39 98 00 03", "Luc", "12 h"),
    ("06 39 98 00 03", "Luc Martin", "12 h"),
)


def test_one_number_under_several_names_is_told() -> None:
    found = plan("Bonjour", FAMILY)
    assert the(FindingCode.SEVERAL_NAMES, found) == Finding(
        FindingCode.SEVERAL_NAMES, Level.WARNING, Where.RECEIVERS, 1, ("Ana Duval / Bob Duval",)
    )
    assert (FindingCode.SEVERAL_TEXTS in codes(found), found.people) == (False, 3)


def test_a_second_text_for_one_number_that_nobody_gets_is_told() -> None:
    found = plan("Bonjour, {heure}", FAMILY)
    assert the(FindingCode.SEVERAL_TEXTS, found).names == ("Zoé Petit (10 h / 11 h)",)
    assert the(FindingCode.SEVERAL_NAMES, found).names == ("Ana Duval / Bob Duval",)
    assert [line.text for line in found.lines] == ["Bonjour, 9 h", "Bonjour, 10 h", "Bonjour, 12 h"]
    both = plan("Bonjour {name}, {heure}", FAMILY)
    assert the(FindingCode.SEVERAL_TEXTS, both).names == (
        "Ana Duval / Bob Duval",
        "Zoé Petit (10 h / 11 h)",
    )
    assert FindingCode.SEVERAL_NAMES not in codes(both)


def test_who_opted_out_is_not_told_of() -> None:
    out = replace(FAMILY, out=frozenset({"+33639980001", "+33639980002"}))
    assert {FindingCode.SEVERAL_NAMES, FindingCode.SEVERAL_TEXTS}.isdisjoint(codes(plan("{heure}", out)))


def test_longer_forms_of_a_name_and_missing_words_are_no_other_text() -> None:
    found = doubled(
        ("06 39 98 00 01", "Ana", "9 h"),
        ("06 39 98 00 01", "Ana Duval", "9  h"),
        ("06 39 98 00 01", "Ana", " "),
    )
    assert FindingCode.SEVERAL_TEXTS not in codes(plan("{name}, {heure|demain}", found))
    assert FindingCode.SEVERAL_NAMES not in codes(plan("Bonjour", found))
    rooms = ReceiverList()
    for time, room in (("9 h", "1"), ("", "2")):
        rooms.add([Row(parse("06 39 98 00 01", "FR"), "Ana", fields=(("Heure", time), ("Salle", room)))])
    assert FindingCode.SEVERAL_TEXTS not in codes(plan("{heure|demain}", rooms.snapshot()))
    assert FindingCode.SEVERAL_TEXTS in codes(plan("{salle}", rooms.snapshot()))
