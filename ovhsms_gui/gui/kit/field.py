"""A line to type in."""

from PySide6.QtWidgets import QLineEdit

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
