"""The replies page: the conversations in one card, the chosen one in the other; one at a time where it is narrow."""

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.gui import look
from ovhsms_gui.gui.compose.texts import TextsState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.buttons import tool
from ovhsms_gui.gui.kit.deeds import deed
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import muted
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.sheet import Said
from ovhsms_gui.gui.kit.talks import ENTRY, TalkDelegate
from ovhsms_gui.gui.replies import words
from ovhsms_gui.gui.replies.list_head import ListHead
from ovhsms_gui.gui.replies.models import ConversationsModel
from ovhsms_gui.gui.replies.state import RepliesState
from ovhsms_gui.gui.replies.thread import ThreadCard
from ovhsms_gui.gui.two_cards import TwoCards, Whole, entries

_FIRST_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RepliesPage(TwoCards):
    """What people answered, and what is written back."""

    person_wanted = Signal(object)  # Row: a message to somebody who did not
    contact_wanted = Signal(object)  # Row: whose contact is to be shown, or made
    sends_wanted = Signal(str)  # that these words are in

    def __init__(self, state: RepliesState, texts: TextsState, parent: QWidget | None = None) -> None:
        super().__init__(
            "repliesPage", self.tr("&Replies"), self.tr("Conversations"), self.tr("This one"), parent
        )
        self._state = state
        self._rows = ConversationsModel(state, self)
        self._showing = False
        self._begins = False  # the keyboard is wanted in the list, once that is there
        self._head = ListHead(state)
        self.card = ThreadCard(state, texts)
        self._lay_out()
        self._connect()
        # The list comes with what is read at each visit: the page stands sooner without it.
        self.show_whole(Whole.COMING)

    def start_here(self) -> None:
        """Begin in the list, from which Ctrl+F leads to what is looked for."""
        self._begins = self.whole is Whole.COMING
        if self.whole is not Whole.CARDS:
            return
        if self.at_chosen:
            self.card.go()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        """Ask about the answer that stands here; where none does, it leads to the message."""
        if self._state.talk is not None and self.card.isVisible():
            self.card.send()
        else:
            self.write_wanted.emit()

    def show_person(self, e164: str) -> None:
        """Bring up all that went to a number and came from it, whoever is listed."""
        self._state.look_for("")
        self._state.choose(e164)
        self.open_chosen()
        self.card.go_soon()

    # ---- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        view = entries("conversationView", self.tr("Conversations"), self._rows, TalkDelegate, px(ENTRY))
        view.installEventFilter(self)
        self._asked = muted()
        self._asked.setObjectName("repliesAskedLabel")
        self._refresh = tool(self.tr("Read replies now"), Icon.REFRESH, bare=True)
        self._refresh.setObjectName("readRepliesButton")
        self._trouble = Said(room=False)
        self._trouble.label.setObjectName("repliesTroubleLabel")
        self._write = deed(self.tr("Write a message"), "repliesNoneWriteButton", "", Icon.WRITE)
        self._none = EmptyState(Icon.REPLIES, "", "", self._write)
        self._unfound = EmptyState(
            Icon.SEARCH,
            self.tr("No conversation fits"),
            self.tr(
                "Only who answered is listed here: “Look in the outbox” above finds what was sent to everybody else."
            ),
        )
        self.fill(
            self._head.search,
            view,
            self.card,
            head=self._head,
            tools=(self._asked, self._refresh),
            unlisted=self.tr("No conversation to show"),
            below=(self._trouble,),
            instead=(self._none, self._unfound),
        )

    def _connect(self) -> None:
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.view.clicked.connect(self.open_chosen)
        self.view.activated.connect(self._on_answer)
        self._write.clicked.connect(self.write_wanted)
        self._head.sends_wanted.connect(self.sends_wanted)
        self._head.search.left.connect(self.go_to_list)
        self._refresh.clicked.connect(self._state.refresh)
        self.card.answer.confirm_wanted.connect(self._on_confirm)
        self.card.write_wanted.connect(self.person_wanted)
        self.card.contact_wanted.connect(self.contact_wanted)
        self._state.changed.connect(self._show)
        self._state.thread_changed.connect(self._show)

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
            self.go_to_list()
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
            and not self.view.selectionModel().hasSelection()
        ):
            self.view.selectRow(0)
            return True
        return super().eventFilter(watched, event)

    @Slot(QItemSelection, QItemSelection)
    def _on_selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        rows = self.view.selectionModel().selectedRows()
        if rows and not self._showing:
            self._state.choose(self._rows.row(rows[0].row()).e164)

    @Slot(QModelIndex)
    def _on_answer(self, _index: QModelIndex) -> None:
        """Enter on a conversation leads to its answer."""
        self.open_chosen()
        self.card.go()

    @Slot(object)
    def _on_confirm(self, plan: Plan) -> None:
        from ovhsms_gui.gui.replies.confirm import AnswerDialog  # noqa: PLC0415

        dialog = AnswerDialog(plan, self.window(), undo=self._state.answering.undo_seconds)
        dialog.confirmed.connect(self._state.answering.confirmed)
        dialog.rejected.connect(self._state.answering.let_be)
        pop_up(dialog)

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def show_cards(self) -> None:
        """And with the card that is in sight what stands in it is looked at."""
        super().show_cards()
        self._look()

    @Slot()
    def _show(self) -> None:
        state = self._state
        self._showing = True  # rows that move are not rows that were chosen
        self._rows.renew()
        place = self._rows.place_of(state.chosen) if state.chosen else -1
        if place >= 0:
            self.view.selectRow(place)
        else:
            self.view.clearSelection()
        self._showing = False
        whole = Whole.COMING if not state.ready else Whole.CARDS if state.anything else Whole.NOTHING
        if whole is Whole.NOTHING:
            self.say_nothing_yet(Icon.REPLIES, *self._nothing_yet(), "repliesWriteButton")
        self._asked.setText(words.asked(state.boxes, state.now()))
        self._asked.setToolTip(look.tip(words.asked_each(state.boxes)))
        self._trouble.say(words.trouble(state.boxes))
        self._show_none()
        self.show_whole(whole)
        if self._begins:
            self.start_here()

    def _show_none(self) -> None:
        wanted = self._state.wanted
        none = self._state.ready and not self._rows.rowCount()
        self.view.setVisible(not none)
        self._unfound.setVisible(none and bool(wanted.words))
        self._none.setVisible(none and not wanted.words)
        if not self._state.searching:  # what is shown stays until it is known
            self.show_chosen(shown=not (none and wanted.words))
        title, sentence = (self.tr("Nothing is unread"), "") if wanted.unread else self._nothing_yet()
        self._none.title.setText(title)
        self._none.sentence.setText(sentence)
        self._write.setVisible(not wanted.unread)

    def _nothing_yet(self) -> tuple[str, str]:
        """That nobody answered, and how they can."""
        sentence = self.tr(
            "Tick “Let people reply” when you write: what they answer comes up here by itself, and you can write back."
        )
        return self.tr("No replies yet"), sentence
