"""The replies page: the conversations in one card, the chosen one in the other; one at a time where it is narrow."""

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.gui import look
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.buttons import Button, Kind, tool
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label, muted
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.kit.sheet import Said
from ovhsms_gui.gui.kit.tables import in_card
from ovhsms_gui.gui.kit.talks import ENTRY, TalkDelegate
from ovhsms_gui.gui.replies import words
from ovhsms_gui.gui.replies.list_head import ListHead
from ovhsms_gui.gui.replies.models import ConversationsModel
from ovhsms_gui.gui.replies.state import RepliesState
from ovhsms_gui.gui.replies.thread import ThreadCard

_TWO_CARDS = 50  # line heights: less is room for one
_LIST, _THREAD = range(2)
_NOTHING, _CARDS, _COMING = range(3)  # of all of the page
_FIRST_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RepliesPage(QWidget):
    """What people answered, and what is written back."""

    write_wanted = Signal()  # nobody answered yet
    person_wanted = Signal(object)  # Row: a message to somebody who did not

    def __init__(self, state: RepliesState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("repliesPage")
        look.on(look.Role.Window, self)
        self._state = state
        self._rows = ConversationsModel(state, self)
        self._showing = self._narrow = False
        self._begins = False  # the keyboard is wanted in the list, once that is there
        self._make_list()
        self._head = ListHead(state)
        self.card = ThreadCard(state)
        self._lay_out()
        self._connect()
        # The list comes with what is read at each visit: the page stands sooner without it.
        self._stack.setCurrentIndex(_COMING)
        self._show_cards()

    def start_here(self) -> None:
        """Begin in the list, from which Ctrl+F leads to what is looked for."""
        self._begins = self._stack.currentIndex() == _COMING
        if self._stack.currentIndex() != _CARDS:
            return
        if self._narrow and self._which.currentIndex() == _THREAD:
            self.card.go()
        else:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        """Ask about the answer that stands here; where none does, it leads to the message."""
        if self._state.talk is not None and self.card.isVisible():
            self.card.send()
        else:
            self.write_wanted.emit()

    def show_person(self, e164: str) -> None:
        """Bring up all that went to a number and came from it."""
        self._state.choose(e164)
        self._which.setCurrentIndex(_THREAD)
        self.card.go_soon()

    # ---- building ------------------------------------------------------------------------------

    def _make_list(self) -> None:
        view = look.quiet_table("conversationView", self.tr("Conversations"), self._rows)
        in_card(view)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setAlternatingRowColors(False)
        view.setItemDelegate(TalkDelegate(view))
        view.setMouseTracking(True)
        head = view.horizontalHeader()
        head.hide()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.verticalHeader().setDefaultSectionSize(px(ENTRY))
        view.installEventFilter(self)
        self._view = view

    def _lay_out(self) -> None:
        self._title = Label(self.tr("&Replies"), Type.PAGE_TITLE)
        self._title.setBuddy(self._view)
        self._which = Segments()
        self._which.setAccessibleName(self.tr("What is shown"))
        self._which.show_segments(Segment(self.tr("Conversations")), Segment(self.tr("This one")))
        self._asked = muted()
        self._asked.setObjectName("repliesAskedLabel")
        self._refresh = tool(self.tr("Read replies now"), Icon.REFRESH, bare=True)
        self._refresh.setObjectName("readRepliesButton")
        top = QHBoxLayout()
        airy(top)
        top.addWidget(self._title)
        top.addWidget(self._which)
        top.addStretch(1)
        top.addWidget(self._asked)
        top.addWidget(self._refresh)
        self._trouble = Said(room=False)
        self._trouble.label.setObjectName("repliesTroubleLabel")
        self._nothing, self._list = Card(), Card()
        for part in (self._head, Hairline()):
            self._list.column.addWidget(part)
        self._none = EmptyState(Icon.SEARCH, "", "")
        self._list.column.addWidget(self._view, 1)
        self._list.column.addWidget(self._none, 1)
        self._list.column.addSpacing(px(0.375))
        cards = QWidget()
        row = QHBoxLayout(cards)
        airy(row, gap=1.0)
        row.addWidget(self._list, 34)
        row.addWidget(self.card, 66)
        column = QVBoxLayout(self)
        airy(column, margin=(PAGE_MARGIN, 0.75, PAGE_MARGIN, PAGE_MARGIN), gap=0.625)
        column.addLayout(top)
        column.addWidget(self._trouble)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # first: what a stack without a window shows is one
        for whole in (self._nothing, cards, Card()):
            self._stack.addWidget(whole)

    def _say_nothing_yet(self) -> None:
        """Who has replies never sees it: it is made for who has none."""
        if self._nothing.column.count():
            return
        title = self.tr("No replies yet.")
        sentence = self.tr(
            "Tick “Let people reply” when you write: what they answer comes up here by itself, and you can write back."
        )
        write = Button(self.tr("Write a message"), Kind.PRIMARY, Icon.WRITE)
        write.setObjectName("repliesWriteButton")
        write.clicked.connect(self.write_wanted)
        self._nothing.column.addWidget(EmptyState(Icon.REPLIES, title, sentence, write))

    def _connect(self) -> None:
        self._view.selectionModel().selectionChanged.connect(self._on_selected)
        self._view.clicked.connect(self._on_open)
        self._view.activated.connect(self._on_answer)
        self._which.currentChanged.connect(self._show_cards)
        self._head.walked.connect(self._on_walked)
        self._head.left.connect(self._on_list)
        self._refresh.clicked.connect(self._state.refresh)
        self.card.answer.confirm_wanted.connect(self._on_confirm)
        self.card.write_wanted.connect(self.person_wanted)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)
        self._state.changed.connect(self._show)
        self._state.thread_changed.connect(self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two cards, or one."""
        super().resizeEvent(event)
        self._narrow = self.width() < px(_TWO_CARDS)
        self._show_cards()

    def showEvent(self, event: QShowEvent) -> None:
        """What stands here is looked at."""
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        """Another program's window may be in front of it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads from a conversation and its answer, which stays as it is, back to the list."""
        inside = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and inside is not None and self.card.isAncestorOf(inside):
            self._on_list()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        """Somebody looks at the conversation while it is in sight, and the window is the one that is used."""
        used = self.isActiveWindow() or QApplication.activeModalWidget() is not None
        self._state.set_in_sight(self.isVisible() and used and self.card.isVisible())

    # ---- what the operator does ----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first step in a list in which nothing is chosen chooses the first, and not the one after it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and Qt.Key(event.key()) in _FIRST_STEPS
            and self._rows.rowCount()
            and not self._view.selectionModel().hasSelection()
        ):
            self._view.selectRow(0)
            return True
        return super().eventFilter(watched, event)

    @Slot(QItemSelection, QItemSelection)
    def _on_selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        rows = self._view.selectionModel().selectedRows()
        if rows and not self._showing:
            self._state.choose(self._rows.row(rows[0].row()).e164)

    @Slot()
    def _on_find(self) -> None:
        self._which.setCurrentIndex(_LIST)
        self._head.go()

    @Slot()
    def _on_list(self) -> None:
        self._which.setCurrentIndex(_LIST)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_walked(self, key: Qt.Key) -> None:
        """The focus stays in the field: one may type on."""
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._view, press)

    @Slot()
    def _on_open(self) -> None:
        self._which.setCurrentIndex(_THREAD)

    @Slot(QModelIndex)
    def _on_answer(self, _index: QModelIndex) -> None:
        """Enter on a conversation leads to its answer."""
        self._on_open()
        self.card.go()

    @Slot(object)
    def _on_confirm(self, plan: Plan) -> None:
        from ovhsms_gui.gui.replies.confirm import AnswerDialog  # noqa: PLC0415

        dialog = AnswerDialog(plan, self.window())
        dialog.confirmed.connect(self._state.answering.confirmed)
        dialog.rejected.connect(self._state.answering.let_be)
        pop_up(dialog)

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _show_cards(self) -> None:
        there = self._stack.currentIndex() == _CARDS
        self._title.setVisible(not (self._narrow and there))
        self._which.setVisible(self._narrow and there)
        chosen = self._which.currentIndex()
        self._list.setVisible(not self._narrow or chosen == _LIST)
        self.card.setVisible(not self._narrow or chosen == _THREAD)
        self._look()

    @Slot()
    def _show(self) -> None:
        state = self._state
        self._showing = True  # rows that move are not rows that were chosen
        self._rows.renew()
        place = self._rows.place_of(state.chosen) if state.chosen else -1
        if place >= 0:
            self._view.selectRow(place)
        else:
            self._view.clearSelection()
        self._showing = False
        if state.ready and not state.anything:
            self._say_nothing_yet()
        self._stack.setCurrentIndex(_COMING if not state.ready else _CARDS if state.anything else _NOTHING)
        self._asked.setText(words.asked(state.boxes, state.now()))
        self._asked.setToolTip(look.tip(words.asked_each(state.boxes)))
        self._trouble.say(words.trouble(state.boxes))
        self._show_none()
        self._show_cards()
        if self._begins:
            self.start_here()

    def _show_none(self) -> None:
        none = self._state.ready and not self._rows.rowCount()
        self._view.setVisible(not none)
        self._none.setVisible(none)
        if self._state.wanted.words:
            self._none.title.setText(self.tr("No conversation fits."))
            self._none.sentence.setText(
                self.tr(
                    "Names, numbers, replies and your own messages were looked through. Who never answered is found "
                    "in the outbox."
                )
            )
        elif not self._state.wanted.unread:
            self._none.title.setText(self.tr("No replies yet."))
            self._none.sentence.setText("")
        else:
            self._none.title.setText(self.tr("Nothing is unread."))
            self._none.sentence.setText("")
