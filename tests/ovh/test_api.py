"""The typed calls: what they ask for, and what they make of the answer."""

import json
import socket
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from ovhsms_gui.core.errors import CallFailed, NotSent, Reason, Refused, Unknown
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.models import Estimate, JobRequest, Listing, SendReport, Sms, SmsService

from .conftest import JOB, Peer, Reply, answer, reset

NOT_GRANTED = answer(403, {"errorCode": "NOT_GRANTED_CALL", "message": "This call has not been granted"})
REPORT: dict[str, Any] = {
    "ids": [27814656, 9_007_199_254_740_993],
    "validReceivers": ["+33639980012", "+33639980013"],
    "invalidReceivers": ["+3363998"],
    "totalCreditsRemoved": 2.5,
}


def targets(peer: Peer) -> list[str]:
    return [heard.target.removeprefix("/1.0") for heard in peer.calls]


# ---- services --------------------------------------------------------------------------------------


def test_services(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, ["sms-ab12345-1", "sms-ab12345-2"]))
    assert api.services() == ["sms-ab12345-1", "sms-ab12345-2"]
    assert targets(peer) == ["/sms"]


def test_services_with_keys_from_the_java_guide(peer: Peer, api: SmsApi) -> None:
    peer.say(NOT_GRANTED, answer(200, ["sms-ab12345-1"]))
    assert api.services() == ["sms-ab12345-1"]
    assert targets(peer) == ["/sms", "/sms/"]


def test_services_without_any_right(peer: Peer, api: SmsApi) -> None:
    peer.say(NOT_GRANTED, NOT_GRANTED)
    with pytest.raises(Refused) as caught:
        api.services()
    assert caught.value.reason is Reason.NOT_GRANTED


def test_another_refusal_is_not_asked_about_twice(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(403, {"errorCode": "INVALID_KEY", "message": "This application key is invalid"}))
    with pytest.raises(Refused) as caught:
        api.services()
    assert caught.value.reason is Reason.APPLICATION_KEY
    assert targets(peer) == ["/sms"]


@pytest.mark.parametrize("body", [{"sms": []}, [1], None, "sms-ab12345-1", ["a", None]])
def test_services_that_make_no_sense(peer: Peer, api: SmsApi, body: object) -> None:
    peer.say(answer(200, body, X_Ovh_QueryID="EU.1"))
    with pytest.raises(Unknown) as caught:
        api.services()
    assert (caught.value.reason, caught.value.query_id) == (Reason.BAD_ANSWER, "EU.1")


def test_a_service(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, {"name": "sms-1", "creditsLeft": 4987, "description": "Shop", "smpp": False}))
    assert api.service("sms-1") == SmsService("sms-1", 4987.0, "Shop")
    peer.say(answer(200, {"name": "sms-1", "creditsLeft": 85.95, "description": None}))
    assert api.service("sms-1") == SmsService("sms-1", 85.95)
    assert targets(peer) == ["/sms/sms-1", "/sms/sms-1"]


@pytest.mark.parametrize("balance", [b"null", b'"12"', b"true", b"NaN", b"1e999", b"1" + b"0" * 400])
def test_a_balance_that_is_no_number(peer: Peer, api: SmsApi, balance: bytes) -> None:
    peer.say(answer(200, b'{"name":"sms-1","creditsLeft":' + balance + b"}"))
    with pytest.raises(Unknown) as caught:
        api.service("sms-1")
    assert caught.value.reason is Reason.BAD_ANSWER


# ---- senders ---------------------------------------------------------------------------------------


def test_only_enabled_senders_whatever_their_names(peer: Peer, api: SmsApi) -> None:
    names = ["MARTIN", "Mon Club", "A/B", "Été", "50%"]
    statuses = ["enable", "enable", "waitingValidation", "enable", "refused"]
    peer.say(answer(200, names))
    for name, status in zip(names, statuses, strict=True):
        peer.say(answer(200, {"sender": name, "status": status, "comment": None, "new": {}}))
    assert api.senders("sms-1") == ["MARTIN", "Mon Club", "Été"]
    assert targets(peer)[1:] == [
        f"/sms/sms-1/senders/{name}" for name in ("MARTIN", "Mon%20Club", "A%2FB", "%C3%89t%C3%A9", "50%25")
    ]


def test_the_right_to_read_senders_may_be_missing(peer: Peer, api: SmsApi) -> None:
    peer.say(NOT_GRANTED)
    with pytest.raises(Refused) as caught:
        api.senders("sms-1")
    assert caught.value.reason is Reason.NOT_GRANTED


# ---- sending ---------------------------------------------------------------------------------------


