"""A lane: one long-lived thread that handles jobs in order, behind a façade in the GUI thread."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

log = logging.getLogger(__name__)

LONGEST_WAIT = 3600.0  # seconds: a timer of Qt's counts milliseconds in 32 bits

Emit = Callable[[object], None]


class Handler(Protocol):
    """What a lane runs. Made, used and closed in the lane's own thread: it may hold connections."""

    def handle(self, job: object) -> None:
        """Do one job; results leave as events through the `emit` given at making."""

    def close(self) -> None:
        """Give back what is held."""


@dataclass(frozen=True, slots=True)
class Crashed:
    """A job failed in a way nobody foresaw: a fault of ours, not of the network or the input."""

    job: object
    error: BaseException


@dataclass(frozen=True, slots=True)
class Again:
    """The same job is worth doing again in so many seconds; None: not by itself."""

    job: object
    seconds: float | None


class _Worker(QObject):
    """Lives in the lane's thread. Nothing escapes its slots: an exception becomes a `Crashed` event."""

    told = Signal(object)

    def __init__(self, make: Callable[[Emit, threading.Event], Handler], stop: threading.Event) -> None:
        super().__init__()
        self._make = make
        self._stop = stop
        self._handler: Handler | None = None

    @Slot(object)
    def run(self, job: object) -> None:
        # Jobs that Qt already queued still arrive after quit(): the event decides, not the queue.
        if self._stop.is_set():
            return
        try:
            if self._handler is None:
                self._handler = self._make(self.told.emit, self._stop)
            self._handler.handle(job)
        except Exception as error:  # the thread's last net
            log.exception("a job of %s failed", type(job).__name__)
            self.told.emit(Crashed(job, error))

    @Slot()
    def close(self) -> None:
        self._stop.set()
        handler, self._handler = self._handler, None
        if handler is not None:
            handler.close()
        self.thread().quit()


class Lane(QObject):
    """Façade: everybody connects to this object, which lives in the GUI thread, never to the worker."""

    told = Signal(object)  # a frozen value, delivered in the GUI thread
    stopped = Signal()

    _job = Signal(object)
    _close = Signal()

    def __init__(self, name: str, make: Callable[[Emit, threading.Event], Handler]) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._thread = QThread()
        self._thread.setObjectName(name)
        self._worker = _Worker(make, self._stop)
        self._worker.moveToThread(self._thread)
        self._job.connect(self._worker.run)
        self._close.connect(self._worker.close)
        self._worker.told.connect(self.told)
        self._thread.finished.connect(self.stopped)
        self._put_off: object = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_later)
        self._thread.start()

    def submit(self, job: object) -> None:
        """Have `job` handled after those already waiting."""
        self._job.emit(job)

    def submit_later(self, job: object, seconds: float | None) -> None:
        """Submit `job` in so many seconds, or not; this takes the place of what was put off before."""
        self._later.stop()
        self._put_off = job
        if seconds is not None and not self._stop.is_set():
            self._later.start(round(min(seconds, LONGEST_WAIT) * 1000))

    def hurry(self, job: object, seconds: float) -> None:
        """Submit `job` in so many seconds at the latest."""
        if not self._later.isActive() or self._later.remainingTime() > seconds * 1000:
            self.submit_later(job, seconds)

    @Slot()
    def _on_later(self) -> None:
        self.submit(self._put_off)

    def stop(self, *, finish: bool = False) -> None:
        """Let the job under way come to its end, drop what waits or `finish` it, then `stopped`."""
        self._later.stop()
        if not finish:
            self._stop.set()
        self._close.emit()

    def join(self, seconds: float) -> bool:
        """Wait for the thread's end after `stop()`; False when it is still busy."""
        return self._thread.wait(int(seconds * 1000))
