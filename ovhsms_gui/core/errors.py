"""How a call to OVHcloud can end other than well: refused, not sent, or unknown.

The three differ in what is certain about the messages, and only that decides what may happen next:
after `Refused` and `NotSent` nothing was taken; after `Unknown` it may have been.
The words for a person are the window's; here are only codes.
"""

from enum import StrEnum


class Reason(StrEnum):
    """Why, as far as the evidence goes."""

    # OVHcloud said no
    APPLICATION_KEY = "application_key"  # no such application at this endpoint
    SIGNATURE = "signature"  # nearly always a wrong application secret
    CONSUMER_KEY = "consumer_key"  # unknown, expired, revoked or not yet approved
    NOT_GRANTED = "not_granted"  # the keys are good, this right was not given to them
    CLOCK = "clock"  # the time sent was too far from OVHcloud's
    NOT_FOUND = "not_found"
    SENDER = "sender"  # the sender name is unknown to the account or not yet validated
    CREDITS = "credits"
    RATE = "rate"  # 429: too many calls, nothing was taken
    SERVICE_EXPIRED = "service_expired"
    CONFLICT = "conflict"
    VALUE = "value"  # another 400: the message text says which value
    REFUSED = "refused"  # another 4xx
    INVALID_RECEIVERS = "invalid_receivers"  # 200, but every receiver was turned down

    # nothing left this computer
    DNS = "dns"
    NO_CONNECTION = "no_connection"
    CONNECT_TIMEOUT = "connect_timeout"
    TLS = "tls"
    PROXY = "proxy"

    # the request left, the answer did not come or makes no sense
    READ_TIMEOUT = "read_timeout"
    RESET = "reset"
    SERVER_ERROR = "server_error"
    BAD_ANSWER = "bad_answer"
    INTERRUPTED = "interrupted"  # the program ended while the call was under way


# The keys themselves are refused, whatever is asked with them: no waiting mends it.
OF_THE_KEYS = frozenset({Reason.APPLICATION_KEY, Reason.SIGNATURE, Reason.CONSUMER_KEY})


class CallFailed(Exception):
    """A call that gave no value. Holds no secret: neither keys, headers nor bodies of the request."""

    def __init__(
        self,
        reason: Reason,
        *,
        status: int | None = None,
        code: str = "",
        message: str = "",
        query_id: str = "",
        retry_after: float | None = None,
    ) -> None:
        """`code` is OVHcloud's errorCode or class, `message` its own words, `retry_after` seconds."""
        super().__init__(f"{type(self).__name__}: {reason} {status or ''} {code} {message}".strip())
        self.reason = reason
        self.status = status
        self.code = code
        self.message = message
        self.query_id = query_id
        self.retry_after = retry_after


class Refused(CallFailed):
    """OVHcloud answered no: nothing was taken."""


class NotSent(CallFailed):
    """Proof that no byte of the request left this computer."""


class Unknown(CallFailed):
    """The request may have been carried out: ask before doing it again."""
