"""The stand-in refuses the calls that OVHcloud refuses, in its order and in its words."""

import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection

import pytest
import requests

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import KeySet

Call = Callable[..., requests.Response]

SECRET = "demoSecretdemoSecretdemoSecret00"
KEY = "demoDEMOdemoDEMO"
FULL = "demoFulldemoFulldemoFulldemoFull"


def headers(server: DemoServer, clock: Callable[[], float], path: str, **other: str) -> dict[str, str]:
    """Signed by hand, after OVHcloud's description; `other` replaces what is signed or sent."""
    stamp = other.get("stamp", str(int(clock())))
    url = other.get("url", server.url + path)
    text = "+".join((other.get("secret", SECRET), other.get("consumer", FULL), "GET", url, "", stamp))
    return {
        "X-Ovh-Application": other.get("application", KEY),
        "X-Ovh-Consumer": other.get("consumer", FULL),
        "X-Ovh-Timestamp": stamp,
        "X-Ovh-Signature": "$1$" + hashlib.sha1(text.encode()).hexdigest(),
    }


def test_a_call_signed_by_hand_is_let_in(
    server: DemoServer, session: requests.Session, clock: Callable[[], float]
) -> None:
    answer = session.get(server.url + "/sms", headers=headers(server, clock, "/sms"))
    assert (answer.status_code, answer.json()) == (200, ["sms-ab12345-1", "sms-ab12345-2"])
    assert answer.headers["X-Ovh-QueryID"]


CHANGES = [
    ({"application": "0" * 16}, 403, "INVALID_KEY", "This application key is invalid"),
    ({"application": ""}, 403, "INVALID_KEY", "This application key is invalid"),
    ({"consumer": "0" * 32}, 403, "NOT_CREDENTIAL", "This credential does not exist"),
    ({"consumer": ""}, 403, "NOT_CREDENTIAL", "You must login first"),
    (
        {"consumer": "demoExpireddemoExpireddemoExpire"},
        403,
        "INVALID_CREDENTIAL",
        "This credential is not valid",
    ),
    (
        {"consumer": "demoPendingdemoPendingdemoPendin"},
        403,
        "INVALID_CREDENTIAL",
        "This credential is not valid",
    ),
    ({"stamp": "1780000061"}, 400, "QUERY_TIME_OUT", "Query out of time"),
    ({"stamp": "1779999939"}, 400, "QUERY_TIME_OUT", "Query out of time"),
    ({"stamp": "soon"}, 400, "QUERY_TIME_OUT", "Query out of time"),
    ({"secret": "0" * 32}, 400, "INVALID_SIGNATURE", "Invalid signature"),
    ({"url": "http://127.0.0.1/1.0/sms"}, 400, "INVALID_SIGNATURE", "Invalid signature"),
    (
        {"consumer": "demoGuidedemoGuidedemoGuidedemo0"},
        403,
        "NOT_GRANTED_CALL",
        "This call has not been granted",
    ),
]
KINDS = {400: "Client::BadRequest", 403: "Client::Forbidden"}


@pytest.mark.parametrize(("change", "status", "code", "message"), CHANGES)
def test_refusals_about_keys_come_in_both_shapes(
    server: DemoServer,
    session: requests.Session,
    clock: Callable[[], float],
    change: dict[str, str],
    status: int,
    code: str,
    message: str,
) -> None:
    sent = headers(server, clock, "/sms", **change)
    older = session.get(server.url + "/sms", headers=sent)
    phrase = {400: "400 Bad Request", 403: "403 Forbidden"}[status]
    assert older.status_code == status
    assert older.json() == {"errorCode": code, "httpCode": phrase, "message": message}

    server.world.error_shape = "B"
    newer = session.get(server.url + "/sms", headers=sent)
    assert newer.status_code == status
    assert newer.json() == {"class": KINDS[status], "message": message}


@pytest.mark.parametrize("stamp", ["1780000060", "1779999940"])
def test_a_minute_off_is_still_in_time(
    server: DemoServer, session: requests.Session, clock: Callable[[], float], stamp: str
) -> None:
    answer = session.get(server.url + "/sms", headers=headers(server, clock, "/sms", stamp=stamp))
    assert answer.status_code == 200


def test_the_address_counts_as_it_was_written(server: DemoServer, clock: Callable[[], float]) -> None:
    target = "//1.0/sms?a=%c3%A9+b"  # requests would tidy it
    url = server.url.removesuffix("/1.0") + target
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
        connection.request("GET", target, headers=headers(server, clock, "", url=url))
        answer = json.load(connection.getresponse())
    assert answer["errorCode"] == "NOT_GRANTED_CALL"  # past the signature


