"""The hours for advertising, as the dialog shows them in which a time is chosen: of a day, in the zone of its times."""

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QTime

from ovhsms_gui.core.hours import spans, why_not
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import when

_Spans = tuple[tuple[datetime, datetime], ...]


class LegalHours:
    """Remembers the days that it was asked about: a month is drawn again at each step in it."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._known: dict[QDate, tuple[tuple[float, float], ...]] = {}

    def of(self, day: QDate) -> tuple[tuple[float, float], ...]:
        """From and up to which hours of that day."""
        if day not in self._known:
            start, end = (when.due(day.addDays(more), QTime(0, 0), self._zone) for more in (0, 1))
            found = spans(_moment(start), _moment(end))
            self._known[day] = tuple((self._hour(one, day), self._hour(other, day)) for one, other in found)
        return self._known[day]

    def closed(self, day: QDate) -> str:
        """Why there are none on that day; "" where there are some."""
        if self.of(day):
            return ""
        why = why_not(_moment(when.due(day, QTime(12, 0), self._zone)))
        return when.closed(why, self._zone) if why is not None else ""

    def _hour(self, moment: datetime, day: QDate) -> float:
        at = when.local(Due(moment.timestamp(), self._zone))
        return 24.0 if at.date() > day else at.time().msecsSinceStartOfDay() / 3_600_000


def _moment(due: Due) -> datetime:
    return datetime.fromtimestamp(due.at, UTC)
