"""The window comes back as large as it was left, as far as today's screen allows."""

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtWidgets import QMainWindow

from ovhsms_gui.work import events
from ovhsms_gui.work.office import Office

WINDOW_SIZE = "window_size"  # the setting: width, height, 1 when it filled the screen


class WindowSize(QObject):
    """Belongs to the window. Call `keep` before the office stops."""

    def __init__(self, office: Office, window: QMainWindow) -> None:
        super().__init__(window)
        self._office = office
        self._window = window
        self._at_start = window.size()
        office.happened.connect(self._on_event)

    @Slot()
    def keep(self) -> None:
        """Remember the size."""
        size = self._window.normalGeometry().size() if self._window.isMaximized() else self._window.size()
        value = [size.width(), size.height(), int(self._window.isMaximized())]
        self._office.keep_setting(WINDOW_SIZE, value)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        match event:
            case events.SettingRead(key, [int(width), int(height), int(full)]) if key == WINDOW_SIZE:
                if self._window.size() != self._at_start:
                    return  # somebody was quicker
                most = self._window.screen().availableGeometry().size()
                self._window.resize(QSize(width, height).boundedTo(most).expandedTo(self._smallest()))
                if full:
                    self._window.showMaximized()

    def _smallest(self) -> QSize:
        return self._window.minimumSizeHint()
