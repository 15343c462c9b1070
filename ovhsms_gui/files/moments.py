"""Dates, hours and durations as a spreadsheet shows them: a count of days, by the parts that its format names."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ovhsms_gui.files.calendars import Names, language, names

Token = tuple[str, str]  # its kind and what stands there

_LAST_DAY = 2_958_465  # the end of the year 9999
_DAY = 86_400  # seconds
_FIGURES = 2  # letters of a day or month in a format, with more of which it has a name
_1904 = 1_462  # days from the one beginning to the other


class _Parts(NamedTuple):
    year: int
    month: int
    day: int
    weekday: int
    hour: int  # of twelve, where the format says AM or PM
    minute: int
    second: int
    fraction: str
    half: str
    seconds: int  # since the beginning


def moment(
    tokens: Sequence[Token], locale: str, *, from_1904: bool, otherwise: Callable[[float], str]
) -> Callable[[float], str]:
    """What shows a count of days by these tokens of a format; what no calendar has, is left to `otherwise`."""
    said = _minutes_told(tokens)
    spoken = language(locale)
    if not spoken and any(
        kind == "moment" and what[0] in "dm" and len(what) > _FIGURES for kind, what in said
    ):
        said = _in_figures({what[0] for kind, what in said if kind == "moment"})
    dated = any(kind == "moment" and what in {"d", "dd"} for kind, what in said)
    takes = [_take(kind, what, names(spoken or "fr"), dated=dated) for kind, what in said]
    places = max((len(what.partition(".")[2]) for kind, what in said if kind == "moment"), default=0)
    twelve = any(kind == "half" for kind, _ in said)
    lasting = any(kind == "elapsed" for kind, _ in said)

    def show(value: float) -> str:
        if value < 0 and lasting:
            return f"-{show(-value)}"
        days = value + _1904 if from_1904 and not lasting else value
        if not 0 <= days <= _LAST_DAY + 1:
            return otherwise(value)
        parts = _parts(days, places, twelve=twelve)
        return "".join([take(parts) for take in takes])

    return show


def _parts(days: float, places: int, *, twelve: bool) -> _Parts:
    """Rounded to the last place that is shown of a second: 14:30 is kept as 14:29:59.99999."""
    seconds, fraction = divmod(round(days * _DAY * 10**places), 10**places)
    whole, rest = divmod(seconds, _DAY)
    # The calendar of spreadsheets has a 29 February 1900 and a day 0 before its first.
    day = date(1899, 12, 30) + timedelta(min(whole, _LAST_DAY) + (0 < whole < 61))
    year, month, number = (day.year, day.month, day.day) if whole else (1900, 1, 0)
    hour, minute, second = rest // 3600, rest // 60 % 60, rest % 60
    half = "AM" if hour < 12 else "PM"
    hour = (hour + 11) % 12 + 1 if twelve else hour
    return _Parts(
        year, month, number, day.weekday(), hour, minute, second, f"{fraction:0{places}}", half, seconds
    )


def _minutes_told(tokens: Sequence[Token]) -> list[Token]:
    """An m after hours or before seconds is a minute, elsewhere a month."""
    told = list(tokens)
    units = [index for index, (kind, _) in enumerate(told) if kind in {"moment", "elapsed"}]
    for place, index in enumerate(units):
        kind, what = told[index]
        if kind != "moment" or what not in {"m", "mm"}:
            continue
        before = told[units[place - 1]][1] if place else ""
        after = told[units[place + 1]][1] if place + 1 < len(units) else ""
        if before.startswith("h") or after.startswith("s"):
            told[index] = (kind, what.replace("m", "n"))
    return told


def _in_figures(units: set[str]) -> list[Token]:
    """The same units without names, where the language of these is not known."""
    day = units & set("dmy") if units & set("my") else set("dmy")
    parts = [("moment", what) for what in ("dd", "mm", "yyyy") if what[0] in day]
    hour = [("moment", what) for what in ("hh", "nn", "ss") if what[0] in units]
    between = [("text", " ")] if hour else []
    return [*_joined(parts, "/"), *between, *_joined(hour, ":")]


def _joined(tokens: Sequence[Token], sign: str) -> list[Token]:
    return [one for token in tokens for one in (token, ("text", sign))][:-1]


def _take(kind: str, what: str, names: Names, *, dated: bool) -> Callable[[_Parts], str]:
    """What one token shows; `dated`: beside a day's number."""
    months = names.of_months if dated else names.months
    if kind == "elapsed":
        unit = {"h": 3600, "m": 60, "s": 1}[what[0]]
        return lambda parts: f"{parts.seconds // unit:0{len(what)}}"
    if kind == "half":
        return lambda parts: parts.half[: 1 if what == "a/p" else 2]
    if kind != "moment":
        return lambda _: what
    second, point, _ = what.partition(".")
    match second[0], len(second):
        case "y", 1 | 2:
            return lambda parts: f"{parts.year % 100:02}"
        case "y", _:
            return lambda parts: f"{parts.year}"
        case "m", 3:
            return lambda parts: names.short_months[parts.month - 1]
        case "m", 5:
            return lambda parts: names.months[parts.month - 1][0].upper()
        case "m", more if more > 3:
            return lambda parts: months[parts.month - 1]
        case "d", 3:
            return lambda parts: names.short_days[parts.weekday]
        case "d", more if more > 3:
            return lambda parts: names.days[parts.weekday]
        case "s", width if point:
            return lambda parts: f"{parts.second:0{width}},{parts.fraction}"
        case letter, width:
            field = {"m": "month", "d": "day", "h": "hour", "n": "minute", "s": "second"}[letter]
            return lambda parts: f"{getattr(parts, field):0{width}}"
