"""A line that says what was found, with the way to mend it straight after."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ovhsms_gui.gui.kit.buttons import Link
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon
from ovhsms_gui.gui.kit.label import Glyph, Label
from ovhsms_gui.gui.kit.measures import FINDING, airy, px
from ovhsms_gui.gui.kit.palette import State


class FindingLine(QWidget):
    """Icon, sentence, action. The sentence wraps where there is no room: nothing of it is cut."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph(Icon.INFO)
        self._sentence = Label(wrap=True)
        self._action = Link()
        self._action.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        airy(row, gap=0.375)
        row.addWidget(self._glyph)
        row.addWidget(self._sentence)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.setMinimumHeight(px(FINDING))

    def show_finding(self, state: State, sentence: str, action: str = "", icon: Icon | None = None) -> None:
        """`action`: the words of the link; none if there is nothing to be done from here."""
        self._glyph.show_icon(icon or STATE_ICONS[state], state, self._heard(state))
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        # Whoever gets to the link by Tab has not been told the sentence.
        self._action.setAccessibleDescription(sentence)

    def _heard(self, state: State) -> str:
        words = {
            State.POSITIVE: self.tr("Done"),
            State.TRANSIT: self.tr("Good to know"),
            State.WARNING: self.tr("To look at"),
            State.NEGATIVE: self.tr("In the way"),
            State.UNKNOWN: self.tr("Not certain"),
        }
        return words[state]
