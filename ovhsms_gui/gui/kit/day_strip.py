"""The hours of a day on a line: those that are good are filled, and a mark stands at the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.measures import Type, font, px
from ovhsms_gui.gui.kit.palette import State

_HOURS = 24
_BAR = 0.5  # line heights
_TOP, _BELOW = 1.25, 1.25


class DayStrip(QWidget):
    """Says nothing that the fields and sentences beside it do not say."""

    def __init__(self, ticks: Sequence[tuple[int, str]]) -> None:
        """`ticks`: hours that are named under the line, and their names."""
        super().__init__()
        self._ticks = tuple(ticks)
        self._good: tuple[tuple[float, float], ...] = ()
        self._at, self._word, self._state = 0.0, "", State.POSITIVE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hours(self, good: Sequence[tuple[float, float]], at: float, word: str) -> None:
        """`good`: from and up to which hours; `at`: the chosen one, and how it is called."""
        self._good, self._at, self._word = tuple(good), at, word
        fits = any(start <= at < end for start, end in good)
        self._state = State.POSITIVE if fits else State.WARNING
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(20), px(_TOP + _BAR + _BELOW))

    def minimumSizeHint(self) -> QSize:
        """Its names beside each other."""
        return QSize(px(16), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line, the good hours, the mark and the names."""
        painter, tone = paint.begin(self)
        side = px(1)
        wide, top = self.width() - 2 * side, px(_TOP)
        line = QRectF(side, top, wide, px(_BAR))
        paint.rounded(painter, line, line.height() / 2, tone.hairline, tone.edge if tone.outlined else None)
        for start, end in self._good:
            left, right = side + wide * start / _HOURS, side + wide * end / _HOURS
            painter.fillRect(QRectF(left, top, right - left, line.height()), tone.states[State.POSITIVE].ink)
        caption = font(Type.CAPTION, tabular=True)
        painter.setFont(caption)
        painter.setPen(tone.muted)
        for hour, name in self._ticks:
            place = QRectF(side + wide * hour / _HOURS - px(2), line.bottom() + 2, px(4), px(_BELOW) - 2)
            edge = min(max(place.x(), 0.0), self.width() - place.width())
            room = QFontMetrics(caption).horizontalAdvance(name) / 2
            if place.center().x() - room < 0 or place.center().x() + room > self.width():
                place.moveLeft(edge)
            paint.line_of_text(painter, place, name, paint.CENTRE)
        ink = tone.states[self._state].ink
        at = side + wide * self._at / _HOURS
        painter.fillRect(QRectF(at - 1, top - px(0.25), 2, line.height() + px(0.5)), ink)
        painter.setFont(font(Type.LABELLED, tabular=True))
        painter.setPen(ink)
        word = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(self._word) + 4, px(_TOP) - px(0.25))
        word.moveLeft(min(max(at - word.width() / 2, 0.0), self.width() - word.width()))
        paint.line_of_text(painter, word, self._word, paint.CENTRE)
