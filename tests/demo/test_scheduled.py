"""What is scheduled waits at the stand-in, can be called back, and leaves when it is due, or when it may."""

from collections.abc import Callable
from datetime import datetime

import pytest
import requests

from ovhsms_gui.core.hours import PARIS, next_legal
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Billing, Habits, Hours, Late
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import KeySet

from .conftest import Clock

Call = Callable[..., requests.Response]
S = "/sms/sms-ab12345-1"
ONE = f"{S}/jobs/*"
IN_PAGES = {"X-Pagination-Mode": "CachedObjectList-Pages", "X-Pagination-Size": "2"}


@pytest.fixture
def lists(call: Call) -> Callable[[], tuple[list[int], list[int]]]:
    """The ids of what waits and of what has left."""
    return lambda: (call("GET", f"{S}/jobs").json(), call("GET", f"{S}/outgoing").json())


def test_it_leaves_under_its_id_when_it_is_due(
    send: Call, lists: Callable[[], tuple[list[int], list[int]]], clock: Clock
) -> None:
    ids = send(differedPeriod=60, receivers=["+33639980012", "+33639980013"]).json()["ids"]
    clock.now += 3599
    assert lists() == (ids, [])
    clock.now += 1
    assert lists() == ([], ids)


# ---- calling back --------------------------------------------------------------------------------


def test_keys_may_schedule_and_not_call_back(server: DemoServer, send: Call, call: Call) -> None:
    rules = (("GET", "/sms/*"), ("POST", "/sms/*"))
    keys = server.world.grant(KeySet(*_application(server), "demoSendersdemoSendersdemoSender"), rules)
    [id_] = send(differedPeriod=60, keys=keys).json()["ids"]
    answer = call("DELETE", f"{S}/jobs/{id_}", keys=keys)
    assert (answer.status_code, answer.json()["errorCode"]) == (403, "NOT_GRANTED_CALL")
    assert call("GET", f"{S}/jobs", keys=keys).json() == [id_]


def _application(server: DemoServer) -> tuple[str, str]:
    return server.world.keys.application_key, server.world.keys.application_secret


@pytest.mark.parametrize(("late", "status"), [(Late.NOT_FOUND, 404), (Late.REFUSED, 400), (Late.SILENT, 200)])
def test_who_calls_back_too_late(
    server: DemoServer, send: Call, call: Call, clock: Clock, late: Late, status: int
) -> None:
    server.world.habits = Habits(late=late)
    [first, second] = send(differedPeriod=1, receivers=["+33639980012", "+33639980013"]).json()["ids"]
    assert call("DELETE", f"{S}/jobs/{first}").status_code == 200
    clock.now += 60
    assert call("DELETE", f"{S}/jobs/{second}").status_code == status
    assert call("GET", f"{S}/outgoing").json() == [second]
    assert call("DELETE", f"{S}/jobs/{first}").status_code == 404  # there is no such job any more
    assert server.world.services["sms-ab12345-1"].credits == 4999


def test_what_was_called_back_may_linger_in_the_list(
    server: DemoServer, send: Call, call: Call, clock: Clock
) -> None:
    server.world.habits = Habits(lingers=30.0, pending_pages=True)
    [id_] = send(differedPeriod=60).json()["ids"]
    call("DELETE", f"{S}/jobs/{id_}")
    clock.now += 29
    assert call("GET", f"{S}/jobs").json() == [id_]
    assert [item["id"] for item in call("GET", f"{S}/jobs", headers=IN_PAGES).json()] == [id_]
    assert call("GET", f"{S}/jobs/{id_}").status_code == 404
    assert call("DELETE", f"{S}/jobs/{id_}").status_code == 404
    clock.now += 1
    assert call("GET", f"{S}/jobs").json() == []
    clock.now += 3600
    assert call("GET", f"{S}/outgoing").json() == []


def test_what_is_not_listed_yet_can_not_be_called_back(
    server: DemoServer, send: Call, call: Call, clock: Clock
) -> None:
    server.world.habits = Habits(lag=30.0)
    [id_] = send(differedPeriod=60).json()["ids"]
    assert call("DELETE", f"{S}/jobs/{id_}").status_code == 404
    clock.now += 30
    assert call("DELETE", f"{S}/jobs/{id_}").status_code == 200


