"""A table model over rows that lie elsewhere: it knows how many there are and holds a few pages of them."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal, Slot

from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel

Row = TypeVar("Row")

PAGE = 200
_KEPT = 24  # pages
_ASKED_AT_ONCE = 3  # who scrolls on does not want the pages that flew by


class PagedModel(TitledModel, Generic[Row]):
    """Asks for the pages that are looked at; a row that is not there yet shows as "…".

    `wanted` carries the offset of a page to be read; `take` brings it. A subclass says what a row shows.
    """

    wanted = Signal(object)  # int

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(titles, parent)
        self._count = 0
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._stale: set[int] = set()  # shown until the new ones come
        self._missing: list[int] = []  # looked at and not asked for yet, the latest last
        self._asked: set[int] = set()
        self._outdated: set[int] = set()  # asked for before the last change: to be read once more
        self._told: tuple[Row, tuple[str, ...]] | None = (
            None  # as its first cell was said: a row is drawn at once
        )
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.timeout.connect(self._on_ask)

    def cells(self, row: Row) -> tuple[str, ...]:
        """The texts of a row."""
        raise NotImplementedError

    def spoken(self, row: Row, column: int) -> str:
        """What a screen reader says of a cell."""
        return self.cells(row)[column]

    # ---- what is there -------------------------------------------------------------------------

    def show(self, count: int) -> None:
        """Another list, of `count` rows."""
        self.beginResetModel()
        self._count = count
        self._pages.clear()
        self._stale.clear()
        self._missing.clear()
        self._asked.clear()
        self._outdated.clear()
        self.endResetModel()

    def renew(self, count: int, looked_at: Iterable[int] = ()) -> None:
        """The same list, which may have changed: `count` rows now. Nothing is drawn anew before it is known what has.

        Rows that are `looked_at` are read again, others once they are.
        """
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        self._stale |= set(self._pages)
        self._outdated |= self._asked  # one question at a time, however often there is news
        for place in looked_at:
            self.row(place)

    def take(self, offset: int, rows: tuple[Row, ...]) -> bool:
        """A page that was asked for; whether any of it is not as it was."""
        page = offset // PAGE
        self._asked.discard(page)
        if page in self._outdated:
            self._outdated.discard(page)
            self._stale.add(page)
        else:
            self._stale.discard(page)
        before = self._pages.get(page, ())
        changed = [n for n, (old, new) in enumerate(zip_longest(before, rows)) if old != new]
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > _KEPT:
            self._stale.discard(self._pages.popitem(last=False)[0])
        if changed and offset + changed[0] < self._count:  # drawn anew is what is not as it was
            last = min(offset + changed[-1], self._count - 1)
            self.dataChanged.emit(self.index(offset + changed[0], 0), self.index(last, len(self.titles) - 1))
        return bool(changed)

    def held(self, offset: int) -> tuple[Row, ...]:
        """The rows of a page, if they are there: none is asked for."""
        return self._pages.get(offset // PAGE, ())

    def row(self, place: int) -> Row | None:
        """A row, if it is there; else it is asked for."""
        page = place // PAGE
        rows = self._pages.get(page)
        if (rows is None or page in self._stale) and page not in self._asked:
            if page in self._missing:
                self._missing.remove(page)
            self._missing.append(page)
            if not self._ask.isActive():
                self._ask.start(0)
        if rows is None or place % PAGE >= len(rows):
            return None
        self._pages.move_to_end(page)
        return rows[place % PAGE]

    @Slot()
    def _on_ask(self) -> None:
        latest, self._missing = self._missing[-_ASKED_AT_ONCE:], []
        self._asked |= set(latest)
        for page in latest:
            self.wanted.emit(page * PAGE)

    # ---- Qt's side -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """All rows, wherever they are."""
        return 0 if parent.isValid() else self._count

    def says(self, index: Index, role: int) -> object:
        """Texts, also as tooltips for what is cut off."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        row = self.row(index.row())
        if row is None:
            return "…" if role == Role.DisplayRole else None
        if role == Role.AccessibleTextRole:
            return self.spoken(row, index.column())
        column = index.column()
        if column == 0 or self._told is None or self._told[0] is not row:
            self._told = row, self.cells(row)
        return self._told[1][column]
