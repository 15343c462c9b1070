"""The rail at the window's side: the account, the pages with what waits in each, and how things stand."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.buttons import Pressed
from ovhsms_gui.gui.kit.card import Hairline
from ovhsms_gui.gui.kit.chip import badge_width, draw_badge
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon, draw_icon
from ovhsms_gui.gui.kit.label import Glyph, Label, tip
from ovhsms_gui.gui.kit.layouts import add, lay
from ovhsms_gui.gui.kit.measures import CONTROL, ENTRY_RADIUS, ICON, Type, airy, font, px
from ovhsms_gui.gui.kit.option import Index
from ovhsms_gui.gui.kit.palette import Role, State, Tone, blend, tone_of

_WIDE, _NARROW = 11.0, 5.25
_ENTRY, _ENTRY_NARROW = 2.25, 3.25
_GAP = 0.25
_AROUND = 2.0  # high: edges, gaps and the line under the account
_BELOW = 2.625  # high, with the icon over the word
_ICON = 1.25
_WORD = 2.5  # where it begins beside its icon
_MARGIN = 0.5
_MARK = 0.1875  # the upright stroke at the page that is shown
_ENTRY_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in a page: how many, in which state's colours (none: unread), and how that is heard."""

    count: int = 0
    state: State | None = None
    heard: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    icon: Icon
    keys: str  # that lead there
    waiting: Waiting = Waiting()


