"""What OVHcloud's SMS API takes and gives, as far as this program uses it. Unknown fields are ignored."""

from dataclasses import dataclass, field

from ovhsms_gui.core.terms import Terms
from ovhsms_gui.ovh import reading

# No message has more than 255; of one at that limit OVHcloud may count a few more.
_MOST_PARTS = 999


@dataclass(frozen=True, slots=True)
class SmsService:
    """GET /sms/{serviceName}."""

    name: str
    credits: float
    description: str = ""

    @classmethod
    def read(cls, value: object) -> "SmsService":
        """From JSON; raises BadAnswer."""
        fields = reading.fields(value)
        return cls(
            name=reading.text(fields.get("name")),
            credits=reading.number(fields.get("creditsLeft")),
            description=reading.optional(reading.text, fields.get("description")) or "",
        )


@dataclass(frozen=True, slots=True)
class Sender:
    """GET /sms/{serviceName}/senders/{sender}. Only an enabled one may send."""

    name: str
    status: str

    @property
    def enabled(self) -> bool:
        """OVHcloud has validated it."""
        return self.status == "enable"

    @classmethod
    def read(cls, value: object) -> "Sender":
        """From JSON; raises BadAnswer."""
        fields = reading.fields(value)
        return cls(reading.text(fields.get("sender")), reading.text(fields.get("status")))


@dataclass(frozen=True, slots=True)
class JobRequest:
    """Body of POST /sms/{serviceName}/jobs. Numbers in E.164, `validity` in minutes.

    `delay`: minutes from the moment at which OVHcloud takes it; 0 sends at once.
    """

    message: str = field(repr=False)
    receivers: tuple[str, ...] = field(repr=False)
    terms: Terms
    tag: str
    priority: str = "high"
    validity: int = 2880
    charset: str = "UTF-8"
    delay: int = 0

    def __post_init__(self) -> None:
        if self.delay < 0:  # OVHcloud's Manager sends such a message at once
            raise ValueError("a message can not be sent in the past")

    def body(self) -> dict[str, object]:
        """As JSON's keys and values; what is not set is not there.

        Raises ValueError for what is due later and would leave at once.
        """
        if self.terms.due is not None and not self.delay:
            raise ValueError("what is due later never leaves at once")
        body: dict[str, object] = {
            "message": self.message,
            "receivers": list(self.receivers),
            "senderForResponse": self.terms.allow_replies,
            "noStopClause": self.terms.no_stop,
            "priority": self.priority,
            "validityPeriod": self.validity,
            "charset": self.charset,
            "tag": self.tag,
        }
        if self.terms.sender and not self.terms.allow_replies:  # OVHcloud ignores it beside its reply number
            body["sender"] = self.terms.sender
        if self.delay:
            body["differedPeriod"] = self.delay
        return body


@dataclass(frozen=True, slots=True)
class Estimate:
    """Answer to POST /sms/estimate."""

    parts: int

    @classmethod
    def read(cls, value: object) -> "Estimate":
        """From JSON; raises BadAnswer."""
        parts = reading.integer(reading.fields(value).get("parts"))
        if not 1 <= parts <= _MOST_PARTS:
            raise reading.BadAnswer("a number of parts was expected")
        return cls(parts)


@dataclass(frozen=True, slots=True)
class SendReport:
    """Answer to POST jobs. Empty `ids`: nothing was sent, whatever the status said."""

    ids: tuple[int, ...]
    valid: tuple[str, ...]
    invalid: tuple[str, ...]
    credits_removed: float
    credits_left: float | None = None
    tag: str | None = None
    query_id: str = ""

    @classmethod
    def read(cls, value: object, query_id: str) -> "SendReport":
        """From JSON; raises BadAnswer."""
        fields = reading.fields(value)
        return cls(
            ids=reading.list_of(reading.integer, fields.get("ids")),
            valid=reading.list_of(reading.text, fields.get("validReceivers")),
            invalid=reading.list_of(reading.text, fields.get("invalidReceivers")),
            credits_removed=reading.number(fields.get("totalCreditsRemoved")),
            credits_left=reading.optional(reading.number, fields.get("creditsLeft")),
            tag=reading.optional(reading.text, fields.get("tag")),
            query_id=query_id,
        )


