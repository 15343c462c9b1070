"""How fast OVHcloud is called: so many times a second, half as many after each complaint."""

from collections.abc import Callable

SLOWEST = 10.0  # seconds between two POSTs


class Pace:
    """Says how long to wait before the next call. Seconds throughout; it never waits itself."""

    def __init__(self, per_second: float, clock: Callable[[], float], *, burst: int = 1) -> None:
        """`clock` must never go back. After a rest, `burst` calls may follow each other at once."""
        self._usual = self.gap = 1 / per_second
        self._clock = clock
        self._ahead = burst - 1
        self._next = clock() - self._ahead * self.gap

    def wait(self) -> float:
        """Seconds until the next call may start; 0 if it may now."""
        return max(0.0, self._next - self._clock())

    def start(self) -> None:
        """Take the turn: a call starts now."""
        self._next = max(self._next, self._clock() - self._ahead * self.gap) + self.gap

    def slow_down(self, seconds: float) -> None:
        """OVHcloud said too many: nothing for `seconds`, then half the pace."""
        self.gap = min(2 * self.gap, SLOWEST)
        self._next = self._clock() + seconds

    def recover(self) -> None:
        """Go back to the usual pace."""
        self.gap = self._usual
