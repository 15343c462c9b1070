"""A day and a time that can be typed as people write them, "30/11" or "8h05", whatever of the field is selected.

Qt's own fields take a figure only into the part in which the caret stands, and swallow it where all is selected, or
nothing is.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QTimeEdit, QWidget

from ovhsms_gui.core.similar import fold

_PLAIN = (
    Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
)
_BACK = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGE = 10  # steps of Qt's
# Hours, and minutes after anything; with nothing between, the last two of more than two figures.
_TIME = re.compile(r"(\d{1,2})(?:[:h.,; ]+(\d{0,2})|(\d\d))?", re.IGNORECASE)
_NAMED = re.compile(r"(\d{1,2}) *([^\W\d_]+)\.?(?: +(\d{0,4}))?")  # "30 nov 2026"
_DAY = re.compile(r"(\d{1,2})(?:[/., -]+(?:(\d{1,2})(?:[/., -]+(\d{0,4}))?)?)?|(\d\d)(\d\d)(\d{0,4})")
_MORE = ("", "0", "1", "5", "05")  # what makes sense of a beginning, if anything does
_CENTURY, _SHORT, _LONG, _WEEK = 2000, 2, 4, 7
_YEAR = 13  # months in which each day of a year comes


def read_time(text: str) -> QTime:
    """The time that is meant by "8", "8:05", "8h05", "805" or "0805"; else one that is not valid."""
    found = _TIME.fullmatch(text)
    return QTime(int(found[1]), int(found[2] or found[3] or 0)) if found else QTime()


def read_day(text: str, first: QDate, last: QDate) -> QDate:
    """The day that is meant by "30", "30/11", "3011", "30/11/2026", "30 nov" or "lundi"; else one that is not valid.

    Without month or year it is the first such of those between `first` and `last`.
    """
    if text.isalpha():
        week = map(first.addDays, range(1, _WEEK + 1))
        return next((day for day in week if _is_called(QLocale().dayName(day.dayOfWeek()), text)), QDate())
    if named := _NAMED.fullmatch(text):
        months = (month for month in range(1, _YEAR) if _is_called(QLocale().monthName(month), named[2]))
        text = f"{named[1]}/{next(months, 0)}/{named[3] or ''}"
    found = _DAY.fullmatch(text)
    if found is None:
        return QDate()
    groups = found.groups("")
    day, month, year = (one or other for one, other in zip(groups[:3], groups[3:], strict=True))
    full = int(year or 0) + (_CENTURY if len(year) == _SHORT else 0)
    said = QDate(full, int(month or 0), int(day))
    if len(year) == _LONG or (len(year) == _SHORT and said >= first):
        return said if first <= said <= last else QDate()
    for more in range(_YEAR):
        near = first.addDays(1 - first.day()).addMonths(more)
        meant = QDate(near.year(), int(month or near.month()), int(day))
        if meant.month() == near.month() and first <= meant <= last:
            return meant
    return QDate()


def _is_called(name: str, typed: str) -> bool:
    return fold(name).startswith(fold(typed))


_WITH_OTHERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
)


class _Typing:
    """What was typed into a field so far. The field shows at once what it means, all of it selected."""

    def __init__(
        self, field: QDateTimeEdit, means: Callable[[str], bool], show: Callable[[str], None], more: str
    ) -> None:
        """`means`: whether a text is a day or a time; `more`: what may stand in one beside figures, a pattern."""
        self._field, self._means, self._show = field, means, show
        self._part = re.compile(rf"\d|{more}", re.IGNORECASE)
        self.so_far = ""

    def takes(self, event: QKeyEvent) -> bool:
        """The key is a part of it; no other key goes on with it."""
        if event.key() in _WITH_OTHERS:
            return False  # it is held for the next one
        text, before, self.so_far = event.text(), self.so_far, ""
        if event.modifiers() & ~_PLAIN:
            return False
        if event.key() in _BACK:  # a day or a time is never empty: what is typed next takes its place
            self._go_on(before[:-1])
        elif event.key() in _SIDES:
            self._aside(_SIDES[Qt.Key(event.key())])
        elif self._part.fullmatch(text) and (before or text.isalnum()):
            self._go_on(self._with(before, text))
        else:
            return False
        return True

    def _with(self, before: str, text: str) -> str:
        """One more key: what comes after a whole day or time begins another, what makes no sense is a slip."""
        if self._begins(before + text):
            return before + text
        whole = not any(self._begins(before + figure) for figure in "0123456789")
        return text if whole and self._begins(text) else before

    def _begins(self, text: str) -> bool:
        return any(self._means(text + more) for more in _MORE)

    def _go_on(self, text: str) -> None:
        self.so_far = text
        if self._means(text):
            self._show(text)
        self._field.selectAll()

    def _aside(self, step: int) -> None:
        """Select the part beside the one that is selected."""
        field = self._field
        last = field.sectionCount() - 1
        whole = field.lineEdit().selectedText() == field.text()
        at = (0 if step < 0 else last) if whole else field.currentSectionIndex() + step
        field.setCurrentSectionIndex(max(0, min(at, last)))
        field.setSelectedSection(field.currentSection())


if TYPE_CHECKING:
    _Field = QDateTimeEdit
else:
    _Field = object


class _TypedOver(_Field):
    """What both fields do beside: it stands before Qt's own field among the bases."""

    _typing: _Typing

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was typed when it was left is done with."""
        self._typing.so_far = ""
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What is clicked is typed over."""
        self._typing.so_far = ""
        super().mouseReleaseEvent(event)
        if not self.lineEdit().hasSelectedText():
            self.setSelectedSection(self.currentSection())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes on to what comes next: the arrows walk inside."""
        return QWidget.focusNextPrevChild(self, next)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page's: whoever scrolls past has chosen nothing."""
        event.ignore()


