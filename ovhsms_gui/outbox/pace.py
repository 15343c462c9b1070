"""How fast OVHcloud is called: so many times a second, half as many after each complaint."""

import threading
import time
from collections.abc import Callable

SLOWEST = 10.0  # seconds between two POSTs
# In the background: OVHcloud's staff call about 60 calls a minute and key fair.
CALLS_PER_SECOND, BURST = 1.0, 10


class Stopped(Exception):
    """The program ends: nothing is concluded from half a look."""


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


class SharedPace:
    """Whoever asks in the background takes turns here, by account: together they are no faster than one."""

    def __init__(
        self,
        stop: threading.Event,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        """`clock` must never go back; `wait` waits so many seconds, and no longer than `stop` is not set."""
        self._stop = stop
        self._clock = clock
        self._wait = wait or stop.wait
        self._paces: dict[str, Pace] = {}

    def take(self, account_id: str) -> None:
        """Wait for this account's turn, and take it. Raises `Stopped`."""
        pace = self._paces.setdefault(account_id, Pace(CALLS_PER_SECOND, self._clock, burst=BURST))
        while (seconds := pace.wait()) > 0 and not self._stop.is_set():
            self._wait(seconds)
        if self._stop.is_set():
            raise Stopped
        pace.start()
