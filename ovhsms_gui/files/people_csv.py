"""People into a CSV file: one row each, a column for each field that anybody has."""

from collections.abc import Callable, Iterable
from pathlib import Path

from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import table
from ovhsms_gui.files.cards import HEADER


def write(path: Path, people: Callable[[], Iterable[Row]], separator: str = ",") -> int:
    """Write all of them, whole or not at all; how many. Raises OSError.

    They are gone through twice, because nobody needs 100,000 of them at once to know all columns.
    """
    names = dict.fromkeys(name for row in people() for name, _ in row.fields)
    first = HEADER[:2]
    own = [name for name in names if name not in first]
    return table.write(path, (*first, *own), (_cells(row, own) for row in people()), separator=separator)


def _cells(row: Row, own: list[str]) -> tuple[str, ...]:
    fields = dict(row.fields)
    return (row.number.shown, row.name, *(fields.get(name, "") for name in own))  # spaces keep the + text
