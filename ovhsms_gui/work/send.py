"""The send lane: empties the journal's queue."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ovhsms_gui.outbox.runner import Runner
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.work import events
from ovhsms_gui.work.connections import Connections, KeyStore, MakeApi
from ovhsms_gui.work.lane import Again, Emit

AFTER_TROUBLE = 30.0  # seconds, when the data folder gave up


@dataclass(frozen=True, slots=True)
class Drain:
    """There may be work in the journal: do all of it."""


class SendHandler:
    """Empties the journal's queue. A wake-up that comes while it does so costs one empty look."""

    def __init__(
        self,
        path: Path,
        keys: KeyStore,
        make: MakeApi,
        emit: Emit,
        stop: threading.Event,
        make_runner: Callable[..., Runner] = Runner,
        vetoes: Vetoes | None = None,
    ) -> None:
        self._emit = emit
        self._journal = Journal(path)
        self._connections = Connections(keys, make)
        self._runner = make_runner(
            self._journal, self._connections.to_send, stop, emit, vetoes=vetoes or Vetoes()
        )

    def handle(self, job: object) -> None:
        """Do the one job there is."""
        if not isinstance(job, Drain):
            raise TypeError(type(job).__name__)
        seconds: float | None
        try:
            seconds = self._runner.drain()
            if seconds is None:
                self._journal.checkpoint()  # all is quiet: whoever copies the file copies all of it
        except StoreProblem as problem:
            self._emit(events.StoreFailed(problem))
            seconds = AFTER_TROUBLE
        self._emit(Again(job, seconds))

    def close(self) -> None:
        """Close the database and the connections."""
        self._journal.close()
        self._connections.close()
