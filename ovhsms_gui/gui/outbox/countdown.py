"""The strip above every page while a send can still be undone: how long, to whom, and the way to take it back."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.rows import SendRow
from ovhsms_gui.store.steady import steady

UNDO_KEY = QKeySequence(
    Qt.Key.Key_F8
)  # not Ctrl+Z, which takes back what was typed, nor any other key of a text box
_LOOK_MS = 250  # so that no second is left out
_START = 30  # characters of a text


class Countdown(QWidget):
    """Shows the sends of OutboxState that are within their time to undo, the newest first; hidden without any.

    What came too late to be undone stands here too, on whatever page the operator is.
    """

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("countdownStrip")
        look.on(look.Role.AlternateBase, self)
        self._state = state
        self._counting: list[_Line] = []
        self._tick = QTimer(self)
        self._tick.setInterval(_LOOK_MS)
        self._tick.timeout.connect(self._show)
        self._told = look.label()
        self._told.setObjectName("undoToldLabel")
        self._told.setWordWrap(True)
        close = look.button(self.tr("Close"), "undoToldCloseButton", self.tr("Take this notice away"))
        close.clicked.connect(self._on_close)
        self._notice = QWidget()
        row = QHBoxLayout(self._notice)
        look.airy(row, gap=0.8)
        row.addWidget(self._told, 1)
        row.addWidget(close)
        self._column = QVBoxLayout(self)
        look.airy(self._column, margin=0.5, gap=0.4)
        self._column.addWidget(self._notice)
        self._notice.hide()
        state.sends_changed.connect(self._show)
        state.too_late.connect(self._on_too_late)
        self._show()

    @Slot()
    def undo(self) -> None:
        """Take back the newest."""
        if self._counting:
            self._counting[0].undo()

    @Slot()
    def _show(self) -> None:
        now = steady()
        state = self._state
        sends = [send for send in state.sends if words.seconds_to_undo(send, now) or state.taken_back(send)]
        if [line.send_id for line in self._counting] != [send.id for send in sends]:
            self._renew(sends)
        for line, send in zip(self._counting, sends, strict=True):
            line.show_send(send, now)
        if bool(sends) != self._tick.isActive():
            self._tick.start() if sends else self._tick.stop()
        self._show_strip()

    def _renew(self, sends: list[SendRow]) -> None:
        before = {line.send_id for line in self._counting}
        for line in self._counting:
            line.hide()
            line.deleteLater()
        self._counting = [_Line(self._state, send.id, newest=send is sends[0]) for send in sends]
        for line, send in zip(self._counting, sends, strict=True):
            self._column.addWidget(line)
            line.show_send(send, steady())
            if send.id not in before:
                self._notice.hide()  # it was about an older one
                self._announce(line.label.text())

    def _show_strip(self) -> None:
        self.setVisible(bool(self._counting) or not self._notice.isHidden())

    @Slot(str)
    def _on_too_late(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._notice.show()
        self._announce(sentence)
        self._show_strip()

    @Slot()
    def _on_close(self) -> None:
        self._notice.hide()
        self._show_strip()

    def _announce(self, sentence: str) -> None:
        """Say it to who cannot see it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


class _Line(QWidget):
    """One send that can be undone."""

    def __init__(self, state: OutboxState, send_id: int, *, newest: bool) -> None:
        super().__init__()
        self._state = state
        self.send_id = send_id
        self.label = look.label()
        self.label.setObjectName("countdownLabel")
        self.label.setWordWrap(True)
        self._button = look.PrimaryButton()
        # No letter of its own: Qt repeats that while it is held, and then the next send would be the newest.
        if newest:
            self._button.setText(self.tr("Undo ({key})").format(key=UNDO_KEY.toString()))
            self._button.setObjectName("undoButton")
        else:
            self._button.setText(self.tr("Undo"))
            self._button.setObjectName(f"undoButton{send_id}")
        self._button.setAccessibleName(
            self.tr("Undo: send nothing, and bring the message back to be changed")
        )
        self._button.clicked.connect(self.undo)
        row = QHBoxLayout(self)
        look.airy(row, gap=0.8)
        row.addWidget(self.label, 1)
        row.addWidget(self._button)

    def show_send(self, send: SendRow, now: float) -> None:
        """How long is left; or that it was taken back, which may be asked for again until it is written."""
        start = " ".join(send.text.split())
        if self._state.taken_back(send):
            sentence = self.tr(
                "You took “{text}” back: nothing of it leaves. That cannot be written down just now; the message is "
                "back to be changed as soon as it can be."
            )
            self._button.setEnabled(True)
        else:
            sentence = self.tr("“{text}” leaves in {n} s, to {people}. Nothing was sent yet.")
        self.label.setText(
            sentence.format(
                text=start if len(start) <= _START else start[:_START] + "…",
                n=words.seconds_to_undo(send, now),
                people=messages.people(send.total),
            )
        )

    @Slot()
    def undo(self) -> None:
        """Take it back, once."""
        if self._button.isEnabled():
            self._button.setEnabled(False)
            self._state.undo(self.send_id)
