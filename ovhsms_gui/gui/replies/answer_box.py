"""Where an answer is written: how long they can write back, the text, what it costs, and the button."""

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.compose.edits import MessageEdit
from ovhsms_gui.gui.compose.texts import TextsState
from ovhsms_gui.gui.findings import FINDINGS
from ovhsms_gui.gui.kit.buttons import Button, Kind
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Glyph, muted
from ovhsms_gui.gui.kit.measures import MARGIN, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import Said
from ovhsms_gui.gui.replies import words
from ovhsms_gui.gui.replies.answer_texts import AnswerTexts
from ovhsms_gui.gui.replies.state import RepliesState

_HIGH = 4.25  # line heights of the text
_MINUTE_MS = 60_000


class AnswerBox(QWidget):
    """Shows the Answering of RepliesState. Enter makes a new line; the button, and Ctrl+Enter, ask first."""

    confirm_wanted = Signal(object)  # Plan

    def __init__(self, state: RepliesState, texts: TextsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._answering = state.answering
        self._clock = Glyph(Icon.CLOCK, State.TRANSIT)
        self._until = muted(wrap=True)
        self._until.setObjectName("replyUntilLabel")
        self._left = QWidget()
        self.edit = MessageEdit()
        self.edit.setObjectName("replyEdit")
        self.edit.setAccessibleName(self.tr("Your answer"))
        self.edit.setFrameShape(QFrame.Shape.StyledPanel)
        self.edit.setFixedHeight(px(_HIGH))
        self._said = Said(room=False)
        self._said.label.setObjectName("replyToldLabel")
        self._cost = muted(wrap=True)
        self._cost.setObjectName("replyCostLabel")
        self._texts = AnswerTexts(texts)
        self.button = Button()
        self.button.setObjectName("replySendButton")
        self._lay_out()
        # Nothing else happens while the time runs out.
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show_until)
        self._minute.start()
        self.edit.textChanged.connect(self._on_text)
        self.edit.too_long.connect(self._on_too_long)
        self._texts.picked.connect(self._on_picked)
        self.button.clicked.connect(self.send)
        self._answering.changed.connect(self._show)
        self._answering.replaced.connect(self._on_replaced)
        self._answering.confirm_wanted.connect(self.confirm_wanted)
        self._answering.stored.connect(self._on_stored)
        for sentence in (self._answering.failed, self._answering.told):
            sentence.connect(self._said.say)
        state.thread_changed.connect(self._show_until)
        self._on_replaced()  # another window may have shown it before
        self._show()

    def _lay_out(self) -> None:
        left = QHBoxLayout(self._left)
        airy(left, gap=0.375)
        left.addWidget(self._clock)
        left.addWidget(self._until, 1)
        foot = QHBoxLayout()
        airy(foot)
        foot.addWidget(self._cost, 1)
        foot.addWidget(self._texts)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        airy(column, margin=(MARGIN, 0.625, MARGIN, 0.625), gap=0.5)
        column.addWidget(self._left)
        column.addWidget(self.edit)
        column.addWidget(self._said)
        column.addLayout(foot)

    @Slot()
    def send(self) -> None:
        """Ask about the answer; what is in the way is told, and the caret goes where it is mended."""
        plan = self._answering.plan
        if plan is not None and not plan.blocked:
            self._answering.send()
            return
        if self._answering.left_out:
            self._said.say(f"✗ {self._closed()}")
        elif plan is not None and plan.error is not None and self._answering.text.strip():
            self._said.say(f"✗ {messages.finding(plan.error)}")
        self.edit.setFocus()

    # ---- what happens --------------------------------------------------------------------------

    @Slot()
    def _on_text(self) -> None:
        self._said.say("")
        self._answering.set_text(self.edit.text())

    @Slot()
    def _on_replaced(self) -> None:
        if self.edit.text() != self._answering.text:
            self.edit.setPlainText(self._answering.text)
        self._said.say("")

    @Slot(str)
    def _on_stored(self, _number: str) -> None:
        """What had the focus is gone: Qt would go on to what chooses the account."""
        if self.isVisible() and not isinstance(QApplication.focusWidget(), QLineEdit):
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_picked(self, text: str) -> None:
        """Where the caret is, as if it were pasted."""
        data = QMimeData()
        data.setText(text)
        if not self.edit.isReadOnly():
            self.edit.insertFromMimeData(data)
        self.edit.setFocus()

    @Slot(object)
    def _on_too_long(self, _length: int) -> None:
        self._said.say(
            self.tr(
                "✗ The pasted text is too long for a message: it was not inserted, and your answer is unchanged."
            )
        )

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        plan = self._answering.plan
        closed = self._answering.left_out
        self.edit.setEnabled(plan is not None and not closed)
        self._texts.close_for(self._closed() if closed else "")
        self.edit.setReadOnly(self._answering.busy)  # what is typed now would go with what is taken
        self.edit.setPlaceholderText(self._closed() if closed else self.tr("Your answer"))
        if plan is None:
            self.button.show_as(self.tr("Write an answer"), Kind.LEAD)
            return
        self._cost.setText(words.cost(plan) if self._answering.text else words.short_sender(plan))
        self.button.setEnabled(not self._answering.busy)
        self.button.show_as(*self._deed(plan))
        self._show_until()

    def _closed(self) -> str:
        return self.tr("Opted out: nothing is sent to this number.")

    def _deed(self, plan: Plan) -> tuple[str, Kind, Icon | None]:
        """What the button says: what will be done, or what is missing."""
        if self._answering.busy:
            return self.tr("One moment…"), Kind.PRIMARY, None
        if self._answering.left_out:
            return self.tr("This number opted out"), Kind.LEAD, None
        if not self._answering.text.strip():
            return self.tr("Write an answer"), Kind.LEAD, None
        if plan.error is not None:
            button = FINDINGS[plan.error.code].button
            return (
                messages.finding_button(plan.error) if button else self.tr("What is in the way?"),
                Kind.LEAD,
                None,
            )
        return (
            self.tr("Repl&y ({price})…").format(price=messages.credits_(plan.credits)),
            Kind.PRIMARY,
            Icon.REPLY,
        )

    @Slot()
    def _show_until(self) -> None:
        thread, sentence = self._state.talk, ""
        if thread is not None and not (self._answering.left_out or self._state.asked_to_stop):
            who = words.called(thread.e164, thread.name, self._state.region)
            sentence = words.answerable(who, thread.until, self._state.now())
        self._until.setText(sentence)
        self._left.setVisible(bool(sentence))
