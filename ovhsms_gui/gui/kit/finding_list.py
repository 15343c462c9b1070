"""Findings as a list: icon, sentence, and its action as a link straight after; arrow keys walk, Enter acts.

Where there are several ways to mend one, their links stand under the sentence; left and right walk through them.
"""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.finding import heard
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon, draw_icon
from ovhsms_gui.gui.kit.label import tip
from ovhsms_gui.gui.kit.measures import CELL_RADIUS, FINDING, GAP, ICON, Type, font, px
from ovhsms_gui.gui.kit.option import Index
from ovhsms_gui.gui.kit.palette import State, tone_of
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.kit.still import meant

_STATE = Qt.ItemDataRole.UserRole
_ACTIONS = Qt.ItemDataRole.UserRole + 1  # their words
_LINK = 1.375  # line heights of a line of links
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Acted(NamedTuple):
    """On the action at a place of the finding in a row."""

    row: int
    place: int


class FindingList(QListWidget):
    """As high as what it shows, which `show_rows` limits."""

    acted = Signal(object)  # Acted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 3
        self._lines = _Lines(self)
        self._chosen = 0  # of the current finding's actions
        self._pressed = 0
        self._meant = False  # the press that is not let go yet
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(self._lines)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.itemActivated.connect(self._on_activated)
        self.itemClicked.connect(self._on_clicked)
        self.currentRowChanged.connect(self._on_row)

    @property
    def chosen(self) -> int:
        """Which of the current finding's actions the keyboard is on."""
        return self._chosen

    def add(
        self, state: State, sentence: str, *actions: str, icon: Icon | None = None, advice: str = ""
    ) -> None:
        """One more. What the icon says is heard before the sentence, and the action after it; advice is in its tip."""
        item = QListWidgetItem(sentence)
        item.setData(_STATE, (state, icon or STATE_ICONS[state]))
        item.setData(_ACTIONS, actions)
        item.setToolTip(tip(" ".join(filter(None, (sentence, advice)))))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, advice)
        said = " ".join(filter(None, (f"{heard(state)}:", sentence, ", ".join(actions))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.addItem(item)

    def show_rows(self, most: int, *, all_: bool = False) -> None:
        """At most so many are in sight at once. `all_`: the others are scrolled to."""
        self._most = most
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policies.ScrollBarAsNeeded if all_ else policies.ScrollBarAlwaysOff)
        self.fit()

    def fit(self) -> None:
        """Take the height of what is shown."""
        high = sum(self.sizeHintForRow(row) for row in range(min(self._most, self.count())))
        if high != self.height():
            self.setFixedHeight(max(1, high))
        self.setVisible(self._most > 0 and self.count() > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences may need other lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What leads somewhere is pointed at by a hand."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        leads = index.isValid() and bool(index.data(_ACTIONS))
        shapes = Qt.CursorShape
        self.viewport().setCursor(shapes.PointingHandCursor if leads else shapes.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only on what stood there a moment ago as well."""
        self._meant = meant(self, event)
        if self._meant:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Know which link it is on; elsewhere in the line it is the first."""
        if not self._meant:
            return
        place = event.position().toPoint()
        index = self.indexAt(place)
        links = self._lines.links(self.visualRect(index), self.font(), index) if index.isValid() else []
        self._pressed = next((n for n, link in enumerate(links) if link.contains(place)), 0)
        super().mouseReleaseEvent(event)
        self._pressed = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk through the actions of a finding."""
        index = self.currentIndex()
        actions = index.data(_ACTIONS) if index.isValid() else ()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or len(actions) < 2:
            super().keyPressEvent(event)
            return
        self._chosen = min(max(self._chosen + step, 0), len(actions) - 1)
        self.viewport().update()
        announce(self, actions[self._chosen])

    @Slot(int)
    def _on_row(self, _row: int) -> None:
        self._chosen = 0

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        self.acted.emit(Acted(self.row(item), self._chosen if item is self.currentItem() else 0))

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.acted.emit(Acted(self.row(item), self._pressed))

    def changeEvent(self, event: QEvent) -> None:
        """Larger text is higher."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()


class _Lines(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line, or as many as its sentence and its links have."""
        tone = tone_of(option.palette)
        state, name = index.data(_STATE)
        words, links = self._places(option.rect, option.font, index)
        flags = QStyle.StateFlag
        focused = bool(option.state & flags.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(ICON)
        middle = words.y() + min(words.height(), px(FINDING)) / 2
        draw_icon(painter, name, tone.states[State(state)].ink, option.rect.x(), middle, side)
        painter.setPen(tone.ink)
        painter.setFont(option.font)
        painter.drawText(words, _WRAP, index.data())
        painter.setPen(tone.link)
        for place, (link, action) in enumerate(zip(links, index.data(_ACTIONS), strict=True)):
            meant = place == self._list.chosen if len(links) > 1 else True
            face = font(Type.ACTION)
            face.setUnderline((focused and meant) or bool(option.state & flags.State_MouseOver))
            painter.setFont(face)
            paint.line_of_text(painter, QRectF(link), action)
        if focused:
            paint.ring(painter, QRectF(option.rect), px(CELL_RADIUS), tone)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines of the sentence and of the links."""
        view = self._list
        rect = QRect(0, 0, view.viewport().width(), px(FINDING))
        words, links = self._places(rect, view.font(), index)
        below = links[-1].bottom() + 1 - rect.bottom() if len(links) > 1 else 0
        return QSize(rect.width(), max(px(FINDING), self._high(words, view.font(), index)) + max(0, below))

    def links(self, rect: QRect, face: QFont, index: Index) -> list[QRect]:
        """Where the actions stand in a line that is so large."""
        return self._places(rect, face, index)[1]

    @property
    def _list(self) -> FindingList:
        view = self.parent()
        assert isinstance(view, FindingList)
        return view

    def _high(self, words: QRect, face: QFont, index: Index) -> int:
        text = QFontMetrics(face).boundingRect(QRect(0, 0, words.width(), 0), _WRAP, index.data())
        return text.height() + px(0.375)

    def _places(self, rect: QRect, face: QFont, index: Index) -> tuple[QRect, list[QRect]]:
        """Where the sentence and its actions stand."""
        metrics = QFontMetrics(font(Type.ACTION))
        linked = [metrics.horizontalAdvance(action) + px(0.25) for action in index.data(_ACTIONS)]
        taken = px(ICON + GAP)
        room = rect.width() - taken - px(0.25)
        beside = linked[0] + px(GAP) if len(linked) == 1 else 0
        width = min(QFontMetrics(face).horizontalAdvance(index.data()) + 2, max(room - beside, px(8)))
        words = QRect(rect.x() + taken, rect.y(), width, rect.height())
        if len(linked) < 2:
            return words, [QRect(words.right() + px(GAP), rect.y(), long, rect.height()) for long in linked]
        words.setHeight(max(px(FINDING), self._high(words, face, index)))
        links, left, top = [], words.x(), words.bottom() + 1
        for long in linked:
            if left > words.x() and left + long > rect.right():
                left, top = words.x(), top + px(_LINK)
            links.append(QRect(left, top, min(long, room), px(_LINK)))
            left += long + px(1)
        return words, links
