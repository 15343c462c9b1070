"""The client: what it sends, what it tries again, and what it never does."""

import gzip
import logging
import traceback
from collections.abc import Callable

import pytest

from ovhsms_gui.core.errors import CallFailed, NotSent, Reason, Refused, Unknown
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.ovh.client import Client

from .conftest import CONSUMER, KEYS, SECRET, Line, Peer, answer, close, failed, reset, silence

CLOCK_OFF = answer(400, {"errorCode": "QUERY_TIME_OUT", "message": "Query out of time"})


# ---- what goes out ---------------------------------------------------------------------------------


def test_a_post_carries_its_json_and_four_headers(peer: Peer, client: Client) -> None:
    peer.say(answer(200, {"ok": True}, X_Ovh_QueryID="EU.1"))
    said = client.post("/sms/s/jobs", {"message": "Été à 5 € 🎉 a/b", "noStopClause": True, "sender": None})
    assert (said.value, said.query_id) == ({"ok": True}, "EU.1")
    (heard,) = peer.calls
    assert (heard.method, heard.target) == ("POST", "/1.0/sms/s/jobs")
    assert heard.body == (
        rb'{"message":"\u00c9t\u00e9 \u00e0 5 \u20ac \ud83c\udf89 a/b","noStopClause":true}'
    )
    assert heard.headers["content-type"] == "application/json"
    assert heard.headers["x-ovh-application"] == KEYS.application_key
    assert heard.headers["x-ovh-consumer"] == CONSUMER
    assert heard.headers["user-agent"].startswith("ovhsms-gui/")
    assert heard.signed_by(peer.url.removesuffix("/1.0"))


def test_a_query_is_written_as_ovhcloud_reads_it(peer: Peer, client: Client) -> None:
    peer.say(answer(200, []))
    client.get("/sms/s/outgoing", {"tag": "é &+", "deferred": True, "plain": False, "n": 0, "unset": None})
    (heard,) = peer.calls
    assert heard.target == "/1.0/sms/s/outgoing?tag=%C3%A9+%26%2B&deferred=true&plain=false&n=0"
    assert heard.body == b""
    assert "content-type" not in heard.headers
    assert heard.signed_by(peer.url.removesuffix("/1.0"))


def test_the_time_is_asked_for_once_and_without_keys(peer: Peer, client: Client) -> None:
    peer.say(answer(200, 1), answer(200, 2))
    assert [client.get("/sms").value, client.post("/x", {}).value] == [1, 2]
    assert peer.times == 1
    time, first, _ = peer.heard
    assert not [name for name in time.headers if name.startswith("x-ovh") or name == "authorization"]
    assert abs(int(first.headers["x-ovh-timestamp"]) - peer.now) < 600


def test_a_public_call_is_made_without_keys_and_without_the_time(peer: Peer, client: Client) -> None:
    peer.say(answer(200, 1))
    client.get("/sms/rates/destinations", {"country": "fr"}, signed=False)
    (heard,) = peer.heard
    assert not [name for name in heard.headers if name.startswith("x-ovh") or name == "authorization"]


@pytest.mark.parametrize(("status", "body"), [(200, b"null"), (204, b""), (200, b"  "), (201, b"null")])
def test_nothing_is_an_answer_too(peer: Peer, client: Client, status: int, body: bytes) -> None:
    peer.say(answer(status, body))
    assert client.delete("/sms/s/jobs/1").value is None
    assert peer.calls[0].method == "DELETE"


def test_cookies_are_not_kept(peer: Peer, client: Client) -> None:
    peer.say(answer(200, 1, Set_Cookie="a=b; Path=/"), answer(200, 1))
    client.get("/sms")
    client.get("/sms")
    assert "cookie" not in peer.calls[1].headers


def test_one_connection_serves_many_calls(peer: Peer, client: Client) -> None:
    peer.say(*[answer(200, 1)] * 5)
    for _ in range(5):
        client.post("/x", {})
    assert len(peer._open) == 1


