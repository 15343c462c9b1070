"""Keyring calls come back in the GUI thread, exactly once, even when the keyring never answers."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ovhsms_gui.work.keycall import KeyCaller, TookTooLong

Answers = list[tuple[object, BaseException | None]]


def test_the_answer_comes_back_here(qtbot: QtBot) -> None:
    caller = KeyCaller()
    answers: Answers = []
    threads: list[int] = []

    def work() -> object:
        threads.append(threading.get_ident())
        return "value"

    def then(value: object, error: BaseException | None) -> None:
        threads.append(threading.get_ident())
        answers.append((value, error))

    caller.call(work, then)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("value", None)]
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_an_exception_is_an_answer(qtbot: QtBot) -> None:
    caller = KeyCaller()
    answers: Answers = []
    fault = RuntimeError("locked")

    def work() -> object:
        raise fault

    caller.call(work, lambda value, error: answers.append((value, error)))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(None, fault)]


def test_calls_take_turns(qtbot: QtBot) -> None:
    caller = KeyCaller()
    answers: Answers = []
    inside: list[int] = []
    most: list[int] = []
    lock = threading.Lock()

    def work() -> object:
        with lock:
            inside.append(1)
            most.append(len(inside))
        with lock:
            inside.pop()
        return None

    for _ in range(20):
        caller.call(work, lambda value, error: answers.append((value, error)))
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert max(most) == 1


@pytest.mark.expects_log
def test_a_keyring_that_hangs_is_given_up_and_its_late_answer_dropped(qtbot: QtBot) -> None:
    caller = KeyCaller(limit=0.05)
    release = threading.Event()
    finished = threading.Event()
    answers: Answers = []

    def work() -> object:
        assert release.wait(10)
        finished.set()
        return "late"

    caller.call(work, lambda value, error: answers.append((value, error)))
    qtbot.waitUntil(lambda: bool(answers))
    value, error = answers[0]
    assert value is None
    assert isinstance(error, TookTooLong)
    release.set()
    assert finished.wait(10)
    caller.call(lambda: "next", lambda value, error: answers.append((value, error)))
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[1] == ("next", None)


def test_while_it_rests_nothing_begins_and_afterwards_all_of_it_does(qtbot: QtBot) -> None:
    caller = KeyCaller()
    begun: list[str] = []
    answers: Answers = []
    caller.rest(3_600_000)
    for name in ("first", "second"):
        caller.call(partial(begun.append, name), lambda value, error: answers.append((value, error)))
    assert not any(thread.name == "keyring" for thread in threading.enumerate())
    caller.rest(0)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert sorted(begun) == ["first", "second"]


def test_what_waited_when_the_program_ends_is_never_begun(qtbot: QtBot) -> None:
    caller = KeyCaller()
    begun: list[str] = []
    caller.rest(1)
    caller.call(partial(begun.append, "late"), lambda *_: None)
    caller.join()
    later: list[bool] = []
    QTimer.singleShot(2, partial(later.append, True))
    qtbot.waitUntil(lambda: bool(later))  # its moment came before this one
    assert begun == []


def test_after_the_end_nothing_is_said_of_what_never_answered(qtbot: QtBot) -> None:
    caller = KeyCaller(limit=0.01)
    release = threading.Event()
    answers: Answers = []
    caller.call(release.wait, lambda value, error: answers.append((value, error)))
    caller.join(0.0)
    caller.call(partial(answers.append, (None, None)), lambda *_: None)
    later = QTimer()
    later.setSingleShot(True)
    with qtbot.waitSignal(later.timeout):
        later.start(50)  # the caller's limit is over by then
    release.set()
    assert answers == []
