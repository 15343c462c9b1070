"""What lanes tell comes in its order, some of it in each turn of the window, whatever one of them does."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from ovhsms_gui.work.handover import Handover


class Hands:
    """A handover whose clock goes on by as much as each thing takes."""

    def __init__(self) -> None:
        self.now = 0.0
        self.heard: list[object] = []
        self.handover = Handover(clock=lambda: self.now)

    def put(self, name: object, seconds: float = 0.0, also: Callable[[], object] = lambda: None) -> None:
        self.handover.put(partial(self._take, name, seconds, also))

    def _take(self, name: object, seconds: float, also: Callable[[], object]) -> None:
        self.heard.append(name)
        self.now += seconds
        also()


@pytest.fixture
def hands(qapp: QApplication) -> Hands:
    return Hands()


def turns(hands: Hands, qtbot: QtBot, count: int) -> list[tuple[object, ...]]:
    """What came in each turn of the window, until all has come."""
    seen: list[tuple[object, ...]] = []
    each = QTimer()

    def note() -> None:
        came = tuple(hands.heard[sum(map(len, seen)) :])
        if came:
            seen.append(came)

    each.timeout.connect(note)
    each.start(0)
    qtbot.waitUntil(lambda: sum(map(len, seen)) == count)
    return seen


def test_what_takes_long_has_a_turn_of_its_own(hands: Hands, qtbot: QtBot) -> None:
    for name in "abc":
        hands.put(name, 0.05)
    assert turns(hands, qtbot, 3) == [("a",), ("b",), ("c",)]


def test_what_takes_no_time_comes_in_one_turn(hands: Hands, qtbot: QtBot) -> None:
    for name in range(50):
        hands.put(name, 0.0001)
    hands.put("long", 0.05)
    hands.put("after")
    assert turns(hands, qtbot, 52) == [(*range(50), "long"), ("after",)]


def test_a_fault_stops_nothing_that_comes_after(hands: Hands, qtbot: QtBot) -> None:
    def fault() -> None:
        raise ValueError("planted")

    hands.put("a", also=fault)
    hands.put("b")
    with capture_exceptions() as exceptions:
        qtbot.waitUntil(lambda: hands.heard == ["a", "b"])
    assert [str(value) for _kind, value, _trace in exceptions] == ["planted"]


def test_while_the_operator_is_asked_the_rest_comes(hands: Hands, qtbot: QtBot) -> None:
    loop = QEventLoop()

    def ask() -> None:
        loop.exec()
        hands.heard.append("asked")

    hands.put("question", also=ask)
    hands.put("b")
    hands.put("c", also=loop.quit)
    qtbot.waitUntil(lambda: "asked" in hands.heard)
    assert hands.heard == ["question", "b", "c", "asked"]


def test_what_is_put_meanwhile_comes_last(hands: Hands, qtbot: QtBot) -> None:
    hands.put("a", also=lambda: hands.put("c"))
    hands.put("b")
    qtbot.waitUntil(lambda: len(hands.heard) == 3)
    assert hands.heard == ["a", "b", "c"]
