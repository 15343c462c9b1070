"""A phone number as somebody wrote it, and what it is: E.164 and kind, or what is wrong with it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import ModuleType


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
    """Exactly one of `e164` and `problem` is set. `shown` is for people, `raw` is what was written."""

    raw: str
    e164: str | None
    problem: Problem | None
    kind: Kind | None = None
    country: str = ""  # ISO 3166 alpha-2
    shown: str = ""


# No number is this long, however it is written; the rest of the text is never looked at.
_LONGEST = 60
# Marks that phones and web pages copy along: directions, joiners, no-break spaces.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
_PREFIX = re.compile(r"^\s*(?:tel|sms|phone|mobile|tél)\s*[:.]\s*", re.IGNORECASE)
# French mobiles that Arcep's numbering plan keeps for films, manuals and training: the demo lives on them.
_FICTION = re.compile(r"\+3363998\d{4}")
_LETTERS = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1)
def _library() -> ModuleType:
    """`phonenumbers`, imported when the first number comes: it takes a noticeable part of the start."""
    import phonenumbers  # noqa: PLC0415

    return phonenumbers


@lru_cache(maxsize=1)
def _kinds() -> dict[int, Kind]:
    kinds = _library().PhoneNumberType
    return {
        kinds.MOBILE: Kind.MOBILE,
        kinds.FIXED_LINE: Kind.LANDLINE,
        kinds.FIXED_LINE_OR_MOBILE: Kind.MOBILE_OR_LANDLINE,
        kinds.PREMIUM_RATE: Kind.PREMIUM,
        kinds.SHARED_COST: Kind.PREMIUM,
        kinds.TOLL_FREE: Kind.TOLL_FREE,
        kinds.VOIP: Kind.VOIP,
    }


def tidy(raw: str) -> str:
    """Without marks that nobody sees and a leading "tel:"."""
    return _PREFIX.sub("", _INVISIBLE.sub("", raw)).strip()


def parse(raw: str, region: str) -> Number:
    """Read one number; national forms belong to `region` (ISO 3166). Never raises."""
    text = tidy(raw[: _LONGEST * 4])
    if not text:
        return Number(raw, None, Problem.EMPTY, shown=raw)
    if not any(char.isdigit() for char in text) or _LETTERS.search(text):
        return Number(raw, None, Problem.NOT_A_NUMBER, shown=raw)
    if len(text) > _LONGEST:
        return Number(raw, None, Problem.TOO_LONG, shown=raw)
    if "+" in unicodedata.normalize("NFKC", text)[1:].replace("(+", ""):
        return Number(raw, None, Problem.NOT_A_NUMBER, shown=raw)
    library = _library()
    try:
        number = library.parse(text, region)
    except library.NumberParseException as error:
        return Number(raw, None, _parse_problem(error.error_type), shown=raw)
    return _judge(raw, number, region)


def _parse_problem(error: int) -> Problem:
    codes = _library().NumberParseException
    table = {
        codes.INVALID_COUNTRY_CODE: Problem.NO_COUNTRY,
        codes.TOO_SHORT_AFTER_IDD: Problem.TOO_SHORT,
        codes.TOO_SHORT_NSN: Problem.TOO_SHORT,
        codes.TOO_LONG: Problem.TOO_LONG,
    }
    return table.get(error, Problem.NOT_A_NUMBER)


def _judge(raw: str, number: object, region: str) -> Number:
    library = _library()
    if number.extension:  # type: ignore[attr-defined]
        return Number(raw, None, Problem.NOT_A_NUMBER, shown=raw)  # no SMS reaches an extension
    e164 = library.format_number(number, library.PhoneNumberFormat.E164)
    shown = library.format_number(number, library.PhoneNumberFormat.INTERNATIONAL)
    if _FICTION.fullmatch(e164):
        return Number(raw, e164, None, Kind.MOBILE, "FR", shown)
    if not library.is_valid_number(number):
        return Number(raw, None, _why_not(number, region), shown=raw)
    kind = _kinds().get(library.number_type(number), Kind.OTHER)
    country = library.region_code_for_number(number) or ""
    return Number(raw, e164, None, kind, "" if country == "001" else country, shown)


def _why_not(number: object, region: str) -> Problem:
    library = _library()
    if library.is_possible_short_number_for_region(
        number, region
    ) and library.is_valid_short_number_for_region(number, region):
        return Problem.SHORT_NUMBER
    results = library.ValidationResult
    table = {
        results.TOO_SHORT: Problem.TOO_SHORT,
        results.IS_POSSIBLE_LOCAL_ONLY: Problem.TOO_SHORT,
        results.TOO_LONG: Problem.TOO_LONG,
        results.INVALID_COUNTRY_CODE: Problem.NO_COUNTRY,
    }
    return table.get(library.is_possible_number_with_reason(number), Problem.NOT_IN_USE)


def find(text: str, region: str) -> list[tuple[int, int]]:
    """Where in a text numbers stand that `parse` finds good: start and end of each."""
    library = _library()
    matcher = library.PhoneNumberMatcher(text, region, leniency=library.Leniency.POSSIBLE)
    spots = [(match.start, match.end) for match in matcher]
    return [(start, end) for start, end in spots if parse(text[start:end], region).e164 is not None]
