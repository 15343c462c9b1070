"""The replies page: who answered is seen, read once, found, and answered, and nothing leaves without a word."""

import re
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QTableView, QWidget

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.settings import UNDO_SECONDS
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import GUIDE_KEYS
from ovhsms_gui.gui.kit.bubble import Bubble
from ovhsms_gui.gui.kit.empty import EmptyState, _Disc
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.palette import tone_of
from ovhsms_gui.gui.kit.talks import TALK, TalkFace
from ovhsms_gui.store.conversations import Conversations
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.people import Contact
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.events import PeopleChanged

from .conftest import Desk, Open, guest, said
from .lanes import settle
from .longer import cut

REPLIES = 2
SERVICE = "sms-ab12345-1"
ANA, BOB = "+33639980021", "+33639980024"
LONDON = "+447400900123"


@pytest.fixture(params=[True, False], ids=["pages", "ids"])
def either(request: pytest.FixtureRequest, server: DemoServer) -> DemoServer:
    """The stand-in as it is, and one that knows no pages."""
    server.world.pages = request.param
    return server


def reply(desk: Desk, text: str, number: str = ANA, ago: float = 0.0) -> None:
    """Somebody writes, and it is read."""
    before = desk.parts.replies.unread
    desk.server.world.reply(SERVICE, number, text, desk.server._clock() - ago)
    desk.parts.replies.refresh()
    desk.until(lambda: desk.parts.replies.unread > before)


def ask(desk: Desk, numbers: str, text: str = "Répondez OUI ou NON") -> int:
    """A message that can be answered, sent and gone."""
    desk.add(numbers)
    desk.write(text)
    state = desk.parts.compose
    state.set_allow_replies(True)
    state.set_no_stop(True)
    before = len(desk.server.world.sent)
    desk.send(0)
    desk.until(lambda: len(desk.server.world.sent) > before)
    return before


def faces(desk: Desk) -> list[TalkFace]:
    model = desk.find(QTableView, "conversationView").model()
    return [model.index(row, 0).data(TALK) for row in range(model.rowCount())]


def open_page(desk: Desk) -> None:
    desk.show_page(REPLIES)
    desk.until(lambda: desk.parts.replies.ready)
    settle(desk.parts.office, desk.qtbot)


def choose(desk: Desk, row: int = 0) -> None:
    view = desk.find(QTableView, "conversationView")
    view.selectRow(row)
    desk.until(
        lambda: (t := desk.parts.replies.talk) is not None and t.e164 == desk.parts.replies.rows[row].e164
    )


def bubbles(desk: Desk) -> list[str]:
    return [bubble.text() for bubble in desk.find(QWidget, "threadView").findChildren(Bubble)]


def edit(desk: Desk) -> QPlainTextEdit:
    return desk.find(QPlainTextEdit, "replyEdit")


def badge(desk: Desk) -> str:
    return desk.find(QListWidget, "pageList").item(REPLIES).text()


def press_send(desk: Desk) -> QWidget:
    desk.click("replySendButton")
    return desk.wait_dialog("answerDialog")


