"""The window without an account: three steps, each with its way on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.opening import Opening
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.accounts.welcome import Welcome

from .conftest import Open, guest


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
    QDesktopServices.setUrlHandler("https", made, "take")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def page(qtbot: QtBot) -> Welcome:
    made = Welcome()
    qtbot.addWidget(made)
    made.resize(QSize(900, 600))
    made.show()
    return made


def button(page: QWidget, name: str) -> QPushButton:
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


def test_the_demonstration_opens_from_here(page: Welcome, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.demo_wanted):
        button(page, "tryDemoButton").click()


def test_where_there_is_little_room_it_scrolls(page: Welcome) -> None:
    assert page.minimumSizeHint().boundedTo(QSize(620, 400)) == page.minimumSizeHint()


def shown(stack: QStackedWidget) -> str:
    widget = stack.currentWidget()
    return widget.objectName() if widget is not None else ""


def test_it_stands_in_the_window_until_there_is_an_account(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk()
    stack = desk.parts.window.findChildren(QStackedWidget)[0]
    desk.until(lambda: isinstance(stack.currentWidget(), Welcome))
    assert not desk.find(QPushButton, "sendButton").isVisible()
    desk.show_page(1)
    assert shown(stack) == "outboxPage"
    desk.show_page(0)
    button(desk.parts.window.pages.widget(desk.parts.window.pages.compose), "haveKeysButton").click()
    dialog = desk.wait_dialog("accountsDialog")
    account, keys = guest(server)
    desk.parts.accounts.save(None, account.name, server.url, "FR", keys)
    desk.until(lambda: shown(stack) == "composePage")
    assert desk.find(QPushButton, "sendButton").isVisible()
    dialog.reject()


@pytest.mark.parametrize(("demo", "offered"), [(False, True), (True, False)])
def test_the_demonstration_is_offered_where_one_is_not_in_it(
    open_desk: Open, demo: bool, offered: bool
) -> None:
    desk = open_desk(demo=demo)
    stack = desk.parts.window.findChildren(QStackedWidget)[0]
    desk.until(lambda: isinstance(stack.currentWidget(), Welcome))
    assert button(desk.parts.window, "tryDemoButton").isVisible() == offered


def test_what_was_written_before_is_not_hidden_by_it(open_desk: Open) -> None:
    desk = open_desk()
    stack = desk.parts.window.findChildren(QStackedWidget)[0]
    desk.until(lambda: isinstance(stack.currentWidget(), Welcome))
    desk.parts.compose.fill(Opening("06 39 98 00 12", "Bonjour", "link"))
    desk.until(lambda: shown(stack) == "composePage")
