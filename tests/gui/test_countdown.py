"""While a send can be undone every page says so, and how; afterwards it is said what became of it."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPlainTextEdit, QPushButton, QWidget

from ovhsms_gui.demo.server import DemoServer

from .conftest import Desk, Open, guest

PAGES = range(3)


def send(desk: Desk, text: str, undo: int = 60) -> None:
    desk.add("06 39 98 00 12\n06 39 98 00 13")
    desk.write(text)
    desk.choose_sender("MARTIN")
    desk.parts.compose.send(desk.parts.compose.plan, undo)
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


def test_it_goes_when_the_time_is_over(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour", undo=1)
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
    desk.parts.compose.send(desk.parts.compose.plan, 60)
    desk.until(lambda: len(lines(desk)) == 2)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= max(before, 1024)
