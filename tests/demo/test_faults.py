"""What can be made to go wrong does, for the calls it is meant for, as often as it is meant to."""

import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest
import requests

from ovhsms_gui.demo.faults import Fault, FaultKind, parse
from ovhsms_gui.demo.server import DemoServer

Call = Callable[..., requests.Response]
JOBS = "/sms/*/jobs"
TAKEN, NOTHING = 1, 0


@pytest.mark.parametrize(("kind", "taken"), [(FaultKind.DROP_BEFORE, NOTHING), (FaultKind.DROP_AFTER, TAKEN)])
def test_hanging_up(server: DemoServer, send: Call, kind: FaultKind, taken: int) -> None:
    server.faults.add(Fault(kind, "POST", JOBS))
    with pytest.raises(requests.ConnectionError, match="closed connection without response"):
        send()
    assert len(server.world.sent) == taken
    assert send().ok
    assert len(server.world.sent) == taken + 1


@pytest.mark.parametrize(
    ("kind", "taken"), [(FaultKind.RESET_BEFORE, NOTHING), (FaultKind.RESET_AFTER, TAKEN)]
)
def test_breaking_the_connection_off(server: DemoServer, send: Call, kind: FaultKind, taken: int) -> None:
    server.faults.add(Fault(kind, "POST", JOBS))
    with pytest.raises(requests.ConnectionError, match="ConnectionReset"):
        send()
    assert len(server.world.sent) == taken
    assert send().ok


@pytest.mark.parametrize(("kind", "taken"), [(FaultKind.STATUS, NOTHING), (FaultKind.STATUS_AFTER, TAKEN)])
@pytest.mark.parametrize("status", [302, 404, 408, 429, 460, 500, 502, 503, 504])
def test_statuses(server: DemoServer, send: Call, kind: FaultKind, taken: int, status: int) -> None:
    server.faults.add(Fault(kind, value=status))
    answer = send()
    assert answer.status_code == status
    assert "Retry-After" not in answer.headers
    assert answer.json()["message"]
    assert len(server.world.sent) == taken


def test_retry_after(server: DemoServer, send: Call) -> None:
    server.faults.add(Fault(FaultKind.STATUS, value=429, retry_after=30))
    assert send().headers["Retry-After"] == "30"


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        ("", {}),
        ("A", {"errorCode": "PAYMENT_REQUIRED", "httpCode": "402 Payment Required"}),
        ("B", {"class": "Client::PaymentRequired"}),
    ],
)
def test_a_status_in_ovhclouds_words(
    server: DemoServer, send: Call, shape: str, body: dict[str, str]
) -> None:
    server.faults.add(Fault(FaultKind.STATUS, value=402, retry_after=3, shape=shape))
    answer = send()
    assert answer.json() == {"message": "Payment Required"} | body
    assert answer.headers["Retry-After"] == "3"


@pytest.mark.parametrize(("kind", "taken"), [(FaultKind.GARBAGE, NOTHING), (FaultKind.GARBAGE_AFTER, TAKEN)])
def test_garbage(server: DemoServer, send: Call, kind: FaultKind, taken: int) -> None:
    server.faults.add(Fault(kind))
    answer = send()
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<html>" in answer.text
    assert len(server.world.sent) == taken


def test_half_an_answer(server: DemoServer, send: Call) -> None:
    server.faults.add(Fault(FaultKind.HALF))
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        send()
    assert len(server.world.sent) == 1


