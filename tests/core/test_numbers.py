"""Numbers as people write them."""

import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.numbers import Kind, Number, Problem, find, parse

ANA = "+33639980012"


@pytest.mark.parametrize(
    "raw",
    [
        "0639980012",
        "639980012",
        "06 39 98 00 12",
        "06.39.98.00.12",
        "06-39-98-00-12",
        "06/39/98/00/12",
        "06\u201139\u201198\u201100\u201112",
        "+33639980012",
        "+33 6 39 98 00 12",
        "+33 (0)6 39 98 00 12",
        "(+33) 6 39 98 00 12",
        "[06] 39 98 00 12",
        "0033 6 39 98 00 12",
        "tel:+33-6-39-98-00-12",
        "Tél. : 06 39 98 00 12",
        "06\u00a039\u202f98\u00a000\u202f12",
        "\u202a+33 6 39 98 00 12\u202c",
        "\u200e0639980012\u200f",
        "\ufeff0639980012",
        "  0639980012\n",
        "06\x00 39 98 00 12",
        "٠٦٣٩٩٨٠٠١٢",
        "０６３９９８００１２",
        "＋33639980012",
    ],
)
def test_all_the_usual_forms_are_one_number(raw: str) -> None:
    number = parse(raw, "FR")
    assert (number.e164, number.problem, number.kind, number.country) == (ANA, None, Kind.MOBILE, "FR")
    assert number.shown == "+33 6 39 98 00 12"


@pytest.mark.parametrize(
    ("raw", "region", "e164"),
    [
        ("0491 570 156", "AU", "+61491570156"),
        ("0061 491 570 156", "FR", "+61491570156"),
        ("0033639980012", "US", ANA),  # 00 is not how the USA dial abroad, but how a French list is written
        ("(202) 555-0123", "US", "+12025550123"),
        ("06 39 98 00 12", "fr", ANA),
    ],
)
def test_national_forms_belong_to_the_region(raw: str, region: str, e164: str) -> None:
    assert parse(raw, region).e164 == e164


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("MOBILE", Kind.MOBILE),
        ("FIXED_LINE", Kind.LANDLINE),
        ("PREMIUM_RATE", Kind.PREMIUM),
        ("SHARED_COST", Kind.PREMIUM),
        ("TOLL_FREE", Kind.TOLL_FREE),
        ("VOIP", Kind.VOIP),
        ("UAN", Kind.OTHER),
    ],
)
def test_the_range_tells_the_kind(type_: str, kind: Kind) -> None:
    sample = phonenumbers.example_number_for_type("FR", getattr(phonenumbers.PhoneNumberType, type_))
    assert sample is not None
    number = parse(phonenumbers.national_significant_number(sample), "FR")
    assert (number.kind, number.country, number.problem) == (kind, "FR", None)


@pytest.mark.parametrize(
    ("raw", "kind", "country"),
    [
        ("+44 20 7946 0958", Kind.LANDLINE, "GB"),
        ("+44 909 8790123", Kind.PREMIUM, "GB"),
        ("+1 202 555 0123", Kind.MOBILE_OR_LANDLINE, "US"),
        ("+870 773 111 632", Kind.MOBILE, ""),
    ],
)
def test_the_code_tells_the_country(raw: str, kind: Kind, country: str) -> None:
    number = parse(raw, "FR")
    assert (number.kind, number.country, number.problem) == (kind, country, None)


def test_italy_keeps_its_zero_and_overseas_departments_are_countries_of_their_own() -> None:
    rome = phonenumbers.example_number_for_type("IT", phonenumbers.PhoneNumberType.FIXED_LINE)
    reunion = phonenumbers.example_number_for_type("RE", phonenumbers.PhoneNumberType.MOBILE)
    assert rome is not None
    assert reunion is not None
    written = phonenumbers.format_number(rome, phonenumbers.PhoneNumberFormat.E164)
    assert written.startswith("+390")
    assert parse(written, "FR").e164 == written
    assert parse(f"+262{reunion.national_number}", "FR").country == "RE"


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("", Problem.EMPTY),
        (" \t\u00a0\u200b", Problem.EMPTY),
        ("Ana", Problem.NOT_A_NUMBER),
        ("06 39 98 00 l2", Problem.NOT_A_NUMBER),
        ("0639980012 ext. 5", Problem.NOT_A_NUMBER),
        ("0639980012#5", Problem.NOT_A_NUMBER),
        ("1-800-FLOWERS", Problem.NOT_A_NUMBER),
        ("06 39 98 00 12 + 06 39 98 00 13", Problem.NOT_A_NUMBER),
        ("063998001²", Problem.NOT_A_NUMBER),
        ("+", Problem.NOT_A_NUMBER),
        ("-", Problem.NOT_A_NUMBER),
        ("0", Problem.TOO_SHORT),
        ("0612", Problem.TOO_SHORT),
        ("063998001", Problem.TOO_SHORT),
        ("+33", Problem.TOO_SHORT),
        ("06 39 98 00 123", Problem.TOO_LONG),
        ("06399800120639980013", Problem.TOO_LONG),
        ("+999 123456", Problem.NO_COUNTRY),
        ("+0639980012", Problem.NO_COUNTRY),
        ("0700 00 00 00", Problem.NOT_IN_USE),
        ("36111", Problem.SHORT_NUMBER),
        ("17", Problem.SHORT_NUMBER),
    ],
)
def test_what_is_wrong_is_told_apart(raw: str, problem: Problem) -> None:
    number = parse(raw, "FR")
    assert (number.e164, number.problem, number.country) == (None, problem, "")
    assert number.kind is (Kind.SHORT if problem is Problem.SHORT_NUMBER else None)


