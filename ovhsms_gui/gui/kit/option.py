"""What Qt hands a style to draw from, read fast: flags as numbers, the rectangle, the colours."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionComplex, QWidget

from ovhsms_gui.gui.kit.icons import Icon, draw_icon
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.palette import Tone, tone_of

Index = QModelIndex | QPersistentModelIndex
Drawn = Callable[[QStyleOption, QPainter, QWidget | None], None]
ComplexDrawn = Callable[[QStyle, QStyleOptionComplex, QPainter, QWidget | None], None]

_Flag = QStyle.StateFlag
# Compared as numbers: Python's flags are slow, and a table is drawn with thousands of comparisons.
ENABLED = _Flag.State_Enabled.value
FOCUSED = _Flag.State_HasFocus.value
HOVERED = _Flag.State_MouseOver.value
SUNKEN = _Flag.State_Sunken.value
ON = _Flag.State_On.value
PARTLY = _Flag.State_NoChange.value
SELECTED = _Flag.State_Selected.value


def state_of(option: QStyleOption) -> int:
    """The flags as a number."""
    return int(option.state.value)


def rect_of(option: QStyleOption) -> QRect:
    """Where to draw."""
    rect: QRect = option.rect
    return rect


def tone_in(option: QStyleOption) -> Tone:
    """The colours there."""
    return tone_of(option.palette)


def smooth(painter: QPainter) -> None:
    """To be ended by `restore`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def nothing(_option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    """Drawn elsewhere."""


def arrow(name: Icon) -> Drawn:
    """Draws one of the four angles."""

    def drawn(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        rect = QRectF(rect_of(option))
        side = max(px(0.75), min(rect.width(), rect.height(), px(1)))
        draw_icon(painter, name, tone_in(option).muted, rect.center().x() - side / 2, rect.center().y(), side)

    return drawn
