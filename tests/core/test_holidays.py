"""The public holidays of 1950 to 2100, held against a library that is kept by many."""

from datetime import date, timedelta

import holidays

from ovhsms_gui.core.hours import Holiday, holiday

NAMES = {
    Holiday.NEW_YEAR: "Jour de l'an",
    Holiday.EASTER_MONDAY: "Lundi de Pâques",
    Holiday.LABOUR_DAY: "Fête du Travail",
    Holiday.VICTORY: "Fête de la Victoire",
    Holiday.ASCENSION: "Ascension",
    Holiday.WHIT_MONDAY: "Lundi de Pentecôte",
    Holiday.BASTILLE_DAY: "Fête nationale",
    Holiday.ASSUMPTION: "Assomption",
    Holiday.ALL_SAINTS: "Toussaint",
    Holiday.ARMISTICE: "Armistice",
    Holiday.CHRISTMAS: "Noël",
}
# The rule is today's. These were none in those years, in which nothing will be sent any more.
NOT_YET = {
    *((year, Holiday.VICTORY) for year in (*range(1950, 1953), *range(1960, 1982))),
    *((year, Holiday.WHIT_MONDAY) for year in (2005, 2006, 2007)),
}


def test_the_holidays_of_a_century_and_a_half() -> None:
    told = {
        day: set(names.split("; "))
        for day, names in holidays.country_holidays("FR", years=range(1950, 2101), language="fr").items()
    }
    first = date(1950, 1, 1)
    days = (first + timedelta(day) for day in range((date(2101, 1, 1) - first).days))
    ours = {day: found for day in days if (found := holiday(day)) and (day.year, found) not in NOT_YET}
    assert ours.keys() == told.keys()
    assert {day: NAMES[found] for day, found in ours.items() if NAMES[found] not in told[day]} == {}
    assert len(ours) > 1600
