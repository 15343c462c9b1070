"""One of a few, side by side, with their counts: arrow keys walk, and a screen reader hears tabs."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QShortcutEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.chip import badge_width, draw_badge
from ovhsms_gui.gui.kit.measures import CONTROL, ENTRY_RADIUS, RADIUS, Type, font, px
from ovhsms_gui.gui.kit.palette import State, Tone

_SIDE = 0.6875
_GAP = 0.375
_INSET = 2  # px


@dataclass(frozen=True, slots=True)
class Segment:
    """`count` 0 shows none; `state` gives its colours."""

    text: str
    count: int = 0
    state: State | None = None


class Segments(QTabBar):
    """A tab bar that looks like a switch."""

    called = Signal(object)  # int: by its letter, whether it is chosen already or not

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(
            QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed
        )  # the groove fills what it is given

    def show_segments(self, *segments: Segment) -> None:
        """These from now on; which is chosen stays, if there are as many."""
        if segments == self._segments:
            return
        self._segments = segments
        while self.count() > len(segments):
            self.removeTab(self.count() - 1)
        while self.count() < len(segments):
            self.addTab("")
        for place, segment in enumerate(segments):
            self.setTabText(place, segment.text)
            name = paint.spoken(segment.text)
            self.setAccessibleTabName(place, f"{name}, {_figure(segment)}" if segment.count else name)
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, place: int) -> QSize:
        """As wide as it is when chosen, so that nothing moves."""
        if place >= len(self._segments):  # Qt asks while it is put in
            return QSize(0, px(CONTROL))
        segment = self._segments[place]
        width = paint.text_width(QFontMetrics(font(Type.STRONG)), segment.text) + px(2 * _SIDE)
        if segment.count:
            width += px(_GAP) + badge_width(_figure(segment))
        return QSize(width, px(CONTROL))

    def minimumTabSizeHint(self, place: int) -> QSize:
        """Nothing of it is cut."""
        return self.tabSizeHint(place)

    def event(self, event: QEvent) -> bool:
        """Tell of a letter that was pressed."""
        done = super().event(event)
        if isinstance(event, QShortcutEvent) and done:
            self.called.emit(self.currentIndex())
        return done

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The groove, what is chosen lying on it, words and counts."""
        painter, tone = paint.begin(self)
        ground = QRectF(self.rect())
        paint.rounded(painter, ground, px(ENTRY_RADIUS), tone.hover, tone.edge if tone.outlined else None)
        for place, segment in enumerate(self._segments):
            rect = QRectF(self.tabRect(place))
            chosen = place == self.currentIndex()
            if chosen:
                face = rect.adjusted(_INSET, _INSET, -_INSET, -_INSET)
                line = tone.link if tone.outlined else tone.hairline
                paint.rounded(painter, face, px(RADIUS), tone.card, line)
            painter.setFont(font(Type.STRONG if chosen else Type.ACTION))
            painter.setPen(tone.ink if chosen else tone.muted)
            _draw_words(painter, rect, segment, tone)
        if self.hasFocus():
            paint.ring(painter, ground, px(ENTRY_RADIUS), tone)


def _figure(segment: Segment) -> str:
    return QLocale().toString(segment.count)


def _draw_words(painter: QPainter, rect: QRectF, segment: Segment, tone: Tone) -> None:
    """Word and count in the middle."""
    if not segment.count:
        paint.line_of_text(painter, rect, segment.text, paint.CENTRE)
        return
    count = _figure(segment)
    word = paint.text_width(painter.fontMetrics(), segment.text)
    left = rect.center().x() - (word + px(_GAP) + badge_width(count)) / 2
    paint.line_of_text(painter, QRectF(left, rect.y(), word, rect.height()), segment.text)
    draw_badge(painter, left + word + px(_GAP), rect.center().y(), count, tone, segment.state, loud=False)
