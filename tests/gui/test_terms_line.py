"""Who a message comes from and when it leaves: on one line where there is room, and whole wherever there is less."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from ovhsms_gui.core.terms import Due

from .conftest import Desk
from .longer import cut


def top(desk: Desk, name: str, kind: type[QComboBox] | type[QPushButton]) -> int:
    part = desk.find(kind, name)
    return part.mapTo(desk.parts.window, QPoint(0, part.height() // 2)).y()


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


@pytest.mark.parametrize(
    ("size", "points", "one"),
    [
        ((1366, 768), None, True),
        ((1280, 800), None, True),
        ((1024, 700), None, None),
        ((1092, 614), None, None),  # 1366 x 768 at 125 %
        ((819, 560), None, None),
        ((1366, 768), 18.0, None),
        ((1024, 700), 18.0, None),
    ],
)
def test_sender_and_time(
    tongue: str,
    dressed: QApplication,
    desk: Desk,
    size: tuple[int, int],
    points: float | None,
    one: bool | None,
) -> None:
    if points is not None:
        face = dressed.font()
        face.setPointSizeF(points)
        dressed.setFont(face)
    window = desk.parts.window
    window.resize(*size)
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    page = window.pages.compose.widget
    page._go_to(page.right.edit)
    box = desk.find(QComboBox, "senderBox")
    desk.until(lambda: box.findText("MARTIN") >= 0)
    found = []
    for sender in ("", "MARTIN"):
        if sender:
            desk.choose_sender(sender)
        settle()
        if one is not None:
            assert (top(desk, "senderBox", QComboBox) == top(desk, "whenNowButton", QPushButton)) == one
        found += cut(page.right)
    desk.parts.compose.set_due(Due(desk.now + 86_400.0, "Indian/Reunion"))  # more is said of it
    settle()
    assert "\n".join(found + cut(page.right)) == ""
