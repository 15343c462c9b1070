"""What a new user hesitated at on the pages: what moved, what was not said, what stood there and meant another."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.look import text_width
from ovhsms_gui.gui.outbox import faces
from ovhsms_gui.outbox.events import SendWatched

from .conftest import Desk
from .test_replies import ANA, BOB, choose, open_page, reply

OUTBOX = 1


def scheduled(desk: Desk) -> None:
    """Three people's message waits at OVHcloud, and is shown."""
    desk.add("06 39 98 00 12\n06 39 98 00 13\n06 39 98 00 14")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.parts.compose.set_due(Due(desk.now + 4 * 3600))
    desk.send(0)
    desk.show_page(OUTBOX)
    outbox, view = desk.parts.outbox, desk.find(QTableView, "outboxReceiversView")
    desk.until(lambda: outbox.current is not None and ReceiverState.SCHEDULED in outbox.current.counts)
    desk.until(lambda: view.isVisible() and view.model().rowCount() == 3)


def test_who_goes_through_the_receivers_finds_them_where_they_were(tongue: str, desk: Desk) -> None:
    scheduled(desk)
    window = desk.parts.window
    view, some = desk.find(QTableView, "outboxReceiversView"), desk.find(QPushButton, "cancelSelectedButton")
    for width in (820, 1024, 1280):
        window.resize(width, 700)
        view.clearSelection()
        desk.until(lambda: some.isVisible() and not some.isEnabled() and bool(some.toolTip()))
        for _ in range(5):  # lines that wrap settle by turns
            QApplication.processEvents()
        top = view.mapTo(window, QPoint()).y()
        view.selectRow(1)
        desk.until(some.isEnabled)
        view.selectAll()
        for _ in range(5):
            QApplication.processEvents()
        assert view.mapTo(window, QPoint()).y() == top, width


def test_it_says_how_fresh_it_is_once_ovhcloud_has_answered(desk: Desk) -> None:
    scheduled(desk)
    fresh = desk.find(QLabel, "outboxFreshLabel")
    outbox = desk.parts.outbox
    assert outbox.current is not None
    before = outbox.answered(outbox.current.id)
    desk.parts.office.happened.emit(SendWatched(outbox.current.id, asked=False))
    assert outbox.answered(outbox.current.id) == before, "nobody was asked yet"
    desk.click("lookUpButton")
    desk.until(fresh.isVisible)
    answered = outbox.answered(outbox.current.id)
    assert answered is not None
    assert fresh.text() == f"Updated at {faces.clock(answered)}"


def test_a_search_among_replies_that_finds_nothing_shows_no_conversation_of_before(desk: Desk) -> None:
    reply(desk, "OUI", ANA)
    reply(desk, "NON", BOB)
    open_page(desk)
    choose(desk)
    name, find = desk.find(QLabel, "threadNameLabel"), desk.find(QLineEdit, "repliesSearchEdit")
    desk.until(name.isVisible)
    find.setText("personne de ce nom")
    desk.until(lambda: not name.isVisible())
    find.clear()
    desk.until(name.isVisible)
    find.setText("personne de ce nom")
    desk.until(lambda: not name.isVisible())
    desk.parts.window.pages.replies.widget.show_person(ANA)  # from the page of sends
    desk.until(name.isVisible)
    desk.until(lambda: not find.text())


@pytest.mark.parametrize(
    ("name", "heard"), [("accountsButton", "Accounts and keys"), ("settingsButton", "Settings")]
)
def test_where_the_rail_is_narrow_its_buttons_keep_icon_and_name(desk: Desk, name: str, heard: str) -> None:
    window, button = desk.parts.window, desk.find(QPushButton, name)
    beside = button.height()
    window.resize(px(60), px(48))
    desk.until(lambda: button.height() > beside)  # the icon over the word
    assert (button.accessibleName(), bool(button.text())) == (heard, True)
    assert heard in button.toolTip()
    window.resize(px(60), px(24))
    desk.until(lambda: button.height() == beside)


def test_the_trail_is_named_by_the_question_that_it_answers(tongue: str, desk: Desk) -> None:
    scheduled(desk)
    trail = desk.find(QPushButton, "trailButton")
    words = {"en": "What &happened?", "fr": "Que s’est-il &passé\u202f?"}
    assert trail.text() == words[tongue]
    QTest.mouseClick(trail, Qt.MouseButton.LeftButton)
    dialog = desk.wait_dialog("trailDialog")
    assert dialog.windowTitle() == words[tongue].replace("&", "")
    view = dialog.findChild(QTableView, "trailView")
    assert view is not None

    def steps() -> list[str]:
        return [str(view.model().index(row, 2).data()) for row in range(view.model().rowCount())]

    desk.until(lambda: len(steps()) >= 4 and "…" not in steps())
    assert view.columnWidth(2) >= max(map(text_width, steps())) + px(0.5) + px(0.25), "no step is cut"
