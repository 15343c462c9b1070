"""How much of something: the states of a send's people side by side, and how full the SMS of a text are."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.palette import State, Tone, blend

ORDER = (State.POSITIVE, State.TRANSIT, State.WARNING, State.UNKNOWN, State.NEGATIVE)
Parts = Mapping[State | None, int]  # None: those of whom nothing has left
_GAP = 2.0  # px between two parts
_LEAST = 0.5  # line heights: nobody's part is too small to be seen


def shares(counts: Parts, room: float, least: float) -> list[tuple[State | None, float]]:
    """The width of each part in `room`, the gaps taken off: in proportion, but none below `least`, if that can be."""
    shown = [(state, counts[state]) for state in (*ORDER, None) if counts.get(state, 0) > 0]
    if not shown:
        return []
    room -= _GAP * (len(shown) - 1)
    total = sum(count for _state, count in shown)
    least = min(least, room / len(shown))
    widths = [max(least, room * count / total) for _state, count in shown]
    spare = sum(width - least for width in widths)
    # What the small ones were given is taken from the others by what they have to spare.
    over = sum(widths) - room
    return [
        (state, width - (over * (width - least) / spare if spare else 0))
        for (state, _count), width in zip(shown, widths, strict=True)
    ]


def draw_bar(painter: QPainter, rect: QRectF, counts: Parts, tone: Tone) -> None:
    """The bar, in a list as well. An outline alone: nothing of it has left."""
    radius = rect.height() / 2
    parts = shares(counts, rect.width(), px(_LEAST))
    if not parts or parts[-1][0] is None:
        edge = tone.ink if tone.outlined else blend(tone.muted, tone.card, 0.7)
        paint.rounded(painter, rect, radius, None, edge)
    outline = QPainterPath()
    outline.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setClipPath(outline)
    left = rect.x()
    for state, width in parts:
        if state is not None:
            colour = tone.states[state].ink
            if state is State.TRANSIT and not tone.outlined:
                colour = blend(colour, tone.card, 0.7)
            painter.fillRect(QRectF(left, rect.y(), width, rect.height()), colour)
        left += width + _GAP
    painter.restore()


class StackedBar(QLabel):
    """Counts by state. `heard` says them to who cannot see them; empty where chips beside it do."""

    def __init__(self, counts: Parts | None = None, heard: str = "", *, thick: float = 0.5) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedHeight(px(thick))
        self.setMinimumWidth(px(4))
        self.show_counts(counts or {}, heard)

    def show_counts(self, counts: Parts, heard: str = "") -> None:
        """Other counts."""
        self._counts = dict(counts)
        self.setAccessibleName(heard)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar."""
        painter, tone = paint.begin(self)
        draw_bar(painter, QRectF(self.rect()), self._counts, tone)


class Meter(QWidget):
    """A segment for each SMS, filled as far as the text goes. Words stand beside it: it is not heard."""

    def __init__(self) -> None:
        super().__init__()
        self._sms, self._last, self._dear = 1, 0.0, False
        self.setFixedHeight(max(3, px(0.1875)))
        self.setMinimumWidth(px(4))

    def show_fill(self, sms: int, last: float, *, dear: bool = False) -> None:
        """`last`: how full the last of them is, 0 to 1. `dear`: the text costs more than its plain form."""
        self._sms, self._last, self._dear = max(1, sms), min(1.0, max(0.0, last)), dear
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The segments; so many that they cannot be told apart are one line."""
        painter, tone = paint.begin(self)
        colour = tone.states[State.WARNING].ink if self._dear else tone.link
        gap, radius = px(0.1875), self.height() / 2
        count = self._sms if self._sms * (gap + self.height()) < self.width() else 1
        width = (self.width() - gap * (count - 1)) / count
        for place in range(count):
            rect = QRectF(place * (width + gap), 0, width, self.height())
            paint.rounded(painter, rect, radius, tone.hairline if not tone.outlined else tone.hover)
            filled = self._last if place == count - 1 else 1.0
            if filled > 0:
                rect.setWidth(max(self.height(), width * filled))
                paint.rounded(painter, rect, radius, colour)