# ---- redirects, sizes ------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_never_followed(peer: Peer, client: Client, status: int) -> None:
    for method in ("GET", "POST", "DELETE"):
        peer.heard.clear()
        peer.say(answer(status, b"", Location=f"{peer.url}/elsewhere"))
        failure = failed(client, method)
        assert type(failure) is Unknown
        assert (failure.reason, failure.status) == (Reason.BAD_ANSWER, status)
        assert len(peer.calls) == 1


@pytest.mark.parametrize("packed", [False, True])
def test_an_endless_answer_is_cut(peer: Peer, client: Client, packed: bool) -> None:
    flood = b" " * (33 * 1024 * 1024)
    peer.say(answer(200, gzip.compress(flood, 1), Content_Encoding="gzip") if packed else answer(200, flood))
    with pytest.raises(Unknown) as caught:
        client.post("/x", {})
    assert caught.value.reason is Reason.BAD_ANSWER
    assert len(peer.calls) == 1


# ---- trying again ----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_reading_is_tried_again(peer: Peer, client: Client, status: int) -> None:
    peer.say(answer(status, b""), answer(status, b""), answer(200, "at last"))
    assert client.get("/sms").value == "at last"
    assert len(peer.calls) == 3


def test_reading_is_tried_again_after_a_broken_connection(peer: Peer, client: Client) -> None:
    peer.say(reset, answer(200, "at last"))
    assert client.get("/sms").value == "at last"


def test_reading_gives_up_in_the_end(peer: Peer, client: Client) -> None:
    peer.say(*[answer(503, b"", X_Ovh_QueryID="EU.1")] * 9)
    with pytest.raises(Unknown) as caught:
        client.get("/sms")
    assert (caught.value.reason, caught.value.query_id) == (Reason.SERVER_ERROR, "EU.1")
    assert len(peer.calls) == 3
    peer.replies = [close] * 9
    with pytest.raises(Unknown) as caught:
        client.get("/sms")
    assert caught.value.reason is Reason.RESET
    assert len(peer.calls) == 5


def test_a_pause_that_is_asked_for_is_kept_when_short_and_passed_on_when_long(
    peer: Peer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", slept.append)
    peer.say(answer(429, b"", Retry_After="4"), answer(503, b"", Retry_After="nonsense"), answer(200, 1))
    assert client.get("/sms").value == 1
    assert slept == [4]
    peer.say(answer(429, b"", Retry_After="120"))
    with pytest.raises(Refused) as caught:
        client.get("/sms")
    assert (caught.value.reason, caught.value.retry_after) == (Reason.RATE, 120)
    assert slept == [4]
    assert len(peer.calls) == 4


def test_the_gaps_between_tries_double(peer: Peer, connect: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", slept.append)
    peer.say(answer(502, b""), answer(502, b""), answer(200, 1))
    connect(peer.url, get_pause=0.5).get("/sms")
    assert slept == [0.5, 1.0]


def test_reading_that_takes_too_long_is_not_tried_again(peer: Peer, connect: Line) -> None:
    peer.say(silence, answer(200, 1))
    with pytest.raises(Unknown) as caught:
        connect(peer.url, read_timeout=0.1).get("/sms")
    assert caught.value.reason is Reason.READ_TIMEOUT
    assert len(peer.calls) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_doing_is_never_tried_again(peer: Peer, client: Client, status: int) -> None:
    for method in ("POST", "DELETE"):
        peer.heard.clear()
        peer.replies = [answer(status, b"", Retry_After="0"), answer(200, 1)]
        failed(client, method)
        assert len(peer.calls) == 1


# ---- the clock -------------------------------------------------------------------------------------


def test_reading_sets_a_wrong_clock_right_and_tries_once_more(peer: Peer, client: Client) -> None:
    peer.say(answer(200, 1), CLOCK_OFF, answer(200, 2))
    client.get("/sms")
    peer.now += 86_400
    assert client.get("/sms").value == 2
    before, _, after = (int(heard.headers["x-ovh-timestamp"]) for heard in peer.calls)
    assert after - before >= 86_400
    assert peer.times == 2


def test_reading_does_not_try_for_ever(peer: Peer, client: Client) -> None:
    peer.say(*[CLOCK_OFF] * 9)
    with pytest.raises(Refused) as caught:
        client.get("/sms")
    assert caught.value.reason is Reason.CLOCK
    assert len(peer.calls) == 2


def test_doing_leaves_a_wrong_clock_to_its_caller(peer: Peer, client: Client) -> None:
    peer.say(CLOCK_OFF)
    with pytest.raises(Refused) as caught:
        client.post("/x", {})
    assert caught.value.reason is Reason.CLOCK
    assert (len(peer.calls), peer.times) == (1, 1)


@pytest.mark.parametrize(
    ("time", "reason"),
    [
        (answer(500, b""), Reason.SERVER_ERROR),
        (answer(200, b"<html>"), Reason.BAD_ANSWER),
        (answer(200, "noon"), Reason.BAD_ANSWER),
        (answer(200, True), Reason.BAD_ANSWER),
        (answer(403, b"<html>"), Reason.REFUSED),
        (close, Reason.RESET),
    ],
)
def test_without_the_time_nothing_is_sent(
    peer: Peer, client: Client, time: bytes | Callable[..., None], reason: Reason
) -> None:
    peer.time = time
    with pytest.raises(NotSent) as caught:
        client.post("/sms/s/jobs", {"a": 1})
    assert caught.value.reason is reason
    assert peer.calls == []
    peer.time = None
    peer.say(answer(200, 1))
    assert client.post("/sms/s/jobs", {"a": 1}).value == 1


# ---- secrets ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("application_key", Reason.APPLICATION_KEY),
        ("application_secret", Reason.SIGNATURE),
        ("consumer_key", Reason.CONSUMER_KEY),
    ],
)
def test_a_key_that_cannot_be_one_is_named_and_not_sent(
    peer: Peer, connect: Line, name: str, reason: Reason
) -> None:
    for bad in ("\n", "\r\nX-Other: 1", "é", "€", "\ud800", "\x00"):
        texts = {
            "application_key": KEYS.application_key,
            "application_secret": SECRET,
            "consumer_key": CONSUMER,
        }
        texts[name] += bad
        key, secret, consumer = texts.values()
        with pytest.raises(NotSent) as caught:
            connect(peer.url, Keys(key, Secret(secret), Secret(consumer))).get("/sms")
        assert caught.value.reason is reason
    assert peer.heard == []


