"""The write lane and the lane that takes back, each with its books on the same journal, and no lane running."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.work import sends
from ovhsms_gui.work.books import RecallBooks, WriteBooks
from ovhsms_gui.work.connections import KeyStore


def _never(*_: object) -> None:
    raise AssertionError


@contextmanager
def two_lanes(
    path: Path, vetoes: Vetoes, say: Callable[[object], None] = lambda _: None
) -> Iterator[tuple[WriteBooks, RecallBooks]]:
    """After the sweep of a start. OVHcloud must not be asked; `say`: what they tell."""
    with (
        closing(WriteBooks(path, say, vetoes)) as write,
        closing(
            RecallBooks(path, KeyStore(), _never, say, threading.Event(), vetoes)  # type: ignore[arg-type]
        ) as recall,
    ):
        sends.sweep(write)
        yield write, recall
