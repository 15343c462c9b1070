"""The days whose sends are listed: the usual spans, and each of the last months."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from ovhsms_gui.core.words import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_Days = Callable[[QDate], tuple[QDate, QDate]]


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to another, both of them in it; None: without an end on that side."""

    first: QDate | None = None
    last: QDate | None = None

    @property
    def since(self) -> float | None:
        """In seconds since 1970."""
        return None if self.first is None else self.first.startOfDay().toMSecsSinceEpoch() / 1000

    @property
    def until(self) -> float | None:
        """The first moment after it."""
        return None if self.last is None else self.last.addDays(1).startOfDay().toMSecsSinceEpoch() / 1000


ANY_TIME = Period()


def _year(year: int) -> tuple[QDate, QDate]:
    return QDate(year, 1, 1), QDate(year, 12, 31)


def _last(days: int) -> _Days:
    return lambda today: (today.addDays(1 - days), today)


# What is offered by name, and which days that is today.
_USUAL: tuple[tuple[str, _Days], ...] = (
    (QT_TRANSLATE_NOOP("Outbox", "Today"), _last(1)),
    (QT_TRANSLATE_NOOP("Outbox", "Yesterday"), lambda today: (today.addDays(-1), today.addDays(-1))),
    (QT_TRANSLATE_NOOP("Outbox", "Last 7 days"), _last(7)),
    (QT_TRANSLATE_NOOP("Outbox", "Last 30 days"), _last(30)),
    (QT_TRANSLATE_NOOP("Outbox", "This year"), lambda today: _year(today.year())),
    (QT_TRANSLATE_NOOP("Outbox", "Last year"), lambda today: _year(today.year() - 1)),
)
_MONTHS = 12


def usual(today: QDate) -> list[tuple[str, Period]]:
    """The spans that are offered by name."""
    return [(translate("Outbox", name), Period(*days(today))) for name, days in _USUAL]


def months(today: QDate) -> list[tuple[str, Period]]:
    """The last of them, this one first."""
    begun = QDate(today.year(), today.month(), 1)
    firsts = [begun.addMonths(-n) for n in range(_MONTHS)]
    return [
        (QLocale().toString(first, "MMMM yyyy"), Period(first, first.addMonths(1).addDays(-1)))
        for first in firsts
    ]


def words(period: Period, today: QDate) -> str:
    """What a period is called; "" for any time."""
    named = (*usual(today), *months(today))
    return next((name for name, days in named if days == period), "")
