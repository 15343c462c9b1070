"""How fast the runner may POST: a few a second, half as many after each complaint."""

from collections.abc import Callable

SLOWEST = 10.0  # seconds between two POSTs


class Pace:
    """Says how long to wait before the next POST. Seconds throughout; it never waits itself."""

    def __init__(self, per_second: float, clock: Callable[[], float]) -> None:
        """`clock` must never go back."""
        self._usual = self.gap = 1 / per_second
        self._clock = clock
        self._next = clock()

    def wait(self) -> float:
        """Seconds until the next POST may start; 0 if it may now."""
        return max(0.0, self._next - self._clock())

    def start(self) -> None:
        """Take the turn: a POST starts now."""
        self._next = self._clock() + self.gap

    def slow_down(self, seconds: float) -> None:
        """OVHcloud said too many: nothing for `seconds`, then half the pace."""
        self.gap = min(2 * self.gap, SLOWEST)
        self._next = self._clock() + seconds

    def recover(self) -> None:
        """Go back to the usual pace."""
        self.gap = self._usual
