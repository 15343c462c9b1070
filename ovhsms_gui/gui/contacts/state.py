"""What the contacts page shows and asks for: who is looked at, what was chosen, what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.national import written
from ovhsms_gui.core.numbers import Number, parse
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.contacts.stop_state import StopListState
from ovhsms_gui.gui.paging import PAGE
from ovhsms_gui.store.people import Contact, Group, NotDone, PeopleView, Span, Taken
from ovhsms_gui.store.recalls import Waiting
from ovhsms_gui.work import paperwork, people
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.paperwork import ExportKind

if TYPE_CHECKING:
    from ovhsms_gui.files.people import Imported
    from ovhsms_gui.gui.imports.state import ImportState

_AT_ONCE = 500  # people of a file: nobody else at the write lane waits longer for it


@dataclass
class _Import:
    """A file whose people are being added: how far it is."""

    file: str
    imported: "Imported"
    done: int = 0
    taken: Taken = field(default_factory=Taken)
    numbers: set[str] = field(default_factory=set)  # of it that are in already
    stopped: bool = False


class ContactsState(QObject):
    """Reads and changes people through the office; owns nothing but what was read last."""

    view_changed = Signal()  # other people are looked at; what is shown stays until their first page comes
    page_read = Signal(object)  # PeoplePage of the present view
    groups_changed = Signal()
    told = Signal(str)  # a sentence about the last thing asked for
    kept = Signal(object)  # Deed: it was written
    refused = Signal(str)  # the sentence why something was not done
    picked = Signal(object)  # iterator of core.receivers.Row: receivers for the message
    importing_changed = Signal()

    def __init__(self, office: Office, accounts: AccountsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._accounts = accounts
        self.view = PeopleView()
        self.shown: people.PeoplePage | None = None  # the last page that came
        self.groups: tuple[Group, ...] = ()
        self.everybody = self.opted_out = 0
        self._import: _Import | None = None
        self.stops = StopListState(office, accounts, self)

    # ---- looking -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read everything anew."""
        self._office.write.ask(people.summary, self._on_summary)
        self.read_page(0)

    def look_at(self, *, group: int | None = None, opted_out: bool = False) -> None:
        """Look at all contacts, at a group or at who opted out, with the same words as before."""
        self._look_at(replace(self.view, group=group, opted_out=opted_out))

    @Slot(str)
    def search(self, text: str) -> None:
        """Look at those only whom the words or digits fit; "": at all."""
        self._look_at(replace(self.view, words=text.strip()))

    @Slot(object)
    def read_page(self, offset: object) -> None:
        """Read a page of the people looked at, from an offset (int); `page_read` follows."""
        if isinstance(offset, int):
            page = partial(people.page, view=self.view, offset=offset, limit=PAGE)
            self._office.write.ask(page, self._on_page)

    @property
    def group(self) -> Group | None:
        """The group that is looked at."""
        return self.group_of(self.view)

    def group_of(self, view: PeopleView) -> Group | None:
        """The one whose people a view shows."""
        return next((group for group in self.groups if group.id == view.group), None)

    def _look_at(self, view: PeopleView) -> None:
        if view != self.view:
            self.view = view
            self.view_changed.emit()
            self.read_page(0)

    # ---- one person ----------------------------------------------------------------------------

    def number(self, text: str) -> Number:
        """A number as somebody typed it, national forms in the account's country."""
        return parse(text, self._region())

    def written(self, number: Number) -> str:
        """The other way round."""
        return written(number, self._region())

    def keep(self, contact: Contact) -> None:
        """Add or change a contact; `kept` or `refused` follows."""
        self._change(partial(people.keep, contact=contact))

    def find(self, e164: str, take: Callable[[Contact | None], object]) -> None:
        """Read the contact who has a number, or what sends say of them, if anything, for a dialog to `take`."""
        self._office.write.ask(partial(people.known, e164=e164), take)

    def erase(self, contacts: Sequence[Contact]) -> None:
        """Forget people; `told` follows, or `refused`."""
        self.told.emit(self.tr("Erasing…"))
        numbers = tuple(contact.e164 for contact in contacts)
        self._office.write.ask(
            partial(people.erase, numbers=numbers), self._on_erased, otherwise=self._on_not_done
        )

    # ---- the chosen ----------------------------------------------------------------------------

    def at(self, spans: Sequence[Span], contacts: Sequence[Contact] = ()) -> people.Chosen | None:
        """Whoever is in these places now, for the deeds below: who is there by then may be others.

        `contacts`: these very people, as long as they are few and at hand.
        """
        # By what is shown, not by what is asked for: the list may be on its way to being another one.
        if self.shown is None or not spans:
            return None
        numbers = tuple(contact.e164 for contact in contacts)
        return people.Chosen(self.shown.view, tuple(spans), self.shown.version, numbers)

    def put_in_group(self, chosen: people.Chosen | None, name: str) -> None:
        """Put the chosen into a group, a new one if there is none of this name; `kept` or `refused` follows."""
        if chosen:
            self._change(partial(people.put_in_group, chosen=chosen, name=name))

    def take_out(self, chosen: people.Chosen | None) -> None:
        """Take the chosen out of the group that is looked at."""
        if chosen and chosen.view.group is not None:
            self._change(partial(people.take_out_of_group, chosen=chosen, group_id=chosen.view.group))

    def remove(self, chosen: people.Chosen | None) -> None:
        """Strike the chosen out of the contacts, and nothing else of them."""
        if chosen:
            self._change(partial(people.remove, chosen=chosen))

    def opt_out(self, chosen: people.Chosen | None) -> None:
        """The chosen are not written to any more."""
        if chosen:
            self._change(partial(people.opt_out, chosen=chosen))

    def now(self) -> float:
        """Seconds since 1970, by OVHcloud's clock where it is known."""
        return self._office.now()

    def read_waiting(self, chosen: people.Chosen, take: Callable[[tuple[Waiting, ...]], object]) -> None:
        """Read what waits for the chosen and opting them out takes back, for a dialog to `take`."""
        self._office.write.ask(partial(people.waiting, chosen=chosen), take, otherwise=_leave_unsaid)

    def read_since(self, contacts: Sequence[Contact], take: Callable[[float | None], object]) -> None:
        """Read when the last of them was opted out, for a dialog to `take`."""
        numbers = tuple(contact.e164 for contact in contacts)
        self._office.write.ask(partial(people.out_since, numbers=numbers), take)

    def opt_in(self, chosen: people.Chosen | None) -> None:
        """The chosen may be written to again."""
        if chosen:
            self._change(partial(people.opt_in, chosen=chosen))

    def pick(self, chosen: people.Chosen | None) -> None:
        """Make the chosen receivers of the message, or all that are looked at; `picked` follows."""
        count = self.shown.count if self.shown else 0
        if chosen := chosen or self.at([Span(0, count - 1)]):
            pick = partial(people.pick, chosen=chosen)
            self._office.write.ask(pick, self._on_picked, otherwise=self._on_not_done)

    # ---- groups and files ----------------------------------------------------------------------

    def rename_group(self, group_id: int, name: str) -> None:
        """Call a group otherwise; `kept` or `refused` follows."""
        self._change(partial(people.rename_group, group_id=group_id, name=name))

    def remove_group(self, group_id: int) -> None:
        """Remove a group; its people stay."""
        self._change(partial(people.remove_group, group_id=group_id))
        if self.view.group == group_id:
            self.look_at()

    def open_file(self, path: Path) -> "ImportState":
        """Read a file of people; once they are taken from there they are added, and `told` follows."""
        from ovhsms_gui.gui.imports.state import ImportState  # noqa: PLC0415

        source = ImportState(self._office, path, self._region(), self)
        source.taken.connect(self._on_taken)
        return source

    @property
    def importing(self) -> bool:
        """The people of a file are being added."""
        return self._import is not None

    @Slot(object, object)
    def _on_taken(self, path: Path, imported: "Imported") -> None:
        self._import = _Import(path.name, imported)
        self.importing_changed.emit()
        self._take_some()

    @Slot()
    def stop_taking(self) -> None:
        """Add no more of them; who was added stays."""
        if self._import is not None:
            self._import.stopped = True

    def _take_some(self) -> None:
        """Have the next of them added: between two questions others have their turn at the lane."""
        under_way = self._import
        assert under_way is not None
        sentence = self.tr("Adding… {n} of {people}")
        everybody = len(under_way.imported.people)
        self.told.emit(sentence.format(n=messages.figure(under_way.done), people=messages.people(everybody)))
        some = under_way.imported.people[under_way.done : under_way.done + _AT_ONCE]
        take = partial(people.take, rows=tuple(person.row for person in some), numbers=under_way.numbers)
        self._office.write.ask(take, partial(self._on_some, len(some)), otherwise=self._on_none)

    def _on_some(self, count: int, taken: Taken) -> None:
        under_way = self._import
        assert under_way is not None
        under_way.done += count
        under_way.taken += taken
        if under_way.stopped or under_way.done == len(under_way.imported.people):
            self._end_import()
        else:
            self._take_some()

    def _on_none(self, error: Exception) -> None:
        self._end_import()
        self._office.fail(error)

    def _end_import(self) -> None:
        under_way, self._import = self._import, None
        assert under_way is not None
        imported = under_way.imported
        left = len(imported.people) - under_way.done
        self.importing_changed.emit()
        self._say(words.imported(under_way.file, under_way.taken, len(imported.rejected), left))

    @Slot(object, object)
    def export(self, path: Path, kind: ExportKind) -> None:
        """Write those that are looked at into a file; `told` follows."""
        self.told.emit(self.tr("Writing {file}…").format(file=path.name))
        export = partial(
            paperwork.export_people,
            path=path,
            view=self.view,
            kind=kind,
            separator=messages.separator(),
        )
        self._office.write_file(
            export, partial(self._on_exported, path, kind), partial(self._on_not_exported, path)
        )

    def _region(self) -> str:
        entry = self._accounts.current
        return entry.account.region if entry else "FR"

    # ---- what comes back -----------------------------------------------------------------------

    def _change(self, work: Callable[[WriteBooks], people.Done]) -> None:
        self._office.write.ask(work, self._on_done, otherwise=self._on_not_done)

    def _on_done(self, done: people.Done) -> None:
        self._say(words.changed(done))
        self.kept.emit(done.deed)

    def _on_not_done(self, error: Exception) -> None:
        if isinstance(error, NotDone):
            self._say(words.refused(error))
            self.refused.emit(words.refused(error))
        else:
            self._office.fail(error)

    def _on_page(self, page: people.PeoplePage) -> None:
        if page.view == self.view:
            self.shown = page
            self.page_read.emit(page)

    def _on_summary(self, summary: people.Summary) -> None:
        self.groups, self.everybody, self.opted_out = summary.groups, summary.everybody, summary.opted_out
        self.groups_changed.emit()

    def _on_erased(self, erased: people.Erased) -> None:
        self._say(words.erased(erased))

    def _on_exported(self, path: Path, kind: ExportKind, count: int) -> None:
        self.told.emit(words.exported(path, kind, count))

    def _on_not_exported(self, path: Path, error: OSError) -> None:
        self.told.emit(messages.not_written(path, error))

    def _say(self, sentence: str) -> None:
        """Tell it, and read anew what it may have changed."""
        self.told.emit(sentence)
        self.read()

    def _on_picked(self, found: people.Picked) -> None:
        count = messages.people(len(found.rows))
        sentences = [self.tr("✓ On the message's list: {people}.").format(people=count)]
        if found.opted_out:
            sentences.append(words.left_out(found.opted_out))
        self.told.emit(" ".join(sentences))
        source = self.tr("contacts")
        self.picked.emit(replace(row, source=source) for row in found.rows)  # lazily: there may be 100,000


def _leave_unsaid(_error: Exception) -> None:
    """What only tells more than is said anyway. What is wrong is told by the deed itself."""
