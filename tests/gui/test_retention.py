"""How long texts are kept: nothing goes without a word, and what went is told where it was."""

from contextlib import closing
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QTableView, QWidget

from ovhsms_gui.core.settings import KEEP_MONTHS
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.gui import language
from ovhsms_gui.gui.kit.sends import SEND, SendFace
from ovhsms_gui.store.database import connect
from ovhsms_gui.store.settings import remembered
from ovhsms_gui.work import people

from .conftest import Desk
from .lanes import settle
from .test_replies import ask, bubbles, choose, faces, open_page, reply
from .test_settings import open_settings

OUTBOX = 1
YEAR = 365 * 86400.0


def old(desk: Desk) -> None:
    """An answer that was read and what it answered, of more than a year ago."""
    ask(desk, "06 39 98 00 21", "Votre ordonnance est prête")
    done = {ReceiverState.ACCEPTED, ReceiverState.DELIVERED}
    desk.until(lambda: [set(send.counts) <= done for send in desk.parts.outbox.sends] == [True])
    reply(desk, "Merci")
    open_page(desk)
    choose(desk)
    desk.until(lambda: not desk.parts.replies.unread)
    settle(desk.parts.office, desk.qtbot)
    with closing(connect(desk.places.journal)) as db:
        db.execute("UPDATE send SET created = created - ?", (1.5 * YEAR,))
        db.execute("UPDATE chunk SET submitted = submitted - ?", (1.5 * YEAR,))
        db.execute("UPDATE reply SET at = at - ?", (1.4 * YEAR,))


def open_retention(desk: Desk) -> QDialog:
    button = open_settings(desk).findChild(QPushButton, "retentionButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: bool(shown()))
    [dialog] = shown()
    desk.until(keep(dialog).isEnabled)
    return dialog


def shown() -> list[QDialog]:
    """That it belongs to a dialog, and not to the window, makes it none the less ours."""
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.objectName() == "retentionDialog" and one.isVisible()
    ]


def keep(dialog: QDialog) -> QPushButton:
    button = dialog.findChild(QPushButton, "keepTextsButton")
    assert button is not None
    return button


