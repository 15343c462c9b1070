"""What an answer means: refusals by status, code and words; JSON values checked before they are believed."""

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from ovhsms_gui.core.errors import Reason, Refused

_T = TypeVar("_T")

# errorCode of the older error body.
_CODES = {
    "INVALID_KEY": Reason.APPLICATION_KEY,
    "INVALID_SIGNATURE": Reason.SIGNATURE,
    "INVALID_CREDENTIAL": Reason.CONSUMER_KEY,
    "NOT_CREDENTIAL": Reason.CONSUMER_KEY,
    "NOT_GRANTED_CALL": Reason.NOT_GRANTED,
    "QUERY_TIME_OUT": Reason.CLOCK,
}
# Words in the message, where the code is missing or says too little. The first that fits counts.
_WORDS = (
    (re.compile(r"application key is invalid"), Reason.APPLICATION_KEY),
    (re.compile(r"invalid signature"), Reason.SIGNATURE),
    (re.compile(r"out of time"), Reason.CLOCK),
    (re.compile(r"\bcredential\b|must login"), Reason.CONSUMER_KEY),
    # A sender that waits for its validation gives a 403 too: it is not a matter of keys.
    (re.compile(r"\bsender\b"), Reason.SENDER),
    (re.compile(r"not (been )?granted"), Reason.NOT_GRANTED),
    (re.compile(r"\bcredits?\b"), Reason.CREDITS),
)
_PLAIN = {402: Reason.CREDITS, 429: Reason.RATE, 460: Reason.SERVICE_EXPIRED, 409: Reason.CONFLICT}
_STATUSES = {
    400: Reason.VALUE,
    401: Reason.CONSUMER_KEY,
    403: Reason.NOT_GRANTED,
    404: Reason.NOT_FOUND,
}
# Not OVHcloud's answer, or one without a word: then 401 and 403 say nothing of the keys.
_WORDLESS = {404: Reason.NOT_FOUND, 407: Reason.PROXY, 429: Reason.RATE}
_LONGEST_MESSAGE = 300


class BadAnswer(ValueError):
    """The answer is not what it should be."""


def has_words(body: object) -> bool:
    """An error body that OVHcloud may have written: the older kind, the newer, or a message alone."""
    return isinstance(body, dict) and any(
        isinstance(body.get(name), str) for name in ("message", "errorCode", "class")
    )


def refusal(status: int, body: object, retry_after: float | None) -> Refused:
    """Read a 4xx, with or without words. `retry_after` in seconds."""
    if not has_words(body):
        reason = _WORDLESS.get(status, Reason.REFUSED)
        return Refused(reason, status=status, retry_after=retry_after)
    said = fields(body)
    code = str(said.get("errorCode") or said.get("class") or "")
    message = " ".join(str(said.get("message") or "").split())[:_LONGEST_MESSAGE]
    reason = _reason(status, code, message.lower())
    return Refused(reason, status=status, code=code, message=message, retry_after=retry_after)


def _reason(status: int, code: str, words: str) -> Reason:
    if status in _PLAIN:
        return _PLAIN[status]
    if code in _CODES:
        return _CODES[code]
    for part, reason in _WORDS:
        if part.search(words):
            return reason
    return _STATUSES.get(status, Reason.REFUSED)


def parse(text: bytes) -> object:
    """JSON, or None where there is nothing. Raises BadAnswer."""
    if not text.strip():
        return None
    try:
        value = json.loads(text)
        if b"\\ud" in text.lower():  # half of a character, where a text was cut, can be kept nowhere
            value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise BadAnswer("not JSON") from None
    return value


def integer(value: object) -> int:
    """A JSON integer of 64 bits, which a bool is not."""
    if isinstance(value, bool) or not isinstance(value, int) or not -(2**63) <= value < 2**63:
        raise BadAnswer("an integer was expected")
    return value


def number(value: object) -> float:
    """A JSON number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadAnswer("a number was expected")
    try:
        found = float(value)
    except OverflowError:
        found = math.inf
    if not math.isfinite(found):  # Python's parser lets NaN and 1e999 through
        raise BadAnswer("a number was expected")
    return found


def text(value: object) -> str:
    """A JSON string."""
    if not isinstance(value, str):
        raise BadAnswer("a text was expected")
    return value


def moment(value: object) -> float:
    """A date with time (RFC 3339), in seconds since 1970; one without an offset is taken for UTC."""
    try:
        found = datetime.fromisoformat(text(value))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        raise BadAnswer("a date was expected") from None


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
