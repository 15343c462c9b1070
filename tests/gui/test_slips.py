"""What a slip of the hand must not do: send, delete, choose or lose anything."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableView,
    QWidget,
)

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.contacts.edit import ContactDialog
from ovhsms_gui.gui.contacts.group_dialog import RenameDialog
from ovhsms_gui.store.people import Contact, Span
from ovhsms_gui.work.people import Deed, Done

from .conftest import Desk, Open, guest
from .test_dialogs import CASES, ENTERS, press

WORDS = "Le cabinet sera fermé lundi."


def ask(desk: Desk, people: int = 3) -> QDialog:
    desk.add("\n".join(f"06 39 98 01 {n:02}" for n in range(people)))
    desk.write(WORDS)
    desk.choose_sender("MARTIN")
    desk.click("sendButton")
    return desk.wait_dialog("confirmDialog")


def part(dialog: QDialog, kind: type[QWidget], name: str) -> QWidget:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    found.setFocus()
    return found


def to_the_front(desk: Desk) -> QWidget:
    """Without a screen no window manager gives the keyboard back when a dialog closes."""
    desk.parts.window.activateWindow()
    desk.until(desk.parts.window.isActiveWindow)
    return desk.parts.window


# ---- the confirmation ------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ENTERS, ids=lambda key: key.name)
def test_enter_on_the_time_to_undo_settles_it_and_no_more(desk: Desk, key: Qt.Key) -> None:
    dialog = ask(desk)
    box = part(dialog, QSpinBox, "undoSecondsBox")
    assert isinstance(box, QSpinBox)
    box.selectAll()
    QTest.keyClicks(box, "25")
    press(box, key)
    assert box.value() == 25
    assert dialog.isVisible()
    assert desk.parts.compose.draft.text == WORDS
    assert not desk.parts.compose.busy, "nothing is being sent"


@pytest.mark.parametrize("key", ENTERS, ids=lambda key: key.name)
def test_enter_after_the_number_of_people_leads_to_send_and_no_further(
    desk: Desk, key: Qt.Key, server: DemoServer
) -> None:
    dialog = ask(desk, 50)
    count = part(dialog, QLineEdit, "confirmCountEdit")
    send = dialog.findChild(QPushButton, "confirmSendButton")
    assert send is not None
    QTest.keyClicks(count, "5")
    press(count, key)
    assert dialog.focusWidget() is count, "it is not that many"
    QTest.keyClicks(count, "0")
    press(count, key)
    assert dialog.focusWidget() is send
    press(send, key, held=True)  # still the same press
    assert dialog.isVisible()
    assert not desk.parts.compose.busy
    press(send, key)
    desk.until(lambda: len(server.world.sent) == 50)


def test_a_key_that_is_held_is_known_by_its_times_too(desk: Desk, server: DemoServer) -> None:
    """X11 tells it as let go and pressed in the same moment, and Qt does not always see that it repeats."""
    dialog = ask(desk, 50)
    count = part(dialog, QLineEdit, "confirmCountEdit")
    QTest.keyClicks(count, "50")
    hand = [(QEvent.Type.KeyPress, 5000)]
    for moment in (5660, 5700, 5740):
        hand += [(QEvent.Type.KeyRelease, moment), (QEvent.Type.KeyPress, moment)]
    key, none = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    for kind, moment in [*hand, (QEvent.Type.KeyRelease, 5780)]:
        event = QKeyEvent(kind, key, none, "\r")
        event.setTimestamp(moment)
        QApplication.sendEvent(dialog.focusWidget() or dialog, event)
    assert dialog.isVisible()
    assert not desk.parts.compose.busy
    event = QKeyEvent(QEvent.Type.KeyPress, key, none, "\r")
    event.setTimestamp(5860)  # the quickest of fingers
    QApplication.sendEvent(dialog.focusWidget() or dialog, event)
    desk.until(lambda: len(server.world.sent) == 50)


@pytest.mark.parametrize("kind", [QScrollArea, QAbstractSpinBox, QPushButton])
def test_ctrl_enter_asks_and_never_answers(desk: Desk, kind: type[QWidget]) -> None:
    dialog = ask(desk)
    for widget in dialog.findChildren(kind):
        for key in ENTERS:
            press(widget, key, ctrl=True)
    assert dialog.isVisible()
    assert not desk.parts.compose.busy


def test_alt_and_a_letter_that_are_held_do_not_answer_what_they_opened(desk: Desk) -> None:
    """Alt+R opens the question of who is erased, in which Alt+R removes them."""
    state = desk.parts.contacts
    desk.find(QListWidget, "pageList").setCurrentRow(3)
    state.keep(Contact(parse("06 39 98 00 12", "FR"), "Ana Duval"))
    desk.until(lambda: state.shown is not None and state.shown.count == 1)
    desk.find(QTableView, "contactsView").selectRow(0)
    desk.click("eraseButton")
    dialog = desk.wait_dialog("eraseDialog")
    desk.until(dialog.isActiveWindow)
    clicked: list[int] = []
    button = dialog.findChild(QPushButton, "removeContactsButton")
    assert button is not None
    button.pressed.connect(lambda: clicked.append(1))
    alt_r = (Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier, "r")
    QTest.simulateEvent(dialog.focusWidget(), True, *alt_r, True, -1)
    assert clicked == []
    QTest.simulateEvent(dialog.focusWidget(), True, *alt_r, False, -1)
    assert clicked == [1]
    desk.until(lambda: state.shown is not None and state.shown.count == 0)


# ---- the keys of the window ------------------------------------------------------------------------


@pytest.mark.parametrize("page", range(4))
@pytest.mark.parametrize("text", ["", WORDS])
def test_ctrl_n_begins_a_message_from_every_page_and_keeps_what_stood_there(
    desk: Desk, page: int, text: str
) -> None:
    desk.write(text)
    desk.find(QListWidget, "pageList").setCurrentRow(page)
    to_the_front(desk)
    QTest.keyClick(desk.parts.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    edit = desk.find(QPlainTextEdit, "receiverEdit")
    desk.until(edit.hasFocus)
    assert desk.find(QPlainTextEdit, "messageEdit").toPlainText() == ""
    if text:
        desk.until(lambda: [row.start for row in desk.parts.compose.drafts.rows] == [text])


@pytest.mark.parametrize("page", [1, 2, 3])
def test_ctrl_enter_asks_about_no_message_that_is_not_in_sight(desk: Desk, page: int) -> None:
    ask(desk).reject()
    desk.find(QListWidget, "pageList").setCurrentRow(page)
    to_the_front(desk)
    ctrl_enter = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.parts.window, *ctrl_enter)
    assert desk.find(QListWidget, "pageList").currentRow() == 0
    assert not desk.parts.compose.busy
    assert desk.dialog("confirmDialog") is None
    QTest.keyClick(desk.parts.window, *ctrl_enter)
    desk.wait_dialog("confirmDialog")


def test_ctrl_q_that_is_held_asks_and_does_not_close(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    ask(desk).reject()
    desk.send(60)
    desk.until(lambda: desk.parts.outbox.about_to_leave == 3)
    window = to_the_front(desk)
    for held in (False, True, True, True):
        QTest.simulateEvent(window, True, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier, "q", held, -1)
    desk.wait_dialog("closeDialog")
    assert window.isEnabled()
    assert window.isVisible()


# ---- the mouse -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["sendButton", "testButton", "removeReceiversButton", "clearReceiversButton", "addReceiversButton"],
)
def test_the_second_click_of_a_double_click_presses_nothing(desk: Desk, name: str) -> None:
    """What the first one did may have brought this button under the pointer."""
    button = desk.find(QPushButton, name)
    clicked: list[int] = []
    button.clicked.connect(lambda: clicked.append(1))
    desk.add("06 39 98 00 12")
    desk.write(WORDS)
    desk.choose_sender("MARTIN")
    desk.find(QTableView, "receiverView").selectRow(0)
    assert button.isEnabled()
    place, left = QPointF(button.rect().center()), Qt.MouseButton.LeftButton
    for kind, held in (
        (QEvent.Type.MouseButtonDblClick, left),  # the first click was elsewhere
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(
            kind, place, button.mapToGlobal(place), left, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(button, event)
    assert clicked == []
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clicked == [1]


def turn_wheel(widget: QWidget, notches: int = -1) -> QWheelEvent:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


def test_the_wheel_chooses_no_account_and_no_sender(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    desk.choose_sender("MARTIN")
    account, sender = desk.find(QComboBox, "accountBox"), desk.find(QComboBox, "senderBox")
    assert account.count() > 1
    assert sender.count() > 2
    before = account.currentIndex(), sender.currentIndex()
    for box in (account, sender):
        for focused in (False, True):
            if focused:
                box.setFocus()
            for notches in (-1, 1):
                assert not turn_wheel(box, notches).isAccepted(), "the page is to scroll"
    assert (account.currentIndex(), sender.currentIndex()) == before


def test_the_wheel_changes_no_time_to_undo(desk: Desk) -> None:
    dialog = ask(desk)
    box = part(dialog, QSpinBox, "undoSecondsBox")
    assert isinstance(box, QSpinBox)
    before = box.value()
    turn_wheel(box, 1)
    assert box.value() == before


def test_every_box_that_the_wheel_could_change_is_one_that_it_does_not(desk: Desk) -> None:
    """Qt's own change under the wheel wherever the pointer rests."""
    found = dialogs_and_window(desk)
    boxes = [b for root in found for b in root.findChildren(QComboBox) + root.findChildren(QAbstractSpinBox)]
    assert len(boxes) > 8
    assert [b.objectName() for b in boxes if turn_wheel(b).isAccepted()] == []


