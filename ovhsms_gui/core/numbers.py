"""A phone number as somebody wrote it, and what it is: E.164 and kind, or what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields, make_dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from ovhsms_gui.core.asides import hidden, is_date
from ovhsms_gui.core.overseas import elsewhere, is_from
from ovhsms_gui.core.ranges import library as _library
from ovhsms_gui.core.ranges import national_prefix, reach, trunk
from ovhsms_gui.core.written import HIDING_PREFIX, MARKS, is_bare, others_in, tidy, visible


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
    IN_DOUBT = "in_doubt"  # a number, were it not for what stands beside it: it may be another country's, or no phone's


@dataclass(frozen=True, slots=True)
class Number:
    """Exactly one of `e164` and `problem` is None. `country` is ISO 3166 alpha-2, "" where there is none."""

    raw: str  # what was written; control characters as their pictures
    e164: str | None
    problem: Problem | None
    kind: Kind | None = None
    country: str = ""
    shown: str = ""  # with international spacing, or what was written


# Filling a frozen value takes a call for each field, which is a third of the time that a number may take.
# This one is filled at once, and then becomes a Number.
_Blank: Any = make_dataclass("_Blank", [field.name for field in fields(Number)], slots=True)


# No number is longer, however it is written: the library never sees a pasted novel.
_LONGEST = 100
_BETWEEN = r"[\s().\[\]/\-\u2010-\u2015\u2212·_']*"
_BETWEEN_BYTES = b" \t\n\v\f\r().[]/-_'"  # the same, as far as they are ASCII
_DIGITS = re.compile(r"(\d+)")
_SHAPE = re.compile(rf"{_BETWEEN}(\+?){_BETWEEN}(?:\d{_BETWEEN})+")
# Kept by the French regulator Arcep for films and manuals, hence no range of the library's: the demo and
# the tour write to these, and a newcomer who tries one from the manual should not be told it is wrong.
_FICTION_DIGITS = r"3363998\d{4}"
_FICTION = re.compile(r"\+" + _FICTION_DIGITS)
# A foreign number without its plus: shorter ones can be somebody's number at home as well, and longer ones are
# a firm's.
ABROAD = range(11, 14)
# What surely or perhaps takes an SMS.
MOBILES = frozenset({Kind.MOBILE, Kind.MOBILE_OR_LANDLINE})
_OF_PEOPLE = frozenset({Kind.MOBILE, Kind.LANDLINE, Kind.MOBILE_OR_LANDLINE})


def parse(raw: str, region: str) -> Number:
    """Read one number; national forms belong to `region` (ISO 3166). Never raises."""
    number = parse_plain(raw, region)
    return _parse(raw, region, _look_up) if number is None else number


def parse_plain(raw: str, region: str) -> Number | None:
    """The same for what nearly all people type; None for what has to be tidied first."""
    if not raw.isascii() or len(raw) > _LONGEST:
        return None
    dialled = raw.encode().translate(None, _BETWEEN_BYTES).decode()
    if dialled.isdigit() or dialled.removeprefix("+").isdigit():
        number = _look_up(raw, dialled, region)
        # Which all that is two things has something of; seldom enough to look closely.
        if number.e164 is not None and (
            dialled[0] not in "+0" or "/" in raw or " -" in raw or "20" in raw or "19" in raw
        ):
            return _but_one_thing(number, raw, region)
        return number
    return None


def parse_slowly(raw: str, region: str) -> Number:
    """The same, asking the library about every number: what `parse` is measured against."""
    return _parse(raw, region, _ask)


def _parse(raw: str, region: str, judge: Callable[[str, str, str], Number]) -> Number:
    raw = visible(raw)
    whole = raw.strip()
    text = tidy(whole[:_LONGEST])
    if not text:
        return _wrong(raw, Problem.EMPTY if len(whole) <= _LONGEST else Problem.NOT_A_NUMBER)
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return _wrong(raw, Problem.NOT_A_NUMBER)
    if len(whole) > _LONGEST:
        return _wrong(raw, Problem.TOO_LONG)
    digits = "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())
    return _but_one_thing(judge(raw, shape.group(1) + digits, region), text, region)


def _but_one_thing(number: Number, text: str, region: str) -> Number:
    """The number, or that it is none: a date, two numbers written as one, or one with other digits before it."""
    if number.e164 is None:
        return number
    others = (parse(other, region).e164 for other in others_in(text))
    if is_date(text) or any(e164 not in (None, number.e164) for e164 in others):
        return _wrong(number.raw, Problem.NOT_A_NUMBER)
    return number


def in_doubt(number: Number) -> Number:
    """The same, taken for nobody's until somebody has written it so that it can mean one thing only."""
    return Number(number.raw, None, Problem.IN_DOUBT, shown=number.raw)


