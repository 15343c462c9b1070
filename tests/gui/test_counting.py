"""What grows with the receivers is counted in steps: the window answers meanwhile, and sends nothing half counted."""

import sys

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton, QTableView

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import FindingCode, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row
from ovhsms_gui.gui.compose.sending import Phase

from .conftest import Desk
from .test_compose_state import Page, page, turn_on  # noqa: F401

TEXT = "Bonjour {name}"
MANY = [
    Row(parse(f"06 39 98 {n // 100:02d} {n % 100:02d}", "FR"), f"Zoé {n}", fields=(("town", f"Lyon {n}"),))
    for n in range(1000)
]


@pytest.fixture(autouse=True)
def one_step_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one person in each, so that the answer to any question comes before the end."""
    monkeypatch.setattr("ovhsms_gui.gui.compose.counting.SLICE_SECONDS", 0.0)
    monkeypatch.setattr("ovhsms_gui.core.pieces.AT_ONCE", 1)


@pytest.fixture
def many(page: Page) -> Page:  # noqa: F811
    page.compose.set_sender("MARTIN")
    page.compose.set_no_stop(True)
    page.compose.add_rows(MANY)
    page.until(lambda: not page.compose.busy and page.compose.plan.counted)
    return page


def at_once(plan: Plan) -> Plan:
    """The same for a list that nobody looked at before."""
    people = ReceiverList()
    people.add(plan.receivers.rows)
    return make_plan(people.snapshot(), plan.draft, plan.context, plan.leftover)


def counted(page: Page) -> Plan:  # noqa: F811
    page.until(lambda: page.compose.plan.counted)
    return page.compose.plan


def test_until_all_are_counted_there_is_no_price_and_nothing_to_send(many: Page) -> None:
    many.compose.set_text(TEXT)
    plan = many.compose.plan
    assert (plan.counted, plan.blocked, plan.sms, plan.people) == (False, True, 0, 1000)
    assert many.findings() == {FindingCode.COUNTING}
    assert counted(many) == at_once(counted(many))
    assert (many.compose.plan.sms, many.compose.plan.blocked) == (1000, False)


def test_what_is_typed_meanwhile_is_counted_instead(many: Page) -> None:
    many.compose.set_text(TEXT)
    many.compose.set_text("{town} " * 20)
    assert not many.compose.plan.counted
    plan = counted(many)
    assert plan.draft.text == "{town} " * 20
    assert plan == at_once(plan)


def test_a_text_with_the_same_names_is_counted_once_for_all_of_them(many: Page) -> None:
    many.compose.set_text(TEXT)
    many.compose.set_text(TEXT + ", à demain")
    plan = counted(many)
    assert (plan.draft.text, plan) == (TEXT + ", à demain", at_once(plan))
    many.compose.set_text(TEXT)
    assert many.compose.plan == at_once(many.compose.plan)


def test_a_list_that_changes_meanwhile_is_counted_anew(many: Page) -> None:
    many.compose.set_text(TEXT)
    many.compose.remove([0])
    assert not many.compose.plan.counted
    plan = counted(many)
    assert (plan.people, plan) == (999, at_once(plan))


def test_send_waits_for_the_counting_and_asks_about_all_of_it(many: Page) -> None:
    many.compose.set_text(TEXT)
    many.compose.press()
    many.compose.ask()
    assert (many.compose.plan.counted, many.compose.phase) == (False, Phase.ASKING)
    many.until(lambda: many.compose.phase is Phase.CONFIRMING)
    [plan] = many.confirm
    assert (plan.counted, plan.sms, plan) == (True, 1000, at_once(plan))
    many.compose.send(plan, 60)
    many.until(lambda: bool(many.stored))
    assert not many.failed


def test_who_writes_on_after_send_is_not_asked(many: Page) -> None:
    many.compose.set_text(TEXT)
    many.compose.press()
    many.compose.ask()
    many.compose.set_text(TEXT + " {town}")
    plan = counted(many)
    assert (many.compose.phase, many.sends(), many.confirm) == (Phase.IDLE, 0, [])
    assert plan == at_once(plan)


def test_send_waits_in_vain_where_something_is_missing(many: Page) -> None:
    many.compose.set_text("Bonjour {street}")
    many.compose.press()
    many.compose.ask()
    counted(many)
    many.until(lambda: many.compose.phase is Phase.IDLE)
    assert many.findings() == {FindingCode.UNKNOWN_PLACEHOLDER}
    assert (many.sends(), many.confirm) == (0, [])


def test_the_foot_says_so_and_shows_no_price(desk: Desk) -> None:
    desk.choose_sender("MARTIN")
    desk.parts.compose.set_no_stop(True)
    desk.parts.compose.add_rows(MANY)
    desk.until(lambda: not desk.parts.compose.busy and desk.parts.compose.plan.counted)
    send, cost = desk.find(QPushButton, "sendButton"), desk.find(QLabel, "costLabel")
    notes, parts = desk.find(QListWidget, "findingsView"), desk.find(QLabel, "partsLabel")
    table = desk.find(QTableView, "receiverView")
    desk.write("Bonjour")
    assert send.text().startswith("&Send 1,000 SMS")
    desk.write("Bonjour {town}")
    assert (send.text(), send.isEnabled(), cost.text()) == ("Counting…", True, "")
    assert notes.item(0).text() == "Counting what the message comes to for everybody in the list…"
    assert parts.text().startswith("Counting…")
    desk.find(QPlainTextEdit, "messageEdit").setFocus()
    desk.click("sendButton")
    assert desk.wait_dialog("confirmDialog").isVisible()
    assert (send.text(), notes.count()) == ("&Send 1,000 SMS to 1,000 people…", 0)
    assert table.model().columnCount() == 4


def test_a_lane_that_computes_gives_way_to_the_window_at_once(desk: Desk) -> None:
    assert desk.parts.window.isVisible()
    assert sys.getswitchinterval() <= 0.001
