"""In a language that is longer than any, nothing is cut on a small screen: every page, every dialog, every state."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError as NotSo

from ovhsms_gui.gui.kit.theme import Choice, Theme

from .conftest import Desk, Open, on_every_page
from .lanes import settle
from .longer import Longer, cut, stretched
from .test_dialogs import CASES

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


def cut_now(root: QWidget) -> list[str]:
    settled()
    return cut(root)


def test_a_text_is_longer_by_two_fifths_and_keeps_what_is_put_in_and_its_key() -> None:
    assert stretched("&Send {sms} to {people}…") == "&Send {sms} to {people}nnn…"
    assert stretched("{n} SMS") == "{n} SMSnn"


def test_no_page_is_cut(desk: Desk) -> None:
    window = desk.parts.window
    window.resize(SMALL)
    found = cut_now(window) + on_every_page(desk, cut_now)
    assert window.size() == SMALL
    assert "\n".join(found) == ""


def test_nor_is_the_window_without_an_account(open_desk: Open) -> None:
    desk = open_desk()
    desk.parts.window.resize(SMALL)
    desk.until(lambda: desk.parts.accounts.ready)
    assert "\n".join(cut_now(desk.parts.window)) == ""


@pytest.mark.parametrize("name", CASES)
def test_no_dialog_is(desk: Desk, name: str) -> None:
    dialog = CASES[name].open_(desk, desk.parts.window)
    dialog.open()
    settle(desk.parts.office, desk.qtbot)
    with suppress(NotSo):  # what is said last is laid out, too: in a turn of its own
        desk.qtbot.waitUntil(lambda: not cut_now(dialog))
    assert "\n".join(cut_now(dialog)) == ""
    assert dialog.size().boundedTo(SMALL) == dialog.size()
