"""A lane runs jobs in order in its own thread, survives their faults, and stops without running what waits."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ovhsms_gui.work.lane import Crashed, Emit, Handler, Lane


class Echo:
    """Emits what it is given, with the thread it was given in."""

    def __init__(self, emit: Emit, stop: threading.Event) -> None:
        self.emit = emit
        self.stop = stop
        self.closed_in: int | None = None

    def handle(self, job: object) -> None:
        if isinstance(job, Exception):
            raise job
        self.emit((job, threading.get_ident()))

    def close(self) -> None:
        self.closed_in = threading.get_ident()


def collect(lane: Lane) -> list[object]:
    events: list[object] = []
    lane.told.connect(events.append)
    return events


def end(lane: Lane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lane.stopped):
        lane.stop()
    assert lane.join(5)


def test_jobs_run_in_order_in_another_thread_and_answers_arrive_in_this_one(qtbot: QtBot) -> None:
    lane = Lane("test", Echo)
    threads: list[int] = []
    lane.told.connect(lambda _event: threads.append(threading.get_ident()))
    events = collect(lane)
    for job in range(5):
        lane.submit(job)
    qtbot.waitUntil(lambda: len(events) == 5)
    assert [event[0] for event in events if isinstance(event, tuple)] == [0, 1, 2, 3, 4]
    assert all(event[1] != threading.get_ident() for event in events if isinstance(event, tuple))
    assert set(threads) == {threading.get_ident()}
    end(lane, qtbot)


@pytest.mark.expects_log
def test_a_fault_becomes_an_event_and_the_next_job_runs(qtbot: QtBot) -> None:
    lane = Lane("test", Echo)
    events = collect(lane)
    fault = ValueError("planted")
    lane.submit(fault)
    lane.submit("after")
    qtbot.waitUntil(lambda: len(events) == 2)
    crashed, after = events
    assert isinstance(crashed, Crashed)
    assert crashed.error is fault
    assert isinstance(after, tuple)
    assert after[0] == "after"
    end(lane, qtbot)


def test_jobs_that_wait_when_it_stops_are_not_run(qtbot: QtBot) -> None:
    entered = threading.Event()
    go_on = threading.Event()
    ran: list[object] = []

    class Slow:
        def handle(self, job: object) -> None:
            ran.append(job)
            entered.set()
            assert go_on.wait(10)

        def close(self) -> None:
            ran.append("closed")

    lane = Lane("test", lambda _emit, _stop: Slow())
    lane.submit("first")
    lane.submit("second")
    assert entered.wait(10)
    with qtbot.waitSignal(lane.stopped):
        lane.stop()
        go_on.set()
    assert ran == ["first", "closed"]
    assert lane.join(5)


def test_told_to_finish_it_runs_what_waits(qtbot: QtBot) -> None:
    go_on = threading.Event()
    ran: list[object] = []

    class Slow:
        def handle(self, job: object) -> None:
            assert go_on.wait(10)
            ran.append(job)

        def close(self) -> None:
            ran.append("closed")

    lane = Lane("test", lambda _emit, _stop: Slow())
    lane.submit("first")
    lane.submit("second")
    with qtbot.waitSignal(lane.stopped):
        lane.stop(finish=True)
        go_on.set()
    assert ran == ["first", "second", "closed"]
    assert lane.join(5)


def test_the_handler_is_made_and_closed_in_the_lanes_thread(qtbot: QtBot) -> None:
    made: list[tuple[Echo, int]] = []

    def make(emit: Emit, stop: threading.Event) -> Handler:
        handler = Echo(emit, stop)
        made.append((handler, threading.get_ident()))
        return handler

    lane = Lane("test", make)
    events = collect(lane)
    lane.submit("job")
    qtbot.waitUntil(lambda: len(events) == 1)
    end(lane, qtbot)
    (handler, thread), *rest = made
    assert not rest
    assert thread != threading.get_ident()
    assert handler.closed_in == thread


@pytest.mark.expects_log
def test_a_handler_that_cannot_be_made_is_tried_again_with_the_next_job(qtbot: QtBot) -> None:
    tries: list[Callable[..., object]] = []

    def make(emit: Emit, stop: threading.Event) -> Handler:
        tries.append(emit)
        if len(tries) == 1:
            raise OSError("not yet")
        return Echo(emit, stop)

    lane = Lane("test", make)
    events = collect(lane)
    lane.submit("one")
    lane.submit("two")
    qtbot.waitUntil(lambda: len(events) == 2)
    assert isinstance(events[0], Crashed)
    assert isinstance(events[1], tuple)
    end(lane, qtbot)
