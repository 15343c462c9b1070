"""The right column: the text, what it costs in parts, how it arrives, and who it comes from."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui import look
from ovhsms_gui.gui.compose.drafts_box import DraftsBox
from ovhsms_gui.gui.compose.edits import MessageEdit
from ovhsms_gui.gui.compose.marks import unknown_names
from ovhsms_gui.gui.compose.mending import Mending
from ovhsms_gui.gui.compose.parts import confirmed_words, parts_words
from ovhsms_gui.gui.compose.preview import Preview
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.compose.texts_box import TextsBox
from ovhsms_gui.gui.compose.value_mending import ValueMending
from ovhsms_gui.store.texts import SavedText


class MessageColumn(QWidget):
    """Shows and changes the draft of ComposeState."""

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._offered: object = None  # what the sender box was last filled from

        self.edit = MessageEdit()
        self.edit.setObjectName("messageEdit")
        self.edit.setAccessibleName(self.tr("Message text"))
        self.edit.setPlaceholderText(self.tr("Write the message as people will read it"))
        self._title = look.heading(self.tr("&Message"))
        self._title.setBuddy(self.edit)
        self._parts = look.FigureLabel(wrap=True)
        self._parts.setObjectName("partsLabel")
        self._parts.setAccessibleName(self.tr("Length and parts"))
        self._mending = Mending(state, self.edit)
        self._value_mending = ValueMending(state)
        self.preview = Preview(state)

        self.sender_box = look.ComboBox()
        self.sender_box.setObjectName("senderBox")
        self.sender_box.setAccessibleName(self.tr("Sender name"))
        self._from = look.label(self.tr("&From"))
        self._from.setBuddy(self.sender_box)
        self._sender_note = look.muted(wrap=True)
        self._replies = QCheckBox(self.tr("Let people repl&y"))
        self._replies.setObjectName("replyToggle")
        self._replies.setAccessibleName(self.tr("Let people reply"))
        self._replies_note = look.muted(
            self.tr("Shown from a short number that people can answer. French mobiles only."), wrap=True
        )
        self._no_stop = QCheckBox(self.tr("&Not advertising: leave out the STOP line"))
        self._no_stop.setObjectName("noStopToggle")
        self._no_stop.setAccessibleName(self.tr("Not advertising: leave out the STOP line"))
        self._no_stop_note = look.muted(wrap=True)

        self.texts_box = TextsBox(state)
        self.drafts_box = DraftsBox(state)

        self._lay_out()
        self._connect()
        self._take_draft()
        self._show()

    # ---- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        sender = QHBoxLayout()
        look.airy(sender)
        sender.addWidget(self._from)
        sender.addWidget(self.sender_box, 1)
        options = QVBoxLayout()
        look.airy(options, gap=0.25)
        options.addLayout(sender)
        options.addWidget(self._sender_note)
        for box, note in ((self._replies, self._replies_note), (self._no_stop, self._no_stop_note)):
            options.addSpacing(round(look.line_height() * 0.25))
            options.addWidget(box)
            inset = QHBoxLayout()
            inset.setContentsMargins(round(look.line_height() * 1.4), 0, 0, 0)
            inset.addWidget(note)
            options.addLayout(inset)
        column = QVBoxLayout(self)
        look.airy(column, gap=0.55)
        heading = QHBoxLayout()
        look.airy(heading)
        heading.addWidget(self._title, 1)
        heading.addWidget(self.texts_box)
        heading.addWidget(self.drafts_box)
        column.addLayout(heading)
        column.addWidget(self.edit, 1)
        column.addWidget(self._parts)
        column.addWidget(self._mending)
        column.addWidget(self._value_mending)
        column.addWidget(self.preview)
        column.addLayout(options)

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_text)
        self.edit.cursorPositionChanged.connect(self._on_caret)
        self.texts_box.picked.connect(self._on_picked)
        self.sender_box.currentTextChanged.connect(self._on_sender)
        self._replies.toggled.connect(self._on_replies)
        self._no_stop.toggled.connect(self._on_no_stop)
        self._state.changed.connect(self._show)
        self._state.estimates.agreed.connect(self._show)
        self._state.draft_replaced.connect(self._take_draft)

    # ---- what happens --------------------------------------------------------------------------

    @Slot()
    def _on_text(self) -> None:
        self._state.set_text(self.edit.text())

    @Slot(object)
    def _on_picked(self, saved: object) -> None:
        assert isinstance(saved, SavedText)
        # One edit block through the cursor, so that Ctrl+Z takes it back.
        cursor = QTextCursor(self.edit.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(saved.text)
        cursor.endEditBlock()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_sender(self, name: str) -> None:
        chosen = (
            self.sender_box.isEditable()
            or self.sender_box.currentIndex() > 0
            or self.sender_box.itemData(0) is None
        )
        self._state.set_sender(name if chosen else "")

    @Slot(bool)
    def _on_replies(self, wanted: bool) -> None:
        self._state.set_allow_replies(wanted)

    @Slot(bool)
    def _on_no_stop(self, wanted: bool) -> None:
        self._state.set_no_stop(wanted)

    @Slot()
    def _take_draft(self) -> None:
        draft, caret = self._state.draft, self._state.caret
        if self.edit.text() != draft.text:
            self.edit.setPlainText(draft.text)
        self.edit.place_caret(caret)
        self._replies.setChecked(draft.terms.allow_replies)
        self._no_stop.setChecked(draft.terms.no_stop)
        self._offered = None
        self._fill_senders()

    @Slot()
    def _on_caret(self) -> None:
        self._state.caret = self.edit.caret()

    # ---- showing -------------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        self._fill_senders()
        plan = self._state.plan
        terms = plan.terms
        self._parts.set_words(*parts_words(plan))
        confirmed = confirmed_words(plan) if self._state.estimates.confirms(plan) else ""
        self._parts.setToolTip(look.tip(confirmed))
        self._parts.setAccessibleDescription(confirmed)
        self.edit.set_unknown(unknown_names(plan))
        self.sender_box.setEnabled(not terms.allow_replies)
        self._from.setEnabled(not terms.allow_replies)
        note = self._state.senders_note
        if terms.allow_replies:
            note = self.tr("Not used while people can reply: OVHcloud shows the short number instead.")
        elif self._state.senders == ():
            note = self.tr(
                "This account has no validated sender name. Create one in OVHcloud's Manager, "
                "or let people reply."
            )
        self._sender_note.setText(note)
        self._sender_note.setVisible(bool(note))
        if terms.no_stop:
            words = self.tr(
                "For appointments, notices and other messages that sell nothing. Sent at any hour."
            )
        elif terms.allow_replies:
            words = self.tr(
                "The short number adds no STOP line, but OVHcloud sends advertising from 8 to 20 h only, "
                "Monday to Saturday."
            )
        else:
            words = self.tr(
                "OVHcloud adds a line by which people can unsubscribe, and sends from 8 to 20 h, Monday to Saturday."
            )
        self._no_stop_note.setText(words)

    def _fill_senders(self) -> None:
        senders = self._state.senders
        note = self._state.senders_note
        offered = (senders, bool(note))
        if offered == self._offered:
            return
        self._offered = offered
        wanted = self._state.draft.terms.sender
        self.sender_box.blockSignals(True)
        self.sender_box.clear()
        self.sender_box.setEditable(bool(note))
        if senders is None:
            if not note:
                self.sender_box.addItem(self.tr("—"), "")
            self.sender_box.setEditText(wanted)
        else:
            self.sender_box.addItem(self.tr("Choose a sender…"), "")
            self.sender_box.addItems(list(senders))
            if wanted in senders:
                self.sender_box.setCurrentText(wanted)
            elif len(senders) == 1:
                self.sender_box.setCurrentIndex(1)
        self.sender_box.blockSignals(False)
        if senders is not None:
            index = self.sender_box.currentIndex()
            self._state.set_sender(self.sender_box.currentText() if index > 0 else "")
