"""One life of the sending side: takes up a journal, goes on, and may be told where to die.

Started with: folder, URL, application key, secret, consumer key, point of death, at which pass. Says "ready" and waits
for a line before it begins.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.outbox.runner import Runner
from ovhsms_gui.outbox.watcher import Watcher
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.models import JobRequest, Listing, SendReport
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import ChunkOutcome, ChunkRow, Sighting

ROUNDS = 500


class Death:
    """Comes at the n-th pass of a named point, as a power cut does: nothing is cleaned up."""

    def __init__(self, point: str, at: int) -> None:
        self._point, self._left = point, at

    def may_come(self, point: str) -> None:
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class MortalJournal(Journal):
    """The journal, with the points around its commits."""

    death: Death

    def move(
        self,
        chunk_id: int,
        from_: ChunkState,
        to: ChunkState,
        cause: str,
        *,
        outcome: ChunkOutcome | None = None,
        body_hash: str = "",
        pause: bool = False,
        retry_in: float | None = None,
        ahead: float | None = None,
    ) -> None:
        what = "the claim" if to is ChunkState.SUBMITTING else "the answer"
        self.death.may_come(f"before {what} is written")
        super().move(
            chunk_id,
            from_,
            to,
            cause,
            outcome=outcome,
            body_hash=body_hash,
            pause=pause,
            retry_in=retry_in,
            ahead=ahead,
        )
        self.death.may_come(f"after {what} is written")

    def recover(self, run: str = "") -> int:
        lost = super().recover(run)
        self.death.may_come("after the sweep at the start")
        return lost

    def send_again(self, send_id: int) -> int:
        people = super().send_again(send_id)
        self.death.may_come("after the consent is written")
        return people


class MortalLooks(Looks):
    """What the watcher writes, with the points around it."""

    death: Death

    def found_nothing(self, chunk_id: int, next_in: float | None, at: float | None = None) -> None:
        self.death.may_come("before a look in vain is written")
        super().found_nothing(chunk_id, next_in, at)
        self.death.may_come("after a look in vain is written")

    def found(self, chunk_id: int, outcome: ChunkOutcome, cause: str) -> None:
        self.death.may_come("before a find is written")
        super().found(chunk_id, outcome, cause)
        self.death.may_come("after a find is written")

    def report(self, chunk: ChunkRow, sightings: Iterable[Sighting], next_in: float | None) -> int:
        self.death.may_come("before a report is written")
        return super().report(chunk, sightings, next_in)


class MortalApi(SmsApi):
    """The calls, with the points around them."""

    death: Death

    def send(self, service: str, job: JobRequest) -> SendReport:
        self.death.may_come("before the POST")
        report = super().send(service, job)
        self.death.may_come("after the POST's answer came")
        return report

    def outgoing(self, service: str, tag: str, page: int = 1) -> Listing:
        self.death.may_come("before a look")
        listing = super().outgoing(service, tag, page)
        self.death.may_come("after a look's answer came")
        return listing


def live(folder: Path, url: str, keys: Keys, death: Death) -> None:
    """What the program does at a start, and an operator who says yes to all that is asked."""
    ahead = 0.0  # waiting takes no time: the clock is put forward instead

    def wall() -> float:
        return time.time() + ahead

    def wait(seconds: float) -> None:
        nonlocal ahead
        ahead += seconds

    run = f"{os.getpid()}-{time.time_ns()}"
    path = folder / "journal.sqlite"
    journal, looks = MortalJournal(path, clock=wall, run=run), MortalLooks(path, clock=wall)
    api = MortalApi(Client(url, keys, connect_timeout=5, read_timeout=2, get_pause=0.01))
    journal.death = looks.death = api.death = death
    stop = threading.Event()

    def ignore(_event: object) -> None:
        """Nobody looks on."""

    runner = Runner(journal, lambda _: api, stop, ignore, clock=wall, wall=wall, wait=wait)
    watcher = Watcher(looks, lambda _: api, stop, ignore, clock=wall, wall=wall, wait=wait)
    journal.recover(run)
    for _ in range(ROUNDS):
        for send in journal.sends():
            if send.paused:
                journal.resume(send.id)
            if send.doubt is not None and send.doubt.may_send_again and not send.doubt.stopped:
                journal.send_again(send.id)
        runner.drain()
        watcher.work()
        sends = journal.sends()
        if all(_at_rest(send.counts, send.doubt is None or bool(send.doubt.stopped)) for send in sends):
            break
        wait(looks.next_in() or 0.0)
    journal.close()
    looks.close()
    api.close()


def _at_rest(counts: Mapping[ReceiverState, int], no_doubt: bool) -> bool:
    return no_doubt and ReceiverState.PLANNED not in counts


def main() -> int:
    folder, url, key, secret, consumer, point, at = sys.argv[1:]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    live(Path(folder), url, Keys(key, Secret(secret), Secret(consumer)), Death(point, int(at)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
