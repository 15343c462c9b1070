"""Pages that nobody has asked for yet are made while nothing else goes on."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ovhsms_gui.demo.server import DemoServer
from tests.gui.conftest import Desk, Open, guest

_PAGES = ("outboxPage", "repliesPage", "contactsPage")


def _there(desk: Desk) -> list[str]:
    window = desk.parts.window
    return [name for name in _PAGES if window.findChild(QWidget, name) is not None]


def _all_ahead(desk: Desk) -> None:
    timer = desk.parts.window.findChild(QTimer, "ahead")
    assert timer is not None
    while timer.isActive():
        timer.stop()
        timer.timeout.emit()


def test_pages_are_made_before_their_first_visit_and_a_part_at_a_time(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server), wait=False)
    window = desk.parts.window
    assert _there(desk) == []
    before, least, focus = window.size(), window.minimumSizeHint(), QApplication.focusWidget()
    _all_ahead(desk)
    assert _there(desk) == list(_PAGES)
    assert (window.size(), window.minimumSizeHint(), QApplication.focusWidget()) == (before, least, focus)
    assert not any(page.widget.isVisible() for page in list(window.pages)[1:])
    window.pages.choose_contacts()
    page = window.pages.contacts.widget
    assert page.isVisible()
    assert page.size() == desk.parts.window.pages.compose.widget.size()
    assert window.focusWidget() is desk.find(QLineEdit, "contactsSearchEdit")


def test_what_was_visited_meanwhile_is_not_made_again(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server), wait=False)
    pages = desk.parts.window.pages
    desk.parts.window.show_page(pages.contacts)
    made = pages.contacts.widget
    _all_ahead(desk)
    assert pages.contacts.widget is made
    assert made.isVisible()
