"""A table that is copied out of a spreadsheet and pasted into the box of numbers keeps its columns."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFrame, QLabel, QPlainTextEdit, QPushButton

from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui.compose import reading
from ovhsms_gui.work.events import PeopleChanged
from ovhsms_gui.work.imports import read_pasted

from .conftest import Desk, said
from .lanes import Scripted

TABLE = (
    "Prénom\tNom\tTéléphone\tHeure RDV\n"
    "Zoé\tMartin\t06 39 98 00 12\t14 h\n"
    "Élie\tPetit\t06 39 98 00 13\t15 h 30\n"
    "Ana\tDuval\t06 39 98 00 14\t16 h\n"
)


def paste(desk: Desk, text: str) -> None:
    desk.paste(desk.find(QPlainTextEdit, "receiverEdit"), text)
    desk.until(lambda: not desk.parts.compose.busy)


def people(desk: Desk) -> list[tuple[str, str | None]]:
    return [(row.name, row.number.e164) for row in rows(desk)]


def rows(desk: Desk) -> list[Row]:
    found = desk.parts.compose.rows
    return [found.row(place) for place in range(len(found))]


def toast(desk: Desk) -> str:
    shown = desk.find(QFrame, "takenOutToast")
    return "\n".join(label.text() for label in shown.findChildren(QLabel)) if shown.isVisible() else ""


@pytest.mark.parametrize("separator", ["\t", ";", ","])
def test_its_columns_are_fields_of_the_text(desk: Desk, separator: str) -> None:
    paste(desk, TABLE.replace("\t", separator))
    assert people(desk) == [
        ("Zoé Martin", "+33639980012"),
        ("Élie Petit", "+33639980013"),
        ("Ana Duval", "+33639980014"),
    ]
    assert "3 people, with the fields Prénom, Nom, Heure RDV" in toast(desk)
    desk.write("Bonjour {prenom}, à {heure_rdv}.")
    desk.choose_sender("MARTIN")
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 3)
    assert sorted(message.message for message in desk.server.world.sent) == [
        "Bonjour Ana, à 16 h.",
        "Bonjour Zoé, à 14 h.",
        "Bonjour Élie, à 15 h 30.",
    ]


def test_it_is_undone_by_its_button_and_by_the_keys(desk: Desk) -> None:
    desk.add("06 39 98 00 12 Zoé")
    edit = desk.find(QPlainTextEdit, "receiverEdit")
    for undo in (
        lambda: QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        lambda: [
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            for button in desk.find(QFrame, "takenOutToast").findChildren(QPushButton)
        ],
    ):
        paste(desk, TABLE + "Bob\tRoux\t12\t17 h\n")
        assert len(rows(desk)) == 3
        assert "1 row not taken" in toast(desk)
        assert desk.parts.compose.untaken.left.count == 1
        assert dict(rows(desk)[0].fields)["heure_rdv"] == "14 h"
        undo()
        assert people(desk) == [("Zoé", "+33639980012")]
        assert rows(desk)[0].fields == ()
        assert desk.parts.compose.untaken.left.count == 0
        assert toast(desk) == "\n2 receivers removed"
        desk.parts.compose.bring_back()
        desk.until(lambda: not desk.parts.compose.busy)
        assert (len(rows(desk)), desk.parts.compose.untaken.left.count) == (3, 1)
        assert dict(rows(desk)[0].fields)["heure_rdv"] == "14 h"
        desk.parts.compose.unpaste()


def test_a_key_that_is_held_takes_nobody_away(desk: Desk) -> None:
    paste(desk, TABLE)
    edit = desk.find(QPlainTextEdit, "receiverEdit")
    QTest.keyClicks(edit, "06")
    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "", held)
        QApplication.sendEvent(edit, event)
    assert (edit.toPlainText(), len(rows(desk))) == ("", 3)


def test_what_was_changed_after_it_is_not_undone(desk: Desk) -> None:
    paste(desk, TABLE)
    desk.parts.compose.correct(0, name="Zoé Martinez")
    assert not toast(desk)
    edit = desk.find(QPlainTextEdit, "receiverEdit")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [name for name, _ in people(desk)] == ["Zoé Martinez", "Élie Petit", "Ana Duval"]


def test_what_is_typed_is_undone_before_what_was_pasted(desk: Desk) -> None:
    paste(desk, TABLE)
    edit = desk.find(QPlainTextEdit, "receiverEdit")
    QTest.keyClicks(edit, "06")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (edit.toPlainText(), len(rows(desk))) == ("", 3)
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not people(desk)


def test_a_list_without_titles_is_undone_too(desk: Desk) -> None:
    paste(desk, "06 39 98 00 12 Zoé\n06 39 98 00 13 Élie")
    assert toast(desk) == ""
    edit = desk.find(QPlainTextEdit, "receiverEdit")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert rows(desk) == []


def test_rows_that_are_not_taken_stay_with_the_draft(desk: Desk) -> None:
    paste(desk, TABLE + "Bob\tRoux\t\t17 h\n")
    assert "3 people" in toast(desk)
    [left] = desk.parts.compose.untaken.left.rows
    assert (left.name, left.number, dict(left.fields)["heure_rdv"]) == ("Bob Roux", 5, "17 h")
    assert desk.find(QPushButton, "untakenButton").text() == "1 row not taken"


def test_titles_alone_are_nobody_and_it_is_said(desk: Desk) -> None:
    paste(desk, "Prénom\tNom\tTéléphone\n")
    assert rows(desk) == []
    assert "Only the names of the columns were pasted" in toast(desk)


def test_one_column_with_a_title_is_its_numbers(desk: Desk) -> None:
    paste(desk, "Téléphone\n06 39 98 00 12\n06 39 98 00 13\n")
    assert people(desk) == [("", "+33639980012"), ("", "+33639980013")]
    assert "2 people taken" in toast(desk)


def test_a_cell_may_have_lines(desk: Desk) -> None:
    paste(
        desk, 'Prénom\tPortable\tRDV\nZoé\t0639980012\t"mardi\n14 h ""précises"""\nAna\t0639980013\tjeudi\n'
    )
    assert [dict(row.fields)["rdv"] for row in rows(desk)] == ['mardi\n14 h "précises"', "jeudi"]


