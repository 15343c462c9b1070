"""Keyring calls: they can ask the user, or never come back, so each has a thread of its own and a limit."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.store.vault import VaultAnswer, VaultStatus
from ovhsms_gui.work.apart import LAST_SECONDS, Gate, begin

log = logging.getLogger(__name__)

# A person may have to type the keyring's password meanwhile.
LIMIT_SECONDS = 90.0


class TookTooLong(Exception):
    """The keyring gave no answer within the limit."""


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    value: object
    error: BaseException | None


class KeyCaller(QObject):
    """Runs one keyring call at a time off the GUI thread and gives the answer back in it."""

    _answered = Signal(object)

    def __init__(self, limit: float = LIMIT_SECONDS, parent: QObject | None = None) -> None:
        """`limit` is in seconds."""
        super().__init__(parent)
        self._limit = limit
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._begin)
        self._asked: list[tuple[int, Callable[[], object]]] = []  # and not begun
        self._turn = threading.Lock()  # some backends misbehave when two threads ask at once
        self._waiting: dict[int, Callable[[object, BaseException | None], None]] = {}
        self._count = 0
        self._gate = Gate(self._answered.emit)
        self._ended = False
        self._thread: threading.Thread | None = None  # begun last, and so the last to end
        self._answered.connect(self._on_answered)

    def rest(self, milliseconds: int) -> None:
        """Begin no call for a moment; what is asked for meanwhile waits."""
        self._rest.start(milliseconds)

    def call(self, work: Callable[[], object], then: Callable[[object, BaseException | None], None]) -> None:
        """Run `work` in a thread of its own; `then(value, error)` follows in the GUI thread, exactly once.

        After the end nothing is begun, and nothing follows.
        """
        if self._ended:
            return
        self._count += 1
        number = self._count
        self._waiting[number] = then
        self._asked.append((number, work))
        if not self._rest.isActive():
            self._begin()
        QTimer.singleShot(int(self._limit * 1000), self, lambda: self._give_up(number))

    def join(self, seconds: float = LAST_SECONDS) -> None:
        """Give what is under way its last moment; of its answer nothing is told any more."""
        self._ended = True
        self._gate.shut()
        self._rest.stop()
        self._waiting.clear()
        if self._thread is not None:
            self._thread.join(seconds)

    @Slot()
    def _begin(self) -> None:
        asked, self._asked = self._asked, []
        for number, work in asked:
            self._thread = begin("keyring", self._run, number, work)

    def _run(self, number: int, work: Callable[[], object]) -> None:
        if not self._turn.acquire(timeout=self._limit):
            return  # the timer has answered for us
        try:
            answer = _Answer(number, work(), None)
        except Exception as error:  # noqa: BLE001 - handed to the caller, whatever it is
            answer = _Answer(number, None, error)
        finally:
            self._turn.release()
        self._gate.tell(answer)

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        assert isinstance(answer, _Answer)
        then = self._waiting.pop(answer.number, None)
        if then is not None:
            then(answer.value, answer.error)

    def _give_up(self, number: int) -> None:
        then = self._waiting.pop(number, None)
        if then is not None:
            log.warning("the keyring did not answer in time")
            then(None, TookTooLong())


def vault_answer(value: object, error: BaseException | None) -> VaultAnswer:
    """The keyring's answer, or what its silence amounts to."""
    if isinstance(value, VaultAnswer):
        return value
    if error is not None and not isinstance(error, TookTooLong):
        log.error("the keyring call failed: %s", type(error).__name__)
    return VaultAnswer(VaultStatus.BROKEN, None, "", "")
