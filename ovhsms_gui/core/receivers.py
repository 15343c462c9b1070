"""Receivers: reading them out of any text, and keeping each person once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, make_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from ovhsms_gui.core.numbers import Kind, Number, Problem, find, parse, visible
from ovhsms_gui.core.straight import JOINING, LONGEST_LINE, QUOTES, bare, straight

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a number, good or bad, whose it is and where it came from.

    `fields` are the other columns it came with, by their names, for placeholders.
    """

    number: Number
    name: str = ""
    source: str = ""
    fields: tuple[tuple[str, str], ...] = ()


# Filled at once, and then made a Row: see the same in `numbers`.
_Blank: Any = make_dataclass("_Blank", [field.name for field in fields(Row)], slots=True)


@dataclass(frozen=True)  # no slots: the figures below are worked out once and kept
class Receivers:
    """A snapshot. `merged` counts the rows that were the same person again; `out` are numbers that opted out."""

    rows: tuple[Row, ...] = ()
    merged: int = 0
    out: frozenset[str] = frozenset()

    @cached_property
    def valid(self) -> tuple[Row, ...]:
        """Those that are sent to, in order."""
        good = (row for row in self.rows if row.number.e164 is not None)
        return tuple(row for row in good if row.number.e164 not in self.out) if self.out else tuple(good)

    @cached_property
    def opted_out(self) -> tuple[Row, ...]:
        """Those that could be sent to and do not want to be, in order."""
        return tuple(row for row in self.rows if row.number.e164 in self.out)

    @cached_property
    def wrong(self) -> tuple[Row, ...]:
        """The others, in order."""
        return tuple(row for row in self.rows if row.number.e164 is None)

    @cached_property
    def kinds(self) -> Mapping[Kind, tuple[Row, ...]]:
        """The valid rows by kind of number."""
        return _grouped((row.number.kind or Kind.OTHER, row) for row in self.valid)

    @cached_property
    def countries(self) -> Mapping[str, tuple[Row, ...]]:
        """The valid rows by ISO country code, "" for numbers of no country."""
        return _grouped((row.number.country, row) for row in self.valid)

    @cached_property
    def kept(self) -> dict[object, object]:
        """What others have worked out about this very snapshot, by their own keys."""
        return {}

    @property
    def people(self) -> int:
        """How many get the message."""
        return len(self.valid)

    @property
    def invalid(self) -> int:
        """How many rows are no number."""
        return len(self.wrong)

    @property
    def landlines(self) -> int:
        """How many may not receive SMS."""
        return len(self.kinds.get(Kind.LANDLINE, ()))

    @cached_property
    def by_country(self) -> Mapping[str, int]:
        """People by ISO country code."""
        return {country: len(rows) for country, rows in self.countries.items()}


def _grouped(pairs: Iterable[tuple[_Key, Row]]) -> Mapping[_Key, tuple[Row, ...]]:
    groups: dict[_Key, list[Row]] = {}
    for key, row in pairs:
        groups.setdefault(key, []).append(row)
    return {key: tuple(rows) for key, rows in groups.items()}


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the rows of one `add`."""

    new: int  # valid and not there before
    merged: int
    invalid: int  # not valid and not there before


class ReceiverList:
    """Grows and shrinks under the operator's hands. The same number again is merged into the first row."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._repeats: Counter[str] = Counter()
        self._out: frozenset[str] = frozenset()
        self._snapshot: Receivers | None = Receivers()

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Row:
        """The row at a place."""
        return self._rows[index]

    def add(self, rows: Iterable[Row]) -> Added:
        """Take rows in; a merged one gives its name to the first if that has none."""
        new = merged = invalid = 0
        for row in rows:
            key = _key(row)
            place = self._places.setdefault(key, len(self._rows))
            if place < len(self._rows):
                merged += 1
                self._repeats[key] += 1
                if not self._rows[place].name:
                    self._rows[place] = replace(self._rows[place], name=row.name)
                continue
            self._rows.append(row)
            if row.number.e164 is None:
                invalid += 1
            else:
                new += 1
        if new or merged or invalid:
            self._snapshot = None
        return Added(new, merged, invalid)

    def remove(self, indexes: Iterable[int]) -> None:
        """Take rows out, with all that was merged into them; those after them move up."""
        gone = set(indexes)
        self._rows = [row for place, row in enumerate(self._rows) if place not in gone]
        self._places = {_key(row): place for place, row in enumerate(self._rows)}
        self._repeats = Counter(
            {key: self._repeats[key] for key in self._places.keys() & self._repeats.keys()}
        )
        self._snapshot = None

    def clear(self) -> None:
        """Take all rows out."""
        self.remove(range(len(self._rows)))

    def snapshot(self) -> Receivers:
        """The list as it is now; the same object until something changes."""
        if self._snapshot is None:
            self._snapshot = Receivers(tuple(self._rows), self._repeats.total(), self._out)
        return self._snapshot

    @property
    def out(self) -> frozenset[str]:
        """Numbers (E.164) that opted out, as far as they were looked up."""
        return self._out

    def leave_out(self, numbers: frozenset[str]) -> None:
        """These numbers (E.164) opted out: they stay in the list and get nothing."""
        if numbers != self._out:
            self._out = numbers
            self._snapshot = None


def _key(row: Row) -> str:
    return row.number.e164 or "?" + " ".join(row.number.raw.split())


# ---- reading ---------------------------------------------------------------------------------------

_BLOCK = 2**14
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_CELL = re.compile(r"[^,;\t]+")
_DIGIT = re.compile(r"\d")
# Looking for numbers among other words is slow; a longer cell is shown as it is.
_LONGEST_CELL = 200
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


def read(pasted: str, region: str) -> Iterator[Row]:
    """Read numbers and names out of any text, lazily. All of the text becomes part of some row.

    Lines, commas, semicolons and tabs separate. What stands beside the only number of a line is its name;
    what has no number in it becomes one invalid row, as far as it reaches without a break.
    """
    for line in _lines(pasted):
        person = straight(line, region)
        if person is None:
            yield from read_closely(line, region)
        else:
            row = _Blank(*person, "", ())
            row.__class__ = Row
            yield row


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
    numeric = [cell for cell in cells if _DIGIT.search(cell)]
    if len(numeric) != 1 or len(cells) == 1:
        return None
    rows = list(_read_cell(numeric[0], region))
    if len(rows) != 1:
        return None
    names = [bare(cell) for cell in cells if cell is not numeric[0]]
    return replace(rows[0], name=" ".join(filter(None, [*names, rows[0].name])))


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
    if not spots or any(map(_DIGIT.search, words)):
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
