"""A cell that should hold a number: read, and mended where a spreadsheet did certain damage."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from ovhsms_gui.core.numbers import (
    ABROAD,
    MOBILES,
    Number,
    Problem,
    is_overseas,
    lacks_start,
    may_be_abroad,
    parse,
)
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.regions import is_elsewhere


class Repair(StrEnum):
    """What was put right."""

    PLUS = "plus"  # 33639980012: the + of an international number was taken for a sign
    ZERO = "zero"  # 639980012: the leading 0 was taken for nothing
    EXPONENT = "exponent"  # 3.3639980012E+10, with all its digits
    DECIMALS = "decimals"  # 33639980012.0, 639 980 012,00, 639,980,012
    OVERSEAS = "overseas"  # 0692851234: a national form of one of the countries that share France's plan
    WORDS = "words"  # the only number among other words: "06 39 98 00 12 (evening)"


class Reason(StrEnum):
    """Why a row was not taken, beside the problems of a number itself."""

    BLANK = "blank"
    NO_NUMBER = "no_number"  # the row says something, but not in the number's column
    DIGITS_LOST = "digits_lost"  # 3.36E+10: nobody can tell the others
    SEVERAL = "several"  # more than one number in the cell: whose is the message?
    # What a row is beside its number's cell, see `people`.
    HEADING = "heading"  # a title above the header, or the header once more
    ABOVE = "above"  # somebody above the header, as far as can be told, or once more
    HIDDEN = "hidden"  # the spreadsheet does not show the row
    FAX = "fax"  # no other number than a fax's
    ELSEWHERE = "elsewhere"  # the number stands in a column that was not chosen
    ANOTHERS = "anothers"  # the label beside it says that it is somebody else's, or an old one
    OTHER_COUNTRY = "other_country"  # than the one that the row says
    WHICH_COUNTRY = "which_country"  # the row says one that nobody knows


@dataclass(frozen=True, slots=True)
class Found:
    """A number that can be sent to, and what was done to see it."""

    number: Number
    repair: Repair | None = None
    words: str = ""  # beside the number in its cell


_EXPONENT = re.compile(r"\+?(\d)(?:[.,](\d+))?E\+?(\d{1,2})", re.IGNORECASE)
_DECIMALS = re.compile(
    r"([1-9]\d{7,14}|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3}){2,4})[.,]0{1,2}|([1-9]\d{0,2}(?:,\d{3}){2,4})(?:\.0{1,2})?"
)
_QUOTED = re.compile(r'="([^"]*)"')
_DIGIT = re.compile(r"\d")
# Fewer digits are no number among words; in more text it is prose.
FEWEST, _LONGEST = 6, 200
_ONE_BARE = re.compile(r"[1-9]\d*(?:[ .\-/\u00a0\u202f]{0,2}\(?\d+\)?)*")
# Where another number may begin or end inside one.
_START, _END = re.compile(r"0|(?<=\D)\d"), re.compile(r"(?<=\d)\D")


def read_number(cell: str, region: str) -> Found | Problem | Reason:
    """The number in a cell, or why there is none. Never raises."""
    text = cell.strip()
    if text[:1] in {"0", "+"}:  # most of them, and nothing to repair
        number = parse(text, region)
        if number.e164 is not None:
            away = number.country != region and is_overseas(number, region)
            return Found(number, Repair.OVERSEAS if away else None)
    if not text:
        return Reason.NO_NUMBER
    for shape, repair in _DAMAGES:
        damage = shape.fullmatch(text)
        if damage is not None:
            return repair(damage, text, region)
    return _plain(text, region)


def _plain(text: str, region: str) -> Found | Problem | Reason:
    number = parse(text, region)
    if may_be_abroad(number, region):
        return Problem.IN_DOUBT
    if number.e164 is not None:
        return Found(number, _left_out(number, text, region))
    abroad = _abroad(text, region)
    if abroad is not None:
        return Found(replace(abroad, raw=number.raw), Repair.PLUS)
    digits = digits_in(text)
    if len(digits) >= FEWEST and len(text) <= _LONGEST:
        return _among_words(text, region) or number.problem or Problem.NOT_A_NUMBER
    return number.problem or Problem.NOT_A_NUMBER


def _abroad(text: str, region: str) -> Number | None:
    """A foreign mobile without its plus, if the cell is nothing else and holds nobody's number at home."""
    digits = digits_in(text)
    if len(digits) not in ABROAD or not _ONE_BARE.fullmatch(text):
        return None
    number = parse(f"+{digits}", region)
    if number.e164 is None or number.kind not in MOBILES:
        return None
    starts = [0, *(place.start() for place in _START.finditer(text, 1))]
    ends = [*(place.start() for place in _END.finditer(text)), len(text)]
    inside = (parse(text[start:end], region).e164 for start in starts for end in ends if start < end)
    return number if all(e164 in (None, number.e164) for e164 in inside) else None


