"""No text goes to a stranger: a number among other digits is that number or none, pasted or in a file's cell."""

import os

import phonenumbers
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.pasted import read
from ovhsms_gui.files.repairs import Found, Reason, read_number

ANA = "+33639980012"
EXAMPLES = 1500 if os.environ.get("OVHSMS_EXAMPLES") else 400
SPELLINGS = [
    "0639980012", "06 39 98 00 12", "06.39.98.00.12", "06-39-98-00-12", "06/39/98/00/12", "0639 980 012",
    "06\u00a039\u00a098\u00a000\u00a012", "+33639980012", "+33 6 39 98 00 12", "+33 (0)6 39 98 00 12",
    "0033639980012", "0033 6 39 98 00 12", "00 33 6 39 98 00 12", "(06) 39 98 00 12", "(+33) 639980012",
]  # fmt: skip
STREETS = st.sampled_from(
    ["rue Pasteur", "bis, av. du 8 mai 1945", "r", "bd", "étage", "appt 3", "ans", "kg"]
)
# {n} is the number of something else, {m} the mobile, {w} words.
BESIDE = [
    "{n} {w} {m}", "{n} {w}, {m}", "{n}, {w} {m}", "{n}, {w}, {m}", "{n}{w} {m}", "{n} {w}{m}", "{n} {w}\t{m}",
    "{n}\t{w}\t{m}", "{n};{w};{m}", "{w} {n} {m}", "{w} {n}, {m}", "{w} {n}\t{m}", "{w} n°{n} {m}", "n° {n} {m}",
    "{m} {w} {n}", "{m} {n} {w}", "{m}, {n} {w}", "{m}\t{w}\t{n}", "{m} ({w} {n})", "{m}/{n}", "{m} / {n}",
    "{m} - {n}", "{m} ou {n}", "{m} et {n}", "{m} à {n}", "{m} poste {n}", "{m} ext. {n}", "{m} x{n}", "{m};{n}",
    "{n}\t{m}", "{n} {m}", "{n}-{m}", "{n}/{m}", "{n}.{m}", "{n} - {m}", "{n} : {m}", "({n}) {m}", "[{n}] {m}",
    "{n}) {m}", "#{n} {m}", "{n} €\t{m}", "{n},90 € {m}", "{m} {n} %", "69003 {w} {m}", "{n} {w} 69003 {w} {m}",
]  # fmt: skip
NUMBERS = [
    "03/12/2026", "3.12.2026", "2026-12-03", "12/05/85", "03/12/2026 14:30", "14h30", "14.30", "9 h", "1985",
    "732829320", "732 829 320", "552100554", "73282932000074", "732 829 320 00074",  # a firm's
    "185057800608436", "1 85 05 78 006 084 36", "2 69 05 49 588 157 80",  # a person's
    "FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189",  # an account's
    "01000", "69003", "612345", "10023",
]  # fmt: skip


def taken(text: str, region: str) -> set[str | None]:
    """Whoever would get a message, whichever way the text comes in."""
    cell = read_number(text, region)
    pasted = {row.number.e164 for row in read(text, region)}
    named = {row.number.e164 for row in read(f"Ana\t{text}", region)}
    in_file = cell.number.e164 if isinstance(cell, Found) else None
    return (pasted | named | {in_file, parse(text, region).e164}) - {None}


@settings(max_examples=EXAMPLES)
@example("{n} {w} {m}", "31", "rue Pasteur", "06 39 98 00 12")
@example("{n} {m}", "31", "r", "0639980012")
@example("{n};{m}", "732829320", "r", "(06) 39 98 00 12")
@given(
    st.sampled_from(BESIDE),
    st.integers(1, 999).map(str) | st.sampled_from(NUMBERS),
    STREETS,
    st.sampled_from(SPELLINGS),
)
def test_digits_beside_a_number_make_no_other_number_of_it(
    form: str, other: str, words: str, mobile: str
) -> None:
    assert taken(form.format(n=other, w=words, m=mobile), "FR") <= {ANA}


@st.composite
def abroad(draw: st.DrawFn) -> tuple[str, str, str]:
    """A region, a mobile there, and how it is written there."""
    region = draw(st.sampled_from(["BE", "CH", "DE", "GB", "US"]))
    sample = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    assert sample is not None
    digits = phonenumbers.national_significant_number(sample)
    last = draw(st.text("0123456789", min_size=len(digits) - 4, max_size=len(digits) - 4))
    number = phonenumbers.PhoneNumber(
        country_code=sample.country_code, national_number=int(digits[:4] + last)
    )
    assume(phonenumbers.is_valid_number(number))
    formats = phonenumbers.PhoneNumberFormat
    e164 = phonenumbers.format_number(number, formats.E164)
    national = phonenumbers.format_number(number, formats.NATIONAL)
    international = phonenumbers.format_number(number, formats.INTERNATIONAL)
    plain = "".join(filter(str.isdigit, national))
    written = [
        e164,
        national,
        international,
        plain,
        f"00{e164[1:]}",
        national.replace(" ", "-"),
        national.replace(" ", "."),
    ]
    return region, e164, draw(st.sampled_from(written))