def lacks_start(number: Number, region: str) -> bool:
    """Written without the + or the 0 that its first digits are understood by, as spreadsheets leave it."""
    text = tidy(number.raw)
    digits = "".join(_DIGITS.findall(text))
    prefix = national_prefix(region)
    if number.e164 is None or not is_bare(text) or (prefix and digits.startswith(prefix)):
        return False
    return bool(trunk(region)) or number.e164 == f"+{digits}"


def may_be_abroad(number: Number, region: str) -> bool:
    """Valid as it is written, but with the + that a spreadsheet takes off it would be somebody's mobile abroad.

    Where numbers are of any length, as in Luxembourg, 33639980012 is one of them.
    """
    text = tidy(number.raw)
    digits = "".join(_DIGITS.findall(text))
    if number.e164 is None or len(digits) not in ABROAD or not is_bare(text):
        return False
    there = parse(f"+{digits}", region)
    return there.e164 not in (None, number.e164) and there.kind in MOBILES


def is_overseas(number: Number, region: str) -> bool:
    """Written in the national form of `region`, and understood as one of another country of the same plan."""
    return number.e164 is not None and is_from(number.e164, tidy(number.raw), region)


def find(text: str, region: str) -> list[tuple[int, int]]:
    """Where numbers that `parse` takes stand among other words: start and end of each."""
    library = _library()
    before = {hiding.end(): hiding.start() for hiding in HIDING_PREFIX.finditer(text)}
    plain = HIDING_PREFIX.sub(lambda hiding: ";" * len(hiding.group()), hidden(text))
    spots = (
        (match.start, match.end)
        for match in library.PhoneNumberMatcher(plain, region, leniency=library.Leniency.POSSIBLE)
    )
    return [
        (before.get(start, start), end)
        for start, end in spots
        if not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha())
        and parse(text[start:end], region).e164 is not None
    ]


def _wrong(raw: str, problem: Problem) -> Number:
    kind = Kind.SHORT if problem is Problem.SHORT_NUMBER else None
    return Number(raw, None, problem, kind, shown=MARKS.sub("", raw))


# ---- the verdict -----------------------------------------------------------------------------------


class _Found(NamedTuple):
    """What the numbers of one range have in common: `cut` gives the groups of digits, `join` spaces them."""

    start: int
    code: str  # with its plus sign
    kind: Kind | None
    country: str
    head: str  # what is shown before the first group
    cut: Callable[[str], Any]
    join: Callable[[Any], str]


# By region, length and first characters, then character by character to what is so from there on: a range,
# a problem, or None where only the library can tell. It grows with the ranges met, not with the numbers.
_Node: TypeAlias = "dict[str, _Node] | _Found | Problem | None"
_known: dict[tuple[str, int, str], _Node] = {}
_FIRST = 4


def _look_up(raw: str, dialled: str, region: str) -> Number:
    """What `_ask` says, from memory where the range is known."""
    found: Any
    try:
        found = _known[region, len(dialled), dialled[:_FIRST]]
        if found.__class__ is dict:
            for char in dialled[_FIRST:]:  # pragma: no branch - the last digit has a leaf at the latest
                found = found[char]
                if found.__class__ is not dict:
                    break
    except KeyError:
        return _learn(raw, dialled, region)
    if found.__class__ is _Found:
        start, code, kind, country, head, cut, join = found
        national = dialled[start:]
        filled = _Blank(raw, code + national, None, kind, country, head + join(cut(national)))
        filled.__class__ = Number
        return filled  # type: ignore[no-any-return]
    return _wrong(raw, found) if found.__class__ is Problem else _ask(raw, dialled, region)


