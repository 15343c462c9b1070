"""Workbooks of Excel since 2007: a package of parts that refer to each other (ECMA-376-2), read by python-calamine.

The library gets a package of its own with the one sheet and the texts in it, whatever the names were in the file. It
gets no styles: so it gives numbers as they are kept, and they are shown here by the styles' formats.
"""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from ovhsms_gui.files.contents import FORMULA, Cells
from ovhsms_gui.files.package import Package, pack, walk
from ovhsms_gui.files.problem import FileKind, FileProblem
from ovhsms_gui.files.sheet import Sheet, free_name, translated
from ovhsms_gui.files.sheet_scan import check_strings, scan
from ovhsms_gui.files.shown import BUILT_IN, LOCAL_DATES, NumberFormat, parse, plain

_ERROR = re.compile(rb'(<c r="\w++"(?: s="\d++")? t=")e(")')
_UNUSUAL_ERROR = re.compile(rb"""(<(?:[^\s<>/]*:)?c\s(?:[^<>]*\s)?t\s*=\s*["'])e(["'])""")
# Without a result, as programs write a formula that know none: Excel's own empty one is a text ("str").
_UNSOLVED = re.compile(rb"<(c)( [^<>]*+)><f\b([^<>]*+)>(?:([^<]*+)</f>)?(?:<v ?/>|<v></v>)?</c>")
_UNUSUALLY_UNSOLVED = re.compile(
    rb"<([^\s<>/:]*+:c)(\s[^<>]*+)>\s*<[^\s<>/:]*+:f\b([^<>]*+)>(?:([^<]*+)</[^<>:]*+:f>)?"
    rb"\s*(?:<[^\s<>/:]*+:v\s*/>|<[^\s<>/:]*+:v></[^<>:]*+:v>)?\s*</[^<>:]*+:c>"
)
_TYPE = re.compile(rb"""\st\s*=\s*["'](\w*)["']""")
_TEXT = frozenset({str})
# A value, or a formula without one: only that of a text ("str") may have an empty result.
_SAID = re.compile(
    rb"<(?:[^\s<>/]{1,20}:)?(?:[vt](?:\s[^<>]{0,100})?>\s*+(?:[^\s<]|<!)"
    rb"""|c(?:\s(?![^<>]{0,200}\bt\s*=\s*["']str["'])[^<>]{0,200}+)?>\s*+<(?:[^\s<>/]{1,20}:)?f\b)"""
)
_ACROSS = 400  # bytes, in which the beginning of a cell's value may stand
_MOST_CODES = 1_000  # formats of a workbook that are looked at

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": _LINKS.format(
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    ),
    "xl/_rels/workbook.xml.rels": _LINKS.format(
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    ),
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
}


def main_part(package: Package) -> str:
    """The name of the part that the package is about; "" if there is none."""
    parts = [target for kind, target in _links(package, "").values() if kind == "officeDocument"]
    return next((part for part in [*parts, "xl/workbook.xml"] if part in package), "")


def _links(package: Package, part: str) -> Mapping[str, tuple[str, str]]:
    """What a part refers to: kind and name by id."""
    folder, name = posixpath.split(part)
    links: dict[str, tuple[str, str]] = {}

    def link(element: str, said: Mapping[str, str]) -> None:
        if element == "Relationship" and said.get("TargetMode") != "External":
            kind = said.get("Type", "").rpartition("/")[2]
            target = said.get("Target", "").replace("\\", "/")
            links[said.get("Id", "")] = (kind, posixpath.join("/", folder, target))

    links_of = posixpath.join(folder, "_rels", f"{name}.rels")
    if links_of in package:
        walk(package.xml(links_of), link)
    return links


