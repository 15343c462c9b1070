"""The files lane's work: people's files are read, and sends, people and copies of all data written into files."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import cards, names, people_cards, people_csv, table
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.people import Contact, PeopleView
from ovhsms_gui.store.rows import ReceiverRow
from ovhsms_gui.work import events, imports
from ovhsms_gui.work.lane import Emit
from ovhsms_gui.work.people_jobs import ExportKind

# Columns that mean something to who reads them: no field of a contact's own may be called so.
_RESERVED = (*cards.HEADER[:4], cards.NOTE, cards.GROUPS)


@dataclass(frozen=True, slots=True)
class ExportSend:
    """Write a send's receivers into a CSV file, each as the texts that `cells` makes of it.

    Exported or ExportFailed follows.
    """

    send_id: int
    path: Path
    header: tuple[str, ...]
    cells: Callable[[ReceiverRow], tuple[str, ...]]
    separator: str


@dataclass(frozen=True, slots=True)
class ExportPeople:
    """Write those in a view into a file. `separator` is a table's. PeopleExported or PeopleNotExported follows."""

    path: Path
    view: PeopleView
    kind: ExportKind
    separator: str


@dataclass(frozen=True, slots=True)
class SaveCopy:
    """Write a whole copy of the data file; CopySaved follows."""

    path: Path


Job: TypeAlias = ExportSend | ExportPeople | SaveCopy | imports.Job


class FileHandler:
    """Made for one job, which may never end: it opens what that job needs and nothing else."""

    def __init__(self, data: Path, emit: Emit) -> None:
        self._data = data
        self._emit = emit

    def handle(self, job: object) -> None:
        """Do one of the jobs above, or of the imports'."""
        try:
            match job:
                case ExportSend():
                    self._export_send(job)
                case ExportPeople():
                    self._export_people(job)
                case SaveCopy(path):
                    self._save_copy(path)
                case _ if isinstance(job, imports.Job):
                    with closing(imports.Imports(self._data, self._emit)) as reader:
                        reader.handle(job)
                case _:
                    raise TypeError(type(job).__name__)
        except StoreProblem as problem:
            self._emit(events.StoreFailed(problem))

    def close(self) -> None:
        """Nothing is open between two jobs."""

    def _export_send(self, job: ExportSend) -> None:
        with closing(Journal(self._data)) as journal:
            rows = (job.cells(row) for row in journal.all_receivers(job.send_id))
            try:
                count = table.write(job.path, job.header, rows, separator=job.separator)
            except OSError as error:
                self._emit(events.ExportFailed(job.path, _why(error)))
                return
        self._emit(events.Exported(job.path, count))

    def _export_people(self, job: ExportPeople) -> None:
        with closing(Contacts(self._data)) as contacts:

            def people() -> Iterator[Contact]:
                return contacts.each(job.view)

            def rows() -> Iterator[Row]:
                return (_exported(contact, headers) for contact in people())

            wanted = (
                place for contact in people() for place in names.places(name for name, _ in contact.fields)
            )
            headers = names.headers(wanted, _RESERVED)
            try:
                if job.kind is ExportKind.CARDS:
                    count = people_cards.write(job.path, rows())
                else:
                    count = people_csv.write(job.path, rows, job.separator)
            except OSError as error:
                self._emit(events.PeopleNotExported(job.path, _why(error)))
                return
        self._emit(events.PeopleExported(job.path, job.kind, count))

    def _save_copy(self, path: Path) -> None:
        try:
            with closing(Journal(self._data)) as journal:
                journal.save_copy(path)
        except StoreProblem as problem:
            self._emit(events.CopySaved(path, problem))
        else:
            self._emit(events.CopySaved(path, None))


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _exported(contact: Contact, headers: Mapping[names.Place, str]) -> Row:
    """With note and groups, and every column by the name by which the import takes it again."""
    titles = names.places(name for name, _ in contact.fields)
    own = [(headers[place], text) for place, (_, text) in zip(titles, contact.fields, strict=True)]
    more = [("note", contact.note), ("groups", "; ".join(contact.groups))]
    named = (("first_name", contact.first_name), ("last_name", contact.last_name))
    return Row(contact.number, contact.name, fields=(*named, *own, *(pair for pair in more if pair[1])))