@pytest.mark.parametrize(
    ("kind", "gone"),
    [(FaultKind.DROP_BEFORE, False), (FaultKind.DROP_AFTER, True), (FaultKind.RESET_AFTER, True)],
)
def test_the_answer_to_a_call_back_may_be_lost(
    server: DemoServer, send: Call, call: Call, kind: FaultKind, gone: bool
) -> None:
    server.faults.add(Fault(kind, "DELETE", ONE))
    [id_] = send(differedPeriod=60).json()["ids"]
    with pytest.raises(requests.ConnectionError):
        call("DELETE", f"{S}/jobs/{id_}")
    assert call("GET", f"{S}/jobs").json() == ([] if gone else [id_])
    assert call("DELETE", f"{S}/jobs/{id_}").status_code == (404 if gone else 200)


@pytest.mark.parametrize(
    ("fault", "status", "gone"),
    [
        (Fault(FaultKind.STATUS, "DELETE", ONE, value=429, retry_after=7), 429, False),
        (Fault(FaultKind.STATUS, "DELETE", ONE, value=500), 500, False),
        (Fault(FaultKind.STATUS_AFTER, "DELETE", ONE, value=500), 500, True),
        (Fault(FaultKind.GARBAGE, "DELETE", ONE), 200, False),
        (Fault(FaultKind.GARBAGE_AFTER, "DELETE", ONE), 200, True),
    ],
)
def test_a_call_back_may_fail(
    server: DemoServer, send: Call, call: Call, fault: Fault, status: int, gone: bool
) -> None:
    server.faults.add(fault)
    [id_] = send(differedPeriod=60).json()["ids"]
    assert call("DELETE", f"{S}/jobs/{id_}").status_code == status
    assert call("GET", f"{S}/jobs").json() == ([] if gone else [id_])


# ---- its list ------------------------------------------------------------------------------------


def test_the_list_comes_page_by_page_only_where_it_is_the_habit(
    server: DemoServer, send: Call, call: Call
) -> None:
    ids = send(differedPeriod=60, receivers=[f"+3363998{n:04d}" for n in range(3)]).json()["ids"]
    assert call("GET", f"{S}/jobs", headers=IN_PAGES).json() == ids
    server.world.habits = Habits(pending_pages=True)
    pages = [
        call("GET", f"{S}/jobs", headers=IN_PAGES | {"X-Pagination-Number": number}) for number in ("1", "2")
    ]
    assert [[item["id"] for item in page.json()] for page in pages] == [ids[:2], ids[2:]]
    assert pages[0].headers["X-Pagination-Elements"] == "3"
    assert pages[0].json()[0] == call("GET", f"{S}/jobs/{ids[0]}").json()
    assert call("GET", f"{S}/jobs").json() == ids


