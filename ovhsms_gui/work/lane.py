"""A lane: one long-lived thread with its books, that answers questions in the order in which they were asked."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from ovhsms_gui.work.asking import Answers, Otherwise, Question
from ovhsms_gui.work.handover import Handover

LONGEST_WAIT = 3600.0  # seconds: a timer of Qt's counts milliseconds in 32 bits

Say = Callable[[object], None]


class Closeable(Protocol):
    """What a lane works on. Opened, used and closed in the lane's own thread: it may hold connections."""

    def close(self) -> None:
        """Give back what is held."""


Books = TypeVar("Books", bound=Closeable)
Opener = Callable[[Say, threading.Event], Books]
T = TypeVar("T")


class _Worker(QObject):
    """Lives in the lane's thread. Nothing escapes its slots: an exception is an answer too."""

    said = Signal(object)
    answered = Signal(object, object, object)  # the question's number, its value, or the error

    def __init__(self, opener: Opener[Closeable], stop: threading.Event) -> None:
        super().__init__()
        self._opener = opener
        self._stop = stop
        self._books: Closeable | None = None

    @Slot(object, object)
    def run(self, number: object, work: Callable[[Closeable], object]) -> None:
        # Questions that Qt already queued still arrive after quit(): the event decides, not the queue.
        if self._stop.is_set():
            return
        try:
            if self._books is None:
                self._books = self._opener(self.said.emit, self._stop)
            value = work(self._books)
        except Exception as error:  # noqa: BLE001 - told in the GUI thread, whatever it is
            self.answered.emit(number, None, error)
        else:
            self.answered.emit(number, value, None)

    @Slot()
    def close(self) -> None:
        self._stop.set()
        books, self._books = self._books, None
        if books is not None:
            books.close()
        self.thread().quit()


class Lane(QObject, Generic[Books]):
    """Façade: everybody connects to this object, which lives in the GUI thread, never to the worker."""

    said = Signal(object)  # news: a frozen value, delivered in the GUI thread
    failed = Signal(object)  # the error of a question that says nothing else about errors
    stopped = Signal()

    _question = Signal(object, object)
    _close = Signal()

    def __init__(self, name: str, opener: Opener[Books], handover: Handover | None = None) -> None:
        """`opener` is called in the lane's thread, with what tells news and what is set when the lane stops.

        `handover`: shared with other lanes, so that their answers do not come in one turn of the window.
        """
        super().__init__()
        self._handover = handover or Handover(self)
        self._answers = Answers(self.failed.emit)
        self._stop = threading.Event()
        self._thread = QThread()
        self._thread.setObjectName(name)
        self._worker = _Worker(opener, self._stop)
        self._worker.moveToThread(self._thread)
        self._question.connect(self._worker.run)
        self._close.connect(self._worker.close)
        self._worker.said.connect(self._on_said)
        self._worker.answered.connect(self._on_answered)
        self._thread.finished.connect(self._on_finished)
        self._thread.start()

    def ask(
        self,
        work: Callable[[Books], T],
        then: Callable[[T], object] | None = None,
        *,
        otherwise: Otherwise | None = None,
    ) -> Question:
        """Have `work` done in the lane's thread, after what was asked before.

        `then` gets its value, in the GUI thread, unless its owner is gone by then; `otherwise` gets what it raised,
        and `failed` if there is no `otherwise`. `work` is a function, or a partial of one, that knows no window.
        """
        question = self._answers.wait(then, otherwise)
        self._question.emit(question.number, work)
        return question

    @Slot(object)
    def _on_said(self, news: object) -> None:
        self._handover.put(partial(self.said.emit, news))

    @Slot(object, object, object)
    def _on_answered(self, number: int, value: object, error: Exception | None) -> None:
        self._handover.put(partial(self._answers.bring, number, value, error))

    @Slot()
    def _on_finished(self) -> None:
        self._handover.put(self.stopped.emit)

    @property
    def stopping(self) -> bool:
        """It takes no more questions."""
        return self._stop.is_set()

    def stop(self, *, finish: bool = False) -> None:
        """Let the work under way come to its end, drop what waits or `finish` it, then `stopped`."""
        if not finish:
            self._stop.set()
        self._close.emit()

    def join(self, seconds: float) -> bool:
        """Wait for the thread's end after `stop()`; False when it is still busy."""
        return self._thread.wait(int(seconds * 1000))


class Turns(QObject, Generic[Books]):
    """The same question again and again: its answer says in how many seconds it is worth asking next, or None."""

    def __init__(self, lane: Lane[Books], work: Callable[[Books], float | None]) -> None:
        super().__init__(lane)
        self._lane = lane
        self._work = work
        self._over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)

    @Slot()
    def now(self) -> None:
        """Ask, after what waits already."""
        self._lane.ask(self._work, self.put_off)

    def put_off(self, seconds: float | None) -> None:
        """Ask in so many seconds, or not by itself; this takes the place of what was put off before."""
        self._timer.stop()
        if seconds is not None and not (self._over or self._lane.stopping):
            self._timer.start(round(max(0.0, min(seconds, LONGEST_WAIT)) * 1000))

    def hurry(self, seconds: float) -> None:
        """Ask in so many seconds at the latest."""
        if not self._timer.isActive() or self._timer.remainingTime() > seconds * 1000:
            self.put_off(seconds)

    def stop(self) -> None:
        """Ask no more by itself."""
        self._over = True  # the answer to a question that is under way comes yet
        self._timer.stop()