def test_the_first_fault_in_ovhclouds_order_is_told(
    server: DemoServer, session: requests.Session, clock: Callable[[], float]
) -> None:
    faults = [
        {"application": "0" * 16},
        {"consumer": "0" * 32},
        {"stamp": "1"},
        {"secret": "0" * 32},
    ]
    told = []
    while faults:
        change = {name: value for fault in faults for name, value in fault.items()}
        answer = session.get(server.url + "/nothing", headers=headers(server, clock, "/nothing", **change))
        told.append(answer.json()["errorCode"])
        faults.pop(0)
    assert told == ["INVALID_KEY", "NOT_CREDENTIAL", "QUERY_TIME_OUT", "INVALID_SIGNATURE"]


def test_a_consumer_key_belongs_to_one_application(server: DemoServer, call: Call) -> None:
    server.world.applications["otherOTHERother0"] = "other" * 6 + "00"
    keys = KeySet("otherOTHERother0", "other" * 6 + "00", server.world.keys.consumer_key)
    assert call("GET", "/sms", keys=keys).json()["errorCode"] == "NOT_CREDENTIAL"


@pytest.mark.parametrize(
    ("rule", "method", "path", "granted"),
    [
        ("/sms", "GET", "/sms", True),
        ("/sms", "GET", "/sms/", False),
        ("/sms/", "GET", "/sms/", True),
        ("/sms/", "GET", "/sms", False),
        ("/sms/", "GET", "/sms/sms-ab12345-1", False),
        ("/sms/*", "GET", "/sms", False),
        ("/sms/*", "GET", "/sms/", True),
        ("/sms/*", "GET", "/sms/sms-ab12345-1/senders/MARTIN", True),
        ("/sms/*/jobs", "GET", "/sms/sms-ab12345-1/jobs", True),
        ("/sms/*/jobs", "GET", "/sms/sms-ab12345-1/senders", False),
        ("/sms/*/jobs", "POST", "/sms/sms-ab12345-1/jobs", False),
        ("/sm.", "GET", "/sms", False),
        ("/[s]ms", "GET", "/sms", False),
        ("*", "GET", "/sms", True),
    ],
)
def test_rights_match_literally(
    server: DemoServer, call: Call, rule: str, method: str, path: str, granted: bool
) -> None:
    keys = server.world.grant(KeySet(KEY, SECRET, "demoOnedemoOnedemoOnedemoOnedemo"), [("GET", rule)])
    answer = call(method, path, {} if method == "POST" else None, keys=keys)
    assert answer.ok is granted
    if not granted:
        assert answer.json()["errorCode"] == "NOT_GRANTED_CALL"


def test_the_guides_keys_list_with_the_slash_and_send(server: DemoServer, call: Call, send: Call) -> None:
    keys = server.world.guide_keys
    assert call("GET", "/sms/", keys=keys).json() == ["sms-ab12345-1", "sms-ab12345-2"]
    assert send(keys=keys).ok
    assert call("GET", "/sms/sms-ab12345-1/jobs", keys=keys).ok
    for path in ("/sms", "/sms/sms-ab12345-1", "/sms/sms-ab12345-1/senders", "/auth/currentCredential"):
        assert call("GET", path, keys=keys).status_code == 403


def test_a_right_is_asked_for_before_the_path_is_looked_up(server: DemoServer, call: Call) -> None:
    assert call("GET", "/me").json()["errorCode"] == "NOT_GRANTED_CALL"
    assert call("GET", "/sms/sms-ab12345-1/nothing").status_code == 404


def test_time_and_rates_need_no_key(server: DemoServer, session: requests.Session) -> None:
    assert session.get(server.url + "/auth/time").json() == 1_780_000_000
    assert session.get(server.url + "/sms/rates/destinations?country=fr").json()["credit"] == 1.0


def test_the_credential_tells_its_rules(server: DemoServer, call: Call) -> None:
    answer = call("GET", "/auth/currentCredential").json()
    assert answer["status"] == "validated"
    assert {"method": "POST", "path": "/sms/*"} in answer["rules"]


def test_the_keys_have_ovhclouds_shape_and_say_what_they_are(server: DemoServer) -> None:
    world = server.world
    for keys in (world.keys, world.guide_keys, world.expired_keys, world.pending_keys):
        texts = (keys.application_key, keys.application_secret, keys.consumer_key)
        assert [len(text) for text in texts] == [16, 32, 32]
        assert all(text.isalnum() and text.startswith("demo") for text in texts)
