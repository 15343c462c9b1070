"""What stands in the box of numbers: never lost, added when the box is left, never sent to unseen."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from ovhsms_gui.demo.server import DemoServer

from .conftest import Desk, Open, close, guest

WHOLE, BEGUN = "06 39 98 00 14", "06 39"
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def box(desk: Desk) -> QPlainTextEdit:
    return desk.find(QPlainTextEdit, "receiverEdit")


def typed(desk: Desk, text: str) -> QPlainTextEdit:
    """Typed as people do, the caret still there."""
    desk.parts.window.activateWindow()
    desk.until(desk.parts.window.isActiveWindow)
    edit = box(desk)
    edit.setFocus()
    QTest.keyClicks(edit, text)
    assert edit.toPlainText() == text
    assert edit.hasFocus()
    return edit


def listed(desk: Desk) -> list[str]:
    rows = desk.parts.compose.rows
    return [rows.row(n).number.e164 or rows.row(n).number.raw for n in range(len(rows))]


def findings(desk: Desk) -> str:
    view = desk.find(QListWidget, "findingsView")
    return "\n".join(view.item(row).text() for row in range(view.count()))


def writable(desk: Desk) -> None:
    """Nothing is missing but a receiver."""
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")


def tab(desk: Desk) -> None:
    QTest.keyClick(box(desk), Key.Key_Tab)


def back_tab(desk: Desk) -> None:
    QTest.keyClick(box(desk), Key.Key_Backtab)


def click_the_message(desk: Desk) -> None:
    QTest.mouseClick(desk.find(QPlainTextEdit, "messageEdit").viewport(), Qt.MouseButton.LeftButton)


def other_page(desk: Desk) -> None:
    QTest.keyClick(box(desk), Key.Key_2, CONTROL)


def by_its_letter(desk: Desk) -> None:
    QTest.keyClick(box(desk), Key.Key_M, Qt.KeyboardModifier.AltModifier)


def a_dialog(desk: Desk) -> None:
    desk.parts.window.open_accounts()
    desk.wait_dialog("accountsDialog")


LEAVING: list[Callable[[Desk], None]] = [
    tab,
    back_tab,
    click_the_message,
    other_page,
    by_its_letter,
    a_dialog,
]


@pytest.mark.parametrize("leave", LEAVING)
def test_a_whole_number_is_added_when_the_box_is_left(desk: Desk, leave: Callable[[Desk], None]) -> None:
    typed(desk, WHOLE)
    leave(desk)
    desk.until(lambda: listed(desk) == ["+33639980014"])
    assert box(desk).toPlainText() == ""


@pytest.mark.parametrize("leave", LEAVING)
def test_what_is_only_begun_waits_in_the_box_and_blocks(desk: Desk, leave: Callable[[Desk], None]) -> None:
    desk.add("06 39 98 00 12")
    writable(desk)
    typed(desk, BEGUN)
    leave(desk)
    desk.until(
        lambda: desk.find(QLabel, "numbersWaiting").isVisibleTo(desk.parts.window.pages.compose.widget)
    )
    assert (box(desk).toPlainText(), listed(desk)) == (BEGUN, ["+33639980012"])
    assert "not in the list yet" in findings(desk)
    assert desk.parts.compose.plan.blocked


def test_the_finding_leads_back_to_the_box(desk: Desk) -> None:
    typed(desk, BEGUN)
    tab(desk)
    assert not box(desk).hasFocus()
    view = desk.find(QListWidget, "findingsView")
    view.itemActivated.emit(view.item(0))
    assert box(desk).hasFocus()
    QTest.keyClicks(box(desk), " 98 00 14")
    assert not desk.find(QLabel, "numbersWaiting").isVisible()
    tab(desk)
    desk.until(lambda: listed(desk) == ["+33639980014"])


def test_a_whole_number_that_comes_back_with_its_draft_is_not_told_to_be_completed(desk: Desk) -> None:
    desk.write("Half written")
    compose = desk.parts.compose
    compose.set_numbers(WHOLE)
    draft = compose.drafts.current
    compose.begin()
    compose.open(draft)
    desk.until(lambda: box(desk).toPlainText() == WHOLE)
    assert not desk.find(QLabel, "numbersWaiting").isVisibleTo(desk.parts.window.pages.compose.widget)


def test_with_a_number_in_the_box_nobody_is_told_that_there_is_nobody(desk: Desk) -> None:
    assert "No receivers yet" in findings(desk)
    typed(desk, BEGUN)
    assert "No receivers yet" not in findings(desk)
    assert "not in the list yet" in findings(desk)
    assert desk.find(QPushButton, "sendButton").text() == "Add the number to &send"


@pytest.mark.parametrize(
    "reason",
    [
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    ],
)
def test_another_window_or_a_menu_is_no_leaving(desk: Desk, reason: Qt.FocusReason) -> None:
    edit = typed(desk, WHOLE)
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, reason))
    QApplication.processEvents()
    assert (edit.toPlainText(), listed(desk)) == (WHOLE, [])


# ---- nothing is lost, and nothing goes where it does not belong -------------------------------------


@pytest.mark.parametrize("text", [WHOLE, BEGUN])
def test_closing_and_starting_again_twice_loses_no_number(
    open_desk: Open, server: DemoServer, text: str
) -> None:
    desk = open_desk(guest(server))
    typed(desk, text)
    for _ in range(2):
        close(desk)
        desk = open_desk(guest(server))
        desk.until(lambda: box(desk).toPlainText() != "" or listed(desk) != [])  # noqa: B023
    there = box(desk).toPlainText() or listed(desk)[0]
    assert there in {text, "+33639980014"}


def test_ctrl_n_leaves_the_number_with_the_message_it_was_typed_for(desk: Desk) -> None:
    desk.write("Premier")
    edit = typed(desk, WHOLE)
    QTest.keyClick(edit, Key.Key_N, CONTROL)
    assert box(desk).toPlainText() == ""
    QApplication.processEvents()
    assert listed(desk) == []
    writable(desk)
    desk.click("sendButton")
    QApplication.processEvents()
    assert listed(desk) == []
    desk.until(lambda: any(row.start == "Premier" for row in desk.parts.compose.drafts.rows))
    first = next(row.id for row in desk.parts.compose.drafts.rows if row.start == "Premier")
    desk.parts.compose.open(first)
    desk.until(lambda: box(desk).toPlainText() == WHOLE)
    assert box(desk).hasFocus(), "where the writing goes on"
    tab(desk)
    desk.until(lambda: listed(desk) == ["+33639980014"])


def test_the_drafts_menu_takes_the_number_into_the_draft_that_is_left(desk: Desk) -> None:
    desk.write("Premier")
    typed(desk, BEGUN)
    button = desk.find(QToolButton, "draftsBox")
    button.setFocus()
    desk.parts.compose.begin()
    desk.write("Second")
    assert box(desk).toPlainText() == ""
    desk.until(lambda: len(desk.parts.compose.drafts.rows) >= 1)
    first = next(row.id for row in desk.parts.compose.drafts.rows if row.start == "Premier")
    desk.parts.compose.open(first)
    desk.until(lambda: box(desk).toPlainText() == BEGUN)


# ---- sending ---------------------------------------------------------------------------------------


def by_mouse(desk: Desk) -> None:
    desk.click("sendButton")


def by_ctrl_enter(desk: Desk) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_Return, CONTROL)


def by_letter(desk: Desk) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_S, Qt.KeyboardModifier.AltModifier)


def slowly_by_mouse(desk: Desk) -> None:
    """A press that is let go later: meanwhile the box was left, and the list has the number."""
    button = desk.find(QPushButton, "sendButton")
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("send", [by_mouse, slowly_by_mouse, by_ctrl_enter, by_letter])
@pytest.mark.parametrize("others", [True, False])
def test_a_number_added_by_sending_is_looked_at_before_it_is_sent_to(
    desk: Desk, send: Callable[[Desk], None], others: bool
) -> None:
    if others:
        desk.add("06 39 98 00 12")
    writable(desk)
    typed(desk, WHOLE)
    send(desk)
    desk.until(lambda: "was added to the list. Look at it" in findings(desk))
    assert listed(desk)[-1] == "+33639980014"
    assert desk.dialog("confirmDialog") is None
    send(desk)
    desk.wait_dialog("confirmDialog")


@pytest.mark.parametrize("send", [by_mouse, slowly_by_mouse, by_ctrl_enter, by_letter])
def test_sending_over_a_number_that_is_not_whole_leads_to_it(
    desk: Desk, send: Callable[[Desk], None]
) -> None:
    desk.add("06 39 98 00 12")
    writable(desk)
    typed(desk, BEGUN)
    send(desk)
    desk.until(lambda: "no whole number" in findings(desk))
    assert (box(desk).toPlainText(), listed(desk)) == (BEGUN, ["+33639980012"])
    assert box(desk).hasFocus()
    assert desk.dialog("confirmDialog") is None


def test_who_left_the_box_before_is_asked_at_once(desk: Desk) -> None:
    writable(desk)
    typed(desk, WHOLE)
    tab(desk)
    desk.until(lambda: listed(desk) == ["+33639980014"])
    widget: QWidget | None = desk.find(QPushButton, "sendButton")
    assert widget is not None
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_Space)
    desk.wait_dialog("confirmDialog")


@pytest.mark.skipif(sys.platform == "darwin", reason="Option and a letter write a character there")
@pytest.mark.parametrize("name", ["messageEdit", "receiverEdit"])
def test_alt_and_the_letter_of_what_is_disabled_writes_no_letter(desk: Desk, name: str) -> None:
    desk.parts.window.activateWindow()
    desk.until(desk.parts.window.isActiveWindow)
    edit = desk.find(QPlainTextEdit, name)
    edit.setFocus()
    for key in (Key.Key_S, Key.Key_O, Key.Key_Z):  # send, remove all, and nothing at all
        QTest.keyClick(edit, key, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(edit, "a5s")
    assert edit.toPlainText() == "a5s"
