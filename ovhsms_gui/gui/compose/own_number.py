"""The small dialog that asks for one's own number, to which tests go."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ovhsms_gui.core.numbers import Number
from ovhsms_gui.gui import look
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.buttons import Button
from ovhsms_gui.gui.kit.sheet import Heading, under
from ovhsms_gui.gui.number_edit import NumberEdit


class OwnNumberDialog(Dialog):
    """Gives back a number that can receive an SMS."""

    given = Signal(object)  # Number

    def __init__(self, region: str, known: Number | None, parent: QWidget | None = None) -> None:
        """`region`: the country that national numbers belong to."""
        super().__init__(parent)
        self.setObjectName("ownNumberDialog")
        self.setWindowTitle(self.tr("Your own number"))
        self.setMinimumWidth(look.text_width("n") * 52)
        self._number = NumberEdit(region, known)
        self._number.edit.setAccessibleName(self.tr("Your own mobile number"))
        why = self.tr("It is kept on this computer, for this account. Nothing is sent yet.")
        buttons = QDialogButtonBox()
        self._go_on = Button(self.tr("&Continue"))
        buttons.addButton(self._go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self._go_on.setObjectName("keepNumberButton")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setObjectName("cancelNumberButton")

        number = under(self.tr("Your own &mobile number, to which tests are sent:"), self._number)
        self.stack(Heading(self.windowTitle(), why), number, buttons)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self._number.changed.connect(self._show)
        self._show()
        self.settle(self._go_on, self._number.edit)

    @Slot()
    def _on_accepted(self) -> None:
        number = self._number.number
        if number is not None:
            self.given.emit(number)
            self.accept()

    @Slot()
    def _show(self) -> None:
        self._go_on.setEnabled(self._number.number is not None)
