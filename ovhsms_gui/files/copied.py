"""A table that was copied out of a spreadsheet: the clipboard's text as rows, with the names of its columns."""

from dataclasses import replace
from pathlib import Path

from ovhsms_gui.files import separated
from ovhsms_gui.files.contents import Cells, Format, Table, blank, filled
from ovhsms_gui.files.headers import PHONES, Says, header
from ovhsms_gui.files.mapping import TITLES, header_row
from ovhsms_gui.files.problem import MOST_BYTES, FileKind, FileProblem

_LOOKED_AT = 2**14  # characters of a paste in which the names of its columns stand, if there are any
_LEAST = 2  # columns that are known by their names: one may be a word of prose


def read(text: str, name: str, region: str, separator: str | None = None) -> Table:
    """The rows, without columns that are empty; `name` stands for a file's. Raises FileProblem."""
    if len(text) > MOST_BYTES:
        raise FileProblem(FileKind.TOO_BIG)
    cells, found = separated.split(text, separator, region)
    table = filled(Table(Path(name), Format.TEXT, (), "", found), cells)
    said = {i for row in table.rows for i, cell in enumerate(row) if cell and not cell.isspace()}
    if len(said) == table.width:
        return table
    kept = sorted(said)
    return filled(replace(table, rows=()), (_picked(row, kept) for row in table.rows))


def _picked(row: Cells, kept: list[int]) -> Cells:
    return tuple([row[i] if i < len(row) else "" for i in kept])


def has_titles(table: Table, region: str) -> bool:
    """Its columns are named, beyond doubt: prose and people's names have such words, too."""
    top = header_row(table, region)
    if top is None:
        return False
    says = [header(cell).says for cell in table.titles(top) if cell.strip()]
    if sum(not blank(row) for row in table.rows) == 1:
        return len(says) >= _LEAST and all(said not in {Says.UNKNOWN, Says.OTHER} for said in says)
    known = sum(said is not Says.UNKNOWN for said in says)
    return table.separator == "\t" or known >= _LEAST or not PHONES.isdisjoint(says)


def may_have_titles(text: str, region: str) -> bool:
    """The same by its beginning, which is quick to see."""
    head = "\n".join(text.lstrip("\r\n")[:_LOOKED_AT].splitlines()[: 2 * TITLES])
    try:
        return has_titles(read(head, "", region), region)
    except FileProblem:
        return False
