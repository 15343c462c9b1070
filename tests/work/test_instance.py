"""One program per data folder; the second start wakes the first."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QLockFile
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ovhsms_gui.work.instance import Instance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ovhsms_gui.work.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
message = sys.argv[2].encode() * int(sys.argv[3]) if len(sys.argv) > 2 else b""
sys.exit(0 if instance.claim(message) else 3 if instance.taken else 4)
"""


def second(lock: Path, *message: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", SECOND, str(lock), *message])


def test_the_second_is_refused_and_the_first_hears_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "lock")
    assert first.claim()
    with qtbot.waitSignal(first.wanted, timeout=20_000):
        process = second(tmp_path / "lock")
    assert process.wait(20) == 3
    first.release()


def test_another_folder_is_another_program(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first = Instance(tmp_path / "lock")
    assert first.claim()
    assert second(tmp_path / "other" / "lock").wait(20) == 0
    first.release()


def test_after_a_crash_the_folder_is_free_again(qtbot: QtBot, tmp_path: Path) -> None:
    assert second(tmp_path / "lock").wait(20) == 0  # ended without release()
    again = Instance(tmp_path / "lock")
    assert again.claim()
    again.release()
    assert second(tmp_path / "lock").wait(20) == 0


def test_what_the_second_was_to_open_reaches_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "lock")
    assert first.claim()
    for word, times in (("é", 1), ("0639980012", 2_000_000)):
        with qtbot.waitSignal(first.handed, timeout=60_000) as heard:
            process = second(tmp_path / "lock", word, str(times))
        assert process.wait(20) == 3
        assert heard.args is not None
        assert heard.args[0] == word.encode() * times
    first.release()


def test_a_first_that_does_not_listen_is_told_from_one_that_took_it(qtbot: QtBot, tmp_path: Path) -> None:
    lock = QLockFile(str(tmp_path / "lock"))
    assert lock.tryLock(0)
    assert second(tmp_path / "lock", "a", "1").wait(20) == 4
    assert second(tmp_path / "lock").wait(20) == 3
    lock.unlock()


def test_a_caller_that_says_nonsense_is_sent_away(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "lock")
    assert first.claim()
    heard: list[object] = []
    first.handed.connect(heard.append)
    socket = QLocalSocket()
    with qtbot.waitSignals([first.wanted, socket.disconnected], timeout=20_000):
        socket.connectToServer(first._server.fullServerName())
        assert socket.waitForConnected(5000)
        socket.write(b"\xff" * 8)
    assert heard == []
    first.release()
