"""The receivers as a table. Reads the list's rows; copies none."""

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot

from ovhsms_gui.core.numbers import Number
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel

NUMBER, NAME, VERDICT = range(3)


class ReceiversModel(TitledModel):
    """Three columns: number, name, verdict in words. Numbers and names can be corrected."""

    corrected = Signal(object, object, str)  # row, column and what was typed there

    def __init__(self, rows: ReceiverList, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self.titles = (self.tr("Number"), self.tr("Name"), self.tr("Check"))
        self._rows = rows
        self._shown = len(rows)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows announced to the views so far."""
        return 0 if parent.isValid() else self._shown

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Text for people and for screen readers; the long form as a tooltip."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows.row(index.row())
        column = index.column()
        if role == Role.DisplayRole:
            if column == NUMBER:
                return _one_line(row.number.shown)
            if column == NAME:
                return self._names(index.row())
            return " ".join(self._verdict(row.number))
        if role == Role.EditRole:
            return row.name if column == NAME else row.number.raw
        if role == Role.AccessibleTextRole and column == VERDICT:
            return self._verdict(row.number)[1]
        if role == Role.ToolTipRole:
            typed = self.tr("Typed as: {raw}").format(raw=_one_line(row.number.raw, 200))
            hint = self.tr("Double-click or F2: correct it") if column != VERDICT else ""
            told = (self._verdict(row.number)[1], self._names(index.row()), typed, hint)
            return "\n".join(filter(None, told))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be corrected can be edited."""
        flags = super().flags(index)
        return flags if index.column() == VERDICT else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Hand on what was typed; whoever owns the list decides what becomes of it."""
        typed = str(value).strip()
        if role != Role.EditRole or typed == str(index.data(Role.EditRole)).strip():
            return False
        if index.column() == NUMBER and not typed:
            return False
        self.corrected.emit(index.row(), index.column(), typed)
        return True

    def _names(self, place: int) -> str:
        """Whose number it is; several people may have given the same."""
        first, *others = self._rows.names(place)
        if not others:
            return first
        return self.tr("{name} (also: {others})").format(name=first, others=", ".join(others))

    def _verdict(self, number: Number) -> tuple[str, str]:
        if number.e164 in self._rows.out:
            return "⊘", self.tr("opted out, gets nothing")
        return messages.verdict(number)

    @Slot()
    def grow(self) -> None:
        """Announce rows that were added at the end."""
        now = len(self._rows)
        if now > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, now - 1)
            self._shown = now
            self.endInsertRows()

    def refresh(self) -> None:
        """Announce that rows may say more than before: others were merged into them."""
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self._shown - 1, VERDICT))

    @Slot()
    def renew(self) -> None:
        """Announce that anything may have changed."""
        self.beginResetModel()
        self._shown = len(self._rows)
        self.endResetModel()


def _one_line(text: str, longest: int = 60) -> str:
    """Pasted junk must not blow up a cell."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"
