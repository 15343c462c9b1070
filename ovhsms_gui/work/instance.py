"""One program per data folder: a second start brings the first one's window up, hands over, and ends."""

import hashlib
import logging
import os
import socket
import stat
import struct
import sys
import time
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ovhsms_gui.store.lock import FolderLock

log = logging.getLogger(__name__)

_ANSWER_MS = 2000
_TAKEN_MS = 20_000  # a busy window may take a while for a long list
_AGAIN_SECONDS = 0.2
# As long as a program that is closing may take to be gone; its last POST may take longer, which is said.
PATIENCE_SECONDS = 10.0
_MOST = 128 * 2**20  # bytes: a file of 20 MB may grow when it is written in UTF-8
_HEAD = 8  # bytes that tell how long the rest is
# The first has the message; the second still waits, and wants it opened; it is. Without the second word nothing is:
# who asked may have given up meanwhile, and said so.
_THERE, _GO, _TAKEN = b"1", b"2", b"3"
_LONGEST_ADDRESS = 100  # bytes of a path that Unix takes for a socket, on every system


class Claim(Enum):
    """What came of wanting the folder."""

    OURS = auto()
    HANDED = auto()  # another program has it, has come to the front and took what there was to open
    UNANSWERED = auto()  # another program has it, and took nothing


class Instance(QObject):
    """Holds the folder's lock, and listens for others who wanted it."""

    wanted = Signal()  # somebody started the program again
    handed = Signal(object)  # bytes: what they were to open

    def __init__(self, lock: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = FolderLock(lock)
        self._address = _address(lock)
        self._callers: list[_Caller] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self, message: bytes = b"", patience: float = PATIENCE_SECONDS) -> Claim:
        """Take the folder, or give `message` to the program that has it; `patience` is in seconds.

        One that is closing answers nobody any more: then the folder is soon free, and nothing is lost.
        Raises `StoreProblem` where there can be no lock.
        """
        end = time.monotonic() + patience
        while not self._lock.take():
            if self._ask(message):
                return Claim.HANDED
            if time.monotonic() >= end:
                return Claim.UNANSWERED
            time.sleep(_AGAIN_SECONDS)
        if self._address is None:
            log.warning("no folder for a socket: a second start cannot bring this window up")
            return Claim.OURS
        QLocalServer.removeServer(self._address)  # what a killed program may have left behind
        if not self._server.listen(self._address):
            log.warning(
                "a second start cannot bring this window up: %s (%s)",
                self._server.errorString(),
                self._server.serverError().name,
            )
        return Claim.OURS

    @Slot()
    def deafen(self) -> None:
        """Take nothing more: the window is closing. Who asks from now on waits for the folder."""
        self._server.close()
        for caller in self._callers:
            caller.send_away()

    def release(self) -> None:
        """Let others have it."""
        self.deafen()
        self._lock.release()

    def _ask(self, message: bytes) -> bool:
        if self._address is None:
            return False
        link = QLocalSocket()
        link.connectToServer(self._address)
        if not link.waitForConnected(_ANSWER_MS) or not _is_own(link):
            return False
        delivered = _answer(link, len(message).to_bytes(_HEAD) + message) == _THERE
        return delivered and _answer(link, _GO) == _TAKEN

    @Slot()
    def _on_connection(self) -> None:
        if not self._server.hasPendingConnections():
            return
        link = self._server.nextPendingConnection()
        if not _is_own(link):
            log.warning("somebody else's program asked for this window, and was sent away")
            link.abort()
            link.deleteLater()
            return
        caller = _Caller(link, self)
        self._callers.append(caller)
        caller.told.connect(self._on_told)
        caller.gone.connect(self._on_gone)
        caller.listen()

    @Slot(object)
    def _on_told(self, message: object) -> None:
        if message:
            self.handed.emit(message)
        self.wanted.emit()

    @Slot(QObject)
    def _on_gone(self, caller: QObject) -> None:
        self._callers = [one for one in self._callers if one is not caller]
        caller.deleteLater()


class _Caller(QObject):
    """A second start that may have something to hand over."""

    told = Signal(object)  # bytes
    gone = Signal(QObject)  # itself

    def __init__(self, link: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._data = bytearray()
        self._is_there = False
        link.setParent(self)

    def listen(self) -> None:
        """Read what comes, and what is there already."""
        self._link.readyRead.connect(self._on_ready)
        self._link.disconnected.connect(self._on_gone)
        self._on_ready()
        if self._link.state() == QLocalSocket.LocalSocketState.UnconnectedState:
            self._on_gone()

    def send_away(self) -> None:
        """Answer nothing."""
        self._link.abort()

    @Slot()
    def _on_gone(self) -> None:
        self.gone.emit(self)

    @Slot()
    def _on_ready(self) -> None:
        self._data += self._link.readAll().data()
        length = int.from_bytes(self._data[:_HEAD])
        if len(self._data) < _HEAD:
            return
        end = _HEAD + length
        if length > _MOST:
            self._link.abort()
        elif len(self._data) == end and not self._is_there:
            self._is_there = True
            self._link.write(_THERE)
            self._link.flush()
        elif self._data[end:] == _GO:
            self._link.write(_TAKEN)
            self._link.flush()
            self._link.disconnectFromServer()
            self.told.emit(bytes(self._data[_HEAD:end]))
        elif len(self._data) > end:
            self._link.abort()


def _answer(link: QLocalSocket, message: bytes) -> bytes:
    """What comes back; nothing when that takes too long, or nobody is there any more."""
    link.write(message)
    while link.bytesToWrite():
        if not link.waitForBytesWritten(_TAKEN_MS):
            return b""
    while not link.bytesAvailable():
        if not link.waitForReadyRead(_TAKEN_MS):
            return b""
    return bytes(link.readAll().data())


def _address(lock: Path) -> str | None:
    """Where the program of this folder listens: two folders are two programs. None if no place will do."""
    # Not every name of a folder is text that can be encoded.
    name = f"ovhsms-gui-{hashlib.sha256(os.fsencode(lock.resolve())).hexdigest()[:12]}"
    if os.name != "posix":
        return name  # a pipe of Windows, which lets in this user only
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    for path in (runtime / name, lock.parent.resolve() / "socket"):
        # One that is not absolute Qt would put into the shared temporary folder.
        if (
            path.is_absolute()
            and _is_private(path.parent)
            and len(os.fsencode(path)) <= _LONGEST_ADDRESS
            and _is_text(path)
        ):
            return str(path)
    return None


def _is_private(folder: Path) -> bool:
    """This user's own, and nobody else can put anything there: in a shared folder any name can be another's."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.getuid()
        and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _is_text(path: Path) -> bool:
    """Qt takes no other names."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_own(link: QLocalSocket) -> bool:
    """The program at the other end is this user's. Elsewhere than on Linux the folder or the pipe answers for that."""
    if not sys.platform.startswith("linux"):
        return True
    with socket.socket(fileno=os.dup(link.socketDescriptor())) as other:
        credentials = other.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", credentials)
    return bool(user == os.getuid())
