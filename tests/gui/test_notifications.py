"""What is told outside the window: when a send is complete or has failures, and never what or to whom."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from ovhsms_gui.core.settings import NOTIFY
from ovhsms_gui.demo.habits import Habits
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.outbox.ends import Ends
from ovhsms_gui.store.settings import remembered

from .conftest import Desk, Open, guest, lawful


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(clock=lawful) as demo:
        demo.world.delivery_seconds = 0.2
        demo.world.habits = Habits(endings={"99": (23,)})
        yield demo


class Ear:
    """Hears what the program would have the system show."""

    def __init__(self, desk: Desk) -> None:
        self.looked_at = False
        self.heard: list[tuple[str, str]] = []
        parts = desk.parts
        self.ends = Ends(parts.outbox, parts.office.preferences, lambda _: self.looked_at, parts.shell)
        self.ends.told.connect(self.hear)

    def hear(self, title: str, sentence: str) -> None:
        self.heard.append((title, sentence))


def sent(desk: Desk, who: str) -> None:
    desk.add(who)
    desk.write("Bonjour Ana, secret 4711")
    desk.choose_sender("MARTIN")
    desk.send(0)


def to_the_end(desk: Desk) -> None:
    """Until OVHcloud has said the last word of what was sent."""
    outbox = desk.parts.outbox
    desk.until(lambda: bool(outbox.sends) and "accepted" in outbox.sends[0].counts)
    desk.parts.office.look_up(outbox.sends[0].id)
    desk.until(lambda: not {"planned", "leaving", "accepted"} & set(outbox.sends[0].counts))


def test_a_complete_send_is_told_without_names_and_words(desk: Desk) -> None:
    ear = Ear(desk)
    sent(desk, "Ana Duval 06 39 98 00 12\nBob Hill 06 39 98 00 99")
    to_the_end(desk)
    desk.until(lambda: bool(ear.heard))
    [(title, sentence)] = ear.heard
    assert title == "SMS through OVHcloud"
    assert sentence.startswith("The send of ")
    assert sentence.endswith("is complete. Delivered: 1 person. Not delivered: 1 person.")
    assert not any(word in sentence for word in ("Ana", "Bob", "0012", "4711", "MARTIN"))


def test_who_looks_at_it_is_not_told(desk: Desk) -> None:
    ear = Ear(desk)
    ear.looked_at = True
    sent(desk, "Ana Duval 06 39 98 00 12")
    to_the_end(desk)
    ear.ends.tell()
    assert ear.heard == []


def test_the_window_knows_which_send_is_looked_at(desk: Desk) -> None:
    shell, outbox = desk.parts.shell, desk.parts.outbox
    sent(desk, "Ana Duval 06 39 98 00 12")
    desk.until(lambda: bool(outbox.sends))
    desk.show_page(1)
    outbox.choose(outbox.sends[0].id)
    desk.until(lambda: outbox.current is not None)
    send_id = outbox.sends[0].id
    desk.parts.window.activateWindow()
    desk.until(desk.parts.window.isActiveWindow)
    assert shell.looks_at(send_id)
    assert not shell.looks_at(send_id + 1)
    desk.show_page(0)
    assert not shell.looks_at(send_id)


def test_switched_off_in_the_settings_nothing_is_told(desk: Desk) -> None:
    ear = Ear(desk)
    desk.click("settingsButton")
    dialog = desk.wait_dialog("settingsDialog")
    toggle = dialog.findChild(QCheckBox, "notifyToggle")
    assert toggle is not None
    assert toggle.isChecked()
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    dialog.reject()
    desk.until(lambda: not NOTIFY.among(remembered(desk.places.journal)))
    sent(desk, "Ana Duval 06 39 98 00 12")
    to_the_end(desk)
    ear.ends.tell()
    assert ear.heard == []


def test_what_was_so_before_the_start_is_no_news(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    sent(desk, "Ana Duval 06 39 98 00 12")
    to_the_end(desk)
    ear = Ear(desk)
    desk.parts.outbox.read()
    desk.parts.outbox.sends_changed.emit()
    ear.ends.tell()
    assert ear.heard == []


_SHOW = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from ovhsms_gui.gui.notifications import Notifications
app = QApplication([])
notifications = Notifications(QIcon())
notifications.show("A title", "A sentence.")
QTimer.singleShot(10_000, app.quit)
QTimer(app, interval=20, timeout=lambda: notifications._asked is None and app.quit()).start()
app.exec()
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not (shutil.which("dbus-run-session") and shutil.which("dbus-monitor")),
    reason="needs a message bus of its own",
)
def test_the_desktops_portal_gets_the_words(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    script = f"""
        dbus-monitor --session "interface='org.freedesktop.portal.Notification'" > {heard} &
        until grep -q NameAcquired {heard}; do read -t 0.05 < <(:); done
        {sys.executable} -c '{_SHOW}'
        until grep -q 'A sentence' {heard}; do read -t 0.05 < <(:); done
        kill $!
    """
    subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        check=False,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    text = heard.read_text(encoding="utf-8")
    assert "member=AddNotification" in text
    assert 'string "A title"' in text
    assert 'string "A sentence."' in text
