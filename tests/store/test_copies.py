"""A copy that is whole by itself, and a file that is whole at a quiet moment."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal

from .conftest import MakePlan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


def alone(path: Path, folder: Path) -> Path:
    """The database file, without what lies beside it."""
    folder.mkdir()
    return Path(shutil.copy(path, folder / "journal.sqlite"))


def test_at_a_quiet_moment_the_file_alone_has_everything(path: Path, plan: MakePlan) -> None:
    with closing(Journal(path)) as journal:
        journal.add_send(plan(3))
        journal.checkpoint()
        with closing(Journal(alone(path, path.parent / "backup"))) as copy:
            assert copy.sends() == journal.sends()


def test_a_saved_copy_has_everything_in_one_file(path: Path, plan: MakePlan) -> None:
    target = path.parent / "my copy.sqlite"
    target.write_text("an older copy")
    beside = target.with_name(f"{target.name}.part")
    beside.write_text("somebody's own, or a link to it")
    with closing(Journal(path)) as journal:
        journal.add_send(plan(3))
        journal.save_copy(target)
        sends = journal.sends()
    names = {file.name for file in path.parent.iterdir()}
    assert {name for name in names if name.startswith(target.name)} == {target.name, beside.name}
    assert beside.read_text() == "somebody's own, or a link to it"
    with closing(sqlite3.connect(target)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(Journal(target)) as copy:
        assert copy.sends() == sends


def test_a_copy_that_cannot_be_written_leaves_the_old_one(path: Path, plan: MakePlan) -> None:
    with closing(Journal(path)) as journal:
        journal.add_send(plan(3))
        with pytest.raises(StoreProblem):
            journal.save_copy(path.parent)  # a folder stands there
        assert [send.total for send in journal.sends()] == [3]
    assert path.parent.is_dir()


@pytest.mark.parametrize("name", ["journal.sqlite", "journal.sqlite-wal", "a link"])
def test_a_copy_never_takes_the_place_of_the_data_itself(path: Path, plan: MakePlan, name: str) -> None:
    target = path.parent / name
    with closing(Journal(path)) as journal:
        journal.add_send(plan(3))
        if name == "a link":
            target.hardlink_to(path)
        with pytest.raises(StoreProblem):
            journal.save_copy(target)
        journal.add_send(plan(2))
    with closing(Journal(path)) as journal:
        assert sorted(send.total for send in journal.sends()) == [2, 3]
