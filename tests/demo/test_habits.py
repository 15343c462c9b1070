"""What OVHcloud promises nowhere, the stand-in does either way."""

from collections.abc import Callable

import pytest
import requests

from ovhsms_gui.demo.habits import Habits, Paging, Spelling, Tags
from ovhsms_gui.demo.server import DemoServer

from .conftest import Clock

Call = Callable[..., requests.Response]
S = "/sms/sms-ab12345-1"


@pytest.mark.parametrize("tags", Tags)
def test_what_becomes_of_a_tag(server: DemoServer, send: Call, call: Call, tags: Tags) -> None:
    server.world.habits = Habits(tags=tags)
    answer = send(tag="ours12345678").json()
    shown = call("GET", f"{S}/outgoing/{answer['ids'][0]}").json()["tag"]
    assert answer["tag"] == shown
    expected = {
        Tags.KEPT: "ours12345678",
        Tags.CHANGED: "api_ours12345678",
        Tags.CUT: "ours1234",
        Tags.DROPPED: None,
    }
    assert shown == expected.get(tags, shown)
    assert (call("GET", f"{S}/outgoing?tag=ours12345678").json() == answer["ids"]) is (tags is Tags.KEPT)


def test_lists_that_lag_know_of_nothing_before(
    server: DemoServer, send: Call, call: Call, clock: Clock
) -> None:
    server.world.habits = Habits(lag=180.0)
    [id_] = send().json()["ids"]
    paths = ["outgoing", f"outgoing/{id_}"]
    clock.now += 179.0
    assert [call("GET", f"{S}/{path}").status_code for path in paths] == [200, 404]
    assert call("GET", f"{S}/outgoing").json() == call("GET", f"{S}/jobs").json() == []
    clock.now += 1.0
    assert call("GET", f"{S}/outgoing").json() == [id_]


def test_what_waits_may_be_listed_at_once_and_what_has_left_later(
    server: DemoServer, send: Call, call: Call, clock: Clock
) -> None:
    server.world.habits = Habits(lag=180.0, swift=True)
    server.world.pending_seconds = 15.0
    [id_] = send().json()["ids"]

    def listed() -> list[list[int]]:
        return [call("GET", f"{S}/{path}").json() for path in ("jobs", "outgoing")]

    assert listed() == [[id_], []]
    clock.now += 15.0
    assert listed() == [[], []]
    clock.now += 180.0
    assert listed() == [[], [id_]]


@pytest.mark.parametrize(
    ("paging", "second", "counted"),
    [
        (Paging.USUAL, 1, True),
        (Paging.UNCOUNTED, 1, False),
        (Paging.REPEATED, 0, True),
        (Paging.ENDED, None, True),
    ],
)
def test_how_pages_come(
    server: DemoServer, send: Call, call: Call, paging: Paging, second: int | None, counted: bool
) -> None:
    server.world.habits = Habits(paging=paging, page=1)
    ids = send().json()["ids"] + send().json()["ids"]
    headers = {"X-Pagination-Mode": "CachedObjectList-Pages", "X-Pagination-Number": "2"}
    answer = call("GET", f"{S}/outgoing", headers=headers)
    assert [item["id"] for item in answer.json()] == ([] if second is None else [ids[second]])
    assert ("X-Pagination-Elements" in answer.headers) is counted


def test_texts_may_be_listed_without_their_accents(server: DemoServer, send: Call, call: Call) -> None:
    server.world.habits = Habits(bare=True)
    [id_] = send(message="Élève prévenu").json()["ids"]
    assert call("GET", f"{S}/outgoing/{id_}").json()["message"] == "Eleve prevenu"


def test_a_list_that_is_deaf_shows_everything(server: DemoServer, send: Call, call: Call) -> None:
    ids = send(tag="one").json()["ids"] + send(tag="two").json()["ids"]
    server.world.habits = Habits(deaf=True)
    query = "tag=one&receiver=%2B33639980099&creationDatetime.from=2030-01-01T00:00:00Z"
    assert call("GET", f"{S}/outgoing?{query}").json() == ids


@pytest.mark.parametrize(
    ("spelling", "shown"),
    [
        (Spelling.ZEROS, "0033639980012"),
        (Spelling.BARE, "33639980012"),
        (Spelling.SPACED, "+33 6 39 98 00 12"),
        (Spelling.NATIONAL, "0639980012"),
        (Spelling.LOCAL, "639980012"),
        (Spelling.MASKED, "+3363998****"),
    ],
)
def test_numbers_in_other_forms(
    server: DemoServer, send: Call, call: Call, spelling: Spelling, shown: str
) -> None:
    server.world.habits = Habits(spelling=spelling)
    answer = send().json()
    assert answer["validReceivers"] == [shown]
    assert call("GET", f"{S}/outgoing/{answer['ids'][0]}").json()["receiver"] == shown
