"""Parts side by side, or one under the other."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from ovhsms_gui.gui.kit.measures import GAP, airy, px

Part = QWidget | QLayout | float | None

_DEPTH = 6  # layouts within layouts, each of a widget of its own

_Box = TypeVar("_Box", bound=QBoxLayout)


def lay(
    box: _Box,
    *parts: Part,
    margin: float | tuple[float, float, float, float] = 0.0,
    gap: float = GAP,
    grows: QWidget | QLayout | None = None,
) -> _Box:
    """Margins and spacing as `airy` has them, parts as `add`."""
    airy(box, margin=margin, gap=gap)
    add(box, *parts, grows=grows)
    return box


def add(box: QBoxLayout, *parts: Part, grows: QWidget | QLayout | None = None) -> None:
    """A number is so many line heights of room, None some of what is left; the one that `grows` takes it all."""
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QLayout):
            box.addLayout(part, int(part is grows))
        elif isinstance(part, QWidget):
            box.addWidget(part, int(part is grows))
        else:
            box.addSpacing(px(part))


def hide_unless(shown: bool, *parts: QWidget) -> None:
    """Parts that are being built: made visible before they stand in a window, they would each be one of their own."""
    for part in parts:
        if not shown:
            part.hide()


def settle() -> None:
    """Lay out now what has changed. Qt asks one layout further up in each turn, and paints what is cut in between."""
    for _ in range(_DEPTH):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
