"""A button is not shaded any more once the pointer went away over its menu."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QCursor, QHideEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.buttons import give_menu, tool


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
