"""The stand-in as an HTTP server on loopback: sockets, threads and the way of a request through the rooms."""

import contextlib
import itertools
import logging
import re
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.client import responses
from http.server import BaseHTTPRequestHandler
from socketserver import BaseRequestHandler, TCPServer, ThreadingMixIn
from types import TracebackType
from typing import Any, Self

from ovhsms_gui.demo import checks, faults, params, routes
from ovhsms_gui.demo.exchange import BASES, HANG_UP, Cut, Refusal, Reply, Request, json_reply, not_found
from ovhsms_gui.demo.faults import FaultKind, Faults
from ovhsms_gui.demo.pages import Page
from ovhsms_gui.demo.world import World, default_world

log = logging.getLogger(__name__)

_LARGEST_BODY = 16 * 2**20


class DemoServer:
    """OVHcloud on 127.0.0.1. Use as a context manager, or start() and stop(); once stopped it is done.

    `port` 0 takes a free one. `clock` gives seconds since 1970 and moves the messages too.
    """

    def __init__(
        self, world: World | None = None, port: int = 0, clock: Callable[[], float] = time.time
    ) -> None:
        self.world = world or default_world()
        self.faults = Faults()
        self._clock = clock
        self._port = port
        self._stopping = threading.Event()
        self._go = threading.Event()  # what is delayed goes on
        self._queries = itertools.count(1)
        self._listener: _Listener | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The base address, "http://127.0.0.1:PORT/1.0"."""
        return f"http://127.0.0.1:{self.port}{BASES[0]}"

    @property
    def port(self) -> int:
        """The port that is listened on. Raises RuntimeError before start()."""
        if self._listener is None:
            raise RuntimeError("the demo server has not been started")
        return int(self._listener.server_address[1])

    def start(self) -> None:
        """Listen; returns as soon as calls are taken. Raises OSError when the port is in use."""
        if self._listener is not None or self._stopping.is_set():
            raise RuntimeError("a demo server starts once")
        self._listener = _Listener(("127.0.0.1", self._port), self._handler())
        self._thread = threading.Thread(
            target=self._listener.take_connections, args=(self._stopping,), name="demo-server", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Hang up on everybody and wait for every thread. Waiting faults end at once."""
        self._stopping.set()
        self._go.set()
        thread, self._thread = self._thread, None
        if self._listener is None or thread is None:
            return
        # A last connection wakes the thread: it waits for nothing else, and so costs nothing meanwhile.
        socket.create_connection(("127.0.0.1", self.port)).close()
        thread.join()
        self._listener.server_close()
        self._listener.hang_up()

    def go_on(self) -> None:
        """End every delay, those to come too: the moment is the caller's, however slow the computer is."""
        self._go.set()

    def _delay(self, seconds: float) -> bool:
        self._go.wait(seconds)
        return self._stopping.is_set()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def answer(self, request: Request) -> Reply:
        """The way of a request: faults, checks, route, faults."""
        struck = self.faults.strike(request.method, request.path)
        for fault in struck:
            early = faults.before(fault, self._delay)
            if early is not None:
                return early
        if self._stopping.is_set():
            return HANG_UP
        skew = sum(fault.value for fault in struck if fault.kind is FaultKind.CLOCK_SKEW)
        with self.world.lock:
            try:
                reply = self._carry_out(request, skew)
            except Refusal as refusal:
                reply = refusal.reply(self.world.error_shape)
        for fault in struck:
            reply = faults.after(fault, reply, self._delay)
        return reply

    def query_id(self) -> str:
        """A fresh X-Ovh-QueryID."""
        return f"DEMO.ext-1.{int(self._clock()):x}.{next(self._queries)}"

    def _carry_out(self, request: Request, skew: float) -> Reply:
        found = routes.find(request.method, request.path)
        now = self._clock()
        credential = None
        if found is None or found[0].signed:
            credential = checks.authenticate(self.world, request, now + skew)
            checks.require_right(credential, request.method, request.path)
        if found is None:
            raise not_found("Got an invalid (or empty) URL")
        route, values = found
        doing = route.path.rsplit("/", 1)[-1]
        call = routes.Call(
            world=self.world,
            now=now,
            clock=now + skew,
            credential=credential,
            path=params.read_path(values, routes.PATH_KINDS),
            query=params.read_query(request.query, route.query, doing),
            body=params.read_body(request.body, route.body, doing) if route.method == "POST" else {},
            headers=request.headers,
        )
        self.world.settle(now)
        value = route.answer(call)
        if isinstance(value, Page):
            return json_reply(HTTPStatus.OK, value.value, value.headers)
        return json_reply(HTTPStatus.OK, value)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        demo = self

        class Handler(_Handler):
            server_side = demo

        return Handler


