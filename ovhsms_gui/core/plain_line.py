"""The fast path for what most lines of a list are: a number, and perhaps whose it is."""

import re

from ovhsms_gui.core.numbers import Number, Problem, lacks_start, parse, parse_plain
from ovhsms_gui.core.ranges import NO_NUMBER_IS_SHORTER, shortest_in
from ovhsms_gui.core.written import is_prefix

# Around a number or a name: quotes and the = that spreadsheets add, brackets, what is not seen.
QUOTES = " \t\u00a0\u202f\u200b\u200e\u200f\ufeff\"'=«»“”"
_EDGES = QUOTES + ":-–—<>[]/|&*•"
JOINING = frozenset({"et", "ou", "and", "or"})
# In a longer line the cells are a list or prose, not a person.
LONGEST_LINE = 400

_PLAIN = re.compile(r"\+?[0-9][0-9 .-]*")
_STARTS = frozenset("+(0123456789 '\"")
_GAPS = ";\t,"
_CELL = r"([^\d,;\x00-\x1f\x7f-\x9f\u2028\u2029]*)"
_IN_A_CELL = re.compile(rf"(?:{_CELL}[,;\t] *)?([+(]{{0,2}}[0-9][0-9 ().-]*)(?:[,;\t]{_CELL})?")
# Words that end in a letter, and a number that the library finds behind them, whatever the words are.
_AFTER_WORDS = re.compile(r"([^+\d_]*[^\W\d_])[ :]+(\+?[0-9]+(?:[ .-][0-9]+)*)")
_WORDS = re.compile(r"[^\W\d_][\w '’.-]*")
_CODE = re.compile(r"\W*(?:[A-Z]{2,3}|[\U0001f1e6-\U0001f1ff]{2})\W*")
_FEWEST_DIGITS = 8  # that the library takes for a number among words in every region


def read_plain_line(line: str, region: str) -> tuple[Number, str] | None:
    """The only number of a line and its name, or None: then the line has to be looked at closely."""
    if line[:1] in _STARTS and "\t" not in line:
        cell = line.strip(QUOTES)
        number = parse_plain(cell, region)
        if number is not None:
            return None if number.e164 is None and not _is_one(number, region) else (number, "")
    if len(line) > LONGEST_LINE:
        return None
    for gap in _GAPS:
        before, found_gap, after = line.partition(gap)
        if found_gap:
            return _halves(before, after, region) or _cells(line, region)
    found = _AFTER_WORDS.fullmatch(line)
    if found is None:
        return None
    words, digits = found.groups()
    if not _WORDS.fullmatch(words) or is_prefix(words) or words.lower() in JOINING:
        return None
    if sum(map(digits.count, " .-+")) > len(digits) - _FEWEST_DIGITS or not _is_found(digits, region):
        return None
    number = parse(digits, region)
    if number.e164 is None or (digits[0] not in "+0" and lacks_start(number, region)):
        return None
    return number, " ".join(words.split())


def _halves(name: str, digits: str, region: str) -> tuple[Number, str] | None:
    """What most lines with a gap are: plain words, and a number that is valid."""
    if not name[:1].isalpha():
        name, digits = digits, name
    plain = name[:1].isalpha() and name[-1:].isalpha() and "  " not in name and "\t" not in digits
    if not plain or not name.replace(" ", "").replace("-", "").isalpha():
        return None
    number = parse_plain(digits.strip(QUOTES), region)
    return None if number is None or number.e164 is None else (number, name)


def _cells(line: str, region: str) -> tuple[Number, str] | None:
    found = _IN_A_CELL.fullmatch(line)
    if found is None:
        return None
    before, digits, after = found.groups("")
    if _CODE.fullmatch(after) and before:
        return None  # initials, or a country's
    digits = digits.rstrip(" ")
    number = parse_plain(digits, region)
    if number is None or (number.e164 is None and not _is_one(number, region)):
        return None
    return number, f"{bare(before)} {bare(after)}".strip() if after else bare(before)


def _is_found(digits: str, region: str) -> bool:
    """Among words the library finds what is dialled abroad only as the region itself dials."""
    if not digits.startswith("00"):
        return True
    least = shortest_in(region)
    out = least.dials_out.match(digits) if least else None
    return out is not None and out.end() == len("00")


def _is_one(number: Number, region: str) -> bool:
    """Too few digits for two valid numbers side by side."""
    digits = number.raw
    if number.problem is Problem.NOT_A_NUMBER or not _PLAIN.fullmatch(digits):
        return False
    pieces = digits.removeprefix("+").split()
    if len(pieces) < 2:
        return True
    if min(map(len, pieces)) >= 8:  # whole numbers in a row, good or bad
        return False
    least = shortest_in(region)
    if least is None or any(piece.startswith("00") or least.dials_out.match(piece) for piece in pieces[1:]):
        return False
    abroad = digits[0] == "+" or pieces[0].startswith("00") or least.dials_out.match(pieces[0])
    first = NO_NUMBER_IS_SHORTER if digits[0] == "+" else least.abroad if abroad else least.home
    return sum(map(str.isdigit, digits)) < first + least.home


def bare(name: str) -> str:
    """Without what stood between name and number; "(mobile)" stays whole at the end of a longer name."""
    if name.isalpha():
        return name
    bare = " ".join(name.split()).strip(_EDGES)
    if "(" not in bare and ")" not in bare:
        return bare
    paired = bare.count("(") == bare.count(")") and not bare.startswith("(")
    return bare if paired else bare.strip("()" + _EDGES)
