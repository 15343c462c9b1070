"""The outbox page: the sends in one card, the chosen one in the other; one card at a time where it is narrow."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui import look
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.file_dialog import KindDialog
from ovhsms_gui.gui.kit.buttons import Button, Kind
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.deeds import flat_deed
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.kit.sends import SendDelegate, entry_height
from ovhsms_gui.gui.kit.tables import in_card
from ovhsms_gui.gui.outbox import sheet
from ovhsms_gui.gui.outbox.detail import SendDetail
from ovhsms_gui.gui.outbox.elsewhere_dialog import ElsewhereDialog
from ovhsms_gui.gui.outbox.list_head import ListHead
from ovhsms_gui.gui.outbox.models import SendsModel
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.steady import steady

_TWO_CARDS = 50  # line heights: less is room for one
_LIST, _SEND = range(2)
_NOTHING, _CARDS, _COMING = range(3)  # of all of the page


class OutboxPage(QWidget):
    """What was sent, to whom, and what became of it."""

    write_wanted = Signal()  # nothing was sent yet
    person_wanted = Signal(str)  # their number: all that went to them, and came from them

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outboxPage")
        look.on(look.Role.Window, self)
        self._state = state
        self._sends = SendsModel(state, self)
        self._showing = False
        self._narrow = False
        self._about = False  # whoever is being looked for is to be shown once found
        self._make_list()
        self._head = ListHead(state)
        self.detail = SendDetail(state)
        # The time to undo runs out while nothing else happens.
        self._second = QTimer(self)
        self._second.setInterval(500)
        self._second.timeout.connect(self._show)
        # And so does the time that is left until what is scheduled leaves.
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._show)
        self._minute.start()
        self._lay_out()
        self._connect()
        self._show()

    def show_send(self, send_id: int) -> None:
        """Bring one send up, whatever is listed."""
        self._state.listing.show_all()
        self._state.choose(send_id)
        self._which.setCurrentIndex(_SEND)
        self._go()

    def _go(self) -> None:
        """Put the keyboard on the send that is shown."""
        if self._narrow:
            self.detail.go()
        else:
            self._sends_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_here(self) -> None:
        """Begin in the list, from which Ctrl+F leads to what is looked for."""
        if self._anything and not (self._narrow and self._which.currentIndex() == _SEND):
            self._sends_view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- building ------------------------------------------------------------------------------

    def _make_list(self) -> None:
        view = look.quiet_table("outboxView", self.tr("Sends"), self._sends)
        in_card(view)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setAlternatingRowColors(False)
        view.setItemDelegate(SendDelegate(view))
        view.setMouseTracking(True)
        head = view.horizontalHeader()
        head.hide()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setStretchLastSection(False)
        for column in range(1, self._sends.columnCount()):
            view.hideColumn(column)  # the first one shows them all
        view.verticalHeader().setDefaultSectionSize(entry_height(""))
        self._sends_view = view

    def _lay_out(self) -> None:
        self._title = Label(self.tr("&Outbox"), Type.PAGE_TITLE)
        self._title.setBuddy(self._sends_view)
        self._which = Segments()
        self._which.setAccessibleName(self.tr("What is shown"))
        self._which.show_segments(Segment(self.tr("Sends")), Segment(self.tr("This send")))
        top = QHBoxLayout()
        airy(top)
        top.addWidget(self._title)
        top.addWidget(self._which)
        top.addStretch(1)
        self._export = flat_deed(
            self.tr("Export the list…"),
            "exportListButton",
            self.tr("Export the list… of all sends that are listed into a file for a spreadsheet"),
            Icon.EXPORT,
        )
        self._export.clicked.connect(self._on_export)
        self._others = flat_deed(
            self.tr("From elsewhere…"),
            "elsewhereButton",
            self.tr("From elsewhere… on this account: what other computers, the Manager or programs sent"),
            Icon.INFO,
        )
        self._others.clicked.connect(self._on_elsewhere)
        top.addWidget(self._others)
        top.addWidget(self._export)
        self._list = Card()
        self._list.column.addWidget(self._head)
        self._list.column.addWidget(Hairline())
        self._list.column.addWidget(self._sends_view, 1)
        self._list.column.addSpacing(px(0.375))
        cards = QWidget()
        row = QHBoxLayout(cards)
        airy(row, gap=1.0)
        row.addWidget(self._list, 34)
        row.addWidget(self.detail, 66)
        column = QVBoxLayout(self)
        airy(column, margin=(PAGE_MARGIN, 0.75, PAGE_MARGIN, PAGE_MARGIN), gap=0.625)
        column.addLayout(top)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # first: what a stack without a window shows is one
        self._stack.addWidget(self._nothing_yet())
        self._stack.addWidget(cards)
        self._stack.addWidget(Card())

    @Slot()
    def _on_elsewhere(self) -> None:
        if self._state.elsewhere is not None:
            pop_up(ElsewhereDialog(self._state.elsewhere, self.window()))

    def _nothing_yet(self) -> Card:
        title = self.tr("Nothing sent yet.")
        sentence = self.tr("What you send appears here, with what became of each message.")
        write = Button(self.tr("Write a message"), Kind.PRIMARY, Icon.WRITE)
        write.setObjectName("outboxWriteButton")
        write.clicked.connect(self.write_wanted)
        card = Card()
        card.column.addWidget(EmptyState(Icon.OUTBOX, title, sentence, write))
        return card

    def _connect(self) -> None:
        self._sends_view.selectionModel().currentRowChanged.connect(self._on_row)
        self._sends_view.clicked.connect(self._on_open)
        self._sends_view.activated.connect(self._on_open)
        self._sends.modelReset.connect(self._on_rows)
        self._sends.rowsInserted.connect(self._on_rows)
        self._which.currentChanged.connect(self._show_cards)
        self.detail.counting.connect(self._on_counting)
        self._head.walked.connect(self._on_walked)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)
        self.addAction(self.detail.about)  # its key, wherever on the page one is
        self.detail.person_wanted.connect(self._on_person)
        self._state.listing.changed.connect(self._show_person)
        self._state.page_read.connect(self._show_person)
        self._state.sends_changed.connect(self._show)
        self._state.view_changed.connect(self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two cards, or one."""
        super().resizeEvent(event)
        self._narrow = self.width() < px(_TWO_CARDS)
        self._show_cards()

    # ---- what the operator does ----------------------------------------------------------------

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            send = self._sends.send(current.row())
            if self._state.view is None or self._state.view.send_id != send.id:
                self._state.choose(send.id)

    @Slot()
    def _on_find(self) -> None:
        self._which.setCurrentIndex(_LIST)
        self._head.go()

    @Slot(object)
    def _on_walked(self, key: Qt.Key) -> None:
        """The focus stays in the field: one may type on."""
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._sends_view, press)

    @Slot()
    def _on_person(self) -> None:
        """Of who was looked for it is the one found, however soon after the last letter it is asked."""
        self._head.find_now()
        self._about = True
        self._show_person()

    @Slot()
    def _show_person(self) -> None:
        listing, view = self._state.listing, self._state.view
        if not self._about or listing.searching:
            return
        found = view is not None and any(send.id == view.send_id for send in listing.rows)
        if found and self.detail.reading:
            return
        self._about = False
        if found and self.detail.person:
            self.person_wanted.emit(self.detail.person)

    @Slot()
    def _on_export(self) -> None:
        title = self.tr("Export the sends listed")
        dialog = KindDialog("exportListDialog", title, sheet.kinds(), "sms", self)
        dialog.chosen.connect(self._state.export_listed)
        pop_up(dialog)

    @Slot()
    def _on_open(self) -> None:
        self._which.setCurrentIndex(_SEND)

    # ---- what is shown -------------------------------------------------------------------------

    @property
    def _anything(self) -> bool:
        """Something was sent, whether it is listed or not."""
        return bool(self._state.sends) or bool(self._sends.rowCount())

    @Slot()
    def _show_cards(self) -> None:
        there = self._anything
        self._title.setVisible(not (self._narrow and there))
        self._which.setVisible(self._narrow and there)
        self._export.setVisible(there)
        chosen = self._which.currentIndex()
        self._list.setVisible(not self._narrow or chosen == _LIST)
        self.detail.setVisible(not self._narrow or chosen == _SEND)

    @Slot()
    def _on_rows(self) -> None:
        """A row with a day above it is higher."""
        rows = self._sends_view.verticalHeader()
        for row in range(self._sends.rowCount()):
            high = entry_height(self._sends.day(row))
            if rows.sectionSize(row) != high:
                rows.resizeSection(row, high)

    @Slot(bool)
    def _on_counting(self, undo: bool) -> None:
        if undo != self._second.isActive():
            self._second.start() if undo else self._second.stop()

    @Slot()
    def _show(self) -> None:
        self._showing = True  # rows that move are not rows that were chosen
        self._sends.renew()
        self._showing = False
        coming = self._state.view is not None  # the first one is being written down
        came = self._anything and self._stack.currentIndex() == _COMING
        self._stack.setCurrentIndex(_CARDS if self._anything else _COMING if coming else _NOTHING)
        self._show_cards()
        if came and self.isVisible():  # until now there was nothing here that could have the focus
            self._go()
        send = self._state.current
        if send is None:
            if self._sends.rowCount() and self._state.view is None:
                self._sends_view.selectRow(0)
            return  # else the chosen one is on its way from the journal
        row = self._sends.row_of(send.id)
        if row >= 0 and self._sends_view.currentIndex().row() != row:
            self._sends_view.selectRow(row)
        self.detail.show_send(send, steady())  # by which the journal holds
