"""Whether the file that is written to is still the one that lies there: SQLite goes on writing to one that is gone."""

import math
import os
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from ovhsms_gui.store.database import BUSY_SECONDS, checkpoint, writing
from ovhsms_gui.store.errors import StoreKind, StoreProblem, translated

MARK_SECONDS = (
    10.0  # while it is sent: a copy made and put back within so many is not told from the file itself
)
_NOTHING_THERE = (
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
)  # no such table, no tables
_STILL_SECONDS = 0.1  # a file to which nothing was written for so long is not being written to


class Presence:
    """Remembers a database file and its log as they were opened, and what it marked the file with.

    The mark is a word in a table of its own, written and put into the file at once: whatever is copied over the
    file, it brings another, and nothing that is put into the file later covers that.

    Name and size are asked for by name alone, the mark through SQLite: a handle of our own on the file would, on
    closing, give up the locks that SQLite holds.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, steady: Callable[[], float] = time.monotonic
    ) -> None:
        with translated():
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # makes the log
        self._files = {name: _identity(name) for name in (path, path.with_name(f"{path.name}-wal"))}
        self._db = connection
        self._path = path
        self._size = _size(path)
        self._steady = steady
        self._marked = -math.inf  # when
        self._marks: tuple[str | None, ...] = ()  # those that may be in the file, the oldest first

    def check(self) -> None:
        """Raise `StoreProblem` if somebody moved, replaced, cut or overwrote the file.

        What is committed from then on would not be found.
        """
        for name, known in self._files.items():
            if known is not None and _identity(name) != known:
                raise StoreProblem(StoreKind.GONE, f"{name.name} is not the file that was opened")
        size = _size(self._path)
        if size < self._size and size < self._needed():
            raise StoreProblem(StoreKind.GONE, "the file became shorter")
        self._size = size
        if self._marks:
            self._find_mark()
        if self._steady() - self._marked > MARK_SECONDS:
            self._mark()

    def renew(self) -> None:
        """Check, and put all that was written into the file itself, with another mark."""
        self.check()
        self._mark()

    def _needed(self) -> int:
        """Bytes that the file must have: it is made shorter by ourselves, too, when somebody was erased."""
        with translated():
            [pages] = self._db.execute("PRAGMA page_count").fetchone()
            [page] = self._db.execute("PRAGMA page_size").fetchone()
        return max(1, int(pages)) * int(page)

    def _mark(self) -> None:
        mark = secrets.token_hex(8)
        # Somebody who reads for long can keep it out of the file for a while: the one before may still be there.
        self._marks = (*(self._marks or (self._look(),)), mark)
        with writing(self._db):
            self._db.execute(
                "INSERT INTO mark (id, word) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET word = excluded.word",
                (mark,),
            )
        checkpoint(self._db)
        self._marked = self._steady()
        self._forget_before(self._look())

    def _find_mark(self) -> None:
        give_up, before = time.monotonic() + BUSY_SECONDS, None
        while (found := self._look()) not in self._marks:
            # All of the file is moved about when somebody was erased: for that moment nothing in it is found.
            touched = _touched(self._path)
            if touched == before or time.monotonic() > give_up:
                raise StoreProblem(StoreKind.GONE, "somebody wrote over the file")
            before = touched
            time.sleep(_STILL_SECONDS)
        self._forget_before(found)

    def _forget_before(self, found: str | None) -> None:
        if (
            found in self._marks
        ):  # pragma: no branch - else somebody wrote over it just now: the next check tells
            self._marks = self._marks[self._marks.index(found) :]

    def _look(self) -> str | None:
        """Read the mark in the file itself, whatever the log and anybody's memory say."""
        with translated():
            try:
                with closing(sqlite3.connect(_bare(self._path), uri=True)) as bare:
                    found = bare.execute("SELECT word FROM mark").fetchone()
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF in _NOTHING_THERE:
                    return None
                raise
        return str(found[0]) if found else None


def _bare(path: Path) -> str:
    name = path.absolute().as_posix()
    rooted = name if name.startswith("/") else f"/{name}"
    return f"file://{quote(os.fsencode(rooted))}?mode=ro&immutable=1"


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _touched(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _size(path: Path) -> int:
    return _touched(path)[1]
