"""What is done to sends: nothing of an earlier run leaves before it was swept up, however often that fails."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.rowlines import from_lines
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import Cause, Doubt, Question
from ovhsms_gui.work import accounts, drafts, events, sends
from ovhsms_gui.work.books import WriteBooks


def plan(people: int) -> Plan:
    receivers = ReceiverList()
    receivers.add(read("\n".join(f"+3363998{n:04d}" for n in range(people)), "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
    return make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def old(path: Path) -> int:
    """A send of a run that died while one of its two chunks was under way."""
    with closing(Journal(path, run="dead")) as dead:
        old = dead.add_send(plan(4), chunk_size=2)
        chunk = dead.next_chunk()
        assert chunk is not None
        dead.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
    return old


@pytest.fixture
def said() -> list[object]:
    return []


def test_a_sweep_that_fails_is_made_up_for_before_anything_else(
    path: Path, said: list[object], old: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ovhsms_gui.store.database.BUSY_SECONDS", 0.05)
    with closing(WriteBooks(path, said.append)) as books:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreProblem):
                accounts.recover(books)
        assert said == []  # before this word nothing leaves
        sends.store(books, plan=plan(1), hold=0.0, test=False, endpoint="")
    assert said == [events.Recovered(1)]
    with closing(Journal(path)) as journal:
        send = journal.send(old)
        assert send.paused is not None
        assert journal.chunk(1).state is ChunkState.UNKNOWN
        following = journal.next_chunk()
        assert following is not None
        assert following.send_id != old


@pytest.mark.parametrize(
    "deed",
    [
        sends.resume,
        sends.cancel,
        sends.undo,
        sends.look_up,
        partial(sends.send_again, doubt=Doubt(1, 0, None, "", chunks={1: Question(None, "0")})),
        partial(sends.leave, doubt=Doubt(1, 0, None, "", chunks={1: Question(None, "0")})),
        partial(sends.rewrite, doubt=Doubt(1, 0, None, "", chunks={1: Question(None, "0")})),
    ],
)
def test_whatever_is_done_to_a_send_first_the_dead_run_is_swept_up(
    path: Path, old: int, deed: Callable[..., object]
) -> None:
    said: list[tuple[object, ChunkState]] = []

    def say(event: object) -> None:
        said.append((event, books.journal.chunk(1).state))

    with closing(WriteBooks(path, say)) as books:
        deed(books, send_id=old)
        deed(books, send_id=old)
    assert said == [(events.Recovered(1), ChunkState.UNKNOWN)]


def test_what_is_undone_in_time_is_taken_back_from_everybody_and_the_veto_is_lifted(
    path: Path, said: list[object]
) -> None:
    vetoes = Vetoes()
    with closing(WriteBooks(path, said.append, vetoes)) as books:
        send_id = sends.store(books, plan=plan(3), hold=60.0, test=False, endpoint="")
        vetoes.add(send_id)
        assert sends.undo(books, send_id=send_id).too_late == 0
        assert send_id not in vetoes
        assert books.journal.send(send_id).counts == {ReceiverState.CANCELLED: 3}
        again = sends.redraft(books, send_id=send_id)
    assert again.draft.text == "Bonjour"
    receivers = list(from_lines(again.receivers, "FR"))
    assert [row.number.e164 for row in receivers] == [f"+3363998{n:04d}" for n in range(3)]


def test_for_whom_it_is_too_late_is_told_and_a_new_draft_leaves_them_out(
    path: Path, said: list[object], old: int
) -> None:
    with closing(WriteBooks(path, said.append)) as books:
        undone = sends.undo(books, send_id=old)
        assert undone.too_late > 0
        assert undone.draft is None
        reached = {row.e164 for row in books.journal.all_receivers(old) if row.state is ReceiverState.UNKNOWN}
        again = sends.redraft(books, send_id=old)
    assert len(reached) == 2
    assert not reached & {row.number.e164 for row in from_lines(again.receivers, "FR")}


def test_who_undoes_in_time_gets_the_draft_that_was_sent(path: Path, said: list[object]) -> None:
    draft = Draft("Bonjour", Terms("MARTIN"))
    with closing(WriteBooks(path, said.append)) as books:
        drafts.keep(books, draft_id="mine", draft=draft, receivers="+33639980000")
        send_id = sends.store(books, plan=plan(1), hold=60.0, test=False, endpoint="", draft_id="mine")
        assert drafts.read(books, draft_id="mine") is None
        undone = sends.undo(books, send_id=send_id)
        assert undone.draft is not None
        assert (undone.draft.id, undone.draft.draft) == ("mine", draft)
        assert drafts.read(books, draft_id="mine") == undone.draft


def test_while_some_still_wait_the_draft_that_was_sent_is_not_given_back(
    path: Path, said: list[object]
) -> None:
    """It would go to them beside what waits."""
    with closing(WriteBooks(path, said.append)) as books:
        drafts.keep(books, draft_id="mine", draft=Draft("Bonjour", Terms("MARTIN")), receivers="+33639980000")
        send_id = sends.store(books, plan=plan(4), hold=60.0, test=False, endpoint="", draft_id="mine")
        books.opt_outs.add(["+33639980000"])
        assert books.journal.leave_out(1) == 1
        again = sends.redraft(books, send_id=send_id)
    assert (again.id, again.receivers) == ("", "")
