"""What became of the message that a new one took the place of, and the way back to it."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.kit.toast import Toast
from ovhsms_gui.gui.titled import cut

_LONGEST = 40  # characters of its first words
_KEY = "Ctrl+Shift+N"


class KeptToast(Toast):
    """Its key leads back after it is gone, too."""

    def __init__(self, state: ComposeState, page: QWidget, *over: QWidget) -> None:
        super().__init__(page, *over, key=_KEY)
        self.setObjectName("keptToast")
        resume = QShortcut(QKeySequence(_KEY), page)
        resume.setAutoRepeat(False)
        resume.activated.connect(state.resume)
        self.back_wanted.connect(state.resume)
        state.opened.connect(self.hide)
        state.taken_out.connect(self.hide)

    @Slot(str)
    def tell(self, words: str) -> None:
        """A message with these words was kept."""
        self.say(self.tr("Draft kept: {words}").format(words=cut(words, _LONGEST)), self.tr("Resume"))
