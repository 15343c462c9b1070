"""A receiver is corrected in the list, by mouse or keyboard: number and name."""

from contextlib import closing

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QTableView

from ovhsms_gui.store.optouts import OptOuts

from .conftest import Desk
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
