"""The files lane's work on files that are written: sends, people, and copies of all data.

Each gets the path of the data file, opens what it needs of it and nothing else, and may raise `StoreProblem`;
what writes a file, `OSError` too.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ovhsms_gui.core.receivers import Row
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.history import History, Wanted
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.people import Contact, PeopleView
from ovhsms_gui.store.rows import ReceiverRow, SendRow
from ovhsms_gui.work.lookup import View

if TYPE_CHECKING:
    from ovhsms_gui.files.names import Place
    from ovhsms_gui.files.xlsx_table import Cell


class ExportKind(StrEnum):
    """What people are written as: the ending of such a file's name."""

    TABLE = "csv"
    CARDS = "vcf"


class SheetKind(StrEnum):
    """What sends are written as: the ending of such a file's name."""

    WORKBOOK = "xlsx"
    TABLE = "csv"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How sends are written: as what, and the cells of each receiver, which are texts in a CSV file."""

    kind: SheetKind
    header: tuple[str, ...]
    cells: "Callable[[SendRow, ReceiverRow], tuple[Cell, ...]]"
    title: str  # of a workbook's sheet
    separator: str  # of a CSV file's cells


def export_sends(
    data: Path,
    *,
    wanted: Wanted | View,
    path: Path,
    sheet: Sheet,
) -> int:
    """Write receivers into a file; how many.

    Those of one send that are looked at, or of all sends that are wanted those whom the words fit.
    """
    from ovhsms_gui.files import leftovers, table, xlsx_table  # noqa: PLC0415

    with closing(Journal(data)) as journal, closing(History(data)) as history:

        def rows() -> "Iterator[tuple[Cell, ...]]":
            for view in [wanted] if isinstance(wanted, View) else _views(history, wanted):
                send = journal.send(view.send_id)
                for receiver in _receivers(journal, history, view):
                    yield sheet.cells(send, receiver)

        if sheet.kind is SheetKind.WORKBOOK:
            count = xlsx_table.write(path, sheet.header, rows(), title=sheet.title)
        else:
            texts = (tuple(map(str, row)) for row in rows())
            count = table.write(path, sheet.header, texts, separator=sheet.separator)
    leftovers.clear_beside(path)
    return count


def _views(history: History, wanted: Wanted) -> Iterator[View]:
    for send_id in history.ids(wanted):
        yield View(send_id, words=wanted.words, region=wanted.region)


def _receivers(journal: Journal, history: History, view: View) -> Iterable[ReceiverRow]:
    if view.words and history.names_people(view.send_id, view.words, view.region):
        return history.receivers(view.send_id, view.words, sys.maxsize, region=view.region, state=view.state)
    return journal.all_receivers(view.send_id, state=view.state)


def export_people(data: Path, *, path: Path, view: PeopleView, kind: ExportKind, separator: str) -> int:
    """Write those in a view into a file; how many. `separator` is a table's."""
    from ovhsms_gui.files import cards, leftovers, names, people_cards, people_csv  # noqa: PLC0415

    # Columns that mean something to who reads them: no field of a contact's own may be called so.
    reserved = (*cards.HEADER[:4], cards.NOTE, cards.GROUPS)
    # They are gone through more than once, while somebody may add a column or rename one.
    with closing(Contacts(data)) as contacts, contacts.one_moment():

        def people() -> Iterator[Contact]:
            return contacts.each(view)

        def places(contact: Contact) -> "Iterable[Place]":
            return names.places(name for name, _ in contact.fields)

        def rows() -> Iterator[Row]:
            return (_exported(contact, places(contact), headers) for contact in people())

        wanted = (place for contact in people() for place in places(contact))
        headers = names.headers(wanted, reserved)
        if kind is ExportKind.CARDS:
            count = people_cards.write(path, rows())
        else:
            count = people_csv.write(path, rows, separator)
    leftovers.clear_beside(path)
    return count


def save_copy(data: Path, *, path: Path) -> None:
    """Write a whole copy of the data file."""
    from ovhsms_gui.files import leftovers  # noqa: PLC0415

    with closing(Journal(data)) as journal:
        journal.save_copy(path)
    leftovers.clear_beside(path)


def _exported(contact: Contact, titles: Iterable["Place"], headers: "Mapping[Place, str]") -> Row:
    """With note and groups, and every column by the name by which the import takes it again."""
    own = [(headers[place], text) for place, (_, text) in zip(titles, contact.fields, strict=True)]
    more = [("note", contact.note), ("groups", "; ".join(contact.groups))]
    named = (("first_name", contact.first_name), ("last_name", contact.last_name))
    return Row(contact.number, contact.name, fields=(*named, *own, *(pair for pair in more if pair[1])))