def test_half_an_answer_byte_by_byte(server: DemoServer) -> None:
    server.faults.add(Fault(FaultKind.HALF))
    with socket.create_connection(("127.0.0.1", server.port)) as peer, peer.makefile("rb") as stream:
        peer.sendall(b"GET /1.0/auth/time HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        head, _, body = stream.read().partition(b"\r\n\r\n")
    assert b"Content-Length: 10" in head
    assert b"Connection: close" in head
    assert body == b"17800"


def test_empty_ids(server: DemoServer, send: Call) -> None:
    server.faults.add(Fault(FaultKind.EMPTY_IDS))
    answer = send()
    assert (answer.status_code, answer.json()["ids"]) == (200, [])
    assert answer.json()["validReceivers"] == ["+33639980012"]
    assert len(server.world.sent) == 1


def test_an_empty_list(server: DemoServer, call: Call) -> None:
    server.faults.add(Fault(FaultKind.EMPTY_IDS))
    assert call("GET", "/sms").json() == []
    assert call("GET", "/sms").json() != []


def test_wrong_types(server: DemoServer, send: Call) -> None:
    server.faults.add(Fault(FaultKind.WRONG_TYPES))
    assert send(tag="T").json() == {
        "ids": {"0": server.world.sent[0].id},
        "validReceivers": {"0": "+33639980012"},
        "invalidReceivers": {},
        "totalCreditsRemoved": "1.0",
        "creditsLeft": "4999.0",
        "tag": ["T"],
    }


def test_an_estimate_that_counts_otherwise(server: DemoServer, call: Call, send: Call) -> None:
    estimate = {"message": "Bonjour", "noStopClause": True, "senderType": "alpha"}
    server.faults.add(Fault(FaultKind.MISCOUNT, "POST", times=3, value=2))
    assert call("POST", "/sms/estimate", estimate).json() == {
        "characters": 7,
        "charactersClass": "7bits",
        "maxCharactersPerPart": 160,
        "parts": 3,
    }
    assert call("POST", "/sms/estimate", {}).json()["message"].startswith("Missing parameter(s)")
    assert send().json()["totalCreditsRemoved"] == 1.0
    assert call("POST", "/sms/estimate", estimate).json()["parts"] == 1


@pytest.mark.parametrize("kind", [FaultKind.EMPTY_IDS, FaultKind.WRONG_TYPES])
def test_refusals_stay_as_they_are(server: DemoServer, send: Call, kind: FaultKind) -> None:
    server.faults.add(Fault(kind))
    assert send(sender="NOBODY").json() == {
        "message": "Sms sender NOBODY does not exists. Please create it first"
    }


@pytest.mark.parametrize(("kind", "taken"), [(FaultKind.DELAY, NOTHING), (FaultKind.DELAY_AFTER, TAKEN)])
def test_a_delay_outlasts_a_clients_patience_and_ends_with_the_server(
    server: DemoServer, call: Call, kind: FaultKind, taken: int
) -> None:
    server.faults.add(Fault(kind, value=100_000))
    body = {"message": "Bonjour", "receivers": ["+33639980012"], "sender": "MARTIN"}
    with pytest.raises(requests.ReadTimeout):
        call("POST", "/sms/sms-ab12345-1/jobs", body, timeout=0.5)
    assert server.faults.armed == ()
    server.stop()
    assert len(server.world.sent) == taken


def test_a_delay_ends_when_it_is_told_to(server: DemoServer, send: Call) -> None:
    server.faults.add(Fault(FaultKind.DELAY_AFTER, value=100_000))
    answers: list[int] = []
    thread = threading.Thread(target=lambda: answers.append(send().status_code))
    thread.start()
    while not server.world.sent:
        thread.join(0.01)
    server.go_on()
    thread.join(10)
    assert answers == [200]


def test_a_short_delay_goes_on(server: DemoServer, send: Call) -> None:
    server.faults.add(Fault(FaultKind.DELAY, value=0.001), Fault(FaultKind.DELAY_AFTER, value=0.001))
    assert send().ok


def test_a_delay_combines_with_another_fault(server: DemoServer, send: Call) -> None:
    server.faults.add(Fault(FaultKind.DELAY, value=0.001), Fault(FaultKind.STATUS, value=503))
    assert send().status_code == 503
    assert server.faults.armed == ()


def test_a_skewed_clock_is_told_and_checked(
    server: DemoServer, call: Call, session: requests.Session, clock: Any
) -> None:
    server.faults.add(Fault(FaultKind.CLOCK_SKEW, times=None, value=-3600))
    assert session.get(server.url + "/auth/time").json() == 1_780_000_000 - 3600
    assert call("GET", "/sms").json()["errorCode"] == "QUERY_TIME_OUT"
    clock.now -= 3600  # the test's client follows; the server's skew then leads away again
    server.faults.clear()
    assert call("GET", "/sms").ok


def test_a_skew_for_one_call_is_mended_by_the_next(server: DemoServer, send: Call) -> None:
    server.faults.add(Fault(FaultKind.CLOCK_SKEW, "POST", value=61))
    assert send().json()["errorCode"] == "QUERY_TIME_OUT"
    assert send().ok


def test_a_fault_strikes_its_calls_only_and_so_often(server: DemoServer, call: Call, send: Call) -> None:
    server.faults.add(Fault(FaultKind.STATUS, "POST", JOBS, times=2, value=500))
    statuses = [
        call("GET", "/sms/sms-ab12345-1/jobs").status_code,
        send().status_code,
        call("POST", "/sms/estimate", {}).status_code,
        send("sms-ab12345-2").status_code,
        send().status_code,
    ]
    assert statuses == [200, 500, 400, 500, 200]


def test_faults_strike_in_order_also_equal_ones(server: DemoServer, send: Call) -> None:
    bad = Fault(FaultKind.STATUS, value=500)
    server.faults.add(bad, Fault(FaultKind.STATUS, value=502), bad)
    assert [send().status_code for _ in range(4)] == [500, 502, 500, 200]


def test_for_ever_ends_with_clear(server: DemoServer, send: Call) -> None:
    server.faults.add(Fault(FaultKind.STATUS, times=None, value=500))
    assert [send().status_code for _ in range(3)] == [500, 500, 500]
    server.faults.clear()
    assert send().ok


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("drop_after:POST:/sms/*/jobs:2", Fault(FaultKind.DROP_AFTER, "POST", "/sms/*/jobs", 2)),
        ("half", Fault(FaultKind.HALF)),
        ("garbage:get", Fault(FaultKind.GARBAGE, "GET")),
        ("status=429,30:POST::*", Fault(FaultKind.STATUS, "POST", "*", None, 429, 30)),
        ("miscount=-1:POST:/sms/estimate", Fault(FaultKind.MISCOUNT, "POST", "/sms/estimate", 1, -1)),
        ("delay=0.5", Fault(FaultKind.DELAY, value=0.5)),
        ("clock_skew=-120:::*", Fault(FaultKind.CLOCK_SKEW, times=None, value=-120)),
    ],
)
def test_faults_are_written_in_a_line(text: str, fault: Fault) -> None:
    assert parse(text) == fault


@pytest.mark.parametrize(
    "text",
    [
        *("", "explode", "status", "status=99", "status=204", "status=x", "status=500,soon"),
        *(
            "delay",
            "delay=-1",
            "delay=inf",
            "delay=nan",
            "clock_skew=nan",
            "miscount",
            "miscount=0.5",
            "miscount=inf",
        ),
        *("half:POST:/:0", "half:POST:/:x", "half:POST:/:1:2"),
    ],
)
def test_what_is_no_fault_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)
