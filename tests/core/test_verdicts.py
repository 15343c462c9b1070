"""The fast verdicts on numbers and lines, against asking the library about every one of them.

OVHSMS_EXAMPLES has every neighbour of a number asked about; otherwise it is one in seven.
"""

import os
from collections.abc import Callable

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ovhsms_gui.core import ranges
from ovhsms_gui.core.numbers import parse, parse_slowly
from ovhsms_gui.core.pasted import read, read_closely

STEP = 1 if os.environ.get("OVHSMS_EXAMPLES") else 7
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
TYPES = [value for name, value in vars(phonenumbers.PhoneNumberType).items() if name.isupper()]


def examples(region: str) -> list[phonenumbers.PhoneNumber]:
    found = [phonenumbers.example_number_for_type(region, type_) for type_ in TYPES]
    return [number for number in found if number is not None]


EXAMPLES = {region: examples(region) for region in REGIONS}
WORLD = [
    number
    for code in phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS
    if (number := phonenumbers.example_number_for_non_geo_entity(code))
]


def mutated(draw: st.DrawFn, digits: str) -> str:
    """Some digits changed, and sometimes one added or dropped."""
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(digits) - 1))
        digits = digits[:place] + draw(st.sampled_from("0123456789")) + digits[place + 1 :]
    place, change = draw(st.integers(0, len(digits) - 1)), draw(st.integers(0, 9))
    if change == 0:
        return digits[:place] + digits[place + 1 :]
    return digits[:place] + draw(st.sampled_from("0123456789")) + digits[place:] if change == 1 else digits


def dialled(draw: st.DrawFn, region: str, number: phonenumbers.PhoneNumber) -> str:
    plan = phonenumbers.PhoneMetadata.metadata_for_region(region)
    assert plan is not None
    code = str(number.country_code)
    out = plan.international_prefix or "00"
    starts = ["", plan.national_prefix or "0", f"+{code}", f"00{code}", code, f"+{code}0", f"{code}0"]
    start = draw(st.sampled_from([*starts, f"{out}{code}"] if out.isdigit() else starts))
    return str(start) + mutated(draw, phonenumbers.national_significant_number(number))


def spaced(draw: st.DrawFn, digits: str) -> str:
    gaps = draw(st.sampled_from(["", " ", ".", "-", "/", ") ", "\u00a0", "\u2011", "'"]))
    step = draw(st.integers(2, 4))
    plus = "+" if digits.startswith("+") else ""
    bare = digits.removeprefix("+")
    return plus + gaps.join(bare[at : at + step] for at in range(0, len(bare), step))


@st.composite
def written(draw: st.DrawFn, regions: tuple[str, ...]) -> tuple[str, str]:
    """A number of one of a few regions, as somebody there or at the first of them may write it."""
    home = draw(st.sampled_from(regions))
    number = draw(st.sampled_from(EXAMPLES[home] + WORLD[:1]))
    return spaced(draw, dialled(draw, home, number)), draw(st.sampled_from([home, regions[0]]))


@pytest.mark.parametrize("region", REGIONS)
def test_the_verdict_is_the_librarys(region: str) -> None:
    """A handful of numbers for each region; the next test goes deep in a few of them."""

    @settings(max_examples=25)
    @given(written((region, "FR")))
    def check(number: tuple[str, str]) -> None:
        assert parse(*number) == parse_slowly(*number)

    check()


@pytest.mark.parametrize(
    "regions",
    [("FR", "RE", "GP"), ("US", "CA", "DO"), ("GB", "GG", "IM"), ("IT", "VA", "SM"), ("DE", "AT"),
     ("AR", "BR", "MX"), ("RU", "KZ"), ("AU", "CX", "NZ"), ("BE", "CH", "LU"), ("MA", "SN", "CI")],
)  # fmt: skip
def test_the_verdict_is_the_librarys_for_many_numbers_of_a_few_regions(regions: tuple[str, ...]) -> None:
    @settings(max_examples=400)
    @given(written(regions))
    def check(number: tuple[str, str]) -> None:
        assert parse(*number) == parse_slowly(*number)

    check()


@pytest.mark.parametrize(
    ("form", "region"),
    [
        ("{:04d}", "FR"),
        ("3{:03d}", "FR"),  # short numbers
        ("1{:03d}", "FR"),
        ("116{:03d}", "FR"),
        ("06{:03d}80012", "FR"),
        ("+3363{:03d}0012", "FR"),  # the numbers of films among others
        ("0033{:03d}980012", "FR"),
        ("000{:03d}98001", "FR"),
        ("+44{:03d}00900123", "FR"),
        ("+376{:03d}2345", "FR"),
        ("069{:03d}1234", "FR"),  # overseas: the same plan under other codes
        ("0639{:03d}234", "FR"),
        ("0{:03d}851234", "FR"),
        ("{:03d}851234", "FR"),
        ("0{:03d}980012", "RE"),
        ("06{:03d}80012", "GP"),
        ("070{:03d}1234", "PM"),
        ("00855{:03d}1889", "KH"),  # 008 dials out there, and so may 00 as in most of the world
        ("+549{:03d}3456789", "FR"),
    ],
)
def test_each_neighbour_has_its_own_verdict(form: str, region: str) -> None:
    for n in range(0, 1000, STEP):
        raw = form.format(n)
        assert parse(raw, region) == parse_slowly(raw, region)


