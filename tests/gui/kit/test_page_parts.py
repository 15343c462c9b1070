"""The parts that the outbox and the contacts are made of: filters, flowing rows, entries, tables, what scrolls."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.bars import Parts
from ovhsms_gui.gui.kit.bubble import Bubble
from ovhsms_gui.gui.kit.card import Notice
from ovhsms_gui.gui.kit.cells import FACE
from ovhsms_gui.gui.kit.chip import state_face
from ovhsms_gui.gui.kit.deeds import flat_deed
from ovhsms_gui.gui.kit.filters import Filter, FilterChips
from ovhsms_gui.gui.kit.flow import FlowBox
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.palette import LIGHT, State
from ovhsms_gui.gui.kit.scrolled import BubblePane
from ovhsms_gui.gui.kit.sends import SEND, SendDelegate, SendFace, entry_height
from ovhsms_gui.gui.kit.sheet import Scrolled
from ovhsms_gui.gui.kit.tables import StateDelegate, fit, in_card

from .conftest import picture, pixels

FAILED, SENT = (
    Filter("failed", state_face("2 failed", State.NEGATIVE)),
    Filter("sent", state_face("9 sent", State.TRANSIT)),
)


def shown(widget: QWidget, qtbot: QtBot, width: int, height: int) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()
    return widget


def has(widget: QWidget, colour: QColor) -> bool:
    return colour.rgb() in set(pixels(picture(widget)))


def test_a_filter_is_chosen_and_let_go_of(dressed: QApplication, qtbot: QtBot) -> None:
    chips = FilterChips("filterBox", "Show only these")
    shown(chips, qtbot, px(20), px(2))
    chosen: list[object] = []
    chips.chosen.connect(chosen.append)
    chips.show_filters((FAILED, SENT), None)
    QApplication.processEvents()
    QTest.mouseClick(chips.chips[1], Qt.MouseButton.LeftButton)
    chips.show_filters((FAILED, SENT), "sent")
    assert [chip.isChecked() for chip in chips.chips] == [False, True]
    QTest.mouseClick(chips.chips[1], Qt.MouseButton.LeftButton)
    assert chosen == ["sent", None]
    chips.show_filters((FAILED,), None)
    assert [chip.isVisible() for chip in chips.chips] == [True, False]


def test_tab_comes_to_chips_made_later_in_their_turn(dressed: QApplication, qtbot: QtBot) -> None:
    chips = FilterChips("filterBox", "Show only these")
    before, after, page = QLineEdit(), QLineEdit(), QWidget()
    lay(QVBoxLayout(page), before, chips, after)
    shown(page, qtbot, px(20), px(9))
    chips.show_filters((FAILED,), None)
    chips.show_filters((FAILED, SENT), None)
    went: list[QWidget | None] = [before]
    while went[-1] is not None and went[-1] is not after:
        went.append(went[-1].nextInFocusChain())
    assert [stop for stop in went if stop in chips.chips] == chips.chips


def test_what_has_no_room_in_a_row_goes_on_in_the_next(dressed: QApplication, qtbot: QtBot) -> None:
    tools = [flat_deed(word, word, word, Icon.WRITE) for word in ("Write", "Remove", "Export")]
    box = FlowBox(*tools)
    page = QWidget()
    QVBoxLayout(page).addWidget(box)
    shown(page, qtbot, px(40), px(10))
    assert len({tool.y() for tool in tools}) == 1
    page.resize(QSize(px(10), px(10)))
    QApplication.processEvents()
    assert len({tool.y() for tool in tools}) > 1
    assert all(box.rect().contains(tool.geometry()) for tool in tools)
    tools[0].hide()
    QApplication.processEvents()
    assert tools[1].pos().isNull(), "what is hidden takes no room"


@pytest.mark.parametrize("counts", [{None: 4}, {State.POSITIVE: 3, State.NEGATIVE: 1}])
def test_a_send_shows_how_far_it_got(dressed: QApplication, qtbot: QtBot, counts: Parts) -> None:
    table = QTableView()
    model = QStandardItemModel(1, 1, table)
    face = SendFace(
        "4 people", "18:08", "Tom & Jerry", state_face("4 waiting", State.TRANSIT), counts, "Today"
    )
    model.setData(model.index(0, 0), face, SEND)
    table.setModel(model)
    in_card(table)
    table.setItemDelegate(SendDelegate(table))
    table.horizontalHeader().hide()
    shown(table, qtbot, px(24), px(10))
    table.setRowHeight(0, entry_height(face.day))
    table.setColumnWidth(0, px(22))
    QApplication.processEvents()
    assert has(table, LIGHT.states[State.NEGATIVE].ink) is (State.NEGATIVE in counts)
    assert entry_height("Today") > entry_height("")


def test_a_state_in_a_table_has_its_colour_and_no_column_is_out_of_sight(
    dressed: QApplication, qtbot: QtBot
) -> None:
    table = QTableView()
    model = QStandardItemModel(1, 2, table)
    state = QStandardItem("failed")
    state.setData(state_face("failed", State.NEGATIVE), FACE)
    model.setItem(0, 0, QStandardItem("06 39 98 00 12"))
    model.setItem(0, 1, state)
    table.setModel(model)
    in_card(table)
    table.setItemDelegate(StateDelegate(table, muted=(0,)))
    fit(table, (px(10), px(10)), (px(3), px(4)), grows=1)
    shown(table, qtbot, px(30), px(6))
    assert has(table, LIGHT.states[State.NEGATIVE].ink)
    for width in (px(30), px(12), px(9)):
        table.resize(width, px(6))
        QApplication.processEvents()
        across = sum(table.columnWidth(column) for column in range(2))
        assert abs(across - table.viewport().width()) <= 1


def test_a_long_text_scrolls_and_is_reached_by_tab_only_then(dressed: QApplication, qtbot: QtBot) -> None:
    bubble = Bubble("Bonjour")
    pane = BubblePane(bubble, "Text", highest=6)
    page = QWidget()
    QVBoxLayout(page).addWidget(pane)
    shown(page, qtbot, px(20), px(20))
    assert pane.focusPolicy() == Qt.FocusPolicy.NoFocus
    low = pane.height()
    bubble.show_text("Bonjour, le cabinet sera fermé lundi. " * 20)
    pane.settle()
    assert low < pane.height() <= px(6)
    assert pane.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_a_notice_becomes_another_one_and_its_buttons_make_room_for_long_words(
    dressed: QApplication, qtbot: QtBot
) -> None:
    button = QPushButton("Decide")
    notice = Notice(State.TRANSIT, "", "Nothing has left yet.", button)
    page = QWidget()
    QVBoxLayout(page).addWidget(notice)
    shown(page, qtbot, px(44), px(14))
    assert notice.title.isHidden()
    beside = button.y() < notice.sentence.geometry().bottom()
    notice.show_as(State.UNKNOWN, "1 person may have got it", "It is not known whether it was taken. " * 8)
    QApplication.processEvents()
    assert beside
    assert button.y() >= notice.sentence.geometry().bottom()
    assert notice.title.isVisible()
    assert has(notice, LIGHT.states[State.UNKNOWN].soft)


def test_what_fills_the_room_that_is_left_asks_for_none_of_its_content(
    dressed: QApplication, qtbot: QtBot
) -> None:
    for fills in (False, True):
        page, inside = QWidget(), QWidget()
        qtbot.addWidget(page)
        QVBoxLayout(inside).addWidget(Bubble("Bonjour Zoé, à demain 9 h 30. " * 50))
        view = Scrolled(inside, "Messages", fills=fills)
        column = QVBoxLayout(page)
        column.addWidget(view, 1)
        column.addWidget(QPushButton("Write an answer"))
        assert column.hasHeightForWidth() != fills
        assert (column.sizeHint().height() < px(12)) == fills
        page.resize(px(30), px(20))
        page.show()
        assert view.height() > px(14)
        assert view.verticalScrollBar().maximum() > 0, "all of it can be read"
