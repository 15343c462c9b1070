"""One life of the program without its window: opens the journal, sends, asks, and may be killed on the way.

Run as a process of its own: `child.py ORDER`, the order being JSON. Where it dies by its own hand, it does so through
what it is given to work with; the program's own code knows nothing of it.
"""

import http.client
import json
import mmap
import os
import signal
import sqlite3
import struct
import sys
import threading
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

from ovhsms_gui.core.draft import Draft, Replaced
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import AT_OVHCLOUD, ChunkState, ReceiverState, patience
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.demo.world import FULL_KEYS, GUIDE_KEYS
from ovhsms_gui.outbox.pace import WATCHING
from ovhsms_gui.outbox.recaller import RECALLING, Recaller
from ovhsms_gui.outbox.runner import SENDING, Runner
from ovhsms_gui.outbox.watcher import Watcher
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.clock import ServerClock
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.recalls import Recalls
from ovhsms_gui.store.rows import SendRow

PEOPLE, SIZE = 200, 10
SERVICE = "sms-ab12345-1"
SEND, CHANGED = 1, 2
MOVED = 10  # people whom a change takes out, and as many whom it takes in
OLD, NEW = "Bonjour, à demain 9 h", "Bonjour, plutôt à 10 h"
UNDO, LATER = 5.0, 3600.0  # seconds: in which a change can be undone, and by which it is due later
PATIENCE = 7200.0  # seconds, after which the operator lets a doubt be
ROUNDS = 2000
UNSETTLED = 3  # exit status


@dataclass(frozen=True, slots=True)
class Order:
    """What this life is to do. `at` and `n`: it dies when it passes this point for the n-th time."""

    folder: str
    url: str
    guide: bool = False  # keys that may send, and not look
    at: str = ""
    n: int = 0
    only_send: bool = False  # and end well, whatever is in doubt
    consent: bool = False  # the operator has it sent again what was looked for in vain
    cancel: bool = False  # the operator cancels what waits, where others let it go on
    due: float = 0.0  # seconds until it is to be sent by OVHcloud, where it is scheduled
    recall: int = 0  # of so many people the operator has it taken back, once OVHcloud has all of it
    change: bool = False  # the operator changes text, time and people of it, once OVHcloud has all of it


