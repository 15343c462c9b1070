"""The window comes back as large as it was left, as far as today's screen allows."""

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QMainWindow

from ovhsms_gui.core.settings import WINDOW_SIZE
from ovhsms_gui.gui.kit.measures import px, screen_room
from ovhsms_gui.work.preferences import Preferences

# In line heights.
_FIRST = (80, 50)  # at the first start
_FRAME = 2.25  # of the screen's height: the title of the window


class WindowSize(QObject):
    """Belongs to the window. Call `keep` before the lanes stop."""

    def __init__(self, preferences: Preferences, window: QMainWindow) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._window = window
        width, height, full = preferences.get(WINDOW_SIZE)
        wanted = QSize(width, height) if width > 0 and height > 0 else QSize(*map(px, _FIRST))
        most = screen_room(window) - QSize(0, px(_FRAME))
        window.resize(wanted.boundedTo(most).expandedTo(window.minimumSizeHint()))
        if full:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)

    @Slot()
    def keep(self) -> None:
        """Remember the size."""
        size = self._window.normalGeometry().size() if self._window.isMaximized() else self._window.size()
        self._preferences.put(WINDOW_SIZE, [size.width(), size.height(), int(self._window.isMaximized())])
