"""The files lane's work on files of receivers: read, mapped, and what was rejected written out.

Each gets the path of the data file, and may raise `StoreProblem`; what writes a file, `OSError` too.
"""

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.files import copied, people, plain, reading
from ovhsms_gui.files.contents import Table
from ovhsms_gui.files.mapping import Mapping, from_plain, guess, header_key, key_rows
from ovhsms_gui.files.names import columns
from ovhsms_gui.files.people import Imported
from ovhsms_gui.files.problem import FileProblem
from ovhsms_gui.store.settings import Settings


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table that was pasted, with names of its columns."""

    imported: Imported
    fields: tuple[str, ...]  # titles of the columns that the text can have, in order
    unclear: bool  # which of it is wanted is for the operator to say


def read(
    data: Path,
    *,
    path: Path,
    region: str,
    text: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    sheet: str | None = None,
) -> tuple[Table, Mapping]:
    """What is in a file, and the mapping that was kept for such a header, or the best guess.

    `text`: what was pasted instead, and is in no file. None is found out. Raises `FileProblem`.
    """
    if text is None:
        table = reading.read(path, encoding=encoding, separator=separator, sheet=sheet, region=region)
    else:
        table = copied.read(text, path.name, region, separator)
    return table, _kept(data, table) or guess(table, region)


def read_pasted(data: Path, *, text: str, name: str, region: str) -> Pasted | None:
    """A table that was copied out of a spreadsheet; None for any other text. `name` stands for a file's."""
    try:
        table, mapping = read(data, path=Path(name), region=region, text=text)
    except FileProblem:
        return None
    if mapping.header is None or not copied.has_titles(table, region):
        return None
    found = people.people(table, mapping, region)
    if table.width == 1 and found.untaken:
        return None  # lines of any kind under a line of words
    titles = table.titles(mapping.header)
    named = zip(titles, columns(table, header=mapping.header), strict=False)
    fields = [
        column.title for i, (cell, column) in enumerate(named) if cell.strip() and i not in mapping.numbers
    ]
    return Pasted(found, tuple(fields), bool(found.further or (found.untaken and not found.people)))


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
