"""Receivers: a list that keeps each person once, and snapshots of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from ovhsms_gui.core.numbers import Kind, Number

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
