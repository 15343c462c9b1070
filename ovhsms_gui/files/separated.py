"""Rows out of csv, tsv and txt: finds the encoding and the separator, or takes those that were chosen."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from ovhsms_gui.files.contents import Cells
from ovhsms_gui.files.problem import MOST_ROWS, FileKind, FileProblem

# What a dialog offers, the likeliest first; a mark at the start is never part of the text.
ENCODINGS = (
    "utf-8",
    "cp1252",
    "utf-16-le",
    "utf-16-be",
    "iso8859-15",
    "mac-roman",
    "cp850",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
)
SEPARATORS = (";", ",", "\t", "|", "")  # "" for one column

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# Those that take any bytes: which one it is can only be judged by what the text looks like.
_EIGHT_BIT = ("cp1252", "mac-roman", "cp850", "cp1250", "cp1251", "cp1253", "cp1254")
_JUDGED = 64 * 1024
_SAMPLE = 200
# Said by Excel, and to Excel, in a first line of its own that is no row.
_SEP_LINE = re.compile(r"sep=([\t;,|:^~])(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
# Of two separators that fit alike, the one that is rarer in people's texts.
_RARE = ("\t", ";", "|", ",")
# Stands in no file: a row of its own unless a quote before it was never closed.
_END = "\ue000end\ue001"


def decode(data: bytes, chosen: str | None) -> tuple[str, str]:
    """The text without its mark, and the encoding it was read in."""
    encoding = chosen or detect(data)
    if encoding not in ENCODINGS and encoding != "latin-1":
        raise FileProblem(FileKind.ENCODING)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileProblem(FileKind.ENCODING, error.reason) from error
    return text.removeprefix("\ufeff"), encoding


def detect(data: bytes) -> str:
    """The encoding: by its mark, else the strict ones first, else what reads best."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark) and _fits(data, encoding):
            return encoding
    zeros = (data[0:_JUDGED:2].count(0), data[1:_JUDGED:2].count(0))
    if max(zeros) * 4 > min(len(data), _JUDGED):  # half of all bytes in a Latin text
        wide = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        if _fits(data, wide):
            return wide
    if _fits(data, "utf-8"):
        return "utf-8"
    return next((encoding for encoding in (_judge(data), *_EIGHT_BIT) if _fits(data, encoding)), "latin-1")


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _judge(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, rarely needed

    # ASCII says nothing about it: what is judged are the lines that hold something else.
    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_JUDGED]
    found = from_bytes(telling, cp_isolation=list(_EIGHT_BIT), threshold=0.5, enable_fallback=False)
    best = found.best()
    if best is None:
        return "cp1252"
    by_name = {codecs.lookup(match.encoding).name: match for match in found}
    western = by_name.get("cp1252")
    # Windows' own is by far the most usual: another one has to be clearly better, and to say something else.
    if western is not None and (western.chaos <= best.chaos + 0.02 or str(western) == str(best)):
        return "cp1252"
    return next((name for name in _EIGHT_BIT if codecs.lookup(name).name == best.encoding), "cp1252")


def split(text: str, chosen: str | None) -> tuple[Iterable[Cells], str]:
    """The rows and the separator they were split at."""
    said = _SEP_LINE.match(text)
    if said is not None:
        text = text[said.end() :]
    separator = chosen if chosen is not None else said.group(1) if said is not None else _likeliest(text)
    return (_rows(text, separator) if separator else _lines(text)), separator


def _lines(text: str) -> Iterable[Cells]:
    """A table of one column, which csv does not know; a quote there is part of somebody's name."""
    lines = io.StringIO(text, newline=None)
    return ((line.strip('\n"'),) if line != "\n" else () for line in lines)


def _rows(text: str, separator: str) -> Iterable[Cells]:
    ended = text if text.endswith(("\n", "\r")) else f"{text}\n"
    try:
        rows = list(islice(_parsed(io.StringIO(ended + _END, newline=""), separator), MOST_ROWS + 2))
        if rows.pop() == [_END] or len(rows) > MOST_ROWS:
            return map(tuple, rows)
    except csv.Error:  # a cell beyond csv's limit: swallowed by a quote, too
        pass
    return _unquoted(text, separator)


def _unquoted(text: str, separator: str) -> Iterator[Cells]:
    """Each line a row: a stray quote that is never closed would swallow all rows after it."""
    try:
        for row in _parsed(io.StringIO(text, newline=""), separator, csv.QUOTE_NONE):
            yield tuple(cell.strip('"') for cell in row)
    except csv.Error as error:
        raise FileProblem(FileKind.DAMAGED, str(error)) from error


def _parsed(
    lines: Iterable[str], separator: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=separator, quoting=quoting)


def _likeliest(text: str) -> str:
    """The separator that cuts the most rows into the same number of cells."""
    best = ""
    agreed = 0.5  # fewer rows of one width are prose
    for separator in _RARE:
        share = _agreement(text, separator)
        if share > agreed:
            best, agreed = separator, share
    return best


def _agreement(text: str, separator: str) -> float:
    lines = [line for line, _ in zip(io.StringIO(text, newline=""), range(_SAMPLE), strict=False)]
    # A stray quote makes one row of many: then the lines tell more.
    return max(_of_one_width(_parsed(lines, separator, way)) for way in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE))


def _of_one_width(rows: Iterator[list[str]]) -> float:
    try:
        widths = Counter(len(row) for row in rows if row)
    except csv.Error:
        return 0.0
    width, often = widths.most_common(1)[0] if widths else (1, 0)
    return often / widths.total() if width > 1 else 0.0
