"""A text names a number in every form in which it is read, and by its end alone: of who is erased nothing stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.asides import LINKS
from ovhsms_gui.core.naming import mentions
from ovhsms_gui.core.pasted import read

ANA, BOB = "+33639980012", "+33639980013"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("06 39 98 00 12", True),
        ("0033 6 39 98 00 12 (le soir)", True),
        ("+33639980012", True),
        ("+33 (0)6 39 98 00 12", True),
        ("tél. 06.39.98.00.12", True),
        ("#31#0639980012", True),
        ("*670639980012", True),
        ("３３ 6 39 98 00 １２", True),
        ("06 39\u200b98 00 12\u202c", True),
        ("3.3639980012E+10", True),
        ("639,980,012.0", True),
        ("Ana Maroc 06 39 98 00 12", True),  # in doubt, and hers all the same
        ("Ana 06.39.98.00.12 / 06 39 98 00 13", True),
        ("salle 6, 06 39 98 00 12, 75001 Paris", True),
        ("07 39 98 00 12", False),
        ("06 39 98 00 123", False),
        ("106 39 98 00 12", False),
        ("+41 639980012", False),
        ("06 39 98\n00 12", False),
        ("980012", False),
        ("", False),
        ("Ana", False),
    ],
)
def test_a_number_is_found_in_any_of_its_forms(text: str, named: bool) -> None:
    assert mentions(text, [ANA, "+447400900123"]) is named
    assert not mentions(text, [])


@pytest.mark.parametrize("text", ["07400 900123", "+44 (0) 7400 900123", "0044 7400-900123"])
def test_a_number_abroad_is_found_as_it_is_written_there(text: str) -> None:
    assert mentions(text, [ANA, "+447400900123"])


@pytest.mark.parametrize(
    "link", sorted({*LINKS, ",", ";", "|", "&", "+", "\t", "–", " (", ", ", " - ", "/ "})
)
def test_an_end_behind_any_link_names_another_number_and_nobody_is_sent_to_by_it(link: str) -> None:
    for text in (f"06 39 98 00 12 {link} 13", f"Ana 06 39 98 00 12 {link} 13", f"0639980012 {link} 13 et 16"):
        assert mentions(text, [ANA]), text
        assert mentions(text, [BOB]), text
        assert not mentions(text, ["+33639980099"]), text
        assert BOB not in [row.number.e164 for row in read(text, "FR")], text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("06 39 98 00 12/13", True),
        ("06 39 98 00 12-13", True),
        ("06 39 98 00 (12 ou 13)", True),
        ("06 39 98 00 12 13", True),
        ("06 39 98 00 12 ou 00 13", True),
        ("06 39 98 00 12, 98, 13", True),
        ("06 39 98 00 12 ou 13 le soir", True),
        ("06 39 98 00 10 à 15", True),
        ("06 39 98 00 10-15", True),
        ("06 39 98 00 10 – 0015", True),
        ("06 39 98 00 14 à 19", False),
        ("06 39 98 00 12, 13 ans", False),
        ("06 39 98 00 12 13h30", False),
        ("06 39 98 00 12 / 06 39 98 00 14 / 07 39 98 00 13", False),
        ("06 39 98 00 12 et 06-39-98-01-13", False),
        ("06 39 98 00 12, Bob 13", False),
        ("06 39 98 00 12\n13", False),
        ("0639980010,13", True),
    ],
)
def test_of_a_second_number_the_end_is_enough(text: str, named: bool) -> None:
    assert mentions(text, [BOB]) is named


@pytest.mark.parametrize("text", ["33639980012.0", "639980012,00", "639980012.00"])
def test_decimals_of_a_spreadsheet_are_no_end(text: str) -> None:
    assert mentions(text, [ANA])
    assert not mentions(text, ["+33639980010", "+33639980000"])


@given(
    st.sampled_from(["+33 ", "0033", "0", "(0)", "+33 (0)", "00 33 ", ""]),
    st.lists(st.sampled_from(["", " ", ".", "-", "/", "\u00a0", "_"]), min_size=8, max_size=8),
    st.sampled_from(["", "Ana ", "tél. ", "Ana;", "(", "Zoé\t"]),
    st.sampled_from(["", " Ana", ", le soir", ")", ";B2", "\u200e"]),
)
def test_whoever_is_read_out_of_a_text_is_named_by_it(
    head: str, gaps: list[str], before: str, after: str
) -> None:
    own = "".join(digit + gap for digit, gap in zip("639980012", [*gaps, ""], strict=True))
    text = f"{before}{head}{own}{after}"
    if ANA in [row.number.e164 for row in read(text, "FR")]:
        assert mentions(text, [ANA]), text
