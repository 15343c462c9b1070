"""What is looked up for the window is reckoned in the lane, so that the window need not."""

from contextlib import closing
from pathlib import Path

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store.inbox import Came
from ovhsms_gui.store.rows import Cause, ChunkOutcome
from ovhsms_gui.work import lookup
from ovhsms_gui.work.books import ReadBooks, WriteBooks
from ovhsms_gui.work.lookup import View


def planned() -> Plan:
    receivers = ReceiverList()
    receivers.add(read("Ana; 06 39 98 00 12\nBob; 06 39 98 00 13", "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
    return make_plan(receivers.snapshot(), Draft("Bonjour {name}", Terms("MARTIN")), context)


def test_before_a_plan_is_confirmed_its_fingerprint_is_at_hand(tmp_path: Path) -> None:
    plan = planned()
    with closing(ReadBooks(tmp_path / "journal.sqlite")) as books:
        assert lookup.recent(books, plan=plan).count == 0
    assert "digest" in vars(plan)


def test_a_page_of_receivers_brings_their_numbers_as_they_are_written_where_the_reader_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.sqlite"
    with closing(WriteBooks(path, lambda _: None)) as write:
        view = View(write.journal.add_send(planned()))
    with closing(ReadBooks(path)) as books:
        for home, written in (("FR", "06 39 98 00 12"), ("BE", "+33 6 39 98 00 12")):
            page = lookup.receivers(books, view=view, offset=0, limit=1, home=home)
            assert [row.at_home for row in page.rows] == [written]


def test_of_a_refused_number_it_is_known_whether_its_owner_answered_stop(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    ana, bob = "+33639980012", "+33639980013"
    with closing(WriteBooks(path, lambda _: None)) as write:
        view = View(write.journal.add_send(planned()))
        while (chunk := write.journal.next_chunk()) is not None:
            write.journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
            said = ChunkOutcome(invalid=tuple(chunk.receivers))
            write.journal.move(
                chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said
            )
        write.inbox.keep("sms-ab12345-1", [Came(1, ana, 1.0, "STOP"), Came(2, bob, 2.0, "Merci")])
    with closing(ReadBooks(path)) as books:
        page = lookup.receivers(books, view=view, offset=0, limit=9)
    assert [(row.state, row.answered_stop) for row in page.rows] == [
        (ReceiverState.INVALID, True),
        (ReceiverState.INVALID, False),
    ]
