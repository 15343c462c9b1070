"""A question with a heading, the facts, the ways on, and Cancel as what Enter does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.dialog import Dialog


class ChoiceDialog(Dialog):
    """The questions that no slip may answer: Cancel has the focus and the default. Every answer closes it."""

    def __init__(self, name: str, title: str, parent: QWidget | None, *, width: int = 52) -> None:
        """Make an empty question. Object names begin with `name`; `width` is in characters."""
        super().__init__(parent)
        self._name = name
        self._choices: list[QPushButton] = []
        self.setObjectName(f"{name}Dialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(look.text_width("n") * width)

    def choice(self, text: str, object_name: str) -> QPushButton:
        """A way on, to be connected to what it does."""
        button = look.Button(text)
        button.setObjectName(object_name)
        self._choices.append(button)
        return button

    def ask(
        self, heading: str, facts: str, *, facts_name: str = "", cancel: str = "", unasked: bool = False
    ) -> None:
        """Lay the question out. `facts_name` is what a screen reader calls the facts, `cancel` another word for it.

        `unasked`: it comes up amid other work, and neither Enter nor Space may take it away unread.
        """
        title = look.heading(heading)
        text = look.label(facts)
        text.setObjectName(f"{self._name}Text")
        text.setAccessibleName(facts_name)
        for label in (title, text):
            label.setWordWrap(True)
        buttons = QDialogButtonBox()
        no = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        no.setObjectName(f"{self._name}CancelButton")
        if cancel:
            no.setText(cancel)
        for button in self._choices:
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        look.airy(column, margin=1.2, gap=0.8)
        for widget in (title, text, buttons):
            column.addWidget(widget)
        # A least width that is set takes the place of the layout's, which knows how long the buttons' words are.
        self.setMinimumWidth(max(self.minimumWidth(), self.minimumSizeHint().width()))
        buttons.rejected.connect(self.reject)
        if unasked:
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.settle(None, text)
        else:
            self.settle(no, no)
