"""A dropdown that changes by what is meant for it alone; and how to tell that a key is not."""

import sys

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox


def meant_for_a_button(event: QKeyEvent) -> bool:
    """Alt and the letter of a button that cannot be pressed now: Qt would take the letter for one that is typed.

    On macOS that is how characters are written.
    """
    alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return alone and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and sys.platform != "darwin"


class Dropdown(QComboBox):
    """Neither the wheel of whoever scrolls past nor Alt and the letter of something else chooses an entry.

    Where one types, what was typed is meant: an entry that only begins so is another group, another sender.
    """

    def setEditable(self, editable: bool) -> None:
        """Complete nothing."""
        super().setEditable(editable)
        if editable:
            self.setCompleter(None)  # type: ignore[arg-type]

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """A long entry is cut with an ellipsis: Qt cuts it between two letters."""
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 2
        if room > 0:
            elide = Qt.TextElideMode.ElideRight
            option.currentText = option.fontMetrics.elidedText(option.currentText, elide, room)

    def ask_for(self, letters: int = 0) -> None:
        """Of its layout, the room of its longest entry, and of so many letters at least.

        Qt's own way to that takes the size by itself, out of the hands of the layout, which puts it right a turn later.
        """
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0
        )
        unit = self.fontMetrics().horizontalAdvance("X")  # as Qt measures letters
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setIconSize(QSize(0, 0))  # there are none, and room would be kept for one
        self.setMinimumContentsLength(max(letters, -(-widest // unit)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It scrolls the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter alone goes to the entry that begins with it."""
        if meant_for_a_button(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
