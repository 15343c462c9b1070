"""The import dialog's widgets. Shows ImportState; gives what is taken to whoever listens."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QSizePolicy,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.files.contents import Table
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.dialog import Dialog, pop_up
from ovhsms_gui.gui.file_dialog import SaveDialog
from ovhsms_gui.gui.imports import words
from ovhsms_gui.gui.imports.choices import Choices
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.imports.tables import TextTable, changed, preview, rejected
from ovhsms_gui.gui.kit.buttons import Button, Link
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.chip import ChipFace, state_face
from ovhsms_gui.gui.kit.chip_line import ChipLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.layouts import add
from ovhsms_gui.gui.kit.measures import ROW, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import GAP, Heading, Said, Scrolled
from ovhsms_gui.gui.kit.speech import call

_LEAST, _LEAST_READ = 5.5, 7.5  # line heights of a table; of the first rows: three of them
_NAMED = 12  # columns in the line under the columns


class ImportDialog(Dialog):
    """What is in the file, which column is what, and what will be taken. Default: import, once all is read."""

    imported = Signal(object)  # files.people.Imported

    def __init__(
        self,
        state: ImportState,
        parent: QWidget | None = None,
        purpose: words.Purpose = words.Purpose.RECEIVERS,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._said = words.wording(purpose)
        self.setObjectName("importDialog")
        self.setWindowTitle(self._said.title)
        named = self.tr("Import {file}") if state.text is None else self.tr("Import what was pasted")
        self._heading = Heading(named.format(file=state.path.name))
        self._columns = self._heading.sentence
        self._columns.setObjectName("importPlaceholders")
        self._choices = Choices(state, self)
        self._choices.setVisible(False)  # until there is something to choose from
        self._summary = ChipLine()
        self._summary.setObjectName("importSummary")
        self._notes = Label(wrap=True)
        self._notes.setObjectName("importNotes")
        self._message = Said(room=False)
        self._message.label.setObjectName("importTold")
        self._save = Link(self.tr("&Save these rows…"), Icon.EXPORT)
        self._save.setObjectName("saveRejectedButton")
        call(self._save, self.tr("Write the rows that are not taken into a file"))
        self._make_tables()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setObjectName("importCancelButton")
        self._take = Button()
        self._take.setObjectName("importTakeButton")
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(buttons)
        self.resize(look.text_width("n") * 105, look.line_height() * 36)
        buttons.rejected.connect(self.reject)
        self._take.clicked.connect(self._on_take)
        self._save.clicked.connect(self._on_save)
        state.changed.connect(self._show)
        state.told.connect(self._message.say)
        self._show()
        # There is nothing yet but Cancel that could have the focus, and it must not: Enter would press it.
        self.settle(self._take, self._summary)

    # ---- building ------------------------------------------------------------------------------

    def _make_tables(self) -> None:
        self._rows, self._left, self._mended = TextTable(self), TextTable(self), TextTable(self)
        self._preview = look.quiet_table("importPreview", self.tr("The first rows of the file"), self._rows)
        self._preview.horizontalHeader().setDefaultSectionSize(look.text_width("+33 6 39 98 00 12 nn"))
        self._rejected = look.quiet_table("importRejected", self.tr("Rows that are not taken"), self._left)
        self._changed = look.quiet_table(
            "importChanged", self.tr("Numbers that were put right or are worth a look"), self._mended
        )
        self._tabs = QTabWidget()
        self._tabs.setObjectName("importTabs")
        self._tabs.setAccessibleName(self.tr("What became of the rows"))
        self._tabs.setDocumentMode(True)
        self._tabs.setCornerWidget(self._save)
        self._tabs.setMinimumHeight(px(_LEAST + 2))
        self._tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for table in (self._preview, self._rejected, self._changed):
            table.setFrameShape(QFrame.Shape.NoFrame)
            table.verticalHeader().setDefaultSectionSize(px(ROW))
            table.setMinimumHeight(px(_LEAST))
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._preview.setMinimumHeight(px(_LEAST_READ))
        self._tabs.addTab(self._rejected, "")
        self._tabs.addTab(self._changed, "")

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        upper, self._lower = Card(), Card()
        self._line = Hairline()
        add(upper.column, self._choices, self._line, self._preview, grows=self._preview)
        upper.ring_for(self._preview)
        self._lower.column.addWidget(self._tabs)
        for table in (self._rejected, self._changed):
            self._lower.ring_for(table)
        for card in (upper, self._lower):
            card.column.setContentsMargins(1, px(0.25), 1, px(0.3125))  # clear of the round corners
        inside = QWidget()
        column = QVBoxLayout(inside)
        airy(column, gap=GAP)
        column.addWidget(upper, 3)
        column.addWidget(self._summary)
        column.addWidget(self._notes)
        column.addWidget(self._lower, 3)
        scrolled = Scrolled(inside, self.tr("What is in the file"))
        self.stack(self._heading, scrolled, self._message, buttons, grows=scrolled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a table is no word that the rows be taken."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not (enter and isinstance(self.focusWidget(), QTableView)):
            super().keyPressEvent(event)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot()
    def _on_take(self) -> None:
        if self._state.imported is not None:
            self._state.take()
            self.imported.emit(self._state.imported)
            self.accept()

    @Slot()
    def _on_save(self) -> None:
        title, kind = self.tr("Save the rows that are not taken"), self.tr("Table for a spreadsheet")
        suggested = f"{self._state.path.stem}-rejected.csv"
        dialog = SaveDialog("saveRejectedDialog", title, kind, suggested, self)
        dialog.fileSelected.connect(self._on_file)
        pop_up(dialog)

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self._state.save_rejected(Path(path))

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        state = self._state
        self._choices.show_state()
        self._rows.fill(*preview(state))
        left, mended = rejected(state), changed(state)
        row = self.tr("Row")
        self._left.fill((row, self.tr("Reason"), self.tr("What stands there")), left)
        self._mended.fill(
            (row, self.tr("What stood there"), self.tr("Number"), self.tr("What was done")), mended
        )
        for table, widths in ((self._rejected, (44,)), (self._changed, (30, 22))):
            table.setColumnWidth(0, look.text_width("100 000 00"))
            for column, width in enumerate(widths, 1):
                table.setColumnWidth(column, look.text_width("n") * width)
        self._tabs.setTabText(0, self.tr("Not taken ({count})").format(count=messages.figure(len(left))))
        self._tabs.setTabText(1, self.tr("Worth a look ({count})").format(count=messages.figure(len(mended))))
        self._tabs.setTabVisible(0, bool(left))
        self._tabs.setTabVisible(1, bool(mended))
        self._lower.setVisible(bool(left) or bool(mended))
        self._save.setVisible(bool(left))
        self._show_placeholders()
        self._show_result()

    def _show_placeholders(self) -> None:
        state = self._state
        titles = () if state.table is None else state.table.titles(state.mapping.header)
        names = [
            column.title
            for index, (cell, column) in enumerate(zip(titles, state.columns, strict=False))
            if index != state.mapping.alone and cell.strip()
        ]
        shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        self._columns.setText(self._said.columns.format(names=shown) if shown else "")
        self._columns.setVisible(bool(shown))

    def _show_result(self) -> None:
        state, imported = self._state, self._state.imported
        count = len(imported.people) if imported is not None else 0
        self._take.setEnabled(count > 0)
        self._take.setText(self._said.take.format(people=messages.people(count)))
        there = state.table is not None and not state.trouble
        self._preview.setVisible(there)
        self._line.setVisible(there)
        if self._choices.isHidden() and state.table is not None:
            self._choices.show()
            self._choices.setFocus(Qt.FocusReason.OtherFocusReason)
        if state.trouble:
            faces = [state_face(state.trouble, State.NEGATIVE)]
        elif state.silent:
            faces = [state_face(words.silent(), State.WARNING)]
        elif imported is None:
            faces = [state_face(self.tr("Reading…"), State.TRANSIT, icon=Icon.CLOCK)]
        else:
            left = len(imported.rejected)
            not_taken = messages.not_taken(left)
            faces = [
                state_face(messages.people(count), State.POSITIVE if count else State.WARNING),
                state_face(not_taken, State.WARNING) if left else ChipFace(not_taken),
                *self._said_of(state.table),
            ]
        self._summary.show_faces(*faces)
        self._show_notes()

    def _said_of(self, table: Table | None) -> list[ChipFace]:
        """What was put right by itself, and what is worth a look."""
        state = self._state
        done = [words.repaired(what, count) for what, count in state.repaired.items()]
        looked = [words.remarked(what, count) for what, count in state.remarked.items()]
        if state.imported is not None and state.imported.landlines:
            looked.append(words.landlines(state.imported.landlines))
        if hidden := state.hidden:
            looked.append(words.left_out(hidden))
        if table is not None and table.lost:
            looked.append(words.lost(table.lost))
        if table is not None and table.garbled:
            done.append(words.garbled(table.garbled, table.example))
        return [
            *(state_face(text, State.TRANSIT, icon=Icon.CHECK) for text in done),
            *(state_face(text, State.WARNING) for text in looked),
        ]

    def _show_notes(self) -> None:
        """What is worth a word besides, or no line at all."""
        state, notes = self._state, []
        if state.imported is not None and state.imported.further:
            notes.append(words.further(state.imported.further))
        if state.table is not None and state.table.errors:
            notes.append(words.errors(state.table, state.columns))
        self._notes.setText(" ".join(notes))
        self._notes.setVisible(bool(notes))
