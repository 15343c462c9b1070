"""Whether a text names somebody's number: in any form of it, or by its end alone, as in "06 39 98 00 12 ou 13"."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from ovhsms_gui.core.asides import LINKS
from ovhsms_gui.core.ranges import library, trunk
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.written import HIDING_PREFIX, tidy, visible

# Of a number that begins as the one before it only the end is written: at most so many digits.
_END = 4
_GAP = r"(?:[^\S\n]|[(),.\[\]/\-\u2010-\u2015\u2212·_'])"
_BETWEEN = rf"{_GAP}{{0,4}}"
_WORDS = "|".join(word for word in LINKS if word.isalpha())
# What leads from an end to the next one. Two decimals are none.
_LINK = re.compile(rf"(?!(?<=\d)[.,]0{{1,2}}(?!\d))(?:[^\w\n]|\b(?:{_WORDS})\b){{1,16}}", re.IGNORECASE)
_NEXT_END = re.compile(rf"\d{{1,{_END}}}(?!\w)")
# A word or one of these surely does. After anything else the list goes on or is over: in "12, 13 ans" it is an age.
_SURE = re.compile(r"[^\W\d]|[/&+|(]")
_OVER = re.compile(rf"[^\S\n]*(?:$|[^\w\s]|\d|(?:{_WORDS})\b)", re.IGNORECASE | re.MULTILINE)
_RANGE = re.compile(r"[-\u2010-\u2015\u2212]|\b(?:à|a|au|to|bis)\b", re.IGNORECASE)
_BLANK = re.compile(r"[ .\u00a0\u202f]")
# Another number, from its beginning on.
_WHOLE = re.compile(rf"(?:\+|\(?00?){_GAP}{{0,2}}[1-9](?:{_GAP}{{0,2}}\d){{7}}")
_ODD_DIGIT = r"(?![0-9])\d"


class _Form(NamedTuple):
    """How a number is written: all that begins as it does, its country's code, and the end that is its own."""

    shape: re.Pattern[str]
    code: str
    end: str


def mentions(text: str, numbers: Collection[str]) -> bool:
    """One of these numbers (E.164) stands in it, however it is written, or is meant by its end; on one line."""
    if not numbers or not hints(numbers).search(text):
        return False
    plain = _plain(text)
    return any(_is_named(plain, form) for form in map(_form, numbers))


def is_theirs(row: Row, numbers: Collection[str]) -> bool:
    """The row has one of these numbers, or is none and mentions one."""
    number = row.number
    return number.e164 in numbers or (number.e164 is None and mentions(f"{number.raw} {row.name}", numbers))


def hints(numbers: Collection[str]) -> re.Pattern[str]:
    """What stands in every text that mentions one of them (at least one): it is quickly not found."""
    stems = sorted({_split(number)[1][:-_END] for number in numbers})
    return re.compile("|".join([_ODD_DIGIT, *(r"\D{0,4}".join(stem) for stem in stems)]))


def _plain(text: str) -> str:
    """Without what nobody sees, its digits as ASCII."""
    lines = (tidy(visible(HIDING_PREFIX.sub(" ", line))) for line in text.splitlines())
    return re.sub(_ODD_DIGIT, lambda digit: str(unicodedata.decimal(digit[0])), "\n".join(lines))


def _is_named(text: str, form: _Form) -> bool:
    return any(
        first <= form.end <= last
        for found in form.shape.finditer(text)
        if found["code"] in (None, form.code)
        for first, last in _ends(text, found, form)
    )


def _ends(text: str, found: re.Match[str], form: _Form) -> Iterator[tuple[str, str]]:
    """The end of a number and those that follow it, each as the first and the last of a range."""
    whole = now = re.sub(r"\D", "", found["end"])
    yield whole, whole
    at, end = found.end(), ""
    while (link := _LINK.match(text, at)) and (next_ := _NEXT_END.match(text, link.end())):
        if _WHOLE.match(text, link.end()) or form.shape.match(text, link.end()):
            return
        if not (_SURE.search(link[0]) or _OVER.match(text, next_.end())):
            return
        before, now = now, whole[: -len(next_[0])] + next_[0]
        yield (before if _RANGE.search(link[0]) else now), now
        if _BLANK.fullmatch(link[0]) and len(end) == len(next_[0]) == 2:  # "ou 01 13" may be one end
            yield end + next_[0], end + next_[0]
        at, end = next_.end(), next_[0]


@lru_cache(maxsize=256)
def _form(number: str) -> _Form:
    code, own = _split(number)
    stem = _BETWEEN.join(own[:-_END])
    end = _BETWEEN.join([r"\d"] * _END)
    home = trunk(library().region_code_for_country_code(int(code)))
    before = (
        rf"(?:(?:\+|00){_BETWEEN}(?P<code>\d{{1,3}}?)|{_BETWEEN.join(code)})?{_BETWEEN}{home and f'{home}?'}"
    )
    return _Form(
        re.compile(rf"(?<!\d){before}{_BETWEEN}{stem}{_BETWEEN}(?P<end>{end})(?!\d)"), code, own[-_END:]
    )


@lru_cache(maxsize=256)
def _split(number: str) -> tuple[str, str]:
    """The country's code, and the number as it is there."""
    parsed = library().parse(number)
    return str(parsed.country_code), str(library().national_significant_number(parsed))
