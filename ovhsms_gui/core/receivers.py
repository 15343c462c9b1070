"""Receivers: reading them out of any text, and keeping each person once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ovhsms_gui.core.numbers import Kind, Number, find, parse

_CELLS = re.compile(r"[,;\t]")
_LINES = re.compile(r"[\r\n\u2028\u2029\x0b\x0c]+")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_EDGES = " \t\u00a0:-–—<>()[]\"'«»"
# Looking for numbers inside a text is slow; a longer cell is junk, and is shown as such.
_LONGEST_CELL = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a number, good or bad, whose it is and where it came from."""

    number: Number
    name: str = ""
    source: str = ""


@dataclass(frozen=True)
class Receivers:
    """A snapshot. `merged` counts the rows that were the same person again."""

    rows: tuple[Row, ...] = ()
    merged: int = 0

    @cached_property
    def valid(self) -> tuple[Row, ...]:
        """Those that can be sent to, in order."""
        return tuple(row for row in self.rows if row.number.e164 is not None)

    @property
    def people(self) -> int:
        """How many get the message."""
        return len(self.valid)

    @property
    def invalid(self) -> int:
        """How many rows are no number."""
        return len(self.rows) - len(self.valid)

    @cached_property
    def by_country(self) -> Mapping[str, int]:
        """People by ISO country code."""
        return Counter(row.number.country for row in self.valid)

    @cached_property
    def by_kind(self) -> Mapping[Kind, int]:
        """People by kind of number."""
        return Counter(row.number.kind for row in self.valid if row.number.kind is not None)

    @property
    def landlines(self) -> int:
        """How many may not receive SMS."""
        return self.by_kind.get(Kind.LANDLINE, 0)


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
        self._merged = 0
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
            place = self._places.get(key)
            if place is not None:
                merged += 1
                if row.name and not self._rows[place].name:
                    self._rows[place] = replace(self._rows[place], name=row.name)
                continue
            self._places[key] = len(self._rows)
            self._rows.append(row)
            if row.number.e164 is None:
                invalid += 1
            else:
                new += 1
        self._merged += merged
        if new or merged or invalid:
            self._snapshot = None
        return Added(new, merged, invalid)

    def remove(self, indexes: Iterable[int]) -> None:
        """Take rows out; those after them move up."""
        gone = set(indexes)
        self._rows = [row for place, row in enumerate(self._rows) if place not in gone]
        self._places = {_key(row): place for place, row in enumerate(self._rows)}
        if not self._rows:
            self._merged = 0
        self._snapshot = None

    def clear(self) -> None:
        """Take all rows out."""
        self.remove(range(len(self._rows)))

    def snapshot(self) -> Receivers:
        """The list as it is now; the same object until something changes."""
        if self._snapshot is None:
            self._snapshot = Receivers(tuple(self._rows), self._merged)
        return self._snapshot


def read(pasted: str, region: str) -> Iterator[Row]:
    """Read numbers and names out of any text. Lazy; every piece of it becomes part of some row.

    Lines, commas, semicolons and tabs separate. In a line with one number the rest is the name.
    """
    for line in _LINES.split(pasted):
        cells = [cell.strip() for cell in _CELLS.split(line)]
        cells = [cell for cell in cells if cell]
        with_digits = [cell for cell in cells if _DIGIT.search(cell)]
        if len(with_digits) == 1 and len(cells) <= 3:
            rows = list(_read_cell(with_digits[0], region))
            name = " ".join(cell.strip(_EDGES) for cell in cells if cell is not with_digits[0])
            if len(rows) == 1 and name and not rows[0].name:
                rows = [replace(rows[0], name=name)]
                yield from rows
                continue
            if len(cells) == 1:
                yield from rows
                continue
        for cell in cells:
            yield from _read_cell(cell, region)


def _read_cell(cell: str, region: str) -> Iterator[Row]:
    """The rows of one cell: mostly one; several when numbers stand side by side."""
    number = parse(cell, region)
    if number.e164 is not None or len(cell) > _LONGEST_CELL or not _DIGIT.search(cell):
        yield Row(number)
        return
    spots = find(cell, region)
    rest = _without(cell, spots)
    if not spots or _DIGIT.search(rest):
        yield Row(number)  # part of it would be lost: show it whole, as it was written
        return
    name = rest.strip(_EDGES) if len(spots) == 1 and _LETTER.search(rest) else ""
    for start, end in spots:
        yield Row(parse(cell[start:end], region), name=" ".join(name.split()))


def _without(cell: str, spots: list[tuple[int, int]]) -> str:
    rest, done = [], 0
    for start, end in spots:
        rest.append(cell[done:start])
        done = end
    rest.append(cell[done:])
    return " ".join(piece.strip(_EDGES) for piece in rest if piece.strip(_EDGES))


def _key(row: Row) -> str:
    return row.number.e164 or "?" + " ".join(row.number.raw.split())
