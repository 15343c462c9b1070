"""One program per data folder; the second start wakes the first."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from ovhsms_gui.work.instance import Instance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ovhsms_gui.work.instance import Instance
app = QCoreApplication([])
sys.exit(0 if Instance(Path(sys.argv[1])).claim() else 3)
"""


def second(lock: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", SECOND, str(lock)])


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
