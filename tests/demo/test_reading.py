"""What can be asked: the account, senders, pending and outgoing messages, replies, estimates, rates."""

from collections.abc import Callable
from typing import Any, Protocol

import pytest
import requests

from ovhsms_gui.demo.server import DemoServer

Call = Callable[..., requests.Response]
S = "/sms/sms-ab12345-1"
MISTYPED = "[{}] Given data ({}) is not valid for type {}"
FULL_PAGES = {"X-Pagination-Mode": "CachedObjectList-Pages"}


class Clock(Protocol):
    now: float


def test_the_account(call: Call) -> None:
    answer = call("GET", S).json()
    assert (answer["name"], answer["description"], answer["status"]) == (
        "sms-ab12345-1",
        "Cabinet Martin",
        "enable",
    )
    assert answer["creditsLeft"] == 5000.0
    assert isinstance(answer["creditsLeft"], float)
    assert call("GET", "/sms/sms-ab12345-2").json()["creditsLeft"] == 12


def test_senders(call: Call) -> None:
    names = call("GET", f"{S}/senders").json()
    assert {name: call("GET", f"{S}/senders/{name}").json()["status"] for name in names} == {
        "MARTIN": "enable",
        "ECOLE": "enable",
        "BOUTIQUE": "waitingValidation",
    }
    assert call("GET", f"{S}/senders/NOBODY").status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"{S}/"),
        ("GET", f"{S}/jobs/"),
        ("POST", f"{S}/jobs/"),
        ("GET", "//sms"),
        ("GET", "/sms//"),
        ("PUT", S),
        ("DELETE", f"{S}/jobs"),
        ("GET", "/sms/sms-zz99999-9"),
        ("GET", "/sms/sms-zz99999-9/outgoing"),
        ("GET", "/sms/ptts"),
    ],
)
def test_other_paths_are_not_there(server: DemoServer, call: Call, method: str, path: str) -> None:
    keys = server.world.grant(server.world.keys, [(method, "*")])
    answer = call(method, path, {"message": "x"} if method == "POST" else None, keys=keys)
    assert answer.status_code == 404
    assert answer.json()["class"] == "Client::NotFound"


def test_both_names_of_the_version_are_served(server: DemoServer, session: requests.Session) -> None:
    root = server.url.removesuffix("/1.0")
    assert session.get(f"{root}/v1/auth/time").json() == session.get(f"{root}/1.0/auth/time").json()
    assert session.get(f"{root}/auth/time").status_code == 403


# ---- from pending to delivered -------------------------------------------------------------------


def test_a_deferred_job_waits_leaves_and_arrives(call: Call, send: Call, clock: Clock) -> None:
    (id_,) = send(differedPeriod=10, message="Café ^", noStopClause=None).json()["ids"]
    job = call("GET", f"{S}/jobs/{id_}").json()
    assert job == {
        "id": id_,
        "receiver": "+33639980012",
        "sender": "MARTIN",
        "message": "Café ^",
        "messageLength": 18,
        "numberOfSms": 1,
        "credits": 1.0,
        "creationDatetime": "2026-05-28T20:26:40+00:00",
        "differedDelivery": 10,
        "sentAt": None,
        "deliveredAt": None,
        "deliveryReceipt": 0,
        "ptt": 0,
    }
    assert (call("GET", f"{S}/jobs").json(), call("GET", f"{S}/outgoing").json()) == ([id_], [])
    assert call("GET", f"{S}/outgoing/{id_}").status_code == 404

    clock.now += 600
    assert (call("GET", f"{S}/jobs").json(), call("GET", f"{S}/outgoing").json()) == ([], [id_])
    assert call("GET", f"{S}/jobs/{id_}").status_code == 404
    under_way = call("GET", f"{S}/outgoing/{id_}").json()
    assert (under_way["deliveryReceipt"], under_way["ptt"], under_way["deliveredAt"]) == (4, 3, None)
    assert under_way["sentAt"] == "2026-05-28T20:36:40+00:00"

    clock.now += 1
    arrived = call("GET", f"{S}/outgoing/{id_}").json()
    assert (arrived["deliveryReceipt"], arrived["ptt"]) == (1, 4)
    assert arrived["deliveredAt"] == "2026-05-28T20:36:41+00:00"


def test_every_job_waits_where_the_world_says_so(
    server: DemoServer, call: Call, send: Call, clock: Clock
) -> None:
    server.world.pending_seconds = 5
    ids = send().json()["ids"]
    clock.now += 4.9
    assert call("GET", f"{S}/jobs").json() == ids
    clock.now += 0.1
    assert call("GET", f"{S}/outgoing").json() == ids


