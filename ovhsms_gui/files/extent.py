"""How large the sheets of an unpacked workbook are, before a reader that lays them out whole gets them.

One cell in the last corner of a sheet of seventeen thousand million makes such a reader ask for all of the
memory, and the system ends the program.
"""

import re
from xml.parsers import expat

from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED, FileKind, FileProblem

# A row or cell that is written in another way than Excel's, or stands beyond column Z or row 100,001. Where
# there is none, which is quick to see, the sheet is small enough.
_UNUSUAL = re.compile(rb'<(?:c|row)(?! r="[A-Z]?(?:\d{1,5}|10000[01])")[\s/>]')
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_TEXT = re.compile(rb"<(?:[^\s<>/]*:)?si(?=[\s/>])")
_REFERENCE = re.compile(rb">\s*(\d{1,9})\s*</(?:[^\s<>/]*:)?v\b")
_PLACE = re.compile(r"([A-Z]*)([0-9]+)", re.IGNORECASE)
_SAID = {"v", "is"}  # in a cell: something to show
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_REPEATED = "table:number-columns-repeated"
# What an empty cell of OpenDocument may have.
_EMPTY_CELL = frozenset(
    {
        _REPEATED,
        "table:style-name",
        "table:content-validation-name",
        "table:number-columns-spanned",
        "table:number-rows-spanned",
        "xml:id",
        "table:protect",
    }
)

# Rows of OpenDocument as office programs write them: of few cells, none repeated but an empty one at the end. Quotes
# and tags stand nowhere but where they belong: every reader sees the same rows there, or none. A thousand at a time:
# while one expression is matched, no other thread has its turn.
_PLAIN_CELLS = 40
_PLAIN_ROWS = re.compile(
    rb"""(?:
    <table:table-row ATTRIBUTES >
        (?: <table:table-cell ATTRIBUTES (?: /> | > (?: <text:p> TEXT </text:p> )?+ </table:table-cell> ) ){1,CELLS}+
        (?: <table:table-cell STYLE [ ]table:number-columns-repeated="\d++" STYLE /> )?+
    </table:table-row>
    ){1,1000}+""".replace(b"ATTRIBUTES", rb"""(?: [ ] (?!table:number) [\w:-]++ = "TEXT" )*+""")
    .replace(b"STYLE", rb"""(?: [ ] table:style-name="TEXT" )?+""")
    .replace(b"TEXT", rb"""[^<>"']*+""")
    .replace(b"CELLS", b"%d" % _PLAIN_CELLS),
    re.VERBOSE,
)
_SET_APART = re.compile(rb"<!")  # comments and the like, in which there are no rows
_SAME_ROWS = (
    b'<table:table-row table:number-rows-repeated="%d">'
    b'<table:table-cell table:number-columns-repeated="%d" said="" /></table:table-row>'
)


def check_xlsx(sheet: bytes) -> None:
    """Raise a FileProblem unless a worksheet of Excel is of a size that can be read."""
    if _UNUSUAL.search(sheet) or _PREFIXED.search(sheet):
        _Grid().walk(sheet)


def check_ods(content: bytes) -> None:
    """The same for all the sheets of an OpenDocument file."""
    if not _SET_APART.search(content):
        try:
            _Tables().walk(_PLAIN_ROWS.sub(_condensed, content))  # hardly longer for many rows than for few
            return
        except FileProblem:  # that was a rough look
            pass
    _Tables().walk(content)


def _condensed(rows: re.Match[bytes]) -> bytes:
    """As many rows, none of them smaller, in one that is repeated."""
    return _SAME_ROWS % (rows[0].count(b"<table:table-row"), _PLAIN_CELLS)


def check_strings(strings: bytes, sheet: bytes) -> None:
    """The same for the texts that Excel keeps once and cells refer to: a long one can be meant a million times."""
    longest = max(map(len, strings.split(b"si>")))
    if longest * sheet.count(b"v>") <= MOST_UNPACKED:
        return
    lengths = dict(enumerate(map(len, _TEXT.split(strings)[1:])))
    meant = sum(lengths.get(int(index), 0) for index in _REFERENCE.findall(sheet))
    if meant > MOST_UNPACKED:
        raise FileProblem(FileKind.BOMB)


