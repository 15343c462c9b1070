"""In a language that is longer than any, nothing is cut on a small screen: every page, every dialog, every state."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from ovhsms_gui.gui.kit.theme import Choice, Theme

from .conftest import Desk, Open
from .longer import Longer, cut, stretched
from .test_dialogs import CASES
from .test_french import many_states

SMALL = QSize(1024, 700)


@pytest.fixture(autouse=True)
def longer(qapp: QApplication) -> Iterator[None]:
    before, style = qapp.palette(), qapp.style().objectName()
    theme = Theme(qapp, Choice.LIGHT, own_look=False)
    translator = Longer(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    theme.setParent(None)
    theme.deleteLater()
    qapp.setStyle(style)
    qapp.setPalette(before)


def settled() -> None:
    for _ in range(5):
        QApplication.processEvents()


def test_a_text_is_longer_by_two_fifths_and_keeps_what_is_put_in_and_its_key() -> None:
    assert stretched("&Send {sms} to {people}…") == "&Send {sms} to {people}nnn…"
    assert stretched("{n} SMS") == "{n} SMSnn"


def test_no_page_is_cut(desk: Desk) -> None:
    window = desk.parts.window
    window.resize(SMALL)
    settled()
    found = [f"empty {fault}" for fault in cut(window)]
    many_states(desk)
    desk.until(lambda: desk.parts.compose.plan.counted)
    settled()
    found += [f"compose {fault}" for fault in cut(window)]
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.send(60)
    for place in (1, 2, 3):
        desk.show_page(place)
        desk.until(lambda: desk.parts.outbox.about_to_leave > 0)
        settled()
        found += [f"page {place} {fault}" for fault in cut(window)]
    assert window.size() == SMALL
    assert "\n".join(found) == ""


def test_nor_is_the_window_without_an_account(open_desk: Open) -> None:
    desk = open_desk()
    desk.parts.window.resize(SMALL)
    desk.until(lambda: desk.parts.accounts.ready)
    settled()
    assert "\n".join(cut(desk.parts.window)) == ""


@pytest.mark.parametrize("name", CASES)
def test_no_dialog_is(desk: Desk, name: str) -> None:
    dialog = CASES[name].open_(desk, desk.parts.window)
    dialog.open()
    settled()
    assert "\n".join(cut(dialog)) == ""
    assert dialog.size().boundedTo(SMALL) == dialog.size()
