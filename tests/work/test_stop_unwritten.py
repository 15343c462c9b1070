"""A Stop that could not be written, and the operator's other words: the later one counts, or is refused aloud."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.outbox.runner import Runner
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.rows import Cause, ChunkOutcome, Doubt
from ovhsms_gui.work import outbox, sends
from ovhsms_gui.work.books import RecallBooks, WriteBooks

from .two_lanes import two_lanes

NUMBERS = ("+33639980012", "+33639980013")
FAR = Due(33_000_000_000.0)  # in a thousand years


class Ovh:
    """Takes everything."""

    def __init__(self) -> None:
        self.got: list[str] = []

    def send(self, _service: str, request: JobRequest) -> SendReport:
        self.got += request.receivers
        return SendReport((len(self.got),), request.receivers, (), 1.0)

    def clock_ahead(self) -> float | None:
        return 0.0

    def resync_clock(self) -> None:
        raise AssertionError


class Desk:
    """The write lane's, the send lane's and the recall lane's work, done one after the other."""

    def __init__(self, path: Path, write: WriteBooks, recall: RecallBooks, vetoes: Vetoes) -> None:
        self.path, self.write, self.recall, self.vetoes = path, write, recall, vetoes
        self.ovh = Ovh()
        self.runner = Runner(
            write.journal, lambda _: self.ovh, threading.Event(), lambda _: None, vetoes=vetoes
        )

    def in_doubt(self, due: Due | None = None) -> tuple[int, Doubt]:
        """A send of two messages: nobody can tell whether the first was taken, the second waits. And that doubt."""
        receivers = ReceiverList()
        receivers.add(read("\n".join(NUMBERS), "FR"))
        context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
        draft = Draft("Bonjour", Terms("MARTIN", no_stop=True, due=due))
        send_id = self.write.journal.add_send(make_plan(receivers.snapshot(), draft, context), chunk_size=1)
        chunk = self.write.journal.next_chunk()
        assert chunk is not None
        move = self.write.journal.move
        move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST, ahead=0.0)
        move(chunk.id, ChunkState.SUBMITTING, ChunkState.UNKNOWN, Reason.READ_TIMEOUT, pause=True)
        self.write.looks.stopped(chunk.id, Reason.NOT_GRANTED)
        doubt = self.write.journal.send(send_id).doubt
        assert doubt is not None
        return send_id, doubt

    @contextmanager
    def unwritable(self) -> Iterator[None]:
        with closing(sqlite3.connect(self.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield

    def stop(self, send_id: int) -> None:
        self.vetoes.add(send_id)
        sends.cancel(self.write, send_id=send_id)

    def stop_unwritten(self, send_id: int) -> None:
        with self.unwritable(), pytest.raises(StoreProblem):
            self.stop(send_id)

    def counts(self, send_id: int) -> dict[ReceiverState, int]:
        return dict(self.write.journal.send(send_id).counts)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("ovhsms_gui.store.database.BUSY_SECONDS", 0.05)
    path, vetoes = tmp_path / "journal.sqlite", Vetoes()

    with two_lanes(path, vetoes) as (write, recall):
        yield Desk(path, write, recall, vetoes)


def test_a_consent_after_it_lasts_and_the_rest_stays_stopped(desk: Desk) -> None:
    send_id, doubt = desk.in_doubt()
    desk.stop_unwritten(send_id)
    assert sends.send_again(desk.write, send_id=send_id, doubt=doubt) == 1
    desk.runner.drain()
    assert desk.ovh.got == [NUMBERS[0]]
    assert desk.counts(send_id) == {ReceiverState.ACCEPTED: 1, ReceiverState.CANCELLED: 1}


def test_a_consent_that_cannot_be_written_either_is_refused_and_the_stop_stands(desk: Desk) -> None:
    send_id, doubt = desk.in_doubt()
    desk.stop_unwritten(send_id)
    with desk.unwritable(), pytest.raises(StoreProblem):
        sends.send_again(desk.write, send_id=send_id, doubt=doubt)
    desk.runner.drain()
    assert desk.ovh.got == []
    assert desk.counts(send_id) == {ReceiverState.UNKNOWN: 1, ReceiverState.CANCELLED: 1}


def test_a_stop_after_a_consent_that_waits_to_be_written_keeps_it_from_leaving(desk: Desk) -> None:
    send_id, doubt = desk.in_doubt()
    desk.vetoes.add(send_id)  # said, while the consent still waits for its turn
    desk.runner.drain()
    assert sends.send_again(desk.write, send_id=send_id, doubt=doubt) == 1
    desk.runner.drain()
    sends.cancel(desk.write, send_id=send_id)
    desk.runner.drain()
    assert desk.ovh.got == []
    assert desk.counts(send_id) == {ReceiverState.UNKNOWN: 1, ReceiverState.CANCELLED: 1}


def test_a_second_stop_counts_while_the_first_is_written_before_a_consent(desk: Desk) -> None:
    send_id, doubt = desk.in_doubt()
    desk.stop_unwritten(send_id)
    desk.vetoes.add(send_id)
    assert sends.send_again(desk.write, send_id=send_id, doubt=doubt) == 1
    desk.runner.drain()
    assert desk.ovh.got == []


def test_going_on_after_it_lets_all_of_it_go(desk: Desk) -> None:
    send_id, _ = desk.in_doubt()
    desk.stop_unwritten(send_id)
    sends.resume(desk.write, send_id=send_id)
    desk.runner.drain()
    assert desk.ovh.got == [NUMBERS[1]]


def test_going_on_that_cannot_be_written_either_leaves_it_stopped(desk: Desk) -> None:
    send_id, _ = desk.in_doubt()
    desk.stop_unwritten(send_id)
    with desk.unwritable(), pytest.raises(StoreProblem):
        sends.resume(desk.write, send_id=send_id)
    desk.runner.drain()
    assert desk.ovh.got == []
    assert desk.counts(send_id)[ReceiverState.CANCELLED] == 1


def test_going_on_that_is_not_heard_leaves_it_stopped(desk: Desk) -> None:
    send_id, _ = desk.in_doubt()
    read = desk.write.journal.send(send_id)
    desk.write.journal.resume(send_id)
    desk.write.journal.pause(send_id, Cause.CLOSED)
    desk.stop_unwritten(send_id)
    sends.resume(desk.write, send_id=send_id, read=read)
    desk.runner.drain()
    assert desk.counts(send_id)[ReceiverState.CANCELLED] == 1


def test_what_was_to_be_called_back_before_a_consent_does_not_call_that_back(desk: Desk) -> None:
    send_id, doubt = desk.in_doubt(FAR)
    desk.vetoes.add(send_id)
    desk.vetoes.recall((send_id, ()))
    with desk.unwritable(), pytest.raises(StoreProblem):
        sends.recall(desk.write, send_id=send_id)
    assert sends.send_again(desk.write, send_id=send_id, doubt=doubt) == 1
    [chunk] = doubt.chunks
    move = desk.write.journal.move
    move(chunk, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST, ahead=0.0)
    said = ChunkOutcome(valid=NUMBERS[:1], ids=(1,))
    move(chunk, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said)
    outbox.recall(desk.recall)
    assert desk.counts(send_id) == {ReceiverState.SCHEDULED: 1, ReceiverState.CANCELLED: 1}


def test_going_on_after_all_was_to_be_called_back_calls_nothing_back(desk: Desk) -> None:
    send_id, _ = desk.in_doubt(FAR)
    desk.vetoes.add(send_id)
    desk.vetoes.recall((send_id, ()))
    desk.vetoes.recall((send_id, NUMBERS[:1]))  # of one of them: going on says nothing against that
    with desk.unwritable(), pytest.raises(StoreProblem):
        sends.recall(desk.write, send_id=send_id)
    sends.resume(desk.write, send_id=send_id)
    assert desk.vetoes.recalls() == ((send_id, NUMBERS[:1]),)
    assert send_id not in desk.vetoes
