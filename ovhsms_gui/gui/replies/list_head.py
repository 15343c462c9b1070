"""What stands above the list of conversations: which are listed, and what is looked for."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.measures import MARGIN, airy, px
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.replies.state import RepliesState

_SEARCH_MS = 250  # after the last key
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_UNREAD, _ALL = range(2)


class ListHead(QWidget):
    """Shows what RepliesState lists, and asks for another list."""

    walked = Signal(object)  # Qt.Key, pressed in the field, which moves in the list
    left = Signal()  # for the list

    def __init__(self, state: RepliesState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._find = Field(self.tr("Name, number, words"), Icon.SEARCH)
        self._find.setObjectName("repliesSearchEdit")
        self._find.setAccessibleName(self.tr("Find conversations by name, number or words"))
        self._find.setToolTip(self.tr("Find a conversation (Ctrl+F)"))
        self._find.setMaxLength(200)
        self._find.setClearButtonEnabled(True)
        self._find.installEventFilter(self)
        self._searching = QTimer(self)
        self._searching.setSingleShot(True)
        self._searching.setInterval(_SEARCH_MS)
        self._searching.timeout.connect(self._on_search)
        self._find.textChanged.connect(self._searching.start)
        self._which = Segments()
        self._which.setObjectName("repliesWhichBar")
        self._which.setAccessibleName(self.tr("Which conversations are listed"))
        column = QVBoxLayout(self)
        airy(column, margin=(MARGIN, 0.5, MARGIN, 0.375), gap=0.5)
        column.addWidget(self._which)
        column.addWidget(self._find)
        self.setMinimumWidth(px(12))
        self._which.currentChanged.connect(self._on_which)
        state.changed.connect(self._show)
        self._show()

    def go(self) -> None:
        """Put the keyboard here."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field one walks through what is found; Enter leads there, Escape clears it and then leads there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _WALKS:
                self._find_now()
                self.walked.emit(key)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._find_now()
                self.left.emit()
                return True
            if key == Qt.Key.Key_Escape:
                if self._find.text():
                    self._find.clear()
                    self._find_now()
                else:
                    self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _find_now(self) -> None:
        if self._searching.isActive():
            self._searching.stop()
            self._on_search()

    @Slot()
    def _on_search(self) -> None:
        self._state.look_for(self._find.text())

    @Slot(int)
    def _on_which(self, place: int) -> None:
        if place >= 0:
            self._state.show_unread(place == _UNREAD)

    @Slot()
    def _show(self) -> None:
        with QSignalBlocker(self._which):
            self._which.show_segments(Segment(self.tr("Unread"), self._state.unread), Segment(self.tr("All")))
            self._which.setCurrentIndex(_UNREAD if self._state.wanted.unread else _ALL)
