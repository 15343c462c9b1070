"""What the contacts page shows and asks for: who is looked at, what was chosen, what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.numbers import Number, parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files.people import Imported
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.paging import PAGE
from ovhsms_gui.store.people import Contact, Group, PeopleView, Span
from ovhsms_gui.work import events
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.people_jobs import Chosen, ExportKind


class ContactsState(QObject):
    """Reads and changes people through the office; owns nothing but what was read last."""

    view_changed = Signal()  # other people are looked at; what is shown stays until their first page comes
    page_read = Signal(object)  # PeopleRead of the present view
    groups_changed = Signal()
    told = Signal(str)  # a sentence about the last thing asked for
    kept = Signal(object)  # Deed: it was written
    refused = Signal(str)  # the sentence why something was not done
    picked = Signal(object)  # iterator of core.receivers.Row: receivers for the message
    importing_changed = Signal()

    def __init__(self, office: Office, accounts: AccountsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._people = office.people
        self._accounts = accounts
        self.view = PeopleView()
        self.shown: events.PeopleRead | None = None  # the last page that came
        self.groups: tuple[Group, ...] = ()
        self.everybody = self.opted_out = 0
        self.importing = False  # the people of a file are being added
        office.happened.connect(self._on_event)

    # ---- looking -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read everything anew."""
        self._people.read_groups()
        self.read_page(0)

    def look_at(self, *, group: int | None = None, opted_out: bool = False) -> None:
        """Look at all contacts, at a group or at who opted out, with the same words as before."""
        self._look_at(replace(self.view, group=group, opted_out=opted_out))

    def search(self, text: str) -> None:
        """Look at those only whom the words or digits fit; "": at all."""
        self._look_at(replace(self.view, words=text.strip()))

    @Slot(object)
    def read_page(self, offset: object) -> None:
        """Read a page of the people looked at, from an offset (int); `page_read` follows."""
        if isinstance(offset, int):
            self._people.read(self.view, offset, PAGE)

    @property
    def group(self) -> Group | None:
        """The group that is looked at."""
        return next((group for group in self.groups if group.id == self.view.group), None)

    def _look_at(self, view: PeopleView) -> None:
        if view != self.view:
            self.view = view
            self.view_changed.emit()
            self.read_page(0)

    # ---- one person ----------------------------------------------------------------------------

    def number(self, text: str) -> Number:
        """A number as somebody typed it, national forms in the account's country."""
        return parse(text, self._region())

    def keep(self, contact: Contact) -> None:
        """Add or change a contact; `kept` or `refused` follows."""
        self._people.keep(contact)

    def erase(self, people: Sequence[Contact]) -> None:
        """Forget people; `told` follows, or `refused`."""
        self.told.emit(self.tr("Erasing…"))
        self._people.erase(tuple(contact.e164 for contact in people))

    # ---- the chosen ----------------------------------------------------------------------------

    def put_in_group(self, spans: Sequence[Span], name: str) -> None:
        """Put the chosen into a group, a new one if there is none of this name; `kept` or `refused` follows."""
        if chosen := self._chosen(spans):
            self._people.put_in_group(chosen, name)

    def take_out(self, spans: Sequence[Span]) -> None:
        """Take the chosen out of the group that is looked at."""
        chosen = self._chosen(spans)
        if chosen and chosen.view.group is not None:
            self._people.take_out_of_group(chosen, chosen.view.group)

    def remove(self, spans: Sequence[Span]) -> None:
        """Strike the chosen out of the contacts, and nothing else of them."""
        if chosen := self._chosen(spans):
            self._people.remove(chosen)

    def opt_out(self, spans: Sequence[Span]) -> None:
        """The chosen are not written to any more."""
        if chosen := self._chosen(spans):
            self._people.opt_out(chosen)

    def opt_in(self, spans: Sequence[Span]) -> None:
        """The chosen may be written to again."""
        if chosen := self._chosen(spans):
            self._people.opt_in(chosen)

    def pick(self, spans: Sequence[Span]) -> None:
        """Make the chosen receivers of the message, or all that are looked at; `picked` follows."""
        count = self.shown.count if self.shown else 0
        if chosen := self._chosen(spans or [Span(0, count - 1)]):
            self._people.pick(chosen)

    def _chosen(self, spans: Sequence[Span]) -> Chosen | None:
        # By what is shown, not by what is asked for: the list may be on its way to being another one.
        if self.shown is None or not spans:
            return None
        return Chosen(self.shown.view, tuple(spans), self.shown.version)

    # ---- groups and files ----------------------------------------------------------------------

    def rename_group(self, name: str) -> None:
        """Call the group that is looked at otherwise; `kept` or `refused` follows."""
        if self.view.group is not None:
            self._people.rename_group(self.view.group, name)

    @Slot()
    def remove_group(self) -> None:
        """Remove the group that is looked at; its people stay."""
        if self.view.group is not None:
            self._people.remove_group(self.view.group)
            self.look_at()

    def open_file(self, path: Path) -> ImportState:
        """Read a file of people; once they are taken from there they are added, and `told` follows."""
        source = ImportState(self._office, path, self._region(), self)
        source.taken.connect(self._on_taken)
        return source

    @Slot(object, object)
    def _on_taken(self, path: Path, imported: Imported) -> None:
        self._set_importing(True)
        self._adding(0, len(imported.people))
        self._people.take(path.name, imported)

    @Slot()
    def stop_taking(self) -> None:
        """Add no more of them; who was added stays."""
        self._people.stop_taking()

    def _adding(self, done: int, people: int) -> None:
        sentence = self.tr("Adding… {n} of {people}")
        self.told.emit(sentence.format(n=messages.figure(done), people=messages.people(people)))

    def _set_importing(self, importing: bool) -> None:
        self.importing = importing
        self.importing_changed.emit()

    @Slot(object, object)
    def export(self, path: Path, kind: ExportKind) -> None:
        """Write those that are looked at into a file; `told` follows."""
        self.told.emit(self.tr("Writing {file}…").format(file=path.name))
        self._people.export(path, self.view, kind, messages.separator())

    def _region(self) -> str:
        entry = self._accounts.current
        return entry.account.region if entry else "FR"

    # ---- what comes back -----------------------------------------------------------------------

    @Slot(object)
    def _on_event(self, event: object) -> None:
        match event:
            case events.PeopleRead(view) if view == self.view:
                self.shown = event
                self.page_read.emit(event)
            case events.GroupsRead(groups, everybody, opted_out):
                self.groups, self.everybody, self.opted_out = groups, everybody, opted_out
                self.groups_changed.emit()
            case events.PeopleChanged():
                self._say(words.changed(event))
                self.kept.emit(event.deed)
            case events.PeopleRefused():
                self._say(words.refused(event))
                self.refused.emit(words.refused(event))
            case events.PeopleErased():
                self._say(words.erased(event))
            case events.PeopleImporting(done, people):
                self._adding(done, people)
            case events.PeopleImported():
                self._set_importing(False)
                self._say(words.imported(event))
            case events.PeopleExported():
                self.told.emit(words.exported(event))
            case events.PeopleNotExported(path, why):
                sentence = self.tr("✗ {path} could not be written ({why}). Choose another place.")
                self.told.emit(sentence.format(path=path, why=why))
            case events.PeoplePicked(rows_, opted_out):
                self._picked(rows_, opted_out)

    def _say(self, sentence: str) -> None:
        """Tell it, and read anew what it may have changed."""
        self.told.emit(sentence)
        self.read()

    def _picked(self, rows: tuple[Row, ...], opted_out: int) -> None:
        sentences = [self.tr("✓ {people} added to the message.").format(people=messages.people(len(rows)))]
        if opted_out:
            sentences.append(words.left_out(opted_out))
        self.told.emit(" ".join(sentences))
        source = self.tr("contacts")
        self.picked.emit(replace(row, source=source) for row in rows)  # lazily: there may be 100,000
