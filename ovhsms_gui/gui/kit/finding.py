"""A line that says what was found, with the way to mend it straight after."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ovhsms_gui.gui.kit.buttons import Link
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon
from ovhsms_gui.gui.kit.label import Glyph, Label
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import FINDING, px
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
        row = lay(QHBoxLayout(self), self._glyph, self._sentence, self._action, None, gap=0.375)
        row.setAlignment(self._action, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(px(FINDING))

    def show_finding(self, state: State, sentence: str, action: str = "", icon: Icon | None = None) -> None:
        """`action`: the words of the link; none if there is nothing to be done from here."""
        self._glyph.show_icon(icon or STATE_ICONS[state], state, heard(state))
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        # Whoever gets to the link by Tab has not been told the sentence.
        self._action.setAccessibleDescription(sentence)


def heard(state: State) -> str:
    """What the icon of a finding says."""
    translate = QCoreApplication.translate
    words = {
        State.POSITIVE: translate("FindingLine", "Done"),
        State.TRANSIT: translate("FindingLine", "Good to know"),
        State.WARNING: translate("FindingLine", "To look at"),
        State.NEGATIVE: translate("FindingLine", "In the way"),
        State.UNKNOWN: translate("FindingLine", "Not certain"),
    }
    return words[state]
