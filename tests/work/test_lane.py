"""A lane answers in order whoever asked and still wants it, survives faults, and stops without doing what waits."""

import threading
import weakref
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ovhsms_gui.work.lane import Lane, Say


class Book:
    """Tells as news in which thread it was opened; knows in which it was closed."""

    def __init__(self, say: Say, stop: threading.Event) -> None:
        self.say = say
        self.stop = stop
        self.opened_in = threading.get_ident()
        self.closed_in: int | None = None

    def close(self) -> None:
        self.closed_in = threading.get_ident()


def echo(_book: Book, *, value: object) -> tuple[object, int]:
    """Gives back what it is given, with the thread it was given in."""
    return value, threading.get_ident()


def fail(_book: Book, *, error: Exception) -> None:
    raise error


class Asker(QObject):
    """A part of a window."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)

    def hear_of(self, heard: list[object], value: object) -> None:
        heard.append(value)


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane[Book]]:
    lane: Lane[Book] = Lane("test", Book)
    yield lane
    end(lane, qtbot)


def end(lane: Lane[Book], qtbot: QtBot) -> None:
    with qtbot.waitSignal(lane.stopped):
        lane.stop()
    assert lane.join(5)


def settle(lane: Lane[Book], qtbot: QtBot) -> None:
    """Until all that was asked is answered."""
    last: list[object] = []
    lane.ask(partial(echo, value="last"), last.append)
    qtbot.waitUntil(lambda: bool(last))


@pytest.fixture
def failed(lane: Lane[Book]) -> list[object]:
    errors: list[object] = []
    lane.failed.connect(errors.append)
    return errors


# ---- answers ----------------------------------------------------------------------------------------


def test_the_order_of_answers_is_that_of_asking_and_they_come_in_this_thread(
    lane: Lane[Book], qtbot: QtBot
) -> None:
    answers: list[tuple[object, int]] = []
    threads: set[int] = set()

    def hear(answer: tuple[object, int]) -> None:
        answers.append(answer)
        threads.add(threading.get_ident())

    for value in range(5):
        lane.ask(partial(echo, value=value), hear)
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert [value for value, _ in answers] == [0, 1, 2, 3, 4]
    [thread] = {thread for _, thread in answers}
    assert thread != threading.get_ident()
    assert threads == {threading.get_ident()}


def test_each_answer_goes_to_who_asked_for_it_and_to_nobody_else(lane: Lane[Book], qtbot: QtBot) -> None:
    one, other = Asker(), Asker()
    lane.ask(partial(echo, value="one"), one.hear)
    lane.ask(partial(echo, value="nobody"))
    lane.ask(partial(echo, value="other"), other.hear)
    settle(lane, qtbot)
    assert [value for value, _ in one.heard] == ["one"]  # type: ignore[misc, has-type]
    assert [value for value, _ in other.heard] == ["other"]  # type: ignore[misc, has-type]


def test_news_comes_in_this_thread_and_before_the_answer_of_the_work_that_tells_it(
    lane: Lane[Book], qtbot: QtBot
) -> None:
    heard: list[object] = []
    threads: set[int] = set()
    lane.said.connect(heard.append)
    lane.said.connect(lambda _news: threads.add(threading.get_ident()))

    def work(book: Book) -> str:
        book.say("first")
        book.say("second")
        return "answer"

    lane.ask(work, heard.append)
    settle(lane, qtbot)
    assert heard == ["first", "second", "answer"]
    assert threads == {threading.get_ident()}


@pytest.mark.expects_log
def test_an_answer_that_is_not_wanted_any_more_reaches_nobody_and_the_work_is_done(
    lane: Lane[Book], qtbot: QtBot, failed: list[object]
) -> None:
    done: list[str] = []
    heard: list[object] = []
    lane.ask(lambda _book: done.append("asked"), heard.append).drop()
    lane.ask(partial(fail, error=ValueError("planted")), heard.append).drop()
    lane.ask(partial(fail, error=ValueError("planted")), otherwise=heard.append).drop()
    settle(lane, qtbot)
    assert done == ["asked"]
    assert heard == failed == []


def test_an_answer_that_came_can_still_be_dropped(lane: Lane[Book], qtbot: QtBot) -> None:
    heard: list[object] = []
    first = lane.ask(lambda _book: "first", heard.append)
    settle(lane, qtbot)
    first.drop()
    lane.ask(lambda _book: "second", heard.append)
    settle(lane, qtbot)
    assert heard == ["first", "second"]


def test_who_was_deleted_meanwhile_gets_no_answer(
    lane: Lane[Book], qtbot: QtBot, failed: list[object]
) -> None:
    asker, heard = Asker(), list[object]()
    lane.ask(lambda _book: "answer", asker.hear)
    lane.ask(lambda _book: "answer", partial(asker.hear_of, heard))
    lane.ask(lambda _book: "answer", partial(partial(asker.hear_of), heard))
    lane.ask(partial(fail, error=ValueError("planted")), otherwise=partial(asker.hear_of, heard))
    delete(asker)
    settle(lane, qtbot)
    assert asker.heard == heard == failed == []


def test_who_does_not_want_the_answer_any_more_is_free_while_the_work_goes_on(
    lane: Lane[Book], qtbot: QtBot
) -> None:
    entered, go_on = threading.Event(), threading.Event()

    def work(_book: Book) -> None:
        entered.set()
        assert go_on.wait(10)

    asker = Asker()
    freed_in: list[int] = []
    weakref.finalize(asker, lambda: freed_in.append(threading.get_ident()))
    question = lane.ask(work, asker.hear)
    assert entered.wait(10)
    del asker
    assert freed_in == []
    question.drop()
    assert freed_in == [threading.get_ident()]
    go_on.set()
    settle(lane, qtbot)


# ---- faults -----------------------------------------------------------------------------------------


def test_a_fault_is_told_once_and_the_next_question_is_answered(
    lane: Lane[Book], qtbot: QtBot, failed: list[object]
) -> None:
    fault = ValueError("planted")
    heard: list[object] = []
    lane.ask(partial(fail, error=fault), heard.append)
    lane.ask(lambda _book: "after", heard.append)
    settle(lane, qtbot)
    assert failed == [fault]
    assert heard == ["after"]


def test_who_says_what_to_do_with_an_error_gets_it_and_nobody_else(
    lane: Lane[Book], qtbot: QtBot, failed: list[object]
) -> None:
    fault = ValueError("planted")
    threads: list[int] = []
    heard: list[object] = []
    errors: list[object] = []

    def otherwise(error: Exception) -> None:
        errors.append(error)
        threads.append(threading.get_ident())

    lane.ask(partial(fail, error=fault), heard.append, otherwise=otherwise)
    lane.ask(lambda _book: "well", heard.append, otherwise=otherwise)
    settle(lane, qtbot)
    assert errors == [fault]
    assert threads == [threading.get_ident()]
    assert heard == ["well"]
    assert failed == []


def test_books_that_cannot_be_opened_are_tried_again_with_the_next_question(qtbot: QtBot) -> None:
    tries: list[Callable[..., object]] = []

    def opener(say: Say, stop: threading.Event) -> Book:
        tries.append(say)
        if len(tries) == 1:
            raise OSError("not yet")
        return Book(say, stop)

    lane: Lane[Book] = Lane("test", opener)
    heard: list[object] = []
    lane.ask(lambda _book: "one", heard.append, otherwise=heard.append)
    lane.ask(lambda _book: "two", heard.append, otherwise=heard.append)
    settle(lane, qtbot)
    problem, answer = heard
    assert isinstance(problem, OSError)
    assert answer == "two"
    assert len(tries) == 2
    end(lane, qtbot)


# ---- the end ----------------------------------------------------------------------------------------


class Slow:
    """Waits with each question until it may go on."""

    def __init__(self) -> None:
        self.entered, self.may_go_on = threading.Event(), threading.Event()
        self.ran: list[str] = []

    def work(self, _books: object, *, name: str) -> str:
        self.ran.append(name)
        self.entered.set()
        assert self.may_go_on.wait(10)
        return name

    def close(self) -> None:
        self.ran.append("closed")


def test_what_waits_when_it_stops_is_not_done(qtbot: QtBot) -> None:
    slow = Slow()
    lane: Lane[Slow] = Lane("test", lambda _say, _stop: slow)
    heard: list[object] = []
    lane.ask(partial(slow.work, name="first"), heard.append)
    lane.ask(partial(slow.work, name="second"), heard.append, otherwise=heard.append)
    assert slow.entered.wait(10)
    with qtbot.waitSignal(lane.stopped):
        lane.stop()
        slow.may_go_on.set()
    assert slow.ran == ["first", "closed"]
    assert lane.join(5)
    assert heard == ["first"]


def test_told_to_finish_it_does_what_waits(qtbot: QtBot) -> None:
    slow = Slow()
    lane: Lane[Slow] = Lane("test", lambda _say, _stop: slow)
    lane.ask(partial(slow.work, name="first"))
    lane.ask(partial(slow.work, name="second"))
    with qtbot.waitSignal(lane.stopped):
        lane.stop(finish=True)
        slow.may_go_on.set()
    assert slow.ran == ["first", "second", "closed"]
    assert lane.join(5)


def test_the_books_are_opened_and_closed_in_the_lanes_thread(qtbot: QtBot) -> None:
    opened: list[Book] = []

    def opener(say: Say, stop: threading.Event) -> Book:
        opened.append(Book(say, stop))
        return opened[-1]

    lane: Lane[Book] = Lane("test", opener)
    settle(lane, qtbot)
    settle(lane, qtbot)
    end(lane, qtbot)
    [book] = opened
    assert book.opened_in != threading.get_ident()
    assert book.closed_in == book.opened_in
    assert book.stop.is_set()
