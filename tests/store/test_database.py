"""Opening, migrating and failing: what is on the disk survives, and every error has a kind."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.store.database import connect, writing
from ovhsms_gui.store.errors import StoreKind, StoreProblem, translated

ONE = "CREATE TABLE thing (name TEXT); INSERT INTO thing VALUES ('kept; with a semicolon');"
TWO = "ALTER TABLE thing ADD COLUMN size INTEGER;\nUPDATE thing SET size = 3;"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(path, (ONE,))) as connection:
        yield connection


def value(connection: sqlite3.Connection, sql: str) -> object:
    return connection.execute(sql).fetchone()[0]


def test_what_is_committed_is_on_the_disk(database: sqlite3.Connection) -> None:
    assert value(database, "PRAGMA journal_mode") == "wal"
    assert value(database, "PRAGMA synchronous") == 2  # FULL
    assert value(database, "PRAGMA foreign_keys") == 1
    assert value(database, "PRAGMA busy_timeout") == 10000


def test_a_new_file_goes_through_every_step_without_a_copy(path: Path) -> None:
    with closing(connect(path, (ONE, TWO))) as connection:
        assert value(connection, "SELECT size FROM thing") == 3
        assert value(connection, "PRAGMA user_version") == 2
    assert [file.name for file in path.parent.iterdir()] == ["journal.sqlite"]


def test_an_older_file_is_copied_before_it_is_migrated(path: Path) -> None:
    connect(path, (ONE,)).close()
    with closing(connect(path, (ONE, TWO))) as connection:
        assert value(connection, "SELECT name || size FROM thing") == "kept; with a semicolon3"
    with closing(sqlite3.connect(path.with_name("journal.sqlite.v1"))) as copy:
        assert value(copy, "PRAGMA user_version") == 1
        assert copy.execute("SELECT * FROM thing").fetchall() == [("kept; with a semicolon",)]


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    connect(path, (ONE,)).close()
    with pytest.raises(StoreProblem) as caught:
        connect(path, (ONE, TWO + "INSERT INTO nowhere VALUES (1);"))
    assert caught.value.kind is StoreKind.OTHER
    with closing(connect(path, (ONE,))) as connection:
        assert [row[1] for row in connection.execute("PRAGMA table_info(thing)")] == ["name"]


def test_a_file_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    connect(path, (ONE, TWO)).close()
    before = path.read_bytes()
    with pytest.raises(StoreProblem) as caught:
        connect(path, (ONE,))
    assert caught.value.kind is StoreKind.NEWER
    assert path.read_bytes() == before


def test_threads_that_open_a_new_file_together_all_get_in(path: Path) -> None:
    start, failures = threading.Barrier(8), list[Exception]()

    def open_it() -> None:
        start.wait()
        try:
            connect(path, (ONE, TWO)).close()
        except StoreProblem as problem:
            failures.append(problem)

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with closing(connect(path, (ONE, TWO))) as connection:
        assert value(connection, "SELECT count(*) FROM thing") == 1


def test_who_opens_a_new_file_that_another_is_making_waits_for_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("ovhsms_gui.store.database.time.sleep", lambda _: other.execute("ROLLBACK"))
        connect(path, (ONE,)).close()


def test_who_waits_for_too_long_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ovhsms_gui.store.database.BUSY_SECONDS", -1.0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreProblem) as caught:
            connect(path, (ONE,))
    assert caught.value.kind is StoreKind.LOCKED


def write(connection: sqlite3.Connection, *statements: str) -> None:
    with writing(connection):
        for statement in statements:
            connection.execute(statement)


def test_a_transaction_is_all_or_nothing(database: sqlite3.Connection) -> None:
    with pytest.raises(StoreProblem):
        write(database, "INSERT INTO thing VALUES ('gone')", "INSERT INTO nowhere VALUES (1)")
    write(database, "INSERT INTO thing VALUES ('there')")
    assert value(database, "SELECT group_concat(name) FROM thing") == "kept; with a semicolon,there"


def test_a_full_disk(database: sqlite3.Connection) -> None:
    database.execute(f"PRAGMA max_page_count = {value(database, 'PRAGMA page_count')}")
    with pytest.raises(StoreProblem) as caught:
        write(database, "INSERT INTO thing VALUES (hex(randomblob(100000)))")
    assert caught.value.kind is StoreKind.FULL
    assert value(database, "SELECT count(*) FROM thing") == 1
    database.execute("PRAGMA max_page_count = 1000000")
    write(database, "INSERT INTO thing VALUES ('room again')")
    assert value(database, "SELECT count(*) FROM thing") == 2


def test_a_locked_file(database: sqlite3.Connection, path: Path) -> None:
    database.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem) as caught:
            write(database, "INSERT INTO thing VALUES ('x')")
    assert caught.value.kind is StoreKind.LOCKED


def test_a_read_only_file(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreProblem) as caught:
        write(database, "INSERT INTO thing VALUES ('x')")
    assert caught.value.kind is StoreKind.READ_ONLY


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 100)
    with pytest.raises(StoreProblem) as caught:
        connect(path)
    assert caught.value.kind is StoreKind.CORRUPT


def test_a_damaged_database(path: Path) -> None:
    connect(path).close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreProblem) as caught, closing(connect(path)) as connection:
        write(connection, "INSERT INTO setting VALUES ('a', '1')")
    assert caught.value.kind is StoreKind.CORRUPT


def test_a_folder_in_the_place_of_the_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreProblem) as caught:
        connect(path)
    assert caught.value.kind is StoreKind.CANNOT_OPEN


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(28, "No space left on device"), StoreKind.FULL),
        (OSError(30, "Read-only file system"), StoreKind.READ_ONLY),
        (PermissionError(13, "Permission denied"), StoreKind.CANNOT_OPEN),
        (OSError("no number"), StoreKind.CANNOT_OPEN),
        (sqlite3.ProgrammingError("wrong thread"), StoreKind.OTHER),
    ],
)
def test_errors_of_the_system_have_a_kind(error: Exception, kind: StoreKind) -> None:
    with pytest.raises(StoreProblem) as caught, translated():
        raise error
    assert caught.value.kind is kind
    assert caught.value.__cause__ is error
