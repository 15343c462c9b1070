"""Rows out of xlsx, ods and xls, each cell as the text that a person sees there."""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from ovhsms_gui.files.contents import Cells, Format, Table, checked
from ovhsms_gui.files.extent import check_ods, check_strings, check_xlsx
from ovhsms_gui.files.parcel import is_ods, pack, unpack
from ovhsms_gui.files.problem import FileKind, FileProblem

# Whole numbers that a spreadsheet keeps to the last digit.
_EXACT = 2.0**53


def read_zipped(path: Path, data: bytes, sheet: str | None) -> Table:
    """A workbook of Excel or LibreOffice."""
    members = unpack(data)
    if is_ods(members):
        check_ods(members["content.xml"])
        return _read(path, Format.ODS, _Calamine(pack(members)), sheet)
    if "xl/workbook.xml" not in members:
        raise FileProblem(FileKind.UNKNOWN)
    strings = members.get("xl/sharedStrings.xml", b"")
    for content in members.values():
        if b"sheetData" in content:
            check_xlsx(content)
            check_strings(strings, content)
    return _read(path, Format.XLSX, _Calamine(pack(members)), sheet)


def read_old(path: Path, data: bytes, sheet: str | None) -> Table:
    """A workbook of Excel up to 2003."""
    return _read(path, Format.XLS, _Xlrd(data), sheet)


def _read(path: Path, kind: Format, book: "_Calamine | _Xlrd", sheet: str | None) -> Table:
    if not book.names:
        raise FileProblem(FileKind.EMPTY)
    if sheet is not None and sheet not in book.names:
        raise FileProblem(FileKind.NO_SHEET)
    rows: tuple[Cells, ...] = ()
    for name in book.names if sheet is None else (sheet,):
        try:
            rows = checked(book.rows(name))
        except FileProblem as problem:
            # The first sheet that says something is the one that is meant.
            if problem.kind is FileKind.EMPTY and sheet is None and name != book.names[-1]:
                continue
            raise
        return Table(path, kind, rows, sheet=name, sheets=tuple(book.names))
    raise FileProblem(FileKind.EMPTY)


@contextmanager
def _translated() -> Iterator[None]:
    """Whatever a library finds in a damaged file, it leaves as a FileProblem."""
    try:
        yield
    except FileProblem:
        raise
    except Exception as error:
        locked = type(error).__name__ == "PasswordError" or "encrypted" in str(error)
        raise FileProblem(FileKind.ENCRYPTED if locked else FileKind.DAMAGED, type(error).__name__) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # a failure in Rust, which has no class to import
            raise
        raise FileProblem(FileKind.DAMAGED, type(error).__name__) from error


class _Calamine:
    """Sheets by python-calamine. It lays a sheet out whole: see extent.py."""

    def __init__(self, file: io.BytesIO) -> None:
        import python_calamine as library  # noqa: PLC0415 - slow to import, and most files are csv

        with _translated():
            self._book = library.CalamineWorkbook.from_filelike(file)
            sheets = [s for s in self._book.sheets_metadata if s.typ == library.SheetTypeEnum.WorkSheet]
            hidden = [s.visible != library.SheetVisibleEnum.Visible for s in sheets]
        self.names = [s.name for _, s in sorted(zip(hidden, sheets, strict=True), key=lambda pair: pair[0])]

    def rows(self, name: str) -> Iterator[Cells]:
        """The rows from the top of the sheet on, so that they have the numbers they have there."""
        with _translated():
            sheet = self._book.get_sheet_by_name(name)
            for row in sheet.to_python(skip_empty_area=False):
                yield tuple([cell if type(cell) is str else shown(cell) for cell in row])


class _Xlrd:
    """Sheets by xlrd, pure Python: the old format can ask a compiled reader for any amount of memory."""

    def __init__(self, data: bytes) -> None:
        import xlrd  # type: ignore[import-untyped] # noqa: PLC0415 - seldom needed

        self._library: Any = xlrd
        with _translated():
            self._book: Any = xlrd.open_workbook(
                file_contents=data, logfile=io.StringIO(), on_demand=True, ragged_rows=True
            )
            self.names: list[str] = self._book.sheet_names()

    def rows(self, name: str) -> Iterator[Cells]:
        """The rows from the top of the sheet on."""
        with _translated():
            sheet = self._book.sheet_by_name(name)
            for index in range(sheet.nrows):
                yield tuple(map(self._shown, sheet.row_types(index), sheet.row_values(index)))

    def _shown(self, kind: int, value: Any) -> str:
        if kind == self._library.XL_CELL_DATE:
            try:
                return shown(self._library.xldate_as_datetime(value, self._book.datemode))
            except (ValueError, OverflowError):  # before or after all calendars
                return shown(value)
        if kind == self._library.XL_CELL_BOOLEAN:
            return shown(bool(value))
        if kind == self._library.XL_CELL_ERROR:
            return str(self._library.error_text_from_code.get(value, "#N/A"))
        return value if isinstance(value, str) else shown(value)


def shown(value: object) -> str:
    """A cell as text: numbers without a point that says nothing, dates as in the offices of Europe."""
    return _SHOWN.get(type(value), str)(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) <= _EXACT else repr(value)


def _moment(value: datetime) -> str:
    # A time without a day is kept as one on the day before the calendar begins.
    if value.time() == time():
        return _day(value)
    return f"{value:%H:%M}" if value.year < 1900 else f"{_day(value)} {value:%H:%M}"


def _day(value: date) -> str:
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def _span(value: timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


_SHOWN: Mapping[type, Callable[[Any], str]] = {
    float: _number,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime: _moment,
    date: _day,
    time: lambda value: f"{value:%H:%M}",
    timedelta: _span,
}
