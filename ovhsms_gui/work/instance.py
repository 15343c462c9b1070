"""One program per data folder: a second start brings the first one's window up and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 2000


class Instance(QObject):
    """Holds the folder's lock, and listens for others who wanted it."""

    wanted = Signal()  # somebody started the program again

    def __init__(self, lock: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(lock))
        self._lock.setStaleLockTime(0)  # held as long as its process lives, however long that is
        # The folder's name is part of the address: two folders are two programs.
        self._address = f"ovhsms-gui-{hashlib.sha256(str(lock.resolve()).encode()).hexdigest()[:20]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self) -> bool:
        """True: the folder is ours. False: another program has it, and was asked to show itself."""
        if not self._lock.tryLock(0):
            self._ask()
            return False
        QLocalServer.removeServer(self._address)  # what a killed program may have left behind
        self._server.listen(self._address)
        return True

    def release(self) -> None:
        """Let others have it."""
        self._server.close()
        self._lock.unlock()

    def _ask(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if socket.waitForConnected(_ANSWER_MS):
            socket.disconnectFromServer()

    @Slot()
    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.close()
            socket.deleteLater()
            self.wanted.emit()
