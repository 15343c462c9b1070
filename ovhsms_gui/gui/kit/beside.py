"""Parts side by side where all have the room they ask for, one under the other where they have not."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ovhsms_gui.gui.kit.arranged import Arranged
from ovhsms_gui.gui.kit.measures import GAP, px


class _Part(NamedTuple):
    name: QLayoutItem | None
    field: QLayoutItem
    asks: int  # of its width, if it can do with less than its hint; else 0


class Beside(Arranged):
    """Side by side the first grows; under each other they stand in one column, their names before it.

    How they stand follows from the width alone. So the height that is asked for a width, before anything is so wide, is
    the one that is needed then: what turns a box layout when it is resized comes too late for that, and is cut.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: float = GAP, between: float = GAP) -> None:
        """In line heights: `gap` from a name to its part and from line to line, `between` one part and the next."""
        super().__init__(parent, gap)
        self._parts: list[_Part] = []
        self._between = px(between)

    def add(self, field: QWidget | QLayout, name: QWidget | None = None, *, least: float = 0.0) -> None:
        """`least`: so many line heights of what can be wrapped will do beside the others."""
        if name is not None:
            self.addWidget(name)
        before = self._items[-1] if name is not None else None
        if isinstance(field, QLayout):
            self.addChildLayout(field)
            self.addItem(field)
        else:
            self.addWidget(field)
        self._parts.append(_Part(before, self._items[-1], px(least)))

    def takeAt(self, place: int) -> QLayoutItem | None:
        """Let go of an item, and of the part that it belongs to."""
        taken = super().takeAt(place)
        self._parts = [part for part in self._parts if taken is None or taken not in (part.name, part.field)]
        return taken

    def sizeHint(self) -> QSize:
        """Side by side."""
        shown = self._shown
        width = sum(self._named(part) + part.field.sizeHint().width() for part in shown)
        high = max((part.field.sizeHint().height() for part in shown), default=0)
        return QSize(width + self._between * max(0, len(shown) - 1), high)

    def minimumSize(self) -> QSize:
        """Under each other."""
        shown = self._shown
        before = max(map(self._named, shown), default=0)
        sizes = [part.field.minimumSize() for part in shown]
        return QSize(
            before + max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @property
    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.field.isEmpty()]

    def _named(self, part: _Part) -> int:
        """The width of its name, and of the gap behind it."""
        if part.name is None or part.name.isEmpty():
            return 0
        return part.name.sizeHint().width() + self.spacing()

    def _asked(self, part: _Part) -> int:
        hint = part.field.sizeHint().width()
        return self._named(part) + (min(hint, part.asks) if part.asks else hint)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        shown = self._shown
        if not shown:
            return 0
        asked = [self._asked(part) for part in shown]
        spare = rect.width() - sum(asked) - self._between * (len(shown) - 1)
        if spare >= 0:
            asked[0] += spare
            return self._line(rect, list(zip(shown, asked, strict=True)), 0, place=place)
        column, top = max(map(self._named, shown)), rect.y()
        for part in shown:
            line = QRect(rect.x(), top, rect.width(), 0)
            top += self._line(line, [(part, rect.width())], column, place=place) + self.spacing()
        return top - self.spacing() - rect.y()

    def _line(self, rect: QRect, parts: list[tuple[_Part, int]], column: int, *, place: bool) -> int:
        """The height of one. `column`: where the fields begin, if not straight after their names."""
        fields = [(part, column or self._named(part), width) for part, width in parts]
        heights = [_height(part.field, width - before) for part, before, width in fields]
        left = rect.x()
        for (part, before, width), high in zip(fields, heights, strict=True) if place else ():
            top = rect.y() + (max(heights) - high) // 2
            if part.name is not None:
                part.name.setGeometry(QRect(left, top, part.name.sizeHint().width(), high))
            part.field.setGeometry(QRect(left + before, top, width - before, high))
            left += width + self._between
        return max(heights)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
