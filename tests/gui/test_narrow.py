"""Where there is little room: one card at a time, nothing cut, and what has the focus in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QToolButton,
    QWidget,
)

from ovhsms_gui.gui.compose.preview import Preview
from ovhsms_gui.gui.compose.view import ComposePage
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.segments import Segments

from .conftest import Desk
from .people import TEAM, take_in

ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
RECEIVERS, MESSAGE, PREVIEW = range(3)


@pytest.fixture(params=[(60, 50), (80, 30)], ids=["narrow", "low"])
def small(desk: Desk, request: pytest.FixtureRequest) -> Desk:
    window = desk.parts.window
    width, height = request.param
    window.activateWindow()
    desk.until(window.isActiveWindow)
    window.resize(px(width), px(height))
    desk.until(lambda: segments(desk).isVisible())
    return desk


def segments(desk: Desk) -> Segments:
    return desk.find(Segments, "composeSegments")


def in_sight(desk: Desk) -> list[str]:
    parts = {
        "receivers": desk.find(QPlainTextEdit, "receiverEdit"),
        "message": desk.find(QPlainTextEdit, "messageEdit"),
        "sender": desk.find(QComboBox, "senderBox"),
        "preview": desk.find(QLabel, "previewLabel"),
    }
    return [name for name, part in parts.items() if part.isVisible()]


def press(letter: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, letter, ALT)


def test_one_card_is_in_sight_and_its_letter_leads_to_it(small: Desk) -> None:
    small.write("Bonjour {name}")
    small.add("Ana 06 39 98 00 12\nBob 06 39 98 00 13")
    assert in_sight(small) == ["receivers"]
    press(Key.Key_M)
    assert in_sight(small) == ["message", "sender"]
    assert small.find(QPlainTextEdit, "messageEdit").hasFocus()
    press(Key.Key_V)
    assert in_sight(small) == ["preview"]
    assert "Bonjour Ana" in small.find(QLabel, "previewLabel").text()
    press(Key.Key_T)
    assert in_sight(small) == ["receivers"]
    assert small.find(QPlainTextEdit, "receiverEdit").hasFocus()


def test_a_letter_leads_into_the_card_that_is_in_sight_already(small: Desk) -> None:
    segments(small).setFocus()
    press(Key.Key_T)
    assert small.find(QPlainTextEdit, "receiverEdit").hasFocus()


def test_arrows_walk_through_the_segments_and_stay_there(small: Desk) -> None:
    segments(small).setFocus()
    QTest.keyClick(segments(small), Key.Key_Right)
    assert (in_sight(small), segments(small).hasFocus()) == (["message", "sender"], True)
    QTest.keyClick(segments(small), Key.Key_Right)
    assert (in_sight(small), segments(small).hasFocus()) == ([], True), "nothing is written yet"


def test_the_segment_of_receivers_counts_them(small: Desk) -> None:
    small.add("06 39 98 00 12, 06 39 98 00 13")
    assert segments(small).accessibleTabName(RECEIVERS) == "To, 2"


@pytest.mark.parametrize(
    ("words", "part"),
    [("No receivers yet", "receivers"), ("message is empty", "message"), ("No sender", "sender")],
)
def test_a_finding_brings_the_card_where_it_is_mended(small: Desk, words: str, part: str) -> None:
    if words != "No receivers yet":
        small.add("06 39 98 00 12")
    if words == "No sender":
        small.write("Bonjour")
    segments(small).setCurrentIndex(PREVIEW)
    view = small.find(QListWidget, "findingsView")
    items = [view.item(row) for row in range(view.count()) if words in view.item(row).text()]
    view.itemActivated.emit(items[0])
    assert part in in_sight(small)


def test_where_there_is_room_again_both_cards_are_in_sight(small: Desk) -> None:
    small.write("Bonjour")
    press(Key.Key_M)
    small.parts.window.resize(1280, 800)
    small.until(lambda: in_sight(small) == ["receivers", "message", "sender", "preview"])
    assert not segments(small).isVisible()
    assert small.find(QPlainTextEdit, "messageEdit").hasFocus()


def test_in_a_wide_window_no_more_room_is_needed_for_both_cards_than_in_a_narrow_one(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour {first_name}, à demain")
    page, preview = desk.find(ComposePage, "composePage"), desk.find(Preview, "preview")
    window = desk.parts.window
    window.resize(px(78), px(56))
    desk.until(lambda: in_sight(desk) == ["receivers", "message", "sender", "preview"])
    following, longest = (desk.find(QToolButton, f"{name}ReceiverButton") for name in ("next", "longest"))

    def in_one_line() -> bool:
        return longest.y() < following.geometry().bottom()

    desk.until(lambda: not in_one_line())
    least = page.right.minimumSizeHint().width(), preview.minimumSizeHint().width()
    window.resize(px(120), px(56))
    desk.until(in_one_line)
    assert (page.right.minimumSizeHint().width(), preview.minimumSizeHint().width()) == least


def test_the_card_that_is_being_written_in_stays_when_the_room_goes(desk: Desk) -> None:
    window = desk.parts.window
    window.activateWindow()
    desk.until(window.isActiveWindow)
    desk.find(QPlainTextEdit, "messageEdit").setFocus()
    window.resize(px(60), px(50))
    desk.until(lambda: in_sight(desk) == ["message", "sender"])
    assert desk.find(QPlainTextEdit, "messageEdit").hasFocus()


def test_what_has_the_focus_is_scrolled_into_sight(small: Desk) -> None:
    window = small.parts.window
    window.resize(px(60), px(24))
    press(Key.Key_M)
    page = small.find(ComposePage, "composePage")
    for letter, name in ((Key.Key_G, "noStopToggle"), (Key.Key_M, "messageEdit")):
        press(letter)
        part = small.find(QWidget, name)
        small.until(part.hasFocus)
        shown = QRect(part.mapTo(page.viewport(), QPoint(0, 0)), part.size())
        assert page.viewport().rect().intersected(shown) == shown, name


def test_nothing_is_wider_than_the_page(small: Desk) -> None:
    small.write("Bonjour {name}, l’équipe vous attend – tôt " + "x" * 100)
    small.add("06 39 98 00 12, 06 39 98 00 12, 0612")
    small.parts.window.resize(px(44), px(30))
    page = small.find(ComposePage, "composePage")
    for place in (RECEIVERS, MESSAGE, PREVIEW):
        segments(small).setCurrentIndex(place)
        small.until(lambda: page.horizontalScrollBar().maximum() == 0)
    assert small.find(QTableView, "receiverView").minimumHeight() < px(6)
