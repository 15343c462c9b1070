"""What the stand-in knows: applications, credentials, services, senders, messages. No HTTP in here."""

import itertools
import threading
from bisect import bisect, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from operator import itemgetter

from ovhsms_gui.demo.answers import answers_of
from ovhsms_gui.demo.habits import Billing, Habits
from ovhsms_gui.demo.rates import RATES, Rate


@dataclass(frozen=True, slots=True)
class KeySet:
    """Three keys in OVHcloud's shape (16, 32, 32). They open nothing but this stand-in."""

    application_key: str
    application_secret: str
    consumer_key: str


_APPLICATION = ("demoDEMOdemoDEMO", "demoSecretdemoSecretdemoSecret00")


def _keys(consumer_key: str) -> KeySet:
    return KeySet(*_APPLICATION, consumer_key)


FULL_KEYS = _keys("demoFulldemoFulldemoFulldemoFull")
GUIDE_KEYS = _keys("demoGuidedemoGuidedemoGuidedemo0")
EXPIRED_KEYS = _keys("demoExpireddemoExpireddemoExpire")
PENDING_KEYS = _keys("demoPendingdemoPendingdemoPendin")

_METHODS = ("GET", "POST", "PUT", "DELETE")
FULL_RULES = tuple((method, path) for path in ("/sms", "/sms/*", "/auth/*") for method in _METHODS)
# What the link in OVHcloud's Java guide asks for: the list only with the slash, nothing of the balance.
GUIDE_RULES = (("GET", "/sms/"), ("GET", "/sms/*/jobs"), ("POST", "/sms/*/jobs"))


@dataclass(frozen=True, slots=True)
class Credential:
    """What a consumer key stands for. Rules are pairs of a method and a path with `*`."""

    id: int
    application_key: str
    rules: tuple[tuple[str, str], ...]
    status: str = "validated"  # or pendingValidation, refused, expired
    created: float = 0.0


@dataclass(frozen=True, slots=True)
class Message:
    """One SMS that was taken. Times in seconds since 1970; `sender` is "" for the reply number."""

    id: int
    service: str
    receiver: str
    message: str
    sender: str
    tag: str
    units: int
    parts: int
    credits: float
    created: float
    differed: int  # minutes, as asked for
    leaves: float  # until then it is pending and can be called back
    arrives: float
    stopped: bool = False  # the number was on the list of STOP when it was taken: it goes nowhere


@dataclass(frozen=True, slots=True)
class Incoming:
    """One reply of a receiver."""

    id: int
    created: float
    sender: str
    message: str
    tag: str = ""


@dataclass(slots=True)
class Service:
    """One SMS service. `senders`: name -> enable, waitingValidation, refused or disable."""

    name: str
    credits: float
    description: str = ""
    senders: dict[str, str] = field(default_factory=dict)
    blacklist: set[str] = field(default_factory=set)  # who answered STOP,
    stopped: dict[str, float] = field(default_factory=dict)  # and when, by number
    messages: dict[int, Message] = field(default_factory=dict)
    incoming: dict[int, Incoming] = field(default_factory=dict)
    # Replies that are being written: a heap of when each is there, its id and itself.
    coming: list[tuple[float, int, Incoming]] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)  # who wrote, or writes
    by_tag: dict[str, list[int]] = field(default_factory=dict)
    by_leaving: list[tuple[float, int]] = field(default_factory=list)  # when each leaves, and its id
    owed: dict[int, Message] = field(default_factory=dict)  # what is paid for when it leaves,
    debt: float = 0.0  # the credits of all that,
    bills: list[tuple[float, int]] = field(default_factory=list)  # and a heap of when each leaves, and its id
    ghosts: list[tuple[Message, float]] = field(
        default_factory=list
    )  # called back, and until when it is listed

    def tagged(self, tag: str) -> Iterable[Message]:
        """The messages with a tag: a look-up, however many others there are."""
        return self._of(self.by_tag.get(tag, ()))

    def waiting(self, now: float) -> Iterable[Message]:
        """What has not left, likewise, as it came."""
        ids = sorted(id_ for _, id_ in self.by_leaving[bisect(self.by_leaving, now, key=itemgetter(0)) :])
        return [message for message in self._of(ids) if now < message.leaves]

    def owe(self, message: Message) -> None:
        """Its credits are taken when it leaves."""
        self.owed[message.id] = message
        heappush(self.bills, (message.leaves, message.id))
        self.debt = round(self.debt + message.credits, 4)

    def let_off(self, message_id: int) -> Message | None:
        """The message with this id, if its credits were owed; they are not any more."""
        message = self.owed.pop(message_id, None)
        if message is not None:
            self.debt = round(self.debt - message.credits, 4)
        return message

    def pay(self, message: Message) -> None:
        """Its credits are taken."""
        self.credits = round(self.credits - message.credits, 4)

    def let_in(self, incoming: Incoming) -> None:
        """A reply is there. STOP puts the number on the blacklist, as it does at OVHcloud."""
        self.incoming[incoming.id] = incoming
        self.answered.add(incoming.sender)
        if incoming.message.strip().upper() == "STOP":
            self.blacklist.add(incoming.sender)
            self.stopped[incoming.sender] = incoming.created

    def _of(self, ids: Iterable[int]) -> list[Message]:
        return [self.messages[id_] for id_ in ids if id_ in self.messages]


