"""What travels between two starts of the program arrives as it was, and anything else is nothing."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.opening import Opening, unpack

anything = st.text(st.characters(exclude_categories=()), max_size=80)


@given(st.text(max_size=80), anything, anything, st.none() | anything.filter(bool).map(Path))
def test_it_arrives_as_it_was(numbers: str, text: str, source: str, file: Path | None) -> None:
    opening = Opening(numbers, text, source, file)
    assert unpack(opening.pack()) == opening


@given(anything)
def test_half_a_character_does_not_stop_the_rest(numbers: str) -> None:
    found = unpack(Opening(numbers).pack())
    assert found is not None
    assert len(found.numbers) == len(numbers)


@given(st.binary(max_size=80))
def test_anything_else_is_nothing_or_an_opening(data: bytes) -> None:
    assert unpack(data) is None or isinstance(unpack(data), Opening)


def test_json_that_is_no_opening_is_nothing() -> None:
    assert [unpack(data) for data in (b"", b"3\n", b"{}\n", b'{"text": ""}\n', b"[" * 100_000)] == [None] * 5
