"""Rows into a workbook of Excel (ECMA-376), in which times and figures are what they are, and all else is text."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ovhsms_gui.files.atomic import atomic_binary

Cell = str | float | datetime | None  # a time without a zone: a workbook knows none

ROWS = 1_048_576  # of a sheet, its titles among them
LONGEST = 32_767  # characters of a cell
_WIDTH = 18  # characters: a time does not fit into the usual column, and would show as ####
_TIME = 22  # Excel's own format for day and hour, which each shows as their system does


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str) -> int:
    """Write a workbook, whole or not at all; the number of rows. Raises OSError.

    `title`: of its sheet, at most 20 characters. What one sheet cannot hold stands in the next. Texts are never read
    as formulas, links or figures. A row that is written leaves the memory: so far it lies in a folder beside `path`,
    which only its owner can read.
    """
    import xlsxwriter  # noqa: PLC0415 - slow to import, and most never need it
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    with (
        atomic_binary(path) as file,
        tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part") as aside,
    ):
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": aside})
        try:
            count = _fill(book, header, rows, title)
            book.close()
        except FileCreateError as error:  # around the system's own
            raise OSError(*getattr(error.args[0], "args", ())) from error
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()  # else a failure would leave them open
    return count


def _fill(book: Any, header: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> int:
    bold, time = book.add_format({"bold": True}), book.add_format({"num_format": _TIME})
    count, place, sheet = 0, 1, _sheet(book, header, title, bold)
    for row in rows:
        if place == ROWS:
            place, sheet = 1, _sheet(book, header, title, bold)
        for column, cell in enumerate(row):
            if cell is None or cell == "":  # else it would be a cell that holds something
                continue
            if isinstance(cell, str):
                fits = cell if len(cell) <= LONGEST else f"{cell[: LONGEST - 1]}…"
                sheet.write_string(place, column, fits)
            elif isinstance(cell, datetime):
                sheet.write_datetime(place, column, cell, time)
            else:
                sheet.write_number(place, column, cell)
        place += 1
        count += 1
    return count


def _sheet(book: Any, header: Sequence[str], title: str, bold: Any) -> Any:
    several = len(book.worksheets())
    sheet = book.add_worksheet(f"{title} {several + 1}" if several else title)
    sheet.set_column(0, len(header) - 1, _WIDTH)
    sheet.freeze_panes(1, 0)
    # Telephone numbers are texts, and Excel would put a green corner into each.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{ROWS}"})
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, bold)
    return sheet