def test_numbers_that_end_in_99_fail(call: Call, send: Call, clock: Clock) -> None:
    (id_,) = send(receivers=["+33639980099"]).json()["ids"]
    clock.now += 1
    failed = call("GET", f"{S}/outgoing/{id_}").json()
    assert (failed["deliveryReceipt"], failed["ptt"], failed["deliveredAt"]) == (2, 23, None)


def test_calling_back_gives_the_credits_back_until_it_left(
    server: DemoServer, call: Call, send: Call, clock: Clock
) -> None:
    first, second = send(differedPeriod=1, receivers=["+33639980012", "+447700900123"]).json()["ids"]
    answer = call("DELETE", f"{S}/jobs/{second}")
    assert (answer.status_code, answer.json()) == (200, None)
    assert server.world.services["sms-ab12345-1"].credits == 4999
    assert call("DELETE", f"{S}/jobs/{second}").status_code == 404
    clock.now += 60
    assert call("DELETE", f"{S}/jobs/{first}").status_code == 404
    assert [message.id for message in server.world.sent] == [first]
    assert call("GET", f"{S}/outgoing", params={"tag": server.world.sent[0].tag}).json() == [first]


def test_services_do_not_see_each_others_messages(call: Call, send: Call) -> None:
    (id_,) = send().json()["ids"]
    assert call("GET", "/sms/sms-ab12345-2/outgoing").json() == []
    assert call("GET", f"/sms/sms-ab12345-2/outgoing/{id_}").status_code == 404


# ---- filters and pages ---------------------------------------------------------------------------


def test_outgoing_filters(call: Call, send: Call, clock: Clock) -> None:
    (a,) = send(tag="un").json()["ids"]
    (reply,) = send(tag="deux", message="Oui ?", senderForResponse=True).json()["ids"]
    clock.now += 100
    (b,) = send(tag="deux", receivers=["+33639980013"], sender="ECOLE").json()["ids"]
    (late,) = send(tag="deux", differedPeriod=1).json()["ids"]

    def found(**query: object) -> list[int]:
        answer = call("GET", f"{S}/outgoing", params={k.replace("_", "."): v for k, v in query.items()})
        assert answer.ok, answer.text
        return list(answer.json())

    assert found() == [a, reply, b]
    assert found(tag="deux") == [reply, b]
    assert found(tag="trois") == []
    assert found(receiver="+33639980013") == [b]
    assert found(sender="ECOLE", tag="un") == []
    assert found(sender="") == [reply]
    assert found(deliveryReceipt=4) == [b]
    assert found(ptt=4) == [a, reply]
    assert found(differedDelivery=1) == []
    assert found(creationDatetime_from="2026-05-28T20:26:41+00:00") == [b]
    assert found(creationDatetime_to="2026-05-28T22:26:40+02:00") == [a, reply]
    assert found(
        creationDatetime_from="2026-05-28T20:26:40Z", creationDatetime_to="2026-05-28T20:28:20Z"
    ) == [a, reply, b]
    clock.now += 60
    assert found(tag="deux", differedDelivery=1) == [late]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (f"{S}/outgoing?colour=red", "Received not described parameters: (colour) while calling outgoing"),
        (f"{S}/jobs?tag=x", "Received not described parameters: (tag) while calling jobs"),
        (f"{S}/outgoing?ptt=soon", MISTYPED.format("ptt", "soon", "long")),
        (
            f"{S}/outgoing?creationDatetime.from=hier",
            MISTYPED.format("creationDatetime.from", "hier", "datetime"),
        ),
        (f"{S}/outgoing?batchID=7", MISTYPED.format("batchID", "7", "uuid")),
        (f"{S}/outgoing/first", MISTYPED.format("id", "first", "long")),
        (f"{S}/jobs/1e3", MISTYPED.format("id", "1e3", "long")),
        ("/sms/rates/destinations", "Missing parameter(s): country"),
        ("/sms/rates/destinations?country=France", MISTYPED.format("country", "France", "sms.CountryEnum")),
    ],
)
def test_filters_have_names_and_types(call: Call, path: str, message: str) -> None:
    answer = call("GET", path)
    assert answer.status_code == 400
    assert answer.json() == {"class": "Client::BadRequest", "message": message}