class Excel:
    """A workbook; `names` are of its worksheets, the hidden ones last."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._from_1904 = False
        self._sheets: dict[str, str] = {}
        links = _links(package, part)
        sheets: list[tuple[bool, str, str]] = []  # hidden, name, part
        roots: list[str] = []

        def start(element: str, said: Mapping[str, str]) -> None:
            if not roots:
                roots.append(element)
            if element == "workbookPr":
                self._from_1904 = said.get("date1904") in {"1", "true"}
            elif element == "sheet":
                kind, target = links.get(said.get("id", ""), ("", ""))
                if kind == "worksheet":
                    hidden = said.get("state", "visible") != "visible"
                    sheets.append((hidden, said.get("name", ""), target))

        walk(package.xml(part), start)
        if roots != ["workbook"]:
            raise FileProblem(FileKind.UNKNOWN)
        for _, name, target in sorted(sheets, key=lambda sheet: sheet[0]):
            self._sheets[free_name(name, self._sheets)] = target
        self.names = list(self._sheets)
        self.hidden = frozenset(self.names[sum(not hidden for hidden, _, _ in sheets) :])
        parts = dict(links.values())  # name by kind
        self._strings = parts.get("sharedStrings", "")
        self._formats = self._read_formats(parts.get("styles", ""))

    def _read_formats(self, part: str) -> Mapping[int, NumberFormat]:
        """By style; those that show every number as it is are left out."""
        codes = dict(BUILT_IN)
        styles: list[int] = []
        inside = ""

        def start(element: str, said: Mapping[str, str]) -> None:
            nonlocal inside
            if element in {"numFmts", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}:
                inside = element
            elif element == "numFmt" and inside == "numFmts":
                key = _key(said)
                if key not in LOCAL_DATES:
                    codes[key] = said.get("formatCode", "")
            elif element == "xf" and inside == "cellXfs":
                styles.append(_key(said))

        if part in self._package:
            walk(self._package.xml(part), start)
        used = sorted(set(styles) & set(codes))[:_MOST_CODES]
        formats = {key: parse(codes[key], from_1904=self._from_1904) for key in used}
        return {style: shows for style, key in enumerate(styles) if (shows := formats.get(key)) is not None}

    def sheet(self, name: str) -> Sheet:
        """All of one sheet. Raises FileProblem."""
        if self._sheets[name] not in self._package:
            raise FileProblem(FileKind.DAMAGED)
        content = self._package.xml(self._sheets[name])
        strings = self._package.xml(self._strings) if self._strings else b""
        seen = scan(content, styles=bool(self._formats))
        check_strings(strings, content)
        members = {"xl/worksheets/sheet1.xml": _with_formulas_said(_with_errors_said(content))}
        if strings:
            members["xl/sharedStrings.xml"] = strings
        members |= {name: part.encode() for name, part in _PACKAGE.items()}
        rows = _rows(pack(members))
        return Sheet(self._shown(rows, seen.styled), seen.hidden, seen.hidden_columns)

    def says(self, name: str) -> bool:
        """Whether it has a value. A blank one counts, which only the texts would tell; so does what cannot be seen."""
        end = b""
        try:
            for piece in self._package.pieces(self._sheets[name]):
                end += piece
                if b"\0" in piece or _SAID.search(end):
                    return True
                end = end[-_ACROSS:]
        except FileProblem:
            return True
        return False

    def _shown(self, rows: list[list[Any]], styled: Iterator[tuple[int, int, int]]) -> Iterator[Cells]:
        formats = self._formats
        for index, column, style in styled:
            shows = formats.get(style)
            if shows is None or index >= len(rows) or column >= len(rows[index]):
                continue
            value = rows[index][column]
            kind = type(value)
            if kind is float:
                rows[index][column] = shows.number(value)
            elif kind is str:
                rows[index][column] = value and shows.text(value)
            elif kind is not bool:
                rows[index][column] = shows.number(self._days(value))
        for row in rows:
            if _TEXT.issuperset(map(type, row)):
                yield tuple(row)
            else:
                yield tuple([cell if type(cell) is str else plain(cell) for cell in row])

    def _days(self, value: date | time | timedelta) -> float:
        """What Excel would keep instead of a date in letters."""
        if isinstance(value, time):
            return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
        if isinstance(value, timedelta):
            return value / timedelta(days=1)
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        beginning = datetime(1904, 1, 1) if self._from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - as kept
        return (moment.replace(tzinfo=None) - beginning) / timedelta(days=1)


def _with_errors_said(sheet: bytes) -> bytes:
    """The library says nothing for an error: it shall take it for a text."""
    for error in (_ERROR, _UNUSUAL_ERROR):
        if b'"e"' in sheet or b"'e'" in sheet:
            sheet = error.sub(rb"\1str\2", sheet)
    return sheet


def _with_formulas_said(sheet: bytes) -> bytes:
    """Those without a result stand in its place."""
    if b"<f" in sheet:
        sheet = _UNSOLVED.sub(_unsolved, sheet)
    return _UNUSUALLY_UNSOLVED.sub(_unsolved, sheet) if b":f>" in sheet or b":f " in sheet else sheet


def _unsolved(cell: re.Match[bytes]) -> bytes:
    name, said, _, formula = cell.groups()
    kind = _TYPE.search(said)
    if kind is not None and kind[1] == b"str":
        return cell[0]
    value = name[:-1] + b"v"  # with the same prefix
    text = f"{FORMULA}=".encode() + (formula or "…".encode())
    return b'<%b%b t="str"><%b>%b</%b></%b>' % (name, _TYPE.sub(b"", said), value, text, value, name)


def _rows(package: io.BytesIO) -> list[list[Any]]:
    """From the top of the sheet on, so that they have the numbers they have there."""
    import python_calamine  # noqa: PLC0415 - slow to import, and most files are csv

    with translated():
        book = python_calamine.CalamineWorkbook.from_filelike(package)
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def _key(said: Mapping[str, str]) -> int:
    key = said.get("numFmtId", "")[:9]
    return int(key) if key.isdecimal() else 0
