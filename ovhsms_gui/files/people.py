"""The people of a table: one row of receivers for each, or the reason why not. No row gets lost."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import filterfalse, groupby
from pathlib import Path

from ovhsms_gui.core.numbers import Kind
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.files.choosing import Remark, chooser
from ovhsms_gui.files.contents import Cells, Format, Table, blank
from ovhsms_gui.files.headers import OTHERS, PARENTS, Says
from ovhsms_gui.files.mapping import Mapping, further, may_be_number, name_columns
from ovhsms_gui.files.names import columns
from ovhsms_gui.files.owners import headers
from ovhsms_gui.files.repairs import Found, Reason, Repair
from ovhsms_gui.files.table import plain, write

# Rows that are nobody who was forgotten.
_NO_LOSS = frozenset({Reason.BLANK, Reason.HEADING, Reason.HIDDEN})


@dataclass(frozen=True, slots=True)
class Person:
    """A row that can be sent to; `number` is the row's own, as a person counts."""

    number: int
    row: Row
    repair: Repair | None = None
    remark: Remark | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """Every row of a table but its header, in one of two places; in both if only some of its numbers can be sent to."""

    people: tuple[Person, ...] = ()
    rejected: tuple[Untaken, ...] = ()
    file: str = ""  # what it is of: `Table.name`
    further: tuple[str, ...] = ()  # titles of those that hold numbers, too, and were not chosen
    changed: tuple[Person, ...] = ()  # whose number was put right, or is worth a look
    landlines: int = 0  # people whose number most likely takes no SMS
    untaken: tuple[Untaken, ...] = ()  # the rejected rows that say something; not titles, nor what is hidden
    taken: int = 0  # rows of which somebody can be sent to
    lost: frozenset[int] = frozenset()  # those of `untaken` of which nobody can, by their own numbers
    source: str = ""  # `Table.source`
    numbers: int = 0  # different ones that can be sent to: so many people a list takes in

    @property
    def rows(self) -> tuple[Row, ...]:
        """What a list of receivers takes in."""
        return tuple(person.row for person in self.people)


def people(table: Table, mapping: Mapping, region: str) -> Imported:
    """All of `each` at once."""
    taken: list[Person] = []
    rejected: list[Untaken] = []
    for one in each(table, mapping, region):
        if isinstance(one, Person):
            taken.append(one)
        else:
            rejected.append(one)
    titles = _titles(table, mapping)
    more = tuple(titles[index] for index in further(table, mapping, region))
    changed = tuple([one for one in taken if one.repair is not None or one.remark is not None])
    landlines = sum([one.row.number.kind is Kind.LANDLINE for one in taken])
    untaken = tuple(one for one in rejected if one.reason not in _NO_LOSS)
    whole = sum([1 for _ in groupby(taken, lambda one: one.number)])  # those of one row follow each other
    lost = {row.number for row in untaken}
    lost.difference_update(one.number for one in taken)
    return Imported(
        tuple(taken),
        tuple(rejected),
        table.name,
        more,
        changed,
        landlines,
        untaken,
        whole,
        frozenset(lost),
        table.source,
        len({one.row.number.e164 for one in taken}),
    )


def each(table: Table, mapping: Mapping, region: str) -> Iterator[Person | Untaken]:
    """Row after row, for who shows how far it is; a header that the mapping speaks of is left out."""
    choose, name_of = chooser(table, mapping, region), _namer(table, mapping, mapping.numbers)
    names_of = _namers(table, mapping)
    left_out = _left_out(table, mapping)
    named = [
        (index, column.placeholder)
        for index, column in enumerate(columns(table, header=mapping.header))
        if index != mapping.alone
    ]
    file, source, titles = table.name, table.source, _titles(table, mapping)
    # Nothing is a formula in a card, and so no apostrophe keeps it from being one.
    rows = table.rows if table.format is Format.CARDS else map(_as_meant, table.rows)
    # A mapping that was kept for another table may speak of columns that are not there: they are empty.
    width = 1 + max(table.width, *mapping.columns, 0)
    for index, cells in enumerate(rows):
        if index == mapping.header:
            continue
        number = table.number(index)
        whole = cells + ("",) * (width - len(cells))
        if index in left_out:
            why = Reason.BLANK if blank(cells) else left_out[index]
            if why is not Reason.ABOVE:
                yield Untaken(file, number, titles, cells, why, source=source)
                continue
            values, written = tuple([(title, whole[i]) for i, title in named]), _written(whole, mapping)
            yield Untaken(file, number, titles, cells, why, name_of(whole), values, written, source)
            continue
        fields = None
        for found, remark, column in choose(whole):
            name = names_of.get(column, name_of)(whole)
            fields = fields or tuple([(title, whole[i]) for i, title in named])
            if isinstance(found, Found):
                # In a list without columns the name stands in the number's cell.
                said = name if mapping.names or name else found.words
                row = Row(found.number, said, f"{file}:{number}", fields)
                yield Person(number, row, found.repair, remark)
            else:
                reason = Reason.BLANK if blank(cells) else found
                written = _written(whole, mapping)
                yield Untaken(file, number, titles, cells, reason, name, fields, written, source)


