"""The lane of files answers as the others do: in order, to whoever still wants it, errors to who asked for them."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ovhsms_gui.work.file_lane import FileLane


@pytest.fixture
def lane(qapp: object, tmp_path: Path) -> Iterator[FileLane]:
    lane = FileLane(tmp_path / "data")
    yield lane
    lane.stop()
    lane.join(10)


@pytest.fixture
def failed(lane: FileLane) -> list[object]:
    errors: list[object] = []
    lane.failed.connect(errors.append)
    return errors


def settle(lane: FileLane, qtbot: QtBot) -> None:
    """Until all that was asked is answered."""
    last: list[object] = []
    lane.ask(lambda _data: "last", last.append)
    qtbot.waitUntil(lambda: bool(last))


def fail(error: Exception) -> Callable[[Path], None]:
    def work(_data: Path) -> None:
        raise error

    return work


def test_what_is_asked_is_done_in_order_elsewhere_with_the_path_of_the_data_file(
    lane: FileLane, qtbot: QtBot, tmp_path: Path
) -> None:
    answers: list[tuple[str, int]] = []
    threads: set[int] = set()

    def hear(answer: tuple[str, int]) -> None:
        answers.append(answer)
        threads.add(threading.get_ident())

    for n in range(3):
        lane.ask(lambda data, n=n: (f"{data} {n}", threading.get_ident()), hear)  # type: ignore[misc]
    settle(lane, qtbot)
    assert [answer for answer, _ in answers] == [f"{tmp_path / 'data'} {n}" for n in range(3)]
    assert threading.get_ident() not in {thread for _, thread in answers}
    assert threads == {threading.get_ident()}


def test_an_error_goes_to_who_asked_for_it_else_where_all_that_failed_goes(
    lane: FileLane, qtbot: QtBot, failed: list[object]
) -> None:
    first, second = ValueError("first"), ValueError("second")
    heard: list[object] = []
    lane.ask(fail(first), otherwise=heard.append)
    lane.ask(fail(second), heard.append)
    settle(lane, qtbot)
    assert heard == [first]
    assert failed == [second]


@pytest.mark.expects_log
def test_who_wants_no_answer_any_more_or_was_deleted_gets_none(
    lane: FileLane, qtbot: QtBot, failed: list[object]
) -> None:
    class Asker(QObject):
        def hear(self, value: object) -> None:
            heard.append(value)

    heard: list[object] = []
    asker = Asker()
    lane.ask(lambda _data: "deleted", asker.hear)
    lane.ask(fail(ValueError("deleted")), otherwise=asker.hear)
    lane.ask(lambda _data: "dropped", heard.append).drop()
    lane.ask(fail(ValueError("dropped")), heard.append).drop()
    delete(asker)
    settle(lane, qtbot)
    assert heard == failed == []


def test_what_waits_at_the_end_is_not_done_and_nothing_more_is_told(lane: FileLane) -> None:
    entered, go_on = threading.Event(), threading.Event()
    ran: list[str] = []

    def slow(_data: Path) -> None:
        entered.set()
        assert go_on.wait(10)
        ran.append("under way")

    heard: list[object] = []
    lane.ask(slow, heard.append, otherwise=heard.append)
    lane.ask(lambda _data: ran.append("waits"), heard.append)
    assert entered.wait(10)
    lane.stop()
    lane.ask(lambda _data: ran.append("too late"), heard.append)
    go_on.set()
    lane.join(10)
    QApplication.processEvents()
    assert ran == ["under way"]
    assert heard == []


def test_an_answer_that_is_already_on_its_way_at_the_end_is_not_given(lane: FileLane) -> None:
    heard: list[object] = []
    lane.ask(lambda _data: "answer", heard.append)
    lane.join(10)  # what is under way is done, and its answer waits for this thread
    lane.stop()
    QApplication.processEvents()
    assert heard == []
