"""What people answer in the stand-in: when it comes, how it is listed, and what can go wrong with it."""

from collections.abc import Callable, Iterator
from typing import Protocol

import pytest
import requests

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Habits, Spelling
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, GUIDE_KEYS, default_world

Call = Callable[..., requests.Response]
SERVICE = "sms-ab12345-1"
S = f"/sms/{SERVICE}"
FULL_PAGES = {"X-Pagination-Mode": "CachedObjectList-Pages"}
ANSWERS, SAYS_TWO, SILENT, STOPS = "+33639980012", "+33639980013", "+33639980014", "+33639980017"


class Clock(Protocol):
    now: float


@pytest.fixture
def server(clock: Clock) -> Iterator[DemoServer]:
    """In which people answer."""
    with DemoServer(default_world(reply_seconds=10.0), clock=clock) as server:  # type: ignore[arg-type]
        yield server


@pytest.fixture
def ask(send: Call) -> Callable[..., requests.Response]:
    """A job that can be answered."""

    def ask(*numbers: str) -> requests.Response:
        return send(receivers=list(numbers), sender=None, senderForResponse=True)

    return ask


def said(call: Call, **query: str) -> list[str]:
    ids = call("GET", f"{S}/incoming", params=query).json()
    return [call("GET", f"{S}/incoming/{one}").json()["message"] for one in ids]


def test_some_answer_one_after_the_other_and_others_do_not(
    call: Call, ask: Callable[..., requests.Response], clock: Clock
) -> None:
    ask(ANSWERS, SAYS_TWO, SILENT)
    assert said(call) == []
    clock.now += 11
    assert sorted(said(call)) == ["Non, je ne peux pas. Plutôt jeudi ?", "OUI"]
    clock.now += 10
    assert said(call, sender=SAYS_TWO) == ["OUI", "Merci beaucoup, à demain 😊"]
    assert said(call, sender=SILENT) == []


def test_nobody_answers_what_cannot_be_answered(call: Call, send: Call, clock: Clock) -> None:
    send(receivers=[ANSWERS, SAYS_TWO])
    clock.now += 3600
    assert said(call) == []


def test_whoever_is_written_to_again_says_something_else(
    call: Call, ask: Callable[..., requests.Response], clock: Clock
) -> None:
    ask(ANSWERS)
    clock.now += 60
    ask(ANSWERS)
    clock.now += 60
    assert said(call) == ["Non, je ne peux pas. Plutôt jeudi ?", "D’accord, merci."]


def test_whoever_is_written_to_again_before_they_answered_says_something_else_too(
    call: Call, ask: Callable[..., requests.Response], clock: Clock
) -> None:
    ask(SAYS_TWO)
    ask(SAYS_TWO)
    clock.now += 60
    assert sorted(said(call)) == sorted(["OUI", "Merci beaucoup, à demain 😊", "D’accord, merci."])


def test_replies_come_in_the_order_in_which_they_are_written_whatever_was_sent_first(
    call: Call, send: Call, ask: Callable[..., requests.Response], clock: Clock
) -> None:
    send(receivers=[ANSWERS], sender=None, senderForResponse=True, differedPeriod=1)
    ask(SAYS_TWO)
    came = []
    for _ in range(9):
        came += [text for text in said(call) if text not in came]
        clock.now += 10
    assert came == ["OUI", "Merci beaucoup, à demain 😊", "Non, je ne peux pas. Plutôt jeudi ?"]


def test_a_stop_bars_the_number_when_it_comes_and_not_before(
    call: Call, ask: Callable[..., requests.Response], clock: Clock
) -> None:
    ask(STOPS)
    assert STOPS not in call("GET", f"{S}/blacklists").json()
    clock.now += 60
    assert STOPS in call("GET", f"{S}/blacklists").json()
    assert ask(STOPS).json()["invalidReceivers"] == [STOPS]


def test_replies_come_page_by_page_when_asked_and_as_ids_where_pages_are_unknown(
    server: DemoServer, call: Call, clock: Clock
) -> None:
    ids = [server.world.reply(SERVICE, SILENT, f"n° {n}", clock.now).id for n in range(5)]

    def turn(number: int) -> requests.Response:
        headers = FULL_PAGES | {"X-Pagination-Size": "2", "X-Pagination-Number": str(number)}
        return call("GET", f"{S}/incoming", headers=headers)

    pages = [[item["id"] for item in turn(number).json()] for number in (1, 2, 3, 4)]
    assert pages == [ids[:2], ids[2:4], ids[4:], []]
    assert turn(1).headers["X-Pagination-Elements"] == "5"
    assert turn(1).json()[0] == call("GET", f"{S}/incoming/{ids[0]}").json()
    server.world.pages = False
    assert turn(1).json() == ids


def test_habits_are_those_of_every_list(server: DemoServer, call: Call, clock: Clock) -> None:
    reply = server.world.reply(SERVICE, ANSWERS, "OUI", clock.now)
    other = server.world.reply(SERVICE, SILENT, "NON", clock.now)
    server.world.habits = Habits(lag=120.0, deaf=True, spelling=Spelling.ZEROS)
    assert call("GET", f"{S}/incoming").json() == []
    clock.now += 120
    assert call("GET", f"{S}/incoming", params={"sender": ANSWERS}).json() == [reply.id, other.id]
    assert call("GET", f"{S}/incoming/{reply.id}").json()["sender"] == "0033639980012"


def test_a_reply_can_be_deleted_once(server: DemoServer, call: Call, clock: Clock) -> None:
    reply = server.world.reply(SERVICE, ANSWERS, "OUI", clock.now)
    path = f"{S}/incoming/{reply.id}"
    assert call("DELETE", path).json() is None
    assert (call("DELETE", path).status_code, call("GET", path).status_code) == (404, 404)
    assert call("GET", f"{S}/incoming").json() == []


def test_faults_strike_here_too(server: DemoServer, call: Call, clock: Clock) -> None:
    server.world.reply(SERVICE, ANSWERS, "OUI", clock.now)
    server.faults.add(
        Fault(FaultKind.STATUS, "GET", "/sms/*/incoming", value=500),
        Fault(FaultKind.EMPTY_IDS, "GET", "/sms/*/incoming"),
    )
    assert call("GET", f"{S}/incoming").status_code == 500
    assert call("GET", f"{S}/incoming").json() == []
    assert len(call("GET", f"{S}/incoming").json()) == 1


def test_the_keys_of_the_guide_may_not_read_them(call: Call) -> None:
    assert call("GET", f"{S}/incoming", keys=GUIDE_KEYS).status_code == 403
    assert call("GET", f"{S}/incoming", keys=FULL_KEYS).status_code == 200
