"""The stand-in as a server: connections, threads, start and stop."""

import logging
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import Service, World
from ovhsms_gui.ovh.signing import OvhSignature

Call = Callable[..., requests.Response]
TIME = b"GET /1.0/auth/time HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def own_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("demo-")]


def test_stop_leaves_neither_threads_nor_a_listener() -> None:
    server = DemoServer()
    server.start()
    with socket.create_connection(("127.0.0.1", server.port)) as idle:
        idle.sendall(TIME)
        idle.recv(1000)
        assert len(own_threads()) == 2
        server.stop()
        assert own_threads() == []
        assert idle.recv(1) == b""  # hung up on
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.port))
    server.stop()  # twice does no harm


def test_it_starts_once_and_stops_unstarted() -> None:
    with pytest.raises(RuntimeError):
        _ = DemoServer().url
    unstarted = DemoServer()
    unstarted.stop()
    with pytest.raises(RuntimeError):
        unstarted.start()
    with DemoServer() as server, pytest.raises(RuntimeError):
        server.start()
    with pytest.raises(RuntimeError):
        server.start()


def test_a_port_in_use_is_an_error() -> None:
    with DemoServer() as server, pytest.raises(OSError, match="in use"):
        DemoServer(port=server.port).start()


def test_a_world_survives_its_server() -> None:
    with DemoServer() as first:
        world, port = first.world, first.port
        world.services["sms-ab12345-1"].credits = 7.0
    with DemoServer(world, port) as second:
        assert second.world.services["sms-ab12345-1"].credits == 7.0
        assert second.url == f"http://127.0.0.1:{port}/1.0"


def test_it_listens_on_loopback_only(server: DemoServer) -> None:
    assert server.url.startswith("http://127.0.0.1:")
    listening = server._listener
    assert listening is not None
    assert listening.socket.getsockname()[0] == "127.0.0.1"


def test_a_connection_serves_many_calls(server: DemoServer) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as peer, peer.makefile("rb") as stream:
        for _ in range(3):
            peer.sendall(TIME)
            head = b"".join(iter(stream.readline, b"\r\n"))
            assert head.startswith(b"HTTP/1.1 200 OK\r\n")
            assert b"Connection" not in head
            assert stream.read(10) == b"1780000000"


def test_a_client_may_ask_to_close(server: DemoServer) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as peer, peer.makefile("rb") as stream:
        peer.sendall(TIME.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert stream.read().endswith(b"Connection: close\r\n\r\n1780000000")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST /1.0/sms HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"411"),
        (b"POST /1.0/sms HTTP/1.1\r\nContent-Length: -5\r\n\r\n", b"411"),
        (b"POST /1.0/sms HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", b"413"),
        (b"POST /1.0/sms HTTP/1.1\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n", b"411"),
        (b"BREW /1.0/sms HTTP/1.1\r\n\r\n", b"501"),
        (b"GET http://127.0.0.1/1.0/auth/time HTTP/1.1\r\nConnection: close\r\n\r\n", b"200"),
        (b"GET http://127.0.0.1 HTTP/1.1\r\nConnection: close\r\n\r\n", b"403"),
        (b"GET * HTTP/1.0\r\n\r\n", b"403"),
        (b"GET /1.0/auth/time HTTP/1.0\r\n\r\n", b"200"),
        (b"GET /1.0/\xff\xfe HTTP/1.0\r\nX-Ovh-Application: \xff\r\n\r\n", b"403"),
    ],
)
def test_odd_requests_get_an_answer_and_the_server_lives(
    server: DemoServer, session: requests.Session, sent: bytes, status: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as peer, peer.makefile("rb") as stream:
        peer.sendall(sent)
        assert stream.readline().split()[1] == status
    assert session.get(server.url + "/auth/time").ok


def test_a_client_that_goes_away_in_the_middle_leaves_no_trace(
    server: DemoServer, session: requests.Session, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="ovhsms_gui"):
        for start in (b"POST /1.0/sms/x/jobs HTTP/1.1\r\nContent-Length: 50\r\n\r\n{", b"GET /1.0", TIME):
            with socket.create_connection(("127.0.0.1", server.port)) as peer:
                peer.sendall(start)
        assert session.get(server.url + "/auth/time").ok
        server.stop()
    assert caplog.records == []
    assert server.world.sent == ()


@pytest.mark.expects_log
def test_a_fault_of_its_own_is_logged_not_hidden(
    server: DemoServer, session: requests.Session, caplog: pytest.LogCaptureFixture
) -> None:
    server.world.rates = {"fr": None}  # type: ignore[dict-item]
    with pytest.raises(requests.ConnectionError):
        session.get(server.url + "/sms/rates/destinations?country=fr")
    server.stop()
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_who_holds_the_lock_has_the_world_alone(server: DemoServer, send: Call) -> None:
    with server.world.lock, pytest.raises(requests.ReadTimeout):
        send(timeout=0.3)


def test_many_clients_at_once_lose_nothing(clock: Callable[[], float]) -> None:
    world = World([Service("sms-ab12345-1", 10_000.0, senders={"MARTIN": "enable"})])
    keys = world.keys
    signature = OvhSignature(keys.application_key, keys.application_secret, keys.consumer_key, clock)

    def work(server: DemoServer, worker: int) -> list[int]:
        ids: list[int] = []
        with requests.Session() as session:
            session.trust_env = False
            for n in range(25):
                receivers = [f"+33639{worker:02d}{n:02d}{i:02d}" for i in range(4)]
                body = {"message": "Bonjour", "receivers": receivers, "sender": "MARTIN"}
                url = f"{server.url}/sms/sms-ab12345-1/jobs"
                ids += session.post(url, json=body, auth=signature, timeout=30).json()["ids"]
        return ids

    with DemoServer(world, clock=clock) as server, ThreadPoolExecutor(8) as pool:
        ids = [id_ for done in pool.map(lambda worker: work(server, worker), range(8)) for id_ in done]

    assert len(set(ids)) == len(ids) == len(world.sent) == 800
    assert len({message.receiver for message in world.sent}) == 800
    assert world.services["sms-ab12345-1"].credits == 9200
    assert own_threads() == []
