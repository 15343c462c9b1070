"""Receivers out of a file: what is in it is shown, changed, taken or accounted for."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from ovhsms_gui.gui.imports.tables import preview

from .conftest import Desk

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
    desk.parts.window.compose.left.import_file(path)
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
    assert "3 people" not in summary(dialog)
    assert "<b>4 people</b>" in summary(dialog)
    assert "2 rows not taken" in summary(dialog)
    assert "1 number got its first 0 back" in summary(dialog)
    assert rows(dialog, "importPreview")[0] == ["Zoé", "Martin", "06 39 98 00 12", "mardi 9 h"]
    assert [row[:2] for row in rows(dialog, "importRejected")] == [
        ["4", "the spreadsheet has lost digits: write the number as text there"],
        ["5", "blank"],
    ]
    placeholders = "{prenom} {nom} {rendez_vous}"
    assert part(dialog, QLabel, "importPlaceholders").text() == f"For the text: {placeholders}"
    take(desk, dialog)
    people = desk.parts.compose.rows
    assert [(people.row(n).name, people.row(n).number.e164) for n in range(len(people))] == [
        ("Zoé Martin", "+33639980012"),
        ("Élie Petit", "+33639980013"),
        ("Ana Duval", "+33639980014"),
    ]
    desk.until(lambda: "1 merged" in desk.find(QLabel, "receiverSummary").text())


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
    part(again, QCheckBox, "importHeaderBox").click()
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
    desk.until(lambda: "✓ 1 row written" in part(dialog, QLabel, "importTold").text())


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
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "no table"),
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
    desk.parts.window.compose.left.dropEvent(event)
    dialog = desk.wait_dialog("importDialog")
    desk.until(lambda: "4 people" in summary(dialog))
    assert desk.find(QPlainTextEdit, "receiverEdit").toPlainText() == ""


def test_contacts_are_one_click_away(desk: Desk) -> None:
    desk.click("contactsButton")
    assert desk.find(QListWidget, "pageList").currentRow() == 2


def test_without_a_header_the_preview_hides_nobody(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("0639980012\n0639980013;Bob\n0639980014;Zoé\n", "utf-8")
    state = desk.parts.compose.open_file(path)
    desk.until(lambda: state.imported is not None)
    assert not state.mapping.header
    _, rows = preview(state)
    assert [row[0] for row in rows] == ["0639980012", "0639980013", "0639980014"]
    assert state.imported is not None
    assert len(state.imported.people) == 3