class PageList(QListWidget):
    """The pages, one of which is shown: arrow keys walk, and a screen reader tells which of how many it is."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = False
        self.setItemDelegate(_Drawn(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)  # what is under the pointer shows it
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setBackgroundRole(Role.Window)

    def add_page(self, text: str, icon: Icon, keys: str = "") -> None:
        """One more, under the others; the keys that lead there stand in its tip."""
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        item = QListWidgetItem(text)
        item.setData(_ENTRY_ROLE, _Entry(text, icon, shown))
        self.addItem(item)
        self.show_waiting(self.row(item), Waiting())

    def show_waiting(self, place: int, waiting: Waiting) -> None:
        """What waits in a page now."""
        item = self.item(place)
        entry = item.data(_ENTRY_ROLE)
        item.setData(_ENTRY_ROLE, replace(entry, waiting=waiting))
        sign = "" if waiting.state is None else "⚠ "
        item.setText(f"{entry.text}  {sign}{waiting.count}" if waiting.count else entry.text)
        item.setToolTip(tip(" · ".join(filter(None, (entry.keys, waiting.heard)))))
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            f"{entry.text}, {waiting.heard}" if waiting.heard else entry.text,
        )

    def set_narrow(self, narrow: bool) -> None:
        """The words under the icons instead of beside them."""
        self.narrow = narrow
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def needed(self, *, narrow: bool) -> int:
        """How wide the widest of them is."""
        texts = [self.item(row).data(_ENTRY_ROLE).text for row in range(self.count())]
        metrics = QFontMetrics(font(Type.LABELLED if narrow else Type.STRONG))
        widest = max((paint.text_width(metrics, text) for text in texts), default=0)
        if narrow:
            return max(px(_NARROW - 2 * _MARGIN), widest + px(0.5))
        return px(_WORD) + widest + px(0.5) + badge_width("99") + px(0.5)

    def sizeHint(self) -> QSize:
        """All of them."""
        return QSize(
            self.needed(narrow=self.narrow),
            self.count() * px((_ENTRY_NARROW if self.narrow else _ENTRY) + _GAP),
        )

    def minimumSizeHint(self) -> QSize:
        """Three of them: the rest is scrolled."""
        return QSize(px(3), px(3 * _ENTRY))


class _Drawn(QStyledItemDelegate):
    """Ground, mark, icon, word, number."""

    def __init__(self, pages: PageList) -> None:
        super().__init__(pages)
        self._pages = pages

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As wide as the list."""
        high = _ENTRY_NARROW if self._pages.narrow else _ENTRY
        return QSize(0, px(high + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One page."""
        entry = index.data(_ENTRY_ROLE)
        tone = tone_of(option.palette)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect).adjusted(0, 0, 0, -px(_GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            paint.rounded(painter, rect, px(ENTRY_RADIUS), tone.soft, tone.link if tone.outlined else None)
            mark = QRectF(rect.x(), rect.y() + rect.height() / 4, px(_MARK), rect.height() / 2)
            paint.rounded(painter, mark, mark.width() / 2, tone.link)
        elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
            paint.rounded(painter, rect, px(ENTRY_RADIUS), blend(tone.ink, tone.rail, 0.06))
        if chosen and self._pages.hasFocus():
            paint.ring(painter, rect, px(ENTRY_RADIUS), tone)
        ink = paint.clear_of_disabled(self._pages, tone, tone.link if chosen else tone.ink)
        drawn = ink if chosen else tone.muted
        draw = self._draw_narrow if self._pages.narrow else self._draw_wide
        painter.translate(rect.topLeft())
        rect.moveTo(0, 0)
        painter.setFont(font(self._type(chosen=chosen)))
        draw(painter, rect, entry, ink, drawn, tone)
        painter.restore()

    def _type(self, *, chosen: bool) -> Type:
        if self._pages.narrow:
            return Type.LABELLED if chosen else Type.CHIP
        return Type.STRONG if chosen else Type.ACTION

    def _draw_wide(
        self, painter: QPainter, rect: QRectF, entry: _Entry, ink: QColor, drawn: QColor, tone: Tone
    ) -> None:
        middle, right = rect.height() / 2, rect.width() - px(0.5)
        draw_icon(painter, entry.icon, drawn, px(0.75), middle, px(_ICON))
        room = right - (_count_width(entry) + px(0.5) if entry.waiting.count else 0) - px(_WORD)
        painter.setPen(ink)
        paint.line_of_text(painter, QRectF(px(_WORD), 0, room, rect.height()), entry.text)
        _draw_count(painter, right, middle, entry, tone)

    def _draw_narrow(
        self, painter: QPainter, rect: QRectF, entry: _Entry, ink: QColor, drawn: QColor, tone: Tone
    ) -> None:
        side, middle = px(_ICON), rect.width() / 2
        draw_icon(painter, entry.icon, drawn, middle - side / 2, px(1.125), side)
        painter.setPen(ink)
        room = QRectF(0, px(1.875), rect.width(), px(1.125))
        paint.line_of_text(painter, room, entry.text, paint.CENTRE)
        # Beside the icon, as far as the edge allows.
        _draw_count(
            painter, min(middle + side / 2 - 2 + _count_width(entry), rect.width()), px(0.75), entry, tone
        )


def _count_width(entry: _Entry) -> int:
    return badge_width(str(entry.waiting.count))


def _draw_count(painter: QPainter, right: float, middle: float, entry: _Entry, tone: Tone) -> None:
    """The number, ending at `right`."""
    count, state = entry.waiting.count, entry.waiting.state
    if count:
        left = right - badge_width(str(count))
        draw_badge(painter, left, middle, str(count), tone, state, loud=state is None)


class RailButton(Pressed):
    """What stands under the pages: its icon before its word; over it where the rail is narrow, and gone where low."""

    def __init__(self, text: str, name: Icon, heard: str) -> None:
        """`heard`: what it leads to, in full; it is the tip as well."""
        super().__init__(text)
        self._icon = name
        self._narrow = self._low = False
        self.setFlat(True)
        self.setAccessibleName(heard)
        self.setToolTip(tip(heard))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def needed(self, *, narrow: bool) -> int:
        """How wide it is."""
        word = paint.text_width(self.fontMetrics(), self.text())
        return word + px(0.5 if narrow else _WORD + 0.5)

    def set_narrow(self, *, narrow: bool, low: bool) -> None:
        """Where its icon stands. `low`: there is no room for one over the word."""
        self._narrow, self._low = narrow, low
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and word."""
        high = _BELOW if self._narrow and not self._low else CONTROL
        return QSize(self.needed(narrow=self._narrow), px(high))

    def minimumSizeHint(self) -> QSize:
        """The word."""
        return QSize(self.needed(narrow=self._narrow), px(CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As the pages above it, of which it is none."""
        painter, tone = paint.begin(self)
        rect = QRectF(self.rect())
        if self.isDown() or (self.underMouse() and self.isEnabled()):
            paint.rounded(painter, rect, px(ENTRY_RADIUS), blend(tone.ink, tone.rail, 0.06))
        ink, side = paint.clear_of_disabled(self, tone, tone.ink), px(ICON)
        painter.setFont(self.font())
        if not self._narrow:
            draw_icon(painter, self._icon, tone.muted, px(0.75), rect.height() / 2, side)
            words, aligned = rect.adjusted(px(_WORD), 0, 0, 0), paint.LEFT
        elif self._low:
            words, aligned = rect, paint.CENTRE
        else:
            draw_icon(painter, self._icon, tone.muted, (rect.width() - side) / 2, px(0.8125), side)
            words, aligned = rect.adjusted(0, px(1.375), 0, -px(0.125)), paint.CENTRE
        painter.setPen(ink)
        paint.line_of_text(painter, words, self.text(), aligned)
        if self.hasFocus():
            paint.ring(painter, rect, px(ENTRY_RADIUS), tone)


class Rail(QWidget):
    """Account, pages, buttons for what is set seldom, and a line that tells how things stand."""

    def __init__(self, account: QWidget, pages: PageList, below: tuple[RailButton, ...]) -> None:
        """`account` is an AccountBox, or holds one, and can `set_narrow`."""
        super().__init__()
        self.pages = pages
        self.setBackgroundRole(Role.Window)
        self._account = account
        self._below = below
        self._status = QWidget()
        self._glyph = Glyph(Icon.OK, size=0.9375)
        self.words = Label("", Type.CAPTION, "muted", wrap=True)
        line = QHBoxLayout(self._status)
        airy(line, margin=(0.75, 0.25, 0.25, 0.25), gap=0.375)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self._status.hide()
        column = lay(QVBoxLayout(self), account, 0.25, Hairline(), 0.25, margin=_MARGIN, gap=_GAP)
        add(column, pages, *below, self._status, grows=pages)
        self._narrow = False
        self.fit()

    def show_status(self, state: State, words: str, icon: Icon | None = None) -> None:
        """How things stand: on line, demonstration. Empty words: nothing to be said."""
        self._glyph.show_icon(icon or STATE_ICONS[state], state)
        self.words.setText(words)
        self.fit()

    def set_narrow(self, narrow: bool) -> None:
        """Words under icons, and no wider than they need."""
        self._narrow = narrow
        account: Any = self._account
        account.set_narrow(narrow)
        self.pages.set_narrow(narrow)
        self.fit()

    def fit(self) -> None:
        """After other words: as wide as they need."""
        self._status.setVisible(bool(self.words.text()) and not self._narrow)
        self.setToolTip(tip(self.words.text() if self._narrow else ""))
        self._settle()
        self.setFixedWidth(self._wide(narrow=self._narrow))

    @property
    def spare(self) -> int:
        """How much of its width it gives to the page where there is little room."""
        return self.width() - self._wide(narrow=True)

    def _wide(self, *, narrow: bool) -> int:
        below = (button.needed(narrow=narrow) for button in self._below)
        needed = max(self.pages.needed(narrow=narrow), *below) + 2 * px(_MARGIN)
        return max(px(_NARROW if narrow else _WIDE), needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low the pages have the room, and not what is set seldom."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        above = self._account.sizeHint().height() + self.pages.sizeHint().height() + px(_AROUND)
        low = self.height() - above < len(self._below) * px(_BELOW + _GAP)
        for button in self._below:
            button.set_narrow(narrow=self._narrow, low=low)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its ground, and the line to the page."""
        painter, tone = paint.begin(self)
        painter.fillRect(self.rect(), tone.rail)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), tone.hairline)
