"""A line under the editor about what the message costs: icon, sentence, and the buttons that make it cheaper."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ovhsms_gui.gui.kit.beside import Beside
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon
from ovhsms_gui.gui.kit.label import Glyph, Label
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.palette import State

_SENTENCE = 12  # line heights: with less the buttons stand under it


class Remark(QWidget):
    """The buttons stand beside the sentence as long as they leave it room."""

    def __init__(self, object_name: str, *buttons: QPushButton) -> None:
        super().__init__()
        self._glyph = Glyph(STATE_ICONS[State.WARNING], State.WARNING)
        self.label = Label(wrap=True)
        self.label.setObjectName(object_name)
        deeds = lay(QHBoxLayout(), *buttons, gap=0.3)
        row = Beside(self, gap=0.375, between=0.375)
        row.add(self.label, self._glyph, least=_SENTENCE)
        row.add(deeds)
        row.setAlignment(self._glyph, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(deeds, Qt.AlignmentFlag.AlignRight)

    def say(self, sentence: str, state: State = State.WARNING) -> None:
        """What it costs and why; `state`: whether it costs more already."""
        self._glyph.show_icon(Icon.INFO if state is State.TRANSIT else STATE_ICONS[state], state)
        self.label.setText(sentence.replace("….", "…"))  # names that are cut end the sentence
