"""What goes by itself does not move what a pointer is on its way to."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.passing import Passing


def test_it_goes_when_the_pointer_rests(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    part, gone = QWidget(), []
    qtbot.addWidget(part)
    passing = Passing(part)
    passing.over.connect(lambda: gone.append(True))
    for x in (1, 40, 80):
        monkeypatch.setattr(QCursor, "pos", lambda x=x: QPoint(x, 0))
        passing.timeout.emit()
        assert not gone
        assert passing.isActive()  # to look again
    passing.timeout.emit()
    assert gone == [True]
