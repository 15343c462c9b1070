"""What was not taken as it came, in chips under the box of numbers; two of them open what they count."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.kit.chip import Chip, ChipButton, ChipFace, state_face
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.measures import airy
from ovhsms_gui.gui.kit.palette import State


class ReceiverChips(QWidget):
    """Rows not taken, numbers that are none, numbers that came again."""

    def __init__(self) -> None:
        super().__init__()
        self.untaken = ChipButton(state_face("", State.WARNING, opens=True))
        self.untaken.setObjectName("untakenButton")
        self.untaken.setAccessibleDescription(
            self.tr("Rows of files that are no receivers: correct them or leave them out")
        )
        self._invalid = Chip(state_face("", State.NEGATIVE))
        self._invalid.setObjectName("invalidChip")
        self.merged = ChipButton(ChipFace("", State.TRANSIT, Icon.GROUP, opens=True))
        self.merged.setObjectName("mergedChip")
        self.merged.setAccessibleDescription(self.tr("Numbers that were in the list more than once"))
        row = QHBoxLayout(self)
        airy(row, gap=0.375)
        for chip in (self.untaken, self._invalid, self.merged):
            row.addWidget(chip)
        row.addStretch(1)

    def show_counts(self, receivers: Receivers, left: int) -> None:
        """`left`: rows not taken. What there is none of has no chip."""
        one, many = self.tr("{n} row not taken"), self.tr("{n} rows not taken")
        self.untaken.show_text(_counted(one, many, left))
        one, many = self.tr("{n} not valid"), self.tr("{n} not valid", "several")
        # As the finding about them: in the way only where there is nobody else.
        state = State.WARNING if receivers.people else State.NEGATIVE
        face = state_face(_counted(one, many, receivers.invalid), state)
        if face != self._invalid.face:
            self._invalid.show_face(face)
        self._invalid.setVisible(bool(receivers.invalid))
        one, many = self.tr("{n} duplicate merged"), self.tr("{n} duplicates merged")
        self.merged.show_text(_counted(one, many, receivers.merged))
        self.setVisible(bool(left or receivers.invalid or receivers.merged))


def _counted(one: str, many: str, count: int) -> str:
    return messages.counted(one, many, count) if count else ""
