"""By keys alone: who was removed comes back, and so does the message that another one took the place of."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPlainTextEdit, QPushButton, QTableView, QWidget

from ovhsms_gui.work.events import PeopleChanged

from .conftest import Desk

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def table(desk: Desk) -> QTableView:
    return desk.find(QTableView, "receiverView")


def box(desk: Desk) -> QPlainTextEdit:
    return desk.find(QPlainTextEdit, "receiverEdit")


def text(desk: Desk) -> QPlainTextEdit:
    return desk.find(QPlainTextEdit, "messageEdit")


def names(desk: Desk) -> list[str]:
    rows = desk.parts.compose.rows
    return [rows.row(n).name for n in range(len(rows))]


def selected(desk: Desk) -> list[str]:
    return [names(desk)[index.row()] for index in table(desk).selectionModel().selectedRows()]


def told(desk: Desk, name: str) -> list[str]:
    """What a toast says, and the words of its way back."""
    toast = desk.find(QFrame, name)
    parts: list[QLabel | QPushButton] = [*toast.findChildren(QLabel), *toast.findChildren(QPushButton)]
    return [part.text() for part in parts if part.isVisible() and part.text()]


def undo(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Z, CONTROL)


def activate(desk: Desk) -> None:
    desk.parts.window.activateWindow()
    desk.until(desk.parts.window.isActiveWindow)


def remove(desk: Desk, place: int) -> None:
    table(desk).setFocus()
    table(desk).selectionModel().setCurrentIndex(table(desk).model().index(place, 0), _ROW)
    QTest.keyClick(table(desk), Qt.Key.Key_Delete)


def remove_all(desk: Desk) -> None:
    QTest.keyClick(desk.parts.window, Qt.Key.Key_O, ALT)
    desk.until(lambda: names(desk) == [] and box(desk).hasFocus())


@pytest.fixture
def listed(desk: Desk) -> Desk:
    desk.add("06 39 98 00 12 Ana\n06 39 98 00 13 Bob\n06 39 98 00 14 Luc")
    activate(desk)
    return desk


# ---- receivers -------------------------------------------------------------------------------------


def test_in_the_list_ctrl_z_brings_them_back_one_removal_after_the_other(listed: Desk) -> None:
    remove(listed, 2)
    remove(listed, 0)
    assert names(listed) == ["Bob"]
    undo(table(listed))
    assert (names(listed), selected(listed)) == (["Bob", "Ana"], ["Ana"])
    assert told(listed, "takenOutToast") == []
    undo(table(listed))
    assert (names(listed), selected(listed)) == (["Bob", "Ana", "Luc"], ["Luc"])
    assert table(listed).hasFocus()
    undo(table(listed))
    assert names(listed) == ["Bob", "Ana", "Luc"]


def test_after_all_were_removed_the_key_that_the_toast_names_brings_them_back(listed: Desk) -> None:
    remove_all(listed)
    assert told(listed, "takenOutToast") == ["3 receivers removed", "Bring back (Ctrl+Z)"]
    undo(box(listed))
    assert names(listed) == ["Ana", "Bob", "Luc"]
    assert selected(listed) == names(listed)
    assert table(listed).hasFocus()


def test_the_button_of_the_toast_leads_to_who_came_back(listed: Desk) -> None:
    remove(listed, 0)
    [button] = listed.find(QFrame, "takenOutToast").findChildren(QPushButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert (names(listed), selected(listed)) == (["Bob", "Luc", "Ana"], ["Ana"])
    assert table(listed).hasFocus()
    undo(table(listed))
    assert len(names(listed)) == 3, "once"


def test_in_the_box_of_numbers_what_is_typed_goes_first(listed: Desk) -> None:
    remove_all(listed)
    QTest.keyClicks(box(listed), "06")
    undo(box(listed))
    assert (box(listed).toPlainText(), names(listed)) == ("", [])
    undo(box(listed))
    assert len(names(listed)) == 3


def test_in_the_box_nobody_comes_back_for_whom_was_added_since(listed: Desk) -> None:
    remove(listed, 0)
    listed.add("06 39 98 00 15 Zoe")
    undo(box(listed))
    assert names(listed) == ["Bob", "Luc", "Zoe"]
    undo(table(listed))
    assert names(listed) == ["Bob", "Luc", "Zoe", "Ana"]


def test_who_was_erased_and_who_is_of_another_message_stays_out(listed: Desk) -> None:
    remove(listed, 0)
    listed.parts.office.happened.emit(PeopleChanged(("+33639980012",)))
    undo(table(listed))
    assert names(listed) == ["Bob", "Luc"]
    remove(listed, 0)
    listed.parts.compose.begin()
    undo(box(listed))
    assert names(listed) == []


def test_what_is_said_of_a_file_goes_and_comes_with_its_people(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "rdv.csv"
    path.write_text("Nom;Téléphone\nAna;06 39 98 00 12\nBob;06 39 98 00 13\nLuc;0612\n", "utf-8")
    desk.parts.window.pages.compose.widget.left.import_file(path)
    take = desk.wait_dialog("importDialog").findChild(QPushButton, "importTakeButton")
    assert take is not None
    desk.until(take.isEnabled)
    take.click()
    file = desk.find(QLabel, "receiverFile")
    desk.until(lambda: file.text() == "rdv.csv · 2 rows of 3" and not desk.parts.compose.busy)
    activate(desk)
    remove(desk, 0)
    remove(desk, 0)
    assert file.text() == ""
    undo(table(desk))
    assert file.text() == "", "not all are there yet"
    undo(table(desk))
    assert (len(names(desk)), file.text()) == (2, "rdv.csv · 2 rows of 3")
    desk.parts.compose.begin()
    desk.add("06 39 98 00 15 Zoe")
    assert file.text() == "", "it was about another message"


# ---- a message that is not there yet ---------------------------------------------------------------


def test_ctrl_enter_on_an_empty_message_says_what_is_missing(desk: Desk) -> None:
    activate(desk)
    box(desk).setFocus()
    QTest.keyClick(box(desk), Qt.Key.Key_Return, CONTROL)
    said = desk.find(QWidget, "receiversMissing")
    assert said.isVisible()
    assert [label.text() for label in said.findChildren(QLabel) if label.text()] == [
        "Add receivers first: type a number here and press Enter, or paste a list."
    ]
    assert QApplication.focusWidget() is box(desk)
    QTest.keyClicks(box(desk), "0")
    assert not said.isVisible()
    box(desk).clear()
    QTest.keyClick(box(desk), Qt.Key.Key_Return, CONTROL)
    assert said.isVisible()
    desk.parts.compose.add_text("06 39 98 00 12", "typed")
    desk.until(lambda: not said.isVisible())


# ---- another message in its place ------------------------------------------------------------------


def test_a_message_that_a_new_one_takes_the_place_of_is_one_key_away(listed: Desk) -> None:
    listed.write("Bonjour à tous\net à demain")
    QTest.keyClick(text(listed), Qt.Key.Key_N, CONTROL)
    assert names(listed) == []
    assert told(listed, "keptToast") == ["Draft kept: Bonjour à tous", "Resume (Ctrl+Shift+N)"]
    QTest.keyClick(listed.parts.window, Qt.Key.Key_N, CONTROL | SHIFT)
    listed.until(lambda: names(listed) == ["Ana", "Bob", "Luc"])
    assert text(listed).toPlainText() == "Bonjour à tous\net à demain"
    assert told(listed, "keptToast") == []


def test_without_words_it_is_named_by_its_people(listed: Desk) -> None:
    listed.parts.compose.begin()
    assert told(listed, "keptToast") == ["Draft kept: 3 people", "Resume (Ctrl+Shift+N)"]
    [button] = listed.find(QFrame, "keptToast").findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    listed.until(lambda: names(listed) == ["Ana", "Bob", "Luc"])


def test_what_was_begun_instead_is_kept_as_well(listed: Desk) -> None:
    listed.write("Premier")
    listed.parts.compose.begin()
    listed.write("Second")
    QTest.keyClick(text(listed), Qt.Key.Key_N, CONTROL | SHIFT)
    listed.until(lambda: text(listed).toPlainText() == "Premier")
    listed.until(lambda: {row.start for row in listed.parts.compose.drafts.rows} == {"Premier", "Second"})


def test_nobody_comes_back_into_what_is_being_confirmed_or_the_next(listed: Desk) -> None:
    remove(listed, 2)
    text(listed).setPlainText("Bonjour")
    listed.choose_sender("MARTIN")
    listed.parts.compose.set_no_stop(True)
    listed.until(lambda: listed.parts.compose.plan.counted)
    listed.click("sendButton")
    dialog = listed.wait_dialog("confirmDialog")
    listed.parts.compose.undo()
    assert names(listed) == ["Ana", "Bob"]
    yes = dialog.findChild(QPushButton, "confirmSendButton")
    assert yes is not None
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    listed.parts.compose.undo()
    listed.until(lambda: not listed.parts.compose.draft.text)
    assert names(listed) == []
