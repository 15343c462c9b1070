"""The operator's no, which counts from the moment it is said: also while nothing can be written."""

import threading

Recall = tuple[int, tuple[str, ...]]  # a send, and whom of it (E.164), none for all


class Vetoes:
    """Sends of which nothing more may leave, and what is to be taken back. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sends: set[int] = set()
        self._recalls: list[Recall] = []

    def add(self, send_id: int) -> None:
        """Nothing more of this send leaves."""
        with self._lock:
            self._sends.add(send_id)

    def lift(self, send_id: int) -> None:
        """It is written, or the operator said otherwise."""
        with self._lock:
            self._sends.discard(send_id)

    def standing(self) -> tuple[int, ...]:
        """Those that nobody has written down yet."""
        with self._lock:
            return tuple(self._sends)

    def recall(self, recall: Recall) -> None:
        """Those people are to be taken off what OVHcloud is to send later."""
        with self._lock:
            self._recalls.append(recall)

    def recalled(self, recall: Recall) -> None:
        """It is written."""
        with self._lock:
            if recall in self._recalls:
                self._recalls.remove(recall)

    def recalls(self) -> tuple[Recall, ...]:
        """Those that nobody has written down yet."""
        with self._lock:
            return tuple(self._recalls)

    def __contains__(self, send_id: int) -> bool:
        with self._lock:
            return send_id in self._sends