class World:
    """The state behind the server. Whoever reads or changes it while the server runs holds `lock`.

    `pending_seconds`: how long a message can be called back before it leaves; `delivery_seconds`: how long
    it then travels; `reply_seconds`: how long people take to answer what they can answer, None if nobody does;
    `error_shape`: "A" or "B", the body of refusals about keys; `pages`: lists come page by page when asked, or always
    as the ids of all; `habits`: what is promised nowhere.
    """

    keys = FULL_KEYS
    guide_keys = GUIDE_KEYS
    expired_keys = EXPIRED_KEYS
    pending_keys = PENDING_KEYS

    def __init__(
        self,
        services: Iterable[Service],
        *,
        pending_seconds: float = 0.0,
        delivery_seconds: float = 1.0,
        reply_seconds: float | None = None,
        error_shape: str = "A",
        pages: bool = True,
        habits: Habits | None = None,
    ) -> None:
        self.lock = threading.RLock()
        self.applications: dict[str, str] = {}
        self.credentials: dict[str, Credential] = {}
        self.services = {service.name: service for service in services}
        self.rates: dict[str, Rate] = dict(RATES)
        self.pending_seconds = pending_seconds
        self.delivery_seconds = delivery_seconds
        self.reply_seconds = reply_seconds
        self.error_shape = error_shape
        self.pages = pages
        self.habits = habits or Habits()
        # OVHcloud's ids are longs: beyond 32 bits from the first one on.
        self._ids = itertools.count(2**32 + 1)
        self.grant(FULL_KEYS, FULL_RULES)
        self.grant(GUIDE_KEYS, GUIDE_RULES)
        self.grant(EXPIRED_KEYS, FULL_RULES, "expired")
        self.grant(PENDING_KEYS, FULL_RULES, "pendingValidation")

    def grant(self, keys: KeySet, rules: Iterable[tuple[str, str]], status: str = "validated") -> KeySet:
        """Let a consumer key in with these rights; gives the keys back."""
        with self.lock:
            self.applications.setdefault(keys.application_key, keys.application_secret)
            self.credentials[keys.consumer_key] = Credential(
                len(self.credentials) + 1, keys.application_key, tuple(rules), status
            )
        return keys

    def next_id(self) -> int:
        """A fresh id, for a message or a reply."""
        return next(self._ids)

    @property
    def sent(self) -> tuple[Message, ...]:
        """Every message that was taken and not called back, oldest first."""
        with self.lock:
            messages = [m for service in self.services.values() for m in service.messages.values()]
        return tuple(sorted(messages, key=lambda message: message.id))

    def add(self, message: Message) -> None:
        """Keep a message; its credits are taken, or owed until it leaves."""
        service = self.services[message.service]
        service.messages[message.id] = message
        service.by_tag.setdefault(message.tag, []).append(message.id)
        insort(service.by_leaving, (message.leaves, message.id))
        if self.habits.billing is Billing.TAKEN:
            service.pay(message)
        else:
            service.owe(message)

    def settle(self, now: float) -> None:
        """Take the credits for what has left by now, and let the replies in that were written."""
        for service in self.services.values():
            while service.bills and service.bills[0][0] <= now:
                owed = service.let_off(heappop(service.bills)[1])
                if owed is not None:
                    service.pay(owed)
            while service.coming and service.coming[0][0] <= now:
                service.let_in(heappop(service.coming)[2])

    def expect(self, message: Message) -> None:
        """Whoever answers such a message begins to write: see `answers`."""
        if self.reply_seconds is None or not self.habits.reaches(message.receiver):
            return
        service = self.services[message.service]
        texts = answers_of(message.receiver, again=message.receiver in service.answered)
        for nth, text in enumerate(texts, 1):
            written = message.arrives + nth * self.reply_seconds
            incoming = Incoming(self.next_id(), written, message.receiver, text)
            heappush(service.coming, (written, incoming.id, incoming))
            service.answered.add(message.receiver)

    def call_back(self, message: Message, now: float) -> None:
        """Forget a message that has not left; its credits come back, where they were taken and come back at all."""
        service = self.services[message.service]
        del service.messages[message.id]
        if service.let_off(message.id) is None and self.habits.refunds:
            service.credits = round(service.credits + message.credits, 4)
        if self.habits.lingers:
            service.ghosts.append((message, now + self.habits.lingers))

    def reply(self, service: str, sender: str, text: str, now: float) -> Incoming:
        """A receiver answers."""
        with self.lock:
            incoming = Incoming(self.next_id(), now, sender, text)
            self.services[service].let_in(incoming)
        return incoming


def default_world(
    *,
    pending_seconds: float = 0.0,
    delivery_seconds: float = 1.0,
    reply_seconds: float | None = None,
    error_shape: str = "A",
    habits: Habits | None = None,
) -> World:
    """A small office: two services, a few senders."""
    first = Service(
        "sms-ab12345-1",
        5000.0,
        "Cabinet Martin",
        {"MARTIN": "enable", "ECOLE": "enable", "BOUTIQUE": "waitingValidation"},
        {"+447700900998"},
    )
    second = Service("sms-ab12345-2", 12.0, "Essais", {"MARTIN": "enable"})
    return World(
        (first, second),
        pending_seconds=pending_seconds,
        delivery_seconds=delivery_seconds,
        reply_seconds=reply_seconds,
        error_shape=error_shape,
        habits=habits,
    )