class Clock:
    """Time in which waiting is free: what was waited stands in a file that every life and the server share."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(8))
        with path.open("r+b") as file:
            self._waited = mmap.mmap(file.fileno(), 8)

    def ahead(self) -> float:
        return float(struct.unpack_from("d", self._waited)[0])

    def wall(self) -> float:
        return time.time() + self.ahead()

    def mono(self) -> float:
        return time.monotonic() + self.ahead()

    def wait(self, seconds: float) -> None:
        struct.pack_into("d", self._waited, 0, self.ahead() + seconds)

    def close(self) -> None:
        self._waited.close()


class Reaper:
    """Knows the point at which this life ends, and what is being done."""

    doing = ""

    def __init__(self, at: str, n: int) -> None:
        self._at, self._left = at, n

    def comes(self, point: str) -> bool:
        self._left -= point == self._at
        return point == self._at and self._left == 0

    def passing(self, point: str) -> None:
        if self.comes(point):
            self.kill()

    def kill(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class MortalConnection(sqlite3.Connection):
    """Passes "before" and "after" of every commit, named by what is being done."""

    reaper: Reaper
    marking = False  # the file, which is no part of what is being done

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql != "COMMIT":
            self.marking = self.marking or sql.startswith("INSERT INTO mark")
            return super().execute(sql, *values)
        doing = "mark" if self.marking else self.reaper.doing
        self.marking = False
        self.reaper.passing(f"before {doing}")
        cursor = super().execute(sql)
        self.reaper.passing(f"after {doing}")
        return cursor


class Named:
    """A journal, or its looks, that tells the reaper which of its methods is at work."""

    def __init__(self, real: Journal | Looks | Recalls, reaper: Reaper) -> None:
        self._real, self._reaper = real, reaper

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._real, name)

        def call(*values: Any, **named: Any) -> Any:
            self._reaper.doing = name
            if name == "move":
                self._reaper.doing = "submit" if ChunkState.SUBMITTING in values[2:] else "answer"
            return method(*values, **named)

        return call


class MortalApi(SmsApi):
    """Passes "answered" once what became of a POST is known here, and nowhere else."""

    reaper: Reaper

    def send(self, service: str, job: JobRequest) -> SendReport:
        try:
            return super().send(service, job)
        finally:
            self.reaper.passing("answered")


def mortal_send(reaper: Reaper) -> Any:
    """Passes "half a request" with half of a POST's body on the wire, "no body" with its head alone."""
    real = http.client.HTTPConnection.send

    def send(self: http.client.HTTPConnection, data: Any) -> None:
        if bytes(data[:1]) == b"{":
            reaper.passing("no body")
            if reaper.comes("half a request"):
                real(self, data[: len(data) // 2])
                reaper.kill()
        real(self, data)

    return send


def confirmed(due: Due | None = None, replaces: Replaced | None = None) -> Plan:
    receivers = ReceiverList()
    first, text = (MOVED, NEW) if replaces else (0, OLD)
    receivers.add(read("\n".join(f"Ana; +3363998{n:04d}" for n in range(first, first + PEOPLE)), "FR"))
    context = Context("acc-1", "Cabinet Martin", SERVICE, 5000.0, {"FR": 1.0}, None)
    draft = Draft(text, Terms("MARTIN", no_stop=True, due=due), replaces=replaces)
    return make_plan(receivers.snapshot(), draft, context)


class Life:
    """The program between a start and its end, and the operator in front of it."""

    def __init__(self, order: Order, clock: Clock, reaper: Reaper) -> None:
        self.order, self.clock = order, clock
        path = Path(order.folder) / "journal.sqlite"
        self.journal = cast("Journal", Named(Journal(path, clock.wall), reaper))
        self.looks = cast("Looks", Named(Looks(path, clock.wall), reaper))
        self.recalls = cast("Recalls", Named(Recalls(path, clock.wall), reaper))
        stop = threading.Event()
        self.apis = [self.api(reaper) for _ in range(3)]  # one each, as the lanes have
        clocks = clock.mono, clock.wall, clock.wait
        self.runner = Runner(self.journal, lambda _: self.apis[0], stop, lambda _: None, SENDING.by(*clocks))
        self.watcher = Watcher(self.looks, lambda _: self.apis[1], stop, lambda _: None, WATCHING.by(*clocks))
        self.recaller = Recaller(
            self.recalls, self.looks, lambda _: self.apis[2], stop, lambda _: None, RECALLING.by(*clocks)
        )

    def api(self, reaper: Reaper) -> MortalApi:
        demo = GUIDE_KEYS if self.order.guide else FULL_KEYS
        keys = Keys(demo.application_key, Secret(demo.application_secret), Secret(demo.consumer_key))
        client = Client(self.order.url, keys, connect_timeout=5, read_timeout=5, get_pause=0.01)
        fetch = ServerClock(client.clock._fetch, self.clock.wall, self.clock.mono)
        client.clock = fetch
        api = MortalApi(client)
        api.reaper = reaper
        return api

    def run(self) -> int:
        self.journal.recover()
        if not self.journal.sends():
            due = Due(self.clock.wall() + self.order.due) if self.order.due else None
            self.journal.add_send(confirmed(due), SIZE)
        start = self.clock.wall()
        for _ in range(ROUNDS):
            turn = self.runner.drain()
            if self.order.only_send:
                return 0
            self.take_back()
            self.change()
            later = self.recaller.work()
            look = self.watcher.work()
            self.decide()
            if self.settled(start):
                return 0
            self.clock.wait(
                min([seconds for seconds in (turn, later, look) if seconds is not None], default=0.0)
            )
        sys.stderr.write(f"not settled: {self.journal.sends()}\n")
        return UNSETTLED

    def decide(self) -> None:
        """The operator's word on what waits for it."""
        for send in self.journal.sends():
            if send.paused and send.retry_at is None:
                if self.order.cancel:
                    self.journal.cancel(send.id)
                else:
                    self.journal.resume(send.id)
            if self.order.consent and send.doubt and send.doubt.may_send_again:
                self.consent(send)

    def take_back(self) -> None:
        """Once all of it is scheduled; of whom it is asked already it is not asked again."""
        counts = self.journal.send(SEND).counts
        asked = {ReceiverState.CANCELLING, ReceiverState.CANCELLED} & counts.keys()
        if self.order.recall and not asked and set(counts) == {ReceiverState.SCHEDULED}:
            people = self.journal.receivers(SEND, limit=self.order.recall)
            self.recalls.ask(SEND, [row.e164 for row in people])

    def change(self) -> None:
        """The same, and once: another takes its place."""
        sends = self.journal.sends()
        if self.order.change and len(sends) == 1 and set(sends[0].counts) == {ReceiverState.SCHEDULED}:
            due = sends[0].terms.due
            assert due is not None
            plan = confirmed(Due(due.at + LATER), Replaced(SEND, due))
            self.journal.add_send(plan, SIZE, hold=UNDO)

    def consent(self, send: SendRow) -> None:
        """What the dialog says is true when it is agreed to: it is written down for whoever counts the dead."""
        assert send.doubt is not None
        told = {
            "again": send.doubt.again,
            "looks": send.doubt.looks,
            "lag": send.doubt.lag,
            "stopped": send.doubt.stopped,
            "vain": send.doubt.vain,
            "patience": patience(send.doubt.lag),
        }
        with (Path(self.order.folder) / "consents").open("a") as file:
            file.write(f"{json.dumps(told)}\n")
        self.journal.send_again(send.id)

    def settled(self, start: float) -> bool:
        sends = self.journal.sends()
        counts = {state for send in sends for state in send.counts}
        if self.order.change and len(sends) == 1:
            return False
        if ReceiverState.PLANNED in counts:
            return False
        if self.looks.next_in() is None:
            return True
        if {ReceiverState.ACCEPTED, ReceiverState.CANCELLING, *AT_OVHCLOUD} & counts:
            return False
        return self.clock.wall() - start > PATIENCE

    def close(self) -> None:
        self.journal.close()
        self.looks.close()
        self.recalls.close()
        for api in self.apis:
            api.close()


def main() -> int:
    order = Order(**json.loads(sys.argv[1]))
    reaper = MortalConnection.reaper = Reaper(order.at, order.n)
    clock = Clock(Path(order.folder) / "waited")
    connect = partial(sqlite3.connect, factory=MortalConnection)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    with (
        patch.object(sqlite3, "connect", connect),
        patch.object(http.client.HTTPConnection, "send", mortal_send(reaper)),
    ):
        life = Life(order, clock, reaper)
        try:
            return life.run()
        finally:
            life.close()
            clock.close()


if __name__ == "__main__":
    sys.exit(main())
