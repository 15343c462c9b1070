"""The page of all parts, in every theme, at every ratio and size of text: nothing is cut, and everything is heard."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.bubble import Bubble
from ovhsms_gui.gui.kit.chip import Chip
from ovhsms_gui.gui.kit.gallery import TONES
from ovhsms_gui.gui.kit.label import Glyph
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.paint import spoken
from ovhsms_gui.gui.kit.palette import application_palette, contrast

from .conftest import OpenPage, picture, pixels

RATIOS = (1.0, 1.25, 2.0)
W = TypeVar("W", bound=QWidget)


def seen(root: QWidget, kind: type[W]) -> Iterator[W]:
    return (widget for widget in root.findChildren(kind) if widget.isVisible())


def controls(root: QWidget) -> list[QWidget]:
    """What Tab reaches."""
    return [
        part
        for part in seen(root, QWidget)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and part.isEnabled()
        and not part.objectName().startswith("qt_")
        and not isinstance(part.parentWidget(), QComboBox)
    ]


def told(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """What a screen reader takes it for, and calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("points", [9.0, 20.0])
@pytest.mark.parametrize("narrow", [False, True])
def test_every_text_has_its_room(
    open_page: OpenPage, dressed: QApplication, points: float, narrow: bool
) -> None:
    face = dressed.font()
    face.setPointSizeF(points)
    dressed.setFont(face)
    page = open_page(narrow=narrow)
    tight = []
    for label in seen(page, QLabel):
        wraps = label.wordWrap() or isinstance(label, Bubble)
        wide = 0 if wraps else label.fontMetrics().horizontalAdvance(label.text())
        high = label.heightForWidth(label.width()) if wraps else label.fontMetrics().height()
        if label.text() and (label.width() < wide or label.height() < high):
            tight.append((label.text(), label.size(), wide, high))
    for button in seen(page, QAbstractButton):
        wanted = button.sizeHint()
        if button.text() and (button.width() < wanted.width() or button.height() < wanted.height()):
            tight.append((button.text(), button.size(), wanted.width(), wanted.height()))
    assert tight == []
    assert page.minimumSizeHint().width() <= page.width()


def test_a_box_shows_what_was_chosen_in_it(open_page: OpenPage) -> None:
    box = next(box for box in seen(open_page(), QComboBox) if box.currentText() == "MARTIN")
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    longest = max(box.fontMetrics().horizontalAdvance(box.itemText(place)) for place in range(box.count()))
    assert room.width() >= longest


def differs(one: int, other: int) -> bool:
    """Two colours that nobody takes for the same."""
    return contrast(QColor(one), QColor(other)) > 1.5


def columns(image: QImage, ratio: float) -> int:
    """How many columns of pixels hold a stroke: something that is not the ground, which is found at the left end."""
    ground = image.pixelColor(round(px(0.3) * ratio), image.height() // 2)
    rows = range(image.height() // 4, image.height() * 3 // 4)

    def strokes(x: int) -> bool:
        return any(abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 30 for y in rows)

    return sum(strokes(x) for x in range(image.width()))


@pytest.mark.parametrize("ratio", RATIOS)
def test_no_letter_of_a_button_or_chip_is_cut(open_page: OpenPage, ratio: float) -> None:
    page = open_page()
    cut = []
    parts: list[QAbstractButton | QLabel] = [*seen(page, QAbstractButton), *seen(page, Chip)]
    for part in parts:
        if (
            isinstance(part, QRadioButton | QCheckBox)
            or not part.text()
            or type(part).__name__.startswith("Focused")
        ):
            continue
        before, size = columns(picture(part, ratio), ratio), part.size()
        part.setMaximumWidth(9999)
        part.resize(size.width() + px(4), size.height())
        after = columns(picture(part, ratio), ratio)
        if abs(after - before) > 2 * ratio:
            cut.append((part.text(), before, after))
    assert cut == []


@pytest.mark.parametrize("name", TONES)
@pytest.mark.parametrize("ratio", RATIOS)
def test_every_theme_is_drawn_in_its_own_colours(open_page: OpenPage, name: str, ratio: float) -> None:
    page, tone = open_page(name), TONES[name]
    drawn = set(pixels(picture(page, ratio)))
    wanted = [tone.ground, tone.rail, tone.card, tone.ink, tone.muted, tone.accent, tone.link, tone.soft]
    wanted += [colour for pair in tone.states.values() for colour in (pair.ink, pair.soft)]
    assert [colour.name() for colour in wanted if colour.rgb() not in drawn] == []


@pytest.mark.parametrize("name", TONES)
def test_whatever_has_the_focus_shows_it(open_page: OpenPage, qtbot: QtBot, name: str) -> None:
    page = open_page(name)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    blind = []
    for part in controls(page):
        if part is page or type(part).__name__.startswith("Focused"):
            continue
        page.setFocus()
        before = pixels(picture(part))
        part.setFocus(Qt.FocusReason.TabFocusReason)
        after = pixels(picture(part))
        changed = sum(old != new and differs(old, new) for old, new in zip(before, after, strict=True))
        if changed < px(1.5):
            blind.append((type(part).__name__, told(part), changed))
    assert blind == []


def test_what_is_read_is_heard(open_page: OpenPage) -> None:
    page = open_page()
    parts: list[QAbstractButton | QLabel] = [*seen(page, QAbstractButton), *seen(page, QLabel)]
    assert [part.text() for part in parts if part.text() and spoken(part.text()) not in told(part)[1]] == []


def test_every_control_has_a_name(open_page: OpenPage) -> None:
    # In the program these have their label beside them.
    plain = {"QSpinBox", "QComboBox"}
    parts = [part for part in controls(open_page()) if type(part).__name__ not in plain]
    assert [type(part).__name__ for part in parts if not told(part)[1]] == []


def test_icons_that_say_something_are_heard(open_page: OpenPage) -> None:
    heard = {told(glyph)[1] for glyph in seen(open_page(), Glyph)}
    assert {"In the way", "To look at", "Good to know", "Not certain"} <= heard


def test_a_change_of_theme_reaches_every_part(open_page: OpenPage, dressed: QApplication) -> None:
    page = open_page("light")
    page.setPalette(application_palette(TONES["dark"]))
    dressed.processEvents()
    changed, anew = picture(page), picture(open_page("dark"))
    assert QColor(changed.pixelColor(5, page.height() - 5)) == TONES["dark"].rail
    assert pixels(changed) == pixels(anew)