def say_yes(desk: Desk) -> None:
    button = press_send(desk).findChild(QPushButton, "answerSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# ---- what came -----------------------------------------------------------------------------------


def test_before_anybody_answered_the_page_says_how_they_can(desk: Desk) -> None:
    open_page(desk)
    page = desk.find(QWidget, "repliesPage")
    assert "No replies yet" in said(page)  # type: ignore[arg-type]
    desk.click("repliesWriteButton")
    assert desk.find(QListWidget, "pageList").currentRow() == 0


def test_beside_who_is_looked_at_and_never_answered_it_says_the_same(desk: Desk) -> None:
    ask(desk, "Lucie Perrin 06 39 98 00 21")
    desk.parts.window.pages.replies.widget.show_person(ANA)
    open_page(desk)
    write = desk.find(QPushButton, "repliesNoneWriteButton")
    desk.until(write.isVisible)
    assert "Tick “Let people reply”" in said(desk.find(QWidget, "repliesPage"))  # type: ignore[arg-type]
    desk.click("repliesNoneWriteButton")
    assert desk.find(QListWidget, "pageList").currentRow() == 0


def test_what_is_answered_comes_up_by_itself(either: DemoServer, open_desk: Open) -> None:
    either.world.reply_seconds = 1.0
    desk = open_desk(guest(either))
    ask(desk, "Lucie Perrin 06 39 98 00 12")
    desk.until(lambda: desk.parts.replies.unread == 1)
    assert badge(desk) == "Replies  1"
    open_page(desk)
    [face] = faces(desk)
    assert (face.who, face.text, face.unread) == ("Lucie Perrin", "Non, je ne peux pas. Plutôt jeudi ?", "1")
    choose(desk)
    assert bubbles(desk) == ["Répondez OUI ou NON", "Non, je ne peux pas. Plutôt jeudi ?"]
    desk.until(lambda: badge(desk) == "Replies")


def test_to_open_the_page_reads_nothing_and_to_open_a_conversation_reads_it(desk: Desk) -> None:
    reply(desk, "OUI", ANA, ago=60)
    reply(desk, "NON", BOB)
    open_page(desk)
    assert desk.parts.replies.unread == 2
    choose(desk)
    desk.until(lambda: desk.parts.replies.unread == 1)
    assert [face.unread for face in faces(desk)] == ["", "1"]
    with closing(Conversations(desk.places.journal)) as kept:
        assert kept.unread() == 1


def test_a_conversation_is_not_made_anew_because_it_was_read(desk: Desk) -> None:
    reply(desk, "OUI", ANA)
    open_page(desk)
    choose(desk)
    [shown] = desk.find(QWidget, "threadView").findChildren(Bubble)
    desk.until(lambda: (t := desk.parts.replies.talk) is not None and not any(said.unread for said in t.said))
    assert desk.find(QWidget, "threadView").findChildren(Bubble) == [shown]


def test_what_was_read_can_be_marked_as_unread(desk: Desk) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.until(lambda: desk.parts.replies.unread == 0)
    desk.click("markUnreadButton")
    desk.until(lambda: desk.parts.replies.unread == 1)
    settle(desk.parts.office, desk.qtbot)
    assert desk.parts.replies.unread == 1


def test_a_reply_that_comes_while_the_conversation_is_open_is_shown_and_read(desk: Desk) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.until(lambda: desk.parts.replies.unread == 0)
    desk.server.world.reply(SERVICE, ANA, "Merci", desk.server._clock())
    desk.parts.replies.refresh()
    desk.until(lambda: bubbles(desk) == ["OUI", "Merci"])
    desk.until(lambda: desk.parts.replies.unread == 0)


def test_one_that_comes_while_another_page_is_in_sight_stays_unread(desk: Desk) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.until(lambda: desk.parts.replies.unread == 0)
    desk.show_page(0)
    reply(desk, "Merci")
    settle(desk.parts.office, desk.qtbot)
    assert desk.parts.replies.unread == 1
    desk.show_page(REPLIES)
    desk.until(lambda: desk.parts.replies.unread == 0)


def test_found_by_name_number_and_words(desk: Desk) -> None:
    ask(desk, "Lucie Perrin 06 39 98 00 21, Karim Haddad 06 39 98 00 24", "Le cabinet ferme à midi")
    reply(desk, "D’accord, à jeudi", ANA)
    reply(desk, "Je serai là", BOB)
    open_page(desk)
    find = desk.find(QLineEdit, "repliesSearchEdit")

    def found(words: str) -> list[str]:
        find.setText(words)
        QTest.keyClick(find, Qt.Key.Key_Return)
        desk.until(lambda: desk.parts.replies.wanted.words == words and not desk.parts.replies.searching)
        return sorted(face.who for face in faces(desk))

    assert found("perrin") == ["Lucie Perrin"]
    assert found("06 39 98 00 24") == ["Karim Haddad"]
    assert found("jeudi") == ["Lucie Perrin"]
    assert found("haddad là") == ["Karim Haddad"]
    assert found("ferme midi") == ["Karim Haddad", "Lucie Perrin"]
    assert found("personne") == []
    assert "No conversation fits" in said(desk.find(QWidget, "repliesPage"))  # type: ignore[arg-type]
    QTest.keyClick(find, Qt.Key.Key_Escape)
    desk.until(lambda: len(faces(desk)) == 2)


def test_who_never_answered_is_looked_for_in_the_outbox_with_the_same_words(desk: Desk) -> None:
    ask(desk, "Lucie Perrin 06 39 98 00 21, Karim Haddad 06 39 98 00 24", "Le cabinet ferme à midi")
    reply(desk, "D’accord, à jeudi", ANA)
    open_page(desk)
    link = desk.find(QPushButton, "repliesInOutboxButton")
    assert not link.isVisible()
    find = desk.find(QLineEdit, "repliesSearchEdit")
    find.setText("haddad")
    QTest.keyClick(find, Qt.Key.Key_Return)
    desk.until(lambda: "No conversation fits" in said(desk.find(QWidget, "repliesPage")))  # type: ignore[arg-type]
    assert "“Look in the outbox” above finds" in said(desk.find(QWidget, "repliesPage"))  # type: ignore[arg-type]
    find.setFocus()
    QTest.keyClick(find, Qt.Key.Key_Tab)
    QTest.keyClick(link, Qt.Key.Key_Space)
    people = desk.find(QTableView, "outboxReceiversView")
    desk.until(lambda: people.isVisible() and people.model().rowCount() == 1)
    desk.until(lambda: people.model().index(0, 1).data() == "Karim Haddad")
    edit = desk.find(QLineEdit, "sendsSearchEdit")
    desk.until(lambda: edit.text() == "haddad")


def test_the_unread_ones_alone(desk: Desk) -> None:
    reply(desk, "OUI", ANA, ago=60)
    reply(desk, "NON", BOB)
    open_page(desk)
    choose(desk)
    desk.until(lambda: desk.parts.replies.unread == 1)
    desk.parts.replies.show_unread(True)
    desk.until(lambda: [face.text for face in faces(desk)] == ["OUI"])


def test_only_what_is_looked_for_and_not_found_wears_the_magnifier(desk: Desk) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.until(lambda: desk.parts.replies.unread == 0)

    def told(title: str) -> Icon | None:
        """The icon above it, once it is in sight."""
        for empty in desk.find(QWidget, "repliesPage").findChildren(EmptyState):
            if empty.isVisible() and empty.title.text() == title:
                return empty.findChildren(_Disc)[0]._icon
        return None

    state = desk.parts.replies
    state.show_unread(True)
    desk.until(lambda: told("Nothing is unread") is Icon.REPLIES)
    assert not desk.find(QPushButton, "repliesNoneWriteButton").isVisible()
    state.show_unread(False)
    state.look_for("nobody")
    desk.until(lambda: told("No conversation fits") is Icon.SEARCH)
    assert told("Nothing is unread") is None
    state.look_for("")
    desk.until(lambda: len(faces(desk)) == 1)
    assert told("No conversation fits") is None


def test_what_is_written_in_has_one_ring(desk: Desk) -> None:
    reply(desk, "OUI", ANA)
    open_page(desk)
    choose(desk)
    link = tone_of(desk.parts.window.palette()).link

    def rung(box: QPlainTextEdit) -> bool:
        """Whether what is written on has a ring of its own; where there is a frame, that has it."""
        box.setFocus()
        desk.until(box.hasFocus)
        inside = box.viewport().grab().toImage()
        return link in [inside.pixelColor(x, inside.height() // 2) for x in range(3)]

    assert not rung(edit(desk))
    desk.show_page(0)
    assert rung(desk.find(QPlainTextEdit, "messageEdit"))


def test_how_long_they_can_answer_is_told_as_about(desk: Desk) -> None:
    ask(desk, "Ana Duval 06 39 98 00 21")
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    label = desk.find(QLabel, "replyUntilLabel")
    assert re.match("Ana Duval can answer for about 4[78] h more, until about ", label.text())
    state = desk.parts.replies
    later, real = 48 * 3600.0 + 60, state.now
    state.now = lambda: real() + later
    state.thread_changed.emit()
    assert "Ana Duval can no longer answer" in label.text()
    state.now = real
    desk.server.world.reply(SERVICE, ANA, "Arrêtez svp", desk.server._clock())
    state.refresh()
    desk.until(lambda: not label.text())


def test_whoever_is_erased_is_gone_from_here(desk: Desk) -> None:
    reply(desk, "OUI", ANA, ago=60)
    reply(desk, "Appelez Ana au 06 39 98 00 21\nMerci", BOB)
    open_page(desk)
    choose(desk, 1)
    parts = desk.parts
    parts.contacts.erase([contact(ANA)])
    desk.until(lambda: [row.e164 for row in parts.replies.rows] == [BOB])
    desk.until(lambda: parts.replies.talk is None)
    assert faces(desk)[0].text == "… Merci"


def contact(number: str, name: str = "") -> Contact:
    return Contact(parse(number, ""), name)


# ---- answering -----------------------------------------------------------------------------------


def test_an_answer_goes_to_one_person_and_is_no_advertising(desk: Desk) -> None:
    ask(desk, "Lucie Perrin 06 39 98 00 21")
    reply(desk, "Plutôt jeudi ?")
    open_page(desk)
    choose(desk)
    desk.type(edit(desk), "Jeudi à 11 h 15")
    dialog = press_send(desk)
    assert "Send this answer to Lucie Perrin?" in said(dialog)  # type: ignore[arg-type]
    assert len(desk.server.world.sent) == 1
    button = dialog.findChild(QPushButton, "answerSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(desk.server.world.sent) == 2)
    message = list(desk.server.world.sent)[-1]
    assert (message.receiver, message.message, message.sender) == (ANA, "Jeudi à 11 h 15", "")
    desk.until(lambda: bubbles(desk)[-1] == "Jeudi à 11 h 15")
    assert edit(desk).toPlainText() == ""
    desk.parts.outbox.read()
    desk.until(lambda: bool(desk.parts.outbox.sends) and desk.parts.outbox.sends[0].text == "Jeudi à 11 h 15")
    assert desk.parts.outbox.sends[0].terms.no_stop


def test_whom_no_short_number_reaches_is_answered_from_the_name(desk: Desk) -> None:
    reply(desk, "Yes please", LONDON)
    open_page(desk)
    choose(desk)
    desk.type(edit(desk), "See you tomorrow")
    say_yes(desk)
    desk.until(lambda: len(desk.server.world.sent) == 1)
    assert desk.server.world.sent[0].sender == "MARTIN"


@pytest.mark.parametrize(
    ("undo", "when"),
    [(10, "in 10 s (until then you can take it back)"), (0, "at once, without time to take it back")],
)
def test_the_question_says_the_price_what_is_left_and_whether_it_can_be_taken_back(
    desk: Desk, undo: int, when: str
) -> None:
    desk.parts.office.preferences.put(UNDO_SECONDS, undo)
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.type(edit(desk), "Merci")
    words = [label.text() for label in press_send(desk).findChildren(QLabel)]
    left = desk.services[0].credits
    assert left is not None
    for name, value in (("Price", "1 credit"), ("Balance after", f"{left - 1:,.0f}"), ("When", when)):
        assert words[words.index(name) + 1] == value


def test_no_stray_enter_sends_anything(desk: Desk) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    box = edit(desk)
    box.setFocus()
    desk.type(box, "Merci")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.toPlainText() == "Merci\n"
    assert desk.dialog("answerDialog") is None
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.wait_dialog("answerDialog")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("answerDialog") is None)
    assert box.toPlainText() == "Merci\n"
    settle(desk.parts.office, desk.qtbot)
    assert desk.server.world.sent == ()
    say_yes(desk)  # and it can be asked for again
    desk.until(lambda: len(desk.server.world.sent) == 1)


def test_undo_brings_the_answer_back_where_it_was_written(server: DemoServer, open_desk: Open) -> None:
    desk = open_desk(guest(server), undo=60)
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.type(edit(desk), "À jeudi")
    say_yes(desk)
    desk.until(lambda: edit(desk).toPlainText() == "" and bool(desk.parts.outbox.sends))
    desk.until(lambda: desk.find(QPushButton, "undoButton").isVisible())
    desk.click("undoButton")
    desk.until(lambda: edit(desk).toPlainText() == "À jeudi")
    settle(desk.parts.office, desk.qtbot)
    assert desk.server.world.sent == ()
    assert desk.find(QListWidget, "pageList").currentRow() == REPLIES


def test_what_is_being_written_is_kept_for_each_person(server: DemoServer, open_desk: Open) -> None:
    desk = open_desk(guest(server))
    reply(desk, "NON", BOB, ago=60)
    reply(desk, "OUI", ANA)
    open_page(desk)
    choose(desk, 0)
    desk.type(edit(desk), "Pour Ana")
    choose(desk, 1)
    assert edit(desk).toPlainText() == ""
    choose(desk, 0)
    assert edit(desk).toPlainText() == "Pour Ana"
    desk.parts.replies.answering.keep()
    settle(desk.parts.office, desk.qtbot)
    with closing(Conversations(desk.places.journal)) as kept:
        assert kept.thread(ANA, 1).answer == "Pour Ana"


def test_what_a_short_number_does_not_carry_is_told_and_not_sent(desk: Desk) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    edit(desk).setPlainText("Voyez https://exemple.fr")
    desk.click("replySendButton")
    assert "✗" not in desk.find(QLabel, "replyToldLabel").text()
    assert desk.find(QLabel, "replyToldLabel").text() != ""
    settle(desk.parts.office, desk.qtbot)
    assert desk.dialog("answerDialog") is None


def test_whoever_opted_out_here_is_not_answered_by_accident(desk: Desk) -> None:
    reply(desk, "STOP")
    open_page(desk)
    choose(desk)
    desk.parts.office.write.ask(_opt_out)
    settle(desk.parts.office, desk.qtbot)
    settle(desk.parts.office, desk.qtbot)
    edit(desk).setPlainText("D’accord")
    desk.click("replySendButton")
    settle(desk.parts.office, desk.qtbot)
    assert desk.dialog("answerDialog") is None
    assert desk.find(QLabel, "replyToldLabel").text() != ""


def _opt_out(books: WriteBooks) -> None:
    books.opt_outs.add([ANA])
    books.say(PeopleChanged())


def test_an_answer_that_the_journal_does_not_take_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    edit(desk).setPlainText("Merci")
    desk.parts.office.write.ask(_break)
    say_yes(desk)
    desk.until(lambda: "Nothing was sent" in desk.find(QLabel, "replyToldLabel").text())
    assert edit(desk).toPlainText() == "Merci"
    assert desk.server.world.sent == ()


def _break(books: WriteBooks) -> None:
    """From now on the disk is full."""

    def full(*_a: object, **_k: object) -> int:
        raise StoreProblem(StoreKind.FULL)

    books.journal.add_send = full  # type: ignore[method-assign]


# ---- what is in the way --------------------------------------------------------------------------


@pytest.mark.expects_log
def test_keys_without_the_right_say_so_once_on_the_page(server: DemoServer, open_desk: Open) -> None:
    desk = open_desk(guest(server, GUIDE_KEYS))
    desk.until(lambda: bool(desk.parts.replies.boxes) and bool(desk.parts.replies.boxes[0].trouble))
    open_page(desk)
    words = desk.find(QLabel, "repliesTroubleLabel").text()
    assert words.startswith("The keys of sms-ab12345-1 may not read replies")
    assert desk.dialog("alarmDialog") is None


@pytest.mark.expects_log
def test_what_failed_is_told_and_what_is_there_stays(desk: Desk) -> None:
    reply(desk, "OUI")
    desk.server.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/incoming", None, 500, shape="A"))
    open_page(desk)
    desk.parts.replies.refresh()
    label = desk.find(QLabel, "repliesTroubleLabel")
    desk.until(lambda: "tried again by itself" in label.text())
    assert len(faces(desk)) == 1
    desk.server.faults.clear()
    desk.parts.replies.refresh()
    desk.until(lambda: label.text() == "")


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("size", [(683, 467), (1024, 700)])  # the same screen, at 150 and at 100 %
def test_what_an_answer_costs_and_how_long_it_can_be_answered_is_never_cut(
    tongue: str, desk: Desk, size: tuple[int, int]
) -> None:
    name = "Marie-Antoinette de La Rochefoucauld-Montmorency"
    desk.parts.contacts.keep(Contact(parse(ANA, "FR"), name))
    ask(desk, ANA)
    reply(desk, "OUI")
    desk.parts.window.resize(*size)
    open_page(desk)
    choose(desk)
    page = desk.parts.window.pages.replies.widget
    page.open_chosen()
    until, cost = desk.find(QLabel, "replyUntilLabel"), desk.find(QLabel, "replyCostLabel")
    desk.until(until.isVisible)
    desk.until(lambda: name in until.text())
    desk.type(edit(desk), "Jeudi à 11 h 15, cela vous va ?")
    desk.until(lambda: "SMS" in cost.text())
    told = ("replyUntilLabel", "replyCostLabel", "replySendButton", "answerTextsBox")
    desk.until(lambda: not [fault for fault in cut(page) if fault.startswith(told)])
    assert until.wordWrap()
    assert cost.wordWrap()


# ---- by keyboard ---------------------------------------------------------------------------------


def test_the_whole_way_by_keys_alone(desk: Desk) -> None:
    reply(desk, "Plutôt jeudi ?")
    window = desk.parts.window
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.parts.replies.ready and bool(faces(desk)))
    view = desk.find(QTableView, "conversationView")
    QTest.keyClick(view, Qt.Key.Key_Down)
    desk.until(lambda: bubbles(desk) == ["Plutôt jeudi ?"])
    QTest.keyClick(view, Qt.Key.Key_Return)
    box = edit(desk)
    desk.until(box.hasFocus)
    desk.type(box, "Jeudi, d’accord")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.wait_dialog("answerDialog")
    cancel = dialog.findChild(QPushButton, "answerCancelButton")
    assert cancel is not None
    desk.until(cancel.hasFocus)
    QTest.keyClick(cancel, Qt.Key.Key_Tab)
    send = dialog.findChild(QPushButton, "answerSendButton")
    assert send is not None
    desk.until(send.hasFocus)
    QTest.keyClick(send, Qt.Key.Key_Space)
    desk.until(lambda: len(desk.server.world.sent) == 1)
    desk.until(lambda: window.focusWidget() is box)  # where one goes on


def test_mnemonics_are_unique(desk: Desk) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    edit(desk).setPlainText("Merci")
    words = [
        widget.text()
        for widget in desk.parts.window.findChildren(QWidget)
        if isinstance(widget, QPushButton) or (isinstance(widget, QLabel) and widget.buddy())
        if widget.isVisible() and "&" in widget.text()
    ]
    letters = [text[text.index("&") + 1].lower() for text in words]
    assert len(set(letters)) == len(letters), words
