"""Parts that stand side by side as long as all have the room they ask for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.beside import Beside
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.measures import px

WORDS = "Some messages take more SMS because of what stands in them."


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.names = Label("Sender"), Label("At")
        self.fields = Label(WORDS, wrap=True), QPushButton("Later")
        self.row = Beside(self)
        self.row.add(self.fields[0], self.names[0], least=8)
        self.row.add(self.fields[1], self.names[1])
        self.row.setAlignment(self.fields[1], Qt.AlignmentFlag.AlignLeft)

    def settle(self, wide: int) -> None:
        self.resize(wide, self.heightForWidth(wide))
        self.show()

    @property
    def least(self) -> int:
        """So wide, they just fit side by side."""
        names = sum(name.sizeHint().width() for name in self.names)
        return names + px(8) + self.fields[1].sizeHint().width() + 3 * px(0.5)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("more", "beside"), [(0, True), (60, True), (-1, False)])
def test_one_line_or_two(page: Page, more: int, beside: bool) -> None:
    page.settle(page.least + more)
    words, later = page.fields
    assert (later.y() < words.geometry().bottom()) == beside
    assert (later.geometry().right() == page.width() - 1) == beside, "the first has what is left over"
    assert words.height() >= words.heightForWidth(words.width())
    assert max(part.geometry().bottom() for part in page.fields) == page.height() - 1


def test_under_each_other_they_begin_in_one_column(page: Page) -> None:
    page.settle(page.least - 1)
    assert {part.x() for part in page.fields} == {page.names[0].sizeHint().width() + px(0.5)}
    assert {name.x() for name in page.names} == {0}


def test_a_name_stands_in_the_middle_of_its_part(page: Page) -> None:
    page.settle(page.least)
    for name, part in zip(page.names, page.fields, strict=True):
        middles = [one.mapTo(page, QPoint(0, one.height() // 2)).y() for one in (name, part)]
        assert abs(middles[0] - middles[1]) <= 1


def test_what_is_hidden_takes_no_room(page: Page) -> None:
    page.settle(page.least)
    for widget in (page.fields[1], page.names[1]):
        widget.hide()
    assert page.heightForWidth(px(90)) == page.fields[0].heightForWidth(px(90))
    page.settle(px(90))
    page.row.activate()
    assert page.fields[0].geometry().right() == page.width() - 1
    for widget in (page.fields[0], page.names[0]):
        widget.hide()
    assert (page.heightForWidth(px(90)), page.row.sizeHint().width()) == (0, 0)


def test_the_least_width_is_that_of_the_widest_line(page: Page) -> None:
    column = page.names[0].sizeHint().width() + px(0.5)
    widest = max(part.minimumSizeHint().width() for part in page.fields)
    assert page.minimumSizeHint().width() == column + widest


def test_what_is_taken_out_is_laid_no_more(page: Page) -> None:
    taken = page.row.takeAt(3)
    assert taken is not None
    assert taken.widget() is page.fields[1]
    assert (page.row.count(), page.row.takeAt(7), page.row.itemAt(3)) == (3, None, None)
    assert page.heightForWidth(px(90)) == page.fields[0].heightForWidth(px(90))
