"""What an answer means: refusals by status, code and words; JSON values checked before they are believed."""

import json
from collections.abc import Callable, Mapping
from typing import TypeVar

from ovhsms_gui.core.errors import Reason, Refused

_T = TypeVar("_T")

# errorCode of the older error body, or class of the newer one.
_CODES = {
    "INVALID_KEY": Reason.APPLICATION_KEY,
    "INVALID_SIGNATURE": Reason.SIGNATURE,
    "INVALID_CREDENTIAL": Reason.CONSUMER_KEY,
    "NOT_CREDENTIAL": Reason.CONSUMER_KEY,
    "NOT_GRANTED_CALL": Reason.NOT_GRANTED,
    "QUERY_TIME_OUT": Reason.CLOCK,
    "Client::NotFound": Reason.NOT_FOUND,
}
# Words in the message, where the code is missing or says too little. The first that fits counts.
_WORDS = (
    ("application key is invalid", Reason.APPLICATION_KEY),
    ("invalid signature", Reason.SIGNATURE),
    ("out of time", Reason.CLOCK),
    ("credential", Reason.CONSUMER_KEY),
    ("must login", Reason.CONSUMER_KEY),
    ("not been granted", Reason.NOT_GRANTED),
    ("not granted", Reason.NOT_GRANTED),
    # A sender that waits for its validation gives a 403 too: it is not a matter of keys.
    ("sender", Reason.SENDER),
    ("credit", Reason.CREDITS),
)
_STATUSES = {
    401: Reason.CONSUMER_KEY,
    402: Reason.CREDITS,
    403: Reason.NOT_GRANTED,
    404: Reason.NOT_FOUND,
    409: Reason.CONFLICT,
    429: Reason.RATE,
    460: Reason.SERVICE_EXPIRED,
    400: Reason.VALUE,
}
_LONGEST_MESSAGE = 300


class BadAnswer(ValueError):
    """The answer is not what it should be."""


def refusal(status: int, body: object, query_id: str, retry_after: float | None) -> Refused:
    """Read a 4xx. Both of OVHcloud's error bodies, one with a message only, or none at all."""
    fields: Mapping[str, object] = body if isinstance(body, dict) else {}
    code = str(fields.get("errorCode") or fields.get("class") or "")
    message = " ".join(str(fields.get("message") or "").split())[:_LONGEST_MESSAGE]
    return Refused(
        _reason(status, code, message.lower()),
        status=status,
        code=code,
        message=message,
        query_id=query_id,
        retry_after=retry_after,
    )


def _reason(status: int, code: str, words: str) -> Reason:
    if status in {429, 460}:
        return _STATUSES[status]
    if code in _CODES:
        return _CODES[code]
    for part, reason in _WORDS:
        if part in words:
            return reason
    return _STATUSES.get(status, Reason.REFUSED)


def parse(text: bytes) -> object:
    """JSON, or nothing where there is nothing. Raises BadAnswer."""
    if not text.strip():
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise BadAnswer("not JSON") from None


def integer(value: object) -> int:
    """A JSON integer, which a bool is not."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadAnswer("an integer was expected")
    return value


def number(value: object) -> float:
    """A JSON number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadAnswer("a number was expected")
    return float(value)


def text(value: object) -> str:
    """A JSON string."""
    if not isinstance(value, str):
        raise BadAnswer("a text was expected")
    return value


def list_of(item: Callable[[object], _T], value: object) -> tuple[_T, ...]:
    """A JSON array of such items."""
    if not isinstance(value, list):
        raise BadAnswer("a list was expected")
    return tuple(item(entry) for entry in value)


def fields(value: object) -> Mapping[str, object]:
    """A JSON object; what is in it that nobody asked for is ignored."""
    if not isinstance(value, dict):
        raise BadAnswer("an object was expected")
    return value


def optional(item: Callable[[object], _T], value: object) -> _T | None:
    """Such an item, or None where it is null or absent."""
    return None if value is None else item(value)
