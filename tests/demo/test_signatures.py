"""Whatever the text: a request that is signed over the bytes sent passes, and nothing else does."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

import requests

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.ovh.signing import OvhSignature

Call = Callable[..., requests.Response]
PIECES = [*'aZ9 /éÀç€’日ـ+&=?#%~<;"\\\n\u00a0', "🎉", "👩\u200d👧", "%2F"]


def requests_at_random(count: int) -> list[tuple[str, str, dict[str, str], bytes | None]]:
    dice = random.Random(20261123)

    def text() -> str:
        return "".join(dice.choices(PIECES, k=dice.randint(1, 12)))

    made = []
    for _ in range(count):
        name = quote(text(), safe=dice.choice(["", "~"]))
        path = dice.choice(
            (
                *("/sms", "/sms/", "/auth/currentCredential", "/sms/sms-ab12345-1/outgoing"),
                *(f"/sms/{name}", f"/sms/{name}/jobs", f"/sms/sms-ab12345-1/senders/{name}"),
            )
        )
        method = "POST" if path.endswith("jobs") else "GET"
        query = {"tag": text(), "receiver": text()} if dice.random() < 0.5 else {}
        body = json.dumps({"message": text(), "sender": text()}, ensure_ascii=dice.random() < 0.5)
        made.append((method, path, query, body.encode() if method == "POST" else None))
    return made


def test_500_random_requests_pass_the_signature_check(
    server: DemoServer, session: requests.Session, clock: Callable[[], float]
) -> None:
    keys = server.world.keys
    signature = OvhSignature(keys.application_key, keys.application_secret, keys.consumer_key, clock)
    statuses = set()
    for method, path, query, body in requests_at_random(500):
        answer = session.request(
            method, server.url + path, params=query, data=body, auth=signature, timeout=10
        )
        statuses.add(answer.status_code)
        assert "errorCode" not in answer.text, (method, path, query, body, answer.text)
    assert statuses == {200, 400, 404}


def test_a_byte_changed_after_signing_is_seen(
    server: DemoServer, session: requests.Session, clock: Callable[[], float]
) -> None:
    keys = server.world.keys
    signature = OvhSignature(keys.application_key, keys.application_secret, keys.consumer_key, clock)
    for method, path, query, body in requests_at_random(60):
        signed = requests.Request(
            method, server.url + path, params=query, data=body, auth=signature
        ).prepare()
        assert signed.url is not None
        if body is None:
            signed.url += "&x=1" if query else "?x=1"
        else:
            signed.body = body[:-1] + b" }"
            signed.headers["Content-Length"] = str(len(signed.body))
        assert session.send(signed, timeout=10).json()["errorCode"] == "INVALID_SIGNATURE"


def test_a_wrong_secret_never_passes(server: DemoServer, call: Call) -> None:
    keys = replace(server.world.keys, application_secret="demoSecretdemoSecretdemoSecret01")
    for method, path, _, _ in requests_at_random(60):
        body: dict[str, str] | None = {} if method == "POST" else None
        assert call(method, path, body, keys=keys).json()["errorCode"] == "INVALID_SIGNATURE"
