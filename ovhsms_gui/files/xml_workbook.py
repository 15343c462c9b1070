"""Rows out of XML Spreadsheet 2003, which many a program writes and calls .xls.

https://learn.microsoft.com/en-us/previous-versions/office/developer/office-xp/aa140066(v=office.10)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.parsers import expat

from ovhsms_gui.files import shown
from ovhsms_gui.files.contents import FORMULA, Cells, blank
from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, FileKind, FileProblem
from ovhsms_gui.files.sheet import Sheet, free_name

_MOST_SHEETS, _DEEPEST = 1_000, 50
_AT_ONCE = 256 * 1024  # bytes, after which other threads have their turn
# Formats that have a name here, and no code.
_NAMED = {
    "General Number": "General",
    "Yes/No": '"Oui";"Oui";"Non"',
    "True/False": '"VRAI";"VRAI";"FAUX"',
    "On/Off": '"Activé";"Activé";"Désactivé"',
    "General Date": "dd/mm/yyyy hh:mm",
    "Long Date": "dddd d mmmm yyyy",
    "Medium Date": "dd-mmm-yy",
    "Short Date": "dd/mm/yyyy",
    "Long Time": "hh:mm:ss",
    "Medium Time": "hh:mm",
    "Short Time": "hh:mm",
    "Currency": '#,##0.00 "€"',
    "Euro Currency": '#,##0.00 "€"',
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
}
_DEFAULT = "Default"
_NOTHING = re.compile(r"0+(?:\.0*)?")  # as high or wide as what is hidden
_BEGINNING = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows of no zones
_DAY = 86_400


@dataclass(slots=True)
class _Rows:
    """A sheet as far as it has been read."""

    rows: list[Cells] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    visible: bool = True


class XmlWorkbook:
    """A workbook, read by expat as a whole; entities are refused, and nothing is loaded from elsewhere."""

    def __init__(self, data: bytes) -> None:
        self._sheets: dict[str, _Rows] = {}
        self._sheet = _Rows()
        self._path: list[str] = []
        self._row: dict[int, str] = {}
        self._next_row = self._next_cell = 0
        self._said: list[str] = []
        self._kind = ""
        self._formula = ""  # of a cell, as long as no result was heard of
        self._style = ""
        self._formats: dict[str, shown.NumberFormat | None] = {}  # by the names of styles
        self._format: shown.NumberFormat | None = None
        self._row_style = ""
        self._column_styles: dict[int, str] = {}
        self._next_column = 0
        self._cells = 0
        self._read(data.lstrip())
        self.hidden = frozenset(name for name, sheet in self._sheets.items() if not sheet.visible)
        self.names = sorted(self._sheets, key=self.hidden.__contains__)

    def sheet(self, name: str) -> Sheet:
        """One of the sheets."""
        one = self._sheets[name]
        return Sheet(one.rows, frozenset(one.hidden), frozenset(one.hidden_columns))

    def says(self, name: str) -> bool:
        """Whether a row says something."""
        return not all(map(blank, self._sheets[name].rows))

    def _read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse
        try:
            for start in range(0, len(data), _AT_ONCE):
                parser.Parse(data[start : start + _AT_ONCE], False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise FileProblem(FileKind.DAMAGED, type(error).__name__) from error

    def _refuse(self, *_: object) -> None:
        raise FileProblem(FileKind.ENTITIES)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self._path) == _DEEPEST:
            raise FileProblem(FileKind.DAMAGED)
        self._path.append(_local(name))
        said = {_local(key): value for key, value in attributes.items()}
        match self._path[1:]:
            case ["Worksheet"]:
                self._sheet = self._sheets[self._free(said.get("Name", "").strip())] = _Rows()
                self._next_row = self._next_column = 0
                self._column_styles = {}
            case ["Styles", "Style"]:
                self._style = said.get("ID", "")
                # What is not said here is as in the style that it comes from, in the end the default one.
                parent = said.get("Parent", _DEFAULT)
                self._formats[self._style] = self._formats.get(parent)
            case ["Styles", "Style", "NumberFormat"]:
                code = said.get("Format", "")
                self._formats[self._style] = shown.parse(_NAMED.get(code, code))
            case ["Worksheet", "Table", "Column"]:
                self._begin_columns(said)
            case ["Worksheet", "Table", "Row"]:
                self._begin_row(said)
            case ["Worksheet", "Table", "Row", "Cell"]:
                self._cell = _index(said, self._next_cell, MOST_COLUMNS, FileKind.TOO_MANY_COLUMNS)
                self._next_cell = self._cell + 1 + _figure(said.get("MergeAcross", ""))
                self._said = []
                self._formula = said.get("Formula", "")
                style = (
                    said.get("StyleID") or self._row_style or self._column_styles.get(self._cell, _DEFAULT)
                )
                self._format = self._formats.get(style)
            case ["Worksheet", "Table", "Row", "Cell", "Data"]:
                self._kind = said.get("Type", "")
            case ["Worksheet", "WorksheetOptions", "Visible"]:
                self._said = []

    def _begin_columns(self, said: Mapping[str, str]) -> None:
        """What is said of columns that no row reaches is passed over."""
        first = max(_figure(said.get("Index", "")) - 1, self._next_column)
        self._next_column = first + 1 + _figure(said.get("Span", ""))
        columns = range(first, min(self._next_column, MOST_COLUMNS))
        if "StyleID" in said:
            self._column_styles |= dict.fromkeys(columns, said["StyleID"])
        if said.get("Hidden") == "1" or _NOTHING.fullmatch(said.get("Width", "")):
            self._sheet.hidden_columns.update(columns)

    def _begin_row(self, said: Mapping[str, str]) -> None:
        sheet = self._sheet
        at = _index(said, self._next_row, MOST_ROWS, FileKind.TOO_MANY_ROWS)
        gap = at - len(sheet.rows)
        self._count(gap)
        sheet.rows += [()] * gap
        self._next_row = at + 1 + _figure(said.get("Span", ""))
        self._next_cell = 0
        self._row = {}
        self._row_style = said.get("StyleID", "")
        if said.get("Hidden") == "1" or _NOTHING.fullmatch(said.get("Height", "")):
            sheet.hidden.add(at)

    def _text(self, text: str) -> None:
        if self._path[1:6] == ["Worksheet", "Table", "Row", "Cell", "Data"] or self._path[-1:] == ["Visible"]:
            self._said.append(text)

    def _end(self, _name: str) -> None:
        match self._path[1:]:
            case ["Worksheet", "Table", "Row", "Cell", "Data"]:
                if text := self._shown("".join(self._said)):
                    self._row[self._cell] = text
                if text or self._kind == "String":
                    self._formula = ""
            case ["Worksheet", "Table", "Row", "Cell"] if self._formula:
                self._row[self._cell] = f"{FORMULA}{self._formula}"  # without a result
            case ["Worksheet", "Table", "Row"]:
                self._end_row()
            case ["Worksheet", "WorksheetOptions", "Visible"]:
                self._sheet.visible = "Hidden" not in "".join(self._said)
        self._path.pop()

    def _end_row(self) -> None:
        width = max(self._row, default=-1) + 1
        self._count(width)
        self._sheet.rows.append(tuple([self._row.get(column, "") for column in range(width)]))

    def _count(self, more: int) -> None:
        self._cells += more
        if self._cells > MOST_CELLS:
            raise FileProblem(FileKind.TOO_MANY_CELLS)

    def _shown(self, said: str) -> str:
        format_ = self._format
        try:
            if self._kind == "Number":
                return shown.plain(float(said)) if format_ is None else format_.number(float(said))
            if self._kind == "DateTime":
                moment = datetime.fromisoformat(said.strip()).replace(tzinfo=None)
                days = (moment - _BEGINNING).total_seconds() / _DAY
                # An hour without a day is one of the day before the first.
                value = moment if moment.year >= 1900 else moment.time()
                return shown.plain(value) if format_ is None else format_.number(days)
        except (ValueError, OverflowError):
            return said
        if self._kind == "Boolean":
            return shown.plain(said.strip() == "1")
        return said if format_ is None else format_.text(said)

    def _free(self, name: str) -> str:
        """A name that no other sheet has."""
        if len(self._sheets) == _MOST_SHEETS:
            raise FileProblem(FileKind.DAMAGED)
        return free_name(name, self._sheets)


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
