"""What the stand-in knows: keys, rights, services, senders, messages. Every change under one lock, by its owner."""

import itertools
import secrets
import string
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from ovhsms_gui.core.text import measure


@dataclass(frozen=True, slots=True)
class DemoKeys:
    """Three keys in the clear: they open nothing but the stand-in."""

    application_key: str = "DemoApplication0"
    application_secret: str = "DemoSecretThatOpensNothingReal00"  # noqa: S105 - see above
    consumer_key: str = "DemoConsumerKeyThatOpensNothing0"


ALL_RIGHTS = tuple((m, p) for m in ("GET", "POST", "PUT", "DELETE") for p in ("/sms", "/sms/*", "/auth/*"))
GUIDE_RIGHTS = (("GET", "/sms/"), ("GET", "/sms/*/jobs"), ("POST", "/sms/*/jobs"))
GUIDE_CONSUMER = "DemoConsumerKeyFromTheJavaGuide0"
EXPIRED_CONSUMER = "DemoConsumerKeyThatHasExpired000"
PENDING_CONSUMER = "DemoConsumerKeyNeverApproved0000"


@dataclass(frozen=True, slots=True)
class Consumer:
    """One consumer key's state and what it was granted: method and path, `*` matching anything."""

    status: str = "validated"
    rules: tuple[tuple[str, str], ...] = ALL_RIGHTS


@dataclass
class DemoService:
    """One SMS account. Guarded by the world's lock."""

    name: str
    description: str
    credits: float
    senders: dict[str, str] = field(default_factory=dict)  # name: enable, waitingValidation, refused, disable


@dataclass(frozen=True, slots=True)
class Message:
    """One SMS to one receiver, as OVHcloud would bill it. Times in seconds since 1970."""

    id: int
    service: str
    receiver: str
    sender: str  # empty: the short number
    message: str
    tag: str
    parts: int
    credits: float
    created: float
    due: float
    delivered: float | None = None
    receipt: int = 0  # 0 none yet, 1 delivered, 2 failed
    ptt: int = 1000
    no_stop: bool = False


# Credits for a part by country prefix, longest first; anything else costs _ELSEWHERE. Made up but plausible.
RATES = (("+33", "fr", 1.0), ("+32", "be", 2.1), ("+34", "es", 1.8), ("+39", "it", 1.7), ("+44", "gb", 1.1))
_ELSEWHERE = 2.5


class NotEnoughCredits(Exception):
    """The account cannot pay for this job."""


