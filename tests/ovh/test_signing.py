"""OvhSignature: OVHcloud's rule over the bytes that are sent, whatever they are."""

import json
import random
import time
from types import SimpleNamespace
from typing import Any

import ovh
import pytest
import requests

from ovhsms_gui.core.secret import Secret
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.endpoints import segment
from ovhsms_gui.ovh.signing import OvhSignature

from .conftest import CONSUMER, KEYS, SECRET, Peer, answer

JOBS = "https://eu.api.ovh.com/1.0/sms/sms-ab12345-1/jobs"
# Letters of every kind, what JSON and URLs have to escape, and what they may not.
PIECES = [*'aZ9 /éÀç€’日ـ+&=?#%~<>;:@,$!*()[]{}|^`"\\\n\t\u00a0\u2028', "🎉", "👩\u200d👧", "%2F", ".."]


@pytest.mark.parametrize(
    ("method", "url", "body", "signature"),
    [
        ("GET", "https://eu.api.ovh.com/1.0/sms", None, "ac59467ee3cb1b1abae13f4dd66727914df7c451"),
        (
            "POST",
            JOBS,
            rb'{"message":"\u00c9t\u00e9 \u00e0 5 \u20ac"}',
            "368e78a769095dd25e7811750ed9fdc12932c440",
        ),
        ("POST", JOBS, '{"message":"Été à 5 €"}'.encode(), "0089d2b3d04500570fcc313415897e0315f96569"),
        ("POST", JOBS, '{"message":"Été à 5 €"}', "0089d2b3d04500570fcc313415897e0315f96569"),
    ],
)
def test_known_signatures(method: str, url: str, body: bytes | str | None, signature: str) -> None:
    auth = OvhSignature(
        "appKey", "0123456789abcdef" * 2, Secret("CKexampleCKexampleCKexampleCK123"), lambda: 1700000000.9
    )
    signed = requests.Request(method, url, data=body, auth=auth).prepare()
    assert signed.headers["X-Ovh-Signature"] == f"$1${signature}"
    assert signed.headers["X-Ovh-Timestamp"] == "1700000000"
    assert signed.headers["X-Ovh-Application"] == "appKey"
    assert signed.headers["X-Ovh-Consumer"] == "CKexampleCKexampleCKexampleCK123"


def test_the_computers_clock_is_the_usual_one() -> None:
    before = int(time.time())
    signed = requests.Request("GET", JOBS, auth=OvhSignature("a", "b", "c")).prepare()
    assert before <= int(signed.headers["X-Ovh-Timestamp"]) <= time.time()


class Recorder:
    """A session that takes what the official client would send."""

    def __init__(self) -> None:
        self.target = ""
        self.headers: dict[str, str] = {}

    def request(self, _method: str, target: str, **sent: Any) -> requests.Response:
        self.target, self.headers = target, sent["headers"]
        nothing = requests.Response()
        nothing.status_code = 204
        return nothing


def test_500_random_requests_are_signed_as_the_official_client_does(
    peer: Peer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(20261123)
    clock = SimpleNamespace(time=lambda: 0.0)
    monkeypatch.setattr("ovh.client.time", clock)
    recorder = Recorder()
    official = ovh.Client("ovh-eu", KEYS.application_key, SECRET, CONSUMER)
    official._endpoint, official._time_delta, official._session = peer.url, 0, recorder

    def text() -> str:
        return "".join(dice.choices(PIECES, k=dice.randint(0, 12)))

    for _ in range(500):
        peer.say(answer(200))
        name = segment(f"x{text()}")
        path = dice.choice(("/sms", "/sms/", f"/sms/{name}", f"/sms/{name}/jobs", f"/sms/s-1/senders/{name}"))
        fields: dict[str, object] = {
            "message": text(),
            "tag": text(),
            "noStopClause": dice.random() < 0.5,
            "validityPeriod": dice.randint(0, 9999),
        }
        method = dice.choice(("GET", "POST", "DELETE"))
        if method == "GET":
            client.get(path, fields)
        elif method == "POST":
            client.post(path, fields | {"receivers": [text(), text()]})
        else:
            client.delete(path)
        ours = peer.calls[-1]
        stamp = int(ours.headers["x-ovh-timestamp"])
        clock.time = lambda stamp=stamp: stamp
        if method == "GET":
            official.get(path, **fields)
        elif method == "POST":
            official.call("POST", path, {**fields, "receivers": json.loads(ours.body)["receivers"]})
        else:
            official.delete(path)
        assert recorder.headers["X-Ovh-Signature"] == ours.headers["x-ovh-signature"], (method, path)
        assert recorder.target == peer.url.removesuffix("/1.0") + ours.target
        assert ours.signed_by(peer.url.removesuffix("/1.0"))
    assert len(peer.calls) == 500


@pytest.mark.parametrize("bad", ["\n", " ", "é", "€", "\ud800", "\x00"])
def test_a_key_that_no_header_can_carry_is_refused_without_being_shown(bad: str) -> None:
    for place in range(3):
        keys = ["appKey", SECRET, CONSUMER]
        keys[place] += bad
        with pytest.raises(ValueError, match="holds a character that keys do not have") as caught:
            OvhSignature(keys[0], keys[1], keys[2])
        assert keys[place] not in repr(caught.value)


def test_a_body_that_is_not_all_there_is_not_signed() -> None:
    with pytest.raises(TypeError, match="all there"):
        requests.Request("POST", JOBS, data=iter([b"a"]), auth=OvhSignature("a", "b", "c")).prepare()


def test_no_key_in_its_repr() -> None:
    shown = repr(OvhSignature.of(KEYS, time.time)) + str(vars(OvhSignature.of(KEYS, time.time)))
    assert SECRET not in shown
    assert CONSUMER not in shown
