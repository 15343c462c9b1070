"""The import dialog's two tables: the first rows as they were read, and the rows that are not taken."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ovhsms_gui.gui.imports import words
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel

SHOWN = 50  # rows of the preview
_WIDEST = 40  # columns of the preview: nobody looks at more


class TextTable(TitledModel):
    """Rows of texts under titles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: Sequence[Sequence[str]] = ()

    def fill(self, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show something else."""
        self.beginResetModel()
        self.titles, self._rows = tuple(titles), rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """A cell; whole as a tooltip."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        row = self._rows[index.row()]
        return row[index.column()] if index.column() < len(row) else ""


def preview(state: ImportState) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Titles and first rows of the file."""
    table = state.table
    if table is None:
        return (), ()
    # Without a header every row is somebody, or is told of: none of them is hidden.
    start = table.top + 1 if state.mapping.header else 0
    titles = [column.title for column in state.columns[:_WIDEST]]
    return titles, [row[:_WIDEST] for row in table.rows[start : start + SHOWN]]


def rejected(
    state: ImportState, titles: tuple[str, str, str]
) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """The rows that are not taken: number, reason, and what stands in them."""
    imported = state.imported
    if imported is None:
        return titles, ()
    rows = [
        (str(one.number), words.reason(one.reason), " · ".join(cell for cell in one.cells if cell.strip()))
        for one in imported.rejected[:1000]
    ]
    return titles, rows
