"""When the runner sends: after the time to undo, again by itself once the network is back, and not overslept."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.errors import CallFailed, NotSent, Reason, Refused, Unknown
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.outbox.events import SendFinished, SendPaused
from ovhsms_gui.outbox.runner import LONGEST_RETRY, OVERSLEPT, RETRY_FOR, SENDING, Runner
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.journal import ChunkRow, Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import Cause
from ovhsms_gui.store.turns import FURTHEST_RETRY

from .conftest import Time, asked

MakePlan = Callable[..., Plan]


class Ovh:
    """Takes everything, but for what is in `script`; is asked for the time, but for `silent`."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.script: list[CallFailed] = []
        self.silent: CallFailed | None = None
        self.posts: list[tuple[float, JobRequest]] = []
        self.probes: list[float] = []
        self.watch: Callable[[], object] = lambda: None  # called at the end of each POST

    def send(self, _service: str, request: JobRequest) -> SendReport:
        self.posts.append((self.time.now, request))
        if self.script:
            raise self.script.pop(0)
        self.watch()
        people = len(request.receivers)
        return SendReport(tuple(range(1, people + 1)), request.receivers, (), float(people))

    def clock_ahead(self) -> float | None:
        return 0.0

    def resync_clock(self) -> None:
        self.probes.append(self.time.now)
        if self.silent:
            raise self.silent

    @property
    def got(self) -> list[str]:
        return [number[-2:] for _, request in self.posts for number in request.receivers]


class Desk:
    """A runner and its journal on one clock. `nap` makes the next wait longer than it was meant to be."""

    def __init__(self, path: Path, time: Time, ovh: Ovh, run: str = "this run") -> None:
        self.time, self.ovh = time, ovh
        self.journal = Journal(path, clock=time, run=run, steady=time.steady)
        self.keyless: set[str] = set()
        self.stop = threading.Event()
        self.told: list[object] = []
        self.nap = 0.0
        self.runner = Runner(
            self.journal, self.api, self.stop, self.told.append, SENDING.by(time.steady, time, self.wait)
        )

    def api(self, chunk: ChunkRow) -> Ovh:
        if chunk.account_id in self.keyless:
            raise LookupError(chunk.account_id)
        return self.ovh

    def wait(self, seconds: float) -> None:
        nap, self.nap = self.nap, 0.0
        self.time.wait(seconds + nap)

    def close(self) -> None:
        self.journal.close()

    def drain(self, after: float = 0.0) -> float | None:
        """Let so many seconds pass, then send what there is to send."""
        self.time.now += after
        return self.runner.drain()

    def states(self, send_id: int) -> list[str]:
        return [str(row.state) for row in self.journal.receivers(send_id)]

    def paused(self, send_id: int) -> str | None:
        return self.journal.send(send_id).paused

    def causes(self, send_id: int) -> list[str]:
        return [event.cause for event in self.journal.events(send_id) if event.chunk_id is None]


@pytest.fixture
def ovh(time: Time) -> Ovh:
    return Ovh(time)


@pytest.fixture
def desk(path: Path, time: Time, ovh: Ovh) -> Iterator[Desk]:
    with closing(Desk(path, time, ovh)) as desk:
        yield desk


# ---- time to undo -----------------------------------------------------------------------------------