def test_outgoing_comes_page_by_page_when_asked(call: Call, send: Call) -> None:
    ids = send(receivers=[f"+3363998{n:04d}" for n in range(5)], tag="pages").json()["ids"]

    def turn(number: int, **more: str) -> requests.Response:
        headers = FULL_PAGES | {"X-Pagination-Size": "2", "X-Pagination-Number": str(number)} | more
        return call("GET", f"{S}/outgoing", params={"tag": "pages"}, headers=headers)

    pages = [turn(number) for number in (1, 2, 3, 4)]
    assert [[item["id"] for item in page.json()] for page in pages] == [ids[:2], ids[2:4], ids[4:], []]
    assert pages[0].json()[0] == call("GET", f"{S}/outgoing/{ids[0]}").json()
    figures = {
        name: pages[0].headers[f"X-Pagination-{name}"] for name in ("Elements", "Number", "Size", "Total")
    }
    assert figures == {"Elements": "5", "Number": "1", "Size": "2", "Total": "3"}
    backwards = turn(1, **{"X-Pagination-Sort": "receiver", "X-Pagination-Sort-Order": "DESC"}).json()
    assert [item["receiver"] for item in backwards] == ["+33639980004", "+33639980003"]


def test_a_world_without_pages_gives_ids_whatever_is_asked_for(
    server: DemoServer, call: Call, send: Call
) -> None:
    server.world.pages = False
    ids = send(receivers=["+33639980012", "+33639980013"], tag="pages").json()["ids"]
    answer = call("GET", f"{S}/outgoing", params={"tag": "pages"}, headers=FULL_PAGES)
    assert answer.json() == ids
    assert "X-Pagination-Elements" not in answer.headers


@pytest.mark.parametrize(
    "header",
    [{"X-Pagination-Size": "0"}, {"X-Pagination-Number": "many"}, {"X-Pagination-Sort": "colour"}],
)
def test_pages_are_asked_for_properly(call: Call, send: Call, header: dict[str, str]) -> None:
    send()
    assert call("GET", f"{S}/outgoing", headers=FULL_PAGES | header).status_code == 400


# ---- replies, estimate, rates --------------------------------------------------------------------


def test_replies_and_the_stop_list(server: DemoServer, call: Call, clock: Clock) -> None:
    reply = server.world.reply("sms-ab12345-1", "+33639980015", "Oui, merci", clock.now)
    stop = server.world.reply("sms-ab12345-1", "+33639980016", "STOP", clock.now + 60)
    assert call("GET", f"{S}/incoming").json() == [reply.id, stop.id]
    assert call("GET", f"{S}/incoming", params={"sender": "+33639980016"}).json() == [stop.id]
    after = {"creationDatetime.from": "2026-05-28T20:27:00Z"}
    assert call("GET", f"{S}/incoming", params=after).json() == [stop.id]
    assert call("GET", f"{S}/incoming/{reply.id}").json() == {
        "id": reply.id,
        "creationDatetime": "2026-05-28T20:26:40+00:00",
        "sender": "+33639980015",
        "message": "Oui, merci",
        "tag": "",
        "credits": 0.0,
    }
    assert call("GET", f"{S}/incoming/1").status_code == 404
    assert call("GET", f"{S}/blacklists").json() == ["+33639980016", "+447700900998"]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (("a" * 149, False, "alpha"), (160, "7bits", 160, 1)),
        (("a" * 150, False, "alpha"), (161, "7bits", 153, 2)),
        (("a" * 150, False, "shortcode"), (150, "7bits", 160, 1)),
        (("€", True, "alpha"), (2, "7bits", 160, 1)),
        (("ê", True, "virtual"), (1, "unicode", 70, 1)),
    ],
)
def test_estimates(call: Call, body: tuple[str, bool, str], answer: tuple[int, str, int, int]) -> None:
    names = ("characters", "charactersClass", "maxCharactersPerPart", "parts")
    sent = dict(zip(("message", "noStopClause", "senderType"), body, strict=True))
    assert call("POST", "/sms/estimate", sent).json() == dict(zip(names, answer, strict=True))


@pytest.mark.parametrize("missing", ["message", "noStopClause", "senderType"])
def test_an_estimate_needs_all_three(call: Call, missing: str) -> None:
    body: dict[str, Any] = {"message": "Bonjour", "noStopClause": True, "senderType": "alpha"}
    del body[missing]
    answer = call("POST", "/sms/estimate", body)
    assert answer.json()["message"] == f"Missing parameter(s): {missing}"


@pytest.mark.parametrize(
    ("country", "credit"), [("fr", 1.0), ("gb", 1.6), ("be", 2.2), ("us", 0.4), ("ca", 0.4), ("aq", 3.0)]
)
def test_rates(server: DemoServer, session: requests.Session, country: str, credit: float) -> None:
    query = {"country": country, "billingCountry": "fr"}
    answer = session.get(f"{server.url}/sms/rates/destinations", params=query).json()
    assert (answer["countryCode"], answer["credit"]) == (country, credit)
    assert answer["price"]["value"] == pytest.approx(credit * 0.07)
