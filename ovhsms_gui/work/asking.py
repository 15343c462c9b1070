"""Who asked what, and what is done with the answer. Lives in the GUI thread; a lane's own thread sees only the work."""

import itertools
import logging
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ovhsms_gui.store.errors import StoreProblem

log = logging.getLogger(__name__)

T = TypeVar("T")
Otherwise = Callable[[Exception], object]


class Question:
    """Something that was asked. Its answer can be waived; what it does is done all the same."""

    def __init__(self, answers: "Answers", number: int) -> None:
        self._answers = answers
        self.number = number

    def drop(self) -> None:
        """The answer is not wanted any more, not even that there is none."""
        self._answers.forget(self.number)


class Answers:
    """Every question that waits for its answer.

    Whoever asked is held here and nowhere else: an object of a window must not end in a lane's thread.
    """

    def __init__(self, fail: Callable[[Exception], object]) -> None:
        """`fail` takes the errors of questions that say nothing else about them."""
        self._fail = fail
        self._numbers = itertools.count(1)
        self._waiting: dict[int, tuple[Callable[[Any], object] | None, Otherwise | None]] = {}

    def wait(self, then: Callable[[T], object] | None, otherwise: Otherwise | None) -> Question:
        """Remember who wants the answer."""
        question = Question(self, next(self._numbers))
        self._waiting[question.number] = (then, otherwise)
        return question

    def forget(self, number: int) -> None:
        """Nobody wants it any more."""
        self._waiting.pop(number, None)

    def bring(self, number: int, value: object, error: Exception | None) -> None:
        """Give the answer, or the error, to whoever still lives and wants it."""
        then, otherwise = self._waiting.pop(number, (None, _dropped))
        wanted: Callable[[Any], object] | None = then if error is None else otherwise or self._fail
        if wanted is not None:
            tell(wanted, value if error is None else error)


def tell(wanted: Callable[[T], object], value: T) -> None:
    """Give a value to whom it may concern, unless Qt has deleted it meanwhile."""
    target: Callable[..., object] = wanted
    while isinstance(target, partial):
        target = target.func
    owner = getattr(target, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        wanted(value)


def note(error: Exception) -> None:
    """Write a fault of ours into the log; that a disk is full is no fault of ours."""
    if not isinstance(error, StoreProblem):
        log.error("what a lane was asked failed", exc_info=error)


def _dropped(error: Exception) -> None:
    """Of a question that nobody wants answered: a fault is a fault all the same."""
    note(error)
