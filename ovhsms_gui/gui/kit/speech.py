"""What is said aloud to who cannot see it come."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ovhsms_gui.gui.kit.paint import spoken

_PAUSE_MS = 700


def announce(widget: QWidget, sentence: str) -> None:
    """Say it once, whatever has the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def call(button: QAbstractButton, heard: str) -> None:
    """Name a button by the words on it, which are said by who dictates, and by what a press does.

    Words that come later name it by themselves.
    """
    words = spoken(button.text()).rstrip("…")
    if not words:
        button.setAccessibleDescription(heard)
    elif words.casefold() in heard.casefold():
        button.setAccessibleName(heard)
    else:
        button.setAccessibleName(f"{words}, {heard}")


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
