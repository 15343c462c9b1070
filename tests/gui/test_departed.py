"""When the time to undo is over, who is on another page is told what became of the send: once, where it was counted."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.kit import passing
from ovhsms_gui.gui.kit.card import Notice

from .conftest import Desk, Open, guest
from .test_countdown import lines, send
from .test_stop_list import SERVICE

COMPOSE, OUTBOX, REPLIES, CONTACTS = range(4)
UNDO = 6  # seconds: long enough to get to another page first
LEAVING = "“Bonjour” is leaving, to 2 people."
SENT = "Sent to 2 people: “Bonjour”"


@pytest.fixture
def desk(open_desk: Open, server: DemoServer) -> Desk:
    return open_desk(guest(server))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is announced."""
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    return said


def departed(desk: Desk) -> list[str]:
    """What is told, as it is seen."""
    strip = desk.find(QWidget, "departedStrip")
    return [one.text() for one in strip.findChildren(QLabel, "departedLabel") if one.isVisible()]


def leave(desk: Desk, page: int = COMPOSE) -> None:
    """A message is confirmed, and the operator goes to another page before it leaves."""
    send(desk, "Bonjour", undo=UNDO)
    desk.show_page(page)


class Moves(QObject):
    """Where a part is moved to from now on."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.seen: set[int] = set()
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Move and isinstance(watched, QWidget):
            self.seen.add(watched.y())
        return False


def press(desk: Desk, name: str) -> None:
    buttons = desk.find(QWidget, "departedStrip").findChildren(QPushButton, name)
    [button] = [button for button in buttons if button.isVisible()]
    button.click()


@pytest.mark.parametrize("page", [COMPOSE, REPLIES])
def test_that_it_has_left_is_said_once_and_leads_to_it(desk: Desk, heard: list[str], page: int) -> None:
    leave(desk, page)
    desk.until(lambda: departed(desk) == [SENT])
    assert lines(desk) == []
    assert len(desk.server.world.sent) == 2
    desk.parts.outbox.sends_changed.emit()  # as with every news of it
    assert heard.count(SENT) == 1
    press(desk, "showDepartedButton")
    assert desk.parts.window.pages.shows_send(1)
    assert departed(desk) == []


def test_it_goes_with_its_page_once_it_was_read_and_never_from_under_a_pointer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "SHOWN_MS", 500)
    leave(desk)
    desk.until(lambda: departed(desk) == [SENT])
    strip = desk.find(QWidget, "departedStrip")
    [line] = strip.findChildren(Notice)
    [time] = line.findChildren(passing.Passing)
    desk.until(lambda: not time.isActive())
    assert departed(desk) == [SENT], "the page below would move"
    desk.show_page(CONTACTS)
    assert departed(desk) == []
    assert not strip.isVisible()


def test_on_the_way_to_another_page_it_is_told_there_until_it_was_read(desk: Desk) -> None:
    leave(desk)
    desk.until(lambda: departed(desk) == [SENT])
    desk.show_page(CONTACTS)
    assert departed(desk) == [SENT]


def test_the_outbox_shows_it_without_a_word(desk: Desk, heard: list[str]) -> None:
    leave(desk, OUTBOX)
    desk.until(lambda: "accepted" in desk.parts.outbox.sends[0].counts)
    desk.show_page(COMPOSE)
    desk.parts.outbox.sends_changed.emit()
    assert departed(desk) == []
    assert SENT not in heard


def test_nor_is_it_said_of_what_was_undone(desk: Desk) -> None:
    send(desk, "Bonjour", undo=60)
    desk.show_page(REPLIES)
    desk.click("undoButton")
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour")
    desk.until(lambda: set(desk.parts.outbox.sends[0].counts) == {"cancelled"})
    assert departed(desk) == []


def test_whom_it_did_not_reach_is_said_until_it_is_seen(
    desk: Desk, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "SHOWN_MS", 1)
    leave(desk)
    with desk.server.world.lock:
        desk.server.world.services[SERVICE].blacklist.add("+33639980013")  # OVHcloud refuses that number
    told = "Not everybody gets “Bonjour”: 1 sent · 1 number not accepted."
    desk.until(lambda: departed(desk) == [told])
    assert desk.parts.outbox.need_a_look == 0  # nor is it called so here
    send(desk, "Bonsoir", undo=60)  # which leads to the outbox
    assert departed(desk) == []
    assert heard.count(told) == 1


@pytest.mark.parametrize(
    ("fault", "end", "to_look_at"),
    [
        (Fault(FaultKind.STATUS, "POST", "/sms/*/jobs", value=403), "Nobody gets “Bonjour”: 2 refused.", 0),
        (
            Fault(FaultKind.DROP_AFTER, "POST", "/sms/*/jobs"),
            "“Bonjour” needs a look: 2 unknown.",
            1,
        ),
    ],
)
def test_so_is_what_nobody_got_or_nobody_knows_of(
    desk: Desk, fault: Fault, end: str, to_look_at: int
) -> None:
    desk.server.faults.add(fault)
    leave(desk)
    desk.until(lambda: departed(desk) == [end])
    desk.until(lambda: desk.parts.outbox.need_a_look == to_look_at)
    press(desk, "closeDepartedButton")
    desk.parts.outbox.sends_changed.emit()
    assert departed(desk) == []


def test_so_is_what_waits_for_a_word(desk: Desk, heard: list[str]) -> None:
    desk.server.faults.add(Fault(FaultKind.DROP_AFTER, "POST", "/sms/*/jobs"))
    desk.add("Ana 06 39 98 00 12\nBob 06 39 98 00 13")
    desk.write("{name}, bonjour")  # two parts, the second of which does not leave any more
    desk.choose_sender("MARTIN")
    desk.send(UNDO)
    desk.until(lambda: bool(lines(desk)))
    desk.show_page(COMPOSE)
    desk.until(lambda: any(told.startswith("“{name}, bonjour” is paused. ") for told in departed(desk)))
    [told] = departed(desk)
    desk.parts.outbox.sends_changed.emit()
    assert heard.count(told) == 1
    desk.parts.outbox.choose(1)
    desk.parts.outbox.resume()
    desk.until(lambda: departed(desk) == ["“{name}, bonjour” needs a look: 1 sent · 1 unknown."])


def test_that_it_leaves_is_said_in_the_same_place_until_it_has_left(desk: Desk, heard: list[str]) -> None:
    leave(desk)
    places, strips = set(), [desk.find(QWidget, name) for name in ("countdownStrip", "departedStrip")]
    window, page = desk.parts.window, desk.parts.window.pages.compose.widget
    told: list[str] = []

    def until_told() -> bool:
        for line in (*lines(desk), *departed(desk)) or ("",):
            words = "counts" if " leaves in " in line else line
            if words not in told:
                told.append(words)
        assert sum(strip.isVisible() for strip in strips) == 1
        places.add(page.mapTo(window, page.rect().topLeft()).y())
        return told[-1] == told_last

    parent = page.parentWidget()
    assert parent is not None
    moved = Moves(parent)
    told_last = LEAVING
    with desk.server.world.lock:  # no answer until then
        desk.until(until_told)
    told_last = SENT
    desk.until(until_told)
    assert told == ["counts", LEAVING, SENT]
    assert heard.count(told[1]) == heard.count(SENT) == 1
    assert len(places) == 1
    assert moved.seen == set(), "not for a moment either"


def test_that_it_leaves_is_not_said_again_once_it_was_taken_away(desk: Desk) -> None:
    leave(desk)
    with desk.server.world.lock:  # no answer until then
        desk.until(lambda: departed(desk) == [LEAVING])
        press(desk, "closeDepartedButton")
        desk.parts.outbox.sends_changed.emit()
        assert departed(desk) == []
    desk.until(lambda: departed(desk) == [SENT])


def test_it_says_no_longer_what_is_no_longer_so(desk: Desk) -> None:
    desk.server.faults.add(Fault(FaultKind.DROP_AFTER, "POST", "/sms/*/jobs"))
    leave(desk)
    desk.until(lambda: departed(desk) == ["“Bonjour” needs a look: 2 unknown."])
    desk.until(lambda: departed(desk) == [SENT])  # it was found
    assert desk.parts.outbox.need_a_look == 0
