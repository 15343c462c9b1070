"""Receivers: a list that keeps each person once, and snapshots of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias, TypeVar

from ovhsms_gui.core.fields import FIRST_NAME, LAST_NAME, NAME, field_of
from ovhsms_gui.core.numbers import Kind, Number
from ovhsms_gui.core.placeholders import key, values
from ovhsms_gui.core.similar import persons, same_name, says_no_more
from ovhsms_gui.core.text import tidy

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

    def values(self, keys: tuple[str, ...]) -> tuple[str | None, ...]:
        """What stands for each of these placeholders; None for nothing."""
        return values(keys, self.name, self.fields, self.number.shown)


@dataclass(frozen=True)  # no slots: the figures below are worked out once and kept
class Receivers:
    """A snapshot. `merged` counts the rows that were the same number again; `out` are numbers that opted out.

    `stopped`: those of them that are on OVHcloud's list of STOP, and not on one's own. `asking`: numbers from which a
    STOP came that nobody has said yes or no to: they are sent to.

    `others`, by E.164: those of the merged rows that say something else, such as another name. `apart`: numbers
    (E.164) under which several people stand.
    """

    rows: tuple[Row, ...] = ()
    merged: int = 0
    out: frozenset[str] = frozenset()
    others: Mapping[str, tuple[Row, ...]] = field(default_factory=dict, hash=False)
    apart: frozenset[str] = frozenset()
    stopped: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()

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
    def answered_stop(self) -> tuple[Row, ...]:
        """Those of them who are on OVHcloud's list."""
        return tuple(row for row in self.opted_out if row.number.e164 in self.stopped) if self.stopped else ()

    @cached_property
    def on_own_list(self) -> tuple[Row, ...]:
        """The others of them."""
        if not self.stopped:
            return self.opted_out
        return tuple(row for row in self.opted_out if row.number.e164 not in self.stopped)

    @cached_property
    def asked_to_stop(self) -> tuple[Row, ...]:
        """Those who are sent to, though they answered STOP, in order."""
        return tuple(row for row in self.valid if row.number.e164 in self.asking) if self.asking else ()

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
        """Who stands under its number."""
        return persons(one.name for one in (row, *self.others_of(row)))

    @property
    def told(self) -> Iterator[Row]:
        """Each row, and after it what else was said of that number: taken in again, they come to the same."""
        return self.told_of(self.rows)

    def told_of(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same of some of them."""
        for row in rows:
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
    """What became of the rows of an `add`, or of several."""

    new: int = 0  # valid and not there before
    merged: int = 0
    invalid: int = 0  # not valid and not there before

    def __add__(self, more: "Added") -> "Added":
        return Added(self.new + more.new, self.merged + more.merged, self.invalid + more.invalid)


# The rows of a list with all that it knows of them; only a list reads it.
Kept: TypeAlias = tuple[list[Row], dict[str, int], Counter[str], dict[str, tuple[Row, ...]], set[str]]

# A switchboard's number beside a hundred thousand names must not take forever, and nobody reads so many.
_MOST_OTHERS = 20


class ReceiverList:
    """Grows and shrinks under the operator's hands. The same number again is merged into the first row."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._repeats: Counter[str] = Counter()
        self._others: dict[str, tuple[Row, ...]] = {}
        self._apart: set[str] = set()
        self._out: frozenset[str] = frozenset()
        self._stopped: frozenset[str] = frozenset()
        self._asking: frozenset[str] = frozenset()
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
        """Who stands under the number at a place; the name of its row alone, as it was written, if nobody else does."""
        row = self._rows[index]
        if row.number.e164 not in self._apart:
            return (row.name,)
        return persons(one.name for one in (row, *self.others(index)))

    def repeated(self) -> Iterator[tuple[Row, int]]:
        """Each row into which others were merged, and how many there were with it."""
        return ((self._rows[self._places[number]], times + 1) for number, times in self._repeats.items())

    def place_of(self, row: Row) -> int | None:
        """Where the row with this number stands."""
        return self._places.get(_key(row))

    def add(self, rows: Iterable[Row]) -> Added:
        """Take rows in; a merged one gives the first what that lacks, and is remembered where they differ."""
        before = len(self._rows)
        merged = invalid = 0
        for row in map(_named, rows):
            number = row.number.e164
            if number is None:
                number = _key(row)
                invalid += number not in self._places
            if number in self._places:
                merged += 1
                self._merge(number, row)
            else:
                self._places[number] = len(self._rows)
                self._rows.append(row)
        new = len(self._rows) - before
        if new or merged:
            self._snapshot = None
        return Added(new - invalid, merged, invalid)

    def _merge(self, number: str, row: Row) -> None:
        self._repeats[number] += 1
        place = self._places[number]
        first, others = self._rows[place], self._others.get(number, ())
        if (first.name, first.fields) == (row.name, row.fields) or len(others) == _MOST_OTHERS:
            return
        self._rows[place] = _filled(first, row)
        self._tell(number, row)

    def _tell(self, number: str, row: Row) -> None:
        """Remember a row for what it says beside the one with its number, if anything."""
        first, others = self._rows[self._places[number]], self._others.get(number, ())
        if row.number.e164 is None or any(_says_no_more(row, other) for other in (first, *others)):
            return
        self._others[number] = others = (*others, row)
        if len(persons(one.name for one in (first, *others))) > 1:
            self._apart.add(number)

    def remove(self, indexes: Iterable[int]) -> None:
        """Take rows out, with all that was merged into them; those after them move up."""
        gone = set(indexes)
        self._rows = [row for place, row in enumerate(self._rows) if place not in gone]
        self._places = {_key(row): place for place, row in enumerate(self._rows)}
        self._repeats = Counter(
            {number: self._repeats[number] for number in self._places.keys() & self._repeats.keys()}
        )
        self._others = {number: rows for number, rows in self._others.items() if number in self._places}
        self._apart &= self._places.keys()
        self._snapshot = None

    def correct(self, index: int, row: Row, *, others: bool = False) -> int:
        """Put a row in the place of another; where it stands now.

        What other rows said of the fields that differ is settled by that, and of the name too, unless `others` may
        still stand under the number. With another number the row goes alone, into the row that has it already if there
        is one; whoever else stood under the old number stays there.
        """
        before, more = self._rows[index], self.others(index)
        number = _key(row)
        if _is_number_of(row, before):
            self._rows[index] = row
            self._call(index, _key(before), number)
            name = row.name != before.name and not others
            settled = {key(column) for column, _ in set(row.fields) - set(before.fields)}
            self._others.pop(number, None)
            self._apart.discard(number)
            for other in more:
                self._tell(number, _without(other, settled, name=name))
            self._snapshot = None
            return index
        self.remove([index])
        self._put(index, row)
        for other in more:
            if not same_name(other.name, before.name):
                self._put(index, other)
        return self._places[number]

    def _call(self, place: int, before: str, now: str) -> None:
        """A row without a number says something else, and stays where it is, beside another that says the same too."""
        if before != now and self._places.get(before) == place:
            del self._places[before]
            self._places.setdefault(now, place)
            if times := self._repeats.pop(before, 0):
                self._repeats[now] += times

    def _put(self, index: int, row: Row) -> None:
        """Into the row with this number, else at this place."""
        if _key(row) in self._places:
            self._merge(_key(row), row)
        else:
            self._rows.insert(index, row)
            self._places = {_key(one): place for place, one in enumerate(self._rows)}

    def clear(self) -> None:
        """Take all rows out."""
        self._rows, self._places, self._repeats = [], {}, Counter()
        self._others, self._apart = {}, set()
        self._snapshot = None

    def kept(self) -> Kept:
        """All rows, to be `put_back` in the place of others."""
        others, apart = dict(self._others), set(self._apart)
        return list(self._rows), dict(self._places), Counter(self._repeats), others, apart

    def put_back(self, kept: Kept) -> None:
        """Have these rows; who opted out is not a matter of theirs."""
        self._rows, self._places, self._repeats, self._others, self._apart = kept
        self._snapshot = None

    def snapshot(self) -> Receivers:
        """The list as it is now; the same object until something changes."""
        if self._snapshot is None:
            merged, others, apart = self._repeats.total(), dict(self._others), frozenset(self._apart)
            rows = tuple(self._rows)
            self._snapshot = Receivers(rows, merged, self._out, others, apart, self._stopped, self._asking)
        return self._snapshot

    @property
    def out(self) -> frozenset[str]:
        """Numbers (E.164) that opted out, as far as they were looked up."""
        return self._out

    @property
    def stopped(self) -> frozenset[str]:
        """Those of them that are on OVHcloud's list of STOP, and not on one's own."""
        return self._stopped

    @property
    def asking(self) -> frozenset[str]:
        """Numbers from which a STOP came that nobody has said yes or no to."""
        return self._asking

    def leave_out(
        self,
        numbers: frozenset[str],
        stopped: frozenset[str] = frozenset(),
        asking: frozenset[str] = frozenset(),
    ) -> bool:
        """These numbers (E.164) opted out, by OVHcloud's list if they are `stopped`: they stay and get nothing.

        Those that are `asking` for it get it still. True when others do than before.
        """
        if (numbers, stopped, asking) == (self._out, self._stopped, self._asking):
            return False
        self._out, self._stopped, self._asking = numbers, stopped, asking
        self._snapshot = None
        return True


def _key(row: Row) -> str:
    """What rows are merged by. Without a number only the same row is the same person."""
    return row.number.e164 or repr((" ".join(row.number.raw.split()), row.name, row.fields))


def _is_number_of(row: Row, other: Row) -> bool:
    """Whether it stands in both, good or bad."""
    return row.number.e164 == other.number.e164 and (
        row.number.e164 is not None or row.number == other.number
    )


def _named(row: Row) -> Row:
    """With its name on one line, as tidy as it is put into a text."""
    name = " ".join(tidy(row.name).split())
    return row if name == row.name else replace(row, name=name)


def _without(row: Row, columns: set[str], *, name: bool) -> Row:
    """What a row says beside these columns, and beside the name."""
    gone = {*map(field_of, columns), *((NAME, FIRST_NAME, LAST_NAME) if name else ())}
    kept = [pair for pair in row.fields if field_of(key(pair[0])) not in gone]
    return replace(row, name="" if name else row.name, fields=tuple(kept))


def _filled(first: Row, again: Row) -> Row:
    """The first row of a number with what it lacks and another row of it says, unless that is of somebody else."""
    if not same_name(first.name, again.name):
        return first
    mine = {key(column): (column, value) for column, value in first.fields}
    for column, value in again.fields:
        known = key(column)
        if known not in mine:  # by another spelling it may be there
            known = next((other for other in mine if field_of(other) == field_of(known)), known)
        if not mine.get(known, ("", ""))[1].strip():
            mine[known] = mine.get(known, (column, ""))[0], value
    return replace(first, name=first.name or again.name, fields=tuple(mine.values()))


def _says_no_more(row: Row, than: Row) -> bool:
    """Neither another name nor other words in any column."""
    said = [(column, value) for column, value in row.fields if value.strip()]
    told = than.values(tuple(key(column) for column, _ in said))
    return says_no_more(row.name, than.name) and all(
        there is not None and there.split() == value.split()
        for (_, value), there in zip(said, told, strict=True)
    )
