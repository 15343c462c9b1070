"""What is looked up at each message of a send costs the same, however many there are."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store.journal import Journal


def steps(path: Path, people: int, work: Callable[[Journal], object]) -> int:
    """Of the database, for a send that is held, each with a message of their own."""
    receivers = ReceiverList()
    receivers.add(read("\n".join(f"+3363998{n:04d}" for n in range(people)), "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
    plan = make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    with closing(Journal(path)) as journal:
        journal.add_send(plan, chunk_size=1, hold=60)
        journal._db.set_progress_handler(count, 10)
        work(journal)
    return counted[0]


def _turn(journal: Journal) -> None:
    assert journal.next_chunk() is None
    assert journal.next_turn() is not None


def _read(journal: Journal) -> None:
    assert journal.sends() == journal.unsent() == (journal.send(1),)
    for state in ReceiverState:
        assert len(journal.receivers(1, limit=50, state=state)) == (
            50 if state is ReceiverState.PLANNED else 0
        )


def test_ten_times_as_many_messages_take_ten_times_as_long(tmp_path: Path) -> None:
    assert steps(tmp_path / "many.sqlite", 1000, _turn) < 15 * steps(tmp_path / "few.sqlite", 100, _turn)


def test_a_send_is_read_as_fast_however_many_people_it_goes_to(tmp_path: Path) -> None:
    assert steps(tmp_path / "many.sqlite", 1000, _read) < 2 * steps(tmp_path / "few.sqlite", 100, _read)
