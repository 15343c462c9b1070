"""The titles of a table's columns, of which some are marked as the fields of a text are."""

from collections.abc import Collection

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.measures import CELL_RADIUS, Type, font, px
from ovhsms_gui.gui.kit.palette import tone_of

_LEFT = 0.3125  # line heights before a mark
_SIDE = 0.1875  # within it, beside its text


class Header(QHeaderView):
    """Draws the system's titles, and over those of fields their mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._marked: frozenset[int] = frozenset()
        self.setFont(font(Type.LABELLED))
        self.setSectionsClickable(True)

    def mark(self, columns: Collection[int]) -> None:
        """These are fields."""
        if self._marked != frozenset(columns):
            self._marked = frozenset(columns)
            self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The mark covers the title that the style has drawn."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section not in self._marked:
            return
        tone = tone_of(self.palette())
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        left, room = rect.x() + px(_LEFT), rect.width() - px(2 * _LEFT)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room - px(2 * _SIDE))
        width = metrics.horizontalAdvance(shown) + px(2 * _SIDE)
        high = min(px(1.25), rect.height() - px(0.25))
        mark = QRectF(left, rect.center().y() - high / 2, width, high)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The style may have drawn more of the title than fits into the mark.
        painter.fillRect(QRectF(left, mark.y(), room, high), tone.alt)
        paint.rounded(painter, mark, px(CELL_RADIUS), tone.soft, tone.link if tone.outlined else None)
        painter.setFont(self.font())
        painter.setPen(tone.link)
        painter.drawText(mark, paint.CENTRE, shown)
        painter.restore()