def _left_out(number: Number, text: str, region: str) -> Repair | None:
    """What the number lacks that was written without sign or zero, and was understood all the same."""
    digits = digits_in(text)
    if is_overseas(number, region):
        return Repair.OVERSEAS
    if not _bare(text):
        return None
    if number.e164 == f"+{digits}":
        return Repair.PLUS
    # Where numbers begin with no 0, one more makes another number of it, or none.
    return Repair.ZERO if parse(f"0{digits}", region).e164 == number.e164 else None


def _among_words(text: str, region: str) -> Found | Reason | None:
    rows = [row for row in read(text, region) if _DIGIT.search(row.number.raw)]
    found = [row.number for row in rows]
    valid = {number.e164: number for number in found if number.e164 is not None}
    if len(valid) > 1:
        return Reason.SEVERAL
    if len(valid) == 1 and not any(number.e164 is None or lacks_start(number, region) for number in found):
        [number] = valid.values()
        # Beside one number among others, the words of all of them stand here.
        return (
            Reason.OTHER_COUNTRY
            if is_elsewhere(number, text)
            else Found(replace(number, raw=text), Repair.WORDS, " ".join(row.name for row in rows))
        )
    return Reason.OTHER_COUNTRY if any(map(_is_in_doubt, found)) else None


def _is_in_doubt(number: Number) -> bool:
    return number.problem is Problem.IN_DOUBT


def digits_in(text: str) -> str:
    """All of them, in a row."""
    return "".join(_DIGIT.findall(text))


def _bare(text: str) -> bool:
    """Written without the + and the 0 that numbers begin with."""
    return "+" not in text and not digits_in(text).startswith("0")


def _exponent(damage: re.Match[str], text: str, region: str) -> Found | Problem | Reason:
    first, rest, power = damage[1], damage[2] or "", int(damage[3])
    if len(rest) < power:
        return Reason.DIGITS_LOST
    return (
        _mended(first + rest, text, region, Repair.EXPONENT) if len(rest) == power else Problem.NOT_A_NUMBER
    )


def _decimals(damage: re.Match[str], text: str, region: str) -> Found | Problem | Reason:
    return _mended(damage[1] or damage[2].replace(",", ""), text, region, Repair.DECIMALS)


def _quoted(damage: re.Match[str], _text: str, region: str) -> Found | Problem | Reason:
    """="0639980012", by which other programs keep a spreadsheet from doing all this."""
    return read_number(damage[1], region)


def _mended(digits: str, text: str, region: str, repair: Repair) -> Found | Problem | Reason:
    found = _plain(digits, region)
    return Found(replace(found.number, raw=text), repair) if isinstance(found, Found) else found


_Mend = Callable[[re.Match[str], str, str], Found | Problem | Reason]
_DAMAGES: tuple[tuple[re.Pattern[str], _Mend], ...] = (
    (_EXPONENT, _exponent),
    (_DECIMALS, _decimals),
    (_QUOTED, _quoted),
)
