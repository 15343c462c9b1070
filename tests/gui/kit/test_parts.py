"""What each part does, through its public door: keys, clicks, what is heard, and how it is drawn where that matters."""

import gc

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QPalette,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit import bubble as bubbles
from ovhsms_gui.gui.kit.account_box import AccountBox
from ovhsms_gui.gui.kit.bars import Parts, StackedBar, shares
from ovhsms_gui.gui.kit.bubble import Bubble
from ovhsms_gui.gui.kit.buttons import Button, Kind, Link, quiet, tool
from ovhsms_gui.gui.kit.card import Notice
from ovhsms_gui.gui.kit.chip import Chip, ChipButton, state_face
from ovhsms_gui.gui.kit.countdown import CountdownBar
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided, Label
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import line_height, px
from ovhsms_gui.gui.kit.palette import (
    DARK,
    HIGH_DARK,
    HIGH_LIGHT,
    LIGHT,
    Role,
    State,
    Tone,
    application_palette,
    contrast,
)
from ovhsms_gui.gui.kit.rail import PageList, Rail, RailButton, Waiting
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.kit.style import Flat
from ovhsms_gui.gui.kit.theme import Choice, Theme
from ovhsms_gui.gui.kit.toast import Toast

from .conftest import picture, pixels

COUNTS: Parts = {State.POSITIVE: 9_000, State.TRANSIT: 2, State.UNKNOWN: 1, State.NEGATIVE: 1}


