"""What will be wanted is made before, while nobody waits for it: each part in a turn of its own."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

# After the window came up: it has its accounts and its drafts by then, and its memory is not needed for them.
_FIRST_MS = 3000
_NEXT_MS = 150  # so that two of them are never felt as one


class Ahead(QObject):
    """Takes one step after the other, once it was begun."""

    def __init__(self, steps: Iterable[Callable[[], object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = iter(steps)
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setObjectName("ahead")
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """In a while; to ask again is nothing new."""
        if not self._begun:
            self._begun = True
            self._timer.start(_FIRST_MS)

    @Slot()
    def _step(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            step()
            self._timer.start(_NEXT_MS)


def settle_in(widget: QWidget, place: QWidget) -> None:
    """Give it its look and its measures where it will stand, as its first sight would."""
    widget.setParent(place)
    widget.resize(place.size())
    for part in (widget, *widget.findChildren(QWidget)):
        part.ensurePolished()
    if (layout := widget.layout()) is not None:
        layout.activate()
