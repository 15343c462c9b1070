"""The program is killed at any point, started again, and left to settle: nobody gets it twice, nobody is forgotten."""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.states import CHUNK_MOVES, RECEIVER_MOVES, ChunkState, ReceiverState
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import EventRow, ReceiverRow

from .child import CHANGED, MOVED, NEW, PEOPLE, SEND, SIZE
from .office import KILLED, Office, number
from .points import ALL, NOT_SENT, ONE, POINTS, UNDECIDED, Point

DUPLICATE, LOST = "duplicates", "lost"
TAKEN = {"accepted", "held", "delivered", "failed", "expired"}  # by OVHcloud, says the journal
# A chunk that is made, of a plan or of people in doubt, or that stays what it was after it was asked about.
MADE_OR_STAYED = {("", "queued"), ("", "unknown"), ("unknown", "unknown"), ("queued", "queued")}
NOT_TAKEN = {"refused", "invalid", "cancelled"}


@pytest.fixture(scope="session")
def duration(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds that a run takes of which nobody dies."""
    office = Office(Point("never", ()), tmp_path_factory.mktemp("whole"))
    with office.server:
        assert office.settle() == 0, office.errors()
        took = time.monotonic() - office.ready
    assert verdicts(office) == Counter({ONE: PEOPLE})
    office.clock.close()
    return took


def die(point: Point, folder: Path, duration: float) -> Office | None:
    """Every life of a point, the last one too; None when a death by time came too late."""
    folder.mkdir()
    office = Office(point, folder)
    with office.server:
        for death in point.deaths:
            status = office.live(death, duration)
            if death.at == "time" and status == 0:
                return None
            assert status == (KILLED if death.at else 0), f"{death} did not strike: {office.errors()}"
        assert office.settle() == 0, office.errors()
    office.clock.close()
    return office


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_killed_anywhere_nobody_gets_it_twice_and_nobody_is_lost(
    point: Point, tmp_path: Path, duration: float, record_property: Callable[[str, object], None]
) -> None:
    tries = (die(point, tmp_path / str(n), duration / 1.5**n) for n in range(6))
    office = next(office for office in tries if office is not None)
    found = verdicts(office)
    record_property("killed", {"kind": point.kind, "people": dict(found)})
    assert found[DUPLICATE] == found[LOST] == 0, found
    assert point.ends <= found.keys() <= point.ends | point.perhaps, found
    if point.change and not point.cancel:  # who was taken out, and nobody else
        assert found[NOT_SENT] == MOVED
    assert_sound(office)
    assert_told(office)


def test_the_points_are_many_and_of_every_kind() -> None:
    assert len(POINTS) >= (200 if ALL else 25)
    assert len({point.name for point in POINTS}) == len(POINTS)


@pytest.mark.parametrize(
    ("state", "reason", "sent", "said"),
    [
        ("delivered", "", 1, ONE),
        ("accepted", "", 2, DUPLICATE),
        ("unknown", "reset", 2, DUPLICATE),
        ("delivered", "", 0, LOST),
        ("refused", "credits", 0, NOT_SENT),
        ("refused", "credits", 1, LOST),
        ("refused", "", 0, LOST),
        ("cancelled", "", 0, NOT_SENT),
        ("cancelled", "", 1, LOST),
        ("unknown", "interrupted", 1, UNDECIDED),
        ("unknown", "", 0, LOST),
        ("planned", "", 0, LOST),
    ],
)
def test_the_verdict_is_strict(state: str, reason: str, sent: int, said: str) -> None:
    row = ReceiverRow(number(0), number(0), "Ana", ReceiverState(state), reason)
    assert verdict(row, sent) == said


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ((NOT_SENT, ONE), ONE),
        ((ONE, ONE), DUPLICATE),
        ((NOT_SENT, LOST), LOST),
        ((ONE, LOST), LOST),
        ((UNDECIDED, ONE), UNDECIDED),
        ((NOT_SENT, NOT_SENT), NOT_SENT),
    ],
)
def test_the_verdict_on_an_old_and_a_new_message_is_strict(said: tuple[str, str], together: str) -> None:
    assert either(*said) == together


def verdicts(office: Office) -> Counter[str]:
    """What became of each receiver, by the server's word and the journal's."""
    sent = Counter((message.receiver, message.message == NEW) for message in office.server.world.sent)
    with closing(Journal(office.path)) as journal:
        rows = {row.e164: row for row in journal.receivers(SEND, limit=PEOPLE + 1)}
        changed = {row.e164: row for row in journal.receivers(CHANGED, limit=PEOPLE + 1)}
    assert list(rows) == [number(n) for n in range(PEOPLE)]
    assert sorted(changed) == [number(n) for n in range(MOVED, MOVED + PEOPLE)] * office.point.change
    everybody = rows.keys() | changed.keys()
    assert {e164 for e164, _ in sent} <= everybody
    return Counter(
        either(
            *(
                verdict(of[e164], sent[e164, new])
                for of, new in ((rows, False), (changed, True))
                if e164 in of
            )
        )
        for e164 in everybody
    )


def either(*verdicts: str) -> str:
    """Of an old and a new message to one person: both is twice, and what the journal tells of each has to be true."""
    said = Counter(verdicts)
    if said[DUPLICATE] or said[ONE] > 1:
        return DUPLICATE
    return next(word for word in (LOST, UNDECIDED, ONE, NOT_SENT) if said[word])


def verdict(row: ReceiverRow, sent: int) -> str:
    if sent > 1:
        return DUPLICATE
    if row.state in TAKEN:
        return ONE if sent else LOST
    if row.state in NOT_TAKEN:
        told = row.reason or row.state is ReceiverState.CANCELLED
        return NOT_SENT if told and not sent else LOST
    # Still planned at the end: nobody would ever send it, and nobody says so.
    return UNDECIDED if row.state is ReceiverState.UNKNOWN and row.reason else LOST


def assert_told(office: Office) -> None:
    """Whoever agreed to a second sending was told the truth: how often OVHcloud was asked, or why it was not."""
    consents = office.folder / "consents"
    for line in consents.read_text().splitlines() if consents.exists() else ():
        told = json.loads(line)
        assert told["again"] > 0
        assert told["stopped"] or told["vain"] or told["looks"] >= 2
        assert told["patience"] >= min(office.point.habits.lag, 3600.0)


def assert_sound(office: Office) -> None:
    """The file is whole, and the trail of events leads to what the journal says."""
    with closing(sqlite3.connect(office.path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(Journal(office.path)) as journal:
        assert len(journal.sends()) == 1 + office.point.change
        for send in journal.sends():
            rows = journal.receivers(send.id, limit=PEOPLE)
            chunks, people, running = replayed(journal.events(send.id))
            assert len(chunks) >= PEOPLE // SIZE  # and those of people in doubt
            assert chunks == {n: journal.chunk(n).state for n in chunks}
            assert people == [row.state for row in rows]
            assert Counter(people) == send.counts
            assert running == ("paused" if send.paused else "running")
            assert ChunkState.SUBMITTING not in chunks.values()
            assert send.awaiting == 0


def replayed(events: tuple[EventRow, ...]) -> tuple[dict[int, str], list[str], str]:
    """The states of chunks, of receivers and of the send, from the trail alone."""
    chunks: dict[int, str] = {}
    people, running = ["planned"] * PEOPLE, "running"
    for event in events:
        move = event.from_state, event.to_state
        if event.first is not None and event.last is not None:
            assert move in RECEIVER_MOVES
            for position in range(event.first, event.last + 1):
                assert people[position] == event.from_state
                people[position] = event.to_state
        elif event.chunk_id is not None:
            assert chunks.get(event.chunk_id, "") == event.from_state
            assert move in CHUNK_MOVES or move in MADE_OR_STAYED
            chunks[event.chunk_id] = event.to_state
        else:
            assert running == event.from_state
            running = event.to_state
    return chunks, people, running
