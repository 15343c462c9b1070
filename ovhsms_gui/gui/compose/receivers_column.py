"""The left column: where numbers are typed and pasted, and what became of each."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.numbers import Problem
from ovhsms_gui.core.receivers import Added
from ovhsms_gui.files.people import Imported
from ovhsms_gui.files.reading import SUFFIXES
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.edits import ReceiverEdit
from ovhsms_gui.gui.compose.receivers_model import NAME, NUMBER, ReceiversModel, fields_of
from ovhsms_gui.gui.compose.receivers_table import ReceiversTable
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.compose.untaken_dialog import UntakenDialog
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.imports.dialog import ImportDialog


class ReceiversColumn(QWidget):
    """Shows the receivers of ComposeState and takes new ones."""

    contacts_wanted = Signal()

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state

        self.edit = ReceiverEdit()
        self.edit.setObjectName("receiverEdit")
        self.edit.setAccessibleName(self.tr("Numbers to add"))
        self.edit.setPlaceholderText(self.tr("Type or paste numbers: 06 39 98 00 12, +33 6 39 98 00 13…"))
        title = look.heading(self.tr("&To"))
        title.setBuddy(self.edit)
        self._add = look.button(self.tr("A&dd"), "addReceiversButton", self.tr("Add the numbers to the list"))
        self._import = look.button(
            self.tr("&Import…"), "importButton", self.tr("Import receivers from a file: xlsx, ods, csv, vcf")
        )
        self._contacts = look.button(
            self.tr("Contacts…"), "contactsButton", self.tr("Choose receivers among the contacts")
        )
        self.setAcceptDrops(True)

        self.model = ReceiversModel(state.rows, self)
        self.table = look.quieted(ReceiversTable(), "receiverView", self.tr("Receivers"), self.model)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.setColumnWidth(NUMBER, look.text_width("+33 6 39 98 00 12 00"))
        self.table.setColumnWidth(NAME, look.text_width("Alexandra Martin"))
        self._empty = look.muted(
            self.tr(
                "Nobody yet.\n\nType a number above and press Enter, or paste a whole list: any usual form will do."
            ),
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(look.line_height())
        holder = QWidget()
        holder.setMinimumHeight(look.line_height() * 9)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)

        self._waiting = look.muted(
            self.tr("Not in the list yet: complete the number, or press Enter to see what is wrong."),
            wrap=True,
        )
        self._waiting.setObjectName("numbersWaiting")
        self._waiting.hide()
        self.untaken_button = look.button(
            "",
            "untakenButton",
            self.tr("Rows of files that are no receivers: correct them or leave them out"),
        )
        self._summary = look.FigureLabel(wrap=True)
        self._summary.setObjectName("receiverSummary")
        self._summary.setAccessibleName(self.tr("Summary of the receivers"))
        self._remove = look.button(
            self.tr("&Remove"), "removeReceiversButton", self.tr("Remove the selected receivers")
        )
        self._remove.setToolTip(self.tr("Select rows in the list, then remove them (Delete)"))
        self._clear = look.button(self.tr("C&lear"), "clearReceiversButton", self.tr("Remove all receivers"))

        self._corrected: list[tuple[int, int | str, str]] = []  # row, column or field, what was typed
        self._lay_out(title, holder)
        self._connect()
        self._show()

    def import_file(self, path: Path) -> None:
        """Show what is in a file, and take it if the operator says so."""
        state = self._state.open_file(path)
        dialog = ImportDialog(state, self.window())
        dialog.imported.connect(self._on_imported)
        dialog.finished.connect(state.deleteLater)
        self._open(dialog)

    @Slot()
    def open_untaken(self) -> None:
        """Show the rows of files that are no receivers."""
        self._open(UntakenDialog(self._state, self.window()))

    def _open(self, dialog: QDialog) -> None:
        """What it is about stays here until it is closed."""
        self._state.hold()
        dialog.finished.connect(self._state.let_go)
        pop_up(dialog)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is welcome; text is the box's matter."""
        if _local_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file is imported."""
        path = _local_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.import_file(path)

    # ---- building ------------------------------------------------------------------------------

    def _lay_out(self, title: QLabel, holder: QWidget) -> None:
        entry = QHBoxLayout()
        look.airy(entry)
        box = QVBoxLayout()
        look.airy(box, gap=0.3)
        box.addWidget(self.edit)
        box.addWidget(self._waiting)
        box.addStretch(1)
        entry.addLayout(box, 1)
        beside = QVBoxLayout()
        look.airy(beside, gap=0.3)
        beside.addWidget(self._add)
        beside.addWidget(self._import)
        beside.addWidget(self._contacts)
        beside.addStretch(1)
        entry.addLayout(beside)
        foot = QHBoxLayout()
        look.airy(foot)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._remove)
        foot.addWidget(self._clear)
        column = QVBoxLayout(self)
        look.airy(column, gap=0.55)
        column.addWidget(title)
        column.addLayout(entry)
        column.addWidget(holder, 1)
        column.addLayout(foot)
        column.addWidget(self.untaken_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        state = self._state
        self.edit.entered.connect(self._on_add)
        self.edit.textChanged.connect(self._on_typed)
        # Later: first the press that took the caret away is told, which may be that of the send button.
        self.edit.left.connect(self._on_left, Qt.ConnectionType.QueuedConnection)
        self.untaken_button.clicked.connect(self.open_untaken)
        self.edit.pasted.connect(self._on_pasted)
        self._add.clicked.connect(self._on_add)
        self._import.clicked.connect(self._on_import)
        self._contacts.clicked.connect(self._on_contacts)
        self._remove.clicked.connect(self._on_remove)
        self._clear.clicked.connect(self._on_clear)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.model.corrected.connect(self._on_corrected)
        state.leaving.connect(self.settle)
        state.rows_added.connect(self.model.grow)
        state.rows_changed.connect(self.model.renew)
        state.rows_said.connect(self.model.refresh)
        self.model.columnsInserted.connect(self._on_columns)
        state.changed.connect(self._show)
        state.reading.connect(self._on_reading)
        state.read_done.connect(self._on_read_done)

    # ---- what happens --------------------------------------------------------------------------

    @Slot()
    def _on_add(self) -> None:
        self._state.add_numbers()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_typed(self) -> None:
        self._waiting.hide()
        self._state.set_numbers(self.edit.toPlainText())

    @Slot()
    def _on_left(self) -> None:
        if not self.edit.hasFocus() or QApplication.activeModalWidget() is not None:
            self._state.leave_numbers()
            self._waiting.setVisible(bool(self._state.draft.numbers.strip()))

    @Slot(object)
    def _on_pasted(self, text: str) -> None:
        self._state.add_text(text, self.tr("pasted"))

    @Slot()
    def _on_contacts(self) -> None:
        self.contacts_wanted.emit()

    @Slot()
    def _on_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import receivers"))
        dialog.setObjectName("importFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters(
            [self.tr("Tables and contacts ({patterns})").format(patterns=patterns), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(self._on_file)
        self._open(dialog)

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self.import_file(Path(path))

    @Slot(object)
    def _on_imported(self, imported: object) -> None:
        assert isinstance(imported, Imported)
        self._state.add_file(imported)

    @Slot()
    def _on_remove(self) -> None:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if not rows:
            return
        self._state.remove(rows)
        if self.model.rowCount():
            # Here, but not selected: a second press must not remove who moved up.
            self.table.selectionModel().setCurrentIndex(
                self.model.index(min(rows[0], self.model.rowCount() - 1), NUMBER),
                QItemSelectionModel.SelectionFlag.NoUpdate,
            )
        else:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object, str)
    def _on_corrected(self, row: int, what: int | str, typed: str) -> None:
        # Later: the list is told anew, which the cell that is being edited would not outlive.
        self._corrected.append((row, what, typed))
        QTimer.singleShot(0, self, self._take_corrected)

    @Slot()
    def settle(self) -> None:
        """Take in what is typed in an open cell: its row may be another one soon."""
        self.table.settle()
        self._take_corrected()

    @Slot()
    def _take_corrected(self) -> None:
        corrected, self._corrected = self._corrected, []
        for one in corrected:
            self._correct(*one)

    def _correct(self, row: int, what: int | str, typed: str) -> None:
        if row >= self.model.rowCount():
            return
        if isinstance(what, str):
            self._state.fill_in([(row, what, typed)])
            return
        before = self.model.rowCount()
        place = self._state.correct(row, **{"number" if what == NUMBER else "name": typed})
        if (place, self.model.rowCount()) != (row, before):  # else another cell may be open by now
            self.table.select_row(place, what)

    def go_to(self, row: int, field: str, *, edit: bool) -> None:
        """Show what a receiver has for a placeholder, and open it for typing."""
        self.table.select_row(row, self.model.column_of(field))
        if edit:
            self.table.edit(self.table.currentIndex())

    @Slot(QModelIndex, int, int)
    def _on_columns(self, _parent: QModelIndex, first: int, last: int) -> None:
        """New columns are as wide as they need, and belong to the rows that are selected."""
        for column in range(first, last + 1):
            title = self.model.titles[column]
            widest = max(map(look.text_width, (self.tr("⚠ missing") + " 0", f"{title} 00")))
            self.table.setColumnWidth(column, min(widest, look.text_width("n") * 24))
        # It had all the room before, and takes what is left of it.
        self.table.setColumnWidth(
            self.model.verdict, look.text_width(f"✗ {messages.problem(Problem.TOO_SHORT)} 0")
        )
        selection = self.table.selectionModel()
        rows = {index.row() for index in selection.selectedIndexes()}
        for row in rows:
            selection.select(
                self.model.index(row, NUMBER),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )

    @Slot()
    def _on_clear(self) -> None:
        self._state.clear_receivers()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_selection(self) -> None:
        self._remove.setEnabled(self.table.selectionModel().hasSelection())

    @Slot(object)
    def _on_reading(self, rows: int) -> None:
        self._summary.set_words(self.tr("Reading… {n} so far").format(n=messages.figure(rows)))
        self._show_table()

    @Slot(object)
    def _on_read_done(self, added: object) -> None:
        assert isinstance(added, Added)
        self._show()
        if added.merged:
            self.model.refresh()
        if added.new or added.invalid:
            self.table.scrollToBottom()

    @Slot()
    def _show(self) -> None:
        self._show_numbers()
        receivers = self._state.plan.receivers
        if self._state.plan.counted:  # else it is not known which of them somebody has
            self.model.set_fields(fields_of(self._state.plan))
        rest = []
        if receivers.invalid:
            one, many = self.tr("{n} not valid"), self.tr("{n} not valid", "several")
            rest.append(messages.counted(one, many, receivers.invalid))
        if receivers.merged:
            one, many = self.tr("{n} merged"), self.tr("{n} merged", "several")
            rest.append(messages.counted(one, many, receivers.merged))
        text = f"<b>{messages.people(receivers.people)}</b>" if receivers.rows else ""
        self._summary.set_words(text, " · ".join(rest))
        self._clear.setEnabled(bool(receivers.rows))
        self._on_selection()
        self._show_table()

    def _show_numbers(self) -> None:
        numbers = self._state.draft.numbers
        if self.edit.toPlainText() != numbers:  # it was taken from there, or another draft stands here
            self.edit.setPlainText(numbers)
            self._waiting.setVisible(self._state.numbers_begun)
        left = self._state.untaken.left.count
        self.untaken_button.setVisible(left > 0)
        one, many = self.tr("⚠ {n} row not ta&ken…"), self.tr("⚠ {n} rows not ta&ken…")
        self.untaken_button.setText(messages.counted(one, many, left))

    def _show_table(self) -> None:
        self._stack.setCurrentIndex(1 if self.model.rowCount(QModelIndex()) else 0)


def _local_file(data: QMimeData) -> Path | None:
    """The one file that is dragged here."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None
