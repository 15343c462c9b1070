"""What stands above the list of conversations: which are listed, and what is looked for."""

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import MARGIN, px
from ovhsms_gui.gui.kit.search import Search
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.replies.state import RepliesState

_UNREAD, _ALL = range(2)


class ListHead(QWidget):
    """Shows what RepliesState lists, and asks for another list."""

    def __init__(self, state: RepliesState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.search = Search(
            "repliesSearchEdit",
            self.tr("Name, number, words"),
            self.tr("Find conversations by name, number or words"),
            self.tr("Find a conversation (Ctrl+F)"),
        )
        self.search.asked.connect(state.look_for)
        self._which = Segments()
        self._which.setObjectName("repliesWhichBar")
        self._which.setAccessibleName(self.tr("Which conversations are listed"))
        lay(QVBoxLayout(self), self._which, self.search, margin=(MARGIN, 0.5, MARGIN, 0.375), gap=0.5)
        self.setMinimumWidth(px(12))
        self._which.currentChanged.connect(self._on_which)
        state.changed.connect(self._show)
        self._show()

    @Slot(int)
    def _on_which(self, place: int) -> None:
        if place >= 0:
            self._state.show_unread(place == _UNREAD)

    @Slot()
    def _show(self) -> None:
        with QSignalBlocker(self._which):
            self._which.show_segments(Segment(self.tr("Unread"), self._state.unread), Segment(self.tr("All")))
            self._which.setCurrentIndex(_UNREAD if self._state.wanted.unread else _ALL)
