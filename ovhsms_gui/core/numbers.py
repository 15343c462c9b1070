"""A phone number as somebody wrote it, and what it is: E.164 and kind, or what is wrong with it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import ModuleType
from typing import Any


class Kind(StrEnum):
    """What answers at a number, as far as its range tells."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    MOBILE_OR_LANDLINE = "mobile_or_landline"
    PREMIUM = "premium"
    TOLL_FREE = "toll_free"
    SHORT = "short"
    VOIP = "voip"
    OTHER = "other"


class Problem(StrEnum):
    """Why a text is no number that can receive an SMS."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_COUNTRY = "no_country"
    NOT_IN_USE = "not_in_use"
    SHORT_NUMBER = "short_number"


@dataclass(frozen=True, slots=True)
class Number:
    """Exactly one of `e164` and `problem` is None. `country` is ISO 3166 alpha-2, "" where there is none."""

    raw: str  # what was written; control characters as their pictures
    e164: str | None
    problem: Problem | None
    kind: Kind | None = None
    country: str = ""
    shown: str = ""  # with international spacing, or what was written


# No number is longer, however it is written: the library never sees a pasted novel.
_LONGEST = 100
# Marks that phones, spreadsheets and web pages copy along: directions and joiners.
_MARKS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\v\f\r"} | {0x7F: 0x2421}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_PICTURED = re.compile("[\u2400-\u2421\x80-\x9f]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PREFIX = re.compile(r"\A(?:t[eé]l(?:[eé]phone)?|portable|mobile|phone|sms)\b[\s.:]*", re.IGNORECASE)
_BETWEEN = r"[\s().\[\]/\-\u2010-\u2015\u2212·_']*"
_SHAPE = re.compile(rf"{_BETWEEN}(\+?){_BETWEEN}(?:\d{_BETWEEN})+")
# Kept by the French regulator Arcep for films and manuals, hence no range of the library's: the demo and
# the tour write to these, and a newcomer who tries one from the manual should not be told it is wrong.
_FICTION = re.compile(r"\+3363998\d{4}")


def parse(raw: str, region: str) -> Number:
    """Read one number; national forms belong to `region` (ISO 3166). Never raises."""
    raw = visible(raw)
    whole = raw.strip()
    text = _tidy(whole[:_LONGEST])
    if not text:
        return _wrong(raw, Problem.EMPTY if len(whole) <= _LONGEST else Problem.NOT_A_NUMBER)
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return _wrong(raw, Problem.NOT_A_NUMBER)
    if len(whole) > _LONGEST:
        return _wrong(raw, Problem.TOO_LONG)
    digits = "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())
    number = _read(raw, shape.group(1) + digits, region)
    if number.problem is not None and digits.startswith("00") and not shape.group(1):
        # 00 is how most of the world dials abroad, even where this region dials otherwise.
        abroad = _read(raw, "+" + digits[2:], region)
        return abroad if abroad.problem is None else number
    return number


def visible(text: str) -> str:
    """Control characters as their pictures (U+2400…), which `parse` takes for them; white space stays."""
    return text.translate(_PICTURES) if _CONTROLS.search(text) else text


def find(text: str, region: str) -> list[tuple[int, int]]:
    """Where numbers that `parse` takes stand among other words: start and end of each."""
    library = _library()
    spots = (
        (match.start, match.end)
        for match in library.PhoneNumberMatcher(text, region, leniency=library.Leniency.POSSIBLE)
    )
    return [
        (start, end)
        for start, end in spots
        if not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha())
        and parse(text[start:end], region).e164 is not None
    ]


@cache
def _library() -> ModuleType:
    """`phonenumbers`, imported when the first number comes: it takes a noticeable part of the start."""
    import phonenumbers  # noqa: PLC0415

    return phonenumbers


def _tidy(text: str) -> str:
    """Without full-width forms, marks that nobody sees and a leading "tel:"."""
    plain = _PICTURED.sub("", _MARKS.sub("", text)).translate(_FULL_WIDTH).strip()
    return _PREFIX.sub("", plain, count=1)


def _wrong(raw: str, problem: Problem) -> Number:
    kind = Kind.SHORT if problem is Problem.SHORT_NUMBER else None
    return Number(raw, None, problem, kind, shown=_MARKS.sub("", raw))


def _read(raw: str, dialled: str, region: str) -> Number:
    library = _library()
    try:
        number = library.parse(dialled, region.upper())
    except library.NumberParseException as error:
        return _wrong(raw, _not_read().get(error.error_type, Problem.NOT_A_NUMBER))
    e164 = library.format_number(number, library.PhoneNumberFormat.E164)
    if _FICTION.fullmatch(e164):
        kind = Kind.MOBILE
    elif library.is_valid_number(number):
        kind = _kinds().get(library.number_type(number), Kind.OTHER)
    else:
        return _wrong(raw, _why_not(number, region))
    country = library.region_code_for_number(number)
    shown = library.format_number(number, library.PhoneNumberFormat.INTERNATIONAL)
    # 001 is the library's region of satellite and other numbers that belong to no country.
    return Number(raw, e164, None, kind, "" if country in (None, "001") else country, shown)


def _why_not(number: Any, region: str) -> Problem:
    library = _library()
    if library.is_valid_short_number_for_region(number, region):
        return Problem.SHORT_NUMBER
    number.italian_leading_zero = False  # else the 0 of a number cut short counts as one of its digits
    # Asked about mobiles second: a length that only landlines have is wrong for who writes to mobiles.
    lengths = (
        library.is_possible_number_with_reason(number),
        library.is_possible_number_for_type_with_reason(number, library.PhoneNumberType.MOBILE),
    )
    found = (_wrong_lengths().get(length) for length in lengths)
    return next((problem for problem in found if problem is not None), Problem.NOT_IN_USE)


# The library's codes to ours; functions, because the library is imported late.


@cache
def _kinds() -> dict[int, Kind]:
    types = _library().PhoneNumberType
    return {
        types.MOBILE: Kind.MOBILE,
        types.FIXED_LINE: Kind.LANDLINE,
        types.FIXED_LINE_OR_MOBILE: Kind.MOBILE_OR_LANDLINE,
        types.PREMIUM_RATE: Kind.PREMIUM,
        types.SHARED_COST: Kind.PREMIUM,
        types.TOLL_FREE: Kind.TOLL_FREE,
        types.VOIP: Kind.VOIP,
    }


@cache
def _not_read() -> dict[int, Problem]:
    errors = _library().NumberParseException
    return {
        errors.INVALID_COUNTRY_CODE: Problem.NO_COUNTRY,
        errors.NOT_A_NUMBER: Problem.TOO_SHORT,  # what comes here is digits only
        errors.TOO_SHORT_AFTER_IDD: Problem.TOO_SHORT,
        errors.TOO_SHORT_NSN: Problem.TOO_SHORT,
        errors.TOO_LONG: Problem.TOO_LONG,
    }


@cache
def _wrong_lengths() -> dict[int, Problem]:
    results = _library().ValidationResult
    return {
        results.TOO_SHORT: Problem.TOO_SHORT,
        results.IS_POSSIBLE_LOCAL_ONLY: Problem.TOO_SHORT,
        results.TOO_LONG: Problem.TOO_LONG,
        results.INVALID_COUNTRY_CODE: Problem.NO_COUNTRY,
    }
