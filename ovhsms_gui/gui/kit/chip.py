"""A state in a word and an icon on its soft ground; and the round number beside a word."""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.buttons import Pressed
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon, draw_icon
from ovhsms_gui.gui.kit.measures import CHIP, Type, font, px
from ovhsms_gui.gui.kit.palette import State, Tone, blend

# In line heights.
_SIDE = 0.5625
_ICON = 0.9375
_ICON_GAP = 0.3125
_CHEVRON = 0.8125
_CHEVRON_GAP = 0.25
_BADGE = 1.1875


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip shows. `icon` None: a plain fact, which has no state."""

    text: str
    state: State = State.TRANSIT
    icon: Icon | None = None
    opens: bool = False


def state_face(text: str, state: State, *, icon: Icon | None = None, opens: bool = False) -> ChipFace:
    """A state with its own icon, or one that says more."""
    return ChipFace(text, state, icon or STATE_ICONS[state], opens)


def chip_width(face: ChipFace) -> int:
    """In device-independent pixels."""
    return _width(QApplication.font(), face)


@lru_cache(maxsize=256)  # each time that they are laid out anew it is asked for several times
def _width(_base: QFont, face: ChipFace) -> int:
    lines = 2 * _SIDE
    lines += _ICON if face.icon else 0
    lines += _ICON_GAP if face.icon and face.text else 0
    lines += _CHEVRON + _CHEVRON_GAP if face.opens else 0
    return paint.text_width(QFontMetrics(font(Type.CHIP)), face.text) + px(lines)


def fill_of(state: State, tone: Tone, *, hover: bool) -> QColor:
    """The ground of a chip: under the pointer still legible."""
    pair = tone.states[state]
    return blend(pair.ink, pair.soft, 0.08) if hover else pair.soft


def draw_chip(
    painter: QPainter, rect: QRectF, face: ChipFace, tone: Tone, *, hover: bool = False, chosen: bool = False
) -> None:
    """Draw it into `rect`, in a table as well; the text is cut where `rect` is too narrow.

    `chosen`: on the ground of what is selected, in which its own would be lost.
    """
    pair = tone.states[face.state]
    fill = tone.card if chosen else fill_of(face.state, tone, hover=hover)
    line = pair.ink if tone.outlined else None
    paint.rounded(painter, rect, rect.height() / 2, fill, line)
    middle = rect.center().y()
    left, right = rect.x() + px(_SIDE), rect.right() - px(_SIDE)
    if face.icon:
        draw_icon(painter, face.icon, pair.ink, left, middle, px(_ICON))
        left += px(_ICON) + px(_ICON_GAP)
    if face.opens:
        right -= px(_CHEVRON)
        draw_icon(painter, Icon.CHEVRON_RIGHT, pair.ink, right, middle, px(_CHEVRON))
        right -= px(_CHEVRON_GAP)
    painter.setFont(font(Type.CHIP))
    painter.setPen(pair.ink)
    paint.line_of_text(painter, QRectF(left, rect.y(), right - left, rect.height()), face.text)


class Chip(QLabel):
    """A chip that says something and does nothing."""

    def __init__(self, face: ChipFace) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_face(face)

    def show_face(self, face: ChipFace) -> None:
        """Another state."""
        self._face = face
        self.setText(face.text)
        self.updateGeometry()

    @property
    def face(self) -> ChipFace:
        """What it shows."""
        return self._face

    def sizeHint(self) -> QSize:
        """All of it."""
        return QSize(chip_width(self._face), px(CHIP))

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chip."""
        painter, tone = paint.begin(self)
        draw_chip(painter, QRectF(self.rect()), self._face, tone)


class ChipButton(Pressed):
    """A chip that opens what it speaks of."""

    def __init__(self, face: ChipFace) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_face(face)

    def show_face(self, face: ChipFace) -> None:
        """Another state."""
        self._face = face
        self.setText(face.text)
        self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Other words; without any there is none."""
        if text != self._face.text:
            self.show_face(replace(self._face, text=text))
        self.setVisible(bool(text))

    @property
    def face(self) -> ChipFace:
        """What it shows."""
        return self._face

    def sizeHint(self) -> QSize:
        """All of it."""
        return QSize(chip_width(self._face), px(CHIP))

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chip, and its ring."""
        painter, tone = paint.begin(self)
        ground = QRectF(self.rect())
        draw_chip(painter, ground, self._face, tone, hover=self.underMouse() or self.isDown())
        if self.hasFocus():
            paint.ring(painter, ground, self.height() / 2, tone)


def badge_width(text: str) -> int:
    """In device-independent pixels."""
    width = QFontMetrics(font(Type.BADGE, tabular=True)).horizontalAdvance(text)
    return max(px(1.25), width + px(0.75))


def draw_badge(
    painter: QPainter, left: float, middle: float, text: str, tone: Tone, state: State | None, *, loud: bool
) -> None:
    """A number on a round ground: in the accent if it is `loud`, else in its state's colours or, without one, plain."""
    rect = QRectF(left, middle - px(_BADGE) / 2, badge_width(text), px(_BADGE))
    if loud:
        fill, ink = tone.accent, tone.on_accent
    elif state is not None:
        fill, ink = tone.states[state].soft, tone.states[state].ink
    else:
        fill, ink = (tone.card if tone.outlined else tone.hairline), tone.ink
    paint.rounded(painter, rect, rect.height() / 2, fill, ink if tone.outlined and not loud else None)
    painter.setFont(font(Type.BADGE, tabular=True))
    painter.setPen(ink)
    painter.drawText(rect, paint.CENTRE, text)
