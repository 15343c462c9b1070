"""What an answer means: every status and body that OVHcloud, or something in between, may give."""

from typing import Any

import pytest

from ovhsms_gui.core.errors import Reason, Refused, Unknown
from ovhsms_gui.ovh import reading
from ovhsms_gui.ovh.client import Client

from .conftest import Peer, answer, failed

HTML = b"<html><body>403 Forbidden</body></html>"


def old(code: str, message: str = "", status: str = "403 Forbidden") -> dict[str, object]:
    return {"errorCode": code, "httpCode": status, "message": message}


def new(kind: str, message: str) -> dict[str, object]:
    return {"class": kind, "message": message, "details": {"unauthorizedActionsByIAM": "sms:apiovh:get"}}


REFUSALS = [
    # the older body
    (403, old("INVALID_KEY", "This application key is invalid"), Reason.APPLICATION_KEY),
    (403, old("INVALID_CREDENTIAL", "This credential is not valid"), Reason.CONSUMER_KEY),
    (403, old("NOT_CREDENTIAL", "This credential does not exist"), Reason.CONSUMER_KEY),
    (403, old("NOT_CREDENTIAL", "You must login first"), Reason.CONSUMER_KEY),
    (403, old("NOT_GRANTED_CALL", "This call has not been granted"), Reason.NOT_GRANTED),
    (400, old("INVALID_SIGNATURE", "Invalid signature"), Reason.SIGNATURE),
    (400, old("QUERY_TIME_OUT", "Query out of time"), Reason.CLOCK),
    (403, old("FORBIDDEN", "Forbidden"), Reason.NOT_GRANTED),
    # the newer one
    (401, new("Client::Unauthorized", "Unauthorized"), Reason.CONSUMER_KEY),
    (403, new("Client::Forbidden", "User not granted for this request"), Reason.NOT_GRANTED),
    (403, new("Client::Forbidden", "This call has not been granted"), Reason.NOT_GRANTED),
    (403, new("Client::Forbidden", "This application key is invalid"), Reason.APPLICATION_KEY),
    (403, new("Client::Forbidden", "This credential is not valid"), Reason.CONSUMER_KEY),
    (400, new("Client::BadRequest", "Invalid signature"), Reason.SIGNATURE),
    (400, new("Client::BadRequest", "Query out of time"), Reason.CLOCK),
    (404, new("Client::NotFound", "This service does not exist"), Reason.NOT_FOUND),
    # a message alone
    (403, {"message": "You must login first"}, Reason.CONSUMER_KEY),
    (403, {"message": "This call has not been granted"}, Reason.NOT_GRANTED),
    (404, {"message": "The requested object (serviceName = sms-x) does not exist"}, Reason.NOT_FOUND),
    (400, {"message": "Cannot send contact information with shortcode"}, Reason.VALUE),
    (400, {"message": "[senderForResponse] Given data is not valid"}, Reason.VALUE),
    (409, {"message": "This sender already exists"}, Reason.CONFLICT),
    (460, {"message": "This service is expired"}, Reason.SERVICE_EXPIRED),
    (422, {"message": "Unprocessable"}, Reason.REFUSED),
    # a sender is no matter of keys, whatever the status and the code
    (403, {"message": "Sender BOUTIQUE is not validated"}, Reason.SENDER),
    (403, new("Client::Forbidden", "The sender BOUTIQUE is not granted"), Reason.SENDER),
    (400, {"message": "Sms sender X does not exists. Please create it first"}, Reason.SENDER),
    (404, new("Client::NotFound", "Sms sender X does not exists. Please create it first"), Reason.SENDER),
    # money
    (402, {"message": "Payment required"}, Reason.CREDITS),
    (402, {"message": "No sender can help"}, Reason.CREDITS),
    (403, {"message": "Not enough credits on this account"}, Reason.CREDITS),
    (400, {"message": "Credit exhausted"}, Reason.CREDITS),
    # too many, with words or without
    (429, old("TOO_MANY_REQUESTS", "Too many requests", "429"), Reason.RATE),
    (429, HTML, Reason.RATE),
    # not a word of OVHcloud's: 401 and 403 say nothing of the keys
    (401, HTML, Reason.REFUSED),
    (403, HTML, Reason.REFUSED),
    (403, b"", Reason.REFUSED),
    (403, [], Reason.REFUSED),
    (404, HTML, Reason.NOT_FOUND),
    (405, HTML, Reason.REFUSED),
    (407, HTML, Reason.PROXY),
    (413, HTML, Reason.REFUSED),
]
DOUBTS = [
    # a 4xx that something in between may have given after the request went through
    (400, HTML, Reason.BAD_ANSWER),
    (400, b"", Reason.BAD_ANSWER),
    (400, {"error": "bad"}, Reason.BAD_ANSWER),
    (400, {"message": 7}, Reason.BAD_ANSWER),
    (408, HTML, Reason.READ_TIMEOUT),
    (408, {"message": "Request timeout"}, Reason.READ_TIMEOUT),
    (409, HTML, Reason.BAD_ANSWER),
    (499, b"", Reason.BAD_ANSWER),
    # faults
    (500, HTML, Reason.SERVER_ERROR),
    (500, {"message": "Internal error"}, Reason.SERVER_ERROR),
    (502, HTML, Reason.SERVER_ERROR),
    (503, {"message": "out of credits"}, Reason.SERVER_ERROR),
    (504, b"", Reason.SERVER_ERROR),
    # no answer at all
    (200, HTML, Reason.BAD_ANSWER),
    (200, b'{"ids":[1', Reason.BAD_ANSWER),
    (200, b"[" * 100_000, Reason.BAD_ANSWER),
    (200, b"\xff\xfe\xff", Reason.BAD_ANSWER),
    (301, {"message": "moved"}, Reason.BAD_ANSWER),
    (304, b"", Reason.BAD_ANSWER),
]


