"""The desk's work on people: contacts, groups and opt-outs read and changed."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ovhsms_gui.core.receivers import Row
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.groups import Groups
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.people import Contact, NotDone, Refusal
from ovhsms_gui.work import events
from ovhsms_gui.work.events import Deed
from ovhsms_gui.work.lane import Again, Emit
from ovhsms_gui.work.people_jobs import (
    Chosen,
    Erase,
    Job,
    KeepContact,
    OptIn,
    OptOut,
    PickPeople,
    PutInGroup,
    ReadGroups,
    ReadOptedOut,
    ReadPeople,
    RemoveContacts,
    RemoveGroup,
    RenameGroup,
    Sweep,
    TakeOutOfGroup,
    TakePeople,
)

_AT_ONCE = 500  # people of a file: nobody at the desk waits longer for it


class People:
    """Contacts, groups, opt-outs. Use it in the thread that made it; may raise `StoreProblem`."""

    def __init__(self, path: Path, emit: Emit) -> None:
        self._emit = emit
        self._contacts = Contacts(path)
        self._groups = Groups(path)
        self._optouts = OptOuts(path)
        self._eraser = Eraser(path)
        self._version = 0  # of all that a view can show

    def close(self) -> None:
        """Close the database."""
        for part in (self._contacts, self._groups, self._optouts, self._eraser):
            part.close()

    def recover(self) -> None:
        """Finish what a run left that died while it was erasing."""
        if self._eraser.unswept():
            self._eraser.sweep()

    def handle(self, job: Job) -> None:
        """Do one of the jobs above."""
        try:
            self._handle(job)
        except NotDone as refused:
            self._emit(events.PeopleRefused(refused.kind, refused.names))

    def _handle(self, job: Job) -> None:
        match job:
            case ReadPeople(view, offset, limit):
                count, rows = self._contacts.count(view), self._contacts.page(view, offset, limit)
                self._emit(events.PeopleRead(view, self._version, count, offset, rows))
            case ReadGroups():
                everybody, opted_out = self._contacts.count(), self._optouts.count()
                self._emit(events.GroupsRead(self._groups.all(), everybody, opted_out))
            case ReadOptedOut(token, numbers):
                self._emit(events.OptedOut(token, self._optouts.among(tuple(numbers))))
            case PickPeople(chosen):
                self._pick(chosen)
            case Sweep():
                self._eraser.sweep()
            case _:
                self._change(job)

    def _change(self, job: object) -> None:
        match job:
            case KeepContact(contact) if contact.id:
                self._contacts.edit(contact)
                self._done(Deed.EDITED, 1, contact.name)
            case KeepContact(contact):
                self._contacts.add(contact)
                self._done(Deed.ADDED, 1, contact.name)
            case RemoveContacts(chosen):
                ids = [contact.id for contact in self._chosen(chosen)]
                self._done(Deed.REMOVED, self._contacts.remove(ids))
            case RenameGroup(id_, name):
                self._groups.rename(id_, name)
                self._done(Deed.GROUP_RENAMED, 0, name)
            case RemoveGroup(id_):
                self._groups.remove(id_)
                self._done(Deed.GROUP_REMOVED, 0)
            case PutInGroup(chosen, name):
                ids = [contact.id for contact in self._chosen(chosen) if contact.id]
                self._done(Deed.PUT_IN, self._groups.put(self._groups.add(name), ids), name)
            case TakeOutOfGroup(chosen, group):
                ids = [contact.id for contact in self._chosen(chosen)]
                self._done(Deed.TAKEN_OUT, self._groups.take_out(group, ids))
            case OptOut(chosen):
                numbers = [contact.e164 for contact in self._chosen(chosen)]
                self._done(Deed.OPTED_OUT, self._optouts.add(numbers))
            case OptIn(chosen):
                numbers = [contact.e164 for contact in self._chosen(chosen)]
                self._done(Deed.OPTED_IN, self._optouts.remove(numbers))
            case Erase(numbers_):
                self._erase(numbers_)
            case TakePeople():
                self._take(job)
            case _:
                raise TypeError(type(job).__name__)

    def _done(self, deed: Deed, count: int, name: str = "") -> None:
        self._version += 1
        self._emit(events.PeopleChanged(deed, count, name))

    def _chosen(self, chosen: Chosen) -> Iterable[Contact]:
        if chosen.version != self._version:
            raise NotDone(Refusal.CHANGED)
        for span in chosen.spans:
            yield from self._contacts.each(chosen.view, span.first, span.last)

    def _pick(self, chosen: Chosen) -> None:
        rows: list[Row] = []
        opted_out = 0
        for contact in self._chosen(chosen):  # one at a time: nobody needs 100,000 contacts at once
            rows.append(contact.row())
            opted_out += contact.opted_out
        self._emit(events.PeoplePicked(tuple(rows), opted_out))

    def _erase(self, numbers: tuple[str, ...]) -> None:
        receivers = self._eraser.erase(numbers)
        swept = self._eraser.sweep()
        self._version += 1
        self._emit(events.PeopleErased(numbers, receivers, swept))

    def _take(self, job: TakePeople) -> None:
        people, rejected = job.imported.people, len(job.imported.rejected)
        some = people[job.done : job.done + _AT_ONCE]
        try:
            taken = job.taken + self._contacts.take((person.row for person in some), job.numbers)
        except Exception:  # which is told besides; whatever it was, nothing is under way any more
            self._emit(events.PeopleImported(job.file, job.taken, rejected, len(people) - job.done))
            raise
        self._version += 1
        done = job.done + len(some)
        if done == len(people) or job.stop.is_set():
            self._emit(events.PeopleImported(job.file, taken, rejected, len(people) - done))
        else:
            self._emit(events.PeopleImporting(done, len(people)))
            self._emit(Again(replace(job, done=done, taken=taken), 0.0))
