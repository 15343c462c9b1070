"""The settings dialog: what is chosen holds at once, survives the session, and loses nothing that was typed."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
)

from ovhsms_gui.core.settings import LANGUAGE, THEME, UNDO_SECONDS
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui import language
from ovhsms_gui.gui.kit.palette import DARK, LIGHT, application_palette
from ovhsms_gui.gui.kit.theme import Choice, Theme
from ovhsms_gui.store.settings import Settings, remembered

from .conftest import Desk, Open, close, guest


def choose(dialog: QDialog, name: str, value: str) -> None:
    box = dialog.findChild(QComboBox, name)
    assert box is not None
    box.setFocus()
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def open_settings(desk: Desk) -> QDialog:
    desk.click("settingsButton")
    return desk.wait_dialog("settingsDialog")


def titles(desk: Desk) -> list[str]:
    pages = desk.find(QListWidget, "pageList")
    return [pages.item(row).text() for row in range(pages.count())]


def test_another_language_is_spoken_at_once_and_nothing_typed_is_lost(desk: Desk, qapp: QApplication) -> None:
    desk.add("Ana 06 39 98 00 12")
    desk.write("Bonjour, à demain")
    desk.find(QPlainTextEdit, "receiverEdit").setPlainText("06 39")
    desk.show_page(0)
    before = desk.parts.window
    try:
        choose(open_settings(desk), "languageBox", "fr")
        assert desk.parts.window is not before
        assert titles(desk) == ["Écrire", "Envois", "Contacts"]
        assert desk.find(QPlainTextEdit, "messageEdit").toPlainText() == "Bonjour, à demain"
        assert desk.find(QPlainTextEdit, "receiverEdit").toPlainText() == "06 39"
        assert len(desk.parts.compose.rows) == 1
        assert desk.parts.window.isVisible()
        desk.until(lambda: desk.dialog("settingsDialog") is None)
        choose(open_settings(desk), "languageBox", "en")
        assert titles(desk) == ["Compose", "Outbox", "Contacts"]
    finally:
        language.speak(qapp, "en")
    desk.find(QPlainTextEdit, "receiverEdit").clear()
    desk.choose_sender("MARTIN")
    desk.confirm()  # the new window's own button
    desk.until(lambda: len(desk.server.world.sent) == 1)


def test_what_is_chosen_is_there_at_the_next_start(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    dialog = open_settings(desk)
    choose(dialog, "themeBox", "dark")
    undo = dialog.findChild(QSpinBox, "undoTimeBox")
    assert undo is not None
    undo.setValue(25)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    close(desk)
    values = remembered(desk.places.journal)
    assert (THEME.among(values), UNDO_SECONDS.among(values)) == ("dark", 25)
    with closing(Settings(desk.places.journal)) as settings:
        settings.set(UNDO_SECONDS.key, 0)
        settings.set(LANGUAGE.key, "xx")
    again = open_desk(guest(server))
    box = open_settings(again).findChild(QComboBox, "languageBox")
    assert box is not None
    assert box.currentData() == "", "what this version does not speak is the system's choice"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before, style = qapp.palette(), qapp.style().objectName()
    made = Theme(qapp, own_look=False)
    yield made
    made.choose(Choice.SYSTEM)
    made.setParent(None)
    made.deleteLater()
    qapp.setStyle(style)
    qapp.setPalette(before)


def test_a_theme_holds_at_once(desk: Desk, theme: Theme, qapp: QApplication) -> None:
    dialog = open_settings(desk)
    label = desk.find(QLabel, "partsLabel")
    for chosen, tone in (("dark", DARK), ("light", LIGHT)):
        choose(dialog, "themeBox", chosen)
        wanted = application_palette(tone).window().color()
        assert qapp.palette().window().color() == wanted
        desk.until(lambda wanted=wanted: label.palette().window().color() == wanted)  # type: ignore[misc]


def test_enter_closes_the_settings_and_throws_nothing_away(desk: Desk) -> None:
    dialog = open_settings(desk)
    undo = dialog.findChild(QSpinBox, "undoTimeBox")
    assert undo is not None
    undo.setValue(40)
    button = dialog.findChild(QPushButton, "settingsCloseButton")
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("settingsDialog") is None)
    assert desk.parts.compose.undo_seconds == 40