def test_a_number_is_learnt_once_for_its_whole_range(monkeypatch: pytest.MonkeyPatch) -> None:
    parse("06 39 98 00 12", "FR")
    monkeypatch.setattr(ranges, "library", forbidden)
    monkeypatch.setattr("ovhsms_gui.core.numbers._library", forbidden)
    assert parse("06 39 98 76 54", "FR").shown == "+33 6 39 98 76 54"


def test_a_number_overseas_is_learnt_for_its_whole_range_too(monkeypatch: pytest.MonkeyPatch) -> None:
    parse("0692 85 12 34", "FR")
    monkeypatch.setattr("ovhsms_gui.core.numbers._library", forbidden)
    assert parse("0692 85 99 99", "FR").shown == "+262 692 85 99 99"


def forbidden() -> None:
    raise AssertionError("the library was asked again")


def test_where_the_reach_cannot_be_told_the_library_is_asked_every_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ovhsms_gui.core.numbers.reach", lambda *_, **__: None)
    for last in range(20):
        raw = f"+6877512{last:02d}"
        assert parse(raw, "NC") == parse_slowly(raw, "NC")


# ---- lines -----------------------------------------------------------------------------------------

NUMBERS = st.sampled_from([
    "0639980012", "06 39 98 00 12", "06.39.98.00.12", "06-39-98-00-12", "06/39/98/00/12", "+33 6 39 98 00 12",
    "+33639980012", "0033 6 39 98 00 12", "+33 (0)6 39 98 00 12", "(06) 39 98 00 12", "06  39 98 00 12",
    "0612", "36111", "0700000000", "639980012", "33639980012", "+44 20 7946 0958", "+1 202 555 0123",
    "2024-01-02", "12:30", "01.02.2026 14 30", "0639980012-", "0 639980012", "0999 00 99 00 12",
])  # fmt: skip
WORDS = st.sampled_from([
    "Ana", "Zoé Le Goff", "Jean-Luc", "D’Arc", "M.", "(mobile)", "et", "ou", "Mobile", "Tél.", "portable",
    "rue 12", "n°", "-", "<", '"', "'", "ext.", "x", "int", "ª", "名", "a\u00a0b", "b  c", "\x00", "",
])  # fmt: skip
GAPS = st.sampled_from([";", ",", "\t", " ", " : ", " - ", "  ", "\u00a0", "; ", ":", "", "=", "\n"])
lines = st.lists(st.tuples(NUMBERS | WORDS, GAPS), min_size=1, max_size=4).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


def rows_of(pasted: str, region: str) -> list[object]:
    return [row for line in pasted.split("\n") if line for row in read_closely(line, region)]


@example("0639980012\t0612", "DE")  # one number to Germans, if a tab were a space
@example("2024-01-02=", "DE")
@example("Ana 639980012", "FR")
@example("2024-01-02 639980012", "FR")
@example("06.39.98.00.12 2024-01-02", "US")
@example("Ana;0639980012\t0612", "DE")
@example("b  c;0639980012", "FR")
@example("int 0033 6 39 98 00 12", "US")
@example("Ana 0033 6 39 98 00 12", "FR")
@example("et 0639980012", "FR")
@settings(max_examples=2000 if STEP == 1 else 400)
@given(lines, st.sampled_from(["FR", "FR", "US", "DE", ""]))
def test_the_straight_way_leads_where_the_close_look_does(pasted: str, region: str) -> None:
    assert list(read(pasted, region)) == rows_of(pasted, region)
    assert list(read(pasted.rstrip(), region)) == rows_of(pasted.rstrip(), region)


@pytest.mark.parametrize("write", ["{};{}".format, "{},{}".format, "{}\t{}".format, "{} {}".format])
def test_a_long_list_is_read_the_same_in_blocks(write: Callable[[str, str], str]) -> None:
    pasted = [write("Ana Duval", f"06 39 98 {n // 100:02d} {n % 100:02d}") for n in range(3000)]
    for end in ("\n", "\r\n", "\r"):
        found = list(read(end.join(pasted), "FR"))
        assert [row.number.e164 for row in found] == [f"+3363998{n:04d}" for n in range(3000)]
        assert {row.name for row in found} == {"Ana Duval"}
