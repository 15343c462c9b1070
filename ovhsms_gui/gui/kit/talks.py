"""A conversation in a list: who and when, the last words, how many are unread, and a chip."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.chip import ChipFace, badge_width, chip_width, draw_badge, draw_chip
from ovhsms_gui.gui.kit.measures import MARGIN, Type, font, px
from ovhsms_gui.gui.kit.option import state_of, tone_in
from ovhsms_gui.gui.kit.palette import Tone
from ovhsms_gui.gui.kit.sends import draw_ground

TALK = Qt.ItemDataRole.UserRole + 66  # an entry's TalkFace

# In line heights.
ENTRY = 3.75
_LINE, _SECOND = 1.25, 1.4375
_GAP = 0.375


@dataclass(frozen=True, slots=True)
class TalkFace:
    """What is shown of a conversation; `unread`: so many of its messages, "" for none."""

    who: str
    when: str
    text: str
    unread: str = ""
    chip: ChipFace | None = None


class TalkDelegate(QStyledItemDelegate):
    """For a list of one column. All that is painted is to be in the entry's accessible text."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(px(12), px(ENTRY))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, name and time, words, chip, number."""
        face = index.data(TALK)
        if not isinstance(face, TalkFace):
            return
        tone, rect = tone_in(option), QRectF(option.rect)
        painter.save()
        painter.fillRect(rect, tone.card)  # a table draws its selected rows before
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, rect, state_of(option), tone)
        inner = rect.adjusted(px(MARGIN), px(0.5), -px(MARGIN), 0)
        _draw_head(painter, inner, face, tone)
        _draw_words(painter, inner.adjusted(0, px(_SECOND), 0, 0), face, tone)
        painter.restore()


def _draw_head(painter: QPainter, inner: QRectF, face: TalkFace, tone: Tone) -> None:
    caption = font(Type.CAPTION, tabular=True)
    wide = paint.text_width(QFontMetrics(caption), face.when)
    painter.setFont(caption)
    painter.setPen(tone.link if face.unread else tone.muted)
    paint.line_of_text(painter, QRectF(inner.right() - wide, inner.y(), wide, px(_LINE)), face.when)
    painter.setFont(font(Type.STRONG))
    painter.setPen(tone.ink)
    paint.plain_line(
        painter, QRectF(inner.x(), inner.y(), inner.width() - wide - px(0.5), px(_LINE)), face.who
    )


def _draw_words(painter: QPainter, inner: QRectF, face: TalkFace, tone: Tone) -> None:
    right, middle = inner.right(), inner.y() + px(_LINE) / 2
    if face.unread:
        right -= badge_width(face.unread)
        draw_badge(painter, right, middle, face.unread, tone, None, loud=True)
        right -= px(_GAP)
    if face.chip is not None:
        wide = min(chip_width(face.chip), (right - inner.x()) / 2)
        draw_chip(painter, QRectF(right - wide, middle - px(0.625), wide, px(1.25)), face.chip, tone)
        right -= wide + px(_GAP)
    painter.setFont(font(Type.BODY))
    painter.setPen(tone.ink if face.unread else tone.muted)
    paint.plain_line(painter, QRectF(inner.x(), inner.y(), right - inner.x(), px(_LINE)), face.text)
