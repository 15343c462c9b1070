"""OVHcloud's list of STOP: who is on it is left out by name, looked at, and taken off only with a statement."""

import getpass
import sqlite3
from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QTableView,
)

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, FULL_RULES, KeySet
from ovhsms_gui.gui.contacts.stop_dialogs import StopListDialog
from ovhsms_gui.store.stop_lists import Stopped

from .conftest import Desk, Open, guest, said
from .lanes import settle

ANA, BOB = "+33639980012", "+33639980013"
SERVICE = "sms-ab12345-1"
LISTS = "/sms/*/blacklists*"


def opened(open_desk: Open, server: DemoServer, *numbers: str, keys: KeySet | None = None) -> Desk:
    server.world.services[SERVICE].blacklist = set(numbers)
    return open_desk(guest(server, keys))


def without(server: DemoServer, *missing: tuple[str, str]) -> KeySet:
    """Keys that may do all but this."""
    rules = [("GET", "/sms"), ("POST", "/sms/*"), ("GET", "/auth/*")]
    rules += [("GET", f"/sms/*{rest}") for rest in ("1", "2", "/senders", "/senders/*", "/jobs", "/jobs/*")]
    rules += [("GET", "/sms/*/outgoing*"), ("GET", "/sms/rates/*")]
    rules += [rule for rule in (("GET", LISTS), ("DELETE", LISTS)) if rule not in missing]
    assert rules != list(FULL_RULES)
    mine = KeySet(FULL_KEYS.application_key, FULL_KEYS.application_secret, "demoSomedemoSomedemoSomedemoSome")
    return server.world.grant(mine, rules)


def findings(desk: Desk) -> str:
    view = desk.find(QListWidget, "findingsView")
    return "\n".join(view.item(row).text() for row in range(view.count()))


