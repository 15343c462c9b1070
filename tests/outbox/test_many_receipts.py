"""Many receipts and replies over three days: how often OVHcloud is asked in the background, and when that ends.

All of two hundred thousand receipts and ten thousand replies where OVHSMS_TORTURE is 1; that takes many minutes.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.demo.habits import Habits
from ovhsms_gui.outbox.pace import WATCHING
from ovhsms_gui.outbox.replies import SELDOM, WHOLE_GAP

from .conftest import Time
from .office import DAY, HOUR
from .test_replies import SERVICE, Desk, MakePlan

ALL = os.environ.get("OVHSMS_TORTURE") == "1"
SENDS, PEOPLE = (45, 4_501) if ALL else (2, 1_001)
REPLIES = 10_000 if ALL else 50
CHUNK, PAGE = 500, 500  # people of one POST, and replies on one page
NEVER = f"{PEOPLE - 1:04}"  # ends the number of the last of each send, whose telephone stays off
THREE_DAYS = 3 * DAY


@pytest.fixture
def desk(path: Path, time: Time) -> Iterator[Desk]:
    with closing(Desk(path, time)) as desk:
        desk.inbox.know("acc-1", [SERVICE])
        desk.demo.world.habits = Habits(endings={NEVER: (1,)})
        desk.service.credits = 1e9
        yield desk


def assert_paced(times: list[float]) -> None:
    """Ten may follow each other after a rest, else it is one a second, over any stretch of time."""
    for count in (11, 20, 100, 1000, len(times)):
        for first, last in zip(times, times[count - 1 :], strict=False):
            assert last - first >= (count - WATCHING.burst) / WATCHING.per_second - 1e-3


def test_receipts_and_replies_of_three_days_are_asked_for_once_a_second_and_then_no_more(
    desk: Desk, plan: MakePlan
) -> None:
    message = plan(PEOPLE)
    for _ in range(SENDS):
        desk.journal.add_send(message)
    for n in range(REPLIES):
        desk.came(f"OUI, n° {n}", f"+3363998{n:04d}", ago=0.0)
    began = desk.time.now
    desk.live(2 * HOUR)
    assert desk.talks.unread() == REPLIES
    counts = sum((Counter(desk.journal.send(n + 1).counts) for n in range(SENDS)), Counter[str]())
    assert counts == {"delivered": SENDS * (PEOPLE - 1), "accepted": SENDS}
    desk.live(THREE_DAYS)
    assert_paced([at for at, _ in desk.demo.calls])

    chunks = SENDS * -(-PEOPLE // CHUNK)
    of_replies = [at for at, path in desk.demo.calls if "/incoming" in path]
    of_delivery = [at for at, path in desk.demo.calls if "/incoming" not in path]
    # Who has the message is asked about no more. Of each send one does not: twice as late each time, then hourly.
    looks = 2 * chunks + SENDS * (72 + 15)
    assert len(of_delivery) <= 3 * looks
    pages = -(-REPLIES // PAGE)  # for one may be listed late

    def most(seconds: float) -> float:
        return seconds / SELDOM + 6 + pages * (seconds / WHOLE_GAP + 2)

    assert len(of_replies) <= most(THREE_DAYS + 2 * HOUR)
    assert max(of_delivery) - began < THREE_DAYS + 2 * HOUR

    calls = len(desk.demo.calls)
    desk.live(THREE_DAYS)
    later = desk.demo.calls[calls:]
    assert {path.rpartition("/")[2] for _, path in later} <= {"incoming"}
    assert len(later) <= most(THREE_DAYS)
    assert [desk.journal.send(n + 1).unsaid for n in range(SENDS)] == [1] * SENDS
