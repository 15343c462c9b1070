"""The files lane's work on files of receivers: read, mapped, and what was rejected written out."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.files import people, reading
from ovhsms_gui.files.contents import Table
from ovhsms_gui.files.mapping import Mapping, from_plain, guess, header_key, key_rows
from ovhsms_gui.files.people import Imported
from ovhsms_gui.files.problem import FileProblem
from ovhsms_gui.store.settings import Settings
from ovhsms_gui.work.lane import Emit


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Read a file; None is found out. `FileRead` or `FileFailed` follows with the same token, of one question only."""

    token: object
    path: Path
    region: str
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class ReadRows:
    """Take the people out of a table; `RowsRead` follows with the same token."""

    token: object
    table: Table
    mapping: Mapping
    region: str


@dataclass(frozen=True, slots=True)
class SaveRejected:
    """Write out what was not taken, the reasons in the words given; `RejectedSaved` follows."""

    path: Path
    table: Table
    mapping: Mapping
    imported: Imported
    words: dict[str, str]
    titles: tuple[str, str]
    separator: str


@dataclass(frozen=True, slots=True)
class SaveUntaken:
    """Write out what a message has of rows that were not taken; `RejectedSaved` follows."""

    path: Path
    rows: tuple[Untaken, ...]
    words: dict[str, str]
    titles: tuple[str, str, str]
    separator: str


@dataclass(frozen=True, slots=True)
class KeepMapping:
    """Remember the mapping for the next file with this header."""

    table: Table
    mapping: Mapping


Job: TypeAlias = ReadFile | ReadRows | SaveRejected | SaveUntaken | KeepMapping


@dataclass(frozen=True, slots=True)
class FileRead:
    """What is in the file, and the mapping that was kept for such a header, or the best guess."""

    token: object
    table: Table
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class FileFailed:
    """Nothing of the file was taken."""

    token: object
    problem: FileProblem


@dataclass(frozen=True, slots=True)
class RowsRead:
    """Every row of the table, taken or rejected."""

    token: object
    imported: Imported


@dataclass(frozen=True, slots=True)
class RejectedSaved:
    """So many rows were written, or why not, in the system's own word."""

    path: Path
    rows: int = 0
    why: str = ""


class Imports:
    """Reads files. Use it in the thread that made it; may raise `StoreProblem`."""

    def __init__(self, path: Path, emit: Emit) -> None:
        self._emit = emit
        self._settings = Settings(path)

    def close(self) -> None:
        """Close the database."""
        self._settings.close()

    def handle(self, job: Job) -> None:
        """Do one of the jobs above."""
        match job:
            case ReadFile():
                self._read(job)
            case ReadRows(token, table, mapping, region):
                self._emit(RowsRead(token, people.people(table, mapping, region)))
            case SaveRejected() | SaveUntaken():
                self._save(job)
            case KeepMapping(table, mapping):
                row = mapping.header if mapping.header is not None else next(key_rows(table), 0)
                self._settings.set(_key(table, row), mapping.plain())

    def _read(self, job: ReadFile) -> None:
        try:
            table = reading.read(
                job.path,
                encoding=job.encoding,
                separator=job.separator,
                sheet=job.sheet,
                region=job.region,
            )
        except FileProblem as problem:
            self._emit(FileFailed(job.token, problem))
            return
        mapping = self._kept(table) or guess(table, job.region)
        self._emit(FileRead(job.token, table, mapping))

    def _kept(self, table: Table) -> Mapping | None:
        """What was kept for such a header, wherever it stands in this table."""
        for row in key_rows(table):
            kept = from_plain(self._settings.get(_key(table, row), None))
            if kept is not None and kept.fits(table):
                return kept if kept.header is None else replace(kept, header=row)
        return None

    def _save(self, job: SaveRejected | SaveUntaken) -> None:
        try:
            rows = _write(job)
        except OSError as error:
            self._emit(RejectedSaved(job.path, why=error.strerror or type(error).__name__))
            return
        self._emit(RejectedSaved(job.path, rows))


def _write(job: SaveRejected | SaveUntaken) -> int:
    def words(reason: str) -> str:
        return job.words.get(reason, reason)

    match job:
        case SaveUntaken(path, rows, _, titles, separator):
            return people.save_untaken(path, rows, words=words, titles=titles, separator=separator)
        case SaveRejected(path, table, mapping, imported, _, header, separator):
            return people.save_rejected(
                path, table, mapping, imported, words=words, titles=header, separator=separator
            )


def _key(table: Table, row: int) -> str:
    """The setting under which the mapping for the header in this row is kept."""
    return f"mapping.{header_key(table, row)}"
