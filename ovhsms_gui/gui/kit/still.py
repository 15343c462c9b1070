"""What has just moved under a pointer that rests, or a finger, is not what was meant: a press there does nothing."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

MOMENT = 0.5  # seconds: a finger that is on its way already is not stopped by what is seen
_SHIFTED = "shifted"  # a property of the window


def shifted(widget: QWidget) -> None:
    """Something in this window is in another place now, and nobody's hand did that."""
    widget.window().setProperty(_SHIFTED, (monotonic(), QCursor.pos()))


def meant(widget: QWidget, event: QMouseEvent) -> bool:
    """Whether a press is on what stood there when the pointer came."""
    shift = widget.window().property(_SHIFTED)
    if shift is None:
        return True
    when, pointer = shift
    assert isinstance(pointer, QPoint)
    rests = (event.globalPosition().toPoint() - pointer).manhattanLength() < QApplication.startDragDistance()
    return not rests or monotonic() - when > MOMENT


class Still(QObject):
    """Told of a part's moves and sizes, it knows when the others have shifted."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The part's."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            shifted(self._part)
        return super().eventFilter(watched, event)
