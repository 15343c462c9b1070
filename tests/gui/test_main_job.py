"""The main job by object names: a text leaves the window, once for each receiver, and the result is shown."""

import csv
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.kit.buttons import Button, Kind

from .conftest import Desk, Open, close, guest, lawful, said

JOBS = "/sms/*/jobs"
THREE = "Ana Duval 06 39 98 00 12; +33 6.39.98.00.13, 0033 (0)6 39 98 00 14"


def states(desk: Desk) -> list[str]:
    model = desk.find(QTableView, "outboxReceiversView").model()
    return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


def ready(desk: Desk, text: str = "Le cabinet sera fermé lundi.") -> None:
    desk.add(THREE)
    desk.write(text)
    desk.choose_sender("MARTIN")


def test_three_people_get_it_once_and_the_window_says_so(desk: Desk) -> None:
    ready(desk)
    desk.find(QCheckBox, "noStopToggle").click()
    desk.confirm()
    desk.until(lambda: len(states(desk)) == 3 and all("accepted" in state for state in states(desk)))
    sent = desk.server.world.sent
    assert [message.receiver for message in sent] == ["+33639980012", "+33639980013", "+33639980014"]
    assert {(m.message, m.sender, m.parts, m.units) for m in sent} == {
        ("Le cabinet sera fermé lundi.", "MARTIN", 1, 28)
    }
    assert len({message.tag for message in sent}) == 1
    desk.until(lambda: "4,997" in desk.find(QComboBox, "accountBox").currentText())
    assert "Billed: 3 credits" in desk.find(QLabel, "outboxStateLabel").text()


def test_text_and_receivers_are_cleared_only_when_the_journal_has_them(desk: Desk) -> None:
    ready(desk)
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    assert desk.find(QPlainTextEdit, "messageEdit").toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.find(QPlainTextEdit, "messageEdit").toPlainText() == "Le cabinet sera fermé lundi."
    assert desk.server.world.sent == ()
    desk.confirm()
    desk.until(lambda: not desk.find(QPlainTextEdit, "messageEdit").toPlainText())
    assert len(desk.parts.compose.rows) == 0


def test_nothing_can_be_written_while_the_journal_takes_the_message(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    edits = [desk.find(QPlainTextEdit, name) for name in ("messageEdit", "receiverEdit")]
    desk.confirm()
    assert [edit.isEnabled() for edit in edits] == [False, False]
    desk.until(lambda: len(desk.server.world.sent) == 1)
    assert [edit.isEnabled() for edit in edits] == [True, True]


def test_enter_in_the_confirm_dialog_cancels(desk: Desk) -> None:
    ready(desk)
    desk.click("sendButton")
    QTest.keyClick(desk.wait_dialog("confirmDialog"), Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("confirmDialog") is None)
    assert desk.server.world.sent == ()


def test_enter_in_the_message_is_a_new_line_and_ctrl_enter_asks(desk: Desk) -> None:
    ready(desk, "Bonjour")
    edit = desk.find(QPlainTextEdit, "messageEdit")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "\nBonjour"
    assert desk.dialog("confirmDialog") is None
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.wait_dialog("confirmDialog")


def test_a_double_click_on_the_last_button_sends_once(desk: Desk) -> None:
    ready(desk)
    desk.click("sendButton")
    button = desk.wait_dialog("confirmDialog").findChild(QPushButton, "confirmSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(states(desk)) == 3 and all("accepted" in state for state in states(desk)))
    assert len(desk.server.world.sent) == 3


def test_from_fifty_people_on_their_number_is_typed(desk: Desk) -> None:
    desk.add("\n".join(f"06 39 98 01 {n:02}" for n in range(50)))
    desk.write("École fermée")
    desk.choose_sender("MARTIN")
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    button = dialog.findChild(QPushButton, "confirmSendButton")
    count = dialog.findChild(QLineEdit, "confirmCountEdit")
    assert button is not None
    assert count is not None
    assert not button.isEnabled()
    count.setText("49")
    assert not button.isEnabled()
    count.setText("50")
    assert button.isEnabled()


def test_with_replies_the_short_number_sends_and_the_name_rests(desk: Desk) -> None:
    ready(desk)
    desk.find(QCheckBox, "replyToggle").click()
    assert not desk.find(QComboBox, "senderBox").isEnabled()
    assert desk.find(QComboBox, "senderBox").currentText() == "Short number"
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 3)
    assert {message.sender for message in desk.server.world.sent} == {""}
    # The next one is the chosen sender's again: whoever is not looking changes neither him nor the price.
    desk.until(lambda: not desk.find(QCheckBox, "replyToggle").isChecked())
    assert desk.find(QComboBox, "senderBox").isEnabled()
    assert desk.find(QComboBox, "senderBox").currentText() == "MARTIN"


def test_a_lost_answer_is_unknown_and_nothing_is_sent_again(desk: Desk) -> None:
    desk.server.faults.add(Fault(FaultKind.DROP_AFTER, "POST", JOBS))
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(states(desk)) == 3 and all("unknown" in state for state in states(desk)))
    assert len(desk.server.world.sent) == 3
    desk.until(lambda: "⚠ 1" in desk.find(QListWidget, "pageList").item(1).text())
    assert "not sent again by itself" in desk.find(QLabel, "outboxStateLabel").text().replace("\n", " ")