@pytest.mark.skipif(sys.platform == "darwin", reason="Option and a letter write a character there")
def test_alt_and_a_letter_that_is_no_key_chooses_nothing_in_any_dropdown(desk: Desk) -> None:
    found = dialogs_and_window(desk)
    boxes = [box for root in found for box in root.findChildren(QComboBox) if box.count() > 1]
    assert len(boxes) > 4
    buttons = [button.text() for root in found for button in root.findChildren(QAbstractButton)]
    keys = {text[text.index("&") + 1].lower() for text in buttons if "&" in text}
    for box in boxes:
        before = box.currentIndex(), box.currentText()
        for letter in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1):
            text = chr(letter).lower()
            if text in keys:
                continue
            pressed = QKeyEvent(QEvent.Type.KeyPress, letter, Qt.KeyboardModifier.AltModifier, text)
            QApplication.sendEvent(box, pressed)
        assert (box.currentIndex(), box.currentText()) == before, box.objectName()
    sender = desk.find(QComboBox, "senderBox")
    QTest.keyClicks(sender, "M")
    assert sender.currentText().startswith("M"), "a letter alone still leads to an entry"


def dialogs_and_window(desk: Desk) -> list[QWidget]:
    window = desk.parts.window
    return [window, *(CASES[name].open_(desk, window) for name in ("confirm", "group", "accounts", "import"))]


