"""A button with a menu: how keys open it, and that it is not shaded once the pointer went away over the menu."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QHideEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.buttons import Pressed, give_menu, tool


@pytest.mark.parametrize("kind", [QPushButton, QToolButton, None])
def test_the_pointer_left_it_over_the_menu(
    qtbot: QtBot, kind: type[QPushButton] | type[QToolButton] | None
) -> None:
    menu = QMenu()
    menu.addAction("One")
    if kind is None:
        button: QPushButton | QToolButton = tool("Open", menu=menu)
    else:
        button = kind()
        give_menu(button, menu)
    qtbot.addWidget(button)
    button.show()
    QApplication.sendEvent(button, QEvent(QEvent.Type.Enter))
    assert button.underMouse()
    QCursor.setPos(button.mapToGlobal(QPoint(button.width() + 200, button.height() + 200)))
    QApplication.sendEvent(menu, QHideEvent())  # as after a choice: this platform has no menus that come up
    assert not button.underMouse()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of popups, without a screen
@pytest.mark.parametrize("kind", ["tool", "button"])
@pytest.mark.parametrize(
    ("key", "held", "opens"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, True),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, True),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, False),
    ],
)
def test_the_keys_that_open_it(
    qtbot: QtBot, kind: str, key: Qt.Key, held: Qt.KeyboardModifier, opens: bool
) -> None:
    menu = QMenu()
    menu.addAction("One")
    button = tool("Open", menu=menu) if kind == "tool" else Pressed("Open")
    if isinstance(button, Pressed):
        give_menu(button, menu)
    qtbot.addWidget(button)
    button.show()
    opened: list[bool] = []
    menu.aboutToShow.connect(lambda: opened.append(True))
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, menu.close))
    QTest.keyClick(button, key, held)
    assert opened == [True] * opens
