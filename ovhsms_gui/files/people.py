"""The people of a table: one row of receivers for each, or the reason why not. No row gets lost."""

from collections.abc import Callable, Iterator
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
    """A row that cannot, with all its cells."""

    number: int
    cells: Cells
    reason: Reason | Problem


@dataclass(frozen=True, slots=True)
class Imported:
    """Every row of a table but its header, in one of two places."""

    people: tuple[Person, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    file: str = ""  # its name, without the folder
    titles: tuple[str, ...] = ()  # of its columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """What a list of receivers takes in."""
        return tuple(person.row for person in self.people)

    @property
    def untaken(self) -> tuple[Untaken, ...]:
        """The rejected rows that say something."""
        return tuple(
            Untaken(self.file, one.number, self.titles, one.cells, one.reason)
            for one in self.rejected
            if one.reason is not Reason.BLANK
        )


def people(table: Table, mapping: Mapping, region: str) -> Imported:
    """All of `each` at once."""
    taken: list[Person] = []
    rejected: list[Rejected] = []
    for one in each(table, mapping, region):
        if isinstance(one, Person):
            taken.append(one)
        else:
            rejected.append(one)
    titles = tuple(column.title for column in columns(table, header=mapping.header))
    return Imported(tuple(taken), tuple(rejected), table.path.name, titles)


def each(table: Table, mapping: Mapping, region: str) -> Iterator[Person | Rejected]:
    """Row after row, for who shows how far it is; a header that the mapping speaks of is left out."""
    header = table.top if mapping.header else None
    named = [
        (index, column.placeholder)
        for index, column in enumerate(columns(table, header=mapping.header))
        if index != mapping.number
    ]
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
        if not isinstance(found, Found):
            yield Rejected(number, cells, Reason.BLANK if blank(cells) else found)
            continue
        name = " ".join(" ".join([whole[i] for i in mapping.names]).split())
        fields = tuple([(title, whole[i]) for i, title in named])
        yield Person(number, Row(found.number, name, f"{file}:{number}", fields), found.repair)


def _as_meant(cells: Cells) -> Cells:
    # In any table: after a workbook that was made of ours, or of another program's that guards its cells so, the
    # apostrophe is a part of the cell. One that somebody types before a formula is none there.
    return tuple(map(plain, cells)) if "'" in "".join(cells) else cells


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
