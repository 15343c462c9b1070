"""Rows into a CSV file that a spreadsheet opens as it was meant, and never runs."""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ovhsms_gui.files.atomic import atomic_write

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# But of a telephone number its blanks make a text, which keeps its +: but where they look like those of thousands.
_PHONE = re.compile(r"(?!\+[0-9]{1,3}(?: [0-9]{3})+$)\+[0-9]+(?: [0-9]+)+")


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], *, separator: str = ",") -> int:
    """Write a table, whole or not at all; the number of rows. Raises OSError.

    UTF-8 with the mark by which Excel knows it; cells that look like formulas get an apostrophe.
    """
    count = 0
    with atomic_write(path, "utf-8-sig") as file:
        table = csv.writer(file, delimiter=separator)
        table.writerow([harmless(cell) for cell in header])
        for row in rows:
            table.writerow([harmless(cell) for cell in row])
            count += 1
    return count


def harmless(cell: str) -> str:
    """The cell as text: a leading apostrophe where a spreadsheet would see a formula.

    One more where there is one, so that `plain` takes none that was the cell's own. +34 612 34 56 78 stays as it is.
    """
    looks = cell.lstrip("'").lstrip(" \n").startswith(_FORMULA)
    return f"'{cell}" if looks and not _PHONE.fullmatch(cell) else cell


def plain(cell: str) -> str:
    """What the cell was before it was made harmless, here or by who guards every number that begins with +."""
    bare = cell.removeprefix("'")
    return bare if harmless(bare) == cell or _PHONE.fullmatch(bare) else cell
