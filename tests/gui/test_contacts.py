"""The contacts page: found as one types, put into groups, onto the message or the opt-out list, and erased."""

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui import look
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.measures import HAIRLINE, MARGIN, px
from ovhsms_gui.gui.paging import PagedModel
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.people import Contact, PeopleView, Span
from ovhsms_gui.store.places import Places
from ovhsms_gui.work import stops
from ovhsms_gui.work.paperwork import ExportKind

from .conftest import Desk, Open, close, guest
from .lanes import settle
from .test_access import controls

COMPOSE, OUTBOX, REPLIES, CONTACTS = range(4)

W = TypeVar("W", bound=QWidget)
PEOPLE = ("Ana Duval", "Bob Petit", "Élodie Martin", "Zoé Évrard")


def fill(places: Places, people: int = 4) -> None:
    names = [*PEOPLE, *(f"Noé {n:05d}" for n in range(4, people))]
    with closing(Contacts(places.journal)) as book:
        book.take(Row(parse(f"+3363998{n:04d}", "FR"), name) for n, name in enumerate(names))


@pytest.fixture
def page(open_desk: Open, server: DemoServer) -> Desk:
    """A window on four contacts."""
    return opened(open_desk, server, 4)


def opened(open_desk: Open, server: DemoServer, people: int) -> Desk:
    desk = open_desk(guest(server))
    fill(desk.places, people)
    QTest.keyClick(desk.parts.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: len(table(desk)) == people and desk.find(QLineEdit, "contactsSearchEdit").isVisible())
    desk.until(lambda: table(desk)[0][0] == PEOPLE[0])
    return desk


def view(desk: Desk) -> QTableView:
    return desk.find(QTableView, "contactsView")


def table(desk: Desk) -> list[tuple[str, ...]]:
    model = view(desk).model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def names(desk: Desk) -> list[str]:
    return [row[0] for row in table(desk)]


def groups(desk: Desk) -> list[str]:
    side = desk.find(QListWidget, "groupList")
    return [side.item(row).text() for row in range(side.count())]


def look_at(desk: Desk, start: str) -> None:
    desk.until(lambda: any(text.startswith(start) for text in groups(desk)))
    [row] = [n for n, text in enumerate(groups(desk)) if text.startswith(start)]
    desk.find(QListWidget, "groupList").setCurrentRow(row)


def choose(desk: Desk, *rows: int) -> None:
    selection = view(desk).selectionModel()
    selection.clear()
    for row in rows:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        selection.select(view(desk).model().index(row, 0), flags)


