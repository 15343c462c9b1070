"""OVHcloud's own count: asked for quietly, shown where it differs, and never in the way."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from ovhsms_gui.core.estimate import Question
from ovhsms_gui.core.plan import FindingCode
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import KeySet
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work.query import Counted

from . import lanes
from .conftest import Desk, Open, guest, lawful, said
from .people import TEAM, take_in

ESTIMATE = ("POST", "/sms/estimate")
MANY = 1000
MORE = Fault(FaultKind.MISCOUNT, *ESTIMATE, None, 1)
REST = 20  # milliseconds
ONE, TWO = "x" * 149, "x" * 150  # SMS each, with the STOP line


@pytest.fixture(autouse=True)
def counted(server: DemoServer) -> None:
    """A delay that nobody notices, but by which it can be told how often it struck."""
    server.faults.add(Fault(FaultKind.DELAY, *ESTIMATE, MANY, 0.001))


def asked(server: DemoServer) -> int:
    [left] = [fault.times for fault in server.faults.armed if fault.kind is FaultKind.DELAY]
    assert left is not None
    return MANY - left


def timer(desk: Desk, name: str) -> QTimer:
    found = desk.parts.compose.estimates.findChild(QTimer, name)
    assert isinstance(found, QTimer)
    return found


def rest(desk: Desk) -> QTimer:
    """Runs while the typing goes on, and a moment longer."""
    return timer(desk, "estimateRest")


def pause(desk: Desk) -> QTimer:
    """Runs after a failure."""
    return timer(desk, "estimatePause")


@pytest.fixture
def desk(open_desk: Open, server: DemoServer) -> Desk:
    """Asks soon after the last key."""
    desk = open_desk(guest(server))
    rest(desk).setInterval(REST)
    return desk


def hold(server: DemoServer) -> None:
    """Give the next answer when `go_on` is called."""
    server.faults.add(Fault(FaultKind.DELAY_AFTER, *ESTIMATE, 1, 100_000))


def settle(desk: Desk) -> None:
    """Whatever was to be asked has been asked, and answered."""
    desk.until(lambda: not rest(desk).isActive())
    lanes.settle(desk.parts.office, desk.qtbot)


def parts(desk: Desk) -> str:
    return desk.find(QLabel, "partsLabel").text()


def findings(desk: Desk) -> str:
    view = desk.find(QListWidget, "findingsView")
    return "\n".join(view.item(row).text() for row in range(view.count()))


def confirmed(desk: Desk) -> bool:
    label = desk.find(QLabel, "partsLabel")
    assert label.accessibleDescription() == label.toolTip()
    return label.toolTip().startswith("Confirmed by OVHcloud: it counts as many SMS")


def dialogs() -> list[str]:
    return [
        w.objectName() for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    ]


def ready(desk: Desk, text: str) -> None:
    desk.add("06 39 98 00 12")
    desk.choose_sender("MARTIN")
    desk.write(text)


# ---- it says the same ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("toggle", "text", "sms"),
    [
        ("", ONE, "1 SMS"),
        ("", TWO, "2 SMS"),
        ("replyToggle", "x" * 160, "1 SMS"),
        ("noStopToggle", "x" * 160, "1 SMS"),
        ("noStopToggle", "€" * 81, "2 SMS"),
        ("", "{{first_name}}" + "x" * 135, "1 SMS"),
    ],
)
def test_the_same_count_is_said_when_asked_for(desk: Desk, toggle: str, text: str, sms: str) -> None:
    desk.choose_sender("MARTIN")
    if toggle:
        desk.find(QCheckBox, toggle).click()
    desk.add("06 39 98 00 12")
    desk.write(text)
    assert not confirmed(desk)
    desk.until(lambda: confirmed(desk))
    assert f"<b>{sms}</b> each" in parts(desk)
    assert findings(desk) == ""
    desk.write(text + " y")
    assert not confirmed(desk)


def test_it_is_asked_about_the_longest_text_as_it_is_received(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.choose_sender("MARTIN")
    desk.write("Bonjour {first_name}, " + "x" * 60)
    assert desk.find(QPushButton, "otherPartsChip").text() == "2 SMS for 1 person"
    desk.until(lambda: confirmed(desk))
    assert "in the longest text" in desk.find(QLabel, "partsLabel").toolTip()
    desk.server.faults.add(MORE)
    desk.write("Bonjour {first_name}, " + "x" * 61)
    desk.until(lambda: "OVHcloud counts 3 SMS where this program counts 2" in findings(desk))


def test_before_there_are_receivers_the_text_as_it_stands_is_asked_about(desk: Desk) -> None:
    desk.write(TWO)
    desk.until(lambda: confirmed(desk))


def test_the_same_question_is_never_asked_twice(desk: Desk) -> None:
    ready(desk, ONE)
    desk.until(lambda: confirmed(desk))
    desk.write(TWO)
    desk.until(lambda: confirmed(desk))
    desk.write(ONE)
    assert confirmed(desk)
    desk.add("06 39 98 00 13")
    settle(desk)
    assert asked(desk.server) == 2


def test_what_was_said_to_the_operator_stays(desk: Desk) -> None:
    accounts = desk.parts.accounts  # no news of them in between
    desk.until(lambda: all(e.service and e.service.senders is not None for e in accounts.entries))
    rest(desk).setInterval(MANY * 1000)
    ready(desk, ONE)
    desk.find(QPlainTextEdit, "receiverEdit").setPlainText("06 39 98 00 13")
    desk.click("sendButton")
    desk.until(lambda: "was added to the list" in findings(desk))
    assert not confirmed(desk)
    rest(desk).setInterval(0)  # it is over
    desk.until(lambda: confirmed(desk))
    assert "was added to the list" in findings(desk)


# ---- it says something else ------------------------------------------------------------------------


def test_another_count_is_a_warning_and_changes_nothing(desk: Desk) -> None:
    desk.server.faults.add(MORE)
    ready(desk, TWO)
    digest = desk.parts.compose.plan.digest
    sentence = "OVHcloud counts 3 SMS where this program counts 2: expect the price of 3 SMS"
    desk.until(lambda: sentence in findings(desk))
    assert not confirmed(desk)
    assert "<b>2 SMS · 2 credits</b>" in desk.find(QLabel, "costLabel").text()
    assert desk.parts.compose.plan.digest == digest
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    assert sentence in said(dialog)
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(desk.server.world.sent) == 1)


def test_the_warning_leads_to_the_text_or_to_whose_text_it_is(desk: Desk) -> None:
    desk.server.faults.add(MORE)
    take_in(desk, *TEAM)
    desk.choose_sender("MARTIN")
    view = desk.find(QListWidget, "findingsView")
    text = desk.find(QPlainTextEdit, "messageEdit")
    table = desk.find(QTableView, "receiverView")

    def press() -> None:
        [item] = [view.item(row) for row in range(view.count()) if "OVHcloud counts" in view.item(row).text()]
        view.setFocus()
        view.setCurrentItem(item)
        QTest.keyClick(view, Qt.Key.Key_Return)

    desk.write(ONE)
    desk.until(lambda: "OVHcloud counts 2 SMS" in findings(desk))
    press()
    assert text.hasFocus()
    desk.write("Bonjour {first_name}")
    desk.until(lambda: "OVHcloud counts 2 SMS" in findings(desk))
    press()
    assert table.hasFocus()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [3]


# ---- while it is under way -------------------------------------------------------------------------


def test_while_the_typing_goes_on_nothing_is_asked(desk: Desk) -> None:
    rest(desk).setInterval(MANY * 1000)
    ready(desk, "")
    edit = desk.find(QPlainTextEdit, "messageEdit")
    for char in ONE:
        desk.type(edit, char)
    lanes.settle(desk.parts.office, desk.qtbot)
    assert asked(desk.server) == 0
    rest(desk).setInterval(0)  # it is over
    desk.until(lambda: confirmed(desk))
    assert asked(desk.server) == 1


def test_an_answer_to_what_is_no_longer_written_is_not_shown(desk: Desk) -> None:
    shown: list[str] = []
    desk.parts.compose.changed.connect(lambda: shown.append(findings(desk)))
    desk.server.faults.add(MORE)
    ready(desk, "")
    hold(desk.server)
    desk.write(ONE)
    desk.until(lambda: asked(desk.server) == 1)
    desk.write(TWO)
    desk.server.go_on()
    desk.until(lambda: "OVHcloud counts 3 SMS where this program counts 2" in findings(desk))
    assert asked(desk.server) == 2
    assert not any("counts 2 SMS where" in words for words in shown)


def test_one_question_at_a_time_and_only_the_newest_waits(desk: Desk) -> None:
    ready(desk, "")
    hold(desk.server)
    desk.write(ONE)
    desk.until(lambda: asked(desk.server) == 1)
    for text in ("two", "three"):
        desk.write(text)
        desk.until(lambda: not rest(desk).isActive())
    desk.server.go_on()
    desk.until(lambda: confirmed(desk))
    settle(desk)
    assert asked(desk.server) == 2
    desk.write(ONE)
    assert confirmed(desk)
    desk.write("two")
    assert not confirmed(desk)


def test_a_question_without_an_answer_holds_nothing_up(desk: Desk) -> None:
    desk.server.faults.clear()
    desk.server.faults.add(Fault(FaultKind.DELAY, *ESTIMATE, value=100_000))
    ready(desk, ONE)
    desk.until(lambda: not desk.server.faults.armed)
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 1)
    desk.server.stop()  # ends the delay


# ---- it does not say -------------------------------------------------------------------------------


def test_keys_without_the_right_ask_once_and_nothing_is_said(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server, server.world.guide_keys))
    rest(desk).setInterval(REST)
    desk.parts.compose.set_sender("MARTIN")
    desk.add("06 39 98 00 12")
    desk.write(ONE)
    settle(desk)
    assert not server.world.sent
    desk.write(TWO)
    settle(desk)
    assert asked(server) == 1
    assert (findings(desk), dialogs(), confirmed(desk)) == ("", [], False)


def test_new_keys_for_the_account_are_asked_with_again(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(vault=MemoryVault())
    rest(desk).setInterval(REST)
    accounts, world = desk.parts.accounts, server.world

    def save(plain: KeySet) -> None:
        known = next(iter(accounts.accounts), None)
        keys = Keys(plain.application_key, Secret(plain.application_secret), Secret(plain.consumer_key))
        accounts.save(known, "Cabinet Martin", server.url, "FR", keys)

    save(world.guide_keys)
    desk.until(lambda: (entry := accounts.current) is not None and entry.service is not None)
    desk.add("06 39 98 00 12")
    desk.write(ONE)
    settle(desk)
    assert (asked(server), confirmed(desk)) == (1, False)
    save(world.keys)
    desk.until(lambda: confirmed(desk))
    assert len(accounts.accounts) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault(FaultKind.STATUS, *ESTIMATE, value=400),
        Fault(FaultKind.STATUS, *ESTIMATE, value=429, retry_after=30),
        Fault(FaultKind.STATUS, *ESTIMATE, value=503),
        Fault(FaultKind.DROP_AFTER, *ESTIMATE),
        Fault(FaultKind.GARBAGE, *ESTIMATE),
        Fault(FaultKind.WRONG_TYPES, *ESTIMATE),
        Fault(FaultKind.MISCOUNT, *ESTIMATE, value=-2),
        Fault(FaultKind.CLOCK_SKEW, *ESTIMATE, value=3600),
    ],
)
def test_after_any_failure_it_rests_then_asks_again_by_itself(desk: Desk, fault: Fault) -> None:
    desk.server.faults.add(fault)
    ready(desk, ONE)
    settle(desk)
    desk.write(TWO)
    settle(desk)
    assert asked(desk.server) == 1
    assert (findings(desk), dialogs(), confirmed(desk)) == ("", [], False)
    pause(desk).setInterval(0)  # it is over
    desk.until(lambda: confirmed(desk))
    assert asked(desk.server) == 2


def test_what_was_counted_for_another_account_is_not_shown(desk: Desk) -> None:
    ready(desk, ONE)
    desk.until(lambda: confirmed(desk))
    asked_for = desk.parts.compose.plan.question
    assert asked_for is not None
    desk.parts.compose.estimates._on_counted(("another", asked_for), Counted(3))
    desk.parts.accounts.current_changed.emit()  # the plan is made anew
    assert (findings(desk), confirmed(desk)) == ("", True)


def test_only_the_latest_answers_are_kept(desk: Desk) -> None:
    ready(desk, ONE)
    desk.until(lambda: confirmed(desk))
    estimates = desk.parts.compose.estimates
    for n in range(500):
        estimates._on_counted(("other", Question(f"text {n}", False, "alpha")), Counted(1))
    kept = estimates.of("other")
    assert len(kept) < 200
    assert Question("text 499", False, "alpha") in kept


def test_it_rests_longer_after_each_failure_in_a_row(desk: Desk) -> None:
    desk.server.faults.add(Fault(FaultKind.STATUS, *ESTIMATE, value=503))
    desk.server.faults.add(Fault(FaultKind.STATUS, *ESTIMATE, value=503))
    between = pause(desk)
    ready(desk, ONE)
    desk.until(between.isActive)
    first = between.interval()
    between.setInterval(0)  # it is over
    desk.until(lambda: between.interval() > first)
    assert between.interval() == 2 * first


def test_without_network_nothing_is_said_and_sending_is_as_ever(desk: Desk) -> None:
    port, world = desk.server.port, desk.server.world
    desk.choose_sender("MARTIN")  # what it opens is known
    desk.server.stop()
    ready(desk, ONE)
    desk.until(pause(desk).isActive)  # it failed
    assert (findings(desk), dialogs(), confirmed(desk)) == ("", [], False)
    with DemoServer(world, port, lawful):
        desk.confirm()
        desk.until(lambda: len(world.sent) == 1)
    assert pause(desk).isActive(), "it was not asked again"


@pytest.mark.parametrize("text", ["", "  \n", "bell \x07", "x" * (153 * 255 + 1), "Bonjour {tiem}"])
def test_what_cannot_be_sent_is_not_asked_about(desk: Desk, text: str) -> None:
    take_in(desk, *TEAM)
    desk.write(text)
    settle(desk)
    assert asked(desk.server) == 0


def test_a_text_that_nobody_receives_as_it_stands_is_not_asked_about(desk: Desk) -> None:
    desk.write("Bonjour {first_name}")
    settle(desk)
    assert asked(desk.server) == 0


def test_nothing_of_the_text_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    desk.server.faults.add(MORE)
    ready(desk, "Zéphyrin")
    desk.until(lambda: FindingCode.COUNTED_OTHERWISE in {f.code for f in desk.parts.compose.plan.findings})
    desk.server.faults.add(Fault(FaultKind.STATUS, *ESTIMATE, value=400))
    desk.server.faults.add(Fault(FaultKind.HALF, *ESTIMATE))
    desk.write("Zéphyrine")
    settle(desk)
    assert "/sms/estimate" in caplog.text
    assert "phyrin" not in caplog.text
    assert "phyrin" not in repr(desk.parts.compose.plan.context)
