"""The files lane: people's own files are on shares and sticks that may never answer, and nothing waits for them."""

import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.work.apart import LAST_SECONDS, Gate, begin
from ovhsms_gui.work.asking import Answers, Otherwise, Question

# Work that takes longer no longer holds up the next: it may be some that never ends.
PATIENCE_SECONDS = 8.0

T = TypeVar("T")
Work = Callable[[Path], object]


class FileLane(QObject):
    """Questions in order, each in a thread of its own: one that hangs is left behind.

    A QThread that is left behind aborts the process at its end.
    """

    failed = Signal(object)  # the error of a question that says nothing else about errors

    _answered = Signal(object, object, object)  # the question's number, its value, or the error

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        """`data`: the file with all data, which each question opens for itself if it needs it."""
        super().__init__(parent)
        self._data = data
        self._answers = Answers(self.failed.emit)
        self._gate = Gate(self._answered.emit)
        self._stopped = False
        self._waiting: deque[tuple[int, Work]] = deque()
        self._number = 0  # of the question that was begun last
        self._busy = False  # with that one, and it has not taken too long
        self._thread: threading.Thread | None = None
        self._patience = QTimer(self)
        self._patience.setObjectName("filesPatience")
        self._patience.setSingleShot(True)
        self._patience.setInterval(round(PATIENCE_SECONDS * 1000))
        self._patience.timeout.connect(self._go_on)
        self._answered.connect(self._on_answered)

    def ask(
        self,
        work: Callable[[Path], T],
        then: Callable[[T], object] | None = None,
        *,
        otherwise: Otherwise | None = None,
    ) -> Question:
        """See `Lane.ask`; `work` gets the path of the data file. What takes too long no longer holds up the rest."""
        question = self._answers.wait(then, otherwise)
        if not self._stopped:
            self._waiting.append((question.number, work))
            if not self._busy:
                self._go_on()
        return question

    def stop(self) -> None:
        """Drop what waits; of what is under way nothing is told any more."""
        self._stopped = True
        self._gate.shut()
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
            self._number, work = self._waiting.popleft()
            self._patience.start()
            self._thread = begin("files", self._run, self._number, work)

    @Slot(object, object, object)
    def _on_answered(self, number: int, value: object, error: Exception | None) -> None:
        if self._stopped:
            return
        if number == self._number:
            self._patience.stop()
            self._go_on()
        self._answers.bring(number, value, error)

    def _run(self, number: int, work: Work) -> None:
        """In a thread of its own. Nothing escapes: an exception is an answer too."""
        value, problem = None, None
        try:
            value = work(self._data)
        except Exception as error:  # noqa: BLE001 - told in the GUI thread, whatever it is
            problem = error
        self._gate.tell(number, value, problem)
