"""Whether the file that is written to is still the one that lies there: SQLite goes on writing to one that is gone."""

import sqlite3
from pathlib import Path

from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.store.errors import StoreKind, StoreProblem, translated
from ovhsms_gui.store.queries import select

_TORN = (
    "SELECT 1 FROM chunk WHERE state = ?1 AND id = ?2 AND state <> coalesce("
    "(SELECT to_state FROM event WHERE event.send_id = chunk.send_id AND chunk_id = ?2 AND event.first IS NULL"
    " ORDER BY event.id DESC LIMIT 1), state)"
)


class Presence:
    """Remembers a database file and its log as they were opened. By their names alone: they are never opened here.

    (A second handle on the file would, on closing, give up the locks that SQLite holds.) What another copy wrote over
    the file itself shows in its trail, which is only ever added to: what it said last it says for ever.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        with translated():
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # makes the log
        self._files = {name: _identity(name) for name in (path, path.with_name(f"{path.name}-wal"))}
        self._db = connection
        self._path = path
        self._size = _size(path)
        self._said = self._newest()

    def check(self, chunk_id: int | None = None) -> None:
        """Raise `StoreProblem` if somebody moved, replaced or cut the file: what is committed would not be found.

        Of a file that was written over SQLite may still have parts: a chunk that waits, waits by the trail too.
        """
        for name, known in self._files.items():
            if known is not None and _identity(name) != known:
                raise StoreProblem(StoreKind.GONE, f"{name.name} is not the file that was opened")
        size = _size(self._path)
        if size < self._size and size < self._needed():
            raise StoreProblem(StoreKind.GONE, "the file became shorter")
        self._size = size
        if self._said and self._event("id = ?", self._said[0]) != self._said:
            raise StoreProblem(StoreKind.GONE, "the file is another copy")
        self._said = self._newest()
        if chunk_id is not None and select(self._db, _TORN, ChunkState.QUEUED, chunk_id):
            raise StoreProblem(StoreKind.GONE, "the file is in parts another copy")

    def _newest(self) -> tuple[object, ...]:
        return self._event("1 ORDER BY id DESC LIMIT 1")

    def _event(self, where: str, *values: object) -> tuple[object, ...]:
        sql = f"SELECT id, at, send_id, chunk_id, cause FROM event WHERE {where}"  # noqa: S608 - our own
        return tuple(next(iter(select(self._db, sql, *values)), ()))

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
