"""The rows of files that are no receivers: one is corrected and taken, others are left out, all can be saved."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QWidget,
)

from ovhsms_gui.core.numbers import Number, Problem, in_doubt, parse
from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.files.repairs import Reason
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.composition import Composition
from ovhsms_gui.gui.compose.untaken import UntakenState
from ovhsms_gui.gui.dialog import Dialog, pop_up
from ovhsms_gui.gui.file_dialog import SaveDialog
from ovhsms_gui.gui.kit.buttons import Button
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.measures import ROW, airy, px
from ovhsms_gui.gui.kit.sheet import Heading, Said
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel

# What stands there is a number, but perhaps not the one that is meant: it has to be written so that it is.
_UNCERTAIN = frozenset({Reason.OTHER_COUNTRY, Reason.WHICH_COUNTRY, Problem.IN_DOUBT})


class _Rows(TitledModel):
    """File, row, reason in words, and what stands there. Reads the state's rows; copies none."""

    def __init__(self, state: UntakenState, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self.titles = (self.tr("File"), self.tr("Row"), self.tr("Reason"), self.tr("What stands there"))
        self._state = state
        self._shown = state.left

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """All of them."""
        return 0 if parent.isValid() else self._shown.count

    def says(self, index: Index, role: int) -> object:
        """A cell; whole as a tooltip."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        row = self._shown.rows[index.row()]
        reason = self._state.reasons.get(row.reason, row.reason)
        return (row.file, str(row.number), reason, row.said)[index.column()]

    def renew(self) -> None:
        """Others stand there now."""
        self.beginResetModel()
        self._shown = self._state.left
        self.endResetModel()


class UntakenDialog(Dialog):
    """Shows UntakenState. Enter takes the number that is typed for the row that is selected."""

    def __init__(self, message: Composition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message, self._state = message, message.untaken
        self._begun: dict[Untaken, str] = {}  # other numbers than stand in the rows, and not taken yet
        self.setObjectName("untakenDialog")
        self.setWindowTitle(self.tr("Rows not taken"))
        self._heading = Heading()
        self._rows = _Rows(self._state, self)
        self.table = look.quiet_table("untakenView", self.tr("Rows that are no receivers"), self._rows)
        for column, sample in enumerate(("patients-2026.xlsx", "100 000", "n" * 30)):
            self.table.setColumnWidth(column, look.text_width(sample + "nn"))
        self.edit = Field()
        self.edit.setMaxLength(200)  # a cell may hold anything
        self.edit.setObjectName("untakenNumberEdit")
        self.edit.setAccessibleName(self.tr("The right number of the selected row"))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.verticalHeader().setDefaultSectionSize(px(ROW))
        self._verdict, self._told = Said(), Said(room=False)
        self._verdict.label.setObjectName("untakenVerdict")
        self._told.label.setObjectName("untakenTold")
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.resize(look.text_width("n") * 100, look.line_height() * 28)
        self._select(0)
        self._show()
        self.settle(self._take, self.edit)
        self.guard(self._unsaved, self._say_unsaved)

    # ---- building ------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self._take = Button(self.tr("&Take this number"))
        self._take.setObjectName("takeUntakenButton")
        self._leave = look.button("", "leaveOutButton", self.tr("Leave the selected rows out"))
        self._save = look.button(
            self.tr("&Save these rows…"), "saveUntakenButton", self.tr("Write these rows into a file")
        )
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("untakenCloseButton")

    def _lay_out(self) -> None:
        number = Label(self.tr("&Number:"))
        number.setBuddy(self.edit)
        entry, under = QHBoxLayout(), QHBoxLayout()
        airy(entry)
        entry.addWidget(number)
        entry.addWidget(self.edit, 1)
        entry.addWidget(self._take)
        airy(under)
        under.addWidget(self._leave)
        under.addWidget(self._save)
        under.addStretch(1)
        under.addWidget(self._buttons)
        card = Card()
        card.hold(self.table)
        self.stack(self._heading, card, entry, self._verdict, self._told, under, grows=card)

    def _connect(self) -> None:
        self._state.changed.connect(self._on_changed)
        self._state.told.connect(self._told.say)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.edit.textChanged.connect(self._show)
        self.edit.textEdited.connect(self._on_typed)
        self._take.clicked.connect(self._on_take)
        self._leave.clicked.connect(self._on_leave)
        self._save.clicked.connect(self._on_save)
        self._buttons.rejected.connect(self.reject)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.setAutoRepeat(False)
        delete.activated.connect(self._on_leave)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot()
    def _on_take(self) -> None:
        places = self._selected()
        if len(places) == 1 and self._number().e164 is not None:
            self._begun.pop(self._row(places[0]), None)
            self._state.take(places[0], self._number())
            self._select(places[0])
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        place, *_ = self._selected()
        if text == self._written(place):
            self._begun.pop(self._row(place), None)
        else:
            self._begun[self._row(place)] = text

    @Slot()
    def _on_leave(self) -> None:
        places = self._selected()
        if places:
            for place in places:
                self._begun.pop(self._row(place), None)
            self._state.leave_out(places)
            self.table.clearSelection()  # the next row was not meant: pressed once more, nothing goes

    @Slot()
    def _on_save(self) -> None:
        title, kind = self.tr("Save the rows that are not taken"), self.tr("Table for a spreadsheet")
        suggested = f"{Path(self._state.left.files[0]).stem}-rejected.csv"
        dialog = SaveDialog("saveUntakenDialog", title, kind, suggested, self)
        dialog.fileSelected.connect(self._on_file)
        pop_up(dialog)

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self._state.save(Path(path))

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _on_changed(self) -> None:
        self._rows.renew()
        if not self._state.left.count:
            self.accept()  # everything is dealt with
        self._show()

    @Slot()
    def _on_selection(self) -> None:
        places = self._selected()
        if len(places) == 1:
            self.edit.setText(self._begun.get(self._row(places[0]), self._written(places[0])))
            self.edit.selectAll()
        else:
            self.edit.clear()
        self._show()

    def _selected(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _select(self, place: int) -> None:
        place = min(place, self._rows.rowCount() - 1)
        if place >= 0:
            flag = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(
                self._rows.index(place, 0), flag.ClearAndSelect | flag.Rows
            )

    def _unsaved(self) -> dict[Untaken, str]:
        return dict(self._begun)

    def _say_unsaved(self, sentence: str) -> None:
        """Where it is in sight."""
        rows = self._state.left.rows
        self._select(next((n for n, row in enumerate(rows) if row in self._begun), 0))
        self._told.say(sentence)

    def _row(self, place: int) -> Untaken:
        return self._state.left.rows[place]

    def _written(self, place: int) -> str:
        return " ".join(self._row(place).written.split())

    def _number(self) -> Number:
        text, places = self.edit.text(), self._selected()
        number = parse(text, self._message.region)
        if len(places) == 1 and number.e164 is not None:
            reason = self._row(places[0]).reason
            return in_doubt(number) if reason in _UNCERTAIN and text == self._written(places[0]) else number
        return number

    @Slot()
    def _show(self) -> None:
        count, chosen, number = self._state.left.count, len(self._selected()), self._number()
        one = self.tr("{n} row was not taken: it gets nothing.")
        many = self.tr("{n} rows were not taken: they get nothing.")
        self._heading.title.setText(messages.counted(one, many, count))
        self.edit.setEnabled(chosen == 1)
        self._take.setEnabled(chosen == 1 and number.e164 is not None)
        self._leave.setEnabled(chosen > 0)
        self._leave.setText(self.tr("&Leave out {rows}").format(rows=messages.rows(chosen)))
        self._save.setEnabled(count > 0)
        if chosen != 1:
            words = self.tr("Select one row to correct its number.")
        elif self.edit.text().strip():
            words = " ".join(messages.verdict(number))
        else:
            words = self.tr("Type the right number of this row.")
        self._verdict.say(words)
