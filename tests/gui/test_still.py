"""What comes under a resting pointer: a click that was meant for what stood there before does nothing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from ovhsms_gui.gui.kit import still

from .conftest import Desk
from .people import many_states
from .test_replies import ANA, BOB, open_page, reply
from .test_slips import ask

pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # said of a tip by the offscreen platform
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def long_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is."""
    monkeypatch.setattr(still, "MOMENT", 1000.0)


def rest_on(widget: QWidget, place: QPoint) -> None:
    QCursor.setPos(widget.mapToGlobal(place))


def test_nothing_is_pressed_when_remarks_have_moved_the_page(desk: Desk) -> None:
    many_states(desk)
    new, more = desk.find(QPushButton, "newMessageButton"), desk.find(QPushButton, "moreFindingsButton")
    page, text = desk.parts.window.pages.compose.widget, desk.parts.compose.draft.text
    desk.until(more.isVisible)

    def more_or_less() -> None:
        high = page.height()
        QTest.keyClick(more, Qt.Key.Key_Space)
        desk.until(lambda: page.height() != high)

    rest_on(new, new.rect().center())
    more_or_less()
    QTest.mouseClick(new, LEFT)
    assert desk.parts.compose.draft.text == text
    rest_on(page, QPoint(0, 0))
    more_or_less()
    QTest.mouseClick(new, LEFT)
    assert desk.parts.compose.draft.text == ""


def test_nor_the_button_that_sends_when_its_dialog_has_grown(desk: Desk) -> None:
    dialog = ask(desk)
    send = dialog.findChild(QPushButton, "confirmSendButton")
    assert send is not None
    desk.until(lambda: dialog.rect().contains(send.geometry()))
    by = QPoint(0, 30)
    rest_on(send, send.rect().center() + by)
    before = send.mapTo(dialog, QPoint(0, 0))
    dialog.resize(dialog.width(), dialog.height() + by.y())
    desk.until(lambda: send.mapTo(dialog, QPoint(0, 0)) == before + by)
    QTest.mouseClick(send, LEFT)
    assert dialog.isVisible()
    rest_on(dialog, QPoint(0, 0))
    dialog.resize(dialog.width(), dialog.height() - by.y())
    desk.until(lambda: send.mapTo(dialog, QPoint(0, 0)) == before)
    QTest.mouseClick(send, LEFT)
    desk.until(lambda: desk.parts.outbox.current is not None)


def test_nobody_is_opened_whom_a_reply_has_brought_under_the_pointer(desk: Desk) -> None:
    reply(desk, "D’accord", ago=60)
    reply(desk, "Plutôt jeudi ?", BOB, ago=50)
    open_page(desk)
    view = desk.find(QTableView, "conversationView")

    def second() -> QPoint:
        return view.visualRect(view.model().index(1, 0)).center()

    rest_on(view.viewport(), second())
    reply(desk, "À quelle heure ?", ANA, ago=40)
    desk.until(lambda: [row.e164 for row in desk.parts.replies.rows] == [ANA, BOB])
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, second())
    assert desk.parts.replies.chosen == ""
    rest_on(view.viewport(), QPoint(0, 0))
    reply(desk, "Et vendredi ?", BOB, ago=30)
    desk.until(lambda: [row.e164 for row in desk.parts.replies.rows] == [BOB, ANA])
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, second())
    assert desk.parts.replies.chosen == ANA
