"""What is to come: a list of its own in the outbox, and what OVHcloud's own client sees of it."""

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import ovh
import ovh.client
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTableView, QWidget

from ovhsms_gui.core.hours import PARIS
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.habits import Billing, Habits
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui import when
from ovhsms_gui.gui.kit.segments import Segments
from ovhsms_gui.gui.kit.sends import SEND, SendFace
from ovhsms_gui.gui.replies import words as of_replies
from ovhsms_gui.store.conversations import Conversations

from .conftest import Desk

JOBS = "/sms/sms-ab12345-1/jobs"
_SCHEDULED, _ALL = 1, 2  # segments


def schedule(desk: Desk, text: str, days: int) -> Due:
    """So many days from now, at nine, for two people."""
    desk.show_page(0)
    desk.add("Ana; 06 39 98 00 12\nTom; 06 39 98 00 13")
    desk.write(text)
    desk.choose_sender("MARTIN")
    desk.parts.compose.set_no_stop(True)
    day = desk.today.addDays(days)
    due = Due(datetime(day.year(), day.month(), day.day(), 9, tzinfo=PARIS).timestamp())
    desk.parts.compose.set_due(due)
    before = len(desk.parts.outbox.sends)
    desk.until(lambda: desk.parts.compose.plan.counted)
    desk.confirm()
    desk.until(lambda: len(desk.parts.outbox.sends) > before)
    desk.until(lambda: {str(state) for state in desk.parts.outbox.sends[0].counts} == {"scheduled"})
    return due


def listed(desk: Desk) -> list[SendFace]:
    model = desk.find(QTableView, "outboxView").model()
    return [model.index(row, 0).data(SEND) for row in range(model.rowCount())]


def test_its_bar_is_hollow_until_it_leaves(desk: Desk) -> None:
    schedule(desk, "Dans deux jours", 2)
    [face] = listed(desk)
    assert face.counts == {None: 2}


def test_it_has_a_list_of_its_own_with_when_whom_and_at_which_price(desk: Desk) -> None:
    later = schedule(desk, "Dans neuf jours", 9)
    sooner = schedule(desk, "Dans deux jours", 2)
    desk.show_page(0)
    desk.add("Zoé; 06 39 98 00 14")
    desk.write("Tout de suite")
    desk.parts.compose.set_no_stop(True)
    desk.until(lambda: desk.parts.compose.plan.counted)
    desk.confirm()
    bar = desk.find(Segments, "outboxWhichBar")
    desk.until(lambda: len(desk.parts.outbox.sends) == 3)
    desk.until(lambda: [face.text[:4] for face in listed(desk)] == ["Dans", "Dans", "Tout"])
    assert [face.day for face in listed(desk)][:2] == ["To come", ""], "whatever day it was confirmed on"
    assert listed(desk)[2].day not in ("To come", "")
    desk.until(lambda: bar.accessibleTabName(_SCHEDULED) == "Scheduled, 2")
    bar.setCurrentIndex(_SCHEDULED)
    desk.until(lambda: [face.text for face in listed(desk)] == ["Dans deux jours", "Dans neuf jours"])
    first, second = listed(desk)
    assert (first.who, second.who) == ("2 people · 2 credits",) * 2
    assert (first.when, second.when) == (when.short(sooner), when.short(later))
    assert first.chip.text == "scheduled · in 47 hours"
    assert second.chip.text == "scheduled · in 9 days"
    assert first.day.startswith(("Tomorrow", when.local(sooner).toString("dddd")))
    heard = desk.find(QTableView, "outboxView").model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for words in ("2 people · 2 credits", f"for {when.words(sooner)}", "in 47 hours", "Dans deux jours"):
        assert words in heard