def _learn(raw: str, dialled: str, region: str) -> Number:
    """Ask the library, and keep the verdict for all numbers that it reaches."""
    verdict = _ask(raw, dialled, region)
    seen, found = _reach(dialled, region, verdict)
    start = region, len(dialled), dialled[:_FIRST]
    node = _known.setdefault(start, {} if seen > _FIRST else found)
    for place, char in enumerate(dialled[_FIRST:], _FIRST + 1):
        if not isinstance(node, dict):
            break
        node = node.setdefault(char, {} if place < seen else found)
    return verdict


def _reach(dialled: str, region: str, verdict: Number) -> tuple[int, _Found | Problem | None]:
    unknown = _FIRST, None  # ask for all numbers that start so
    try:
        number = _library().parse(dialled, region.upper())
    except _library().NumberParseException:
        return unknown
    here = _kind(number) is not None
    others = [] if here else elsewhere(number, dialled)
    if verdict.problem is None and verdict.e164 not in {_e164(one) for one in (number, *others)}:
        return unknown
    known = reach(dialled, region, number, valid=here, apart=_FICTION_DIGITS)
    if known is None:
        return unknown
    seen = known.seen
    for other in others:
        code = f"+{other.country_code}"
        there = reach(
            code + dialled[known.start :],
            region,
            other,
            valid=_kind(other) is not None,
            apart=_FICTION_DIGITS,
        )
        if there is None:  # pragma: no cover - of one plan all or none can be told, so far
            return unknown
        seen = max(seen, known.start + there.seen - len(code))
    if verdict.problem is not None:
        again = dialled.startswith("00") and known.dials_out != "00"  # `_ask` reads it twice
        return unknown if again else (seen, verdict.problem)
    assert verdict.e164 is not None
    national = dialled[known.start :]
    code = verdict.e164.removesuffix(national)
    head, *parts = _DIGITS.split(verdict.shown.removeprefix(code))  # a gap, then groups and gaps by turns
    groups, gaps = parts[::2], parts[1::2]
    ends = list(accumulate(map(len, groups)))
    cut = itemgetter(*map(slice, [0, *ends[:-1]], ends))
    even = len(groups) > 1 and len(set(gaps[:-1])) == 1 and not gaps[-1]
    join = gaps[0].join if even else "".join(f"%s{gap}" for gap in gaps).__mod__
    if code + head + join(cut(national)) != verdict.shown:
        return unknown
    return seen, _Found(known.start, code, verdict.kind, verdict.country, code + head, cut, join)


def _ask(raw: str, dialled: str, region: str) -> Number:
    number = _read(raw, dialled, region)
    if number.problem is not None and dialled.startswith("00"):
        # 00 is how most of the world dials abroad, even where this region dials otherwise.
        abroad = _read(raw, "+" + dialled[2:], region)
        return abroad if abroad.problem is None else number
    return number


def _read(raw: str, dialled: str, region: str) -> Number:
    library = _library()
    try:
        number = library.parse(dialled, region.upper())
    except library.NumberParseException as error:
        return _wrong(raw, _not_read().get(error.error_type, Problem.NOT_A_NUMBER))
    kind = _kind(number)
    if kind is None:
        found = [
            (other, kind) for other in elsewhere(number, dialled) if (kind := _kind(other)) in _OF_PEOPLE
        ]
        if len(found) != 1:
            return _wrong(raw, _why_not(number, region))
        [(number, kind)] = found
    country = library.region_code_for_number(number)
    shown = library.format_number(number, library.PhoneNumberFormat.INTERNATIONAL)
    # 001 is the library's region of satellite and other numbers that belong to no country.
    return Number(raw, _e164(number), None, kind, "" if country in (None, "001") else country, shown)


def _e164(number: Any) -> str:
    return str(_library().format_number(number, _library().PhoneNumberFormat.E164))


def _kind(number: Any) -> Kind | None:
    """None for a number that is not in use."""
    library = _library()
    if _FICTION.fullmatch(_e164(number)):
        return Kind.MOBILE
    if not library.is_valid_number(number):
        return None
    return _kinds().get(library.number_type(number), Kind.OTHER)


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
