"""What was in a file of receivers: rows of text as a person sees them, and how they were read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, FileKind, FileProblem

Cells = tuple[str, ...]


class Format(StrEnum):
    """What a file is by its content, whatever its name says."""

    TEXT = "text"  # csv, tsv, txt
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CARDS = "cards"  # vcf


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
    lost: int = 0  # characters that could not be read: each is shown as U+FFFD
    hidden: frozenset[int] = frozenset()  # indexes into rows of those that the spreadsheet does not show
    # The first of the cells that hold an error (#N/A) and are "" here: row index, column index, what stood there.
    errors: tuple[tuple[int, int, str], ...] = ()
    error_count: int = 0  # of all of them
    first_number: int = (
        1  # of the first row, as the program that wrote the file counts; a card's header has 0
    )

    @property
    def width(self) -> int:
        """Columns of the longest row."""
        return max(map(len, self.rows), default=0)

    def number(self, index: int) -> int:
        """What a person calls the row."""
        return index + self.first_number


def blank(row: Sequence[str]) -> bool:
    """Nothing but white space."""
    return not "".join(row).strip()


def checked(rows: Iterable[Cells]) -> tuple[Cells, ...]:
    """The rows, as long as there are not too many; they may come lazily."""
    kept: list[Cells] = []
    cells = 0
    said = False
    for row in rows:
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
    return tuple(kept)