@pytest.mark.parametrize("status", [429, 500])
def test_the_lists_may_fail(server: DemoServer, send: Call, call: Call, status: int) -> None:
    ids = send(differedPeriod=60).json()["ids"]
    server.faults.add(Fault(FaultKind.STATUS, "GET", f"{S}/jobs", value=status))
    server.faults.add(Fault(FaultKind.EMPTY_IDS, "GET", f"{S}/jobs"))
    answers = [call("GET", f"{S}/jobs") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [status, 200, 200]
    assert [answer.json() for answer in answers[1:]] == [[], ids]


@pytest.mark.parametrize(
    ("redated", "made"), [(False, "2026-05-28T20:26:40+00:00"), (True, "2026-05-28T21:26:40+00:00")]
)
def test_what_has_left_may_be_dated_when_it_left(
    server: DemoServer, send: Call, call: Call, clock: Clock, redated: bool, made: str
) -> None:
    server.world.habits = Habits(redated=redated)
    [id_] = send(differedPeriod=60).json()["ids"]
    assert call("GET", f"{S}/jobs/{id_}").json()["creationDatetime"] == "2026-05-28T20:26:40+00:00"
    clock.now += 3600
    answer = call("GET", f"{S}/outgoing/{id_}").json()
    assert (answer["creationDatetime"], answer["differedDelivery"]) == (made, 60)
    window = {"creationDatetime.from": made, "creationDatetime.to": made}
    assert call("GET", f"{S}/outgoing", params=window).json() == [id_]


# ---- what it costs -------------------------------------------------------------------------------


def balance(call: Call) -> float:
    return float(call("GET", S).json()["creditsLeft"])


def test_what_waits_may_be_paid_for_when_it_leaves(
    server: DemoServer, send: Call, call: Call, clock: Clock
) -> None:
    server.world.habits = Habits(billing=Billing.LEAVING)
    report = send(differedPeriod=60, receivers=["+33639980012", "+447700900123"]).json()
    assert (report["totalCreditsRemoved"], report["creditsLeft"]) == (0.0, 5000.0)
    assert send().json()["totalCreditsRemoved"] == 1.0  # at once
    call("DELETE", f"{S}/jobs/{report['ids'][1]}")
    assert balance(call) == 4999
    clock.now += 3600
    assert balance(call) == 4998


def test_what_waits_is_not_paid_for_twice_over(server: DemoServer, send: Call) -> None:
    server.world.habits = Habits(billing=Billing.LEAVING)
    twelve = [f"+3363998{n:04d}" for n in range(12)]
    assert send("sms-ab12345-2", receivers=twelve, differedPeriod=60).ok
    answer = send("sms-ab12345-2")
    assert answer.json() == {"message": "Not enough credits: 1.0 needed, 0.0 left"}


@pytest.mark.parametrize(("refunds", "left"), [(True, 5000), (False, 4999)])
def test_what_is_called_back_may_be_paid_all_the_same(
    server: DemoServer, send: Call, call: Call, refunds: bool, left: int
) -> None:
    server.world.habits = Habits(refunds=refunds)
    [id_] = send(differedPeriod=60).json()["ids"]
    assert balance(call) == 4999
    call("DELETE", f"{S}/jobs/{id_}")
    assert balance(call) == left


# ---- how far ahead, and at what hours ------------------------------------------------------------


def test_how_far_ahead(server: DemoServer, send: Call) -> None:
    server.world.habits = Habits(furthest=1440)
    assert send(differedPeriod=1440).ok
    assert send(differedPeriod=1441).json() == {"message": "differedPeriod is out of range"}
    assert send(validityPeriod=2880).ok


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).timestamp()


@pytest.mark.parametrize(
    ("hours", "due", "leaves"),
    [
        (Hours.NONE, "2027-05-05 23:00", "2027-05-05 23:00"),
        (Hours.STRICT, "2027-05-05 19:59", "2027-05-05 19:59"),
        (Hours.STRICT, "2027-05-05 20:00", "2027-05-07 08:00"),  # Ascension lies between
        (Hours.SUNDAYS, "2027-05-05 20:00", "2027-05-06 08:00"),
        (Hours.SUNDAYS, "2027-05-08 20:00", "2027-05-10 08:00"),
        (Hours.WEEKENDS, "2027-05-07 20:00", "2027-05-10 08:00"),
        (Hours.WEEKENDS, "2027-05-08 10:00", "2027-05-10 08:00"),
        (Hours.STRICT, "2027-05-07 07:59", "2027-05-07 08:00"),
        (Hours.STRICT, "2027-03-28 02:30", "2027-03-30 08:00"),
    ],
)
def test_advertising_is_held(
    server: DemoServer,
    send: Call,
    lists: Callable[[], tuple[list[int], list[int]]],
    clock: Clock,
    hours: Hours,
    due: str,
    leaves: str,
) -> None:
    server.world.habits = Habits(hours=hours)
    clock.now = at(due) - 3600
    told = send(noStopClause=False, differedPeriod=60).json()["ids"]
    reply = send(message="Oui ?", senderForResponse=True, noStopClause=False, differedPeriod=60).json()["ids"]
    plain = send(differedPeriod=60).json()["ids"]
    clock.now = at(due)
    held = due != leaves
    assert lists() == (told if held else [], [*([] if held else told), *reply, *plain])
    clock.now = at(leaves) - 1
    assert lists()[0] == (told if held else told + reply + plain)
    clock.now = at(leaves)
    assert lists() == ([], told + reply + plain)


def test_what_is_held_strictly_is_held_as_the_program_reckons(server: DemoServer) -> None:
    habits = Habits(hours=Hours.STRICT)
    for hour in range(0, 366 * 24, 5):
        moment = datetime.fromtimestamp(at("2027-01-01 00:00") + hour * 3600, PARIS)
        assert habits.released(moment.timestamp()) == next_legal(moment).timestamp()
