"""While a send can be undone every page says so, and how; afterwards it is said what became of it."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit, QPushButton, QWidget

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.rowlines import to_lines
from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.files.people import Imported
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.store.drafts import KeptDraft
from ovhsms_gui.store.steady import steady

from .conftest import Desk, Open, close, guest

PAGES = range(4)


def send(desk: Desk, text: str, undo: int = 60) -> None:
    desk.add("06 39 98 00 12\n06 39 98 00 13")
    desk.write(text)
    desk.choose_sender("MARTIN")
    desk.send(undo)
    desk.until(lambda: any(text in line for line in lines(desk)))


def lines(desk: Desk) -> list[str]:
    strip = desk.find(QWidget, "countdownStrip")
    return [label.text() for label in strip.findChildren(QLabel, "countdownLabel") if label.isVisible()]


def go(desk: Desk, page: int) -> None:
    desk.find(QListWidget, "pageList").setCurrentRow(page)


@pytest.mark.parametrize("page", PAGES)
def test_it_stands_on_every_page_and_f8_takes_it_back(open_desk: Open, server: DemoServer, page: int) -> None:
    desk = open_desk(guest(server))
    assert not desk.find(QWidget, "countdownStrip").isVisible()
    send(desk, "Bonjour")
    go(desk, page)
    [line] = lines(desk)
    assert line.startswith("“Bonjour” leaves in ")
    assert "to 2 people. Nothing was sent yet." in line
    assert "F8" in desk.find(QPushButton, "undoButton").text()
    desk.until(desk.parts.window.isActiveWindow)
    QTest.keyClick(desk.parts.window, Qt.Key.Key_F8)
    edit = desk.find(QPlainTextEdit, "messageEdit")
    desk.until(lambda: edit.isVisible() and edit.toPlainText() == "Bonjour")
    desk.until(lambda: not desk.find(QWidget, "countdownStrip").isVisible())
    assert server.world.sent == ()


def test_several_can_be_taken_back_each_by_itself(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    for text in ("Un", "Deux", "Trois"):
        send(desk, text)
    assert [line[: line.index("”")] for line in lines(desk)] == ["“Trois", "“Deux", "“Un"]
    buttons = desk.find(QWidget, "countdownStrip").findChildren(QPushButton)
    shown = [button for button in buttons if button.isVisible()]
    QTest.mouseClick(shown[1], Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.parts.compose.draft.text == "Deux")
    desk.until(lambda: len(lines(desk)) == 2)
    assert [line[: line.index("”")] for line in lines(desk)] == ["“Trois", "“Un"]
    go(desk, 1)
    QTest.keyClick(desk.parts.window, Qt.Key.Key_F8)
    desk.until(lambda: desk.parts.compose.draft.text == "Trois")


def test_each_comes_back_with_who_would_have_got_nothing(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    desk.add("06 39 98")
    desk.parts.compose.untaken.add(
        Imported(file="patients.csv", untaken=(Untaken("patients.csv", 7, (), ("Bob",), "too_short"),))
    )
    send(desk, "Un")
    send(desk, "Deux")
    desk.parts.outbox.undo(1)
    desk.until(lambda: desk.parts.compose.draft.text == "Un")
    assert desk.parts.compose.untaken.left.count == 1
    assert desk.parts.compose.rows.snapshot().invalid == 1
    desk.parts.outbox.undo(2)
    desk.until(lambda: desk.parts.compose.draft.text == "Deux")
    assert desk.parts.compose.untaken.left.count == 0


@pytest.mark.parametrize("hours", [-2, 2])
def test_it_counts_as_the_outbox_does_whatever_the_clock_is_set_to(
    open_desk: Open, server: DemoServer, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    desk = open_desk(guest(server))
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + hours * 3600)
    send(desk, "Bonjour")
    [line] = lines(desk)
    seconds = re.search(r"leaves in (\d+) s", line)
    assert seconds is not None
    assert 0 < int(seconds[1]) <= 60
    desk.parts.outbox.undo(desk.parts.outbox.sends[0].id)
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour")


def test_it_goes_when_the_time_is_over(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour", undo=5)
    go(desk, 0)
    desk.until(lambda: len(server.world.sent) == 2)
    desk.until(lambda: not desk.find(QWidget, "countdownStrip").isVisible())


def test_it_is_said_to_who_cannot_see_it(
    open_desk: Open, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(guest(server))
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    send(desk, "Bonjour")
    assert [sentence for sentence in said if sentence.startswith("“Bonjour” leaves in ")]
    assert len(said) == 1, "once, and not every second"


def test_long_words_do_not_widen_the_window(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    window = desk.parts.window
    window.resize(QSize(1024, 700))
    send(desk, "Bonjour")
    before = window.minimumSizeHint().width()
    desk.write("W" * 400)
    desk.add("06 39 98 00 12")
    desk.send(60)
    desk.until(lambda: len(lines(desk)) == 2)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= max(before, 1024)


# ---- while nothing can be written ------------------------------------------------------------------


@contextmanager
def nothing_can_be_written_of_sends(desk: Desk) -> Iterator[None]:
    with closing(sqlite3.connect(desk.places.journal, isolation_level=None)) as other:
        other.execute("CREATE TRIGGER no BEFORE UPDATE ON chunk BEGIN SELECT RAISE(ABORT, 'no'); END")
        yield
        other.execute("DROP TRIGGER no")


def taken_back(desk: Desk) -> bool:
    return any("You took “Bonjour” back: nothing of it leaves." in line for line in lines(desk))


def test_an_undo_that_cannot_be_written_holds_and_says_so_until_it_is_asked_for_again(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour", undo=5)
    with nothing_can_be_written_of_sends(desk):
        desk.click("undoButton")
        desk.until(lambda: taken_back(desk))
        desk.until(lambda: not words.seconds_to_undo(desk.parts.outbox.sends[0], steady()))
        assert taken_back(desk)
        go(desk, 1)
        assert "You took it back" in desk.find(QLabel, "outboxStateLabel").text()
        assert desk.find(QPushButton, "undoButton").isEnabled()
        assert desk.parts.outbox.about_to_leave == 0
    desk.click("undoButton")
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour")
    desk.until(lambda: not desk.find(QWidget, "countdownStrip").isVisible())
    assert server.world.sent == ()


def test_an_undo_that_is_written_later_brings_the_message_back(
    open_desk: Open, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ovhsms_gui.work.outbox.SEND_AFTER_TROUBLE", 0.5)  # it is tried again
    desk = open_desk(guest(server))
    send(desk, "Bonjour", undo=5)
    with nothing_can_be_written_of_sends(desk):
        desk.click("undoButton")
        desk.until(lambda: taken_back(desk))
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour")
    desk.until(lambda: not desk.find(QWidget, "countdownStrip").isVisible())
    assert server.world.sent == ()


def test_one_that_was_never_written_does_not_keep_the_window_open(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour", undo=60)
    with nothing_can_be_written_of_sends(desk):
        desk.click("undoButton")
        desk.until(lambda: taken_back(desk))
        desk.parts.window.close()
        assert desk.dialog("closeDialog") is None, "nobody is about to be sent to"
        close(desk)
    desk = open_desk(guest(server))
    desk.until(desk.find(QLabel, "startNoticeLabel").isVisible)
    assert server.world.sent == ()


# ---- one press -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifier", "left"),
    [(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, 2), (Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier, 3)],
)
def test_keys_that_are_held_take_back_one_at_most(
    open_desk: Open, server: DemoServer, key: Qt.Key, modifier: Qt.KeyboardModifier, left: int
) -> None:
    desk = open_desk(guest(server))
    for text in ("Un", "Deux", "Trois"):
        send(desk, text)
    window = desk.parts.window
    desk.until(window.isActiveWindow)
    QTest.keyPress(window, key, modifier)
    counted: set[str] = set()

    def held() -> bool:
        QTest.simulateEvent(window, True, key, modifier, "", True)
        counted.update(lines(desk)[-1:] if len(lines(desk)) <= left else [])
        return len(counted) > 2  # seconds

    desk.until(held)
    assert len(lines(desk)) == left
    QTest.keyRelease(window, key, modifier)
    QTest.keyClick(window, Qt.Key.Key_F8)
    desk.until(lambda: len(lines(desk)) == left - 1)


# ---- afterwards ------------------------------------------------------------------------------------


def told(desk: Desk) -> list[str]:
    view = desk.find(QListWidget, "findingsView")
    return [view.item(row).text() for row in range(view.count())]


BACK = "Nothing was sent: the message is back here."


@pytest.mark.parametrize("change", ["text", "number", "removed", "sender", "begin"])
def test_after_undo_it_is_said_that_nothing_was_sent_until_something_changes(
    open_desk: Open, server: DemoServer, change: str
) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour")
    assert BACK not in told(desk)
    desk.click("undoButton")
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour" and not desk.parts.compose.busy)
    assert told(desk)[0] == BACK
    desk.parts.accounts.current_changed.emit()  # a balance that comes in is no change of the message
    assert told(desk)[0] == BACK
    compose = desk.parts.compose
    if change == "text":
        desk.write("Bonjour à tous")
    elif change == "number":
        desk.add("06 39 98 00 15")
    elif change == "removed":
        compose.remove([0])
    elif change == "sender":
        compose.set_allow_replies(True)
    else:
        compose.begin()
    assert BACK not in told(desk)
    assert server.world.sent == ()


@pytest.mark.parametrize("high", [24, 41.6, 45])  # line heights; 41.6: 1366 x 768 at 125 %, without the frame
def test_after_undo_that_is_in_sight_however_low_the_window_is(
    open_desk: Open, server: DemoServer, high: float
) -> None:
    desk = open_desk(guest(server))
    desk.parts.window.resize(px(78), px(high))
    desk.add("01 99 00 12 34")
    send(desk, "Bonjour {x")
    desk.click("undoButton")
    desk.until(lambda: BACK in told(desk) and not desk.parts.compose.busy)
    view, more = desk.find(QListWidget, "findingsView"), desk.find(QPushButton, "moreFindingsButton")

    def in_sight() -> list[str]:
        ground = view.viewport().rect()
        items = [view.item(row) for row in range(view.count())]
        whole = [item.text() for item in items if ground.contains(view.visualItemRect(item))]
        return whole if view.isVisible() else []

    desk.until(lambda: in_sight() == [BACK])
    rest = len(told(desk)) - 1
    assert rest > 1
    assert more.isVisible()
    assert more.text() == f"{rest} more remarks"
    more.click()
    desk.until(lambda: in_sight() == told(desk))
    more.click()
    desk.write("Bonjour {x à tous")  # it is no news any more, and its room is the message's again
    desk.until(lambda: len(in_sight()) == (high > 42))


def test_sent_again_unchanged_it_is_back_no_more(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour")
    desk.click("undoButton")
    desk.until(lambda: BACK in told(desk) and not desk.parts.compose.busy)
    desk.send(0)
    desk.until(lambda: len(server.world.sent) == 2)
    assert BACK not in told(desk)


def test_an_undo_after_a_restart_says_so_too(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour")
    desk.parts.compose.forget(())  # what was sent here is known no more, as after a restart
    desk.click("undoButton")
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour" and not desk.parts.compose.busy)
    assert told(desk)[0] == BACK


def test_to_write_again_is_no_undo(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    desk.parts.outbox.given_back.emit(
        KeptDraft("", Draft("Encore"), 0, to_lines([Row(parse("+33639980012", ""), "Ana")])), False
    )
    assert desk.parts.compose.draft.text == "Encore"
    assert BACK not in told(desk)


def test_f8_takes_it_back_while_another_message_is_confirmed(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour")
    desk.show_page(0)
    desk.add("06 39 98 00 14")
    desk.write("Bonsoir")
    desk.choose_sender("MARTIN")
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    focused = dialog.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_F8)
    desk.until(lambda: desk.parts.outbox.about_to_leave == 0)
    assert dialog.isVisible(), "the other message is not answered by it"
    assert desk.parts.compose.draft.text == "Bonsoir"
    dialog.reject()
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour")
    assert server.world.sent == ()


# ---- before it is to be seen -----------------------------------------------------------------------


@contextmanager
def busy(desk: Desk, *lanes: str) -> Iterator[None]:
    """These lanes have something else to do first, as on a slow computer."""
    free = Event()
    for lane in lanes:
        getattr(desk.parts.office, lane).ask(lambda _books: free.wait(60))
    try:
        yield
    finally:
        free.set()


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("lane", ["write", "read"])
def test_f8_holds_from_the_press_of_send_on(
    open_desk: Open, server: DemoServer, lane: str, times: int
) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour")
    desk.show_page(0)
    desk.add("06 39 98 00 14")
    desk.write("Bonsoir")
    desk.click("sendButton")
    button = desk.wait_dialog("confirmDialog").findChild(QPushButton, "confirmSendButton")
    assert button is not None
    with busy(desk, lane):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        if lane == "read":
            desk.until(lambda: not desk.parts.compose.draft.text)  # it is stored
        assert not any("Bonsoir" in line for line in lines(desk))
        desk.parts.window.activateWindow()  # as a system does once the question is closed
        desk.until(desk.parts.window.isActiveWindow)
        for _ in range(times):
            QTest.keyClick(desk.parts.window, Qt.Key.Key_F8)
    desk.until(lambda: [set(one.counts) for one in desk.parts.outbox.sends] == [{"cancelled"}, {"planned"}])
    desk.until(lambda: desk.parts.compose.draft.text == "Bonsoir")
    assert not desk.server.world.sent
