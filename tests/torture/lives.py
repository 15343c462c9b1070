"""Several lives of a process on one journal, against one stand-in, and what is true when they are over."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.plan import Context, make_plan
from ovhsms_gui.core.receivers import ReceiverList, read
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.demo.exchange import HANG_UP, Reply, Request
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, KeySet, default_world
from ovhsms_gui.store.journal import Journal

PEOPLE, CHUNKS = 200, 20
NUMBERS = tuple(f"+3363998{n:04d}" for n in range(PEOPLE))
CHILD = Path(__file__).with_name("child.py")
LIMIT = 60.0  # seconds for one life
_SENT = {ReceiverState.ACCEPTED, ReceiverState.HELD, ReceiverState.DELIVERED, ReceiverState.FAILED}


@dataclass(frozen=True, slots=True)
class Life:
    """How one process ends: at a named point of its own, during a POST, or after some time; or not at all."""

    point: str = ""
    at: int = 1
    after: float | None = None  # seconds
    faults: tuple[str, ...] = ()  # for the n-th POST: what the other side does with it

    @property
    def mortal(self) -> bool:
        """It is to be killed."""
        return bool(self.point) or self.after is not None


@dataclass(frozen=True, slots=True)
class Case:
    """Lives in a row; one that ends by itself follows."""

    kind: str
    lives: tuple[Life, ...]
    keys: KeySet = field(default=FULL_KEYS, repr=False)


# Deaths that the other side sees: the request has arrived.
ON_ARRIVAL = "during the POST, which is taken all the same"
NOT_TAKEN = "during the POST, which is not taken"
ON_ANSWER = "during the POST, taken, before its answer"


class Watching(DemoServer):
    """A stand-in that can kill its client in the middle of a POST, or fail it."""

    victim: int | None = None
    life = Life()
    posts = 0
    begun = 0.0  # when the present life did

    def answer(self, request: Request) -> Reply:
        """As OVHcloud, but for the POST that is meant."""
        if request.method != "POST":
            return super().answer(request)
        self.posts += 1
        life, mine = self.life, self.posts == self.life.at
        fault = life.faults[self.posts - 1] if self.posts <= len(life.faults) else ""
        if mine and life.point in {ON_ARRIVAL, NOT_TAKEN}:
            self._kill()
        if fault == "lost" or (mine and life.point == NOT_TAKEN):
            return HANG_UP
        reply = super().answer(request)
        if mine and life.point == ON_ANSWER:
            self._kill()
        return HANG_UP if fault == "answer lost" else reply

    def _kill(self) -> None:
        if self.victim is not None:
            os.kill(self.victim, signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Receivers by what became of them. `killed`: how many of the lives that were to be killed were."""

    once: int
    not_sent: int  # and the journal says so
    undecided: int  # and the journal says so, with a reason
    twice: int
    lost: int  # the journal says one thing, and the other side another
    killed: int


def template(folder: Path) -> Path:
    """A journal with the send, queued."""
    receivers = ReceiverList()
    receivers.add(read("\n".join(NUMBERS), "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
    plan = make_plan(receivers.snapshot(), Draft("Bonjour, à demain 9 h", "MARTIN"), context)
    path = folder / "template.sqlite"
    with closing(Journal(path)) as journal:
        journal.add_send(plan, chunk_size=PEOPLE // CHUNKS)
    return path


def play(case: Case, made: Path, folder: Path) -> Verdict:
    """Live through a case, and judge."""
    folder.mkdir()
    shutil.copy(made, folder / "journal.sqlite")
    killed = 0
    with Watching(default_world(delivery_seconds=0.0)) as server:
        for life in (*case.lives, Life()):
            server.life, server.posts = life, 0
            killed += _live(life, case.keys, folder, server)
        at_ovh = Counter(message.receiver for message in server.world.sent)
    with closing(Journal(folder / "journal.sqlite")) as journal:
        return _judge(journal, at_ovh, killed)


def lifetime(made: Path, folder: Path) -> float:
    """Seconds that a life takes that nothing ends."""
    folder.mkdir()
    shutil.copy(made, folder / "journal.sqlite")
    with Watching(default_world(delivery_seconds=0.0)) as server:
        _live(Life(), FULL_KEYS, folder, server)
        return time.monotonic() - server.begun


def _live(life: Life, keys: KeySet, folder: Path, server: Watching) -> bool:
    """One process from its start to its end; whether it was killed."""
    point = life.point if life.point not in {ON_ARRIVAL, NOT_TAKEN, ON_ANSWER} else ""
    command = [sys.executable, str(CHILD), str(folder), server.url]
    command += [keys.application_key, keys.application_secret, keys.consumer_key, point, str(life.at)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        server.victim, server.begun = process.pid, time.monotonic()
        timer = threading.Timer(LIMIT if life.after is None else life.after, process.kill)
        timer.start()
        try:
            _, said = process.communicate("go\n")
        finally:
            timer.cancel()
            timer.join()
            server.victim = None
    if not life.mortal and process.returncode != 0:
        raise AssertionError(f"a life that was to end well: {process.returncode}\n{said}")
    return process.returncode == -signal.SIGKILL


def _judge(journal: Journal, at_ovh: Counter[str], killed: int) -> Verdict:
    counts: Counter[str] = Counter()
    for row in journal.receivers(1, limit=PEOPLE):
        sms = at_ovh[row.e164]
        if sms > 1:
            counts["twice"] += 1
        elif row.state is ReceiverState.UNKNOWN and row.reason:
            counts["undecided"] += 1
        elif (row.state in _SENT) != (sms == 1):
            counts["lost"] += 1
        else:
            counts["once" if sms else "not_sent"] += 1
    _replay(journal)
    return Verdict(
        counts["once"], counts["not_sent"], counts["undecided"], counts["twice"], counts["lost"], killed
    )


def _replay(journal: Journal) -> None:
    """The trail tells the present states."""
    people = [ReceiverState.PLANNED.value] * PEOPLE
    chunks: dict[int, str] = {}
    for event in journal.events(1):
        if event.first is not None and event.last is not None:
            assert set(people[event.first : event.last + 1]) == {event.from_state}
            people[event.first : event.last + 1] = [event.to_state] * event.people
        elif event.chunk_id is not None:
            assert chunks.get(event.chunk_id, "") == event.from_state
            chunks[event.chunk_id] = event.to_state
    assert people == [row.state.value for row in journal.receivers(1, limit=PEOPLE)]
    assert chunks == {chunk_id: journal.chunk(chunk_id).state.value for chunk_id in chunks}


def total(verdicts: Sequence[Verdict]) -> Verdict:
    """Added up."""
    fields = Verdict.__dataclass_fields__
    return Verdict(*(sum(getattr(verdict, name) for verdict in verdicts) for name in fields))
