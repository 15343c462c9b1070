"""A send in a list: who and when, how its text begins, and how far it got as a bar and a chip."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.bars import Parts, draw_bar
from ovhsms_gui.gui.kit.chip import ChipFace, chip_width, draw_chip
from ovhsms_gui.gui.kit.measures import ENTRY_RADIUS, HAIRLINE, MARGIN, RING, Type, font, px
from ovhsms_gui.gui.kit.option import FOCUSED, HOVERED, SELECTED, Index, state_of, tone_in
from ovhsms_gui.gui.kit.palette import Tone

SEND = Qt.ItemDataRole.UserRole + 65  # an entry's SendFace

# In line heights.
_ROW, _DAY = 5, 1.75
_INSET = 0.375
_BAR = 0.3125
_MARK = 0.1875


@dataclass(frozen=True, slots=True)
class SendFace:
    """What is shown of a send. `day` stands above the first of each day; `counts`: of its bar."""

    who: str
    when: str
    text: str
    chip: ChipFace
    counts: Parts = field(default_factory=dict)
    day: str = ""


def entry_height(day: str) -> int:
    """Of an entry, with its day above it if it has one; in device-independent pixels."""
    return px(_ROW) + (px(_DAY) if day else 0)


class SendDelegate(QStyledItemDelegate):
    """For a list of one column. All that is painted is to be in the entry's accessible text."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of words and one of the bar."""
        face = index.data(SEND)
        return QSize(px(12), entry_height(face.day if isinstance(face, SendFace) else ""))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Day, ground, words, bar, chip."""
        face = index.data(SEND)
        if not isinstance(face, SendFace):
            return
        tone, rect = tone_in(option), QRectF(option.rect)
        painter.save()
        painter.fillRect(rect, tone.card)  # a table draws its selected rows before
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if face.day:
            painter.setFont(font(Type.LABELLED))
            painter.setPen(tone.muted)
            day = QRectF(rect.x() + px(MARGIN), rect.y() + px(0.25), rect.width() - px(2 * MARGIN), px(1.5))
            paint.line_of_text(painter, day, face.day)
            rect.setTop(rect.top() + px(_DAY))
        draw_ground(painter, rect, state_of(option), tone)
        inner = rect.adjusted(px(MARGIN), px(0.5), -px(MARGIN), 0)
        _draw_words(painter, inner, face, tone)
        _draw_progress(painter, inner, face, tone, chosen=bool(state_of(option) & SELECTED))
        painter.restore()


def draw_ground(painter: QPainter, rect: QRectF, state: int, tone: Tone) -> None:
    """Of an entry in a list: chosen, under the pointer, with the focus."""
    body, radius = rect.adjusted(px(_INSET), 1, -px(_INSET), -1), px(ENTRY_RADIUS)
    if state & SELECTED:
        paint.rounded(painter, body, radius, tone.soft, tone.link if tone.outlined else None)
        if not state & FOCUSED:
            high = body.height() / 2
            mark = QRectF(body.x(), body.y() + high / 2, px(_MARK), high)
            paint.rounded(painter, mark, mark.width() / 2, tone.link)
    else:
        if state & HOVERED:
            paint.rounded(painter, body, radius, tone.hover)
        left = rect.x() + px(MARGIN)
        painter.fillRect(
            QRectF(left, rect.bottom() - HAIRLINE, rect.width() - px(2 * MARGIN), HAIRLINE), tone.hairline
        )
    if state & FOCUSED:
        paint.rounded(painter, body, radius, None, tone.link, RING)


def _draw_words(painter: QPainter, inner: QRectF, face: SendFace, tone: Tone) -> None:
    caption = font(Type.CAPTION, tabular=True)
    when = paint.text_width(QFontMetrics(caption), face.when)
    painter.setFont(caption)
    painter.setPen(tone.muted)
    paint.line_of_text(painter, QRectF(inner.right() - when, inner.y(), when, px(1.25)), face.when)
    painter.setFont(font(Type.STRONG))
    painter.setPen(tone.ink)
    room = inner.width() - when - px(0.5)
    paint.plain_line(painter, QRectF(inner.x(), inner.y(), room, px(1.25)), face.who)
    painter.setFont(font(Type.BODY))
    painter.setPen(tone.muted)
    paint.plain_line(painter, QRectF(inner.x(), inner.y() + px(1.3125), inner.width(), px(1.25)), face.text)


def _draw_progress(painter: QPainter, inner: QRectF, face: SendFace, tone: Tone, *, chosen: bool) -> None:
    top = inner.y() + px(2.75)
    width = min(chip_width(face.chip), inner.width() * 0.75)
    chip = QRectF(inner.right() - width, top, width, px(1.25))
    draw_chip(painter, chip, face.chip, tone, chosen=chosen)
    bar = QRectF(inner.x(), top + px((1.25 - _BAR) / 2), inner.width() - width - px(0.75), px(_BAR))
    if bar.width() > px(1):
        draw_bar(painter, bar, face.counts, tone)
