"""How long the window was away: the pauses of an event loop, for the measurements beside this file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication


class _Pulse(QObject):
    """Beats once in each turn of the event loop, just after keys and mouse.

    Qt takes these between its timers and what was posted: a timer alone would count two turns for one.
    """

    beat = Signal()


@contextmanager
def gaps(app: QApplication) -> Iterator[list[float]]:
    """The longest pause between two turns of the event loop, in seconds, and the most that this thread worked in one.

    Other programs make the first longer, and hardly the second.
    """
    longest, last = [0.0, 0.0], [time.perf_counter(), time.thread_time()]

    def note() -> None:
        now = [time.perf_counter(), time.thread_time()]
        longest[:] = [
            max(before, here - there) for before, here, there in zip(longest, now, last, strict=True)
        ]
        last[:] = now

    pulse = _Pulse()
    pulse.beat.connect(note, Qt.ConnectionType.QueuedConnection)
    timer = QTimer(app)
    timer.timeout.connect(pulse.beat)
    timer.start(0)
    yield longest
    timer.stop()
