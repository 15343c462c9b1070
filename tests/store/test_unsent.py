"""What is still to leave is told of all sends, however many newer ones there are."""

from contextlib import closing
from pathlib import Path

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import Cause, ChunkOutcome
from ovhsms_gui.work import lookup
from ovhsms_gui.work.books import ReadBooks


def plan(people: int) -> Plan:
    receivers = ReceiverList()
    receivers.add(read("\n".join(f"+3363998{n:04d}" for n in range(people)), "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
    return make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)


def test_an_old_send_that_waits_is_among_what_is_to_leave(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with closing(Journal(path)) as journal:
        old = journal.add_send(plan(3))
        for _ in range(3):
            journal.cancel(journal.add_send(plan(2)))
    with closing(ReadBooks(path)) as books:
        found = lookup.sends(books, limit=2)
    assert [send.id for send in found.rows] == [4, 3]
    assert [(send.id, send.to_be_billed) for send in found.unsent] == [(old, 3.0)]


def test_what_is_on_its_way_is_too_and_what_has_left_is_not(tmp_path: Path) -> None:
    with closing(Journal(tmp_path / "journal.sqlite")) as journal:
        send_id = journal.add_send(plan(2))
        chunk = journal.next_chunk()
        assert chunk is not None
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
        assert [send.id for send in journal.unsent()] == [send_id]
        said = ChunkOutcome(valid=chunk.receivers, ids=(1, 2), credits=2.0)
        journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said)
        assert journal.unsent() == ()
