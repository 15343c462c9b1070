"""Rows out of the text of csv, tsv and txt: finds the separator, or takes the one that was chosen."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Literal

from ovhsms_gui.core.numbers import Kind, parse
from ovhsms_gui.files.contents import Cells, blank
from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, FileKind, FileProblem

# What a dialog offers: "  " for columns set apart by blanks or tabs, "" for one column.
SEPARATORS = (";", ",", "\t", "|", "  ", "")

_ALIGNED = 0.8  # of the rows at least are of one width where columns are set apart by blanks
_SAMPLE, _SAMPLED = 200, 64 * 1024  # lines, and characters of each
_LONGEST = 2**20  # characters of a line, which somebody may have written
# Said by Excel, and to Excel, in a first line of its own that is no row.
_SEP_LINE = re.compile(r'"?sep=([\t;,|:^~])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
# Of two separators that fit alike, the one that is rarer in people's texts.
_RARE = ("\t", ";", "|", ",", "  ")
_BLANKS = re.compile(r"(?:\t| {2})[ \t]*+")
# By this, other programs keep a spreadsheet from taking a number's first 0.
_AS_TEXT = re.compile(r'\s*=\s*["“”„](.*)["“”]\s*', re.DOTALL)
_NUMBERS = re.compile(r"[\d\s+().;,|/-]*+")
_BETWEEN_NUMBERS = re.compile(r"[;,|\t]| {2,}| / ")
_DIGIT = re.compile(r"\d")
_FEWEST, _MOST = 8, 15  # digits of a number
_BLOCK = 2**16  # characters
# Stands in no file: a row of its own unless a quote before it was never closed.
_END = "\ue000end\ue001"


def split(text: str, chosen: str | None, region: str) -> tuple[Iterable[Cells], str]:
    """The rows and the separator they were split at.

    Where there is nothing but numbers, each is a row of its own: on one line, or if all are mobiles of `region`.
    """
    said = _SEP_LINE.match(text)
    if said is not None:
        text = text[said.end() :]
    text = text.rstrip("\x1a")  # how DOS ends a text
    separator = chosen if chosen is not None else said.group(1) if said is not None else _likeliest(text)
    numbers = _numbers(text, region) if _NUMBERS.fullmatch(text) else None
    if numbers is not None:
        return numbers, separator
    if separator and any(_endless(line, separator) for line in _each(text)):
        raise FileProblem(FileKind.TOO_MANY_COLUMNS)
    match separator:
        case "":
            rows = _lines(text)
        case "  ":
            rows = (tuple(_BLANKS.split(line.strip())) for line in _each(text, newline=None))
        case _:
            rows = _with_header(_rows(text, separator), separator)
    return map(_unguarded, rows), separator


def _each(text: str, newline: Literal[""] | None = "") -> Iterator[str]:
    """The lines of a text, with their ends, as `open` would give them.

    A block at a time: all at once is copied fourfold, in one go in which the window waits, and so is an endless line.
    """
    start = 0
    while start < len(text):
        end = text.rfind("\n", start, start + _BLOCK) + 1 or text.find("\n", start) + 1 or len(text)
        block = text[start:end]
        windows = block.endswith("\r\n")
        if len(block) <= _BLOCK or block.find("\r", 0, len(block) - 2 * windows) >= 0:
            yield from io.StringIO(block, newline=newline)
        else:
            yield block[:-2] + "\n" if windows and newline is None else block
        start = end


def _endless(line: str, separator: str) -> bool:
    """Cutting it up would take many times what the file takes."""
    return len(line) > _LONGEST and line.count(separator) > MOST_COLUMNS


def _numbers(text: str, region: str) -> list[Cells] | None:
    """The numbers of a text that holds no more, if each is somebody's own; None if they are a table of some kind."""
    found: list[str] = []
    lines = most = 0
    for line in _each(text, newline=None):
        if len(line) > 2 * _LONGEST or len(found) > MOST_ROWS:
            return None  # and too many, however they are read
        said = [cell.strip() for cell in _BETWEEN_NUMBERS.split(line) if not blank((cell,))]
        numbers = [number for cell in said for number in _apart(cell)]
        if not all(_FEWEST <= len(_DIGIT.findall(number)) <= _MOST for number in numbers):
            return None
        lines += bool(numbers)
        most = max(most, len(numbers))
        found += numbers
    if most < 2 or (lines > 1 and not all(parse(number, region).kind is Kind.MOBILE for number in found)):
        return None
    return [(number,) for number in found]


