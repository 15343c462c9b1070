"""What all tables of the window have in common: titles, and cells that are cut to what is read of them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ovhsms_gui.gui import look

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole

_LOOKED_AT = 20  # times what is shown of a line
_LONGEST = {
    Role.DisplayRole: 300,  # characters: what a wide column shows of a line
    Role.ToolTipRole: 2000,
    Role.AccessibleTextRole: 2000,
}


def cut(text: str, longest: int) -> str:
    """As much of it as anybody reads: to lay out a megabyte on one line freezes the window."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def one_line(text: str, longest: int = 60) -> str:
    """As much of it as a line takes: pasted junk must not blow up what shows it."""
    start = text[: _LOOKED_AT * longest]  # megabytes on a line would be gone through at each painting
    flat = " ".join(start.split())
    return flat if len(flat) <= longest and start == text else flat[: longest - 1].rstrip() + "…"


class TitledModel(QAbstractTableModel):
    """A column for each of `titles`, which may change with the rows. A subclass has these, and what a cell `says`."""

    def __init__(self, titles: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """One for each title."""
        return 0 if parent.isValid() else len(self.titles)

    def says(self, index: Index, role: int) -> object:
        """What stands in a cell, or is said of it in another role; None for nothing."""
        raise NotImplementedError

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The same, no longer than is read, and nothing of it markup."""
        said = self.says(index, role)
        if not isinstance(said, str) or Role(role) not in _LONGEST:
            return said
        short = cut(said, _LONGEST[Role(role)])
        return look.tip(short) if role == Role.ToolTipRole else short

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return cut(self.titles[section], _LONGEST[Role.DisplayRole])
        return None
