"""Cells of a table: its text, and at the right end of it the chip of what is not as usual."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ovhsms_gui.gui.kit.chip import ChipFace, chip_width, draw_chip
from ovhsms_gui.gui.kit.measures import HAIRLINE, px
from ovhsms_gui.gui.kit.option import Index
from ovhsms_gui.gui.kit.palette import tone_of

FACE = Qt.ItemDataRole.UserRole + 64  # a cell's ChipFace, or None
_CHIP = 1.375
_LEAST = 3.0  # of the chip
_TEXT = 4.5  # what a text keeps beside it


class ChipDelegate(QStyledItemDelegate):
    """One for a table. What the chip says is also to be in the cell's accessible text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell as the style draws it, with less room for its text where there is a chip."""
        face = index.data(FACE)
        if not isinstance(face, ChipFace):
            super().paint(painter, option, index)
            return
        cell = QRectF(option.rect)
        style = QStyleOptionViewItem(option)
        self.initStyleOption(style, index)
        width = min(chip_width(face), cell.width())
        if style.text:  # whose it is comes before what is to be said of them
            width = min(width, max(px(_LEAST), cell.width() - px(_TEXT)))
        self._draw_cell(painter, style, cell, width)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = min(px(_CHIP), cell.height() - 2 * HAIRLINE)
        left = cell.right() - width - px(0.5) if style.text else cell.x() + px(0.25)
        rect = QRectF(max(cell.x(), left), cell.center().y() - high / 2, width, high)
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

    def _draw_cell(self, painter: QPainter, option: QStyleOptionViewItem, cell: QRectF, taken: float) -> None:
        """Ground first, over all of the cell; then the text in what the chip leaves."""
        widget = option.widget
        style = widget.style()
        kinds = style.PrimitiveElement, style.ControlElement
        style.drawPrimitive(kinds[0].PE_PanelItemViewItem, option, painter, widget)
        option.rect = cell.adjusted(0, 0, -taken - px(0.75), 0).toRect()
        style.drawControl(kinds[1].CE_ItemViewItem, option, painter, widget)