class _Listener(ThreadingMixIn, TCPServer):
    """Takes connections, one daemon thread each, and can hang up on all of them."""

    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: type[BaseRequestHandler]) -> None:
        self._lock = threading.Lock()
        self._open: dict[threading.Thread, socket.socket] = {}
        super().__init__(address, handler)

    def take_connections(self, stopping: threading.Event) -> None:
        """Until `stopping` is set and one more connection comes."""
        while not stopping.is_set():
            self.handle_request()

    def process_request(self, request: Any, client_address: Any) -> None:
        thread = threading.Thread(
            target=self._serve, args=(request, client_address), name="demo-connection", daemon=True
        )
        with self._lock:
            self._open[thread] = request
        thread.start()

    def hang_up(self) -> None:
        """Close every connection and wait for its thread."""
        with self._lock:
            connections = dict(self._open)
        for connection in connections.values():
            with contextlib.suppress(OSError):  # it may have ended meanwhile
                connection.shutdown(socket.SHUT_RDWR)
        for thread in connections:
            thread.join()

    def finish_request(self, request: Any, client_address: Any) -> None:
        try:
            super().finish_request(request, client_address)
        except ConnectionError:
            pass  # the client went away: its own affair
        except Exception:
            log.exception("the demo server could not answer")

    def _serve(self, request: socket.socket, client_address: Any) -> None:
        try:
            self.process_request_thread(request, client_address)
        finally:
            with self._lock:
                del self._open[threading.current_thread()]


class _Handler(BaseHTTPRequestHandler):
    """One connection: reads requests, writes each answer in one piece."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_side: DemoServer

    def _exchange(self) -> None:
        size = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not re.fullmatch("[0-9]{1,12}", size):
            self._write(json_reply(HTTPStatus.LENGTH_REQUIRED, {"message": "Length Required"}), last=True)
            return
        if int(size) > _LARGEST_BODY:
            self._write(json_reply(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"message": "Too large"}), last=True)
            return
        body = self.rfile.read(int(size))
        if len(body) < int(size):  # hung up in the middle
            self.close_connection = True
            return
        # `path` has been tidied by the base class; what was signed stands in the request line.
        target = self.requestline.split()[1]
        request = Request(self.command, target, self.headers, body)
        self._write(self.server_side.answer(request))

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _exchange  # noqa: N815 - the base class's names

    def _write(self, reply: Reply, *, last: bool = False) -> None:
        if last or reply.cut is not Cut.WHOLE:
            self.close_connection = True
        if reply.cut is Cut.RESET:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            socket.close(self.connection.detach())  # at once: the base class would say goodbye first
        if reply.cut in {Cut.RESET, Cut.NOTHING}:
            return
        lines = [
            f"{self.protocol_version} {reply.status} {responses.get(reply.status, '')}",
            f"Date: {self.date_time_string()}",
            f"Content-Type: {reply.content_type}",
            f"Content-Length: {len(reply.body)}",
            f"X-Ovh-QueryID: {self.server_side.query_id()}",
            *(f"{name}: {value}" for name, value in reply.headers),
        ]
        if self.close_connection:
            lines.append("Connection: close")
        head = "\r\n".join((*lines, "", "")).encode("latin-1")
        body = reply.body[: len(reply.body) // 2] if reply.cut is Cut.HALF else reply.body
        self.wfile.write(head + body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the terminal belongs to the person who started the server."""