def look(desk: Desk) -> QDialog:
    dialog = StopListDialog(desk.parts.contacts.stops, desk.parts.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def listed(dialog: QDialog, name: str = "stopListView") -> list[str]:
    view = dialog.findChild(QListView, name)
    assert view is not None
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def press(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def take_off(desk: Desk, dialog: QDialog, row: int, statement: str) -> QDialog:
    view = dialog.findChild(QListView, "stopListView")
    assert view is not None
    view.setCurrentIndex(view.model().index(row, 0))
    press(dialog, "takeOffButton")
    consent = desk.wait_dialog("consentDialog")
    edit, agreed = consent.findChild(QLineEdit, "consentEdit"), consent.findChild(QCheckBox, "consentToggle")
    assert edit is not None
    assert agreed is not None
    edit.setText(statement)
    agreed.setChecked(True)
    return consent


def kept(desk: Desk) -> list[tuple[str, str, str, str]]:
    with closing(sqlite3.connect(desk.places.journal)) as db:
        return list(db.execute("SELECT os_user, e164, statement, outcome FROM consent WHERE at > 1700000000"))


def test_who_answered_stop_is_left_out_by_name_with_the_reason(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, BOB)
    desk.add("Ana Duval 06 39 98 00 12\nBob Hill 06 39 98 00 13")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.until(
        lambda: "1 person answered STOP, as OVHcloud lists it, and gets nothing: Bob Hill." in findings(desk)
    )
    model = desk.find(QTableView, "receiverView").model()
    heard = model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(heard).endswith("answered STOP, gets nothing")
    assert "1 SMS to 1 person" in desk.find(QPushButton, "sendButton").text()
    desk.confirm()
    desk.until(lambda: [m.receiver for m in server.world.sent] == [ANA])


def test_another_account_has_another_list(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, BOB)
    desk.add("Ana 06 39 98 00 12\nBob 06 39 98 00 13")
    desk.until(lambda: desk.parts.compose.plan.people == 1)
    other = next(e for e in desk.parts.accounts.entries if e.service and e.service.name != SERVICE)
    desk.parts.accounts.choose(other)
    desk.until(lambda: desk.parts.compose.plan.people == 2)


def test_the_list_is_looked_at_with_its_age_and_read_again(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, ANA)
    dialog = look(desk)
    desk.until(lambda: listed(dialog) == ["06 39 98 00 12"])
    age = dialog.findChild(QLabel, "stopListAge")
    assert age is not None
    assert age.text().startswith("1 person, as OVHcloud listed them on ")
    with server.world.lock:
        server.world.reply(SERVICE, BOB, "STOP", 0.0)
    press(dialog, "stopListReadButton")
    desk.until(lambda: listed(dialog) == ["06 39 98 00 12", "06 39 98 00 13"])
    find = dialog.findChild(QLineEdit, "stopListSearchEdit")
    assert find is not None
    find.setText("0013")
    assert listed(dialog) == ["06 39 98 00 13"]


def test_nobody_is_taken_off_without_a_statement(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, ANA)
    dialog = look(desk)
    desk.until(lambda: bool(listed(dialog)))
    consent = take_off(desk, dialog, 0, "yes")
    press(consent, "consentTakeButton")
    assert "State when and how" in said(consent)
    edit, agreed = consent.findChild(QLineEdit, "consentEdit"), consent.findChild(QCheckBox, "consentToggle")
    assert edit is not None
    assert agreed is not None
    edit.setText("Au téléphone le 3 mars")
    agreed.setChecked(False)
    press(consent, "consentTakeButton")
    assert "Tick that they want messages" in said(consent)
    press(consent, "consentCancelButton")
    assert kept(desk) == []
    assert server.world.services[SERVICE].blacklist == {ANA}


def test_with_a_statement_somebody_is_taken_off_and_written_to_again(
    open_desk: Open, server: DemoServer
) -> None:
    desk = opened(open_desk, server, ANA, BOB)
    desk.add("Ana 06 39 98 00 12\nBob 06 39 98 00 13\nEve 06 39 98 00 14")
    desk.until(lambda: desk.parts.compose.plan.people == 1)
    dialog = look(desk)
    desk.until(lambda: len(listed(dialog)) == 2)
    press(take_off(desk, dialog, 0, "Au téléphone le 3 mars"), "consentTakeButton")
    desk.until(lambda: server.world.services[SERVICE].blacklist == {BOB})
    desk.until(lambda: listed(dialog) == ["06 39 98 00 13"])
    assert kept(desk) == [(getpass.getuser(), ANA, "Au téléphone le 3 mars", "done")]
    [line] = listed(dialog, "consentView")
    assert line.endswith("Au téléphone le 3 mars")
    assert getpass.getuser() in line
    desk.until(lambda: desk.parts.compose.plan.people == 2)


def test_keys_that_may_not_read_it_say_so_and_are_not_asked_with_again(
    open_desk: Open, server: DemoServer
) -> None:
    desk = opened(open_desk, server, ANA, keys=without(server, ("GET", LISTS)))
    dialog = look(desk)
    desk.until(lambda: "may not read OVHcloud's list" in said(dialog))
    desk.add("Ana 06 39 98 00 12")
    desk.until(lambda: desk.parts.compose.plan.people == 1)


def test_keys_that_may_take_nobody_off_say_so_and_the_consent_stays(
    open_desk: Open, server: DemoServer
) -> None:
    desk = opened(open_desk, server, ANA, keys=without(server, ("DELETE", LISTS)))
    dialog = look(desk)
    desk.until(lambda: bool(listed(dialog)))
    press(take_off(desk, dialog, 0, "Au téléphone le 3 mars"), "consentTakeButton")
    desk.until(lambda: "these keys may not take anybody off" in said(dialog))
    assert [row[3] for row in kept(desk)] == ["not_granted"]
    assert listed(dialog) == ["06 39 98 00 12"]


def test_a_lost_answer_is_no_yes_and_no_no(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, ANA)
    dialog = look(desk)
    desk.until(lambda: bool(listed(dialog)))
    server.faults.add(Fault(FaultKind.DROP_AFTER, "DELETE", LISTS))
    press(take_off(desk, dialog, 0, "Au téléphone le 3 mars"), "consentTakeButton")
    desk.until(lambda: "It is not certain that" in said(dialog))
    assert listed(dialog) == ["06 39 98 00 12"]
    press(dialog, "stopListReadButton")
    desk.until(lambda: listed(dialog) == [])


def test_somebody_is_called_by_name_where_there_is_one(desk: Desk) -> None:
    called = desk.parts.contacts.stops.called
    assert called(Stopped(ANA, ANA, "Ana Duval")) == "Ana Duval, 06 39 98 00 12"
    assert called(Stopped("36180", "36180")) == "36180"


def test_a_list_for_which_there_are_no_keys_is_not_asked_for_for_ever(
    open_desk: Open, server: DemoServer
) -> None:
    desk = opened(open_desk, server)
    dialog = look(desk)
    desk.until(lambda: desk.parts.contacts.stops.list.read is not None)  # by itself, after the start
    settle(desk.parts.office, desk.qtbot)
    assert desk.parts.accounts.current is not None
    desk.parts.office._keys.drop(desk.parts.accounts.current.account.id)
    press(dialog, "stopListReadButton")
    desk.until(lambda: "The list could not be read." in said(dialog))
    assert "Asking OVHcloud…" not in said(dialog)