def test_what_is_cancelled_leaves_that_list(desk: Desk) -> None:
    schedule(desk, "Demain", 2)
    bar = desk.find(Segments, "outboxWhichBar")
    bar.setCurrentIndex(_SCHEDULED)
    desk.until(lambda: len(listed(desk)) == 1)
    desk.until(lambda: desk.find(QPushButton, "cancelScheduledButton").isVisible())
    desk.recall()
    desk.until(lambda: not listed(desk))
    assert bar.accessibleTabName(_SCHEDULED) == "Scheduled"
    bar.setCurrentIndex(_ALL)
    desk.until(lambda: [face.chip.text for face in listed(desk)] == ["cancelled"])


@pytest.fixture
def client(server: DemoServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[ovh.Client]:
    """OVHcloud's own, unmodified."""
    monkeypatch.setitem(ovh.client.ENDPOINTS, "demo", server.url)
    keys = server.world.keys
    made = ovh.Client("demo", keys.application_key, keys.application_secret, keys.consumer_key)
    made._session.trust_env = False
    yield made
    made._session.close()


def test_ovhcloud_s_own_client_sees_what_the_window_says(desk: Desk, client: ovh.Client) -> None:
    due = schedule(desk, "Rappel : demain à 9 h", 2)
    jobs = [client.get(f"{JOBS}/{id_}") for id_ in client.get(JOBS)]
    view = desk.find(QTableView, "outboxReceiversView").model()
    # At 9:00 in Paris, wherever this computer is; that it was sent is read once it was.
    desk.until(lambda: view.rowCount() == 2 and {view.index(row, 4).data() for row in range(2)} == {"9:00"})
    shown = {str(view.index(row, 0).data()).replace(" ", "") for row in range(2)}
    assert {job["receiver"].replace("+33", "0") for job in jobs} == shown
    assert {job["message"] for job in jobs} == {"Rappel : demain à 9 h"}
    leaves = [
        datetime.fromisoformat(job["creationDatetime"]).timestamp() + job["differedDelivery"] * 60
        for job in jobs
    ]
    assert all(due.at <= moment < due.at + 120 for moment in leaves)
    assert client.get("/sms/sms-ab12345-1/outgoing") == []
    desk.until(lambda: desk.find(QPushButton, "cancelScheduledButton").isVisible())
    desk.recall()
    desk.until(lambda: {str(state) for state in desk.parts.outbox.sends[0].counts} == {"cancelled"})
    assert client.get(JOBS) == []
    for job in jobs:
        with pytest.raises(ovh.exceptions.ResourceNotFoundError):
            client.get(f"{JOBS}/{job['id']}")
    assert client.get("/sms/sms-ab12345-1/outgoing") == []


def test_what_is_left_goes_by_ovhcloud_s_clock(desk: Desk) -> None:
    """The stand-in's and the window's is some days behind this computer's."""
    schedule(desk, "Dans deux jours", 2)
    label = desk.find(QWidget, "outboxScheduledLabel")
    desk.until(lambda: "in 47 hours" in label.text())  # type: ignore[attr-defined]


def test_what_is_billed_when_it_leaves_is_said_to_be_so(desk: Desk, tmp_path: Path) -> None:
    desk.server.world.habits = Habits(billing=Billing.LEAVING)
    schedule(desk, "Dans deux jours", 2)
    desk.show_page(1)
    facts = desk.find(QLabel, "outboxFactsLabel")
    desk.until(lambda: "billed when it leaves · estimated: 2 credits" in facts.text())
    path = tmp_path / "sends.csv"
    desk.click("exportButton")
    dialog = desk.wait_dialog("exportDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    desk.until(lambda: path.name in desk.find(QLabel, "outboxToldLabel").text() and path.exists())
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row[6] for row in csv.reader(file)] == ["Credits", *["billed when it leaves"] * 2]
    with closing(Conversations(desk.places.journal, lambda: desk.now)) as conversations:
        [said] = conversations.thread("+33639980012", 9).said
    assert of_replies.fate(said, desk.now).text.endswith("MARTIN · billed when it leaves")
    desk.recall()
    desk.until(lambda: "0 credits billed" in facts.text())
    assert "estimated" not in facts.text()
