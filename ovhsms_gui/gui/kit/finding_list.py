"""Findings as a list: icon, sentence, and its action as a link straight after; arrow keys walk, Enter acts."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
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

_STATE = Qt.ItemDataRole.UserRole
_ACTION = Qt.ItemDataRole.UserRole + 1
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FindingList(QListWidget):
    """As high as what it shows, which `show_rows` limits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 3
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Lines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)

    def add(self, state: State, sentence: str, action: str = "", icon: Icon | None = None) -> None:
        """One more. What the icon says is heard before the sentence, and the action after it."""
        item = QListWidgetItem(sentence)
        item.setData(_STATE, (state, icon or STATE_ICONS[state]))
        item.setData(_ACTION, action)
        item.setToolTip(tip(sentence))
        said = " ".join(filter(None, (f"{heard(state)}:", sentence, action)))
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
        leads = index.isValid() and bool(index.data(_ACTION))
        shapes = Qt.CursorShape
        self.viewport().setCursor(shapes.PointingHandCursor if leads else shapes.ArrowCursor)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text is higher."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()


class _Lines(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line, or as many as its sentence has."""
        tone = tone_of(option.palette)
        state, name = index.data(_STATE)
        words, link = self._places(option.rect, option.font, index)
        flags = QStyle.StateFlag
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(ICON)
        middle = words.y() + min(words.height(), px(FINDING)) / 2
        draw_icon(painter, name, tone.states[State(state)].ink, option.rect.x(), middle, side)
        painter.setPen(tone.ink)
        painter.setFont(option.font)
        painter.drawText(words, _WRAP, index.data())
        if not link.isEmpty():
            face = font(Type.ACTION)
            face.setUnderline(bool(option.state & (flags.State_MouseOver | flags.State_HasFocus)))
            painter.setFont(face)
            painter.setPen(tone.link)
            paint.line_of_text(painter, QRectF(link), index.data(_ACTION))
        if option.state & flags.State_HasFocus:
            paint.ring(painter, QRectF(option.rect), px(CELL_RADIUS), tone)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines of the sentence."""
        view = self.parent()
        assert isinstance(view, QListWidget)
        rect = QRect(0, 0, view.viewport().width(), px(FINDING))
        words, _link = self._places(rect, view.font(), index)
        text = QFontMetrics(view.font()).boundingRect(QRect(0, 0, words.width(), 0), _WRAP, index.data())
        return QSize(rect.width(), max(px(FINDING), text.height() + px(0.375)))

    def _places(self, rect: QRect, face: QFont, index: Index) -> tuple[QRect, QRect]:
        """Where the sentence and its action stand."""
        action = index.data(_ACTION)
        taken = px(ICON + GAP)
        linked = QFontMetrics(font(Type.ACTION)).horizontalAdvance(action) + px(0.25) if action else 0
        room = rect.width() - taken - px(0.25) - (linked + px(GAP) if linked else 0)
        width = min(QFontMetrics(face).horizontalAdvance(index.data()) + 2, max(room, px(8)))
        words = QRect(rect.x() + taken, rect.y(), width, rect.height())
        link = QRect(words.right() + px(GAP), rect.y(), linked, rect.height())
        return words, link
