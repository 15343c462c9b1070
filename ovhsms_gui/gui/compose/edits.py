"""The two text boxes. Both take a paste apart before it reaches the widget: a large one would freeze it."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ovhsms_gui.gui import look

# Above this even 255 parts, the most OVHcloud's own page takes, cannot hold the text.
LONGEST_TEXT = 255 * 153
_SEPARATORS = frozenset("\n\r\t,;")


class ReceiverEdit(QPlainTextEdit):
    """Where numbers are typed. Enter adds them; a pasted list goes straight to the reader."""

    entered = Signal()
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        margin = 2 * (round(self.document().documentMargin()) + self.frameWidth())
        self.setFixedHeight(look.line_height() * 2 + margin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds; Shift+Enter starts a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop. A single number is inserted to be looked at, a list is read at once."""
        text = source.text()
        if len(text) > 100 or any(char in _SEPARATORS for char in text.strip()):
            self.pasted.emit(text)
        else:
            super().insertFromMimeData(source)


class MessageEdit(QPlainTextEdit):
    """Where the message is written. Refuses, and says so, what could never be sent."""

    too_long = Signal(object)  # int: characters

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(look.line_height() * 5)

    def text(self) -> str:
        """The text as typed. `toPlainText` would turn no-break spaces into spaces, unseen."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop, as plain text."""
        text = source.text()
        if len(text) + self.document().characterCount() > LONGEST_TEXT:
            self.too_long.emit(len(text))
        else:
            self.insertPlainText(text)
