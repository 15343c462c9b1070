"""A running stand-in with a clock that only tests move, and a client that signs."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import KeySet
from ovhsms_gui.ovh.signing import OvhSignature


class Clock:
    """Seconds since 1970, moved by hand."""

    def __init__(self) -> None:
        self.now = 1_780_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock) -> Iterator[DemoServer]:
    with DemoServer(clock=clock) as server:
        yield server


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture
def call(server: DemoServer, session: requests.Session, clock: Clock) -> Callable[..., requests.Response]:
    def call(
        method: str, path: str, body: object = None, *, keys: KeySet | None = None, **more: Any
    ) -> requests.Response:
        keys = keys or server.world.keys
        signature = OvhSignature(keys.application_key, keys.application_secret, keys.consumer_key, clock)
        more.setdefault("timeout", 10)
        return session.request(method, server.url + path, json=body, auth=signature, **more)

    return call


@pytest.fixture
def send(call: Callable[..., requests.Response]) -> Callable[..., requests.Response]:
    """A job for one person; keywords replace parts of its body, None leaves them out."""

    def send(
        service: str = "sms-ab12345-1", *, keys: KeySet | None = None, **fields: Any
    ) -> requests.Response:
        timeout = fields.pop("timeout", 10)
        usual = {
            "message": "Bonjour",
            "receivers": ["+33639980012"],
            "sender": "MARTIN",
            "noStopClause": True,
        }
        body = {name: value for name, value in (usual | fields).items() if value is not None}
        return call("POST", f"/sms/{service}/jobs", body, keys=keys, timeout=timeout)

    return send
