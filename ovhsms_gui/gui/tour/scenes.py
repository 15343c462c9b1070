"""The scenes: the main job step by step, and what each step must have made true."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QToolButton,
    QWidget,
)

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.kit.palette import DARK, application_palette
from ovhsms_gui.gui.kit.segments import Segments
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.tour.hands import Hands

# A file as a French spreadsheet writes it; one number has lost its 0, one all but three of its digits.
_PARENTS = (
    "Prénom;Nom;Téléphone;Heure\n"
    "Zoé;Martin;06 39 98 00 12;15 h\n"
    "Élie;Petit;639980013;15 h 30\n"
    "Noël;Roux;3,36E+10;16 h\n"
)


@dataclass(frozen=True, slots=True)
class Until:
    """A step of the script: what must become true, and how to see it."""

    what: str
    true: Callable[[], bool]


def play(hands: Hands) -> Iterator[Until]:
    """All scenes, in the order in which they are played."""
    window = hands.window
    window.resize(QSize(1180, 760))
    box = hands.find(QComboBox, "accountBox")
    yield Until("the account and its credits appear", lambda: _digits(box.currentText()).endswith("5000"))
    sender = hands.find(QComboBox, "senderBox")
    yield Until("the senders appear", lambda: sender.findText("MARTIN") >= 0)
    hands.picture("window")
    yield from _receivers(hands)
    yield from _message(hands, sender)
    yield from _confirm(hands)
    yield from _result(hands)
    yield from _replies(hands)
    yield from _schedule(hands)
    yield from _other_looks(hands)


def _receivers(hands: Hands) -> Iterator[Until]:
    edit = hands.find(QPlainTextEdit, "receiverEdit")
    summary = hands.find(QLabel, "receiverSummary")
    merged, invalid = hands.find(QPushButton, "mergedChip"), hands.find(QLabel, "invalidChip")
    hands.type(edit, "Ana Duval 06 39 98 00 12")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    yield Until(
        "one number typed the national way is one person", lambda: messages.people(1) in summary.text()
    )
    hands.type(
        edit, "Bruno Petit +33 (0)6.39.98.00.13; Chloé Renard 0033 6 39 98 00 14, 06 39 98 00 12, 0612"
    )
    hands.click("addReceiversButton")
    yield Until(
        "three people, one merged, one not valid",
        lambda: _digits(" ".join(label.text() for label in (summary, merged, invalid))) == "311",
    )
    hands.picture("receivers")
    table = hands.find(QTableView, "receiverView")
    table.selectRow(3)
    hands.click("removeReceiversButton")
    yield Until("the bad number is removed", lambda: not invalid.text())


def _message(hands: Hands, sender: QComboBox) -> Iterator[Until]:
    edit = hands.find(QPlainTextEdit, "messageEdit")
    replace = hands.find(QPushButton, "replaceButton")
    text = "Bonjour, le cabinet sera fermé lundi. Votre rendez-vous est déplacé à mardi 24, 9 h 30. "
    hands.type(edit, text + "Merci de nous dire si cela ne convient pas, par retour d’appel.")
    yield Until("a curly apostrophe makes it Unicode", replace.isVisible)
    hands.picture("unicode")
    QTest.mouseClick(replace, Qt.MouseButton.LeftButton)
    yield Until("replaced, it fits the plain alphabet", lambda: not replace.isVisible())
    toggle = hands.find(QCheckBox, "replyToggle")
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    yield Until("with replies the sender name rests", lambda: not sender.isEnabled())
    hands.picture("replies")
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    sender.setFocus()
    while sender.currentText() != "MARTIN" and sender.currentIndex() < sender.count() - 1:
        QTest.keyClick(sender, Qt.Key.Key_Down)
    yield Until("the sender is chosen", lambda: sender.isEnabled() and sender.currentText() == "MARTIN")
    QTest.keyClick(hands.find(QCheckBox, "noStopToggle"), Qt.Key.Key_Space)
    send = hands.find(QPushButton, "sendButton")
    yield Until(
        "the button says what it will do", lambda: send.isEnabled() and messages.people(3) in send.text()
    )
    hands.picture("ready")


def _confirm(hands: Hands) -> Iterator[Until]:
    QTest.keyClick(
        hands.find(QPlainTextEdit, "messageEdit"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    yield Until("Ctrl+Enter asks before it sends", lambda: hands.dialog("confirmDialog") is not None)
    hands.picture("confirm")
    QTest.keyClick(hands.shown("confirmDialog"), Qt.Key.Key_Return)
    yield Until("Enter means Cancel", lambda: hands.dialog("confirmDialog") is None)
    text = hands.find(QPlainTextEdit, "messageEdit").toPlainText()
    yield Until("after Cancel the text is still there", lambda: bool(text))
    hands.click("sendButton")
    yield Until("the button asks too", lambda: hands.dialog("confirmDialog") is not None)
    _say_yes(hands, undo=30)
    yield Until(
        "nothing leaves before the time to undo is over",
        lambda: hands.window.findChild(QPushButton, "undoButton") is not None,
    )
    hands.picture("undo")
    hands.click("undoButton")
    edit = hands.find(QPlainTextEdit, "messageEdit")
    send = hands.find(QPushButton, "sendButton")
    yield Until(
        "Undo brings the message back",
        lambda: edit.toPlainText() == text and send.isEnabled() and messages.people(3) in send.text(),
    )
    hands.click("sendButton")
    yield Until("it is asked about once more", lambda: hands.dialog("confirmDialog") is not None)
    _say_yes(hands, undo=1)


def _say_yes(hands: Hands, *, undo: int) -> None:
    dialog = hands.shown("confirmDialog")
    hands.find(QSpinBox, "undoSecondsBox", dialog).setValue(undo)
    hands.click("confirmSendButton", dialog)


def _walk(hands: Hands, key: Qt.Key) -> None:
    """To the next page, by keyboard."""
    pages = hands.find(QListWidget, "pageList")
    pages.setFocus()
    QTest.keyClick(pages, key)


def _result(hands: Hands) -> Iterator[Until]:
    label = hands.find(QLabel, "outboxStateLabel")
    table = hands.find(QTableView, "outboxReceiversView")
    sent = f"3 {words.short(ReceiverState.ACCEPTED, 3)}"
    yield Until("every receiver's result is shown", lambda: sent in label.text() and _rows(table) == 3)
    hands.picture("outbox")
    search = hands.find(QLineEdit, "sendsSearchEdit")
    hands.type(search, "bruno")
    yield Until("a send is found by a name, and whom it went to", lambda: _rows(table) == 1)
    hands.picture("search")
    about = hands.find(QToolButton, "outboxPersonButton")
    QTest.mouseClick(about, Qt.MouseButton.LeftButton)
    yield Until("all that went to one person is one click away", lambda: _whose(hands) == "Bruno Petit")
    hands.picture("person")
    _walk(hands, Qt.Key.Key_Up)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    yield Until("Escape gives everybody back", lambda: _rows(table) == 3)
    edit = hands.find(QPlainTextEdit, "messageEdit")
    yield Until("the message box is empty for the next one", lambda: not edit.toPlainText())
    box = hands.find(QComboBox, "accountBox")
    yield Until("the balance is read again", lambda: "4997" in _digits(box.currentText()))


def _replies(hands: Hands) -> Iterator[Until]:
    pages = hands.find(QListWidget, "pageList")
    _walk(hands, Qt.Key.Key_Up)
    edit = hands.find(QPlainTextEdit, "receiverEdit")
    hands.type(edit, "Ana Duval 06 39 98 00 12, Gil Morin 06 39 98 00 17")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    hands.type(hands.find(QPlainTextEdit, "messageEdit"), "Rendez-vous demain à 9 h 30. OUI ou NON ?")
    QTest.keyClick(hands.find(QCheckBox, "replyToggle"), Qt.Key.Key_Space)
    send = hands.find(QPushButton, "sendButton")
    yield Until("a message that can be answered is ready", lambda: messages.people(2) in send.text())
    hands.click("sendButton")
    yield Until("it is asked about", lambda: hands.dialog("confirmDialog") is not None)
    _say_yes(hands, undo=0)
    yield Until("the replies are counted beside their page", lambda: _digits(pages.item(2).text()) == "2")
    pages.setFocus()
    QTest.keyClick(pages, Qt.Key.Key_Down)
    talks = hands.find(QTableView, "conversationView")
    yield Until("the conversations are listed", lambda: _rows(talks) == 2)
    name, reply = hands.find(QLabel, "threadNameLabel"), hands.find(QPlainTextEdit, "replyEdit")
    _choose(talks, "Ana Duval")
    yield Until(
        "opened, it is read", lambda: name.text() == "Ana Duval" and _digits(pages.item(2).text()) == "1"
    )
    hands.type(reply, "Jeudi à 11 h 15, cela vous va ?")
    hands.picture("conversation")
    hands.click("replySendButton")
    yield Until("it asks before it answers", lambda: hands.dialog("answerDialog") is not None)
    hands.picture("answer")
    hands.click("answerSendButton", hands.shown("answerDialog"))
    yield Until("the answer is on its way, and the box is empty", lambda: not reply.toPlainText())
    undo = hands.window.findChild(QPushButton, "undoButton")
    yield Until("it can be undone like every message", lambda: undo is None or undo.isVisible())
    yield from _stop(hands, talks)
    _walk(hands, Qt.Key.Key_Up)


def _stop(hands: Hands, talks: QTableView) -> Iterator[Until]:
    notice = hands.find(QWidget, "askedToStopNotice")
    _choose(talks, "Gil Morin")
    yield Until("who answers STOP is recognised, and offered to be left out", notice.isVisible)
    hands.picture("stop")
    hands.click("replyOptOutButton")
    yield Until("left out, there is nothing more to offer", lambda: not notice.isVisible())


def _schedule(hands: Hands) -> Iterator[Until]:
    """A message for tomorrow, and back again."""
    pages, edit = hands.find(QListWidget, "pageList"), hands.find(QPlainTextEdit, "messageEdit")
    pages.setFocus()
    QTest.keyClick(pages, Qt.Key.Key_Up)
    yield Until("the page list leads back to the message", edit.isVisible)
    receivers, summary = hands.find(QPlainTextEdit, "receiverEdit"), hands.find(QLabel, "receiverSummary")
    hands.type(receivers, "Ana Duval 06 39 98 00 12, Bruno Petit 06 39 98 00 13")
    QTest.keyClick(receivers, Qt.Key.Key_Return)
    yield Until("two people are to hear of it", lambda: messages.people(2) in summary.text())
    hands.type(edit, "Nouveau : le cabinet ouvre aussi le samedi matin, de 9 h à 12 h.")
    hands.click("whenLaterButton")
    yield Until("a time can be chosen", lambda: hands.dialog("scheduleDialog") is not None)
    hands.picture("schedule")
    days = hands.find(QWidget, "scheduleMonthDays", hands.shown("scheduleDialog"))
    take = hands.find(QPushButton, "scheduleTakeButton", hands.shown("scheduleDialog"))
    first = take.text()
    QTest.keyClick(days, Qt.Key.Key_Down)
    yield Until("the arrow keys walk through the month", lambda: take.text() != first)
    hands.click("scheduleQuickButton0", hands.shown("scheduleDialog"))
    yield Until("what is often chosen is one click", lambda: take.text() == first)
    QTest.keyClick(take, Qt.Key.Key_Return)
    send = hands.find(QPushButton, "sendButton")
    yield Until("the button says for when", lambda: send.isEnabled() and _digits(send.text()) != "2")
    hands.click("sendButton")
    yield Until("it is asked for when", lambda: hands.dialog("confirmDialog") is not None)
    _say_yes(hands, undo=1)
    label, which = hands.find(QLabel, "outboxStateLabel"), hands.find(Segments, "outboxWhichBar")
    kept = f"2 {words.short(ReceiverState.SCHEDULED, 2)}"
    yield Until("OVHcloud keeps it for its time", lambda: kept in label.text())
    QTest.keyClick(which, Qt.Key.Key_Left)
    sends = hands.find(QTableView, "outboxView")
    yield Until("what is to come is a list of its own", lambda: _rows(sends) == 1)
    cancel = hands.find(QPushButton, "cancelScheduledButton")
    yield Until("it can be cancelled", cancel.isVisible)
    hands.picture("scheduled")
    yield from _change(hands)
    hands.click("cancelScheduledButton")
    yield Until("it is asked before", lambda: hands.dialog("recallDialog") is not None)
    hands.click("recallButton", hands.shown("recallDialog"))
    gone = f"2 {words.short(ReceiverState.CANCELLED, 2)}"
    yield Until("nobody gets it", lambda: gone in label.text())
    QTest.keyClick(which, Qt.Key.Key_Right)
    yield Until("all sends are listed again", lambda: _rows(sends) > 1)
    hands.picture("cancelled")
    yield from _export(hands)


def _change(hands: Hands) -> Iterator[Until]:
    """Other words for what is scheduled: the new message takes the place of the old one."""
    hands.click("changeScheduledButton")
    edit, remark = hands.find(QPlainTextEdit, "messageEdit"), hands.find(QLabel, "replacesLabel")
    yield Until("the scheduled message is opened again", lambda: edit.isVisible() and remark.isVisible())
    hands.type(edit, " À bientôt !")
    hands.picture("change")
    send = hands.find(QPushButton, "sendButton")
    yield Until("it can take the place of the earlier one", send.isEnabled)
    hands.click("sendButton")
    yield Until("it is asked about as well", lambda: hands.dialog("confirmDialog") is not None)
    _say_yes(hands, undo=0)
    label, cancel = hands.find(QLabel, "outboxStateLabel"), hands.find(QPushButton, "cancelScheduledButton")
    kept = f"2 {words.short(ReceiverState.SCHEDULED, 2)}"
    yield Until("the new one is at OVHcloud", lambda: kept in label.text() and cancel.isVisible())
    QTest.keyClick(hands.find(Segments, "outboxWhichBar"), Qt.Key.Key_Left)
    sends = hands.find(QTableView, "outboxView")
    yield Until("and the new one alone is to come", lambda: _rows(sends) == 1 and cancel.isVisible())
    hands.picture("changed")


def _export(hands: Hands) -> Iterator[Until]:
    """What is listed, as a table for a spreadsheet."""
    hands.click("exportListButton")
    yield Until("it is asked where to", lambda: hands.dialog("exportListDialog") is not None)
    dialog, file = hands.shown("exportListDialog"), hands.folder / "sms.csv"
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    yield Until(
        "the table has everybody in it", lambda: file.exists() and "Gil Morin" in file.read_text("utf-8")
    )
    hands.picture("exported")


def _import(hands: Hands, edit: QPlainTextEdit) -> Iterator[Until]:
    file = hands.folder / "parents.csv"
    file.write_bytes(_PARENTS.encode("cp1252"))
    hands.window.pages.compose.widget.left.import_file(file)
    yield Until(
        "a spreadsheet is understood",
        lambda: (box := hands.dialog("importDialog")) is not None and messages.people(2) in _told(box),
    )
    hands.picture("import")
    hands.click("importTakeButton", hands.shown("importDialog"))
    summary = hands.find(QLabel, "receiverSummary")
    yield Until("two people are imported", lambda: messages.people(2) in summary.text())
    hands.type(edit, "Bonjour {prenom}, l'école ferme à {heure} aujourd'hui.")
    preview = hands.find(QLabel, "previewLabel")
    yield Until(
        "the preview shows what a receiver gets", lambda: "Zoé, l'école ferme à 15 h" in preview.text()
    )
    hands.picture("placeholders")
    # A new message, rather than these people taken out: that would be told at the foot of the next pictures.
    hands.click("newMessageButton")
    yield Until("a new message begins", lambda: not edit.toPlainText())


def _other_looks(hands: Hands) -> Iterator[Until]:
    pages = hands.find(QListWidget, "pageList")
    hands.click("accountsButton")
    yield Until("the accounts dialog opens", lambda: hands.dialog("accountsDialog") is not None)
    hands.picture("accounts")
    QTest.keyClick(hands.shown("accountsDialog"), Qt.Key.Key_Escape)
    yield Until("Escape closes it", lambda: hands.dialog("accountsDialog") is None)
    pages.setFocus()
    QTest.keyClick(pages, Qt.Key.Key_Up)
    edit = hands.find(QPlainTextEdit, "messageEdit")
    yield Until("the page list works by keyboard", edit.isVisible)
    yield from _import(hands, edit)
    hands.type(
        hands.find(QPlainTextEdit, "receiverEdit"),
        "Ana Duval 06 39 98 00 12, +44 7400 123456, 01 99 00 12 34",
    )
    QTest.keyClick(hands.find(QPlainTextEdit, "receiverEdit"), Qt.Key.Key_Return)
    hands.type(edit, "École fermée demain à cause de la neige ❄")
    QApplication.setPalette(application_palette(DARK))
    yield Until("the dark theme is drawn", lambda: hands.window.palette().window().color().lightness() < 100)
    hands.picture("dark")
    hands.window.resize(QSize(1024, 700))
    yield Until("the window is small", lambda: hands.window.width() == 1024)
    hands.picture("dark-small")


def _told(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "importSummary")
    return label.text() if label is not None else ""


def _digits(text: str) -> str:
    """The digits alone: how thousands are grouped is the locale's matter."""
    return "".join(char for char in text if char.isdigit())


def _whose(hands: Hands) -> str:
    """Whose conversation is in sight."""
    label = hands.window.findChild(QLabel, "threadNameLabel")
    return label.text() if label is not None and label.isVisible() else ""


def _choose(table: QTableView, name: str) -> None:
    model = table.model()
    assert model is not None
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, name, 1, Qt.MatchFlag.MatchContains)
    table.setCurrentIndex(found[0])


def _rows(table: QTableView) -> int:
    model = table.model()
    return model.rowCount() if model is not None else 0
