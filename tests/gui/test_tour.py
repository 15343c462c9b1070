"""The tour's pictures."""

from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QComboBox

from ovhsms_gui.gui.tour.hands import Hands

from .conftest import Desk


def test_a_picture_does_not_show_where_the_pointer_happens_to_lie(desk: Desk, tmp_path: Path) -> None:
    box = desk.find(QComboBox, "accountBox")
    QApplication.sendEvent(box, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert box.underMouse()
    Hands(desk.parts.window, tmp_path).picture("window")
    assert not box.underMouse()
    assert (tmp_path / "01-window.png").exists()
