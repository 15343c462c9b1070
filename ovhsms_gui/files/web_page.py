"""Tables out of web pages, which many a program writes and calls .xls, and out of such pages in one file (MHTML).

Read here, because the standard library's reader of 2023 looks at a damaged page for hours, and nothing but the
places of rows and cells is wanted. Nothing is ever loaded from elsewhere.
"""

import email
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ovhsms_gui.files import charsets
from ovhsms_gui.files.contents import Cells, Format, Table, blank, filled
from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, FileKind, FileProblem

# None of these ever looks at a place twice: between two "<" there is one tag at most.
_TAG = re.compile(r"""<(/?)([a-zA-Z][\w:.-]*+)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+[^<>]*+)>""")
_ASIDE = re.compile(r"<(?:(!--)|(script|style|noscript|title|xml)\b[^<>]*+>)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:collapse|hidden)", re.IGNORECASE)
_HIDDEN = re.compile(rf"{_UNSEEN.pattern}|\shidden(?=\s*=|\s*/?$|\s+[\w-]+\s*=)", re.IGNORECASE)
_STYLES = re.compile(r"<style\b[^<>]*+>\s*+(?:<!--)?([^<]*+)", re.IGNORECASE)
_BRACES = re.compile(r"[{}]|[^{}]+")
_CLASS = re.compile(r"(?:t\w+)?\.([\w-]+)", re.IGNORECASE)
_CLASSES = re.compile(r"""\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_SECTIONS = {"thead", "tbody", "tfoot"}
_CHARSET = re.compile(rb"""<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_CUT = re.compile(r"#+|[+-]?\d[.,]?\d*E[+-]?\d+", re.IGNORECASE)  # what a column too narrow shows of a number
_BREAKS = {"br", "p", "div", "li"}
_LOOKED_AT = 64 * 1024
_MOST_PARTS = 2_000
_DEEPEST, _MOST_TABLES = 50, 200  # beyond, a table is the page's layout


@dataclass(slots=True)
class _Sheet:
    """The rows of one table."""

    depth: int
    rows: list[Cells] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    width: int = 0

    def filled(self) -> int:
        """How many of its cells say something."""
        return sum(not blank((cell,)) for row in self.rows for cell in row)

    def told(self) -> int:
        """How many of its rows do."""
        return sum(not blank(row) for row in self.rows)


@dataclass(slots=True)
class _Open:
    """A table that has not ended yet; what is None has not begun."""

    sheet: _Sheet
    row: list[str] | None = None
    cell: list[str] | None = None
    attributes: dict[str, str] = field(default_factory=dict)  # the cell's
    unseen: bool = False  # itself
    section: bool = False  # of its rows, is hidden
    hidden: bool = False  # the row
    # By columns: the cells of rows above that reach into this row, and those that will reach into the next; how far.
    reach: dict[int, tuple[int, str]] = field(default_factory=dict)
    following: dict[int, tuple[int, str]] = field(default_factory=dict)


def read_page(path: Path, data: bytes, sheet: str | None) -> Table:
    """The page's largest table, or the one that was chosen."""
    text, lost = _decoded(data)
    return _table(path, _sheets(text), sheet, lost)


def read_archive(path: Path, data: bytes, sheet: str | None) -> Table:
    """The same of a page that was saved in one file, with all of its parts."""
    sheets: list[_Sheet] = []
    lost = 0
    if data.count(b"\n--") > _MOST_PARTS:
        raise FileProblem(FileKind.DAMAGED)
    try:
        parts = [
            part.get_payload(decode=True)
            for part in email.message_from_bytes(data).walk()
            if part.get_content_type() == "text/html"
        ]
    except (ValueError, LookupError, RecursionError) as error:
        raise FileProblem(FileKind.DAMAGED, type(error).__name__) from error
    for part in parts:
        if isinstance(part, bytes):
            text, more = _decoded(part)
            sheets += _sheets(text)
            lost += more
    return _table(path, sheets, sheet, lost)


def _table(path: Path, sheets: list[_Sheet], chosen: str | None, lost: int) -> Table:
    named = {str(place): sheet for place, sheet in enumerate(sheets, 1)}
    if not 0 < len(named) <= _MOST_TABLES:
        raise FileProblem(FileKind.WEB_PAGE)
    if chosen is not None and chosen not in named:
        raise FileProblem(FileKind.NO_SHEET)
    name = chosen or max(named, key=lambda name: named[name].filled())
    hidden = frozenset(named[name].hidden)
    # A row alone is the page's layout.
    others = tuple(one for one, sheet in named.items() if one != name and sheet.told() > 1)
    empty = Table(
        path, Format.MARKUP, (), sheet=name, sheets=tuple(named), others=others, lost=lost, hidden=hidden
    )
    return filled(empty, named[name].rows)


def _decoded(data: bytes) -> tuple[str, int]:
    """The text, and how many characters are lost: pages often say one encoding and are in another."""
    said = _CHARSET.search(data[:_LOOKED_AT])
    name = said[1].decode() if said else ""
    if (
        charsets.known(name)
        and not name.lower().startswith("utf-16")
        and charsets.detect(data) not in charsets.UTF
    ):
        try:
            return data.decode(charsets.usual(name)), 0
        except UnicodeError:
            pass
    read_as = charsets.decode(data, None)
    return read_as.text, read_as.lost


def _sheets(text: str) -> list[_Sheet]:
    """All tables that say something; those beside each other with as many columns are one."""
    sheets: list[_Sheet] = []
    for sheet in _each(_without_asides(text), _hidden_classes(text)):
        last = sheets[-1] if sheets else None
        if last is not None and (last.depth, last.width) == (sheet.depth, sheet.width) and sheet.width > 1:
            last.hidden.update(len(last.rows) + index for index in sheet.hidden)
            last.rows += sheet.rows
            if len(last.rows) > MOST_ROWS:
                raise FileProblem(FileKind.TOO_MANY_ROWS)
        elif sheet.filled():
            sheets.append(sheet)
    return sheets


def _without_asides(text: str) -> str:
    """Without comments, scripts and the like. One that never ends is none."""
    pieces = []
    at = 0
    endless: set[str] = set()
    for found in _ASIDE.finditer(text):
        end = "-->" if found[1] else rf"</{found[2].lower()}\b[^<>]*+>"
        if found.start() < at or end in endless:
            continue
        closes = re.compile(end, re.IGNORECASE).search(text, found.end())
        if closes is None:
            endless.add(end)
            continue
        pieces.append(text[at : found.start()])
        at = closes.end()
    return "".join([*pieces, text[at:]])


def _hidden_classes(text: str) -> frozenset[str]:
    """What the page's own styles do not show; on paper it may be another matter."""
    selectors = [
        one
        for style in _STYLES.findall(text)
        for names, said in _rules(style[:_LOOKED_AT])
        if _UNSEEN.search(said)
        for one in names.split(",")
    ]
    return frozenset(found[1].lower() for one in selectors if (found := _CLASS.fullmatch(one.strip())))


def _rules(style: str) -> Iterator[tuple[str, str]]:
    """Those for all kinds of pages: what they are about, and what they say."""
    about: list[str] = []
    said = ""
    for piece in _BRACES.findall(style):
        if piece == "{":
            about.append(said)
        elif piece == "}" and about:
            names = about.pop()
            if not about:
                yield names, said
        said = "" if piece in {"{", "}"} else piece


def _each(text: str, unseen: frozenset[str]) -> Iterator[_Sheet]:
    """Every table when it ends; one inside another is a table of its own."""
    tables: list[_Open] = []
    at = cells = 0

    def hidden(attributes: str) -> bool:
        said = _CLASSES.search(attributes) if unseen else None
        classes = "".join(said.groups("")).lower().split() if said else ()
        return _HIDDEN.search(attributes) is not None or not unseen.isdisjoint(classes)

    for tag in _TAG.finditer(text):
        ends, name, attributes = bool(tag[1]), tag[2].lower(), tag[3]
        table = tables[-1] if tables else None
        if table is not None and table.cell is not None and at < tag.start():
            table.cell.append(text[at : tag.start()].replace("\n", " ").replace("\r", " "))
        at = tag.end()
        if name == "table":
            if not ends:
                if len(tables) == _DEEPEST:
                    raise FileProblem(FileKind.DAMAGED)
                tables.append(_Open(_Sheet(len(tables)), unseen=hidden(attributes)))
            elif table is not None:
                cells += _end_row(table)
                yield tables.pop().sheet
        elif table is None:
            continue
        elif name == "tr":
            cells += _end_row(table)
            if not ends:
                table.row, table.hidden = [], table.unseen or table.section or hidden(attributes)
        elif name in _SECTIONS:
            cells += _end_row(table)
            table.section = not ends and hidden(attributes)
        elif name in {"td", "th"}:
            _end_cell(table)
            if not ends:
                table.row = [] if table.row is None else table.row
                table.cell = []
                table.attributes = {k.lower(): a or b or c for k, a, b, c in _ATTRIBUTE.findall(attributes)}
        elif name in _BREAKS and table.cell is not None:
            table.cell.append("\n")
        if cells > MOST_CELLS:
            raise FileProblem(FileKind.TOO_MANY_CELLS)
    if tables and tables[-1].cell is not None:
        tables[-1].cell.append(text[at:])
    for table in reversed(tables):
        _end_row(table)
        yield table.sheet


def _end_cell(table: _Open) -> None:
    if table.cell is None or table.row is None:
        return
    lines = html.unescape("".join(table.cell)).split("\n")
    said = "\n".join(" ".join(line.split()) for line in lines).strip()
    if (value := table.attributes.get("x:num")) and _CUT.fullmatch(said):
        said = value
    while len(table.row) in table.reach:
        _reach_down(table, table.row, len(table.row))
    wide, high = (_span(table.attributes.get(name, "")) for name in ("colspan", "rowspan"))
    for place in range(wide):
        text = "" if place else said  # a title over several columns stands in the first
        if high > 1:
            table.following[len(table.row)] = (high - 1, text)
        table.row.append(text)
    table.cell = None
    if len(table.row) > MOST_COLUMNS:
        raise FileProblem(FileKind.TOO_MANY_COLUMNS)


def _end_row(table: _Open) -> int:
    """How many cells it had."""
    _end_cell(table)
    row, table.row = table.row, None
    if row is None:
        return 0
    for column in sorted(table.reach):
        if column >= len(row):
            _reach_down(table, row, column)
    table.reach, table.following = table.following, {}
    if not row:
        return 0
    table.sheet.width = max(table.sheet.width, len(row))
    if table.hidden:
        table.sheet.hidden.add(len(table.sheet.rows))
    table.sheet.rows.append(tuple(row))
    if len(table.sheet.rows) > MOST_ROWS:
        raise FileProblem(FileKind.TOO_MANY_ROWS)
    return len(row)


def _reach_down(table: _Open, row: list[str], column: int) -> None:
    """Into the row comes a cell of a row above."""
    left, text = table.reach.pop(column)
    row += [""] * (column - len(row)) + [text]
    if left > 1:
        table.following[column] = (left - 1, text)


def _span(said: str) -> int:
    return (
        min(max(int(said), 1), MOST_COLUMNS) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
    )
