"""Each finding leads to where it is mended, by mouse and by keyboard, and says on the button what blocks it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.findings import FindingCode, Where
from ovhsms_gui.gui.compose.known import already_sent
from ovhsms_gui.gui.findings import FINDINGS
from ovhsms_gui.store.recent import Repeated

from .conftest import Desk, Open
from .people import LONDON, TEAM, person, take_in


def finding(desk: Desk, words: str) -> QListWidgetItem:
    view = desk.find(QListWidget, "findingsView")

    def told() -> list[QListWidgetItem]:
        items = [view.item(row) for row in range(view.count())]
        return [item for item in items if words in item.text()]

    desk.until(lambda: bool(told()))
    [found] = told()
    return found


def test_numbers_are_told_as_people_write_them_and_a_cut_list_ends_the_sentence(desk: Desk) -> None:
    desk.add("\n".join(f"01 99 00 12 {n}" for n in range(34, 41)) + "\n+44 20 7946 0123")
    told = finding(desk, "landlines may not receive SMS").text()
    assert told.endswith(": 01 99 00 12 34, 01 99 00 12 35, 01 99 00 12 36, 01 99 00 12 37, 01 99 00 12 38 …")
    desk.parts.compose.clear_receivers()
    desk.add("+44 20 7946 0123")
    assert finding(desk, "landline may not receive SMS").text().endswith(": +44 20 7946 0123.")


def press_enter(desk: Desk, words: str) -> None:
    view = desk.find(QListWidget, "findingsView")
    view.setFocus()
    view.setCurrentItem(finding(desk, words))
    QTest.keyClick(view, Qt.Key.Key_Return)


def click(desk: Desk, words: str) -> None:
    view = desk.find(QListWidget, "findingsView")
    item = finding(desk, words)
    view.scrollToItem(item)
    middle = view.visualItemRect(item).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


def selected_row(desk: Desk) -> int:
    [index] = desk.find(QTableView, "receiverView").selectionModel().selectedRows()
    return index.row()


def selected_text(desk: Desk) -> str:
    assert desk.find(QPlainTextEdit, "messageEdit").hasFocus()
    return desk.find(QPlainTextEdit, "messageEdit").textCursor().selectedText()


MIXED = (
    *TEAM,
    person("01 99 00 12 34", "Office", first_name="you", time=" "),
    person("06 39 98 00 16", "Bell", first_name="ding\x07", time="www.example.org"),
)


@pytest.mark.parametrize("way", [click, press_enter])
def test_findings_about_receivers_select_the_first_of_them(desk: Desk, way: object) -> None:
    assert callable(way)
    take_in(desk, *MIXED, LONDON)
    desk.find(QCheckBox, "replyToggle").click()
    desk.write("Bonjour {first_name}, à {time} – bien à vous")
    for words, row in (
        ("not valid", 2),
        ("landline", 4),
        ("1 person lacks {time}", 4),
        ("a character that cannot be sent", 5),
        ("www.example.org", 5),
        ("1 person needs 2 SMS", 3),
        ("is abroad", 6),
    ):
        way(desk, words)
        assert (words, selected_row(desk)) == (words, row)
        focus = QApplication.focusWidget()
        table = desk.find(QTableView, "receiverView")
        assert focus is not None
        assert focus is table or table.isAncestorOf(focus), "what is to be typed is open for it"


def test_what_is_not_done_yet_is_done_by_what_stands_behind_it(desk: Desk) -> None:
    def told(words: str) -> str:
        return str(finding(desk, words).data(Qt.ItemDataRole.AccessibleTextRole))

    assert told("No receivers yet").endswith(" Add")
    desk.add("06 39 98 00 12")
    assert told("message is empty").endswith(" Write")
    desk.write("Bonjour")
    assert told("No sender").endswith(" Choose")


def test_what_can_be_done_beside_the_action_is_told_in_the_tip(desk: Desk) -> None:
    take_in(desk, *MIXED)
    desk.write("Bonjour {first_name}, à {time}")
    found = finding(desk, "1 person lacks {time}: Office.")
    assert "{first_name|there}" not in found.text()
    assert "a default in the text, as in {first_name|there}." in found.toolTip()
    assert "{first_name|there}" in found.data(Qt.ItemDataRole.AccessibleDescriptionRole)


@pytest.mark.parametrize("way", [click, press_enter])
def test_a_number_that_was_told_differently_is_shown_with_all_names(
    desk: Desk, way: object, qtbot: QtBot
) -> None:
    assert callable(way)
    take_in(desk, *TEAM)
    table = desk.find(QTableView, "receiverView")
    with qtbot.waitSignal(table.model().dataChanged):  # else the old name stays on the screen
        take_in(desk, person("06 39 98 00 13", "Zoé Petit", first_name="Zoé", time="9 h 30"))
    take_in(desk, person("06 39 98 00 12", "Ana Duval", first_name="Ana", time="16 h"))
    assert table.model().index(1, 1).data() == "Bruno Petit (also: Zoé Petit)"
    assert table.model().index(0, 1).data() == "Ana Duval"
    desk.write("Bonjour, {time}")
    for words, row in (("only the first text is sent", 0), ("Bruno Petit / Zoé Petit", 1)):
        way(desk, words)
        assert (words, selected_row(desk)) == (words, row)
    desk.write("Bonjour {first_name}, {time}")
    way(desk, "2 numbers stand in the list several times")
    assert selected_row(desk) == 0


@pytest.mark.parametrize("way", [click, press_enter])
def test_findings_about_the_text_select_what_is_meant(desk: Desk, way: object) -> None:
    assert callable(way)
    take_in(desk, *TEAM)
    desk.find(QCheckBox, "replyToggle").click()
    desk.write("😀😀 {first_name} {toun|x} {day} {time} www.example.org \x07 {oh  dear! {")
    for words, text in (
        ("called “day”", "{day}"),
        ("called “toun”", "{toun|x}"),
        ("www.example.org", "www.example.org"),
        ("cannot be sent", "\x07"),
        ("is no placeholder", "{oh  dear!"),
    ):
        way(desk, words)
        assert selected_text(desk) == text


def test_a_lone_brace_is_not_mistaken_for_that_of_a_placeholder(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("{first_name} {")
    click(desk, "is no placeholder")
    assert desk.find(QPlainTextEdit, "messageEdit").textCursor().selectionStart() == 13


def test_findings_about_sender_and_account_lead_there(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    click(desk, "No sender")
    assert desk.find(QComboBox, "senderBox").hasFocus()
    take_in(desk, *(person(f"06 39 98 {n // 100:02} {n % 100:02}", "") for n in range(40)))
    desk.write("x" * 153 * 200)
    press_enter(desk, "Not enough credits")
    assert desk.find(QComboBox, "accountBox").hasFocus()


def test_without_an_account_the_way_is_to_the_keys(open_desk: Open) -> None:
    desk = open_desk()
    desk.until(desk.parts.window.isActiveWindow)
    click(desk, "No account yet")
    assert desk.find(QPushButton, "accountsButton").hasFocus()


def test_of_what_is_not_there_yet_one_thing_is_told_at_a_time(desk: Desk) -> None:
    view = desk.find(QListWidget, "findingsView")
    more = desk.find(QPushButton, "moreFindingsButton")

    def told() -> list[str]:
        assert not more.isVisible()
        return [view.item(row).text() for row in range(view.count())]

    assert [one.split(":")[0] for one in told()] == ["No receivers yet"]
    click(desk, "No receivers yet")
    assert desk.find(QWidget, "receiverEdit").hasFocus()
    desk.add("06 39 98 00 12")
    assert told() == ["The message is empty."]
    desk.write("Bonjour")
    assert [one.split(":")[0] for one in told()] == ["No sender"]
    desk.choose_sender("MARTIN")
    assert told() == []


def test_the_finding_stays_current_while_others_change(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("{tiem} {first_name}")
    view = desk.find(QListWidget, "findingsView")
    view.setCurrentRow(1)
    item = view.currentItem()
    desk.parts.compose.changed.emit()
    assert view.currentItem() is item


def test_in_the_same_words_it_leads_to_where_it_stands_now(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("{day}")
    item = finding(desk, "called “day”")
    edit = desk.find(QPlainTextEdit, "messageEdit")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.insertPlainText("For you: ")
    assert finding(desk, "called “day”") is item, "it was left alone"
    click(desk, "called “day”")
    assert selected_text(desk) == "{day}"
    desk.parts.compose.remove([0])
    click(desk, "not valid")
    assert selected_row(desk) == 1


def test_every_finding_has_its_words() -> None:
    assert set(FINDINGS) == set(FindingCode)


def test_who_had_the_text_already_is_among_the_receivers(desk: Desk) -> None:
    take_in(desk, *TEAM)
    plan = desk.parts.compose.plan
    ana, bruno, *_ = plan.receivers.rows
    repeated = Repeated(
        7, ((str(bruno.number.e164), "Then"), (str(ana.number.e164), "Then"), ("+33639980099", "Gone"))
    )
    found = already_sent(repeated, plan)
    assert (found.where, found.names, found.count) == (Where.RECEIVERS, ("Ana Duval", "Bruno Petit"), 7)
    assert [row is own for row, own in zip(found.rows, (ana, bruno), strict=True)] == [True, True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{tiem}", "Correct the placeholder to send"),
        ("{time}", "Fill in what is missing to send"),
        ("{first_name}", "Correct the receivers to send"),
        ("\x07", "Mend the message to send"),
    ],
)
def test_the_button_says_what_blocks_it(desk: Desk, text: str, words: str) -> None:
    take_in(desk, *MIXED)
    desk.choose_sender("MARTIN")
    desk.write(text)
    button = desk.find(QPushButton, "sendButton")
    assert (button.text(), button.isEnabled()) == (words, True), "it leads there"
