"""A page of two cards: a list that is searched, and what is chosen of it; one card at a time where it is narrow."""

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui import look
from ovhsms_gui.gui.kit.buttons import Button, Kind
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.layouts import add, lay
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, Type, px
from ovhsms_gui.gui.kit.search import Search
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.kit.still import meant, shifted
from ovhsms_gui.gui.kit.tables import in_card

_TWO_CARDS = 50  # line heights: less is room for one
_BETWEEN = 1.0
_LIST, _CHOSEN = range(2)


class Whole(IntEnum):
    """What there is on all of the page."""

    NOTHING = 0  # said, with what to do about it
    CARDS = 1
    COMING = 2  # not known yet


class TwoCards(QWidget):
    """The frame of such a page; a page fills it by `fill`, and says by `show_whole` what there is."""

    write_wanted = Signal()  # there is nothing yet

    def __init__(self, name: str, title: str, listed: str, chosen: str, parent: QWidget | None) -> None:
        """`name`: the object's; `listed`, `chosen`: the cards' names where one is shown at a time."""
        super().__init__(parent)
        self.setObjectName(name)
        look.on(look.Role.Window, self)
        self.narrow = False
        self._both = 0  # the widest that two cards have been
        self.title = Label(title, Type.PAGE_TITLE)
        self._which = Segments()
        self._which.setAccessibleName(self.tr("What is shown"))
        self._which.show_segments(Segment(listed), Segment(chosen))
        self.stack = QStackedLayout()
        self.list, self.nothing = Card(), Card()
        self.chosen = QStackedWidget()
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)

    def fill(
        self,
        search: Search,
        view: QTableView,
        chosen: QWidget,
        *,
        head: QWidget,
        tools: tuple[QWidget, ...],
        unlisted: str,
        below: tuple[QWidget, ...] = (),
        instead: tuple[QWidget, ...] = (),
    ) -> None:
        """`search` stands in the `head` of the list, `tools` beside the title, `below` under it, `instead` of rows.

        `unlisted`: what stands in the place of `chosen` where nothing is listed.
        """
        self.search, self.view = search, view
        nothing = Card()
        nothing.column.addWidget(EmptyState(Icon.SEARCH, unlisted, ""))
        for one in (chosen, nothing):
            self.chosen.addWidget(one)
        self.title.setBuddy(view)
        search.lead_in(view)
        self._which.currentChanged.connect(self.show_cards)
        self._top = lay(QHBoxLayout(), self.title, self._which, None, *tools)
        add(self.list.column, head, Hairline(), view, *instead, 0.375, grows=view)
        cards = QWidget()
        row = lay(QHBoxLayout(cards), self.list, self.chosen, gap=_BETWEEN)
        row.setStretch(0, 34)
        row.setStretch(1, 66)
        edges = (PAGE_MARGIN, 0.75, PAGE_MARGIN, PAGE_MARGIN)
        # The stack first into its place: what one without a window shows is a window.
        lay(QVBoxLayout(self), self._top, *below, self.stack, margin=edges, gap=0.625, grows=self.stack)
        for whole in (self.nothing, cards, Card()):
            self.stack.addWidget(whole)

    def say_nothing_yet(self, icon: Icon, title: str, sentence: str, name: str) -> None:
        """What stands here before there is anything, with the way to write; `name` is the button's."""
        if not self.nothing.column.count():  # who has something never sees it: it is made for who has not
            write = Button(self.tr("Write a message"), Kind.PRIMARY, Icon.WRITE)
            write.setObjectName(name)
            write.clicked.connect(self.write_wanted)
            self.nothing.column.addWidget(EmptyState(icon, title, sentence, write))

    # ---- what is shown -------------------------------------------------------------------------

    @property
    def whole(self) -> Whole:
        """What is shown on all of the page."""
        return Whole(self.stack.currentIndex())

    @property
    def at_chosen(self) -> bool:
        """It is narrow, and what was chosen fills it."""
        return self.narrow and self._which.currentIndex() == _CHOSEN

    def show_whole(self, whole: Whole) -> None:
        """Show that, and the cards for which there is room."""
        self.stack.setCurrentIndex(whole)
        self.show_cards()

    def show_chosen(self, *, shown: bool) -> None:
        """What was chosen, or that nothing is listed: then none of it stands beside the list either."""
        self.chosen.setCurrentIndex(int(not shown))

    @Slot()
    def show_cards(self) -> None:
        """Both, or the one that was asked for."""
        self.narrow = self.width() < max(px(_TWO_CARDS), self._side_by_side())
        one_of_two = self.narrow and self.whole is Whole.CARDS
        self.title.setVisible(not one_of_two)
        self._which.setVisible(one_of_two)
        self.list.setVisible(not self.narrow or not self.at_chosen)
        self.chosen.setVisible(not self.narrow or self.at_chosen)

    def go_on_from(self, other: "TwoCards") -> None:
        """Show the card that is shown on the same page of another window."""
        self._which.setCurrentIndex(other._which.currentIndex())  # noqa: SLF001

    @Slot()
    def go_to_list(self) -> None:
        """Put the keyboard in the list."""
        self._which.setCurrentIndex(_LIST)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def open_chosen(self) -> None:
        """Where it is narrow, what is chosen comes in sight."""
        self._which.setCurrentIndex(_CHOSEN)

    def minimumSizeHint(self) -> QSize:
        """As wide as one card: both are shown only where there is more room than both need."""
        whole = super().minimumSizeHint()
        parts = (self.list.minimumSizeHint(), self.chosen.minimumSizeHint(), self._top.minimumSize())
        one = max(part.width() for part in parts) + 2 * px(PAGE_MARGIN)
        return QSize(min(one, whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two cards, or one."""
        super().resizeEvent(event)
        self.show_cards()

    def event(self, event: QEvent) -> bool:
        """What is in a card may be wider now."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.width() < self._side_by_side():
            self.show_cards()
        return done

    def _side_by_side(self) -> int:
        """The width of both.

        It grows only: a page that had one card for this entry and two for the next would jump under who goes through
        them.
        """
        cards = self.list.minimumSizeHint().width() + self.chosen.minimumSizeHint().width()
        self._both = max(self._both, cards + px(_BETWEEN) + 2 * px(PAGE_MARGIN))
        return self._both

    @Slot()
    def _on_find(self) -> None:
        self._which.setCurrentIndex(_LIST)
        self.search.go()


class _Entries(QTableView):
    """Where what is new comes in first, and the others move on: a press then is on whoever stood there before."""

    @Slot()
    def on_reset(self) -> None:
        """The rows are others, or in another order."""
        shifted(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only if it is meant."""
        if meant(self, event):
            super().mousePressEvent(event)


def entries(
    name: str, heard: str, model: QAbstractItemModel, delegate: type[QAbstractItemDelegate], height: int
) -> QTableView:
    """A list for such a page: one entry of several lines in each row, painted by the delegate."""
    view = look.quieted(_Entries(), name, heard, model)
    model.modelReset.connect(view.on_reset)
    in_card(view)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setAlternatingRowColors(False)
    view.setItemDelegate(delegate(view))
    view.setMouseTracking(True)
    head = view.horizontalHeader()
    head.hide()
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    head.setStretchLastSection(False)
    for column in range(1, model.columnCount()):
        view.hideColumn(column)  # the first one shows them all
    view.verticalHeader().setDefaultSectionSize(height)
    return view