class TimeEdit(_TypedOver, QTimeEdit):
    """A time of day."""

    def __init__(self) -> None:
        super().__init__()
        between = self.tr("{hours}:{minutes}").removeprefix("{hours}").removesuffix("{minutes}")
        self.setDisplayFormat(f"H'{between}'mm")  # in quotes a letter is read, and is no part of the time
        self._typing = _Typing(
            self,
            lambda text: read_time(text).isValid(),
            lambda text: self.setTime(read_time(text)),
            more=r"[:h.,; ]",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures are a time from its hours on, unless the minutes alone are selected."""
        section, line = QDateTimeEdit.Section.MinuteSection, self.lineEdit()
        minutes = self.currentSection() is section and line.selectedText() == self.sectionText(section)
        if minutes and event.text().isdecimal():
            self._typing.so_far = self._typing.so_far or f"{self.time().hour():02}:"
        if not self._typing.takes(event):
            super().keyPressEvent(event)

    def stepBy(self, steps: int) -> None:
        """The page keys go by hours."""
        if abs(steps) == _PAGE:
            self.setCurrentSection(QDateTimeEdit.Section.HourSection)
            steps //= _PAGE
        super().stepBy(steps)


class DayEdit(_TypedOver, QDateEdit):
    """A day of those between two."""

    def __init__(self, first: QDate, last: QDate) -> None:
        super().__init__()
        self.setDateRange(first, last)

        def read(text: str) -> QDate:
            return read_day(text, first, last)

        self._typing = _Typing(
            self,
            lambda text: read(text).isValid(),
            lambda text: self.setDate(read(text)),
            more=r"[^\W_]|[/., -]",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures and letters are a day, whatever of the one before is selected."""
        if not self._typing.takes(event):
            super().keyPressEvent(event)

    def stepBy(self, steps: int) -> None:
        """The page keys go by months."""
        if abs(steps) == _PAGE:
            self.setDate(self.date().addMonths(steps // _PAGE))
            self.selectAll()
        else:
            super().stepBy(steps)
