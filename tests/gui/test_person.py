"""Everything sent to and received from one person, in one place, whether they ever answered or not."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.kit.bubble import Bubble
from ovhsms_gui.store.people import Contact
from ovhsms_gui.work import people
from ovhsms_gui.work.books import WriteBooks

from .conftest import Desk, Open, guest, said
from .lanes import settle

OUTBOX, REPLIES, CONTACTS = 1, 2, 3
PETIT, ROUX = "+33639980012", "+33639980013"
SERVICE = "sms-ab12345-1"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(open_desk: Open, server: DemoServer) -> Desk:
    """A window from which Mme Petit and Zoé Roux were written to."""
    desk = open_desk(guest(server))
    desk.add("Mme Petit 06 39 98 00 12\nZoé Roux 06 39 98 00 13")
    desk.write("Bonjour {name}, vos lunettes sont prêtes.")
    desk.choose_sender("MARTIN")
    desk.send(0)
    desk.until(lambda: len(server.world.sent) == 2)
    desk.until(lambda: not desk.find(QPlainTextEdit, "messageEdit").toPlainText())
    return desk


def page(desk: Desk) -> int:
    return desk.find(QListWidget, "pageList").currentRow()


def shows(desk: Desk, e164: str) -> bool:
    talk = desk.parts.replies.talk
    return page(desk) == REPLIES and talk is not None and talk.e164 == e164


def press(desk: Desk) -> None:
    """The button beside the text that one of the receivers got."""
    QTest.mouseClick(desk.find(QToolButton, "outboxPersonButton"), Qt.MouseButton.LeftButton)


def bubbles(desk: Desk) -> list[str]:
    return [bubble.text() for bubble in desk.find(QWidget, "threadView").findChildren(Bubble)]


def receivers(desk: Desk) -> QTableView:
    desk.show_page(OUTBOX)
    view = desk.find(QTableView, "outboxReceiversView")
    desk.until(lambda: view.model().rowCount() == 2 and "Zoé" in str(view.model().index(1, 1).data()))
    return view


def keep(desk: Desk, contact: Contact) -> None:
    done: list[object] = []

    def add(books: WriteBooks) -> None:
        books.contacts.add(contact)

    desk.parts.office.write.ask(add, done.append)
    desk.until(lambda: bool(done))


def erase(desk: Desk, *numbers: str) -> None:
    done: list[object] = []
    desk.parts.office.write.ask(partial(people.erase, numbers=numbers), done.append)
    desk.until(lambda: bool(done))


def test_from_the_line_of_a_receiver_by_key(desk: Desk) -> None:
    view = receivers(desk)
    view.selectRow(1)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_I, CTRL)
    desk.until(lambda: shows(desk, ROUX))
    assert bubbles(desk) == ["Bonjour Zoé Roux, vos lunettes sont prêtes.\nSTOP:36111"]
    shown = said(desk.find(QWidget, "repliesPage"))  # type: ignore[arg-type]
    assert "Zoé Roux" in shown
    assert "06 39 98 00 13" in shown
    assert "MARTIN · 1 credit" in shown
    assert "Nothing has come from this number." in shown
    assert not desk.find(QPlainTextEdit, "replyEdit").isVisible(), "nobody says that it is no advertising"


def test_the_menu_of_both_tables_has_it_and_says_its_key(desk: Desk) -> None:
    for name, place in (("outboxReceiversView", OUTBOX), ("contactsView", CONTACTS)):
        desk.show_page(place)
        view = desk.find(QTableView, name)
        assert view.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
        [action] = view.actions()
        assert (action.text(), action.shortcut().toString()) == ("Everything about this person", "Ctrl+I")


def test_three_keys_and_a_name(desk: Desk) -> None:
    desk.add("Zoé Roux 06 39 98 00 13")
    desk.write("À demain")
    desk.send(0)
    desk.until(lambda: len(desk.server.world.sent) == 3)
    window = desk.parts.window
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    desk.until(lambda: (s := desk.parts.outbox.current) is not None and s.text == "À demain")
    settle(desk.parts.office, desk.qtbot)
    QTest.keyClick(desk.find(QTableView, "outboxView"), Qt.Key.Key_F, CTRL)
    field = desk.find(QLineEdit, "sendsSearchEdit")
    assert field.hasFocus()
    desk.type(field, "petit")
    QTest.keyClick(field, Qt.Key.Key_I, CTRL)  # before anything was found
    desk.until(lambda: page(desk) == REPLIES)
    desk.until(lambda: shows(desk, PETIT))
    assert bubbles(desk) == ["Bonjour Mme Petit, vos lunettes sont prêtes.\nSTOP:36111"]


def test_whoever_is_not_found_leads_to_nobody_else(desk: Desk) -> None:
    receivers(desk)
    field = desk.find(QLineEdit, "sendsSearchEdit")
    field.setFocus()
    desk.type(field, "lefebvre")
    QTest.keyClick(field, Qt.Key.Key_I, CTRL)
    desk.until(lambda: desk.find(QLabel, "outboxFoundLabel").text() == "No send fits")
    settle(desk.parts.office, desk.qtbot)
    field.clear()
    receivers(desk)
    settle(desk.parts.office, desk.qtbot)
    assert page(desk) == OUTBOX


def test_a_reply_makes_it_a_conversation_with_an_answer(desk: Desk) -> None:
    receivers(desk)
    press(desk)
    desk.until(lambda: shows(desk, PETIT))
    desk.until(desk.find(QPushButton, "writeToThemButton").hasFocus)
    desk.server.world.reply(SERVICE, PETIT, "Merci", desk.now)
    desk.parts.replies.refresh()
    desk.until(lambda: len(bubbles(desk)) == 2)
    assert "Merci" in bubbles(desk)  # OVHcloud tells whole seconds: it may stand before what it answers here
    assert desk.find(QPlainTextEdit, "replyEdit").hasFocus(), "the button that had it is gone"
    assert not desk.find(QPushButton, "writeToThemButton").isVisible()


def test_from_a_contact_who_was_never_written_to_one_can_write(desk: Desk) -> None:
    keep(desk, Contact(parse("06 39 98 00 77", "FR"), "Ève Lefèvre"))
    desk.show_page(CONTACTS)
    view = desk.find(QTableView, "contactsView")
    desk.until(lambda: view.model().rowCount() == 1)
    assert not desk.find(QPushButton, "contactMessagesButton").isEnabled()
    view.selectRow(0)
    desk.until(lambda: desk.find(QPushButton, "contactMessagesButton").isEnabled())
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_I, CTRL)
    desk.until(lambda: shows(desk, "+33639980077"))
    button = desk.find(QPushButton, "writeToThemButton")
    desk.until(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert page(desk) == 0
    desk.until(lambda: not desk.parts.compose.busy)
    [row] = desk.parts.compose.plan.receivers.valid
    assert (row.number.e164, row.name) == ("+33639980077", "Ève Lefèvre")


def test_who_wants_no_more_messages_is_shown_as_such(desk: Desk) -> None:
    receivers(desk)
    press(desk)
    desk.until(lambda: shows(desk, PETIT))
    told = desk.find(QWidget, "optedOutNotice")
    assert not told.isVisible()
    desk.parts.office.write.ask(partial(people.refuse, e164=PETIT, why="STOP"))
    desk.until(told.isVisible)
    assert "Opted out." in said(told)  # type: ignore[arg-type]
    assert not desk.find(QWidget, "leftOutLine").isVisible()


def test_of_who_is_erased_nothing_stays_in_sight(desk: Desk) -> None:
    receivers(desk)
    press(desk)
    desk.until(lambda: shows(desk, PETIT))
    erase(desk, PETIT)
    desk.until(lambda: desk.parts.replies.talk is None)
    assert "Petit" not in said(desk.find(QWidget, "repliesPage"))  # type: ignore[arg-type]
    view = receivers(desk)
    desk.until(lambda: "erased" in str(view.model().index(0, 0).data()))
    view.selectRow(0)
    view.actions()[0].trigger()
    settle(desk.parts.office, desk.qtbot)
    assert page(desk) == OUTBOX
