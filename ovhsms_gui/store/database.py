"""Opens the SQLite file: private, durable, brought to the present version with a copy of the old one kept."""

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from ovhsms_gui.store.errors import StoreKind, StoreProblem, translated
from ovhsms_gui.store.places import private_file, private_folder
from ovhsms_gui.store.schema import MIGRATIONS

BUSY_SECONDS = 10.0  # our own longest transaction, a million receivers, takes 4


def connect(
    path: Path, migrations: Sequence[str] = MIGRATIONS, *, patience: float | None = None
) -> sqlite3.Connection:
    """Open or make the file. The connection belongs to the thread that asks. Raises `StoreProblem`.

    `patience`: for how many seconds another program that holds the file is waited for, each time; else BUSY_SECONDS.
    """
    patience = BUSY_SECONDS if patience is None else patience
    private_folder(path.parent)
    private_file(path)
    with translated():
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            _use_wal(connection, patience)
            connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk when it returns
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
            _migrate(connection, path, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


class Store:
    """One connection to the file: open one per thread. Every method may raise `StoreProblem`."""

    def __init__(self, path: Path) -> None:
        self._db = connect(path)

    def close(self) -> None:
        """Give the file back."""
        with translated():
            self._db.close()

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """What several of the methods that read find is of one moment, whatever other threads write meanwhile."""
        with reading(self._db):
            yield


P = ParamSpec("P")
S = TypeVar("S", bound=Store)
T = TypeVar("T")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One transaction: all of it is on the disk at the end, or none. Raises `StoreProblem`."""
    with translated():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if (
                connection.in_transaction
            ):  # SQLite has already rolled back after some errors, such as a full disk
                connection.execute("ROLLBACK")
            raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """What several queries find is of one moment, whatever other threads write meanwhile. Raises `StoreProblem`."""
    within = connection.in_transaction  # another reading or writing, which is of one moment already
    if not within:
        with translated():
            connection.execute("BEGIN")
    try:
        yield  # what goes wrong in here is told by whom it concerns: a file that is written from it is not the store
    finally:
        if not within and connection.in_transaction:
            with translated():
                connection.execute("ROLLBACK")


def of_one_moment(read: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Make all of a store's method one `reading`."""

    @wraps(read)
    def at_once(store: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with reading(store._db):  # noqa: SLF001 - a method of its own
            return read(store, *args, **kwargs)

    return at_once


def _use_wal(connection: sqlite3.Connection, patience: float) -> None:
    # Two threads that open a new file together: SQLite turns one away here without waiting its turn.
    give_up = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
        time.sleep(0.01)


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    if _version(connection, migrations) == len(migrations):
        return
    with writing(connection):
        version = _version(connection, migrations)  # again: another thread may have been first
        if 0 < version < len(migrations):
            _copy(path, path.with_name(f"{path.name}.v{version}"))
        for script in migrations[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _version(connection: sqlite3.Connection, migrations: Sequence[str]) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(migrations):
        raise StoreProblem(StoreKind.NEWER, f"version {version}, this program knows {len(migrations)}")
    return version


def save_copy(connection: sqlite3.Connection, target: Path) -> None:
    """A file that is whole by itself, which copying the database file alone would not be. Raises `StoreProblem`.

    What was there before is replaced only once the copy is complete.
    """
    if _is_part_of(connection, target):
        raise StoreProblem(StoreKind.OTHER, "it is the data file itself")
    # A name that nobody can know: what lay there already could be a link, or somebody else's.
    part = target.with_name(f"{target.name}.{secrets.token_hex(8)}.part")
    with translated():
        part.touch(mode=0o600, exist_ok=False)
    try:
        with translated():
            with closing(sqlite3.connect(part)) as copy:
                connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, no others beside it
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _is_part_of(connection: sqlite3.Connection, target: Path) -> bool:
    """Whether a file, by whatever name or link, is the database's own: replaced, what is written next would be lost."""
    [_, _, own_name] = connection.execute("PRAGMA database_list").fetchone()
    own = Path(own_name)
    with translated():
        return target.exists() and any(part.samefile(target) for part in own.parent.glob(f"{own.name}*"))


def checkpoint(connection: sqlite3.Connection) -> None:
    """Put what was written ahead into the file itself, as far as nobody is in the way. Raises `StoreProblem`."""
    with translated():
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def _copy(source: Path, target: Path) -> None:
    private_file(target)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _statements(script: str) -> Iterator[str]:
    # Not executescript(): it would commit the transaction that makes a migration all or nothing.
    statement = ""
    for piece in script.split(";")[:-1]:
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
