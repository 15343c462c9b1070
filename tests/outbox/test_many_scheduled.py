"""Two thousand people are scheduled, cancelled, or get another message instead: how many calls that takes, how fast."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ovhsms_gui.core.draft import Draft, Replaced
from ovhsms_gui.core.errors import Reason, Refused
from ovhsms_gui.core.terms import Due
from ovhsms_gui.outbox.pace import WATCHING
from ovhsms_gui.outbox.recaller import RECALLING, Recaller
from ovhsms_gui.outbox.runner import SENDING, Runner
from ovhsms_gui.outbox.watcher import Watcher
from ovhsms_gui.ovh.models import JobRequest, Listing, SendReport, Sms
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.recalls import Recalls

from .conftest import HELLO, Time
from .office import DAY, HOUR, MakePlan

PEOPLE = 2000
WHO = ("runner", "watcher", "recaller")
# So fast is each: calls a second, and how many after a rest may follow at once.
PACE = {"runner": (5.0, 1), "watcher": (1.0, 10), "recaller": (5.0, 1)}


class Ovh:
    """OVHcloud in memory: it has no faults, and writes down who called when, for what."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.messages: dict[int, Sms] = {}
        self.calls: list[tuple[str, str, float]] = []

    def called(self, who: str, name: str | None = None, *, since: float = 0.0) -> list[float]:
        return [
            at for caller, call, at in self.calls if caller == who and name in {None, call} and at >= since
        ]


class Api:
    """The same for one of the callers."""

    def __init__(self, ovh: Ovh, who: str) -> None:
        self._ovh, self._who = ovh, who

    def _note(self, name: str) -> None:
        self._ovh.calls.append((self._who, name, self._ovh.time()))

    def clock_ahead(self) -> float:
        return 0.0

    def resync_clock(self) -> None:
        raise AssertionError("its clock is known")

    def send(self, _service: str, job: JobRequest) -> SendReport:
        self._note("send")
        now, first = self._ovh.time(), 2**40 + len(self._ovh.calls) * 1000
        ids = range(first, first + len(job.receivers))
        for id_, number in zip(ids, job.receivers, strict=True):
            self._ovh.messages[id_] = Sms(
                id_, number, job.message, now, 1.0, 0, 0, job.tag, "MARTIN", delay=job.delay
            )
        return SendReport(tuple(ids), job.receivers, (), float(len(ids)), tag=job.tag)

    def _waits(self, sms: Sms) -> bool:
        return self._ovh.time() < sms.created + 60 * sms.delay

    def _left(self) -> list[Sms]:
        return [replace(sms, receipt=1, ptt=4) for sms in self._ovh.messages.values() if not self._waits(sms)]

    def pending(self, _service: str) -> tuple[int, ...]:
        self._note("pending")
        return tuple(id_ for id_, sms in self._ovh.messages.items() if self._waits(sms))

    def pending_one(self, _service: str, message_id: int) -> Sms:
        self._note("pending_one")
        return self._ovh.messages[message_id]

    def outgoing(self, _service: str, tag: str, _page: int) -> Listing:
        self._note("outgoing")
        return whole([sms for sms in self._left() if sms.tag == tag])

    def outgoing_between(self, _service: str, since: float, until: float, _page: int) -> Listing:
        self._note("outgoing_between")
        return whole([sms for sms in self._left() if since <= sms.created <= until])

    def outgoing_one(self, _service: str, _message_id: int) -> Sms:
        self._note("outgoing_one")
        raise Refused(Reason.NOT_FOUND, status=404, message="This object does not exist")

    def call_back(self, _service: str, message_id: int) -> None:
        self._note("call_back")
        del self._ovh.messages[message_id]


def whole(found: list[Sms]) -> Listing:
    """All on one page."""
    return Listing(messages=tuple(found), elements=len(found))