def test_a_job_and_its_report(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, REPORT | {"creditsLeft": 99, "tag": "k3", "new": [1]}, X_Ovh_QueryID="EU.1"))
    assert api.send("sms-1", JOB) == SendReport(
        ids=(27814656, 9_007_199_254_740_993),
        valid=("+33639980012", "+33639980013"),
        invalid=("+3363998",),
        credits_removed=2.5,
        credits_left=99.0,
        tag="k3",
        query_id="EU.1",
    )
    (heard,) = peer.calls
    assert (heard.method, heard.target) == ("POST", "/1.0/sms/sms-1/jobs")


def test_what_only_newer_answers_have_may_be_missing(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, REPORT))
    report = api.send("sms-1", JOB)
    assert (report.credits_left, report.tag, report.query_id) == (None, None, "")


def test_a_report_without_ids_is_passed_on(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, REPORT | {"ids": [], "validReceivers": []}))
    report = api.send("sms-1", JOB)
    assert (report.ids, report.valid, report.invalid) == ((), (), ("+3363998",))


@pytest.mark.parametrize(
    "change",
    [
        {"ids": None},
        {"ids": ["27814656"]},
        {"ids": [1.5]},
        {"ids": [True]},
        {"ids": 27814656},
        {"validReceivers": [33639980012]},
        {"invalidReceivers": "none"},
        {"totalCreditsRemoved": "1"},
        {"creditsLeft": "many"},
        {"tag": 7},
    ],
)
def test_a_report_that_makes_no_sense_leaves_it_open(
    peer: Peer, api: SmsApi, change: dict[str, object]
) -> None:
    peer.say(answer(200, REPORT | change, X_Ovh_QueryID="EU.1"), answer(200, REPORT))
    with pytest.raises(Unknown) as caught:
        api.send("sms-1", JOB)
    assert (caught.value.reason, caught.value.query_id) == (Reason.BAD_ANSWER, "EU.1")
    assert len(peer.calls) == 1


@pytest.mark.parametrize("missing", list(REPORT))
def test_a_report_that_lacks_something_leaves_it_open(peer: Peer, api: SmsApi, missing: str) -> None:
    peer.say(answer(200, {name: value for name, value in REPORT.items() if name != missing}))
    with pytest.raises(Unknown):
        api.send("sms-1", JOB)


def test_the_body_of_a_job() -> None:
    assert JOB.body() == {
        "message": "Bonjour Ana",
        "receivers": ["+33639980012"],
        "sender": "MARTIN",
        "senderForResponse": False,
        "noStopClause": True,
        "priority": "high",
        "validityPeriod": 2880,
        "charset": "UTF-8",
        "tag": "tag1",
    }


def test_a_job_for_later_says_in_how_many_minutes() -> None:
    later = replace(JOB, delay=90)
    assert later.body() == JOB.body() | {"differedPeriod": 90}
    with pytest.raises(ValueError, match="in the past"):
        replace(JOB, delay=-1)


def test_a_sender_is_not_named_beside_the_reply_number() -> None:
    for sender in ("MARTIN", ""):
        body = JobRequest("a", (), Terms(sender, allow_replies=True), tag="t").body()
        assert "sender" not in body
        assert body["senderForResponse"] is True


def test_a_job_does_not_show_people_in_its_repr() -> None:
    assert "Bonjour" not in repr(JOB)
    assert "+33639980012" not in repr(JOB)


# ---- what became of it -----------------------------------------------------------------------------

MESSAGE: dict[str, Any] = {
    "id": 9_007_199_254_740_993,
    "receiver": "+33639980012",
    "sender": "MARTIN",
    "message": "Bonjour Ana",
    "messageLength": 11,
    "numberOfSms": 1,
    "credits": 1,
    "creationDatetime": "2026-05-28T22:26:40+02:00",
    "differedDelivery": 0,
    "sentAt": None,
    "deliveryReceipt": 4,
    "ptt": 3,
    "new": {},
}
SMS = Sms(9_007_199_254_740_993, "+33639980012", "Bonjour Ana", 1_780_000_000.0, 1.0, 4, 3)


def test_what_has_left_comes_page_by_page(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, [MESSAGE], X_Pagination_Elements="501"))
    assert api.outgoing("sms-1", "é tag", 2) == Listing(messages=(SMS,), elements=501)
    (heard,) = peer.calls
    assert targets(peer) == ["/sms/sms-1/outgoing?tag=%C3%A9+tag"]
    assert {name: value for name, value in heard.headers.items() if "pagination" in name} == {
        "x-pagination-mode": "CachedObjectList-Pages",
        "x-pagination-size": "500",
        "x-pagination-number": "2",
    }
    assert heard.headers["pragma"] == "no-cache"


