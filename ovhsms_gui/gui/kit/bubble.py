"""A message as a phone shows it: a bubble with its tail at the side of whoever wrote it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainterPath, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.palette import State, Tone

_WIDEST = 26  # line heights
_SIDE, _TOP = 0.75, 0.5
_RADIUS, _TAIL = 0.8125, 0.25
_LEADING = 1.12
_WIDTHS = 8  # that are remembered: a layout asks for a few of them in turn, again and again
# Qt would look for the end of such a word anew in each of its lines.
_LONG_WORD = re.compile(r"\S{500}")
# "9 h 30", "12 €", "Qui ?": written with plain spaces, which cost no more, they are read as one all the same.
_HELD = re.compile(r"(?<=\d) (?=(?:h|min|€|%)(?!\w))|(?<=\d h) (?=\d)| (?=[:;?!»](?:\s|$))|(?<=«) ")


class Mark(Enum):
    """What is shown of a stretch of the text."""

    FIELD = "field"  # filled in for this person
    ADDED = "added"  # not typed by us: the line that says STOP
    WRONG = "wrong"  # stays as it is, and should not


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text, in UTF-16 units."""

    start: int
    length: int
    mark: Mark


def units(text: str) -> int:
    """How long a text is as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Bubble(QLabel):
    """The whole text, as wide as it needs and no wider than a phone. `mine`: ours, at the right."""

    def __init__(self, text: str = "", stretches: Sequence[Stretch] = (), *, mine: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._mine = mine
        self._stretches: tuple[Stretch, ...] = ()
        self._laid = QTextLayout()
        self._known: dict[tuple[int, QFont], tuple[QTextLayout, QSize]] = {}  # by width and font
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text, stretches)

    def show_text(self, text: str, stretches: Sequence[Stretch] = ()) -> None:
        """Another message."""
        self._stretches = tuple(stretches)
        self._known.clear()
        self.setText(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines."""
        return self._lay(width).height()

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return self._lay(px(_WIDEST))

    def minimumSizeHint(self) -> QSize:
        """A few words, and then more lines."""
        return QSize(min(px(8), self.sizeHint().width()), px(2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bubble, and the text in the theme's inks."""
        painter, tone = paint.begin(self)
        rect = self._ground()
        origin = self._origin()
        if tone.outlined:
            rect.adjust(0.5, 0.5, -0.5, -0.5)
            painter.setPen(tone.edge)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.soft if self._mine else tone.hover)
        painter.drawPath(self._outline(rect))
        painter.setPen(tone.ink)
        # Formats of the layout itself would have it laid out anew: what is only colour is laid over it.
        inks = [_ink(stretch, tone) for stretch in self._stretches]
        self._laid.draw(painter, origin, inks + self._over(tone))

    def _over(self, _tone: Tone) -> list[QTextLayout.FormatRange]:
        """What else is laid over the text."""
        return []

    def _laid_out(self) -> QTextLayout:
        """As it stands here now."""
        self._lay(self.width())
        return self._laid

    def _origin(self) -> QPointF:
        """Where its first line begins."""
        return self._ground().topLeft() + QPointF(px(_SIDE), px(_TOP))

    def _ground(self) -> QRectF:
        """What it takes of its widget."""
        size = self._lay(self.width())
        return QRectF(self.width() - size.width() if self._mine else 0, 0, size.width(), size.height())

    def _outline(self, rect: QRectF) -> QPainterPath:
        round_, tail = px(_RADIUS), px(_TAIL)
        whole, corner = QPainterPath(), QPainterPath()
        whole.addRoundedRect(rect, round_, round_)
        left = rect.right() - round_ if self._mine else rect.left()
        corner.addRoundedRect(QRectF(left, rect.bottom() - round_, round_, round_), tail, tail)
        return whole.united(corner)

    def _lay(self, width: int) -> QSize:
        """Lay the text out, once for each width; the bubble's size."""
        key = min(width, px(_WIDEST)) - 2 * px(_SIDE), self.font()
        if key not in self._known:
            if len(self._known) == _WIDTHS:
                self._known.clear()
            self._known[key] = self._lines(*key)
        self._laid, size = self._known[key]
        return size

    def _lines(self, room: int, letters: QFont) -> tuple[QTextLayout, QSize]:
        option = QTextOption()
        modes = QTextOption.WrapMode
        endless = _LONG_WORD.search(self.text())
        option.setWrapMode(modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere)
        laid = QTextLayout(_HELD.sub("\u00a0", self.text().replace("\n", "\u2028")), letters)
        laid.setTextOption(option)
        laid.setFormats([_weight(stretch) for stretch in self._stretches])
        laid.beginLayout()
        top = used = 0.0
        while (line := laid.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, top))
            top += line.height() * _LEADING
            used = max(used, line.naturalTextWidth())
        laid.endLayout()
        top -= self.fontMetrics().height() * (_LEADING - 1)  # nothing follows the last line
        return laid, QSize(int(used) + 1 + 2 * px(_SIDE), int(top) + 1 + 2 * px(_TOP))


def _weight(stretch: Stretch) -> QTextLayout.FormatRange:
    """What of a format changes how wide the text is."""
    made = QTextLayout.FormatRange()
    made.start, made.length = stretch.start, stretch.length
    face = QTextCharFormat()
    if stretch.mark is not Mark.ADDED:
        face.setFontWeight(QFont.Weight.DemiBold)
    made.format = face
    return made


def _ink(stretch: Stretch, tone: Tone) -> QTextLayout.FormatRange:
    """What of a format changes with the theme."""
    made = QTextLayout.FormatRange()
    made.start, made.length = stretch.start, stretch.length
    face = QTextCharFormat()
    if stretch.mark is Mark.FIELD:
        face.setForeground(tone.ink)
    elif stretch.mark is Mark.ADDED:
        face.setForeground(tone.muted)
    elif stretch.mark is Mark.WRONG:
        face.setForeground(tone.states[State.NEGATIVE].ink)
        face.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    made.format = face
    return made
