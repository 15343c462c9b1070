"""One program per data folder: a lock of the system's, which goes with its process whatever becomes of that."""

import os
import sys
from pathlib import Path

from ovhsms_gui.store.errors import translated

if sys.platform == "win32":  # pragma: no cover - Windows
    import msvcrt

    _HELD = PermissionError  # how msvcrt says that another has it

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    _HELD = BlockingIOError

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held from `take` to `release`.

    A lock that is a file with a process number in it would outlive a crash, a new name of the computer and the day
    when another process gets that number.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        """False: another program has it. Raises `StoreProblem` where the file cannot be made or locked."""
        if self._file is not None:
            return True
        with translated():
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
            try:
                if sys.platform != "win32":  # pragma: no branch - Windows
                    os.fchmod(file, 0o600)
                _lock(file)
                self._file = file
            except _HELD:
                return False
            finally:
                if self._file is None:
                    os.close(file)
        return True

    def release(self) -> None:
        """Let others have it. The file stays: taking it away would take another's lock with it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
