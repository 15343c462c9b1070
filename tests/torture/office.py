"""A process that sends, the server it sends to, and who kills it when."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import asdict
from http.client import HTTPConnection
from pathlib import Path

from ovhsms_gui.demo.exchange import HANG_UP, Reply, Request
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import default_world

from . import child
from .points import Death, Point

LONGEST = 120  # seconds that a life may take
AT_SERVER = {"post", "get", "delete"}


class Server(DemoServer):
    """The stand-in, which kills its client at a given call."""

    def __init__(self, point: Point, clock: child.Clock) -> None:
        world = default_world(pending_seconds=point.pending, habits=point.habits)
        world.services[child.SERVICE].credits = point.credits
        world.services[child.SERVICE].blacklist |= {number(n) for n in point.barred}
        super().__init__(world, clock=clock.wall)
        self.begin(Death(""), None)

    def begin(self, death: Death, client: subprocess.Popen[str] | None) -> None:
        """A new life, with its own count of calls."""
        self.faults.clear()
        self._lock = threading.Lock()
        self._death, self._client = death, client
        self._calls: Counter[str] = Counter()

    def answer(self, request: Request) -> Reply:
        if not request.path.startswith("/sms/"):
            return super().answer(request)
        method = request.method.lower()
        with self._lock:
            self._calls[method] += 1
            nth = self._calls[method]
        if self._kills(f"{method} arrives", nth):
            return super().answer(request)
        if self._kills(f"{method} lost", nth):
            return HANG_UP
        self.faults.add(
            *(fault for n, fault in self._death.faults if n == nth and fault.method == request.method)
        )
        reply = super().answer(request)
        self._kills(f"{method} answered", nth)
        return reply

    def _kills(self, at: str, nth: int) -> bool:
        if (at, nth) != (self._death.at, self._death.n) or self._client is None:
            return False
        self._client.kill()
        return True

    def come_to_rest(self) -> None:
        """Wait until all that a client sent before it died has been carried out.

        In the lives' time minutes pass between two looks: by then nothing is on the wire any more.
        """
        # Connections are taken in turn: when this one has its answer, all earlier ones have their thread.
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as last:
            last.request("GET", "/1.0/auth/time")
            last.getresponse().read()
        assert self._listener is not None
        for thread in list(self._listener._open):
            thread.join(10)
            assert not thread.is_alive()


class Office:
    """One data folder and one server, over all the lives of the program."""

    def __init__(self, point: Point, folder: Path) -> None:
        self.point, self.folder = point, folder
        self.path = folder / "journal.sqlite"
        self.clock = child.Clock(folder / "waited")
        self.server = Server(point, self.clock)

    def live(self, death: Death, duration: float = 0.0) -> int:
        """A life that ends with this death. Returns the process's exit status; `duration` is a whole run's."""
        here = death.at.partition(" ")[0] in AT_SERVER | {"time"}
        order = child.Order(
            folder=str(self.folder),
            url=self.server.url,
            guide=self.point.guide,
            at="" if here else death.at,
            n=0 if here else int(death.n),
            only_send=not death.at,
            consent=self.point.consent,
            cancel=self.point.cancel,
            due=self.point.due,
            recall=self.point.recall,
            change=self.point.change,
        )
        return self._run(order, death, duration * death.n / 100 if death.at == "time" else LONGEST)

    def settle(self) -> int:
        """The last life: everything comes to its end."""
        return self.live(Death("never"))

    def _run(self, order: child.Order, death: Death, seconds: float) -> int:
        command = [sys.executable, child.__file__, json.dumps(asdict(order))]
        with (
            (self.folder / "errors").open("a") as errors,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
        ):
            self.server.begin(death, process)
            try:
                assert process.stdout is not None
                process.stdout.readline()
                self.ready = time.monotonic()
                process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                assert death.at == "time", f"still running after {LONGEST} s"
            finally:
                process.kill()
        self.server.come_to_rest()
        return process.returncode

    def errors(self) -> str:
        """What the processes said before they died."""
        return (self.folder / "errors").read_text()


def number(n: int) -> str:
    return f"+3363998{n:04d}"


KILLED = -signal.SIGKILL
