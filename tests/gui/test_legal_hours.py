"""Advertising that would leave when it may not: found, mended by one click, or left to OVHcloud, by its clock."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from getpass import getuser
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QPushButton, QTableView

from ovhsms_gui.core.findings import Action, Finding, FindingCode
from ovhsms_gui.core.hours import PARIS
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.core.trial import make_trial
from ovhsms_gui.demo.habits import Habits, Hours
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import default_world
from ovhsms_gui.gui import when
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.compose.trial_dialog import TrialDialog
from ovhsms_gui.gui.kit.finding_list import FindingList
from ovhsms_gui.gui.kit.segments import Segments
from ovhsms_gui.gui.kit.sends import SEND
from ovhsms_gui.gui.outbox import faces, facts
from ovhsms_gui.gui.replies import words as of_replies
from ovhsms_gui.store.conversations import Conversations
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.people import Contact
from ovhsms_gui.work.events import ClockRead

from .conftest import Desk, Open, guest, said
from .test_contacts import CONTACTS, OUTBOX, REPLIES, choose, names

PEOPLE = "Ana; 06 39 98 00 12\nTom; 06 39 98 00 13"


class Time:
    """A clock that goes on by itself and can be set."""

    def __init__(self, *moment: int, zone: ZoneInfo = PARIS) -> None:
        self.at = datetime(*moment, tzinfo=zone).timestamp()  # type: ignore[arg-type,misc]
        self._since = time.monotonic()

    def __call__(self) -> float:
        return self.at + time.monotonic() - self._since


SATURDAY_EVENING, SATURDAY_MORNING = (2026, 11, 28, 20, 30), (2026, 11, 28, 10, 0)
END = datetime(2026, 11, 27, 20, 0, tzinfo=PARIS).timestamp()
At = Callable[..., Desk]


def it_becomes(desk: Desk, moment: float) -> None:
    """By OVHcloud's clock, as it is read anew."""
    desk.parts.office.query.said.emit(ClockRead(moment, time.monotonic()))


@pytest.fixture(autouse=True)
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """That which this computer is set to."""
    before, there = os.environ.get("TZ"), getattr(request, "param", "Europe/Paris")
    os.environ["TZ"] = there
    time.tzset()
    yield there
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.fixture
def at(open_desk: Open, zone: str) -> Iterator[At]:
    """Opens a window on a stand-in with a clock of its own, which is the computer's too unless another is given."""
    servers: list[DemoServer] = []

    def open_(there: Time, here: Time | None = None) -> Desk:
        server = DemoServer(default_world(habits=Habits(hours=Hours.STRICT)), clock=there)
        server.start()
        servers.append(server)
        desk = open_desk(guest(server), clock=here or there)
        desk.server = server
        desk.until(lambda: abs(desk.now - there()) < 5)
        # Each service that is read brings the time with it: a late one would set back what a test makes of it.
        desk.until(lambda: bool(desk.services) and all(one.senders is not None for one in desk.services))
        desk.add(PEOPLE)
        desk.write("Nouveau : ouvert le samedi")
        desk.choose_sender("MARTIN")
        desk.until(lambda: desk.parts.compose.plan.counted)
        return desk

    yield open_
    for server in servers:
        server.stop()


def found(desk: Desk, code: FindingCode = FindingCode.HOURS) -> Finding | None:
    return next((one for one in desk.parts.compose.plan.findings if one.code is code), None)


def lines(desk: Desk) -> list[str]:
    view = desk.find(QListWidget, "findingsView")
    return [view.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(view.count())]


def act(desk: Desk, place: int) -> None:
    """As by the keyboard: Tab into the list, to the right as often as needed, Enter."""
    view = desk.find(FindingList, "findingsView")
    view.setFocus()
    view.setCurrentRow(0)
    for _ in range(place):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.chosen == place
    view.itemActivated.emit(view.item(0))


