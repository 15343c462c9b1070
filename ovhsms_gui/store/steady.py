"""The time that waiting goes by: nobody can set it while the program runs."""

import time

_START = time.time() - time.monotonic()


def steady() -> float:
    """Seconds since 1970, by the computer's clock at the start and what has passed since."""
    return _START + time.monotonic()
