"""Threads of work that may never end (a keyring that asks somebody, a share that hangs): the end leaves them behind."""

import logging
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from typing import NoReturn, TypeVar

log = logging.getLogger(__name__)
_Value = TypeVar("_Value")

# What is being written may come to its end when the program ends; longer than this nobody waits for it.
LAST_SECONDS = 3.0


class Gate:
    """Lets such a thread tell a Qt object something for as long as that object is there.

    To ask Qt whether it is still there is no help: it can go between the answer and the call.
    """

    def __init__(self, tell: Callable[..., object]) -> None:
        """`tell` is called in whatever thread has something to tell: the `emit` of a signal."""
        self._tell: Callable[..., object] | None = tell
        self._lock = threading.Lock()

    def tell(self, *what: object) -> None:
        """Tell it, or nothing once the gate is shut."""
        with self._lock:
            if self._tell is not None:
                self._tell(*what)
                return
        log.info("an answer came after the end")

    def shut(self) -> None:
        """Nothing is told any more from here on."""
        with self._lock:
            self._tell = None


def begin(name: str, work: Callable[..., object], *arguments: object) -> threading.Thread:
    """Do `work` in a thread of its own that does not keep the program alive."""
    thread = threading.Thread(target=work, args=arguments, name=name, daemon=True)
    thread.start()
    return thread


def within(seconds: float, name: str, work: Callable[[], _Value]) -> _Value:
    """What `work` gives, or raises. Raises TimeoutError when that takes longer: then the thread is left behind."""
    answers: SimpleQueue[Callable[[], _Value]] = SimpleQueue()

    def run() -> None:
        try:
            value = work()
        except BaseException as error:  # noqa: BLE001 - raised where it was asked for
            answers.put(partial(_throw, error))
        else:
            answers.put(lambda: value)

    begin(name, run)
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError(name) from None
    return answer()


def _throw(error: BaseException) -> NoReturn:
    raise error


def end(status: int) -> NoReturn:
    """End the process. Call it when everything is written and given back.

    A thread that is left behind must not live to see Python being taken apart. It is thrown out of whatever it is in,
    and where that is C++ (an import, a Qt call) the process dies of a signal instead of its status.
    https://docs.python.org/3.11/c-api/init.html#c.PyEval_RestoreThread: until 3.14, which lets such threads hang.
    """
    if not any(thread.daemon for thread in threading.enumerate()):
        sys.exit(status)
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has none
            stream.flush()
    os._exit(status)
