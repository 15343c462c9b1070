"""The list of receivers as it is looked at: cells are corrected in place, one after the other."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ovhsms_gui.gui.compose.receivers_model import ReceiversModel

_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_STEPS = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}
_Trigger = QAbstractItemView.EditTrigger


class ReceiversTable(QTableView):
    """Tab goes from an open cell to the next one; what is missing is filled in by typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Cells(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def select_row(self, row: int, column: int) -> None:
        """Make a cell the current one, and its row the selected one, in sight."""
        index = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(index, _ROW)
        self.scrollTo(index)

    def settle(self) -> None:
        """Give the model what is typed in an open cell, and close it."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and self.state() == QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Called by Qt. Tab and Shift+Tab pass by what cannot be typed."""
        if action not in _STEPS:
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
        """The first arrow after a removal selects the place where that was; typing fills in what is missing."""
        model, index = self.model(), self.currentIndex()
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


class _Cells(QStyledItemDelegate):
    """Opens cells for typing."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """With a name for screen readers: the column's."""
        editor = super().createEditor(parent, option, index)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title))
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """What is being typed stays, whatever happens to the row meanwhile."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QLineEdit) and not editor.isModified() and editor.text() != text:
            editor.setText(text)
            editor.selectAll()
