"""What stands above the list of sends: which of them are listed, what is looked for, of which days."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDate, QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.gui.kit.buttons import Link, tool
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided
from ovhsms_gui.gui.kit.measures import MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import facts, periods
from ovhsms_gui.gui.outbox.periods import ANY_TIME, Period
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.history import Which

_SEARCH_MS = 250  # after the last key
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A segment: which sends it lists, its word, and how many there are, where that is told."""

    which: Which
    name: str
    count: Callable[[OutboxState], int] = lambda _: 0
    state: State | None = None


_KINDS = (
    _Kind(
        Which.TO_LOOK_AT,
        QT_TRANSLATE_NOOP("Outbox", "To look at"),
        lambda outbox: outbox.need_a_look,
        State.WARNING,
    ),
    _Kind(Which.SCHEDULED, QT_TRANSLATE_NOOP("Outbox", "Scheduled"), lambda outbox: outbox.scheduled),
    _Kind(Which.ALL, QT_TRANSLATE_NOOP("Outbox", "All")),
)


class ListHead(QWidget):
    """Shows the listing of OutboxState and asks for another."""

    walked = Signal(object)  # Qt.Key, pressed in the field, which moves in the list

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._listing = state.listing
        self._steps: list[Qt.Key] = []  # pressed before what was typed is found
        self._told = ""
        self._make_field()
        self._make_days()
        self._which = Segments()
        self._which.setObjectName("outboxWhichBar")
        self._which.setAccessibleName(self.tr("Which sends are listed"))
        self._found = Elided("", Type.CAPTION, "muted")
        self._found.setObjectName("outboxFoundLabel")
        self._all = Link(self.tr("Show all"))
        self._all.setObjectName("outboxShowAllButton")
        self._all.setAccessibleName(self.tr("Show all: list every send again"))
        self._told_row = QWidget()
        self._lay_out()
        self._which.currentChanged.connect(self._on_which)
        self._all.clicked.connect(self._on_all)
        self._listing.changed.connect(self._show)
        state.sends_changed.connect(self._show)
        self._show()

    def go(self) -> None:
        """Put the keyboard here."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    # ---- building ------------------------------------------------------------------------------

    def _make_field(self) -> None:
        self._find = Field(self.tr("Name, number, words"), Icon.SEARCH)
        self._find.setObjectName("sendsSearchEdit")
        self._find.setAccessibleName(self.tr("Find sends by name, number or words of the text"))
        self._find.setToolTip(self.tr("Find a send (Ctrl+F)"))
        self._find.setMaxLength(200)
        self._find.setClearButtonEnabled(True)
        self._find.installEventFilter(self)
        self._searching = QTimer(self)
        self._searching.setSingleShot(True)
        self._searching.setInterval(_SEARCH_MS)
        self._searching.timeout.connect(self._on_search)
        self._find.textChanged.connect(self._searching.start)

    def _make_days(self) -> None:
        self._menu = QMenu(self)
        self._menu.setObjectName("outboxDaysMenu")
        self._months = QMenu(self.tr("Month"), self)
        self._months.setObjectName("outboxMonthsMenu")
        self._days = tool(self.tr("Days"), Icon.CALENDAR, self._menu, bare=True)
        self._days.setObjectName("outboxDaysBox")
        self._days.setAccessibleName(self.tr("Days of the sends listed"))
        self._days.setToolTip(self.tr("List the sends of some days only"))
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._on_days)

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        airy(fields, gap=0.25)
        fields.addWidget(self._find, 1)
        fields.addWidget(self._days)
        told = QHBoxLayout(self._told_row)
        airy(told)
        told.addWidget(self._found, 1)
        told.addWidget(self._all)
        column = QVBoxLayout(self)
        airy(column, margin=(MARGIN, 0.5, MARGIN, 0.375), gap=0.5)
        column.addWidget(self._which)
        column.addLayout(fields)
        column.addWidget(self._told_row)

    # ---- what the operator does ----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field one walks through what is found; Escape clears it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _WALKS:
                self._walk(key)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.find_now()
                return True
            if key == Qt.Key.Key_Escape and self._find.text():
                self._find.clear()
                self.find_now()
                return True
        return super().eventFilter(watched, event)

    def _walk(self, key: Qt.Key) -> None:
        """Once what was typed is found, not before."""
        self.find_now()
        if self._listing.searching:
            self._steps.append(key)
        else:
            self.walked.emit(key)

    def find_now(self) -> None:
        """What is typed there is looked for without waiting for another key."""
        if self._searching.isActive():
            self._searching.stop()
            self._on_search()

    @Slot()
    def _on_search(self) -> None:
        self._steps.clear()
        self._listing.look_for(self._find.text())

    @Slot(int)
    def _on_which(self, place: int) -> None:
        if 0 <= place < len(_KINDS):
            self._listing.show_only(_KINDS[place].which)

    @Slot()
    def _on_all(self) -> None:
        self._listing.show_all()
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)  # the link goes

    @Slot()
    def _fill(self) -> None:
        today = QDate.currentDate()
        self._menu.clear()
        self._months.clear()
        for menu, spans in (
            (self._menu, [(self.tr("Any time"), ANY_TIME), *periods.usual(today)]),
            (self._months, periods.months(today)),
        ):
            for name, period in spans:
                action = menu.addAction(name)
                action.setData(period)
                action.setCheckable(True)
                action.setChecked(period == self._listing.period)
        self._menu.addMenu(self._months)

    @Slot(QAction)
    def _on_days(self, action: QAction) -> None:
        period = action.data()
        if isinstance(period, Period):
            self._listing.within(period)

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        wanted = self._listing.wanted
        with QSignalBlocker(self._which):
            self._which.show_segments(
                *(
                    Segment(translate("Outbox", kind.name), kind.count(self._state), kind.state)
                    for kind in _KINDS
                )
            )
            self._which.setCurrentIndex([kind.which for kind in _KINDS].index(wanted.which))
        # Else the list would not be wider than the field has to be.
        self.setMinimumWidth(max(px(12), self._which.sizeHint().width() + 2 * px(MARGIN)))
        if not self._searching.isActive() and self._find.text().strip() != wanted.words:
            self._find.setText(wanted.words)  # somebody else asked for it
            self._searching.stop()
        self._show_found()
        if self._steps and not self._listing.searching:
            steps, self._steps = self._steps, []
            for key in steps:
                self.walked.emit(key)

    def _show_found(self) -> None:
        listing = self._listing
        narrowed = bool(listing.wanted.words) or listing.period != ANY_TIME
        self._told_row.setVisible(narrowed)
        if listing.searching:
            return
        told = facts.listed(listing, QDate.currentDate()) if narrowed else ""
        self._found.setText(told)
        if told and told != self._told:
            announce(self._found, told)
        self._told = told
