"""Receivers out of a file: what is in it is shown, changed, taken or accounted for."""

import gc
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import openpyxl  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QStyleOptionComboBox,
    QTableView,
    QTabWidget,
    QWidget,
)

from ovhsms_gui.core.numbers import Problem
from ovhsms_gui.files.choosing import Remark
from ovhsms_gui.files.contents import Format, Table
from ovhsms_gui.files.mapping import header_key
from ovhsms_gui.files.problem import FileKind, FileProblem
from ovhsms_gui.files.reading import read
from ovhsms_gui.files.repairs import Reason, Repair
from ovhsms_gui.gui.imports.dialog import ImportDialog
from ovhsms_gui.gui.imports.tables import preview
from ovhsms_gui.gui.imports.unreadable import problem
from ovhsms_gui.gui.imports.words import done, others, others_left, reasons
from ovhsms_gui.gui.kit.measures import Type, font, px
from ovhsms_gui.store.settings import Settings

from .conftest import Desk
from .longer import cut
from .test_access import controls

W = TypeVar("W", bound=QWidget)
FRENCH = (
    "Prénom;Nom;Téléphone;Rendez-vous\n"
    "Zoé;Martin;06 39 98 00 12;mardi 9 h\n"
    "Élie;Petit;639980013;mardi 10 h\n"
    "Noël;Roux;3,36E+10;mardi 11 h\n"
    ";;;\n"
    "Ana;Duval;0033 6 39 98 00 14;jeudi\n"
    "Zoé;Martin;+33639980012;mardi 9 h\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "patients.csv"
    path.write_bytes(FRENCH.encode("cp1252"))
    return path


def open_(desk: Desk, path: Path) -> QDialog:
    desk.parts.window.pages.compose.widget.left.import_file(path)
    dialog = desk.wait_dialog("importDialog")
    desk.until(lambda: "Reading" not in part(dialog, QLabel, "importSummary").text())
    return dialog


def part(dialog: QDialog, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def summary(dialog: QDialog) -> str:
    return part(dialog, QLabel, "importSummary").text()


def rows(dialog: QDialog, name: str) -> list[list[str]]:
    model = part(dialog, QTableView, name).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def take(desk: Desk, dialog: QDialog) -> None:
    QTest.mouseClick(part(dialog, QPushButton, "importTakeButton"), Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.dialog("importDialog") is None and not desk.parts.compose.busy)


def choose(box: QComboBox, text: str) -> None:
    place = box.findText(text)
    assert place >= 0, [box.itemText(i) for i in range(box.count())]
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_a_french_spreadsheet_is_understood_and_every_row_accounted_for(desk: Desk, file: Path) -> None:
    dialog = open_(desk, file)
    assert "3 people" in summary(dialog)
    assert "1 duplicate merged" in summary(dialog)
    assert part(dialog, QPushButton, "importTakeButton").text() == "Import 3 people", "as many as come"
    assert "2 rows not taken" in summary(dialog)
    assert "1 number got its first 0 back" in summary(dialog)
    assert rows(dialog, "importPreview")[0] == ["Zoé", "Martin", "06 39 98 00 12", "mardi 9 h"]
    assert [row[:2] for row in rows(dialog, "importRejected")] == [
        ["4", "the spreadsheet has lost digits: write the number as text there"],
        ["5", "blank"],
    ]
    columns = part(dialog, QLabel, "importPlaceholders").text()
    assert columns == "Can be put into the text: Prénom, Nom, Rendez-vous"
    take(desk, dialog)
    people = desk.parts.compose.rows
    assert [(people.row(n).name, people.row(n).number.e164) for n in range(len(people))] == [
        ("Zoé Martin", "+33639980012"),
        ("Élie Petit", "+33639980013"),
        ("Ana Duval", "+33639980014"),
    ]
    desk.until(lambda: "1 duplicate merged" in desk.find(QPushButton, "mergedChip").text())


def test_the_columns_are_placeholders_of_the_text(desk: Desk, file: Path) -> None:
    take(desk, open_(desk, file))
    desk.write("Bonjour {prenom}, à {rendez_vous}.")
    desk.choose_sender("MARTIN")
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 3)
    assert sorted(message.message for message in desk.server.world.sent) == [
        "Bonjour Ana, à jeudi.",
        "Bonjour Zoé, à mardi 9 h.",
        "Bonjour Élie, à mardi 10 h.",
    ]


def test_what_was_guessed_can_be_changed_and_is_remembered(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "Mobile,Bureau,Qui\n06 39 98 00 12,06 39 98 00 22,Ana\n06 39 98 00 13,06 39 98 00 23,Bob\n"
    )
    dialog = open_(desk, path)
    assert part(dialog, QComboBox, "importNumberBox").currentText() == "Mobile"
    choose(part(dialog, QComboBox, "importNumberBox"), "Bureau")
    choose(part(dialog, QComboBox, "importNameBox"), "Qui")
    desk.until(lambda: "2 people" in summary(dialog))
    take(desk, dialog)
    assert desk.parts.compose.rows.row(0).number.e164 == "+33639980022"
    assert desk.parts.compose.rows.row(0).name == "Ana"
    again = open_(desk, path)
    assert part(again, QComboBox, "importNumberBox").currentText() == "Bureau"
    choose(part(again, QComboBox, "importHeaderBox"), "None: every row is somebody")
    desk.until(lambda: "1 row not taken" in summary(again))  # the header is no number
    again.reject()
    assert len(desk.parts.compose.rows) == 2


def test_encoding_and_separator_by_hand(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes("Zoé|06 39 98 00 12\nÉlie|06 39 98 00 13\n".encode("cp850"))
    dialog = open_(desk, path)
    choose(part(dialog, QComboBox, "importEncodingBox"), "Western (Mac)")
    desk.until(lambda: rows(dialog, "importPreview")[0][0] == "ZoÇ")
    choose(part(dialog, QComboBox, "importEncodingBox"), "Western (Windows)")
    desk.until(lambda: "not written in this encoding" in summary(dialog))
    choose(part(dialog, QComboBox, "importEncodingBox"), "Western (DOS)")
    desk.until(lambda: rows(dialog, "importPreview")[0][0] == "Zoé")
    choose(part(dialog, QComboBox, "importSeparatorBox"), "None: one column")
    desk.until(lambda: rows(dialog, "importPreview")[0] == ["Zoé|06 39 98 00 12"])


def test_counts_read_right_for_one_and_for_many(desk: Desk, tmp_path: Path) -> None:
    wide = "".join(f"Zoé;06 39 98 00 {n}\n" for n in range(20, 60))
    path = tmp_path / "odd.csv"
    path.write_bytes(
        b"Nom;Mobile\n" + wide.encode() + b"Ana\xe9;639980012\nBob;639980013\nEva;33639980014\nMax;0639\n"
    )
    dialog = open_(desk, path)
    for words in (
        "1 row not taken",
        "2 numbers got their first 0 back",
        "1 number got its + back",
        "1 character could not be read",
    ):
        assert words in summary(dialog)
    QTest.mouseClick(part(dialog, QPushButton, "saveRejectedButton"), Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / "rest.csv"))
    chooser.reject()
    desk.until(lambda: "1 row written" in part(dialog, QLabel, "importTold").text())


def test_the_rows_not_taken_are_written_out(desk: Desk, file: Path, tmp_path: Path) -> None:
    dialog = open_(desk, file)
    QTest.mouseClick(part(dialog, QPushButton, "saveRejectedButton"), Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    out = tmp_path / "rest.csv"
    chooser.fileSelected.emit(str(out))
    chooser.reject()
    desk.until(out.is_file)
    desk.until(lambda: "2 rows written" in part(dialog, QLabel, "importTold").text())
    assert "3,36E+10" in out.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "This is a picture"),
        ("a.bin", bytes(range(256)) * 8, "no table"),
        ("a.xls", b"%PDF-1.7 ", "This is a PDF. Open it, copy the table"),
        ("a.xls", b"<html><p>Hello</html>", "web page without a table"),
        ("a.xlsx", b"PK\x03\x04broken", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence(
    desk: Desk, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    dialog = open_(desk, path)
    desk.until(lambda: sentence in summary(dialog))
    assert not part(dialog, QPushButton, "importTakeButton").isEnabled()


def test_a_file_dropped_on_the_list_is_imported(desk: Desk, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.parts.window.pages.compose.widget.left.dropEvent(event)
    dialog = desk.wait_dialog("importDialog")
    desk.until(lambda: "3 people" in summary(dialog))
    assert desk.find(QPlainTextEdit, "receiverEdit").toPlainText() == ""


def test_contacts_are_one_click_away(desk: Desk) -> None:
    desk.click("contactsButton")
    assert desk.find(QListWidget, "pageList").currentRow() == 3


def test_without_a_header_the_preview_hides_nobody(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("0639980012\n0639980013;Bob\n0639980014;Zoé\n", "utf-8")
    state = desk.parts.compose.open_file(path)
    desk.until(lambda: state.imported is not None)
    assert state.mapping.header is None
    _, rows = preview(state)
    assert [row[0] for row in rows] == ["0639980012", "0639980013", "0639980014"]
    assert state.imported is not None
    assert len(state.imported.people) == 3


PARENTS = (
    "École du Port;édité le 03/12/2026;;;\n"
    "Élève;Pays;Mobile mère;Mobile père;Tél. bureau\n"
    "Ana Duval;;639980012;06 39 98 00 13;0639980099\n"
    "Élève;Pays;Mobile mère;Mobile père;Tél. bureau\n"
    "Eva Blanc;Suisse;079 123 45 67;;0639980097\n"
    "Max Noir;Belgique;+33 6 39 98 00 16;0639980017;0639980098\n"
    "Total;4;;;\n"
)


def test_each_number_put_right_is_told_with_what_stood_there(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "parents.csv"
    path.write_text(PARENTS, "utf-8")
    dialog = open_(desk, path)
    assert rows(dialog, "importChanged") == [
        ["3", "639980012", "+33 6 39 98 00 12", "got its first 0 back"],
        [
            "5",
            "079 123 45 67",
            "+41 79 123 45 67",
            "read by the country in its row; here it would be another number",
        ],
        ["6", "+33 6 39 98 00 16", "+33 6 39 98 00 16", "another country than its row says"],
    ]
    assert [row[:2] for row in rows(dialog, "importRejected")] == [
        ["1", "a title, or the names of the columns"],
        ["4", "a title, or the names of the columns"],
        ["6", "the number is not of the country that its row says"],
        ["7", "no number in the column of numbers"],
    ]
    assert "4 people" in summary(dialog)
    assert part(dialog, QLabel, "importNotes").text() == (
        "This column holds numbers, too, which are not taken: “Tél. bureau”."
    )
    tabs = part(dialog, QTabWidget, "importTabs")
    assert [tabs.tabText(i) for i in range(tabs.count())] == ["Not taken (4)", "Worth a look (3)"]
    # Which country a number belongs to can be decided by hand: then a national one is this account's.
    choose(part(dialog, QComboBox, "importCountryBox"), "no column")
    desk.until(lambda: [row[0] for row in rows(dialog, "importRejected")] == ["1", "4", "7"])


def test_several_columns_of_numbers_are_chosen_and_remembered(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("Qui;Portable;Bureau\nAna;0639980012;0639980013\nBob;0639980014;0639980014\n", "utf-8")
    dialog = open_(desk, path)
    more, several = part(dialog, QPushButton, "importMoreButton"), part(dialog, QComboBox, "importSeveralBox")
    assert (more.text(), several.isVisible()) == ("and no &other column", False)
    assert "“Bureau”" in part(dialog, QLabel, "importNotes").text()
    (bureau,) = (action for action in more.menu().actions() if action.text() == "Bureau")
    bureau.trigger()
    desk.until(lambda: "3 people" in summary(dialog))
    assert (several.isVisible(), several.currentText()) == (True, "Each is a person of its own")
    choose(several, "One for each person, a mobile first")
    desk.until(lambda: "2 people" in summary(dialog))
    assert "1 person has another mobile, which is not taken" in summary(dialog)
    choose(several, "Each is a person of its own")
    desk.until(lambda: "3 people" in summary(dialog))
    take(desk, dialog)
    again = open_(desk, path)
    assert "3 people" in summary(again)
    (bureau,) = (
        action
        for action in part(again, QPushButton, "importMoreButton").menu().actions()
        if action.text() == "Bureau"
    )
    bureau.trigger()
    desk.until(lambda: "2 people" in summary(again))


def test_the_row_that_names_the_columns_is_chosen_and_found_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Quand;Avec qui\nlundi;Ana\nWer;Wo\nAna;0639980012\nBob;0639980013\n", "utf-8")
    dialog = open_(desk, path)
    box = part(dialog, QComboBox, "importHeaderBox")
    assert box.currentText() == "None: every row is somebody"
    assert "3 rows not taken" in summary(dialog)
    choose(box, "Row 3: Wer · Wo")
    desk.until(lambda: "2 rows not taken" in summary(dialog))
    assert part(dialog, QLabel, "importPlaceholders").text() == "Can be put into the text: Wer"
    take(desk, dialog)
    path.write_text("un titre de plus;\n" + path.read_text("utf-8"), "utf-8")
    again = open_(desk, path)
    assert part(again, QComboBox, "importHeaderBox").currentText() == "Row 4: Wer · Wo"
    assert "3 rows not taken" in summary(again)


def test_a_mapping_kept_by_an_older_version_is_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("Nom;Portable;Bureau\nAna;0639980012;0639980022\n", "utf-8")
    with closing(Settings(desk.places.journal)) as settings:
        kept = {"header": True, "number": 2, "names": [0]}
        settings.set(f"mapping.{header_key(read(path), 0)}", kept)
    dialog = open_(desk, path)
    assert part(dialog, QComboBox, "importNumberBox").currentText() == "Bureau"
    assert part(dialog, QComboBox, "importHeaderBox").currentText() == "Row 1: Nom · Portable · Bureau"


def test_hidden_rows_are_left_out_and_taken_on_request_and_errors_are_told(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Nom;Portable;RDV\nAna;0639980012;\nBob;0639980013;\nEva;0639980014;\n;;\n", "utf-8")
    state = desk.parts.compose.open_file(path)
    dialog = ImportDialog(state, desk.parts.window)
    dialog.open()
    desk.until(lambda: "3 people" in summary(dialog))
    box = part(dialog, QCheckBox, "importHiddenBox")
    assert not box.isVisible()
    table = replace(
        read(path), hidden=frozenset({2, 3, 4}), errors=((1, 2, "#N/A"), (2, 2, "#REF!")), error_count=2
    )
    state._on_read((table, state.mapping))
    desk.until(lambda: "1 person" in summary(dialog))
    assert "2 hidden rows left out" in summary(dialog)
    assert [row[1] for row in rows(dialog, "importRejected")] == [
        "hidden in the spreadsheet",
        "hidden in the spreadsheet",
        "blank",
    ]
    assert part(dialog, QLabel, "importNotes").text() == (
        "2 cells hold errors of the spreadsheet and are empty here: #N/A in row 2, RDV, #REF! in row 3, RDV."
    )
    assert (box.isVisible(), box.text()) == (True, "&Take the 3 hidden rows, too")
    state._on_read((replace(table, errors=((1, 2, "=1+1"),), error_count=1), state.mapping))
    desk.until(lambda: "=1+1" in part(dialog, QLabel, "importNotes").text())
    assert part(dialog, QLabel, "importNotes").text() == (
        "1 cell holds a formula or an error without a value and is empty here: =1+1 in row 2, RDV. "
        "Open the file in a spreadsheet program, and save it there."
    )
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    desk.until(lambda: "3 people" in summary(dialog))
    assert "hidden" not in summary(dialog)


def test_the_other_sheets_of_a_workbook_are_told_and_taken_in_turn(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "school.xlsx"
    book = openpyxl.Workbook()
    book.remove(book.active)
    for place, name in enumerate(["6A", "6B", "6C", "6D", "6E"]):
        sheet = book.create_sheet(name)
        sheet.append(["Nom", "Mobile"])
        sheet.append([f"Parent {name}", f"06 39 98 00 1{place}"])
        sheet.append([f"Parent {name}", "06"])
    book["6B"].sheet_state = "hidden"
    book.create_sheet("Empty")
    book.save(path)
    dialog = open_(desk, path)
    assert "4 other sheets not taken" in summary(dialog)
    assert part(dialog, QLabel, "importNotes").text() == (
        "Other sheets are not taken: “6C”, “6D”, “6E” and 1 more. To take them as well, "
        "import the file again for each, and choose that sheet: its people are added."
    )
    take(desk, dialog)
    file = desk.find(QLabel, "receiverFile")
    assert file.text() == "school.xlsx · 6A · 1 row of 2"
    dialog = open_(desk, path)
    choose(part(dialog, QComboBox, "importSheetBox"), "6B")
    desk.until(lambda: rows(dialog, "importPreview")[0][0] == "Parent 6B" and "1 person" in summary(dialog))
    assert "“6A”, “6C”, “6D” and 1 more" in part(dialog, QLabel, "importNotes").text()
    take(desk, dialog)
    desk.until(lambda: len(desk.parts.compose.rows) == 2)
    assert file.text() == "school.xlsx · 6B · 1 row of 2"
    assert [row.file for row in desk.parts.compose.untaken.left.rows] == [
        "school.xlsx · 6A",
        "school.xlsx · 6B",
    ]


def test_a_sheet_that_is_corrected_and_read_again_alone_leaves_nobody(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "school.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "6A"
    for row in [("Nom", "Mobile"), ("Ana Lefèvre", "06 39 98 00 11"), ("Bob Petit", None)]:
        book.active.append(row)
    book.create_sheet("6B").append(["x"])
    book.save(path)
    take(desk, open_(desk, path))
    untaken = desk.parts.compose.untaken
    desk.until(lambda: [row.name for row in untaken.left.rows] == ["Bob Petit"])
    book["6A"]["B3"] = "06 39 98 00 12"
    del book["6B"]
    book.save(path)
    take(desk, open_(desk, path))
    desk.until(lambda: len(desk.parts.compose.rows) == 2)
    desk.until(lambda: not desk.parts.compose.busy)
    assert untaken.left.count == 0


def test_a_single_other_sheet_is_told_and_whether_it_is_hidden() -> None:
    table = Table(Path("a.xlsx"), Format.XLSX, (), sheet="A", others=("B",), hidden_sheets=frozenset({"B"}))
    assert others_left(1) == "1 other sheet not taken"
    assert others(table) == (
        "Another sheet is not taken: “B” (hidden). To take it as well, "
        "import the file again and choose this sheet: its people are added."
    )


def test_enter_imports_except_in_a_table(desk: Desk, file: Path) -> None:
    dialog = open_(desk, file)
    for name in ("importPreview", "importRejected"):
        view = part(dialog, QTableView, name)
        view.setFocus()
        view.selectRow(0)
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert desk.dialog("importDialog") is dialog
    more = part(dialog, QPushButton, "importMoreButton")
    more.setFocus()
    assert more.isDefault()  # it opens its menu
    box = part(dialog, QComboBox, "importNameBox")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("importDialog") is None)


def test_enter_imports_a_file_that_took_time_to_read(desk: Desk, file: Path) -> None:
    desk.parts.window.pages.compose.widget.left.import_file(file)
    dialog = desk.dialog("importDialog")  # no event has come yet
    assert dialog is not None
    assert "Reading" in summary(dialog)
    cancel = part(dialog, QPushButton, "importCancelButton")
    cancel.setFocus()  # as a window manager does it that makes the dialog the active window meanwhile
    desk.until(lambda: "Reading" not in summary(dialog))
    focus = dialog.focusWidget()
    assert focus is part(dialog, QComboBox, "importNumberBox")
    QTest.keyClick(focus, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("importDialog") is None and not desk.parts.compose.busy)
    assert len(desk.parts.compose.rows) == 3


def test_reading_a_file_again_leaves_the_focus_where_it_was(desk: Desk, file: Path) -> None:
    dialog = open_(desk, file)
    box = part(dialog, QComboBox, "importEncodingBox")
    box.setFocus()
    choose(box, "UTF-8")
    desk.until(lambda: "Reading" not in summary(dialog))
    assert dialog.focusWidget() is box


def test_tab_goes_through_the_dialog_from_above(desk: Desk, file: Path) -> None:
    dialog = open_(desk, file)
    went = []
    while (focus := dialog.focusWidget()) is not None and focus.objectName() not in went:
        went.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)

    def across(name: str) -> int:
        return part(dialog, QPushButton, name).x()

    choices = ["Number", "Name", "SecondName", "Header", "Country", "Encoding", "Separator"]
    assert went == [
        "importNumberBox",
        "importMoreButton",
        *(f"import{choice}Box" for choice in choices[1:]),
        "importPreview",
        "qt_tabwidget_tabbar",
        "saveRejectedButton",
        "importRejected",
        *sorted(("importCancelButton", "importTakeButton"), key=across),  # as the system has them
    ]


def test_the_dialog_stays_though_nobody_holds_it(desk: Desk, file: Path) -> None:
    open_(desk, file)
    gc.collect()
    desk.until(lambda: desk.dialog("importDialog") is not None)
    assert "3 people" in summary(desk.wait_dialog("importDialog"))


def test_what_a_file_does_not_call_for_is_not_made(desk: Desk, file: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean.csv"
    clean.write_text("Nom;Téléphone\nAna;+33639980012\n", "utf-8")
    dialog = open_(desk, clean)
    assert dialog.findChild(QTabWidget, "importTabs") is None
    dialog.reject()
    desk.parts.window.pages.compose.widget.left.import_file(file)
    begun = desk.dialog("importDialog")  # no event has come yet
    assert begun is not None
    assert begun.findChild(QComboBox, "importNumberBox") is None
    desk.until(lambda: "Reading" not in summary(begun))
    assert part(begun, QComboBox, "importNumberBox").isVisible()
    assert part(begun, QTabWidget, "importTabs").isVisible()


def test_everything_in_the_dialog_has_a_name_and_a_letter_of_its_own(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "parents.csv"
    path.write_text(PARENTS, "utf-8")
    dialog = open_(desk, path)
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in controls(dialog)
        if (interface := QAccessible.queryAccessibleInterface(widget)) is not None
        and not interface.text(QAccessible.Text.Name)
    ]
    assert nameless == []
    texts = [w.text() for w in dialog.findChildren(QLabel) if w.buddy() is not None]
    texts += [w.text() for w in dialog.findChildren(QAbstractButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert sorted(letters) == sorted(set(letters))
    assert dialog.minimumSizeHint().width() <= 1024
    assert dialog.minimumSizeHint().height() <= 700


def test_all_that_can_be_wrong_with_a_file_has_words_and_none_says_xls_to_who_has_one() -> None:
    said = [problem(FileProblem(kind)) for kind in FileKind]
    assert all(said)
    assert len(set(said)) == len(said)
    assert [sentence for sentence in said if re.search(r"\bxls\b", sentence)] == []


def test_the_reason_has_what_room_is_left_over(desk: Desk, file: Path) -> None:
    dialog = open_(desk, file)
    table = part(dialog, QTableView, "importRejected")
    before = [table.columnWidth(column) for column in range(3)]
    dialog.resize(dialog.width() + px(10), dialog.height())
    desk.until(lambda: table.columnWidth(1) == before[1] + px(10))
    assert [table.columnWidth(0), table.columnWidth(2)] == [before[0], before[2]]


def test_the_tables_are_titled_as_all_are_and_stand_under_the_form(desk: Desk, file: Path) -> None:
    dialog = open_(desk, file)
    names = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    begins = [ink(dialog, label, label.rect()) for label in names if label.text() == "Nu&mber:"]
    for name in ("importPreview", "importRejected"):
        table = part(dialog, QTableView, name)
        assert table.horizontalHeader().font() == font(Type.LABELLED)
        begins.append(ink(dialog, table.viewport(), table.visualRect(table.model().index(0, 0))))
    assert max(begins) - min(begins) <= 2, begins


def ink(dialog: QDialog, widget: QWidget, rect: QRect) -> int:
    """Where the text of a part of the dialog begins."""
    within = QRect(widget.mapTo(dialog, rect.topLeft()), rect.size())
    image = dialog.grab(within).toImage()
    return within.x() + next(
        x
        for x in range(2, image.width())
        if any(image.pixelColor(x, y).lightness() < 160 for y in range(2, image.height() - 2))
    )


def test_what_is_chosen_in_the_boxes_at_the_right_is_whole(desk: Desk, file: Path) -> None:
    dialog = open_(desk, file)
    table = part(dialog, QTableView, "importPreview")
    before = table.width()
    dialog.resize(px(53), dialog.height())  # just enough for both columns
    desk.until(lambda: table.width() < before)
    box = part(dialog, QComboBox, "importEncodingBox")
    choose(box, "Central European (Windows)")
    desk.until(lambda: "Reading" not in summary(dialog))
    option = QStyleOptionComboBox()

    def shown() -> str:
        box.initStyleOption(option)
        return option.currentText

    desk.until(lambda: shown() == "Central European (Windows)")


@pytest.mark.parametrize("width", [40, 70])
def test_the_boxes_begin_in_one_line_where_they_stand_under_each_other(
    desk: Desk, file: Path, width: int
) -> None:
    dialog = open_(desk, file)
    dialog.resize(px(width), dialog.height())
    boxes = [
        part(dialog, QComboBox, f"import{name}Box") for name in ("Number", "Name", "Country", "Encoding")
    ]

    def begins() -> set[int]:
        return {box.mapTo(dialog, box.rect().topLeft()).x() for box in boxes}

    desk.until(lambda: len(begins()) == (1 if width == 40 else 2))


@pytest.mark.usefixtures("dressed")
def test_nothing_is_cut_while_more_is_found_in_the_file(tongue: str, desk: Desk, tmp_path: Path) -> None:
    """What is counted anew is laid out at once, and no turn later."""
    path = tmp_path / "rendez-vous.csv"
    everybody = "".join(f"Zoé;06 39 98 00 {n}\n" for n in range(20, 31))
    path.write_bytes(f"Prénom;Téléphone\n{everybody}".encode("cp1252"))
    desk.parts.window.pages.compose.widget.left.import_file(path)
    dialog = desk.wait_dialog("importDialog")
    assert isinstance(dialog, ImportDialog)
    button, found = part(dialog, QPushButton, "importTakeButton"), list[list[str]]()
    desk.until(button.isEnabled)
    box = part(dialog, QComboBox, "importNumberBox")
    choose(box, "Prénom")
    desk.until(lambda: " 0 " in button.text())
    dialog._state.changed.connect(lambda: found.append(cut(dialog)))
    choose(box, "Téléphone")
    desk.until(lambda: " 11 " in button.text())
    assert found == [[], []]


def test_text_that_was_put_right_is_told_with_an_example(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Nom;Mobile\nZoÃ©;0639980012\nCÅ“ur;0639980013\n".encode())
    dialog = open_(desk, path)
    desk.until(lambda: "2 people" in summary(dialog))
    assert "2 cells were spelt wrong and were put right, as ZoÃ© is Zoé" in summary(dialog)
    take(desk, dialog)
    path.write_bytes(f"Nom;Mobile\n{'ZoÃ© ' * 30};0639980012\n".encode())
    dialog = open_(desk, path)
    desk.until(lambda: "1 person" in summary(dialog))
    assert "1 cell was spelt wrong" in summary(dialog)
    assert len(summary(dialog)) < 300
    take(desk, dialog)
    path.write_bytes("Nom;Mobile\nLÚana;0639980012\n".encode())
    dialog = open_(desk, path)
    desk.until(lambda: "1 person" in summary(dialog))
    assert "1 cell may be spelt wrong: LÚana for Léana" in summary(dialog)


def test_the_people_of_a_card_are_judged_in_the_accounts_country(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes(b"BEGIN:VCARD\nFN:Ana\nTEL;CELL:01 99 00 12 37\nTEL;HOME:06 39 98 00 15\nEND:VCARD\n")
    dialog = open_(desk, path)
    desk.until(lambda: "1 person" in summary(dialog))
    assert "06 39 98 00 15" in str(rows(dialog, "importPreview"))


def test_all_that_can_be_told_of_a_row_has_words() -> None:
    said = [reasons()[why] for kind in (Reason, Problem) for why in kind]
    said += [done(repair, None) for repair in Repair] + [done(None, remark) for remark in Remark]
    assert all(said)
    assert len(set(said)) == len(said)
