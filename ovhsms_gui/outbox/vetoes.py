"""The operator's no, which counts from the moment it is said: also while nothing can be written.

The operator's words are written in the order in which they were said. Until its turn comes a no only keeps things from
leaving; one that could not be written in its turn is owed, and is written before the next word on its send, or by
whoever can write first.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

Recall = tuple[int, tuple[str, ...]]  # a send, and whom of it (E.164), none for all


class Cancel(Protocol):
    """`Journal.cancel`."""

    def __call__(self, send_id: int, *, unasked: bool) -> object:
        """Write it; raises `StoreProblem`."""


class Vetoes:
    """Sends of which nothing more may leave, and what is to be taken back. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._writing = threading.RLock()  # held while what is owed, or a word after it, is written
        self._said: Counter[int] = Counter()  # whose turn to be written has not come
        self._owed: dict[int, bool] = {}  # see `turn`
        self._recalls: list[Recall] = []

    def add(self, send_id: int) -> None:
        """Nothing more of this send leaves."""
        with self._lock:
            self._said[send_id] += 1

    @contextmanager
    def turn(self, send_id: int, *, unasked: bool = False) -> Iterator[None]:
        """The turn of a no to be written: it is owed if that fails. `unasked`: as `Journal.cancel` has it."""
        with self._writing:
            written = False
            try:
                yield
                written = True
            finally:
                with self._lock:
                    if not written:
                        self._owed[send_id] = unasked or self._owed.get(send_id, False)
                    else:
                        self._owed.pop(send_id, None)
                    self._said[send_id] -= 1
                    self._said = +self._said

    def overrule(self, send_id: int, write: Callable[[], bool]) -> None:
        """The turn of a word against it: a no that is owed is taken back, where that word is heard.

        So is the wish to take back all of the send, which was said together with that no.
        """
        with self._writing:
            if write():
                self._forget(send_id)
                self._recalled((send_id, ()))

    def settle(self, send_id: int, cancel: Cancel) -> bool:
        """Write a no that is owed. False when there is none."""
        with self._writing:
            with self._lock:
                unasked = self._owed.get(send_id)
            if unasked is None:
                return False
            cancel(send_id, unasked=unasked)
            self._forget(send_id)
            return True

    def _forget(self, send_id: int) -> None:
        with self._lock:
            self._owed.pop(send_id, None)

    def owed(self) -> tuple[int, ...]:
        """Those that could not be written in their turn."""
        with self._lock:
            return tuple(self._owed)

    def standing(self) -> tuple[int, ...]:
        """Those that nobody has written down yet."""
        with self._lock:
            return tuple({*self._said, *self._owed})

    def recall(self, recall: Recall) -> None:
        """Those people are to be taken off what OVHcloud is to send later."""
        with self._lock:
            self._recalls.append(recall)

    def recall_turn(self, recall: Recall, write: Callable[[], object]) -> None:
        """The turn of such a word to be written; it stays to be if that fails. Another lane may have had it before."""
        with self._writing:
            if recall in self.recalls():
                write()
                self._recalled(recall)

    def settle_recalls(
        self, write: Callable[[int, tuple[str, ...]], object], send_id: int | None = None
    ) -> None:
        """Write those that nobody has written down yet, of one send or of all."""
        with self._writing:
            for recall in self.recalls():
                if send_id in {None, recall[0]}:
                    write(*recall)
                    self._recalled(recall)

    def _recalled(self, recall: Recall) -> None:
        with self._lock:
            if recall in self._recalls:
                self._recalls.remove(recall)

    def recalls(self) -> tuple[Recall, ...]:
        """Those that nobody has written down yet."""
        with self._lock:
            return tuple(self._recalls)

    def __contains__(self, send_id: int) -> bool:
        with self._lock:
            return send_id in self._said or send_id in self._owed
