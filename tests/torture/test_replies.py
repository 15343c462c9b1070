"""The program is killed at any point while it reads replies: each is there once, none is lost, unread stays unread."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from ovhsms_gui.demo.exchange import Reply, Request
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import default_world

from . import child, replies_child
from .office import KILLED
from .points import ALL

REPLIES, PAGE = 60, 7
LONGEST = 60  # seconds that a life may take


@dataclass(frozen=True, slots=True)
class Point:
    """Where it dies, for the how many-th time that it passes there; with or without pages."""

    at: str
    n: int
    pages: bool

    @property
    def name(self) -> str:
        return f"{self.at} {self.n}, {'pages' if self.pages else 'ids'}"


def points() -> list[Point]:
    """Where something was just asked, answered, written down, or was about to be."""
    found = [Point(at, n, pages=True) for at in ("get arrives", "get answered") for n in (1, 2, 3, 5, 8, 9)]
    found += [
        Point(at, n, pages=False) for at in ("get arrives", "get answered") for n in (1, 2, 9, 22, 40, 60)
    ]
    for when in ("before", "after"):
        found += [Point(f"{when} keep", n, pages=True) for n in (1, 2, 5, 9)]
        found += [Point(f"{when} keep", n, pages=False) for n in (1, 2, 21, 60)]
        found += [Point(f"{when} asked", 1, pages) for pages in (True, False)]
        found += [Point(f"{when} mark_read", 1, pages) for pages in (True, False)]
        found += [Point(f"{when} know", 1, pages=True)]
    return found


# The short run takes one of each kind.
POINTS = (
    points()
    if ALL
    else [
        p
        for p in points()
        if p.name
        in {
            "get answered 2, pages",
            "get arrives 22, ids",
            "before keep 2, pages",
            "after keep 21, ids",
            "after asked 1, pages",
            "before mark_read 1, ids",
        }
    ]
)


class Server(DemoServer):
    """The stand-in, which kills its client at a given call."""

    def __init__(self, point: Point, clock: child.Clock) -> None:
        super().__init__(default_world(), clock=clock.wall)
        self.world.pages = point.pages
        self._lock = threading.Lock()
        self._point: Point | None = None
        self._client: subprocess.Popen[str] | None = None
        self._calls = 0

    def begin(self, point: Point | None, client: subprocess.Popen[str]) -> None:
        self._point, self._client, self._calls = point, client, 0

    def answer(self, request: Request) -> Reply:
        if "/incoming" not in request.path:
            return super().answer(request)
        with self._lock:
            self._calls += 1
            nth = self._calls
        # OVHcloud's largest page is nobody's to choose: a small one is turned more often.
        if "X-Pagination-Size" in request.headers:
            request.headers.replace_header("X-Pagination-Size", str(PAGE))
        self._kill("get arrives", nth)
        reply = super().answer(request)
        self._kill("get answered", nth)
        return reply

    def _kill(self, at: str, nth: int) -> None:
        if (
            self._point is not None
            and self._client is not None
            and (at, nth) == (self._point.at, self._point.n)
        ):
            self._client.kill()


def run(server: Server, folder: Path, point: Point | None) -> int:
    """A life that ends at this point, or well. Returns the process's exit status."""
    here = point is not None and point.at.startswith("get")
    order = replies_child.Order(
        str(folder), server.url, "" if point is None or here else point.at, 0 if point is None else point.n
    )
    command = [sys.executable, replies_child.__file__, json.dumps(asdict(order))]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with (
        (folder / "errors").open("a") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=env) as process,
    ):
        server.begin(point, process)
        try:
            process.communicate(timeout=LONGEST)
        finally:
            process.kill()
    return process.returncode


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_killed_anywhere_each_reply_is_there_once_and_unread_ones_stay_so(
    point: Point, tmp_path: Path
) -> None:
    clock = child.Clock(tmp_path / "waited")
    with Server(point, clock) as server, closing(clock):
        now = clock.wall()
        for n in range(REPLIES):
            number = f"+3363998{n % 20:04d}"
            server.world.reply(replies_child.SERVICE, number, f"n° {n}", now - REPLIES + n)
        status = run(server, tmp_path, point)
        assert status == KILLED, (point, status, (tmp_path / "errors").read_text())
        read_before = read(tmp_path)
        assert run(server, tmp_path, None) == 0, (tmp_path / "errors").read_text()
    with closing(sqlite3.connect(tmp_path / "journal.sqlite")) as db:
        texts = Counter(text for (text,) in db.execute("SELECT text FROM reply"))
        unread = {text for (text,) in db.execute("SELECT text FROM reply WHERE unread")}
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    everything = {f"n° {n}" for n in range(REPLIES)}
    hers = {f"n° {n}" for n in range(0, REPLIES, 20)}
    assert texts == Counter(everything)
    assert unread == everything - hers
    assert read_before <= hers  # nothing but what was looked at was read, at any moment


def read(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / "journal.sqlite")) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'reply'").fetchone():
            return set()
        return {text for (text,) in db.execute("SELECT text FROM reply WHERE NOT unread")}


def test_the_points_are_fifty_and_of_every_kind() -> None:
    assert len(points()) >= 50
    assert len({point.name for point in points()}) == len(points())
    assert len(POINTS) == (len(points()) if ALL else 6)
