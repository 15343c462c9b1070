"""Cells of a table: its text, and at the right end of it the chip of what is not as usual."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ovhsms_gui.gui.kit.chip import ChipFace, chip_width, draw_chip
from ovhsms_gui.gui.kit.measures import CELL_SIDE, HAIRLINE, px
from ovhsms_gui.gui.kit.option import FOCUSED, HOVERED, SELECTED, Index, rect_of, state_of
from ovhsms_gui.gui.kit.paint import text_width
from ovhsms_gui.gui.kit.palette import tone_of
from ovhsms_gui.gui.kit.style import Flat

FACE = Qt.ItemDataRole.UserRole + 64  # a cell's ChipFace, or None
_CHIP = 1.375
_LEAST = 3.0  # of the chip
_TEXT = 4.5  # what a text keeps beside it
_KEPT = 500  # lines: more than a screen shows
_RIGHT = Qt.AlignmentFlag.AlignRight.value
_GROUND, _CELL = QStyle.PrimitiveElement.PE_PanelItemViewItem, QStyle.ControlElement.CE_ItemViewItem


class Lines:
    """Lines of cells, each laid out once: what is in sight is drawn again and again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int, QFont], QStaticText] = {}

    def laid(self, text: str, room: int, letters: QFont) -> QStaticText:
        """As much of a text as there is room for. `letters` must not belong to an option, which is gone before."""
        key = (text, room, letters)
        line = self._kept.get(key)
        if line is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            line = QStaticText(QFontMetrics(letters).elidedText(text, Qt.TextElideMode.ElideRight, room))
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.prepare(QTransform(), letters)
            self._kept[key] = line
        return line


def is_bare(option: QStyleOptionViewItem) -> bool:
    """Whether a cell is nothing but its words on the ground of the table: then no style has to be asked."""
    return not state_of(option) & (SELECTED | HOVERED | FOCUSED) and isinstance(option.widget.style(), Flat)


def _inset() -> int:
    """Before what stands in a cell, as Qt has it."""
    return px(CELL_SIDE) + 1


class ChipDelegate(QStyledItemDelegate):
    """One for a table. What the chip says is also to be in the cell's accessible text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = Lines()

    def letters(self, option: QStyleOptionViewItem, _index: Index, _text: str) -> tuple[QFont, QColor | None]:
        """The font of a text, and its ink if that is not the table's."""
        return QFont(option.font), None  # a copy, which outlives the option

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Called by Qt for a cell that the style draws, or that is measured."""
        super().initStyleOption(option, index)
        option.font, ink = self.letters(option, index, option.text)
        if ink is not None:
            palette = option.palette
            palette.setColor(QPalette.ColorRole.Text, ink)
            palette.setColor(QPalette.ColorRole.HighlightedText, ink)
            option.palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell as the style draws it, with less room for its text where there is a chip."""
        says = index.model().data  # index.data would go there by way of Qt
        face, text = says(index, FACE), str(says(index, Qt.ItemDataRole.DisplayRole) or "")
        cell, taken = QRectF(rect_of(option)), 0.0
        if isinstance(face, ChipFace):
            if (
                text
            ):  # whose it is comes before what is to be said of them: half a word says less than the icon
                beside = min(px(_TEXT), text_width(QFontMetrics(option.font), text) + px(2 * CELL_SIDE))
                if face.icon and chip_width(face) > cell.width() - beside - px(0.75):
                    face = replace(face, text="")
            taken = min(chip_width(face), cell.width() - _inset())
            if text:
                taken = min(taken, max(px(_LEAST), cell.width() - px(_TEXT)))
        if isinstance(option.widget.style(), Flat) and not state_of(option) & FOCUSED and "\n" not in text:
            self._draw_flat(painter, option, index, text, taken)
        else:
            self._draw_by_style(painter, option, index, taken)
        if isinstance(face, ChipFace):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            high = min(px(_CHIP), cell.height() - 2 * HAIRLINE)
            left = cell.right() - taken - px(0.5) if text else cell.x() + _inset()
            rect = QRectF(max(cell.x(), left), cell.center().y() - high / 2, taken, high)
            draw_chip(painter, rect, face, tone_of(option.palette))
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Text and chip."""
        size = super().sizeHint(option, index)
        face = index.data(FACE)
        return (
            QSize(size.width() + chip_width(face) + px(0.75), size.height())
            if isinstance(face, ChipFace)
            else size
        )

    def _draw_by_style(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, taken: float
    ) -> None:
        """Ground first, over all of the cell; then the text in what the chip leaves."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        widget = cell.widget
        if taken:
            widget.style().drawPrimitive(_GROUND, cell, painter, widget)
            cell.rect = QRectF(rect_of(cell)).adjusted(0, 0, -taken - px(0.75), 0).toRect()
        widget.style().drawControl(_CELL, cell, painter, widget)

    def _draw_flat(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, text: str, taken: float
    ) -> None:
        """The same by ourselves: the style would ask Python dozens of times for each of a hundred cells in sight."""
        state, cell = state_of(option), rect_of(option)
        if state & (SELECTED | HOVERED):
            option.widget.style().drawPrimitive(_GROUND, option, painter, option.widget)
        if not text:
            return
        letters, ink = self.letters(option, index, text)
        if state & SELECTED:
            tone = tone_of(option.palette)
            ink = tone.on_accent if tone.outlined else tone.ink
        inset = _inset()
        room = int(cell.width() - (taken + px(0.75) if taken else 0)) - 2 * inset
        line = self._lines.laid(text, room, letters)
        size = line.size()
        left = float(cell.x() + inset)
        align = index.model().data(index, Qt.ItemDataRole.TextAlignmentRole)
        if isinstance(align, Qt.AlignmentFlag) and align.value & _RIGHT:
            left += room - size.width()
        painter.setFont(letters)
        painter.setPen(ink or option.palette.color(QPalette.ColorRole.Text))
        painter.drawStaticText(QPointF(left, cell.y() + cell.height() // 2 - int(size.height()) // 2), line)
