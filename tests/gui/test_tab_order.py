"""On every page and dialog Tab goes as one reads, left to right and down, card by card; where it is can be seen."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QListWidget, QTableView, QWidget

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.rail import Rail

from .conftest import Desk, Open, guest, on_every_page
from .people import many_states
from .test_dialogs import CASES

MOST = 80  # stops in a window
# Whoever has typed a time takes it by Tab and Enter: the way back comes after.
MEANT = {"scheduleTakeButton → scheduleCancelButton"}


def walk(look: Callable[[QWidget], object] = lambda _stop: None) -> list[QWidget]:
    """Where Tab comes to, from where it is now until it is there again."""
    stops: list[QWidget] = []
    while len(stops) < MOST:
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in stops:
            assert focus is stops[0], f"{name(focus)} again, and never {name(stops[0])}"
            return stops
        stops.append(focus)
        look(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    raise AssertionError("Tab never comes back")


def block(widget: QWidget) -> QWidget:
    """The card in which it stands, the rail, or the window."""
    above = widget.parentWidget()
    return widget if above is None or widget.isWindow() or isinstance(widget, Card | Rail) else block(above)


def backwards(root: QWidget, stops: list[QWidget]) -> list[str]:
    """The steps within a card that lead to the left in the same line, or up to what is no further right."""

    def place(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())

    found = []
    first = min(stops, key=lambda stop: (place(stop).center().y(), place(stop).x()))
    begun = stops.index(first)
    stops = stops[begun:] + stops[:begun]
    for before, then in pairwise(stops):
        one, other = place(before), place(then)
        in_line = (
            one.top() <= other.center().y() <= one.bottom()
            or other.top() <= one.center().y() <= other.bottom()
        )
        left = in_line and other.center().x() < one.center().x()
        up = not in_line and other.center().y() < one.center().y() and other.left() < one.right()
        if block(before) is block(then) and (left or up):
            found.append(f"{name(before)} → {name(then)}")
    return found


def hold_in_order(desk: Desk, root: QWidget) -> None:
    """Once all is laid out."""
    stops = walk()

    def in_order() -> bool:
        assert set(backwards(root, stops)) <= MEANT
        return True

    desk.until(in_order)


def name(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName() or type(widget).__name__


def begin(desk: Desk, window: QWidget) -> None:
    window.activateWindow()
    desk.until(window.isActiveWindow)


@pytest.mark.parametrize("size", [(80, 57), (78, 41), (60, 50)], ids=["wide", "low", "narrow"])
def test_on_every_page(open_desk: Open, server: DemoServer, size: tuple[int, int]) -> None:
    desk = open_desk(guest(server))
    window = desk.parts.window
    window.resize(px(size[0]), px(size[1]))
    begin(desk, window)
    many_states(desk)
    desk.find(QTableView, "receiverView").selectRow(0)
    hold_in_order(desk, window)
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.send(60)
    pages = desk.find(QListWidget, "pageList")
    for row in range(1, pages.count()):
        desk.show_page(row)
        desk.until(lambda: desk.parts.outbox.about_to_leave > 0)
        pages.setFocus()
        hold_in_order(desk, window)


@pytest.mark.parametrize("case", CASES)
def test_in_every_dialog(desk: Desk, case: str) -> None:
    dialog = CASES[case].open_(desk, desk.parts.window)
    dialog.open()
    begin(desk, dialog)
    desk.until(lambda: QApplication.focusWidget() is not None)
    hold_in_order(desk, dialog)


def unseen(window: QWidget) -> list[str]:
    """Where Tab comes to and nothing shows it."""
    found: list[str] = []

    def look(stop: QWidget) -> None:
        if isinstance(stop, QAbstractItemView) and stop.model().rowCount() == 0:
            return  # nothing there to be on
        if isinstance(stop, QLabel):
            return  # what came up unasked: it is to be read, and no key does anything to it
        there = window.grab().toImage()
        stop.clearFocus()
        if window.grab().toImage() == there:
            found.append(name(stop))
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    walk(look)
    return found


@pytest.mark.usefixtures("dressed")
def test_what_has_the_focus_is_seen_on_every_page(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    window = desk.parts.window
    begin(desk, window)
    pages = desk.find(QListWidget, "pageList")

    def from_the_pages(page: QWidget) -> list[str]:
        pages.setFocus()
        return unseen(page)

    assert on_every_page(desk, from_the_pages) == []


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("case", CASES)
def test_it_is_in_every_dialog(desk: Desk, case: str) -> None:
    dialog = CASES[case].open_(desk, desk.parts.window)
    dialog.open()
    begin(desk, dialog)
    desk.until(lambda: QApplication.focusWidget() is not None)
    assert unseen(dialog) == []
