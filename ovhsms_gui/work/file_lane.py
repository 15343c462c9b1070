"""The files lane: people's own files are on shares and sticks that may never answer, and nothing waits for them."""

import logging
import threading
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.work.lane import Crashed, Emit, Handler

log = logging.getLogger(__name__)

# A job that takes longer no longer holds up the next: it may be one that never ends.
PATIENCE_SECONDS = 8.0
# What is being written may come to its end when the program ends; longer than this nobody waits for it.
LAST_SECONDS = 3.0


class FileLane(QObject):
    """Jobs in order, each in a daemon thread with a handler of its own: one that hangs is left behind.

    An abandoned QThread aborts the process at its end; an abandoned daemon thread does no harm, as with `KeyCaller`.
    """

    told = Signal(object)  # a frozen value, delivered in the GUI thread

    _ended = Signal(object)  # int: the number of a job

    def __init__(self, make: Callable[[Emit], Handler], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._stop = threading.Event()
        self._waiting: deque[object] = deque()
        self._number = 0  # of the job that was begun last
        self._busy = False  # with that one, and it has not taken too long
        self._thread: threading.Thread | None = None
        self._patience = QTimer(self)
        self._patience.setObjectName("filesPatience")
        self._patience.setSingleShot(True)
        self._patience.setInterval(round(PATIENCE_SECONDS * 1000))
        self._patience.timeout.connect(self._go_on)
        self._ended.connect(self._on_ended)

    def submit(self, job: object) -> None:
        """Have `job` handled after those already waiting, unless they take too long."""
        if not self._stop.is_set():
            self._waiting.append(job)
            if not self._busy:
                self._go_on()

    def stop(self) -> None:
        """Drop what waits; of what is under way nothing is told any more."""
        self._stop.set()
        self._waiting.clear()
        self._patience.stop()

    def join(self, seconds: float = LAST_SECONDS) -> None:
        """Give what is under way its last moment."""
        if self._thread is not None:
            self._thread.join(seconds)

    @Slot()
    def _go_on(self) -> None:
        self._busy = bool(self._waiting)
        if self._busy:
            self._number += 1
            self._patience.start()
            work = (self._number, self._waiting.popleft())
            self._thread = threading.Thread(target=self._run, args=work, name="files", daemon=True)
            self._thread.start()

    @Slot(object)
    def _on_ended(self, number: object) -> None:
        if number == self._number and not self._stop.is_set():
            self._patience.stop()
            self._go_on()

    def _run(self, number: int, job: object) -> None:
        """In a thread of its own. Nothing escapes: an exception becomes a `Crashed` event."""
        try:
            handler = self._make(self._tell)
            try:
                handler.handle(job)
            finally:
                handler.close()
        except Exception as error:  # the thread's last net
            log.exception("a job of %s failed", type(job).__name__)
            self._tell(Crashed(job, error))
        self._say(number, None)

    def _tell(self, event: object) -> None:
        self._say(None, event)

    def _say(self, ended: int | None, event: object) -> None:
        if self._stop.is_set():
            return
        try:
            if ended is None:
                self.told.emit(event)
            else:
                self._ended.emit(ended)
        except RuntimeError:  # the window closed while the file was thinking
            log.info("an answer about a file came after the end")
