"""The outbox's tables: sends, the receivers of one send, and its trail."""

from PySide6.QtCore import QObject, Slot

from ovhsms_gui.gui import messages
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.outbox.state import SENDS_PAGE, OutboxState, receiver_cells
from ovhsms_gui.gui.paging import PagedModel
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel
from ovhsms_gui.store.rows import EventRow, ReceiverRow, SendRow


class SendsModel(TitledModel):
    """When, to how many, which text, how far. Older ones are fetched at the end of the list."""

    def __init__(self, state: OutboxState, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self.titles = (self.tr("When"), self.tr("To"), self.tr("Message"), self.tr("State"))
        self._sends: tuple[SendRow, ...] = ()
        self._state = state

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row for each send read."""
        return 0 if parent.isValid() else len(self._sends)

    def says(self, index: Index, role: int) -> object:
        """Texts; the whole message as a tooltip."""
        if not index.isValid():
            return None
        send = self._sends[index.row()]
        if role == Role.DisplayRole:
            text = " ".join(send.text.split())
            to = self.tr("test to me") if send.test else messages.people(send.total)
            state = words.summary(send)
            if send.paused is not None:
                state = self.tr("⚠ paused · {state}").format(state=state)
            return (messages.moment(send.created), to, text[:200], state)[index.column()]
        if role == Role.ToolTipRole:
            return send.text if index.column() == 2 else words.summary(send)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """There may be older ones."""
        return not parent.isValid() and bool(self._sends) and len(self._sends) % SENDS_PAGE == 0

    def fetchMore(self, _parent: Index) -> None:
        """Read older ones."""
        self._state.read_older(len(self._sends))

    def send(self, row: int) -> SendRow:
        """The send in a row."""
        return self._sends[row]

    def row_of(self, send_id: int) -> int:
        """A send's row, -1 when it is not there."""
        return next((row for row, send in enumerate(self._sends) if send.id == send_id), -1)

    @Slot()
    def renew(self) -> None:
        """Take over what the state has read, without losing the view's place where the rows are the same."""
        old, new = self._sends, self._state.sends
        if old and [s.id for s in new[: len(old)]] == [s.id for s in old]:
            if len(new) > len(old):
                self.beginInsertRows(NOWHERE, len(old), len(new) - 1)
            self._sends = new
            if len(new) > len(old):
                self.endInsertRows()
            self.dataChanged.emit(self.index(0, 0), self.index(len(old) - 1, 3))
            return
        self.beginResetModel()
        self._sends = new
        self.endResetModel()


class SendReceiversModel(PagedModel[ReceiverRow]):
    """Number, name, state in words, reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.titles = (self.tr("Number"), self.tr("Name"), self.tr("State"), self.tr("Reason"))

    def cells(self, row: ReceiverRow) -> tuple[str, ...]:
        """As exported, with a sign before the state."""
        number, name, _, reason = receiver_cells(row)
        return number, name, " ".join(messages.receiver_state(row.state)), reason

    def spoken(self, row: ReceiverRow, column: int) -> str:
        """The state without its sign."""
        return receiver_cells(row)[column]


class TrailModel(PagedModel[EventRow]):
    """When, which part, what became of it, why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.titles = (self.tr("When"), self.tr("Part"), self.tr("What"), self.tr("Why"))

    def cells(self, row: EventRow) -> tuple[str, ...]:
        """The journal's codes in words."""
        part = "" if row.seq is None else str(row.seq + 1)
        return messages.moment(row.at, precise=True), part, words.move(row), words.cause(row.cause)
