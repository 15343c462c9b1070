"""The import dialog's tables: the first rows as they were read, those not taken, and those that were put right."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QObject

from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.files.people import Person
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.imports import words
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel, cut

SHOWN = 50  # rows of the preview
_WIDEST = 40  # columns of the preview: nobody looks at more
_IN_SIGHT = 8  # columns
_SHOWN_OF_CELL = 300  # characters
_T = TypeVar("_T")


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

    def says(self, index: Index, role: int) -> object:
        """A cell; whole as a tooltip."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        row = self._rows[index.row()]
        return row[index.column()] if index.column() < len(row) else ""


def preview(state: ImportState) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Titles and first rows of the file; of many columns those that are chosen for something stand first."""
    table, mapping = state.table, state.mapping
    if table is None:
        return (), ()
    # Without a header every row is somebody, or is told of: none of them is hidden.
    start = 0 if mapping.header is None else mapping.header + 1
    titles = [column.title for column in state.columns]
    chosen = (*mapping.names, *mapping.columns) if len(titles) > _IN_SIGHT else ()
    order = list(dict.fromkeys(index for index in (*chosen, *range(len(titles))) if index < len(titles)))
    order = order[:_WIDEST]
    return [titles[i] for i in order], [
        [row[i] if i < len(row) else "" for i in order] for row in table.rows[start : start + SHOWN]
    ]


class _Lines(Sequence[Sequence[str]], Generic[_T]):
    """A line for each of any number of things, made when it is looked at."""

    def __init__(self, things: Sequence[_T], line: Callable[[_T], Sequence[str]]) -> None:
        self._things = things
        self._line = line

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> Sequence[str]: ...
    @overload
    def __getitem__(self, at: slice) -> "_Lines[_T]": ...
    def __getitem__(self, at: int | slice) -> "Sequence[str] | _Lines[_T]":
        if isinstance(at, slice):
            return _Lines(self._things[at], self._line)
        return self._line(self._things[at])


def rejected(state: ImportState) -> Sequence[Sequence[str]]:
    """The rows that are not taken: number, reason, and what stands in them."""
    return _Lines(
        state.imported.rejected if state.imported is not None else (), partial(_rejected, words.reasons())
    )


def changed(state: ImportState) -> Sequence[Sequence[str]]:
    """The numbers that were put right or are worth a look: row, what stood there, the number, and why."""
    return _Lines(state.changed_people, _changed)


def _rejected(reasons: dict[str, str], one: Untaken) -> Sequence[str]:
    cells = " · ".join(cut(cell, _SHOWN_OF_CELL) for cell in one.cells if cell.strip())
    return messages.figure(one.number), reasons[one.reason], cells


def _changed(one: Person) -> Sequence[str]:
    number = one.row.number
    return messages.figure(one.number), number.raw, number.shown, words.done(one.repair, one.remark)
