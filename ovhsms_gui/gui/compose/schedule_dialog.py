"""The dialog in which it is chosen for when a message is scheduled."""

import time
from collections.abc import Callable

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QDateEdit,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import when
from ovhsms_gui.gui.dialog import Dialog, Fields
from ovhsms_gui.gui.kit.buttons import Button, Kind, Pressed, quiet
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.flow import Flow
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label, muted
from ovhsms_gui.gui.kit.measures import CONTROL, MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import Heading

# Sooner than this it may pass while it can still be undone: then it would not leave at all.
SOONEST = 180.0  # seconds
_FURTHEST = 366  # days: OVHcloud names no limit
_QUICK = (  # days from now, or until that day of the week; and the time
    (1, None, QTime(9, 0)),
    (1, 5, QTime(14, 0)),
    (1, 1, QTime(8, 5)),
)


class _Quick(Pressed):
    """A moment that is often chosen."""

    chosen = Signal(object)  # Due

    def __init__(self, text: str, due: Due) -> None:
        super().__init__(text)
        self._due = due
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._due)


class ScheduleDialog(Dialog):
    """Gives back a `Due`. Enter takes it."""

    taken = Signal(object)  # Due

    def __init__(
        self,
        due: Due | None = None,
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.time,
        zone: str = "",
    ) -> None:
        """`due`: chosen before. `now` in seconds since 1970; `zone`: this computer's, unless another is given."""
        super().__init__(parent)
        self._now = now
        self._zone = zone or (due.zone if due is not None else when.zone_here())
        self.setObjectName("scheduleDialog")
        self.setWindowTitle(self.tr("Schedule the message"))
        self._make_fields()
        self._make_buttons()
        card = Card()
        card.column.addLayout(self._inside())
        sentence = self.tr(
            "It leaves by itself at that time, even if this computer is off. Until then it can be cancelled."
        )
        buttons = QDialogButtonBox()
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        self.stack(Heading(self.tr("Schedule the message"), sentence), card, self._wrong, buttons, grows=card)
        self.setMinimumWidth(px(34))
        self._day.dateChanged.connect(self._show)
        self._time.timeChanged.connect(self._show)
        self._take.clicked.connect(self._on_take)
        self._put(due if due is not None and due.at > now() else self._quick(*_QUICK[0]))
        self.settle(self._take, self._day)

    # ---- building ------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        today = when.local(Due(self._now(), self._zone)).date()
        self._day = QDateEdit()
        self._day.setObjectName("scheduleDateEdit")
        self._day.setAccessibleName(self.tr("Day"))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat(when.DAY)
        self._day.setDateRange(today, today.addDays(_FURTHEST))
        self._time = QTimeEdit()
        self._time.setObjectName("scheduleTimeEdit")
        self._time.setAccessibleName(self.tr("Time"))
        self._time.setDisplayFormat("H:mm")
        for field in (self._day, self._time):
            field.setMinimumHeight(px(CONTROL))
        self._wrong = FindingLine()
        self._wrong.setObjectName("scheduleProblemLabel")

    def _make_buttons(self) -> None:
        self._take = Button("", Kind.PRIMARY, Icon.CALENDAR)
        self._take.setObjectName("scheduleTakeButton")
        self._cancel = quiet(self.tr("&Back to the message"))
        self._cancel.setObjectName("scheduleCancelButton")

    def _inside(self) -> QVBoxLayout:
        often = Flow()
        for place, (days, weekday, at) in enumerate(_QUICK):
            chosen = self._quick(days, weekday, at)
            button = _Quick(self._quick_words(chosen, tomorrow=weekday is None), chosen)
            button.setObjectName(f"scheduleQuickButton{place}")
            button.chosen.connect(self._on_quick)
            often.addWidget(button)
        fields = Fields()
        grid = QGridLayout(fields)
        airy(grid, gap=0.5)
        time_row = QHBoxLayout()
        airy(time_row)
        time_row.addWidget(self._time)
        time_row.addWidget(muted(when.zone_name(self._zone)))
        time_row.addStretch(1)
        for line, (name, field) in enumerate(((self.tr("&Day"), self._day), (self.tr("&Time"), self._time))):
            label = Label(name)
            label.setBuddy(field)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._day, 0, 1)
        grid.addLayout(time_row, 1, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout()
        airy(column, margin=MARGIN, gap=0.5)
        column.addWidget(Label(self.tr("Often chosen"), Type.CAPTION, "muted"))
        column.addLayout(often)
        column.addWidget(fields)
        column.addStretch(1)
        return column

    # ---- what is chosen ------------------------------------------------------------------------

    @property
    def due(self) -> Due:
        """As it stands in the fields."""
        return when.due(self._day.date(), self._time.time(), self._zone)

    def _quick(self, days: int, weekday: int | None, at: QTime) -> Due:
        day: QDate = when.local(Due(self._now(), self._zone)).date().addDays(days)
        while weekday is not None and day.dayOfWeek() != weekday:
            day = day.addDays(1)
        return when.due(day, at, self._zone)

    def _quick_words(self, due: Due, *, tomorrow: bool) -> str:
        at: QDateTime = when.local(due)
        if tomorrow:
            return self.tr("Tomorrow {time}").format(time=when.clock(at.time()))
        return self.locale().toString(at.date(), "dddd").capitalize() + " " + when.clock(at.time())

    def _put(self, due: Due) -> None:
        at = when.local(due)
        self._day.setDate(at.date())
        self._time.setTime(at.time())
        self._show()

    @Slot(object)
    def _on_quick(self, due: object) -> None:
        assert isinstance(due, Due)
        self._put(due)

    @Slot()
    def _on_take(self) -> None:
        self._show()  # while it stood here, its time may have passed
        if self._take.isEnabled():
            self.taken.emit(self.due)
            self.accept()

    @Slot()
    def _show(self) -> None:
        early = self.due.at - self._now() < SOONEST
        words = self.tr(
            "This time has passed, or is too close: choose one that is at least some minutes away."
        )
        self._wrong.show_finding(State.NEGATIVE, words if early else "")
        self._wrong.setVisible(early)
        for field in (self._day, self._time):
            field.setAccessibleDescription(words if early else "")
        self._take.setEnabled(not early)
        self._take.setText(self.tr("&Take {when}").format(when=when.words(self.due, zone=False)))
