"""A start shows a window, or a sentence and status 2: whatever the folder is like."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ovhsms_gui.app import _open_folder
from ovhsms_gui.store.lock import FolderLock
from ovhsms_gui.store.places import Places

posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and names of bytes are POSIX's")


def in_the_way(data: Path) -> Path:
    data.write_text("not a folder")
    return data


def no_right(data: Path) -> Path:
    data.mkdir()
    data.chmod(0o500)
    return data


def lock_is_a_folder(data: Path) -> Path:
    (data / "lock").mkdir(parents=True)
    return data


def lock_is_a_link(data: Path) -> Path:
    """Where others may write it would make a file of theirs ours to lock, or ours theirs to see."""
    data.mkdir()
    (data / "lock").symlink_to(data / "elsewhere")
    return data


@posix
@pytest.mark.parametrize("broken", [in_the_way, no_right, lock_is_a_folder, lock_is_a_link])
def test_what_cannot_be_used_is_a_sentence(broken: Callable[[Path], Path], tmp_path: Path) -> None:
    data = broken(tmp_path / "data")
    # Root may write everywhere, unless it gives that up.
    fewer = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.getuid() == 0 else []
    with subprocess.Popen(
        [*fewer, sys.executable, "-m", "ovhsms_gui", "--data-dir", str(data)],
        env={**os.environ, "HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        process.kill()  # the same sentence stands in a box that waits for OK
    assert "data folder" in said
    assert str(data) in said
    assert "Traceback" not in said


def test_a_program_without_a_console_says_it_all_the_same(tmp_path: Path) -> None:
    """As on Windows, and wherever the place for errors was closed."""
    code = (
        "import sys; from PySide6.QtWidgets import QMessageBox; from ovhsms_gui.__main__ import main;"
        "QMessageBox.exec = lambda box: print(box.text()); sys.stderr = None; sys.exit(main(sys.argv[1:]))"
    )
    data = in_the_way(tmp_path / "data")
    for arguments in (["--data-dir", str(data)], ["sms:Ana"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**os.environ, "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (2, "")
        assert done.stdout.strip()


@posix
@pytest.mark.parametrize(("mode", "word"), [(0o755, "look into"), (0o777, "change what lies")])
def test_a_folder_that_others_use_too_is_told(tmp_path: Path, mode: int, word: str) -> None:
    (tmp_path / "another's").touch()
    tmp_path.chmod(mode)
    places = Places(tmp_path)
    places.create()
    [notice] = _open_folder(places)
    assert word in str(notice)


def started(*arguments: str | bytes, home: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "ovhsms_gui", *arguments],
        env={**os.environ, "HOME": str(home)},
        stderr=subprocess.PIPE,
    )


def closes(process: "subprocess.Popen[bytes]") -> int:
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said
    return process.returncode


@posix
def test_a_lock_that_an_earlier_program_left_stops_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    """A process number that lives again, the old name of this computer: what stands in the file says nothing."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "lock").write_text(f"{os.getpid()}\npython3\nanother-computer\n")
    with started("--data-dir", str(data), home=tmp_path) as process:
        qtbot.waitUntil((data / "journal.sqlite").exists, timeout=30_000)
        assert closes(process) == 0


@posix
@pytest.mark.parametrize("log_is_a_folder", [False, True])
def test_a_folder_whose_name_is_no_text_and_a_log_that_cannot_be_are_no_obstacle(
    qtbot: QtBot, tmp_path: Path, log_is_a_folder: bool
) -> None:
    data = os.fsencode(tmp_path) + b"/donn\xe9es"
    os.mkdir(data, 0o700)  # noqa: PTH102 - a name of bytes
    if log_is_a_folder:
        os.mkdir(data + b"/ovhsms-gui.log")  # noqa: PTH102
    with started(b"--data-dir", data, home=tmp_path) as process:
        qtbot.waitUntil(lambda: os.path.exists(data + b"/journal.sqlite"), timeout=30_000)  # noqa: PTH110
        assert closes(process) == 0


@posix
def test_the_demo_takes_the_lock_of_its_folder_too(tmp_path: Path) -> None:
    """Else it would take a running chunk of the other for one of a run that died."""
    lock = FolderLock(tmp_path / "lock")
    assert lock.take()
    with started("--demo", "--data-dir", str(tmp_path), home=tmp_path) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        process.kill()
    assert b"open already" in said
    assert not (tmp_path / "journal.sqlite").exists()
    lock.release()


@posix
def test_log_lock_and_journal_are_for_their_owners_eyes(qtbot: QtBot, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        process = started("--data-dir", str(data), home=tmp_path)
    finally:
        os.umask(before)
    with process:
        qtbot.waitUntil((data / "journal.sqlite").exists, timeout=30_000)
        assert closes(process) == 0
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()}
    assert {"lock", "ovhsms-gui.log", "journal.sqlite"} <= files.keys()
    assert set(files.values()) == {0o600}
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
