"""One program per data folder: a second start brings the first one's window up, hands over, and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 2000
_TAKEN_MS = 20_000  # a busy window may take a while for a long list
_MOST = 128 * 2**20  # bytes: a file of 20 MB may grow when it is written in UTF-8
_HEAD = 8  # bytes that tell how long the rest is
_TAKEN = b"1"


class Instance(QObject):
    """Holds the folder's lock, and listens for others who wanted it."""

    wanted = Signal()  # somebody started the program again
    handed = Signal(object)  # bytes: what they were to open

    def __init__(self, lock: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(lock))
        self._lock.setStaleLockTime(0)  # held as long as its process lives, however long that is
        # The folder's name is part of the address: two folders are two programs.
        self._address = f"ovhsms-gui-{hashlib.sha256(str(lock.resolve()).encode()).hexdigest()[:20]}"
        self.taken = True  # what was to be handed over was
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self, message: bytes = b"") -> bool:
        """True: the folder is ours. False: another program has it, was asked to show itself and given `message`.

        `taken` tells whether it took that.
        """
        if not self._lock.tryLock(0):
            self.taken = self._ask(message)
            return False
        QLocalServer.removeServer(self._address)  # what a killed program may have left behind
        self._server.listen(self._address)
        return True

    def release(self) -> None:
        """Let others have it."""
        self._server.close()
        self._lock.unlock()

    def _ask(self, message: bytes) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(_ANSWER_MS):
            return not message
        if not message:
            socket.disconnectFromServer()
            return True
        socket.write(len(message).to_bytes(_HEAD) + message)
        while socket.bytesToWrite():
            if not socket.waitForBytesWritten(_TAKEN_MS):
                return False
        while not socket.bytesAvailable():
            if not socket.waitForReadyRead(_TAKEN_MS):
                return False
        return socket.readAll().data() == _TAKEN

    @Slot()
    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            _Caller(socket, self).told.connect(self.handed)
            self.wanted.emit()


class _Caller(QObject):
    """A second start that may have something to hand over. Goes with its connection."""

    told = Signal(object)  # bytes

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._data = bytearray()
        socket.setParent(self)
        socket.readyRead.connect(self._on_ready)
        socket.disconnected.connect(self.deleteLater)
        self._on_ready()
        if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
            self.deleteLater()

    @Slot()
    def _on_ready(self) -> None:
        self._data += self._socket.readAll().data()
        length = int.from_bytes(self._data[:_HEAD])
        if len(self._data) < _HEAD:
            return
        if length > _MOST:
            self._socket.abort()
        elif len(self._data) >= _HEAD + length:
            self._socket.write(_TAKEN)
            self._socket.flush()
            self._socket.disconnectFromServer()
            self.told.emit(bytes(self._data[_HEAD : _HEAD + length]))
