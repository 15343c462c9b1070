"""How long the window was away: the pauses of an event loop, for the measurements beside this file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


@contextmanager
def gaps(app: QApplication) -> Iterator[list[float]]:
    """The longest pause between two turns of the event loop, in seconds."""
    longest, last = [0.0], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        longest[0] = max(longest[0], now - last[0])
        last[0] = now

    timer = QTimer(app)
    timer.timeout.connect(tick)
    timer.start(0)
    yield longest
    timer.stop()
