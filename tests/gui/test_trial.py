"""Test to me, by object names: asked once, shown first, sent to one's own number alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView, QWidget

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.trial import make_trial
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.journal import Journal

from .conftest import Desk, Open, close, guest
from .test_access import controls

ME = "06 39 98 00 99"


def button(dialog: QDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def give_number(desk: Desk, number: str = ME) -> None:
    dialog = desk.wait_dialog("ownNumberDialog")
    edit = dialog.findChild(QLineEdit, "ownNumberEdit")
    assert edit is not None
    edit.setText(number)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("ownNumberDialog") is None)


def ready(desk: Desk) -> None:
    desk.add("Ana Duval; 06 39 98 00 12\nBernadette Castelnau; 06 39 98 00 13")
    desk.write("Bonjour {name}")
    desk.choose_sender("MARTIN")


def sent(desk: Desk) -> list[tuple[str, str]]:
    return [(message.receiver, message.message) for message in desk.server.world.sent]


def summary(desk: Desk) -> str:
    label = desk.wait_dialog("testDialog").findChild(QLabel, "testSummary")
    assert label is not None
    return label.text()


def test_the_texts_go_to_ones_own_number_and_nothing_else_changes(desk: Desk) -> None:
    ready(desk)
    desk.click("testButton")
    give_number(desk)
    dialog = desk.wait_dialog("testDialog")
    assert summary(desk) == "Price: 2 credits. Nobody else gets anything."
    assert sent(desk) == []
    button(dialog, "testSendButton").click()
    desk.until(lambda: "On its way to +33 6 39 98 00 99" in summary(desk))
    desk.until(lambda: len(desk.server.world.sent) == 2)
    assert sent(desk) == [
        ("+33639980099", "Bonjour Ana Duval"),
        ("+33639980099", "Bonjour Bernadette Castelnau"),
    ]
    button(dialog, "testCancelButton").click()
    assert desk.find(QPlainTextEdit, "messageEdit").toPlainText() == "Bonjour {name}"
    assert len(desk.parts.compose.rows) == 2
    desk.until(desk.find(QPushButton, "testButton").isEnabled)


def test_enter_cancels_and_a_double_click_is_one_click(desk: Desk) -> None:
    ready(desk)
    desk.click("testButton")
    give_number(desk)
    QTest.keyClick(desk.wait_dialog("testDialog"), Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("testDialog") is None)
    desk.click("testButton")
    dialog = desk.wait_dialog("testDialog")
    assert button(dialog, "testCancelButton").isDefault()
    for _ in range(2):
        QTest.mouseClick(button(dialog, "testSendButton"), Qt.MouseButton.LeftButton)
    desk.until(lambda: "On its way" in summary(desk))
    desk.until(lambda: len(desk.server.world.sent) == 2)


def test_the_number_is_judged_kept_and_can_be_changed(open_desk: Open, server: DemoServer) -> None:
    first = open_desk(guest(server))
    ready(first)
    first.click("testButton")
    dialog = first.wait_dialog("ownNumberDialog")
    edit, note = dialog.findChild(QLineEdit, "ownNumberEdit"), dialog.findChild(QLabel, "ownNumberNote")
    assert edit is not None
    assert note is not None
    edit.setText("0612")
    assert note.text().startswith("✗")
    assert not button(dialog, "keepNumberButton").isEnabled()
    give_number(first)
    first.wait_dialog("testDialog").reject()
    close(first)
    second = open_desk(guest(server))
    second.until(lambda: second.find(QPlainTextEdit, "messageEdit").toPlainText() == "Bonjour {name}")
    second.until(second.find(QPushButton, "testButton").isEnabled)
    second.click("testButton")
    assert second.dialog("ownNumberDialog") is None
    button(second.wait_dialog("testDialog"), "otherNumberButton").click()
    give_number(second, "06 39 98 00 98")
    button(second.wait_dialog("testDialog"), "testSendButton").click()
    second.until(lambda: len(server.world.sent) == 2)
    assert {message.receiver for message in server.world.sent} == {"+33639980098"}


def test_a_test_does_not_count_as_having_had_the_text(desk: Desk) -> None:
    desk.add(ME)
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.click("testButton")
    give_number(desk)
    dialog = desk.wait_dialog("testDialog")
    button(dialog, "testSendButton").click()
    desk.until(lambda: len(desk.server.world.sent) == 1)
    dialog.reject()
    assert desk.find(QPlainTextEdit, "messageEdit").toPlainText() == "Bonjour"
    desk.click("sendButton")
    words = desk.wait_dialog("confirmDialog").findChild(QLabel, "confirmSummary")
    assert words is not None
    assert "within 24 hours" not in words.text()
    desk.wait_dialog("confirmDialog").reject()
    desk.show_page(1)
    model = desk.find(QTableView, "outboxView").model()
    desk.until(lambda: model.rowCount() == 1)
    assert model.index(0, 1).data() == "test to me"


def test_a_message_to_oneself_is_not_mistaken_for_its_own_test(desk: Desk) -> None:
    desk.add(ME)
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    compose = desk.parts.compose
    stored: list[int] = []
    compose.stored.connect(stored.append)
    desk.until(lambda: compose.plan.counted)
    compose.trial.send(make_trial(compose.plan, parse(ME, "FR")))
    desk.send(0)
    desk.until(lambda: len(sent(desk)) == 2)
    assert stored == [2]


def test_what_stands_in_the_way_is_said_and_nothing_is_sent(desk: Desk) -> None:
    desk.write("Bonjour {salle}")
    desk.choose_sender("MARTIN")
    desk.click("testButton")
    give_number(desk)
    assert "salle" in summary(desk)
    assert not button(desk.wait_dialog("testDialog"), "testSendButton").isEnabled()


def test_a_journal_that_gives_up_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> int:
        raise StoreProblem(StoreKind.FULL)

    ready(desk)
    desk.click("testButton")
    give_number(desk)
    dialog = desk.wait_dialog("testDialog")
    monkeypatch.setattr(Journal, "add_send", full)
    button(dialog, "testSendButton").click()
    desk.until(lambda: "Not all of it was sent" in summary(desk))
    assert desk.server.world.sent == ()


@pytest.mark.parametrize("name", ["ownNumberDialog", "testDialog"])
def test_every_control_has_a_name(desk: Desk, name: str) -> None:
    ready(desk)
    desk.click("testButton")
    if name == "testDialog":
        give_number(desk)
    root: QWidget = desk.wait_dialog(name)
    for widget in controls(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is None or interface.text(QAccessible.Text.Name), widget
