"""Receivers kept as lines come back as they were, whatever stands in them."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ovhsms_gui.core.numbers import Problem, parse
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.rowlines import from_lines, from_text, to_lines, to_text

words = st.text(st.characters(exclude_categories=()), max_size=20)  # halves of characters too
numbers = st.one_of(st.from_regex(r"06 39 98 \d\d \d\d", fullmatch=True), words)
pairs = st.lists(st.tuples(words, words), max_size=3).map(tuple)
rows = st.builds(Row, numbers.map(lambda raw: parse(raw, "FR")), words, words, pairs)


@given(st.lists(rows, max_size=5))
def test_rows_come_back_as_they_were(people: list[Row]) -> None:
    lines = to_lines(people)
    assert lines.isascii()
    assert list(from_lines(lines, "FR")) == people


def test_a_valid_number_means_the_same_wherever_it_is_read() -> None:
    row = Row(parse("0471 12 34 56", "BE"), "Noor", "pasted", (("salle", "B"),))
    assert row.number.e164 is not None
    assert list(from_lines(to_lines([row]), "FR")) == [row]


@pytest.mark.parametrize("pasted", ["Muster;Suisse;079 123 45 67", "Acme;639980012;06 39 98 00 13"])
def test_a_number_that_was_in_doubt_is_nobodys_when_it_is_read_again(pasted: str) -> None:
    people = list(read(pasted, "FR"))
    assert Problem.IN_DOUBT in [row.number.problem for row in people]
    assert list(from_lines(to_lines(people), "FR")) == people


@example("\n\nhalf\n")
@given(st.text(max_size=60))
def test_a_damaged_line_is_shown_not_lost(text: str) -> None:
    found = list(from_lines(text, "FR"))
    assert len(found) == len([line for line in text.split("\n") if line])


def test_a_damaged_line_among_good_ones() -> None:
    good = Row(parse("06 39 98 00 12", "FR"), "Ana Duval")
    lines = "\n".join([to_lines([good]), '["half', to_lines([replace(good, name="Bob")])])
    first, wrong, last = from_lines(lines, "FR")
    assert (first, last.name) == (good, "Bob")
    assert wrong.number.e164 is None


@given(pairs)
def test_columns_come_back_as_they_were(fields: tuple[tuple[str, str], ...]) -> None:
    assert from_text(to_text(fields)) == fields
    assert bool(to_text(fields)) == bool(fields)
