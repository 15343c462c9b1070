"""How fast the outbox is, as ratios measured in one run. `make bench` prints them."""

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import ovh
import requests
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QTableView

from ovhsms_gui.app import make_api
from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import Kind, Number
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.outbox.view import OutboxPage
from ovhsms_gui.outbox.pace import Tempo
from ovhsms_gui.outbox.runner import Runner
from ovhsms_gui.ovh.endpoints import resolve
from ovhsms_gui.ovh.models import JobRequest
from ovhsms_gui.ovh.signing import OvhSignature
from ovhsms_gui.store.history import History
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import Cause, ChunkOutcome
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work.office import Office
from tools.event_loop import gaps

SERVICE = "sms-ab12345-1"
LOOKED_FOR = {"a name": "ana 777", "a number": "06 00 00 07 77", "half a number": "00777", "nobody": "nobody"}


def plan_for(people: int) -> Plan:
    """A plan that never went through the window: the rows are made, not read."""
    rows = tuple(
        Row(Number(raw, raw, None, Kind.MOBILE, "FR", raw), f"Ana {n}")
        for n in range(people)
        if (raw := f"+336{n:08d}")
    )
    context = Context("bench", "Bench", SERVICE, 1e9, {"FR": 1.0}, None)
    return make_plan(Receivers(rows), Draft("Bonjour, à demain 9 h", Terms("MARTIN", no_stop=True)), context)


# ---- sending -----------------------------------------------------------------------------------------


def by_runner(server: DemoServer, keys: Keys, chunks: int) -> float:
    """Seconds the runner takes, journal included, its own pace left out."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Journal(Path(folder) / "journal.sqlite")) as journal,
    ):
        journal.add_send(plan_for(chunks), chunk_size=1)
        with closing(make_api(server.url, keys)) as api:
            runner = Runner(
                journal, lambda _: api, threading.Event(), lambda _: None, Tempo(per_second=1_000_000)
            )
            start = time.perf_counter()
            runner.drain()
            return time.perf_counter() - start


def bodies(chunks: int) -> Iterator[dict[str, object]]:
    """What the runner posts."""
    for n in range(chunks):
        yield JobRequest(
            "Bonjour, à demain 9 h", (f"+336{n:08d}",), Terms("MARTIN", no_stop=True), f"b{n}"
        ).body()


def by_requests(server: DemoServer, keys: Keys, chunks: int) -> float:
    """Seconds a bare loop takes: one session, signed, nothing kept."""
    url = f"{resolve(server.url)}/sms/{SERVICE}/jobs"
    with requests.Session() as session:
        session.trust_env = False
        signature = OvhSignature.of(keys, time.time)
        start = time.perf_counter()
        for body in bodies(chunks):
            session.post(url, json=body, auth=signature, timeout=60).raise_for_status()
        return time.perf_counter() - start


def by_python_ovh(server: DemoServer, keys: Keys, chunks: int) -> float:
    """Seconds OVHcloud's own client takes."""
    ovh.client.ENDPOINTS["bench"] = server.url
    client = ovh.Client(
        "bench", keys.application_key, keys.application_secret.reveal(), keys.consumer_key.reveal()
    )
    start = time.perf_counter()
    for body in bodies(chunks):
        client.post(f"/sms/{SERVICE}/jobs", **body)
    return time.perf_counter() - start


def sending(chunks: int = 1000, rounds: int = 5) -> None:
    """Ratios pair by pair, since a machine's speed drifts."""
    against_requests, against_ovh = [], []
    for _ in range(rounds):
        with DemoServer() as server:
            plain = server.world.keys
            server.world.services[SERVICE].credits = 1e9
            keys = Keys(plain.application_key, Secret(plain.application_secret), Secret(plain.consumer_key))
            ours = by_runner(server, keys, chunks)
            against_requests.append(ours / by_requests(server, keys, chunks))
            against_ovh.append(ours / by_python_ovh(server, keys, chunks))
    line(f"{chunks:,} chunks, journal included, against a bare requests loop", against_requests, "≤ 1.5 ×")
    line(f"{chunks:,} chunks, journal included, against python-ovh", against_ovh, "≤ 1.2 ×")


# ---- looking -----------------------------------------------------------------------------------------