def test_at_night_the_page_says_so_and_offers_three_ways(at: At) -> None:
    desk = at(Time(*SATURDAY_EVENING))
    finding = found(desk)
    assert finding is not None
    assert finding.actions == (Action.TAKE, Action.DECLARE, Action.LET_HOLD)
    assert not desk.parts.compose.plan.blocked
    [line] = lines(desk)
    assert "Between 20 and 8 h no advertising may be sent. OVHcloud would hold this message until " in line
    assert "until Monday 30 November 8:00" in line
    for words in ("Schedule it for Monday 30 November 8:05", "It is not advertising", "Let OVHcloud hold it"):
        assert words in line
    act(desk, 0)
    due = desk.parts.compose.draft.terms.due
    assert due is not None
    assert datetime.fromtimestamp(due.at, PARIS).isoformat() == "2026-11-30T08:05:00+01:00"
    desk.until(lambda: found(desk) is None)


def test_by_the_mouse_each_way_is_a_link_of_its_own(at: At) -> None:
    desk = at(Time(*SATURDAY_EVENING))
    view = desk.find(FindingList, "findingsView")
    rect = view.visualItemRect(view.item(0))
    links = view._lines.links(rect, view.font(), view.model().index(0, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=links[1].center())
    assert desk.parts.compose.draft.terms.no_stop


@pytest.mark.parametrize(
    ("moment", "why"),
    [((2026, 11, 29, 10, 0), "On Sundays"), ((2026, 12, 25, 10, 0), "On Christmas Day")],
)
def test_the_day_that_forbids_it_is_named(at: At, moment: tuple[int, ...], why: str) -> None:
    assert why in lines(at(Time(*moment)))[0]


def test_by_day_nothing_is_found_and_nothing_is_said(at: At) -> None:
    desk = at(Time(*SATURDAY_MORNING))
    assert found(desk) is None
    assert lines(desk) == []


def test_a_statement_is_kept_with_the_send_and_told_before(at: At) -> None:
    desk = at(Time(*SATURDAY_EVENING))
    act(desk, 1)
    assert desk.find(QCheckBox, "noStopToggle").isChecked()
    desk.until(lambda: found(desk) is None)
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    assert "not advertising, as you state" in said(dialog)
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: bool(desk.parts.outbox.sends))
    with closing(Journal(desk.places.journal)) as journal:
        stated = journal.sends(1, 0)[0].stated
    assert stated is not None
    assert stated.by == getuser()
    assert abs(stated.at - desk.server._clock()) < 60
    facts = desk.find(QLabel, "outboxFactsLabel")
    desk.until(
        lambda: facts.text().endswith("not advertising")
    )  # who said so is not what one looks for there
    told = f"Stated to be no advertising: {when.moment(stated.at)}, by {getuser()}."
    assert facts.toolTip() == told
    desk.click("trailButton")
    trail = desk.wait_dialog("trailDialog")
    assert told in said(trail)
    trail.reject()
    # And it says nothing of the next message.
    assert not desk.parts.compose.draft.terms.no_stop
    desk.until(lambda: not desk.find(QCheckBox, "noStopToggle").isChecked())


def test_what_is_advertising_states_nothing(at: At) -> None:
    desk = at(Time(*SATURDAY_MORNING))
    desk.confirm()
    desk.until(lambda: bool(desk.parts.outbox.sends))
    assert desk.parts.outbox.sends[0].stated is None
    assert "not advertising" not in desk.find(QLabel, "outboxFactsLabel").text()


@pytest.mark.usefixtures("early_looks")
def test_ovhcloud_may_hold_it_and_until_when_is_said_all_along(at: At) -> None:
    desk = at(Time(*SATURDAY_EVENING))
    act(desk, 2)
    desk.until(lambda: found(desk) is None)
    assert found(desk, FindingCode.HELD) is not None
    held = "held by OVHcloud until Monday 30 November 8:00"
    assert held in desk.find(QLabel, "whenLabel").text()
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    assert held in said(dialog)
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: any(ReceiverState.HELD in send.counts for send in desk.parts.outbox.sends))
    desk.until(lambda: "until Monday 30 November 8:00" in told_held(desk))
    assert "in 36 hours" in told_held(desk)
    [send] = desk.parts.outbox.sends
    with closing(Journal(desk.places.journal)) as journal:
        row = journal.receivers(send.id)[0]
    sunday, monday = (datetime(2026, 11, day, 8, 0, tzinfo=PARIS).timestamp() for day in (29, 30))
    due = replace(send, terms=replace(send.terms, due=Due(sunday)))
    assert facts.moment(due, row) == monday  # as it is exported
    assert facts.moment(due, replace(row, state=ReceiverState.SCHEDULED)) == sunday
    index = desk.find(QTableView, "outboxView").model().index(0, 0)
    assert index.data(SEND).when == "Mon 30 Nov 8:00"
    assert "held until Monday 30 November 8:00" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    with closing(Conversations(desk.places.journal, lambda: desk.now)) as conversations:
        [said_] = conversations.thread(row.e164, 9).said
    assert "held until Monday 30 November 8:00" in of_replies.fate(said_, desk.now).text
    assert "20:3" not in of_replies.fate(said_, desk.now).text
    assert not desk.parts.compose.draft.terms.let_hold  # of the next message