@pytest.mark.parametrize(("status", "body", "reason"), REFUSALS)
def test_refusals(peer: Peer, client: Client, status: int, body: Any, reason: Reason) -> None:
    for method in ("POST", "DELETE", "GET"):
        peer.heard.clear()
        peer.replies = [answer(status, body, X_Ovh_QueryID="EU.ext-3.63ac", Retry_After="30")] * 2
        failure = failed(client, method)
        assert type(failure) is Refused
        assert (failure.reason, failure.status, failure.query_id) == (reason, status, "EU.ext-3.63ac")
        assert failure.retry_after == 30
        assert len(peer.calls) == (2 if method == "GET" and reason is Reason.CLOCK else 1)
        if isinstance(body, dict):
            assert failure.message == body["message"]
            assert failure.code == (body.get("errorCode") or body.get("class") or "")


@pytest.mark.parametrize(("status", "body", "reason"), DOUBTS)
def test_doubts(peer: Peer, client: Client, status: int, body: Any, reason: Reason) -> None:
    for method in ("POST", "DELETE", "GET"):
        peer.heard.clear()
        peer.replies = [answer(status, body, X_Ovh_QueryID="EU.ext-3.63ac", Retry_After="0")] * 3
        failure = failed(client, method)
        assert type(failure) is Unknown
        assert (failure.reason, failure.status, failure.query_id) == (reason, status, "EU.ext-3.63ac")
        assert len(peer.calls) == (3 if method == "GET" and status in {502, 503, 504} else 1)


def test_a_long_message_is_cut_and_put_on_one_line(peer: Peer, client: Client) -> None:
    peer.say(answer(422, {"message": "a\n\t b " + "c" * 5000}))
    failure = failed(client)
    assert failure.message.startswith("a b ccc")
    assert len(failure.message) == 300


def test_half_a_character_is_no_words_that_can_be_kept(peer: Peer, client: Client) -> None:
    peer.say(answer(422, b'{"message": "cut \\uD83D", "errorCode": "\\ud83d\\ude00"}'))
    failure = failed(client)
    assert (failure.message, failure.code) == ("cut ?", "😀")


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, True, 1.0, "1", None])
def test_what_is_no_integer(value: object) -> None:
    with pytest.raises(reading.BadAnswer):
        reading.integer(value)


def test_an_integer_has_64_bits() -> None:
    assert [reading.integer(value) for value in (2**63 - 1, -(2**63))] == [2**63 - 1, -(2**63)]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("12", 12.0), ("Sun, 06 Nov 1994 08:49:37 GMT", 0.0), ("soon", None), ("²", None), ("9" * 5000, None)],
)
def test_how_long_to_wait(peer: Peer, client: Client, header: str, seconds: float | None) -> None:
    peer.say(answer(429, {"message": "Slow down"}, Retry_After=header))
    assert failed(client).retry_after == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2026-05-28T22:26:40+02:00", 1_780_000_000.0),
        ("2026-05-28T20:26:40Z", 1_780_000_000.0),
        ("2026-05-28T20:26:40.5Z", 1_780_000_000.5),
        ("2026-05-28T20:26:40", 1_780_000_000.0),  # no offset: UTC
    ],
)
def test_a_moment(text: str, seconds: float) -> None:
    assert reading.moment(text) == seconds


@pytest.mark.parametrize("value", [None, 1_780_000_000, "", "demain", "2026-13-01T00:00:00Z"])
def test_what_is_no_moment(value: object) -> None:
    with pytest.raises(reading.BadAnswer):
        reading.moment(value)