def text(dialog: QDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text()


def chosen(desk: Desk) -> int:
    settle(desk.parts.office, desk.qtbot)
    return KEEP_MONTHS.among(remembered(desk.places.journal))


def test_what_it_concerns_is_told_before_and_enter_does_not_switch_it_on(desk: Desk) -> None:
    old(desk)
    dialog = open_retention(desk)
    box = dialog.findChild(QComboBox, "keepMonthsBox")
    assert box is not None
    assert box.currentData() == 12
    preview = text(dialog, "retentionPreviewLabel")
    assert preview.startswith("To be erased now: the texts of 1 send (1 message) and 1 reply, the oldest of ")
    assert keep(dialog).text().replace("&", "") == "Erase what is older than 12 months"
    box.setCurrentIndex(box.findData(24))
    assert not keep(dialog).isEnabled()  # not before that was counted
    desk.until(keep(dialog).isEnabled)
    assert text(dialog, "retentionPreviewLabel") == "Nothing is older than 24 months today."
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.until(lambda: not shown())
    assert chosen(desk) == 0
    assert [send.removed for send in desk.parts.outbox.sends] == [None]


def test_it_goes_at_once_and_what_stood_there_says_so(desk: Desk) -> None:
    old(desk)
    dialog = open_retention(desk)
    QTest.mouseClick(keep(dialog), Qt.MouseButton.LeftButton)
    assert chosen(desk) == 12
    kept = desk.dialog("settingsDialog")
    assert kept is not None
    assert "erased after 12 months" in text(kept, "keptTextsLabel")
    kept.reject()
    desk.until(lambda: not bubbles(desk))
    gone = [label.text() for label in desk.find(QWidget, "threadView").findChildren(QLabel)]
    assert len([one for one in gone if one.startswith("Text erased on ") and "after 12 months" in one]) == 2
    assert faces(desk)[0].text.startswith("Text erased on ")
    desk.show_page(OUTBOX)
    desk.until(lambda: all(send.removed for send in desk.parts.outbox.sends))
    view = desk.find(QTableView, "outboxView")
    desk.until(lambda: view.model().rowCount() == 1)
    face = view.model().index(0, 0).data(SEND)
    assert isinstance(face, SendFace)
    assert face.text.startswith("Text erased on ")
    view.selectRow(0)
    sentence = desk.find(QLabel, "outboxRemovedLabel")
    desk.until(sentence.isVisible)
    assert sentence.text().startswith("Text erased on ")
    assert not desk.find(QWidget, "outboxTextLabel").isVisible()
    use = {
        name: desk.parts.window.findChild(QAction, f"use{name}Action") for name in ("Text", "People", "Both")
    }
    assert {name: (one.isEnabled(), one.text()) for name, one in use.items() if one is not None} == {
        "Text": (False, "The text: it was erased"),
        "People": (True, "The people"),
        "Both": (False, "Text and people: the text was erased"),
    }
    dialog = open_retention(desk)
    assert text(dialog, "retentionLastLabel").startswith("Last erased on ")
    assert text(dialog, "retentionLastLabel").endswith("the texts of 1 send (1 message) and 1 reply.")
    box = dialog.findChild(QComboBox, "keepMonthsBox")
    assert box is not None
    box.setCurrentIndex(box.findData(0))
    desk.until(keep(dialog).isEnabled)
    assert keep(dialog).text().replace("&", "") == "Keep all texts"
    QTest.mouseClick(keep(dialog), Qt.MouseButton.LeftButton)
    assert chosen(desk) == 0


def test_in_french_too(desk: Desk, qapp: QApplication) -> None:
    language.speak(qapp, "fr")
    try:
        old(desk)
        assert text(open_retention(desk), "retentionPreviewLabel").startswith(
            "À effacer dès maintenant\N{NO-BREAK SPACE}: les textes de 1 envoi (1 message) et 1 réponse, dont le plus "
        )
    finally:
        language.speak(qapp, "en")


def test_what_could_not_be_counted_is_said_and_can_be_counted_again(desk: Desk) -> None:
    with closing(connect(desk.places.journal)) as db:
        db.execute("ALTER TABLE text_sweep RENAME TO away")
    button = open_settings(desk).findChild(QPushButton, "retentionButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: bool(shown()))
    [dialog] = shown()
    again = dialog.findChild(QPushButton, "retentionAgainButton")
    assert again is not None
    desk.until(again.isVisible)
    assert "could not be counted" in text(dialog, "retentionPreviewLabel")
    assert not keep(dialog).isEnabled()
    with closing(connect(desk.places.journal)) as db:
        db.execute("ALTER TABLE away RENAME TO text_sweep")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    desk.until(keep(dialog).isEnabled)
    assert not again.isVisible()
    assert text(dialog, "retentionPreviewLabel") == "Nothing is older than 12 months today."


def test_written_again_after_the_text_was_erased_it_is_a_new_text(desk: Desk) -> None:
    desk.server.faults.add(Fault(FaultKind.STATUS, "POST", "/sms/*/jobs", value=403))
    desk.add("Ana 06 39 98 00 21, Tom 06 39 98 00 22")
    desk.write("Votre ordonnance est prête")
    desk.choose_sender("MARTIN")
    desk.send(0)
    desk.until(lambda: [{str(s) for s in send.counts} for send in desk.parts.outbox.sends] == [{"refused"}])
    with closing(connect(desk.places.journal)) as db:
        db.execute("UPDATE send SET created = created - ?", (1.5 * YEAR,))
        db.execute("UPDATE chunk SET submitted = submitted - ?", (1.5 * YEAR,))
    QTest.mouseClick(keep(open_retention(desk)), Qt.MouseButton.LeftButton)
    desk.until(lambda: all(send.removed for send in desk.parts.outbox.sends))
    settings = desk.dialog("settingsDialog")
    assert settings is not None
    settings.reject()
    desk.show_page(OUTBOX)
    button = desk.find(QPushButton, "redraftButton")
    desk.until(lambda: button.text().replace("&", "") == "Write a new text to 2 people…")
    assert "The text was erased" in button.accessibleDescription()
    done: list[object] = []
    desk.parts.office.write.ask(partial(people.erase, numbers=("+33639980021",)), done.append)
    desk.until(lambda: button.text().replace("&", "") == "Write a new text to 1 person…")
    desk.click("redraftButton")
    desk.until(lambda: len(desk.parts.compose.rows) == 1)
    assert desk.parts.compose.draft.text == ""
    desk.parts.office.write.ask(partial(people.erase, numbers=("+33639980022",)), done.append)
    desk.show_page(OUTBOX)
    desk.until(lambda: button.text() == "Write again: who did not get it was erased")
    assert not button.isEnabled()
