"""The system's own notifications: the desktop's portal on Linux, the icon beside the clock elsewhere."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIcon

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher
    from PySide6.QtWidgets import QSystemTrayIcon

_PORTAL, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Notification"
_ID = "sends"  # one takes the place of the one before


class Notifications(QObject):
    """Shows one at a time. Nobody waits for it, and where there is no way to show one nothing happens.

    The portal, for many desktops on Linux have no icons beside the clock. Its words are all that it needs, where the
    older service wants a number of a type that cannot be given from here.
    """

    clicked = Signal()  # by whoever wants to see more

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None
        self._asked: QDBusPendingCallWatcher | None = None
        self._words = ("", "")

    @Slot(str, str)
    def show(self, title: str, sentence: str) -> None:
        """Show these words."""
        self._words = title, sentence
        if sys.platform == "linux":
            self._by_portal()
        else:
            self._by_tray()

    def end(self) -> None:
        """Take the icon away: the program ends."""
        if self._tray is not None:
            self._tray.hide()

    def _by_portal(self) -> None:
        from PySide6.QtDBus import (  # noqa: PLC0415 - nobody needs it before the first
            QDBusConnection,
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        title, sentence = self._words
        call = QDBusMessage.createMethodCall(_PORTAL, _PATH, _INTERFACE, "AddNotification")
        call.setArguments([_ID, {"title": title, "body": sentence}])
        pending = QDBusConnection.sessionBus().asyncCall(call)
        self._asked = QDBusPendingCallWatcher(pending, self)
        self._asked.finished.connect(self._on_portal)

    @Slot(object)
    def _on_portal(self, watcher: "QDBusPendingCallWatcher") -> None:
        if watcher.isError():
            self._by_tray()
        watcher.deleteLater()
        self._asked = None

    def _by_tray(self) -> None:
        from PySide6.QtWidgets import QSystemTrayIcon  # noqa: PLC0415

        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.messageClicked.connect(self.clicked)
        self._tray.show()
        self._tray.showMessage(*self._words, self._icon)
