"""Lanes in tests: one that answers when the test says so, and waiting for what the real ones were asked."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from pytestqt.qtbot import QtBot

from ovhsms_gui.work.asking import Answers, Otherwise, Question
from ovhsms_gui.work.office import Office

T = TypeVar("T")


class Scripted:
    """In place of a lane: does nothing of what it is asked, and keeps the real one's rules about answers."""

    def __init__(self) -> None:
        self.failed: list[Exception] = []
        self._answers = Answers(self.failed.append)
        self._waiting: list[tuple[int, Callable[..., object]]] = []

    def ask(
        self,
        work: Callable[..., T],
        then: Callable[[T], object] | None = None,
        *,
        otherwise: Otherwise | None = None,
    ) -> Question:
        question = self._answers.wait(then, otherwise)
        self._waiting.append((question.number, work))
        return question

    def asked(self, work: Callable[..., object]) -> list[dict[str, object]]:
        """With what it was asked for this, in the order of asking, and is not answered."""
        return [getattr(one, "keywords", {}) for _, one in self._waiting if _plain(one) is work]

    def answer(self, work: Callable[..., T], value: T) -> None:
        """Answer the oldest question for this."""
        number, one = next((number, one) for number, one in self._waiting if _plain(one) is work)
        self._waiting.remove((number, one))
        self._answers.bring(number, value, None)

    def fail(self, work: Callable[..., object], error: Exception) -> None:
        """The oldest question for this comes to nothing."""
        number, one = next((number, one) for number, one in self._waiting if _plain(one) is work)
        self._waiting.remove((number, one))
        self._answers.bring(number, None, error)


def _plain(work: Callable[..., object]) -> Callable[..., object]:
    return work.func if isinstance(work, partial) else work


def settle(office: Office, qtbot: QtBot) -> None:
    """Wait until all that the lanes were asked for so far is answered."""
    left = [office.write, office.read, office.query]
    done: list[object] = []
    for lane in left:
        lane.ask(_nothing, done.append)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(done) == len(left), timeout=40_000)


def _nothing(_books: object) -> None:
    """Only to be answered."""
