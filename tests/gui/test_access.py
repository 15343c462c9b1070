"""Everything by keyboard, and every control has a name that a screen reader can say."""

from collections import Counter

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPlainTextEdit, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.kit.measures import screen_room
from ovhsms_gui.gui.kit.palette import DARK, application_palette

from .conftest import Desk, Open

COMPOSE_ORDER = [
    "receiverEdit",
    "addReceiversButton",
    "messageEdit",
    "senderBox",
    "replyToggle",
    "noStopToggle",
]


def controls(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisibleTo(root)
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


@pytest.mark.parametrize("name", ["mainWindow", "accountsDialog", "confirmDialog"])
def test_every_control_has_an_accessible_name(desk: Desk, name: str) -> None:
    root: QWidget = desk.parts.window
    for place in (3, 2, 1, 0):  # each is made at its first visit
        desk.show_page(place)
    if name == "accountsDialog":
        desk.click("accountsButton")
        root = desk.wait_dialog(name)
    if name == "confirmDialog":
        desk.add("06 39 98 00 12")
        desk.write("Bonjour")
        desk.choose_sender("MARTIN")
        desk.click("sendButton")
        root = desk.wait_dialog(name)
    nameless = []
    for widget in controls(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and not interface.text(QAccessible.Text.Name):
            nameless.append(widget.objectName() or type(widget).__name__)
    assert nameless == []


def test_mnemonics_are_unique_on_the_compose_page(desk: Desk) -> None:
    texts = [
        widget.text()
        for widget in desk.parts.window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLabel) and widget.isVisible()
    ]
    letters = Counter(
        text[place + 1].lower()
        for text in texts
        if (place := text.find("&")) >= 0 and text[place + 1 : place + 2].isalpha() and "nbsp" not in text
    )
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_tab_goes_through_the_page_in_reading_order(desk: Desk) -> None:
    desk.find(QPlainTextEdit, "receiverEdit").setFocus()
    seen = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.objectName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    places = [seen.index(name) for name in COMPOSE_ORDER]
    assert places == sorted(places)
    assert seen.count("receiverEdit") >= 2, "and round again"


@pytest.mark.parametrize("size", [QSize(1024, 700), QSize(700, 500), QSize(1600, 1000)])
def test_nothing_is_cut_off(desk: Desk, size: QSize) -> None:
    window = desk.parts.window
    window.resize(size)
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    QApplication.processEvents()
    assert window.width() <= max(size.width(), window.minimumSizeHint().width())
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.objectName()


def test_a_change_of_theme_keeps_figures_legible(desk: Desk, qapp: QApplication) -> None:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    before = qapp.palette()
    dark = application_palette(DARK)
    try:
        qapp.setPalette(dark)
        QApplication.processEvents()
        muted = dark.color(look.Role.PlaceholderText).name()
        assert muted in desk.find(QLabel, "partsLabel").text()
    finally:
        qapp.setPalette(before)


def test_the_window_opens_no_larger_than_its_screen(open_desk: Open) -> None:
    window = open_desk(wide=False).parts.window
    screen = screen_room(window)
    assert window.size().boundedTo(screen) == window.size()
