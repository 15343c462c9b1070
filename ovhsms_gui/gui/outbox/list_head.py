"""What stands above the list of sends: which of them are listed, what is looked for, of which days."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.gui.kit.buttons import Link, tool
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import MARGIN, Type, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.search import Search
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import facts, periods
from ovhsms_gui.gui.outbox.periods import ANY_TIME, Period
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.history import Which


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

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._listing = state.listing
        self._told = ""
        self.search = Search(
            "sendsSearchEdit",
            self.tr("Name, number, words"),
            self.tr("Find sends by name, number or words of the text"),
            self.tr("Find a send (Ctrl+F)"),
        )
        self.search.asked.connect(self._on_search)
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

    # ---- building ------------------------------------------------------------------------------

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
        fields = lay(QHBoxLayout(), self.search, self._days, gap=0.25, grows=self.search)
        lay(QHBoxLayout(self._told_row), self._found, self._all, grows=self._found)
        edges = (MARGIN, 0.5, MARGIN, 0.375)
        lay(QVBoxLayout(self), self._which, fields, self._told_row, margin=edges, gap=0.5)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot(str)
    def _on_search(self, words: str) -> None:
        self._listing.look_for(words)
        self.search.set_looking(looking=self._listing.searching)

    @Slot(int)
    def _on_which(self, place: int) -> None:
        if 0 <= place < len(_KINDS):
            self._listing.show_only(_KINDS[place].which)

    @Slot()
    def _on_all(self) -> None:
        self._listing.show_all()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)  # the link goes

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
        self.search.show_words(wanted.words)
        self._show_found()
        self.search.set_looking(looking=self._listing.searching)

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
