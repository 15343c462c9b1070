"""OVHcloud's time, from this computer's clock and a difference that is asked for once and after a sleep."""

import time
from collections.abc import Callable

_JUMP_SECONDS = 2.0


class ServerClock:
    """Not thread-safe: one per client. `fetch` asks OVHcloud and may raise what a call raises."""

    def __init__(
        self,
        fetch: Callable[[], int],
        wall: Callable[[], float] = time.time,
        mono: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch = fetch
        self._wall = wall
        self._mono = mono
        self._delta: float | None = None
        self._offset = 0.0

    def now(self) -> float:
        """Seconds since 1970 by OVHcloud's clock."""
        # The monotonic clock stands still while the computer sleeps and takes no part in clock changes.
        if self._delta is None or self._jumped():
            self.resync()
        return self._wall() + (self._delta or 0.0)

    @property
    def ahead(self) -> float | None:
        """Seconds by which OVHcloud's clock is ahead; None before it was asked, and since a sleep or a jump."""
        return None if self._jumped() else self._delta

    def _jumped(self) -> bool:
        return abs(self._wall() - self._mono() - self._offset) > _JUMP_SECONDS

    def resync(self) -> None:
        """Ask again."""
        server = self._fetch()
        self._delta = server - self._wall()
        self._offset = self._wall() - self._mono()
