"""The outbox page: undo, doubts and their end, what is left for the next start, finding one among many."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.settings import UNDO_SECONDS
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.kit.card import Notice
from ovhsms_gui.gui.kit.cells import FACE
from ovhsms_gui.gui.kit.chip import ChipButton
from ovhsms_gui.gui.kit.filters import FilterChips
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.scrolled import BubblePane
from ovhsms_gui.gui.kit.sends import SEND
from ovhsms_gui.gui.outbox import columns
from ovhsms_gui.gui.outbox.doubt import DoubtDialog
from ovhsms_gui.gui.paging import PagedModel
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.rows import Cause, ChunkOutcome
from ovhsms_gui.work.lookup import ReceiversPage

from .conftest import Desk, Open, close, guest, lawful, said
from .people import person, take_in

THREE = "Ana Duval 06 39 98 00 12; +33 6.39.98.00.13, 0033 (0)6 39 98 00 14"
WORDS = "Le cabinet sera fermé lundi."
POST = ("POST", "/sms/*/jobs")
FOR_EVER = 100_000.0  # seconds: until the test says so


def ready(desk: Desk, people: str = THREE) -> None:
    desk.add(people)
    desk.write(WORDS)
    desk.choose_sender("MARTIN")


def table(desk: Desk) -> list[tuple[str, ...]]:
    model = desk.find(QTableView, "outboxReceiversView").model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def states(desk: Desk) -> list[str]:
    return [row[2] for row in table(desk)]


def label(desk: Desk) -> str:
    return desk.find(QLabel, "outboxStateLabel").text().replace("\n", " ")


def chips(desk: Desk) -> list[ChipButton]:
    return [chip for chip in desk.find(FilterChips, "outboxFilterBox").chips if chip.isVisible()]


def filters(desk: Desk) -> list[str]:
    return [chip.text() for chip in chips(desk)]


def press_filter(desk: Desk, text: str) -> None:
    [chip] = [chip for chip in chips(desk) if chip.text() == text]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)


def shown(desk: Desk, name: str) -> bool:
    button = desk.parts.window.findChild(QPushButton, name)
    return button is not None and button.isVisible()


def at_ovh(desk: Desk) -> list[str]:
    return [message.receiver for message in desk.server.world.sent]


# ---- undo ------------------------------------------------------------------------------------------


def test_undo_sends_nothing_and_brings_the_message_back(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server), undo=30)
    ready(desk)
    desk.confirm()
    desk.until(lambda: shown(desk, "undoButton"))
    assert "Nothing has left yet" in label(desk)
    assert not shown(desk, "cancelSendButton"), "one way to stop is enough"
    desk.until(lambda: len(states(desk)) == 3 and all("not sent yet" in state for state in states(desk)))
    desk.click("undoButton")
    edit = desk.find(QPlainTextEdit, "messageEdit")
    desk.until(lambda: edit.isVisible() and edit.toPlainText() == WORDS)
    desk.until(lambda: len(desk.parts.compose.rows) == 3)
    assert desk.parts.compose.rows.row(0).name == "Ana Duval"
    assert desk.find(QComboBox, "senderBox").currentText() == "MARTIN"
    assert at_ovh(desk) == []


def test_what_can_be_undone_stands_among_what_is_to_come_with_its_seconds(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server))
    ready(desk)
    desk.send(0)
    desk.until(lambda: len(at_ovh(desk)) == 3)
    desk.show_page(0)
    ready(desk)
    desk.send(3000)
    listed = desk.find(QTableView, "outboxView").model()
    desk.until(lambda: listed.rowCount() == 2 and label(desk).startswith("Nothing has left yet"))
    first, second = (listed.index(row, 0).data(SEND) for row in range(2))
    assert (first.day, first.chip.text) == ("To come", "about to leave")
    assert re.fullmatch(r"in [23],\d{3} s", first.when)
    heard = listed.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert re.match(r"3 people, in [23],\d{3} s, about to leave, ", heard)
    assert second.day not in {"To come", ""}
    notices = [n for n in desk.parts.window.findChildren(Notice) if n.isVisible()]
    assert not notices, "the line above the page says it: what comes and goes here moves the tools under it"
    desk.click("undoButton")
    desk.until(lambda: listed.rowCount() == 2 and listed.index(0, 0).data(SEND).chip.text == "cancelled")
    assert listed.index(0, 0).data(SEND).day not in {"To come", ""}
    rows = desk.find(QTableView, "outboxView").verticalHeader()
    assert rows.sectionSize(1) < rows.sectionSize(0), "one day above both"


def test_why_somebody_got_nothing_is_a_few_words_in_the_table_and_a_sentence_in_its_tip(
    open_desk: Open, server: DemoServer
) -> None:
    server.world.delivery_seconds = 0.0
    desk = open_desk(guest(server))
    ready(desk, "Ana Duval 06 39 98 00 99")
    desk.send(0)
    desk.until(lambda: shown(desk, "lookUpButton"))
    desk.click("lookUpButton")
    desk.until(lambda: [row[3] for row in table(desk)] == ["wrong or barred number"])
    cell = desk.find(QTableView, "outboxReceiversView").model().index(0, 3)
    assert "The number is wrong or barred" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "That is final." in cell.data(Qt.ItemDataRole.AccessibleTextRole)


def test_when_the_time_is_over_it_goes(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server), undo=5)  # time enough to be seen where the machine is busy
    ready(desk)
    desk.confirm()
    desk.until(lambda: shown(desk, "undoButton"))
    desk.until(lambda: len(at_ovh(desk)) == 3)
    desk.until(lambda: not shown(desk, "undoButton"))


def test_undo_brings_back_also_who_would_have_got_nothing(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server), undo=30)
    bob, zoe = person("06 39 98 00 13", "Bob", time="9 h"), person("06 39 98 00 13", "Zoé", time="10 h")
    take_in(desk, person("06 39 98 00 12", "Ana", time="8 h"), person("0612", "Luc"), bob, zoe)
    desk.write("Demain à {time}")
    desk.choose_sender("MARTIN")
    before = desk.parts.compose.rows.snapshot()
    desk.confirm()
    desk.until(lambda: shown(desk, "undoButton"))
    assert len(desk.parts.compose.rows) == 0
    desk.click("undoButton")
    desk.until(lambda: len(desk.parts.compose.rows) == 3 and not desk.parts.compose.busy)
    after = desk.parts.compose.rows.snapshot()
    assert (after.rows, after.others) == (before.rows, before.others)
    assert desk.parts.compose.draft.text == "Demain à {time}"
    assert server.world.sent == ()


def test_the_time_to_undo_is_chosen_where_it_is_confirmed_and_kept(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server), undo=30)
    ready(desk)
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    box = dialog.findChild(QSpinBox, "undoSecondsBox")
    assert box is not None
    assert box.value() == 30
    box.setValue(0)
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(at_ovh(desk)) == 3)
    ready(desk)
    assert desk.parts.compose.undo_seconds == 0


def test_closing_before_it_leaves_is_asked_about(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server), undo=30)
    ready(desk)
    desk.confirm()
    desk.until(lambda: shown(desk, "undoButton"))
    desk.until(lambda: desk.parts.outbox.about_to_leave == 3)
    desk.parts.window.close()
    dialog = desk.wait_dialog("closeDialog")
    assert any("Not sent to yet: 3 people" in found.text() for found in dialog.findChildren(QLabel))
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # the default keeps the window open
    desk.until(lambda: desk.dialog("closeDialog") is None)
    assert desk.parts.window.isVisible()
    assert desk.parts.window.isEnabled()


def test_undo_that_comes_too_late_says_so(desk: Desk) -> None:
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(at_ovh(desk)) == 3)
    desk.until(lambda: len(states(desk)) == 3)
    desk.find(QListWidget, "pageList").setCurrentRow(3)
    desk.parts.outbox.undo(1)  # as a click in the last half second
    told = desk.find(QLabel, "undoToldLabel")
    desk.until(lambda: "too late for 3 people" in told.text())
    assert told.isVisible(), "wherever the operator is by then"
    desk.click("undoToldCloseButton")
    assert not desk.find(QWidget, "countdownStrip").isVisible()


@pytest.mark.usefixtures("one_look")
def test_closed_before_it_leaves_it_waits_for_a_word_at_the_next_start(
    open_desk: Open, server: DemoServer
) -> None:
    first = open_desk(guest(server), undo=30)
    ready(first)
    first.confirm()
    first.until(lambda: shown(first, "undoButton"))
    close(first)
    second = open_desk(guest(server))
    notice = second.find(QLabel, "startNoticeLabel")
    second.until(notice.isVisible)
    assert "needs a look" in notice.text()
    second.click("showNoticeButton")
    second.until(lambda: "Nothing goes without your word" in label(second))
    assert not notice.isVisible()
    assert at_ovh(second) == []
    second.click("resumeButton")
    second.until(lambda: len(at_ovh(second)) == 3)


def test_what_waits_is_not_there_for_the_next_message(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server), undo=30)
    balance = desk.parts.accounts.current.service.credits  # type: ignore[union-attr]
    assert balance is not None
    price = desk.find(QLabel, "costLabel")
    ready(desk)
    desk.confirm()
    desk.until(lambda: shown(desk, "undoButton"))
    desk.show_page(0)
    desk.add("06 39 98 00 19")
    desk.write("Bonsoir")
    desk.until(lambda: "for what still waits" in price.text())
    sent = desk.parts.outbox.sends[0].estimated
    assert sent
    plan = desk.parts.compose.plan
    assert plan.balance_after == balance - sent - plan.credits
    assert f"({sent:g} credits for what still waits)" in price.text()
    desk.show_page(1)
    desk.click("undoButton")
    desk.until(lambda: "for what still waits" not in price.text())


def test_stopped_while_the_account_goes_to_another_address_it_ends_by_a_second_word(
    open_desk: Open, server: DemoServer
) -> None:
    first = open_desk(guest(server), undo=30)
    ready(first)
    first.confirm()
    first.until(lambda: shown(first, "undoButton"))
    close(first)
    with DemoServer(clock=lawful) as other:
        second = open_desk(guest(other))
        second.show_page(1)
        second.until(lambda: shown(second, "cancelSendButton"))
        stop = second.find(QPushButton, "cancelSendButton")
        assert stop.text() == "&Stop sending"
        stop.setFocus()
        QTest.keyClick(stop, Qt.Key.Key_Return)
        second.until(lambda: stop.text() == "&Stop without asking")
        assert not stop.hasFocus(), "Enter pressed twice is one word"
        assert "cannot be asked now. The account goes to another address" in label(second)
        assert states(second) == ["waiting, not sent yet"] * 3
        second.click("cancelSendButton")
        second.until(lambda: states(second) == ["not sent: cancelled"] * 3)
        assert not shown(second, "cancelSendButton")
        assert shown(second, "redraftButton")
        assert (server.world.sent, other.world.sent) == ((), ())
        close(second)


def test_what_was_stopped_and_is_asked_about_has_no_button_that_does_nothing(
    open_desk: Open, server: DemoServer
) -> None:
    first = open_desk(guest(server), undo=30)
    ready(first)
    first.confirm()
    first.until(lambda: shown(first, "undoButton"))
    close(first)
    second = open_desk(guest(server))
    second.show_page(1)
    second.until(lambda: shown(second, "cancelSendButton"))
    second.click("cancelSendButton")
    second.until(lambda: "Stopped: nothing more of it leaves. OVHcloud is asked" in label(second))
    assert not shown(second, "cancelSendButton")


@pytest.mark.usefixtures("one_look")
def test_closed_while_sending_the_post_under_way_ends_and_the_rest_waits(
    open_desk: Open, server: DemoServer
) -> None:
    server.faults.add(Fault(FaultKind.DELAY_AFTER, *POST, value=FOR_EVER))
    first = open_desk(guest(server))
    ready(first, "\n".join(f"+3363998{n:04d}" for n in range(510)))
    first.click("sendButton")
    dialog = first.wait_dialog("confirmDialog")
    count = dialog.findChild(QLineEdit, "confirmCountEdit")
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert count is not None
    assert button is not None
    count.setText("510")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    first.until(lambda: len(server.world.sent) == 500)  # taken, and the answer is still to come
    first.parts.window.close()
    if first.dialog("closeDialog") is not None:
        first.parts.window.close()
    server.go_on()
    close(first)
    with closing(Journal(first.places.journal)) as journal:
        assert journal.send(1).counts == {ReceiverState.ACCEPTED: 500, ReceiverState.PLANNED: 10}
    second = open_desk(guest(server))
    second.until(second.find(QLabel, "startNoticeLabel").isVisible)
    assert len(server.world.sent) == 500
    second.click("showNoticeButton")
    second.until(lambda: shown(second, "resumeButton"))
    second.click("resumeButton")
    second.until(lambda: len(server.world.sent) == 510)
    assert len({message.receiver for message in server.world.sent}) == 510


def test_whose_request_is_on_its_way_is_not_told_to_wait(open_desk: Open, server: DemoServer) -> None:
    server.faults.add(Fault(FaultKind.DELAY_AFTER, *POST, value=FOR_EVER))
    desk = open_desk(guest(server))
    ready(desk, "\n".join(f"+3363998{n:04d}" for n in range(510)))
    desk.send(0)
    desk.until(lambda: len(server.world.sent) == 500)  # taken, and the answer is still to come
    desk.until(lambda: "500 on its way" in label(desk))
    assert "10 waiting" in label(desk)
    desk.until(lambda: len(table(desk)) == 510 and "on its way" in states(desk)[0])
    assert filters(desk) == ["10 waiting", "500 on its way"]
    desk.until(lambda: desk.parts.outbox.about_to_leave == 10)  # the others get it whatever is done here
    desk.parts.window.close()
    question = desk.wait_dialog("closeDialog")
    assert any("Not sent to yet: 10 people" in found.text() for found in question.findChildren(QLabel))
    question.reject()
    desk.click("cancelSendButton")
    desk.until(lambda: "10 cancelled" in label(desk))
    server.go_on()
    desk.until(lambda: "500 sent" in label(desk))
    assert len(server.world.sent) == 500


def test_the_send_that_was_just_confirmed_is_the_one_that_is_shown(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server))
    for words in ("Un", "Deux"):
        desk.add("06 39 98 00 12")
        desk.write(words)
        desk.choose_sender("MARTIN")
        desk.confirm()
        desk.until(lambda words=words: [m.message for m in server.world.sent][-1:] == [words])  # type: ignore[misc]
        desk.until(lambda: shown(desk, "trailButton"))
        desk.find(QListWidget, "pageList").setCurrentRow(0)
    desk.find(QListWidget, "pageList").setCurrentRow(1)
    sends = desk.find(QTableView, "outboxView")
    desk.until(lambda: sends.model().rowCount() == 2)
    sends.selectRow(1)
    desk.until(lambda: desk.parts.outbox.current is not None and desk.parts.outbox.current.text == "Un")
    desk.find(QListWidget, "pageList").setCurrentRow(0)
    desk.parts.office.preferences.put(UNDO_SECONDS, 30)
    ready(desk)
    desk.confirm()
    desk.until(lambda: sends.model().rowCount() == 3)
    desk.until(lambda: shown(desk, "undoButton"))
    assert desk.parts.outbox.current is not None
    assert desk.parts.outbox.current.text == WORDS
    assert sends.currentIndex().row() == 0
    desk.click("undoButton")
    desk.until(lambda: desk.find(QPlainTextEdit, "messageEdit").toPlainText() == WORDS)
    assert len(at_ovh(desk)) == 2


# ---- doubts ----------------------------------------------------------------------------------------


def test_a_lost_answer_is_found_by_asking(desk: Desk) -> None:
    desk.server.faults.add(Fault(FaultKind.DROP_AFTER, *POST))
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(states(desk)) == 3 and all("may have been sent" in s for s in states(desk)))
    assert "OVHcloud is being asked" in label(desk)
    assert not shown(desk, "decideButton")
    desk.click("lookUpButton")
    desk.until(lambda: all("accepted by OVHcloud" in s or "delivered" in s for s in states(desk)))
    told = desk.find(QLabel, "outboxToldLabel")
    desk.until(lambda: told.text() == "✓ OVHcloud was asked.")
    assert len(at_ovh(desk)) == 3
    facts = desk.find(QLabel, "outboxFactsLabel")
    desk.until(lambda: "3 credits billed" in facts.text())  # its people were read before it itself was


def without_the_right_to_look(desk: Desk, kind: FaultKind) -> None:
    desk.server.faults.add(Fault(kind, *POST))
    ready(desk)
    desk.confirm()
    desk.until(lambda: shown(desk, "lookUpButton"))
    desk.click("lookUpButton")
    desk.until(lambda: shown(desk, "decideButton"))
    assert "could not be asked" in label(desk)


def decide(desk: Desk, button: str) -> None:
    desk.click("decideButton")
    dialog = desk.wait_dialog("doubtDialog")
    text = dialog.findChild(QLabel, "doubtText")
    assert text is not None
    assert "twice" in text.text()
    desk.until(lambda: "Text for Ana Duval, 1 of 3" in said(dialog))
    view = dialog.findChild(QTableView, "doubtPeopleView")
    assert view is not None
    assert [view.model().index(0, column).data() for column in range(2)] == [
        "Ana Duval",
        "06 39 98 00 12",
    ]
    assert bubble(dialog) == WORDS + "\nSTOP:36111"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "Text for 06 39 98 00 13, 2 of 3" in said(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("doubtDialog") is None)  # Enter means Cancel
    desk.click("decideButton")
    made = desk.wait_dialog("doubtDialog").findChild(QPushButton, button)
    assert made is not None
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.dialog("doubtDialog") is None)


def bubble(dialog: QDialog) -> str:
    found = dialog.findChild(QLabel, "doubtMessageLabel")
    assert found is not None
    return found.text()


@pytest.mark.parametrize("heir", [None, 99])
def test_of_one_person_it_says_who_and_what_they_may_have_got(
    open_desk: Open, server: DemoServer, heir: int | None
) -> None:
    desk = open_desk(guest(server))
    desk.server.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing", value=403, times=None))
    desk.server.faults.add(Fault(FaultKind.DROP_AFTER, *POST))
    take_in(desk, person("06 39 98 00 12", "Ana Duval", time="9 h"))
    desk.write("À {time}. " + "Merci de prévenir en cas de retard. " * 12)
    desk.choose_sender("MARTIN")
    desk.send(0)
    outbox = desk.parts.outbox
    desk.until(lambda: bool(outbox.sends) and outbox.sends[0].doubt is not None)
    outbox.choose(outbox.sends[0].id)
    outbox.look_up()
    desk.until(lambda: (doubt := outbox.sends[0].doubt) is not None and doubt.may_send_again)
    dialog = DoubtDialog(outbox, replace(outbox.sends[0], heir=heir), desk.parts.window)
    dialog.open()
    desk.until(lambda: "Ana Duval · 06 39 98 00 12" in said(dialog))
    assert bubble(dialog).startswith("À 9 h. Merci")
    view, pane = dialog.findChild(QTableView, "doubtPeopleView"), dialog.findChild(BubblePane)
    assert view is not None
    assert pane is not None
    assert not view.isVisible()
    assert pane.height() < dialog.height() // 2
    assert pane.verticalScrollBar().maximum() > 0
    assert pane.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert "Ana Duval may have got this message" in said(dialog)
    dialog.reject()


def test_everybody_whom_a_doubt_is_about_can_be_looked_at(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    desk.server.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing", value=403, times=None))
    desk.server.faults.add(Fault(FaultKind.DROP_AFTER, *POST))
    desk.add("\n".join(f"06 39 98 {n // 100:02} {n % 100:02}" for n in range(450)))
    desk.write(WORDS)
    desk.choose_sender("MARTIN")
    desk.send(0)
    outbox = desk.parts.outbox
    desk.until(lambda: bool(outbox.sends) and outbox.sends[0].doubt is not None)
    desk.show_page(1)
    desk.click("lookUpButton")
    desk.until(lambda: shown(desk, "decideButton"))
    desk.click("decideButton")
    dialog = desk.wait_dialog("doubtDialog")
    view = dialog.findChild(QTableView, "doubtPeopleView")
    assert view is not None
    desk.until(lambda: "Text for 06 39 98 00 00, 1 of 450" in said(dialog))
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: "Text for 06 39 98 04 49, 450 of 450" in said(dialog))
    assert view.height() < dialog.height() // 2


def test_without_the_right_to_look_the_operator_decides_and_it_goes_once(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server, server.world.guide_keys))
    desk.find(QComboBox, "senderBox").setEditText("MARTIN")
    desk.server.faults.add(Fault(FaultKind.DROP_BEFORE, *POST))
    desk.add(THREE)
    desk.write(WORDS)
    desk.confirm()
    desk.until(lambda: shown(desk, "lookUpButton"))
    desk.click("lookUpButton")
    desk.until(lambda: shown(desk, "decideButton"))
    assert "could not be asked" in label(desk)
    assert at_ovh(desk) == []
    decide(desk, "sendAgainButton")
    desk.until(lambda: len(at_ovh(desk)) == 3)
    desk.until(lambda: all("accepted" in state for state in states(desk)))


def test_send_again_while_it_is_being_asked_without_the_right_to_sends(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server))
    desk.server.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing", value=403, times=None))
    without_the_right_to_look(desk, FaultKind.DROP_BEFORE)
    desk.click("decideButton")
    made = desk.wait_dialog("doubtDialog").findChild(QPushButton, "sendAgainButton")
    assert made is not None
    desk.parts.outbox.look_up()  # and there is no answer yet
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(at_ovh(desk)) == 3)
    desk.until(lambda: all("accepted" in state for state in states(desk)))
    assert len(at_ovh(desk)) == 3


def test_send_again_of_what_was_found_meanwhile_says_that_nothing_was_done(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server))
    forbidden = Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing", value=403, times=None)
    desk.server.faults.add(forbidden)
    without_the_right_to_look(desk, FaultKind.DROP_AFTER)
    desk.click("decideButton")
    made = desk.wait_dialog("doubtDialog").findChild(QPushButton, "sendAgainButton")
    assert made is not None
    desk.server.faults.clear()
    desk.parts.outbox.look_up()
    desk.until(lambda: bool(states(desk)) and all("may have" not in state for state in states(desk)))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    told = desk.find(QLabel, "outboxToldLabel")
    desk.until(lambda: "Nothing was done" in told.text())
    assert len(at_ovh(desk)) == 3


def test_a_doubt_that_is_let_be_is_quiet_and_is_not_sent(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    desk.server.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing", value=403, times=None))
    without_the_right_to_look(desk, FaultKind.DROP_AFTER)
    pages = desk.find(QListWidget, "pageList")
    assert "⚠ 1" in pages.item(1).text()
    decide(desk, "leaveButton")
    desk.until(lambda: "You let it be" in label(desk))
    desk.until(lambda: "⚠" not in pages.item(1).text())
    assert len(at_ovh(desk)) == 3, "it had been taken, and only once"


def write_again(desk: Desk) -> None:
    """Decide so, and find a new draft for all three."""
    decide(desk, "writeAgainButton")
    edit = desk.find(QPlainTextEdit, "messageEdit")
    desk.until(lambda: edit.isVisible() and edit.toPlainText() == WORDS)
    desk.until(lambda: len(desk.parts.compose.rows) == 3)
    desk.show_page(1)
    desk.until(lambda: "You let it be" in label(desk))


def test_whoever_was_let_be_is_written_to_again_by_another_word(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    desk.server.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing", value=403, times=None))
    without_the_right_to_look(desk, FaultKind.DROP_BEFORE)
    decide(desk, "leaveButton")
    desk.until(lambda: desk.find(QPushButton, "decideButton").text() == "Wr&ite again…")
    write_again(desk)
    assert at_ovh(desk) == []


def test_a_doubt_whose_time_has_passed_is_written_again_for_another(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server))
    desk.server.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing", value=403, times=None))
    without_the_right_to_look(desk, FaultKind.DROP_BEFORE)
    with closing(sqlite3.connect(desk.places.journal)) as db, db:
        db.execute("UPDATE send SET send_at = ?", (desk.now - 60.0,))
    desk.parts.outbox.read()
    desk.until(lambda: (send := desk.parts.outbox.current) is not None and send.terms.due is not None)
    write_again(desk)
    assert desk.find(QPushButton, "decideButton").text() == "Wr&ite again…"
    write_again(desk)  # whoever was let be is reached again
    assert at_ovh(desk) == []


def test_a_doubt_in_which_everybody_opted_out_can_be_let_be(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    desk.server.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing", value=403, times=None))
    without_the_right_to_look(desk, FaultKind.DROP_BEFORE)
    with closing(OptOuts(desk.places.journal)) as optouts:
        optouts.add([f"+336399800{n}" for n in (12, 13, 14)])
    desk.parts.outbox.read()
    desk.until(lambda: desk.find(QPushButton, "decideButton").text() == "&Let it be")
    assert "Opted out or erased since: 3 people." in label(desk)
    assert desk.find(QPushButton, "decideButton").accessibleName() == "", "heard as it reads"
    desk.click("decideButton")
    desk.until(lambda: "You let it be" in label(desk))
    desk.until(lambda: not shown(desk, "decideButton"))


@pytest.mark.usefixtures("early_looks")
@pytest.mark.parametrize("button", ["sendAgainButton", "leaveButton"])
def test_a_decision_is_about_those_of_whom_the_question_was(
    open_desk: Open, server: DemoServer, button: str
) -> None:
    desk = open_desk(guest(server))
    desk.server.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing", value=403, times=None))
    desk.server.faults.add(Fault(FaultKind.DROP_AFTER, *POST, times=2))
    desk.add("Ana 06 39 98 00 12, Bob 06 39 98 00 13")
    desk.write("Bonjour {name}, à demain")  # two texts, two requests
    desk.choose_sender("MARTIN")
    desk.confirm()
    desk.until(lambda: shown(desk, "decideButton"))
    desk.click("decideButton")
    made = desk.wait_dialog("doubtDialog").findChild(QPushButton, button)
    assert made is not None
    if button == "sendAgainButton":
        assert "1 person" in made.text()
    outbox = desk.parts.outbox

    def again() -> int:
        send = outbox.current
        return 0 if send is None or send.doubt is None else send.doubt.again

    assert outbox.current is not None
    desk.parts.office.resume(outbox.current.id)  # the other answer is lost too, while they are rung up
    desk.until(lambda: again() == 2)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    desk.until(lambda: again() == 1)
    times = 2 if button == "sendAgainButton" else 1
    desk.until(lambda: sorted(at_ovh(desk)) == ["+33639980012"] * times + ["+33639980013"])
    assert shown(desk, "decideButton")


# ---- finding one among many ------------------------------------------------------------------------


def name(n: int) -> str:
    return "Zoé M" + "".join("abcdefghij"[int(digit)] for digit in str(n))


def many(places: Places, people: int) -> None:
    """A journal with one send to so many, part of it taken."""
    receivers = ReceiverList()
    receivers.add(read("\n".join(f"{name(n)}; +3363998{n:04d}" for n in range(people)), "FR"))
    context = Context("guest", "Cabinet Martin", "sms-ab12345-1", 1e6, {"FR": 1.0}, None)
    plan = make_plan(receivers.snapshot(), Draft(WORDS, Terms("MARTIN")), context)
    with closing(Journal(places.journal)) as journal:
        send_id = journal.add_send(plan)
        chunk = journal.next_chunk()
        assert chunk is not None
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
        said = ChunkOutcome(valid=chunk.receivers[1:], invalid=chunk.receivers[:1], ids=(1,))
        journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said)
        journal.pause(send_id, Cause.OPERATOR)


@pytest.fixture
def full(open_desk: Open, server: DemoServer) -> Desk:
    """A window on an outbox with a send to 5,000."""
    desk = open_desk(guest(server), data="full")
    close(desk)
    many(desk.places, 5000)
    desk = open_desk(guest(server), data="full")
    desk.find(QListWidget, "pageList").setCurrentRow(1)
    desk.until(lambda: desk.find(QTableView, "outboxReceiversView").model().rowCount() == 5000)
    return desk


def test_a_long_list_reads_only_what_is_looked_at(full: Desk) -> None:
    view = full.find(QTableView, "outboxReceiversView")
    model = view.model()
    assert isinstance(model, PagedModel)
    view.scrollToBottom()
    full.until(lambda: model.index(4999, 0).data() == "06 39 98 49 99")
    view.scrollTo(model.index(2500, 0))
    full.until(lambda: model.index(2500, 1).data() == name(2500))


def test_only_receivers_who_are_not_as_they_were_have_the_columns_measured(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = full.parts.outbox
    read: list[ReceiversPage] = []
    state.page_read.connect(read.append)
    state.read_page(0)
    full.until(lambda: bool(read))
    measured: list[int] = []

    def measure(_model: object, rows: Sequence[object] = ()) -> tuple[columns.Widths, columns.Widths]:
        measured.append(len(rows))
        return (px(5),) * 5, (px(5),) * 5

    monkeypatch.setattr(columns, "widths", measure)
    [page] = read[-1:]
    state.page_read.emit(page)
    assert measured == []
    first, *others = page.rows
    state.page_read.emit(replace(page, rows=(replace(first, name="Ana"), *others)))
    assert measured == [200]


def test_the_filter_shows_those_in_a_state_and_how_many(full: Desk) -> None:
    assert filters(full) == ["4,500 waiting", "499 sent", "1 number not accepted"]
    press_filter(full, "1 number not accepted")
    full.until(lambda: len(table(full)) == 1)
    full.until(lambda: table(full)[0][0] == "06 39 98 00 00")
    assert "number not accepted" in table(full)[0][2]
    full.until(lambda: filters(full)[-1] == "All: 5,000")
    press_filter(full, "All: 5,000")
    full.until(lambda: len(table(full)) == 5000)
    assert "All: 5,000" not in filters(full)
    press_filter(full, "499 sent")
    full.until(lambda: len(table(full)) == 499)
    press_filter(full, "499 sent")  # once more: everybody
    full.until(lambda: len(table(full)) == 5000)


@pytest.mark.parametrize(
    "typed",
    ["zoe MEDCB", "06 39 98 43 21", "63998432", "+33 6 39984321"],
)
def test_one_is_found_by_name_without_accents_or_by_number(full: Desk, typed: str) -> None:
    full.find(QLineEdit, "outboxSearchEdit").setText(typed)
    full.until(lambda: len(table(full)) <= 10 and name(4321) in [row[1] for row in table(full)])
    full.find(QLineEdit, "outboxSearchEdit").clear()
    full.until(lambda: len(table(full)) == 5000)


def test_a_search_stands_by_many_people_or_while_it_is_used(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    desk.parts.window.activateWindow()
    find = desk.find(QLineEdit, "outboxSearchEdit")
    ready(desk)
    desk.send(0)
    desk.until(lambda: len(table(desk)) == 3)
    assert not find.isVisible()
    desk.parts.outbox.search("Ana")  # as from the list
    desk.until(lambda: [row[1] for row in table(desk)] == ["Ana Duval"])
    desk.until(find.isVisible)
    find.setFocus()
    desk.until(find.hasFocus)
    find.clear()
    desk.until(lambda: len(table(desk)) == 3)
    desk.parts.outbox.sends_changed.emit()
    assert find.isVisible(), "whoever is in it looks on"
    desk.find(QTableView, "outboxReceiversView").setFocus()
    desk.parts.outbox.sends_changed.emit()
    desk.until(lambda: not find.isVisible())
    ready(desk, ", ".join(f"06 39 98 00 {n}" for n in range(20, 32)))
    desk.send(0)
    desk.until(lambda: len(table(desk)) == 12)
    desk.until(find.isVisible)

    def middle(part: QWidget) -> int:
        return part.mapTo(desk.parts.window, part.rect().center()).y()

    desk.until(lambda: abs(middle(chips(desk)[0]) - middle(find)) <= 1)


def test_every_find_of_a_search_can_be_scrolled_to(full: Desk) -> None:
    full.find(QLineEdit, "outboxSearchEdit").setText("zoe")
    model = full.find(QTableView, "outboxReceiversView").model()
    full.until(lambda: model.rowCount() == 1000)
    full.until(lambda: model.index(999, 1).data() == name(999))
    assert "Only the first 1,000" in full.find(QLabel, "outboxToldLabel").text()


# ---- what is shown ---------------------------------------------------------------------------------


def test_without_any_send_the_page_leads_to_writing(desk: Desk) -> None:
    desk.show_page(1)
    desk.click("outboxWriteButton")
    assert desk.find(QListWidget, "pageList").currentRow() == 0


def test_a_send_that_is_still_being_written_down_is_not_called_nothing(desk: Desk) -> None:
    desk.show_page(1)
    write, page = desk.find(QPushButton, "outboxWriteButton"), desk.parts.window.pages.outbox.widget
    assert write.isVisibleTo(page)
    seen: list[tuple[bool, bool]] = []
    desk.parts.outbox.view_changed.connect(
        lambda: seen.append((write.isVisibleTo(page), page.detail.isVisibleTo(page)))
    )
    ready(desk)
    desk.send(60)
    desk.until(lambda: len(table(desk)) == 3)
    assert seen[0] == (False, False)


def test_the_text_is_shown_as_the_chosen_person_got_it(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    take_in(desk, person("06 39 98 00 12", "Ana", time="8 h"), person("06 39 98 00 13", "Bob", time="9 h"))
    desk.write("Demain à {time} 😊, {{time}}")
    desk.choose_sender("MARTIN")
    desk.send(0)
    text = desk.find(QLabel, "outboxTextLabel")
    desk.until(lambda: text.text() == "Demain à 8 h 😊, {time}\nSTOP:36111")
    desk.find(QTableView, "outboxReceiversView").selectRow(1)
    desk.until(lambda: text.text().startswith("Demain à 9 h"))


def test_where_it_is_narrow_one_card_is_shown_at_a_time(full: Desk) -> None:
    sends, receivers = full.find(QTableView, "outboxView"), full.find(QTableView, "outboxReceiversView")
    assert sends.isVisible()
    assert receivers.isVisible()
    full.parts.window.resize(700, 500)
    full.until(lambda: sends.isVisible() != receivers.isVisible())
    row = sends.visualRect(sends.model().index(0, 0)).center()
    QTest.mouseClick(sends.viewport(), Qt.MouseButton.LeftButton, pos=row)
    full.until(lambda: receivers.isVisible() and not sends.isVisible())


@pytest.mark.parametrize("width", [1024, 1280])
def test_the_head_of_a_send_has_one_left_edge_and_one_line_of_tools(
    open_desk: Open, server: DemoServer, width: int
) -> None:
    desk = open_desk(guest(server))
    desk.parts.window.resize(width, 700)
    ready(desk)
    desk.send(0)
    desk.until(lambda: shown(desk, "lookUpButton"))

    def left(name: str) -> int:
        return desk.find(QWidget, name).mapTo(desk.parts.window, QPoint()).x()

    def middle(name: str) -> int:
        tool = desk.find(QPushButton, name)
        return tool.mapTo(desk.parts.window, tool.rect().center()).y()

    desk.click("lookUpButton")
    desk.until(desk.find(QLabel, "outboxFreshLabel").isVisible)
    names = ("outboxFactsLabel", "outboxStateLabel", "outboxFilterBox", "outboxTextLabel")
    assert len({left(name) for name in names}) == 1
    assert middle("lookUpButton") == middle("trailButton") == middle("exportButton")
    assert left("lookUpButton") < left("trailButton") < left("exportButton")
    assert middle("elsewhereButton") == middle("exportListButton") < middle("exportButton")
    assert left("outboxFreshLabel") < left("elsewhereButton"), "beside the title, not under the facts"


@pytest.mark.parametrize("width", [1024, 1280])
def test_a_state_is_read_to_its_end(open_desk: Open, server: DemoServer, width: int) -> None:
    desk = open_desk(guest(server))
    desk.parts.window.resize(width, 700)
    ready(desk)
    desk.send(60)
    view = desk.find(QTableView, "outboxReceiversView")
    desk.until(lambda: states(desk) == ["waiting, not sent yet"] * 3)
    word = view.model().index(0, 2).data(FACE).text
    assert word == "waiting"
    assert view.columnWidth(2) >= view.fontMetrics().horizontalAdvance(word) + px(2.25)


# ---- by keyboard, in words -------------------------------------------------------------------------


def test_every_control_of_the_dialogs_has_a_name_and_escape_closes_them(full: Desk) -> None:
    full.click("trailButton")
    dialog = full.wait_dialog("trailDialog")
    view = dialog.findChild(QTableView, "trailView")
    assert view is not None
    assert view.accessibleName()
    full.until(lambda: view.model().index(0, 2).data() == "waits to be sent")
    assert not view.isColumnHidden(1), "it is in ten batches"
    for width in (70, 40):
        dialog.resize(px(width), dialog.height())
        when = view.model().index(0, 0).data()
        assert view.columnWidth(0) >= view.fontMetrics().horizontalAdvance(when) + px(1.375), (
            "a moment is whole"
        )
        assert view.horizontalScrollBar().maximum() == 0, "no column is out of sight"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    full.until(lambda: full.dialog("trailDialog") is None)


def test_mnemonics_are_unique_whatever_is_shown(full: Desk) -> None:
    page = full.parts.window.pages.outbox.widget
    texts = [b.text() for b in page.findChildren(QPushButton)] + ["&Account", "A&ccounts…", "&Outbox"]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert sorted(letters) == sorted(set(letters))


def test_states_are_more_than_colours(full: Desk) -> None:
    full.until(lambda: table(full)[0][2] != "…")
    state = full.find(QTableView, "outboxReceiversView").model().index(0, 2)
    assert str(state.data()).startswith("not sent")
    assert state.data(FACE).icon is Icon.ERROR
    assert state.data(FACE).text == "number not accepted"  # the cell's own words are too long for it
    assert str(state.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("not sent")
    sends = full.find(QTableView, "outboxView").model().index(0, 0)
    assert sends.data(SEND).chip.text == "paused"
    heard = str(sends.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "5,000 people" in heard
    assert "paused" in heard
    assert WORDS in heard
