"""Rows of a file that could not become receivers: kept with the draft until somebody has dealt with them."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ovhsms_gui.core.naming import hints, mentions
from ovhsms_gui.core.pieces import pieces

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Untaken:
    """A row as it stood in its file, and why it was not taken.

    `number` is the row's own, as a person counts; `reason` is a word of `numbers.Problem` or `repairs.Reason`.
    The rest is what a receiver of it has: name and fields, and `written`, what stands in the column of numbers.
    """

    file: str  # its name, without the folder; with the sheet's where others say something
    number: int
    titles: tuple[str, ...]  # of the columns
    cells: tuple[str, ...]
    reason: str
    name: str = ""
    fields: Fields = ()
    written: str = ""
    source: str = ""  # of a workbook the names of file and sheet, by which it is known again

    @property
    def said(self) -> str:
        """All that stands in the row."""
        return " · ".join(cell for cell in self.cells if cell.strip())


@dataclass(frozen=True)  # no slots: what is worked out once is kept, because each key stroke asks
class Leftover:
    """All rows not taken of the files of one message."""

    rows: tuple[Untaken, ...] = ()

    @property
    def count(self) -> int:
        """How many."""
        return len(self.rows)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Of which files."""
        return tuple(dict.fromkeys(row.file for row in self.rows))

    def names(self, most: int) -> tuple[str, ...]:
        """Whose rows the first are, or what stands in them."""
        return tuple(row.name or row.said for row in islice(self.rows, most))

    def after(
        self, file: str, untaken: tuple[Untaken, ...], taken: Iterable[tuple[int, str]], *, source: str = ""
    ) -> "Leftover":
        """With those of one more file. `taken`: row number and name of whom it made receivers.

        A file that was corrected and read again leaves nobody twice, and none of those who are receivers now. A row
        of the same number and name is the same, as it stands there now; without a name, if nothing in it differs:
        it may be of another sheet. One sheet of a workbook is known by its `source`, whether or not others are there,
        and by the file if it was alone before and is now: it may be called otherwise since.
        """
        known = {file, source} - {""}

        def is_of_it(row: Untaken) -> bool:
            return row.file == file or (row.source or row.file) in known

        if not any(map(is_of_it, self.rows)):
            return Leftover((*self.rows, *untaken)) if untaken else self
        now: set[tuple[int, object]] = {(number, name) for number, name in taken if name}
        now.update((row.number, row.name or row.cells) for row in untaken)
        rest = [
            row for row in self.rows if not is_of_it(row) or (row.number, row.name or row.cells) not in now
        ]
        return Leftover((*rest, *untaken))

    def without(self, places: Collection[int]) -> "Leftover":
        """All but those at these places."""
        gone = frozenset(places)
        return Leftover(tuple(row for place, row in enumerate(self.rows) if place not in gone))

    def forgetting(self, numbers: Collection[str]) -> "Leftover":
        """All but those that name one of these numbers (E.164); the same object if none does."""
        if not numbers:
            return self
        hint, rest = hints(numbers), list[Untaken]()
        for rows in pieces(self.rows):
            # One look at many rows at once: to look at each of a hundred thousand is felt in the window.
            if hint.search("\n".join([cell for row in rows for cell in (*row.cells, row.written)])):
                rest += [row for row in rows if not mentions(_written(row), numbers)]
            else:
                rest += rows
        return self if len(rest) == self.count else Leftover(tuple(rest))


def _written(row: Untaken) -> str:
    return "\n".join((*row.cells, row.written))


NO_ROWS = Leftover()

# ---- as lines, so that they are written once and looked through without being read as a whole ---------


def to_lines(rows: Iterable[Untaken]) -> str:
    """JSON, a line for each row; what the rows of a file have in common stands once, on a line before them."""
    return "\n".join(_lines(rows))


def _lines(rows: Iterable[Untaken]) -> Iterator[str]:
    before: object = None
    for row in rows:
        names = tuple([name for name, _ in row.fields])
        head = (row.file, row.titles, names, row.source)
        if head != before:
            yield json.dumps({"file": row.file, "titles": row.titles, "names": names, "source": row.source})
            before = head
        values = [value for _, value in row.fields]
        yield json.dumps((row.number, row.reason, row.name, row.written, row.cells, values))


def from_lines(lines: str) -> Iterator[Untaken]:
    """The rows again. Raises ValueError for what `to_lines` never wrote."""
    file = source = ""
    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    for line in lines.splitlines():
        match json.loads(line):
            case {"file": file, "titles": found, "names": columns, **more}:
                titles, names = tuple(found), tuple(columns)
                source = str(more.get("source", ""))
            case [number, reason, name, written, cells, values]:
                pairs = tuple(zip(names, values, strict=True))
                yield Untaken(file, number, titles, tuple(cells), reason, name, pairs, written, source)
            case _:
                raise ValueError("no row that was kept")