def _apart(cell: str) -> list[str]:
    """Numbers with a blank between them, if each is written without any."""
    return cell.split() if len(_DIGIT.findall(cell)) > _MOST else [cell]


def _unguarded(row: Cells) -> Cells:
    if "=" not in "".join(row):
        return row
    return tuple([said[1] if (said := _AS_TEXT.fullmatch(cell)) else cell for cell in row])


def _with_header(rows: Iterable[Cells], separator: str) -> Iterator[Cells]:
    """The same, the first row split at a separator of its own where it makes as many cells of it as the next has."""
    rest = iter(rows)
    first, second = next(rest, None), next(rest, None)
    if first is not None and second is not None and len(first) == 1 < len(second):
        others = (tuple(first[0].split(other)) for other in _RARE if other != separator)
        first = next((cells for cells in others if len(cells) == len(second)), first)
    return chain((row for row in (first, second) if row is not None), rest)


def _lines(text: str) -> Iterable[Cells]:
    """A table of one column, which csv does not know; a quote there is part of somebody's name."""
    lines = _each(text, newline=None)
    return ((line.strip('\n"'),) if line != "\n" else () for line in lines)


def _rows(text: str, separator: str) -> Iterable[Cells]:
    lines = chain(_each(text), (_END,))
    rows: list[Cells] = []
    cells = 0
    try:
        # Tuples at once: keeping all the lists until the end takes half as long again.
        for row in map(tuple, islice(_parsed(lines, separator), MOST_ROWS + 2)):
            rows.append(row)
            cells += len(row)
            if len(row) > MOST_COLUMNS:
                raise FileProblem(FileKind.TOO_MANY_COLUMNS)
            if cells > MOST_CELLS:
                raise FileProblem(FileKind.TOO_MANY_CELLS)
        if rows.pop() == (_END,) or len(rows) > MOST_ROWS:
            return rows
    except csv.Error:  # a cell beyond csv's limit: swallowed by a quote, too
        pass
    return _unquoted(text, separator)


def _unquoted(text: str, separator: str) -> Iterator[Cells]:
    """Each line a row: a stray quote that is never closed would swallow all rows after it."""
    try:
        for row in _parsed(_each(text), separator, csv.QUOTE_NONE):
            yield tuple(cell if _AS_TEXT.fullmatch(cell) else cell.strip('"') for cell in row)
    except csv.Error as error:
        raise FileProblem(FileKind.LONG_CELL) from error


def _parsed(
    lines: Iterable[str], separator: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=separator, quoting=quoting)


def _likeliest(text: str) -> str:
    """The separator that cuts the most rows into the same number of cells."""
    lines = [line[:_SAMPLED] for line in islice(_each(text), _SAMPLE)]
    best = ""
    agreed = 0.5  # fewer rows of one width are prose
    for separator in _RARE:
        share = _agreement(lines, separator)
        if share > (agreed if separator != "  " else max(agreed, _ALIGNED)):
            best, agreed = separator, share
    return best


def _agreement(lines: list[str], separator: str) -> float:
    if separator == "  ":
        return _of_one_width(_BLANKS.split(line.strip()) for line in lines if not blank((line,)))
    # A stray quote makes one row of many: then the lines tell more.
    return max(_of_one_width(_parsed(lines, separator, way)) for way in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE))


def _of_one_width(rows: Iterator[list[str]]) -> float:
    try:
        widths = Counter(len(row) for row in rows if row)
    except csv.Error:
        return 0.0
    width, often = widths.most_common(1)[0] if widths else (1, 0)
    return often / widths.total() if width > 1 else 0.0
