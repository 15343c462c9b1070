"""One program per data folder; the second start wakes the first."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ovhsms_gui.store.lock import FolderLock
from ovhsms_gui.work.instance import Claim, Instance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ovhsms_gui.work.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
message = sys.argv[2].encode() * int(sys.argv[3]) if len(sys.argv) > 2 else b""
patience = float(sys.argv[4]) if len(sys.argv) > 4 else 0.0
sys.exit({"OURS": 0, "HANDED": 3, "UNANSWERED": 4}[instance.claim(message, patience).name])
"""


def second(lock: Path, *message: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", SECOND, str(lock), *message])


def test_the_second_is_refused_and_the_first_hears_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "lock")
    assert first.claim() is Claim.OURS
    with qtbot.waitSignal(first.wanted, timeout=20_000):
        process = second(tmp_path / "lock")
    assert process.wait(20) == 3
    first.release()


def test_another_folder_is_another_program(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first = Instance(tmp_path / "lock")
    assert first.claim() is Claim.OURS
    assert second(tmp_path / "other" / "lock").wait(20) == 0
    first.release()


def test_after_a_crash_the_folder_is_free_again(qtbot: QtBot, tmp_path: Path) -> None:
    assert second(tmp_path / "lock").wait(20) == 0  # ended without release()
    again = Instance(tmp_path / "lock")
    assert again.claim() is Claim.OURS
    again.release()
    assert second(tmp_path / "lock").wait(20) == 0


def test_what_the_second_was_to_open_reaches_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "lock")
    assert first.claim() is Claim.OURS
    for word, times in (("é", 1), ("0639980012", 2_000_000)):
        with qtbot.waitSignal(first.handed, timeout=60_000) as heard:
            process = second(tmp_path / "lock", word, str(times))
        assert process.wait(20) == 3
        assert heard.args is not None
        assert heard.args[0] == word.encode() * times
    first.release()


def test_a_first_that_does_not_listen_is_told_from_one_that_took_it(qtbot: QtBot, tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "lock")
    assert lock.take()
    assert second(tmp_path / "lock", "a", "1").wait(20) == 4
    assert second(tmp_path / "lock").wait(20) == 4
    lock.release()


def test_what_comes_while_the_first_closes_waits_and_is_not_lost(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "lock")
    assert first.claim() is Claim.OURS
    heard: list[object] = []
    first.handed.connect(heard.append)
    first.deafen()
    process = second(tmp_path / "lock", "a", "1", "60")
    qtbot.waitUntil(lambda: _tries(process.pid, tmp_path / "lock"), timeout=20_000)
    first.release()
    assert process.wait(30) == 0  # the folder is its own now, and what it was to open is with it
    assert heard == []


def test_one_that_has_connected_when_the_first_closes_is_sent_away(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "lock")
    assert first.claim() is Claim.OURS
    heard: list[object] = []
    first.handed.connect(heard.append)
    link = QLocalSocket()
    link.connectToServer(first._server.fullServerName())
    assert link.waitForConnected(5000)
    qtbot.waitUntil(lambda: bool(first._callers), timeout=5000)
    with qtbot.waitSignal(link.disconnected, timeout=20_000):
        first.deafen()
    assert (heard, link.readAll().data()) == ([], b"")
    first.release()


def _tries(pid: int, lock: Path) -> bool:
    """The process has come to look at the lock, or cannot be looked into here."""
    folder = Path(f"/proc/{pid}/maps")
    return not folder.exists() or "QtNetwork" in folder.read_text()


@pytest.mark.skipif(os.name != "posix", reason="Windows has pipes of the user's own")
def test_whose_folder_the_socket_is_in(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the shared temporary folder another user could take its place, or listen before us."""
    with TemporaryDirectory() as short:  # a socket's path is
        runtime, data = Path(short, "run"), Path(short, "data")
        for folder in (runtime, data):
            folder.mkdir(mode=0o700)
        monkeypatch.chdir(short)  # one's own, and so a place that would do
        for value, mode, parent in (
            (str(runtime), 0o700, runtime),
            (str(runtime), 0o770, data),
            ("run", 0o700, data),
            ("", 0o700, data),
        ):
            monkeypatch.setenv("XDG_RUNTIME_DIR", value)
            runtime.chmod(mode)
            first = Instance(data / "lock")
            assert first.claim() is Claim.OURS
            assert Path(first._server.fullServerName()).parent == parent
            first.release()


@pytest.mark.expects_log
@pytest.mark.skipif(os.name != "posix", reason="Windows has pipes of the user's own")
def test_where_nobody_can_listen_the_program_starts_all_the_same_and_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "nowhere"))
    deep = tmp_path / ("long" * 30)
    deep.mkdir()
    first = Instance(deep / "lock")
    assert first.claim() is Claim.OURS
    assert "cannot bring this window up" in caplog.text
    assert second(deep / "lock", "a", "1").wait(30) == 4
    first.release()


@pytest.mark.expects_log
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.getuid() != 0, reason="only root can start as another user"
)
def test_a_strangers_program_is_sent_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even one that can reach the socket."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    first = Instance(tmp_path / "lock")
    assert first.claim() is Claim.OURS
    heard: list[object] = []
    first.handed.connect(heard.append)
    first.wanted.connect(lambda: heard.append("wanted"))
    there = Path(first._server.fullServerName())
    there.chmod(0o666)
    for folder in there.parents:
        folder.chmod(folder.stat().st_mode | 0o011)
    code = (
        "import socket, sys; s = socket.socket(socket.AF_UNIX); s.settimeout(20); s.connect(sys.argv[1]);"
        "sys.exit(len(s.recv(1)))"
    )
    process = subprocess.Popen(["/usr/bin/python3", "-c", code, str(there)], user=65534)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
    assert (process.returncode, heard) == (0, [])
    first.release()


def test_who_has_given_up_waiting_said_that_nothing_was_opened_and_nothing_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = Instance(tmp_path / "lock")
    assert first.claim() is Claim.OURS
    heard: list[object] = []
    first.handed.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(first._server.fullServerName())
    assert socket.waitForConnected(5000)
    socket.write((1).to_bytes(8) + b"a")
    while socket.bytesToWrite():  # the first is busy, and hears of it only later
        assert socket.waitForBytesWritten(5000)
    socket.abort()
    with qtbot.waitSignal(first.handed, timeout=20_000):
        process = second(tmp_path / "lock", "b", "1")
    assert process.wait(20) == 3
    assert heard == [b"b"]
    first.release()


def test_a_caller_that_says_nonsense_is_sent_away(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "lock")
    assert first.claim() is Claim.OURS
    heard: list[object] = []
    first.handed.connect(heard.append)
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.disconnected, timeout=20_000):
        socket.connectToServer(first._server.fullServerName())
        assert socket.waitForConnected(5000)
        socket.write(b"\xff" * 8)
    assert heard == []
    first.release()
