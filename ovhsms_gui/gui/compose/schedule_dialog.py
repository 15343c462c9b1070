"""The dialog in which it is chosen for when a message is scheduled."""

import time
from collections.abc import Callable

from PySide6.QtCore import QDate, Qt, QTime, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.scheduling import is_open, opening, slot
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import when
from ovhsms_gui.gui.compose.hours_notice import HoursNotice
from ovhsms_gui.gui.compose.legal_hours import LegalHours
from ovhsms_gui.gui.compose.typed_fields import DayEdit, TimeEdit
from ovhsms_gui.gui.dialog import Dialog, Fields
from ovhsms_gui.gui.kit.buttons import Button, Kind, Pressed, quiet
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.day_strip import DayStrip
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.flow import Flow
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label, muted
from ovhsms_gui.gui.kit.layouts import hide_unless
from ovhsms_gui.gui.kit.measures import CONTROL, MARGIN, Type, airy, px, screen_room
from ovhsms_gui.gui.kit.month import Legend, Month
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import Heading

# Sooner than this it may pass while it can still be undone: then it would not leave at all.
SOONEST = 180.0  # seconds
_FURTHEST = 366  # days: OVHcloud names no limit
_QUICK = (  # days from now at least, the day of the week if it is one, and the time
    (1, None, QTime(9, 0)),
    (0, 5, QTime(14, 0)),
    (0, 1, QTime(8, 5)),
)
_WEEK = 7
_WIDE, _HIGH = 54, 34  # line heights of the screen: on a smaller one the month hangs on the field
_RIGHT = 30  # line heights: the fields
_TICKS = (0, 4, 8, 12, 16, 20, 24)  # hours


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
    """Gives back a `Due`. Enter takes it; of a time at which advertising may not be sent it goes to the next one."""

    taken = Signal(object)  # Due
    declared = Signal()  # before it: that the message is no advertising

    def __init__(
        self,
        due: Due | None = None,
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.time,
        zone: str = "",
        advertising: bool = False,
    ) -> None:
        """`due`: chosen before. `now` in seconds since 1970; `zone`: this computer's, unless another is given.

        `advertising`: nobody stated that it is none, and so there are hours for it.
        """
        super().__init__(parent)
        self._now = now
        self._zone = zone or (due.zone if due is not None else when.zone_here())
        self._hours = LegalHours(self._zone)
        self._advertising, self._states = advertising, False
        self._instead: Due | None = (
            None  # the next time for advertising, where it may not be sent at the one chosen
        )
        self.setObjectName("scheduleDialog")
        self.setWindowTitle(self.tr("Schedule the message"))
        room = screen_room(self)
        self._spacious = room.width() >= px(_WIDE) and room.height() >= px(_HIGH)
        self._make_month()
        self._make_fields()
        self._make_buttons()
        sentence = self.tr(
            "It leaves by itself at that time, even if this computer is off. Until then it can be cancelled."
        )
        buttons = QDialogButtonBox()
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        inside = self._inside()
        self.stack(
            Heading(self.tr("Schedule the message"), sentence), inside, self._wrong, buttons, grows=inside
        )
        self.setMinimumWidth(px(34))
        self._month.days.chosen.connect(self._day.setDate)
        self._day.dateChanged.connect(self._show)
        self._time.timeChanged.connect(self._show)
        self._take.clicked.connect(self._on_take)
        first = self._quick(*_QUICK[0]) or Due(now() + 86_400, self._zone)
        self._put(due if due is not None and due.at > now() else first)
        self.settle(self._take, self._day)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab and Enter after what was typed take it: the way back is read first, and would have dropped it."""
        super().showEvent(event)
        self.setTabOrder(self._take, self._cancel)

    # ---- building ------------------------------------------------------------------------------

    def _make_month(self) -> None:
        self._today = when.local(Due(self._now(), self._zone)).date()
        self._last = self._today.addDays(_FURTHEST)
        self._month = Month(self._today, self._last)
        self._month.setObjectName("scheduleMonth")
        self._month.days.setObjectName("scheduleMonthDays")
        self._month.days.setAccessibleName(self.tr("Day, in the month"))
        self._legend = Legend(self.tr("no advertising"), self.tr("next time for it"))

    def _make_fields(self) -> None:
        self._day = DayEdit(self._today, self._last)
        self._day.setObjectName("scheduleDateEdit")
        self._day.setAccessibleName(self.tr("Day"))
        self._day.setCalendarPopup(not self._spacious)
        self._day.setDisplayFormat(when.DAY)
        self._time = TimeEdit()
        self._time.setObjectName("scheduleTimeEdit")
        self._time.setAccessibleName(self.tr("Time"))
        for field in (self._day, self._time):
            field.setMinimumHeight(px(CONTROL))
        self._strip = DayStrip([(hour, when.hour(hour)) for hour in _TICKS])
        hide_unless(self._advertising, self._strip)
        self._notice = HoursNotice()
        self._notice.declared.connect(self._on_declared)
        self._wrong = FindingLine()
        self._wrong.setObjectName("scheduleProblemLabel")

    def _make_buttons(self) -> None:
        self._take = Button("", Kind.PRIMARY, Icon.CALENDAR)
        self._take.setObjectName("scheduleTakeButton")
        self._cancel = quiet(self.tr("&Back to the message"))
        self._cancel.setObjectName("scheduleCancelButton")

    def _inside(self) -> QWidget:
        """The month at the left, if there is room, and the fields at the right."""
        made = QWidget()
        both = QHBoxLayout(made)
        airy(both, gap=1.25)
        card = Card()
        column = QVBoxLayout()
        airy(column, margin=MARGIN, gap=0.5)
        column.addWidget(self._month)
        column.addWidget(self._legend)
        card.column.addLayout(column)
        hide_unless(self._spacious, card)
        both.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        airy(right, gap=0.625)
        right.addWidget(Label(self.tr("Often chosen"), Type.CAPTION, "muted"))
        right.addLayout(self._often())
        right.addWidget(self._fields())
        right.addWidget(self._strip)
        right.addWidget(self._notice)
        right.addStretch(1)
        right.addStrut(px(_RIGHT if self._spacious else 0))
        both.addLayout(right, 1)
        return made

    def _often(self) -> QLayout:
        often = Flow()
        days: dict[QDate, tuple[Due, int]] = {}
        for place, quick in enumerate(_QUICK):
            if (due := self._quick(*quick)) is not None:
                days.setdefault(when.local(due).date(), (due, place))  # two names for one day are a riddle
        for due, place in sorted(days.values(), key=lambda each: each[0].at):
            button = _Quick(self._quick_words(due), due)
            button.setObjectName(f"scheduleQuickButton{place}")
            button.chosen.connect(self._on_quick)
            often.addWidget(button)
        return often

    def _fields(self) -> QWidget:
        fields = Fields()
        fields.settled.connect(self._on_settled)
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
        return fields

    # ---- what is chosen ------------------------------------------------------------------------

    @property
    def due(self) -> Due:
        """As it stands in the fields."""
        return when.due(self._day.date(), self._time.time(), self._zone)

    def _quick(self, days: int, weekday: int | None, at: QTime) -> Due | None:
        """The first such day, for advertising the first at which it may be sent; None where that is none of a week."""
        for more in range(_WEEK + 1):  # today's may have passed
            day = self._today.addDays(days + more)
            due = when.due(day, at, self._zone)
            right = weekday in {None, day.dayOfWeek()} and due.at - self._now() >= SOONEST
            if right and (is_open(due) or not self._advertising):
                return due
        return None

    def _quick_words(self, due: Due) -> str:
        """By its day: a weekday alone may be this week's or the next."""
        at = when.local(due)
        near = {0: self.tr("Today {time}"), 1: self.tr("Tomorrow {time}")}
        if words := near.get(self._today.daysTo(at.date())):
            return words.format(time=when.clock(at.time()))
        day = when.dated(at.date(), "dddd d MMMM")
        return f"{day[:1].upper()}{day[1:]} {when.clock(at.time())}"

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
    def _on_declared(self) -> None:
        self._states = True
        self._take.setFocus(Qt.FocusReason.OtherFocusReason)  # what was pressed goes
        self._show()

    @Slot()
    def _on_settled(self) -> None:
        """Enter after what was typed leads to the button; the next one presses it."""
        self._take.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_take(self) -> None:
        self._show()  # while it stood here, its time may have passed
        if self._instead is not None:
            self._put(self._instead)
        elif self._take.isEnabled():
            if self._states:
                self.declared.emit()
            self.taken.emit(self.due)
            self.accept()

    @Slot()
    def _show(self) -> None:
        due = self.due
        early = due.at - self._now() < SOONEST
        words = self.tr(
            "This time has passed, or is too close: choose one that is at least some minutes away."
        )
        self._wrong.show_finding(State.NEGATIVE, words if early else "")
        self._wrong.setVisible(early)
        for field in (self._day, self._time):
            field.setAccessibleDescription(words if early else "")
        self._take.setEnabled(not early)
        self._show_hours(due, early=early)
        words = self.tr("&Choose {when}").format(when=when.words(self._instead or due, zone=False))
        if self._instead is None:
            self._take.show_as(words, Kind.PRIMARY, Icon.CALENDAR)
        else:
            self._take.show_as(words, Kind.LEAD, Icon.CALENDAR, Icon.ARROW_RIGHT)
        self._take.setAccessibleDescription("" if self._instead is None else self._notice.sentence.text())

    def _show_hours(self, due: Due, *, early: bool) -> None:
        """What the hours for advertising make of it."""
        minds = self._advertising and not self._states
        shut = minds and not early and not is_open(due)
        self._instead = slot(due) if shut else None
        next_: QDate | None = when.local(self._instead).date() if self._instead is not None else None
        self._month.days.mark(self._hours.closed if minds else lambda _day: "", next_)
        self._month.days.show_day(self._day.date())
        self._legend.show_parts(minds, shut)
        self._strip.setVisible(minds)
        at = self._time.time()
        self._strip.show_hours(
            self._hours.of(self._day.date()), at.msecsSinceStartOfDay() / 3_600_000, when.clock(at)
        )
        if shut:
            self._notice.warn(due, opening(due))
        elif self._states:
            self._notice.reassure()
        self._notice.setVisible(shut or self._states)
