"""OVHcloud as the watcher meets it: scripted in memory, and the stand-in behind the real client. One contract."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ovhsms_gui.core.errors import CallFailed, Reason, Refused
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.demo.habits import Habits
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, GUIDE_KEYS, KeySet, Message
from ovhsms_gui.outbox.lists import Api
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.models import Listing, Sms

from .conftest import HELLO, Time

SERVICE = "sms-ab12345-1"
PAGE = 2  # messages: small, so that a few of them are several pages
T = TypeVar("T")


class Peer(Protocol):
    """What a test does at OVHcloud's side."""

    ahead: float  # seconds that OVHcloud's clock is ahead of ours

    @property
    def api(self) -> Api: ...

    def put(
        self,
        number: str,
        tag: str,
        text: str = HELLO.text,
        *,
        created: float = 0.0,
        leaves: float = 0.0,
        travels: float = 1.0,
    ) -> int:
        """Take a message. Seconds: `created` and `leaves` from now by OVHcloud's clock, `travels` from leaving."""
        ...

    def drop(self, message_id: int) -> None:
        """Forget a message."""
        ...

    def deny(self) -> None:
        """Take the right to look away."""
        ...

    def sync(self) -> None:
        """The test moved the time: a client that does not wait with it asks for it anew."""
        ...

    def clock_ahead(self) -> float | None:
        """By how much the client takes OVHcloud's clock to be ahead."""
        ...


def came(message: Message, now: float) -> tuple[int, int]:
    """DeliveryReceipt and ptt."""
    if now < message.leaves:
        return 0, 0
    return Habits().delivery(message.receiver, now - message.leaves, message.arrives - message.leaves)


def made(
    id_: int, number: str, tag: str, text: str, created: float, leaves: float, travels: float
) -> Message:
    return Message(
        id_, SERVICE, number, text, "MARTIN", tag, 22, 1, 1.0, created, 0, leaves, leaves + travels
    )


class Fake:
    """In memory. `codes` gives single messages a deliveryReceipt and a ptt of their own."""

    def __init__(self, time: Time, *, pages: bool) -> None:
        self.time_, self.pages = time, pages
        self.ahead = 0.0
        self.messages: dict[int, Message] = {}
        self.made = 0
        self.codes: dict[int, tuple[int, int]] = {}
        self.denied = False
        self.deaf = False  # hears no filter: lists everything
        self.habits = Habits()

    @property
    def api(self) -> "Fake":
        return self

    def put(
        self,
        number: str,
        tag: str,
        text: str = HELLO.text,
        *,
        created: float = 0.0,
        leaves: float = 0.0,
        travels: float = 1.0,
    ) -> int:
        id_, now = 2**40 + self.made, self.time()
        self.made += 1
        self.messages[id_] = made(id_, number, tag, text, now + created, now + leaves, travels)
        return id_

    def drop(self, message_id: int) -> None:
        del self.messages[message_id]

    def deny(self) -> None:
        self.denied = True

    def sync(self) -> None:
        pass

    def outgoing(self, service: str, tag: str, page: int) -> Listing:
        self._check(service)
        return self._listing([m for m in self._left() if self.deaf or self.habits.tag(m.tag) == tag], page)

    def _left(self) -> list[Message]:
        return [m for m in self.messages.values() if m.leaves <= self.time()]

    def _listing(self, found: list[Message], page: int) -> Listing:
        if not self.pages:
            return Listing(ids=tuple(m.id for m in found), elements=len(found))
        shown = found[(page - 1) * PAGE : page * PAGE]
        return Listing(messages=tuple(map(self._sms, shown)), elements=len(found))

    def outgoing_between(self, service: str, since: float, until: float, page: int) -> Listing:
        self._check(service)
        return self._listing([m for m in self._left() if self.deaf or since <= m.created <= until], page)

    def outgoing_one(self, service: str, message_id: int) -> Sms:
        return self._one(service, message_id, left=True)

    def pending(self, service: str) -> tuple[int, ...]:
        self._check(service)
        return tuple(m.id for m in self.messages.values() if m.leaves > self.time())

    def pending_one(self, service: str, message_id: int) -> Sms:
        return self._one(service, message_id, left=False)

    def time(self) -> float:
        return self.time_.steady() + self.ahead

    def clock_ahead(self) -> float | None:
        return self.time() - self.time_()

    def _one(self, service: str, message_id: int, *, left: bool) -> Sms:
        self._check(service)
        message = self.messages.get(message_id)
        if message is None or (message.leaves <= self.time()) != left:
            raise Refused(Reason.NOT_FOUND, status=404, message="does not exist")
        return self._sms(message)

    def _check(self, service: str) -> None:
        assert service == SERVICE
        if self.denied:
            raise Refused(Reason.NOT_GRANTED, status=403, message="This call has not been granted")

    def _sms(self, m: Message) -> Sms:
        receipt, ptt = self.codes.get(m.id, came(m, self.time()))
        tag = (self.habits.tag(m.tag) or None) if m.leaves <= self.time() else None
        return Sms(
            m.id, self.habits.number(m.receiver), m.message, m.created, m.credits, receipt, ptt, tag, m.sender
        )


