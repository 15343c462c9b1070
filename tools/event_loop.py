"""How long the window was away: the pauses of an event loop, for the measurements beside this file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


@contextmanager
def gaps(app: QApplication) -> Iterator[list[float]]:
    """The longest pause between two turns of the event loop, in seconds, and the most that this thread worked in one.

    Other programs make the first longer, and hardly the second.
    """
    longest, last = [0.0, 0.0], [time.perf_counter(), time.thread_time()]

    def tick() -> None:
        now = [time.perf_counter(), time.thread_time()]
        longest[:] = [
            max(before, here - there) for before, here, there in zip(longest, now, last, strict=True)
        ]
        last[:] = now

    timer = QTimer(app)
    timer.timeout.connect(tick)
    timer.start(0)
    yield longest
    timer.stop()
