"""The proof of NotSent: only when no byte of the request has left, whatever the failure is called."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ovhsms_gui.core.errors import CallFailed, NotSent, Reason, Unknown
from ovhsms_gui.ovh.client import Client

from .conftest import TLS, Line, Peer, answer, close, failed, reset, silence, then

REPORT = {"ids": [1], "validReceivers": ["+33639980012"], "invalidReceivers": [], "totalCreditsRemoved": 1.0}
FAR = "https://ovh.invalid/1.0"
HALF = answer(200, REPORT, X_Ovh_QueryID="EU.1")[:-20]


def no_tls(connection: socket.socket) -> None:
    """An answer to the first step of TLS that is not the second."""
    connection.recv(1)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    silence(connection)


def not_sent(failure: CallFailed, reason: Reason) -> None:
    assert type(failure) is NotSent
    assert (failure.reason, failure.status) == (reason, None)


@pytest.fixture
def warm(peer: Peer, client: Client) -> Client:
    """A client that knows the time and keeps a connection open."""
    peer.say(answer(200, 1))
    client.get("/sms")
    return client


@pytest.fixture
def proxied(tls_peer: Peer, connect: Line, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client that reaches "ovh.invalid" through a proxy, and trusts the tests' authority."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://proxyuser:proxypass@127.0.0.1:{tls_peer.port}")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(TLS / "authority.pem"))
    return connect(FAR, connect_timeout=0.3, read_timeout=0.3)


# ---- nothing left ----------------------------------------------------------------------------------


def test_a_name_that_does_not_exist(connect: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    not_sent(failed(connect(FAR)), Reason.DNS)


def test_a_name_that_cannot_exist(connect: Line) -> None:
    not_sent(failed(connect(f"https://{'a' * 64}.invalid/1.0")), Reason.DNS)


def test_a_port_where_nobody_listens(peer: Peer, connect: Line) -> None:
    peer.stop_listening()
    not_sent(failed(connect(peer.url)), Reason.NO_CONNECTION)


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_server_that_went_away_between_two_calls(peer: Peer, warm: Client, method: str) -> None:
    peer.stop_listening()
    peer.hang_up()
    assert peer.closed.wait(5)
    not_sent(failed(warm, method), Reason.NO_CONNECTION)
    assert [heard.method for heard in peer.calls] == ["GET"]


def test_a_connection_that_failed_is_tried_again_for_reading_alone(
    peer: Peer, connect: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", slept.append)
    client = connect(peer.url, get_pause=0.5)
    peer.say(answer(200, 1))
    client.get("/sms")
    peer.stop_listening()
    peer.hang_up()
    assert peer.closed.wait(5)
    for method, pauses in (("POST", []), ("DELETE", []), ("GET", [0.5, 1.0])):
        slept.clear()
        not_sent(failed(client, method), Reason.NO_CONNECTION)
        assert slept == pauses


@pytest.fixture
def full_port() -> Iterator[int]:
    """A port whose queue is full: it neither takes nor refuses another connection."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(8)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        yield port
        for one in waiting:
            one.close()


def test_a_connection_that_never_comes_about(full_port: int, connect: Line) -> None:
    client = connect(f"http://127.0.0.1:{full_port}/1.0", connect_timeout=0.1)
    not_sent(failed(client), Reason.CONNECT_TIMEOUT)


def test_a_handshake_that_never_ends(connect: Line) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        client = connect(f"https://127.0.0.1:{mute.getsockname()[1]}/1.0", connect_timeout=0.1)
        not_sent(failed(client), Reason.CONNECT_TIMEOUT)


def test_a_server_that_speaks_no_tls(connect: Line) -> None:
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def talk() -> None:
            no_tls(plain.accept()[0])

        thread = threading.Thread(target=talk)
        thread.start()
        not_sent(failed(connect(f"https://127.0.0.1:{plain.getsockname()[1]}/1.0")), Reason.TLS)
        thread.join(5)


def test_a_certificate_that_nobody_vouches_for(tls_peer: Peer, connect: Line) -> None:
    not_sent(failed(connect(f"https://127.0.0.1:{tls_peer.port}/1.0")), Reason.TLS)
    assert tls_peer.heard == []


