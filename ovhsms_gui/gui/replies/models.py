"""The list of conversations, as a table of one column."""

from PySide6.QtCore import QObject, Slot

from ovhsms_gui.gui.kit.talks import TALK, TalkFace
from ovhsms_gui.gui.replies import words
from ovhsms_gui.gui.replies.state import RepliesState
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel
from ovhsms_gui.store.conversations import Conversation


class ConversationsModel(TitledModel):
    """One face for each; older ones are fetched at the end of the list."""

    def __init__(self, state: RepliesState, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self.titles = (self.tr("Conversation"),)
        self._state = state
        self._rows: tuple[Conversation, ...] = ()
        self._faces: dict[int, tuple[tuple[float, str], TalkFace]] = {}  # by row: of when and where, and what

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row for each that was read."""
        return 0 if parent.isValid() else len(self._rows)

    def says(self, index: Index, role: int) -> object:
        """What is painted, and the same in words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == TALK:
            return self._face(index.row())
        region, now = self._state.region, self._state.now()
        if role in {Role.AccessibleTextRole, Role.DisplayRole}:
            return words.heard(row, region, now)
        if role == Role.ToolTipRole:
            return row.text
        return None

    def _face(self, place: int) -> TalkFace:
        """A list that is painted again and again is put in words once a minute."""
        region, now = self._state.region, self._state.now()
        of = (now // 60, region)
        known = self._faces.get(place)
        if known is None or known[0] != of:
            known = self._faces[place] = (of, words.face(self._rows[place], region, now))
        return known[1]

    def canFetchMore(self, parent: Index) -> bool:
        """There are older ones."""
        return not parent.isValid() and self._state.more

    def fetchMore(self, _parent: Index) -> None:
        """Read them."""
        self._state.read_older(len(self._rows))

    def row(self, place: int) -> Conversation:
        """The one in a row."""
        return self._rows[place]

    def place_of(self, e164: str) -> int:
        """Its row, -1 when it is not listed."""
        return next((place for place, row in enumerate(self._rows) if row.e164 == e164), -1)

    @Slot()
    def renew(self) -> None:
        """Take over what was read, without losing the view's place where the rows are the same."""
        old, new = self._rows, self._state.rows
        self._faces.clear()
        if old and [row.e164 for row in new[: len(old)]] == [row.e164 for row in old]:
            if len(new) > len(old):
                self.beginInsertRows(NOWHERE, len(old), len(new) - 1)
            self._rows = new
            if len(new) > len(old):
                self.endInsertRows()
            self.dataChanged.emit(self.index(0, 0), self.index(len(old) - 1, 0))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()