def inside(dialog: QDialog, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def press(dialog: QDialog, name: str) -> None:
    QTest.mouseClick(inside(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


def told(desk: Desk) -> str:
    return desk.find(QLabel, "contactsToldLabel").text()


def receivers(desk: Desk) -> list[tuple[str, str]]:
    rows = desk.parts.compose.rows
    return [(rows.row(n).name, rows.row(n).number.e164 or "?") for n in range(len(rows))]


def opt_out(desk: Desk) -> None:
    """Press it, and say yes."""
    desk.click("optOutButton")
    press(desk.wait_dialog("optOutDialog"), "optOutNowButton")


def opt_in(desk: Desk) -> None:
    """The same the other way round."""
    desk.click("optInButton")
    press(desk.wait_dialog("optInDialog"), "optInNowButton")


def in_group(desk: Desk, name: str, *rows: int) -> None:
    choose(desk, *rows)
    desk.click("groupButton")
    dialog = desk.wait_dialog("groupDialog")
    inside(dialog, QComboBox, "groupBox").setCurrentText(name)
    press(dialog, "saveGroupButton")
    desk.until(lambda: desk.dialog("groupDialog") is None)
    settle(desk.parts.office, desk.qtbot)  # the list is read again


# ---- add, edit -------------------------------------------------------------------------------------


def test_an_empty_book_says_what_to_do_and_takes_the_first_one(desk: Desk) -> None:
    desk.find(QListWidget, "pageList").setCurrentRow(CONTACTS)
    empty = desk.find(QLabel, "contactsEmptyLabel")
    desk.until(empty.isVisible)
    assert desk.find(QLabel, "contactsEmptyTitle").text() == "No contacts yet."
    assert "Add…" in empty.text()
    assert "Import…" in empty.text()
    desk.click("firstContactButton")
    dialog = desk.wait_dialog("contactDialog")
    result = inside(dialog, QLabel, "contactResultLabel")
    QTest.keyClicks(inside(dialog, QLineEdit, "contactNumberEdit"), "0612")
    assert "too short" in result.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert "needs a number" in result.text()
    inside(dialog, QLineEdit, "contactNumberEdit").setText("06 39 98 00 12")
    assert "mobile" in result.text()
    inside(dialog, QLineEdit, "contactFirstNameEdit").setText("Ana")
    inside(dialog, QLineEdit, "contactLastNameEdit").setText("Duval")
    inside(dialog, QPlainTextEdit, "contactNoteEdit").setPlainText("after six")
    inside(dialog, QPlainTextEdit, "contactFieldsEdit").setPlainText("city: Lyon: centre\n\n")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.until(lambda: table(desk) == [("Ana Duval", "06 39 98 00 12", "", "")])
    assert told(desk) == "✓ Added."
    assert groups(desk) == ["All  1", "⊘ Opted out  0"]
    with closing(Contacts(desk.places.journal)) as book:
        [ana] = book.page(PeopleView())
    assert (ana.first_name, ana.note, ana.fields) == ("Ana", "after six", (("city", "Lyon: centre"),))


def test_who_was_added_is_chosen_and_has_the_keyboard(desk: Desk) -> None:
    window = desk.parts.window
    desk.find(QListWidget, "pageList").setCurrentRow(CONTACTS)
    for count, button, number, name in (
        (1, "firstContactButton", "06 39 98 00 12", "Noé"),
        (2, "addContactButton", "06 39 98 00 13", "Ana"),
        (3, "addContactButton", "06 39 98 00 14", "Bob"),
    ):
        desk.until(desk.find(QPushButton, button).isVisible)
        desk.click(button)
        dialog = desk.wait_dialog("contactDialog")
        inside(dialog, QLineEdit, "contactNumberEdit").setText(number)
        inside(dialog, QLineEdit, "contactFirstNameEdit").setText(name)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        desk.until(partial(there, desk, count, name))
        assert table(desk)[view(desk).currentIndex().row()][0] == name
        desk.until(lambda: window.focusWidget() is view(desk))


def add_one(desk: Desk, number: str, name: str) -> None:
    desk.click("addContactButton")
    dialog = desk.wait_dialog("contactDialog")
    inside(dialog, QLineEdit, "contactNumberEdit").setText(number)
    inside(dialog, QLineEdit, "contactFirstNameEdit").setText(name)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("contactDialog") is None)


def test_nobody_is_added_to_those_whom_the_operator_chose(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, 450)
    shown = view(desk).model()
    settle(desk.parts.office, desk.qtbot)  # else a page that was asked for before brings them
    add_one(desk, "06 39 98 90 77", "Zzz")
    desk.until(lambda: shown.rowCount() == 451 and shown.index(0, 0).data() == PEOPLE[0])
    assert chosen(desk) == []
    view(desk).selectRow(0)
    view(desk).scrollToBottom()
    desk.until(lambda: shown.index(450, 0).data() == "Zzz")
    assert chosen(desk) == [PEOPLE[0]]


def test_who_was_added_far_down_is_chosen_once_one_comes_there(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, 450)
    shown = view(desk).model()
    add_one(desk, "06 39 98 90 77", "Zzz")
    desk.until(lambda: shown.rowCount() == 451 and desk.parts.window.focusWidget() is view(desk))
    view(desk).scrollToBottom()
    desk.until(lambda: chosen(desk) == ["Zzz"])


@pytest.mark.parametrize("read", [True, False], ids=["then", "and what was added is not read yet"])
def test_the_keyboard_stays_where_one_searches_after_an_addition(page: Desk, *, read: bool) -> None:
    window, search = page.parts.window, page.find(QLineEdit, "contactsSearchEdit")
    window.activateWindow()
    search.setFocus()
    QTest.keyClicks(search, "xyz")
    page.until(lambda: names(page) == [])
    add_one(page, "06 39 98 90 77", "Yan")
    if read:
        settle(page.parts.office, page.qtbot)
    search.setFocus()
    search.clear()
    QTest.keyClicks(search, "Du")
    page.until(lambda: names(page) == [PEOPLE[0]])
    settle(page.parts.office, page.qtbot)
    assert window.focusWidget() is search
    assert chosen(page) == []


def there(desk: Desk, count: int, name: str) -> bool:
    return len(table(desk)) == count and chosen(desk) == [name]


def chosen(desk: Desk) -> list[str]:
    return [str(row.data()) for row in view(desk).selectionModel().selectedRows()]


def test_the_mark_of_who_opted_out_is_never_cut(page: Desk) -> None:
    view(page).selectRow(1)
    opt_out(page)
    page.until(lambda: table(page)[1][3] == "opted out")
    needs, before = look.text_width("opted out") + px(2), view(page).width()
    page.parts.window.resize(px(1), px(1))  # as narrow as it gets
    page.until(lambda: view(page).width() < before)
    assert view(page).columnWidth(3) >= needs


def test_a_contact_is_changed_and_another_ones_number_is_refused_in_the_dialog(page: Desk) -> None:
    edit = page.find(QPushButton, "editContactButton")
    choose(page)
    assert edit.toolTip() == "Choose one person in the list first."
    choose(page, 1)
    assert (edit.isEnabled(), edit.toolTip()) == (True, "")
    page.click("editContactButton")
    dialog = page.wait_dialog("contactDialog")
    number = inside(dialog, QLineEdit, "contactNumberEdit")
    assert number.text() == "06 39 98 00 01"
    number.setText("06 39 98 00 00")
    press(dialog, "saveContactButton")
    result = inside(dialog, QLabel, "contactResultLabel")
    page.until(lambda: "Ana Duval has this number already" in result.text())
    number.setText("06 39 98 00 09")
    inside(dialog, QLineEdit, "contactNameEdit").setText("Robert Petit")
    press(dialog, "saveContactButton")
    page.until(lambda: page.dialog("contactDialog") is None)
    page.until(lambda: ("Robert Petit", "06 39 98 00 09", "", "") in table(page))


def test_nobody_is_added_over_somebody_else(page: Desk) -> None:
    before = names(page)
    page.click("addContactButton")
    dialog = page.wait_dialog("contactDialog")
    inside(dialog, QLineEdit, "contactNumberEdit").setText("0639980000")
    inside(dialog, QLineEdit, "contactNameEdit").setText("Anna Dupont")
    press(dialog, "saveContactButton")
    result = inside(dialog, QLabel, "contactResultLabel")
    page.until(lambda: "Ana Duval has this number already" in result.text())
    assert inside(dialog, QLineEdit, "contactNameEdit").text() == "Anna Dupont"
    dialog.reject()
    assert names(page) == before


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("city: Lyon\nsomething", "“something” is no field"),
        ("city:", "“city:” is no field"),
        (": Lyon", "“: Lyon” is no field"),
        ("ville: Lyon\nVille: Paris", "“Ville” stands there twice"),
        ("Note: 16/20", "“Note” has a box of its own"),
    ],
)
def test_no_line_of_the_other_fields_is_lost_without_a_word(page: Desk, typed: str, complaint: str) -> None:
    page.click("addContactButton")
    dialog = page.wait_dialog("contactDialog")
    inside(dialog, QLineEdit, "contactNumberEdit").setText("06 39 98 00 55")
    inside(dialog, QLineEdit, "contactNameEdit").setText("Zoé Petit")
    edit = inside(dialog, QPlainTextEdit, "contactFieldsEdit")
    edit.setPlainText(typed)
    press(dialog, "saveContactButton")
    assert complaint in inside(dialog, QLabel, "contactResultLabel").text()
    assert dialog.isVisible()
    edit.setPlainText("city: Lyon\n\n city of birth : Évry : centre")
    press(dialog, "saveContactButton")
    page.until(lambda: "Zoé Petit" in names(page))


