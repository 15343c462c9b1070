"""What stands above the list of conversations: which are listed, and what is looked for."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.gui.kit.buttons import Link
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import MARGIN, px
from ovhsms_gui.gui.kit.search import Search
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.replies.state import RepliesState

_UNREAD, _ALL = range(2)


class ListHead(QWidget):
    """Shows what RepliesState lists, and asks for another list.

    Listed is who answered: who was written to and did not is found among the sends, and the words go there.
    """

    sends_wanted = Signal(str)  # that these words are in

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
        self._sends = Link(self.tr("Look in the outbox"))
        self._sends.setObjectName("repliesInOutboxButton")
        self._sends.setAccessibleName(
            self.tr("Look in the outbox: find these words in what was sent, to whoever never answered too")
        )
        self._sends.clicked.connect(self._on_sends)
        lay(
            QVBoxLayout(self),
            self._which,
            self.search,
            self._sends,
            margin=(MARGIN, 0.5, MARGIN, 0.375),
            gap=0.5,
        )
        self.setMinimumWidth(px(12))
        self._which.currentChanged.connect(self._on_which)
        state.changed.connect(self._show)
        self._show()

    @Slot(int)
    def _on_which(self, place: int) -> None:
        if place >= 0:
            self._state.show_unread(place == _UNREAD)

    @Slot()
    def _on_sends(self) -> None:
        self.search.ask_now()
        self.sends_wanted.emit(self._state.wanted.words)

    @Slot()
    def _show(self) -> None:
        self.search.show_words(self._state.wanted.words)
        self._sends.setVisible(bool(self._state.wanted.words))
        with QSignalBlocker(self._which):
            self._which.show_segments(Segment(self.tr("Unread"), self._state.unread), Segment(self.tr("All")))
            self._which.setCurrentIndex(_UNREAD if self._state.wanted.unread else _ALL)
