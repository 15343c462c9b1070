"""What is said aloud to who cannot see it come."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_PAUSE_MS = 700


def announce(widget: QWidget, sentence: str) -> None:
    """Say it once, whatever has the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class News(QObject):
    """What comes up while something else has the focus. It waits for a pause in the typing, and is said once."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._there: Mapping[str, str] = {}
        self._known: frozenset[str] = frozenset()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say)

    def tell(self, sentences: Mapping[str, str]) -> None:
        """All that is there now, by what makes a sentence the same though its figures change."""
        self._there = sentences
        self._pause.start()

    @Slot()
    def _say(self) -> None:
        new = [sentence for key, sentence in self._there.items() if key not in self._known]
        self._known = frozenset(self._there)
        if new and self._widget.isVisible():
            announce(self._widget, " ".join(new))
