"""The small dialog that asks for one's own number, to which tests go."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from ovhsms_gui.core.numbers import Number, parse
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.buttons import Button
from ovhsms_gui.gui.kit.sheet import Heading, Said, under


class OwnNumberDialog(Dialog):
    """Gives back a number that can receive an SMS."""

    given = Signal(object)  # Number

    def __init__(self, region: str, known: Number | None, parent: QWidget | None = None) -> None:
        """`region`: the country that national numbers belong to."""
        super().__init__(parent)
        self._region = region
        self.setObjectName("ownNumberDialog")
        self.setWindowTitle(self.tr("Your own number"))
        self.setMinimumWidth(look.text_width("n") * 52)
        self._edit = QLineEdit(known.shown if known else "")
        self._edit.setObjectName("ownNumberEdit")
        self._edit.setAccessibleName(self.tr("Your own mobile number"))
        self._edit.setPlaceholderText(self.tr("06 39 98 00 12"))
        self._edit.setMaxLength(60)
        self._edit.selectAll()
        self._note = Said()
        self._note.label.setObjectName("ownNumberNote")
        why = self.tr("It is kept on this computer, for this account. Nothing is sent yet.")
        buttons = QDialogButtonBox()
        self._go_on = Button(self.tr("&Continue"))
        buttons.addButton(self._go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self._go_on.setObjectName("keepNumberButton")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setObjectName("cancelNumberButton")

        number = under(self.tr("Your own &mobile number, to which tests are sent:"), self._edit)
        self.stack(Heading(self.windowTitle(), why), number, self._note, buttons)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self._edit.textChanged.connect(self._show)
        self._show()
        self.settle(self._go_on, self._edit)

    @Slot()
    def _on_accepted(self) -> None:
        number = parse(self._edit.text(), self._region)
        if number.e164:
            self.given.emit(number)
            self.accept()

    @Slot()
    def _show(self) -> None:
        number = parse(self._edit.text(), self._region)
        self._note.say(" ".join(messages.verdict(number)) if self._edit.text().strip() else "")
        self._go_on.setEnabled(number.e164 is not None)
