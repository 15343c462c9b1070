"""A line to type in."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ovhsms_gui.gui.kit.dropdown import meant_for_a_button
from ovhsms_gui.gui.kit.icons import Icon, icon
from ovhsms_gui.gui.kit.palette import Role


class Field(QLineEdit):
    """`name`: an icon at its left end, for what is searched or looked up."""

    def __init__(self, placeholder: str = "", name: Icon | None = None) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)  # Qt tells no screen reader of it
        if name is not None:
            self.addAction(icon(name, Role.PlaceholderText), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type what is meant to be typed."""
        if meant_for_a_button(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
