"""Who opted out stays in the list, is named, and gets nothing."""

from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton, QTableView

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.store.optouts import OptOuts

from .conftest import Desk, Open, close, guest, said


def opened(open_desk: Open, server: DemoServer, *numbers: str) -> Desk:
    desk = open_desk(guest(server))
    close(desk)
    with closing(OptOuts(desk.places.journal)) as outs:
        outs.add(numbers, "by phone")
    return open_desk(guest(server))


def findings(desk: Desk) -> str:
    view = desk.find(QListWidget, "findingsView")
    return "\n".join(view.item(row).text() for row in range(view.count()))


def test_they_are_left_out_and_named_before_the_click(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, "+33639980013")
    desk.add("Ana 06 39 98 00 12, Bob 06 39 98 00 13")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.until(lambda: "1 person opted out and gets nothing" in findings(desk))
    model = desk.find(QTableView, "receiverView").model()
    heard = model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(heard).endswith("opted out, gets nothing")
    assert "1 SMS to 1 person" in desk.find(QPushButton, "sendButton").text()
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    assert "opted out" in said(dialog)
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: [m.receiver for m in server.world.sent] == ["+33639980012"])


def test_a_list_of_nobody_else_cannot_be_sent_to(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, "+33639980012", "+33639980013")
    desk.add("06 39 98 00 12, 06 39 98 00 13")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.until(lambda: "All 2 people in the list opted out" in findings(desk))
    assert desk.parts.compose.plan.blocked