# ---- search ----------------------------------------------------------------------------------------


def test_search_as_you_type_and_enter_leads_to_the_first(page: Desk) -> None:
    edit = page.find(QLineEdit, "contactsSearchEdit")
    assert edit.hasFocus() or page.parts.window.focusWidget() is edit
    QTest.keyClicks(edit, "elod")
    page.until(lambda: names(page) == ["Élodie Martin"])
    QTest.keyClick(edit, Qt.Key.Key_Return)
    page.until(lambda: page.parts.window.focusWidget() is view(page))
    assert view(page).currentIndex().row() == 0
    edit.setText("nobody at all")
    empty = page.find(QLabel, "contactsEmptyTitle")
    page.until(empty.isVisible)
    assert "Nobody fits “nobody at all”" in empty.text()
    edit.clear()
    page.until(lambda: len(names(page)) == 4)


def test_ctrl_f_leads_to_what_is_looked_for_as_on_the_other_pages(page: Desk) -> None:
    find, list_ = page.find(QLineEdit, "contactsSearchEdit"), view(page)
    window = page.parts.window
    window.activateWindow()
    page.until(window.isActiveWindow)
    page.type(find, "Ana")
    list_.setFocus()
    QTest.keyClick(list_, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.until(find.hasFocus)
    assert find.selectedText() == "Ana"
    assert find.accessibleName().startswith("Find a contact")


def test_its_cards_begin_where_those_of_the_other_pages_do_and_the_field_has_the_cards_margin(
    page: Desk, dressed: QApplication
) -> None:
    window, find = page.parts.window, page.find(QLineEdit, "contactsSearchEdit")

    def tops(name: str) -> set[int]:
        cards = [card for card in page.find(QWidget, name).findChildren(Card) if card.isVisible()]
        return {card.mapTo(window, QPoint(0, 0)).y() for card in cards}

    card = next(
        card for card in page.find(QWidget, "contactsPage").findChildren(Card) if card.isAncestorOf(find)
    )
    page.until(lambda: find.mapTo(card, find.rect().topLeft()).x() == px(MARGIN) + HAIRLINE)
    page.until(
        lambda: find.mapTo(card, find.rect().topRight()).x() == card.width() - px(MARGIN) - HAIRLINE - 1
    )
    here = tops("contactsPage")
    page.show_page(2)
    page.until(lambda: page.parts.replies.ready)
    page.until(lambda: len(tops("repliesPage")) == 1)
    assert here == tops("repliesPage")


def test_a_long_list_reads_only_what_is_looked_at(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, 3000)
    model = view(desk).model()
    assert isinstance(model, PagedModel)
    view(desk).scrollToBottom()
    desk.until(lambda: model.index(2999, 0).data() == "Zoé Évrard")
    desk.find(QLineEdit, "contactsSearchEdit").setText("06 39 98 25 00")
    desk.until(lambda: names(desk) == ["Noé 02500"])


# ---- groups ----------------------------------------------------------------------------------------


def test_people_are_put_into_a_group_looked_at_and_taken_out(page: Desk) -> None:
    in_group(page, "Choir", 0, 2)
    page.until(lambda: groups(page) == ["All  4", "Choir  2", "⊘ Opted out  0"])
    page.until(lambda: [row[2] for row in table(page)] == ["Choir", "", "Choir", ""])
    in_group(page, "choir", 3)
    page.until(lambda: groups(page)[1] == "Choir  3")
    look_at(page, "Choir")
    page.until(lambda: names(page) == ["Ana Duval", "Élodie Martin", "Zoé Évrard"])
    choose(page, 0)
    page.click("groupButton")
    press(page.wait_dialog("groupDialog"), "takeOutButton")
    page.until(lambda: names(page) == ["Élodie Martin", "Zoé Évrard"])
    assert "taken out" in told(page)


def test_a_group_is_renamed_and_removed_and_its_people_stay(page: Desk) -> None:
    in_group(page, "Choir", 0)
    in_group(page, "Club", 1)
    page.until(lambda: len(groups(page)) == 4)
    look_at(page, "Club")
    page.until(lambda: names(page) == ["Bob Petit"])
    page.click("renameGroupButton")
    dialog = page.wait_dialog("renameGroupDialog")
    inside(dialog, QLineEdit, "groupNameEdit").setText("CHOIR")
    press(dialog, "saveGroupButton")
    page.until(lambda: "There is a group “CHOIR” already" in told(page))
    assert dialog.isVisible()
    inside(dialog, QLineEdit, "groupNameEdit").setText("Chess")
    press(dialog, "saveGroupButton")
    page.until(lambda: "Chess  1" in groups(page))
    page.click("removeGroupButton")
    press(page.wait_dialog("removeGroupDialog"), "removeGroupNowButton")
    page.until(lambda: groups(page) == ["All  4", "Choir  1", "⊘ Opted out  0"])
    page.until(lambda: len(names(page)) == 4)


def test_a_group_without_a_name_is_refused_where_it_is_typed(page: Desk) -> None:
    choose(page, 0)
    page.click("groupButton")
    dialog = page.wait_dialog("groupDialog")
    press(dialog, "saveGroupButton")
    page.until(lambda: any("needs a name" in label.text() for label in dialog.findChildren(QLabel)))
    assert dialog.isVisible()


# ---- onto the message ------------------------------------------------------------------------------


def test_the_chosen_go_onto_the_message(page: Desk) -> None:
    choose(page, 0, 3)
    assert (
        page.find(QPushButton, "addToMessageButton").accessibleDescription() == "Add 2 people to the message"
    )
    page.click("addToMessageButton")
    page.until(lambda: len(receivers(page)) == 2)
    assert receivers(page) == [("Ana Duval", "+33639980000"), ("Zoé Évrard", "+33639980003")]
    assert page.find(QListWidget, "pageList").currentRow() == COMPOSE
    row = page.parts.compose.rows.row(0)
    assert row.source == "contacts"
    assert dict(row.fields).keys() >= {"first_name", "last_name"}


def test_all_that_are_looked_at_go_onto_the_message_and_who_opted_out_is_marked_there(page: Desk) -> None:
    in_group(page, "Choir", 0, 1, 2)
    choose(page, 1)
    opt_out(page)
    page.until(lambda: [row[3] for row in table(page)] == ["", "opted out", "", ""])
    look_at(page, "Choir")
    page.until(lambda: len(names(page)) == 3)
    page.find(QLineEdit, "contactsSearchEdit").setText("i")
    page.until(lambda: names(page) == ["Bob Petit", "Élodie Martin"])
    assert page.find(QPushButton, "addToMessageButton").text() == "Add all 2 to &message"
    page.click("addToMessageButton")
    page.until(lambda: [name for name, _ in receivers(page)] == ["Bob Petit", "Élodie Martin"])
    assert page.parts.window.focusWidget() is page.find(QPlainTextEdit, "messageEdit"), (
        "Enter is a line's end there"
    )
    assert told(page) == "✓ On the message's list: 2 people. 1 of them opted out and gets nothing."
    listed = page.find(QTableView, "receiverView").model()
    heard = Qt.ItemDataRole.AccessibleTextRole
    page.until(lambda: str(listed.index(0, 1).data(heard)).endswith("opted out, gets nothing"))
    assert [row.name for row in page.parts.compose.plan.receivers.valid] == ["Élodie Martin"]


def test_of_those_who_all_opted_out_nobody_gets_anything_and_the_page_says_so(page: Desk) -> None:
    choose(page, 1)
    opt_out(page)
    page.until(lambda: page.find(QPushButton, "optInButton").isVisible())
    page.click("addToMessageButton")
    page.until(lambda: page.parts.compose.plan.receivers.opted_out != ())
    assert [name for name, _ in receivers(page)] == ["Bob Petit"]
    findings = page.find(QListWidget, "findingsView")
    told_here = [findings.item(row).text() for row in range(findings.count())]
    assert "The only person in the list opted out: add somebody else." in told_here


def test_three_thousand_chosen_at_once_all_come(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, 3000)
    view(desk).selectAll()
    desk.click("addToMessageButton")
    desk.until(lambda: len(receivers(desk)) == 3000 and not desk.parts.compose.busy)
    assert len({number for _, number in receivers(desk)}) == 3000


# ---- opt out ---------------------------------------------------------------------------------------


def test_who_opted_out_is_listed_and_may_come_back(page: Desk) -> None:
    choose(page, 0, 1)
    opt_out(page)
    page.until(lambda: groups(page)[-1] == "⊘ Opted out  2")
    look_at(page, "⊘")
    page.until(lambda: names(page) == ["Ana Duval", "Bob Petit"])
    assert not page.find(QPushButton, "addToMessageButton").isEnabled()
    choose(page, 0)
    opt_in(page)
    page.until(lambda: names(page) == ["Bob Petit"])
    assert "may be written to again" in told(page)
    choose(page, 0)
    opt_in(page)
    empty = page.find(QLabel, "contactsEmptyLabel")
    page.until(empty.isVisible)
    assert "STOP" in empty.text()


def test_the_office_tells_which_receivers_opted_out(page: Desk) -> None:
    choose(page, 2)
    opt_out(page)
    page.until(lambda: groups(page)[-1] == "⊘ Opted out  1")
    heard: list[stops.LeftOut] = []
    numbers = tuple(f"+3363998{n:04d}" for n in range(4))
    page.parts.office.write.ask(partial(stops.left_out, numbers=numbers, service=""), heard.append)
    page.until(lambda: heard == [stops.LeftOut(frozenset({"+33639980002"}))])


# ---- erase -----------------------------------------------------------------------------------------


def test_erasing_names_what_goes_and_what_stays_and_cancel_is_the_default(page: Desk) -> None:
    choose(page, 0)
    page.click("eraseButton")
    dialog = page.wait_dialog("eraseDialog")
    text = inside(dialog, QLabel, "eraseText").text()
    assert "Deleted" in text
    assert "Remains" in text
    assert inside(dialog, QPushButton, "eraseCancelButton").isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    page.until(lambda: page.dialog("eraseDialog") is None)
    assert len(names(page)) == 4


def test_erased_from_contacts_outbox_and_the_message_being_written(page: Desk) -> None:
    choose(page, 0, 1)
    page.click("addToMessageButton")
    page.until(lambda: len(receivers(page)) == 2)
    page.write("Bonjour")
    page.choose_sender("MARTIN")
    page.confirm()
    page.until(lambda: len(page.server.world.sent) == 2)
    page.show_page(CONTACTS)
    choose(page, 0, 2)
    page.click("addToMessageButton")
    page.until(lambda: len(receivers(page)) == 2)
    page.show_page(CONTACTS)
    choose(page, 0)
    page.click("eraseButton")
    press(page.wait_dialog("eraseDialog"), "eraseNowButton")
    page.until(lambda: names(page) == list(PEOPLE[1:]))
    page.until(lambda: "proof of 1 message without" in told(page))
    page.until(lambda: receivers(page) == [("Élodie Martin", "+33639980002")])
    page.show_page(1)
    sent = page.find(QTableView, "outboxReceiversView").model()
    page.until(lambda: sorted(str(sent.index(n, 0).data())[:8] for n in (0, 1)) == ["06 39 98", "erased ("])
    close(page)
    left = [
        file.name
        for file in page.places.data.rglob("*")
        for form in (b"Ana Duval", b"+33639980000", b"39 98 00 00")
        if file.is_file() and form in file.read_bytes()
    ]
    assert left == []


def test_whose_message_waits_is_not_erased_and_it_is_told_where_to_go(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server), undo=30)
    fill(desk.places)
    desk.show_page(CONTACTS)
    desk.until(lambda: names(desk) == list(PEOPLE))
    choose(desk, 0)
    desk.click("addToMessageButton")
    desk.until(lambda: len(receivers(desk)) == 1)
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.confirm()
    desk.until(lambda: desk.parts.window.findChild(QPushButton, "undoButton") is not None)
    desk.show_page(CONTACTS)
    choose(desk, 0)
    desk.click("eraseButton")
    press(desk.wait_dialog("eraseDialog"), "eraseNowButton")
    desk.until(lambda: "a message to Ana Duval still waits" in told(desk))
    assert names(desk) == list(PEOPLE)