def test_what_ovhcloud_refuses_is_shown_with_its_reason(desk: Desk) -> None:
    desk.server.faults.add(Fault(FaultKind.STATUS, "POST", JOBS, value=403))
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(states(desk)) == 3 and all("refused" in state for state in states(desk)))
    assert desk.server.world.sent == ()


def test_without_network_it_waits_and_goes_on_when_told(desk: Desk) -> None:
    url_port = desk.server.port
    ready(desk)
    desk.server.stop()
    desk.confirm()
    label = desk.find(QLabel, "outboxStateLabel")
    desk.until(lambda: "Paused" in label.text())
    assert all("waiting" in state for state in states(desk))
    with DemoServer(desk.server.world, url_port, lawful):
        desk.click("resumeButton")
        desk.until(lambda: all("accepted" in state for state in states(desk)))
    assert len(desk.server.world.sent) == 3


def test_the_few_rights_of_the_java_guide_are_enough(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server, server.world.guide_keys))
    box = desk.find(QComboBox, "senderBox")
    desk.until(box.isEditable)
    assert "balance not readable" in desk.find(QLabel, "creditsLabel").text()
    desk.add(THREE)
    desk.write("Bonjour")
    box.setEditText("MARTIN")
    desk.confirm()
    desk.until(lambda: len(server.world.sent) == 3)
    assert {message.sender for message in server.world.sent} == {"MARTIN"}


def test_what_was_being_written_is_there_again_after_a_restart(open_desk: Open, server: DemoServer) -> None:
    first = open_desk(guest(server))
    ready(first, "Texte à moitié fini, 5 €")
    first.find(QCheckBox, "noStopToggle").click()
    close(first)
    second = open_desk(guest(server))
    second.until(
        lambda: second.find(QPlainTextEdit, "messageEdit").toPlainText() == "Texte à moitié fini, 5 €"
    )
    second.until(lambda: len(second.parts.compose.rows) == 3)
    assert second.parts.compose.rows.row(0).name == "Ana Duval"
    assert second.find(QCheckBox, "noStopToggle").isChecked()
    second.until(lambda: second.find(QComboBox, "senderBox").currentText() == "MARTIN")


def test_no_file_holds_the_secret_or_the_consumer_key(
    open_desk: Open, server: DemoServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    desk = open_desk(guest(server))
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(server.world.sent) == 3)
    close(desk)
    files = [path for path in desk.places.data.parent.rglob("*") if path.is_file()]
    assert any(path.name == "journal.sqlite" for path in files)
    keys = server.world.keys
    for secret in (keys.application_secret, keys.consumer_key):
        assert not [path.name for path in files if secret.encode() in path.read_bytes()]
        assert secret not in caplog.text


def test_the_price_abroad_is_asked_for_shown_and_what_is_billed(desk: Desk) -> None:
    desk.add("06 39 98 00 12\n+44 7400 123456")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    price = desk.find(QLabel, "costLabel")
    abroad = desk.server.world.rates["gb"].credits
    desk.until(lambda: f"{1 + abroad:g} credits" in price.text())
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 2)
    billed = sum(message.credits for message in desk.server.world.sent)
    assert billed == 1 + abroad
    desk.until(lambda: f"Billed: {billed:g} credits" in desk.find(QLabel, "outboxStateLabel").text())


@pytest.mark.usefixtures("one_look")
def test_what_waits_after_a_restart_says_so_and_goes_only_when_told(
    open_desk: Open, server: DemoServer
) -> None:
    first = open_desk(guest(server))
    ready(first)
    server.faults.add(Fault(FaultKind.STATUS, "GET", "/auth/time", value=503, times=None))
    server.faults.add(Fault(FaultKind.CLOCK_SKEW, "POST", JOBS, value=3600))
    first.confirm()
    first.until(lambda: "Paused" in first.find(QLabel, "outboxStateLabel").text())
    close(first)
    server.faults.clear()
    second = open_desk(guest(server))
    pages = second.find(QListWidget, "pageList")
    second.until(lambda: "⚠ 1" in pages.item(1).text())
    assert server.world.sent == ()
    pages.setCurrentRow(1)
    second.until(lambda: second.find(QPushButton, "resumeButton").isVisible())
    second.click("resumeButton")
    second.until(lambda: len(server.world.sent) == 3)


