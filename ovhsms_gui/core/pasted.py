"""Receivers out of any text that somebody pastes or types."""

import re
from collections.abc import Collection, Iterator
from dataclasses import fields, make_dataclass, replace
from typing import Any

from ovhsms_gui.core.numbers import Problem, find, is_prefix, parse, visible
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.straight import JOINING, LONGEST_LINE, QUOTES, bare, straight

# Filled at once, and then made a Row: see the same in `numbers`.
_Blank: Any = make_dataclass("_Blank", [field.name for field in fields(Row)], slots=True)

_BLOCK = 2**14
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_CELL = re.compile(r"[^,;\t]+")
_DIGIT = re.compile(r"\d")
# Looking for numbers among other words is slow; a longer cell is shown as it is.
_LONGEST_CELL = 200
# With more, it may be a number in which a letter was typed for a digit.
_DIGITS_IN_WORDS = 3
# A row of what is no number ends here at the latest, so that reading on never takes long.
_LONGEST_JUNK = 2000
# Nothing but numbers; and what they may be written in.
_NUMBERS = re.compile(r"[\d\s+().\[\]/\-\u2010-\u2015]+")
_PIECE = re.compile(r"\+?[^\s/+]*\d[^\s/+]*")
# Numbers without a space inside them, in a row.
_UNSPACED = re.compile(r"(?:\+?[\d.()/-]{8,}\s+)+\+?[\d.()/-]{8,}")
# Fewer digits are no number among words: not worth the library's slow look.
_SOME_DIGITS = re.compile(r"(?:\d[^\w+]*){5}")
# In how many pieces a number is written, "+33 (0) 6 39 98 00 12" being among the most.
_MOST_PIECES = 8
# Digits of a number that are looked for before it is.
_TAIL = 6


def read(pasted: str, region: str, source: str = "") -> Iterator[Row]:
    """Read numbers and names out of any text, lazily. All of the text becomes part of some row.

    Lines, commas, semicolons and tabs separate. What stands beside the only number of a line is its name;
    what has no number in it becomes one invalid row, as far as it reaches without a break. `source` is where
    the text came from.
    """
    for line in _lines(pasted):
        person = straight(line, region)
        if person is None:
            for row in read_closely(line, region):
                yield replace(row, source=source)
        else:
            row = _Blank(*person, source, ())
            row.__class__ = Row
            yield row


def mentions(text: str, numbers: Collection[str]) -> bool:
    """One of these numbers (E.164) stands in it, in any form that is read so in the number's own country."""
    # Reading closely is slow; the end of a number is the same in all its forms, and quickly not found.
    return any(
        re.search(r"\D{0,3}".join(number[-_TAIL:]), text)
        and any(row.number.e164 == number for row in read(text, parse(number, "").country))
        for number in numbers
    )


def _lines(pasted: str) -> Iterator[str]:
    """A block at a time: one by one is slower, and all at once is felt in the window."""
    start = 0
    while start < len(pasted):
        end = pasted.find("\n", start + _BLOCK)
        end = len(pasted) if end < 0 else end
        yield from _LINE.findall(pasted, start, end)
        start = end + 1


def read_closely(line: str, region: str) -> Iterator[Row]:
    """The rows of any line, straight or not."""
    line = visible(line)
    person = _read_person(line, region)
    if person is None:
        yield from _read_list(line, region)
    else:
        yield person


def _read_person(line: str, region: str) -> Row | None:
    """A line such as "Ana Duval;06 39 98 00 12"."""
    if len(line) > LONGEST_LINE:
        return None
    cells = [cell for found in _CELL.findall(line) if (cell := found.strip(QUOTES))]
    numeric = [cell for cell in cells if _DIGIT.search(cell) and not _is_words(cell)]
    if len(numeric) != 1 or len(cells) == 1:
        return None
    rows = list(_read_cell(numeric[0], region))
    if len(rows) != 1:
        return None
    names = [bare(cell) for cell in cells if cell is not numeric[0]]
    return replace(rows[0], name=" ".join(filter(None, [*names, rows[0].name])))


