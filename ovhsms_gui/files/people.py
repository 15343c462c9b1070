"""The people of a table: one row of receivers for each, or the reason why not. No row gets lost."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ovhsms_gui.core.numbers import Problem
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.files.contents import Cells, Format, Table, blank
from ovhsms_gui.files.mapping import Mapping
from ovhsms_gui.files.names import columns
from ovhsms_gui.files.repairs import Found, Reason, Repair, read_number
from ovhsms_gui.files.table import plain, write


@dataclass(frozen=True, slots=True)
class Person:
    """A row that can be sent to; `number` is the row's own, as a person counts."""

    number: int
    row: Row
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot, with all its cells; after them what a receiver of it has, and what stands for a number."""

    number: int
    cells: Cells
    reason: Reason | Problem
    name: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """Every row of a table but its header, in one of two places."""

    people: tuple[Person, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    file: str = ""  # its name, without the folder
    untaken: tuple[Untaken, ...] = ()  # the rejected rows that say something

    @property
    def rows(self) -> tuple[Row, ...]:
        """What a list of receivers takes in."""
        return tuple(person.row for person in self.people)


def people(table: Table, mapping: Mapping, region: str) -> Imported:
    """All of `each` at once."""
    taken: list[Person] = []
    rejected: list[Rejected] = []
    for one in each(table, mapping, region):
        if isinstance(one, Person):
            taken.append(one)
        else:
            rejected.append(one)
    file, titles = table.path.name, tuple(column.title for column in columns(table, header=mapping.header))
    untaken = tuple(
        Untaken(file, one.number, titles, one.cells, one.reason, one.name, one.fields, one.written)
        for one in rejected
        if one.reason is not Reason.BLANK
    )
    return Imported(tuple(taken), tuple(rejected), file, untaken)


def each(table: Table, mapping: Mapping, region: str) -> Iterator[Person | Rejected]:
    """Row after row, for who shows how far it is; a header that the mapping speaks of is left out."""
    header = table.top if mapping.header else None
    named = _fields(table, mapping)
    file = table.path.name
    # Nothing is a formula in a card, and so no apostrophe keeps it from being one.
    rows = table.rows if table.format is Format.CARDS else map(_as_meant, table.rows)
    # A mapping that was kept for another table may speak of columns that are not there: they are empty.
    width = 1 + max(table.width, mapping.number or 0, *mapping.names)
    for index, cells in enumerate(rows):
        if index == header:
            continue
        number = table.number(index)
        whole = cells + ("",) * (width - len(cells))
        found = Reason.NO_NUMBER if mapping.number is None else read_number(whole[mapping.number], region)
        name = " ".join(" ".join([whole[i] for i in mapping.names]).split())
        fields = tuple([(title, whole[i]) for i, title in named])
        if not isinstance(found, Found):
            written = "" if mapping.number is None else whole[mapping.number]
            yield Rejected(number, cells, Reason.BLANK if blank(cells) else found, name, fields, written)
            continue
        yield Person(number, Row(found.number, name, f"{file}:{number}", fields), found.repair)


def _as_meant(cells: Cells) -> Cells:
    # In any table: after a workbook that was made of ours, or of another program's that guards its cells so, the
    # apostrophe is a part of the cell. One that somebody types before a formula is none there.
    return tuple(map(plain, cells)) if "'" in "".join(cells) else cells


def _fields(table: Table, mapping: Mapping) -> list[tuple[int, str]]:
    """The columns that a row keeps, each by its placeholder; after them those that have a second one, by that."""
    kept = [
        (index, column)
        for index, column in enumerate(columns(table, header=mapping.header))
        if index != mapping.number
    ]
    own = [(index, column.placeholder) for index, column in kept]
    return own + [(index, column.also) for index, column in kept if column.also]


def save_rejected(
    path: Path,
    table: Table,
    mapping: Mapping,
    imported: Imported,
    *,
    words: Callable[[Reason | Problem], str] = str,
    titles: tuple[str, str] = ("row", "reason"),
    separator: str = ",",
) -> int:
    """Write the rejected rows as they were, between their numbers and the reasons; how many. Raises OSError."""
    width = table.width
    header = (titles[0], *(c.title for c in columns(table, header=mapping.header)), titles[1])
    return write(
        path,
        header,
        (
            (str(one.number), *one.cells, *[""] * (width - len(one.cells)), words(one.reason))
            for one in imported.rejected
        ),
        separator=separator,
    )


def save_untaken(
    path: Path,
    rows: Sequence[Untaken],
    *,
    words: Callable[[str], str] = str,
    titles: tuple[str, str, str] = ("file", "row", "reason"),
    separator: str = ",",
) -> int:
    """The same for rows of any files, each cell under its title; how many. Raises OSError."""
    columns_ = tuple(dict.fromkeys(title for row in rows for title in row.titles))

    def line(row: Untaken) -> tuple[str, ...]:
        cells = dict(zip(row.titles, row.cells, strict=False))
        return (row.file, str(row.number), *(cells.get(title, "") for title in columns_), words(row.reason))

    return write(path, (*titles[:2], *columns_, titles[2]), map(line, rows), separator=separator)
