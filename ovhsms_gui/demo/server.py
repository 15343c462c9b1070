"""The stand-in's HTTP: one small server on loopback, with the faults it was told to have."""

import json
import secrets
import socket
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from ovhsms_gui.demo import routes
from ovhsms_gui.demo.checks import Problem, authenticate
from ovhsms_gui.demo.faults import Fault, FaultKind, Faults
from ovhsms_gui.demo.world import World

_BASE = "/1.0"
_HTML = b"<!doctype html><title>Sign in</title><h1>Welcome to the guest network</h1>"
_NOTHING_DONE = frozenset(
    {FaultKind.DROP_BEFORE, FaultKind.STATUS, FaultKind.GARBAGE_BEFORE, FaultKind.EMPTY_IDS}
)


class DemoServer:
    """Listens on 127.0.0.1 from `start()` to `stop()`; a context manager. `world` and `faults` are thread-safe."""

    def __init__(self, world: World | None = None, port: int = 0) -> None:
        """Port 0: any free one, see `url`."""
        self.world = world or World()
        self.faults = Faults()
        self.stopping = threading.Event()
        self._server = _Server(("127.0.0.1", port), _Handler, bind_and_activate=False)
        self._server.demo = self
        self._server.server_bind()
        self._server.server_activate()
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The base URL to give to a client as its endpoint."""
        return f"http://127.0.0.1:{self._server.server_address[1]}{_BASE}"

    def start(self) -> None:
        """Answer from now on, in threads of its own."""
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="demo-server", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End every connection and wait for the threads."""
        self.stopping.set()
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.hang_up()
        self._server.server_close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    allow_reuse_address = True
    request_queue_size = 64
    demo: DemoServer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Wake the threads that wait for a next request on an idle connection."""
        with self._lock:
            waiting = list(self._open)
        for connection in waiting:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:  # the other side was quicker
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is nothing to report."""


class _Dropped(Exception):
    """End the connection without a word."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave in one piece

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def log_message(self, *_args: object) -> None:
        """Nothing: a log would hold the texts."""

    def _serve(self) -> None:
        demo = self.server.demo
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        path = urlsplit(self.path).path.removeprefix(_BASE)
        fault = demo.faults.take(self.command, unquote(path))
        try:
            self._before(fault)
            if fault is not None and fault.kind in _NOTHING_DONE:
                self._instead(fault)
                return
            status, value = self._answer(path, body)
            self._after(fault, status, value)
        except _Dropped:
            self.close_connection = True
            _cut(self.connection)

    def _before(self, fault: Fault | None) -> None:
        if fault is not None and fault.kind is FaultKind.DELAY:
            self.server.demo.stopping.wait(fault.value)

    def _instead(self, fault: Fault) -> None:
        """Answer without having done anything."""
        match fault.kind:
            case FaultKind.DROP_BEFORE:
                raise _Dropped
            case FaultKind.STATUS:
                self._fail(fault)
            case FaultKind.GARBAGE_BEFORE:
                self._write(200, _HTML, "text/html")
            case FaultKind.EMPTY_IDS:
                self._json(
                    200, {"ids": [], "validReceivers": [], "invalidReceivers": [], "totalCreditsRemoved": 0.0}
                )

    def _after(self, fault: Fault | None, status: int, value: object) -> None:
        """Answer after having done what was asked."""
        match fault.kind if fault else None:
            case FaultKind.DROP_AFTER:
                raise _Dropped
            case FaultKind.DELAY_AFTER:
                assert fault is not None
                self.server.demo.stopping.wait(fault.value)
                self._json(status, value)
            case FaultKind.STATUS_AFTER:
                assert fault is not None
                self._fail(fault)
            case FaultKind.GARBAGE:
                self._write(200, _HTML, "text/html")
            case FaultKind.HALF:
                whole = json.dumps(value).encode()
                self._write(200, whole[: len(whole) // 2], "application/json", promised=len(whole))
                raise _Dropped
            case FaultKind.WRONG_TYPES:
                self._json(200, {"ids": "none", "validReceivers": 3, "invalidReceivers": None})
            case _:
                self._json(status, value)

    def _answer(self, path: str, body: bytes) -> tuple[int, object]:
        demo = self.server.demo
        found = routes.find(self.command, path)
        headers = dict(self.headers.items())
        canonical = {
            "-".join(part.capitalize() for part in name.split("-")): v for name, v in headers.items()
        }
        try:
            if found is None or found[2]:
                url = f"http://{self.headers.get('Host', '')}{self.path}"
                authenticate(demo.world, self.command, url, unquote(path), body, canonical)
            if found is None:
                raise Problem(404, "", "Got an invalid (or empty) URL", "Client::NotFound")
            route, matched, _ = found
            query = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
            call = routes.Call(
                demo.world, tuple(unquote(part) for part in matched), query, _parsed(body), canonical
            )
            return 200, route(call)
        except Problem as problem:
            return problem.status, problem.body(demo.world.error_shape)

    def _fail(self, fault: Fault) -> None:
        status = int(fault.value)
        extra = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
        phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else "Error"
        if status in {502, 503, 504}:
            self._write(status, f"<html><h1>{status} {phrase}</h1></html>".encode(), "text/html", extra=extra)
        else:
            self._json(status, {"class": f"Client::{phrase.replace(' ', '')}", "message": phrase}, extra)

    def _json(self, status: int, value: object, extra: dict[str, str] | None = None) -> None:
        self._write(status, json.dumps(value).encode(), "application/json; charset=utf-8", extra=extra)

    def _write(
        self,
        status: int,
        body: bytes,
        kind: str,
        *,
        promised: int | None = None,
        extra: dict[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if promised is None else promised))
        self.send_header("X-Ovh-QueryID", f"DEMO.{secrets.token_hex(8)}")
        for name, value in (extra or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:  # already gone
        return


def _parsed(body: bytes) -> object:
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return None