def test_empty_columns_are_no_fields(desk: Desk) -> None:
    paste(desk, "\t\tPrénom\t\tTéléphone\n\t\tZoé\t\t0639980012\n\t\tAna\t\t0639980013\n")
    assert people(desk) == [("Zoé", "+33639980012"), ("Ana", "+33639980013")]
    assert [[name for name, _ in row.fields] for row in rows(desk)] == [["prenom"], ["prenom"]]


def test_of_two_numbers_a_person_gets_one_message(desk: Desk) -> None:
    paste(desk, "Prénom\tFixe\tPortable\nZoé\t01 99 00 12 34\t06 39 98 00 12\nAna\t\t06 39 98 00 13\n")
    assert people(desk) == [("Zoé", "+33639980012"), ("Ana", "+33639980013")]


def dialog(desk: Desk) -> QDialog:
    shown = desk.wait_dialog("importDialog")
    summary = shown.findChild(QLabel, "importSummary")
    assert summary is not None
    desk.until(lambda: "Reading" not in summary.text())
    return shown


@pytest.mark.parametrize("table", [TABLE.replace("06 39 98 00", "dossier"), "Prénom\tNom\nZoé\tMartin\n"])
def test_where_no_column_is_seen_to_hold_numbers_it_is_asked(desk: Desk, table: str) -> None:
    desk.paste(desk.find(QPlainTextEdit, "receiverEdit"), table)
    shown = dialog(desk)
    assert "Import what was pasted" in said(shown)
    assert not shown.findChildren(QComboBox, "importEncodingBox")[0].isVisible()
    shown.reject()
    assert rows(desk) == []


def test_a_column_of_numbers_that_is_not_taken_is_asked_about(desk: Desk) -> None:
    desk.paste(
        desk.find(QPlainTextEdit, "receiverEdit"),
        "Prénom\tPortable\tÀ prévenir\nZoé\t06 39 98 00 12\t06 39 98 00 22\nAna\t06 39 98 00 13\t06 39 98 00 23\n",
    )
    shown = dialog(desk)
    separator = shown.findChild(QComboBox, "importSeparatorBox")
    assert separator is not None
    separator.setCurrentIndex(separator.findData(";"))
    separator.activated.emit(0)
    desk.until(lambda: "2 people" not in said(shown))
    separator.setCurrentIndex(separator.findData("\t"))
    separator.activated.emit(0)
    desk.until(lambda: "2 people" in said(shown))
    take = shown.findChild(QPushButton, "importTakeButton")
    assert take is not None
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(rows(desk)) == 2 and not desk.parts.compose.busy)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bonjour, voici les numéros des clients :\n06 39 98 00 12\n06 39 98 00 13 Ana", 3),
        ("Zoé\tMartin\t06 39 98 00 12\t14 h\nAna\tDuval\t06 39 98 00 13\t15 h", 2),
        ("Ana Duval, cliente", 1),
    ],
)
def test_what_is_no_table_with_titles_is_read_as_ever(desk: Desk, text: str, found: int) -> None:
    paste(desk, text)
    assert len(rows(desk)) == found
    assert toast(desk) == ""


