"""Rows out of xlsx, ods, xls and XML of Excel, each cell as the text that a person sees there."""

from dataclasses import replace
from pathlib import Path

from ovhsms_gui.files import excel, opendocument
from ovhsms_gui.files.contents import Format, Table, filled
from ovhsms_gui.files.excel97 import Excel97
from ovhsms_gui.files.package import Package, harmless
from ovhsms_gui.files.problem import FileKind, FileProblem
from ovhsms_gui.files.sheet import Book
from ovhsms_gui.files.xml_workbook import XmlWorkbook


def read_zipped(path: Path, data: bytes, sheet: str | None) -> Table:
    """A workbook of Excel or LibreOffice."""
    package = Package(data)
    if opendocument.is_one(package):
        return _read(path, Format.ODS, opendocument.OpenDocument(package.xml("content.xml")), sheet)
    part = excel.main_part(package)
    if part.endswith(".bin"):
        raise FileProblem(FileKind.BINARY_WORKBOOK)
    if not part:
        raise FileProblem(FileKind.UNKNOWN)
    return _read(path, Format.XLSX, excel.Excel(package, part), sheet)


def read_flat(path: Path, data: bytes, sheet: str | None) -> Table:
    """A workbook of LibreOffice that is not packed."""
    return _read(path, Format.ODS, opendocument.OpenDocument(harmless(data)), sheet)


def read_old(path: Path, data: bytes, sheet: str | None) -> Table:
    """A workbook of Excel up to 2003."""
    return _read(path, Format.XLS, Excel97(data), sheet)


def read_xml(path: Path, data: bytes, sheet: str | None) -> Table:
    """A workbook in XML Spreadsheet 2003."""
    return _read(path, Format.MARKUP, XmlWorkbook(data), sheet)


def _read(path: Path, kind: Format, book: Book, sheet: str | None) -> Table:
    if sheet is not None and sheet not in book.names:
        raise FileProblem(FileKind.NO_SHEET)
    empty: set[str] = set()
    for name in book.names if sheet is None else (sheet,):
        try:
            found = book.sheet(name)
            table = Table(
                path,
                kind,
                (),
                sheet=name,
                sheets=tuple(book.names),
                hidden=found.hidden,
                hidden_columns=found.hidden_columns,
            )
            table = filled(table, found.rows)
        except FileProblem as problem:
            # The first sheet that says something is the one that is meant.
            if problem.kind is not FileKind.EMPTY or sheet is not None:
                raise
            empty.add(name)
            continue
        others = tuple(one for one in book.names if one != name and one not in empty and book.says(one))
        return replace(table, others=others, hidden_sheets=book.hidden)
    raise FileProblem(FileKind.EMPTY)
