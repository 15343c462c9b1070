"""Rows out of the text of csv, tsv and txt: finds the separator, or takes the one that was chosen."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Literal

from ovhsms_gui.files.contents import Cells
from ovhsms_gui.files.problem import MOST_ROWS, FileKind, FileProblem

# What a dialog offers.
SEPARATORS = (";", ",", "\t", "|", "")  # "" for one column

_SAMPLE = 200
_AT_ONCE = 1000
# Said by Excel, and to Excel, in a first line of its own that is no row.
_SEP_LINE = re.compile(r"sep=([\t;,|:^~])(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
# Of two separators that fit alike, the one that is rarer in people's texts.
_RARE = ("\t", ";", "|", ",")
# Stands in no file: a row of its own unless a quote before it was never closed.
_END = "\ue000end\ue001"


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
    lines = chain(io.StringIO(text, newline=""), (_END,))
    try:
        # Tuples at once: keeping all the lists until the end takes half as long again. Some rows at a time, so that
        # other threads have their turn.
        parsed = map(tuple, islice(_parsed(lines, separator), MOST_ROWS + 2))
        rows: list[Cells] = []
        while some := list(islice(parsed, _AT_ONCE)):
            rows += some
        if rows.pop() == (_END,) or len(rows) > MOST_ROWS:
            return rows
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
    lines = list(islice(io.StringIO(text, newline=""), _SAMPLE))
    best = ""
    agreed = 0.5  # fewer rows of one width are prose
    for separator in _RARE:
        share = _agreement(lines, separator)
        if share > agreed:
            best, agreed = separator, share
    return best


def _agreement(lines: list[str], separator: str) -> float:
    # A stray quote makes one row of many: then the lines tell more.
    return max(_of_one_width(_parsed(lines, separator, way)) for way in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE))


def _of_one_width(rows: Iterator[list[str]]) -> float:
    try:
        widths = Counter(len(row) for row in rows if row)
    except csv.Error:
        return 0.0
    width, often = widths.most_common(1)[0] if widths else (1, 0)
    return often / widths.total() if width > 1 else 0.0
