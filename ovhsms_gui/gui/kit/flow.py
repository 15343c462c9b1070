"""A row that goes on in the next line where there is no room: chips and tools, of which none is ever cut."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from ovhsms_gui.gui.kit.arranged import Arranged


class Flow(Arranged):
    """Items each as wide as it asks for. What is hidden takes no room."""

    def __init__(self, parent: QWidget | None = None, *, gap: float = 0.375, right: bool = False) -> None:
        """`gap` in line heights, between two items and between two lines. `right`: each line ends there."""
        super().__init__(parent, gap)
        self._right = right

    def put_first(self, widget: QWidget) -> None:
        """Before all others."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())

    def _room(self, rect: QRect) -> QRect:
        """What ends at the right stands in the middle of a room that is higher."""
        spare = max(0, rect.height() - self.heightForWidth(rect.width())) if self._right else 0
        return rect.adjusted(0, spare // 2, 0, 0)

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest of them."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        top, gap = rect.y(), self.spacing()
        for line in self._lines(rect.width()):
            sizes = [item.sizeHint() for item in line]
            left = rect.x()
            if self._right:
                left += max(0, rect.width() - sum(size.width() + gap for size in sizes) + gap)
            for item, size in zip(line, sizes, strict=True) if place else ():
                room = min(size.width(), max(item.minimumSize().width(), rect.width()))
                item.setGeometry(QRect(QPoint(left, top), QSize(room, size.height())))
                left += size.width() + gap
            top += max(size.height() for size in sizes) + gap
        return max(0, top - gap - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wide + self.spacing()
        return lines


class FlowBox(QWidget):
    """The same as a widget."""

    def __init__(self, *parts: QWidget, gap: float = 0.375) -> None:
        super().__init__()
        self.flow = Flow(self, gap=gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.flow.addWidget(part)