def test_removed_from_the_contacts_only(page: Desk) -> None:
    choose(page, 0, 1)
    page.click("eraseButton")
    press(page.wait_dialog("eraseDialog"), "removeContactsButton")
    page.until(lambda: names(page) == list(PEOPLE[2:]))
    assert told(page) == "✓ 2 contacts removed. The outbox keeps what was sent."


# ---- files -----------------------------------------------------------------------------------------


def import_(desk: Desk, path: Path) -> QDialog:
    """The dialog on a file that has been read."""
    desk.click("importContactsButton")
    chooser = desk.wait_dialog("importContactsDialog")
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    dialog = desk.wait_dialog("importDialog")
    desk.until(lambda: "Reading" not in inside(dialog, QLabel, "importSummary").text())
    return dialog


def everybody(desk: Desk) -> list[Contact]:
    with closing(Contacts(desk.places.journal)) as book:
        return list(book.each(PeopleView()))


@pytest.mark.parametrize("kind", ExportKind)
def test_exported_and_imported_again_nothing_is_lost(page: Desk, tmp_path: Path, kind: ExportKind) -> None:
    in_group(page, "Choir", 0, 1)
    page.until(lambda: groups(page)[1] == "Choir  2")
    page.parts.contacts.keep(
        Contact(
            parse("06 39 98 00 44", "FR"), "Dr Noé", "Noé", "Roux", "late; or,\nnever", (("city", "Évry"),)
        )
    )
    page.until(lambda: len(names(page)) == 5)
    path = tmp_path / f"people.{kind}"
    page.parts.contacts.export(path, kind)
    page.until(lambda: "5 people written" in told(page))
    before = everybody(page)
    with closing(Contacts(page.places.journal)) as book:
        book.remove([contact.id for contact in before])
    press(import_(page, path), "importTakeButton")
    page.until(lambda: told(page) == f"✓ people.{kind}: 5 people added.")
    assert [replace(contact, id=0) for contact in everybody(page)] == [
        replace(contact, id=0) for contact in before
    ]
    press(import_(page, path), "importTakeButton")
    page.until(lambda: told(page) == f"✓ people.{kind}: 5 people already there.")


