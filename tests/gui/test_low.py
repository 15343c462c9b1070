"""On an ordinary screen at 125 % one card has all the room, and nothing of a usual message scrolls."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui.compose.receivers_model import FIRST_FIELD, NAME
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Glyph
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.scrolled import BubblePane
from ovhsms_gui.gui.outbox.upper import Upper

from .conftest import Desk
from .people import TEAM, take_in

FULL = (1366, 740)  # a usual screen at 100 %, without the frame
WIDE, HIGH = 78, 41.6  # line heights of 1366 x 768 at 125 %, without the frame


@pytest.fixture
def low(desk: Desk) -> Desk:
    """Receivers with fields, one of which is missing, and a message."""
    window = desk.parts.window
    window.activateWindow()
    desk.until(window.isActiveWindow)
    window.resize(px(WIDE), px(HIGH))
    desk.parts.compose.add_rows(
        Row(parse(f"06 39 98 00 1{place}", "FR"), name, fields=(("first_name", name), ("hour", hour)))
        for place, (name, hour) in enumerate(
            [("Léa", "9 h"), ("Anaïs", "10 h"), ("Noël", "11 h"), ("Bob", "")]
        )
    )
    desk.until(lambda: not desk.parts.compose.busy)
    desk.write("Bonjour {first_name}, rappel de votre rendez-vous demain à {hour}. Cabinet Martin")
    desk.until(lambda: desk.parts.compose.plan.counted)
    return desk


@pytest.mark.parametrize("high", [HIGH, 36.5, 34.5])
def test_a_message_with_fields_and_remarks_has_room_beside_its_preview(low: Desk, high: float) -> None:
    window = low.parts.window
    window.resize(px(WIDE), px(high))
    page = window.pages.compose.widget
    QTest.keyClick(page.left.edit, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert page.right.edit.hasFocus()
    low.until(lambda: page.right.preview.isVisible() and not page.left.isVisible())
    low.until(lambda: page.right.edit.height() >= 8 * page.right.edit.fontMetrics().lineSpacing())
    assert page.verticalScrollBar().maximum() == 0
    shown = low.find(QTabBar, "composeSegments")
    assert [shown.accessibleTabName(place) for place in range(shown.count())] == ["To, 4", "Message"]


def test_the_fields_stand_beside_the_names_and_not_at_the_other_end(low: Desk) -> None:
    table = low.parts.window.pages.compose.widget.left.table
    low.until(table.isVisible)

    def right_of_names() -> int:
        return table.columnViewportPosition(NAME) + table.columnWidth(NAME)

    low.until(lambda: right_of_names() < table.viewport().width() / 2)
    assert table.columnViewportPosition(FIRST_FIELD) == right_of_names()
    sms = table.model().columnCount() - 1
    assert table.columnViewportPosition(sms) + table.columnWidth(sms) == table.viewport().width()
    before = table.columnWidth(NAME)
    name = "Marie-Antoinette de La Rochefoucauld"
    low.parts.compose.add_rows(
        [Row(parse("0612", "FR"), name, fields=(("first_name", "x"), ("hour", "8 h")))]
    )
    low.until(lambda: table.columnWidth(NAME) > before)
    assert table.columnWidth(NAME) > table.fontMetrics().horizontalAdvance(name)
    low.write("Bonjour")  # without a field there is nothing to stand beside it
    low.until(lambda: right_of_names() + table.columnWidth(FIRST_FIELD) == table.viewport().width())


def test_the_keyboard_reaches_all_of_the_message(low: Desk) -> None:
    """From the text to the button that sends, by Tab alone."""
    page = low.parts.window.pages.compose.widget
    QTest.keyClick(page.left.edit, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    reached: list[str] = []
    while "sendButton" not in reached:
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() not in reached
        reached.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    for name in ("messageEdit", "nextReceiverButton", "senderBox", "replyToggle", "noStopToggle"):
        assert name in reached, reached


def test_the_send_button_leads_to_the_segment_in_which_something_is_missing(low: Desk) -> None:
    shown, page = low.find(QTabBar, "composeSegments"), low.parts.window.pages.compose.widget
    low.until(shown.isVisible)
    shown.setCurrentIndex(1)
    low.click("sendButton")  # Bob's hour
    low.until(page.left.table.isVisible)
    low.parts.compose.fill_in([(3, "hour", "12 h")])
    low.until(lambda: low.parts.compose.plan.counted)
    low.click("sendButton")  # the sender
    low.until(page.right.sender_box.hasFocus)
    assert page.right.sender_box.isVisible()
    assert page.right.preview.isVisible()


@pytest.mark.parametrize("parts", [2, 3, 4])
def test_a_message_of_several_sms_fits_with_more_remarks_than_are_in_sight(desk: Desk, parts: int) -> None:
    """Its two texts share the room that there is: neither takes all of it, and all that is chosen is in sight."""
    window = desk.parts.window
    window.resize(*FULL)
    take_in(desk, *TEAM)
    desk.add("06 39 98 00 12\n01 99 00 12 34")
    text = "Bonjour {first_name}, rendez-vous à {time}. Apportez votre carte Vitale et vos ordonnances. "
    desk.write((text * 9)[: 153 * parts - 50] + " {x")
    desk.until(lambda: desk.parts.compose.plan.counted)
    assert len(desk.parts.compose.plan.findings) > 3
    page = window.pages.compose.widget
    desk.until(lambda: page.verticalScrollBar().maximum() == 0)
    pane = page.right.preview.findChild(BubblePane)
    assert pane is not None
    least = 4 * page.right.edit.fontMetrics().lineSpacing()
    desk.until(lambda: min(page.right.edit.height(), pane.height()) >= least)
    if parts == 2:
        assert page.right.edit.verticalScrollBar().maximum() == pane.verticalScrollBar().maximum() == 0


def test_what_the_confirmation_found_does_not_scroll_while_the_screen_has_room(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.add("06 39 98 00 12\n01 99 00 12 34")
    desk.write("Bonjour {first_name|vous}, à {hour|dix heures} {x")
    desk.choose_sender("MARTIN")
    desk.until(lambda: desk.parts.compose.plan.counted)
    desk.click("sendButton")
    found = desk.wait_dialog("confirmDialog").findChild(QScrollArea, "confirmFindings")
    assert found is not None
    assert len(found.findChildren(FindingLine)) > 4
    desk.until(lambda: found.verticalScrollBar().maximum() == 0)


def test_who_stands_there_twice_is_told_with_the_icon_of_people_and_not_that_of_what_is_on_its_way(
    desk: Desk,
) -> None:
    desk.add("06 39 98 00 12\n06 39 98 00 12\n06 39 98 00 13")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.until(lambda: desk.parts.compose.plan.counted)
    desk.click("sendButton")
    found = desk.wait_dialog("confirmDialog").findChild(QScrollArea, "confirmFindings")
    assert found is not None
    icons = [glyph._icon for line in found.findChildren(FindingLine) for glyph in line.findChildren(Glyph)]
    assert Icon.GROUP in icons
    assert Icon.TRANSIT not in icons


def test_the_fields_have_as_many_words_as_there_is_room_for(desk: Desk) -> None:
    box, seen = desk.parts.window.pages.compose.widget.right.fields_box, []
    for room in (px(40), px(5), 0):
        box.spare(room)
        seen.append((box.text(), box.toolButtonStyle(), box.accessibleName()))
    styles, heard = Qt.ToolButtonStyle, "Insert a field"
    assert seen[0] == ("Insert a fie&ld", styles.ToolButtonTextBesideIcon, heard)
    assert seen[1] == ("Fie&ld", styles.ToolButtonTextBesideIcon, heard)
    assert seen[2] == ("Fie&ld", styles.ToolButtonIconOnly, heard), "an icon, called the same"
    assert box.toolTip().startswith("Insert a field: ")


def test_of_a_send_the_receivers_stay_in_sight_and_no_bar_stands_beside_another(low: Desk) -> None:
    window = low.parts.window
    low.write("Bonjour {first_name}, rappel de votre rendez-vous demain. Cabinet Martin")
    low.choose_sender("MARTIN")
    low.send(0)
    low.show_page(1)
    table = low.find(QTableView, "outboxReceiversView")
    low.until(lambda: table.isVisible() and table.model().rowCount() == 4)
    upper = window.findChild(Upper)
    assert upper is not None
    low.until(lambda: upper.verticalScrollBar().maximum() == 0)
    window.resize(px(WIDE), px(24))
    low.until(lambda: upper.verticalScrollBar().maximum() > 0)
    assert table.viewport().height() >= 4 * table.rowHeight(0)
    places = [QRect(part.mapTo(window, QPoint()), part.size()) for part in (upper, table)]
    assert places[0].bottom() <= places[1].top()


class Overlaps(QObject):
    """Whether two parts of one column lie over each other whenever one of them is drawn."""

    def __init__(self, upper: QWidget, lower: QWidget) -> None:
        super().__init__()
        self._parts = (upper, lower)
        self.drawn = self.found = 0
        for part in self._parts:
            part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            upper, lower = self._parts
            self.drawn += 1
            self.found += lower.isVisible() and upper.geometry().intersects(lower.geometry())
        return False


def test_no_frame_shows_a_remark_over_the_way_to_fewer(desk: Desk) -> None:
    desk.parts.window.resize(px(WIDE), px(HIGH))
    desk.add("06 39 98 00 12")
    more = desk.find(QPushButton, "moreFindingsButton")
    desk.until(more.isVisible)
    QTest.keyClick(more, Qt.Key.Key_Space)
    desk.until(lambda: more.text() == "Fewer remarks")
    overlaps = Overlaps(desk.find(QListWidget, "findingsView"), more)
    for numbers in ("06 12", "01 99 00 12 34", "33 639"):
        drawn = overlaps.drawn
        desk.add(numbers)
        desk.until(lambda drawn=drawn: overlaps.drawn > drawn)  # type: ignore[misc]
    assert overlaps.found == 0


class Narrow(QObject):
    """How often a button is painted that is narrower than its words."""

    def __init__(self, button: QWidget) -> None:
        super().__init__(button)
        self.found = self.drawn = 0
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.drawn += 1
            self.found += watched.width() < watched.sizeHint().width()
        return False


def test_no_frame_cuts_the_words_of_the_button(desk: Desk) -> None:
    desk.parts.window.resize(px(WIDE), px(HIGH))
    seen = Narrow(desk.find(QPushButton, "sendButton"))
    steps: tuple[Callable[[], object], ...] = (
        lambda: desk.add("06 39 98 00 12"),
        lambda: desk.write("Bonjour"),
        lambda: desk.choose_sender("MARTIN"),
        lambda: desk.parts.compose.set_no_stop(True),
    )
    for step in steps:
        drawn = seen.drawn
        step()
        desk.until(lambda drawn=drawn: seen.drawn > drawn)  # type: ignore[misc]
    assert seen.found == 0


def test_what_was_just_done_is_told_over_no_control(low: Desk) -> None:
    page = low.parts.window.pages.compose.widget
    QTest.keyClick(page.left.edit, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    low.until(lambda: page.right.edit.isVisible() and not page.left.isVisible())
    low.parts.compose.begin()
    low.until(lambda: any(t.isVisible() for t in page.findChildren(QFrame, "keptToast")))
    toast = low.find(QFrame, "keptToast")
    place = QRect(toast.mapToGlobal(QPoint()), toast.size())
    for name in ("noStopToggle", "replyToggle", "senderBox", "whenLaterButton"):
        control = low.find(QWidget, name)
        assert not place.intersects(QRect(control.mapToGlobal(QPoint()), control.size())), name


def test_no_page_that_was_seen_before_makes_the_window_higher(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour {prenom}, {heure}")
    desk.until(lambda: desk.parts.compose.plan.counted)
    window = desk.parts.window
    alone = window.minimumSizeHint()
    for page in (1, 2, 3, 0):
        desk.show_page(page)
    desk.until(lambda: window.minimumSizeHint() == alone)
