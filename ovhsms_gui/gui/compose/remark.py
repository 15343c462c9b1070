"""A line under the editor about what the message costs: icon, sentence, and the buttons that make it cheaper."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon
from ovhsms_gui.gui.kit.label import Glyph
from ovhsms_gui.gui.kit.measures import airy, px
from ovhsms_gui.gui.kit.palette import State

_LOWER = 0.375  # line heights: one line in the middle of the buttons beside it
_SENTENCE = 20  # line heights: with less the buttons stand under it


class Remark(QWidget):
    """The buttons stand beside the sentence as long as they leave it room."""

    def __init__(self, object_name: str, *buttons: QPushButton) -> None:
        super().__init__()
        self._glyph = Glyph(STATE_ICONS[State.WARNING], State.WARNING)
        self.label = look.label()
        self.label.setObjectName(object_name)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said = QHBoxLayout()
        self._said.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        self._said.addWidget(self.label, 1)
        self._buttons = buttons
        self._deeds = QHBoxLayout()
        airy(self._deeds, gap=0.3)
        for button in buttons:
            self._deeds.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        airy(self._row, gap=0.375)
        self._row.addLayout(self._said, 1)
        self._row.addLayout(self._deeds)

    def say(self, sentence: str, state: State = State.WARNING) -> None:
        """What it costs and why; `state`: whether it costs more already."""
        self._glyph.show_icon(Icon.INFO if state is State.TRANSIT else STATE_ICONS[state], state)
        self.label.setText(sentence.replace("….", "…"))  # names that are cut end the sentence
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        directions = QBoxLayout.Direction
        tight = self.width() - self._deeds.sizeHint().width() < px(_SENTENCE)
        self._row.setDirection(directions.TopToBottom if tight else directions.LeftToRight)
        beside = not tight and any(button.isVisibleTo(self) for button in self._buttons)
        airy(self._said, margin=(0, _LOWER if beside else 0, 0, 0), gap=0.375)
        alignment = Qt.AlignmentFlag.AlignRight if tight else Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._deeds, alignment)
