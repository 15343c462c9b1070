"""A message is scheduled, seen to wait, and taken back: by the window alone."""

from dataclasses import replace

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QTableView,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.findings import FindingCode
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import when
from ovhsms_gui.gui.compose.schedule_dialog import ScheduleDialog
from ovhsms_gui.gui.kit.buttons import Button, Kind
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.month import Month
from ovhsms_gui.gui.kit.sends import SEND
from ovhsms_gui.store.history import Which

from .conftest import Desk, said

PEOPLE = "Ana; 06 39 98 00 12\nTom; 06 39 98 00 13\nZoé; 06 39 98 00 14"
SERVICE = "sms-ab12345-1"
PARIS, REUNION = "Europe/Paris", "Indian/Reunion"


def write(desk: Desk) -> None:
    desk.add(PEOPLE)
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")


def press(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def open_schedule(desk: Desk) -> ScheduleDialog:
    desk.click("whenLaterButton")
    dialog = desk.wait_dialog("scheduleDialog")
    assert isinstance(dialog, ScheduleDialog)
    return dialog


def schedule(desk: Desk) -> Due:
    """For tomorrow at nine."""
    dialog = open_schedule(desk)
    press(dialog, "scheduleQuickButton0")
    due = dialog.due
    press(dialog, "scheduleTakeButton")
    desk.until(lambda: desk.parts.compose.plan.counted)
    assert desk.parts.compose.draft.terms.due == due
    return due


def chosen(desk: Desk) -> str:
    """Which of both says that it is."""
    both = [desk.find(QPushButton, name) for name in ("whenNowButton", "whenLaterButton")]
    [one] = [button.text() for button in both if button.isChecked()]
    return one


def states(desk: Desk) -> dict[str, int]:
    found = desk.parts.outbox.sends
    return {str(state): count for state, count in found[0].counts.items()} if found else {}


def waiting(desk: Desk) -> list[str]:
    with desk.server.world.lock:
        return sorted(message.receiver for message in desk.server.world.sent)


def test_a_message_is_scheduled_and_ovhcloud_keeps_it(desk: Desk) -> None:
    write(desk)
    assert chosen(desk) == "Now"
    assert not desk.find(QLabel, "whenLabel").isVisible()
    due = schedule(desk)
    assert chosen(desk) == "L&ater…"
    button = desk.find(QPushButton, "sendButton")
    assert button.text() == f"&Schedule 3 SMS for {when.words(due, zone=False)}…"
    assert when.words(due) in desk.find(QLabel, "whenLabel").text()
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    assert f"Schedule 3 SMS for {when.words(due)}?" in said(dialog)
    assert waiting(desk) == []
    press(dialog, "confirmSendButton")
    desk.until(lambda: states(desk) == {"scheduled": 3})
    leaves = [message.leaves for message in desk.server.world.sent]
    assert [due.at <= moment < due.at + 120 for moment in leaves] == [True] * 3
    told = desk.find(QLabel, "outboxScheduledLabel").text()
    assert when.words(due) in told
    assert "3 people" in told
    desk.until(lambda: desk.find(QPushButton, "cancelScheduledButton").isVisible())
    assert desk.parts.compose.draft.terms.due is None  # of the next message


def test_the_list_says_of_a_send_what_the_card_beside_it_says(desk: Desk) -> None:
    write(desk)
    schedule(desk)
    outbox = desk.parts.outbox
    desk.confirm()
    desk.until(lambda: states(desk) == {"scheduled": 3})
    outbox.listing.show_only(Which.SCHEDULED)
    desk.until(lambda: not outbox.listing.searching and len(outbox.listing.rows) == 1)
    told = []
    outbox.sends_changed.connect(lambda: told.append((outbox.listing.rows[0].counts, outbox.current)))
    desk.find(QTableView, "outboxReceiversView").selectRow(1)
    desk.until(desk.find(QPushButton, "cancelSelectedButton").isEnabled)
    desk.recall("cancelSelectedButton")
    desk.until(lambda: states(desk) == {"scheduled": 2, "cancelled": 1})
    assert told
    assert [in_list for in_list, shown in told if shown is None or in_list != shown.counts] == []


def test_it_is_cancelled_for_one_and_then_for_all(desk: Desk) -> None:
    write(desk)
    due = schedule(desk)
    desk.confirm()
    desk.until(lambda: states(desk) == {"scheduled": 3})
    view = desk.find(QTableView, "outboxReceiversView")
    leaves = when.clock(when.local(due).time())
    desk.until(lambda: [view.model().index(row, 4).data() for row in range(3)] == [leaves] * 3)
    price = desk.find(QLabel, "outboxFactsLabel")
    assert "price at OVHcloud: 3 credits" in price.text()
    view.selectRow(1)
    some = desk.find(QPushButton, "cancelSelectedButton")
    desk.until(some.isEnabled)
    assert some.text() == "Cancel for the selection…"
    name = view.model().index(1, 1).data()
    desk.click("cancelSelectedButton")
    asked = desk.wait_dialog("recallDialog")
    assert f"Cancel the message for {name}?" in said(asked)
    assert "It would leave " in said(asked)
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    desk.until(lambda: desk.dialog("recallDialog") is None)
    desk.recall("cancelSelectedButton")
    desk.until(lambda: states(desk) == {"scheduled": 2, "cancelled": 1})
    assert waiting(desk) == ["+33639980012", "+33639980014"]
    desk.until(lambda: "3 credits, with what was cancelled for 1 person; the balance shows" in price.text())
    listed = desk.find(QTableView, "outboxView").model().index(0, 0).data(SEND)
    assert listed.who == "3 people", "the price that was named is no more that of all"
    desk.click("cancelScheduledButton")
    asked = desk.wait_dialog("recallDialog")
    assert "Cancel the message for 2 people?" in said(asked)
    keep, deed = (asked.findChild(QPushButton, f"recall{name}") for name in ("CancelButton", "Button"))
    assert keep is not None
    assert deed is not None
    assert keep.mapTo(asked, keep.rect().bottomRight()).x() < deed.x(), "the deed stands last, as everywhere"
    assert deed.width() >= deed.sizeHint().width()
    QTest.keyClick(asked, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("recallDialog") is None)
    assert states(desk) == {"scheduled": 2, "cancelled": 1}
    desk.recall()
    desk.until(lambda: states(desk) == {"cancelled": 3})
    assert waiting(desk) == []
    desk.until(lambda: not desk.find(QPushButton, "cancelScheduledButton").isVisible())
    desk.until(lambda: [view.model().index(row, 4).data() for row in range(3)] == [""] * 3)
    assert price.text().endswith(" · nothing was sent")
    line = desk.find(FindingLine, "outboxGivenBackLine")
    assert "See in the balance whether OVHcloud has given back 3 credits." in said(line)  # type: ignore[arg-type]
    assert [view.model().index(row, 3).data() for row in range(3)] == ["deleted at OVHcloud"] * 3
    assert not desk.find(FindingLine, "outboxWhyLine").isVisible(), "it would say of one what holds for all"
    again = desk.find(Button, "redraftButton")
    assert (again.isVisible(), again.kind) == (True, Kind.QUIET), (
        "what was cancelled on purpose is seldom wanted"
    )


def test_whoever_was_chosen_stays_chosen_when_others_leave_the_list(desk: Desk) -> None:
    write(desk)
    schedule(desk)
    desk.confirm()
    desk.until(lambda: states(desk) == {"scheduled": 3})
    view = desk.find(QTableView, "outboxReceiversView")

    def shown(place: int) -> str:
        return str(view.model().index(place, 1).data())

    desk.parts.outbox.filter(ReceiverState.SCHEDULED)
    desk.until(lambda: view.model().rowCount() == 3 and shown(0) == "Ana")
    view.selectRow(0)
    desk.click("cancelSelectedButton")
    dialog = desk.wait_dialog("recallDialog")
    view.selectRow(1)
    press(dialog, "recallButton")
    desk.until(lambda: view.model().rowCount() == 2 and shown(0) == "Tom")
    assert [shown(index.row()) for index in view.selectionModel().selectedRows()] == ["Tom"]
    assert shown(view.currentIndex().row()) == "Tom"


def test_now_takes_the_time_away(desk: Desk) -> None:
    write(desk)
    press(open_schedule(desk), "scheduleCancelButton")
    assert chosen(desk) == "Now", "the press alone chooses nothing"
    schedule(desk)
    assert chosen(desk) != "Now"
    desk.click("whenNowButton")
    assert chosen(desk) == "Now"
    assert desk.parts.compose.draft.terms.due is None
    desk.until(lambda: desk.find(QPushButton, "sendButton").text() == "&Send 3 SMS to 3 people…")


def test_a_time_that_has_passed_is_an_error_beside_the_field(desk: Desk) -> None:
    dialog = open_schedule(desk)
    day, at = dialog.findChild(QDateEdit, "scheduleDateEdit"), dialog.findChild(QTimeEdit, "scheduleTimeEdit")
    take = dialog.findChild(QPushButton, "scheduleTakeButton")
    assert day is not None
    assert at is not None
    assert take is not None
    assert take.isEnabled()
    day.setDate(desk.today)
    at.setTime(QTime(0, 0))
    assert not take.isEnabled()
    assert "has passed" in said(dialog)
    assert "has passed" in at.accessibleDescription()
    day.setDate(desk.today.addDays(2))
    assert take.isEnabled()
    press(dialog, "scheduleCancelButton")
    desk.until(lambda: desk.dialog("scheduleDialog") is None)
    assert desk.parts.compose.draft.terms.due is None


def test_a_time_that_has_passed_meanwhile_blocks_and_leads_to_another(desk: Desk) -> None:
    write(desk)
    desk.parts.compose.set_due(Due(desk.now + 1.5, PARIS))
    desk.until(lambda: desk.find(QPushButton, "sendButton").text().startswith("&Schedule"))
    desk.until(lambda: desk.find(QPushButton, "sendButton").text() == "Choose another time to send")
    desk.click("sendButton")
    press(desk.wait_dialog("scheduleDialog"), "scheduleTakeButton")
    desk.until(lambda: desk.find(QPushButton, "sendButton").text().startswith("&Schedule"))


def test_what_is_confirmed_too_late_is_not_sent_at_all(desk: Desk) -> None:
    write(desk)
    desk.parts.compose.set_due(Due(desk.now + 3600, PARIS))
    desk.until(lambda: desk.parts.compose.plan.counted)
    plan = desk.parts.compose.plan
    told: list[str] = []
    desk.parts.compose.failed.connect(told.append)
    draft = replace(plan.draft, terms=replace(plan.draft.terms, due=Due(desk.now + 5, PARIS)))
    desk.parts.compose.send(replace(plan, draft=draft), 10)
    assert "too close" in told[0]
    assert desk.parts.outbox.sends == ()


def test_a_time_is_that_of_where_it_was_chosen() -> None:
    paris, reunion = (when.due(QDate(2026, 11, 30), QTime(8, 5), zone) for zone in (PARIS, REUNION))
    assert paris.at - reunion.at == 3 * 3600
    assert when.words(paris) == "Monday 30 November 8:05"
    assert when.words(reunion) == "Monday 30 November 8:05 (Reunion time)"
    summer, winter = (when.due(QDate(2026, 10, day), QTime(8, 0), PARIS) for day in (24, 26))
    assert winter.at - summer.at == 2 * 86400 + 3600  # the clocks were set back
    skipped = when.due(QDate(2026, 3, 29), QTime(2, 30), PARIS)  # there is no such time on that day
    assert when.local(skipped).time() in {QTime(3, 30), QTime(1, 30)}


def test_advertising_at_night_is_moved_to_the_next_legal_time_by_one_click(desk: Desk) -> None:
    write(desk)
    sunday = desk.today.addDays(14 - desk.today.dayOfWeek())
    desk.parts.compose.set_due(when.due(sunday, QTime(10, 0), PARIS))
    desk.until(lambda: any(f.code is FindingCode.HOURS for f in desk.parts.compose.plan.findings))
    [finding] = [f for f in desk.parts.compose.plan.findings if f.code is FindingCode.HOURS]
    assert not desk.parts.compose.plan.blocked  # OVHcloud may hold it
    view = desk.find(QListWidget, "findingsView")
    told = [view.item(row).text() for row in range(view.count())]
    assert any("OVHcloud would hold this message until" in line for line in told)
    desk.find(QWidget, "composePage").foot.mend_wanted.emit(finding)  # type: ignore[attr-defined]
    desk.until(lambda: not any(f.code is FindingCode.HOURS for f in desk.parts.compose.plan.findings))
    assert desk.parts.compose.draft.terms.due == finding.due


def test_the_month_stands_beside_the_fields_where_both_fit(qtbot: QtBot) -> None:
    dialog = ScheduleDialog(advertising=True)
    qtbot.addWidget(dialog)
    dialog.show()
    month = dialog.findChild(Month, "scheduleMonth")
    assert month is not None
    assert month.isVisible()
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert (dialog.width() <= room.width(), dialog.height() <= room.height()) == (True, True)
