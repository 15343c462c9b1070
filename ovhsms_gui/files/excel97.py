"""Workbooks of Excel up to 2003, by xlrd: pure Python, for this format can ask a compiled reader for any memory."""

import io
import struct
from collections.abc import Iterator
from typing import Any

from ovhsms_gui.files.contents import Cells
from ovhsms_gui.files.sheet import Sheet, free_name, translated
from ovhsms_gui.files.shown import BUILT_IN, LOCAL_DATES, NumberFormat, parse, plain

# MS-XLS 2.3: Formula, MulRk, RString, LabelSst, Number, Label, BoolErr, RK; the formulas of Excel 3 and 4, too.
_VALUES = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x206, 0x27E, 0x406})
_END = 0x0A
_RECORD = struct.Struct("<HH")  # its kind, and how many bytes come then
# Of a sheet that is looked into; of all of them together.
_MOST_RECORDS, _MOST_RECORDS_OF_ALL = 300_000, 1_000_000


class Excel97:
    """A workbook; `names` are of its worksheets, the hidden ones last."""

    def __init__(self, data: bytes) -> None:
        import xlrd  # type: ignore[import-untyped] # noqa: PLC0415 - seldom needed

        self._library: Any = xlrd
        self._records = _MOST_RECORDS_OF_ALL  # that may be looked at yet
        self._formats: dict[int, NumberFormat | None] = {}
        with translated():
            # Without the formatting it would not say which rows are hidden.
            self._book: Any = xlrd.open_workbook(
                file_contents=data,
                logfile=io.StringIO(),
                on_demand=True,
                ragged_rows=True,
                formatting_info=True,
            )
            # Else it tells this only of a sheet that it has read.
            seen = self._book._sheet_visibility  # noqa: SLF001
            unseen = {place for place, hidden in enumerate(seen) if hidden}
            names = sorted(enumerate(self._book.sheet_names()), key=lambda pair: pair[0] in unseen)
            self._places: dict[str, int] = {}
            for place, name in names:
                self._places[free_name(name, self._places)] = place
            self.names = list(self._places)
            self.hidden = frozenset(name for name, place in self._places.items() if place in unseen)
            self._begins = dict(enumerate(self._book._sh_abs_posn))  # noqa: SLF001

    def sheet(self, name: str) -> Sheet:
        """All of one sheet. Raises FileProblem."""
        with translated():
            sheet = self._book.sheet_by_index(self._places[name])
            rows = sheet.rowinfo_map.items()
            hidden = frozenset(i for i, row in rows if row.hidden or (row.height_mismatch and not row.height))
            columns = frozenset(
                i for i, column in sheet.colinfo_map.items() if column.hidden or not column.width
            )
        return Sheet(self._rows(sheet), hidden, columns)

    def says(self, name: str) -> bool:
        """Whether a record of a value comes before the sheet's end: to read all of it takes the library long.

        It counts if neither is found.
        """
        at = self._begins.get(self._places[name], -1)
        for _ in range(min(_MOST_RECORDS, self._records)):
            if not 0 <= at <= len(self._book.mem) - _RECORD.size:
                break
            self._records -= 1
            kind, length = _RECORD.unpack_from(self._book.mem, at)
            if kind in _VALUES or kind == _END:
                return kind in _VALUES
            at += _RECORD.size + length
        return True

    def _rows(self, sheet: Any) -> Iterator[Cells]:
        """Without the ends that have nothing but a format."""
        empty = 0
        with translated():
            for index in range(sheet.nrows):
                cells = [self._shown(cell) for cell in sheet.row(index)]
                while cells and not cells[-1]:
                    cells.pop()
                if not cells:
                    empty += 1
                    continue
                yield from [()] * empty
                empty = 0
                yield tuple(cells)

    def _shown(self, cell: Any) -> str:
        kinds = self._library
        if cell.ctype == kinds.XL_CELL_TEXT:
            shows = self._format(cell.xf_index) if cell.value else None
            return shows.text(cell.value) if shows else str(cell.value)
        if cell.ctype in {kinds.XL_CELL_NUMBER, kinds.XL_CELL_DATE}:
            shows = self._format(cell.xf_index)
            return shows.number(cell.value) if shows else plain(cell.value)
        if cell.ctype == kinds.XL_CELL_BOOLEAN:
            return plain(bool(cell.value))
        if cell.ctype == kinds.XL_CELL_ERROR:
            return str(kinds.error_text_from_code.get(cell.value, "#N/A"))
        return ""

    def _format(self, style: int) -> NumberFormat | None:
        if style not in self._formats:
            key = self._book.xf_list[style].format_key if style < len(self._book.xf_list) else 0
            code = self._book.format_map[key].format_str if key in self._book.format_map else ""
            if key in LOCAL_DATES or code == self._library.formatting.std_format_strings.get(key):
                code = BUILT_IN.get(key, "")
            self._formats[style] = parse(code, from_1904=self._book.datemode == 1)
        return self._formats[style]
