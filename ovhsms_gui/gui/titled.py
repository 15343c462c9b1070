"""What all tables of the window have in common: titles above their columns. A subclass has the rows."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole


class TitledModel(QAbstractTableModel):
    """A column for each of `titles`, which may change with the rows."""

    def __init__(self, titles: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """One for each title."""
        return 0 if parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.titles[section]
        return None
