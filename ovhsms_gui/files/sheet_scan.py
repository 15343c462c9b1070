"""Scans the XML of a worksheet of Excel before a reader that lays it out whole gets it.

One cell in the last corner of a sheet of seventeen thousand million makes such a reader ask for all of the
memory, and the system ends the program. The same scan finds what that reader does not tell: which rows are hidden,
and which style each cell has.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from ovhsms_gui.files.package import parse
from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED, FileKind, FileProblem

# A row or cell that is written in another way than Excel's, or stands beyond column Z or row 100,001. Where
# there is none, which is quick to see, the sheet is small enough.
_UNUSUAL = re.compile(rb'<(?:c|row)(?! r="[A-Z]?(?:\d{1,5}|10000[01])")[\s/>]')
# Nothing but a style and a type, in this order, says something of a cell, where this finds nothing.
_STYLED_OTHERWISE = re.compile(
    rb'<c(?! r="\w++"(?: s="\d{1,9}")?+(?: t="\w++")?+(?: (?:cm|vm|ph)="\d++")*+ ?/?>)[\s/>]'
)
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_STYLED = re.compile(rb'<c r="([A-Z]?)(\d+)" s="(\d+)"')
_HIDDEN_ROW = re.compile(
    rb"""<row r="(\d+)"[^<>]*?\s(?:hidden\s*=\s*["'](?:1|true)["']|ht\s*=\s*["']0+(?:\.0*)?["'])"""
)
_COLUMN = re.compile(rb"<(?:[^\s<>/]*:)?col\b([^<>]{0,1000})>")
_ATTRIBUTE = re.compile(rb"""([\w.-]+)\s*=\s*["']([^"']*)""")
_TEXT = re.compile(rb"<(?:[^\s<>/]*:)?si(?=[\s/>])")
_REFERENCE = re.compile(rb">\s*(\d{1,9})\s*</(?:[^\s<>/]*:)?v\b")
_PLACE = re.compile(r"([A-Z]*)([0-9]+)", re.IGNORECASE)
_SAID = {"v", "is"}  # in a cell: something to show
_YES = {"1", "true"}


@dataclass(frozen=True, slots=True)
class Scan:
    """What there is to see; all indexes from 0 on."""

    hidden: frozenset[int]
    hidden_columns: frozenset[int]
    styled: Iterator[
        tuple[int, int, int]
    ]  # row, column and style of the cells that have one and may say something


def scan(sheet: bytes, *, styles: bool = True) -> Scan:
    """Raise a FileProblem unless a worksheet is of a size that can be read. Without `styles` none are told."""
    columns = _hidden_columns(sheet)
    set_apart = b"<!" in sheet or sheet.find(b"<?", 5) > 0  # from what is read: rows and cells in it are none
    odd = set_apart or _UNUSUAL.search(sheet) or _PREFIXED.search(sheet)
    if odd or (styles and _STYLED_OTHERWISE.search(sheet)):
        grid = _Grid()
        grid.walk(sheet)
        return Scan(frozenset(grid.hidden), columns, zip(*[iter(grid.styled)] * 3, strict=True))
    rows = _HIDDEN_ROW.findall(sheet) if b"hidden" in sheet or b"ht=" in sheet else []
    return Scan(frozenset(int(row) - 1 for row in rows), columns, _styled(sheet) if styles else iter(()))


def _styled(sheet: bytes) -> Iterator[tuple[int, int, int]]:
    for found in _STYLED.finditer(sheet):
        letter, row, style = found.groups()
        yield int(row) - 1, letter[0] - 65, int(style)


def _hidden_columns(sheet: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for tag in _COLUMN.findall(sheet[: max(0, sheet.find(b"sheetData"))]):
        said = {key.decode(): value.decode("ascii", "replace") for key, value in _ATTRIBUTE.findall(tag)}
        if said.get("hidden") in _YES or said.get("width") in {"0", "0.0"}:
            hidden.update(
                range(_index(said.get("min", "")) - 1, min(_index(said.get("max", "")), MOST_COLUMNS))
            )
    return frozenset(hidden - {-1})


def check_strings(strings: bytes, sheet: bytes) -> None:
    """The same for the texts that Excel keeps once and cells refer to: a long one can be meant a million times."""
    longest = max(map(len, strings.split(b"si>")))
    if longest * sheet.count(b"v>") <= MOST_UNPACKED:
        return
    lengths = dict(enumerate(map(len, _TEXT.split(strings)[1:])))
    meant = sum(lengths.get(int(index), 0) for index in _REFERENCE.findall(sheet))
    if meant > MOST_UNPACKED:
        raise FileProblem(FileKind.BOMB)


class _Grid:
    """Goes through all elements: rows and cells say where they are, or come after the one before.

    It hears of beginnings only: being called twice for each of a million elements is what takes the time.
    """

    def __init__(self) -> None:
        self.hidden: set[int] = set()
        self.styled = array("L")  # row, column, style, and so on
        self._row = self._column = self._style = 0
        self._rows = self._columns = 0

    def walk(self, content: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parse(parser, content)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._style = _index(attributes.get("s", ""))
            place = _PLACE.fullmatch(attributes.get("r", ""))
            if place is None:
                self._column += 1
            else:
                self._row, self._column = _index(place[2]), _column(place[1])
        elif name in _SAID:
            self._reach(self._row, self._column)
        elif name == "row":
            said = attributes.get("r", "")
            self._row = _index(said) if said.isdecimal() else self._row + 1
            self._column = 0
            if attributes.get("hidden") in _YES or attributes.get("ht", "1").strip("0") in {"", "."}:
                self._hide()

    def _hide(self) -> None:
        if self._row <= MOST_ROWS:
            self.hidden.add(self._row - 1)

    def _reach(self, row: int, column: int) -> None:
        """A cell with something in it is there."""
        self._rows, self._columns = max(self._rows, row), max(self._columns, column)
        if self._rows > MOST_ROWS:
            raise FileProblem(FileKind.TOO_MANY_ROWS)
        if self._columns > MOST_COLUMNS:
            raise FileProblem(FileKind.TOO_MANY_COLUMNS)
        if max(self._rows * self._columns, len(self.styled) // 3) > MOST_CELLS:
            raise FileProblem(FileKind.TOO_MANY_CELLS)
        if self._style and row and column:
            self.styled.extend((row - 1, column - 1, self._style))


def _index(said: str) -> int:
    said = said[:10]  # more digits are beyond any sheet, and slow to read
    return int(said) if said.isdecimal() and said.isascii() else 0


def _column(letters: str) -> int:
    index = 0
    for letter in letters.upper()[:8]:
        index = index * 26 + ord(letter) - 64
    return index
