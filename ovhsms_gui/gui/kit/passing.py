"""How long what is only told stays in sight."""

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

SHOWN_MS = 10_000
_REST_MS = 1_000


class Passing(QTimer):
    """Once begun, says when the time of a part is over. The pointer or the focus makes it stay.

    So does a pointer on its way, anywhere: what it aims at would move from under it when the part goes.
    """

    over = Signal()

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._pointer: QPoint | None = None  # where it was when the time was over
        self.setSingleShot(True)
        self.timeout.connect(self._on_time)

    @Slot()
    def begin(self) -> None:
        """Its time begins, or begins anew."""
        self._pointer = None
        self.start(SHOWN_MS)

    @Slot()
    def _on_time(self) -> None:
        focused = QApplication.focusWidget()
        before, self._pointer = self._pointer, QCursor.pos()
        if self._part.underMouse() or (focused is not None and self._part.isAncestorOf(focused)):
            self.begin()
        elif self._pointer != before:
            self.start(_REST_MS)
        else:
            self.over.emit()
