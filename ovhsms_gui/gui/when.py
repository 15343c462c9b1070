"""The moments for which messages are scheduled: in words, and out of a day and a time that were chosen."""

import re

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime, QTimeZone

from ovhsms_gui.core.hours import Closed, Holiday
from ovhsms_gui.core.terms import Due
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
DAY = "dddd d MMMM yyyy"  # in English as in French
_DAY_OF_MONTH = re.compile(r"(?<!d)d(?!d)")
_PARIS = "Europe/Paris"  # which nobody has to be told


def zone_here() -> str:
    """The zone that this computer is set to."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def due(day: QDate, time: QTime, zone: str) -> Due:
    """That moment. A time that a change of the clock leaves out is the one an hour later."""
    return Due(QDateTime(day, time, _zone(zone)).toMSecsSinceEpoch() / 1000, zone)


def local(moment: Due) -> QDateTime:
    """Day and time where it was chosen."""
    return QDateTime.fromMSecsSinceEpoch(round(moment.at * 1000), _zone(moment.zone))


def dated(date: QDate, form: str) -> str:
    """A day in a form of Qt's; in French the first of a month is "1er", for which Qt has no form."""
    locale = QLocale()
    if date.day() == 1 and locale.language() == QLocale.Language.French:
        form = _DAY_OF_MONTH.sub("d'er'", form)
    return locale.toString(date, form)


def words(moment: Due, *, zone: bool = True) -> str:
    """Such as "Monday 30 November 8:05"; the year where it is another one, the `zone` where it is not Paris."""
    when = local(moment)
    this_year = when.date().year() == QDate.currentDate().year()
    day = dated(when.date(), "dddd d MMMM" if this_year else DAY)
    text = f"{day} {clock(when.time())}"
    return text if moment.zone == _PARIS or not zone else f"{text} ({zone_name(moment.zone)})"


def short(moment: Due) -> str:
    """The same where there is little room, such as "Mon 30 Nov 8:05"."""
    at = local(moment)
    return f"{dated(at.date(), 'ddd d MMM')} {clock(at.time())}"


def clock(time: QTime, *, precise: bool = False) -> str:
    """Such as "8:05"; `precise`: with the seconds."""
    form = translate("When", "{hours}:{minutes}")
    if precise:
        form = translate("When", "{hours}:{minutes}:{seconds}")
    return form.format(hours=time.hour(), minutes=f"{time.minute():02}", seconds=f"{time.second():02}")


def hour(hours: int) -> str:
    """A full hour of the day, such as "8 h"."""
    return translate("When", "{hours} h").format(hours=hours)


def moment(seconds: float, *, precise: bool = False) -> str:
    """A day and time here (seconds since 1970), the day as tables have it; `precise`: with the seconds."""
    at = QDateTime.fromMSecsSinceEpoch(int(seconds * 1000))
    day = QLocale().toString(at.date(), QLocale.FormatType.ShortFormat)
    return f"{day} {clock(at.time(), precise=precise)}"


_CLOSED = {
    Closed.NIGHT: QT_TRANSLATE_NOOP("When", "Between 20 and 8 h no advertising may be sent."),
    Closed.SUNDAY: QT_TRANSLATE_NOOP("When", "On Sundays no advertising may be sent."),
    Holiday.NEW_YEAR: QT_TRANSLATE_NOOP("When", "On New Year’s Day no advertising may be sent."),
    Holiday.EASTER_MONDAY: QT_TRANSLATE_NOOP("When", "On Easter Monday no advertising may be sent."),
    Holiday.LABOUR_DAY: QT_TRANSLATE_NOOP("When", "On 1 May no advertising may be sent."),
    Holiday.VICTORY: QT_TRANSLATE_NOOP("When", "On 8 May no advertising may be sent."),
    Holiday.ASCENSION: QT_TRANSLATE_NOOP("When", "On Ascension Day no advertising may be sent."),
    Holiday.WHIT_MONDAY: QT_TRANSLATE_NOOP("When", "On Whit Monday no advertising may be sent."),
    Holiday.BASTILLE_DAY: QT_TRANSLATE_NOOP("When", "On 14 July no advertising may be sent."),
    Holiday.ASSUMPTION: QT_TRANSLATE_NOOP("When", "On 15 August no advertising may be sent."),
    Holiday.ALL_SAINTS: QT_TRANSLATE_NOOP("When", "On All Saints’ Day no advertising may be sent."),
    Holiday.ARMISTICE: QT_TRANSLATE_NOOP("When", "On 11 November no advertising may be sent."),
    Holiday.CHRISTMAS: QT_TRANSLATE_NOOP("When", "On Christmas Day no advertising may be sent."),
}


def closed(why: Closed | Holiday, zone: str = _PARIS) -> str:
    """The sentence that says what forbids advertising; `zone`: in which the times beside it are told."""
    if why is Closed.NIGHT and zone != _PARIS:
        return translate("When", "Between 20 and 8 h in Paris no advertising may be sent.")
    return translate("When", _CLOSED[why])


def zone_name(zone: str) -> str:
    """Such as "Paris time"."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return translate("When", "{city} time").format(city=city)


def _zone(name: str) -> QTimeZone:
    zone = QTimeZone(name.encode("ascii", "replace"))
    return zone if zone.isValid() else QTimeZone(QTimeZone.systemTimeZoneId())
