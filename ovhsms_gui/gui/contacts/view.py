"""The contacts page's widgets: groups at the side, who is looked at, what can be done. Shows ContactsState."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ovhsms_gui.files.reading import SUFFIXES
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.contacts.edit import ContactDialog
from ovhsms_gui.gui.contacts.erase import EraseDialog
from ovhsms_gui.gui.contacts.export import ExportDialog
from ovhsms_gui.gui.contacts.group_dialog import GroupDialog
from ovhsms_gui.gui.contacts.side import GroupsSide
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.contacts.table import ContactsTable
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.file_dialog import OpenDialog
from ovhsms_gui.gui.imports.dialog import ImportDialog
from ovhsms_gui.gui.imports.words import Purpose
from ovhsms_gui.gui.kit.buttons import Button, Kind
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.deeds import deed, flat_deed
from ovhsms_gui.gui.kit.flow import FlowBox
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label, muted
from ovhsms_gui.gui.kit.layouts import add, lay
from ovhsms_gui.gui.kit.measures import MARGIN, PAGE_MARGIN, TOOL, Type, px
from ovhsms_gui.gui.kit.search import Search
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.opt_out_dialog import OptInDialog, OptOutDialog
from ovhsms_gui.work.people import Chosen

_WIDE = 56  # line heights
_Asks = TypeVar("_Asks", OptOutDialog, OptInDialog)


class ContactsPage(QWidget):
    """Who there is, who is chosen, and what to do with them."""

    person_wanted = Signal(str)  # their number: all that went to them, and came from them

    def __init__(self, state: ContactsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contactsPage")
        look.on(look.Role.Window, self)
        self._state = state
        self._side = GroupsSide(state)
        self._first = Button(self.tr("Add a contact"), Kind.PRIMARY, Icon.PERSON_ADD)
        self._first.setObjectName("firstContactButton")
        self._table = ContactsTable(state, self._first)
        self._find = Search(
            "contactsSearchEdit",
            self.tr("Name, number, note…"),
            self.tr("Find a contact by name, number or any other field"),
            self.tr("Find a contact (Ctrl+F)"),
        )
        self._find.set_words(state.view.words)
        self._summary = look.FigureLabel()
        self._summary.setObjectName("contactsSummary")
        self._sentence = muted(wrap=True)
        self._sentence.setObjectName("contactsToldLabel")
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._show()

    def start_here(self) -> None:
        """Put the caret where a search begins."""
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on_from(self, other: "ContactsPage") -> None:
        """Choose whom the same page of another window has chosen."""
        self._table.go_on_from(other._table)  # noqa: SLF001

    def import_file(self, path: Path) -> None:
        """Show who is in a file, and add them if the operator says so."""
        source = self._state.open_file(path)
        dialog = ImportDialog(source, self.window(), Purpose.CONTACTS)
        dialog.finished.connect(source.deleteLater)
        self._open(dialog)

    # ---- building ------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self._add = flat_deed(self.tr("A&dd…"), "addContactButton", self.tr("Add a contact"), Icon.PERSON_ADD)
        self._edit = flat_deed(
            self.tr("&Edit…"), "editContactButton", self.tr("Change the chosen contact"), Icon.WRITE
        )
        self._about = flat_deed(
            self.tr("Messages"),
            "contactMessagesButton",
            self.tr("Messages: everything sent to the chosen person, and what they answered (Ctrl+I)"),
            Icon.REPLIES,
        )
        self._group = flat_deed(
            self.tr("&Group…"),
            "groupButton",
            self.tr("Put the chosen people into a group, or take them out"),
            Icon.GROUP,
        )
        self._out = flat_deed(
            self.tr("&Opt out…"),
            "optOutButton",
            self.tr("Opt out… the chosen people: write to them no more"),
            Icon.STOP,
        )
        self._in = flat_deed(
            self.tr("O&pt in…"), "optInButton", self.tr("The chosen people may be written to again"), Icon.OK
        )
        self._erase = flat_deed(
            self.tr("E&rase…"), "eraseButton", self.tr("Erase the chosen people, or remove them"), Icon.TRASH
        )
        self._import = flat_deed(
            self.tr("&Import…"), "importContactsButton", self.tr("Add the people of a file"), Icon.IMPORT
        )
        self._export = flat_deed(
            self.tr("E&xport…"),
            "exportContactsButton",
            self.tr("Write the people shown into a file: a table or vCards"),
            Icon.EXPORT,
        )
        self._stop = deed(
            self.tr("S&top adding"),
            "stopImportButton",
            self.tr("Add no more of the file; who was added stays"),
            Icon.STOP,
        )
        self._pick = Button("", Kind.PRIMARY, Icon.WRITE)
        self._pick.setObjectName("addToMessageButton")

    def _lay_out(self) -> None:
        tools, deeds, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        lay(tools, self._find, margin=(MARGIN, 0.625, MARGIN, 0.375))
        chosen = (self._edit, self._about, self._group, self._out, self._in, self._erase)
        buttons = FlowBox(self._add, *chosen, self._import, self._export, gap=0)
        lay(deeds, buttons, margin=(0.375, 0, 0.375, 0.375))
        lay(foot, self._summary, self._pick, margin=(MARGIN, 0.5, 0.75, 0.5), grows=self._summary)
        self._result = QWidget()
        result = QHBoxLayout(self._result)
        lay(result, self._sentence, self._stop, margin=(MARGIN, 0, 0.75, 0.5), grows=self._sentence)
        card = Card()
        parts = (Hairline(), self._table, Hairline())
        add(card.column, tools, deeds, *parts, foot, self._result, grows=self._table)
        title = Label(self.tr("Contacts"), Type.PAGE_TITLE)
        # As beside the tools of the other pages: the cards begin where theirs do.
        title.setMinimumHeight(px(TOOL))
        both = lay(QHBoxLayout(), self._side, card, gap=1.0, grows=card)
        edges = (PAGE_MARGIN, 0.75, PAGE_MARGIN, PAGE_MARGIN)
        lay(QVBoxLayout(self), title, both, margin=edges, gap=0.625, grows=both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the groups give way first."""
        super().resizeEvent(event)
        self._side.set_narrow(narrow=self.width() < px(_WIDE))

    def _connect(self) -> None:
        state = self._state
        self._find.textChanged.connect(self._table.forget)
        self._find.asked.connect(state.search)
        self._find.left.connect(self._table.go)
        self._find.lead_in(self._table.view)
        self._add.clicked.connect(self._on_add)
        self._first.clicked.connect(self._on_add)
        self._edit.clicked.connect(self._on_edit)
        self._table.view.doubleClicked.connect(self._on_edit)
        self._about.clicked.connect(self._on_about)
        self._group.clicked.connect(self._on_group)
        self._out.clicked.connect(self._on_out)
        self._in.clicked.connect(self._on_in)
        self._erase.clicked.connect(self._on_erase)
        self._import.clicked.connect(self._on_import)
        self._export.clicked.connect(self._on_export)
        self._pick.clicked.connect(self._on_pick)
        for keys, slot in (
            (QKeySequence.StandardKey.Delete, self._on_erase),
            (Qt.Key.Key_Return, self._on_edit),
            (Qt.Key.Key_Enter, self._on_edit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self._table.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find.go)
        about = QAction(self.tr("Everything about this person"), self)
        about.setObjectName("contactPersonAction")
        about.setShortcut("Ctrl+I")
        about.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        about.triggered.connect(self._on_about)
        self.addAction(about)
        self._table.view.addAction(about)
        self._table.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._table.chosen_changed.connect(self._show)
        state.groups_changed.connect(self._show)
        self._stop.clicked.connect(state.stop_taking)
        state.importing_changed.connect(self._show)
        state.told.connect(self._on_told)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot()
    def _on_add(self) -> None:
        self._open_contact(ContactDialog(self._state, parent=self.window()))

    @Slot()
    def _on_edit(self) -> None:
        people = self._table.people
        if len(people) == 1:
            self._open_contact(ContactDialog(self._state, people[0], self.window()))

    def _open_contact(self, dialog: ContactDialog) -> None:
        # Where they stand is where one goes on: what opened the dialog may be gone, as with the first contact.
        dialog.kept.connect(self._table.follow)
        self._open(dialog)

    @Slot()
    def _on_about(self) -> None:
        people = self._table.people
        if len(people) == 1:
            self.person_wanted.emit(people[0].e164)

    @Slot()
    def _on_group(self) -> None:
        people = messages.people(self._table.chosen)
        self._open(GroupDialog(self._state, self._chosen(), people, self.window()))

    @Slot()
    def _on_out(self) -> None:
        if (chosen := self._chosen()) is not None:
            asks = partial(OptOutDialog, now=self._state.now)
            self._open(out := self._question(asks, partial(self._state.opt_out, chosen)))
            self._state.read_waiting(chosen, out.show_waiting)

    @Slot()
    def _on_in(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._open(again := self._question(OptInDialog, partial(self._state.opt_in, chosen)))
            self._state.read_since(self._table.people, again.show_since)

    def _question(self, dialog: Callable[..., _Asks], deed: Callable[[], object]) -> _Asks:
        """About the chosen. After a yes the keyboard is in the list: the button is there until the deed is done."""
        count, people = self._table.chosen, self._table.people
        names = words.named(people) if len(people) > 1 else ""
        who = words.called(people[0]) if len(people) == count == 1 else messages.people(count)

        def then() -> None:
            deed()
            self._go_to_list()

        return dialog(who, count, then, self.window(), names=names)

    def _go_to_list(self) -> None:
        if self._table.count:
            self._table.stay()
        else:
            self.start_here()

    @Slot()
    def _on_erase(self) -> None:
        people = self._table.people
        if people:
            self._open(EraseDialog(self._state, people, self._chosen(), self.window()))

    @Slot()
    def _on_pick(self) -> None:
        self._state.pick(self._chosen())

    def _chosen(self) -> Chosen | None:
        """Who they are now: while a question about them is open the list may become another one."""
        return self._state.at(self._table.spans, self._table.people)

    @Slot()
    def _on_import(self) -> None:
        kinds = self.tr("Tables and address books ({kinds})").format(
            kinds=" ".join(f"*{suffix}" for suffix in SUFFIXES)
        )
        dialog = OpenDialog("importContactsDialog", self.tr("Add the people of a file"), (kinds,), self)
        dialog.fileSelected.connect(self._on_import_file)
        self._open(dialog)

    @Slot()
    def _on_export(self) -> None:
        dialog = ExportDialog(self)
        dialog.chosen.connect(self._state.export)
        self._open(dialog)

    @Slot(str)
    def _on_import_file(self, path: str) -> None:
        self.import_file(Path(path))

    def _open(self, dialog: QDialog) -> None:
        if not self._state.importing:
            self._on_told("")  # the answer to this dialog is not that of an earlier one
        pop_up(dialog)

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        count, chosen, people = self._table.count, self._table.chosen, self._table.people
        out = bool(people) and all(contact.opted_out for contact in people)
        for button in (self._edit, self._about):
            self._offer(button, self.tr("Choose one person in the list first."), may=len(people) == 1)
        some = self.tr("Choose people in the list first.")
        self._offer(self._group, some, may=chosen > 0)
        few = self.tr("Choose fewer people: those who are erased are shown by name.")
        self._offer(self._erase, few if chosen else some, may=bool(people))
        self._offer(self._out, some, may=chosen > 0)
        goes, comes = (self._out, self._in) if out else (self._in, self._out)
        comes.show()
        if self.window().focusWidget() is goes:  # else Qt gives it to the next one, which erases
            self._go_to_list()
        goes.hide()
        self._export.setEnabled(count > 0)
        self._import.setEnabled(not self._state.importing)
        self._stop.setVisible(self._state.importing)
        self._show_result()
        self._show_pick(count, chosen)

    def _offer(self, button: QPushButton, why: str, *, may: bool) -> None:
        """A button that is grey says why."""
        button.setEnabled(may)
        button.setToolTip(look.tip("" if may else why))

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        if sentence and self.isVisible():
            announce(self._sentence, sentence)
        self._show_result()

    def _show_result(self) -> None:
        self._result.setVisible(bool(self._sentence.text()) or self._state.importing)

    def _show_pick(self, count: int, chosen: int) -> None:
        shown = f"<b>{messages.people(count)}</b>" if count else ""
        one, many = self.tr("{n} chosen"), self.tr("{n} chosen", "several")
        quiet = [messages.counted(one, many, chosen)] if chosen else []
        if self._state.view.opted_out and count:
            quiet.append(self.tr("they are not written to"))
        self._summary.set_words(shown, " · ".join(quiet))
        everybody = chosen or count
        if chosen or count < 2:
            text = self.tr("Add to &message")
        else:
            text = self.tr("Add all {n} to &message").format(n=messages.figure(count))
        self._pick.show_as(text, Kind.PRIMARY, Icon.WRITE)
        self._pick.setAccessibleDescription(
            self.tr("Add {people} to the message").format(people=messages.people(everybody))
        )
        out = self._state.view.opted_out
        why = self.tr("Who opted out is not written to.") if out else self.tr("There is nobody to be added.")
        self._offer(self._pick, why, may=everybody > 0 and not out)
