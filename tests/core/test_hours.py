"""When advertising may be sent, held against a second rule that counts minutes and knows neither zones nor Easter."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from ovhsms_gui.core.hours import PARIS, Closed, Holiday, closed_day, holiday, is_legal, next_legal, why_not

EVERYTHING = os.environ.get("OVHSMS_TORTURE") == "1"
# Thirteen: no day has a multiple of them in minutes, so that taken in turn each of them has each minute of a day.
ZONES = (
    UTC,
    timezone(timedelta(hours=-12)),
    *map(
        ZoneInfo,
        (
            "Europe/Paris",
            "Europe/London",
            "Indian/Reunion",
            "Pacific/Noumea",
            "Pacific/Tahiti",
            "America/Martinique",
            "America/Cayenne",
            "America/Miquelon",
            "America/Toronto",  # Montréal
            "Asia/Kathmandu",
            "Australia/Lord_Howe",  # whose clock changes by half an hour
        ),
    ),
)
DAY = 24 * 60


@dataclass(frozen=True)
class Year:
    """As it stands in a diary. `first`: weekday of the first of January, Monday is 0; the changes at 1:00 UTC."""

    first: int
    summer: date
    winter: date
    holidays: dict[str, Holiday]


DIARY = {
    2027: Year(
        4,
        date(2027, 3, 28),
        date(2027, 10, 31),
        {
            "01-01": Holiday.NEW_YEAR,
            "03-29": Holiday.EASTER_MONDAY,
            "05-01": Holiday.LABOUR_DAY,
            "05-06": Holiday.ASCENSION,
            "05-08": Holiday.VICTORY,
            "05-17": Holiday.WHIT_MONDAY,
            "07-14": Holiday.BASTILLE_DAY,
            "08-15": Holiday.ASSUMPTION,  # a Sunday
            "11-01": Holiday.ALL_SAINTS,
            "11-11": Holiday.ARMISTICE,
            "12-25": Holiday.CHRISTMAS,
        },
    ),
    2028: Year(
        5,
        date(2028, 3, 26),
        date(2028, 10, 29),
        {
            "01-01": Holiday.NEW_YEAR,
            "04-17": Holiday.EASTER_MONDAY,
            "05-01": Holiday.LABOUR_DAY,
            "05-08": Holiday.VICTORY,
            "05-25": Holiday.ASCENSION,
            "06-05": Holiday.WHIT_MONDAY,
            "07-14": Holiday.BASTILLE_DAY,
            "08-15": Holiday.ASSUMPTION,
            "11-01": Holiday.ALL_SAINTS,
            "11-11": Holiday.ARMISTICE,
            "12-25": Holiday.CHRISTMAS,
        },
    ),
}


def slow(year: int) -> Iterator[tuple[int, Closed | Holiday | None, int]]:
    """Every minute of a year in Paris: minutes since 1970, what forbids it, and the first minute that is free."""
    diary, new_year = DIARY[year], date(year, 1, 1)
    closed = {
        (date.fromisoformat(f"{year}-{day}") - new_year).days: name for day, name in diary.holidays.items()
    }
    summer, winter = (((day - new_year).days * 24 + 1) * 60 for day in (diary.summer, diary.winter))
    begins = (new_year - date(1970, 1, 1)).days * DAY
    days = (date(year + 1, 1, 1) - new_year).days

    def why(minute: int) -> Closed | Holiday | None:
        day, clock = divmod(minute + (120 if summer <= minute < winter else 60), DAY)
        if (diary.first + day) % 7 == 6:
            return Closed.SUNDAY
        return closed.get(day) or (None if 8 * 60 <= clock < 20 * 60 else Closed.NIGHT)

    last = days * DAY - 60  # in UTC; the year's last slot ends before it
    reasons = [why(minute) for minute in range(-60, last)]
    free, found = -1, []
    for minute in range(last - 1, -61, -1):
        free = minute if reasons[minute + 60] is None else free
        found.append(free)
    for minute, reason, then in zip(range(-60, last), reasons, reversed(found), strict=True):
        if then >= 0:  # the first free one is in this year
            yield begins + minute, reason, begins + then


@pytest.mark.parametrize("year", DIARY if EVERYTHING else [2027])
def test_a_year_is_as_counted_by_hand(year: int) -> None:
    """Every minute in every zone; for every day's use each seventh and those about a change, in a zone each."""
    wrong, walked, before = [], 0, None
    for turn, (minute, why, then) in enumerate(slow(year)):
        changed, before = (why, then - minute == 1) != before, (why, then - minute == 1)
        if not (EVERYTHING or changed or turn % 7 == 0):
            continue
        for zone in ZONES if EVERYTHING else (ZONES[turn % len(ZONES)],):
            moment = datetime.fromtimestamp(minute * 60, zone)
            if why_not(moment) is not why or next_legal(moment).timestamp() != then * 60:
                wrong.append((moment, why))
            walked += 1
    assert wrong[:10] == []
    assert walked > (6_800_000 if EVERYTHING else 75_000)


