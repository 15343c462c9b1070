"""Handing over what lanes tell: in the order in which it came, and so much in one turn of the window as is not felt."""

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

# Answers often come together, and each may fill a page: one after the other they would be one long silence.
_TURN_SECONDS = 0.008


class Handover(QObject):
    """Lives in the GUI thread, one for all lanes."""

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__(parent)
        self._clock = clock
        self._tired = False
        self._waiting: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    def put(self, told: Callable[[], object]) -> None:
        """Have it done after what waits already."""
        self._waiting.append(told)
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and not self._timer.isActive():
            self._timer.start(0)

    @Slot()
    def _turn(self) -> None:
        if self._tired:  # the window paints first what came of it
            self._tired = False
            self._go_on()
            return
        until = self._clock() + _TURN_SECONDS
        while self._waiting:
            told = self._waiting.popleft()
            self._go_on()  # before it: it may fail, or ask the operator, which is a loop of its own
            told()
            if self._clock() > until:
                self._tired = True
                return