@pytest.mark.parametrize("name", ["messageEdit", "receiverEdit"])
def test_the_name_of_a_dropped_file_never_becomes_text(desk: Desk, name: str) -> None:
    edit = desk.find(QPlainTextEdit, name)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(Path.home() / "patients.csv"))])
    assert data.hasText()
    assert not edit.canInsertFromMimeData(data)
    edit.insertFromMimeData(data)  # as Ctrl+V does, of a file copied in the file manager
    assert edit.toPlainText() == ""
    assert len(desk.parts.compose.rows) == 0


# ---- what is typed in a dialog ---------------------------------------------------------------------


def test_an_older_answer_does_not_take_away_what_is_being_typed(desk: Desk) -> None:
    """It was asked for before the dialog was opened, and the journal was busy with something long."""
    state = desk.parts.contacts
    for dialog in (ContactDialog(state, None, desk.parts.window), RenameDialog(state, desk.parts.window)):
        dialog.open()
        state._on_done(Done(Deed.OPTED_OUT, 1))
        state._on_done(Done(Deed.ADDED, 1))
        assert dialog.isVisible()
        dialog.reject()
    dialog = ContactDialog(state, None, desk.parts.window)
    dialog.open()
    number = part(dialog, QLineEdit, "contactNumberEdit")
    QTest.keyClicks(number, "06 39 98 00 12")
    press(number, Qt.Key.Key_Return)
    desk.until(lambda: not dialog.isVisible())
    state.read()
    desk.until(lambda: state.shown is not None and state.shown.count == 1)


def test_enter_after_a_search_chooses_somebody_although_the_list_had_the_focus_before(desk: Desk) -> None:
    state = desk.parts.contacts
    desk.find(QListWidget, "pageList").setCurrentRow(3)
    state.keep(Contact(parse("06 39 98 00 12", "FR"), "Ana Duval"))
    desk.until(lambda: state.shown is not None and state.shown.count == 1)
    to_the_front(desk)
    view, find = desk.find(QTableView, "contactsView"), desk.find(QLineEdit, "contactsSearchEdit")
    view.setFocus()  # Qt gives the first row the caret, and chooses nobody
    assert not view.selectionModel().hasSelection()
    find.setFocus()
    QTest.keyClick(find, Qt.Key.Key_Return)
    desk.until(view.selectionModel().hasSelection)