class Page:
    """The outbox page on a journal with one send to so many people."""

    def __init__(self, app: QApplication, folder: Path, people: int) -> None:
        self.app = app
        path = folder / f"journal-{people}.sqlite"
        fill(path, people)
        self.people = people
        self.office = Office(path, MemoryVault(), make_api)
        self.state = OutboxState(self.office)
        self.page = OutboxPage(self.state)
        self.page.resize(1100, 700)
        self.page.show()
        view = self.page.findChild(QTableView, "outboxReceiversView")
        assert view is not None
        self.view = view

    def close(self) -> None:
        """Let go of the lanes."""
        self.page.close()
        self.office.stop()
        self.office.join(30)

    def cell(self, row: int) -> str:
        """The number shown in a row."""
        return str(self.view.model().index(row, 0).data())

    def until(self, true: Callable[[], bool]) -> float:
        """Turn the event loop until it is so and painted; seconds."""
        start = time.perf_counter()
        while not true():
            self.app.processEvents()
            if time.perf_counter() - start > 60:
                raise TimeoutError
        self.view.viewport().repaint()
        return time.perf_counter() - start

    def open(self) -> float:
        """Seconds until the first receivers stand there."""
        self.state.listing.show_all()  # else only those are opened who were looked for last
        self.state.view = None
        self.view.model().show(0)  # type: ignore[attr-defined]
        start = time.perf_counter()
        self.state.choose(1)
        self.until(lambda: self.view.model().rowCount() == self.people and self.cell(0) != "…")
        return time.perf_counter() - start

    def filter(self, state: ReceiverState | None) -> float:
        """Seconds until those in a state stand there."""
        start = time.perf_counter()
        self.state.filter(state)
        self.until(lambda: self.view.model().rowCount() > 0 and self.cell(0) != "…")
        return time.perf_counter() - start

    def find(self, words: str) -> float:
        """Seconds until the sends that hold the words are listed."""
        listing = self.state.listing
        listing.show_all()
        # Whoever was looked for before is looked for among all receivers first: of this question that is no part.
        self.until(lambda: len(listing.rows) == 1 and not self.page.detail.reading)
        start = time.perf_counter()
        listing.look_for(words)
        self.until(lambda: not listing.searching)
        return time.perf_counter() - start

    def scroll(self) -> float:
        """Seconds for ten jumps down to the end."""
        rows = self.view.model().rowCount()
        start = time.perf_counter()
        for tenth in range(1, 11):
            place = (rows - 1) * tenth // 10
            self.view.scrollTo(self.view.model().index(place, 0))
            self.until(lambda place=place: self.cell(place) != "…")  # type: ignore[misc]
        return time.perf_counter() - start


def fill(path: Path, people: int) -> None:
    """Half of the send is taken, one in ten of that with a number that is not valid."""
    with closing(Journal(path)) as journal:
        journal.add_send(plan_for(people), chunk_size=max(500, people // 100))
        for _ in range(50 if people > 1000 else 1):
            chunk = journal.next_chunk()
            assert chunk is not None
            journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
            said = ChunkOutcome(
                valid=tuple(n for n in chunk.receivers if not n.endswith("7")),
                invalid=tuple(n for n in chunk.receivers if n.endswith("7")),
                ids=(1,),
            )
            journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said)
        journal.pause(1, Cause.OPERATOR)
    with closing(History(path, writes=True)) as history:
        while history.take_in(64):
            pass


def looking(app: QApplication, rounds: int = 7) -> None:
    """A million receivers against a thousand."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Page(app, Path(folder), 1000), Page(app, Path(folder), 1_000_000)
        ratios: dict[str, list[float]] = {"open": [], "filter": [], "scroll": [], "scroll filtered": []}
        for _ in range(rounds):
            ratios["open"].append(many.open() / few.open())
            ratios["scroll"].append(many.scroll() / few.scroll())
            ratios["filter"].append(many.filter(ReceiverState.ACCEPTED) / few.filter(ReceiverState.ACCEPTED))
            ratios["scroll filtered"].append(many.scroll() / few.scroll())
            for what, words in LOOKED_FOR.items():
                ratios.setdefault(f"find {what}", []).append(many.find(words) / few.find(words))
        print(f"  ten jumps in a filtered million: {many.scroll() * 1000:.0f} ms")
        for what, measured in ratios.items():
            line(f"outbox, 1,000,000 receivers against 1,000: {what}", measured, "≤ 3 ×")
        with gaps(app) as longest:
            many.open()
            many.scroll()
        print(f"  longest event-loop gap meanwhile: {longest[0] * 1000:.0f} ms (goal ≤ 50 ms)")
        few.close()
        many.close()


def sending_in_the_window(app: QApplication, people: int = 10_000) -> None:
    """The GUI while so many receivers go out."""
    with tempfile.TemporaryDirectory() as folder, DemoServer() as server:
        plain = server.world.keys
        server.world.services[SERVICE].credits = 1e9
        keys = Keys(plain.application_key, Secret(plain.application_secret), Secret(plain.consumer_key))
        account = Account("bench", "Bench", server.url, "FR", Origin.SESSION)
        office = Office(Path(folder) / "journal.sqlite", MemoryVault(), make_api, guests=((account, keys),))
        page = OutboxPage(OutboxState(office))
        page.resize(1100, 700)
        page.show()
        office.start()
        plan = plan_for(people)
        with gaps(app) as longest:
            start = time.perf_counter()
            office.send(plan, lambda _: None, print)
            while time.perf_counter() - start < 120:
                app.processEvents()
                if page.findChild(QLabel, "outboxStateLabel").text().startswith(f"{people:,} sent"):  # type: ignore[union-attr]
                    break
        print(
            f"{people:,} receivers sent from the window in {time.perf_counter() - start:.1f} s:"
            f" longest event-loop gap {longest[0] * 1000:.0f} ms (goal ≤ 50 ms)"
        )
        page.close()
        office.stop()
        office.join(30)


def line(what: str, ratios: list[float], goal: str) -> None:
    """One line: the median, and how far the rounds lay apart."""
    print(
        f"{what}: {statistics.median(ratios):.2f} × (from {min(ratios):.2f} to {max(ratios):.2f}; goal {goal})",
        flush=True,
    )


def main() -> int:
    """Print all lines."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale("en_GB"))
    assert isinstance(app, QApplication)
    sending()
    sending_in_the_window(app)
    looking(app)
    return 0


if __name__ == "__main__":
    sys.exit(main())
