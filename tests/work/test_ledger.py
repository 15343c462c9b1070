"""The ledger: nothing of an earlier run leaves before it was swept up, however often that fails."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import Cause
from ovhsms_gui.work import events
from ovhsms_gui.work.desk import DeskHandler, ReadAccounts
from ovhsms_gui.work.ledger import QueueChanged, StoreSend


def plan(people: int) -> Plan:
    receivers = ReceiverList()
    receivers.add(read("\n".join(f"+3363998{n:04d}" for n in range(people)), "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
    return make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)


def test_a_sweep_that_fails_is_made_up_for_before_anything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.sqlite"
    with closing(Journal(path, run="dead")) as dead:
        old = dead.add_send(plan(4), chunk_size=2)
        chunk = dead.next_chunk()
        assert chunk is not None
        dead.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
    monkeypatch.setattr("ovhsms_gui.store.database.BUSY_SECONDS", 0.05)
    told: list[object] = []
    with closing(DeskHandler(path, told.append)) as desk:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            desk.handle(ReadAccounts())
        assert any(isinstance(event, events.StoreFailed) for event in told)
        assert QueueChanged() not in told
        desk.handle(StoreSend(plan(1), hold=0.0))
    assert any(isinstance(event, events.Recovered) for event in told)
    with closing(Journal(path)) as journal:
        send = journal.send(old)
        assert send.paused is not None
        assert journal.chunk(1).state is ChunkState.UNKNOWN
        following = journal.next_chunk()
        assert following is not None
        assert following.send_id != old
