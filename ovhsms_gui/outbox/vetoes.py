"""The operator's no, which counts from the moment it is said: also while nothing can be written."""

import threading


class Vetoes:
    """Sends of which nothing more may leave. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sends: set[int] = set()

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

    def __contains__(self, send_id: int) -> bool:
        with self._lock:
            return send_id in self._sends
