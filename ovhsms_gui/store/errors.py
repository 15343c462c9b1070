"""How keeping things can fail: a store problem by kind, and a move that the rules forbid."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from ovhsms_gui.core.states import ChunkState, ReceiverState


class StoreKind(StrEnum):
    """What is wrong with the file. The words for a person are the window's."""

    NEWER = "newer"  # written by a newer version of this program
    LOCKED = "locked"  # another program holds it
    FULL = "full"
    READ_ONLY = "read_only"
    CORRUPT = "corrupt"  # damaged, or not a database at all
    CANNOT_OPEN = "cannot_open"  # no such folder, something else in its place, or no right to it
    GONE = "gone"  # moved, replaced or cut while the program had it open
    OTHER = "other"


class StoreProblem(Exception):
    """The file could not be read or written. What was committed before stays; nothing is half written."""

    def __init__(self, kind: StoreKind, detail: str = "") -> None:
        """`detail` is SQLite's or the system's own words: no message text, number or secret."""
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
        self.kind = kind
        self.detail = detail


class IllegalMove(Exception):
    """A chunk, or a receiver of it, cannot make this move, or is not where it should leave. Nothing changed."""

    def __init__(
        self, chunk_id: int, from_: ChunkState | ReceiverState, to: ChunkState | ReceiverState
    ) -> None:
        super().__init__(f"of chunk {chunk_id} nothing can go from {from_} to {to}")
        self.chunk_id = chunk_id
        self.from_ = from_
        self.to = to


# SQLite's primary result codes (https://sqlite.org/rescode.html), the low byte of the extended ones.
_KINDS = {
    sqlite3.SQLITE_BUSY: StoreKind.LOCKED,
    sqlite3.SQLITE_LOCKED: StoreKind.LOCKED,
    sqlite3.SQLITE_FULL: StoreKind.FULL,
    sqlite3.SQLITE_READONLY: StoreKind.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: StoreKind.CORRUPT,
    sqlite3.SQLITE_NOTADB: StoreKind.CORRUPT,
    sqlite3.SQLITE_CANTOPEN: StoreKind.CANNOT_OPEN,
    sqlite3.SQLITE_PERM: StoreKind.CANNOT_OPEN,
}
_FILE_KINDS = {
    errno.ENOSPC: StoreKind.FULL,
    errno.EDQUOT: StoreKind.FULL,
    errno.EROFS: StoreKind.READ_ONLY,
}


@contextmanager
def translated() -> Iterator[None]:
    """Inside it, SQLite's and the file system's errors leave as `StoreProblem`."""
    try:
        yield
    except sqlite3.Error as error:
        code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        raise StoreProblem(_KINDS.get(code & 0xFF, StoreKind.OTHER), str(error)) from error
    except OSError as error:
        kind = _FILE_KINDS.get(error.errno or 0, StoreKind.CANNOT_OPEN)
        raise StoreProblem(kind, error.strerror or "") from error
