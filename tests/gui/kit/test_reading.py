"""The order of Tab, and what is left of finding it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLayoutItem,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken, delete

from ovhsms_gui.gui.kit.reading import in_reading_order


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Fields in layouts of every kind, made from the last to the first."""
    window = QWidget()
    qtbot.addWidget(window)
    fields = [QLineEdit(str(number), window) for number in reversed(range(9))]
    nine = fields[::-1]
    column, row, grid, form = QVBoxLayout(window), QHBoxLayout(), QGridLayout(), QFormLayout()
    column.addLayout(row)
    column.addWidget(nine[2])
    column.addLayout(grid)
    column.addLayout(form)
    area, inside = QScrollArea(), QWidget()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QVBoxLayout(inside).addWidget(nine[8])
    area.setWidget(inside)
    column.addWidget(area)
    row.addWidget(nine[1])
    row.insertWidget(0, nine[0])
    grid.addWidget(nine[5], 1, 0)
    grid.addWidget(nine[4], 0, 1)
    grid.addWidget(nine[3], 0, 0)
    form.addRow("Six", nine[6])
    form.addRow("Seven", nine[7])
    return window


def test_it_is_that_of_reading_in_layouts_of_every_kind(window: QWidget, qtbot: QtBot) -> None:
    in_reading_order(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.findChildren(QLineEdit)[-1].setFocus()
    went = []
    for _ in range(9):
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        went.append(focus.text())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    first = went.index("0")
    assert went[first:] + went[:first] == [str(number) for number in range(9)]


def items() -> list[QLayoutItem]:
    """Those that Python knows."""
    known = [one for one in Shiboken.getAllValidWrappers() if type(one).__name__.endswith("Item")]
    return [one for one in known if isinstance(one, QLayoutItem)]


def test_nothing_is_kept_of_what_qt_deletes(window: QWidget) -> None:
    """A part of a layout that Python knows, and that is gone with its widget, would be taken for another thing."""
    before = items()
    in_reading_order(window)
    for field in window.findChildren(QLineEdit):
        delete(field)
    assert [one for one in items() if all(one is not other for other in before)] == []
