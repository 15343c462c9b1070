"""Rows of a file that are no receivers: counted beside the list, opened, corrected, left out, saved, told of."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
    QWidget,
)

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.demo.server import DemoServer

from .conftest import Desk, Open, close, guest, said
from .test_import import open_, part, rows, take

HEAD = "Nom;Téléphone;Heure\n"
GOOD = "".join(f"Patient {n};06 39 98 00 {n};{n} h\n" for n in range(10, 28))
BAD = "".join(f"Oublié {n};06 39 9{n};{n} h\n" for n in range(7))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "patients.csv"
    path.write_text(HEAD + GOOD + BAD + ";;\n", "utf-8")
    return path


@pytest.fixture
def imported(desk: Desk, file: Path) -> Desk:
    take(desk, open_(desk, file))
    assert len(desk.parts.compose.rows) == 18
    return desk


def button(desk: Desk) -> QPushButton:
    return desk.find(QPushButton, "untakenButton")


def opened(desk: Desk) -> QDialog:
    desk.click("untakenButton")
    return desk.wait_dialog("untakenDialog")


def press(dialog: QDialog, name: str) -> None:
    QTest.mouseClick(part(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


def test_they_are_counted_beside_the_list_and_survive_a_restart(
    open_desk: Open, server: DemoServer, file: Path
) -> None:
    desk = open_desk(guest(server))
    assert not button(desk).isVisible()
    take(desk, open_(desk, file))
    assert button(desk).isVisible()
    assert button(desk).text().replace("&", "") == "7 rows not taken"
    close(desk)
    desk = open_desk(guest(server))
    desk.until(lambda: button(desk).isVisible())
    found = rows(opened(desk), "untakenView")
    assert found[0] == ["patients.csv", "20", "too short", "Oublié 0 · 06 39 90 · 0 h"]
    assert [row[1] for row in found] == [str(n) for n in range(20, 27)]


def test_the_button_is_reached_by_tab_and_opened_by_space(imported: Desk) -> None:
    window = imported.parts.window
    window.activateWindow()
    imported.until(window.isActiveWindow)
    focus: QWidget | None = imported.find(QPushButton, "contactsButton")
    assert focus is not None
    focus.setFocus()
    passed: list[QWidget] = []
    while focus is not None and focus is not button(imported) and focus not in passed:
        passed.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    assert button(imported).hasFocus(), [widget.objectName() for widget in passed]
    QTest.keyClick(button(imported), Qt.Key.Key_Space)
    imported.wait_dialog("untakenDialog")


def test_the_confirmation_names_them_until_they_are_dealt_with(imported: Desk) -> None:
    imported.write("Bonjour {nom}, à {heure}")
    imported.choose_sender("MARTIN")
    imported.click("sendButton")
    dialog = imported.wait_dialog("confirmDialog")
    told = said(dialog)
    assert "7 rows of patients.csv were not taken: they get nothing (Oublié 0, Oublié 1" in told
    dialog.reject()
    imported.parts.compose.untaken.leave_out(range(7))
    imported.click("sendButton")
    dialog = imported.wait_dialog("confirmDialog")
    assert "not taken" not in said(dialog)


def test_the_finding_opens_them(imported: Desk) -> None:
    view = imported.find(QListWidget, "findingsView")
    item = next(
        view.item(row) for row in range(view.count()) if "rows of patients.csv" in view.item(row).text()
    )
    view.itemActivated.emit(item)
    imported.wait_dialog("untakenDialog")


def test_by_keyboard_one_after_the_other_is_corrected_and_taken(imported: Desk) -> None:
    imported.write("Bonjour {nom}, à {heure}")
    dialog = opened(imported)
    edit = part(dialog, QLineEdit, "untakenNumberEdit")
    assert (edit.text(), part(dialog, QLabel, "untakenVerdict").text()) == ("06 39 90", "too short")
    QTest.keyClicks(edit, "0639 98")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert len(rows(dialog, "untakenView")) == 7, "that is no number yet"
    QTest.keyClicks(edit, " 0050")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert [row[1] for row in rows(dialog, "untakenView")] == [str(n) for n in range(21, 27)]
    assert edit.text() == "06 39 91", "the next one is at hand"
    QTest.keyClicks(edit, "06 39 98 00 51\r")
    imported.until(lambda: len(imported.parts.compose.rows) == 20)
    row = imported.parts.compose.rows.row(18)
    assert (row.name, row.number.e164, row.source) == ("Oublié 0", "+33639980050", "patients.csv:20")
    texts = [imported.parts.compose.plan.text_for(row) for row in imported.parts.compose.plan.receivers.valid]
    assert texts[-2:] == ["Bonjour Oublié 0, à 0 h", "Bonjour Oublié 1, à 1 h"]
    assert "5 rows" in button(imported).text()


def test_the_file_has_the_rows_that_were_put_right_counted(desk: Desk, tmp_path: Path) -> None:
    """A row with two numbers is one row, whichever of them was taken later."""
    path = tmp_path / "patients.csv"
    path.write_text("Nom;Téléphone;Mobile\nAna;06 39 98 00 12;\nBob;0612;\nZoé;;06 39 98 00 14\n", "utf-8")
    file, untaken = desk.find(QLabel, "receiverFile"), desk.parts.compose.untaken
    take(desk, open_(desk, path))
    desk.until(lambda: file.text() == "patients.csv · 2 rows of 3")
    untaken.take(0, parse("06 39 98 00 13", "FR"))
    desk.until(lambda: len(desk.parts.compose.rows) == 3)
    assert file.text() == "patients.csv · 3 rows"


def test_a_row_of_another_file_is_not_counted_for_this_one(imported: Desk, tmp_path: Path) -> None:
    path = tmp_path / "autres.csv"
    path.write_text("Nom;Téléphone\nAna;06 39 98 00 52\nBob;0612\n", "utf-8")
    file, untaken = imported.find(QLabel, "receiverFile"), imported.parts.compose.untaken
    assert file.text() == "patients.csv · 18 rows of 25"
    take(imported, open_(imported, path))
    imported.until(lambda: file.text() == "autres.csv · 1 row of 2")
    untaken.take(0, parse("06 39 98 00 53", "FR"))
    assert file.text() == "autres.csv · 1 row of 2"
    untaken.leave_out(range(untaken.left.count))
    assert file.text() == "autres.csv · 1 row of 2", "nobody in it gets anything"


def test_what_may_be_another_countrys_number_is_not_taken_as_it_stood(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "amis.csv"
    path.write_text("Nom;Pays;Mobile\nAna;France;0639980012\nUrs;Autriche;0639980013\n", "utf-8")
    take(desk, open_(desk, path))
    dialog = opened(desk)
    edit, verdict = part(dialog, QLineEdit, "untakenNumberEdit"), part(dialog, QLabel, "untakenVerdict")
    assert edit.text() == "0639980013"
    assert verdict.text() == "in doubt: write it with + and the country's code"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert len(rows(dialog, "untakenView")) == 1
    QTest.keyClicks(edit, "+33 639980013\r")
    desk.until(lambda: len(desk.parts.compose.rows) == 2)
    assert desk.parts.compose.rows.row(1).number.e164 == "+33639980013"


def test_the_chosen_are_left_out_with_their_number_on_the_button(imported: Desk) -> None:
    dialog = opened(imported)
    table = part(dialog, QTableView, "untakenView")
    leave = part(dialog, QPushButton, "leaveOutButton")
    assert leave.text() == "&Leave out 1 row"
    table.selectAll()
    assert leave.text() == "&Leave out 7 rows"
    assert not part(dialog, QLineEdit, "untakenNumberEdit").isEnabled()
    dialog.activateWindow()
    imported.until(dialog.isActiveWindow)
    table.setFocus()
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [row[1] for row in rows(dialog, "untakenView")] == ["20", "21", "23", "24", "25", "26"]
    table.selectAll()
    press(dialog, "leaveOutButton")
    imported.until(lambda: imported.dialog("untakenDialog") is None)
    assert not button(imported).isVisible()
    assert "not taken" not in str(imported.parts.compose.plan.findings)


def test_they_are_saved_and_the_file_corrected_is_read_again(imported: Desk, tmp_path: Path) -> None:
    dialog = opened(imported)
    target = tmp_path / "left.csv"
    press(dialog, "saveUntakenButton")
    chooser = imported.wait_dialog("saveUntakenDialog")
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(target))
    chooser.reject()
    told = part(dialog, QLabel, "untakenTold")
    imported.until(lambda: told.text().startswith("7 rows written"))
    dialog.reject()
    text = target.read_text("utf-8-sig")
    assert text.splitlines()[1] == "patients.csv,20,Oublié 0,06 39 90,0 h,too short"
    target.write_text(text.replace("06 39 9", "06 39 98 00 5"), "utf-8")
    again = open_(imported, target)
    take(imported, again)
    imported.until(lambda: len(imported.parts.compose.rows) == 25)
    assert imported.parts.compose.rows.row(18).name == "Oublié 0"


def test_the_corrected_file_imported_again_leaves_none(imported: Desk, file: Path) -> None:
    file.write_text(HEAD + GOOD + BAD.replace("06 39 9", "06 39 98 00 5"), "utf-8")
    take(imported, open_(imported, file))
    imported.until(lambda: len(imported.parts.compose.rows) == 25)
    assert not button(imported).isVisible()
