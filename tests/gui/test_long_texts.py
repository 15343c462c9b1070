"""Texts far longer than anybody writes: cut where they are shown, and taken only as far as a field goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget

from ovhsms_gui.files.names import columns
from ovhsms_gui.files.reading import read
from ovhsms_gui.gui.accounts.key_form import KeyForm
from ovhsms_gui.gui.contacts.edit import ContactDialog
from ovhsms_gui.gui.contacts.models import ContactsModel
from ovhsms_gui.gui.imports.tables import TextTable
from ovhsms_gui.gui.pasted import beginning
from ovhsms_gui.gui.titled import Role
from ovhsms_gui.store.people import Contact

from .conftest import Desk

LONG = "Zoé " * 25_000
READ = 2000  # characters of a text that anybody reads in a table or a tooltip


def paste(edit: QPlainTextEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)


@pytest.mark.parametrize("role", [Role.DisplayRole, Role.ToolTipRole])
def test_a_cell_shows_the_start_of_a_long_text(desk: Desk, role: Role) -> None:
    model = TextTable(desk.parts.window)
    model.fill([LONG], [[LONG]])
    said = str(model.index(0, 0).data(role))
    assert said.startswith("Zoé Zoé")
    assert said.endswith("…")
    assert len(said) <= READ
    assert len(str(model.headerData(0, Qt.Orientation.Horizontal))) <= READ


def test_so_do_the_notes_of_contacts_and_the_names_of_receivers(desk: Desk) -> None:
    contact = Contact(desk.parts.contacts.number("06 39 98 00 12"), LONG, note=LONG)
    contacts = ContactsModel(desk.parts.contacts, desk.parts.window)
    contacts.show(1)
    contacts.take(0, (contact,))
    desk.add("06 39 98 00 12")
    desk.parts.compose.correct(0, name=LONG)
    table = desk.find(QTableView, "receiverView")
    for model in (contacts, table.model()):
        for column in range(model.columnCount()):
            for role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
                assert len(str(model.index(0, column).data(role))) <= READ


def test_what_is_corrected_is_the_whole_text(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    desk.parts.compose.correct(0, name=LONG)
    model = desk.find(QTableView, "receiverView").model()
    assert model.index(0, 1).data(Role.EditRole) == LONG.strip()


def test_the_title_of_a_column_is_cut_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{LONG[:20_000]};Téléphone\nAna;06 39 98 00 12\n", encoding="utf-8")
    first, second = columns(read(path), header=0)
    assert len(first.title) <= 200
    assert first.placeholder.startswith("zoe_zoe")
    assert second.title == "Téléphone"


def test_every_line_that_is_typed_has_a_length(desk: Desk) -> None:
    rooms: list[QWidget] = [
        desk.parts.window,
        ContactDialog(desk.parts.contacts, parent=desk.parts.window),
        KeyForm(desk.parts.window),
    ]
    edits = [edit for room in rooms for edit in room.findChildren(QLineEdit)]
    assert len(edits) >= 10
    assert {edit.objectName() for edit in edits if edit.maxLength() > 200 and edit.isEnabled()} <= {""}


@pytest.mark.parametrize("name", ["contactNoteEdit", "contactFieldsEdit"])
def test_a_note_takes_as_much_of_a_paste_as_it_has_room_for_and_says_so(desk: Desk, name: str) -> None:
    dialog = ContactDialog(desk.parts.contacts, parent=desk.parts.window)
    edit = dialog.findChild(QPlainTextEdit, name)
    result = dialog.findChild(QLabel, "contactResultLabel")
    assert edit is not None
    assert result is not None
    paste(edit, "lit bien")
    assert not result.text()
    paste(edit, LONG)
    assert len(edit.toPlainText()) == 5000
    assert "5,000 characters" in result.text()
    edit.selectAll()
    paste(edit, "Zoé")
    assert edit.toPlainText() == "Zoé"


def test_a_name_that_is_longer_already_is_not_cut_by_opening_it(desk: Desk) -> None:
    contact = Contact(desk.parts.contacts.number("06 39 98 00 12"), "x" * 900)
    dialog = ContactDialog(desk.parts.contacts, contact, desk.parts.window)
    edit = dialog.findChild(QLineEdit, "contactNameEdit")
    assert edit is not None
    assert edit.text() == "x" * 900


def test_megabytes_in_one_line_are_read_in_slices(desk: Desk) -> None:
    paste(desk.find(QPlainTextEdit, "receiverEdit"), "x" * 10_000_000)
    compose = desk.parts.compose
    assert compose.busy  # the window has its turn before all of it is read
    assert len(compose.rows) < 10
    desk.until(lambda: not compose.busy)
    assert sum(len(compose.rows.row(place).number.raw) for place in range(len(compose.rows))) >= 2**18
    model = desk.find(QTableView, "receiverView").model()
    assert len(str(model.index(0, 0).data())) <= 60


def test_a_word_without_an_end_is_broken_anywhere_and_only_while_it_is_there(desk: Desk) -> None:
    edit = desk.find(QPlainTextEdit, "messageEdit")
    anywhere, between = (QTextOption.WrapMode.WrapAnywhere, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    desk.write("Bonjour Ana, à demain. " * 40)
    assert edit.wordWrapMode() == between
    desk.paste(edit, "x" * 38_000)
    assert (edit.wordWrapMode(), len(desk.parts.compose.draft.text)) == (anywhere, 38_920)
    edit.undo()
    assert edit.wordWrapMode() == between
    desk.write("x" * 38_000)
    assert edit.wordWrapMode() == anywhere
    desk.write("Bonjour")
    assert edit.wordWrapMode() == between


@pytest.mark.parametrize(
    "source",
    [
        ("text/plain", LONG.encode()),
        ("text/plain;charset=utf-8", LONG.encode()),
        ("text/plain", b"\xef\xbb\xbf" + LONG.encode()),  # as some programs begin
        ("text/uri-list", b"http://127.0.0.1/lit\r\n"),
        ("image/png", b"\x89PNG"),
    ],
)
def test_the_beginning_of_what_is_pasted_is_what_qt_would_give(source: tuple[str, bytes]) -> None:
    data = QMimeData()
    data.setData(*source)
    for characters in (0, 1, 5000, len(LONG) + 1):
        assert beginning(data, characters) == data.text()[:characters]


def test_megabytes_are_read_in_a_turn_of_their_own(desk: Desk) -> None:
    compose = desk.parts.compose
    paste(desk.find(QPlainTextEdit, "receiverEdit"), "06 39 98 00 12\n" * 100_000)
    assert (compose.busy, len(compose.rows)) == (True, 0)
    desk.until(lambda: not compose.busy)
    assert len(compose.rows) == 1
