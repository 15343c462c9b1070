"""Time and pace of those who call OVHcloud: by which clocks they go, how fast they call, how they wait."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

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


class Ended(Exception):
    """The program ends: whoever waited for a turn concludes nothing, the journal knows what is still to be done."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """How time passes for one of them, and how often it calls for each account.

    `clock` never goes back; `wall` gives seconds since 1970, as the journal's clock does; `wait` takes seconds, and may
    end early. Without one it is waited until the program ends, at most for `glance` seconds where that is set.
    """

    per_second: float
    burst: int = 1  # calls that may follow each other at once after a rest
    glance: float | None = None
    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    wait: Callable[[float], object] | None = None

    def by(
        self,
        clock: Callable[[], float],
        wall: Callable[[], float] = time.time,
        wait: Callable[[float], object] | None = None,
    ) -> "Tempo":
        """The same pace by other clocks."""
        return replace(self, clock=clock, wall=wall, wait=wait)

    def pace(self) -> Pace:
        """That of one account."""
        return Pace(self.per_second, self.clock, burst=self.burst)

    def waits(self, stop: threading.Event) -> Callable[[float], object]:
        """How it is waited."""
        if self.wait is not None:
            return self.wait
        glance = self.glance
        return stop.wait if glance is None else lambda seconds: stop.wait(min(seconds, glance))


# OVHcloud's staff call about 60 calls a minute and key fair.
WATCHING = Tempo(per_second=1.0, burst=10)


class Shared:
    """The paces of all accounts, for whoever asks in the background, in whichever thread."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.by_account: dict[str, Pace] = {}


class Paces:
    """The turns of all accounts: the waiting of one is nobody else's. Who share them are as fast as one."""

    def __init__(self, tempo: Tempo, stop: threading.Event, shared: Shared | None = None) -> None:
        """`shared`: with those of other threads."""
        self._tempo = tempo
        self._stop = stop
        self._wait = tempo.waits(stop)
        self._shared = shared or Shared()

    def of(self, account_id: str) -> Pace:
        """That of one account."""
        with self._shared.lock:
            return self._of(account_id)

    def take(self, account_id: str) -> None:
        """Wait for an account's turn, and take it. Raises `Ended`."""
        while not self._stop.is_set():
            with self._shared.lock:
                pace = self._of(account_id)
                seconds = pace.wait()
                if seconds <= 0:
                    pace.start()
                    return
            self._wait(seconds)
        raise Ended

    def book(self, account_id: str) -> float:
        """Take the next turn of an account, for who may not wait here: it comes in so many seconds."""
        with self._shared.lock:
            pace = self._of(account_id)
            seconds = pace.wait()
            pace.start()
        return seconds

    def _of(self, account_id: str) -> Pace:
        known = self._shared.by_account.get(account_id)
        if known is None:
            known = self._shared.by_account[account_id] = self._tempo.pace()
        return known
