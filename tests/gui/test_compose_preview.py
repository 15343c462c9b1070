"""The preview: the selected receiver's own text, and the steps from one to the next."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QToolButton,
    QWidget,
)

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.kit.copied_bubble import CopiedBubble
from ovhsms_gui.gui.kit.measures import px

from .conftest import Desk, Open
from .people import LONDON, TEAM, person, take_in
from .test_opt_outs import opened

STOP = "\nSTOP:36111"
ANA, BRUNO, ANTOINETTE = (f"Bonjour {name}, à demain{STOP}" for name in ("Ana", "Bruno", "Antoinette" * 9))


@pytest.fixture
def team(desk: Desk) -> Desk:
    """Three people, a number that is none, and a text that differs for each."""
    take_in(desk, *TEAM)
    desk.write("Bonjour {first_name}, à demain")
    return desk


def shown(desk: Desk) -> str:
    return desk.find(QLabel, "previewLabel").text()


def who(desk: Desk) -> str:
    return " ".join(desk.find(QLabel, f"preview{part}Label").text() for part in ("Receiver", "Place"))


def cost(desk: Desk) -> str:
    return desk.find(QLabel, "previewCostLabel").text()


def press(desk: Desk, name: str) -> None:
    QTest.mouseClick(desk.find(QToolButton, name), Qt.MouseButton.LeftButton)


def selected(desk: Desk) -> list[int]:
    view = desk.find(QTableView, "receiverView")
    return [index.row() for index in view.selectionModel().selectedRows()]


def test_the_first_is_shown_until_another_row_is_selected(team: Desk) -> None:
    assert shown(team) == ANA
    assert "Ana Duval" in who(team)
    view = team.find(QTableView, "receiverView")
    view.selectRow(3)
    assert shown(team) == ANTOINETTE
    view.selectRow(1)
    assert shown(team) == BRUNO
    view.selectRow(2)
    assert shown(team) == BRUNO, "a number that is none gets nothing"


def test_stepping_selects_the_row_passes_by_bad_numbers_and_comes_round(team: Desk) -> None:
    seen = []
    for _ in range(4):
        press(team, "nextReceiverButton")
        seen.append((shown(team), selected(team)))
    assert seen == [(BRUNO, [1]), (ANTOINETTE, [3]), (ANA, [0]), (BRUNO, [1])]
    press(team, "previousReceiverButton")
    press(team, "previousReceiverButton")
    assert (shown(team), selected(team)) == (ANTOINETTE, [3])
    assert "3 of 3" in who(team)


def test_the_steps_work_by_keyboard(team: Desk) -> None:
    button = team.find(QToolButton, "nextReceiverButton")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert shown(team) == BRUNO
    assert button.hasFocus()
    window = team.parts.window
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    team.until(lambda: shown(team) == ANTOINETTE)


def test_the_longest_and_the_dearest_are_one_press_away(team: Desk) -> None:
    take_in(team, LONDON)
    team.until(lambda: team.parts.compose.plan.unpriced == 0)
    press(team, "longestReceiverButton")
    assert shown(team) == ANTOINETTE
    assert "1 SMS · 1 credit" in cost(team)
    press(team, "dearestReceiverButton")
    assert shown(team) == f"Bonjour Kate, à demain{STOP}"
    assert f"1 SMS · {team.server.world.rates['gb'].credits:g} credits" in cost(team)
    assert selected(team) == [4]


def test_the_same_person_stays_when_others_go(team: Desk) -> None:
    press(team, "longestReceiverButton")
    team.parts.compose.remove([0])
    assert shown(team) == ANTOINETTE
    assert "2 of 2" in who(team)


def test_without_a_sender_none_is_told(desk: Desk) -> None:
    desk.until(lambda: desk.parts.compose.senders is not None)
    desk.parts.compose.set_sender("")
    desk.write("Bonjour")
    assert cost(desk) == "As received"
    take_in(desk, *TEAM)
    assert cost(desk) == "1 SMS · 1 credit each"
    desk.parts.compose.set_sender("MARTIN")
    assert cost(desk) == "1 SMS · 1 credit each · from MARTIN"


def test_one_text_for_all_needs_no_steps_and_nobody_shows_it_as_typed(desk: Desk) -> None:
    desk.write("Bonjour {first_name|vous}")
    assert shown(desk) == f"Bonjour {{first_name|vous}}{STOP}"
    assert not desk.find(QToolButton, "nextReceiverButton").isVisible()
    take_in(desk, *TEAM)
    assert desk.find(QToolButton, "nextReceiverButton").isVisible()
    desk.write("Bonjour")
    assert not desk.find(QToolButton, "nextReceiverButton").isVisible()
    desk.write("")
    assert not desk.find(QLabel, "previewLabel").isVisible()


def test_a_name_is_text_and_never_markup(desk: Desk) -> None:
    take_in(desk, person("06 39 98 00 12", "<b>Ana</b> & Co"))
    desk.write("Bonjour {name}")
    assert shown(desk) == f"Bonjour <b>Ana</b> & Co{STOP}"
    assert "<b>Ana</b> & Co" in who(desk), "of which nothing is markup"


def test_who_opted_out_is_passed_by_and_their_finding_leads_to_them(
    open_desk: Open, server: DemoServer
) -> None:
    desk = opened(open_desk, server, "+33639980012", "+33639980014")
    take_in(desk, *TEAM, person("06 39 98 00 15", "Chloé Renard", first_name="Chloé"))
    desk.write("Bonjour {first_name}, à demain")
    desk.until(lambda: shown(desk) == BRUNO)
    press(desk, "nextReceiverButton")
    assert (shown(desk), selected(desk)) == (f"Bonjour Chloé, à demain{STOP}", [4])
    assert "2 of 2" in who(desk)
    view = desk.find(QListWidget, "findingsView")
    [item] = view.findItems("opted out", Qt.MatchFlag.MatchContains)
    view.itemActivated.emit(item)
    assert selected(desk) == [0]
    assert "Chloé" in who(desk)


def test_tab_goes_from_the_text_through_mending_and_steps_to_the_sender(team: Desk) -> None:
    team.write("Bonjour {first_name}, l’équipe – à demain")
    at: QWidget = team.find(QPlainTextEdit, "messageEdit")
    at.setFocus()
    seen: list[str] = []
    while at.objectName() != "senderBox" and len(seen) < 20:
        QTest.keyClick(at, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name)
        seen.append(focus.objectName())
        at = focus
    assert seen == [
        "otherPartsChip",
        "replaceButton",
        "replaceSomeButton",
        "previousReceiverButton",
        "nextReceiverButton",
        "longestReceiverButton",
        "dearestReceiverButton",
        "previewLabel",
        "senderBox",
    ]


def test_the_text_of_the_preview_is_marked_and_copied_by_keys(team: Desk) -> None:
    bubble, clipboard = team.find(CopiedBubble, "previewLabel"), QApplication.clipboard()
    bubble.setFocus()
    press = partial(QTest.keyClick, bubble)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == ANA, "while nothing is marked, all of it"
    for _ in range(4):
        press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "Bon"
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert bubble.marked == ANA
    press(Qt.Key.Key_Tab)
    assert bubble.marked == ""


def test_the_text_of_the_preview_is_marked_by_the_mouse(team: Desk) -> None:
    team.write("😀 Bonjour {first_name}\nà demain")
    bubble = team.find(CopiedBubble, "previewLabel")
    line = bubble.fontMetrics().height()
    start, end = QPoint(px(0.75), px(0.5) + line // 2), QPoint(bubble.width() - 1, px(0.5) + line // 2)
    QTest.mousePress(bubble, Qt.MouseButton.LeftButton, pos=start)
    QApplication.sendEvent(
        bubble,
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(end),
            QPointF(bubble.mapToGlobal(end)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    QTest.mouseRelease(bubble, Qt.MouseButton.LeftButton, pos=end)
    assert bubble.marked.strip() == "😀 Bonjour Ana"
    QTest.mouseDClick(bubble, Qt.MouseButton.LeftButton, pos=start + QPoint(px(2.5), 0))
    assert bubble.marked == "Bonjour"
