"""The small dialog that asks for one's own number, to which tests go."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ovhsms_gui.core.numbers import Number, parse
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.dialog import Dialog


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
        label = look.label(self.tr("Your own &mobile number, to which tests are sent:"))
        label.setBuddy(self._edit)
        self._note = look.muted(wrap=True)
        self._note.setObjectName("ownNumberNote")
        self._note.setAccessibleName(self.tr("What this number is"))
        why = look.muted(
            self.tr("It is kept on this computer, for this account. Nothing is sent yet."), wrap=True
        )
        buttons = QDialogButtonBox()
        self._go_on = buttons.addButton(self.tr("&Continue"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go_on.setObjectName("keepNumberButton")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setObjectName("cancelNumberButton")

        column = QVBoxLayout(self)
        look.airy(column, margin=1.2, gap=0.5)
        for widget in (label, self._edit, self._note, why):
            column.addWidget(widget)
        column.addSpacing(look.line_height() // 2)
        column.addWidget(buttons)

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
        self._note.setText(" ".join(messages.verdict(number)) if self._edit.text().strip() else "")
        self._go_on.setEnabled(number.e164 is not None)
