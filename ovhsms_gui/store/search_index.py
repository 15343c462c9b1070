"""The index by which sends are found: a file beside the journal, made out of it, and made anew from it at any time.

Nothing depends on it. What is not in it is looked through in the journal itself: what came last, all of it where
SQLite has no full text search, or where this file is damaged or belongs to another journal.
"""

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from ovhsms_gui.store.database import connect, writing
from ovhsms_gui.store.errors import StoreKind, StoreProblem, translated

BLOCK = 512  # receivers that are found together
# Nothing waits for it for longer, not the start and not a send, whoever holds the file.
PATIENCE_SECONDS = 0.5
_BITS = 20  # of a place that count the blocks of a send
_TABLES = (
    """
    -- The text's line and those of a block of its receivers; `rowid` is the place.
    CREATE VIRTUAL TABLE block USING fts5(lines, content = '', columnsize = 0, tokenize = 'trigram');
    -- How far it goes, and by what the journal is known that it was made of.
    CREATE TABLE reached (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        place INTEGER NOT NULL,
        mark TEXT NOT NULL
    );
    """,
)
_log = logging.getLogger(__name__)


def place(send_id: int, block: int = 0) -> int:
    """Where a block of receivers stands among all: newer sends have higher places."""
    return send_id << _BITS | block


def at(place_: int) -> tuple[int, int]:
    """The send and the block at a place."""
    return place_ >> _BITS, place_ & ((1 << _BITS) - 1)


@cache
def full_text() -> bool:
    """Whether this SQLite can find pieces of words."""
    with closing(sqlite3.connect(":memory:")) as db:
        try:
            db.execute("CREATE VIRTUAL TABLE probe USING fts5(x, tokenize = 'trigram')")
        except sqlite3.OperationalError:
            return False
    return True


class SearchIndex:
    """One connection: open one per thread. Its troubles are logged, and cost nothing but time."""

    def __init__(self, journal: Path, *, anew: bool = False) -> None:
        """`anew`: for who writes it, a damaged one is thrown away."""
        self._path = journal.with_name(f"{journal.name}.search")
        self._db: sqlite3.Connection | None = None
        with _troubles():
            self._db = self._open(anew=anew) if full_text() else None

    def close(self) -> None:
        """Give the file back."""
        if self._db is not None:
            with translated():
                self._db.close()

    @property
    def there(self) -> bool:
        """There is one to be written to."""
        return self._db is not None

    def reached(self) -> tuple[int, str]:
        """The first place that is not in it, and by what its journal is known; (0, "") where nothing is."""
        rows: list[tuple[int, str]] = []
        if self._db is not None:
            with _troubles(), translated():
                rows = self._db.execute("SELECT place, mark FROM reached").fetchall()
        return rows[0] if rows else (0, "")

    def add(self, blocks: Sequence[tuple[int, str]], reached: int, mark: str) -> bool:
        """Take in lines by their places, from now on up to `reached`; whether that could be done."""
        added = False
        if self._db is not None:
            with _troubles(), writing(self._db) as db:
                db.executemany("INSERT INTO block (rowid, lines) VALUES (?, ?)", blocks)
                db.execute(
                    "INSERT INTO reached VALUES (1, ?, ?)"
                    " ON CONFLICT (id) DO UPDATE SET place = excluded.place, mark = excluded.mark",
                    (reached, mark),
                )
                added = True
        return added

    def find(self, needles: Sequence[str], first: int, end: int, *, newest: bool) -> Iterator[int]:
        """The places from `first` on and before `end` whose lines hold all of the needles, in their order.

        Raises `StoreProblem`.
        """
        assert self._db is not None
        phrases = " ".join('"' + needle.replace('"', '""') + '"' for needle in needles)
        order = "DESC" if newest else "ASC"
        with translated(), closing(self._db.cursor()) as cursor:
            cursor.execute(
                "SELECT rowid FROM block WHERE block MATCH ? AND rowid >= ? AND rowid < ?"  # noqa: S608 - our order
                f" ORDER BY rowid {order}",
                (phrases, first, end),
            )
            for (found,) in cursor:
                yield found

    def forget(self) -> None:
        """Have nothing in it. Raises `StoreProblem`: what was erased must not stay in here."""
        if self._db is None:
            with translated():
                self._unlink()
            return
        with self._damaged_goes(), writing(self._db) as db:
            db.execute("INSERT INTO block (block) VALUES ('delete-all')")
            db.execute("DELETE FROM reached")

    def sweep(self) -> bool:
        """Leave nothing of what was forgotten in the file; False when somebody was in the way."""
        busy = False
        if self._db is not None:
            with self._damaged_goes(), translated():
                self._db.execute("VACUUM")
                busy, _, _ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def _open(self, *, anew: bool) -> sqlite3.Connection:
        try:
            return self._connect()
        except StoreProblem as problem:
            if not anew or problem.kind not in {StoreKind.CORRUPT, StoreKind.NEWER}:
                raise
        with translated():
            self._unlink()
        return self._connect()

    def _connect(self) -> sqlite3.Connection:
        db = connect(self._path, _TABLES, patience=PATIENCE_SECONDS)
        try:
            with translated():
                db.execute("PRAGMA synchronous = NORMAL")  # what a power cut takes is made again
                _see_that_it_is_one(db)
        except BaseException:
            db.close()
            raise
        return db

    @contextmanager
    def _damaged_goes(self) -> Iterator[None]:
        """Nothing can be taken out of a damaged one, and all of it can be made again."""
        try:
            yield
        except StoreProblem as problem:
            if problem.kind is not StoreKind.CORRUPT:
                raise
            _log.warning("the index of the sends is thrown away: %s", problem)
            self.close()
            self._db = None
            with translated():
                self._unlink()

    def _unlink(self) -> None:
        for file in self._path.parent.glob(f"{self._path.name}*"):
            file.unlink()


def _see_that_it_is_one(db: sqlite3.Connection) -> None:
    try:
        db.execute("SELECT place, mark FROM reached").fetchall()
        db.execute("SELECT rowid FROM block WHERE block MATCH 'xyz' LIMIT 1").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # that there is no such table or column
            raise
        raise StoreProblem(StoreKind.CORRUPT, str(error)) from error


@contextmanager
def _troubles() -> Iterator[None]:
    try:
        yield
    except StoreProblem as problem:
        _log.warning("the index of the sends cannot be used: %s", problem)
