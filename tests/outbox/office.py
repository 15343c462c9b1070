"""The whole way of a send in one place: runner, recaller and watcher over the stand-in, on one clock that tests move.

OVHcloud promises little of its lists. The tests that use this turn that against the first promise: nobody gets it twice
but by a consent that was told the truth, nobody is forgotten, and what was billed is shown.
"""

import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Habits
from ovhsms_gui.demo.jobs import take
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, KeySet, default_world
from ovhsms_gui.outbox.pace import WATCHING
from ovhsms_gui.outbox.recaller import RECALLING, Recaller
from ovhsms_gui.outbox.runner import SENDING, Runner
from ovhsms_gui.outbox.watcher import Watcher
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.clock import ServerClock
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.recalls import Recalls
from ovhsms_gui.store.rows import Doubt, SendRow

from .conftest import HELLO, Time

MakePlan = Callable[..., Plan]
SERVICE = "sms-ab12345-1"
HOUR, DAY = 3600.0, 86400.0
LOST = Fault(FaultKind.DROP_AFTER, "POST")
NEVER_TAKEN = Fault(FaultKind.DROP_BEFORE, "POST")
TAKEN = {"accepted", "held", "delivered"}
# What each look-up ends in, and the reason that is told.
NO_LISTS = {
    "500": (Fault(FaultKind.STATUS, "GET", "/sms/*", None, 500, shape="A"), Reason.SERVER_ERROR),
    "garbage": (Fault(FaultKind.GARBAGE, "GET", "/sms/*", None), Reason.BAD_ANSWER),
    "404": (Fault(FaultKind.STATUS, "GET", "/sms/*", None, 404, shape="B"), Reason.NOT_FOUND),
    "429 for two hours": (Fault(FaultKind.STATUS, "GET", "/sms/*", None, 429, 7200, shape="A"), Reason.RATE),
}


class Office:
    """The whole way of a send, on a clock that moves by waiting and can be set."""

    def __init__(self, path: Path, time: Time, run: str = "this run") -> None:
        self.path, self.time = path, time
        self.demo = DemoServer(default_world(), clock=time.steady)
        self.demo.start()
        self.stop = threading.Event()
        self.run = run
        self._open()

    def _open(self) -> None:
        time = self.time
        self.journal = Journal(self.path, clock=time, run=self.run, steady=time.steady)
        self.looks = Looks(self.path, clock=time, steady=time.steady)
        self.recalls = Recalls(self.path, clock=time, steady=time.steady)
        self.apis = [self.client(), self.client(), self.client()]
        clocks = time.steady, time, time.wait
        self.runner = Runner(
            self.journal, lambda _: self.apis[0], self.stop, lambda _: None, SENDING.by(*clocks)
        )
        self.watcher = Watcher(
            self.looks, lambda _: self.apis[1], self.stop, lambda _: None, WATCHING.by(*clocks)
        )
        self.recaller = Recaller(
            self.recalls, self.looks, lambda _: self.apis[2], self.stop, lambda _: None, RECALLING.by(*clocks)
        )

    def client(self, keys: KeySet = FULL_KEYS) -> SmsApi:
        secrets = Keys(keys.application_key, Secret(keys.application_secret), Secret(keys.consumer_key))
        client = Client(self.demo.url, secrets, connect_timeout=5, read_timeout=5, get_pause=0)
        client.clock = ServerClock(client.clock._fetch, self.time, self.time.steady)
        return SmsApi(client)

    def _shut(self) -> None:
        self.journal.close()
        self.looks.close()
        self.recalls.close()
        for api in self.apis:
            api.close()

    def restart(self) -> None:
        """The program ends, and begins again."""
        self._shut()
        self.run += "+"
        self._open()
        self.journal.recover(self.run)

    def close(self) -> None:
        self._shut()
        self.demo.stop()

    def habits(self, **habits: object) -> None:
        self.demo.world.habits = Habits(**habits)  # type: ignore[arg-type]

    def others(
        self,
        *numbers: str,
        text: str = HELLO.text,
        sender: str = "MARTIN",
        due: float | None = None,
        tag: str = "",
    ) -> list[int]:
        """A colleague sends on the same account, at once or for `due`. The ids of it."""
        world, now = self.demo.world, self.time.steady()
        body: dict[str, object] = {"message": text, "receivers": list(numbers), "sender": sender, "tag": tag}
        body |= {"noStopClause": True, "differedPeriod": 0 if due is None else round((due - now) / 60)}
        with world.lock:
            ids = take(world, world.services[SERVICE], body, now)["ids"]
        assert isinstance(ids, list)
        return ids

    def go_on(self, seconds: float = 0.0) -> None:
        """Do what is due until so many seconds have passed."""
        end = self.time.steady() + seconds
        while True:
            turns = [self.runner.drain(), self.recaller.work(), self.watcher.work(), self.journal.next_turn()]
            now = self.time.steady()
            if now >= end:
                return
            soonest = min((turn for turn in turns if turn is not None), default=seconds)
            self.time.now += min(max(soonest, 0.1), end - now)

    def lost(self, plan: Plan, fault: Fault = LOST, size: int = 500) -> int:
        """Send, and have the answer of the first POST lost. The rest goes on."""
        send_id = self.journal.add_send(plan, chunk_size=size)
        self.demo.faults.add(fault)
        self.runner.drain()
        self.journal.resume(send_id)
        return send_id

    def send(self, send_id: int) -> SendRow:
        return self.journal.send(send_id)

    def doubt(self, send_id: int) -> Doubt:
        doubt = self.send(send_id).doubt
        assert doubt is not None
        return doubt

    def states(self, send_id: int) -> list[str]:
        return [str(row.state) for row in self.journal.receivers(send_id, limit=10_000)]

    def at_ovh(self) -> Counter[str]:
        return Counter(message.receiver for message in self.demo.world.sent)


def numbers(plan: Plan) -> list[str]:
    """Of all that the plan is for, in its order."""
    return [line.e164 for chunk in plan.chunks(500) for line in chunk.receivers]
