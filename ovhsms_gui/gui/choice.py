"""A question with a heading, the facts, the ways on, and Cancel as what Enter does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ovhsms_gui.gui import look


class ChoiceDialog(QDialog):
    """Base of the questions that no slip may answer: Cancel has the focus and the default, no choice has."""

    def __init__(self, name: str, width: int, parent: QWidget | None) -> None:
        """Make an empty question. Object names begin with `name`; `width` is in characters."""
        super().__init__(parent)
        self._name = name
        self.setObjectName(f"{name}Dialog")
        self.setMinimumWidth(look.text_width("n") * width)

    def ask(self, heading: str, facts: str, facts_name: str, choices: tuple[QPushButton, ...]) -> None:
        """Lay the question out. `facts_name` is what a screen reader calls the facts."""
        title = look.heading(heading)
        text = QLabel(facts)
        text.setObjectName(f"{self._name}Text")
        text.setAccessibleName(facts_name)
        for label in (title, text):
            label.setTextFormat(Qt.TextFormat.PlainText)  # a contact's name is never markup
            label.setWordWrap(True)
        buttons = QDialogButtonBox()
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName(f"{self._name}CancelButton")
        for button in choices:
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
        cancel.setDefault(True)
        column = QVBoxLayout(self)
        look.airy(column, margin=1.2, gap=0.8)
        for widget in (title, text, buttons):
            column.addWidget(widget)
        buttons.rejected.connect(self.reject)
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)
