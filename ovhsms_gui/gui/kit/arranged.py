"""What the kit's own layouts have in common: their items, placed and measured in one and the same way."""

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ovhsms_gui.gui.kit.measures import px


class Arranged(QLayout):
    """Its height follows from its width alone. A subclass has how its items are arranged, and its size hints."""

    def __init__(self, parent: QWidget | None, gap: float) -> None:
        """`gap` in line heights."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())
        self.setSpacing(px(gap))

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """The height of all lines. `place`: move the items as well."""
        raise NotImplementedError

    def addItem(self, item: QLayoutItem) -> None:
        """At the end."""
        self._items.append(item)

    def count(self) -> int:
        """All items, hidden ones as well."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        """The item at a place, if there is one."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        """Let go of an item."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: what is left over stays empty."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """It goes on in the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put each item in its place."""
        super().setGeometry(rect)
        self._arrange(self._room(rect), place=True)

    def _room(self, rect: QRect) -> QRect:
        """What of it the items are placed in."""
        return rect
