"""People into a CSV file: one row each, a column for each field that anybody has."""

from collections.abc import Iterable
from pathlib import Path

from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import table

_NUMBER, _NAME = "number", "name"


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
