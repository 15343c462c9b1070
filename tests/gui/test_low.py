"""On an ordinary screen at 125 % both cards stand side by side, and nothing of a usual message scrolls."""

from PySide6.QtCore import Qt

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui.kit.measures import px

from .conftest import Desk

WIDE, HIGH = 78, 41.6  # line heights of 1366 x 768 at 125 %, without the frame


def test_a_message_with_fields_and_remarks_fits(desk: Desk) -> None:
    window = desk.parts.window
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
    page = window.pages.compose.widget
    desk.until(lambda: page.right.preview.isVisible() and page.left.isVisible())
    desk.until(lambda: page.verticalScrollBar().maximum() == 0)


def test_the_fields_have_as_many_words_as_there_is_room_for(desk: Desk) -> None:
    box, seen = desk.parts.window.pages.compose.widget.right.fields_box, []
    for room in (px(40), px(5), 0):
        box.spare(room)
        seen.append((box.text(), box.toolButtonStyle(), box.accessibleName()))
    styles, heard = Qt.ToolButtonStyle, "Insert a field"
    assert seen[0] == (heard, styles.ToolButtonTextBesideIcon, heard)
    assert seen[1] == ("Field", styles.ToolButtonTextBesideIcon, heard)
    assert seen[2] == ("Field", styles.ToolButtonIconOnly, heard), "an icon, called the same"
    assert box.toolTip().startswith("Insert a field: ")