class World:
    """Thread-safe. `clock` gives seconds since 1970; `delivery_seconds` pass before a message arrives."""

    def __init__(
        self,
        *,
        services: Iterable[DemoService] | None = None,
        clock: Callable[[], float] = time.time,
        delivery_seconds: float = 1.0,
    ) -> None:
        self.clock = clock
        self.delivery_seconds = delivery_seconds
        self.error_shape = "A"  # or "B": OVHcloud's older or newer error body
        self.keys = DemoKeys()
        self.guide_keys = DemoKeys(consumer_key=GUIDE_CONSUMER)
        self.applications = {self.keys.application_key: self.keys.application_secret}
        self.consumers = {
            self.keys.consumer_key: Consumer(),
            GUIDE_CONSUMER: Consumer(rules=GUIDE_RIGHTS),
            EXPIRED_CONSUMER: Consumer("expired"),
            PENDING_CONSUMER: Consumer("pendingValidation"),
        }
        self._lock = threading.RLock()
        self._ids = itertools.count(2**33 + 1)
        self._services = {service.name: service for service in services or _default_services()}
        self._messages: dict[int, Message] = {}
        self.blacklist: set[str] = set()
        self._jobs_taken = 0

    # ---- what tests and the tour look at -------------------------------------------------------

    @property
    def sent(self) -> tuple[Message, ...]:
        """Every message taken and not cancelled, in order."""
        with self._lock:
            return tuple(self._messages.values())

    @property
    def jobs_taken(self) -> int:
        """How many POSTs were carried out."""
        with self._lock:
            return self._jobs_taken

    def service(self, name: str) -> DemoService | None:
        """One service."""
        return self._services.get(name)

    @property
    def service_names(self) -> list[str]:
        """All of them."""
        return list(self._services)

    # ---- what the API does ---------------------------------------------------------------------

    def take_job(
        self, service: DemoService, receivers: Iterable[str], body: dict[str, object], *, sender: str
    ) -> tuple[list[Message], list[str], str]:
        """Send: the messages made, the receivers refused, the tag. Raises NotEnoughCredits, then nothing changed."""
        text = str(body["message"])
        no_stop = body.get("noStopClause") is True
        parts = measure(text, stop_clause=not no_stop and bool(sender)).parts
        given = body.get("tag")
        tag = str(given) if given else _server_tag()
        wait = body.get("differedPeriod")
        due = self.clock() + (wait * 60 if isinstance(wait, int) else 0)
        good: list[str] = []
        bad: list[str] = []
        for receiver in receivers:
            number = _normal(receiver)
            (good if number else bad).append(number or receiver)
        with self._lock:
            cost = sum(parts * rate(number) for number in good)
            if cost > service.credits:
                raise NotEnoughCredits
            service.credits = round(service.credits - cost, 6)
            made = [
                Message(
                    next(self._ids),
                    service.name,
                    number,
                    sender,
                    text,
                    tag,
                    parts,
                    parts * rate(number),
                    self.clock(),
                    due,
                    no_stop=no_stop,
                )
                for number in good
            ]
            self._messages.update({message.id: message for message in made})
            self._jobs_taken += 1
        return made, bad, tag

    def pending(self, service: str) -> list[Message]:
        """Taken, not yet on their way."""
        return [m for m in self._of(service) if m.due > self.clock()]

    def outgoing(self, service: str) -> list[Message]:
        """On their way or arrived."""
        return [self._progress(m) for m in self._of(service) if m.due <= self.clock()]

    def cancel(self, message: Message) -> None:
        """Take back a pending message and give its credits back."""
        with self._lock:
            self._messages.pop(message.id, None)
            service = self._services[message.service]
            service.credits = round(service.credits + message.credits, 6)

    def _of(self, service: str) -> list[Message]:
        with self._lock:
            return [m for m in self._messages.values() if m.service == service]

    def _progress(self, message: Message) -> Message:
        """Let time pass for one message. Numbers that end in 99 fail, so that there is something to see."""
        arrives = message.due + self.delivery_seconds
        if message.receipt or self.clock() < arrives:
            return message
        failed = message.receiver.endswith("99")
        message = replace(message, receipt=2 if failed else 1, ptt=23 if failed else 4, delivered=arrives)
        with self._lock:
            if message.id in self._messages:
                self._messages[message.id] = message
        return message


def rate(number: str) -> float:
    """Credits for one part to a number."""
    return next((credits_ for prefix, _, credits_ in RATES if number.startswith(prefix)), _ELSEWHERE)


def _normal(receiver: str) -> str | None:
    """+ and 7 to 15 digits; a leading 00 is taken for +. The national form is not."""
    number = "+" + receiver[2:] if receiver.startswith("00") else receiver
    digits = number[1:]
    good = number.startswith("+") and digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 15
    return number if good and digits[0] != "0" else None


def _server_tag() -> str:
    return "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(16))


def _default_services() -> tuple[DemoService, ...]:
    return (
        DemoService(
            "sms-ab12345-1",
            "Cabinet Martin",
            5000.0,
            {"MARTIN": "enable", "ECOLE": "enable", "BOUTIQUE": "waitingValidation"},
        ),
        DemoService("sms-ab12345-2", "Nearly empty", 12.0, {"MARTIN": "enable"}),
    )