def test_the_dialog_speaks_of_contacts_and_cancel_adds_nobody(page: Desk, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("Nom;Mobile\nEva Blanc;06 39 98 00 77\n", "utf-8")
    dialog = import_(page, path)
    assert dialog.windowTitle() == "Import contacts"
    assert inside(dialog, QPushButton, "importTakeButton").text() == "Add 1 person to the contacts"
    assert inside(dialog, QLabel, "importPlaceholders").text().startswith("Kept with each contact")
    press(dialog, "importCancelButton")
    page.until(lambda: page.dialog("importDialog") is None)
    page.parts.contacts.read()
    page.until(lambda: groups(page)[0] == "All  4")
    assert len(everybody(page)) == 4
    press(import_(page, path), "importTakeButton")
    page.until(lambda: "Eva Blanc" in names(page))


def test_what_was_guessed_of_a_file_can_be_changed_and_is_kept_for_the_next(
    page: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "two.csv"
    path.write_text("Portable,Bureau,Qui\n06 39 98 00 71,06 39 98 00 81,Eva\n", "utf-8")
    dialog = import_(page, path)
    for name, text in (("importNumberBox", "Bureau"), ("importNameBox", "Qui")):
        box = inside(dialog, QComboBox, name)
        box.setCurrentText(text)
        box.activated.emit(box.currentIndex())
    page.until(lambda: "1 person" in inside(dialog, QLabel, "importSummary").text())
    press(dialog, "importTakeButton")
    page.until(lambda: "1 person added" in told(page))
    [eva] = [contact for contact in everybody(page) if contact.name == "Eva"]
    assert (eva.e164, eva.fields) == ("+33639980081", (("portable", "06 39 98 00 71"), ("qui", "Eva")))
    assert inside(import_(page, path), QComboBox, "importNumberBox").currentText() == "Bureau"


@pytest.mark.parametrize(
    ("typed", "filter_", "file", "as_cards"),
    [
        ("people", 0, "people.csv", False),
        ("people", 1, "people.vcf", True),
        ("people.VCF", 0, "people.VCF", True),
        ("people.csv", 1, "people.csv", False),
        ("people.2026", 1, "people.2026", True),
    ],
)
def test_the_name_tells_what_is_written_and_without_an_ending_the_filter(
    page: Desk, tmp_path: Path, typed: str, filter_: int, file: str, *, as_cards: bool
) -> None:
    page.click("exportContactsButton")
    dialog = page.wait_dialog("exportContactsDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectNameFilter(dialog.nameFilters()[filter_])
    dialog.filterSelected.emit(dialog.selectedNameFilter())
    inside(dialog, QLineEdit, "fileNameEdit").setText(typed)
    dialog.accept()
    kind = "vCards for a phone or an address book" if as_cards else "a table for a spreadsheet"
    page.until(lambda: told(page) == f"✓ 4 people written to {tmp_path / file}, as {kind}.")
    assert (b"BEGIN:VCARD" in (tmp_path / file).read_bytes()) == as_cards


def test_it_is_told_what_became_of_every_row(page: Desk, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    rows = [
        "Anna D.;06 39 98 00 00",
        "Bob Petit;06 39 98 00 01",
        "X;0612",
        "",
        ";06 39 98 00 77",
        ";0639980077",
    ]
    path.write_text("name;number\n" + "\n".join(rows), "utf-8")
    dialog = import_(page, path)
    assert "2 rows not taken" in inside(dialog, QLabel, "importSummary").text()
    press(dialog, "importTakeButton")
    page.until(
        lambda: (
            told(page)
            == (
                "✓ more.csv: 1 person added, 1 person brought up to date, 1 person already there, "
                "1 more row with the number of one of them, 2 rows not taken. "
                "⚠ Other names than before: Ana Duval → Anna D.."
            )
        )
    )


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.7 no table", b"name\n"])
def test_a_file_that_is_no_table_of_contacts_cannot_be_taken(
    page: Desk, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "odd.csv"
    if content is not None:
        path.write_bytes(content)
    dialog = import_(page, path)
    assert not inside(dialog, QPushButton, "importTakeButton").isEnabled()
    dialog.reject()
    assert told(page) == ""
    assert page.find(QPushButton, "importContactsButton").isEnabled()


def test_a_file_that_cannot_be_written_is_told(page: Desk, tmp_path: Path) -> None:
    page.parts.contacts.export(tmp_path / "nowhere" / "x.vcf", ExportKind.CARDS)
    page.until(lambda: "x.vcf could not be written (No such file or directory)" in told(page))


def test_a_long_file_can_be_stopped(page: Desk, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    lines = (f"+3363998{n:04d},Noé {n}" for n in range(9000))
    path.write_text("number,name\n" + "\n".join(lines), "utf-8")
    press(import_(page, path), "importTakeButton")
    assert not page.find(QPushButton, "importContactsButton").isEnabled()
    page.until(lambda: told(page).startswith("Adding… ") and told(page).endswith(" of 9,000 people"))
    page.click("stopImportButton")
    page.until(lambda: "Stopped" in told(page))
    left = re.search(r"Stopped: ([\d,]+) people of the file were left out", told(page))
    assert left is not None
    added = 9000 - int(left[1].replace(",", ""))
    page.until(lambda: len(names(page)) == added)  # the four there were are among the first
    assert 500 <= added < 9000
    assert not page.find(QPushButton, "stopImportButton").isVisible()
    assert page.find(QPushButton, "importContactsButton").isEnabled()


# ---- never the wrong person ------------------------------------------------------------------------


def test_a_list_that_changed_meanwhile_is_not_acted_upon(page: Desk) -> None:
    state: ContactsState = page.parts.contacts
    shown = state.shown
    choose(page, 0)
    opt_out(page)
    page.until(lambda: state.shown is not shown and table(page)[0][3] != "")
    state.shown = shown  # as if the new list had not come yet
    state.remove(state.at([Span(0, 0)]))
    page.until(lambda: "changed meanwhile" in told(page))
    assert len(names(page)) == 4


def test_the_same_people_stay_chosen_when_the_list_moves(page: Desk) -> None:
    choose(page, 1)
    state: ContactsState = page.parts.contacts
    state.keep(Contact(parse("+33639980050", "FR"), "Aa First"))
    page.until(lambda: names(page)[0] == "Aa First")
    page.until(lambda: [i.row() for i in view(page).selectionModel().selectedRows()] == [2])


def test_after_a_change_one_is_where_one_was(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, 3000)
    view(desk).scrollTo(view(desk).model().index(1500, 0))
    desk.until(lambda: view(desk).model().index(1500, 0).data() != "…")
    place = view(desk).verticalScrollBar().value()
    choose(desk, 1500)
    opt_out(desk)
    desk.until(lambda: groups(desk)[-1] == "⊘ Opted out  1")
    desk.until(lambda: view(desk).model().index(1500, 3).data() == "opted out")
    assert view(desk).verticalScrollBar().value() == place > 0
    desk.until(lambda: [i.row() for i in view(desk).selectionModel().selectedRows()] == [1500])


# ---- by keyboard, in words -------------------------------------------------------------------------


def test_mnemonics_are_unique_whatever_is_shown(page: Desk) -> None:
    in_group(page, "Choir", 0)
    contacts = page.parts.window.pages.contacts.widget
    labels = [w.text() for w in contacts.findChildren(QLabel) if "nbsp" not in w.text()]
    texts = [b.text() for b in contacts.findChildren(QPushButton)] + labels + ["&Account", "A&ccounts…"]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert sorted(letters) == sorted(set(letters))


OPENERS: list[tuple[str, str]] = [
    ("editContactButton", "contactDialog"),
    ("groupButton", "groupDialog"),
    ("eraseButton", "eraseDialog"),
    ("renameGroupButton", "renameGroupDialog"),
]


@pytest.mark.parametrize(("opener", "name"), OPENERS)
def test_every_control_has_a_name_and_escape_closes_the_dialogs(page: Desk, opener: str, name: str) -> None:
    in_group(page, "Choir", 0)
    look_at(page, "Choir")
    page.until(lambda: names(page) == ["Ana Duval"])
    choose(page, 0)
    page.click(opener)
    dialog = page.wait_dialog(name)
    nameless = [
        widget.objectName() or type(widget).__name__
        for root in (page.parts.window.pages.contacts.widget, dialog)
        for widget in controls(root)
        if (interface := QAccessible.queryAccessibleInterface(widget)) is not None
        and not interface.text(QAccessible.Text.Name)
    ]
    assert nameless == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    page.until(lambda: page.dialog(name) is None)


@pytest.mark.parametrize("size", [(1024, 700), (700, 500)])
def test_nothing_is_cut_off(page: Desk, size: tuple[int, int]) -> None:
    in_group(page, "Choir", 0)
    window = page.parts.window
    window.resize(*size)
    look_at(page, "Choir")
    page.until(lambda: page.find(QPushButton, "removeGroupButton").isVisible())
    assert window.width() <= max(size[0], window.minimumSizeHint().width())
    for button in window.pages.contacts.widget.findChildren(QAbstractButton):
        own = not isinstance(button.parentWidget(), QLineEdit)  # else Qt's, for the icon in a field
        if button.isVisible() and own:
            assert button.width() >= button.minimumSizeHint().width(), button.objectName()


def test_delete_and_enter_in_the_table(page: Desk) -> None:
    choose(page, 1)
    view(page).setFocus()
    opened_by: dict[Qt.Key, str] = {Qt.Key.Key_Delete: "eraseDialog", Qt.Key.Key_Return: "contactDialog"}
    for key, name in opened_by.items():
        QTest.keyClick(view(page), key)
        dialog = page.wait_dialog(name)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        page.until(_gone(page, name))


def _gone(desk: Desk, name: str) -> Callable[[], bool]:
    return lambda: desk.dialog(name) is None


def test_removing_a_group_asks_with_cancel_as_the_default(page: Desk) -> None:
    in_group(page, "Choir", 0)
    look_at(page, "Choir")
    page.until(lambda: page.find(QPushButton, "removeGroupButton").isVisible())
    page.click("removeGroupButton")
    box = page.wait_dialog("removeGroupDialog")
    QTest.keyClick(box, Qt.Key.Key_Return)
    page.until(lambda: page.dialog("removeGroupDialog") is None)
    assert "Choir  1" in groups(page)


def test_the_groups_give_way_only_as_far_as_their_buttons_are_whole(desk: Desk) -> None:
    desk.show_page(3)
    side = desk.find(QListWidget, "groupList").parentWidget()
    assert side is not None
    stops = desk.find(QPushButton, "stopListButton")
    stops.setText("Those who answered STOP, as they say it in a long language")
    desk.parts.window.resize(900, 600)
    desk.until(lambda: side.rect().contains(QRect(stops.mapTo(side, QPoint()), stops.sizeHint())))


def test_who_opts_somebody_out_or_in_stands_in_the_list_after_it(page: Desk) -> None:
    choose(page, 1)
    out, back = (page.find(QPushButton, name) for name in ("optOutButton", "optInButton"))
    for pressed, then, deed in ((out, back, opt_out), (back, out, opt_in)):
        pressed.setFocus()
        deed(page)
        page.until(then.isVisible)
        assert page.parts.window.focusWidget() is view(page)


def test_the_list_shows_where_the_keyboard_is_when_it_is_read_anew(page: Desk) -> None:
    view(page).setFocus()
    view(page).selectAll()
    state = page.parts.contacts
    state.put_in_group(state.at([Span(0, 3)]), "Choir")
    page.until(lambda: "Choir  4" in groups(page) and "Choir" in table(page)[0][2])
    page.until(lambda: len(chosen(page)) == 4)
    assert view(page).currentIndex().isValid()
    view(page).clearSelection()
    state.put_in_group(state.at([Span(0, 0)]), "Club")
    page.until(lambda: "Club" in table(page)[0][2])
    assert view(page).currentIndex().isValid()
    assert chosen(page) == []


def test_alt_and_the_letter_of_a_button_that_is_away_are_not_typed(page: Desk) -> None:
    choose(page, 1)
    opt_out(page)
    page.until(page.find(QPushButton, "optInButton").isVisible)
    find = page.find(QLineEdit, "contactsSearchEdit")
    find.setFocus()
    QTest.keyClick(find, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert find.text() == ""