class _Walk:
    """Goes through the elements of one XML file, and knows how far the cells reach that say something.

    It hears of beginnings only: being called twice for each of a million elements is what takes the time.
    """

    def __init__(self) -> None:
        self._row = self._column = 0
        self._rows = self._columns = 0

    def walk(self, content: bytes) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            raise FileProblem(FileKind.DAMAGED, expat.ErrorString(error.code)) from error

    def start(self, name: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def reach(self, rows: int, columns: int) -> None:
        """A cell with something in it ends there."""
        self._rows, self._columns = max(self._rows, rows), max(self._columns, columns)
        if self._rows > MOST_ROWS:
            raise FileProblem(FileKind.TOO_MANY_ROWS)
        if self._columns > MOST_COLUMNS:
            raise FileProblem(FileKind.TOO_MANY_COLUMNS)
        self.limit(self._rows * self._columns)

    def limit(self, cells: int) -> None:
        if cells > MOST_CELLS:
            raise FileProblem(FileKind.TOO_MANY_CELLS)


class _Grid(_Walk):
    """A worksheet of Excel: rows and cells say where they are, or come after the one before."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            if place is None:
                self._column += 1
            else:
                self._row, self._column = _index(place[2]), _column(place[1])
        elif name in _SAID:
            self.reach(self._row, self._column)
        elif name == "row":
            said = attributes.get("r", "")
            self._row = _index(said) if said.isdecimal() else self._row + 1
            self._column = 0


def _index(said: str) -> int:
    return int(said[:10])  # more digits are beyond any sheet, and slow to read


def _column(letters: str) -> int:
    index = 0
    for letter in letters.upper()[:8]:
        index = index * 26 + ord(letter) - 64
    return index


class _Tables(_Walk):
    """The tables of OpenDocument: rows and cells say how often they are repeated."""

    def __init__(self) -> None:
        super().__init__()
        self._before = 0  # cells of the tables that have ended
        self._repeats = self._widest = self._begin = self._spaces = self._unfolded = 0
        self._said = False

    def walk(self, content: bytes) -> None:
        super().walk(content)
        self._end_row()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            times = _times(attributes, _REPEATED) if _REPEATED in attributes else 1
            self._column += times
            if not _EMPTY_CELL.issuperset(attributes):
                if not self._said or self._column > self._columns:
                    self.reach(self._row + self._repeats, self._column)
                    self._said = True
                self._widest = max(self._widest, times)
        elif name == "table:table-row":
            self._end_row()
            self._repeats = _times(attributes, "table:number-rows-repeated")
        elif name == "text:s":
            self._spaces += _times(attributes, "text:c")
            self._unfold(self._spaces)
        elif name == "table:table":
            self._end_row()
            self._before += self._rows * self._columns
            self._row = self._rows = self._columns = self._repeats = 0

    def _end_row(self) -> None:
        """What a long text comes to in all the cells that it is repeated in: at most that."""
        if self._said:
            length = self.parser.CurrentByteIndex - self._begin + self._spaces
            self._unfolded += length * self._widest * self._repeats
            self._unfold(self._unfolded)
        self._row += self._repeats
        self._column, self._widest, self._spaces, self._said = 0, 1, 0, False
        self._begin = self.parser.CurrentByteIndex

    def _unfold(self, length: int) -> None:
        if length > 4 * MOST_UNPACKED:  # of tags and all, where there are no bombs
            raise FileProblem(FileKind.BOMB)

    def limit(self, cells: int) -> None:
        super().limit(self._before + cells)


def _times(attributes: dict[str, str], name: str) -> int:
    said = attributes.get(name, "1").strip().removeprefix("+")
    return int(said[:12]) if said.isdecimal() else 1
