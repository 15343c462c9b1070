"""What time it is, for what the window decides by it: OVHcloud's where it is known, else this computer's."""

import getpass
import time
from collections.abc import Callable

_JUMP_SECONDS = 2.0


class Clock:
    """Seconds since 1970. OVHcloud's is told with the moment at which it was so, by a clock that nobody can set."""

    def __init__(
        self, wall: Callable[[], float] = time.time, mono: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall = wall
        self._mono = mono
        self._ahead = 0.0  # seconds by which OVHcloud's clock is ahead
        self._apart: float | None = None  # of the two clocks here when that was known; None: it is not

    def now(self) -> float:
        """The present moment. After a jump it is what this computer and the last answer make of it."""
        return self._wall() + self._ahead

    @property
    def known(self) -> bool:
        """OVHcloud told it, and there was no jump since."""
        apart = self._apart  # once: another thread may find a jump meanwhile
        return apart is not None and not self._has_jumped(apart)

    def take(self, there: float, mono: float) -> None:
        """It was so late at OVHcloud at that moment."""
        self._ahead = there + (self._mono() - mono) - self._wall()
        self._apart = self._wall() - self._mono()

    def jumped(self) -> bool:
        """The computer slept or its clock was set since OVHcloud's was known. It is said once."""
        apart = self._apart
        jumped = apart is not None and self._has_jumped(apart)
        if jumped:
            self._apart = None
        return jumped

    def _has_jumped(self, apart: float) -> bool:
        return abs(self._wall() - self._mono() - apart) > _JUMP_SECONDS


def user_here() -> str:
    """Who sits here, as the system calls them; "" where it does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # of the environment, of the list of users, of Windows
        return ""
