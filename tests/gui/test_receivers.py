"""The list of receivers: only what is not as usual carries a word, and the figures say who needs more."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTableView

from ovhsms_gui.core.findings import FindingCode, Level
from ovhsms_gui.gui.kit.cells import FACE
from ovhsms_gui.gui.kit.chip import Chip, ChipFace
from ovhsms_gui.gui.kit.palette import State

from .conftest import Desk
from .people import TEAM, many_states, person, take_in

NUMBER, NAME = range(2)


def faces(desk: Desk, column: int) -> list[tuple[str, State] | None]:
    model = desk.find(QTableView, "receiverView").model()
    found = [model.index(row, column).data(FACE) for row in range(model.rowCount())]
    return [(face.text, face.state) if isinstance(face, ChipFace) else None for face in found]


def column(desk: Desk, place: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = desk.find(QTableView, "receiverView").model()
    return [str(model.index(row, place).data(role)) for row in range(model.rowCount())]


def test_only_exceptions_carry_a_word_and_own_numbers_no_code(desk: Desk) -> None:
    desk.add("Ana Duval 06 39 98 00 12\nThéo 01 99 00 12 34\nJosé +34 612 34 56 78\n0612")
    assert column(desk, NUMBER) == ["06 39 98 00 12", "01 99 00 12 34", "+34 612 34 56 78", "0612"]
    assert faces(desk, NAME) == [
        None,
        ("landline", State.WARNING),
        ("Spain", State.TRANSIT),
        ("too short", State.WARNING),
    ]
    heard = column(desk, NAME, Qt.ItemDataRole.AccessibleTextRole)
    assert heard == ["Ana Duval", "Théo, landline, France", "José, mobile, Spain", "too short"]


def test_who_gets_nothing_has_the_colour_of_the_finding_about_them(desk: Desk) -> None:
    chip = desk.find(Chip, "invalidChip")
    desk.add("0612")
    assert desk.parts.compose.plan.findings[0].level is Level.ERROR
    assert (faces(desk, NAME), chip.face.state) == ([("too short", State.NEGATIVE)], State.NEGATIVE)
    desk.add("06 39 98 00 12")
    desk.until(lambda: desk.parts.compose.plan.counted)
    assert [
        one.level for one in desk.parts.compose.plan.findings if one.code is FindingCode.INVALID_LEFT_OUT
    ] == [Level.WARNING]
    assert (faces(desk, NAME)[0], chip.face.state) == (("too short", State.WARNING), State.WARNING)


def test_the_figures_say_who_needs_more(desk: Desk) -> None:
    take_in(desk, *TEAM[:1], person("06 39 98 00 15", "Zoë", first_name="z" * 150))
    model = desk.find(QTableView, "receiverView").model()
    desk.find(QCheckBox, "noStopToggle").click()
    assert column(desk, 2) == ["", ""], "nothing is written yet"
    desk.write("Bonjour {first_name}, à demain")
    last = model.columnCount() - 1
    assert column(desk, last) == ["1", "2"]
    desk.write("Bonjour {first_name}")
    assert column(desk, last) == ["1", "1"]


def test_what_was_not_taken_over_is_counted_in_chips(desk: Desk) -> None:
    merged, invalid = desk.find(QPushButton, "mergedChip"), desk.find(QLabel, "invalidChip")
    assert not merged.isVisible()
    assert not invalid.isVisible()
    desk.add("06 39 98 00 12, 06 39 98 00 12, 0612")
    assert desk.find(QLabel, "receiverSummary").text() == "1 person"
    assert (merged.text(), invalid.text()) == ("1 duplicate merged", "1 not valid")
    assert merged.isVisible()
    assert invalid.isVisible()


def test_what_was_merged_is_opened_by_its_chip_and_leads_to_the_row(desk: Desk) -> None:
    desk.add(
        "Ana 06 39 98 00 12\nBob 06 39 98 00 13\nBob 06 39 98 00 13\nBea 06 39 98 00 13, Bob 06 39 98 00 13"
    )
    desk.find(QPushButton, "mergedChip").setFocus()
    QTest.keyClick(desk.find(QPushButton, "mergedChip"), Qt.Key.Key_Space)
    dialog = desk.wait_dialog("mergedDialog")
    table = dialog.findChild(QTableView, "mergedView")
    assert table is not None
    model = table.model()
    told = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert told == [["06 39 98 00 13", "Bob, Bea", "4"]]
    QTest.keyClick(table, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("mergedDialog") is None)
    view = desk.find(QTableView, "receiverView")
    assert [index.row() for index in view.selectionModel().selectedRows()] == [1]
    assert view.hasFocus()


def test_of_a_long_list_its_beginning_is_in_sight(desk: Desk) -> None:
    table = desk.find(QTableView, "receiverView")
    take_in(desk, *(person(f"06 39 98 01 {n:02}", f"Ana {n}") for n in range(60)))
    desk.until(lambda: table.model().rowCount() == 60)
    assert table.rowAt(0) == 0
    desk.add("06 39 98 00 99")
    desk.until(lambda: table.model().rowCount() == 61)
    assert table.rowAt(table.viewport().height() - 1) == 60


def test_the_title_of_the_figures_stands_over_them(desk: Desk) -> None:
    many_states(desk)
    model, role = desk.find(QTableView, "receiverView").model(), Qt.ItemDataRole.TextAlignmentRole
    last = model.columnCount() - 1
    assert model.headerData(last, Qt.Orientation.Horizontal, role) == model.index(0, last).data(role)


def end(seen: QImage) -> int:
    """How far from the right anything is drawn in it, but for the hairlines above and below."""
    middle = range(seen.height() // 4, seen.height() * 3 // 4)
    ground = seen.pixel(0, middle[0])
    return seen.width() - max(x for x in range(seen.width()) for y in middle if seen.pixel(x, y) != ground)


@pytest.mark.usefixtures("dressed")
def test_the_figures_end_where_their_title_does(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    view = desk.find(QTableView, "receiverView")
    index = view.model().index(0, view.model().columnCount() - 1)
    desk.until(lambda: index.data() == "1")
    titles, cell = view.horizontalHeader(), view.viewport().grab(view.visualRect(index)).toImage()
    title = QRect(titles.sectionViewportPosition(index.column()), 0, view.columnWidth(index.column()), 999)
    drawn = titles.viewport().grab(title.intersected(titles.viewport().rect())).toImage()
    assert abs(end(drawn) - end(cell)) <= 1