@dataclass(frozen=True, slots=True)
class Sms:
    """One message at OVHcloud: GET /sms/{serviceName}/outgoing/{id}, or jobs/{id} while it waits.

    `created` in seconds since 1970 by OVHcloud's clock; `receipt` and `ptt` are OVHcloud's delivery codes.
    """

    id: int
    receiver: str
    message: str = field(repr=False)
    created: float
    credits: float
    receipt: int
    ptt: int
    tag: str | None = None  # what waits has none
    sender: str | None = field(default=None, compare=False)  # empty for the reply number
    delay: int = 0  # minutes, as asked for
    sent: float | None = field(default=None, compare=False)  # when it left, where that is told

    @property
    def due(self) -> float:
        """When it was to leave, where `created` is when it was taken; OVHcloud may hold it for longer."""
        return self.created + self.delay * 60

    @classmethod
    def read(cls, value: object) -> "Sms":
        """From JSON; raises BadAnswer."""
        fields = reading.fields(value)
        return cls(
            id=reading.integer(fields.get("id")),
            receiver=reading.text(fields.get("receiver")),
            message=reading.text(fields.get("message")),
            created=reading.moment(fields.get("creationDatetime")),
            credits=reading.number(fields.get("credits")),
            receipt=reading.integer(fields.get("deliveryReceipt")),
            ptt=reading.integer(fields.get("ptt")),
            tag=reading.optional(reading.text, fields.get("tag")) or None,
            sender=reading.optional(reading.text, fields.get("sender")),
            delay=reading.optional(reading.integer, fields.get("differedDelivery")) or 0,
            sent=_moment_if_any(fields.get("sentAt")),
        )


def _moment_if_any(value: object) -> float | None:
    """Nothing hangs on it: what makes no sense of it spoils no list."""
    try:
        return reading.optional(reading.moment, value)
    except reading.BadAnswer:
        return None


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of messages, or, from a server that does not page, the ids of all.

    `elements`: in all pages; None where that is not told, or makes no sense.
    """

    messages: tuple[Sms, ...] = ()
    ids: tuple[int, ...] = ()
    elements: int | None = None

    @classmethod
    def read(cls, value: object, elements: int | None) -> "Listing":
        """From JSON; raises BadAnswer."""
        items = reading.list_of(lambda item: item, value)
        if all(isinstance(item, dict) for item in items):
            total = elements if elements is not None and elements >= len(items) else None
            return cls(messages=tuple(map(Sms.read, items)), elements=total)
        return cls(ids=tuple(map(reading.integer, items)))


@dataclass(frozen=True, slots=True)
class Reply:
    """One message that came in: GET /sms/{serviceName}/incoming/{id}. `sender` is a number in any form of it.

    `created` in seconds since 1970, by OVHcloud's clock.
    """

    id: int
    sender: str
    message: str = field(repr=False)
    created: float
    tag: str | None = None

    @classmethod
    def read(cls, value: object) -> "Reply":
        """From JSON; raises BadAnswer."""
        fields = reading.fields(value)
        return cls(
            id=reading.integer(fields.get("id")),
            sender=reading.text(fields.get("sender")),
            message=reading.text(fields.get("message")),
            created=reading.moment(fields.get("creationDatetime")),
            tag=reading.optional(reading.text, fields.get("tag")) or None,
        )


@dataclass(frozen=True, slots=True)
class Replies:
    """A page of replies, or, from a server that does not page, the ids of all; see `Listing`."""

    replies: tuple[Reply, ...] = ()
    ids: tuple[int, ...] = ()
    elements: int | None = None

    @classmethod
    def read(cls, value: object, elements: int | None) -> "Replies":
        """From JSON; raises BadAnswer."""
        items = reading.list_of(lambda item: item, value)
        if all(isinstance(item, dict) for item in items):
            told = elements if elements is not None and elements >= len(items) else None
            return cls(replies=tuple(map(Reply.read, items)), elements=told)
        return cls(ids=tuple(map(reading.integer, items)))
