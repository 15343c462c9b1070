"""What nobody may do to a receiver is not done, and the trail tells what was."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.store.database import connect, writing
from ovhsms_gui.store.errors import IllegalMove
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.moves import Moves, ReceiverMove
from ovhsms_gui.store.rows import Cause

from .conftest import MakePlan

PLANNED, ACCEPTED, DELIVERED = ReceiverState.PLANNED, ReceiverState.ACCEPTED, ReceiverState.DELIVERED


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with closing(Journal(path)) as journal:
        yield journal


@pytest.mark.parametrize(
    "wrong",
    [
        ReceiverMove(1, PLANNED, DELIVERED, ""),  # the rules know no such move
        ReceiverMove(1, ACCEPTED, DELIVERED, ""),  # not in this state
        ReceiverMove(99, PLANNED, ACCEPTED, ""),  # nobody
    ],
)
def test_of_moves_one_of_which_may_not_be_none_is_made(
    journal: Journal, path: Path, plan: MakePlan, wrong: ReceiverMove
) -> None:
    send_id = journal.add_send(plan(3))
    before = journal.count_events(send_id)
    with closing(connect(path)) as db:
        moves = Moves(db, lambda: 0.0, "")
        with pytest.raises(IllegalMove), writing(db):
            moves.receivers(send_id, 1, [ReceiverMove(0, PLANNED, ACCEPTED, ""), wrong], Cause.REPORT)
    assert [row.state for row in journal.receivers(send_id)] == [PLANNED] * 3
    assert journal.count_events(send_id) == before


def test_the_trail_comes_by_the_page_and_says_how_long_it_is(journal: Journal, plan: MakePlan) -> None:
    send_id, other = journal.add_send(plan(3), chunk_size=1), journal.add_send(plan(2))
    journal.cancel(send_id)
    whole = journal.events(send_id)
    assert journal.count_events(send_id) == len(whole)
    assert journal.count_events(other) < len(whole)
    assert journal.events(send_id, 1, 2) == whole[1:3]


KINDS = st.sampled_from(["queued", "submitting", "accepted", "doubted", "parted", "unasked", "asked", "mute"])


def whole(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the journal has; the trail by chunk, for all of it is of one moment."""
    with closing(sqlite3.connect(path)) as db:
        return {
            "send": db.execute("SELECT * FROM send").fetchall(),
            "chunk": db.execute("SELECT * FROM chunk ORDER BY id").fetchall(),
            "receiver": db.execute("SELECT * FROM receiver ORDER BY send_id, position").fetchall(),
            "tally": db.execute("SELECT * FROM tally WHERE count ORDER BY 1, 2, 3").fetchall(),
            "event": db.execute(
                "SELECT at, send_id, chunk_id, from_state, to_state, cause, first, last FROM event"
                " ORDER BY coalesce(chunk_id, 0), id"
            ).fetchall(),
        }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=st.lists(KINDS, min_size=1, max_size=7), unasked=st.booleans(), paused=st.booleans())
def test_to_cancel_all_at_once_is_to_cancel_one_after_the_other(
    plan: MakePlan, kinds: list[str], unasked: bool, paused: bool
) -> None:
    with TemporaryDirectory() as folder:
        one, other = Path(folder, "one.sqlite"), Path(folder, "other.sqlite")
        with closing(Journal(one, clock=lambda: 1.78e9)) as journal:
            send_id = journal.add_send(plan(3 * len(kinds)), chunk_size=3)
            journal.add_send(plan(2))
            if paused:
                journal.pause(send_id, Cause.SLEPT)
        with closing(connect(one)) as db, writing(db):
            moves = Moves(db, lambda: 1.78e9, "run")
            for chunk_id, kind in enumerate(kinds, 1):
                if kind == "doubted":
                    db.execute("UPDATE chunk SET doubted = 1.0, attempt = 1 WHERE id = ?", (chunk_id,))
                elif kind == "parted":
                    moves.part(chunk_id, [3 * chunk_id - 2])
                elif kind in {"submitting", "accepted"}:
                    moves.chunk(chunk_id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
                elif kind != "queued":
                    stop, why = (
                        ("not_granted" if kind == "asked" else ""),
                        ("no_keys" if kind == "mute" else ""),
                    )
                    db.execute(
                        "UPDATE chunk SET unasked = 1, look_stopped = ?, trouble = ? WHERE id = ?",
                        (stop, why, chunk_id),
                    )
                if kind == "accepted":
                    moves.chunk(chunk_id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED)
        shutil.copy(one, other)
        with closing(Journal(one, clock=lambda: 1.78e9)) as journal:
            people = journal.cancel(send_id, unasked=unasked)
        goes = {"queued", "parted", "asked", *({"mute"} if unasked else ())}
        with closing(Journal(other, clock=lambda: 1.78e9)) as journal:
            with closing(connect(other)) as db:
                ids = "SELECT id FROM chunk WHERE state = 'queued' AND send_id = ? ORDER BY seq"
                queued = [id_ for (id_,) in db.execute(ids, (send_id,))]
            counted = sum(len(journal.chunk(id_).receivers) for id_ in queued)
            for chunk_id in queued:
                if chunk_id > len(kinds) or kinds[chunk_id - 1] in goes:
                    journal.move(chunk_id, ChunkState.QUEUED, ChunkState.CANCELLED, Cause.OPERATOR)
            assert (
                journal.cancel(send_id, unasked=unasked)
                + sum(
                    len(journal.chunk(id_).receivers)
                    for id_ in queued
                    if journal.chunk(id_).state == "cancelled"
                )
                == counted
            )
        assert people == counted
        assert whole(one) == whole(other)
