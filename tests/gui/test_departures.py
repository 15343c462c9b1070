"""What is said of a send that has left is so: nobody is told of what did not leave, nor worried by what is in order."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.states import ReceiverState as S
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.gui.kit.countdown import CountdownBar
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.outbox.departed import Departed
from ovhsms_gui.gui.outbox.departures import Told, is_known, told
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.rows import Cause, Doubt, SendRow
from ovhsms_gui.store.steady import steady

NIGHT = datetime(2026, 5, 28, 20, 0, tzinfo=UTC).timestamp()  # ten in the evening in Paris, a Thursday
MORNING = "Friday 29 May 8:00"
DAY = NIGHT + 12 * 3600


def row(
    counts: Mapping[S, int],
    *,
    due: Due | None = None,
    doubt: Doubt | None = None,
    unrecalled: str = "",
    staying: int = 0,
    opted_out: int = 0,
) -> SendRow:
    return SendRow(
        id=1,
        created=NIGHT,
        account_id="a",
        account_name="Cabinet",
        service="sms-ab12345-1",
        text="Bonjour",
        terms=Terms("MARTIN", due=due),
        estimated=None,
        billed=None,
        paused=None,
        paused_message="",
        counts=counts,
        doubt=doubt,
        unrecalled=unrecalled,
        staying=staying,
        opted_out=opted_out,
    )


@pytest.fixture(autouse=True)
def paris(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ovhsms_gui.gui.when.zone_here", lambda: "Europe/Paris")


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            {S.ACCEPTED: 25, S.HELD: 55},
            f"“Bonjour”: sent to 25 people, held by OVHcloud for 55 people until {MORNING}.",
        ),
        ({S.HELD: 80}, f"“Bonjour”: held by OVHcloud for 80 people until {MORNING}."),
        (
            {S.ACCEPTED: 80},
            f"“Bonjour”: taken by OVHcloud for 80 people, which may hold it until {MORNING}.",
        ),
    ],
)
def test_what_is_held_until_the_morning_was_not_sent_and_is_in_order(
    counts: Mapping[S, int], sentence: str
) -> None:
    assert told(row(counts), NIGHT) == Told(State.TRANSIT, sentence, passes=True)


def test_what_is_held_for_no_known_reason_is_counted() -> None:
    assert told(row({S.ACCEPTED: 1, S.HELD: 1}), DAY).sentence == "“Bonjour”: 1 sent · 1 held until later."


def test_who_is_being_taken_off_is_none_it_is_scheduled_for() -> None:
    send = row({S.SCHEDULED: 1, S.CANCELLING: 1}, due=Due(DAY))
    sentence = "“Bonjour”: 1 scheduled · 1 being cancelled."
    assert told(send, NIGHT) == Told(State.TRANSIT, sentence, passes=True)


def test_what_these_keys_may_not_take_back_waits_for_a_word() -> None:
    send = row({S.SCHEDULED: 1, S.CANCELLING: 1}, due=Due(DAY), unrecalled=Cause.NO_KEYS)
    sentence = "“Bonjour” needs a look: 1 scheduled · 1 being cancelled."
    assert told(send, NIGHT) == Told(State.WARNING, sentence)


@pytest.mark.parametrize("stays", [1, 2])
def test_who_keeps_the_earlier_message_is_told_of(stays: int) -> None:
    send = row({S.CANCELLED: 2}, staying=stays)
    assert is_known(send) is False
    state, sentence, passes = told(send, DAY)
    who = "1 person" if stays == 1 else "2 people"
    assert sentence == (
        f"Nobody gets “Bonjour”: 2 cancelled. Not for {who}: the earlier message stays, which could not be cancelled "
        "any more."
    )
    assert (state, passes) == (State.NEGATIVE, False)


def test_of_whom_opted_out_meanwhile_nothing_is_to_be_looked_at() -> None:
    send = row({S.ACCEPTED: 1, S.CANCELLED: 1}, opted_out=1)
    assert told(send, DAY) == Told(State.TRANSIT, "“Bonjour”: 1 sent · 1 cancelled.", passes=True)
    assert not is_known(row({S.CANCELLED: 1}, opted_out=1))


def test_a_doubt_that_was_let_be_is_counted_and_no_more() -> None:
    doubt = Doubt(people=1, looks=2, next_look=None, stopped=Cause.LEFT, waits=False)
    assert told(row({S.ACCEPTED: 1, S.UNKNOWN: 1}, doubt=doubt), DAY).state is State.TRANSIT


@pytest.mark.parametrize(
    ("counts", "due", "sentence"),
    [
        (
            {S.INVALID: 1, S.UNKNOWN: 4},
            None,
            "Not everybody gets “Bonjour”: 1 number not accepted · 4 unknown.",
        ),
        ({S.PLANNED: 8, S.CANCELLED: 2}, None, "“Bonjour” is leaving, to 8 people."),
        ({S.PLANNED: 8}, Due(DAY), "“Bonjour” is being scheduled for 8 people, Friday 29 May 10:00."),
        ({S.DELIVERED: 8}, Due(DAY), "Sent to 8 people: “Bonjour”"),
    ],
)
def test_no_more_is_said_than_is_so(counts: Mapping[S, int], due: Due | None, sentence: str) -> None:
    assert told(row(counts, due=due), DAY).sentence == sentence


def test_what_was_taken_back_by_hand_is_known() -> None:
    assert is_known(row({S.CANCELLED: 2}))


class _State(QObject):
    """As much of OutboxState as the strip asks for."""

    sends_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sends: tuple[SendRow, ...] = ()
        self.undoing: set[int] = set()

    def taken_back(self, _send: SendRow) -> bool:
        return False

    def now(self) -> float:
        return DAY

    def tell(self, *sends: SendRow) -> None:
        self.sends = sends
        self.sends_changed.emit()


def shown(strip: QWidget) -> list[str]:
    return [label.text() for label in strip.findChildren(QLabel, "departedLabel") if label.isVisibleTo(strip)]


def test_what_was_answered_before_it_was_seen_to_leave_is_told(qtbot: QtBot) -> None:
    state = _State()
    strip = Departed(cast("OutboxState", state), lambda: False)
    qtbot.addWidget(strip)
    state.tell(replace(row({S.PLANNED: 2}), hold_until=steady() + 60))
    assert strip.isHidden()
    state.tell(row({S.ACCEPTED: 2}))
    assert [label.text() for label in strip.findChildren(QLabel, "departedLabel")] == [
        "Sent to 2 people: “Bonjour”"
    ]


def test_while_it_is_being_undone_it_is_not_said_to_leave(qtbot: QtBot) -> None:
    state = _State()
    strip = Departed(cast("OutboxState", state), lambda: False)
    qtbot.addWidget(strip)
    state.tell(replace(row({S.PLANNED: 2}), hold_until=steady() + 60))
    state.undoing.add(1)
    state.tell(row({S.PLANNED: 2}))
    assert strip.isHidden()
    state.undoing.clear()
    state.tell(row({S.CANCELLED: 2}))
    assert strip.isHidden()


@pytest.mark.parametrize("points", [9.0, 11.0, 14.0])
def test_the_line_takes_the_room_of_the_bar_that_counted(
    dressed: QApplication, qtbot: QtBot, points: float
) -> None:
    face = dressed.font()
    face.setPointSizeF(points)
    dressed.setFont(face)
    state, bar = _State(), CountdownBar()
    strip = Departed(cast("OutboxState", state), lambda: False)
    qtbot.addWidget(strip)
    qtbot.addWidget(bar)
    state.tell(replace(row({S.PLANNED: 2}), hold_until=steady() + 60))
    state.tell(row({S.ACCEPTED: 2}))
    strip.resize(px(60), 0)
    qtbot.waitUntil(lambda: strip.sizeHint().height() <= bar.minimumHeight())
    assert strip.minimumHeight() == bar.minimumHeight() >= bar.sizeHint().height()


def test_each_try_of_what_pauses_is_seen_and_not_heard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr("ovhsms_gui.gui.outbox.departed.announce", lambda _, words: heard.append(words))
    state = _State()
    strip = Departed(cast("OutboxState", state), lambda: False)
    qtbot.addWidget(strip)
    state.tell(replace(row({S.PLANNED: 2}), hold_until=steady() + 60))
    paused = replace(row({S.PLANNED: 2}), paused="no_network", retry_at=steady() + 5)
    state.tell(paused)
    [said] = heard
    for _ in range(3):
        state.tell(row({S.PLANNED: 2}))
        assert shown(strip) == ["“Bonjour” is leaving, to 2 people."]
        state.tell(paused)
        assert shown(strip) == [said]
    assert heard == [said]


def test_many_lines_leave_the_page_its_room(qtbot: QtBot) -> None:
    state = _State()
    strip = Departed(cast("OutboxState", state), lambda: False)
    qtbot.addWidget(strip)
    sends = [replace(row({S.INVALID: 1}), id=number, text=f"n° {number}") for number in range(1, 10)]
    state.tell(*(replace(send, counts={S.PLANNED: 1}, hold_until=steady() + 60) for send in sends))
    for send in sends:
        state.tell(send)
    green = replace(row({S.ACCEPTED: 1}), id=10)
    state.tell(replace(green, counts={S.PLANNED: 1}, hold_until=steady() + 60))
    state.tell(green)  # which takes no room of those that stay
    qtbot.waitUntil(lambda: ["n° 9" in words for words in shown(strip)] == [False, False, False, True])


def test_what_is_taken_away_by_a_key_leaves_the_focus_on_no_button(qtbot: QtBot) -> None:
    state = _State()
    window = QWidget()
    qtbot.addWidget(window)
    strip = Departed(cast("OutboxState", state), lambda: False)
    undo = QPushButton("Undo")
    lay(QVBoxLayout(window), strip, undo)
    state.tell(replace(row({S.PLANNED: 2}), hold_until=steady() + 60))
    state.tell(row({S.INVALID: 2}))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    close = strip.findChild(QPushButton, "closeDepartedButton")
    assert close is not None
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert strip.isHidden()
    assert not undo.hasFocus()
