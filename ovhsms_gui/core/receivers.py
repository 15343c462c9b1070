"""Receivers: a list that keeps each person once, and snapshots of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from ovhsms_gui.core.numbers import Kind, Number
from ovhsms_gui.core.similar import fold

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
    """A snapshot. `merged` counts the rows that were the same number again; `out` are numbers that opted out.

    `others`, by E.164: those of the merged rows that say something else, such as another name.
    """

    rows: tuple[Row, ...] = ()
    merged: int = 0
    out: frozenset[str] = frozenset()
    others: Mapping[str, tuple[Row, ...]] = field(default_factory=dict, hash=False)

    @cached_property
    def valid(self) -> tuple[Row, ...]:
        """Those that are sent to, in order."""
        good = [row for row in self.rows if row.number.e164 is not None]
        return tuple([row for row in good if row.number.e164 not in self.out] if self.out else good)

    @cached_property
    def opted_out(self) -> tuple[Row, ...]:
        """Those that could be sent to and do not want to be, in order."""
        return tuple(row for row in self.rows if row.number.e164 in self.out) if self.out else ()

    @cached_property
    def wrong(self) -> tuple[Row, ...]:
        """The others, in order."""
        if len(self.valid) == len(self.rows):
            return ()
        return tuple([row for row in self.rows if row.number.e164 is None])

    def others_of(self, row: Row) -> tuple[Row, ...]:
        """What else was said of its number."""
        return self.others.get(row.number.e164 or "", ())

    def names_of(self, row: Row) -> tuple[str, ...]:
        """All names of its number, the row's own first."""
        return _names(row, self.others_of(row))

    @property
    def told(self) -> Iterator[Row]:
        """Each row, and after it what else was said of that number: read again, they make the same list."""
        for row in self.rows:
            yield row
            yield from self.others_of(row)

    @cached_property
    def kinds(self) -> Mapping[Kind, tuple[Row, ...]]:
        """The valid rows by kind of number."""
        return _grouped(self.valid, attrgetter("number.kind"))

    @cached_property
    def countries(self) -> Mapping[str, tuple[Row, ...]]:
        """The valid rows by ISO country code, "" for numbers of no country."""
        return _grouped(self.valid, attrgetter("number.country"))

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


def _grouped(rows: Iterable[Row], key: Callable[[Row], _Key]) -> Mapping[_Key, tuple[Row, ...]]:
    groups: dict[_Key, list[Row]] = {}
    for common, run in groupby(rows, key):  # in most lists nearly all have the same
        groups.setdefault(common, []).extend(run)
    return {common: tuple(found) for common, found in groups.items()}


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the rows of one `add`."""

    new: int  # valid and not there before
    merged: int
    invalid: int  # not valid and not there before


# A switchboard's number beside a hundred thousand names must not take forever; nobody reads so many.
_MOST_OTHERS = 20


class ReceiverList:
    """Grows and shrinks under the operator's hands. The same number again is merged into the first row."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._repeats: Counter[str] = Counter()
        self._others: dict[str, tuple[Row, ...]] = {}
        self._out: frozenset[str] = frozenset()
        self._snapshot: Receivers | None = Receivers()

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Row:
        """The row at a place."""
        return self._rows[index]

    def others(self, index: int) -> tuple[Row, ...]:
        """What else was said of the number at a place."""
        return self._others.get(self._rows[index].number.e164 or "", ())

    def names(self, index: int) -> tuple[str, ...]:
        """All names of the number at a place, the first that was given first."""
        return _names(self._rows[index], self.others(index))

    def add(self, rows: Iterable[Row]) -> Added:
        """Take rows in; a merged one gives the first what that lacks, and is remembered where they differ."""
        before = len(self._rows)
        merged = invalid = 0
        for row in rows:
            key = row.number.e164
            if key is None:
                key = _junk(row)
                invalid += key not in self._places
            if key in self._places:
                merged += 1
                self._merge(key, row)
            else:
                self._places[key] = len(self._rows)
                self._rows.append(row)
        new = len(self._rows) - before
        if new or merged:
            self._snapshot = None
        return Added(new - invalid, merged, invalid)

    def _merge(self, key: str, row: Row) -> None:
        self._repeats[key] += 1
        place = self._places[key]
        first = self._rows[place]
        if first.name == row.name and first.fields == row.fields:
            return
        both, others = _joined(first, row), self.others(place)
        if both is not None:
            self._rows[place] = both
            return
        news = row.number.e164 is not None and not any(_joined(other, row) == other for other in others)
        if news and len(others) < _MOST_OTHERS:
            self._others[key] = (*others, row)

    def remove(self, indexes: Iterable[int]) -> None:
        """Take rows out, with all that was merged into them; those after them move up."""
        gone = set(indexes)
        self._rows = [row for place, row in enumerate(self._rows) if place not in gone]
        self._places = {row.number.e164 or _junk(row): place for place, row in enumerate(self._rows)}
        self._repeats = Counter(
            {key: self._repeats[key] for key in self._places.keys() & self._repeats.keys()}
        )
        self._others = {key: others for key, others in self._others.items() if key in self._places}
        self._snapshot = None

    def clear(self) -> None:
        """Take all rows out."""
        self.remove(range(len(self._rows)))

    def snapshot(self) -> Receivers:
        """The list as it is now; the same object until something changes."""
        if self._snapshot is None:
            others = dict(self._others)
            self._snapshot = Receivers(tuple(self._rows), self._repeats.total(), self._out, others)
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


def _junk(row: Row) -> str:
    """What is no number is merged by how it is written."""
    return "?" + " ".join(row.number.raw.split())


def _joined(first: Row, again: Row) -> Row | None:
    """Both rows of one number in one, as the first has it; None where they contradict each other."""
    if not same_name(first.name, again.name):
        return None
    mine = dict(first.fields)
    for column, value in again.fields:
        if not mine.get(column, "").strip():
            mine[column] = value
        elif value.strip() and value.split() != mine[column].split():
            return None
    return replace(first, name=first.name or again.name, fields=tuple(mine.items()))


def _names(first: Row, others: Iterable[Row]) -> tuple[str, ...]:
    new = (other.name for other in others if not same_name(first.name, other.name))
    return tuple(filter(None, dict.fromkeys((first.name, *new))))


def same_name(one: str, other: str) -> bool:
    """Whether both may be one person, as "DUVAL Ana" and "Ana" may; who has no name may be anybody."""
    words, others = set(fold(one).split()), set(fold(other).split())
    return words <= others or others <= words
