"""The outbox's two tables: sends, and the receivers of one send."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from ovhsms_gui.gui import messages
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.outbox.state import OutboxState, receiver_cells
from ovhsms_gui.store.rows import ReceiverRow, SendRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class SendsModel(QAbstractTableModel):
    """When, to how many, which text, how far."""

    def __init__(self, state: OutboxState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sends: tuple[SendRow, ...] = ()
        self._state = state

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each send read."""
        return 0 if parent.isValid() else len(self._sends)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Four."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return (self.tr("When"), self.tr("To"), self.tr("Message"), self.tr("State"))[section]
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Texts; the whole message as a tooltip."""
        if not index.isValid():
            return None
        send = self._sends[index.row()]
        if role == _Role.DisplayRole:
            when = QLocale().toString(
                QDateTime.fromMSecsSinceEpoch(int(send.created * 1000)), QLocale.FormatType.ShortFormat
            )
            text = " ".join(send.text.split())
            return (when, messages.people(send.total), text[:200], words.summary(send))[index.column()]
        if role == _Role.ToolTipRole:
            return send.text if index.column() == 2 else words.summary(send)
        return None

    def send(self, row: int) -> SendRow:
        """The send in a row."""
        return self._sends[row]

    def row_of(self, send_id: int) -> int:
        """A send's row, -1 when it is not there."""
        return next((row for row, send in enumerate(self._sends) if send.id == send_id), -1)

    @Slot()
    def renew(self) -> None:
        """Take over what the state has read, without losing the view's place where the rows are the same."""
        new = self._state.sends
        if [s.id for s in new] == [s.id for s in self._sends]:
            self._sends = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, 3))
            return
        self.beginResetModel()
        self._sends = new
        self.endResetModel()


class SendReceiversModel(QAbstractTableModel):
    """Number, name, state in words, reason. Fetches page after page."""

    def __init__(self, state: OutboxState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown = 0
        self._asked = 0

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows fetched so far."""
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Four."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return (self.tr("Number"), self.tr("Name"), self.tr("State"), self.tr("Reason"))[section]
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Texts."""
        if not index.isValid() or index.row() >= len(self._state.rows):
            return None
        row = self._state.rows[index.row()]
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self._cells(row)[index.column()]
        if role == _Role.AccessibleTextRole and index.column() == 2:
            return messages.receiver_state(row.state)[1]
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """There are receivers that were not fetched yet."""
        current = self._state.current
        return (
            not parent.isValid() and current is not None and self._asked < current.total and self._shown > 0
        )

    def fetchMore(self, _parent: Index) -> None:
        """Ask for the next page."""
        if self._asked == self._shown:
            self._asked += 1  # asked: further calls wait for the answer
            self._state.more()

    @Slot()
    def renew(self) -> None:
        """Another send is shown."""
        self.beginResetModel()
        self._shown = self._asked = len(self._state.rows)
        self.endResetModel()

    @Slot()
    def update_rows(self) -> None:
        """The same send: states may have changed, a page may have been added."""
        now = len(self._state.rows)
        if now > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, now - 1)
            self._shown = now
            self.endInsertRows()
        self._asked = self._shown
        if now:
            self.dataChanged.emit(self.index(0, 2), self.index(now - 1, 3))

    def _cells(self, row: ReceiverRow) -> tuple[str, str, str, str]:
        number, name, _, reason = receiver_cells(row)
        return number, name, " ".join(messages.receiver_state(row.state)), reason
