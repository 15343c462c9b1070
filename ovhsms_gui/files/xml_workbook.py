"""Rows out of XML Spreadsheet 2003, which many a program writes and calls .xls.

https://learn.microsoft.com/en-us/previous-versions/office/developer/office-xp/aa140066(v=office.10)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from xml.parsers import expat

from ovhsms_gui.files.contents import Cells, Format, Table, filled
from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, FileKind, FileProblem
from ovhsms_gui.files.shown import plain

_MOST_SHEETS, _DEEPEST = 1_000, 50
_AT_ONCE = 256 * 1024  # bytes, after which other threads have their turn


@dataclass(slots=True)
class _Sheet:
    name: str
    rows: list[Cells] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    shown: bool = True


def read(path: Path, data: bytes, sheet: str | None) -> Table:
    """The first sheet that says something, or the one that was chosen."""
    sheets = sorted(_Reader().read(data), key=lambda one: not one.shown)
    named = {one.name: one for one in sheets}
    if not named:
        raise FileProblem(FileKind.EMPTY)
    if sheet is not None and sheet not in named:
        raise FileProblem(FileKind.NO_SHEET)
    telling = (name for name, one in named.items() if any(map(any, one.rows)))
    name = sheet if sheet is not None else next(telling, next(iter(named)))
    one = named[name]
    empty = Table(path, Format.MARKUP, (), sheet=name, sheets=tuple(named), hidden=frozenset(one.hidden))
    return filled(empty, one.rows)


class _Reader:
    """Told by expat what stands where; entities are refused, and nothing is loaded from elsewhere."""

    def __init__(self) -> None:
        self._sheets: list[_Sheet] = []
        self._path: list[str] = []
        self._row: dict[int, str] = {}
        self._next_row = self._next_cell = 0
        self._said: list[str] = []
        self._kind = ""
        self._cells = 0

    def read(self, data: bytes) -> list[_Sheet]:
        """All sheets."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse
        text = data.lstrip()
        try:
            for start in range(0, len(text), _AT_ONCE):
                parser.Parse(text[start : start + _AT_ONCE], False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise FileProblem(FileKind.DAMAGED, type(error).__name__) from error
        return self._sheets

    def _refuse(self, *_: object) -> None:
        raise FileProblem(FileKind.ENTITIES)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self._path) == _DEEPEST:
            raise FileProblem(FileKind.DAMAGED)
        self._path.append(_local(name))
        said = {_local(key): value for key, value in attributes.items()}
        match self._path[1:]:
            case ["Worksheet"]:
                self._sheets.append(_Sheet(self._free(said.get("Name", "").strip())))
                self._next_row = 0
            case ["Worksheet", "Table", "Row"]:
                self._begin_row(said)
            case ["Worksheet", "Table", "Row", "Cell"]:
                self._cell = _index(said, self._next_cell, MOST_COLUMNS, FileKind.TOO_MANY_COLUMNS)
                self._next_cell = self._cell + 1 + _figure(said.get("MergeAcross", ""))
                self._said = []
            case ["Worksheet", "Table", "Row", "Cell", "Data"]:
                self._kind = said.get("Type", "")
            case ["Worksheet", "WorksheetOptions", "Visible"]:
                self._said = []

    def _begin_row(self, said: Mapping[str, str]) -> None:
        sheet = self._sheets[-1]
        at = _index(said, self._next_row, MOST_ROWS, FileKind.TOO_MANY_ROWS)
        gap = at - len(sheet.rows)
        self._count(gap)
        sheet.rows += [()] * gap
        self._next_row = at + 1 + _figure(said.get("Span", ""))
        self._next_cell = 0
        self._row = {}
        if said.get("Hidden") == "1":
            sheet.hidden.add(at)

    def _text(self, text: str) -> None:
        if self._path[1:6] == ["Worksheet", "Table", "Row", "Cell", "Data"] or self._path[-1:] == ["Visible"]:
            self._said.append(text)

    def _end(self, _name: str) -> None:
        match self._path[1:]:
            case ["Worksheet", "Table", "Row", "Cell", "Data"]:
                self._end_cell("".join(self._said))
            case ["Worksheet", "Table", "Row"]:
                self._end_row()
            case ["Worksheet", "WorksheetOptions", "Visible"]:
                self._sheets[-1].shown = "Hidden" not in "".join(self._said)
        self._path.pop()

    def _end_cell(self, said: str) -> None:
        if text := _shown(self._kind, said):
            self._row[self._cell] = text

    def _end_row(self) -> None:
        width = max(self._row, default=-1) + 1
        self._count(width)
        self._sheets[-1].rows.append(tuple([self._row.get(column, "") for column in range(width)]))

    def _count(self, more: int) -> None:
        self._cells += more
        if self._cells > MOST_CELLS:
            raise FileProblem(FileKind.TOO_MANY_CELLS)

    def _free(self, name: str) -> str:
        """A name that no other sheet has."""
        if len(self._sheets) == _MOST_SHEETS:
            raise FileProblem(FileKind.DAMAGED)
        taken = {sheet.name for sheet in self._sheets}
        number = len(taken) + 1
        name = name or f"{number}"
        return f"{name} ({number})" if name in taken else name


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _figure(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 8 else 0


def _index(said: Mapping[str, str], following: int, most: int, kind: FileKind) -> int:
    """Where it stands, from 0; never before what stands there already."""
    at = max(_figure(said.get("Index", "")) - 1, following)
    if at >= most:
        raise FileProblem(kind)
    return at


def _shown(kind: str, text: str) -> str:
    try:
        if kind == "Number":
            return plain(float(text))
        if kind == "DateTime":
            return plain(datetime.fromisoformat(text.strip()).replace(tzinfo=None))
    except (ValueError, OverflowError):
        return text
    if kind == "Boolean":
        return plain(text.strip() == "1")
    return text
