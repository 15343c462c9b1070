"""What is missing in the list is filled in one cell after the other, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui.kit.cells import FACE

from .conftest import Desk


@pytest.fixture
def holes(desk: Desk) -> Desk:
    """Three people; of two of them something is missing."""
    desk.parts.window.activateWindow()
    desk.until(desk.parts.window.isActiveWindow)
    desk.parts.compose.add_rows(
        Row(parse(f"06 39 98 00 1{place}", "FR"), name, fields=(("heure", hour), ("lieu", where)))
        for place, (name, hour, where) in enumerate(
            [("Ana", "9 h", "Évry"), ("Bruno", "", "Massy"), ("Chloé", "11 h", "")]
        )
    )
    desk.until(lambda: not desk.parts.compose.busy)
    desk.choose_sender("MARTIN")
    desk.write("À {heure}, à {lieu}")
    return desk


def typing(desk: Desk) -> QLineEdit:
    """The cell that is open."""
    desk.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    return editor


def test_enter_goes_on_to_the_next_and_stays_at_the_last(holes: Desk) -> None:
    table = holes.find(QTableView, "receiverView")
    holes.click("sendButton")
    assert (table.currentIndex().row(), typing(holes).accessibleName()) == (1, "heure")
    first = typing(holes)
    QTest.keyClicks(first, "10 h")
    QTest.keyClick(first, Qt.Key.Key_Return)
    holes.until(lambda: table.currentIndex().row() == 2)
    second = typing(holes)
    assert second.accessibleName() == "lieu"
    QTest.keyClick(second, Qt.Key.Key_Return)  # of what is left empty it goes nowhere
    holes.until(lambda: QApplication.focusWidget() is table)
    assert table.currentIndex().row() == 2
    assert table.currentIndex().data(FACE).text == "to fill in"
    QTest.keyClicks(table, "O")
    last = typing(holes)
    QTest.keyClicks(last, "rsay")
    QTest.keyClick(last, Qt.Key.Key_Return)
    holes.until(lambda: "Send 3 SMS" in holes.find(QPushButton, "sendButton").text())
    assert QApplication.focusWidget() is table
    texts = [line.text for line in holes.parts.compose.plan.lines]
    assert texts == ["À 9 h, à Évry", "À 10 h, à Massy", "À 11 h, à Orsay"]


def test_an_open_cell_hides_what_it_is_about_to_replace(holes: Desk) -> None:
    holes.click("sendButton")
    editor = typing(holes)
    assert editor.hasFrame(), "without one nothing is drawn under what is typed"


def test_the_file_that_the_people_are_of_is_named_under_them(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "parents.csv"
    path.write_text("Nom;Téléphone\nAna;06 39 98 00 12\nBob;0612\n", "utf-8")
    column = desk.parts.window.pages.compose.widget.left
    column.import_file(path)
    dialog = desk.wait_dialog("importDialog")
    take = dialog.findChild(QPushButton, "importTakeButton")
    assert take is not None
    desk.until(take.isEnabled)
    take.click()
    file = desk.find(QLabel, "receiverFile")
    desk.until(lambda: file.text() == "parents.csv · 1 row of 2")
    desk.until(lambda: not desk.parts.compose.busy)
    assert file.text() == "parents.csv · 1 row of 2"
    desk.click("clearReceiversButton")
    desk.until(lambda: file.text() == "")
