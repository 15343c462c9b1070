"""The runner against a scripted OVHcloud: what is certain about the messages decides what it does next."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.errors import NotSent, Reason, Refused, Unknown
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.outbox.events import SendFinished, SendLeaving, SendPaused, SendProgress
from ovhsms_gui.outbox.runner import SENDING, Runner
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.database import connect
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import ChunkRow, Journal
from ovhsms_gui.store.rows import Cause

MakePlan = Callable[..., Plan]
Answer = Callable[[JobRequest], SendReport]


class Killed(BaseException):
    """The end of the process: nothing of ours may catch it."""


def taken(request: JobRequest) -> SendReport:
    return report(request, valid=tuple(request.receivers))


def report(request: JobRequest, valid: tuple[str, ...] = (), invalid: tuple[str, ...] = ()) -> SendReport:
    return SendReport(
        ids=tuple(range(1, len(valid) + 1)),
        valid=valid,
        invalid=invalid,
        credits_removed=float(len(valid)),
        credits_left=None,
        tag=request.tag,
    )


@dataclass
class Ovh:
    """Answers from a script, one per POST; past its end it takes everything."""

    script: list[Exception | Answer] = field(default_factory=list)
    watch: Callable[[JobRequest], object] | None = None  # called during each POST
    posts: list[JobRequest] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    resyncs: int = 0
    resync_failure: Exception | None = None
    now: float = 1000.0
    waits: list[float] = field(default_factory=list)

    def send(self, service: str, request: JobRequest) -> SendReport:
        assert service == "sms-ab12345-1"
        self.posts.append(request)
        self.times.append(self.now)
        if self.watch:
            self.watch(request)
        answer = self.script.pop(0) if self.script else taken
        if isinstance(answer, Exception):
            raise answer
        return answer(request)

    def resync_clock(self) -> None:
        self.resyncs += 1
        if self.resync_failure:
            raise self.resync_failure

    def clock_ahead(self) -> float | None:
        return 0.0

    def clock(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@dataclass
class Desk:
    """A runner with all that it needs."""

    journal: Journal
    ovh: Ovh
    stop: threading.Event = field(default_factory=threading.Event)
    told: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.runner = Runner(
            self.journal,
            lambda _: self.ovh,
            self.stop,
            self.told.append,
            SENDING.by(self.ovh.clock, wait=self.ovh.wait),
        )

    def drain(self) -> None:
        self.runner.drain()

    def states(self, send_id: int) -> list[str]:
        return [str(row.state) for row in self.journal.receivers(send_id)]

    def reasons(self, send_id: int) -> list[str]:
        return [row.reason for row in self.journal.receivers(send_id)]

    def paused(self, send_id: int) -> str | None:
        return self.journal.send(send_id).paused


@pytest.fixture
def ovh() -> Ovh:
    return Ovh()


@pytest.fixture
def desk(journal: Journal, ovh: Ovh) -> Desk:
    return Desk(journal, ovh)


# All is well


def test_every_chunk_goes_once_and_everybody_hears_of_it(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(5), chunk_size=2)
    desk.drain()
    assert [len(post.receivers) for post in ovh.posts] == [2, 2, 1]
    assert len({post.tag for post in ovh.posts}) == 3
    assert desk.states(send_id) == ["accepted"] * 5
    assert desk.told == [SendLeaving(send_id), SendProgress(send_id)] * 3 + [SendFinished(send_id)]
    desk.drain()
    assert len(ovh.posts) == 3


@pytest.mark.parametrize(
    ("terms", "sender"),
    [
        (Terms("MARTIN"), "MARTIN"),
        (Terms("MARTIN", no_stop=True), "MARTIN"),
        (Terms("MARTIN", allow_replies=True), ""),
        (Terms(allow_replies=True), ""),
    ],
)
def test_the_post_is_what_was_confirmed(
    desk: Desk, ovh: Ovh, plan: MakePlan, terms: Terms, sender: str
) -> None:
    desk.journal.add_send(plan(2, Draft("A", terms)))
    desk.drain()
    [post] = ovh.posts
    assert (post.message, tuple(post.receivers)) == ("A", ("+33639980000", "+33639980001"))
    assert post.terms == replace(terms, sender=sender)


def test_the_journal_knows_of_each_post_before_it_starts(
    desk: Desk, ovh: Ovh, path: Path, plan: MakePlan
) -> None:
    seen = []

    def look(request: JobRequest) -> None:
        with closing(Journal(path)) as other:
            chunk = other.chunk(len(ovh.posts))
        seen.append((chunk.state, chunk.tag == request.tag, len(chunk.body_hash), chunk.attempt))

    ovh.watch = look
    desk.journal.add_send(plan(3), chunk_size=2)
    desk.drain()
    assert seen == [(ChunkState.SUBMITTING, True, 64, 1)] * 2


def test_at_most_five_posts_a_second(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    desk.journal.add_send(plan(6), chunk_size=1)
    desk.drain()
    assert len(ovh.times) == 6
    assert all(after - before >= 0.2 - 1e-9 for before, after in pairwise(ovh.times))


# What OVHcloud says of receivers


def test_each_receiver_gets_the_verdict_of_the_answer(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(3))
    ovh.script = [
        lambda request: report(request, valid=request.receivers[:1], invalid=request.receivers[1:2])
    ]
    desk.drain()
    assert desk.states(send_id) == ["accepted", "invalid", "unknown"]
    assert desk.reasons(send_id) == ["", "invalid_receivers", "not_listed"]


def test_no_id_and_everybody_invalid_is_a_refusal_that_stops_nobody_else(
    desk: Desk, ovh: Ovh, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=2)
    ovh.script = [
        lambda request: report(request, invalid=tuple(n.replace("+", "00") for n in request.receivers))
    ]
    desk.drain()
    assert desk.states(send_id) == ["invalid", "invalid", "accepted"]
    assert desk.journal.chunk(1).state is ChunkState.REFUSED


def test_no_id_for_people_who_are_not_invalid_is_no_success(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=2)
    ovh.script = [lambda request: report(request, invalid=request.receivers[:1])]
    desk.drain()
    assert desk.states(send_id) == ["unknown", "unknown", "planned"]
    assert desk.reasons(send_id)[0] == "bad_answer"
    assert desk.paused(send_id) == "bad_answer"


# Doubt


def test_a_lost_answer_is_unknown_and_is_never_posted_again(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(5), chunk_size=2)
    ovh.script = [Unknown(Reason.READ_TIMEOUT, query_id="EU.7")]
    desk.drain()
    desk.drain()
    assert len(ovh.posts) == 1
    assert desk.states(send_id) == ["unknown"] * 2 + ["planned"] * 3
    assert desk.paused(send_id) == "read_timeout"
    assert desk.told[-1] == SendPaused(send_id, Reason.READ_TIMEOUT)
    assert desk.journal.chunk(1).outcome.query_id == "EU.7"
    desk.journal.resume(send_id)
    desk.drain()
    assert [post.receivers[0][-1] for post in ovh.posts] == ["0", "2", "4"]
    assert desk.states(send_id) == ["unknown"] * 2 + ["accepted"] * 3


def test_a_fault_of_ours_in_the_middle_is_doubt_too_and_is_not_hushed_up(
    desk: Desk, ovh: Ovh, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(2), chunk_size=1)
    ovh.script = [ZeroDivisionError("a bug")]
    with pytest.raises(ZeroDivisionError):
        desk.drain()
    assert desk.states(send_id) == ["unknown", "planned"]
    assert desk.paused(send_id) == Cause.FAULT
    desk.drain()
    assert len(ovh.posts) == 1


def test_what_cannot_be_written_down_keeps_nobody_on_the_way(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(2), chunk_size=1)
    ovh.script = [Refused(Reason.SENDER, status=403, message="half a character: \ud83d")]
    with pytest.raises(UnicodeEncodeError):
        desk.drain()
    assert desk.states(send_id) == ["unknown", "planned"]
    assert desk.paused(send_id) == Cause.FAULT


def test_a_process_that_dies_during_a_post_leaves_doubt_not_a_second_post(
    desk: Desk, ovh: Ovh, path: Path, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=2)

    def die(request: JobRequest) -> None:
        raise Killed

    ovh.watch = die
    with pytest.raises(Killed):
        desk.drain()
    with closing(Journal(path, run="the next one")) as journal:
        later = Desk(journal, Ovh())
        later.drain()
        assert journal.recover("the next one") == 1
        later.drain()
        assert later.states(send_id) == ["unknown", "unknown", "accepted"]
        assert [post.receivers for post in later.ovh.posts] == [("+33639980002",)]


# Proof that nothing was taken


def test_what_did_not_leave_waits_for_the_operator(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(2), chunk_size=1)
    ovh.script = [NotSent(Reason.DNS)]
    desk.drain()
    assert len(ovh.posts) == 1
    assert desk.states(send_id) == ["planned"] * 2
    assert desk.told[-1] == SendPaused(send_id, Reason.DNS)
    desk.journal.resume(send_id)
    desk.drain()
    assert [post.tag for post in ovh.posts][:2] == [ovh.posts[0].tag] * 2
    assert desk.states(send_id) == ["accepted"] * 2


@pytest.mark.parametrize(("asked", "waited"), [(30.0, 30.0), (0.01, 1.0), (86400.0, 120.0)])
def test_too_many_calls_waits_as_long_as_asked_within_bounds(
    desk: Desk, ovh: Ovh, plan: MakePlan, asked: float, waited: float
) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script = [Refused(Reason.RATE, status=429, retry_after=asked)]
    desk.drain()
    assert ovh.times == [1000.0, 1000.0 + waited]
    assert desk.told[0] == SendLeaving(send_id)
    assert desk.told[1] == SendProgress(send_id, waited)
    assert desk.states(send_id) == ["accepted"]
    assert desk.journal.chunk(1).attempt == 1


def test_without_a_time_to_wait_the_gaps_grow_and_the_pace_halves(
    desk: Desk, ovh: Ovh, plan: MakePlan
) -> None:
    desk.journal.add_send(plan(4), chunk_size=1)
    ovh.script = [Refused(Reason.RATE, status=429)] * 3
    desk.drain()
    gaps = [after - before for before, after in pairwise(ovh.times)]
    assert gaps == pytest.approx([1.0, 2.0, 4.0, 1.6, 1.6, 1.6])
    desk.journal.add_send(plan(3), chunk_size=1)
    desk.drain()
    assert ovh.times[-1] - ovh.times[-2] == pytest.approx(0.2)  # the next time it starts afresh


def test_a_wrong_clock_is_set_once_and_the_same_chunk_goes_again(
    desk: Desk, ovh: Ovh, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(2), chunk_size=1)
    ovh.script = [Refused(Reason.CLOCK, status=400), taken, Refused(Reason.CLOCK, status=400)]
    desk.drain()
    assert ovh.resyncs == 2
    assert desk.states(send_id) == ["accepted"] * 2
    assert len(ovh.posts) == 4


def test_a_clock_that_stays_wrong_pauses(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script = [Refused(Reason.CLOCK, status=400)] * 3
    desk.drain()
    assert (ovh.resyncs, len(ovh.posts)) == (1, 2)
    assert desk.states(send_id) == ["planned"]
    assert desk.paused(send_id) == "clock"
    desk.journal.resume(send_id)
    desk.drain()  # afresh: the third refusal is set right
    assert (ovh.resyncs, desk.states(send_id)) == (2, ["accepted"])


def test_a_clock_that_cannot_be_set_pauses(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script, ovh.resync_failure = [Refused(Reason.CLOCK, status=400)], NotSent(Reason.NO_CONNECTION)
    desk.drain()
    assert len(ovh.posts) == 1
    assert desk.told[-1] == SendPaused(send_id, Reason.NO_CONNECTION)


# No


@pytest.mark.parametrize(
    "reason",
    [Reason.CONSUMER_KEY, Reason.NOT_GRANTED, Reason.SENDER, Reason.CREDITS, Reason.VALUE, Reason.REFUSED],
)
def test_a_refusal_is_final_for_the_chunk_and_holds_the_rest(
    desk: Desk, ovh: Ovh, plan: MakePlan, reason: Reason
) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=2)
    ovh.script = [Refused(reason, status=403, message="This is what OVHcloud said")]
    desk.drain()
    assert len(ovh.posts) == 1
    assert desk.states(send_id) == ["refused", "refused", "planned"]
    assert desk.reasons(send_id)[:2] == [reason] * 2
    assert desk.journal.receivers(send_id)[0].message == "This is what OVHcloud said"
    assert desk.told[-1] == SendPaused(send_id, reason, "This is what OVHcloud said")


def test_a_refusal_of_the_last_chunk_is_the_end(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(2))
    ovh.script = [Refused(Reason.CREDITS, status=402, message="No more credits")]
    desk.drain()
    assert desk.states(send_id) == ["refused"] * 2
    assert desk.told[-1] == SendFinished(send_id)
    assert desk.paused(send_id) is None


# Keys


@pytest.mark.parametrize("failure", [LookupError("acc-1"), ValueError("no such endpoint")])
def test_without_keys_nothing_moves_and_other_accounts_go_on(
    journal: Journal, ovh: Ovh, plan: MakePlan, failure: Exception
) -> None:
    told: list[object] = []

    def api_for(chunk: ChunkRow) -> Ovh:
        if chunk.account_id == "acc-1":
            raise failure
        return ovh

    runner = Runner(journal, api_for, threading.Event(), told.append, SENDING.by(ovh.clock, wait=ovh.wait))
    poor, rich = journal.add_send(plan(1)), journal.add_send(plan(1, account="acc-2"))
    runner.drain()
    assert journal.send(poor).paused == Cause.NO_KEYS
    assert journal.chunk(1).attempt == 0
    assert journal.send(rich).counts == {ReceiverState.ACCEPTED: 1}
    assert told[0] == SendPaused(poor, Cause.NO_KEYS)


# Stop, cancel


def test_stopped_before_the_start_it_sends_nothing(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    desk.journal.add_send(plan())
    desk.stop.set()
    desk.drain()
    assert ovh.posts == []


def test_a_stop_lets_the_post_under_way_end_and_starts_no_other(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(2), chunk_size=1)
    ovh.watch = lambda _: desk.stop.set()
    desk.drain()
    assert desk.states(send_id) == ["accepted", "planned"]
    assert desk.paused(send_id) is None


def test_a_stop_ends_a_long_wait(journal: Journal, ovh: Ovh, plan: MakePlan) -> None:
    stop = threading.Event()
    journal.add_send(plan(1))
    ovh.script = [Refused(Reason.RATE, status=429, retry_after=60.0)]

    def told(event: object) -> None:
        if isinstance(event, SendProgress) and event.waiting:
            threading.Timer(0.05, stop.set).start()

    runner = Runner(journal, lambda _: ovh, stop, told)
    runner.drain()  # the timeout of the suite is shorter than two such waits
    assert len(ovh.posts) == 1


def test_cancelled_during_a_post_the_rest_stays_here(
    desk: Desk, ovh: Ovh, path: Path, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=1)

    def cancel(request: JobRequest) -> None:
        with closing(Journal(path)) as window:
            assert window.cancel(send_id) == 2

    ovh.watch = cancel
    desk.drain()
    assert desk.states(send_id) == ["accepted", "cancelled", "cancelled"]
    assert isinstance(desk.told[-1], SendFinished)


@pytest.mark.parametrize(
    "ending",
    [NotSent(Reason.CONNECT_TIMEOUT), Refused(Reason.RATE, status=429), Refused(Reason.CLOCK, status=400)],
)
def test_cancelled_during_a_post_that_proves_not_taken_it_is_cancelled_too(
    desk: Desk, ovh: Ovh, path: Path, plan: MakePlan, ending: Exception
) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=1)

    def cancel(request: JobRequest) -> None:
        with closing(Journal(path)) as window:
            assert window.cancel(send_id) == 2

    ovh.watch, ovh.script = cancel, [ending]
    desk.drain()
    ovh.watch = None
    desk.drain()
    assert len(ovh.posts) == 1
    assert desk.states(send_id) == ["cancelled"] * 3


def test_cancelled_between_the_look_and_the_claim_nothing_goes(
    journal: Journal, ovh: Ovh, path: Path, plan: MakePlan
) -> None:
    send_id = journal.add_send(plan(1))

    def api_for(_chunk: ChunkRow) -> Ovh:
        with closing(Journal(path)) as window:
            window.cancel(send_id)
        return ovh

    told: list[object] = []
    Runner(journal, api_for, threading.Event(), told.append, SENDING.by(ovh.clock, wait=ovh.wait)).drain()
    assert told == []
    assert ovh.posts == []
    assert journal.send(send_id).counts == {ReceiverState.CANCELLED: 1}


# A journal that cannot be written

NO_ROOM = "CREATE TRIGGER no_room BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no room'); END"
ROOM = "DROP TRIGGER no_room"


def disk(path: Path, state: str) -> None:
    with closing(connect(path)) as database:
        database.execute(state)


def test_what_the_journal_cannot_hold_is_not_posted(desk: Desk, ovh: Ovh, path: Path, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(1))
    disk(path, NO_ROOM)
    with pytest.raises(StoreProblem):
        desk.drain()
    assert ovh.posts == []
    disk(path, ROOM)
    desk.drain()
    assert desk.states(send_id) == ["accepted"]


def test_an_answer_that_cannot_be_written_is_written_later_not_asked_for_again(
    desk: Desk, ovh: Ovh, path: Path, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(2), chunk_size=1)
    ovh.watch = lambda _: disk(path, NO_ROOM)
    with pytest.raises(StoreProblem):
        desk.drain()
    with pytest.raises(StoreProblem):
        desk.drain()
    assert desk.journal.chunk(1).state is ChunkState.SUBMITTING
    disk(path, ROOM)
    ovh.watch = None
    desk.drain()
    assert desk.states(send_id) == ["accepted"] * 2
    assert len(ovh.posts) == 2


def test_an_answer_that_was_never_written_is_unknown_at_the_next_start(
    desk: Desk, ovh: Ovh, path: Path, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.watch = lambda _: disk(path, NO_ROOM)
    with pytest.raises(StoreProblem):
        desk.drain()
    disk(path, ROOM)
    with closing(Journal(path, run="the next one")) as journal:
        assert journal.recover("the next one") == 1
        assert journal.send(send_id).counts == {ReceiverState.UNKNOWN: 1}
