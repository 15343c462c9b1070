"""Garbage with widgets in it is collected in the GUI thread, never in a lane."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ovhsms_gui.work.collector import Collector


@pytest.fixture(autouse=True)
def set_apart_again() -> Iterator[None]:
    """At its end a collector gives back all that was set apart."""
    yield
    gc.freeze()


@pytest.fixture
def eager() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(10, 2, 2)
    yield
    gc.set_threshold(*before)


def test_other_threads_do_not_collect_and_the_gui_thread_does(qtbot: QtBot, eager: None) -> None:
    gc.enable()
    collector = Collector()
    collector.start()
    ended_in: list[int] = []

    class Cycle:
        def __init__(self) -> None:
            self.itself = self
            self.held = QObject()

    made = Cycle()
    weakref.finalize(made, lambda: ended_in.append(threading.get_ident()))
    del made
    busy = threading.Thread(target=lambda: [[] for _ in range(10_000)])
    busy.start()
    busy.join()
    assert not ended_in
    qtbot.waitUntil(lambda: bool(ended_in))
    assert ended_in == [threading.get_ident()]
    collector.stop()
    assert gc.isenabled()


def test_a_long_list_is_set_apart_without_looking_at_each_row(qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    before = gc.get_freeze_count()
    assert before > 10_000, "the program itself"
    rows = [[n] for n in range(100_000)]
    qtbot.waitUntil(lambda: gc.get_freeze_count() >= before + len(rows))
    collector.stop()
    assert gc.get_freeze_count() == 0


def test_a_list_that_grows_slowly_is_set_apart_too(qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    before = gc.get_freeze_count()
    rows: list[list[int]] = []
    for _ in range(16):
        rows += [[n] for n in range(9000)]
        collector.collect()
    frozen = gc.get_freeze_count()
    collector.stop()
    assert frozen >= before + 40_000


def test_a_list_that_grows_over_many_looks_is_never_looked_through_as_a_whole(qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    before = gc.get_freeze_count()
    rows: list[list[int]] = []
    for _ in range(150):
        rows += [[n] for n in range(1500)]
        collector.collect()
    frozen = gc.get_freeze_count()
    collector.stop()
    assert frozen >= before + 100_000
