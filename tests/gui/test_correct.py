"""A receiver is corrected in the list, by mouse or keyboard: number and name."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListWidget, QTableView

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.store.optouts import OptOuts

from .conftest import Desk, Open, guest, said
from .people import person, take_in

NUMBER, NAME, SMS = range(3)


def table(desk: Desk) -> QTableView:
    return desk.find(QTableView, "receiverView")


def cell(desk: Desk, row: int, column: int) -> QModelIndex:
    return table(desk).model().index(row, column)


def shown(desk: Desk) -> list[tuple[str, str]]:
    rows = range(table(desk).model().rowCount())
    return [(str(cell(desk, row, NUMBER).data()), str(cell(desk, row, NAME).data())) for row in rows]


def findings(desk: Desk) -> str:
    view = desk.find(QListWidget, "findingsView")
    return "\n".join(view.item(row).text() for row in range(view.count()))


def by_keys(desk: Desk, row: int, column: int) -> None:
    table(desk).setFocus()
    table(desk).setCurrentIndex(cell(desk, row, column))
    QTest.keyClick(table(desk), Qt.Key.Key_F2)


def by_enter(desk: Desk, row: int, column: int) -> None:
    table(desk).setFocus()
    table(desk).setCurrentIndex(cell(desk, row, column))
    QTest.keyClick(table(desk), Qt.Key.Key_Return)


def by_mouse(desk: Desk, row: int, column: int) -> None:
    spot = table(desk).visualRect(cell(desk, row, column)).center()
    click = (table(desk).viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QTest.mouseClick(*click)
    QTest.mouseDClick(*click)


def correct(desk: Desk, way: object, row: int, column: int, typed: str) -> None:
    assert callable(way)
    way(desk, row, column)
    assert table(desk).state() == QAbstractItemView.State.EditingState
    editor = table(desk).viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: table(desk).state() != QAbstractItemView.State.EditingState)


@pytest.fixture
def listed(desk: Desk) -> Desk:
    take_in(desk, person("06 39 98 00 12", "Ana", time="9 h"), person("0612", "Luc"))
    take_in(desk, person("06 39 98 00 12", "Bob"))
    desk.write("Bonjour")
    return desk


@pytest.mark.parametrize("way", [by_keys, by_enter, by_mouse])
def test_a_number_is_corrected(listed: Desk, way: object) -> None:
    assert "1 number is not valid" in findings(listed)
    correct(listed, way, 1, NUMBER, "06 39 98 00 13")
    listed.until(lambda: ("06 39 98 00 13", "Luc") in shown(listed))
    assert "not valid" not in findings(listed)
    assert table(listed).currentIndex().row() == 1


def test_a_number_opens_as_it_is_understood_and_not_as_another_country_would_read_it(
    open_desk: Open, server: DemoServer
) -> None:
    account, keys = guest(server)
    desk = open_desk((account, keys), (replace(account, id="swiss", name="Lausanne", region="CH"), keys))
    take_in(desk, person("07 91 23 45 67", "Ana"))
    desk.parts.accounts.choose(
        next(entry for entry in desk.parts.accounts.entries if entry.account.region == "CH")
    )
    by_keys(desk, 0, NUMBER)
    editor = table(desk).viewport().findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == shown(desk)[0][0] == "+33 7 91 23 45 67"
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, "8")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: shown(desk) == [("+33 7 91 23 45 68", "Ana")])


def test_who_is_removed_while_a_cell_is_open_comes_back_as_it_was_typed(listed: Desk) -> None:
    by_keys(listed, 1, NAME)
    editor = table(listed).viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "Zoe")
    listed.click("removeReceiversButton")
    listed.until(lambda: [name for _, name in shown(listed)] == ["Ana (also: Bob)"])
    listed.parts.compose.bring_back()
    listed.until(lambda: [name for _, name in shown(listed)] == ["Ana (also: Bob)", "Zoe"])


def test_who_shares_a_number_comes_back_with_it(listed: Desk) -> None:
    table(listed).selectRow(0)
    listed.click("removeReceiversButton")
    assert "1 receiver removed" in [
        label.text() for label in listed.find(QFrame, "takenOutToast").findChildren(QLabel)
    ]
    listed.parts.compose.bring_back()
    listed.until(lambda: [name for _, name in shown(listed)] == ["Luc", "Ana (also: Bob)"])


def test_all_of_a_list_that_was_still_being_read_comes_back(desk: Desk) -> None:
    many = "\n".join(f"+33 6 39 98 {n // 100:02d} {n % 100:02d}" for n in range(9999))
    desk.parts.compose.add_text(many, "typed")
    assert desk.parts.compose.busy
    desk.parts.compose.clear_receivers()
    assert not shown(desk)
    desk.parts.compose.bring_back()
    desk.until(lambda: not desk.parts.compose.busy)
    assert len(desk.parts.compose.rows) == 9999


def test_a_new_message_begins_once_all_of_a_list_is_read(desk: Desk) -> None:
    many = "\n".join(f"+33 6 39 98 {n // 100:02d} {n % 100:02d}" for n in range(9999))
    desk.parts.compose.add_text(many, "typed")
    assert desk.parts.compose.busy
    QTest.keyClick(desk.parts.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.parts.compose.blank)
    desk.until(lambda: [row.people for row in desk.parts.compose.drafts.rows] == [9999])


def test_what_is_typed_in_a_cell_is_what_the_confirmation_shows(desk: Desk) -> None:
    take_in(desk, person("06 39 98 00 12", "Ana", prenom="Ana"))
    desk.write("Bonjour {prenom}")
    desk.choose_sender("MARTIN")
    desk.parts.compose.set_no_stop(True)
    desk.until(lambda: desk.parts.compose.plan.counted)
    by_keys(desk, 0, 2)
    editor = table(desk).viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "Aline")
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    assert "Bonjour Aline" in said(dialog)


@pytest.mark.parametrize("way", [by_keys, by_enter, by_mouse])
def test_a_name_is_corrected_and_with_it_who_else_stands_there(listed: Desk, way: object) -> None:
    assert "under several names" in findings(listed)
    correct(listed, way, 0, NAME, "Ana Duval")
    listed.until(lambda: shown(listed)[0] == ("06 39 98 00 12", "Ana Duval"))
    assert "under several names" not in findings(listed)
    assert listed.parts.compose.rows.row(0).fields == (("time", "9 h"),)


def test_a_number_that_is_there_already_is_merged(listed: Desk) -> None:
    correct(listed, by_keys, 1, NUMBER, "0639980012")
    listed.until(lambda: len(shown(listed)) == 1)
    assert listed.parts.compose.rows.names(0) == ("Ana", "Bob", "Luc")
    assert table(listed).currentIndex().row() == 0


@pytest.mark.parametrize("typed", ["", "  ", "0612"])
def test_nothing_typed_changes_nothing(listed: Desk, typed: str) -> None:
    before = listed.parts.compose.rows.snapshot()
    correct(listed, by_keys, 1, NUMBER, typed)
    assert listed.parts.compose.rows.snapshot() is before


def test_the_figure_is_not_typed(listed: Desk) -> None:
    by_keys(listed, 1, SMS)
    assert table(listed).state() != QAbstractItemView.State.EditingState


def test_a_corrected_receiver_who_opted_out_gets_nothing(listed: Desk) -> None:
    with closing(OptOuts(listed.places.journal)) as outs:
        outs.add(["+33639980014"])
    correct(listed, by_keys, 1, NUMBER, "06 39 98 00 14")
    heard = Qt.ItemDataRole.AccessibleTextRole
    listed.until(lambda: "opted out" in str(cell(listed, 1, NAME).data(heard)))
