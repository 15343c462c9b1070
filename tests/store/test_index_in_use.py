"""The index of the sends, held by another program or made by one: nothing waits for it, and nothing fails for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store.database import BUSY_SECONDS
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.history import History, Wanted
from ovhsms_gui.store.journal import Journal

WANTED = Wanted(words="bonjour")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite"
    receivers = ReceiverList()
    receivers.add(read("Ana; +33639980012", "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
    plan = make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)
    with closing(Journal(path)) as journal:
        journal.cancel(journal.add_send(plan))
    return path


@pytest.fixture
def index(path: Path) -> Path:
    return path.with_name(f"{path.name}.search")


@pytest.fixture
def held(path: Path, index: Path) -> Iterator[None]:
    """A program that makes a backup, say."""
    with closing(History(path, writes=True)) as history:
        history.take_in(10)
    with closing(sqlite3.connect(index, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        yield


@pytest.mark.expects_log
@pytest.mark.usefixtures("held")
def test_a_held_one_is_done_without(path: Path) -> None:
    with closing(History(path, writes=True)) as history:
        assert len(history.sends(WANTED, 10)) == 1
        assert not history.take_in(10)


def test_nobody_waits_for_it_as_long_as_for_the_journal(path: Path) -> None:
    with closing(History(path, writes=True)) as history:
        own = history._index._db
        assert own is not None
        [waits] = own.execute("PRAGMA busy_timeout").fetchone()
    assert waits <= BUSY_SECONDS * 1000 / 10


@pytest.mark.expects_log
def test_somebody_elses_file_of_that_name_is_thrown_away(path: Path, index: Path) -> None:
    with closing(sqlite3.connect(index)) as other:
        other.execute("CREATE TABLE block (lines)")
        other.execute("PRAGMA user_version = 1")
    with closing(History(path, writes=True)) as history, closing(Eraser(path)) as eraser:
        history.take_in(10)
        assert len(history.sends(WANTED, 10)) == 1
        assert history._indexed()
        assert eraser.erase(["+33639980012"]) == 1