class Desk:
    """The three who call, with nothing but time between them."""

    def __init__(self, path: Path, time: Time) -> None:
        self.time, self.ovh = time, Ovh(time)
        self.journal, self.looks, self.recalls = (
            Journal(path, clock=time),
            Looks(path, clock=time),
            Recalls(path, clock=time),
        )
        apis: dict[str, Any] = {who: Api(self.ovh, who) for who in WHO}
        self.news: list[object] = []
        stop, clocks = threading.Event(), (time, time, time.wait)
        self.runner = Runner(
            self.journal, lambda _: apis["runner"], stop, lambda _: None, SENDING.by(*clocks)
        )
        self.watcher = Watcher(
            self.looks, lambda _: apis["watcher"], stop, lambda _: None, WATCHING.by(*clocks)
        )
        self.recaller = Recaller(
            self.recalls,
            self.looks,
            lambda _: apis["recaller"],
            stop,
            self.news.append,
            RECALLING.by(*clocks),
        )

    def close(self) -> None:
        for store in (self.journal, self.looks, self.recalls):
            store.close()

    def go_on(self, seconds: float) -> None:
        end = self.time() + seconds
        while True:
            turns = [self.runner.drain(), self.recaller.work(), self.watcher.work()]
            if self.time() >= end:
                return
            if self.news:  # whoever waited for it has a turn a second later, as in the office
                turns.append(1.0)
                self.news.clear()
            soonest = min((turn for turn in turns if turn is not None), default=seconds)
            self.time.now += min(max(soonest, 0.1), end - self.time())

    def states(self, send_id: int) -> dict[str, int]:
        return {str(state): count for state, count in self.journal.send(send_id).counts.items()}


@pytest.fixture
def desk(path: Path, time: Time) -> Iterator[Desk]:
    with closing(Desk(path, time)) as desk:
        yield desk


def assert_paced(ovh: Ovh) -> None:
    """Nobody ever calls faster than is theirs, over any stretch of time."""
    for who, (per_second, burst) in PACE.items():
        times = ovh.called(who)
        for count in (2, 20, 200, len(times)):
            for first, last in zip(times, times[count - 1 :], strict=False):
                assert last - first >= (count - burst) / per_second - 1e-3


def later(text: str, at: float, replaces: Replaced | None = None) -> Draft:
    return Draft(text, replace(HELLO.terms, due=Due(at)), replaces=replaces)


def test_two_thousand_are_scheduled_and_cancelled(desk: Desk, plan: MakePlan) -> None:
    due = desk.time() + 7 * DAY
    send_id = desk.journal.add_send(plan(PEOPLE, later(HELLO.text, due)))
    desk.go_on(HOUR)
    assert desk.states(send_id) == {"scheduled": PEOPLE}
    assert len(desk.ovh.called("runner")) == PEOPLE // 500
    desk.go_on(3 * DAY)
    assert len(desk.ovh.called("watcher")) <= PEOPLE // 500 * (
        2 + 4
    )  # once a day, and twice at the beginning

    said = desk.time()
    desk.journal.cancel(send_id)
    assert desk.recalls.ask(send_id) == PEOPLE
    desk.recaller.work()
    assert (desk.states(send_id), desk.ovh.messages) == ({"cancelled": PEOPLE}, {})
    assert len(desk.ovh.called("recaller", "call_back")) == PEOPLE
    calls = len(desk.ovh.called("recaller"))
    assert calls <= PEOPLE + 6 * (PEOPLE // 500)  # for each part: what waits, twice, and what has left
    assert (calls - 1) / 5 <= desk.time() - said <= calls / 5 + 1  # as fast as sends, and no faster
    desk.go_on(7 * DAY)
    assert len(desk.ovh.called("watcher", since=said)) <= 4 * (PEOPLE // 500)  # one more look, the next day
    assert_paced(desk.ovh)


def test_two_thousand_get_another_message_instead(desk: Desk, plan: MakePlan) -> None:
    due = desk.time() + 7 * DAY
    old = desk.journal.add_send(plan(PEOPLE, later(HELLO.text, due)))
    desk.go_on(HOUR)
    said = desk.time()
    text = "Bonjour, plutôt à 10 h"
    new = desk.journal.add_send(plan(PEOPLE, later(text, due, Replaced(old, Due(due)))), hold=10.0)
    desk.go_on(HOUR)
    assert (desk.states(old), desk.states(new)) == ({"cancelled": PEOPLE}, {"scheduled": PEOPLE})
    assert Counter(sms.message for sms in desk.ovh.messages.values()) == {text: PEOPLE}
    assert len({sms.receiver for sms in desk.ovh.messages.values()}) == PEOPLE
    posts = desk.ovh.called("runner", since=said)
    assert len(posts) == PEOPLE // 500  # those who are free together go together
    deleted = desk.ovh.called("recaller", "call_back")
    assert len(deleted) == PEOPLE
    assert max(posts) - said <= 10 + (PEOPLE + 6 * (PEOPLE // 500)) / 5 + 60
    assert_paced(desk.ovh)
