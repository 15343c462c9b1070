"""Sizes and type, all from the application's font: larger text makes everything larger."""

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QLayout, QWidget

_DEMI, _BOLD = QFont.Weight.DemiBold, QFont.Weight.Bold
_PLAIN, _MEDIUM = QFont.Weight.Normal, QFont.Weight.Medium


class Type(Enum):
    """A kind of text: how large it is, in sizes of the application's font, and how heavy."""

    PAGE_TITLE = (1.5, _DEMI)
    DIALOG_TITLE = (1.35, _DEMI)
    DETAIL_TITLE = (1.25, _DEMI)
    PRICE = (1.15, _BOLD)
    HEADING = (1.15, _DEMI)
    BODY = (1.0, _PLAIN)
    ACTION = (1.0, _MEDIUM)
    STRONG = (1.0, _DEMI)
    EDITOR = (1.06, _PLAIN)
    CAPTION = (0.9, _PLAIN)
    CHIP = (0.9, _MEDIUM)
    LABELLED = (0.9, _DEMI)  # a caption that names something
    BADGE = (0.85, _DEMI)  # the smallest there is


# In line heights.
CONTROL = 2.0  # high
TALL = 2.375  # the primary button of a foot
TOOL = 1.875
CHIP = 1.5
FINDING = 1.625
ROW = 1.8125  # of a table
ICON = 1.125  # beside text
GAP = 0.5  # between controls
MARGIN = 0.875  # of a card
PAGE_MARGIN = 1.25
CELL_SIDE = 0.4375  # beside the text of a cell
CELL_RADIUS = 0.25
RADIUS = 0.375
ENTRY_RADIUS = 0.5
CARD_RADIUS = 0.625

# In device-independent pixels.
HAIRLINE = 1
RING = 2


def line_height() -> int:
    """Height of a line of the application's font, in device-independent pixels: the unit of all other sizes."""
    return _height(QApplication.font())


def px(lines: float) -> int:
    """Line heights in device-independent pixels."""
    return round(_height(QApplication.font()) * lines)


@lru_cache(maxsize=4)  # asked for with every stroke
def _height(base: QFont) -> int:
    return QFontMetrics(base).height()


def font(kind: Type, *, tabular: bool = False) -> QFont:
    """The application's font as `kind` has it. `tabular`: every digit as wide as the others, for columns and clocks."""
    return QFont(_made(QApplication.font(), kind, tabular))


@lru_cache(maxsize=64)  # one that is made anew is looked for among the system's
def _made(base: QFont, kind: Type, tabular: bool) -> QFont:
    made = QFont(base)
    scale, weight = kind.value
    if made.pointSizeF() > 0:
        made.setPointSizeF(made.pointSizeF() * scale)
    else:
        made.setPixelSize(round(made.pixelSize() * scale))
    if weight is not _PLAIN:
        made.setWeight(weight)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def airy(
    layout: QLayout, *, margin: float | tuple[float, float, float, float] = 0.0, gap: float = GAP
) -> None:
    """Margins (all, or left, top, right, bottom) and spacing, in line heights."""
    edges = margin if isinstance(margin, tuple) else (margin,) * 4
    layout.setContentsMargins(QMargins(*map(px, edges)))
    layout.setSpacing(px(gap))


def screen_room(widget: QWidget) -> QSize:
    """What there is for windows on the screen of a window, or of the one that a new one belongs to.

    WORKAROUND: what QWidget.screen() gives counts as the window's own, and is deleted with it: the next window then
    crashes. Seen with PySide6 6.11.3, test again with later ones.
    https://doc.qt.io/qtforpython-6/shiboken6/typesystem_ownership.html
    """
    window = (widget.parentWidget() or widget).window()
    screen = QGuiApplication.screenAt(window.frameGeometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry().size()
