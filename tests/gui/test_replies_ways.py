"""The replies page by keys alone: from the list to what is looked for and to the answer, and back; and what it says."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui import when
from ovhsms_gui.gui.kit.chip import ChipFace
from ovhsms_gui.gui.replies import words
from ovhsms_gui.store.inbox import Box
from ovhsms_gui.store.people import Span

from .conftest import Desk
from .lanes import settle
from .test_asked_to_stop import NOTICE, own_list, reply_in_sight
from .test_contacts import press
from .test_replies import ANA, BOB, bubbles, choose, edit, faces, open_page, reply
from .test_to_come import schedule

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def test_enter_leads_on_and_escape_back_and_nothing_typed_is_lost(desk: Desk) -> None:
    reply(desk, "Plutôt jeudi ?", ago=60)
    reply(desk, "D’accord", BOB)
    open_page(desk)
    view, find = desk.find(QTableView, "conversationView"), desk.find(QLineEdit, "repliesSearchEdit")
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.until(find.hasFocus)
    desk.type(find, "jeudi")
    QTest.keyClick(find, ENTER)
    desk.until(view.hasFocus)
    desk.until(lambda: [face.text for face in faces(desk)] == ["Plutôt jeudi ?"])
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, ENTER)  # before it was read
    desk.until(lambda: desk.parts.replies.talk is not None)
    box = edit(desk)
    desk.until(box.hasFocus)
    assert bubbles(desk) == ["Plutôt jeudi ?"]
    desk.type(box, "Entendu")
    QTest.keyClick(box, ESCAPE)
    desk.until(view.hasFocus)
    assert box.toPlainText() == "Entendu"
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.until(find.hasFocus)
    QTest.keyClick(find, ESCAPE)
    assert find.hasFocus()
    desk.until(lambda: len(faces(desk)) == 2)
    QTest.keyClick(find, ESCAPE)
    desk.until(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Up)
    desk.until(lambda: bubbles(desk) == ["D’accord"])
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, ENTER)
    desk.until(lambda: box.hasFocus() and box.toPlainText() == "Entendu")


def test_where_there_is_room_for_one_card_escape_shows_the_list(desk: Desk) -> None:
    reply(desk, "OUI")
    desk.parts.window.resize(700, 700)
    open_page(desk)
    view = desk.find(QTableView, "conversationView")
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, ENTER)
    desk.until(lambda: desk.parts.replies.talk is not None)
    desk.until(edit(desk).hasFocus)
    assert not view.isVisible()
    QTest.keyClick(edit(desk), ESCAPE)
    desk.until(view.hasFocus)
    assert view.isVisible()


def test_what_is_scheduled_says_for_when(desk: Desk) -> None:
    due = schedule(desk, "Dans neuf jours", 9)
    reply(desk, "OUI", "+33639980012")
    open_page(desk)
    choose(desk)
    desk.until(lambda: "Dans neuf jours" in bubbles(desk))
    said = [label.text() for label in desk.find(QWidget, "threadView").findChildren(QLabel)]
    assert any(f" · {when.words(due)} · " in one for one in said), said


def test_whom_one_writes_to_no_more_can_be_let_in_again_there(desk: Desk) -> None:
    reply(desk, "STOP")
    open_page(desk)
    choose(desk)
    desk.until(desk.find(QWidget, NOTICE).isVisible)
    out = desk.find(QWidget, "optedOutNotice")
    assert not out.isVisible()
    desk.click("replyOptOutButton")
    desk.until(out.isVisible)
    assert own_list(desk) == {ANA}
    quiet = [ChipFace("opted out")]
    desk.until(lambda: [face.chip for face in faces(desk)] == quiet)
    desk.click("replyOptInButton")
    press(desk.wait_dialog("optInDialog"), "optInNowButton")
    desk.until(lambda: not (out.isVisible() or own_list(desk)))
    settle(desk.parts.office, desk.qtbot)
    desk.parts.replies.read()
    settle(desk.parts.office, desk.qtbot)
    assert not desk.find(QWidget, NOTICE).isVisible(), "it was answered just now"
    assert [face.chip for face in faces(desk)] == [None]
    reply_in_sight(desk, "Arrêtez svp")
    desk.until(desk.find(QWidget, NOTICE).isVisible)
    desk.until(lambda: [face.chip is not None and face.chip.text for face in faces(desk)] == ["STOP"])


def test_let_in_again_among_the_contacts_nobody_is_asked_about_what_was_read(desk: Desk) -> None:
    reply(desk, "Arrêtez svp")
    open_page(desk)
    choose(desk)
    desk.until(desk.find(QWidget, NOTICE).isVisible)
    desk.click("replyOptOutButton")
    desk.until(desk.find(QWidget, "optedOutNotice").isVisible)
    contacts = desk.parts.contacts
    contacts.look_at(opted_out=True)
    desk.until(lambda: (shown := contacts.shown) is not None and shown.view.opted_out and shown.count == 1)
    contacts.opt_in(contacts.at([Span(0, 0)]))
    desk.until(lambda: not own_list(desk))
    settle(desk.parts.office, desk.qtbot)
    desk.parts.replies.read()
    settle(desk.parts.office, desk.qtbot)
    desk.until(lambda: not desk.find(QWidget, "optedOutNotice").isVisible())
    assert not desk.find(QWidget, NOTICE).isVisible()
    assert [face.chip for face in faces(desk)] == [None]


def to_the_front(desk: Desk) -> None:
    """As a desktop does of itself, once a dialog is closed."""
    window = desk.parts.window
    desk.until(lambda: desk.dialog("contactDialog") is None)
    window.activateWindow()
    desk.until(window.isActiveWindow)


def go_to_contact(desk: Desk) -> QDialog:
    """By Tab from the answer back to the head, and a press."""
    to_the_front(desk)
    button = desk.find(QPushButton, "threadContactButton")
    desk.until(button.isVisible)
    edit(desk).setFocus()
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is button:
            break
        QTest.keyClick(focus, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert button.hasFocus()
    for _ in range(2):  # pressed twice, it comes once
        QTest.keyClick(button, Qt.Key.Key_Space)
    dialog = desk.wait_dialog("contactDialog")
    settle(desk.parts.office, desk.qtbot)
    open_ = [one for one in QApplication.topLevelWidgets() if one.objectName() == "contactDialog"]
    assert [one for one in open_ if one.isVisible()] == [dialog]
    return dialog


def line(dialog: QDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_a_number_is_named_from_its_conversation_and_changed_there(desk: Desk) -> None:
    reply(desk, "C’est qui ?")
    open_page(desk)
    choose(desk)
    button = desk.find(QPushButton, "threadContactButton")
    assert button.accessibleName().startswith("Contact: give this number a name")
    head = desk.find(QLabel, "threadNameLabel")
    assert head.text() == "06 39 98 00 21"
    dialog = go_to_contact(desk)
    assert dialog.windowTitle() == "Add a contact"
    assert line(dialog, "contactNumberEdit").text() == "06 39 98 00 21"
    first = line(dialog, "contactFirstNameEdit")
    desk.until(first.hasFocus)
    QTest.keyClicks(first, "Lucie")
    QTest.keyClick(first, ENTER)
    to_the_front(desk)
    desk.until(lambda: head.text() == "Lucie")
    assert button.hasFocus()
    dialog = go_to_contact(desk)
    assert dialog.windowTitle() == "Change contact"
    assert line(dialog, "contactFirstNameEdit").text() == "Lucie"
    last = line(dialog, "contactLastNameEdit")
    QTest.keyClicks(last, "Perrin")
    QTest.keyClick(last, ENTER)
    to_the_front(desk)
    desk.until(lambda: head.text() == "Lucie Perrin")


def test_whom_only_a_send_names_is_kept_by_that_name_opted_out_or_not(desk: Desk) -> None:
    schedule(desk, "Dans neuf jours", 9)
    reply(desk, "OUI", "+33639980012")
    open_page(desk)
    choose(desk)
    desk.parts.replies.leave_out("+33639980012")
    desk.until(desk.find(QWidget, "optedOutNotice").isVisible)
    named = desk.find(QLabel, "threadNameLabel").text()
    desk.click("threadContactButton")
    dialog = desk.wait_dialog("contactDialog")
    assert dialog.windowTitle() == "Add a contact"
    assert line(dialog, "contactNameEdit").text() == named


def test_the_names_that_a_file_gave_stand_in_the_new_contact(desk: Desk) -> None:
    fields = (("Prénom", "Ana"), ("Nom", "Duval"), ("RDV", "10 h"))
    desk.parts.compose.add_rows([Row(parse(ANA, ""), "Ana Duval", fields=fields)])
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.confirm()
    desk.until(lambda: bool(desk.server.world.sent))
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.click("threadContactButton")
    dialog = desk.wait_dialog("contactDialog")
    assert dialog.windowTitle() == "Add a contact"
    given = [line(dialog, f"contact{name}Edit").text() for name in ("FirstName", "LastName", "Name")]
    assert given == ["Ana", "Duval", ""], "which is shown as both"


def test_whom_no_number_reaches_cannot_be_kept(desk: Desk) -> None:
    reply(desk, "Votre colis", "36111")
    open_page(desk)
    choose(desk)
    assert not desk.find(QPushButton, "threadContactButton").isVisible()


def test_a_saved_text_is_put_where_the_caret_is_and_one_with_fields_is_not_offered(desk: Desk) -> None:
    reply(desk, "Plutôt jeudi ?")
    open_page(desk)
    choose(desk)
    box, texts = edit(desk), desk.parts.compose.texts
    button, menu = desk.find(QToolButton, "answerTextsBox"), desk.find(QMenu, "answerTextsMenu")
    desk.until(box.isEnabled)
    [why] = menu.actions()
    assert "No text was saved yet" in why.text()
    assert button.isEnabled()
    assert not why.isEnabled()
    texts.save("Closed", "{first_name}, nous sommes fermés")
    texts.save("Wrong", "Bonjour {first_name")
    desk.until(lambda: len(texts.rows) == 2)
    [why] = menu.actions()
    assert "fields" in why.text()
    assert not why.isEnabled()
    assert button.accessibleDescription() == button.toolTip()
    texts.save("Hours & days", "9 h à 12 h")
    desk.until(lambda: len(texts.rows) == 3)
    [action] = menu.actions()
    assert action.text() == "Hours && days"
    desk.type(box, "Ouvert de . Merci")
    cursor = box.textCursor()
    cursor.setPosition(len("Ouvert de "))
    box.setTextCursor(cursor)
    action.trigger()
    assert box.toPlainText() == "Ouvert de 9 h à 12 h. Merci"
    assert desk.parts.window.focusWidget() is box
    assert desk.parts.replies.answering.text == box.toPlainText()
    desk.parts.replies.leave_out(ANA)
    desk.until(lambda: not button.isEnabled())
    assert "Opted out" in button.toolTip()


def test_it_was_read_when_any_of_the_accounts_was() -> None:
    now = 1_780_000_000.0
    boxes = (Box("sms-a", "1", asked=now - 7200), Box("sms-b", "1", asked=now - 60), Box("sms-c", "2"))
    assert words.asked(boxes, now) == words.asked((boxes[1],), now) != words.asked((boxes[0],), now)
    assert [line.split(": ")[0] for line in words.asked_each(boxes).split("\n")] == [
        "sms-a",
        "sms-b",
        "sms-c",
    ]
    assert words.asked_each(boxes).endswith("not yet")
    assert words.asked_each(boxes[:1]) == ""
