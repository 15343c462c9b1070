"""Spreadsheets of LibreOffice and its kin (OpenDocument 1.3, part 3): their cells say in letters what they show."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from xml.parsers import expat

from ovhsms_gui.files.contents import FORMULA, Cells, blank, is_error
from ovhsms_gui.files.package import Package, parse
from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED, FileKind, FileProblem
from ovhsms_gui.files.sheet import Sheet, free_name
from ovhsms_gui.files.shown import plain

_KIND = b"application/vnd.oasis.opendocument.spreadsheet"  # and with "-template" behind it
_MANIFEST = "META-INF/manifest.xml"  # where it says what of it is encrypted
_REPEATED = "table:number-columns-repeated"
_TYPE, _OWN_TYPE = "office:value-type", "calcext:value-type"
_FORMULA = "table:formula"
_LANGUAGE = re.compile(r"[a-z]+:(?==)")  # that it is written in: of:=1+1
_UNSEEN = {"collapse", "filter"}
# Not of what the cells show: remarks, pictures, how something is pronounced, what was there before.
_ASIDE = (
    "office:annotation",
    "office:event-listeners",
    "office:forms",
    "draw:",
    "dr3d:",
    "text:ruby-text",
    "text:note",
    "table:shapes",
    "table:tracked-changes",
    "table:dde-links",
)
# White space that is written so is kept; what is between the elements counts as one blank, or as none at the ends.
_BLANK, _TAB, _BREAK = "\0", "\1", "\2"
_KEPT = str.maketrans({_BLANK: " ", _TAB: "\t", _BREAK: "\n"})
_WHITE = re.compile("[ \t\r\n]+")
_CUT = re.compile(r"#+|-?\d([.,]\d+)?E[+-]?\d+")  # of a number
_DURATION = re.compile(r"(-?)P(?:(\d{1,6})D)?T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:\d{1,9}(?:[.,]\d*)?S)?")


def is_one(package: Package) -> bool:
    """A spreadsheet of this kind. Raises FileProblem if it is encrypted."""
    kind = package.read("mimetype").strip()
    if "content.xml" not in package or not (kind or _KIND).startswith(_KIND):
        return False
    if b"encryption-data" in package.xml(_MANIFEST):
        raise FileProblem(FileKind.ENCRYPTED)
    return True


class OpenDocument:
    """A workbook; `names` are of its sheets, the hidden ones last."""

    def __init__(self, content: bytes) -> None:
        reader = _Reader()
        reader.read(content)
        if not reader.is_spreadsheet:
            raise FileProblem(FileKind.UNKNOWN)
        tables = sorted(reader.tables, key=lambda table: table.style in reader.unseen)
        self._tables: dict[str, _Table] = {}
        for table in tables:
            self._tables[free_name(table.name, self._tables)] = table
        self.names = list(self._tables)
        self.hidden = frozenset(name for name, table in self._tables.items() if table.style in reader.unseen)

    def sheet(self, name: str) -> Sheet:
        """All of one sheet."""
        table = self._tables[name]
        padding = ("",) * table.width
        rows = (row if len(row) == table.width else row + padding[len(row) :] for row in table.rows)
        return Sheet(rows, frozenset(table.hidden), frozenset(table.hidden_columns))

    def says(self, name: str) -> bool:
        """Whether a row says something."""
        return not all(map(blank, self._tables[name].rows))


@dataclass(slots=True)
class _Table:
    name: str
    style: str
    rows: list[Cells] = field(default_factory=list)
    width: int = 0
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0  # that were described


class _Reader:
    """Goes through the elements, which say how often they are repeated, and keeps what they say within the limits.

    It hears of beginnings, and of ends only where it must: being called twice for each of a million elements is
    what takes the time. So a cell ends where another begins.
    """

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.unseen: set[str] = set()  # styles of hidden tables
        self.is_spreadsheet = False
        self._table = _Table("", "")
        self._style = ""
        self._row: list[str] = []
        self._gap = 0  # empty cells since the last that says something
        self._empty = 0  # rows, the same
        self._repeated = 0  # the row; 0 outside of rows
        self._hidden = False  # the row
        self._folded = 0  # levels inside of a group of rows that is
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._paragraphs = 0
        self._cells = self._length = 0  # of the whole file, repetitions unfolded
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "text:p": self._start_paragraph,
            "text:s": self._start_blanks,
            "text:tab": lambda _: self._text.append(_TAB),
            "text:line-break": lambda _: self._text.append(_BREAK),
            "table:table-row": self._start_row,
            "table:covered-table-cell": self._start_covered,
            "table:table": self._start_table,
            "table:table-column": self._start_column,
            "table:table-row-group": self._start_group,
            "style:style": self._start_style,
            "style:table-properties": self._start_properties,
            "office:spreadsheet": self._start_spreadsheet,
        }

    def read(self, content: bytes) -> None:
        """All tables. Raises FileProblem."""
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.CharacterDataHandler = self._text.append
        parse(self._parser, content)
        self._end_table()

    def _start(self, name: str, said: dict[str, str]) -> None:
        if self._folded:
            self._folded += 1
        if name == "table:table-cell":
            if self._cell is not None:
                self._end_cell(self._cell)
            self._cell = said
            self._paragraphs = 0
        elif name in self._starts:
            self._starts[name](said)
        elif name.startswith(_ASIDE):
            self._step_aside()

    def _start_covered(self, said: dict[str, str]) -> None:
        """Under a cell that was widened: it shows nothing."""
        self._end_open_cell()
        self._gap += _times(said, _REPEATED)

    def _start_paragraph(self, _said: dict[str, str]) -> None:
        if self._paragraphs:
            self._text.append(_BREAK)
        else:
            self._text.clear()  # of what stood between the elements
        self._paragraphs += 1

    def _start_blanks(self, said: dict[str, str]) -> None:
        count = _times(said, "text:c")
        self._grow(count)
        self._text.append(_BLANK * count)

    def _start_row(self, said: dict[str, str]) -> None:
        self._end_row()
        self._repeated = _times(said, "table:number-rows-repeated")
        self._hidden = self._folded > 0 or said.get("table:visibility") in _UNSEEN

    def _start_table(self, said: dict[str, str]) -> None:
        if said.get("table:is-sub-table") == "true":  # in a cell
            self._step_aside()
            return
        self._end_table()
        self._table = _Table(said.get("table:name", ""), said.get("table:style-name", ""))
        self.tables.append(self._table)

    def _start_column(self, said: dict[str, str]) -> None:
        begin = self._table.columns
        self._table.columns += _times(said, "table:number-columns-repeated")
        if said.get("table:visibility") in _UNSEEN:
            self._table.hidden_columns.update(range(begin, min(self._table.columns, MOST_COLUMNS)))

    def _start_group(self, said: dict[str, str]) -> None:
        self._end_row()
        if said.get("table:display") == "false" and not self._folded:
            self._folded = 1
            self._parser.EndElementHandler = self._unfold

    def _unfold(self, _name: str) -> None:
        self._folded -= 1
        if not self._folded:
            self._parser.EndElementHandler = None

    def _start_style(self, said: dict[str, str]) -> None:
        self._style = said.get("style:name", "")

    def _start_properties(self, said: dict[str, str]) -> None:
        if said.get("table:display") == "false":
            self.unseen.add(self._style)

    def _start_spreadsheet(self, _said: dict[str, str]) -> None:
        self.is_spreadsheet = True

    def _step_aside(self) -> None:
        """Hear nothing up to the end of the element that has begun."""
        parser = self._parser
        before = parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler
        depth = 1

        def deeper(_name: str, _said: dict[str, str]) -> None:
            nonlocal depth
            depth += 1

        def back(name: str) -> None:
            nonlocal depth
            depth -= 1
            if not depth:
                parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = before
                if before[1] is not None:
                    before[1](name)

        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = deeper, back, None

    def _end_open_cell(self) -> None:
        if self._cell is not None:
            self._end_cell(self._cell)

    def _end_cell(self, said: dict[str, str]) -> None:
        text = ""
        if self._paragraphs:
            text = "".join(self._text)
            if not text.isprintable() or "  " in text or text != text.strip(" "):
                text = _as_laid_out(text)
        kind = said.get(_TYPE)
        if kind is not None and (kind != "string" or not text or said.get(_OWN_TYPE) == "error"):
            text = _as_meant(text, kind, said, self._paragraphs)
        elif kind is None and not text and _FORMULA in said:
            text = f"{FORMULA}{_LANGUAGE.sub('', said[_FORMULA])}"
        if not text:
            self._gap += _times(said, _REPEATED) if _REPEATED in said else 1
        else:
            times = _times(said, _REPEATED) if _REPEATED in said else 1
            if len(self._row) + self._gap + times > MOST_COLUMNS:
                raise FileProblem(FileKind.TOO_MANY_COLUMNS)
            if self._gap:
                self._row += [""] * self._gap
                self._gap = 0
            if times == 1:
                self._row.append(text)
            else:
                self._row += [text] * times
        self._cell = None

    def _end_row(self) -> None:
        self._end_open_cell()
        if self._row:
            table = self._table
            begin = len(table.rows) + self._empty
            end = begin + self._repeated
            if end > MOST_ROWS:
                raise FileProblem(FileKind.TOO_MANY_ROWS)
            table.width = max(table.width, len(self._row))
            if self._cells + end * table.width > MOST_CELLS:
                raise FileProblem(FileKind.TOO_MANY_CELLS)
            self._grow(sum(map(len, self._row)) * self._repeated)
            table.rows += [()] * self._empty
            table.rows += [tuple(self._row)] * self._repeated
            if self._hidden:
                table.hidden.update(range(begin, end))
            self._row, self._empty = [], 0
        else:
            self._empty += self._repeated
        self._gap = self._repeated = 0

    def _end_table(self) -> None:
        self._end_row()
        self._cells += len(self._table.rows) * self._table.width
        self._empty = 0

    def _grow(self, length: int) -> None:
        """What a long text comes to in all the cells that it is repeated in."""
        self._length += length
        if self._length > MOST_UNPACKED:
            raise FileProblem(FileKind.BOMB)


def _times(said: dict[str, str], name: str) -> int:
    count = said.get(name, "1").strip().removeprefix("+")
    return int(count[:12]) if count.isdecimal() else 1


def _as_laid_out(text: str) -> str:
    lines = [_WHITE.sub(" ", line).strip(" ") for line in text.split(_BREAK)]
    return _BREAK.join(lines).translate(_KEPT)


def _as_meant(text: str, kind: str, said: dict[str, str], paragraphs: int) -> str:
    """The text of a cell that has a value, too."""
    if said.get(_OWN_TYPE) == "error":
        return text if is_error(text) else "#N/A"
    if kind == "float" and _CUT.fullmatch(text):
        # Somebody's number: nobody can tell the digits that are left out.
        digits = plain(_number(said))
        return digits if digits.lstrip("-").isdecimal() else text
    return text if paragraphs else _kept(kind, said)


def _kept(kind: str, said: dict[str, str]) -> str:
    """Of a program that writes the value only."""
    if kind in {"float", "currency"}:
        return plain(_number(said))
    if kind == "percentage":
        return f"{plain(_number(said) * 100)} %"
    if kind == "boolean":
        return plain(said.get("office:boolean-value") == "true")
    if kind == "date":
        with suppress(ValueError):
            return plain(datetime.fromisoformat(said.get("office:date-value", "")).replace(tzinfo=None))
    if kind == "time" and (lasts := _DURATION.fullmatch(said.get("office:time-value", ""))):
        days, hours, minutes = (int(part or 0) for part in lasts.groups()[1:])
        return f"{lasts[1]}{days * 24 + hours:02}:{minutes:02}"
    return said.get("office:string-value", "")


def _number(said: dict[str, str]) -> float:
    try:
        return float(said.get("office:value", ""))
    except ValueError as error:
        raise FileProblem(FileKind.DAMAGED) from error
