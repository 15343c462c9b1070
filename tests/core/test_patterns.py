"""How many digits a pattern needs, against trying out every number of that length."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.patterns import Ask, needed, shortest

DIGITS = "0123456789"
LENGTH = 4


def answer(pattern: str, digits: str, ask: Ask) -> object:
    if ask is Ask.WHOLE:
        return re.fullmatch(pattern, digits) is not None
    found = re.match(pattern, digits)
    return found is not None if ask is Ask.START else found and (found.span(), found.groups())


atoms = st.sampled_from([r"\d", "0", "1", "[0-4]", "[13]", "[2-9]"])
patterns = st.recursive(
    atoms,
    lambda inner: (
        st.tuples(inner, inner).map("".join)
        | st.lists(inner, min_size=1, max_size=3).map(lambda found: f"(?:{'|'.join(found)})")
        | st.lists(inner, min_size=1, max_size=3).map(lambda found: f"({'|'.join(found)})")
        | inner.map(lambda found: f"(?:{found})?")
        | st.tuples(atoms, st.integers(0, 2), st.integers(0, 2)).map(
            lambda found: f"{found[0]}{{{found[1]},{found[1] + found[2]}}}"
        )
        | st.tuples(atoms, st.integers(1, 3)).map(lambda found: f"{found[0]}{{{found[1]}}}")
    ),
    max_leaves=6,
)


@given(patterns, st.text(DIGITS, min_size=LENGTH, max_size=LENGTH), st.sampled_from(Ask))
def test_what_follows_the_needed_digits_changes_nothing(pattern: str, digits: str, ask: Ask) -> None:
    seen = needed(pattern, digits, ask)
    others = (digits[:seen] + "".join(rest) for rest in product(DIGITS, repeat=LENGTH - seen))
    assert {answer(pattern, other, ask) for other in others} == {answer(pattern, digits, ask)}


@pytest.mark.parametrize(
    ("pattern", "digits", "ask", "seen"),
    [
        (r"[67]\d{3}", "6000", Ask.WHOLE, 1),
        (r"[67]\d{3}", "5000", Ask.WHOLE, 1),
        (r"6[0-4]\d\d|7\d{3}", "6500", Ask.WHOLE, 2),
        (r"6[0-4]\d\d|7\d{3}", "7500", Ask.WHOLE, 1),
        (r"\d{3}", "7500", Ask.WHOLE, 0),  # the length decides
        (r"0", "0123", Ask.EXTENT, 1),
        (r"0(1\d)?", "0234", Ask.EXTENT, 2),
        (r"0(1\d)?", "0134", Ask.EXTENT, 3),
        (r"0(1\d)?", "0134", Ask.START, 1),
    ],
)
def test_no_more_is_looked_at_than_needed(pattern: str, digits: str, ask: Ask, seen: int) -> None:
    assert needed(pattern, digits, ask) == seen


@given(patterns)
def test_the_shortest_match(pattern: str) -> None:
    lengths = (n for n in range(13) if any(re.fullmatch(pattern, "".join(d)) for d in product("0", repeat=n)))
    found = next(lengths, None)
    assert found is None or shortest(pattern) <= found


@pytest.mark.parametrize("pattern", [r"\d+", r"(?=1)1", "1*", "a", r"\D", "[^1]", "?1", "1{2}{3}", "(1"])
def test_a_pattern_of_another_kind_is_not_guessed_at(pattern: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        needed(pattern, "1234", Ask.WHOLE)