def test_nothing_leaves_before_the_time_to_undo_is_over(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    assert desk.drain() == 10.0
    assert desk.drain(9.0) == 1.0
    assert (ovh.posts, ovh.probes, desk.told) == ([], [], [])
    assert desk.drain(1.0) is None
    assert desk.states(send_id) == ["accepted"] * 3
    assert desk.causes(send_id) == []


def test_undone_in_time_nothing_is_sent_at_all(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    desk.drain()
    assert desk.journal.cancel(send_id) == 3
    assert desk.drain(9.0) is None
    assert desk.drain(1000.0) is None
    assert ovh.posts == []
    assert desk.states(send_id) == ["cancelled"] * 3


def test_what_is_not_held_goes_meanwhile_and_the_next_turn_is_the_nearest(
    desk: Desk, ovh: Ovh, plan: MakePlan
) -> None:
    long, short, none = (desk.journal.add_send(plan(n), hold=h) for n, h in ((1, 60.0), (2, 20.0), (3, 0.0)))
    assert desk.drain() == pytest.approx(20.0)
    assert (desk.states(none), desk.states(short), desk.states(long)) == (
        ["accepted"] * 3,
        ["planned"] * 2,
        ["planned"],
    )
    assert desk.drain(20.0) == pytest.approx(40.0)
    assert desk.drain(40.0) is None
    assert ovh.got == ["00", "01", "02", "00", "01", "00"]


@pytest.mark.parametrize("hold", [601.0, 3600.0, 7 * 86400.0])
def test_however_long_the_time_to_undo_is_nothing_leaves_before(
    desk: Desk, ovh: Ovh, plan: MakePlan, hold: float
) -> None:
    send_id = desk.journal.add_send(plan(1), hold=hold)
    assert desk.drain() == hold
    assert desk.drain(hold - 1.0) == 1.0
    assert ovh.posts == []
    desk.drain(1.0)
    assert desk.states(send_id) == ["accepted"]


@pytest.mark.parametrize("back", [100.0, 3600.0, 400 * 86400.0])
def test_a_clock_that_is_set_back_neither_shortens_nor_lengthens_the_time_to_undo(
    desk: Desk, ovh: Ovh, plan: MakePlan, back: float
) -> None:
    send_id = desk.journal.add_send(plan(1), hold=10.0)
    desk.drain()
    desk.time.set(-back)
    assert desk.drain() == 10.0
    assert desk.drain(9.0) == 1.0
    assert ovh.posts == []
    desk.drain(1.0)
    assert desk.states(send_id) == ["accepted"]
    assert len(ovh.posts) == 1


@pytest.mark.parametrize("ahead", [100.0, 3600.0, 400 * 86400.0])
def test_a_clock_that_is_set_forward_sends_nothing_early(
    desk: Desk, ovh: Ovh, plan: MakePlan, ahead: float
) -> None:
    send_id = desk.journal.add_send(plan(1), hold=10.0)
    desk.drain()
    desk.time.set(ahead)
    slept = ahead > OVERSLEPT  # or so it seems: then it waits for a word
    assert desk.drain() == (None if slept else 10.0)
    desk.drain(9.0)
    assert ovh.posts == []
    desk.drain(1.0)
    assert desk.paused(send_id) == (Cause.SLEPT if slept else None)
    assert desk.states(send_id) == ["planned" if slept else "accepted"]


@pytest.mark.parametrize("hold", [10.0, 601.0])
@pytest.mark.parametrize("back", [1.0, 3600.0, 400 * 86400.0])
def test_a_hold_by_a_clock_that_was_set_back_since_begins_anew(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan, hold: float, back: float
) -> None:
    with closing(Journal(path, clock=lambda: time() + back)) as other:
        send_id = other.add_send(plan(1), hold=hold)
    with closing(Desk(path, time, ovh)) as desk:
        assert desk.drain() == hold
        assert desk.drain(hold - 1.0) == 1.0
        assert ovh.posts == []
        desk.drain(1.0)
        assert desk.states(send_id) == ["accepted"]


def test_a_try_put_off_by_a_clock_that_was_set_back_since_is_made_at_once(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    with closing(Journal(path, clock=lambda: time() + 86400.0)) as other:
        send_id = other.add_send(plan(1))
        other.pause(send_id, Reason.DNS, retry_in=5.0)
    with closing(Desk(path, time, ovh)) as desk:
        ovh.silent = NotSent(Reason.DNS)
        assert desk.drain() == 5.0
        assert (len(ovh.probes), ovh.posts) == (1, [])  # it asks for the time, which sends nothing
        ovh.silent = None
        desk.drain(5.0)
        assert desk.states(send_id) == ["accepted"]


@pytest.mark.parametrize("seconds", [601.0, 86400.0])
def test_no_try_is_put_off_so_far_that_it_would_be_taken_for_that(
    desk: Desk, ovh: Ovh, plan: MakePlan, seconds: float
) -> None:
    send_id = desk.journal.add_send(plan(1))
    desk.journal.pause(send_id, Reason.DNS, retry_in=seconds)
    assert desk.drain() == FURTHEST_RETRY
    assert (ovh.probes, ovh.posts) == ([], [])


def test_stopped_while_it_is_held_it_is_not_sent(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    desk.journal.add_send(plan(1), hold=10.0)
    desk.drain()
    desk.stop.set()
    assert desk.drain(10.0) is None
    assert ovh.posts == []


# ---- again by itself --------------------------------------------------------------------------------

AWAY = [Reason.DNS, Reason.NO_CONNECTION, Reason.CONNECT_TIMEOUT, Reason.TLS, Reason.PROXY]


@pytest.mark.parametrize("reason", AWAY)
def test_what_did_not_leave_goes_by_itself_once_the_network_is_back(
    desk: Desk, ovh: Ovh, plan: MakePlan, reason: Reason
) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=2)
    ovh.script = [NotSent(reason)]
    assert desk.drain() == 5.0
    assert (desk.paused(send_id), desk.told[-1]) == (reason, SendPaused(send_id, reason))
    assert desk.journal.send(send_id).retry_at == desk.time.now + 5.0
    assert desk.drain(4.0) == 1.0
    assert ovh.probes == []
    assert desk.drain(1.0) is None
    assert ovh.got == ["00", "01", "00", "01", "02"]
    assert ovh.posts[0][1].tag == ovh.posts[1][1].tag
    assert len(ovh.probes) == 1  # before the first POST, and no more
    assert desk.causes(send_id) == [reason, Cause.RETRY]
    assert isinstance(desk.told[-1], SendFinished)


@pytest.mark.parametrize(
    "silence", [NotSent(Reason.DNS), Unknown(Reason.BAD_ANSWER), Refused(Reason.RATE, status=429)]
)
def test_until_ovhcloud_tells_the_time_nothing_is_posted_and_the_gaps_grow(
    desk: Desk, ovh: Ovh, plan: MakePlan, silence: CallFailed
) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script, ovh.silent = [NotSent(Reason.NO_CONNECTION)], silence
    gaps, seconds = [], desk.drain()
    for _ in range(10):
        assert seconds is not None
        gaps.append(seconds)
        seconds = desk.drain(seconds)
    assert gaps == [5.0, 10.0, 20.0, 40.0, 80.0, 160.0] + [LONGEST_RETRY] * 4
    assert len(ovh.posts) == 1
    assert desk.paused(send_id) == Reason.NO_CONNECTION
    ovh.silent = None
    assert desk.drain(LONGEST_RETRY) is None
    assert desk.states(send_id) == ["accepted"]
    assert desk.journal.chunk(1).attempt == 1


def test_after_an_hour_it_is_left_to_the_operator(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script, ovh.silent = [NotSent(Reason.DNS)] * 2, NotSent(Reason.DNS)
    started, seconds = desk.time.now, desk.drain()
    for _ in range(50):
        if seconds is None:
            break
        seconds = desk.drain(seconds)
    assert seconds is None
    assert RETRY_FOR < desk.time.now - started <= RETRY_FOR + LONGEST_RETRY
    assert (desk.paused(send_id), desk.journal.send(send_id).retry_at) == (Reason.DNS, None)
    ovh.silent = None
    assert desk.drain(86400.0) is None
    assert len(ovh.posts) == 1
    desk.journal.resume(send_id)  # the words are not stale: another hour
    assert desk.drain() == 5.0
    assert desk.drain(5.0) is None
    assert desk.states(send_id) == ["accepted"]


def test_once_something_went_the_gaps_start_afresh(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    desk.journal.add_send(plan(2), chunk_size=1)
    ovh.script, ovh.silent = [NotSent(Reason.DNS)], NotSent(Reason.DNS)
    assert (desk.drain(), desk.drain(5.0)) == (5.0, 10.0)
    ovh.silent = None
    ovh.watch = lambda: ovh.script.append(NotSent(Reason.DNS)) if len(ovh.posts) == 2 else None
    assert desk.drain(10.0) == 5.0
    assert ovh.got == ["00", "00", "01"]


def test_the_operator_may_send_it_before_its_turn_or_take_it_back(
    desk: Desk, ovh: Ovh, plan: MakePlan
) -> None:
    for word, state in ((desk.journal.resume, "accepted"), (desk.journal.cancel, "cancelled")):
        send_id = desk.journal.add_send(plan(1))
        ovh.script = [NotSent(Reason.DNS)]
        assert desk.drain() == 5.0
        word(send_id)
        assert desk.drain() is None
        assert desk.drain(5.0) is None
        assert desk.states(send_id) == [state]
    assert (len(ovh.posts), ovh.probes) == (3, [])


@pytest.mark.parametrize("reason", [Reason.APPLICATION_KEY, Reason.SIGNATURE, Reason.CONSUMER_KEY])
def test_keys_that_cannot_be_sent_are_not_mended_by_waiting(
    desk: Desk, ovh: Ovh, plan: MakePlan, reason: Reason
) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script = [NotSent(reason)]
    assert desk.drain() is None
    assert desk.drain(86400.0) is None
    assert (len(ovh.posts), desk.paused(send_id), desk.states(send_id)) == (1, reason, ["planned"])


@pytest.mark.parametrize(
    "failure",
    [
        Unknown(Reason.READ_TIMEOUT),
        Unknown(Reason.RESET),
        Unknown(Reason.SERVER_ERROR, status=503, retry_after=5.0),
        Unknown(Reason.BAD_ANSWER),
        Refused(Reason.CREDITS, status=402),
        Refused(Reason.CONFLICT, status=409),
    ],
)
def test_neither_doubt_nor_a_no_is_ever_sent_again_by_itself(
    desk: Desk, ovh: Ovh, plan: MakePlan, failure: CallFailed
) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=2)
    ovh.script = [failure]
    assert desk.drain() is None
    assert desk.drain(10.0) is None
    assert desk.drain(86400.0) is None
    assert ovh.got == ["00", "01"]
    assert (desk.paused(send_id), desk.states(send_id)[2]) == (failure.reason, "planned")
    desk.journal.resume(send_id)
    desk.drain()
    assert ovh.got == ["00", "01", "02"]


def test_sent_again_by_the_operators_word_the_tag_is_the_same(
    desk: Desk, ovh: Ovh, path: Path, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script = [Unknown(Reason.RESET)]
    desk.drain()
    assert desk.journal.send_again(send_id) == 0  # nobody has been asked
    assert desk.drain() is None
    with closing(Looks(path, clock=desk.time)) as asked:
        for _ in range(2):
            asked.found_nothing(1, 60.0)
            desk.time.now += 120.0
    assert desk.journal.send_again(send_id) == 1
    desk.drain()
    (_, first), (_, second) = ovh.posts
    assert first == second
    assert desk.states(send_id) == ["accepted"]


# ---- two accounts -----------------------------------------------------------------------------------


def test_one_accounts_network_does_not_hold_up_the_other(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    first, second = (desk.journal.add_send(plan(2, account=name)) for name in ("acc-1", "acc-2"))
    ovh.script = [NotSent(Reason.TLS)]
    assert desk.drain() == pytest.approx(5.0)
    assert (desk.states(first), desk.states(second)) == (["planned"] * 2, ["accepted"] * 2)
    desk.drain(5.0)
    assert desk.states(first) == ["accepted"] * 2
    assert len(ovh.posts) == 3


def test_keys_that_are_gone_at_the_next_try_leave_it_to_the_operator(
    desk: Desk, ovh: Ovh, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script = [NotSent(Reason.DNS)]
    desk.drain()
    desk.keyless = {"acc-1"}
    seconds = desk.drain(5.0)
    assert seconds is None
    assert ovh.probes == []
    assert desk.told[-1] == SendPaused(send_id, Cause.NO_KEYS)
    assert desk.paused(send_id) == Cause.NO_KEYS  # what kept it before is not what keeps it now
    assert desk.drain(86400.0) is None
    desk.keyless = set()
    desk.journal.resume(send_id)
    desk.drain()
    assert desk.states(send_id) == ["accepted"]


# ---- overslept --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("late", "slept"), [(OVERSLEPT, False), (OVERSLEPT + 1, True), (86400.0, True)])
def test_a_turn_that_was_slept_through_waits_for_a_word(
    desk: Desk, ovh: Ovh, plan: MakePlan, late: float, slept: bool
) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    desk.drain()
    assert desk.drain(10.0 + late) is None
    assert desk.states(send_id) == ["planned" if slept else "accepted"] * 3
    assert desk.paused(send_id) == (Cause.SLEPT if slept else None)
    assert (SendPaused(send_id, Cause.SLEPT) in desk.told) is slept
    assert bool(ovh.posts) is not slept
    if slept:
        assert desk.causes(send_id) == [Cause.SLEPT]
        assert desk.drain(86400.0) is None
        assert ovh.posts == []
        desk.journal.resume(send_id)
        desk.drain()
        assert ovh.got == ["00", "01", "02"]


def test_a_try_that_was_slept_through_waits_for_a_word_too(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script = [NotSent(Reason.DNS), NotSent(Reason.DNS)]
    desk.drain()
    assert desk.drain(8 * 3600.0) is None
    assert (ovh.probes, len(ovh.posts)) == ([], 1)
    assert (desk.paused(send_id), desk.journal.send(send_id).retry_at) == (Cause.SLEPT, None)
    desk.journal.resume(send_id)
    assert desk.drain() == 5.0  # what was before the sleep does not count against it
    desk.drain(5.0)
    assert desk.states(send_id) == ["accepted"]


def test_a_sleep_between_two_posts_holds_the_rest(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    send_id = desk.journal.add_send(plan(3), chunk_size=1)
    desk.nap = 3600.0
    assert desk.drain() is None
    assert desk.states(send_id) == ["accepted", "planned", "planned"]
    assert desk.paused(send_id) == Cause.SLEPT


def test_a_sleep_during_a_pause_that_ovhcloud_asked_for_holds_the_rest(
    desk: Desk, ovh: Ovh, plan: MakePlan
) -> None:
    send_id = desk.journal.add_send(plan(1))
    ovh.script, desk.nap = [Refused(Reason.RATE, status=429, retry_after=60.0)], 3600.0
    assert desk.drain() is None
    assert (len(ovh.posts), desk.states(send_id), desk.paused(send_id)) == (1, ["planned"], Cause.SLEPT)


def test_a_night_with_nothing_to_send_is_no_sleep(desk: Desk, ovh: Ovh, plan: MakePlan) -> None:
    desk.journal.add_send(plan(1))
    assert desk.drain() is None
    desk.time.now += 86400.0
    send_id = desk.journal.add_send(plan(1))
    desk.drain()
    assert desk.states(send_id) == ["accepted"]


# ---- the next start ---------------------------------------------------------------------------------


def test_at_a_start_holds_and_tries_are_the_operators(
    desk: Desk, path: Path, ovh: Ovh, time: Time, plan: MakePlan
) -> None:
    away, held = desk.journal.add_send(plan(1)), desk.journal.add_send(plan(2), hold=10.0)
    ovh.script = [NotSent(Reason.DNS)]
    assert desk.drain() == 5.0
    with closing(Desk(path, time, ovh, run="the next one")) as later:
        later.journal.recover("the next one")
        assert later.drain(1.0) is None
        assert later.drain(100.0) is None
        assert (ovh.probes, len(ovh.posts)) == ([], 1)
        assert (later.paused(away), later.paused(held)) == (Cause.RESTARTED, Cause.RESTARTED)
        for send_id in (away, held):
            send = later.journal.send(send_id)
            assert (send.hold_until, send.retry_at) == (None, None)
            later.journal.resume(send_id)
        assert later.drain() is None  # this may be an old journal: it is looked for first
        assert len(ovh.posts) == 1
        asked(path, time)
        later.drain()
        assert later.journal.send(away).counts == {ReceiverState.ACCEPTED: 1}
        assert later.journal.send(held).counts == {ReceiverState.ACCEPTED: 2}
    assert ovh.got == ["00", "00", "00", "01"]
