"""A peer that says what a test tells it to, byte by byte, and a client that talks to it.

`tls/` holds an authority and a server's key and certificate for "ovh.invalid": they protect nothing.
"""

import hashlib
import json
import os
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pytest

from ovhsms_gui.core.errors import CallFailed
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Answer, Client
from ovhsms_gui.ovh.models import JobRequest

TLS = Path(__file__).parent / "tls"
SECRET, CONSUMER = "appSecretappSecretappSecret12345", "consumerKeyconsumerKeyconsumer12"
KEYS = Keys("appKey1234567890", Secret(SECRET), Secret(CONSUMER))
JOB = JobRequest("Bonjour Ana", ("+33639980012",), Terms("MARTIN", no_stop=True), "tag1")


@dataclass(frozen=True)
class Heard:
    """One request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]  # names in lower case
    body: bytes

    def signed_by(self, base: str) -> bool:
        """The signature fits the bytes that came. Written from OVHcloud's description, apart from ours."""
        parts = [SECRET, CONSUMER, self.method, base + self.target, self.body.decode()]
        whole = "+".join([*parts, self.headers["x-ovh-timestamp"]])
        return self.headers["x-ovh-signature"] == "$1$" + hashlib.sha1(whole.encode()).hexdigest()


Reply = bytes | Callable[[socket.socket], None]


def answer(status: int, body: object = None, **headers: str) -> bytes:
    """A whole answer; `body` is JSON unless it is bytes. Header names with _ for -."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(content)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + content


def close(connection: socket.socket) -> None:
    """No answer, a proper end."""
    connection.close()


def reset(connection: socket.socket) -> None:
    """No answer, an abrupt end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def silence(connection: socket.socket) -> None:
    """No answer, for as long as the other side waits."""
    with suppress(OSError):
        while connection.recv(4096):
            pass
    connection.close()


def then(data: bytes, end: Callable[[socket.socket], None]) -> Reply:
    """Some bytes, then an end."""

    def reply(connection: socket.socket) -> None:
        connection.sendall(data)
        end(connection)

    return reply


class Peer:
    """A server on loopback. GET /auth/time is answered by `time`, the rest by `replies` in turn.

    With `tls` it speaks TLS; as a proxy it answers CONNECT with `tunnel` and then is the far server itself.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.tls = tls
        self.now = 1_780_000_000
        self.time: Reply | None = None
        self.tunnel: Reply = b"HTTP/1.1 200 Connection established\r\n\r\n"
        self.replies: list[Reply] = []
        self.heard: list[Heard] = []
        self.closed = threading.Event()  # a connection was closed from here
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/1.0"
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @property
    def calls(self) -> list[Heard]:
        """What came, but for the time and tunnels."""
        return [h for h in self.heard if h.method != "CONNECT" and not h.target.endswith("/auth/time")]

    @property
    def times(self) -> int:
        """How often it was asked for the time."""
        return sum(h.target.endswith("/auth/time") for h in self.heard)

    def say(self, *replies: Reply) -> None:
        self.replies += replies

    def stop_listening(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def hang_up(self) -> None:
        """Close every connection from here."""
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        self.stop_listening()
        self.hang_up()
        for thread in self._threads:
            thread.join(10)
        for connection in self._open:
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            self._talk(self._wrap(connection) if self.tls and not self._tunnelled(connection) else connection)
        self.closed.set()

    def _tunnelled(self, connection: socket.socket) -> bool:
        return connection.recv(7, socket.MSG_PEEK) == b"CONNECT"

    def _wrap(self, connection: socket.socket) -> socket.socket:
        assert self.tls is not None
        wrapped = self.tls.wrap_socket(connection, server_side=True)
        self._open.append(wrapped)
        return wrapped

    def _talk(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        while heard := self._hear(stream):
            self.heard.append(heard)
            if heard.method == "CONNECT":
                reply = self.tunnel
            elif heard.target.endswith("/auth/time"):
                reply = self.time or answer(200, self.now)
            else:
                reply = self.replies.pop(0) if self.replies else answer(500, b"the test said nothing")
            if callable(reply):
                stream.close()
                reply(connection)
                return
            connection.sendall(reply)
            if heard.method == "CONNECT" and b" 200 " in reply:
                stream.close()
                connection = self._wrap(connection)
                stream = connection.makefile("rb")
        stream.close()
        connection.close()

    @staticmethod
    def _hear(stream: BinaryIO) -> Heard | None:
        line = stream.readline()
        if not line:
            return None
        method, target, _ = line.decode("ascii").split(" ")
        headers = {}
        while line := stream.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        body = stream.read(int(headers.get("content-length", 0)))
        return Heard(method, target, headers, body)


def call(client: Client, method: str) -> Answer:
    """A call of this kind, whatever for."""
    if method == "POST":
        return client.post("/sms/s/jobs", {"a": 1})
    return client.delete("/sms/s/jobs/1") if method == "DELETE" else client.get("/sms")


def failed(client: Client, method: str = "POST") -> CallFailed:
    """The failure that such a call ends with."""
    with pytest.raises(CallFailed) as caught:
        call(client, method)
    return caught.value


@dataclass
class Line:
    """Clients of one test, closed at its end."""

    open: list[Client] = field(default_factory=list)

    def __call__(self, endpoint: str, keys: Keys = KEYS, **options: float) -> Client:
        client = Client(
            endpoint, keys, **{"get_pause": 0.0, "connect_timeout": 5, "read_timeout": 5} | options
        )
        self.open.append(client)
        return client


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the computer that runs the tests is set up for."""
    for name in [name for name in os.environ if name.lower().endswith(("_proxy", "_ca_bundle"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def peer() -> Iterator[Peer]:
    peer = Peer()
    yield peer
    peer.stop()


@pytest.fixture
def tls_peer() -> Iterator[Peer]:
    """Speaks TLS as "ovh.invalid", with an authority that nobody trusts unless told to."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "server.pem")
    peer = Peer(context)
    yield peer
    peer.stop()


@pytest.fixture
def connect() -> Iterator[Line]:
    line = Line()
    yield line
    for client in line.open:
        client.close()


@pytest.fixture
def client(peer: Peer, connect: Line) -> Client:
    return connect(peer.url)


@pytest.fixture
def api(client: Client) -> SmsApi:
    return SmsApi(client)
