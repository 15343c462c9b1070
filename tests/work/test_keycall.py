"""Keyring calls come back in the GUI thread, exactly once, even when the keyring never answers."""

import threading

import pytest
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