def test_what_is_typed_is_no_table(desk: Desk) -> None:
    desk.add("Prénom;Téléphone\nZoé;06 39 98 00 12")
    assert [row.fields for row in rows(desk)] == [(), ()]


def test_thousands_of_rows(desk: Desk) -> None:
    table = "Prénom\tTéléphone\tHeure\n" + "".join(
        f"P{n}\t06 39 98 {n // 100:02} {n % 100:02}\t{n % 24} h\n" for n in range(5000)
    )
    paste(desk, table)
    assert len(rows(desk)) == 5000
    assert dict(rows(desk)[-1].fields) == {"prenom": "P4999", "heure": "7 h"}


def test_clearing_while_it_is_read_leaves_nothing_behind(desk: Desk) -> None:
    desk.paste(desk.find(QPlainTextEdit, "receiverEdit"), TABLE)
    desk.until(lambda: desk.parts.compose.busy)
    desk.parts.compose.clear_receivers()
    paste(desk, "Téléphone\n06 39 98 00 99")
    assert people(desk) == [("", "+33639980099")]


def test_a_paste_of_which_nothing_was_taken_does_not_undo_the_one_before(desk: Desk) -> None:
    paste(desk, "06 39 98 00 12\n06 39 98 00 13\n06 39 98 00 14")
    paste(desk, "Prénom\tNom\tTéléphone\n")
    assert "Only the names of the columns were pasted" in toast(desk)
    shown = desk.find(QFrame, "takenOutToast").findChildren(QPushButton)
    assert not [button for button in shown if button.isVisible()]
    edit = desk.find(QPlainTextEdit, "receiverEdit")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(rows(desk)) == 3


def test_who_is_erased_while_it_is_read_does_not_come_back_from_it(desk: Desk) -> None:
    desk.paste(desk.find(QPlainTextEdit, "receiverEdit"), TABLE + "06 39 98 00 13\tRoux\t12\t17 h\n")
    desk.until(lambda: desk.parts.compose.busy)
    desk.parts.office.happened.emit(PeopleChanged(("+33639980013",)))
    desk.until(lambda: not desk.parts.compose.busy)
    assert [name for name, _ in people(desk)] == ["Zoé Martin", "Ana Duval"]
    assert desk.parts.compose.untaken.left.count == 0
    desk.add("06 39 98 00 13")
    assert len(rows(desk)) == 3


# ---- while it is still being read ------------------------------------------------------------------

UNCLEAR = TABLE.replace("06 39 98 00", "dossier")
NAMES = ["Zoé Martin", "Élie Petit", "Ana Duval"]


