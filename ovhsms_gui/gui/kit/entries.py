"""An entry of a side list: icon, name, and how many are in it at the right end."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.icons import Icon, draw_icon
from ovhsms_gui.gui.kit.measures import ENTRY_RADIUS, ICON, RING, Type, font, px
from ovhsms_gui.gui.kit.option import FOCUSED, HOVERED, SELECTED, Index, state_of, tone_in

NAME = Qt.ItemDataRole.UserRole + 66  # str
COUNT = Qt.ItemDataRole.UserRole + 67  # str, as it is written
ICON_OF = Qt.ItemDataRole.UserRole + 68  # the value of an Icon

# In line heights.
_HIGH = 2.0
_SIDE, _GAP = 0.625, 0.5


class EntryDelegate(QStyledItemDelegate):
    """Names that are too long give way to the count, and are whole in the entry's tip."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(px(6), px(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, icon, name, count."""
        tone, state = tone_in(option), state_of(option)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.fillRect(option.rect, tone.card)  # a list draws its selected rows before
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & SELECTED)
        if chosen:
            paint.rounded(painter, rect, px(ENTRY_RADIUS), tone.soft, tone.link if tone.outlined else None)
        elif state & HOVERED:
            paint.rounded(painter, rect, px(ENTRY_RADIUS), tone.hover)
        if state & FOCUSED:
            paint.rounded(painter, rect, px(ENTRY_RADIUS), None, tone.link, RING)
        left, right = rect.x() + px(_SIDE), rect.right() - px(_SIDE)
        ink = tone.link if chosen else tone.muted
        draw_icon(painter, Icon(index.data(ICON_OF)), ink, left, rect.center().y(), px(ICON))
        left += px(ICON + _GAP)
        count = str(index.data(COUNT) or "")
        figures = font(Type.CAPTION, tabular=True)
        width = paint.text_width(QFontMetrics(figures), count)
        painter.setFont(figures)
        painter.setPen(tone.muted)
        paint.line_of_text(painter, QRectF(right - width, rect.y(), width, rect.height()), count)
        painter.setFont(font(Type.STRONG if chosen else Type.ACTION))
        painter.setPen(tone.link if chosen else tone.ink)
        room = QRectF(left, rect.y(), max(0.0, right - width - px(_GAP) - left), rect.height())
        paint.plain_line(painter, room, str(index.data(NAME) or ""))
        painter.restore()
