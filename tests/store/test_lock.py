"""One program per data folder: who has the lock keeps it, and gives it back whole."""

import errno
import stat
from pathlib import Path

import pytest

from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.lock import FolderLock

fcntl = pytest.importorskip("fcntl", reason="Windows locks in another way")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lock"


def open_files() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def test_one_has_it_until_it_is_given_back(path: Path) -> None:
    first, second = FolderLock(path), FolderLock(path)
    assert first.take()
    assert first.take()  # it has it
    assert not second.take()
    first.release()
    first.release()
    assert second.take()
    assert not first.take()
    second.release()
    assert path.exists()  # taking the file away would take another's lock with it


def test_nobody_else_can_open_the_file(path: Path) -> None:
    path.touch(0o666)
    lock = FolderLock(path)
    assert lock.take()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lock.release()


def test_what_cannot_be_locked_is_told_and_leaves_nothing_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    before = open_files()
    with pytest.raises(StoreProblem):
        FolderLock(path).take()
    assert open_files() == before


def test_who_does_not_get_it_leaves_nothing_open(path: Path) -> None:
    first, second = FolderLock(path), FolderLock(path)
    first.take()
    before = open_files()
    assert not second.take()
    assert open_files() == before
    first.release()


def test_a_link_in_its_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear")
    path.symlink_to(tmp_path / "letter")
    with pytest.raises(StoreProblem):
        FolderLock(path).take()
