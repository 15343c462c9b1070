"""What bad input gets: a clear sentence where the eye is, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPlainTextEdit, QPushButton

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import KeySet
from ovhsms_gui.gui.compose.edits import LONGEST_TEXT

from .conftest import Desk, Open, guest


def findings(desk: Desk) -> str:
    view = desk.find(QListWidget, "findingsView")
    return "\n".join(view.item(row).text() for row in range(view.count()))


def send_button(desk: Desk) -> QPushButton:
    return desk.find(QPushButton, "sendButton")


def leads(desk: Desk) -> bool:
    """A press goes to what is in the way, and asks for nothing."""
    desk.click("sendButton")
    return desk.parts.compose.plan.blocked and desk.dialog("confirmDialog") is None


def message(desk: Desk) -> str:
    return desk.find(QPlainTextEdit, "messageEdit").toPlainText()


def test_nothing_at_all_says_what_to_do_first(desk: Desk) -> None:
    assert "No receivers yet" in findings(desk)
    assert leads(desk)
    assert send_button(desk).text() == "Add receivers to send"


def test_only_invalid_numbers(desk: Desk) -> None:
    desk.add("0612\nhello")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    assert "None of the 2 numbers" in findings(desk)
    assert send_button(desk).text() == "Correct the numbers to send"
    assert message(desk) == "Bonjour"


def test_an_empty_text_of_blanks(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    desk.write("  \n ")
    assert "The message is empty" in findings(desk)
    assert leads(desk)


def test_no_sender_and_the_key_leads_to_it(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    assert send_button(desk).text() == "Choose a sender to send"
    edit = desk.find(QPlainTextEdit, "messageEdit")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.find(QComboBox, "senderBox").hasFocus()
    assert desk.dialog("confirmDialog") is None


def test_a_number_still_in_the_box_is_taken_along_and_shown_before_anything_is_sent(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.find(QPlainTextEdit, "receiverEdit").setPlainText("06 39 98 00 13")
    desk.click("sendButton")
    desk.until(lambda: len(desk.parts.compose.rows) == 2)
    assert desk.dialog("confirmDialog") is None
    assert desk.server.world.sent == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("NUL \x00 inside", "NUL (U+0000)"),
        ("bell \x07 and escape \x1b", "characters that cannot be sent"),
        ("x" * (153 * 255 + 1), "too long"),
    ],
)
def test_text_that_cannot_be_sent(desk: Desk, text: str, sentence: str) -> None:
    desk.add("06 39 98 00 12")
    desk.choose_sender("MARTIN")
    desk.write(text)
    assert sentence in findings(desk)
    assert leads(desk)
    assert len(message(desk)) == len(text)


def test_right_to_left_text_and_emoji_are_sent_as_they_are(desk: Desk) -> None:
    text = "مرحبا بكم 👩‍👩‍👧 שלום"
    desk.add("06 39 98 00 12")
    desk.write(text)
    desk.choose_sender("MARTIN")
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 1)
    assert desk.server.world.sent[0].message == text


def test_a_pasted_novel_is_refused_in_words_and_what_stood_there_stays(desk: Desk) -> None:
    desk.write("Bonjour")
    desk.paste(desk.find(QPlainTextEdit, "messageEdit"), "Longtemps, je me suis couché. " * 30_000)
    assert message(desk) == "Bonjour"
    assert "900,000 characters" in desk.find(QLabel, "culpritLabel").text()
    assert desk.find(QLabel, "culpritLabel").isVisible()
    desk.paste(desk.find(QPlainTextEdit, "messageEdit"), "x" * (LONGEST_TEXT - 100))
    assert len(message(desk)) == LONGEST_TEXT - 100 + len("Bonjour")


def test_ten_thousand_lines_are_read_every_one_accounted_for(desk: Desk) -> None:
    lines = [f"06 39 98 {n // 100:02} {n % 100:02}" for n in range(9_000)]
    lines += [f"+33 6 39 98 {n // 100:02} {n % 100:02}" for n in range(500)]  # the same people again
    lines += [f"junk {n}" for n in range(500)]
    desk.paste(desk.find(QPlainTextEdit, "receiverEdit"), "\n".join(lines))
    desk.qtbot.waitUntil(lambda: not desk.parts.compose.busy, timeout=60_000)
    told = [desk.find(QLabel, name).text() for name in ("receiverSummary", "invalidChip")]
    told.append(desk.find(QPushButton, "mergedChip").text())
    assert told == ["9,000 people", "500 not valid", "500 duplicates merged"]
    assert not desk.find(QPlainTextEdit, "receiverEdit").toPlainText()


def test_clearing_while_a_large_paste_is_read_leaves_nothing_behind(desk: Desk) -> None:
    lines = "\n".join(f"06 39 98 {n // 100:02} {n % 100:02}" for n in range(9_000))
    desk.paste(desk.find(QPlainTextEdit, "receiverEdit"), lines)
    assert "Reading" in desk.find(QLabel, "receiverSummary").text()
    desk.parts.compose.clear_receivers()
    assert "Reading" not in desk.find(QLabel, "receiverSummary").text()
    desk.add("06 39 98 00 12")
    assert len(desk.parts.compose.rows) == 1


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault(FaultKind.GARBAGE, "GET", "/sms", None), "makes no sense"),
        (Fault(FaultKind.STATUS, "GET", "/sms", None, value=500), "fault on its side"),
        (Fault(FaultKind.WRONG_TYPES, "GET", "/sms", None), "makes no sense"),
        (Fault(FaultKind.DROP_BEFORE, "GET", "/sms", None), "connection broke"),
        (Fault(FaultKind.CLOCK_SKEW, "GET", "/sms", None, value=3600), "clock"),
    ],
)
def test_what_the_account_line_says_when_the_services_cannot_be_read(
    open_desk: Open, server: DemoServer, fault: Fault, sentence: str
) -> None:
    server.faults.add(fault)
    desk = open_desk(guest(server), wait=False)
    box = desk.find(QComboBox, "accountBox")
    desk.until(lambda: sentence in box.currentText())
    desk.write("Bonjour")
    assert message(desk) == "Bonjour"
    assert leads(desk)


@pytest.mark.parametrize("shape", ["A", "B"])
@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        (("wrongwrongwrong0", None, None), "application key"),
        ((None, "x" * 32, None), "application secret"),
        ((None, None, "y" * 32), "consumer key"),
    ],
)
def test_wrong_keys_are_told_apart_in_both_error_shapes(
    open_desk: Open,
    server: DemoServer,
    shape: str,
    keys: tuple[str | None, str | None, str | None],
    sentence: str,
) -> None:
    server.world.error_shape = shape
    good = server.world.keys
    plain = KeySet(
        keys[0] or good.application_key, keys[1] or good.application_secret, keys[2] or good.consumer_key
    )
    desk = open_desk(guest(server, plain), wait=False)
    box = desk.find(QComboBox, "accountBox")
    desk.until(lambda: sentence in box.currentText())


def test_too_few_credits_block_the_button(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    box = desk.find(QComboBox, "accountBox")
    desk.until(lambda: any("ab12345-2" in box.itemText(i) for i in range(box.count())))
    second = next(i for i in range(box.count()) if "ab12345-2" in box.itemText(i))
    box.setCurrentIndex(second)
    box.activated.emit(second)
    desk.add("\n".join(f"06 39 98 00 {n:02}" for n in range(13)))
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.until(lambda: "Not enough credits: 1 " in findings(desk))
    assert send_button(desk).text() == "Not enough credits"
