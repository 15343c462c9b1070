"""What was in a file of receivers: rows of text as a person sees them, and how they were read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from ovhsms_gui.files.problem import (
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    FileKind,
    FileProblem,
)

Cells = tuple[str, ...]


_MOST_ERRORS = 1_000
# What a spreadsheet shows in the place of a value, in any of its languages, and for a column that is too narrow.
_ERROR = re.compile(r"#(?:N/[AD]|NV|#+|GETTING_DATA|[A-ZÉ¡][A-ZÉ0-9/_]{2,}[ \u00a0\u202f]?[!?])|Err ?:\d{3}")
# Before a formula without a result, which readers put into the place of its value; no text has this character.
FORMULA = "\ufdd0"
_SHOWN = 80  # characters of it that are told
_LINE_END = re.compile("\r\n?")


class Format(StrEnum):
    """What a file is by its content, whatever its name says."""

    TEXT = "text"  # csv, tsv, txt
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CARDS = "cards"  # vcf, ldif
    MARKUP = "markup"  # a web page, or XML of Excel 2003


@dataclass(frozen=True, slots=True)
class Table:
    """All rows, the header among them if there is one. What does not apply to the format is ""."""

    path: Path
    format: Format
    rows: tuple[Cells, ...]
    encoding: str = ""
    separator: str = ""  # "" in a text of one column, too
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # those of them that say something, too, and are not in the rows
    hidden_sheets: frozenset[str] = frozenset()
    lost: int = 0  # characters that could not be read: each is shown as U+FFFD
    # Indexes into rows of those that say something and that the spreadsheet does not show; the same for columns.
    hidden: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    # The first of the cells that hold an error (#N/A), or a formula (=A1) without a result, and are "" here: row
    # index, column index, what stood there.
    errors: tuple[tuple[int, int, str], ...] = ()
    error_count: int = 0  # of all of them
    # Cells that had been read in a wrong encoding before, and were put right; the first as it was and as it is.
    garbled: int = 0
    example: tuple[str, str] = ("", "")
    # Cells that may be such ones and were left as they are; the first, and what it may mean.
    doubtful: int = 0
    doubt: tuple[str, str] = ("", "")
    first_number: int = (
        1  # of the first row, as the program that wrote the file counts; a card's header has 0
    )

    @property
    def width(self) -> int:
        """Columns of the longest row."""
        return max(map(len, self.rows), default=0)

    @property
    def name(self) -> str:
        """The file's; of a workbook in which other sheets say something, with the sheet's: it is not the whole."""
        return self.source if self.others else self.path.name

    @property
    def source(self) -> str:
        """Of a workbook the file's name and the sheet's, whether or not others say something; else nothing."""
        return f"{self.path.name} · {self.sheet}" if self.sheet else ""

    def titles(self, row: int | None) -> Cells:
        """The cells of the row that names the columns; none where there is no such row."""
        return self.rows[row] if row is not None and row < len(self.rows) else ()

    def number(self, index: int) -> int:
        """What a person calls the row."""
        return index + self.first_number


def blank(row: Sequence[str]) -> bool:
    """Nothing but white space."""
    return not "".join(row).strip()


def filled(table: Table, rows: Iterable[Cells]) -> Table:
    """The table with these rows, as long as there are not too many; they may come lazily.

    An error of the spreadsheet becomes nothing, and is told; a line ends with a line feed.
    """
    kept: list[Cells] = []
    errors: list[tuple[int, int, str]] = []
    cells = count = 0
    said = False
    for row in rows:
        whole = "\0".join(row)
        if len(whole) > MOST_CHARACTERS and max(map(len, row)) > MOST_CHARACTERS:
            raise FileProblem(FileKind.LONG_CELL)
        if "#" in whole or "\r" in whole or "Err" in whole or FORMULA in whole:
            found = [
                (len(kept), column, cell.strip().lstrip(FORMULA)[:_SHOWN])
                for column, cell in enumerate(row)
                if is_error(cell)
            ]
            count += len(found)
            errors += found[: _MOST_ERRORS - len(errors)]
            row = tuple(["" if is_error(cell) else _with_line_feeds(cell) for cell in row])  # noqa: PLW2901
        kept.append(row)
        cells += len(row)
        said = said or not blank(row)
        if len(kept) > MOST_ROWS:
            raise FileProblem(FileKind.TOO_MANY_ROWS)
        if len(row) > MOST_COLUMNS:
            raise FileProblem(FileKind.TOO_MANY_COLUMNS)
        if cells > MOST_CELLS:
            raise FileProblem(FileKind.TOO_MANY_CELLS)
    if not said:
        raise FileProblem(FileKind.EMPTY)
    hidden = frozenset(index for index in table.hidden if index < len(kept) and not blank(kept[index]))
    return replace(table, rows=tuple(kept), hidden=hidden, errors=tuple(errors), error_count=count)


def is_error(cell: str) -> bool:
    """What a spreadsheet shows where a formula has no result, or the formula where a file keeps none."""
    begin = cell[:1]
    return begin == FORMULA or (begin in {"#", "E"} and _ERROR.fullmatch(cell.strip()) is not None)


def _with_line_feeds(cell: str) -> str:
    return _LINE_END.sub("\n", cell).strip("\n") if "\r" in cell else cell
