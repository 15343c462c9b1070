"""The dropdown in which one types: what was typed is meant."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.dropdown import Dropdown


@pytest.mark.parametrize("again", [False, True], ids=["once", "made so again"])
def test_what_is_an_entry_but_for_its_case_stays_as_typed(qtbot: QtBot, again: bool) -> None:
    box = Dropdown()
    qtbot.addWidget(box)
    box.setEditable(True)
    if again:  # Qt makes another line, with a completer of its own
        box.setEditable(False)
        box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItem("MARTINET")
    box.setEditText("")
    line = box.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "martinet")
    assert box.currentText() == "martinet"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert box.currentText() == "martinet"
