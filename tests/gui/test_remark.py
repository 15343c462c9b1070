"""A remark is as high as what it says, from the moment on in which it says it."""

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.compose.remark import Remark
from ovhsms_gui.gui.kit.measures import px

from .conftest import Desk
from .longer import cut

SENTENCE = "2 SMS par personne au lieu de 1 à cause de « À », « ô ». Simplifier économise 2 SMS."


@pytest.mark.parametrize("before", [14, 90])
@pytest.mark.parametrize("wide", [14, 26, 34, 60, 90])
def test_the_height_that_is_asked_for_a_width_is_the_one_that_is_needed(
    qtbot: QtBot, wide: float, before: float
) -> None:
    remark = Remark("culpritLabel", QPushButton("Simplifier"), QPushButton("Certains"))
    qtbot.addWidget(remark)
    remark.resize(px(before), px(2))
    remark.show()
    remark.say(SENTENCE)
    asked = remark.heightForWidth(px(wide))  # as the page does that gives it room
    remark.resize(px(wide), asked)
    QApplication.processEvents()
    assert cut(remark) == []
    assert remark.heightForWidth(px(wide)) == asked


@pytest.mark.parametrize("size", [(1180, 760), (1024, 700)])
def test_what_makes_a_text_dear_is_said_whole_at_once(
    tongue: str, dressed: QApplication, desk: Desk, size: tuple[int, int]
) -> None:
    """Not a few turns later: Qt would paint it before."""
    desk.parts.window.resize(*size)
    desk.add("06 39 98 00 12\n06 39 98 00 13")
    desk.write("Nouveau : le cabinet ouvre aussi le samedi matin, de 9 h à 12 h. ")
    desk.until(lambda: desk.parts.compose.plan.counted)
    page, edit = desk.parts.window.pages.compose.widget, desk.find(QPlainTextEdit, "messageEdit")
    QApplication.processEvents()
    for letter in "À bientôt 😊 !":
        desk.type(edit, letter)
        faults = [fault for fault in cut(page.right) if not fault.startswith("fieldsBox")]  # gives way
        assert "\n".join(faults) == "", letter
