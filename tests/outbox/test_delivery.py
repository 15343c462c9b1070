"""What becomes of messages, to the end: OVHcloud's codes in words, how often it is asked, and until when."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import FINAL, ReceiverState
from ovhsms_gui.demo.habits import Habits
from ovhsms_gui.gui import language
from ovhsms_gui.gui.outbox import faces, words
from ovhsms_gui.outbox.receipts import became
from ovhsms_gui.store.rows import Cause, ReceiverRow

from .conftest import Time
from .peers import Demo, Fake, demo
from .test_states import table
from .test_watcher import DAY, HOUR, Desk

CODES = table("Delivery codes")
NUMBER = "+33639980012"
CALLS_PER_SECOND, BURST = 1.0, 10  # and for each key


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    language.speak(qapp, "fr")
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(before)


def person(row: dict[str, str]) -> ReceiverRow:
    state, reason = became(int(row["receipt"]), int(row["ptt"]))
    return ReceiverRow(NUMBER, "", "", state, reason)


@pytest.mark.parametrize("row", CODES, ids=lambda row: f"{row['receipt']}, {row['ptt']}")
def test_a_code_counts_and_is_said_as_in_the_table(row: dict[str, str]) -> None:
    found = person(row)
    assert found.state == row["state"]
    assert words.explained(found) == row["sentence"]
    assert not row["sentence"] or ("That is final." in row["sentence"]) == (found.state in FINAL)
    assert row["sentence"].startswith(words.person(found))


def test_every_code_of_ovhclouds_list_is_in_the_table() -> None:
    known = {1, 2, 3, 4, 5, 6, 8, 20, 21, 23, 24, 25, 26, 27, 28, 29, 33, 39, 73, 74, 76, 202, 1999}
    assert {int(row["ptt"]) for row in CODES} >= known
    assert {int(row["receipt"]) for row in CODES} >= {0, 1, 2, 4, 8, 16}


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("row", CODES, ids=lambda row: f"{row['receipt']}, {row['ptt']}")
def test_in_french_too(row: dict[str, str]) -> None:
    said = words.explained(person(row))
    assert bool(said) == bool(row["sentence"])
    english = set(row["sentence"].split(". "))
    assert not english & set(said.split(". ")) - {""}


# ---- how often OVHcloud is asked -------------------------------------------------------------------


def to_the_end(desk: Desk) -> float:
    """Ask as long as there is something to ask; how long that took, in seconds."""
    started, seconds = desk.time.now, desk.work()
    while seconds is not None:
        seconds = desk.work(seconds)
    return desk.time.now - started


def test_asking_is_polite_and_comes_to_an_end(path: Path, time: Time, plan: Callable[..., Plan]) -> None:
    peer = Fake(time, pages=False)  # a call for each message
    with closing(Desk(path, time, peer, plan)) as desk:
        sends = [desk.taken(people=20, travels=10 * DAY) for _ in range(3)]
        started = time.now
        lasted = to_the_end(desk)
        times = [call.at - started for call in desk.tap.calls]
        # Never more than the pace, all of it together, over whatever time.
        for before, at in enumerate(times[:-BURST]):
            for more in (1, 10, 100, 1000):
                if before + BURST + more <= len(times):
                    took = times[before + BURST + more - 1] - at
                    assert took >= (more - 1) / CALLS_PER_SECOND - 1e-6
        assert 3 * DAY < lasted < 3 * DAY + 3 * HOUR
        in_the_first, in_the_last = (
            sum(start <= at < start + HOUR for at in times) for start in (0.0, 2.5 * DAY)
        )
        each = 3 * (20 + 2)  # messages, and the lists
        assert in_the_last <= 2 * each
        assert in_the_first > 3 * in_the_last
        for chunk in sends:
            assert set(desk.people(chunk)) == {("accepted", Cause.UNSAID)}
        calls = len(desk.tap.calls)
        assert desk.work(30 * DAY) is None
        assert len(desk.tap.calls) == calls
        send = desk.journal.send(sends[0].send_id)
        assert send.unsaid == 20
        assert "Not known for 20 people" in words.situation(send, time(), None)
        assert faces.chip(send, desk.time.now).text == "delivery not known"


def test_what_is_said_after_all_is_heard(path: Path, time: Time, plan: Callable[..., Plan]) -> None:
    peer = Fake(time, pages=True)
    with closing(Desk(path, time, peer, plan)) as desk:
        chunk = desk.taken(people=2, travels=4 * DAY)
        to_the_end(desk)
        assert set(desk.people(chunk)) == {("accepted", Cause.UNSAID)}
        time.now += DAY
        desk.looks.wake(chunk.send_id)  # by hand
        assert desk.work() is None
        assert set(desk.people(chunk)) == {("delivered", "")}
        send = desk.journal.send(chunk.send_id)
        assert send.unsaid == 0
        assert words.unsaid(send) == ""


def test_everybody_has_a_turn_where_each_costs_a_call(
    path: Path, time: Time, plan: Callable[..., Plan]
) -> None:
    peer = Fake(time, pages=False)
    with closing(Desk(path, time, peer, plan)) as desk:
        chunk = desk.taken(people=250, travels=10 * DAY)
        oldest = sorted(peer.messages)[:50]
        peer.codes = dict.fromkeys(oldest, (1, 4))  # these arrived; the newest never do
        seconds = desk.work()
        for _ in range(4):
            seconds = desk.work(seconds or 0.0)
        assert desk.journal.send(chunk.send_id).counts[ReceiverState.DELIVERED] == 50


# ---- the stand-in ----------------------------------------------------------------------------------


@pytest.fixture
def stand_in(time: Time) -> Iterator[Demo]:
    with demo(time, pages=True) as peer:
        yield peer


def test_the_stand_in_plays_receipts_over_time_and_failures_by_code(
    stand_in: Demo, path: Path, time: Time, plan: Callable[..., Plan]
) -> None:
    stand_in.server.world.habits = Habits(endings={"00": (4,), "01": (1, 24, 4), "02": (1, 8), "03": (28,)})
    with closing(Desk(path, time, stand_in, plan)) as desk:
        chunk = desk.taken(people=4, travels=60.0)
        desk.work(10.0)
        assert desk.people(chunk) == [("accepted", "")] * 4
        desk.looks.wake(chunk.send_id)
        desk.work(55.0)
        trying, failed = ("accepted", "ptt_1"), ("failed", "ptt_28")
        assert desk.people(chunk) == [("delivered", ""), trying, trying, failed]
        desk.looks.wake(chunk.send_id)
        desk.work(60.0)
        away, late = ("accepted", "ptt_24"), ("expired", "ptt_8")
        assert desk.people(chunk) == [("delivered", ""), away, late, failed]
        desk.looks.wake(chunk.send_id)
        assert desk.work(60.0) is None
        assert desk.people(chunk)[1] == ("delivered", "")
