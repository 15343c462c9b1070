"""The list of receivers as it is looked at: cells are corrected in place, one after the other."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ovhsms_gui.gui.compose.receivers_model import NAME, NUMBER, ReceiversModel
from ovhsms_gui.gui.kit.cells import FACE, ChipDelegate
from ovhsms_gui.gui.kit.chip import ChipFace, chip_width
from ovhsms_gui.gui.kit.header import Header
from ovhsms_gui.gui.kit.measures import ROW, Type, font, px
from ovhsms_gui.gui.kit.palette import State, tone_of

# In line heights.
_SIDES = 1.25  # beside the text of a cell
_TITLE_SIDES = 1.125
_WIDEST = 12.0
_NAME = 7.0  # the least
_NAME_AND_CHIP = 10.0  # with less, the figures give way
_WIDEST_NAME = 20.0  # beside fields, with what is said of somebody
_FIGURES = 3.25
_LEAST = 5.5  # high
_MEASURED = 200  # rows
_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_STEPS = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}
_Trigger = QAbstractItemView.EditTrigger


class ReceiversTable(QTableView):
    """Tab goes from an open cell to the next one; what is missing is filled in by typing, one after the other."""

    filled = Signal()  # Enter ended what was typed in a cell that had to be filled in

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: list[object] = []  # in sight
        self._names = px(_NAME_AND_CHIP)  # what they need beside fields
        cells = _Cells(self)
        # Later: only then it is committed.
        cells.entered.connect(self._on_entered, Qt.ConnectionType.QueuedConnection)
        self.setItemDelegate(cells)
        self.setHorizontalHeader(Header(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(px(_LEAST))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def lay_out(self) -> None:
        """Once it has its model: rows as high and columns as wide as they need."""
        header = self.horizontalHeader()
        header.setMinimumSectionSize(px(2))
        header.setStretchLastSection(False)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.setColumnWidth(NUMBER, _width("+33 6 39 98 00 12") + px(_SIDES))
        self.model().columnsInserted.connect(self._on_columns)
        self.model().columnsRemoved.connect(self._fit)
        header.sectionResized.connect(self._on_resized)
        self._mark()
        self._fit()

    def sizeHint(self) -> QSize:
        """No more than it must have: it takes what is left."""
        return QSize(super().sizeHint().width(), px(_LEAST))

    @Slot()
    def measure(self) -> None:
        """Names have the room that they need, and columns of fields become as wide as what came into them."""
        model = self.model()
        assert isinstance(model, ReceiversModel)
        for column in model.fields:
            self.setColumnWidth(column, max(self.columnWidth(column), self._needed(column)))
        self._names = self._needed_by_names()
        self._fit()

    def renew_figures(self) -> None:
        """Draw the figures in sight anew if they are others now: each key may change them, and seldom does."""
        model = self.model()
        assert isinstance(model, ReceiversModel)
        first = max(0, self.rowAt(0))
        in_sight = self.viewport().height() // self.verticalHeader().defaultSectionSize() + 2
        rows = range(first, min(first + in_sight, model.rowCount()))
        figures = [model.index(row, model.sms).data() for row in rows]
        if figures != self._figures:
            self._figures = figures
            left, width = self.columnViewportPosition(model.sms), self.columnWidth(model.sms)
            self.viewport().update(left, 0, width, self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names take what is left; beside fields no more than they need, so that these stand next to them."""
        super().resizeEvent(event)
        self._fit()

    @Slot(QModelIndex, int, int)
    def _on_columns(self, _parent: QModelIndex, first: int, last: int) -> None:
        """New columns are as wide as they need, and belong to the rows that are selected."""
        for column in range(first, last + 1):
            self.setColumnWidth(column, self._needed(column))
        self._mark()
        self._fit()
        selection = self.selectionModel()
        for row in {index.row() for index in selection.selectedIndexes()}:
            selection.select(
                self.model().index(row, first),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _needed(self, column: int) -> int:
        """Room for the title and for what stands in the first rows."""
        model = self.model()
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        width = QFontMetrics(self.horizontalHeader().font()).horizontalAdvance(title) + px(_TITLE_SIDES)
        for row in range(min(model.rowCount(), _MEASURED)):
            index = model.index(row, column)
            # Asked by way of Qt, and for a chip beside every text, it would take three times as long.
            if text := str(model.data(index) or ""):
                width = max(width, _width(text) + px(_SIDES))
            elif isinstance(face := model.data(index, FACE), ChipFace):
                width = max(width, chip_width(face) + px(0.5))
        return min(width, px(_WIDEST))

    def _needed_by_names(self) -> int:
        """The same for names, each with the chip beside it."""
        model, needed = self.model(), px(_NAME_AND_CHIP)
        for row in range(min(model.rowCount(), _MEASURED)):
            index = model.index(row, NAME)
            width = _width(str(model.data(index) or "")) + px(_SIDES)
            if isinstance(face := model.data(index, FACE), ChipFace):
                width += chip_width(face) + px(0.75)
            needed = max(needed, width)
        return min(needed, px(_WIDEST_NAME))

    def _mark(self) -> None:
        model, header = self.model(), self.horizontalHeader()
        if isinstance(model, ReceiversModel) and isinstance(header, Header):
            header.mark(model.fields)

    @Slot(int, int, int)
    def _on_resized(self, column: int, _before: int, _now: int) -> None:
        if column != NAME:
            self._fit()

    @Slot()
    def _fit(self) -> None:
        model = self.model()
        if not isinstance(model, ReceiversModel):
            return
        self._mark()
        others = sum(
            self.columnWidth(column)
            for column in range(model.columnCount())
            if column not in {NAME, model.sms}
        )
        room = self.viewport().width() - others
        figures = room - px(_FIGURES) >= px(_NAME_AND_CHIP)
        self.setColumnHidden(model.sms, not figures)
        # The figures stand at the right end, wherever the fields end.
        beside = room - (px(_FIGURES) if figures else 0)
        names = min(beside, self._names) if figures and model.fields else beside
        names = max(px(_NAME), names)
        self.setColumnWidth(model.sms, max(px(_FIGURES), room - names))
        self.setColumnWidth(NAME, names)

    def select_row(self, row: int, column: int) -> None:
        """Make a cell the current one, and its row the selected one, in sight."""
        index = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(index, _ROW)
        self.scrollTo(index)

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select all of these, with the caret in the first."""
        self.select_row(rows[0], 0)
        chosen = QItemSelection()
        for row in rows:
            index = self.model().index(row, 0)
            chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def settle(self) -> None:
        """Give the model what is typed in an open cell, and close it."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and self.state() == QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    @Slot()
    def _on_entered(self) -> None:
        self.settle()
        self.filled.emit()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Called by Qt. Tab and Shift+Tab pass by what cannot be typed; the focus begins at the first."""
        if action not in _STEPS or not self.currentIndex().isValid():
            return super().moveCursor(action, modifiers)
        model, index = self.model(), self.currentIndex()
        width = model.columnCount()
        at = index.row() * width + index.column()
        while 0 <= (at := at + _STEPS[action]) < model.rowCount() * width:
            index = model.index(at // width, at % width)
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                return index
        return QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first arrow after a removal selects the place where that was; typing fills in what is missing.

        Enter opens a cell: F2, which does too, is known to few.
        """
        model, index = self.model(), self.currentIndex()
        if self._enters(event) and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            return
        arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if arrow and index.isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().setCurrentIndex(index, _ROW)
            return
        typed = event.text().isprintable() and event.text().strip()
        before = self.editTriggers()
        if typed and isinstance(model, ReceiversModel) and model.is_missing(index):
            self.setEditTriggers(before | _Trigger.AnyKeyPressed)
        super().keyPressEvent(event)
        self.setEditTriggers(before)

    def _enters(self, event: QKeyEvent) -> bool:
        """Not by what has just been typed in the cell, by a key still held, nor with Ctrl, which asks to send."""
        if self.state() == QAbstractItemView.State.EditingState:
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and not event.isAutoRepeat()


def _width(text: str) -> int:
    return QFontMetrics(font(Type.BODY, tabular=True)).horizontalAdvance(text)


class _Cells(ChipDelegate):
    """Opens cells for typing; figures stand below each other, and those above 1 stand out."""

    entered = Signal()  # in a cell that had to be filled in

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._missing = False  # what is being typed

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Called by Qt with what happens to an open cell."""
        enter = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        pressed = enter and event.type() == QEvent.Type.KeyPress
        done = super().eventFilter(editor, event)
        if pressed and self._missing:
            self._missing = False
            self.entered.emit()
        return done

    def letters(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, text: str
    ) -> tuple[QFont, QColor | None]:
        """Digits as wide as one another; the number of SMS stands back where it is 1."""
        model = index.model()
        if not isinstance(model, ReceiversModel) or index.column() != model.sms:
            return font(Type.BODY, tabular=True), None
        tone, dear = tone_of(option.palette), text not in {"", "1"}
        ink = tone.states[State.WARNING].ink if dear else tone.muted
        return font(Type.STRONG if dear else Type.BODY, tabular=True), ink

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """On a ground of its own, or what is in the cell would be seen through; heard by the column's name."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setFrame(True)
        model = index.model()
        self._missing = isinstance(model, ReceiversModel) and model.is_missing(
            model.index(index.row(), index.column())
        )
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title))
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """What is being typed stays, whatever happens to the row meanwhile."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QLineEdit) and not editor.isModified() and editor.text() != text:
            editor.setText(text)
            editor.selectAll()
