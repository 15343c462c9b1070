"""Cells are drawn by ourselves to be quick, and look as those that the style draws."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QTableView
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.cells import FACE, ChipDelegate
from ovhsms_gui.gui.kit.chip import state_face
from ovhsms_gui.gui.kit.measures import CELL_SIDE, px
from ovhsms_gui.gui.kit.palette import DARK, HIGH_DARK, LIGHT, State, Tone, application_palette
from ovhsms_gui.gui.kit.tables import StateDelegate

from .conftest import picture, pixels

TEXTS = ("Zoé", "06 39 98 00 12", "a name that is too long for its column", "", "two\nlines", "<b>&x", "علي")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def table(qtbot: QtBot, tone: Tone) -> QTableView:
    model = QStandardItemModel()
    for text in TEXTS:
        right = QStandardItem(text if text.isascii() else "2")
        right.setTextAlignment(RIGHT)
        model.appendRow([QStandardItem(text), right])
    view = QTableView()
    qtbot.addWidget(view)
    model.setParent(view)
    view.setModel(model)
    view.setColumnWidth(0, px(9))
    view.setWordWrap(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setPalette(application_palette(tone))
    view.resize(px(20), px(22))
    view.show()
    return view


def drawn(view: QTableView, delegate: QStyledItemDelegate) -> QImage:
    view.setItemDelegate(delegate)
    return picture(view.viewport())


@pytest.mark.parametrize("tone", [LIGHT, DARK, HIGH_DARK])
@pytest.mark.parametrize("enabled", [True, False])
def test_a_cell_of_ours_is_the_styles_to_the_pixel(
    dressed: QApplication, qtbot: QtBot, tone: Tone, enabled: bool
) -> None:
    view = table(qtbot, tone)
    view.setEnabled(enabled)
    flags = QItemSelectionModel.SelectionFlag
    for row in (1, 2, 6):
        view.selectionModel().select(view.model().index(row, 0), flags.Select | flags.Rows)
    view.setCurrentIndex(view.model().index(0, 0))
    dressed.processEvents()
    assert pixels(drawn(view, ChipDelegate(view))) == pixels(drawn(view, QStyledItemDelegate(view)))


def test_a_chip_leaves_the_text_what_it_does_not_take(dressed: QApplication, qtbot: QtBot) -> None:
    view = table(qtbot, LIGHT)
    cell = view.visualRect(view.model().index(0, 0))
    before = drawn(view, ChipDelegate(view)).copy(cell)
    view.model().setData(view.model().index(0, 0), state_face("invalid", State.NEGATIVE), FACE)
    after = drawn(view, ChipDelegate(view)).copy(cell)
    start = before.copy(0, 0, px(2), cell.height())
    assert pixels(start) == pixels(after.copy(0, 0, px(2), cell.height()))
    assert pixels(before) != pixels(after)


def test_where_a_chip_has_no_room_for_its_word_it_is_the_icon(dressed: QApplication, qtbot: QtBot) -> None:
    view = table(qtbot, LIGHT)
    index = view.model().index(0, 0)

    def told(words: str) -> object:
        view.model().setData(index, state_face(words, State.WARNING), FACE)
        return pixels(drawn(view, ChipDelegate(view)).copy(view.visualRect(index)))

    for text, width, whole in (("Cabinet Durand", 7, False), ("Al", 10, True), ("Cabinet Durand", 16, True)):
        view.model().setData(index, text)
        view.setColumnWidth(0, px(width))
        assert (text, width, told("landline") != told("")) == (text, width, whole)


def test_a_chip_alone_begins_where_a_text_would(dressed: QApplication, qtbot: QtBot) -> None:
    view = table(qtbot, LIGHT)
    index = view.model().index(TEXTS.index(""), 0)
    view.model().setData(index, state_face("to fill in", State.NEGATIVE), FACE)
    view.setShowGrid(False)
    image = drawn(view, ChipDelegate(view)).copy(view.visualRect(index))
    line = [image.pixelColor(x, image.height() // 2).rgb() for x in range(image.width())]
    assert next(x for x, colour in enumerate(line) if colour != line[0]) == px(CELL_SIDE) + 1


@pytest.mark.parametrize("chosen", [False, True])
def test_a_state_is_told_in_its_ink_and_a_column_that_stands_back_in_a_quiet_one(
    dressed: QApplication, qtbot: QtBot, chosen: bool
) -> None:
    view = table(qtbot, LIGHT)
    model = view.model()
    model.setData(model.index(0, 0), state_face("failed", State.NEGATIVE), FACE)
    if chosen:
        view.selectRow(0)
    image = drawn(view, StateDelegate(view, muted=(1,)))
    for column, ink in enumerate((LIGHT.states[State.NEGATIVE].ink, LIGHT.muted)):
        cell = pixels(image.copy(view.visualRect(model.index(0, column))))
        assert ink.rgb() in cell
        assert LIGHT.ink.rgb() not in cell
        assert (LIGHT.soft.rgb() in cell) is chosen
