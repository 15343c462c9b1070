"""Whether the file that is written to is still the one that lies there: SQLite goes on writing to one that is gone."""

import sqlite3
from pathlib import Path

from ovhsms_gui.store.errors import StoreKind, StoreProblem, translated


class Presence:
    """Remembers a database file and its log as they were opened. By their names alone: they are never opened here.

    (A second handle on the file would, on closing, give up the locks that SQLite holds.)
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        with translated():
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # makes the log
        self._files = {name: _identity(name) for name in (path, path.with_name(f"{path.name}-wal"))}
        self._db = connection
        self._path = path
        self._size = _size(path)

    def check(self) -> None:
        """Raise `StoreProblem` if somebody moved, replaced or cut the file: what is committed would not be found."""
        for name, known in self._files.items():
            if known is not None and _identity(name) != known:
                raise StoreProblem(StoreKind.GONE, f"{name.name} is not the file that was opened")
        size = _size(self._path)
        if size < self._size and size < self._needed():
            raise StoreProblem(StoreKind.GONE, "the file became shorter")
        self._size = size

    def _needed(self) -> int:
        """Bytes that the file must have: it is made shorter by ourselves, too, when somebody was erased."""
        with translated():
            [pages] = self._db.execute("PRAGMA page_count").fetchone()
            [page] = self._db.execute("PRAGMA page_size").fetchone()
        return max(1, int(pages)) * int(page)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
