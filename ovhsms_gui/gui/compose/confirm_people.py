"""The people of the confirm dialog: a list that is searched, each with as many SMS as they get."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.findings import called
from ovhsms_gui.core.numbers import Kind
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.dialog import Fields
from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.card import Hairline
from ovhsms_gui.gui.kit.cells import is_bare
from ovhsms_gui.gui.kit.chip import ChipFace, chip_width, draw_chip, state_face
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.layouts import hide_unless
from ovhsms_gui.gui.kit.measures import Type, airy, font, px
from ovhsms_gui.gui.kit.palette import State, tone_of
from ovhsms_gui.gui.titled import NOWHERE, Index

SEARCHED = 20_000  # people: more are not looked through on each key stroke
_PLACED_AT_ONCE = 200
_Role = Qt.ItemDataRole
_PARTS = _Role.UserRole
_CHIP = _Role.UserRole + 1
_ROW = 1.75  # line heights


def chip_of(row: Row, home: str) -> ChipFace | None:
    """What is not as usual with a number, and where abroad it is."""
    if row.number.kind is Kind.LANDLINE:
        return state_face(messages.translate("ConfirmPeople", "landline"), State.WARNING)
    if row.number.country != home:
        return ChipFace(messages.country(row.number.country))
    return None


class _People(QAbstractListModel):
    """Reads the plan's receivers; measures those that are looked at."""

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._rows = plan.receivers.valid
        self.places: Sequence[int] = range(len(self._rows))
        countries = plan.receivers.by_country
        self._home = max(countries, key=lambda code: countries[code], default="")

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Those that were found."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """A name, or the number of who has none."""
        if not index.isValid():
            return None
        row = self._rows[self.places[index.row()]]
        if role == _Role.DisplayRole:
            return called(row, self._plan.region)
        if role == _PARTS:
            return self._plan.line(row).parts
        chip = chip_of(row, self._home) if role in {_CHIP, _Role.AccessibleTextRole} else None
        if role == _Role.AccessibleTextRole:
            name = called(row, self._plan.region)
            parts = messages.sms(self._plan.line(row).parts)
            return ", ".join([name, parts, *([chip.text] if chip else [])])
        return chip if role == _CHIP else None

    def find(self, text: str) -> None:
        """Those whose name or number has this in it."""
        self.beginResetModel()
        wanted, digits = key(text), "".join(char for char in text if char.isdigit()).lstrip("0")
        self.places = range(len(self._rows))
        if text.strip():
            self.places = [
                place
                for place, row in enumerate(self._rows)
                if (wanted and wanted in key(row.name)) or (digits and digits in (row.number.e164 or ""))
            ]
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    """Name, chip, and at the right the number of SMS, which stands out where it is more than one."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """On the ground that the style gives a row."""
        tone = tone_of(option.palette)
        if not is_bare(option):
            styled = QStyleOptionViewItem(option)
            self.initStyleOption(styled, index)
            panel, widget = QStyle.PrimitiveElement.PE_PanelItemViewItem, styled.widget
            widget.style().drawPrimitive(panel, styled, painter, widget)
        rect, chosen = QRectF(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            bar = QRectF(rect.x(), rect.y() + rect.height() * 0.2, px(0.1875), rect.height() * 0.6)
            painter.fillRect(bar, tone.link)
        ink = tone.on_accent if chosen and tone.outlined else tone.ink
        left, right = rect.x() + px(0.75), rect.right() - px(0.625)
        parts = index.data(_PARTS)
        dear = parts > 1
        right = self._number(
            painter, rect, right, parts, tone.states[State.WARNING].ink if dear else tone.muted
        )
        face = index.data(_CHIP)
        name = font(Type.STRONG if chosen else Type.BODY)
        chip = min(chip_width(face), int((right - left) * 0.6)) if face else 0
        room = right - left - (chip + px(0.375) if face else 0)
        painter.setFont(name)
        painter.setPen(ink)
        metrics = QFontMetrics(name)
        shown = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, rect.y(), room + 1, rect.height()), paint.LEFT, shown)
        if face:
            left += metrics.horizontalAdvance(shown) + px(0.375)
            high = px(1.375)
            draw_chip(painter, QRectF(left, rect.center().y() - high / 2, chip, high), face, tone)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.ring(painter, rect, px(0.25), tone)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All alike: none has to be measured."""
        return QSize(px(8), px(_ROW))

    def _number(self, painter: QPainter, rect: QRectF, right: float, parts: int, ink: QColor) -> float:
        face = font(Type.LABELLED if parts > 1 else Type.CAPTION, tabular=True)
        text = messages.sms(parts)
        width = QFontMetrics(face).horizontalAdvance(text)
        painter.setFont(face)
        painter.setPen(ink)
        painter.drawText(QRectF(right - width, rect.y(), width + 1, rect.height()), paint.LEFT, text)
        return right - width - px(0.5)


class _List(QListView):
    """Letters look for somebody, unless there are too many to look through."""

    def keyboardSearch(self, search: str) -> None:
        """Qt's own."""
        if self.model().rowCount() <= SEARCHED:
            super().keyboardSearch(search)


class ConfirmPeople(QWidget):
    """Everybody who gets the message, in order. One of them is always the chosen one."""

    chosen = Signal(object)  # int: the place among those who are sent to

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._model = _People(plan, self)
        self._place = 0
        count = messages.figure(plan.people)
        self._search = Field(self.tr("Search the {n}").format(n=count), Icon.SEARCH)
        self._search.setObjectName("confirmSearchEdit")
        self._search.setMaxLength(100)
        view = self._view = _List()
        view.setObjectName("confirmPeopleView")
        view.setAccessibleName(self.tr("Who gets it"))
        view.setItemDelegate(_Delegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setTabKeyNavigation(False)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMinimumHeight(px(_ROW * 2))
        view.viewport().setAutoFillBackground(False)  # the card's round corners stay
        # Qt asks about each of them to find its place: for all at once the window would be away.
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(_PLACED_AT_ONCE)
        view.setModel(self._model)
        held = Fields()
        inside = QVBoxLayout(held)
        airy(inside, margin=(0.625, 0.625, 0.625, 0.5))
        inside.addWidget(self._search)
        line = Hairline()
        hide_unless(1 < plan.people <= SEARCHED, self._search, held, line)
        column = QVBoxLayout(self)
        airy(column, gap=0.0)
        column.addWidget(held)
        column.addWidget(line)
        column.addWidget(view, 1)
        self.setMinimumWidth(px(9))
        self._search.textChanged.connect(self._on_search)
        view.selectionModel().currentChanged.connect(self._on_current)
        self.step(0)

    def step(self, by: int) -> None:
        """Choose who comes so many after, among those found; round and round."""
        count = self._model.rowCount()
        if count:
            at = self._view.currentIndex().row()
            self._view.setCurrentIndex(self._model.index((max(at, 0) + by) % count, 0))

    @Slot(str)
    def _on_search(self, text: str) -> None:
        self._model.find(text)
        places = self._model.places
        if places:
            kept = places.index(self._place) if self._place in places else 0
            self._view.setCurrentIndex(self._model.index(kept, 0))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._place = self._model.places[current.row()]
            self.chosen.emit(self._place)
