"""Rows of files that are no receivers: kept as they were, corrected, forgotten, counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import FindingCode, Level
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.core.untaken import Leftover, Untaken, from_lines, to_lines

ANA = "+33639980012"
texts = st.text(alphabet=st.characters(), max_size=20)  # halves of characters and ends of lines among them


@st.composite
def rows(draw: st.DrawFn) -> Untaken:
    names = draw(st.sampled_from([(), ("nom",), ("nom", "salle")]))
    return Untaken(
        draw(st.sampled_from(["a.csv", "b.xlsx"])),
        draw(st.integers(1, 100_000)),
        draw(st.sampled_from([(), ("Nom", "Tél")])),
        tuple(draw(st.lists(texts, max_size=3))),
        draw(st.sampled_from(["too_short", "no_number"])),
        draw(texts),
        tuple((name, draw(texts)) for name in names),
        draw(texts),
        draw(st.sampled_from(["", "b.xlsx · A"])),
    )


@given(st.lists(rows(), max_size=6))
def test_they_come_back_from_lines_as_they_were(some: list[Untaken]) -> None:
    assert list(from_lines(to_lines(some))) == some


def test_what_the_rows_of_a_file_have_in_common_is_kept_once() -> None:
    many = [
        Untaken("patients.xlsx", n, ("Prénom", "Rendez-vous"), ("A", "B"), "too_short") for n in range(500)
    ]
    assert to_lines(many).count("Rendez-vous") == 1
    assert to_lines(many).count("patients.xlsx") == 1


@pytest.mark.parametrize("damaged", ["{}", "[1]", "nothing", '{"file": "a.csv"}'])
def test_what_was_never_kept_is_refused(damaged: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        list(from_lines(damaged))


def test_whoever_was_erased_is_in_none_of_them() -> None:
    both = Untaken("a.csv", 2, ("Tél",), ("06 39 98 00 12 / 06 39 98 00 13",), "several")
    written = Untaken("a.csv", 3, ("Tél",), ("x",), "several", written="0639980012")
    by_its_end = Untaken("a.csv", 5, ("Tél",), ("06 39 98 00 11 ou 12",), "not_a_number")
    other = Untaken("a.csv", 4, ("Tél",), ("0612",), "too_short")
    left = Leftover((both, written, by_its_end, other))
    assert left.forgetting([ANA]).rows == (other,)
    assert left.forgetting(["+33639980099"]) is left


@pytest.mark.parametrize("place", [0, 199, 200, 201, 999])
def test_who_is_erased_is_found_wherever_the_row_stands(place: int) -> None:
    rows = [Untaken("a.csv", n, ("Nom",), (f"Zoé {n}",), "no_number", f"Zoé {n}") for n in range(1000)]
    named = replace(rows[place], cells=("Zoé", "06-39.98 00 12"))
    left = Leftover((*rows[:place], named, *rows[place + 1 :]))
    assert left.forgetting(["+33639980099", ANA]).rows == (*rows[:place], *rows[place + 1 :])
    assert left.forgetting(["+33639980099"]) is left
    assert left.forgetting([]) is left


def row(number: int, name: str, *cells: str, file: str = "a.csv") -> Untaken:
    return Untaken(file, number, (), cells, "too_short", name)


@pytest.mark.parametrize(
    ("before", "untaken", "taken", "after"),
    [
        ([row(2, "Zoé", "06")], [row(2, "Zoé", "06")], [], [row(2, "Zoé", "06")]),
        ([row(2, "Zoé", "06")], [row(2, "Zoé", "0639")], [], [row(2, "Zoé", "0639")]),
        ([row(2, "Zoé", "06")], [], [(2, "Zoé")], []),
        ([row(2, "Zoé", "06")], [], [(2, "Bob"), (3, "Zoé")], [row(2, "Zoé", "06")]),
        ([row(2, "Zoé", "06", file="b.csv")], [], [(2, "Zoé")], [row(2, "Zoé", "06", file="b.csv")]),
        ([row(2, "", "06")], [row(2, "", "06")], [], [row(2, "", "06")]),
        ([row(2, "", "06")], [row(2, "", "07")], [], [row(2, "", "06"), row(2, "", "07")]),
        ([row(2, "", "06")], [], [(2, "")], [row(2, "", "06")]),
        (
            [row(2, "Zoé"), row(3, "Bob")],
            [row(4, "Élie")],
            [],
            [row(2, "Zoé"), row(3, "Bob"), row(4, "Élie")],
        ),
    ],
)
def test_a_file_read_again_leaves_nobody_twice_and_forgets_nobody(
    before: list[Untaken], untaken: list[Untaken], taken: list[tuple[int, str]], after: list[Untaken]
) -> None:
    found = Leftover(tuple(before)).after("a.csv", tuple(untaken), taken)
    assert list(found.rows) == after


def of_sheet(sheet: str, file: str = "b.xlsx") -> Untaken:
    return replace(row(2, "Zoé", "06", file=file), source=f"b.xlsx · {sheet}")


@pytest.mark.parametrize(
    ("before", "stays"),
    [
        (of_sheet("A"), False),
        (of_sheet("A", file="b.xlsx · A"), False),  # it was not alone then
        (of_sheet("B"), False),  # the only one of the workbook, called otherwise since
        (of_sheet("B", file="b.xlsx · B"), True),
        (row(2, "Zoé", "06", file="b.xlsx"), False),  # kept when nothing told the sheets apart
    ],
)
def test_a_sheet_read_again_is_the_same_whether_or_not_it_is_alone(before: Untaken, *, stays: bool) -> None:
    found = Leftover((before,)).after("b.xlsx", (), [(2, "Zoé")], source="b.xlsx · A")
    assert found.rows == (before,) * stays


def test_the_plan_names_them_and_is_not_blocked_by_them() -> None:
    some = tuple(
        Untaken("patients.xlsx", n, (), ("", "0612", f"note {n}"), "too_short", "Zoé" * (n == 2))
        for n in range(2, 9)
    )
    people = Receivers((Row(parse(ANA, "FR")),))
    plan = make_plan(people, Draft("Bonjour", Terms("MARTIN")), None, Leftover(some))
    found = next(f for f in plan.findings if f.code is FindingCode.UNTAKEN)
    assert (found.level, found.count, found.value) == (Level.WARNING, 7, "patients.xlsx")
    assert found.names == ("Zoé", "0612 · note 3", "0612 · note 4", "0612 · note 5", "0612 · note 6")
    bare = make_plan(people, Draft("Bonjour", Terms("MARTIN")), None)
    assert FindingCode.UNTAKEN not in {f.code for f in bare.findings}


def test_a_number_in_the_box_blocks_and_is_somebody() -> None:
    codes = {
        f.code
        for f in make_plan(Receivers(), Draft("Bonjour", Terms("MARTIN"), numbers="06 39"), None).findings
    }
    assert FindingCode.NUMBER_IN_BOX in codes
    assert FindingCode.NO_RECEIVERS not in codes
    blank = {
        f.code
        for f in make_plan(Receivers(), Draft("Bonjour", Terms("MARTIN"), numbers=" \n"), None).findings
    }
    assert FindingCode.NUMBER_IN_BOX not in blank
    assert FindingCode.NO_RECEIVERS in blank


def test_a_new_message_begins_with_what_was_chosen_and_nothing_that_was_written() -> None:
    draft = Draft("Bonjour", Terms("MARTIN", allow_replies=True, no_stop=True), numbers="06 39")
    assert draft.choices == Draft(
        "", Terms("MARTIN")
    )  # what is stated, and that they may reply, is said of one
