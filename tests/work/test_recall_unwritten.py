"""That something is to be taken back counts from when it is said, also while it cannot be written down."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import Cause, ChunkOutcome
from ovhsms_gui.work import outbox, sends
from ovhsms_gui.work.events import Trouble

from .two_lanes import two_lanes

NUMBERS = ("+33639980012", "+33639980013")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("ovhsms_gui.store.database.BUSY_SECONDS", 0.05)
    return tmp_path / "journal.sqlite"


def scheduled(path: Path, *, rest: int = 0) -> int:
    """A send that OVHcloud has and is to send in a thousand years; `rest`: so many people are still queued."""
    receivers = ReceiverList()
    numbers = (*NUMBERS, *(f"+336399801{n:02d}" for n in range(rest)))
    receivers.add(read("\n".join(numbers), "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
    draft = Draft("Bonjour", Terms("MARTIN", due=Due(33_000_000_000.0)))
    with closing(Journal(path)) as journal:
        send_id = journal.add_send(make_plan(receivers.snapshot(), draft, context), chunk_size=len(NUMBERS))
        chunk = journal.next_chunk()
        assert chunk is not None
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST, ahead=0.0)
        said = ChunkOutcome(valid=NUMBERS, ids=(1, 2))
        journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said)
    return send_id


@pytest.mark.parametrize("people", [(), NUMBERS[:1]])
def test_it_is_written_as_soon_as_it_can_be(path: Path, people: tuple[str, ...]) -> None:
    vetoes, heard = Vetoes(), list[object]()
    send_id = scheduled(path)

    with two_lanes(path, vetoes, heard.append) as (write, books):
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            vetoes.recall((send_id, people))
            with pytest.raises(StoreProblem):
                sends.recall(write, send_id=send_id, numbers=people)
            assert outbox.recall(books) == outbox.RECALL_AFTER_TROUBLE
            assert any(isinstance(one, Trouble) for one in heard)
            assert write.journal.send(send_id).counts == {"scheduled": 2}
        outbox.recall(books)
        assert write.journal.send(send_id).counts[ReceiverState.CANCELLING] == (len(people) or 2)
        assert vetoes.recalls() == ()
        outbox.recall(books)


def test_written_by_another_lane_before_its_own_turn_it_is_not_said_to_have_failed(path: Path) -> None:
    vetoes = Vetoes()
    send_id = scheduled(path)

    with two_lanes(path, vetoes) as (write, books):
        vetoes.recall((send_id, NUMBERS[:1]))
        outbox.recall(books)
        books.recalls.settle(1, {}, kept={NUMBERS[0]: (ReceiverState.SCHEDULED, Cause.NOT_RECALLED)})
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            sends.recall(
                write, send_id=send_id, numbers=NUMBERS[:1]
            )  # its own turn, while nothing can be written
        sends.recall(write, send_id=send_id, numbers=NUMBERS[:1])
        assert write.journal.send(send_id).counts == {"scheduled": 2}  # what became of it stays told
        assert vetoes.recalls() == ()


def test_what_is_taken_after_another_lane_wrote_it_is_taken_back_too(path: Path) -> None:
    """All of it is, while a part is on its way and the write lane's turn has not come."""
    vetoes = Vetoes()

    with two_lanes(path, vetoes) as (write, books):
        send_id, journal = scheduled(path, rest=4), write.journal
        chunk = journal.next_chunk()
        assert chunk is not None
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST, ahead=0.0)
        vetoes.add(send_id)
        vetoes.recall((send_id, ()))
        outbox.recall(books)
        said = ChunkOutcome(valid=chunk.receivers, ids=(3, 4))
        journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said)
        sends.recall(write, send_id=send_id)
        assert journal.send(send_id).counts == {"cancelling": 4, "cancelled": 2}
