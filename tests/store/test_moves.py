"""What nobody may do to a receiver is not done, and the trail tells what was."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.states import ReceiverState
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
