"""What was taken back and is being written again is not offered to be written anew."""

import pytest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton, QTableView

from ovhsms_gui.demo.server import DemoServer

from .conftest import Desk, Open, guest

TEXT = "Le cabinet sera fermé lundi."


@pytest.fixture
def back(open_desk: Open, server: DemoServer) -> Desk:
    """A send was undone; its page is in sight, and its message stands on the other one."""
    desk = open_desk(guest(server), undo=60)
    desk.add("Ana 06 39 98 00 12\nBob 06 39 98 00 13")
    desk.write(TEXT)
    desk.choose_sender("MARTIN")
    desk.confirm()
    desk.until(lambda: desk.find(QPushButton, "undoButton").isVisible())
    desk.click("undoButton")
    desk.until(lambda: desk.find(QPlainTextEdit, "messageEdit").toPlainText() == TEXT)
    desk.show_page(1)
    desk.until(lambda: desk.parts.outbox.current is not None)
    return desk


def offered(desk: Desk) -> str:
    return desk.find(QPushButton, "redraftButton").text().replace("&", "")


def place(desk: Desk) -> int:
    return desk.find(QListWidget, "pageList").currentRow()


def test_it_leads_to_the_message_that_there_is(back: Desk) -> None:
    back.until(lambda: offered(back) == "Back to the message")
    back.click("redraftButton")
    back.until(lambda: place(back) == 0)
    assert back.find(QPlainTextEdit, "messageEdit").toPlainText() == TEXT
    assert len(back.parts.compose.drafts.rows) == 1, "no second one was made of it"


def test_its_words_are_where_the_writing_goes_on(back: Desk) -> None:
    back.parts.window.activateWindow()
    back.until(back.parts.window.isActiveWindow)
    back.until(lambda: offered(back) == "Back to the message")
    back.click("redraftButton")
    back.until(lambda: place(back) == 0)
    back.until(back.find(QPlainTextEdit, "messageEdit").hasFocus)


def test_from_another_message_too(back: Desk) -> None:
    back.parts.compose.begin()
    back.write("Bonjour")
    back.until(lambda: offered(back) == "Back to the message")
    back.click("redraftButton")
    back.until(lambda: back.find(QPlainTextEdit, "messageEdit").toPlainText() == TEXT)
    assert place(back) == 0


def test_once_that_is_sent_or_deleted_there_is_nothing_to_go_back_to(back: Desk) -> None:
    back.until(lambda: offered(back) == "Back to the message")
    back.parts.compose.discard()
    back.until(lambda: offered(back) == "Write again to 2 people…")
    back.click("redraftButton")
    back.until(lambda: back.find(QPlainTextEdit, "messageEdit").toPlainText() == TEXT)
    back.until(lambda: not back.parts.compose.busy)
    back.confirm()
    back.until(lambda: len(back.parts.outbox.sends) == 2)
    back.find(QTableView, "outboxView").selectRow(1)
    back.until(lambda: offered(back) == "Write again to 2 people…")
