"""The receivers' card: where numbers are typed and pasted, and what became of each."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.receivers import Added, Row
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.edits import ReceiverEdit
from ovhsms_gui.gui.compose.merged_dialog import MergedDialog
from ovhsms_gui.gui.compose.receiver_chips import ReceiverChips
from ovhsms_gui.gui.compose.receivers_model import NUMBER, ReceiversModel
from ovhsms_gui.gui.compose.receivers_table import ReceiversTable
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.compose.suggested import Suggested
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.file_dialog import OpenDialog
from ovhsms_gui.gui.kit.buttons import flat
from ovhsms_gui.gui.kit.card import Card, Hairline, SectionHeading
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided, Glyph, muted
from ovhsms_gui.gui.kit.measures import MARGIN, Type, airy
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import Said
from ovhsms_gui.gui.kit.tables import choose_as

if TYPE_CHECKING:
    from ovhsms_gui.gui.imports.state import ImportState


class ReceiversColumn(Card):
    """Shows the receivers of ComposeState and takes new ones."""

    contacts_wanted = Signal()
    filled = Signal()  # something that was missing was typed

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state

        self.edit = ReceiverEdit()
        self.edit.setObjectName("receiverEdit")
        self.edit.setAccessibleName(self.tr("Numbers or names to add"))
        self.edit.set_hint(self.tr("Number or name, or a pasted list"))
        self._add = look.button(self.tr("A&dd"), "addReceiversButton", self.tr("Add the numbers to the list"))
        self._import = flat(
            self.tr("&Import…"),
            "importButton",
            self.tr("Import receivers from a file: xlsx, ods, csv, vcf"),
            Icon.IMPORT,
        )
        self._contacts = flat(
            self.tr("Contacts…"),
            "contactsButton",
            self.tr("Choose receivers among the contacts"),
            Icon.CONTACTS,
        )
        self._heading = SectionHeading(self.tr("&To"), "", self._contacts, self._import)
        self._heading.title.setBuddy(self.edit)
        self._summary = self._heading.count
        self._summary.setObjectName("receiverSummary")
        self.setAcceptDrops(True)

        self.model = ReceiversModel(state.rows, self)
        self.table = look.quieted(ReceiversTable(), "receiverView", self.tr("Receivers"), self.model)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.lay_out()
        empty = EmptyState(
            Icon.PERSON_ADD,
            self.tr("Nobody yet."),
            self.tr("Type a number above and press Enter, or paste a whole list: any usual form will do."),
        )
        self.list = QWidget()  # or that there is nobody in it
        self._stack = QStackedLayout(self.list)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.table)

        self._waiting = muted(
            self.tr("Not in the list yet: complete the number, or press Enter to see what is wrong."),
            wrap=True,
        )
        self._waiting.setObjectName("numbersWaiting")
        self._waiting.hide()
        self._missing = Said(room=False)
        self._missing.setObjectName("receiversMissing")
        self._refused = Said(room=False)
        self._refused.setObjectName("refusedSuggestion")
        self.suggested = Suggested(state, self.edit, self)
        self.suggested.refused.connect(self._refused.say)
        self._chips = ReceiverChips()
        self.untaken_button = self._chips.untaken
        self._file_icon = Glyph(Icon.FILE, "muted", size=1.0)
        self._file = Elided("", Type.CAPTION, "muted")
        self._file.setObjectName("receiverFile")
        self._remove = flat(
            self.tr("Remove"), "removeReceiversButton", self.tr("Remove the selected receivers"), Icon.TRASH
        )
        self._remove.setToolTip(self.tr("Select rows in the list, then remove them (Delete)"))
        self._clear = flat(
            self.tr("Rem&ove all"), "clearReceiversButton", self.tr("Remove all receivers from the list")
        )

        self._coming_back = False  # who is being read was removed before
        self._corrected: list[tuple[int, int | str, str]] = []  # row, column or field, what was typed
        self._lay_out()
        self._connect()
        self._show()

    def go_on_from(self, other: "ReceiversColumn") -> None:
        """Choose the same receivers as another column of the message."""
        choose_as(self.table, other.table)

    def import_file(self, path: Path) -> None:
        """Show what is in a file, and take it if the operator says so."""
        self._import_from(self._state.open_file(path))

    @Slot(str)
    def _on_unclear(self, text: str) -> None:
        self._import_from(self._state.open_pasted(text))

    def _import_from(self, state: "ImportState") -> None:
        from ovhsms_gui.gui.imports.dialog import ImportDialog  # noqa: PLC0415

        dialog = ImportDialog(state, self.window())
        dialog.imported.connect(self._on_imported)
        dialog.finished.connect(state.deleteLater)
        self._open(dialog)

    def set_alone(self, alone: bool) -> None:
        """What chooses it says its name."""
        self._heading.title.setVisible(not alone)

    @Slot()
    def open_untaken(self) -> None:
        """Show the rows of files that are no receivers."""
        from ovhsms_gui.gui.compose.untaken_dialog import UntakenDialog  # noqa: PLC0415

        self._open(UntakenDialog(self._state, self.window()))

    @Slot()
    def _open_merged(self) -> None:
        dialog = MergedDialog(self._state, self.window())
        dialog.row_wanted.connect(self._on_row_wanted)
        self._open(dialog)

    @Slot(object)
    def _on_row_wanted(self, row: object) -> None:
        assert isinstance(row, Row)
        place = self._state.rows.place_of(row)
        if place is not None:
            self.table.select_row(place, NUMBER)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        airy(entry)
        entry.addWidget(self.edit, 1)
        entry.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        above = QVBoxLayout()
        airy(above, margin=(MARGIN, 0, MARGIN, 0.75))
        above.addLayout(entry)
        above.addWidget(self._waiting)
        above.addWidget(self._missing)
        above.addWidget(self._refused)
        above.addWidget(self._chips)
        foot = QHBoxLayout()
        airy(foot, margin=(MARGIN, 0.25, MARGIN - 0.5, 0.25), gap=0.25)
        foot.addWidget(self._file_icon)
        foot.addWidget(self._file, 1)
        foot.addWidget(self._remove)
        foot.addWidget(self._clear)
        self.column.addWidget(self._heading)
        self.column.addLayout(above)
        self.column.addWidget(Hairline())
        self.column.addWidget(self.list, 1)
        self.column.addWidget(Hairline())
        self.column.addLayout(foot)

    def _connect(self) -> None:
        state = self._state
        self.edit.entered.connect(self._on_add)
        self.edit.textChanged.connect(self._on_typed)
        # Later: first the press that took the caret away is told, which may be that of the send button.
        self.edit.left.connect(self._on_left, Qt.ConnectionType.QueuedConnection)
        self.untaken_button.clicked.connect(self.open_untaken)
        self._chips.merged.clicked.connect(self._open_merged)
        self.edit.pasted.connect(self._on_pasted)
        self.edit.undo_wanted.connect(self._on_undo_in_box)
        state.table_unclear.connect(self._on_unclear)
        self._add.clicked.connect(self._on_add)
        self._import.clicked.connect(self._on_import)
        self._contacts.clicked.connect(self._on_contacts)
        self._remove.clicked.connect(self._on_remove)
        self._clear.clicked.connect(self._on_clear)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)  # text boxes have it first
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.setAutoRepeat(False)
        undo.activated.connect(state.undo)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.model.corrected.connect(self._on_corrected)
        self.table.filled.connect(self._on_filled)
        state.untaken.put_right.connect(self._show_file)
        state.bringing_back.connect(self._on_bringing_back)
        state.receivers_missing.connect(self._on_missing)
        state.leaving.connect(self.settle)
        state.opt_outs_known.connect(self.table.measure)  # what is said of them stands beside their names
        state.rows_added.connect(self.model.grow)
        state.rows_changed.connect(self.model.renew)
        state.rows_said.connect(self.model.refresh)
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
        self._missing.say("")
        self._state.set_numbers(self.edit.toPlainText())

    @Slot()
    def _on_left(self) -> None:
        if not self.edit.hasFocus() or QApplication.activeModalWidget() is not None:
            self._state.leave_numbers()
            self._waiting.setVisible(bool(self._state.draft.numbers.strip()))

    @Slot(object)
    def _on_pasted(self, text: str) -> None:
        self._state.paste(text)

    @Slot()
    def _on_contacts(self) -> None:
        self.contacts_wanted.emit()

    @Slot()
    def _on_import(self) -> None:
        from ovhsms_gui.files.reading import SUFFIXES  # noqa: PLC0415

        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = (
            self.tr("Tables and contacts ({patterns})").format(patterns=patterns),
            self.tr("All files (*)"),
        )
        dialog = OpenDialog("importFileDialog", self.tr("Import receivers"), kinds, self)
        dialog.fileSelected.connect(self._on_file)
        self._open(dialog)

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self.import_file(Path(path))

    @Slot(object)
    def _on_imported(self, imported: object) -> None:
        from ovhsms_gui.files.people import Imported  # noqa: PLC0415

        assert isinstance(imported, Imported)
        self._state.add_file(imported)

    @Slot()
    def _on_missing(self) -> None:
        """The caret may be where it leads to: that would be no answer."""
        self._missing.say(
            self.tr("Add receivers first: type a number here and press Enter, or paste a list."),
            State.TRANSIT,
        )

    @Slot()
    def _on_remove(self) -> None:
        self.settle()
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

    @Slot()
    def _on_undo_in_box(self) -> None:
        """Nobody comes back for people who were added by the box since."""
        if self._state.just_changed:
            self._state.undo()

    @Slot()
    def _on_bringing_back(self) -> None:
        self._coming_back = True
        if self.isVisible() and not self.table.hasFocus():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)  # until they are there

    def _show_back(self, first: int) -> None:
        """Those from this row on were removed before."""
        model, selection = self.model, self.table.selectionModel()
        rows = QItemSelection(model.index(first, 0), model.index(model.rowCount() - 1, 0))
        selection.setCurrentIndex(model.index(first, NUMBER), QItemSelectionModel.SelectionFlag.NoUpdate)
        flags = QItemSelectionModel.SelectionFlag
        selection.select(rows, flags.ClearAndSelect | flags.Rows)
        if self.edit.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

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

    @Slot()
    def _on_filled(self) -> None:
        self._take_corrected()
        if not self.model.is_missing(self.table.currentIndex()):
            self.filled.emit()

    def go_to(self, row: int, field: str, *, edit: bool) -> None:
        """Show what a receiver has for a placeholder, and open it for typing."""
        self.table.select_row(row, self.model.column_of(field))
        if edit:
            self.table.edit(self.table.currentIndex())

    @Slot()
    def _on_clear(self) -> None:
        self.settle()
        self._state.clear_receivers()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_selection(self) -> None:
        self._remove.setEnabled(self.table.selectionModel().hasSelection())

    @Slot(object)
    def _on_reading(self, rows: int) -> None:
        self._summary.setText(self.tr("Reading… {n} so far").format(n=messages.figure(rows)))
        self._show_table()

    @Slot(object)
    def _on_read_done(self, added: object) -> None:
        assert isinstance(added, Added)
        self._show()
        if added.merged:
            self.model.refresh()
        self.table.measure()
        if more := added.new + added.invalid:  # of a long list its beginning is what people expect
            first = self.model.index(self.model.rowCount() - more, 0)
            if self._coming_back:
                self._show_back(first.row())
            self.table.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)
        self._coming_back = False

    @Slot()
    def _show(self) -> None:
        self._show_numbers()
        receivers = self._state.plan.receivers
        self.model.show_plan(self._state.plan, self._state.region)
        self.table.renew_figures()
        self._summary.setText(messages.people(receivers.people) if receivers.rows else "")
        self._chips.show_counts(receivers, self._state.untaken.left.count)
        self._show_file()
        self._clear.setEnabled(bool(receivers.rows))
        if receivers.rows:
            self._missing.say("")
        self._on_selection()
        self._show_table()

    @Slot()
    def _show_file(self) -> None:
        self._file.setText(self._state.file_rows.words)
        self._file_icon.setVisible(bool(self._state.file_rows.file))

    def _show_numbers(self) -> None:
        numbers = self._state.draft.numbers
        if self.edit.toPlainText() != numbers:  # it was taken from there, or another draft stands here
            self.edit.setPlainText(numbers)
            self._waiting.setVisible(self._state.numbers_begun)

    def _show_table(self) -> None:
        self._stack.setCurrentIndex(1 if self.model.rowCount(QModelIndex()) else 0)


def _local_file(data: QMimeData) -> Path | None:
    """The one file that is dragged here."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None
