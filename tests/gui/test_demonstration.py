"""The demonstration opens as a program of its own, once, and what is seen meanwhile says so."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.accounts.welcome import Welcome
from ovhsms_gui.gui.demonstration import Demonstration, Stage

# Tells that it was started, and ends when its file is taken away.
PROGRAM = """
import sys, pathlib, time
here = pathlib.Path(sys.argv[1])
with here.open("a") as file:
    file.write("started\\n")
while here.exists():
    time.sleep(0.01)
sys.exit(int(sys.argv[2]))
"""


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "running"
    file.touch()
    yield file
    file.unlink(missing_ok=True)


def program(there: Path, status: int = 0, *, look_ms: int = 500) -> Demonstration:
    return Demonstration([sys.executable, "-c", PROGRAM, str(there), str(status)], look_ms=look_ms)


def test_pressed_twice_it_is_started_once_and_again_when_it_was_closed(qtbot: QtBot, there: Path) -> None:
    demonstration = program(there, look_ms=20)
    demonstration.open()
    demonstration.open()
    assert demonstration.stage is Stage.OPENING
    qtbot.waitUntil(lambda: demonstration.stage is Stage.OPEN, timeout=30_000)
    demonstration.open()
    qtbot.waitUntil(lambda: there.read_text() == "started\n", timeout=30_000)
    there.unlink()
    qtbot.waitUntil(lambda: demonstration.stage is Stage.CLOSED, timeout=30_000)
    there.touch()
    demonstration.open()
    qtbot.waitUntil(lambda: there.read_text() == "started\n", timeout=30_000)
    there.unlink()
    qtbot.waitUntil(lambda: demonstration.stage is Stage.CLOSED, timeout=30_000)


@pytest.mark.parametrize("command", [["/nowhere"], [sys.executable, "-c", "raise SystemExit(2)"]])
def test_one_that_does_not_start_says_so(qtbot: QtBot, command: list[str]) -> None:
    demonstration = Demonstration(command)
    demonstration.open()
    qtbot.waitUntil(lambda: demonstration.stage is Stage.FAILED, timeout=30_000)


def test_the_page_says_how_far_it_is(qtbot: QtBot) -> None:
    page = Welcome()
    qtbot.addWidget(page)
    page.show()
    link = page.findChild(QPushButton, "tryDemoButton")
    assert link is not None
    before = link.text()
    page.show_demonstration(Stage.OPENING)
    assert (link.text(), link.isEnabled()) == ("Opening the demonstration…", False)
    page.show_demonstration(Stage.OPEN)
    assert (link.text(), link.isEnabled()) == ("The demonstration is open in a window of its own", False)
    page.show_demonstration(Stage.FAILED)
    assert (link.text(), link.isEnabled()) == (before, True)
    assert any("could not be opened" in label.text() for label in page.findChildren(QLabel))
    page.show_demonstration(Stage.CLOSED)
    assert not any("could not be opened" in label.text() for label in page.findChildren(QLabel))