# In a plan whose numbers have many lengths, digits right behind a number may be its own.
ELSEWHERE = [form for form in BESIDE if not form.startswith("{m} {n}")]


@settings(max_examples=EXAMPLES)
@given(st.sampled_from(ELSEWHERE), st.integers(1, 999).map(str) | st.sampled_from(NUMBERS), STREETS, abroad())
def test_nor_do_they_in_other_countries(
    form: str, other: str, words: str, mobile: tuple[str, str, str]
) -> None:
    region, e164, written = mobile
    assert taken(form.format(n=other, w=words, m=written), region) <= {e164}


@given(
    st.sampled_from(SPELLINGS),
    st.integers(0, 30),
    st.sampled_from("oOlI|"),
    st.sampled_from(["", "Ana ", "Ana;"]),
)
def test_a_letter_in_the_place_of_a_digit_makes_no_other_number(
    spelling: str, place: int, letter: str, before: str
) -> None:
    place %= len(spelling)
    assert taken(f"{before}{spelling[:place]}{letter}{spelling[place + 1 :]}", "FR") <= {ANA}


@pytest.mark.parametrize("number", [one for one in NUMBERS if len(one) > 5])
@pytest.mark.parametrize(
    "words", ["SIREN {}", "Acme SIRET {}", "{} Lyon", "né le {}", "IBAN : {}", "dossier {}"]
)
def test_what_is_called_something_else_is_nobodys_number(words: str, number: str) -> None:
    text = words.format(number)
    cell = read_number(text, "FR")
    assert not isinstance(cell, Found)
    assert {row.number.e164 for row in read(text, "FR")} == {None}


@pytest.mark.parametrize("hiding", ["#31#", "*31#", "#31# ", "*67"])
@pytest.mark.parametrize("spelling", ["0639980012", "06 39 98 00 12", "+33639980012"])
def test_what_is_dialled_to_hide_ones_own_number_is_no_part_of_another(hiding: str, spelling: str) -> None:
    for text in (f"{hiding}{spelling}", f"Ana {hiding}{spelling}", f"Tél. {hiding}{spelling}"):
        assert taken(text, "FR") == {ANA}
    [row] = read(f"Ana;{hiding}{spelling}", "FR")
    assert (row.number.e164, row.name) == (ANA, "Ana")


@pytest.mark.parametrize(
    ("cell", "region"),
    [
        ("31 06 39 98 00 12", "FR"),
        ("310639980012", "FR"),  # 31, and one of ours in full
        ("41 79 123 45 67", "FR"),  # Switzerland, or house 41
        ("20 15 01 69 08 97", "US"),
        ("43664123456789", "FR"),  # as long as a firm's number
        ("3226401234", "FR"),
        ("31201234567", "FR"),  # Amsterdam: a landline gets no message
        ("0039980012 x 31", "FR"),
        ("030 123456/57", "DE"),
        ("02.01.2026 14.30", "DE"),
        ("2026-12-03 09", "US"),
    ],
)
def test_a_number_is_not_made_of_what_may_be_another(cell: str, region: str) -> None:
    assert taken(cell, region) == set()


def test_a_foreign_mobile_that_lost_its_plus_is_still_mended() -> None:
    found = read_number("31612345678", "FR")
    assert isinstance(found, Found)
    assert found.number.e164 == "+31612345678"


def test_a_number_is_found_beside_itself_without_its_plus() -> None:
    rows = read("TEL;waid=33639980012:+33 6 39 98 00 12", "FR")  # as WhatsApp writes a card
    assert ANA in [row.number.e164 for row in rows]


@pytest.mark.parametrize(
    "cell", ["06 39 98 00 12, 13 et 14", "06 39 98 00 12, 13", "0639980012;13", "06 39 98 00 12/13"]
)
def test_the_end_of_a_second_number_is_told(cell: str) -> None:
    assert not isinstance(read_number(cell, "FR"), Found)
    assert None in [row.number.e164 for row in read(cell, "FR")]


@pytest.mark.parametrize(
    "cell",
    ["0639980012;0639980013", "0639980012, 0639980013", "0639980012 0639980013", "0639980012\t0639980013",
     "0639980012 et 0639980013", "Ana 0639980012 Bob 0639980013", "06 39 98 00 12 - 06 39 98 00 13"],
)  # fmt: skip
def test_of_several_numbers_in_a_cell_the_first_is_not_taken_in_silence(cell: str) -> None:
    assert read_number(cell, "FR") is Reason.SEVERAL