@pytest.fixture
def held(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    """One receiver stands in the list, and what is pasted from now on is read when the test says so."""
    desk.add("06 39 98 00 20 Noé")
    lane = Scripted()
    with monkeypatch.context() as patched:
        patched.setattr(desk.parts.office, "files", lane)
        yield lane


def insert(desk: Desk, text: str) -> None:
    desk.paste(desk.find(QPlainTextEdit, "receiverEdit"), text)


def answer(desk: Desk, lane: Scripted) -> None:
    asked: dict[str, Any] = lane.asked(read_pasted)[0]
    lane.answer(read_pasted, read_pasted(desk.places.journal, **asked))


def undo(desk: Desk) -> None:
    edit = desk.find(QPlainTextEdit, "receiverEdit")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def bring_back(desk: Desk) -> None:
    [button] = desk.find(QFrame, "takenOutToast").findChildren(QPushButton)
    assert (button.isVisible(), button.text()) == (True, "Bring back (Ctrl+Z)")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def names(desk: Desk) -> list[str]:
    return [name for name, _ in people(desk)]


def test_what_went_with_all_others_before_it_was_read_is_brought_back(desk: Desk, held: Scripted) -> None:
    insert(desk, TABLE)
    insert(desk, "Téléphone\n06 39 98 00 99")
    desk.click("clearReceiversButton")
    assert (names(desk), desk.parts.compose.busy) == ([], False)
    assert toast(desk) == "\n1 receiver removed, and what was still being read"
    for _ in range(2):
        answer(desk, held)
    assert names(desk) == []
    bring_back(desk)
    assert names(desk) == ["Noé"]
    for _ in range(2):
        answer(desk, held)
    desk.until(lambda: not desk.parts.compose.busy)
    assert names(desk) == ["Noé", *NAMES, ""]
    undo(desk)
    assert names(desk) == ["Noé", *NAMES]


def test_brought_back_it_is_asked_about_as_it_would_have_been(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add("06 39 98 00 20 Noé")
    with monkeypatch.context() as patched:
        patched.setattr(desk.parts.office, "files", Scripted())
        insert(desk, UNCLEAR)
        desk.click("clearReceiversButton")
    bring_back(desk)
    dialog(desk).reject()
    desk.until(lambda: not desk.parts.compose.busy)
    assert names(desk) == ["Noé"]
    desk.click("clearReceiversButton")
    assert toast(desk) == "\n1 receiver removed"


def test_a_list_that_was_not_read_to_its_end_is_said_to_be_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SLICE_SECONDS", 0.0)
    insert(desk, "".join(f"06 39 98 00 {n:02}\n" for n in range(40)))
    assert desk.parts.compose.busy
    some = len(rows(desk))
    desk.parts.compose.clear_receivers()
    assert toast(desk) == f"\n{some} receivers removed, and what was still being read"
    bring_back(desk)
    desk.until(lambda: not desk.parts.compose.busy)
    assert len(rows(desk)) == 40


def test_who_was_erased_meanwhile_is_not_brought_back_with_it(desk: Desk, held: Scripted) -> None:
    insert(desk, TABLE + "06 39 98 00 13\tRoux\t12\t17 h\n")
    desk.parts.office.happened.emit(PeopleChanged(("+33639980013",)))
    desk.click("clearReceiversButton")
    bring_back(desk)
    for _ in range(2):
        answer(desk, held)
    desk.until(lambda: not desk.parts.compose.busy)
    assert names(desk) == ["Noé", "Zoé Martin", "Ana Duval"]
    assert desk.parts.compose.untaken.left.count == 0


def test_undoing_the_paste_after_it_takes_nothing_from_it(desk: Desk, held: Scripted) -> None:
    insert(desk, TABLE)
    insert(desk, "06 39 98 00 30 Bob\n06 39 98 00 31 Eva")
    assert names(desk) == ["Noé", "Bob", "Eva"]
    undo(desk)
    assert (names(desk), toast(desk)) == (["Noé"], "\n2 receivers removed")
    answer(desk, held)
    desk.until(lambda: not desk.parts.compose.busy)
    assert names(desk) == ["Noé", *NAMES]


def test_undo_while_it_is_read_takes_away_neither_it_nor_the_paste_before(desk: Desk, held: Scripted) -> None:
    insert(desk, "06 39 98 00 30 Bob\n06 39 98 00 31 Eva")
    insert(desk, TABLE)
    undo(desk)
    assert names(desk) == ["Noé", "Bob", "Eva"]
    answer(desk, held)
    desk.until(lambda: not desk.parts.compose.busy)
    assert names(desk) == ["Noé", "Bob", "Eva", *NAMES]
    undo(desk)
    assert names(desk) == ["Noé", "Bob", "Eva"]


@pytest.mark.parametrize(("text", "kept"), [(TABLE, 4), (UNCLEAR, 1)])
def test_a_new_message_waits_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, text: str, kept: int
) -> None:
    desk.add("06 39 98 00 20 Noé")
    compose = desk.parts.compose
    lane = Scripted()
    with monkeypatch.context() as patched:
        patched.setattr(desk.parts.office, "files", lane)
        insert(desk, text)
        compose.begin()
        assert names(desk) == ["Noé"]
    answer(desk, lane)
    if text == UNCLEAR:
        assert names(desk) == ["Noé"]
        dialog(desk).reject()
    desk.until(lambda: names(desk) == [])
    desk.until(lambda: [row.people for row in compose.drafts.rows] == [kept])


@pytest.mark.parametrize("pasted", [True, False])
def test_nobody_is_removed_behind_the_dialog_that_asks_about_columns(
    desk: Desk, tmp_path: Path, pasted: bool
) -> None:
    desk.add("06 39 98 00 20 Noé")
    table = "Prénom\tPortable\tÀ prévenir\nZoé\t06 39 98 00 12\t06 39 98 00 22\n"
    if pasted:
        insert(desk, table)
    else:
        (tmp_path / "file.csv").write_text(table)
        desk.parts.window.pages.compose.widget.left.import_file(tmp_path / "file.csv")
    shown = dialog(desk)
    remove_all = desk.find(QPushButton, "clearReceiversButton")
    at = remove_all.mapTo(desk.parts.window, remove_all.rect().center())

    def click() -> None:  # on the window: a click on the button itself is kept from it by no dialog
        handle = desk.parts.window.windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    click()
    assert names(desk) == ["Noé"]
    take = shown.findChild(QPushButton, "importTakeButton")
    assert take is not None
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(rows(desk)) == 2 and not desk.parts.compose.busy)
    click()
    assert names(desk) == []
