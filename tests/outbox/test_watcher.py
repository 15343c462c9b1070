"""The watcher: what it concludes from what OVHcloud says, and what it never does. Over a fake and the stand-in."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.errors import NotSent, Reason, Refused, Unknown
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.outbox.events import SendWatched
from ovhsms_gui.outbox.lists import MOST_SINGLE
from ovhsms_gui.outbox.pace import WATCHING
from ovhsms_gui.outbox.watcher import Watcher
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import Cause, ChunkOutcome, ChunkRow, Doubt

from .conftest import HELLO, Time
from .peers import Fake, Peer, Tap, demo

MakePlan = Callable[..., Plan]
DAY = 86400.0
HOUR = 3600.0
QUEUED, SUBMITTING, ACCEPTED = ChunkState.QUEUED, ChunkState.SUBMITTING, ChunkState.ACCEPTED
UNKNOWN = ChunkState.UNKNOWN


class Desk:
    """A watcher with all that it needs, and the journal that it works on."""

    def __init__(self, path: Path, time: Time, peer: Peer, plan: MakePlan) -> None:
        self.time, self.peer, self.plan = time, peer, plan
        self.path = path
        self.journal, self.looks = Journal(path, clock=time), Looks(path, clock=time)
        self.tap = Tap(peer, time)
        self.keys: Exception | None = None
        self.stop = threading.Event()
        self.told: list[object] = []
        self.watcher = Watcher(
            self.looks, self.api, self.stop, self.told.append, WATCHING.by(time, time, time.wait)
        )

    def api(self, _chunk: ChunkRow) -> Tap:
        if self.keys:
            raise self.keys
        return self.tap

    def close(self) -> None:
        self.journal.close()
        self.looks.close()

    def submitted(self, people: int = 3, draft: Draft = HELLO, account: str = "acc-1") -> ChunkRow:
        """A chunk that was POSTed just now."""
        self.journal.add_send(self.plan(people, draft, account))
        chunk = self.journal.next_chunk()
        assert chunk is not None
        self.journal.move(chunk.id, QUEUED, SUBMITTING, Cause.POST)
        return chunk

    def doubt(self, people: int = 3, draft: Draft = HELLO, account: str = "acc-1") -> ChunkRow:
        """A chunk whose answer was lost just now."""
        chunk = self.submitted(people, draft, account)
        self.journal.move(chunk.id, SUBMITTING, UNKNOWN, Reason.RESET)
        return chunk

    def taken(self, people: int = 3, *, leaves: float = 0.0, travels: float = 1.0) -> ChunkRow:
        """A chunk that OVHcloud took, with its messages there."""
        chunk = self.submitted(people)
        ids = tuple(self.peer.put(n, chunk.tag, leaves=leaves, travels=travels) for n in chunk.receivers)
        said = ChunkOutcome(valid=chunk.receivers, ids=ids, credits=float(people))
        self.journal.move(chunk.id, SUBMITTING, ACCEPTED, Cause.ANSWERED, outcome=said)
        return chunk

    def quick(self) -> None:
        """OVHcloud is seen to list what it takes at once."""
        self.taken(people=1)
        self.work(10.0)
        self.tap.calls.clear()
        self.told.clear()

    def work(self, after: float = 0.0) -> float | None:
        """Let so many seconds pass, then ask about what is due."""
        self.time.now += after
        self.peer.sync()
        return self.watcher.work()

    def state(self, chunk: ChunkRow) -> ChunkState:
        return self.journal.chunk(chunk.id).state

    def people(self, chunk: ChunkRow) -> list[tuple[str, str]]:
        return [(str(row.state), row.reason) for row in self.journal.receivers(chunk.send_id)]

    def causes(self, chunk: ChunkRow) -> list[str]:
        return [event.cause for event in self.journal.events(chunk.send_id)]

    def seen(self, chunk: ChunkRow) -> Doubt:
        doubt = self.journal.send(chunk.send_id).doubt
        assert doubt is not None
        return doubt


@pytest.fixture(params=["fake", "fake with ids", "stand-in", "stand-in with ids"])
def peer(request: pytest.FixtureRequest, time: Time, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    """With lists page by page, and with lists of ids whatever is asked for."""
    monkeypatch.setattr("ovhsms_gui.ovh.api.PAGE", 2)
    kind, _, ids = request.param.partition(" with ")
    if kind == "fake":
        yield Fake(time, pages=not ids)
        return
    with demo(time, pages=not ids) as stand_in:
        yield stand_in


@pytest.fixture
def fake(time: Time) -> Fake:
    return Fake(time, pages=True)


@pytest.fixture
def desk(path: Path, time: Time, peer: Peer, plan: MakePlan) -> Iterator[Desk]:
    with closing(Desk(path, time, peer, plan)) as desk:
        yield desk


@pytest.fixture
def alone(path: Path, time: Time, fake: Fake, plan: MakePlan) -> Iterator[Desk]:
    """A desk whose OVHcloud says what a test wants it to."""
    with closing(Desk(path, time, fake, plan)) as desk:
        yield desk


# ---- what is unknown: found -------------------------------------------------------------------------


def test_nothing_is_asked_before_five_seconds(desk: Desk) -> None:
    desk.doubt()
    assert desk.work() == 5.0
    assert desk.work(4.0) == 1.0
    assert desk.tap.calls == []


def test_found_under_its_tag_it_was_taken(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt()
    ids = {peer.put(number, chunk.tag, travels=1000) for number in chunk.receivers}
    peer.put(chunk.receivers[0], "anothertag")
    desk.work(5.0)
    assert desk.state(chunk) is ACCEPTED
    assert desk.people(chunk) == [("accepted", "")] * 3
    assert set(desk.journal.chunk(chunk.id).outcome.ids) == ids
    assert desk.journal.send(chunk.send_id).billed == 3.0
    assert desk.causes(chunk)[-2:] == [Cause.FOUND, Cause.FOUND]  # the chunk's, and its people's
    assert desk.journal.send(chunk.send_id).doubt is None
    assert desk.told == [SendWatched(chunk.send_id)]


def test_several_pages_are_all_read(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt(people=5)
    for number in chunk.receivers:
        peer.put(number, chunk.tag)
    desk.work(5.0)
    assert desk.people(chunk) == [("accepted", "")] * 5
    pages = desk.tap.names.count("outgoing")
    assert (pages, desk.tap.names.count("outgoing_one")) in {(3, 0), (1, 5)}


def test_who_is_not_listed_stays_unknown_until_they_are(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt()
    for number in chunk.receivers[:2]:
        peer.put(number, chunk.tag)
    desk.work(5.0)
    assert desk.state(chunk) is ACCEPTED
    assert desk.people(chunk) == [("accepted", "")] * 2 + [("unknown", Cause.NOT_LISTED)]
    assert (desk.seen(chunk).people, desk.seen(chunk).may_send_again) == (1, False)
    assert desk.journal.send_again(chunk.send_id) == 0
    peer.put(chunk.receivers[2], chunk.tag)
    for _ in range(2):
        desk.work(10.0)
    assert [state for state, _ in desk.people(chunk)] == ["delivered"] * 3
    assert desk.journal.send(chunk.send_id).billed == 3.0


def test_found_among_what_waits_by_person_text_and_time(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt()
    ids = {peer.put(number, chunk.tag, leaves=HOUR) for number in chunk.receivers}
    desk.work(5.0)
    assert desk.state(chunk) is ACCEPTED
    assert desk.people(chunk) == [("accepted", "")] * 3
    assert set(desk.journal.chunk(chunk.id).outcome.ids) == ids
    assert desk.causes(chunk)[-1] == Cause.FOUND_PENDING
    assert desk.tap.names == ["pending", "outgoing"] + ["pending_one"] * 3


@pytest.mark.parametrize("ahead", [-HOUR, HOUR])
def test_the_time_is_ovhclouds(desk: Desk, peer: Peer, ahead: float) -> None:
    peer.ahead = ahead
    chunk = desk.doubt()
    for number in chunk.receivers:
        peer.put(number, "", leaves=2 * HOUR)
    desk.work(5.0)
    assert desk.state(chunk) is ACCEPTED


@pytest.mark.parametrize(
    ("number", "text", "created", "mine"),
    [
        ("+33639980000", HELLO.text, 0.0, True),
        ("+33639980000", HELLO.text, -55.0, True),
        ("+33639980000", HELLO.text, -65.0, False),  # older than the chunk
        ("+33639980000", HELLO.text, 895.0, True),
        ("+33639980000", HELLO.text, 905.0, False),
        ("+33639980000", f"{HELLO.text}.", 0.0, False),
        ("+33639980009", HELLO.text, 0.0, False),
    ],
)
def test_what_waits_for_somebody_else_or_was_made_at_another_time_is_not_it(
    desk: Desk, peer: Peer, number: str, text: str, created: float, mine: bool
) -> None:
    chunk = desk.doubt(people=1)
    peer.put(number, "", text, created=created, leaves=HOUR)
    desk.work(5.0)
    assert desk.state(chunk) is (ACCEPTED if mine else UNKNOWN)
    if not mine:  # so nearly the same may be it, told otherwise
        assert desk.seen(chunk).trouble == (Cause.UNSURE if number in chunk.receivers else "")


def test_other_words_that_wait_for_the_same_person_are_not_it(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt(people=1)
    peer.put(chunk.receivers[0], "", "Le cabinet est fermé", leaves=HOUR)
    desk.work(5.0)
    assert (desk.state(chunk), desk.seen(chunk).looks) == (UNKNOWN, 1)


def test_what_another_chunk_is_known_to_have_made_is_not_it(desk: Desk) -> None:
    desk.taken(leaves=HOUR)
    chunk = desk.doubt()
    desk.work(5.0)
    assert desk.state(chunk) is UNKNOWN
    assert desk.seen(chunk).looks == 1
    assert "pending_one" not in desk.tap.names


def test_what_is_older_than_the_chunk_is_not_its_own_whatever_the_order_of_ids(
    desk: Desk, peer: Peer
) -> None:
    chunk = desk.doubt()
    for number in chunk.receivers:
        peer.put(number, chunk.tag, leaves=HOUR)
    for number in chunk.receivers:
        peer.put(number, "", created=-HOUR, leaves=HOUR)
    desk.work(5.0)
    assert desk.tap.names.count("pending_one") == 6
    assert desk.state(chunk) is ACCEPTED
    assert len(desk.journal.chunk(chunk.id).outcome.ids) == 3


def test_what_is_too_much_for_one_look_is_read_on_in_the_next(desk: Desk, peer: Peer) -> None:
    desk.taken(leaves=HOUR)  # known: does not count
    for _ in range(MOST_SINGLE + 1):
        peer.put("+33639980099", "", leaves=2 * HOUR)
    chunk = desk.doubt()
    desk.work(5.0)
    doubt = desk.seen(chunk)
    assert (doubt.looks, doubt.trouble, doubt.may_send_again) == (0, Cause.UNREAD, False)
    assert desk.tap.names.count("pending_one") == MOST_SINGLE
    desk.work(5.0)
    assert (desk.seen(chunk).looks, desk.seen(chunk).trouble) == (1, "")
    assert desk.tap.names.count("pending_one") == MOST_SINGLE + 1  # each once


def test_nobody_is_said_not_to_be_listed_before_everything_was_read(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt(people=150)
    for number in chunk.receivers:
        peer.put(number, "", leaves=2 * HOUR)
    desk.work(5.0)
    assert desk.state(chunk) is UNKNOWN
    doubt = desk.seen(chunk)
    assert (doubt.people, doubt.listed, doubt.looks) == (150, MOST_SINGLE, 0)
    assert Counter(desk.people(chunk)) == {
        ("unknown", Cause.FOUND_PENDING): 100,
        ("unknown", Reason.RESET): 50,
    }
    desk.work(5.0)
    assert desk.people(chunk) == [("accepted", "")] * 150
    assert desk.journal.send(chunk.send_id).billed == 150.0
    assert len(desk.journal.chunk(chunk.id).outcome.ids) == 150


def test_the_newest_of_much_that_waits_are_enough(desk: Desk, peer: Peer) -> None:
    for _ in range(MOST_SINGLE):
        peer.put("+33639980009", "", leaves=HOUR)
    chunk = desk.doubt(people=1)
    peer.put(chunk.receivers[0], "", leaves=HOUR)
    desk.work(5.0)
    assert desk.state(chunk) is ACCEPTED


def test_a_message_that_leaves_between_two_calls_is_found_all_the_same(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt()
    for number in chunk.receivers:
        peer.put(number, chunk.tag, leaves=50.0)

    def leave(name: str) -> None:
        if name == "pending_one":
            desk.time.now += 60.0
            desk.tap.before = None
            peer.sync()

    desk.tap.before = leave
    desk.work(5.0)
    assert desk.state(chunk) is ACCEPTED


def test_what_is_found_while_it_waits_to_be_sent_again_is_not_sent(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt()
    desk.work(5.0)
    desk.looks.wake(chunk.send_id)

    def consent(name: str) -> None:
        if name == "outgoing":
            desk.tap.before = None
            for number in chunk.receivers:
                peer.put(number, chunk.tag, travels=1000)
            peer.sync()
            desk.looks.found_nothing(chunk.id, None, desk.time() + 130.0)
            assert desk.journal.send_again(chunk.send_id) == 3

    desk.tap.before = consent
    desk.work(1.0)
    assert desk.state(chunk) is ACCEPTED
    assert desk.journal.next_chunk() is None
    assert desk.people(chunk) == [("accepted", "")] * 3


@pytest.mark.parametrize("pages", [True, False])
def test_a_list_that_hears_no_filter_is_read_to_its_end_and_asked_again(
    path: Path, time: Time, plan: MakePlan, pages: bool
) -> None:
    peer = Fake(time, pages=pages)
    peer.deaf = True
    with closing(Desk(path, time, peer, plan)) as desk:
        chunk = desk.doubt()
        for number in chunk.receivers:
            peer.put(number, "lastmonth", created=-30 * DAY)
        desk.work(5.0)
        doubt = desk.seen(chunk)
        assert (desk.state(chunk), doubt.stopped, doubt.looks, doubt.listed) == (UNKNOWN, "", 1, 0)
        for number in chunk.receivers:
            peer.put(number, "whatever")
        desk.work(10.0)
        assert desk.state(chunk) is ACCEPTED


# ---- what is unknown: not found ---------------------------------------------------------------------


def test_not_found_settles_nothing_before_two_looks_two_minutes_apart(desk: Desk) -> None:
    desk.quick()
    chunk = desk.doubt()
    gaps, allowed = [], []
    seconds = desk.work()
    for _ in range(9):
        assert seconds is not None
        seconds = desk.work(seconds)
        gaps.append(seconds)
        allowed.append(desk.seen(chunk).may_send_again)
    assert gaps == pytest.approx([10, 20, 40, 50, 160, 300, 300, 300, 300])
    assert allowed == [False] * 4 + [True] * 5  # 120 seconds after the first
    assert desk.causes(chunk).count(Cause.NOT_FOUND) == 9
    assert desk.state(chunk) is UNKNOWN


def test_two_looks_are_not_enough_when_they_are_close(desk: Desk) -> None:
    desk.quick()
    chunk = desk.doubt()
    desk.work(5.0)
    for seconds, allowed in ((118.0, False), (2.0, True)):
        desk.looks.wake(chunk.send_id)
        desk.work(seconds)
        assert desk.seen(chunk).may_send_again is allowed
        assert desk.journal.send_again(chunk.send_id) == (3 if allowed else 0)


def test_sent_again_it_keeps_its_tag_and_the_looks_start_afresh(desk: Desk) -> None:
    desk.quick()
    chunk = desk.doubt()
    desk.work(5.0)
    desk.looks.wake(chunk.send_id)
    desk.work(120.0)
    assert desk.journal.send_again(chunk.send_id) == 3
    again = desk.journal.next_chunk()
    assert again is not None
    assert (again.id, again.tag, again.receivers, again.looks) == (chunk.id, chunk.tag, chunk.receivers, 0)
    desk.journal.move(chunk.id, QUEUED, SUBMITTING, Cause.POST)
    desk.journal.move(chunk.id, SUBMITTING, UNKNOWN, Reason.RESET)
    assert not desk.seen(chunk).may_send_again
    assert desk.work() == 5.0


def test_without_the_right_to_look_it_says_so_and_leaves_it_to_the_operator(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt()
    peer.deny()
    assert desk.work(5.0) is None
    doubt = desk.seen(chunk)
    assert (doubt.people, doubt.looks, doubt.stopped, doubt.next_look) == (3, 0, Reason.NOT_GRANTED, None)
    assert doubt.may_send_again
    assert desk.causes(chunk)[-1] == Reason.NOT_GRANTED
    assert desk.told == [SendWatched(chunk.send_id, Reason.NOT_GRANTED)]
    assert desk.journal.send_again(chunk.send_id) == 3


def test_a_look_that_fails_is_not_a_look(desk: Desk) -> None:
    chunk = desk.doubt()
    desk.tap.fail = [
        NotSent(Reason.DNS),
        Unknown(Reason.SERVER_ERROR, status=503),
        Refused(Reason.RATE, status=429, message="Too Many Requests", retry_after=45.0),
        Refused(Reason.CLOCK, status=400, message="Query out of time"),
        Refused(Reason.CONFLICT, status=409, message="Conflict"),
    ]
    gaps = [desk.work(seconds) for seconds in (5.0, 5.0, 10.0, 45.0, 40.0)]
    assert gaps == [5.0, 10.0, 45.0, 40.0, 80.0]
    doubt = desk.seen(chunk)
    assert (doubt.looks, doubt.stopped, doubt.may_send_again) == (0, "", False)
    assert Cause.NOT_FOUND not in desk.causes(chunk)
    assert desk.work(80.0) == 10.0  # it answers: a look, and the gaps of failures start afresh
    assert desk.seen(chunk).looks == 1
    desk.tap.fail = [NotSent(Reason.DNS)]
    assert desk.work(10.0) == 5.0


def test_a_look_that_fails_for_long_is_made_every_five_minutes(desk: Desk) -> None:
    desk.doubt()
    desk.tap.fail = [NotSent(Reason.DNS)] * 20
    gaps, seconds = [], 5.0
    for _ in range(20):
        again = desk.work(seconds)
        assert again is not None
        gaps.append(seconds := again)
    assert gaps[:7] == [5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0]
    assert set(gaps[7:]) == {300.0}


@pytest.mark.parametrize("call", ["outgoing", "pending", "pending_one", "between"])
def test_half_a_look_concludes_nothing(desk: Desk, peer: Peer, call: str) -> None:
    chunk = desk.doubt()
    peer.put("+33639980009", "", leaves=HOUR)
    before = desk.causes(chunk)
    desk.tap.before = lambda name: desk.stop.set() if name == call else None
    assert desk.work(5.0) is None
    doubt = desk.seen(chunk)
    # The very last call is whole, and what it says may be kept; nothing before it may.
    assert doubt.looks == (1 if call == "between" else 0)
    assert desk.causes(chunk) == before + [Cause.NOT_FOUND] * doubt.looks
    assert desk.told == [SendWatched(chunk.send_id)] * doubt.looks
    assert desk.tap.names[-1] == call


def test_a_doubt_is_asked_about_as_long_as_it_lasts(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt()
    assert desk.work(5.0) == 10.0
    for _ in range(3):
        assert desk.work(3 * DAY) == HOUR
    assert desk.seen(chunk).may_send_again
    for number in chunk.receivers:
        peer.put(number, chunk.tag)
    desk.work(HOUR)
    assert desk.state(chunk) is ACCEPTED


def test_without_keys_it_waits_for_them(desk: Desk, peer: Peer) -> None:
    chunk = desk.doubt()
    for number in chunk.receivers:
        peer.put(number, chunk.tag)
    gaps = [15.0]  # the first looks at a start come before the keys do: the next ones soon
    for n in range(11):
        desk.keys = (LookupError("acc-1"), ValueError("no such endpoint"))[n % 2]
        gaps.append(desk.work(gaps[-1]) or 0.0)
    assert gaps[1:] == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 300.0, 300.0]
    assert (desk.tap.calls, desk.seen(chunk).looks) == ([], 0)
    assert desk.told == [SendWatched(chunk.send_id, Cause.NO_KEYS)] * 11
    desk.keys = None
    desk.work(300.0)
    assert desk.state(chunk) is ACCEPTED


def test_what_was_taken_days_ago_is_not_given_up_at_a_start_before_the_keys_are_read(desk: Desk) -> None:
    chunk = desk.taken(travels=DAY)
    desk.time.now += 8 * DAY
    desk.keys = LookupError("acc-1")
    assert desk.work(10.0) is not None
    assert set(desk.people(chunk)) == {("accepted", "")}
    desk.keys = None
    desk.work(10.0)
    assert set(desk.people(chunk)) == {("delivered", "")}


def test_what_was_taken_is_given_up_without_keys_too(desk: Desk) -> None:
    """The account is gone: looks come as seldom as they would with it, and end."""
    chunk = desk.taken(travels=10 * DAY)
    gap = desk.work(10.0)
    desk.keys = LookupError("acc-1")
    looks = len(desk.told)
    while gap is not None:
        gap = desk.work(gap)
        assert len(desk.told) < 120
    assert desk.time.now - chunk.created > 3 * DAY
    assert desk.people(chunk) == [("accepted", Cause.UNSAID)] * 3
    assert len(desk.told) > looks
    desk.keys = None
    desk.looks.wake(chunk.send_id)  # as “Ask OVHcloud now” does
    desk.work(8 * DAY)
    assert set(desk.people(chunk)) == {("delivered", "")}


def test_a_doubt_goes_before_what_was_taken(desk: Desk) -> None:
    desk.taken()
    desk.time.now += 1000
    doubt = desk.doubt()
    desk.work(5.0)
    first = desk.told[0]
    assert first == SendWatched(doubt.send_id)
    assert len(desk.told) == 2


@pytest.mark.parametrize("status", [403, 404])
def test_a_no_without_a_word_is_not_ovhclouds_and_stops_nothing(desk: Desk, status: int) -> None:
    chunk = desk.doubt()
    reason = Reason.NOT_FOUND if status == 404 else Reason.REFUSED
    desk.tap.fail = [Refused(reason, status=status)]
    assert desk.work(5.0) == 5.0
    doubt = desk.seen(chunk)
    assert (doubt.looks, doubt.stopped, doubt.may_send_again) == (0, "", False)


@pytest.mark.parametrize("ending", ["not found", "no right", "not reached"])
def test_what_the_operator_settled_during_a_look_is_not_touched(
    desk: Desk, peer: Peer, path: Path, ending: str
) -> None:
    desk.quick()
    chunk = desk.doubt()
    desk.work(5.0)
    desk.looks.wake(chunk.send_id)
    desk.work(130.0)
    desk.looks.wake(chunk.send_id)

    def send_again(_name: str) -> None:
        desk.tap.before = None
        with closing(Journal(path, clock=desk.time)) as window:
            assert window.send_again(chunk.send_id) == 3

    if ending == "no right":
        peer.deny()
    if ending == "not reached":
        desk.tap.fail = [NotSent(Reason.DNS)]
    desk.tap.before = send_again
    assert desk.work(1.0) is None
    again = desk.journal.chunk(chunk.id)
    assert (again.state, again.looks) == (QUEUED, 0)
    assert desk.causes(chunk)[-1] in {Cause.CONSENT, Cause.OPERATOR}
    assert desk.work(HOUR) is None  # and it is not asked about before it is sent


# ---- its pace ---------------------------------------------------------------------------------------


def test_ten_calls_at_once_then_one_a_second(path: Path, time: Time, plan: MakePlan) -> None:
    peer = Fake(time, pages=False)
    with closing(Desk(path, time, peer, plan)) as desk:
        chunk = desk.doubt(people=30)
        for number in chunk.receivers:
            peer.put(number, chunk.tag)
        desk.work(5.0)
        times = [call.at for call in desk.tap.calls]
        assert len(times) == 32
        gaps = [after - before for before, after in pairwise(times)]
        assert gaps == pytest.approx([0.0] * 9 + [1.0] * 22)


def test_each_account_has_its_own_pace(path: Path, time: Time, plan: MakePlan) -> None:
    peer = Fake(time, pages=False)
    with closing(Desk(path, time, peer, plan)) as desk:
        for account in ("acc-1", "acc-2"):
            chunk = desk.doubt(people=8, account=account)
            for number in chunk.receivers:
                peer.put(number, chunk.tag)
        desk.work(5.0)
        assert len(desk.tap.calls) == 20
        assert time.waits == []


# ---- what was taken ---------------------------------------------------------------------------------


def test_what_becomes_of_each_message(desk: Desk, peer: Peer) -> None:
    chunk = desk.submitted(people=100)  # the last number's end lets it fail
    for number in chunk.receivers[-2:]:
        peer.put(number, chunk.tag, travels=30.0)
    said = ChunkOutcome(valid=chunk.receivers[-2:], invalid=chunk.receivers[:-2], ids=(1, 2), credits=2.0)
    desk.journal.move(chunk.id, SUBMITTING, ACCEPTED, Cause.ANSWERED, outcome=said)
    assert desk.work() == 10.0
    assert desk.work(10.0) == 10.0
    assert desk.people(chunk)[-2:] == [("accepted", ""), ("accepted", "")]
    assert desk.work(21.0) is None
    assert desk.people(chunk)[-3:] == [
        ("invalid", Reason.INVALID_RECEIVERS),
        ("delivered", ""),
        ("failed", "ptt_23"),
    ]
    assert desk.causes(chunk)[-1] == Cause.REPORT


@pytest.mark.parametrize(
    ("receipt", "ptt", "state", "reason", "final"),
    [
        (0, 0, "accepted", "", False),
        (4, 3, "accepted", "", False),
        (8, 3, "accepted", "receipt_8", False),
        (4, 1, "accepted", "ptt_1", False),
        (2, 24, "accepted", "ptt_24", False),  # the subscriber is away: not the last word
        (2, 25, "accepted", "ptt_25", False),
        (2, 26, "accepted", "ptt_26", False),
        (1, 4, "delivered", "", True),
        (1, 24, "delivered", "", True),
        (0, 4, "delivered", "", True),
        (2, 8, "expired", "ptt_8", True),
        (4, 8, "expired", "ptt_8", True),
        (2, 23, "failed", "ptt_23", True),
        (2, 777, "failed", "ptt_777", True),
        (16, 28, "failed", "ptt_28", True),
    ],
)
def test_the_codes_of_a_message(
    alone: Desk, fake: Fake, receipt: int, ptt: int, state: str, reason: str, final: bool
) -> None:
    chunk = alone.taken(people=1)
    fake.codes = dict.fromkeys(fake.messages, (receipt, ptt))
    again = alone.work(10.0)
    assert alone.people(chunk) == [(state, reason)]
    assert (again is None) is final


def test_a_late_list_takes_no_final_word_back(alone: Desk, fake: Fake) -> None:
    chunk = alone.taken(people=3)
    ids = list(fake.messages)
    fake.codes = dict(zip(ids, [(1, 4), (2, 23), (4, 3)], strict=True))
    alone.work(10.0)
    ends = [("delivered", ""), ("failed", "ptt_23")]
    assert alone.people(chunk) == [*ends, ("accepted", "")]
    for codes in ((4, 3), (0, 0), (2, 8), (2, 24)):
        fake.codes = dict.fromkeys(ids[:2], codes) | {ids[2]: (4, 3)}
        alone.looks.wake(chunk.send_id)
        alone.work(10.0)
        assert alone.people(chunk)[:2] == ends
    fake.codes = dict.fromkeys(ids[:2], (4, 3)) | {ids[2]: (1, 4)}
    alone.looks.wake(chunk.send_id)
    assert alone.work() is None
    assert alone.people(chunk) == [*ends, ("delivered", "")]
    calls = len(alone.tap.calls)
    alone.looks.wake(chunk.send_id)  # all is said: nothing is asked for even by hand
    alone.work(HOUR)
    assert len(alone.tap.calls) == calls


def test_what_waits_at_ovhcloud_is_held_until_it_leaves(desk: Desk) -> None:
    chunk = desk.taken(leaves=100.0)
    desk.work(10.0)
    assert desk.people(chunk) == [("held", "")] * 3
    desk.work(90.0)
    assert {state for state, _ in desk.people(chunk)} == {"accepted"}
    desk.work(50.0)
    assert {state for state, _ in desk.people(chunk)} == {"delivered"}


def test_who_waits_while_others_have_arrived_is_held(desk: Desk, peer: Peer) -> None:
    chunk = desk.submitted()
    ids = tuple(
        peer.put(number, chunk.tag, leaves=leaves)
        for number, leaves in zip(chunk.receivers, (0, 0, HOUR), strict=True)
    )
    said = ChunkOutcome(valid=chunk.receivers, ids=ids, credits=3.0)
    desk.journal.move(chunk.id, SUBMITTING, ACCEPTED, Cause.ANSWERED, outcome=said)
    expected = ["delivered", "delivered", "held"]
    for _ in range(2):
        desk.looks.wake(chunk.send_id)
        desk.work(20.0)
        assert [state for state, _ in desk.people(chunk)] == expected


def test_only_those_are_held_of_whom_something_waits(desk: Desk, peer: Peer) -> None:
    chunk = desk.taken(leaves=HOUR)
    for id_ in desk.journal.chunk(chunk.id).outcome.ids[1:]:
        peer.drop(id_)  # neither waits nor is listed as left: of these OVHcloud says nothing
    desk.work(10.0)
    assert desk.people(chunk) == [("held", ""), ("accepted", ""), ("accepted", "")]


def test_an_id_that_has_had_its_last_word_is_not_read_again(path: Path, time: Time, plan: MakePlan) -> None:
    peer = Fake(time, pages=False)
    with closing(Desk(path, time, peer, plan)) as desk:
        chunk = desk.submitted()
        ids = [
            peer.put(n, chunk.tag, travels=HOUR if n == chunk.receivers[0] else 1) for n in chunk.receivers
        ]
        said = ChunkOutcome(valid=chunk.receivers, ids=tuple(ids), credits=3.0)
        desk.journal.move(chunk.id, SUBMITTING, ACCEPTED, Cause.ANSWERED, outcome=said)
        desk.work(10.0)
        assert desk.tap.names.count("outgoing_one") == 3
        desk.work(10.0)
        assert desk.tap.names.count("outgoing_one") == 4


def test_a_message_that_goes_from_the_list_meanwhile_changes_nothing(desk: Desk, peer: Peer) -> None:
    chunk = desk.taken(people=1)
    [id_] = desk.journal.chunk(chunk.id).outcome.ids
    desk.tap.before = lambda name: peer.drop(id_) if name == "outgoing_one" else None
    if not isinstance(peer, Fake) or peer.pages:
        peer.drop(id_)
    assert desk.work(10.0) == 10.0
    assert desk.people(chunk) == [("accepted", "")]


def test_what_was_taken_is_asked_about_less_and_less_often(alone: Desk, fake: Fake) -> None:
    chunk = alone.taken(people=1, travels=10 * DAY)
    gaps: list[float] = []
    seconds, started = alone.work(), alone.time.now
    for _ in range(200):
        if seconds is None:
            break
        seconds = alone.work(seconds)
        gaps.append(seconds or 0.0)
    assert seconds is None
    assert gaps[:4] == pytest.approx([10, 10, 15, 22.5])
    assert all(before <= after for before, after in pairwise(gaps[:-1]))
    assert max(gaps) == 3600.0
    assert 3 * DAY < alone.time.now - started < 3 * DAY + 2 * HOUR
    assert alone.people(chunk) == [("accepted", Cause.UNSAID)]


def test_without_the_right_to_look_what_was_taken_is_left_alone(desk: Desk, peer: Peer) -> None:
    chunk = desk.taken()
    before = desk.causes(chunk)
    peer.deny()
    assert desk.work(10.0) is None
    assert desk.people(chunk) == [("accepted", "")] * 3
    assert desk.causes(chunk) == before


def test_what_was_taken_and_cannot_be_asked_about_now_is_asked_about_later(desk: Desk) -> None:
    chunk = desk.taken()
    desk.tap.fail = [Unknown(Reason.READ_TIMEOUT)]
    assert desk.work(10.0) == 5.0
    assert desk.work(5.0) is None
    assert {state for state, _ in desk.people(chunk)} == {"delivered"}


def test_numbers_in_ovhclouds_other_spelling_are_the_same_people(alone: Desk, fake: Fake) -> None:
    chunk = alone.doubt()
    for number in chunk.receivers:
        fake.put(number.replace("+", "00"), chunk.tag, travels=1000)
    alone.work(5.0)
    assert alone.people(chunk) == [("accepted", "")] * 3
    assert ReceiverState.UNKNOWN not in alone.journal.send(chunk.send_id).counts
