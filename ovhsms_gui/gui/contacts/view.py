"""The contacts page's widgets: groups at the side, who is looked at, what can be done. Shows ContactsState."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.files.reading import SUFFIXES
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.contacts.edit import ContactDialog
from ovhsms_gui.gui.contacts.erase import EraseDialog
from ovhsms_gui.gui.contacts.export import ExportDialog
from ovhsms_gui.gui.contacts.group_dialog import GroupDialog
from ovhsms_gui.gui.contacts.side import GroupsSide
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.contacts.table import ContactsTable
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.imports.dialog import ImportDialog
from ovhsms_gui.gui.imports.words import Purpose

_SEARCH_MS = 120  # after the last key


class ContactsPage(QWidget):
    """Who there is, who is chosen, and what to do with them."""

    def __init__(self, state: ContactsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contactsPage")
        look.on(look.Role.Base, self)
        self._state = state
        self._side = GroupsSide(state)
        self._table = ContactsTable(state)
        self._find = QLineEdit()
        self._find.setMaxLength(200)
        self._find.setObjectName("contactsSearchEdit")
        self._find.setAccessibleName(self.tr("Find a contact by name, number or any other field"))
        self._find.setPlaceholderText(self.tr("Name, number, note…"))
        self._find.setClearButtonEnabled(True)
        self._searching = QTimer(self)
        self._searching.setSingleShot(True)
        self._searching.setInterval(_SEARCH_MS)
        self._summary = look.FigureLabel()
        self._summary.setObjectName("contactsSummary")
        self._summary.setAccessibleName(self.tr("How many people are shown and chosen"))
        self._told = look.muted(wrap=True)
        self._told.setObjectName("contactsToldLabel")
        self._told.setAccessibleName(self.tr("Result"))
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._show()

    def start_here(self) -> None:
        """Put the caret where a search begins."""
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def import_file(self, path: Path) -> None:
        """Show who is in a file, and add them if the operator says so."""
        source = self._state.open_file(path)
        dialog = ImportDialog(source, self.window(), Purpose.CONTACTS)
        dialog.finished.connect(source.deleteLater)
        self._open(dialog)

    # ---- building ------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self._add = look.button(self.tr("A&dd…"), "addContactButton", self.tr("Add a contact"))
        self._edit = look.button(self.tr("&Edit…"), "editContactButton", self.tr("Change the chosen contact"))
        self._group = look.button(
            self.tr("&Group…"), "groupButton", self.tr("Put the chosen people into a group, or take them out")
        )
        self._out = look.button(
            self.tr("&Opt out"), "optOutButton", self.tr("Write to the chosen people no more")
        )
        self._in = look.button(
            self.tr("O&pt in"), "optInButton", self.tr("The chosen people may be written to again")
        )
        self._erase = look.button(
            self.tr("E&rase…"), "eraseButton", self.tr("Erase the chosen people, or remove them")
        )
        self._import = look.button(
            self.tr("&Import…"), "importContactsButton", self.tr("Add the people of a file")
        )
        self._export = look.button(
            self.tr("E&xport…"),
            "exportContactsButton",
            self.tr("Write the people shown into a file: a table or vCards"),
        )
        self._stop = look.button(
            self.tr("S&top adding"),
            "stopImportButton",
            self.tr("Add no more of the file; who was added stays"),
        )
        self._pick = look.PrimaryButton()
        self._pick.setObjectName("addToMessageButton")

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        look.airy(tools)
        label = look.label(self.tr("&Find"))
        label.setBuddy(self._find)
        for widget, stretch in ((label, 0), (self._find, 1), (self._add, 0), (self._edit, 0)):
            tools.addWidget(widget, stretch)
        deeds = QHBoxLayout()
        look.airy(deeds)
        for button in (self._group, self._out, self._in, self._erase):
            deeds.addWidget(button)
        deeds.addStretch(1)
        for button in (self._import, self._export):
            deeds.addWidget(button)
        foot = QHBoxLayout()
        look.airy(foot)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._pick)
        column = QVBoxLayout()
        look.airy(column, gap=0.6)
        column.addLayout(tools)
        column.addWidget(self._table, 1)
        column.addLayout(deeds)
        column.addLayout(foot)
        result = QHBoxLayout()
        look.airy(result)
        result.addWidget(self._told, 1)
        result.addWidget(self._stop)
        column.addLayout(result)
        row = QHBoxLayout(self)
        look.airy(row, margin=1.2, gap=1.2)
        row.addWidget(self._side)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        state = self._state
        self._find.textChanged.connect(self._searching.start)
        self._searching.timeout.connect(self._on_search)
        self._find.returnPressed.connect(self._on_enter)
        self._add.clicked.connect(self._on_add)
        self._edit.clicked.connect(self._on_edit)
        self._table.view.doubleClicked.connect(self._on_edit)
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
        self._table.chosen_changed.connect(self._show)
        state.groups_changed.connect(self._show)
        self._stop.clicked.connect(state.stop_taking)
        state.importing_changed.connect(self._show)
        state.told.connect(self._told.setText)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot()
    def _on_search(self) -> None:
        self._state.search(self._find.text())

    @Slot()
    def _on_enter(self) -> None:
        self._on_search()
        self._table.go()

    @Slot()
    def _on_add(self) -> None:
        self._open(ContactDialog(self._state, parent=self.window()))

    @Slot()
    def _on_edit(self) -> None:
        people = self._table.people
        if len(people) == 1:
            self._open(ContactDialog(self._state, people[0], self.window()))

    @Slot()
    def _on_group(self) -> None:
        people = messages.people(self._table.chosen)
        self._open(GroupDialog(self._state, self._table.spans, people, self.window()))

    @Slot()
    def _on_out(self) -> None:
        self._state.opt_out(self._table.spans)

    @Slot()
    def _on_in(self) -> None:
        self._state.opt_in(self._table.spans)

    @Slot()
    def _on_erase(self) -> None:
        people = self._table.people
        if people:
            self._open(EraseDialog(self._state, people, self._table.spans, self.window()))

    @Slot()
    def _on_pick(self) -> None:
        self._state.pick(self._table.spans)

    @Slot()
    def _on_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Add the people of a file"))
        dialog.setObjectName("importContactsDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilter(self.tr("Tables and address books ({kinds})").format(kinds=kinds))
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
            self._told.clear()  # the answer to this dialog is not that of an earlier one
        pop_up(dialog)

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        count, chosen, people = self._table.count, self._table.chosen, self._table.people
        out = bool(people) and all(contact.opted_out for contact in people)
        self._edit.setEnabled(len(people) == 1)
        self._group.setEnabled(chosen > 0)
        self._erase.setEnabled(bool(people))
        self._out.setVisible(not out)
        self._out.setEnabled(chosen > 0)
        self._in.setVisible(out)
        self._export.setEnabled(count > 0)
        self._import.setEnabled(not self._state.importing)
        self._stop.setVisible(self._state.importing)
        self._show_pick(count, chosen)

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
        self._pick.setText(text)
        self._pick.setAccessibleName(
            self.tr("Add {people} to the message").format(people=messages.people(everybody))
        )
        self._pick.setEnabled(everybody > 0 and not self._state.view.opted_out)