def moment(text: str, zone: ZoneInfo = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("now", "why", "then"),
    [
        ("2026-11-27 07:59:59.999999", Closed.NIGHT, "2026-11-27T08:00:00+01:00"),
        ("2026-11-27 20:00", Closed.NIGHT, "2026-11-28T08:00:00+01:00"),  # Friday; Saturday is free
        ("2026-11-28 20:00", Closed.NIGHT, "2026-11-30T08:00:00+01:00"),
        ("2026-11-29 16:00", Closed.SUNDAY, "2026-11-30T08:00:00+01:00"),
        ("2026-11-29 03:00", Closed.SUNDAY, "2026-11-30T08:00:00+01:00"),
        ("2026-11-01 10:00", Closed.SUNDAY, "2026-11-02T08:00:00+01:00"),  # All Saints' too
        ("2026-12-24 23:00", Closed.NIGHT, "2026-12-26T08:00:00+01:00"),
        ("2026-12-25 10:00", Holiday.CHRISTMAS, "2026-12-26T08:00:00+01:00"),
        (
            "2027-03-27 20:00",
            Closed.NIGHT,
            "2027-03-30T08:00:00+02:00",
        ),  # over Easter and the change to summer
        ("2027-03-28 02:30", Closed.SUNDAY, "2027-03-30T08:00:00+02:00"),  # an hour that was not
        (
            "2027-10-30 21:00",
            Closed.NIGHT,
            "2027-11-02T08:00:00+01:00",
        ),  # All Saints' after the change to winter
        ("2027-12-31 20:00", Closed.NIGHT, "2028-01-03T08:00:00+01:00"),  # a holiday and a Sunday
        ("2008-05-01 10:00", Holiday.ASCENSION, "2008-05-02T08:00:00+02:00"),  # Labour Day too
    ],
)
def test_what_is_closed_says_why_and_when_it_opens(now: str, why: Closed | Holiday, then: str) -> None:
    assert why_not(moment(now)) is why
    assert not is_legal(moment(now))
    assert next_legal(moment(now)).isoformat() == then
    assert next_legal(moment(now)).tzinfo is PARIS


@pytest.mark.parametrize("now", ["2026-11-27 08:00", "2026-11-28 19:59:59.999999"])
def test_a_legal_moment_is_left_as_it_is(now: str) -> None:
    assert is_legal(moment(now))
    assert next_legal(given := moment(now)) is given


@pytest.mark.parametrize(
    ("now", "place", "why"),
    [
        ("2026-11-27 18:00", "Pacific/Noumea", None),  # eight in Paris
        ("2026-11-27 17:59", "Pacific/Noumea", Closed.NIGHT),
        ("2026-11-30 09:00", "Pacific/Noumea", Closed.SUNDAY),  # Monday there
        ("2026-11-29 21:00", "Pacific/Tahiti", None),  # Sunday there, Monday at eight in Paris
        ("2026-11-27 14:00", "America/Toronto", Closed.NIGHT),
        ("2026-11-27 13:59", "America/Toronto", None),
        ("2027-03-20 15:00", "America/Toronto", Closed.NIGHT),  # America has changed its clock, Paris has not
        ("2027-03-20 14:59", "America/Toronto", None),
    ],
)
def test_it_is_the_clock_in_paris_that_counts(now: str, place: str, why: Closed | None) -> None:
    assert why_not(moment(now, ZoneInfo(place))) is why


@pytest.mark.parametrize("ask", [is_legal, why_not, next_legal])
def test_a_moment_without_a_zone_is_none(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(ValueError, match="without a zone"):
        ask(datetime(2026, 11, 27, 9))  # noqa: DTZ001 - the point of it


def test_days_can_be_asked_about_for_a_calendar() -> None:
    days = [date(2027, 8, day) for day in range(14, 17)]
    assert [closed_day(day) for day in days] == [None, Closed.SUNDAY, None]
    assert [holiday(day) for day in days] == [None, Holiday.ASSUMPTION, None]
    assert closed_day(date(2027, 5, 6)) is Holiday.ASCENSION


def test_the_clock_is_never_changed_while_it_is_open() -> None:
    year = [date(2027, 1, 1) + timedelta(day) for day in range(2 * 365)]
    assert {
        datetime.combine(day, time(20), PARIS).timestamp() - datetime.combine(day, time(8), PARIS).timestamp()
        for day in year
    } == {12 * 3600}
