"""Garbage is collected in the GUI thread only: collected in a lane, a window's remains would end there and crash."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1000
# So many new objects within a second are a list that was read in, and no garbage. To look at each of them takes
# longer than the window may be away.
_READ_IN = 50_000


class Collector(QObject):
    """Takes over from Python's own collector, which runs in whatever thread happens to allocate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Collect here from now on, and pass over what the program itself is made of."""
        gc.disable()
        gc.freeze()
        self._timer.start(_EVERY_MS)

    def stop(self) -> None:
        """Give it back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the generations that are due, as Python would have."""
        counts = gc.get_count()
        if counts[0] > _READ_IN:
            gc.freeze()
            return
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