def _is_words(text: str) -> bool:
    """Such as "CM2", "6eA", "après 18h" or "15 rue X": not even part of a number."""
    return (
        len(_DIGIT.findall(text)) <= _DIGITS_IN_WORDS and any(map(str.isalpha, text)) and not is_prefix(text)
    )


def _read_list(line: str, region: str) -> Iterator[Row]:
    """The rows of each cell; cells without a number, as far as they touch, as one invalid row."""
    start = end = 0  # of what holds no number and was not given out yet
    for cell in _CELL.finditer(line):
        text = cell.group().strip(QUOTES)
        if not text:
            continue
        rows = _read_cell(text, region)
        first = next(rows, None)
        if start < end and (first is not None or end - start > _LONGEST_JUNK):
            yield _junk(line[start:end], region)
            start = end
        if first is None:
            start, end = (start if start < end else cell.start()), cell.end()
        else:
            yield first
            yield from rows
    if start < end:
        yield _junk(line[start:end], region)


def _junk(text: str, region: str) -> Row:
    return Row(parse(text.strip(), region))


def _read_cell(cell: str, region: str) -> Iterator[Row]:
    """The rows of one cell: mostly one, more when numbers stand side by side, none if it has no number."""
    if not _DIGIT.search(cell):
        return
    number = parse(cell, region)
    if number.e164 is not None:
        yield Row(number)
    elif _UNSPACED.fullmatch(cell):
        for piece in re.finditer(r"\S+", cell):
            yield Row(parse(piece.group(), region))
    elif len(cell) <= _LONGEST_CELL and (rows := _several(cell, region)):
        yield from rows
    elif number.problem is not Problem.NOT_A_NUMBER:
        yield Row(number)


def _several(cell: str, region: str) -> list[Row]:
    return _split(cell, region) if _NUMBERS.fullmatch(cell) else _pick(cell, region)


def _split(cell: str, region: str) -> list[Row]:
    """The numbers that pieces such as "06 39 98 00 12 06 39 98 00 13" make up in exactly one way."""
    pieces = [piece.span() for piece in _PIECE.finditer(cell)]
    # For each piece, at most two ways to read on from it: one is wanted, two are too many.
    ways: list[list[list[Row]]] = [[] for _ in pieces] + [[[]]]
    for first in reversed(range(len(pieces))):
        for end in range(first + 1, min(first + _MOST_PIECES, len(pieces)) + 1):
            if ways[end]:
                number = parse(cell[pieces[first][0] : pieces[end - 1][1]], region)
                if number.e164 is not None:
                    ways[first] += [[Row(number), *rest] for rest in ways[end]]
        del ways[first][2:]
    return ways[0][0] if len(ways[0]) == 1 else []


def _pick(cell: str, region: str) -> list[Row]:
    """The numbers among other words, which name them. None if a digit would be lost."""
    spots = find(cell, region) if _SOME_DIGITS.search(cell) else []
    starts, ends = [start for start, _ in spots], [end for _, end in spots]
    words = [bare(cell[a:b]) for a, b in zip([0, *ends], [*starts, len(cell)], strict=True)]
    if not spots or any(
        _DIGIT.search(piece) and not _is_words(piece) for word in words for piece in word.split()
    ):
        return []
    words = ["" if word.lower() in JOINING else word for word in words]
    given = [word for word in words if word]
    if len(spots) == 1 or len(given) < 2:
        names = [" ".join(given)] * len(spots)  # "Ana 06… or 06…"
    elif words[0]:
        names = [*words[:-2], f"{words[-2]} {words[-1]}".strip()]  # "Ana 06…, Bob 07… (mobile)"
    else:
        names = words[1:]  # "06… Ana, 07… Bob"
    return [Row(parse(cell[a:b], region), name) for (a, b), name in zip(spots, names, strict=True)]