# ---- the next one is no victim ---------------------------------------------------------------------


def test_after_a_contact_is_removed_nobody_is_chosen(desk: Desk) -> None:
    state = desk.parts.contacts
    desk.find(QListWidget, "pageList").setCurrentRow(3)
    for n in range(3):
        state.keep(Contact(parse(f"06 39 98 00 1{n}", "FR"), f"Ana {n}"))
    desk.until(lambda: state.shown is not None and state.shown.count == 3)
    view = desk.find(QTableView, "contactsView")
    for left, button in ((2, "removeContactsButton"), (1, "eraseNowButton")):
        to_the_front(desk)
        view.setFocus()
        view.selectRow(0)
        QTest.keyClick(view, Qt.Key.Key_Delete)
        dialog = desk.wait_dialog("eraseDialog")
        desk.until(dialog.isActiveWindow)
        press(part(dialog, QPushButton, button), Qt.Key.Key_Return)
        desk.until(lambda left=left: state.shown is not None and state.shown.count == left)  # type: ignore[misc]
        to_the_front(desk)
        assert not view.selectionModel().hasSelection()
        QTest.keyClick(view, Qt.Key.Key_Delete)
        assert desk.dialog("eraseDialog") is None


def test_after_a_group_is_removed_no_other_stands_there_to_be(desk: Desk) -> None:
    dialog = CASES["remove group"].open_(desk, None)
    state = desk.parts.contacts
    state.put_in_group(state.at([Span(0, 0)]), "Another")
    desk.until(lambda: len(state.groups) == 2)
    press(part(dialog, QPushButton, "removeGroupNowButton"), Qt.Key.Key_Return)
    desk.until(lambda: [group.name for group in state.groups] == ["Another"])
    assert state.group is None
    assert not desk.find(QPushButton, "removeGroupButton").isVisible()


def test_after_an_account_is_removed_no_other_is_selected(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    dialog = CASES["remove account"].open_(desk, None)
    press(part(dialog, QPushButton, "removeAccountNowButton"), Qt.Key.Key_Return)
    desk.until(lambda: len(desk.parts.accounts.accounts) == 1)
    accounts = desk.wait_dialog("accountsDialog")
    view = accounts.findChild(QListWidget, "accountList")
    assert view is not None
    view.setFocus()  # Qt gives the first line the caret
    assert view.selectedItems() == []
    button = accounts.findChild(QPushButton, "removeAccountButton")
    assert button is not None
    assert not button.isEnabled()


def test_after_a_draft_is_deleted_nothing_is_left_to_delete(desk: Desk) -> None:
    dialog = CASES["delete draft"].open_(desk, None)
    press(part(dialog, QPushButton, "deleteDraftButton"), Qt.Key.Key_Return)
    desk.until(lambda: desk.parts.compose.blank)
    action = desk.parts.window.findChild(QAction, "deleteDraftAction")
    assert action is not None
    assert not action.isEnabled()


# ---- where the focus is after a dialog -------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "button", "dialog"),
    [
        (0, "sendButton", "confirmDialog"),
        (0, "testButton", "ownNumberDialog"),
        (0, "accountsButton", "accountsDialog"),
        (3, "addContactButton", "contactDialog"),
    ],
)
def test_the_focus_comes_back_to_where_it_was(desk: Desk, page: int, button: str, dialog: str) -> None:
    ask(desk).reject()
    desk.find(QListWidget, "pageList").setCurrentRow(page)
    to_the_front(desk)
    found = desk.find(QPushButton, button)
    found.setFocus()
    press(found, Qt.Key.Key_Space)
    opened = desk.wait_dialog(dialog)
    opened.reject()
    to_the_front(desk)
    assert desk.parts.window.focusWidget() is found


@pytest.mark.parametrize("name", ["messageEdit", "receiverEdit"])
def test_a_picture_that_is_pasted_over_what_is_marked_takes_nothing_away(desk: Desk, name: str) -> None:
    edit = desk.find(QPlainTextEdit, name)
    edit.setPlainText("06 39")
    edit.selectAll()
    picture = QMimeData()
    picture.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    edit.insertFromMimeData(picture)
    assert edit.toPlainText() == "06 39"
