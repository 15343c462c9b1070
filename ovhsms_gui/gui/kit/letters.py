"""The letters that lead somewhere with Alt are underlined while it is held, where the style is our own."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ovhsms_gui.gui.kit.style import Flat

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class Letters(QObject):
    """One for each window: what nobody there takes, and Alt alone is nothing to anybody, comes to the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt goes down or up; or the window is left with it, and the key goes up elsewhere."""
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            self._show(shown=kind == QEvent.Type.KeyPress)
        elif kind == QEvent.Type.WindowDeactivate:
            self._show(shown=False)
        return super().eventFilter(watched, event)

    def _show(self, *, shown: bool) -> None:
        style, window = QApplication.style(), self.parent()
        if isinstance(style, Flat) and style.letters != shown:
            style.letters = shown
            if isinstance(window, QWidget):
                for part in window.findChildren(QWidget):  # the window's own draws none that has a ground
                    part.update()
