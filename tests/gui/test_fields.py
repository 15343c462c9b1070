"""The fields that the text uses stand in the list, where they are looked at, filled in and put right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
)

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui.kit.cells import FACE
from ovhsms_gui.store.people import Contact

from .conftest import Desk, said
from .people import person, take_in
from .test_compose_findings import press_enter
from .test_correct import by_keys, by_mouse, cell, correct, findings, table

NUMBER, NAME, FIRST = range(3)


@pytest.fixture
def family(desk: Desk) -> Desk:
    take_in(
        desk,
        person("06 39 98 00 12", "Anaïs Duval", prenom="Anaïs", nom="Duval", heure="9 h"),
        person("06 39 98 00 13", "Bruno Petit", first_name="Bruno", last_name="Petit"),
        person("0612", "Luc"),
    )
    desk.add("06 39 98 00 14")
    return desk


def titles(desk: Desk) -> list[str]:
    model = table(desk).model()
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


def column(desk: Desk, title: str) -> list[str]:
    at = titles(desk).index(title)
    return [str(cell(desk, row, at).data()) for row in range(table(desk).model().rowCount())]


def editor() -> QLineEdit:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    return focus


def editing(desk: Desk) -> bool:
    return table(desk).state() == QAbstractItemView.State.EditingState


def shown(desk: Desk) -> str:
    return desk.find(QLabel, "previewLabel").text()


def test_the_fields_of_the_text_are_columns_in_its_order_and_spelling(family: Desk) -> None:
    assert titles(family) == ["Number", "Name", "SMS"]
    family.write("Bonjour {Prénom}, à {heure|9 h 30}, {name} {phone}")
    assert titles(family) == ["Number", "Name", "Prénom", "heure", "SMS"]
    assert column(family, "Prénom") == ["Anaïs", "Bruno", "", ""]
    assert column(family, "heure") == ["9 h", "(9 h 30)", "", "(9 h 30)"]
    assert [cell(family, row, FIRST).data(FACE) is not None for row in range(4)] == [
        False,
        False,
        False,
        True,
    ]
    said = cell(family, 3, FIRST).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Prénom is missing: fill it in"
    family.write("Bonjour")
    assert titles(family) == ["Number", "Name", "SMS"]


def test_half_a_placeholder_is_no_column_and_those_that_stay_keep_width_and_selection(family: Desk) -> None:
    edit = family.find(QPlainTextEdit, "messageEdit")
    family.write("{prenom} ")
    table(family).setColumnWidth(FIRST, 123)
    table(family).selectRow(1)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    for typed, there in (
        ("{heur", ["prenom"]),
        ("e", ["prenom"]),
        ("}", ["prenom", "heure"]),
        (" ok", ["prenom", "heure"]),
    ):
        family.type(edit, typed)
        assert titles(family)[FIRST:-1] == there
        assert table(family).columnWidth(FIRST) == 123
        assert [index.row() for index in table(family).selectionModel().selectedRows()] == [1]
    family.write("{heure}")
    assert [index.row() for index in table(family).selectionModel().selectedRows()] == [1]


@pytest.mark.parametrize("way", [by_keys, by_mouse])
def test_what_is_missing_is_filled_in_where_it_is_missing(family: Desk, way: object) -> None:
    family.write("Bonjour {prenom}")
    assert "1 person lacks {prenom}" in findings(family)
    correct(family, way, 3, FIRST, "Zoe")
    family.until(lambda: column(family, "prenom")[3] == "Zoe")
    assert str(cell(family, 3, NAME).data()) == "Zoe", "who had no name has one now"
    assert " lack" not in findings(family)
    table(family).selectRow(3)
    assert shown(family).startswith("Bonjour Zoe")


def test_the_finding_opens_the_first_cell_in_which_something_is_missing(family: Desk) -> None:
    family.write("Bonjour {name}, {heure}")
    press_enter(family, " lack")
    assert editing(family)
    index = table(family).currentIndex()
    assert (index.row(), index.column()) == (1, FIRST)
    assert editor().accessibleName() == "heure"
    QTest.keyClicks(editor(), "10 h")
    QTest.keyClick(editor(), Qt.Key.Key_Return)
    family.until(lambda: column(family, "heure")[1] == "10 h")
    press_enter(family, " lack")
    index = table(family).currentIndex()
    assert (index.row(), index.column()) == (3, NAME), "the first that is missing of the row"


def test_typing_fills_in_what_is_missing_and_writes_over_nothing(family: Desk) -> None:
    family.write("{prenom}")
    table(family).setFocus()
    table(family).setCurrentIndex(cell(family, 3, FIRST))
    QTest.keyClick(table(family), Qt.Key.Key_Z)
    assert editing(family)
    QTest.keyClicks(editor(), "oe")
    QTest.keyClick(editor(), Qt.Key.Key_Return)
    family.until(lambda: column(family, "prenom")[3] == "zoe")
    table(family).setCurrentIndex(cell(family, 0, FIRST))
    QTest.keyClick(table(family), Qt.Key.Key_Z)
    assert not editing(family)


def test_a_field_that_is_nearly_one_of_the_list_is_replaced_by_it_wherever_it_stands(family: Desk) -> None:
    edit = family.find(QPlainTextEdit, "messageEdit")
    family.write("😀 {heur}, {prenon|toi} et {Heur}")
    assert "called “heur”. Did you mean {heure}?" in findings(family)
    family.click("sendButton")
    assert edit.textCursor().selectedText() == "{heur}"
    assert edit.toPlainText() == "😀 {heur}, {prenon|toi} et {Heur}", (
        "it leads there, and changes nothing unasked"
    )
    press_enter(family, "Did you mean {heure}?")
    assert edit.toPlainText() == "😀 {heure}, {prenon|toi} et {heure}"
    assert edit.textCursor().selectedText() == "", "the next key would take it away"
    assert edit.textCursor().position() == len("😀 ".encode("utf-16-le")) // 2 + len("{heure}")
    edit.undo()
    assert edit.toPlainText() == "😀 {heur}, {prenon|toi} et {Heur}"
    family.write("Bonjour {prenon}")
    press_enter(family, "Did you mean {first name}?")
    assert shown(family).startswith("Bonjour Anaïs")


def test_tab_goes_to_the_next_cell_that_can_be_typed(family: Desk) -> None:
    family.write("{prenom} {nom}")
    by_keys(family, 2, FIRST)
    QTest.keyClicks(editor(), "Luc")
    seen = []
    for typed in ("Noir", "06 39 98 00 15", "Eva Roux", ""):
        QTest.keyClick(editor(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        index = table(family).currentIndex()
        seen.append((index.row(), index.column()))
        assert editing(family)
        if typed:
            editor().selectAll()
            QTest.keyClicks(editor(), typed)
    assert seen == [(2, 3), (3, NUMBER), (3, NAME), (3, FIRST)]
    QTest.keyClick(editor(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    family.until(lambda: column(family, "Name")[3] == "Eva Roux")
    index = table(family).currentIndex()
    assert (index.row(), index.column(), editing(family)) == (3, NAME, True)
    assert column(family, "Number")[3] == "06 39 98 00 15"
    assert (column(family, "prenom")[2], column(family, "nom")[2]) == ("Luc", "Noir")


def test_what_is_being_typed_stays_while_the_row_changes(family: Desk) -> None:
    family.write("{prenom} {nom}")
    by_keys(family, 0, FIRST)
    editor().selectAll()
    QTest.keyClicks(editor(), "Al")
    family.parts.compose.correct(0, name="Anaïs Roux")
    QTest.keyClicks(editor(), "ine")
    QTest.keyClick(editor(), Qt.Key.Key_Return)
    family.until(lambda: column(family, "Name")[0] == "Aline Roux")
    assert (column(family, "prenom")[0], column(family, "nom")[0]) == ("Aline", "Roux")


def test_a_corrected_name_is_what_is_sent(family: Desk) -> None:
    family.parts.compose.remove([1, 2, 3])
    family.write("Bonjour {prenom}, à demain")
    family.choose_sender("MARTIN")
    before = family.parts.compose.plan.digest
    correct(family, by_keys, 0, NAME, "Aline Duval")
    family.until(lambda: column(family, "prenom") == ["Aline"])
    assert shown(family).startswith("Bonjour Aline, à demain")
    assert family.parts.compose.plan.digest != before, "what was being confirmed is not that any more"
    family.confirm()
    family.until(lambda: len(family.server.world.sent) == 1)
    assert family.server.world.sent[0].message == "Bonjour Aline, à demain"


def test_a_corrected_first_name_is_seen_in_the_name(family: Desk) -> None:
    family.write("{first_name}")
    correct(family, by_keys, 0, FIRST, "Aline")
    family.until(lambda: column(family, "Name")[0] == "Aline Duval")


def test_who_else_stands_there_stays_told_when_a_field_is_filled_in(desk: Desk) -> None:
    take_in(desk, person("06 39 98 00 12", "Ana"), person("06 39 98 00 12", "Bob", heure="10 h"))
    desk.write("{heure}")
    correct(desk, by_keys, 0, FIRST, "9 h")
    desk.until(lambda: column(desk, "heure") == ["9 h"])
    assert column(desk, "Name") == ["Ana (also: Bob)"]
    assert "several names" in findings(desk)
    assert "only the first text" not in findings(desk), "that is settled"


def test_another_number_for_one_of_two_leaves_the_other_where_he_was(desk: Desk) -> None:
    take_in(desk, person("06 39 98 00 12", "Ana"), person("06 39 98 00 12", "Bob"))
    correct(desk, by_keys, 0, NUMBER, "06 39 98 00 13")
    desk.until(lambda: table(desk).model().rowCount() == 2)
    assert sorted(zip(column(desk, "Number"), column(desk, "Name"), strict=True)) == [
        ("06 39 98 00 12", "Bob"),
        ("06 39 98 00 13", "Ana"),
    ]


# ---- what makes values dear ------------------------------------------------------------------------


def test_what_makes_values_dear_is_named_and_replaced_when_it_was_shown(desk: Desk) -> None:
    take_in(
        desk,
        person("06 39 98 00 12", "Zoê Petit", prenom="Zoê", nom="Petit"),
        person("06 39 98 00 13", "Ana Duval", prenom="Ana", nom="Duval"),
        person("06 39 98 00 14", "Loïc Roux", prenom="Loïc", nom="Roux"),
        person("06 39 98 00 15", "Юлия", prenom="Юлия"),
    )
    desk.write("Bonjour {prenom}, " + "à demain " * 10)
    label = desk.find(QLabel, "dearValuesLabel")
    assert label.text() == "2 SMS instead of 1 for 3 people, such as Zoê Petit (ê)."
    assert "because of characters" not in findings(desk), "it is said where it is mended, and not twice"
    menu = desk.find(QMenu, "replaceValuesMenu")
    menu.aboutToShow.emit()
    actions = [action for action in menu.actions() if action.text()]
    assert [action.text() for action in actions] == [
        "Zoê → Zoe (prenom, Zoê Petit)",
        "Loïc → Loic (prenom, Loïc Roux)",
        "All of these",
    ]
    assert column(desk, "prenom") == ["Zoê", "Ana", "Loïc", "Юлия"], (
        "nothing is replaced before it was chosen"
    )
    menu.triggered.emit(actions[-1])
    assert column(desk, "prenom") == ["Zoe", "Ana", "Loic", "Юлия"]
    assert column(desk, "Name")[0] == "Zoe Petit"
    assert label.text() == "2 SMS instead of 1 for Юлия because of Ю, л, и, я."
    desk.parts.compose.fill_in([(0, "prenom", "Zoé 😊"), (3, "prenom", "Julia")])
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Zoé 😊 → Zoé (prenom, Zoé 😊 Petit)"
    ]
    desk.write("Bonjour {prenom|’}, " + "à demain " * 10 + "’")
    assert not label.isVisible(), "the text is dear by itself"


def test_what_makes_a_value_dear_is_said_again_before_it_is_sent(desk: Desk) -> None:
    take_in(
        desk, person("06 39 98 00 12", "Ana", prenom="Ana"), person("06 39 98 00 13", "Zoê", prenom="Zoê")
    )
    desk.write("{prenom}, " + "à demain " * 10)
    desk.choose_sender("MARTIN")
    desk.until(lambda: desk.parts.compose.plan.counted)
    desk.click("sendButton")
    told = said(desk.wait_dialog("confirmDialog"))
    assert "1 person needs 2 SMS because of characters in what is put in for them: Zoê (ê)." in told


# ---- removing --------------------------------------------------------------------------------------


def remaining(desk: Desk) -> list[str]:
    return column(desk, "Name")


@pytest.mark.parametrize("key", [True, False])
def test_a_second_press_removes_nobody(family: Desk, key: bool) -> None:
    def press() -> None:
        if key:
            QTest.keyClick(table(family), Qt.Key.Key_Delete)
        else:
            family.click("removeReceiversButton")

    family.parts.window.activateWindow()
    table(family).setFocus()
    table(family).selectRow(1)
    press()
    family.until(lambda: len(remaining(family)) == 3)
    press()
    assert remaining(family) == ["Anaïs Duval", "Luc", ""]
    assert table(family).currentIndex().row() == 1
    table(family).setFocus()
    QTest.keyClick(table(family), Qt.Key.Key_Down)
    assert [index.row() for index in table(family).selectionModel().selectedRows()] == [1]
    QTest.keyClick(table(family), Qt.Key.Key_Down)
    assert [index.row() for index in table(family).selectionModel().selectedRows()] == [2]
    press()
    family.until(lambda: remaining(family) == ["Anaïs Duval", "Luc"])


def test_a_field_of_the_list_is_put_in_where_the_caret_stands(desk: Desk) -> None:
    box = desk.find(QToolButton, "fieldsBox")
    menu = box.menu()

    def offered() -> list[str]:
        menu.aboutToShow.emit()
        return [action.text() for action in menu.actions() if action.isEnabled()]

    assert offered() == []
    take_in(
        desk,
        person("06 39 98 00 12", "Ana Duval", heure_rdv="9 h", a="1"),
        person("06 39 98 00 13", "", town="Foix"),
    )
    assert offered() == ["Name\te.g. Ana Duval", "Heure rdv\te.g. 9 h", "A\te.g. 1", "Town\te.g. Foix"]
    edit = desk.find(QPlainTextEdit, "messageEdit")
    edit.setPlainText("Bonjour , à demain")
    cursor = edit.textCursor()
    cursor.setPosition(8)
    edit.setTextCursor(cursor)
    menu.actions()[0].trigger()
    assert edit.toPlainText() == "Bonjour {name}, à demain"
    assert edit.hasFocus()
    assert desk.find(QLabel, "previewLabel").text().startswith("Bonjour Ana Duval, à demain")


def test_the_menu_speaks_the_windows_language_and_names_each_field_once(tongue: str, desk: Desk) -> None:
    take_in(
        desk,
        Contact(
            parse("06 39 98 00 12", "FR"), "Ana Duval", "Ana", "Duval", fields=(("org", "Le Port"),)
        ).row(),
        Contact(parse("06 39 98 00 13", "FR"), "Bruno Petit").row(),
        Row(
            parse("06 39 98 00 14", "FR"),
            "Chloé Roy",
            fields=(
                ("prenom", "Chloé"),
                ("Heure\nrdv", "9 h"),
                ("N° client", "7"),
                ("lieu_du_rdv", "Foix"),
                ("Vide", " "),
            ),
        ),
    )
    menu = desk.find(QToolButton, "fieldsBox").menu()
    menu.aboutToShow.emit()
    names = [action.text().partition("\t")[0] for action in menu.actions()]
    own = {
        "fr": ["Nom complet", "Prénom", "Nom", "Société"],
        "en": ["Name", "First name", "Last name", "Company"],
    }[tongue]
    assert names == [*own, "Heure rdv", "N° client", "Lieu du rdv"]
    assert [action.data().strip("{}") for action in menu.actions()] == [
        *(name.lower() for name in own),
        "Heure rdv",
        "N° client",
        "lieu du rdv",
    ]
    for place, action in enumerate(list(menu.actions())):
        desk.write("")
        action.trigger()
        desk.until(lambda: desk.parts.compose.plan.counted)
        plan = desk.parts.compose.plan
        first, _, third = (plan.line(row).text for row in plan.receivers.rows)
        assert "{" not in (first if names[place] in own else third)


def test_spellings_of_one_field_share_a_column_unless_somebody_has_several(family: Desk) -> None:
    family.write("{Prénom} {first_name} {prenom|vous}, {nom}")
    assert titles(family) == ["Number", "Name", "Prénom", "nom", "SMS"]
    assert column(family, "Prénom") == ["Anaïs", "Bruno", "", ""]
    both = person("06 39 98 00 15", "Eve Roy", nom="Roy", nom_de_naissance="x", nom_usuel="Petit")
    take_in(family, both)
    family.write("{nom} {nom usuel}")
    assert titles(family) == ["Number", "Name", "nom", "nom usuel", "SMS"]
    assert [column(family, title)[-1] for title in ("nom", "nom usuel")] == ["Roy", "Petit"]


def test_several_spellings_of_a_field_that_one_person_has_are_all_offered(desk: Desk) -> None:
    take_in(desk, person("06 39 98 00 12", "Ana Roy", nom="Roy", nom_usuel="Petit"))
    menu = desk.find(QToolButton, "fieldsBox").menu()
    menu.aboutToShow.emit()
    assert [action.data() for action in menu.actions()] == ["{name}", "{nom}", "{nom usuel}"]


def test_the_menu_shows_what_the_first_who_has_any_has_in_each_field(tongue: str, desk: Desk) -> None:
    take_in(
        desk,
        person("06 39 98 00 12", "", avis="Venez\tà l’heure, s’il vous plaît, " * 1000),
        person("06 39 98 00 13", "Ana & Luc Roy", heure="9 h"),
    )
    menu = desk.find(QToolButton, "fieldsBox").menu()
    menu.aboutToShow.emit()
    such = {"fr": "par ex.\u00a0", "en": "e.g. "}[tongue]
    assert [action.text().partition("\t")[2] for action in menu.actions()] == [
        f"{such}Venez à l’heure, s’il vous…",
        f"{such}Ana && Luc Roy",
        f"{such}9 h",
    ]
