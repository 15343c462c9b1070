"""The underlined letters: in sight while Alt is held."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.buttons import Button, Kind
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.letters import Letters
from ovhsms_gui.gui.kit.measures import Type

from .conftest import picture, pixels


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    edit, title = QLineEdit(), Label("&Outbox", Type.PAGE_TITLE)
    title.setBuddy(edit)
    column = QVBoxLayout(made)
    for part in (title, QPushButton("&Remove"), Button("&Send", Kind.PRIMARY), edit):
        column.addWidget(part)
    Letters(made)
    made.show()
    edit.setFocus()
    dressed.processEvents()
    return made


def field(window: QWidget) -> QLineEdit:
    found = window.findChild(QLineEdit)
    assert found is not None
    return found


def drawn(window: QWidget) -> list[list[int]]:
    """Title and buttons, one picture each."""
    parts = [window.findChild(kind) for kind in (Label, QPushButton, Button)]
    return [list(pixels(picture(part))) for part in parts if part is not None]


def test_they_are_underlined_while_alt_is_held(window: QWidget) -> None:
    edit = field(window)
    before = drawn(window)
    QTest.keyPress(edit, Qt.Key.Key_Alt)
    held = drawn(window)
    assert [one != other for one, other in zip(before, held, strict=True)] == [True] * 3
    QTest.keyRelease(edit, Qt.Key.Key_Alt)
    assert drawn(window) == before


def test_so_they_are_on_a_page_with_a_ground_of_its_own(dressed: QApplication, window: QWidget) -> None:
    """Qt draws nothing anew that lies on what is no part of the window's own ground."""
    page, button = QWidget(), QPushButton("&Export")
    page.setAutoFillBackground(True)
    QVBoxLayout(page).addWidget(button)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(page)
    dressed.processEvents()
    before = on_screen(dressed, button)
    QTest.keyPress(field(window), Qt.Key.Key_Alt)
    assert on_screen(dressed, button) != before
    QTest.keyRelease(field(window), Qt.Key.Key_Alt)
    assert on_screen(dressed, button) == before


def on_screen(app: QApplication, part: QWidget) -> QImage:
    """What was drawn there when it had to be, and nothing drawn for this."""
    app.processEvents()
    window = part.window()
    place = QRect(part.mapTo(window, QPoint()), part.size())
    return QGuiApplication.primaryScreen().grabWindow(window.winId()).toImage().copy(place)


def test_a_window_that_is_left_with_it_does_not_keep_them(window: QWidget) -> None:
    before = drawn(window)
    QTest.keyPress(field(window), Qt.Key.Key_Alt)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert drawn(window) == before