def _written(cells: Cells, mapping: Mapping) -> str:
    """What stands in the columns of numbers."""
    return " / ".join(cells[i] for i in mapping.numbers if cells[i].strip())


def _titles(table: Table, mapping: Mapping) -> tuple[str, ...]:
    return tuple(column.title for column in columns(table, header=mapping.header))


def _left_out(table: Table, mapping: Mapping) -> dict[int, Reason]:
    """By their indexes, the rows of which no number is taken whatever they say."""
    left = dict.fromkeys(() if mapping.hidden else table.hidden, Reason.HIDDEN)
    if mapping.header is None or mapping.header >= len(table.rows):
        return left
    # A printed list has its titles again on every page.
    titles = {table.rows[mapping.header]: Reason.HEADING}
    somebody = False
    for row in filterfalse(blank, table.rows[: mapping.header]):
        # Below somebody's number another row of several cells may be somebody without one.
        numbered = any(map(may_be_number, row))
        somebody = somebody or numbered
        theirs = numbered or (somebody and sum(not blank((cell,)) for cell in row) > 1)
        titles.setdefault(row, Reason.ABOVE if theirs else Reason.HEADING)
    first = {row[0] for row in titles if row}
    again = {i: titles[row] for i, row in enumerate(table.rows) if row and row[0] in first and row in titles}
    return left | dict.fromkeys(range(mapping.header), Reason.HEADING) | again


def _namers(table: Table, mapping: Mapping) -> dict[int | None, Callable[[Cells], str]]:
    """By columns of numbers, which may be several people's, each with a name of their own; none if one was chosen."""
    heads = headers(table, mapping.header)
    if mapping.names != name_columns(heads, mapping.numbers):
        return {}
    own = {index: name_columns(heads, [index]) for index in mapping.numbers}
    return {
        index: _namer(table, replace(mapping, names=names), (index,)) for index, names in own.items() if names
    }


def _namer(table: Table, mapping: Mapping, numbers: Sequence[int]) -> Callable[[Cells], str]:
    """Whose a row's numbers are: its columns of the name, or what else its header calls one where they are empty."""
    names = mapping.names
    heads = headers(table, mapping.header)
    whose = frozenset[str]().union(*(heads[index].whose for index in numbers if index < len(heads)))
    spare = {
        index: [
            other
            for other, head in enumerate(heads)
            if head.says is heads[index].says is Says.LAST
            and head.whose == heads[index].whose
            and head.second != heads[index].second
        ]
        for index in names
        if index < len(heads)
    }
    others = [
        index
        for says in (Says.WHOLE, Says.ORGANISATION)
        for index, head in enumerate(heads)
        if head.says is says
        and index not in mapping.columns
        and (head.whose <= whose or not head.whose & (PARENTS | OTHERS))  # nobody else's
    ]

    def name_of(cells: Cells) -> str:
        return " ".join(" ".join([cells[i] for i in names]).split())

    def name_of_some(cells: Cells) -> str:
        parts = [cells[i] or next((cells[j] for j in spare.get(i, ()) if cells[j]), "") for i in names]
        found = " ".join(" ".join(parts).split())
        return found or " ".join(next((cells[i] for i in others if cells[i].strip()), "").split())

    return name_of_some if names and (others or any(spare.values())) else name_of


def _as_meant(cells: Cells) -> Cells:
    # In any table: after a workbook that was made of ours, or of another program's that guards its cells so, the
    # apostrophe is a part of the cell. One that somebody types before a formula is none there.
    return tuple(map(plain, cells)) if "'" in "".join(cells) else cells


def save_untaken(
    path: Path,
    rows: Sequence[Untaken],
    *,
    words: Callable[[str], str] = str,
    titles: tuple[str, ...] = ("file", "row", "reason"),
    separator: str = ",",
) -> int:
    """Write rows as they were, each cell under its title, with their numbers and the reasons; how many.

    `titles`: of what is written beside the cells; without the first where all rows are of one file. Raises OSError.
    """
    columns_ = tuple(dict.fromkeys(title for row in rows for title in row.titles))
    *before, reason = titles

    def line(row: Untaken) -> tuple[str, ...]:
        cells = dict(zip(row.titles, row.cells, strict=False))
        head = (row.file, str(row.number))[-len(before) :]
        return (*head, *(cells.get(title, "") for title in columns_), words(row.reason))

    return write(path, (*before, *columns_, reason), map(line, rows), separator=separator)