def test_what_was_made_in_a_time_comes_page_by_page_too(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, [MESSAGE], X_Pagination_Elements="1"))
    listing = api.outgoing_between("sms-1", 1_780_000_000.0, 1_780_000_900.0)
    assert [sms.sender for sms in listing.messages] == ["MARTIN"]
    assert targets(peer) == [
        (
            "/sms/sms-1/outgoing?creationDatetime.from=2026-05-28T20%3A26%3A40%2B00%3A00"
            "&creationDatetime.to=2026-05-28T20%3A41%3A40%2B00%3A00"
        )
    ]


@pytest.mark.parametrize("elements", ["", "many", "-3", "1.0", "0"])
def test_a_count_that_makes_no_sense_is_none(peer: Peer, api: SmsApi, elements: str) -> None:
    peer.say(answer(200, [MESSAGE], X_Pagination_Elements=elements))
    assert api.outgoing("sms-1", "t").elements is None


def test_a_server_that_does_not_page_gives_ids(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, [2**40, 7]))
    assert api.outgoing("sms-1", "t") == Listing(ids=(2**40, 7))


def test_nothing_has_left(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, []), answer(200, [], X_Pagination_Elements="0"))
    assert [api.outgoing("sms-1", "t") for _ in range(2)] == [Listing(), Listing(elements=0)]


@pytest.mark.parametrize(
    "body", [None, {}, {"0": 1}, [1, MESSAGE], ["7"], [True], [MESSAGE | {"id": "7"}], [None]]
)
def test_a_list_that_makes_no_sense(peer: Peer, api: SmsApi, body: object) -> None:
    peer.say(answer(200, body, X_Ovh_QueryID="EU.1"))
    with pytest.raises(Unknown) as caught:
        api.outgoing("sms-1", "t")
    assert (caught.value.reason, caught.value.query_id) == (Reason.BAD_ANSWER, "EU.1")


def test_one_message_that_has_left_and_one_that_waits(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, MESSAGE), answer(200, MESSAGE))
    assert api.outgoing_one("sms-1", 7) == api.pending_one("sms-1", 8) == SMS
    assert targets(peer) == ["/sms/sms-1/outgoing/7", "/sms/sms-1/jobs/8"]


@pytest.mark.parametrize("name", ["id", "receiver", "message", "creationDatetime", "credits", "ptt"])
@pytest.mark.parametrize("value", [None, True, []])
def test_a_message_that_makes_no_sense(peer: Peer, api: SmsApi, name: str, value: object) -> None:
    peer.say(answer(200, MESSAGE | {name: value}))
    with pytest.raises(Unknown) as caught:
        api.pending_one("sms-1", 8)
    assert caught.value.reason is Reason.BAD_ANSWER


def test_ids_of_what_waits(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, [2**40, 7]), answer(200, []), answer(200, ["7"]))
    assert [api.pending("sms-1"), api.pending("sms-1")] == [(2**40, 7), ()]
    assert targets(peer) == ["/sms/sms-1/jobs"] * 2
    with pytest.raises(Unknown):
        api.pending("sms-1")


def test_what_waits_comes_page_by_page_or_as_ids(peer: Peer, api: SmsApi) -> None:
    waits = MESSAGE | {"differedDelivery": 90, "deliveryReceipt": 0, "ptt": 0}
    peer.say(answer(200, [waits], X_Pagination_Elements="501"), answer(200, [2**40, 7]))
    (message,) = api.waiting("sms-1", 2).messages
    assert (message.delay, message.due) == (90, message.created + 90 * 60)
    assert api.waiting("sms-1") == Listing(ids=(2**40, 7))
    assert targets(peer) == ["/sms/sms-1/jobs"] * 2
    assert [heard.headers["x-pagination-number"] for heard in peer.calls] == ["2", "1"]


@pytest.mark.parametrize("reply", [answer(200, None), answer(204, b"")])
def test_calling_back(peer: Peer, api: SmsApi, reply: Reply) -> None:
    peer.say(reply)
    api.call_back("sms-1", 2**40)
    (heard,) = peer.calls
    assert (heard.method, heard.target, heard.body) == ("DELETE", f"/1.0/sms/sms-1/jobs/{2**40}", b"")


NOT_FOUND = answer(404, {"class": "Client::NotFound", "message": "The requested object does not exist"})


@pytest.mark.parametrize(
    ("reply", "kind", "reason"),
    [
        (NOT_GRANTED, Refused, Reason.NOT_GRANTED),
        (NOT_FOUND, Refused, Reason.NOT_FOUND),
        (answer(429, {"message": "Too Many Requests"}), Refused, Reason.RATE),
        (answer(500, {"message": "Internal Server Error"}), Unknown, Reason.SERVER_ERROR),
        (answer(200, b"<html>"), Unknown, Reason.BAD_ANSWER),
        (reset, Unknown, Reason.RESET),
    ],
)
def test_calling_back_is_asked_once_whatever_comes(
    peer: Peer, api: SmsApi, reply: Reply, kind: type[CallFailed], reason: Reason
) -> None:
    peer.say(reply)
    with pytest.raises(kind) as caught:
        api.call_back("sms-1", 7)
    assert caught.value.reason is reason
    assert len(peer.calls) == 1


