"""The façade's part for people: what the window may ask for about contacts, groups and opt-outs."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from ovhsms_gui.files.people import Imported
from ovhsms_gui.store.people import Contact, PeopleView
from ovhsms_gui.work import people_jobs
from ovhsms_gui.work.paperwork import ExportPeople
from ovhsms_gui.work.people_jobs import Chosen, ExportKind


class PeopleDesk:
    """Every method returns at once; results come as the office's events. What cannot be is PeopleRefused."""

    def __init__(self, submit: Callable[[object], None], submit_file: Callable[[object], None]) -> None:
        """`submit` is the desk's; `submit_file` the files lane's, whose jobs may never end."""
        self._submit = submit
        self._submit_file = submit_file
        self._stop = threading.Event()  # set: add no more of the file under way

    def read(self, view: PeopleView, offset: int, limit: int) -> None:
        """PeopleRead follows."""
        self._submit(people_jobs.ReadPeople(view, offset, limit))

    def read_groups(self) -> None:
        """GroupsRead follows."""
        self._submit(people_jobs.ReadGroups())

    def keep(self, contact: Contact) -> None:
        """Add a contact, or change the one with its id; PeopleChanged follows."""
        self._submit(people_jobs.KeepContact(contact))

    def remove(self, chosen: Chosen) -> None:
        """Strike contacts out, and nothing else of them; PeopleChanged follows."""
        self._submit(people_jobs.RemoveContacts(chosen))

    def rename_group(self, group_id: int, name: str) -> None:
        """Give a group another name; PeopleChanged follows."""
        self._submit(people_jobs.RenameGroup(group_id, name))

    def remove_group(self, group_id: int) -> None:
        """Remove a group, not its people; PeopleChanged follows."""
        self._submit(people_jobs.RemoveGroup(group_id))

    def put_in_group(self, chosen: Chosen, name: str) -> None:
        """Put people into a group, which is made if there is none of this name; PeopleChanged follows."""
        self._submit(people_jobs.PutInGroup(chosen, name))

    def take_out_of_group(self, chosen: Chosen, group_id: int) -> None:
        """Take people out of a group; PeopleChanged follows."""
        self._submit(people_jobs.TakeOutOfGroup(chosen, group_id))

    def opt_out(self, chosen: Chosen) -> None:
        """Put people on the opt-out list; PeopleChanged follows."""
        self._submit(people_jobs.OptOut(chosen))

    def opt_in(self, chosen: Chosen) -> None:
        """Take people off the opt-out list; PeopleChanged follows."""
        self._submit(people_jobs.OptIn(chosen))

    def read_opted_out(self, token: str, numbers: Iterable[str]) -> None:
        """Ask which of these numbers (E.164) opted out; OptedOut with the token follows."""
        self._submit(people_jobs.ReadOptedOut(token, numbers))

    def pick(self, chosen: Chosen) -> None:
        """Read people as receivers of a message; PeoplePicked follows."""
        self._submit(people_jobs.PickPeople(chosen))

    def erase(self, numbers: tuple[str, ...]) -> None:
        """Forget whoever has these numbers (E.164); PeopleErased follows."""
        self._submit(people_jobs.Erase(numbers))

    def sweep(self) -> None:
        """Overwrite once more what is left in the files of what was erased."""
        self._submit(people_jobs.Sweep())

    def take(self, file: str, imported: Imported) -> None:
        """Add the people of a file, by its name; PeopleImporting, then PeopleImported follows."""
        self._stop = threading.Event()
        self._submit(people_jobs.TakePeople(file, imported, self._stop))

    def stop_taking(self) -> None:
        """Add no more of the file under way; PeopleImported follows."""
        self._stop.set()

    def export(self, path: Path, view: PeopleView, kind: ExportKind, separator: str) -> None:
        """Write those in a view into a file; PeopleExported or PeopleNotExported follows."""
        self._submit_file(ExportPeople(path, view, kind, separator))
