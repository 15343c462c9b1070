"""A value as a spreadsheet shows it by the code of its format (ECMA-376-1, 18.8.30 and 18.8.31), as in France.

What stands for a width only (`_)`, `*`, `?`) is a blank here, and blanks beside each other are one.
"""

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache, partial
from math import isfinite
from typing import Any

from ovhsms_gui.files.moments import Token, moment

# The codes that have a number only, as a French Excel shows them. What else there is, files name in full.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '#,##0 "€";-#,##0 "€"',
    6: '#,##0 "€";-#,##0 "€"',
    7: '#,##0.00 "€";-#,##0.00 "€"',
    8: '#,##0.00 "€";-#,##0.00 "€"',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "dd-mmm-yy",
    16: "dd-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-";@',
    42: '#,##0 "€";-#,##0 "€";"- €";@',
    43: '#,##0.00;-#,##0.00;"-";@',
    44: '#,##0.00 "€";-#,##0.00 "€";"- €";@',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
LOCAL_DATES = range(14, 23)  # those that are another in each country, whatever a file says of them
_AS_IN_FRANCE = {"0%": '0" "%', "0.00%": '0.00" "%'}
_POINT, _THOUSANDS = ",", " "  # a narrow no-break space is what Excel has, and makes a message dearer

_TOKENS = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | _(?P<blank>.)
    | \*(?P<fill>.)
    | \[\$(?P<symbol>[^\]-]*)(?:-(?P<locale>[^\]]*))?\]
    | \[(?P<elapsed>h+|m+|s+)\]
    | \[(?P<condition><=|>=|<>|[<>=])\s*(?P<limit>-?\d+(?:\.\d+)?)\]
    | \[[^\]]*\]
    | (?P<end>;)
    | (?P<general>general|standard)
    | (?P<half>am/pm|a/p)
    | (?P<moment>y+|m+|d+|h+|s+(?:\.0{1,3})?)
    | (?P<exponent>E[+-])
    | (?P<digit>[0\#?])
    | (?P<sign>[.,%@/])
    | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
# Dates as Excel names them to people, in French jj/mm/aaaa: some programs write that into the file. By the letters
# that are there, the first that fits: what the letters stand for, and the language if these tell it.
_RUN = r"(?<![^\W\d_])([^\W\d_])\1{0,3}(?![^\W\d_])"
_QUOTED_OR_RUN = re.compile(rf'"[^"]*"?|\\.|\[[^\]]*\]|{_RUN}', re.IGNORECASE)
_UNTOLD = "?"
_LETTERS = (
    ({"t", "jj"}, {"t": "d", "j": "y"}, "de"),
    ({"d", "jj"}, {"j": "y", "u": "h"}, "nl"),
    ({"p", "k", "vv"}, {"p": "d", "k": "m", "v": "y"}, "fi"),
    ({"g", "m", "aa"}, {"g": "d", "a": "y"}, "it"),
    ({"g", "a", "yy"}, {"g": "d", "a": "m"}, "tr"),
    ({"j"}, {"j": "d", "a": "y"}, ""),
    ({"d", "m", "aa"}, {"a": "y"}, _UNTOLD),  # in Spain, and in Portugal
    ({"d", "m", "rr"}, {"r": "y"}, _UNTOLD),  # in Poland, and in Bohemia
    ({"d", "m", "åå"}, {"å": "y"}, _UNTOLD),  # in Scandinavia
)
_LONG_DATE, _LONG_TIME = "dddd d mmmm yyyy", "hh:mm:ss"
_OF_SYSTEM = {"F800": _LONG_DATE, "X-SYSDATE": _LONG_DATE, "F400": _LONG_TIME, "X-SYSTIME": _LONG_TIME}
_FRACTION = re.compile(r"([0#?]*) *([0#?]+) */ *([0#?]+|[1-9]\d{0,5})")
_CONDITIONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.gt,  # the limit comes first
    "<=": operator.ge,
    ">": operator.lt,
    ">=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    "any": lambda _limit, _value: True,
}
_BLANKS = re.compile("  +")
_GROUPED = re.compile(r"[0#?]-*,+-*[0#?]")
_LEFT_OUT = re.compile(r"(?<=[0#?,]),+(?![,0#?])")
_ONLY_ZEROS = re.compile(r"[^1-9]*0[^1-9]*")
_EXACT = 10**15  # whole numbers that a spreadsheet keeps to the last digit
_LONGEST = 255  # of a code, in Excel
_REMEMBERED = 4096  # of a format's numbers
_AS_IT_IS = ("sign", "@")
_PLAIN: tuple[list[str], ...] = (["general"], ["sign"], [])
_PADDED = {"0": "0", "?": " ", "#": ""}


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How numbers and texts are shown."""

    number: Callable[[float], str]
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the parts of a code, each for some numbers."""

    show: Callable[[float], str]
    holds: Callable[[float], bool]


def parse(code: str, *, from_1904: bool = False) -> NumberFormat | None:
    """What a code does, or None if it shows every value as it is. Of days, the first is in 1900, or in 1904."""
    if len(code) > _LONGEST:
        return None
    sections = _sections(_AS_IN_FRANCE.get(code, code))
    if len(sections) == 1 and [kind for kind, _ in sections[0]] in _PLAIN:
        return None
    says_text = next((s for s in sections if _AS_IT_IS in s), sections[3] if len(sections) > 3 else None)
    numbers = [tokens for tokens in sections[:3] if _AS_IT_IS not in tokens]
    text = str if says_text is None else _text_by(says_text)
    number = (
        _number_by(_with_conditions(numbers, from_1904)) if numbers else lambda value: text(general(value))
    )
    return NumberFormat(
        lru_cache(_REMEMBERED)(number), text
    )  # a column says the same day and hour again and again


def plain(value: object) -> str:
    """What a cell shows that has no format."""
    return _PLAINLY.get(type(value), str)(value)


def general(value: float) -> str:
    """A number without a format: at most eleven characters, but all digits of a whole number."""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    size = abs(value)
    if not 1e-9 <= size < 1e11 or (size < 1e-4 and f"{size:.9f}" != f"{size:.15f}"[:11]):
        number, _, power = f"{value:.5E}".partition("E")
        return f"{_without_end(number)}E{power}".replace(".", _POINT)
    decimals = max(0, 10 - len(str(int(size))))
    return _without_end(f"{value:.{decimals}f}").replace(".", _POINT)


def _without_end(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def _number_by(sections: list[_Section]) -> Callable[[float], str]:
    def number(value: float) -> str:
        for section in sections:
            if section.holds(value):
                return section.show(value) if isfinite(value) else general(value)
        return general(value)

    return number


def _text_by(tokens: list[Token]) -> Callable[[str], str]:
    said = [what for kind, what in tokens if kind in {"sign", "text"}]
    if "@" not in said:
        return lambda _: "".join(said).strip()
    place = said.index("@")
    before, after = "".join(said[:place]).lstrip(), "".join(said[place + 1 :]).rstrip()
    return lambda value: f"{before}{value}{after}"


def _sections(code: str) -> list[list[Token]]:
    code = _in_english(code)
    sections: list[list[Token]] = [[]]
    for found in _TOKENS.finditer(code):
        kind, said = found.lastgroup, found[found.lastgroup or 0]
        if kind == "end":
            sections.append([])
        elif kind == "limit":
            sections[-1].append(("condition", f"{found['condition']} {said}"))
        elif kind in {"symbol", "locale"}:
            sections[-1] += [("locale", (found["locale"] or "").upper()), ("text", found["symbol"])]
        elif kind in {"quoted", "escaped", "literal"}:
            sections[-1].append(("text", said))
        elif kind == "blank" or (kind == "fill" and said == " " and sections[-1][-1:] != [("text", "-")]):
            sections[-1].append(("text", " "))
        elif kind == "fill":
            pass  # after a minus, or with what is no text
        elif kind is not None:
            sections[-1].append((kind, said.lower()))
    return sections


def _in_english(code: str) -> str:
    """With the letters that all files are meant to have for the parts of a date, and the language that it had."""
    runs = {found[0].lower() for found in _QUOTED_OR_RUN.finditer(code) if found[1]}
    there = {run[:length] for run in runs for length in (1, 2)}
    letters, spoken = next(
        ((letters, spoken) for needed, letters, spoken in _LETTERS if needed <= there), ({}, "")
    )
    if not letters:
        return code
    said = _QUOTED_OR_RUN.sub(
        lambda found: letters.get((found[1] or "").lower(), "") * len(found[0]) or found[0], code
    )
    return f"{said}[$-{spoken}]" if spoken else said


def _with_conditions(sections: list[list[Token]], from_1904: bool) -> list[_Section]:
    """Without a condition the first is for what is positive, the second for what is negative, the last for the rest."""
    last = len(sections) - 1
    usual = [(">=" if last == 1 else ">", 0.0), ("<", 0.0)][: max(0, last)]
    usual += [("any", 0.0)] * (last + 1 - len(usual))
    made = []
    for index, tokens in enumerate(sections):
        named = [said.split() for kind, said in tokens if kind == "condition"]
        name, limit = (named[0][0], float(named[0][1])) if named else usual[index]
        below = name in {"<", "<="} and limit <= 0
        rest = index == last == 1 and not any(kind == "condition" for kind, _ in sections[0])
        made.append(_Section(_shower(tokens, from_1904, below or rest), partial(_CONDITIONS[name], limit)))
    return made


def _shower(tokens: list[Token], from_1904: bool, only_negative: bool) -> Callable[[float], str]:
    """Shows the numbers of a section; where all of them are negative, it says so itself."""
    named = next((said for kind, said in tokens if kind == "locale" and said), "")
    tokens = [token for token in tokens if token[0] not in {"locale", "condition"}]
    if named in _OF_SYSTEM:
        tokens = _sections(_OF_SYSTEM[named])[0]
    kinds = {kind for kind, _ in tokens}
    if kinds & {"moment", "elapsed"}:
        return _tidily(moment(tokens, named, from_1904=from_1904, otherwise=general))
    if "general" in kinds:
        show = _general_by(tokens)
    elif "exponent" in kinds:
        show = _scientific(tokens)
    elif fraction := _FRACTION.fullmatch("".join(said for _, said in tokens)):
        show = partial(_fraction, fraction)
    else:
        show = _Decimal(tokens).show
    if only_negative:
        return lambda value: show(abs(value))
    return lambda value: _with_minus(show(-value)) if value < 0 else show(value)


def _with_minus(text: str) -> str:
    return f"-{text}" if text and not _ONLY_ZEROS.fullmatch(text) else text


def _tidily(show: Callable[[float], str]) -> Callable[[float], str]:
    return lambda value: _tidy(show(value))


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _general_by(tokens: list[Token]) -> Callable[[float], str]:
    return _tidily(
        lambda value: "".join(general(value) if kind == "general" else said for kind, said in tokens)
    )


def _scientific(tokens: list[Token]) -> Callable[[float], str]:
    said = "".join(said for _, said in tokens).lower()
    places = len(said.partition("e")[0].partition(".")[2])

    def show(value: float) -> str:
        if (
            value.is_integer() and value < _EXACT
        ):  # somebody's number: nobody can tell the digits that are left out
            return general(value)
        return f"{value:.{places}E}".replace(".", _POINT)

    return show


def _fraction(parts: re.Match[str], value: float) -> str:
    whole = int(value) if parts[1] else 0
    rest = Fraction(value) - whole
    if parts[3].isdecimal() and parts[3].strip("0"):
        over = int(parts[3])
        above = round(rest * over)
    else:
        near = rest.limit_denominator(10 ** min(len(parts[3]), 6) - 1)
        above, over = near.numerator, near.denominator
    if parts[1] and above == over:
        whole, above = whole + 1, 0
    if parts[1] and not above:
        return str(whole)
    return f"{whole or ''} {above}/{over}".strip()


class _Decimal:
    """Digits in their places, among texts: 0# ## ## ## ## as well as #,##0.00."""

    def __init__(self, tokens: list[Token]) -> None:
        # A comma between two digits groups thousands, one after the last digit leaves them out.
        text = "".join(said if kind in {"digit", "sign"} else "-" for kind, said in tokens)
        self._grouped = _GROUPED.search(text.partition(".")[0]) is not None
        self._power = 2 * text.count("%") - 3 * sum(map(len, _LEFT_OUT.findall(text)))
        tokens = [token for token in tokens if token != ("sign", ",")]
        point = tokens.index(("sign", ".")) if ("sign", ".") in tokens else len(tokens)
        self._before, self._after = tokens[:point], tokens[point + 1 :]
        if point < len(tokens) and not any(kind == "digit" for kind, _ in self._before):
            self._before = [*self._before, ("digit", "#")]
        self._first = next((i for i, (kind, _) in enumerate(self._before) if kind == "digit"), -1)
        self._point = _POINT if point < len(tokens) else ""
        self._places = sum(kind == "digit" for kind, _ in self._after)
        self._unit = Decimal(1).scaleb(-self._places)
        self._layouts: dict[tuple[int, int], str] = {}

    def show(self, value: float) -> str:
        """Of a number without its sign, rounded as people do it."""
        if value >= _EXACT:
            return general(value)
        exact = f"{value:.15g}"
        whole, _, rest = exact.partition(".")
        if self._power or len(rest) > self._places or "e" in exact:
            try:
                number = Decimal(exact).scaleb(self._power).quantize(self._unit, ROUND_HALF_UP)
            except InvalidOperation:  # more digits than anybody reads
                return general(value)
            whole, _, rest = f"{number:f}".partition(".")
        whole, rest = "" if whole == "0" or self._first < 0 else whole, rest.rstrip("0")
        size = len(whole), len(rest)
        layout = self._layouts.get(size) or self._layouts.setdefault(size, self._layout(*size))
        return layout % (*whole, *rest)

    def _layout(self, whole: int, rest: int) -> str:
        """Where so many digits stand, each as %s."""
        after = "".join(self._rest(rest))
        return _tidy("".join(reversed(list(self._whole(whole)))) + (self._point if after else "") + after)

    def _whole(self, digits: int) -> Iterator[str]:
        """From the end: each place has its digit, the first all that are left."""
        count = 0
        for index in range(len(self._before) - 1, -1, -1):
            kind, said = self._before[index]
            if kind != "digit":
                yield said.replace("%", "%%")
                continue
            own = digits if index == self._first else min(digits, 1)
            digits -= own
            for place in ["%s"] * own or [_PADDED[said]]:
                if self._grouped and count and count % 3 == 0 and place:
                    yield _THOUSANDS
                yield place
                count += 1

    def _rest(self, digits: int) -> Iterator[str]:
        for kind, said in self._after:
            if kind != "digit":
                yield said.replace("%", "%%")
            else:
                yield "%s" if digits > 0 else _PADDED[said]
                digits -= 1


def _day(value: date) -> str:
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def _duration(days: float) -> str:
    return moment(_sections("[h]:mm")[0], "", from_1904=False, otherwise=general)(days)


_PLAINLY: dict[type, Callable[[Any], str]] = {
    float: general,
    bool: lambda value: "VRAI" if value else "FAUX",
    datetime: lambda value: _day(value) if value.time() == time() else f"{_day(value)} {value:%H:%M}",
    date: _day,
    time: lambda value: f"{value:%H:%M}",
    timedelta: lambda value: _duration(value / timedelta(days=1)),
}
