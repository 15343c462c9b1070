"""The files lane's work on files of receivers: read, mapped, and what was rejected written out.

Each gets the path of the data file, and may raise `StoreProblem`; what writes a file, `OSError` too.
"""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.files import people, plain, reading
from ovhsms_gui.files.contents import Table
from ovhsms_gui.files.mapping import Mapping, from_plain, guess, header_key, key_rows
from ovhsms_gui.files.people import Imported
from ovhsms_gui.store.settings import Settings


def read(
    data: Path,
    *,
    path: Path,
    region: str,
    encoding: str | None = None,
    separator: str | None = None,
    sheet: str | None = None,
) -> tuple[Table, Mapping]:
    """What is in a file, and the mapping that was kept for such a header, or the best guess.

    None is found out. Raises `FileProblem`.
    """
    table = reading.read(path, encoding=encoding, separator=separator, sheet=sheet, region=region)
    return table, _kept(data, table) or guess(table, region)


def read_numbers(_data: Path, *, path: Path) -> str:
    """The text of a file with which a message is begun. Raises `Unusable`."""
    return plain.read_text(path)


def count(_data: Path, *, table: Table, mapping: Mapping, region: str) -> Imported:
    """Every row of the table, taken or rejected."""
    return people.people(table, mapping, region)


def keep_mapping(data: Path, *, table: Table, mapping: Mapping) -> None:
    """Remember the mapping for the next file with this header."""
    row = mapping.header if mapping.header is not None else next(key_rows(table), 0)
    with closing(Settings(data)) as settings:
        settings.set(_key(table, row), mapping.plain())


def save_untaken(
    _data: Path,
    *,
    path: Path,
    rows: tuple[Untaken, ...],
    reasons: dict[str, str],
    titles: tuple[str, ...],
    separator: str,
) -> int:
    """Write out rows that were not taken, each with its reason in the words given; how many."""
    return people.save_untaken(
        path, rows, words=lambda why: reasons.get(why, why), titles=titles, separator=separator
    )


def _kept(data: Path, table: Table) -> Mapping | None:
    """What was kept for such a header, wherever it stands in this table."""
    with closing(Settings(data)) as settings:
        for row in key_rows(table):
            kept = from_plain(settings.get(_key(table, row), None))
            if kept is not None and kept.fits(table):
                return kept if kept.header is None else replace(kept, header=row)
    return None


def _key(table: Table, row: int) -> str:
    """The setting under which the mapping for the header in this row is kept."""
    return f"mapping.{header_key(table, row)}"
