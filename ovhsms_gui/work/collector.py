"""Garbage is collected in the GUI thread only: collected in a lane, a window's remains would end there and crash."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

# Often, because each time looks at all that was made since: reading a file makes a million objects a second.
_EVERY_MS = 100
# So many within a few looks are a list that is read in or written, and no garbage: they are set apart without a look.
_READ_IN = 40_000


class Collector(QObject):
    """Takes over from Python's own collector, which runs in whatever thread happens to allocate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._made = 0  # since more than the newest were looked at
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
        if self._made + counts[0] > _READ_IN:
            self._set_apart()
            return
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                if generation == 2 and len(gc.get_objects(generation)) > _READ_IN:  # made a few at a time
                    self._set_apart()
                    return
                self._made = 0 if generation else self._made + counts[0]
                gc.collect(generation)
                return

    def _set_apart(self) -> None:
        gc.freeze()
        self._made = 0
