"""A line for one's own number, and what is to be said of it while it is typed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.core.numbers import Number, parse
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.sheet import Said


class NumberEdit(QWidget):
    """Takes what can receive an SMS; `region` is the country that national numbers belong to."""

    changed = Signal()

    def __init__(self, region: str, known: Number | None) -> None:
        super().__init__()
        self._region = region
        self.edit = Field()
        self.edit.setText(known.shown if known else "")
        self.edit.setObjectName("ownNumberEdit")
        self.edit.setPlaceholderText(self.tr("for example 06 39 98 00 12"))
        self.edit.setMaxLength(60)
        self.edit.selectAll()
        self.note = Said()
        self.note.label.setObjectName("ownNumberNote")
        lay(QVBoxLayout(self), self.edit, self.note, gap=0.25)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_typed)
        self._show()

    @property
    def empty(self) -> bool:
        """Nothing is typed."""
        return not self.edit.text().strip()

    @property
    def number(self) -> Number | None:
        """What is typed, if it can receive an SMS."""
        number = parse(self.edit.text(), self._region)
        return number if number.e164 else None

    @Slot()
    def _on_typed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.note.say("" if self.empty else " ".join(messages.verdict(parse(self.edit.text(), self._region))))
