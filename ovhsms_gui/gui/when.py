"""The moments for which messages are scheduled: in words, and out of a day and a time that were chosen."""

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime, QTimeZone

from ovhsms_gui.core.terms import Due

translate = QCoreApplication.translate
DAY = "dddd d MMMM yyyy"  # in English as in French
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


def words(moment: Due, *, zone: bool = True) -> str:
    """Such as "Monday 30 November 8:05"; the year where it is another one, the `zone` where it is not Paris."""
    when = local(moment)
    this_year = when.date().year() == QDate.currentDate().year()
    day = QLocale().toString(when.date(), "dddd d MMMM" if this_year else DAY)
    text = f"{day} {clock(when.time())}"
    return text if moment.zone == _PARIS or not zone else f"{text} ({zone_name(moment.zone)})"


def clock(time: QTime) -> str:
    """Such as "8:05"."""
    form = translate("When", "{hours}:{minutes}")
    return form.format(hours=time.hour(), minutes=f"{time.minute():02}")


def zone_name(zone: str) -> str:
    """Such as "Paris time"."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return translate("When", "{city} time").format(city=city)


def _zone(name: str) -> QTimeZone:
    zone = QTimeZone(name.encode("ascii", "replace"))
    return zone if zone.isValid() else QTimeZone(QTimeZone.systemTimeZoneId())