def test_a_list_of_authorities_that_is_not_there(connect: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/authority.pem")
    not_sent(failed(connect(FAR)), Reason.TLS)


# ---- it left ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (close, Reason.RESET),
        (reset, Reason.RESET),
        (then(b"HTTP/1.1 2", close), Reason.RESET),
        (then(b"220 smtp ready\r\n", close), Reason.RESET),
        (silence, Reason.READ_TIMEOUT),
        (then(b"HTTP/1.1 200 OK\r\nX-", silence), Reason.READ_TIMEOUT),
    ],
)
def test_no_answer(peer: Peer, connect: Line, reply: Any, reason: Reason) -> None:
    for method in ("POST", "DELETE"):
        client = connect(peer.url, read_timeout=0.1)
        peer.heard.clear()
        peer.replies = [answer(200, 1), reply, answer(200, "sent twice")]
        client.get("/sms")
        failure = failed(client, method)
        assert type(failure) is Unknown
        assert failure.reason is reason
        assert [heard.method for heard in peer.calls] == ["GET", method]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (then(HALF, close), Reason.RESET),
        (then(HALF, silence), Reason.READ_TIMEOUT),
        (
            then(
                b"HTTP/1.1 200 OK\r\nX-Ovh-QueryID: EU.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1", close
            ),
            Reason.RESET,
        ),
        (answer(200, b"not packed", Content_Encoding="gzip", X_Ovh_QueryID="EU.1"), Reason.RESET),
    ],
)
def test_half_an_answer_keeps_what_names_it(peer: Peer, connect: Line, reply: Any, reason: Reason) -> None:
    peer.say(reply, answer(200, "sent twice"))
    failure = failed(connect(peer.url, read_timeout=0.1))
    assert type(failure) is Unknown
    assert (failure.reason, failure.status, failure.query_id) == (reason, 200, "EU.1")
    assert len(peer.calls) == 1


def test_a_kept_connection_that_was_closed_meanwhile_costs_nothing(peer: Peer, warm: Client) -> None:
    peer.hang_up()
    assert peer.closed.wait(5)
    peer.say(answer(200, "once"))
    assert warm.post("/sms/s/jobs", {"a": 1}).value == "once"
    assert [heard.method for heard in peer.calls] == ["GET", "POST"]


# ---- through a proxy -------------------------------------------------------------------------------


def test_a_call_through_a_proxy(tls_peer: Peer, proxied: Client, home: Path) -> None:
    (home / ".netrc").write_text("machine ovh.invalid login me password netrcpass\n")
    tls_peer.say(answer(200, "far"))
    assert proxied.post("/sms/s/jobs", {"a": 1}).value == "far"
    tunnel, time, post = tls_peer.heard
    assert (tunnel.method, tunnel.target) == ("CONNECT", "ovh.invalid:443")
    assert not [name for name in tunnel.headers if name.startswith("x-ovh")]
    assert "proxy-authorization" in tunnel.headers
    for heard in (time, post):
        assert "authorization" not in heard.headers
        assert "proxy-authorization" not in heard.headers
    assert post.signed_by("https://ovh.invalid")


def test_a_broken_call_through_a_proxy_is_unknown(tls_peer: Peer, proxied: Client) -> None:
    tls_peer.say(close)
    failure = failed(proxied)
    assert type(failure) is Unknown
    assert failure.reason is Reason.RESET


# What urllib3 says of a tunnel that breaks while it is made hangs on moments: that nothing left does not.
TUNNELS = [
    (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", {Reason.PROXY}),
    (b"HTTP/1.1 502 Bad Gateway\r\n\r\n", {Reason.PROXY}),
    (close, {Reason.PROXY, Reason.NO_CONNECTION}),
    (silence, {Reason.PROXY, Reason.CONNECT_TIMEOUT}),
    (then(b"HTTP/1.1 200 OK\r\n\r\n", close), {Reason.TLS, Reason.NO_CONNECTION}),
    (then(b"HTTP/1.1 200 OK\r\n\r\n", no_tls), {Reason.TLS}),
    (then(b"HTTP/1.1 200 OK\r\n\r\n", silence), {Reason.CONNECT_TIMEOUT}),
]


@pytest.mark.parametrize(("tunnel", "reasons"), TUNNELS)
def test_a_tunnel_that_does_not_come_about(
    tls_peer: Peer, proxied: Client, tunnel: Any, reasons: set[Reason]
) -> None:
    tls_peer.tunnel = tunnel
    failure = failed(proxied)
    assert type(failure) is NotSent
    assert failure.reason in reasons
    assert {heard.method for heard in tls_peer.heard} == {"CONNECT"}


@pytest.mark.parametrize("tunnel", [tunnel for tunnel, _ in TUNNELS])
def test_a_tunnel_that_does_not_come_about_again(tls_peer: Peer, proxied: Client, tunnel: Any) -> None:
    tls_peer.say(answer(200, 1))
    proxied.get("/sms")
    tls_peer.hang_up()
    assert tls_peer.closed.wait(5)
    tls_peer.tunnel = tunnel
    assert type(failed(proxied)) is NotSent
    assert [heard.method for heard in tls_peer.calls] == ["GET"]


def test_the_certificate_counts_behind_a_proxy_too(
    tls_peer: Peer, connect: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{tls_peer.port}")
    not_sent(failed(connect(FAR)), Reason.TLS)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(TLS / "authority.pem"))
    not_sent(failed(connect("https://other.invalid/1.0")), Reason.TLS)
    assert tls_peer.calls == []
    assert tls_peer.times == 0


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:1", "ftp://127.0.0.1:1", "http://:80"])
def test_a_proxy_that_cannot_be_reached(connect: Line, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    not_sent(failed(connect(FAR)), Reason.PROXY)


def test_the_way_to_this_computer_itself_goes_through_no_proxy(
    peer: Peer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    peer.say(answer(200, 1))
    assert client.post("/x", {}).value == 1
