"""Somebody answered STOP, and nobody has said yes or no to that: it is told before a message goes to them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton, QTableView, QWidget

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui.kit.finding_list import Acted
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.store.rows import ReceiverRow

from .conftest import Desk, said
from .lanes import settle
from .test_asked_to_stop import NOTICE
from .test_replies import ANA, reply
from .test_stop_list import findings

ASKED = "1 person has answered STOP and is still in the list: Ana Duval."
STOP = "Arrêtez svp"  # STOP itself would be on OVHcloud's list too


def written(desk: Desk) -> None:
    desk.add("Bob Hill 06 39 98 00 13\nAna Duval 06 39 98 00 21\nZoé Roux 06 39 98 00 14")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    settle(desk.parts.office, desk.qtbot)


def act(desk: Desk, sentence: str, place: int) -> None:
    view = desk.find(QListWidget, "findingsView")
    [row] = [row for row in range(view.count()) if sentence in view.item(row).text()]
    view.acted.emit(Acted(row, place))  # type: ignore[attr-defined]


def test_they_are_named_and_get_it_if_the_operator_wants_so(desk: Desk) -> None:
    reply(desk, STOP)
    written(desk)
    desk.until(lambda: ASKED in findings(desk))
    assert "3 people" in desk.find(QPushButton, "sendButton").text(), "nobody is left out without a word"
    desk.click("sendButton")
    assert ASKED in said(desk.wait_dialog("confirmDialog"))


def test_a_stop_that_comes_while_one_writes_is_told_too(desk: Desk) -> None:
    written(desk)
    assert "STOP" not in findings(desk)
    reply(desk, STOP)
    desk.until(lambda: ASKED in findings(desk))


def test_their_reply_is_opened_and_what_is_said_to_it_counts(desk: Desk) -> None:
    reply(desk, STOP)
    written(desk)
    desk.until(lambda: ASKED in findings(desk))
    act(desk, ASKED, 0)
    desk.until(desk.find(QWidget, NOTICE).isVisible)
    desk.click("replyLetBeButton")
    desk.until(lambda: "STOP" not in findings(desk))
    assert desk.parts.compose.plan.people == 3


def test_they_are_taken_back_by_themselves(desk: Desk) -> None:
    reply(desk, STOP)
    written(desk)
    desk.until(lambda: ASKED in findings(desk))
    reply(desk, "START")
    desk.until(lambda: "STOP" not in findings(desk))


def test_all_of_them_are_shown_in_the_list_to_be_removed(desk: Desk) -> None:
    reply(desk, STOP)
    reply(desk, STOP, "+33639980014")
    written(desk)
    both = "2 people have answered STOP and are still in the list: Ana Duval, Zoé Roux."
    desk.until(lambda: both in findings(desk))
    act(desk, both, 1)
    table = desk.find(QTableView, "receiverView")
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1, 2]
    QTest.keyClick(table, Qt.Key.Key_Delete)
    desk.until(lambda: desk.parts.compose.plan.people == 1)
    assert "STOP" not in findings(desk)


def test_of_whom_ovhcloud_refused_then_the_stop_is_said_first() -> None:
    row = ReceiverRow(ANA, "", "Ana Duval", ReceiverState.INVALID, answered_stop=True)
    assert words.person(row) == "Its owner answered STOP: OVHcloud refuses the number."
    assert words.brief(row) == "answered STOP"