@pytest.mark.parametrize(("usual", "wanted"), [(1000.0, 0.1), (0.1, 1000.0)])
def test_a_post_may_wait_for_less_than_usual_never_for_more(
    peer: Peer, connect: Line, usual: float, wanted: float
) -> None:
    peer.say(silence)
    with pytest.raises(Unknown) as caught:
        connect(peer.url, read_timeout=usual).post("/sms/estimate", {}, read_timeout=wanted)
    assert caught.value.reason is Reason.READ_TIMEOUT


def test_no_log_and_no_traceback_holds_keys_or_people(
    peer: Peer, connect: Line, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = connect(peer.url, read_timeout=0.1)
    body = {"message": "Bonjour Ana", "receivers": ["+33639980012"]}
    peer.say(answer(200, 1, X_Ovh_QueryID="EU.ok"), answer(403, {"message": "no"}, X_Ovh_QueryID="EU.no"))
    peer.say(answer(500, b""), close, silence)
    client.post("/sms/s/jobs", body)
    shown = []
    for _ in range(4):
        with pytest.raises(CallFailed) as caught:
            client.post("/sms/s/jobs", body)
        shown.append("".join(traceback.format_exception(caught.value)) + repr(caught.value))
        assert caught.value.__context__ is None  # it would hold the request with its headers
    peer.say(answer(403, {"message": "no"}))
    with pytest.raises(CallFailed):
        client.delete("/sms/s/blacklists/+33639980012")
    text = "\n".join(
        [
            *shown,
            *(record.getMessage() for record in caplog.records if record.name.startswith("ovhsms_gui")),
        ]
    )
    for secret in (SECRET, CONSUMER, KEYS.application_key, "Bonjour", "+33639980012", "$1$"):
        assert secret not in text
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("ovhsms_gui")]
    assert "POST /sms/s/jobs: 200 EU.ok" in ours
    assert "POST /sms/s/jobs: 403 not_granted EU.no" in ours
