"""A scheduled message is changed: by the window alone."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QTableView, QWidget

from ovhsms_gui.core.findings import FindingCode
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.gui import when
from ovhsms_gui.gui.kit.buttons import Link
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.segments import Segments
from ovhsms_gui.gui.kit.sends import SEND, entry_height

from .conftest import Desk, said

PEOPLE = "Ana; 06 39 98 00 12\nTom; 06 39 98 00 13\nZoé; 06 39 98 00 14"
ANA, TOM, ZOE = "+33639980012", "+33639980013", "+33639980014"


@pytest.fixture
def scheduled(desk: Desk) -> Due:
    """For tomorrow, at OVHcloud."""
    desk.add(PEOPLE)
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    due = Due(time.time() + 86400.0, "Europe/Paris")
    desk.parts.compose.set_due(due)
    desk.parts.compose.set_no_stop(True)
    desk.send(0)
    desk.until(lambda: states(desk) == {"scheduled": 3})
    return due


def states(desk: Desk, place: int = 0) -> dict[str, int]:
    found = desk.parts.outbox.sends
    return {str(state): count for state, count in found[place].counts.items()} if len(found) > place else {}


def texts(desk: Desk) -> dict[str, str]:
    with desk.server.world.lock:
        sent = desk.server.world.sent
    assert len({message.receiver for message in sent}) == len(sent)
    return {message.receiver: message.message for message in sent}


def change(desk: Desk) -> None:
    button = desk.find(QPushButton, "changeScheduledButton")
    desk.until(button.isVisible)
    desk.click("changeScheduledButton")
    desk.until(lambda: desk.parts.compose.draft.replaces is not None and not desk.parts.compose.busy)


def of_the_other(desk: Desk) -> str:
    """What is said of the send that this one replaces, or is replaced by."""
    labels = desk.find(FindingLine, "outboxOtherLine").findChildren(QLabel)
    return "\n".join(label.text() for label in labels)


def confirm(desk: Desk) -> str:
    """What the dialog says."""
    desk.until(lambda: desk.parts.compose.plan.counted)
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    words = said(dialog)
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return words


def test_its_words_are_where_the_writing_goes_on(desk: Desk, scheduled: Due) -> None:
    desk.parts.window.activateWindow()
    desk.until(desk.parts.window.isActiveWindow)
    change(desk)
    desk.until(lambda: desk.find(QListWidget, "pageList").currentRow() == 0)
    assert desk.find(QWidget, "messageEdit").hasFocus()


def test_it_is_changed_and_each_person_has_the_new_one_alone(desk: Desk, scheduled: Due) -> None:
    change(desk)
    compose = desk.parts.compose
    assert (compose.draft.text, len(compose.rows), compose.draft.terms.due) == ("Bonjour", 3, scheduled)
    remark = desk.find(QLabel, "replacesLabel")
    desk.until(remark.isVisible)
    assert when.words(scheduled) in remark.text()
    desk.write("Bonjour, plutôt à dix heures")
    compose.remove([2])
    told = confirm(desk)
    assert f"the message scheduled for {when.words(scheduled)}: OVHcloud cancels it first" in told
    assert "Balance after, at least" in told
    assert "Whether its credits come back is not known: you may pay for both." in told
    desk.until(lambda: len(desk.parts.outbox.sends) == 2)
    desk.until(lambda: "stays scheduled" in of_the_other(desk))
    assert states(desk, 1) == {"scheduled": 3}  # as long as it can be undone
    desk.until(lambda: states(desk) == {"scheduled": 2})
    assert texts(desk) == dict.fromkeys((ANA, TOM), "Bonjour, plutôt à dix heures")
    assert states(desk, 1) == {"cancelled": 3}
    desk.until(lambda: "takes the place of the message that was scheduled" in of_the_other(desk))
    link = desk.find(FindingLine, "outboxOtherLine").findChild(Link)
    assert link is not None
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    desk.until(lambda: "A changed message takes the place of this one" in of_the_other(desk))
    for name in ("changeScheduledButton", "redraftButton", "cancelScheduledButton"):
        assert not desk.find(QPushButton, name).isVisible()
    assert compose.draft.replaces is None  # nor the next message


def test_it_is_asked_about_as_what_it_does(desk: Desk, scheduled: Due) -> None:
    """Nobody takes it for one more message, and nobody wonders what becomes of the earlier one."""
    change(desk)
    desk.write("Bonjour, plutôt à dix heures")
    later = Due(scheduled.at + 3600, scheduled.zone)
    desk.parts.compose.set_due(later)
    send = desk.find(QPushButton, "sendButton")
    desk.until(lambda: send.text() == f"Replace &with 3 SMS for {when.words(later)}…")
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    yes = dialog.findChild(QPushButton, "confirmSendButton")
    assert yes is not None
    assert (dialog.windowTitle(), yes.text()) == (
        "Replace the scheduled message?",
        f"Replace: leaves {when.words(later)}",
    )
    assert f"Replace the message scheduled for {when.words(scheduled)}?" in said(dialog)
    assert "OVHcloud cancels the earlier message first, then this one takes its place." in said(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.until(lambda: desk.dialog("confirmDialog") is None)
    desk.click("whenNowButton")
    desk.until(lambda: send.text() == "Replace: &send 3 SMS to 3 people…")
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    yes = dialog.findChild(QPushButton, "confirmSendButton")
    assert yes is not None
    assert yes.text() == "Replace: send 3 SMS to 3 people"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.until(lambda: desk.dialog("confirmDialog") is None)
    desk.click("keepBothButton")
    desk.until(lambda: send.text() == "&Send 3 SMS to 3 people…")


def test_cancelled_later_it_is_not_said_to_have_been_stopped_in_between(desk: Desk, scheduled: Due) -> None:
    change(desk)
    desk.write("Bonjour, plutôt à dix heures")
    assert "Leaves at least" in desk.find(QLabel, "costLabel").text()
    desk.send(0)
    desk.until(lambda: len(desk.parts.outbox.sends) == 2 and states(desk) == {"scheduled": 3})
    assert states(desk, 1) == {"cancelled": 3}
    desk.recall()
    desk.until(lambda: states(desk) == {"cancelled": 3})
    desk.until(lambda: "is cancelled as well" in of_the_other(desk))
    assert "had begun" not in of_the_other(desk)
    assert texts(desk) == {}


def test_the_time_alone_is_no_repetition(desk: Desk, scheduled: Due) -> None:
    change(desk)
    desk.parts.compose.set_due(replace(scheduled, at=scheduled.at + 3600))
    told: list[object] = []
    desk.parts.compose.confirm_wanted.connect(told.append)
    desk.until(lambda: desk.parts.compose.plan.counted)
    desk.parts.compose.ask()
    desk.until(lambda: bool(told))
    codes = {finding.code for finding in told[0].findings}  # type: ignore[attr-defined]
    assert FindingCode.ALREADY_SENT not in codes


def test_undone_it_is_a_draft_again_and_the_earlier_one_as_it_was(desk: Desk, scheduled: Due) -> None:
    change(desk)
    desk.write("Bonjour, plutôt à dix heures")
    desk.send(60)
    desk.until(lambda: desk.find(QPushButton, "undoButton").isVisible())
    desk.click("undoButton")
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour, plutôt à dix heures")
    replaces = desk.parts.compose.draft.replaces
    assert replaces is not None
    assert replaces.due == scheduled
    desk.until(lambda: states(desk) == {"cancelled": 3})
    assert (states(desk, 1), texts(desk)) == ({"scheduled": 3}, dict.fromkeys((ANA, TOM, ZOE), "Bonjour"))
    desk.send(0)  # and sent after all
    desk.until(lambda: len(desk.parts.outbox.sends) == 3 and states(desk) == {"scheduled": 3})
    assert set(texts(desk).values()) == {"Bonjour, plutôt à dix heures"}


def test_left_unsent_nothing_happens_and_it_is_opened_again(desk: Desk, scheduled: Due) -> None:
    change(desk)
    desk.write("Bonjour, plutôt à dix heures")
    desk.parts.compose.begin()
    desk.show_page(1)
    assert states(desk) == {"scheduled": 3}
    change(desk)
    assert desk.parts.compose.draft.text == "Bonjour, plutôt à dix heures"
    desk.show_page(1)
    change(desk)  # it stands there already
    assert desk.parts.compose.draft.text == "Bonjour, plutôt à dix heures"
    assert len(desk.parts.compose.drafts.rows) == 1
    desk.parts.compose.discard()
    assert (desk.parts.compose.draft.replaces, states(desk)) == (None, {"scheduled": 3})


def test_both_may_be_kept(desk: Desk, scheduled: Due) -> None:
    assert not desk.find(QPushButton, "keepBothButton").isVisible()
    change(desk)
    desk.write("Pensez à votre carte")
    desk.click("keepBothButton")
    assert not desk.find(QPushButton, "keepBothButton").isVisible()
    desk.send(0)
    desk.until(lambda: states(desk) == states(desk, 1) == {"scheduled": 3})
    with desk.server.world.lock:
        assert len(desk.server.world.sent) == 6
    assert desk.parts.outbox.sends[0].terms.due == scheduled


def test_who_was_too_late_is_named(desk: Desk, scheduled: Due) -> None:
    world = desk.server.world
    with world.lock:  # OVHcloud is early for one of them
        messages = world.services["sms-ab12345-1"].messages
        one = next(message for message in messages.values() if message.receiver == TOM)
        messages[one.id] = replace(one, leaves=desk.now, arrives=desk.now)
    change(desk)
    desk.write("Bonjour, plutôt à dix heures")
    desk.send(0)
    desk.until(lambda: states(desk) == {"scheduled": 2, "cancelled": 1})
    view = desk.find(QTableView, "outboxReceiversView")

    def shown() -> list[str]:
        model = view.model()
        return [
            " ".join(str(model.index(row, column).data()) for column in range(4))
            for row in range(model.rowCount())
        ]

    desk.until(lambda: any("Tom" in line and "The earlier message stays" in line for line in shown()))
    assert not desk.find(QPushButton, "redraftButton").isVisible()  # they have one
    assert texts(desk) == {
        ANA: "Bonjour, plutôt à dix heures",
        TOM: "Bonjour",
        ZOE: "Bonjour, plutôt à dix heures",
    }


def test_while_the_earlier_one_is_taken_back_it_is_said_wherever_one_looks(
    desk: Desk, scheduled: Due
) -> None:
    strip = desk.find(QWidget, "countdownStrip")

    def told() -> str:
        label = strip.findChild(QLabel, "countdownLabel")
        return label.text() if label is not None and label.isVisible() else ""

    change(desk)
    desk.write("Bonjour, plutôt à dix heures")
    desk.server.faults.add(Fault(FaultKind.STATUS, "DELETE", "/sms/*", 1, 500, shape="A"))
    desk.send(5)
    desk.until(lambda: "The earlier message is then cancelled first" in told())
    desk.until(lambda: f"waits until the earlier message, scheduled for {when.words(scheduled)}" in told())
    assert "may take about a minute" in told()
    assert "they keep the earlier one, and do not get this one" in told()
    assert not [button for button in strip.findChildren(QPushButton) if button.isVisible()]
    desk.show_page(1)
    assert "is being cancelled first. This may take about a minute" in of_the_other(desk)
    assert "they keep the earlier one, and do not get this one" in of_the_other(desk)
    index = desk.find(QTableView, "outboxView").model().index(0, 0)
    assert index.data(SEND).chip.text == "cancelling the earlier one"
    assert "cancelling the earlier one" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    desk.until(lambda: states(desk) == {"scheduled": 3})
    desk.until(lambda: not strip.isVisible())


def test_the_rows_are_as_high_as_what_stands_in_them_whatever_is_listed(desk: Desk, scheduled: Due) -> None:
    desk.add(PEOPLE)
    desk.write("Bonjour, plutôt après-demain")
    desk.parts.compose.set_due(replace(scheduled, at=scheduled.at + 86400.0))
    desk.send(0)
    desk.until(lambda: (states(desk), states(desk, 1)) == ({"scheduled": 3}, {"scheduled": 3}))
    desk.show_page(1)
    view = desk.find(QTableView, "outboxView")
    listing = desk.parts.outbox.listing
    for which, days in ((1, 2), (2, 1)):
        desk.find(Segments, "outboxWhichBar").setCurrentIndex(which)
        desk.until(lambda: not listing.searching)
        model = view.model()
        faces = [model.index(row, 0).data(SEND) for row in range(model.rowCount())]
        assert sum(bool(face.day) for face in faces) == days
        assert [view.rowHeight(row) for row in range(2)] == [entry_height(face.day) for face in faces]
