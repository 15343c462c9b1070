"""A question with a heading, the facts, the ways on, and Cancel as what Enter does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.buttons import Button, Kind, quiet
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.sheet import Heading, Scrolled


class ChoiceDialog(Dialog):
    """The questions that no slip may answer: Cancel has the focus and the default. Every answer closes it."""

    def __init__(self, name: str, title: str, parent: QWidget | None, *, width: int = 52) -> None:
        """Make an empty question. Object names begin with `name`; `width` is in characters."""
        super().__init__(parent)
        self._name = name
        self._choices: list[QPushButton] = []
        self._facts = look.label("")
        self._heading = Heading()
        self.setObjectName(f"{name}Dialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(look.text_width("n") * width)

    def choice(
        self, text: str, object_name: str, kind: Kind | None = Kind.DANGER, icon: Icon | None = None
    ) -> QPushButton:
        """A way on, to be connected to what it does. Most cannot be taken back; `kind` None is quiet."""
        button = quiet(text, icon) if kind is None else Button(text, kind, icon)
        button.setObjectName(object_name)
        self._choices.append(button)
        return button

    def ask(
        self,
        heading: str,
        facts: str,
        *,
        about: QWidget | None = None,
        facts_name: str = "",
        cancel: str = "",
        unasked: bool = False,
    ) -> None:
        """Lay the question out. `about`: whom or what it is about, above the facts.

        `facts_name` is what a screen reader calls the facts, `cancel` another word for it.

        `unasked`: it comes up amid other work, and neither Enter nor Space may take it away unread.
        """
        text = self._facts
        text.setText(facts)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setObjectName(f"{self._name}Text")
        buttons = QDialogButtonBox()
        no = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        no.setObjectName(f"{self._name}CancelButton")
        if cancel:
            no.setText(cancel)
        for button in self._choices:
            button.setMinimumWidth(button.sizeHint().width())
            button.clicked.connect(self.accept)
        row = lay(
            QHBoxLayout(), buttons, *self._choices, gap=0.5, grows=buttons
        )  # the deed last, as everywhere
        scrolled = Scrolled(text, facts_name or heading)
        self._heading = Heading(heading)
        self.stack(self._heading, *([] if about is None else [about]), scrolled, row, grows=scrolled)
        buttons.rejected.connect(self.reject)
        if unasked:
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.settle(None, text)
        else:
            self.settle(no, no)

    def head(self, heading: str) -> None:
        """It is about something else now, or about more or fewer people."""
        self._heading.title.setText(heading)

    def tell(self, facts: str) -> None:
        """More is known now than when it was asked."""
        self._facts.setText(facts)
