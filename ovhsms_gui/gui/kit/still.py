"""What has just moved under a pointer that rests, or a finger, is not what was meant: a press there does nothing."""

from time import monotonic

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
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


class Contraries(QObject):
    """Buttons that take each other's place, and one undoes the other: a key pressed twice presses once.

    As a double click does. It is theirs together: the second press is on whichever has the focus by then.
    """

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__(buttons[0])
        self._since = QElapsedTimer()
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The buttons'."""
        presses = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if (
            event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or event.key() not in presses
        ):
            return super().eventFilter(watched, event)
        if self._since.isValid() and not self._since.hasExpired(QApplication.doubleClickInterval()):
            return True
        self._since.start()
        return False
