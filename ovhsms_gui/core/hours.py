"""When advertising may be sent: 8:00 to 20:00 in Paris, Monday to Saturday, not on France's public holidays."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
OPENS, CLOSES = time(8), time(20)  # no change of the clock falls between them


class Closed(StrEnum):
    """What forbids it every week."""

    NIGHT = "night"
    SUNDAY = "sunday"


class Holiday(StrEnum):
    """The public holidays of all of France (Code du travail, L3133-1), and no region's."""

    NEW_YEAR = "new_year"
    EASTER_MONDAY = "easter_monday"
    LABOUR_DAY = "labour_day"
    VICTORY = "victory"
    ASCENSION = "ascension"
    WHIT_MONDAY = "whit_monday"
    BASTILLE_DAY = "bastille_day"
    ASSUMPTION = "assumption"
    ALL_SAINTS = "all_saints"
    ARMISTICE = "armistice"
    CHRISTMAS = "christmas"


_AFTER_EASTER = {Holiday.EASTER_MONDAY: 1, Holiday.ASCENSION: 39, Holiday.WHIT_MONDAY: 50}
_EVERY_YEAR = {
    Holiday.NEW_YEAR: (1, 1),
    Holiday.LABOUR_DAY: (5, 1),
    Holiday.VICTORY: (5, 8),
    Holiday.BASTILLE_DAY: (7, 14),
    Holiday.ASSUMPTION: (8, 15),
    Holiday.ALL_SAINTS: (11, 1),
    Holiday.ARMISTICE: (11, 11),
    Holiday.CHRISTMAS: (12, 25),
}


def is_legal(moment: datetime) -> bool:
    """Advertising may be sent at this moment. Like the others raises ValueError for one without a zone."""
    return why_not(moment) is None


def why_not(moment: datetime) -> Closed | Holiday | None:
    """What forbids it at this moment. The day comes before the hour: on a closed day no hour is better."""
    local = _in_paris(moment)
    return closed_day(local.date()) or (None if OPENS <= local.time() < CLOSES else Closed.NIGHT)


def next_legal(moment: datetime) -> datetime:
    """This moment where it is legal, else the first one after it that is, at eight in Paris."""
    if is_legal(moment):
        return moment
    local = _in_paris(moment)
    day = local.date() if local.time() < OPENS else local.date() + timedelta(1)
    while closed_day(day):
        day += timedelta(1)
    return datetime.combine(day, OPENS, PARIS)


def next_change(moment: datetime) -> datetime:
    """The first moment after this one at which it begins to be legal, or ends to be."""
    local = _in_paris(moment)
    return datetime.combine(local.date(), CLOSES, PARIS) if is_legal(moment) else next_legal(moment)


def spans(start: datetime, end: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """The stretches between two moments in which it is legal."""
    found = []
    while (start := next_legal(start)) < end:
        found.append((start, min(next_change(start), end)))
        start = found[-1][1]
    return tuple(found)


def closed_day(day: date) -> Closed | Holiday | None:
    """What forbids it all of this day in Paris. Of a holiday on a Sunday the Sunday, which nobody doubts."""
    return Closed.SUNDAY if day.isoweekday() == 7 else holiday(day)


def holiday(day: date) -> Holiday | None:
    """The public holiday that this day is."""
    return _holidays(day.year).get(day)


@lru_cache(maxsize=16)
def _holidays(year: int) -> Mapping[date, Holiday]:
    # Ascension can fall on the first or the eighth of May, and then is what the day is called.
    moving = {_easter(year) + timedelta(days): name for name, days in _AFTER_EASTER.items()}
    fixed = {date(year, month, day): name for name, (month, day) in _EVERY_YEAR.items()}
    return MappingProxyType(fixed | moving)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar: the Sunday after the first full moon of spring, as the Church counts."""
    century, golden = year // 100, year % 19
    full = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    if full == 29 or (full == 28 and golden > 10):
        full -= 1
    moon = date(year, 3, 21) + timedelta(full)
    return moon + timedelta(7 - moon.isoweekday() % 7)


def _in_paris(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("a moment without a zone is no moment")
    return moment.astimezone(PARIS)
