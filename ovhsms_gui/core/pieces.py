"""A long look at many things as short steps: a generator yields after each, so that somebody else can have a turn."""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TypeVar

_Thing = TypeVar("_Thing")

AT_ONCE = 200  # looked at in one step


def pieces(things: Sequence[_Thing], most: int = AT_ONCE) -> Iterator[Sequence[_Thing]]:
    """All of them in order, some at a time."""
    for start in range(0, len(things), most):
        yield things[start : start + most]


def finish(steps: Iterator[None]) -> None:
    """Take all steps without a pause."""
    deque(steps, maxlen=0)
