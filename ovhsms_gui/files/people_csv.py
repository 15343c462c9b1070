"""People into a CSV file and out of it again: one row each, a column for each field that anybody has."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import table

_NUMBER, _NAME = "number", "name"
_SEPARATORS = ",;\t"
_LONGEST_HEADER = 10_000


def write(path: Path, rows: Iterable[Row], separator: str = ",") -> int:
    """Write all of them, whole or not at all; how many. Raises OSError."""
    people = [(row, dict(row.fields)) for row in rows]
    own = dict.fromkeys(name for _, fields in people for name in fields if name not in {_NUMBER, _NAME})
    return table.write(
        path,
        (_NUMBER, _NAME, *own),
        (
            (row.number.shown, row.name, *(fields.get(name, "") for name in own))  # spaces keep the + text
            for row, fields in people
        ),
        separator=separator,
    )


def is_ours(path: Path) -> bool:
    """A file of this program's, or one that was made after its likeness."""
    with path.open("rb") as file:
        first = file.readline(_LONGEST_HEADER).removeprefix(b"\xef\xbb\xbf").strip()
    return any(first.startswith(f"{_NUMBER}{separator}{_NAME}".encode()) for separator in _SEPARATORS)


def read(path: Path, region: str) -> Iterator[Row]:
    """Read what `write` wrote, lazily; also after a spreadsheet saved it. Raises OSError or ValueError."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        separator = max(_SEPARATORS, key=first.count)
        titles = next(csv.reader([first], delimiter=separator), [])
        if _NUMBER not in titles:
            raise ValueError("no column of numbers")
        for number, cells in enumerate(csv.reader(file, delimiter=separator), 2):
            found = {title: _plain(cell) for title, cell in zip(titles, cells, strict=False)}
            if any(found.values()):
                written, name = found.pop(_NUMBER, ""), found.pop(_NAME, "")
                yield Row(parse(written, region), name, f"{path.name}:{number}", tuple(found.items()))


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from seeing a formula."""
    bare = cell[1:] if cell.startswith("'") else cell
    return bare if table.harmless(bare) == cell else cell
