"""The import dialog's widgets. Shows ImportState; gives what is taken to whoever listens."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.files.contents import Table
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.dialog import Dialog, pop_up
from ovhsms_gui.gui.file_dialog import SaveDialog
from ovhsms_gui.gui.imports import unreadable, words
from ovhsms_gui.gui.imports.choices import Choices
from ovhsms_gui.gui.imports.outcome import Outcome, flat_table, stand_clear
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.imports.tables import TextTable, preview
from ovhsms_gui.gui.kit.buttons import Button
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.chip import ChipFace, state_face
from ovhsms_gui.gui.kit.chip_line import ChipLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.layouts import add, settle
from ovhsms_gui.gui.kit.measures import airy
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import GAP, Heading, Said, Scrolled

_LEAST = 7.5  # line heights of the first rows: three of them
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
        self._choices: Choices | None = None  # until there is something to choose from
        self._summary = ChipLine()
        self._summary.setObjectName("importSummary")
        self._notes = Label(wrap=True)
        self._notes.setObjectName("importNotes")
        self._message = Said(room=False)
        self._message.label.setObjectName("importTold")
        self._rows = TextTable(self)
        heard = self.tr("The first rows of the file")
        self._preview = flat_table("importPreview", heard, self._rows, _LEAST)
        # There may be any number of columns.
        self._preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._preview.horizontalHeader().setDefaultSectionSize(look.text_width("+33 6 39 98 00 12 nn"))
        self._outcome: Outcome | None = None  # until there is a row that was not just taken
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setObjectName("importCancelButton")
        self._take = Button()
        self._take.setObjectName("importTakeButton")
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(buttons)
        self.resize(look.text_width("n") * 118, look.line_height() * 36)
        buttons.rejected.connect(self.reject)
        self._take.clicked.connect(self._on_take)
        state.changed.connect(self._show)
        state.told.connect(self._message.say)
        self._show()
        # There is nothing yet but Cancel that could have the focus, and it must not: Enter would press it.
        self.settle(self._take, self._summary)

    # ---- building ------------------------------------------------------------------------------

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        self._upper = Card()
        self._line = Hairline()
        add(self._upper.column, self._line, self._preview, grows=self._preview)
        self._upper.ring_for(self._preview)
        stand_clear(self._upper)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        airy(self._column, gap=GAP)
        self._column.addWidget(self._upper, 3)
        self._column.addWidget(self._summary)
        self._column.addWidget(self._notes)
        scrolled = Scrolled(inside, self.tr("What is in the file"))
        self.stack(self._heading, scrolled, self._message, buttons, grows=scrolled)

    def _show_choices(self) -> None:
        """Made when there is something to choose from: to make all of it at once keeps the window away."""
        if self._choices is not None:
            self._choices.show_state()
            return
        self._choices = Choices(self._state)
        self._choices.show_state()
        self._upper.column.insertWidget(0, self._choices)
        self.take_in(self._choices, self._upper, *self._choices.fields, self._preview)
        self._choices.show()  # now, with all the rest: a layout shows what comes into it a turn later
        self._choices.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_outcome(self) -> None:
        """Made when there is something in it."""
        imported = self._state.imported
        there = imported is not None and bool(imported.rejected or imported.changed)
        if there and self._outcome is None:
            self._outcome = Outcome(self._state)
            self._outcome.save_wanted.connect(self._on_save)
            self._column.addWidget(self._outcome, 3)
            self.take_in(self._outcome, self._preview, *self._outcome.fields)
        if self._outcome is not None:
            self._outcome.show_state()
            self._outcome.setVisible(there)

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
        self._rows.fill(*preview(state))
        there = state.table is not None and not state.trouble
        self._preview.setVisible(there)
        self._line.setVisible(there)
        if state.table is not None:
            self._show_choices()
        self._show_outcome()
        self._show_placeholders()
        self._show_result()
        if self.isVisible():
            settle()  # or the button is painted cut to what it said before

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
        count = imported.numbers if imported is not None else 0
        self._take.setEnabled(count > 0)
        self._take.setText(self._said.take.format(people=messages.people(count)))
        if state.trouble:
            faces = [state_face(state.trouble, State.NEGATIVE)]
        elif state.silent:
            faces = [state_face(unreadable.silent(), State.WARNING)]
        elif imported is None:
            faces = [state_face(self.tr("Reading…"), State.TRANSIT, icon=Icon.CLOCK)]
        else:
            left = len(imported.rejected)
            not_taken = messages.not_taken(left)
            faces = [
                state_face(messages.people(count), State.POSITIVE if count else State.WARNING),
                *self._merged(len(imported.people) - count),
                state_face(not_taken, State.WARNING) if left else ChipFace(not_taken),
                *self._said_of(state.table),
            ]
        self._summary.show_faces(*faces)
        self._show_notes()

    def _merged(self, count: int) -> list[ChipFace]:
        """Of numbers that stand there several times."""
        return [state_face(words.merged(count), State.TRANSIT, icon=Icon.GROUP)] if count else []

    def _said_of(self, table: Table | None) -> list[ChipFace]:
        """What was put right by itself, and what is worth a look."""
        state = self._state
        done = [words.repaired(what, count) for what, count in state.repaired.items()]
        looked = [words.remarked(what, count) for what, count in state.remarked.items()]
        if state.imported is not None and state.imported.landlines:
            looked.append(words.landlines(state.imported.landlines))
        if hidden := state.hidden:
            looked.append(words.left_out(hidden))
        if table is not None and table.others:
            looked.append(words.others_left(len(table.others)))
        if table is not None and table.lost:
            looked.append(words.lost(table.lost))
        if table is not None and table.doubtful:
            looked.append(words.doubtful(table.doubtful, table.doubt))
        if table is not None and table.garbled:
            done.append(words.garbled(table.garbled, table.example))
        return [
            *(state_face(text, State.TRANSIT, icon=Icon.CHECK) for text in done),
            *(state_face(text, State.WARNING) for text in looked),
        ]

    def _show_notes(self) -> None:
        """What is worth a word besides, or no line at all."""
        state, notes = self._state, []
        if state.table is not None and state.table.others and not state.trouble:
            notes.append(words.others(state.table))
        if state.imported is not None and state.imported.further:
            notes.append(words.further(state.imported.further))
        if state.table is not None and state.table.errors:
            notes.append(words.errors(state.table, state.columns))
        self._notes.setText(" ".join(notes))
        self._notes.setVisible(bool(notes))
