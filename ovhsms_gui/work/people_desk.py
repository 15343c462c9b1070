"""The façade's part for people: what the window may ask for about contacts, groups and opt-outs."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ovhsms_gui.files import people_file
from ovhsms_gui.store.people import Contact, PeopleView
from ovhsms_gui.work import people_jobs
from ovhsms_gui.work.people_jobs import Chosen, ExportKind, ReadRows


class PeopleDesk:
    """Every method returns at once; results come as the office's events. What cannot be is PeopleRefused."""

    def __init__(self, submit: Callable[[object], None]) -> None:
        self._submit = submit
        self._importing = threading.Event()  # set: read no further

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

    def read_opted_out(self, token: str, numbers: tuple[str, ...]) -> None:
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

    def import_(self, path: Path, region: str, read: ReadRows | None = None) -> None:
        """Add the people of a file; PeopleImporting, then PeopleImported or PeopleFileFailed follows."""
        self._importing = threading.Event()
        of_region = partial(people_file.read, region=region)
        self._submit(people_jobs.ImportPeople(path, read or of_region, self._importing))

    def stop_import(self) -> None:
        """Read no further in the file under way; PeopleImported follows."""
        self._importing.set()

    def export(self, path: Path, view: PeopleView, kind: ExportKind, separator: str) -> None:
        """Write those in a view into a file; PeopleExported or PeopleFileFailed follows."""
        self._submit(people_jobs.ExportPeople(path, view, kind, separator))