@pytest.mark.parametrize(
    ("raw", "region", "e164", "country"),
    [
        ("0692 85 12 34", "FR", "+262692851234", "RE"),
        ("0693 20 12 34", "FR", "+262693201234", "RE"),
        ("0639 69 12 34", "FR", "+262639691234", "YT"),
        ("0690 35 12 34", "FR", "+590690351234", "GP"),
        ("0691 30 12 34", "FR", "+590691301234", "GP"),
        ("0694 20 12 34", "FR", "+594694201234", "GF"),
        ("0696 25 12 34", "FR", "+596696251234", "MQ"),
        ("0697 25 12 34", "FR", "+596697251234", "MQ"),
        ("0708 41 12 34", "FR", "+508708411234", "PM"),
        ("0262 20 12 34", "FR", "+262262201234", "RE"),
        ("0590 20 12 34", "FR", "+590590201234", "GP"),
        ("692851234", "FR", "+262692851234", "RE"),
        ("06 39 98 00 12", "FR", ANA, "FR"),
        ("06 39 98 00 12", "RE", ANA, "FR"),
        ("06 39 98 00 12", "GP", ANA, "FR"),
        ("06 39 98 00 12", "pm", ANA, "FR"),
        ("06 12 34 56 78", "MQ", "+33612345678", "FR"),
        ("0690 35 12 34", "RE", "+590690351234", "GP"),
        ("0692 85 12 34", "RE", "+262692851234", "RE"),
    ],
)
def test_a_national_form_reaches_all_countries_of_the_french_plan(
    raw: str, region: str, e164: str, country: str
) -> None:
    number = parse(raw, region)
    assert (number.e164, number.country, number.raw) == (e164, country, raw)


@pytest.mark.parametrize("raw", ["+33692851234", "0033692851234", "33692851234", "+262639980012"])
def test_a_country_that_is_written_is_that_country(raw: str) -> None:
    assert parse(raw, "FR").e164 is None


@pytest.mark.parametrize("region", ["BE", "CH", "NC", "US"])
def test_no_other_plan_reaches_the_french_overseas(region: str) -> None:
    assert parse("0692 85 12 34", region).e164 != "+262692851234"


def test_a_national_number_without_a_region_has_no_country() -> None:
    assert parse("0639980012", "").problem is Problem.NO_COUNTRY
    assert parse(ANA, "").e164 == ANA


def test_control_characters_stay_visible() -> None:
    assert parse("06\x00\x1b12", "FR").raw == "06␀␛12"


@pytest.mark.parametrize(
    ("junk", "problem"),
    [
        ("x" * 10**6, Problem.NOT_A_NUMBER),
        ("1 " * 10**6, Problem.TOO_LONG),
        ("0639980012" + " " * 10**6 + "0639980013", Problem.TOO_LONG),
        ("\u200b" * 10**6 + "0639980012", Problem.NOT_A_NUMBER),
    ],
)
def test_a_pasted_novel_is_one_wrong_number(junk: str, problem: Problem) -> None:
    number = parse(junk, "FR")
    assert number.problem is problem
    assert number.raw == junk


@given(
    st.text() | st.text("0123456789+ ().-/\u0661\x00\u202a"), st.sampled_from(["FR", "US", "DE", "", "??"])
)
def test_parsing_never_raises_and_says_one_thing(raw: str, region: str) -> None:
    number = parse(raw, region)
    assert (number.e164 is None) != (number.problem is None)
    assert number.shown.isprintable() or number.problem is not None
    if number.e164 is not None:
        assert parse(number.e164, region) == Number(
            number.e164, number.e164, None, number.kind, number.country, number.shown
        )
        assert parse(number.shown, region).e164 == number.e164


@given(st.integers(0, 9999))
def test_the_numbers_of_films_and_manuals_can_be_written_to(last: int) -> None:
    assert parse(f"063998{last:04d}", "FR").e164 == f"+3363998{last:04d}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana 06 39 98 00 12", ["06 39 98 00 12"]),
        ("Ana <+33639980012>, ou 0639980013.", ["+33639980012", "0639980013"]),
        ("facture ref0639980012", []),
        ("le 01.02.2026 14h", []),
        ("rien", []),
    ],
)
def test_numbers_are_found_among_words(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(text, "FR")] == found


def test_the_library_is_imported_with_the_first_number_only() -> None:
    code = (
        "import sys; from ovhsms_gui.core import numbers; assert 'phonenumbers' not in sys.modules;"
        "numbers.parse('0639980012', 'FR'); assert 'phonenumbers' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
