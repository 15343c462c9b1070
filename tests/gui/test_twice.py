"""A key pressed twice in one breath presses once, where the second press would land on what undoes the first."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ovhsms_gui.demo.server import DemoServer
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
def test_who_is_let_in_again_by_a_double_press_is_asked_about_and_stays_out(
    open_desk: Open, server: DemoServer, key: Qt.Key
) -> None:
    desk = opened(open_desk, server, 4)
    state = desk.parts.contacts
    choose(desk, 0)
    state.opt_out(state.at([Span(0, 0)]))
    goes = desk.find(QPushButton, "optInButton")
    desk.until(goes.isVisible)
    goes.setFocus()
    QTest.keyClick(goes, key)
    focus = desk.wait_dialog("optInDialog").focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    desk.until(lambda: desk.dialog("optInDialog") is None)
    settle(desk.parts.office, desk.qtbot)
    assert table(desk)[0][3] == "opted out"


@KEYS
@pytest.mark.usefixtures("breath")
def test_who_asked_for_no_more_stays_out_by_a_double_press(desk: Desk, key: Qt.Key) -> None:
    replies.reply(desk, "STOP")
    replies.open_page(desk)
    replies.choose(desk)
    goes, comes = desk.find(QPushButton, "replyOptOutButton"), desk.find(QPushButton, "replyOptInButton")
    desk.until(goes.isVisible)
    goes.setFocus()
    QTest.keyClick(goes, key)
    QTest.keyClick(goes, key)
    desk.until(comes.isVisible)
    focus = desk.parts.window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    settle(desk.parts.office, desk.qtbot)
    assert own_list(desk), "opted out"
    assert desk.dialog("optInDialog") is None


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
