"""A key pressed twice in one breath presses once, where the second press would land on what undoes the first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.kit.still import Contraries
from ovhsms_gui.store.people import Span

from . import test_replies as replies
from .conftest import Desk, Open
from .lanes import settle
from .test_asked_to_stop import own_list
from .test_contacts import choose, opened, receivers, table, told


@pytest.fixture
def breath(qapp: QApplication) -> Iterator[QApplication]:
    """However slow the machine is, what follows is one breath."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(600_000)
    yield qapp
    qapp.setDoubleClickInterval(before)


KEYS = pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])


@KEYS
@pytest.mark.usefixtures("breath")
def test_who_is_let_in_again_by_a_double_press_stays_so(
    open_desk: Open, server: DemoServer, key: Qt.Key
) -> None:
    desk = opened(open_desk, server, 4)
    state = desk.parts.contacts
    choose(desk, 0)
    state.opt_out(state.at([Span(0, 0)]))
    goes, comes = desk.find(QPushButton, "optInButton"), desk.find(QPushButton, "optOutButton")
    desk.until(goes.isVisible)
    press_twice(desk, goes, comes, key)
    assert table(desk)[0][3] == ""
    assert "1 person may be written to again" in told(desk)
    assert desk.dialog("optOutDialog") is None


def press_twice(desk: Desk, goes: QPushButton, comes: QPushButton, key: Qt.Key) -> None:
    """And once more on what comes up where the first was."""
    goes.setFocus()
    QTest.keyClick(goes, key)
    QTest.keyClick(goes, key)
    desk.until(lambda: comes.isVisible() and not goes.isVisible())
    QTest.keyClick(comes, key)
    settle(desk.parts.office, desk.qtbot)
    desk.until(comes.isVisible)


@KEYS
@pytest.mark.usefixtures("breath")
def test_who_asked_for_no_more_stays_out_by_a_double_press(desk: Desk, key: Qt.Key) -> None:
    replies.reply(desk, "STOP")
    replies.open_page(desk)
    replies.choose(desk)
    goes, comes = desk.find(QPushButton, "replyOptOutButton"), desk.find(QPushButton, "replyOptInButton")
    desk.until(goes.isVisible)
    press_twice(desk, goes, comes, key)
    assert own_list(desk), "opted out"


def test_later_on_each_press_counts(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(1)
    one, other = QPushButton(), QPushButton()
    pressed: list[str] = []
    for name, button in (("one", one), ("other", other)):
        qtbot.addWidget(button)
        button.clicked.connect(lambda _checked, name=name: pressed.append(name))
    Contraries(one, other)
    QTest.keyClick(one, Qt.Key.Key_Space)

    def pressed_other() -> bool:
        QTest.keyClick(other, Qt.Key.Key_Space)
        return "other" in pressed

    qtbot.waitUntil(pressed_other)
    qapp.setDoubleClickInterval(before)
    assert pressed == ["one", "other"]


def test_all_who_are_on_the_message_already_are_not_told_as_added(
    open_desk: Open, server: DemoServer
) -> None:
    desk = opened(open_desk, server, 4)
    for _time in range(2):
        desk.show_page(3)
        desk.find(QLabel, "contactsToldLabel").setText("")
        desk.click("addToMessageButton")
        desk.until(lambda: told(desk) == "✓ On the message's list: 4 people.")
        desk.until(lambda: len(receivers(desk)) == 4)