def heard(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def in_tone(widget: QWidget, tone: Tone) -> QWidget:
    widget.setPalette(application_palette(tone))
    widget.resize(widget.sizeHint())
    return widget


def rail() -> Rail:
    pages = PageList()
    for text, icon in (("Write", Icon.WRITE), ("Outbox", Icon.OUTBOX), ("Replies", Icon.REPLIES)):
        pages.add_page(text, icon)
    return Rail(AccountBox(), pages, (RailButton("Settings", Icon.SETTINGS, "Settings"),))


# ---- rail --------------------------------------------------------------------------------------


def test_the_rail_tells_which_page_is_gone_to(dressed: QApplication, qtbot: QtBot) -> None:
    shown = rail()
    qtbot.addWidget(shown)
    went: list[int] = []
    shown.pages.currentRowChanged.connect(went.append)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.pages.setCurrentRow(0)
    edge = shown.pages.visualItemRect(shown.pages.item(1)).topRight() + QPoint(-3, 5)
    QTest.mouseClick(shown.pages.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    shown.pages.setFocus()
    QTest.keyClick(shown.pages, Qt.Key.Key_Down)
    assert went == [0, 1, 2]


def test_a_page_is_heard_as_one_of_several_with_what_waits_in_it(dressed: QApplication, qtbot: QtBot) -> None:
    shown = rail()
    qtbot.addWidget(shown)
    item = shown.pages.item(1)
    shown.pages.show_waiting(1, Waiting(2, State.WARNING, "2 to look at"))
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Outbox, 2 to look at"
    shown.pages.show_waiting(1, Waiting())
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Outbox"


def test_the_narrow_rail_holds_every_word(dressed: QApplication, qtbot: QtBot) -> None:
    shown = rail()
    qtbot.addWidget(shown)
    shown.show_status(State.WARNING, "Demonstration: no SMS leaves this computer")
    wide = shown.width()
    shown.set_narrow(True)
    assert shown.width() < wide * 0.7
    assert shown.toolTip() == "Demonstration: no SMS leaves this computer"
    shown.set_narrow(False)
    assert (shown.width(), shown.toolTip()) == (wide, "")


def test_all_words_of_the_wide_rail_begin_under_each_other(dressed: QApplication, qtbot: QtBot) -> None:
    pages, button = PageList(), RailButton("Settings", Icon.SETTINGS, "Settings")
    pages.add_page("Settings", Icon.SETTINGS)
    shown = Rail(AccountBox(), pages, (button,))
    qtbot.addWidget(shown)
    shown.setPalette(application_palette(LIGHT))
    shown.show()
    image = shown.grab().toImage()

    def word(widget: QWidget) -> int:
        top = widget.mapTo(shown, QPoint()).y()
        rows, after = range(top, top + px(2)), px(2.375)  # the icon ends before
        return next(
            x
            for x in range(after, image.width())
            if any(image.pixelColor(x, y).lightness() < 120 for y in rows)
        )

    assert abs(word(pages.viewport()) - word(button)) <= 1


# ---- buttons, chips, segments ------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["filled", "quiet", "link", "chip"])
def test_a_double_click_is_one_click(dressed: QApplication, qtbot: QtBot, kind: str) -> None:
    made: dict[str, QPushButton] = {
        "filled": Button("Send"),
        "quiet": quiet("Send"),
        "link": Link("Send"),
        "chip": ChipButton(state_face("7 rows", State.WARNING, opens=True)),
    }
    button = made[kind]
    qtbot.addWidget(button)
    button.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert pressed == [True]


def test_the_primary_button_becomes_the_way_to_what_is_missing(dressed: QApplication, qtbot: QtBot) -> None:
    button = Button("&Send 23 SMS…", Kind.PRIMARY, Icon.PLANE)
    qtbot.addWidget(in_tone(button, LIGHT))
    assert LIGHT.accent.rgb() in pixels(picture(button))
    assert heard(button) == "Send 23 SMS…"
    button.show_as("Fill 2 cells", Kind.LEAD, trail=Icon.ARROW_RIGHT)
    button.resize(button.sizeHint())
    assert LIGHT.accent.rgb() not in pixels(picture(button))
    assert LIGHT.soft.rgb() in pixels(picture(button))
    assert heard(button) == "Fill 2 cells"


def test_a_bare_tool_is_heard_and_told_by_its_tip(dressed: QApplication, qtbot: QtBot) -> None:
    button = tool("&Ask again", Icon.REFRESH, bare=True)
    qtbot.addWidget(button)
    assert (heard(button), button.toolTip()) == ("Ask again", "Ask again")


def test_a_chip_that_opens_is_a_button_and_one_that_says_is_a_text(
    dressed: QApplication, qtbot: QtBot
) -> None:
    says, opens = (
        Chip(state_face("1 failed", State.NEGATIVE)),
        ChipButton(state_face("7 rows", State.WARNING, opens=True)),
    )
    qtbot.addWidget(says)
    qtbot.addWidget(opens)
    assert (role(says), heard(says)) == (QAccessible.Role.StaticText, "1 failed")
    assert (role(opens), heard(opens)) == (QAccessible.Role.Button, "7 rows")
    assert says.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize(
    ("tone", "outlined"), [(LIGHT, False), (DARK, False), (HIGH_LIGHT, True), (HIGH_DARK, True)]
)
def test_under_high_contrast_a_chip_has_an_edge_in_its_ink(
    dressed: QApplication, qtbot: QtBot, tone: Tone, outlined: bool
) -> None:
    chip = in_tone(Chip(state_face("1 failed", State.NEGATIVE)), tone)
    qtbot.addWidget(chip)
    image = picture(chip)
    top = image.pixelColor(chip.width() // 2, 0)
    assert (top.rgb() == tone.states[State.NEGATIVE].ink.rgb()) is outlined


def test_segments_in_a_line_with_room_are_no_wider_than_what_they_say(
    dressed: QApplication, qtbot: QtBot
) -> None:
    page, segments = QWidget(), Segments()
    qtbot.addWidget(page)
    lay(QHBoxLayout(page), segments, None)
    page.resize(px(40), px(5))
    page.show()
    segments.show_segments(Segment("Unread", 12), Segment("All"))
    QApplication.processEvents()
    counted = segments.width()
    segments.show_segments(Segment("Unread"), Segment("All"))
    QApplication.processEvents()
    assert segments.width() == sum(segments.tabRect(place).width() for place in range(2)) < counted


def test_the_groove_of_segments_ends_where_what_is_under_it_does(dressed: QApplication, qtbot: QtBot) -> None:
    page, segments, under = QWidget(), Segments(), QPushButton()
    qtbot.addWidget(page)
    lay(QVBoxLayout(page), segments, under)
    page.resize(px(40), px(5))
    segments.show_segments(Segment("Unread", 12), Segment("All"))
    page.show()
    assert segments.geometry().right() == under.geometry().right()
    assert (segments.tabRect(0).x(), segments.tabRect(1).right() < px(20)) == (0, True), "no tab is wider"


def test_segments_are_tabs_with_their_counts(dressed: QApplication, qtbot: QtBot) -> None:
    segments = Segments()
    qtbot.addWidget(segments)
    segments.show_segments(Segment("To look at", 2, State.WARNING), Segment("Scheduled", 1), Segment("All"))
    segments.show()
    tabs = QAccessible.queryAccessibleInterface(segments)
    names = [tabs.child(place).text(QAccessible.Text.Name) for place in range(3)]
    assert names == ["To look at, 2", "Scheduled, 1", "All"]
    assert tabs.child(0).role() == QAccessible.Role.PageTab
    QTest.keyClick(segments, Qt.Key.Key_Right)
    assert segments.currentIndex() == 1
    segments.show_segments(Segment("To look at"), Segment("Scheduled", 4), Segment("All"))
    assert segments.currentIndex() == 1, "new counts choose nothing"
    assert tabs.child(0).text(QAccessible.Text.Name) == "To look at"


# ---- texts and bars ----------------------------------------------------------------------------


def test_a_bubble_is_heard_as_its_text_and_grows_with_it(dressed: QApplication, qtbot: QtBot) -> None:
    bubble = Bubble("Merci !")
    qtbot.addWidget(bubble)
    short = bubble.sizeHint()
    bubble.show_text("Bonjour Zoé, votre rendez-vous est demain à 9 h 30. " * 4)
    assert (role(bubble), heard(bubble)) == (QAccessible.Role.StaticText, bubble.text())
    assert bubble.sizeHint().width() <= px(26)
    assert bubble.sizeHint().height() > short.height()
    assert bubble.heightForWidth(px(12)) > bubble.heightForWidth(px(26))
    bubble.show_text("x" * 2_000)
    assert bubble.sizeHint().width() <= px(26), "a word without an end is broken"


def test_a_bubble_parts_no_figure_from_what_it_counts(dressed: QApplication, qtbot: QtBot) -> None:
    text = "Rendez-vous à 9 h 30 ou à 14 h, 20 € la visite : et vous ? Dites « oui » ou « non » à 8 heures."
    held = "Rendez-vous à 9~h~30 ou à 14~h, 20~€ la visite~: et vous~? Dites «~oui~» ou «~non~» à 8 heures."
    plain, kept = Bubble(text), Bubble(held.replace("~", "\u00a0"))
    for bubble in (plain, kept):
        qtbot.addWidget(bubble)
    widths = range(px(4), px(26), 3)
    assert [plain.heightForWidth(w) for w in widths] == [kept.heightForWidth(w) for w in widths]
    assert plain.text() == text, "what goes out, and is copied, is what was typed"


def test_a_bubble_lays_its_text_out_once_for_each_width(
    dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[str] = []

    def layout(text: str, letters: QFont) -> QTextLayout:
        laid.append(text)
        return QTextLayout(text, letters)

    bubble = Bubble("Bonjour Zoé, votre rendez-vous est demain à 9 h 30. " * 4)
    qtbot.addWidget(bubble)
    monkeypatch.setattr(bubbles, "QTextLayout", layout)
    for _ in range(3):  # as a layout asks that does not know yet whether there is to be a scroll bar
        heights = [bubble.heightForWidth(px(width)) for width in (20, 19)]
    assert len(laid) == 2
    large = bubble.font()
    large.setPointSizeF(2 * large.pointSizeF())
    bubble.setFont(large)
    assert bubble.heightForWidth(px(20)) > heights[0]
    bubble.show_text("Merci !")
    assert bubble.heightForWidth(px(20)) < heights[0]


def test_a_bubble_keeps_to_the_side_of_who_wrote_it(dressed: QApplication, qtbot: QtBot) -> None:
    for mine, ground in ((True, LIGHT.soft), (False, LIGHT.hover)):
        bubble = Bubble("Merci !", mine=mine)
        qtbot.addWidget(in_tone(bubble, LIGHT))
        bubble.resize(px(20), bubble.height())
        image = picture(bubble)
        middle = bubble.height() // 2
        left, right = image.pixelColor(px(0.4), middle), image.pixelColor(bubble.width() - px(0.4), middle)
        assert (right if mine else left).rgb() == ground.rgb()
        assert (left if mine else right).rgb() != ground.rgb()


def test_nobodys_part_of_a_bar_is_too_small_to_be_seen() -> None:
    parts = shares(COUNTS, 300.0, 8.0)
    assert [state for state, _width in parts] == [
        State.POSITIVE,
        State.TRANSIT,
        State.UNKNOWN,
        State.NEGATIVE,
    ]
    assert min(width for _state, width in parts) == pytest.approx(8.0)
    assert sum(width for _state, width in parts) == pytest.approx(300.0 - 3 * 2.0)
    assert shares({}, 300.0, 8.0) == []
    crowded = shares(COUNTS, 26.0, 8.0)
    assert sum(width for _state, width in crowded) == pytest.approx(20.0)


def test_whose_messages_have_not_left_are_hollow_in_the_bar(dressed: QApplication, qtbot: QtBot) -> None:
    green = LIGHT.states[State.POSITIVE].ink.rgb()
    none: Parts = {None: 2}
    half: Parts = {State.POSITIVE: 1, None: 1}
    for counts, filled in ((none, False), (half, True)):
        bar = StackedBar(counts, "some")
        qtbot.addWidget(in_tone(bar, LIGHT))
        bar.resize(300, bar.height())
        image, middle = picture(bar), bar.height() // 2
        hollow = image.pixelColor(225, middle).rgb()
        assert image.pixelColor(75, middle).rgb() == (green if filled else hollow)
        assert image.pixelColor(225, 0).rgb() != hollow  # its edge


def test_a_bar_says_what_it_shows(dressed: QApplication, qtbot: QtBot) -> None:
    bar = StackedBar(COUNTS, "9,000 delivered, 2 on their way, 1 not certain, 1 failed")
    qtbot.addWidget(in_tone(bar, LIGHT))
    bar.resize(300, bar.height())
    drawn = set(pixels(picture(bar)))
    assert {
        LIGHT.states[state].ink.rgb() for state in (State.POSITIVE, State.UNKNOWN, State.NEGATIVE)
    } <= drawn
    assert heard(bar).startswith("9,000 delivered")


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_line_that_was_cut_is_told_whole(dressed: QApplication, qtbot: QtBot) -> None:
    label = Elided("A name that is <b>long</b> and does not fit")
    qtbot.addWidget(label)
    label.resize(px(8), line_height())
    label.show()
    place = label.mapToGlobal(QPoint(3, 3))
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(3, 3), place))
    assert "&lt;b&gt;long" in QToolTip.text(), "what somebody wrote is no markup"
    assert heard(label) == label.text()
    QToolTip.hideText()


def test_parts_are_laid_out_as_they_are_named(dressed: QApplication, qtbot: QtBot) -> None:
    held, first, second = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(held)
    inner = lay(QVBoxLayout(), second)
    box = lay(QHBoxLayout(held), first, 2.0, inner, None, margin=1.0, gap=0.0, grows=inner)
    assert [box.stretch(place) for place in range(box.count())] == [0, 0, 1, 1]
    assert second.parentWidget() is held
    held.resize(px(20), px(5))
    held.show()
    assert first.x() == px(1.0)
    assert second.x() - first.geometry().right() - 1 == px(2.0)


def test_a_label_that_wraps_asks_for_one_line(dressed: QApplication, qtbot: QtBot) -> None:
    label = Label("2 empty cells: prénom of Laurent, heure rdv of Inès Lefebvre", wrap=True)
    qtbot.addWidget(label)
    assert label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(label.text())
    assert label.heightForWidth(label.sizeHint().width()) <= line_height() + 2
    assert label.minimumSizeHint().width() <= px(8)
    assert label.heightForWidth(px(12)) > 2 * line_height()


# ---- findings, notices, countdown, toast -------------------------------------------------------


def test_a_finding_says_itself_and_its_action_says_of_what(dressed: QApplication, qtbot: QtBot) -> None:
    line = FindingLine()
    qtbot.addWidget(line)
    acted: list[bool] = []
    line.acted.connect(lambda: acted.append(True))
    line.show_finding(State.NEGATIVE, "2 empty cells", "Fill them")
    line.resize(px(40), px(2))
    line.show()
    link = line.findChild(Link)
    assert link is not None
    told = QAccessible.queryAccessibleInterface(link)
    assert told.text(QAccessible.Text.Name) == "Fill them"
    assert told.text(QAccessible.Text.Description) == "2 empty cells"
    assert [heard(label) for label in line.findChildren(QLabel)] == ["In the way", "2 empty cells"]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert len(acted) == 2
    line.show_finding(State.TRANSIT, "One was merged")
    assert not link.isVisible()


def test_the_action_stands_straight_after_the_sentence_and_both_stay_in_a_narrow_window(
    dressed: QApplication, qtbot: QtBot
) -> None:
    line = FindingLine()
    qtbot.addWidget(line)
    line.show_finding(State.WARNING, "6 people: 2 SMS instead of 1 because of their first name", "Simplify")
    line.show()
    sentence, link = line.findChild(Label), line.findChild(Link)
    assert sentence is not None
    assert link is not None
    for width in (px(60), px(24)):
        line.resize(width, line.heightForWidth(width))
        QApplication.processEvents()
        assert sentence.geometry().right() < link.geometry().left() < sentence.geometry().right() + px(1)
        assert link.geometry().right() <= line.width()
        assert sentence.height() >= sentence.heightForWidth(sentence.width())


def test_the_buttons_of_a_notice_go_under_its_words_where_there_is_no_room(
    dressed: QApplication, qtbot: QtBot
) -> None:
    button = quiet("Decide what to do…")
    notice = Notice(
        State.UNKNOWN, "She may have got it", "OVHcloud's answer was lost.", button, heard="Not certain"
    )
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(notice)
    window.show()
    places = []
    for width in (px(60), px(20)):
        window.resize(width, px(12))
        QApplication.processEvents()
        places.append(
            QRect(notice.sentence.geometry()).intersects(
                QRect(0, button.y(), notice.width(), button.height())
            )
        )
    assert places == [True, False]


def test_the_buttons_of_a_notice_take_another_line_rather_than_make_it_wider_than_its_card(
    dressed: QApplication, qtbot: QtBot
) -> None:
    buttons = [quiet(f"Cancel the message for number {n}…") for n in range(4)]
    notice = Notice(State.TRANSIT, "", "It leaves tomorrow.", *buttons)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(notice)
    window.show()
    window.resize(px(36), px(20))
    QApplication.processEvents()
    assert window.width() == px(36)
    for button in buttons:
        assert notice.rect().contains(button.geometry())
        assert button.y() >= notice.sentence.geometry().bottom()
    assert buttons[3].y() > buttons[0].y()
    assert buttons[3].geometry().right() == max(button.geometry().right() for button in buttons)


def test_enter_presses_the_button_or_tool_that_it_stands_on_once_however_long_it_is_held(
    dressed: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = (quiet("Add"), Button("Send…"), Link("Show"), tool("Import…"))
    lay(QVBoxLayout(window), *made)
    window.show()
    pressed: list[str] = []
    for one in made:
        one.clicked.connect(lambda _checked=False, one=one: pressed.append(one.text()))
        QTest.keyClick(one, Qt.Key.Key_Return)
        QTest.keyClick(one, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
        QTest.keyClick(one, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # asks to send
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(one, held)
    assert pressed == [one.text() for one in made for _ in range(2)]


def test_a_countdown_is_announced_once_for_each_send_and_can_be_undone(
    dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    bar = CountdownBar()
    qtbot.addWidget(bar)
    undone: list[bool] = []
    bar.undo_wanted.connect(lambda: undone.append(True))
    for left in (10, 9, 8):
        bar.show_left(7, f"17 SMS leave in {left} seconds", left, 10)
    bar.show_left(8, "1 SMS leaves in 10 seconds", 10, 10)
    assert said == ["17 SMS leave in 10 seconds", "1 SMS leaves in 10 seconds"]
    QTest.mouseClick(bar.undo, Qt.MouseButton.LeftButton)
    assert undone == [True]


def test_the_line_of_a_countdown_shrinks(dressed: QApplication, qtbot: QtBot) -> None:
    bar = CountdownBar()
    qtbot.addWidget(in_tone(bar, LIGHT))
    bar.resize(400, bar.height())

    def line(left: int) -> int:
        bar.show_left(1, "x", left, 10)
        image = picture(bar)
        return sum(image.pixelColor(x, bar.height() - 1).rgb() == LIGHT.link.rgb() for x in range(400))

    assert [line(10), line(5), line(0)] == [400, 200, 0]


def test_a_toast_gives_the_way_back(dressed: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(px(40), px(20))
    page.show()
    toast = Toast(page)
    back: list[bool] = []
    toast.back_wanted.connect(lambda: back.append(True))
    toast.say("Message erased", "Bring it back")
    assert page.rect().contains(toast.geometry())
    page.resize(px(60), px(30))
    assert abs(toast.geometry().center().x() - page.rect().center().x()) <= 1
    button = toast.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (back, toast.isVisible()) == ([True], False)
    toast.say("Message kept")
    assert (button.isVisible(), toast.isVisible()) == (False, True)


def test_a_toast_keeps_to_the_part_that_it_may_cover(dressed: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(px(60), px(30))
    part = QWidget(page)
    part.setGeometry(px(1), px(2), px(28), px(20))
    page.show()
    toast = Toast(page, part)
    toast.say("Message erased", "Bring it back")
    assert part.geometry().contains(toast.geometry())
    toast.say("A long sentence about what was taken of the table, in several lines", "Bring it back")
    assert part.geometry().contains(toast.geometry())
    part.hide()
    assert toast.geometry().top() > part.geometry().bottom()
    assert page.rect().contains(toast.geometry())


def test_nobody_changes_the_account_by_scrolling(dressed: QApplication, qtbot: QtBot) -> None:
    box = AccountBox()
    qtbot.addWidget(box)
    box.addItems(["Cabinet Martin", "Association"])
    box.show_account("Cabinet Martin", "4 995", "credits")
    box.resize(px(10), box.height())
    box.show()
    middle = QPointF(box.rect().center())
    turned = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert box.currentIndex() == 0
    assert heard(box) == "Cabinet Martin"
    assert role(box) == QAccessible.Role.ComboBox


# ---- theme -------------------------------------------------------------------------------------


def test_a_system_without_a_look_is_dressed_and_chosen_colours_stay(dressed: QApplication) -> None:
    assert isinstance(dressed.style(), Flat)
    assert dressed.palette().window().color() == LIGHT.ground
    theme = Theme(dressed, Choice.DARK)
    assert dressed.palette().window().color() == DARK.ground
    theme.choose(Choice.LIGHT)
    assert dressed.palette().window().color() == LIGHT.ground
    assert dressed.styleSheet() == ""
    theme.deleteLater()


def test_the_style_is_kept_by_the_application_alone(dressed: QApplication, qtbot: QtBot) -> None:
    dressed.setStyle(Flat())
    gc.collect()
    button = quiet("Quiet")
    qtbot.addWidget(in_tone(button, LIGHT))
    assert isinstance(dressed.style(), Flat)
    assert button.height() == px(2)
    assert LIGHT.ink.rgb() in pixels(picture(button, 2.0))


def test_a_system_with_a_look_keeps_it_and_gets_legible_quiet_text(qapp: QApplication) -> None:
    style, before = qapp.style(), qapp.palette()
    theme = Theme(qapp, own_look=True)
    try:
        assert qapp.style() is style
        for role in (Role.Window, Role.Base, Role.Button, Role.Highlight, Role.WindowText):
            assert qapp.palette().color(role) == before.color(role)
        now = qapp.palette()
        assert contrast(now.color(Role.PlaceholderText), now.color(Role.Base)) >= 4.5
        system = QPalette(QColor("#2D2D2D"), QColor("#202020"))
        system.setColor(Role.Base, QColor("#2D2D2D"))
        qapp.setPalette(system)  # as the system does when it turns dark
        now = qapp.palette()
        assert contrast(now.color(Role.PlaceholderText), now.color(Role.Base)) >= 4.5
    finally:
        qapp.paletteChanged.disconnect(theme.dress)
        theme.deleteLater()
        qapp.setPalette(QPalette())


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_the_list_of_accounts_is_as_wide_as_their_names(dressed: QApplication, qtbot: QtBot) -> None:
    box = AccountBox()
    qtbot.addWidget(box)
    box.addItems(["Cabinet Martin", "Association des parents d'élèves de l'école · sms-ab12345-1"])
    box.resize(px(10), box.height())
    box.show()
    box.showPopup()
    assert box.view().viewport().width() >= box.view().sizeHintForColumn(0)
    box.hidePopup()


def test_an_icon_in_a_quiet_button_has_the_colour_of_its_text(dressed: QApplication, qtbot: QtBot) -> None:
    button = quiet("", Icon.CHECK)
    qtbot.addWidget(in_tone(button, DARK))
    assert DARK.ink.rgb() in pixels(picture(button, 2.0))
    button.setEnabled(False)
    drawn = set(pixels(picture(button, 2.0)))
    assert DARK.muted.rgb() in drawn
    assert QColor(DARK.ink).rgb() not in drawn
