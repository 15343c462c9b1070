"""The watch lane: asks OVHcloud what became of what was sent, in its own time."""

import threading
from dataclasses import dataclass
from pathlib import Path

from ovhsms_gui.outbox.watcher import Watcher
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.work import events
from ovhsms_gui.work.connections import Connections, KeyStore, MakeApi
from ovhsms_gui.work.lane import Again, Emit

AFTER_TROUBLE = 300.0  # seconds, when the data folder gave up


@dataclass(frozen=True, slots=True)
class Watch:
    """It may be time to ask about something."""


class WatchHandler:
    """A lane of its own, because it waits for its turn between two calls and must hold up nobody."""

    def __init__(self, path: Path, keys: KeyStore, make: MakeApi, emit: Emit, stop: threading.Event) -> None:
        self._emit = emit
        self._looks = Looks(path)
        self._connections = Connections(keys, make)
        self._watcher = Watcher(self._looks, self._connections.to_ask, stop, emit)

    def handle(self, job: object) -> None:
        """Do the one job there is."""
        if not isinstance(job, Watch):
            raise TypeError(type(job).__name__)
        seconds: float | None = AFTER_TROUBLE
        try:
            seconds = self._watcher.work()
        except StoreProblem as problem:
            self._emit(events.StoreFailed(problem))
        self._emit(Again(job, seconds))

    def close(self) -> None:
        """Close the database and the connections."""
        self._looks.close()
        self._connections.close()