class Demo:
    """The stand-in, called by the real client over loopback."""

    def __init__(self, server: DemoServer, time: Time) -> None:
        self.server, self.time = server, time
        self.ahead = 0.0
        self.api = self._client(FULL_KEYS)

    def _client(self, keys: KeySet) -> SmsApi:
        secrets = Keys(keys.application_key, Secret(keys.application_secret), Secret(keys.consumer_key))
        return SmsApi(Client(self.server.url, secrets, connect_timeout=5, read_timeout=5, get_pause=0))

    def put(
        self,
        number: str,
        tag: str,
        text: str = HELLO.text,
        *,
        created: float = 0.0,
        leaves: float = 0.0,
        travels: float = 1.0,
    ) -> int:
        world, now = self.server.world, self.time.steady() + self.ahead
        with world.lock:
            message = made(world.next_id(), number, tag, text, now + created, now + leaves, travels)
            world.add(message)
        return message.id

    def drop(self, message_id: int) -> None:
        with self.server.world.lock:
            del self.server.world.services[SERVICE].messages[message_id]

    def deny(self) -> None:
        self.api.close()
        self.api = self._client(GUIDE_KEYS)

    def sync(self) -> None:
        self.api.resync_clock()

    def clock_ahead(self) -> float | None:
        return self.time.steady() + self.ahead - self.time()

    def close(self) -> None:
        self.api.close()


@contextmanager
def demo(time: Time, *, pages: bool) -> Iterator[Demo]:
    """A running stand-in on this clock."""
    peer: Demo | None = None
    with DemoServer(clock=lambda: time.steady() + (peer.ahead if peer else 0.0)) as server:
        server.world.pages = pages
        peer = Demo(server, time)
        yield peer
        peer.close()


@dataclass(frozen=True)
class Called:
    """One call of the watcher's."""

    name: str
    at: float


class Tap:
    """Stands between the watcher and OVHcloud: notes each call, and lets it fail or do something first."""

    def __init__(self, peer: Peer, time: Time) -> None:
        self._peer, self._time = peer, time
        self.calls: list[Called] = []
        self.fail: list[CallFailed] = []  # one for each of the next calls
        self.before: Callable[[str], object] | None = None  # told the name of each call before it is made

    @property
    def names(self) -> list[str]:
        return [call.name for call in self.calls]

    def outgoing(self, service: str, tag: str, page: int) -> Listing:
        return self._call("outgoing", lambda: self._peer.api.outgoing(service, tag, page))

    def outgoing_between(self, service: str, since: float, until: float, page: int) -> Listing:
        return self._call("between", lambda: self._peer.api.outgoing_between(service, since, until, page))

    def outgoing_one(self, service: str, message_id: int) -> Sms:
        return self._call("outgoing_one", lambda: self._peer.api.outgoing_one(service, message_id))

    def pending(self, service: str) -> tuple[int, ...]:
        return self._call("pending", lambda: self._peer.api.pending(service))

    def pending_one(self, service: str, message_id: int) -> Sms:
        return self._call("pending_one", lambda: self._peer.api.pending_one(service, message_id))

    def clock_ahead(self) -> float | None:
        return self._peer.clock_ahead()

    def _call(self, name: str, call: Callable[[], T]) -> T:
        self.calls.append(Called(name, self._time()))
        if self.before:
            self.before(name)
        if self.fail:
            raise self.fail.pop(0)
        return call()
