"""The outbox's tables: sends, the receivers of one send, and its trail."""

from itertools import takewhile
from math import inf, isfinite

from PySide6.QtCore import QDate, QObject, Slot

from ovhsms_gui.core.states import AT_OVHCLOUD, ReceiverState
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.kit.cells import FACE
from ovhsms_gui.gui.kit.sends import SEND, SendFace
from ovhsms_gui.gui.outbox import causes, faces, facts, holding, words
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.paging import PagedModel
from ovhsms_gui.gui.settings.words import removed
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel
from ovhsms_gui.store.history import Which
from ovhsms_gui.store.rows import EventRow, ReceiverRow, SendRow
from ovhsms_gui.store.steady import steady

STATE, REASON = 2, 3  # columns of a receiver
PART = 1  # column of the trail
_START = 200  # characters of a text
_TAKEN = frozenset({*AT_OVHCLOUD, ReceiverState.ACCEPTED, ReceiverState.DELIVERED})


class SendsModel(TitledModel):
    """When, to how many, which text, how far; all of it as one face in the first column.

    Older ones are fetched at the end of the list.
    """

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
            return self._cells(send)[index.column()]
        if role == SEND:
            return self._face(index.row())
        if role == Role.AccessibleTextRole and index.column() == 0:
            _when, to, text, state = self._cells(send)
            now, undo = self._state.now(), words.seconds_to_undo(send, steady())
            left = faces.chip(send, now, undo=undo > 0).text if undo or faces.to_come(send) else state
            return ", ".join((to, facts.leaves(send, now, whole=True, undo=undo), left, text))
        if role == Role.ToolTipRole:
            return words.summary(send) if index.column() == 3 else send.text
        return None

    def day(self, row: int) -> str:
        """What stands above a send: the day, if the send above it is of another."""
        own = self._day(self._sends[row])
        return own if row == 0 or own != self._day(self._sends[row - 1]) else ""

    def _day(self, send: SendRow) -> str:
        """On which it was confirmed; of what is to come, that it is, and where nothing else is, on which it leaves."""
        at = _rank(send, self._state.now())
        if self._state.listing.wanted.which is not Which.SCHEDULED and at < inf:
            return self.tr("To come")
        return faces.day(at if isfinite(at) else send.created, QDate.currentDate())

    def _cells(self, send: SendRow) -> tuple[str, str, str, str]:
        text = " ".join(send.text.split()) if send.removed is None else removed(send.removed)
        to = facts.to_whom(send)
        state = words.summary(send)
        if send.paused is not None:
            state = self.tr("⚠ paused · {state}").format(state=state)
        return messages.moment(send.created), facts.priced(send, to), text[:_START], state

    def _face(self, row: int) -> SendFace:
        send = self._sends[row]
        _when, to, text, _state = self._cells(send)
        now = self._state.now()
        undo = words.seconds_to_undo(send, steady())
        chip = faces.chip(send, now, undo=undo > 0)
        when_ = facts.leaves(send, now, undo=undo)
        return SendFace(to, when_, text, chip, faces.shares(send), self.day(row))

    def canFetchMore(self, parent: Index) -> bool:
        """There may be older ones."""
        return not parent.isValid() and bool(self._sends) and not self._state.listing.whole

    def fetchMore(self, _parent: Index) -> None:
        """Read older ones."""
        self._state.listing.read_older(len(self._sends))

    def send(self, row: int) -> SendRow:
        """The send in a row."""
        return self._sends[row]

    def row_of(self, send_id: int) -> int:
        """A send's row, -1 when it is not there."""
        return next((row for row, send in enumerate(self._sends) if send.id == send_id), -1)

    @property
    def coming(self) -> int:
        """How many of the first rows are of what is to come."""
        now = self._state.now()
        return sum(1 for _ in takewhile(lambda send: _rank(send, now) < inf, self._sends))

    @Slot()
    def renew(self) -> None:
        """Take over what the state has read, without losing the view's place where the rows are the same."""
        # What is to come stands above what was, as its days do.
        now = self._state.now()
        new = tuple(sorted(self._state.listing.rows, key=lambda send: _rank(send, now)))
        old = self._sends
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


def _rank(send: SendRow, now: float) -> float:
    """What leaves within seconds, then what is to come, the next one first; infinite for what was.

    `now`: by OVHcloud's clock.
    """
    if send.terms.due is None and words.seconds_to_undo(send, steady()):
        return -inf
    if not faces.to_come(send):
        return inf
    leaves = holding.until(send, now) or send.terms.due
    return send.created if leaves is None else leaves.at


class SendReceiversModel(PagedModel[ReceiverRow]):
    """Number, name, state by icon and words, why, and when it left."""

    def __init__(self, state: OutboxState, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._state = state
        self.titles = (
            self.tr("Number"),
            self.tr("Name"),
            self.tr("State"),
            self.tr("Detail"),
            self.tr("Time"),
        )

    def cells(self, row: ReceiverRow) -> tuple[str, ...]:
        """As they are shown."""
        state = messages.receiver_state(row.state)[1]
        return self.number(row), row.name, state, self.detail(row), self._hour(row)

    def number(self, row: ReceiverRow) -> str:
        """As it is written at home."""
        return row.at_home or facts.number(row)

    def detail(self, row: ReceiverRow) -> str:
        """Why it is so; where there is nothing to be said of that, how many SMS it was, if more than one."""
        send, why = self._state.current, words.brief(row)
        if why or send is None or row.state not in _TAKEN:
            return why
        each = facts.sms_each(send.terms, row)
        return messages.sms(each) if each > 1 else ""

    def _hour(self, row: ReceiverRow) -> str:
        """At which it left, or is to leave; nothing for whom it does not leave."""
        send = self._state.current
        if send is None or row.state is ReceiverState.CANCELLED:
            return ""
        due = holding.until(send, self._state.now()) if row.state is ReceiverState.HELD else None
        due = due or send.terms.due
        if row.sent is not None and due is not None:  # told in the zone in which it was chosen
            return when.clock(when.local(due).time())
        return "" if row.sent is None else faces.clock(row.sent)

    def says(self, index: Index, role: int) -> object:
        """As in every paged table, and the state by icon, colour and a word: all of it is in the tooltip."""
        if role == FACE:
            row = self.row(index.row()) if index.column() == STATE else None
            return None if row is None else faces.of_person(row)
        if role == Role.ToolTipRole and index.column() == REASON:
            row = self.row(index.row())
            return None if row is None else words.person(row)
        return super().says(index, role)

    def spoken(self, row: ReceiverRow, column: int) -> str:
        """The reason in full."""
        return words.explained(row) if column == REASON else super().spoken(row, column)


class TrailModel(PagedModel[EventRow]):
    """When, which batch, what became of it, why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.titles = (self.tr("When"), self.tr("Batch"), self.tr("What"), self.tr("Why"))

    def cells(self, row: EventRow) -> tuple[str, ...]:
        """The journal's codes in words."""
        part = "" if row.seq is None else str(row.seq + 1)
        return messages.moment(row.at, precise=True), part, words.move(row), causes.cause(row.cause)
