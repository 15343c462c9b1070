"""What is tried again by itself: reading, a few times and not for long. Nothing else, ever."""

from typing import Any, Self

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import InvalidHeader, MaxRetryError, ReadTimeoutError, ResponseError
from urllib3.util import Retry

LONGEST_PAUSE = 5.0  # seconds

# POST and DELETE: not even when the connection failed, since a caller counts on one call being one.
ONCE = Retry(total=0, redirect=0, read=False, raise_on_status=False, respect_retry_after_header=False)


class Patience(Retry):
    """Retries of a GET. A server that asks for a longer pause than ours gets its answer passed on instead."""

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: Any = None,
        _stacktrace: Any = None,
    ) -> Self:
        """Count one failure; raises when there is no sense in another try."""
        if isinstance(error, ReadTimeoutError):
            raise error  # it has taken its minute
        if response is not None and (self.get_retry_after(response) or 0.0) > LONGEST_PAUSE:
            raise MaxRetryError(_pool, url or "", ResponseError("asked to wait for long"))
        return super().increment(method, url, response, error, _pool, _stacktrace)

    def get_backoff_time(self) -> float:
        """Seconds before the next try, doubling; urllib3 would make the first one at once."""
        return min(self.backoff_factor * float(2 ** max(0, len(self.history) - 1)), LONGEST_PAUSE)

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Seconds that the server asks for; a header that makes no sense is none."""
        return retry_after(response.headers.get("Retry-After"))


def patience(pause: float) -> Patience:
    """Retries of a GET: `pause` is the first gap in seconds."""
    return Patience(
        total=3,
        connect=2,
        read=1,  # a kept connection that the server closed meanwhile
        redirect=0,
        status=2,
        other=0,
        status_forcelist=(429, 502, 503, 504),
        allowed_methods=("GET",),
        backoff_factor=pause,
        raise_on_status=False,
    )


def retry_after(header: str | None) -> float | None:
    """Seconds in a Retry-After header, which may also be a date; None without one that makes sense."""
    if not header:
        return None
    try:
        return float(Retry().parse_retry_after(header))
    except (InvalidHeader, ValueError, OverflowError):
        return None
