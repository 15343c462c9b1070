"""Saved texts by object names: save, take, rename, delete; nothing typed is lost."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton

from ovhsms_gui.demo.server import DemoServer

from .conftest import Desk, Open, close, guest


def editor(desk: Desk) -> QPlainTextEdit:
    return desk.find(QPlainTextEdit, "messageEdit")


def actions(desk: Desk, menu: str = "textsMenu") -> list[QAction]:
    desk.find(QMenu, "textsMenu").aboutToShow.emit()
    return desk.find(QMenu, menu).actions()


def choose(desk: Desk, words: str, menu: str = "textsMenu") -> None:
    next(action for action in actions(desk, menu) if action.text().startswith(words)).trigger()


def names(desk: Desk) -> list[str]:
    return [saved.name for saved in desk.parts.compose.texts.rows]


def button(dialog: QDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def save(desk: Desk, text: str, name: str) -> None:
    desk.write(text)
    choose(desk, "&Save this text")
    fill(desk, name)
    desk.until(lambda: any(s.name == name and s.text == text for s in desk.parts.compose.texts.rows))


def fill(desk: Desk, name: str) -> None:
    dialog = desk.wait_dialog("textNameDialog")
    edit = dialog.findChild(QLineEdit, "textNameEdit")
    assert edit is not None
    edit.setText(name)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("textNameDialog") is None)


def test_a_saved_text_is_there_after_a_restart_and_ctrl_z_brings_back_what_was_typed(
    open_desk: Open, server: DemoServer
) -> None:
    first = open_desk(guest(server))
    save(first, "Rappel : {first_name}, à demain", "Rappel & co")
    first.write("")
    close(first)
    desk = open_desk(guest(server))
    desk.until(lambda: names(desk) == ["Rappel & co"])
    QTest.keyClicks(editor(desk), "Half written")
    choose(desk, "Rappel && co")
    assert editor(desk).toPlainText() == "Rappel : {first_name}, à demain"
    assert desk.parts.compose.draft.text == "Rappel : {first_name}, à demain"
    QTest.keyClick(editor(desk), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor(desk).toPlainText() == "Half written"


def test_the_first_words_are_proposed_and_an_empty_text_or_name_is_not_saved(desk: Desk) -> None:
    save_action = next(action for action in actions(desk) if action.text().startswith("&Save"))
    assert not save_action.isEnabled()
    desk.write("Le cabinet sera fermé lundi")
    choose(desk, "&Save this text")
    dialog = desk.wait_dialog("textNameDialog")
    edit = dialog.findChild(QLineEdit, "textNameEdit")
    assert edit is not None
    assert edit.text() == "Le cabinet sera fermé"
    edit.setText("  ")
    assert not button(dialog, "saveTextButton").isEnabled()
    dialog.reject()
    assert names(desk) == []


def test_a_name_that_is_taken_is_said_before_the_text_takes_its_place(desk: Desk) -> None:
    save(desk, "Un", "Rappel")
    desk.write("Deux")
    choose(desk, "&Save this text")
    dialog = desk.wait_dialog("textNameDialog")
    edit, note = dialog.findChild(QLineEdit, "textNameEdit"), dialog.findChild(QLabel, "textNameNote")
    assert edit is not None
    assert note is not None
    edit.setText("rappel")
    assert "takes its place" in note.text()
    assert button(dialog, "saveTextButton").text() == "&Replace"
    button(dialog, "saveTextButton").click()
    desk.until(lambda: [(s.name, s.text) for s in desk.parts.compose.texts.rows] == [("rappel", "Deux")])


def test_it_is_said_that_a_text_is_saved_once_it_is(tongue: str, desk: Desk) -> None:
    desk.write("Le cabinet sera fermé lundi")
    toast, name = desk.find(QFrame, "takenOutToast"), "Fermé & " + "x" * 50
    next(action for action in actions(desk) if action.objectName() == "saveTextAction").trigger()
    assert not toast.isVisible()
    fill(desk, name)
    desk.until(toast.isVisible)
    assert names(desk) == [name]
    words = {"fr": "Texte enregistré\u00a0: ", "en": "Text saved: "}[tongue]
    assert [label.text() for label in toast.findChildren(QLabel) if label.text()] == [f"{words}{name[:39]}…"]
    assert not any(back.isVisible() for back in toast.findChildren(QPushButton))


def test_rename_refuses_the_name_of_another(desk: Desk) -> None:
    save(desk, "Un", "Rappel")
    save(desk, "Deux", "Avis")
    choose(desk, "Rappel", "renameTextMenu")
    dialog = desk.wait_dialog("textNameDialog")
    edit = dialog.findChild(QLineEdit, "textNameEdit")
    assert edit is not None
    edit.setText("AVIS")
    assert not button(dialog, "saveTextButton").isEnabled()
    fill(desk, "RAPPEL")
    desk.until(lambda: names(desk) == ["Avis", "RAPPEL"])
    assert editor(desk).toPlainText() == "Deux"


def test_delete_asks_and_its_default_is_no(desk: Desk) -> None:
    save(desk, "Un", "Rappel")
    choose(desk, "Rappel", "deleteTextMenu")
    dialog = desk.wait_dialog("deleteTextDialog")
    assert not button(dialog, "deleteTextButton").isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("deleteTextDialog") is None)
    assert names(desk) == ["Rappel"]
    choose(desk, "Rappel", "deleteTextMenu")
    button(desk.wait_dialog("deleteTextDialog"), "deleteTextButton").click()
    desk.until(lambda: names(desk) == [])
    assert editor(desk).toPlainText() == "Un"
