"""A table as a part of its card: no frame, quiet titles, and states told by icon, word and colour."""

import math
from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, QPointF, QRect, QRectF, Qt
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

from ovhsms_gui.gui.kit.cells import FACE, Lines, is_bare
from ovhsms_gui.gui.kit.chip import ChipFace
from ovhsms_gui.gui.kit.icons import draw_icon
from ovhsms_gui.gui.kit.measures import ROW, Type, font, px
from ovhsms_gui.gui.kit.option import SELECTED, Index, rect_of, state_of
from ovhsms_gui.gui.kit.palette import Role, Tone, tone_of

# In line heights.
_EDGE, _SIDE = 0.875, 0.5  # before the text of the first column, and of the others
_ICON, _GAP = 1.0, 0.375
_TEXT = Qt.ItemDataRole.DisplayRole


class StateDelegate(QStyledItemDelegate):
    """One for a table. A cell with a face shows the face's icon and word, in the ink of its state."""

    def __init__(self, parent: QObject | None = None, *, muted: Collection[int] = ()) -> None:
        """`muted`: the columns that stand back."""
        super().__init__(parent)
        self._muted = frozenset(muted)
        self._lines = Lines()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground over all of the cell; then icon and text."""
        says = index.model().data  # index.data would go there by way of Qt
        text, face = str(says(index, _TEXT) or ""), says(index, FACE)
        tone, cell = tone_of(option.palette), QRectF(rect_of(option))
        chosen = bool(state_of(option) & SELECTED)
        if not is_bare(option):
            self._draw_ground(painter, option, index, tone)
        if not text:
            return
        ink = tone.muted if index.column() in self._muted else tone.ink
        kind = Type.BODY
        if isinstance(face, ChipFace):
            ink, kind, text = tone.states[face.state].ink, Type.ACTION, face.text
        if chosen and tone.outlined:
            ink = tone.on_accent
        left = cell.x() + px(_EDGE if index.column() == 0 else _SIDE)
        if isinstance(face, ChipFace) and face.icon:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_icon(painter, face.icon, ink, left, cell.center().y(), px(_ICON))
            painter.restore()
            left += px(_ICON + _GAP)
        letters = font(kind, tabular=index.column() == 0)
        line = self._lines.laid(text, max(0, int(cell.right() - left - px(0.25))), letters)
        painter.setFont(letters)
        painter.setPen(ink)
        painter.drawStaticText(QPointF(left, cell.y() + (cell.height() - line.size().height()) / 2), line)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, tone: Tone) -> None:
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        row.text = ""
        palette = row.palette
        if not tone.outlined:
            palette.setColor(Role.Highlight, tone.soft)
        row.palette = palette
        style = row.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, row, painter, row.widget)


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


class Fit(QObject):
    """Shares the width of a table out, whatever that is."""

    def __init__(self, table: QTableView, wanted: Sequence[int], least: Sequence[int], grows: int) -> None:
        super().__init__(table)
        self._table = table
        self._wanted, self._least, self._grows = tuple(wanted), tuple(least), grows
        table.viewport().installEventFilter(self)

    def want(self, wanted: Sequence[int], least: Sequence[int]) -> None:
        """Other widths, since the rows are others."""
        if (tuple(wanted), tuple(least)) != (self._wanted, self._least):
            self._wanted, self._least = tuple(wanted), tuple(least)
            self._share(self._table.viewport().width())

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


def fit(table: QTableView, wanted: Sequence[int], least: Sequence[int], *, grows: int) -> Fit:
    """No column is out of sight: `grows` takes what is left over, and where it is narrow all give way.

    `wanted` and `least` are a width for each column, in device-independent pixels.
    """
    table.horizontalHeader().setStretchLastSection(False)
    table.horizontalHeader().setMinimumSectionSize(px(1))
    return Fit(table, wanted, least, grows)


def in_card(table: QTableView) -> None:
    """No frame, rows and titles of the sizes that all tables have. Before the widths of columns are set."""
    table.setHorizontalHeader(_Titles(table))
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().setDefaultSectionSize(px(ROW))


def choose_as(view: QTableView, other: QTableView) -> None:
    """The same rows are chosen as in another view on as many."""
    model, chosen, current = view.model(), QItemSelection(), other.currentIndex()
    for part in other.selectionModel().selection().toList():
        chosen.select(model.index(part.top(), part.left()), model.index(part.bottom(), part.right()))
    flags = QItemSelectionModel.SelectionFlag
    place = model.index(current.row(), current.column())
    view.selectionModel().setCurrentIndex(place, flags.NoUpdate)
    view.selectionModel().select(chosen, flags.ClearAndSelect)
