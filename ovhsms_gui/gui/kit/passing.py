"""How long what is only told stays in sight."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

SHOWN_MS = 10_000


class Passing(QTimer):
    """Once started, says when the time of a part is over. The pointer or the focus makes it stay."""

    over = Signal()

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self.setSingleShot(True)
        self.setInterval(SHOWN_MS)
        self.timeout.connect(self._on_time)

    @Slot()
    def _on_time(self) -> None:
        focused = QApplication.focusWidget()
        if self._part.underMouse() or (focused is not None and self._part.isAncestorOf(focused)):
            self.start()
        else:
            self.over.emit()
