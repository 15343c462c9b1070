"""The window without an account: three steps, each with its way on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.accounts.welcome import Welcome


class Browser(QObject):
    """Takes the addresses that would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "take")  # type: ignore[arg-type]  # the stubs say bytes
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def page(qtbot: QtBot) -> Welcome:
    made = Welcome()
    qtbot.addWidget(made)
    made.resize(QSize(900, 600))
    made.show()
    return made


def button(page: Welcome, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def test_the_first_step_opens_ovhclouds_site(page: Welcome, browser: Browser) -> None:
    button(page, "openOvhButton").click()
    assert browser.opened == ["https://www.ovhcloud.com/en/sms/"]


@pytest.mark.parametrize("name", ["haveAccountButton", "haveKeysButton"])
def test_who_has_an_account_or_keys_goes_straight_to_the_keys(page: Welcome, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(page.accounts_wanted):
        button(page, name).click()


def test_the_demonstration_is_offered_where_one_is_not_in_it(page: Welcome, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.demo_wanted):
        button(page, "tryDemoButton").click()
    page.offer_demo(offered=False)
    assert not button(page, "tryDemoButton").isVisible()


def test_where_there_is_little_room_it_scrolls(page: Welcome) -> None:
    assert page.minimumSizeHint().boundedTo(QSize(620, 400)) == page.minimumSizeHint()