def test_a_message_does_not_show_its_text_in_its_repr() -> None:
    assert "Bonjour" not in repr(SMS)


# ---- an estimate -----------------------------------------------------------------------------------

ESTIMATE = {"characters": 161, "charactersClass": "7bits", "maxCharactersPerPart": 153, "parts": 2}


def test_an_estimate_tells_all_three_and_is_signed(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, ESTIMATE | {"new": []}), answer(200, {"parts": 1}))
    assert api.estimate("Été ^", no_stop=False, sender_type="alpha") == Estimate(2)
    assert api.estimate("x", no_stop=True, sender_type="shortcode") == Estimate(1)
    assert [(heard.method, heard.target) for heard in peer.calls] == [("POST", "/1.0/sms/estimate")] * 2
    assert all(heard.signed_by(f"http://127.0.0.1:{peer.port}") for heard in peer.calls)
    assert [json.loads(heard.body) for heard in peer.calls] == [
        {"message": "Été ^", "noStopClause": False, "senderType": "alpha"},
        {"message": "x", "noStopClause": True, "senderType": "shortcode"},
    ]


@pytest.mark.parametrize(
    "body",
    [
        *({"parts": parts} for parts in (None, "2", 2.0, True, [2], 0, -1, 1000, 10**30)),
        *({"characters": 161}, {}, [], [ESTIMATE], None, 2, "2", b"", b"<html></html>"),
    ],
)
def test_an_estimate_that_makes_no_sense_is_none(peer: Peer, api: SmsApi, body: object) -> None:
    peer.say(answer(200, body), answer(200, ESTIMATE))
    with pytest.raises(Unknown) as caught:
        api.estimate("x", no_stop=False, sender_type="alpha")
    assert caught.value.reason is Reason.BAD_ANSWER
    assert len(peer.calls) == 1


@pytest.mark.parametrize("reply", [NOT_GRANTED, answer(429, {"message": "Slow down"}), answer(503), reset])
def test_an_estimate_is_asked_for_once(peer: Peer, api: SmsApi, reply: Reply) -> None:
    peer.say(reply, answer(200, ESTIMATE))
    with pytest.raises(CallFailed):
        api.estimate("x", no_stop=False, sender_type="alpha")
    assert len(peer.calls) == 1


def test_nobody_waits_long_for_an_estimate(peer: Peer, api: SmsApi, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(connection: socket.socket) -> None:
        connection.settimeout(2)
        with suppress(TimeoutError):
            connection.recv(1)  # until nobody waits any more
            return
        connection.sendall(answer(200, ESTIMATE))

    monkeypatch.setattr("ovhsms_gui.ovh.api.ESTIMATE_SECONDS", 0.1)
    peer.say(late)
    with pytest.raises(Unknown) as caught:
        api.estimate("x", no_stop=False, sender_type="alpha")
    assert caught.value.reason is Reason.READ_TIMEOUT


# ---- the rest --------------------------------------------------------------------------------------


def test_a_rate_needs_no_keys(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, {"credit": 1.6, "country": "be", "price": {"text": "0.1 €"}}))
    assert api.rate("BE") == 1.6
    assert targets(peer) == ["/sms/rates/destinations?country=be"]
    assert peer.times == 0


def test_the_time_and_asking_for_it_anew(peer: Peer, api: SmsApi) -> None:
    assert api.clock_ahead() is None
    assert abs(api.time() - peer.now) < 600
    ahead = api.clock_ahead()
    assert ahead is not None
    peer.now += 86_400
    api.resync_clock()
    assert abs(api.time() - peer.now) < 600
    assert api.clock_ahead() == pytest.approx(ahead + 86_400, abs=600)
    assert peer.times == 2


def test_what_is_closed_connects_anew(peer: Peer, api: SmsApi) -> None:
    peer.say(answer(200, []), answer(200, ["sms-ab12345-1"]))
    assert api.services() == []
    api.close()
    assert api.services() == ["sms-ab12345-1"]


def test_setting_the_clock_may_fail(peer: Peer, api: SmsApi) -> None:
    peer.time = answer(500, b"")
    with pytest.raises(CallFailed):
        api.resync_clock()
    with pytest.raises(NotSent):
        api.send("sms-1", JOB)


def test_what_is_due_later_is_never_asked_for_without_its_minutes() -> None:
    later = JobRequest("Bonjour", ("+33639980012",), Terms("MARTIN", due=Due(1_790_000_000.0)), "tag")
    with pytest.raises(ValueError, match="never leaves at once"):
        later.body()
    assert replace(later, delay=3).body()["differedPeriod"] == 3
