"""The rail at the window's side: the account, the pages with what waits in each, the settings, and how things stand."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.account_box import AccountBox
from ovhsms_gui.gui.kit.card import Hairline
from ovhsms_gui.gui.kit.chip import badge_width, draw_badge
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon, draw_icon
from ovhsms_gui.gui.kit.label import Glyph, Label, tip
from ovhsms_gui.gui.kit.measures import ENTRY_RADIUS, Type, airy, font, px
from ovhsms_gui.gui.kit.palette import State, Tone, blend

_WIDE, _NARROW = 11.0, 5.25
_ENTRY, _ENTRY_NARROW = 2.25, 3.25
_ICON = 1.25
_MARGIN = 0.5
_MARK = 0.1875  # the upright stroke at the page that is shown


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in a page: how many, in which state's colours (none: unread), and how that is heard."""

    count: int = 0
    state: State | None = None
    heard: str = ""


class RailEntry(QRadioButton):
    """A page: one of several, so arrow keys walk and a screen reader tells which is chosen."""

    def __init__(self, text: str, name: Icon) -> None:
        super().__init__(text)
        self._icon = name
        self._waiting = Waiting()
        self._narrow = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_waiting(self, waiting: Waiting) -> None:
        """What waits there now."""
        self._waiting = waiting
        name = paint.spoken(self.text())
        self.setAccessibleName(f"{name}, {waiting.heard}" if waiting.count and waiting.heard else name)
        self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """The word under the icon instead of beside it."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, word, and the number that waits."""
        metrics = QFontMetrics(font(Type.LABELLED if self._narrow else Type.STRONG))
        width = paint.text_width(metrics, self.text())
        if self._narrow:
            return QSize(max(px(_NARROW - 2 * _MARGIN), width + px(0.5)), px(_ENTRY_NARROW))
        return QSize(px(2.5) + width + px(0.5) + badge_width("99") + px(0.5), px(_ENTRY))

    def minimumSizeHint(self) -> QSize:
        """Nothing of it is cut."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """All of it."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, mark, icon, word, number."""
        painter, tone = paint.begin(self)
        rect, chosen = QRectF(self.rect()), self.isChecked()
        if chosen:
            line = tone.link if tone.outlined else None
            paint.rounded(painter, rect, px(ENTRY_RADIUS), tone.soft, line)
            mark = QRectF(0, rect.height() / 4, px(_MARK), rect.height() / 2)
            paint.rounded(painter, mark, mark.width() / 2, tone.link)
        elif self.underMouse() and self.isEnabled():
            paint.rounded(painter, rect, px(ENTRY_RADIUS), blend(tone.ink, tone.rail, 0.06))
        if self.hasFocus():
            paint.ring(painter, rect, px(ENTRY_RADIUS), tone)
        ink = paint.clear_of_disabled(self, tone, tone.link if chosen else tone.ink)
        drawn = ink if chosen else tone.muted
        if self._narrow:
            self._draw_narrow(painter, ink, drawn, tone)
        else:
            self._draw_wide(painter, ink, drawn, tone)

    def _draw_wide(self, painter: QPainter, ink: QColor, drawn: QColor, tone: Tone) -> None:
        middle, right = self.height() / 2, self.width() - px(0.5)
        draw_icon(painter, self._icon, drawn, px(0.75), middle, px(_ICON))
        room = right - self._draw_count(painter, right, middle, tone) - px(2.5)
        self._draw_word(painter, QRectF(px(2.5), 0, room, self.height()), ink, paint.LEFT)

    def _draw_narrow(self, painter: QPainter, ink: QColor, drawn: QColor, tone: Tone) -> None:
        side, middle = px(_ICON), self.width() / 2
        draw_icon(painter, self._icon, drawn, middle - side / 2, px(1.125), side)
        self._draw_word(painter, QRectF(0, px(1.875), self.width(), px(1.125)), ink, paint.CENTRE)
        # Beside the icon, as far as the edge allows.
        wide = badge_width(str(self._waiting.count))
        self._draw_count(painter, min(middle + side / 2 - 2 + wide, self.width()), px(0.75), tone)

    def _draw_word(self, painter: QPainter, room: QRectF, ink: QColor, align: Qt.AlignmentFlag) -> None:
        kinds = (Type.LABELLED, Type.CHIP) if self._narrow else (Type.STRONG, Type.ACTION)
        painter.setFont(font(kinds[0] if self.isChecked() else kinds[1]))
        painter.setPen(ink)
        paint.line_of_text(painter, room, self.text(), align)

    def _draw_count(self, painter: QPainter, right: float, middle: float, tone: Tone) -> float:
        """The number, ending at `right`; the room that it takes."""
        count, state = self._waiting.count, self._waiting.state
        if not count:
            return 0
        wide = badge_width(str(count))
        draw_badge(painter, right - wide, middle, str(count), tone, state, loud=state is None)
        return wide + px(0.5)


class Rail(QWidget):
    """`chosen` tells the place of the page that was gone to, counted from the top."""

    chosen = Signal(object)

    def __init__(
        self, account: AccountBox, entries: tuple[RailEntry, ...], below: tuple[RailEntry, ...] = ()
    ) -> None:
        """`below`: what stands at the foot of the rail."""
        super().__init__()
        self.entries = entries + below
        self._account = account
        self._status = QWidget()
        self._glyph = Glyph(Icon.OK, size=0.9375)
        self._words = Label("", Type.CAPTION, "muted", wrap=True)
        line = QHBoxLayout(self._status)
        airy(line, margin=(0.75, 0.25, 0.25, 0.25), gap=0.375)
        line.addWidget(self._glyph)
        line.addWidget(self._words, 1)
        self._status.hide()
        self._pages = QButtonGroup(self)
        for place, entry in enumerate(self.entries):
            self._pages.addButton(entry, place)
        self._pages.idToggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        airy(column, margin=(_MARGIN, _MARGIN, _MARGIN, _MARGIN), gap=0.25)
        column.addWidget(account)
        column.addSpacing(px(0.25))
        column.addWidget(Hairline())
        column.addSpacing(px(0.25))
        for entry in entries:
            column.addWidget(entry)
        column.addStretch(1)
        for entry in below:
            column.addWidget(entry)
        column.addWidget(self._status)
        self._narrow = False
        self._fit()

    def choose(self, place: int) -> None:
        """Show that this page is shown."""
        self.entries[place].setChecked(True)

    def show_status(self, state: State, words: str, icon: Icon | None = None) -> None:
        """How things stand: on line, demonstration. Empty words: nothing to be said."""
        self._glyph.show_icon(icon or STATE_ICONS[state], state)
        self._words.setText(words)
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Words under icons, and no wider than they need."""
        self._narrow = narrow
        self._account.set_narrow(narrow)
        for entry in self.entries:
            entry.set_narrow(narrow)
        self._fit()

    def _fit(self) -> None:
        self._status.setVisible(bool(self._words.text()) and not self._narrow)
        self.setToolTip(tip(self._words.text() if self._narrow else ""))
        needed = max(entry.sizeHint().width() for entry in self.entries) + 2 * px(_MARGIN)
        self.setFixedWidth(max(px(_NARROW if self._narrow else _WIDE), needed))

    @Slot(int, bool)
    def _on_toggled(self, place: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its ground, and the line to the page."""
        painter, tone = paint.begin(self)
        painter.fillRect(self.rect(), tone.rail)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), tone.hairline)
