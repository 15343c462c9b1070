"""A table as a part of its card: no frame, quiet titles, and states told by icon, word and colour."""

import math
from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.cells import FACE
from ovhsms_gui.gui.kit.chip import ChipFace
from ovhsms_gui.gui.kit.icons import draw_icon
from ovhsms_gui.gui.kit.measures import ROW, Type, font, px
from ovhsms_gui.gui.kit.option import SELECTED, Index, state_of
from ovhsms_gui.gui.kit.palette import Role, tone_of

# In line heights.
_EDGE, _SIDE = 0.875, 0.5  # before the text of the first column, and of the others
_ICON, _GAP = 1.0, 0.375


class StateDelegate(QStyledItemDelegate):
    """One for a table. A cell with a face shows the face's icon and word, in the ink of its state."""

    def __init__(self, parent: QObject | None = None, *, muted: Collection[int] = ()) -> None:
        """`muted`: the columns that stand back."""
        super().__init__(parent)
        self._muted = frozenset(muted)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground over all of the cell; then icon and text."""
        tone = tone_of(option.palette)
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        widget = row.widget
        text, row.text = row.text, ""
        chosen = bool(state_of(row) & SELECTED)
        palette = row.palette
        if not tone.outlined:
            palette.setColor(Role.Highlight, tone.soft)
        row.palette = palette
        style = widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, row, painter, widget)
        if not text:
            return
        face = index.data(FACE)
        ink = tone.muted if index.column() in self._muted else tone.ink
        if isinstance(face, ChipFace):
            ink = tone.states[face.state].ink
        if chosen and tone.outlined:
            ink = tone.on_accent
        cell = QRectF(row.rect)
        left = cell.x() + px(_EDGE if index.column() == 0 else _SIDE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(
            font(Type.ACTION if isinstance(face, ChipFace) else Type.BODY, tabular=index.column() == 0)
        )
        if isinstance(face, ChipFace) and face.icon:
            draw_icon(painter, face.icon, ink, left, cell.center().y(), px(_ICON))
            left += px(_ICON + _GAP)
        painter.setPen(ink)
        if isinstance(face, ChipFace):
            text = face.text
        room = QRectF(left, cell.y(), max(0.0, cell.right() - left - px(0.25)), cell.height())
        paint.plain_line(painter, room, text)
        painter.restore()


class _Titles(QHeaderView):
    """Over the text of the cells."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(font(Type.LABELLED))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setSectionsClickable(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """The first is set in as its cells are."""
        if logical == 0:
            shift = px(_EDGE - _SIDE)
            edge = QStyleOptionHeader()
            self.initStyleOption(edge)
            edge.rect = QRect(rect.x(), rect.y(), shift, rect.height())
            self.style().drawControl(QStyle.ControlElement.CE_HeaderEmptyArea, edge, painter, self)
            rect = rect.adjusted(shift, 0, 0, 0)
        super().paintSection(painter, rect, logical)


class _Fit(QObject):
    """Shares the width of a table out, whatever that is."""

    def __init__(self, table: QTableView, wanted: Sequence[int], least: Sequence[int], grows: int) -> None:
        super().__init__(table)
        self._table = table
        self._wanted, self._least, self._grows = tuple(wanted), tuple(least), grows
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As soon as there is another width."""
        if event.type() == QEvent.Type.Resize:
            self._share(self._table.viewport().width())
        return super().eventFilter(watched, event)

    def _share(self, room: int) -> None:
        widths = list(self._wanted)
        spare = room - sum(widths)
        if spare >= 0:
            widths[self._grows] += spare
        else:
            gives = [wanted - least for wanted, least in zip(self._wanted, self._least, strict=True)]
            share = min(1.0, -spare / max(1, sum(gives)))
            widths = [wanted - math.ceil(give * share) for wanted, give in zip(widths, gives, strict=True)]
        for column, width in enumerate(widths):
            self._table.setColumnWidth(column, width)


def fit(table: QTableView, wanted: Sequence[int], least: Sequence[int], *, grows: int) -> None:
    """No column is out of sight: `grows` takes what is left over, and where it is narrow all give way.

    `wanted` and `least` are a width for each column, in device-independent pixels.
    """
    table.horizontalHeader().setStretchLastSection(False)
    table.horizontalHeader().setMinimumSectionSize(px(1))
    _Fit(table, wanted, least, grows)


def in_card(table: QTableView) -> None:
    """No frame, rows and titles of the sizes that all tables have. Before the widths of columns are set."""
    table.setHorizontalHeader(_Titles(table))
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().setDefaultSectionSize(px(ROW))
