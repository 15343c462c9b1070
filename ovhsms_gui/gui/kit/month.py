"""A month to choose a day from: one thing for the keyboard, in which arrows walk; some days are hatched."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.buttons import tool
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label, tip
from ovhsms_gui.gui.kit.measures import HAIRLINE, RADIUS, Type, airy, font, px
from ovhsms_gui.gui.kit.palette import State, Tone, blend
from ovhsms_gui.gui.kit.speech import announce

_ROWS, _DAYS = 6, 7
_WIDE, _HIGH, _HEAD = 2.5, 2.375, 1.75  # of a day, and of their names; in line heights
_STEP = 0.375  # between two lines of the hatching
_FAINT = 0.5  # of the edge's colour in it
_WALKS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_DAYS, Qt.Key.Key_Down: _DAYS}


class Days(QWidget):
    """Six weeks, in which a day is chosen. What is hatched can be chosen too: it says why it is."""

    chosen = Signal(QDate)  # by the operator
    turned = Signal()  # another month is shown

    def __init__(self, first: QDate, last: QDate) -> None:
        """Days from the first to the last can be chosen."""
        super().__init__()
        self._first, self._last = first, last
        self.day = first
        self.month = QDate(first.year(), first.month(), 1)
        self._closed: Callable[[QDate], str] = lambda _day: ""
        self._next: QDate | None = None
        self._says: Callable[[QDate], str] = lambda day: self.locale().toString(day, "dddd d MMMM")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._describe()

    def mark(self, closed: Callable[[QDate], str], next_: QDate | None) -> None:
        """Hatch the days of which `closed` says why; put a line around the next one that is not."""
        self._closed, self._next = closed, next_
        self._describe()
        self.update()

    def show_day(self, day: QDate) -> None:
        """Another day was chosen elsewhere."""
        if day != self.day:
            self.day = day
            self._turn(QDate(day.year(), day.month(), 1))
            self._describe()
            self.update()

    def turn(self, months: int) -> None:
        """Show another month; the day that is chosen stays."""
        self._turn(self.month.addMonths(months))

    def may_turn(self, months: int) -> bool:
        """There are days to choose in that month."""
        there = self.month.addMonths(months)
        return there.addMonths(1) > self._first and there <= self._last

    def _turn(self, month: QDate) -> None:
        if month != self.month:
            self.month = month
            self.turned.emit()
            self.update()

    def _choose(self, day: QDate) -> None:
        day = min(max(day, self._first), self._last)
        if day != self.day:
            self.show_day(day)
            self.chosen.emit(day)
            announce(self, self.accessibleDescription())

    def _describe(self) -> None:
        why = self._closed(self.day)
        self.setAccessibleDescription(", ".join(filter(None, (self._says(self.day), why))))

    # ---- keyboard and pointer ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk by days and weeks, the page keys by months, Home and End to the ends of the month."""
        key = Qt.Key(event.key())
        if key in _WALKS:
            self._choose(self.day.addDays(_WALKS[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._choose(self.day.addMonths(-1 if key == Qt.Key.Key_PageUp else 1))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            end = 1 if key == Qt.Key.Key_Home else self.day.daysInMonth()
            self._choose(QDate(self.day.year(), self.day.month(), end))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self._at(event.position())
        if day is not None and self._first <= day <= self._last:
            self._choose(day)

    def event(self, event: QEvent) -> bool:
        """Say why a day is hatched."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._at(QPointF(event.pos()))
            why = self._closed(day) if day is not None else ""
            QToolTip.showText(event.globalPos(), tip(why), self)
            return True
        return super().event(event)

    def _at(self, place: QPointF) -> QDate | None:
        for n in range(_ROWS * _DAYS):
            if self._cell(n).contains(place):
                return self._start().addDays(n)
        return None

    # ---- drawing -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Seven days and their names, and six weeks."""
        return QSize(px(_DAYS * _WIDE), px(_HEAD + _ROWS * _HIGH))

    def minimumSizeHint(self) -> QSize:
        """No day is cut."""
        return self.sizeHint()

    def _start(self) -> QDate:
        """The first day that is shown."""
        before = (self.month.dayOfWeek() - QLocale().firstDayOfWeek().value) % _DAYS
        return self.month.addDays(-before)

    def _cell(self, place: int) -> QRectF:
        wide = self.width() / _DAYS
        high = (self.height() - px(_HEAD)) / _ROWS
        return QRectF(place % _DAYS * wide, px(_HEAD) + place // _DAYS * high, wide, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The names of the days, and the days."""
        painter, tone = paint.begin(self)
        start, locale = self._start(), QLocale()
        painter.setFont(font(Type.LABELLED))
        painter.setPen(tone.muted)
        for n in range(_DAYS):
            name = locale.dayName(start.addDays(n).dayOfWeek(), QLocale.FormatType.ShortFormat)
            paint.line_of_text(
                painter, QRectF(self._cell(n).x(), 0, self._cell(n).width(), px(_HEAD)), name, paint.CENTRE
            )
        for n in range(_ROWS * _DAYS):
            self._draw(painter, tone, start.addDays(n), self._cell(n).adjusted(2, 1, -2, -1))

    def _draw(self, painter: QPainter, tone: Tone, day: QDate, cell: QRectF) -> None:
        can = self._first <= day <= self._last
        here = can and day.month() == self.month.month()
        ink = tone.ink if here else tone.muted
        if day == self.day:
            paint.rounded(painter, cell, px(RADIUS), tone.accent)
            ink = tone.on_accent
            if self.hasFocus():
                paint.ring(painter, cell, px(RADIUS), tone, on_fill=True)
        elif can and self._closed(day):
            hatch(painter, cell, tone)
        elif day == self._next:
            pair = tone.states[State.POSITIVE]
            paint.rounded(painter, cell, px(RADIUS), pair.soft, pair.ink)
            ink = pair.ink
        elif day == self._first:
            paint.rounded(painter, cell, px(RADIUS), None, tone.edge)
        painter.setFont(font(Type.STRONG if here else Type.BODY, tabular=True))
        painter.setPen(ink)
        paint.line_of_text(painter, cell, str(day.day()), paint.CENTRE)


def hatch(painter: QPainter, cell: QRectF, tone: Tone, *, figure: bool = True) -> None:
    """The ground of what is better not chosen; a figure stands on a plain spot of it."""
    paint.rounded(painter, cell, px(RADIUS), tone.hover)
    painter.save()
    painter.setClipRect(cell.adjusted(2, 2, -2, -2))
    faint = blend(tone.edge, tone.hover, _FAINT)
    painter.setPen(QPen(tone.edge if tone.outlined else faint, HAIRLINE))
    high, left = cell.height(), cell.left() - cell.height()
    while left < cell.right():
        painter.drawLine(QPointF(left, cell.bottom()), QPointF(left + high, cell.top()))
        left += px(_STEP)
    painter.restore()
    if not figure:
        return
    middle = QRectF(0, 0, px(1.25), px(1.125))
    middle.moveCenter(cell.center())
    paint.rounded(painter, middle, px(RADIUS), tone.hover)


class Month(QWidget):
    """The days under the name of their month, with the way to the one before and the one after."""

    def __init__(self, first: QDate, last: QDate) -> None:
        super().__init__()
        self.days = Days(first, last)
        self._name = Label("", Type.STRONG)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = tool(self.tr("Month before"), Icon.CHEVRON_LEFT, bare=True)
        self._after = tool(self.tr("Month after"), Icon.CHEVRON_RIGHT, bare=True)
        self._before.setObjectName("monthBeforeButton")
        self._after.setObjectName("monthAfterButton")
        head = QHBoxLayout()
        airy(head)
        head.addWidget(self._before)
        head.addWidget(self._name, 1)
        head.addWidget(self._after)
        column = QVBoxLayout(self)
        airy(column, gap=0.25)
        column.addLayout(head)
        column.addWidget(self.days, 1)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self.days.turned.connect(self._show)
        self._show()

    @Slot()
    def _on_before(self) -> None:
        self.days.turn(-1)

    @Slot()
    def _on_after(self) -> None:
        self.days.turn(1)

    @Slot()
    def _show(self) -> None:
        self._name.setText(QLocale().toString(self.days.month, "MMMM yyyy"))
        self._before.setEnabled(self.days.may_turn(-1))
        self._after.setEnabled(self.days.may_turn(1))


class Legend(QWidget):
    """What the marks in the month mean."""

    def __init__(self, closed: str, next_: str) -> None:
        super().__init__()
        self._parts = (_Key(closed, hatched=True), _Key(next_, hatched=False))
        row = QHBoxLayout(self)
        airy(row, gap=1.0)
        for part in self._parts:
            row.addWidget(part)
        row.addStretch(1)
        self.setMinimumHeight(px(1.5))

    def show_parts(self, *shown: bool) -> None:
        """Which of the two marks there are."""
        for part, there in zip(self._parts, shown, strict=True):
            part.setVisible(there)


class _Key(QWidget):
    def __init__(self, words: str, *, hatched: bool) -> None:
        super().__init__()
        self._hatched = hatched
        row = QHBoxLayout(self)
        airy(row, margin=(1.625, 0.0, 0.0, 0.0))
        row.addWidget(Label(words, Type.CAPTION, "muted"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tone = paint.begin(self)
        side = px(1.125)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        if self._hatched:
            hatch(painter, place, tone, figure=False)
        else:
            pair = tone.states[State.POSITIVE]
            paint.rounded(painter, place, px(RADIUS), pair.soft, pair.ink)