def test_a_send_is_exported_for_a_spreadsheet(desk: Desk, tmp_path: Path) -> None:
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(states(desk)) == 3 and all("accepted" in state for state in states(desk)))
    told = desk.find(QLabel, "outboxToldLabel")
    desk.click("exportButton")
    dialog = desk.wait_dialog("exportDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "out.csv"))
    dialog.reject()
    desk.until(lambda: "3 people written" in told.text())
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "Date,Number,Name,Sender,Text,SMS,Credits,State,Reason"
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    number, name, sender, text, sms, credits_ = rows[0][1:7]
    assert (number, name, sender) == ("+33 6 39 98 00 12", "Ana Duval", "MARTIN")
    assert (text, sms, credits_) == ("Le cabinet sera fermé lundi.\nSTOP:36111", "1", "1")
    assert len(rows) == 3
    desk.parts.outbox.export(tmp_path / "nowhere" / "out.csv")
    desk.until(lambda: "could not be written" in told.text())


def test_the_same_words_to_the_same_person_again_are_a_warning_with_name_and_time(desk: Desk) -> None:
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 3)
    desk.until(lambda: not desk.find(QPlainTextEdit, "messageEdit").toPlainText())
    desk.find(QListWidget, "pageList").setCurrentRow(0)
    desk.add("06 39 98 00 12\n06 39 98 00 77")
    desk.write("Le cabinet sera ferme lundi")
    desk.choose_sender("MARTIN")
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    [told] = [line for line in said(dialog).splitlines() if "24 hours" in line]
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    assert button.text() == "Send 2 SMS to 2 people", "not all of them had it"
    assert "1 person had this text, or nearly the same, within 24 hours" in told
    assert "Ana Duval" in told


def test_those_who_did_not_get_it_can_be_written_to_again(desk: Desk) -> None:
    desk.server.faults.add(Fault(FaultKind.STATUS, "POST", JOBS, value=403))
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(states(desk)) == 3 and all("refused" in state for state in states(desk)))
    desk.until(desk.find(Button, "redraftButton").isVisible)
    assert desk.find(Button, "redraftButton").kind is Kind.PRIMARY
    desk.click("redraftButton")
    edit = desk.find(QPlainTextEdit, "messageEdit")
    desk.until(lambda: edit.isVisible() and edit.toPlainText() == "Le cabinet sera fermé lundi.")
    desk.until(lambda: len(desk.parts.compose.rows) == 3)
    assert desk.server.world.sent == ()
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 3)


def test_a_new_draft_never_takes_the_place_of_what_is_being_written(desk: Desk) -> None:
    desk.server.faults.add(Fault(FaultKind.STATUS, "POST", JOBS, value=403))
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(states(desk)) == 3 and all("refused" in state for state in states(desk)))
    desk.write("Something else")
    desk.until(desk.find(QPushButton, "redraftButton").isVisible)
    desk.click("redraftButton")
    edit = desk.find(QPlainTextEdit, "messageEdit")
    desk.until(lambda: edit.isVisible() and edit.toPlainText() == "Le cabinet sera fermé lundi.")
    desk.until(lambda: len(desk.parts.compose.rows) == 3)
    desk.until(
        lambda: {"Something else", edit.toPlainText()} <= {r.start for r in desk.parts.compose.drafts.rows}
    )
    begun = {row.start: row.id for row in desk.parts.compose.drafts.rows}
    desk.parts.compose.open(begun["Something else"])
    desk.until(lambda: edit.toPlainText() == "Something else")
    assert len(desk.parts.compose.rows) == 0


def test_the_trail_tells_what_happened(desk: Desk) -> None:
    ready(desk)
    desk.confirm()
    desk.until(lambda: len(states(desk)) == 3 and all("accepted" in state for state in states(desk)))
    desk.click("trailButton")
    dialog = desk.wait_dialog("trailDialog")
    assert dialog.windowTitle() == desk.find(QPushButton, "trailButton").text().replace("&", "")
    view = dialog.findChild(QTableView, "trailView")
    assert view is not None

    def what() -> list[str]:
        return [str(view.model().index(row, 2).data()) for row in range(view.model().rowCount())]

    desk.until(lambda: len(what()) >= 4 and "…" not in what())
    assert what()[:3] == ["waits to be sent", "on its way to OVHcloud", "accepted by OVHcloud"]
    assert what()[3] == "3 people: sent, accepted by OVHcloud"
    assert view.isColumnHidden(1), "it went in one batch"
    assert view.columnViewportPosition(2) == view.columnWidth(0), "and takes no room"
    assert sum(map(view.columnWidth, range(4))) == view.viewport().width()


def test_while_a_message_is_stored_the_focus_stays_where_nothing_can_be_opened(desk: Desk) -> None:
    desk.parts.window.activateWindow()
    desk.until(desk.parts.window.isActiveWindow)
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    button = desk.find(QPushButton, "sendButton")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    yes = desk.wait_dialog("confirmDialog").findChild(QPushButton, "confirmSendButton")
    assert yes is not None
    free = Event()
    desk.parts.office.write.ask(lambda _books: free.wait(60))
    try:
        QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
        desk.until(lambda: desk.parts.compose.phase is Phase.STORING)
        desk.parts.window.activateWindow()
        desk.until(desk.parts.window.isActiveWindow)
        assert QApplication.focusWidget() is button
        QTest.keyClick(button, Qt.Key.Key_Return)
    finally:
        free.set()
    desk.until(lambda: not desk.parts.compose.draft.text)
    desk.until(lambda: len(desk.parts.outbox.sends) == 1)
    assert desk.dialog("confirmDialog") is None