def told_held(desk: Desk) -> str:
    return desk.find(QLabel, "outboxScheduledLabel").text()


def let_hold(desk: Desk) -> None:
    """Have OVHcloud hold it, and see that it does."""
    act(desk, 2)
    desk.until(lambda: found(desk) is None)
    desk.confirm()
    desk.until(lambda: any(ReceiverState.HELD in send.counts for send in desk.parts.outbox.sends))


@pytest.mark.usefixtures("early_looks")
def test_what_ovhcloud_holds_is_to_come_and_can_be_cancelled(at: At) -> None:
    there = Time(*SATURDAY_EVENING)
    desk = at(there)
    let_hold(desk)
    desk.show_page(OUTBOX)
    bar, view = desk.find(Segments, "outboxWhichBar"), desk.find(QTableView, "outboxView")
    desk.until(lambda: view.model().index(0, 0).data(SEND).day == "To come")
    desk.until(lambda: bar.accessibleTabName(1) == "Scheduled, 1")
    bar.setCurrentIndex(1)
    desk.until(lambda: view.model().rowCount() == 1)
    face = view.model().index(0, 0).data(SEND)
    monday = datetime(2026, 11, 30, 8, 0, tzinfo=PARIS).timestamp()
    assert face.day == faces.day(monday, QDate.currentDate()), "as it leaves then"
    assert face.who == "2 people · 2 credits"
    view.selectRow(0)
    desk.until(lambda: "Until then it can be cancelled." in told_held(desk))
    assert desk.find(QPushButton, "changeScheduledButton").isHidden()
    there.at += 120  # what still waits by then is not leaving just now
    desk.click("cancelScheduledButton")
    button = desk.wait_dialog("recallDialog").findChild(QPushButton, "recallButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.parts.outbox.sends[0].counts == {ReceiverState.CANCELLED: 2})
    desk.until(lambda: bar.accessibleTabName(1) == "Scheduled")


@pytest.mark.usefixtures("early_looks")
@pytest.mark.parametrize("page", [CONTACTS, REPLIES])
def test_who_opts_out_does_not_get_what_ovhcloud_holds(at: At, page: int) -> None:
    there = Time(*SATURDAY_EVENING)
    desk = at(there)
    let_hold(desk)
    there.at += 120
    ana = parse("06 39 98 00 12", "FR")
    desk.parts.contacts.keep(Contact(ana, "Ana"))
    desk.show_page(page)
    if page == CONTACTS:
        desk.until(lambda: names(desk) == ["Ana"])
        choose(desk, 0)
        desk.click("optOutButton")
    else:
        assert ana.e164 is not None
        desk.parts.replies.choose(ana.e164)
        desk.until(lambda: desk.parts.replies.talk is not None)
        desk.click("threadOptOutButton")
    dialog = desk.wait_dialog("optOutDialog")
    line = "• held until Monday 30 November 8:00, for 1 person: “Nouveau : ouvert le samedi”"
    desk.until(lambda: line in said(dialog))
    button = dialog.findChild(QPushButton, "optOutNowButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    left = {ReceiverState.HELD: 1, ReceiverState.CANCELLED: 1}
    desk.until(lambda: desk.parts.outbox.sends[0].counts == left)


def test_another_time_takes_back_that_ovhcloud_may_hold_it(at: At) -> None:
    desk = at(Time(*SATURDAY_EVENING))
    act(desk, 2)
    desk.until(lambda: found(desk) is None)
    desk.parts.compose.set_due(None)
    desk.until(lambda: found(desk) is not None)


def test_a_draft_that_stands_here_when_the_hours_end_is_looked_at_again(at: At) -> None:
    desk = at(Time(2026, 11, 27, 19, 30))
    it_becomes(desk, END - 1.0)
    assert found(desk) is None
    desk.until(lambda: found(desk) is not None)  # nobody touches anything meanwhile
    assert desk.now >= END
    assert "until Saturday 28 November 8:00" in lines(desk)[0]


def test_what_is_confirmed_after_the_hours_have_ended_is_not_sent(at: At) -> None:
    desk = at(Time(2026, 11, 27, 19, 30))
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    assert "may be sent" not in said(dialog)
    it_becomes(desk, END)
    told: list[str] = []
    desk.parts.compose.failed.connect(told.append)
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "The hours for advertising end before it would leave. Nothing was sent" in told[0]
    assert desk.parts.compose.phase is Phase.IDLE
    assert desk.parts.outbox.sends == ()
    desk.until(lambda: found(desk) is not None)
    assert desk.server.world.sent == ()


def test_the_time_to_undo_counts_to_it(at: At) -> None:
    desk = at(Time(2026, 11, 27, 19, 58))
    told: list[str] = []
    desk.parts.compose.failed.connect(told.append)
    desk.parts.compose.send(desk.parts.compose.plan, 300)
    assert "end before it would leave" in told[0]


def test_ovhcloud_s_clock_decides_and_not_a_wrong_one_here(at: At) -> None:
    """By this computer it is five hours earlier."""
    desk = at(Time(*SATURDAY_EVENING), Time(2026, 11, 28, 15, 30))
    assert found(desk) is not None


def test_a_clock_here_that_is_fast_finds_nothing_where_there_is_nothing(at: At) -> None:
    desk = at(Time(2026, 11, 28, 16, 30), Time(2026, 11, 28, 21, 30))
    assert found(desk) is None


def test_a_clock_that_is_set_meanwhile_is_seen_through(at: At) -> None:
    there, here = Time(*SATURDAY_MORNING), Time(*SATURDAY_MORNING)
    desk = at(there, here)
    here.at += 11 * 3600  # by this computer it is nine in the evening now
    desk.write("Nouveau : ouvert aussi le samedi")
    desk.until(lambda: abs(desk.now - there()) < 5)
    desk.until(lambda: desk.parts.compose.plan.counted and found(desk) is None)


@pytest.mark.parametrize(
    ("zone", "moment", "opens"),
    [
        (
            "Indian/Reunion",
            (2026, 11, 28, 23, 30),
            "Monday 30 November 11:00 (Reunion time)",
        ),  # 20:30 in Paris
        ("America/Montreal", (2026, 11, 28, 14, 30), "Monday 30 November 2:00 (Montreal time)"),
    ],
    indirect=["zone"],
)
def test_a_computer_in_another_zone_is_told_its_own_time(
    at: At, zone: str, moment: tuple[int, ...], opens: str
) -> None:
    assert when.zone_here() == zone
    desk = at(Time(*moment, zone=ZoneInfo(zone)))
    [line] = lines(desk)
    assert "Between 20 and 8 h in Paris" in line
    assert f"until {opens}" in line
    act(desk, 0)
    due = desk.parts.compose.draft.terms.due
    assert due is not None
    assert due.zone == zone
    assert datetime.fromtimestamp(due.at, PARIS).isoformat() == "2026-11-30T08:05:00+01:00"


@pytest.mark.parametrize("zone", ["Indian/Reunion", "America/Montreal"], indirect=True)
def test_where_it_is_night_here_it_may_be_day_in_paris(at: At, zone: str) -> None:
    moment = (2026, 11, 27, 22, 30) if zone.startswith("Indian") else (2026, 11, 27, 3, 0)
    assert found(at(Time(*moment, zone=ZoneInfo(zone)))) is None


def test_a_test_to_oneself_is_held_too_and_that_is_said(at: At) -> None:
    desk = at(Time(*SATURDAY_EVENING))
    trial = make_trial(desk.parts.compose.plan, parse("06 39 98 00 77", "FR"))
    dialog = TrialDialog(desk.parts.compose.trial, trial, desk.parts.window)
    assert "OVHcloud holds it until Monday 30 November 8:00" in said(dialog)
