"""What OVHcloud is asked, when, and what becomes of what it says."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.store.errors import IllegalMove
from ovhsms_gui.store.identities import Identities
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import FURTHEST_LOOK, Looks
from ovhsms_gui.store.rows import MUTE, Cause, ChunkOutcome, Doubt, Sighting

from .conftest import MakePlan

DAY = 86400.0
QUEUED, SUBMITTING, ACCEPTED = ChunkState.QUEUED, ChunkState.SUBMITTING, ChunkState.ACCEPTED
UNKNOWN, REFUSED = ChunkState.UNKNOWN, ChunkState.REFUSED
NUMBERS = tuple(f"+3363998{n:04d}" for n in range(3))
BOTH, ONE = NUMBERS[:2], NUMBERS[2:]  # of the first chunk, and of the second
DELIVERED, HELD, FAILED = ReceiverState.DELIVERED, ReceiverState.HELD, ReceiverState.FAILED


class Desk:
    """A send of two chunks, on a clock that is moved by hand."""

    def __init__(self, path: Path, plan: MakePlan) -> None:
        self.now = 1_780_000_000.0
        self.path = path
        self.journal = Journal(path, clock=lambda: self.now)
        self.looks = Looks(path, clock=lambda: self.now)
        self.plan = plan
        self.id = self.add()

    def add(self) -> int:
        return self.journal.add_send(self.plan(3), chunk_size=2)

    def close(self) -> None:
        self.journal.close()
        self.looks.close()

    def post(self, chunk_id: int, to: ChunkState, said: ChunkOutcome | None = None) -> None:
        self.journal.move(chunk_id, QUEUED, SUBMITTING, Cause.POST)
        if to is not SUBMITTING:
            self.journal.move(chunk_id, SUBMITTING, to, Reason.RESET, outcome=said)

    def take(self, chunk_id: int = 1) -> None:
        numbers = self.journal.chunk(chunk_id).receivers
        ids = tuple(10 * chunk_id + n for n in range(len(numbers)))
        self.post(chunk_id, ACCEPTED, ChunkOutcome(valid=numbers, ids=ids))

    def due(self) -> list[int]:
        """Everything that it is time to ask about, in its order; each is put off by a day."""
        found: list[int] = []
        while (chunk := self.looks.due()) is not None:
            assert chunk.id not in found
            found.append(chunk.id)
            self.looks.put_off(chunk.id, DAY)
        return found

    def people(self) -> list[tuple[str, str]]:
        return [(str(row.state), row.reason) for row in self.journal.receivers(self.id)]

    def trail(self) -> list[tuple[int | None, str, str]]:
        return [(e.chunk_id, e.to_state, e.cause) for e in self.journal.events(self.id)]

    def doubt(self) -> Doubt:
        doubt = self.journal.send(self.id).doubt
        assert doubt is not None
        return doubt

    def look_twice(self, chunk_id: int) -> None:
        self.looks.found_nothing(chunk_id, 60.0)
        self.now += 120.0
        self.looks.found_nothing(chunk_id, 60.0)


@pytest.fixture
def desk(tmp_path: Path, plan: MakePlan) -> Iterator[Desk]:
    with closing(Desk(tmp_path / "journal.sqlite", plan)) as desk:
        yield desk


# ---- when -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [None, SUBMITTING, REFUSED])
def test_there_is_nothing_to_ask_about_what_is_not_at_ovhcloud(desk: Desk, state: ChunkState | None) -> None:
    if state:
        desk.post(1, state)
    desk.now += DAY
    assert (desk.looks.due(), desk.looks.next_in()) == (None, None)


def test_doubts_come_first_then_who_has_waited_longest(desk: Desk) -> None:
    desk.take(1)
    desk.now += 100
    desk.take(2)
    second = desk.add()
    desk.post(3, UNKNOWN)
    desk.post(4, UNKNOWN)
    desk.looks.put_off(4, 1.0)
    assert desk.looks.next_in() == 0.0
    desk.now += 10
    assert desk.due() == [4, 3, 1, 2]
    assert desk.looks.next_in() == FURTHEST_LOOK  # never further away
    desk.looks.put_off(3, None)
    desk.journal.cancel(second)
    desk.looks.put_off(2, 7.0)
    assert desk.looks.next_in() == 7.0


def test_a_first_look_is_soon(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    assert desk.looks.next_in() == 5.0
    desk.take(2)
    desk.looks.put_off(1, None)
    assert desk.looks.next_in() == 10.0


def test_what_is_not_there_changes_nothing(desk: Desk) -> None:
    before = desk.trail()
    desk.looks.put_off(77, 1.0)
    desk.looks.found_nothing(77, 1.0)
    desk.looks.stopped(77, Reason.NOT_GRANTED)
    desk.looks.wake(77)
    assert (desk.trail(), desk.looks.next_in()) == (before, None)
    assert desk.looks.done(77) == frozenset()


@pytest.mark.parametrize("state", [QUEUED, SUBMITTING, REFUSED])
def test_a_look_that_ends_late_leaves_alone_what_moved_meanwhile(desk: Desk, state: ChunkState) -> None:
    if state is not QUEUED:
        desk.post(1, state)
    before = desk.journal.chunk(1), desk.trail()
    desk.looks.found_nothing(1, 1.0)
    desk.looks.stopped(1, Reason.NOT_GRANTED)
    desk.looks.put_off(1, 1.0)
    desk.now += DAY
    assert (desk.looks.due(), desk.journal.chunk(1), desk.trail()) == (None, *before)
    with pytest.raises(IllegalMove):
        desk.looks.found(1, ChunkOutcome(valid=BOTH), Cause.FOUND)
    assert (desk.journal.chunk(1), desk.trail()) == before


# ---- by hand ----------------------------------------------------------------------------------------


def test_woken_is_all_that_may_still_change(desk: Desk) -> None:
    desk.take(1)
    desk.post(2, UNKNOWN)
    other = desk.add()
    desk.post(3, UNKNOWN)
    for chunk_id in (1, 2, 3):
        desk.looks.stopped(chunk_id, Reason.NOT_GRANTED)
    assert desk.due() == []
    desk.looks.wake(desk.id)
    assert desk.due() == [2, 1]
    assert desk.doubt().stopped == ""
    assert desk.journal.send(other).doubt == Doubt(2, 0, None, Reason.NOT_GRANTED, again=2)
    desk.looks.report(
        desk.journal.chunk(1), [Sighting(BOTH[0], DELIVERED), Sighting(BOTH[1], FAILED, "ptt_23")], 60.0
    )
    desk.looks.found(2, ChunkOutcome(valid=ONE, ids=(9,)), Cause.FOUND)
    desk.looks.wake(desk.id)
    assert desk.due() == [2]  # of the first there is nothing more to come


def test_who_is_not_listed_is_asked_about_again(desk: Desk) -> None:
    desk.post(1, ACCEPTED, ChunkOutcome(valid=BOTH[:1], ids=(5,)))
    desk.looks.report(desk.journal.chunk(1), [Sighting(BOTH[0], DELIVERED)], None)
    desk.looks.put_off(3, None)
    assert desk.due() == []
    desk.looks.wake(desk.id)
    assert desk.due() == [3]  # a chunk of their own, for those whom the answer did not name


def test_to_let_a_doubt_be_is_no_leave_to_send_it_again(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    desk.journal.leave(desk.id)
    doubt = desk.doubt()
    assert (doubt.stopped, doubt.next_look, doubt.may_send_again) == (Cause.LEFT, None, False)
    assert desk.trail()[-1] == (1, "unknown", Cause.LEFT)
    assert desk.journal.send_again(desk.id) == 0
    desk.now += DAY
    assert desk.due() == []
    desk.journal.recover("the next one")  # and the next start lets it be
    assert desk.due() == [2]  # but for what waits: this may be an old journal
    desk.looks.wake(desk.id)
    assert desk.due() == [1, 2]
    desk.look_twice(1)
    desk.journal.leave(desk.id)
    assert desk.doubt().may_send_again  # it was looked for, and stays looked for
    assert desk.journal.send_again(desk.id) == 2


def test_to_ask_anew_takes_no_decision_away_before_there_is_an_answer(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    desk.looks.stopped(1, Reason.NOT_GRANTED)
    desk.looks.wake(desk.id)
    assert desk.looks.next_in() == 0.0
    assert (desk.doubt().stopped, desk.doubt().may_send_again) == (Reason.NOT_GRANTED, True)
    desk.looks.put_off(1, 5.0, Cause.UNSURE)  # the lists were read this time, and do not tell
    assert (desk.doubt().stopped, desk.doubt().trouble, desk.doubt().may_send_again) == (
        "",
        Cause.UNSURE,
        False,
    )
    desk.looks.stopped(1, Reason.NOT_GRANTED)
    desk.looks.wake(desk.id)
    assert desk.journal.send_again(desk.id) == 2


def test_a_start_asks_about_every_doubt_anew(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    desk.look_twice(1)
    desk.looks.stopped(1, Reason.CONSUMER_KEY)
    assert desk.looks.next_in() is None
    desk.journal.recover("the next one")
    assert desk.due() == [1, 2]
    assert (
        not desk.doubt().may_send_again
    )  # the journal may be an old copy, and it may have been sent again since
    desk.look_twice(1)
    assert desk.doubt().may_send_again


# ---- the doubts of a send ---------------------------------------------------------------------------


def test_a_doubt_is_as_far_as_the_chunk_that_is_least_far(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    desk.post(2, UNKNOWN)
    assert desk.doubt() == Doubt(3, 0, desk.now + 5.0, "")
    desk.look_twice(1)
    assert desk.doubt() == Doubt(3, 2, desk.now - 115.0, "", again=2)
    desk.looks.found_nothing(2, 30.0)
    assert desk.doubt() == Doubt(3, 2, desk.now + 30.0, "", again=2)
    assert desk.journal.send_again(desk.id) == 2  # those alone who were looked for
    assert [desk.journal.chunk(n).state for n in (1, 2)] == [QUEUED, UNKNOWN]
    assert desk.doubt() == Doubt(1, 1, desk.now + 30.0, "")
    desk.looks.stopped(2, Cause.UNSURE)
    assert desk.doubt() == Doubt(1, 1, None, Cause.UNSURE, again=1)
    desk.looks.found(2, ChunkOutcome(valid=ONE, ids=(9,)), Cause.FOUND)
    assert desk.journal.send(desk.id).doubt is None


def test_a_doubt_that_came_after_one_was_let_be_is_not_let_be(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    desk.journal.leave(desk.id)
    desk.post(2, UNKNOWN)
    assert (desk.doubt().stopped, desk.doubt().people) == ("", 3)
    desk.looks.stopped(2, Cause.UNSURE)
    assert desk.doubt().stopped == Cause.UNSURE
    desk.journal.leave(desk.id)
    assert desk.doubt().stopped == Cause.LEFT


def test_whom_an_answer_does_not_name_is_looked_for_and_decided_like_any_doubt(desk: Desk) -> None:
    desk.post(1, ACCEPTED, ChunkOutcome(valid=BOTH[:1], ids=(5,)))
    first, rest = desk.journal.chunk(1), desk.journal.chunk(3)
    assert (first.receivers, rest.receivers) == (BOTH[:1], BOTH[1:])
    assert (rest.state, rest.reason, rest.tags) == (UNKNOWN, Cause.NOT_LISTED, (rest.tag, first.tag))
    assert desk.doubt() == Doubt(1, 0, desk.now + 5.0, "")
    assert desk.journal.need_a_look() == 1
    assert desk.journal.send_again(desk.id) == 0
    desk.look_twice(3)
    assert desk.doubt().again == 1
    assert desk.journal.send_again(desk.id) == 1
    again = desk.journal.chunk(3)
    assert (again.state, again.receivers, again.text) == (QUEUED, BOTH[1:], first.text)
    assert [str(row.state) for row in desk.journal.receivers(desk.id)] == ["accepted", "planned", "planned"]


def test_whom_ovhcloud_lists_already_is_not_sent_to_again(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    listed = {BOTH[0]: Sighting(BOTH[0], ReceiverState.UNKNOWN, Cause.ALIKE)}
    desk.looks.found_nothing(1, 60.0)
    desk.now += 120.0
    desk.looks.found_nothing(1, 60.0, listed=listed)
    assert (desk.doubt().people, desk.doubt().listed, desk.doubt().again) == (2, 1, 1)
    assert desk.people()[:2] == [("unknown", Cause.ALIKE), ("unknown", Reason.RESET)]
    assert desk.journal.send_again(desk.id) == 1
    again = desk.journal.next_chunk()
    assert again is not None
    assert again.receivers == BOTH[1:]
    assert desk.journal.chunk(3).receivers == BOTH[:1]  # still in doubt, and looked for under its first tag
    assert desk.journal.chunk(3).origin == (again.tag,)


def test_what_has_our_tag_is_certain_whether_it_is_listed_again_or_not(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    listed = {
        number: Sighting(number, ReceiverState.UNKNOWN, cause)
        for number, cause in zip(BOTH, (Cause.FOUND, Cause.ALIKE), strict=True)
    }
    desk.looks.found_nothing(1, 60.0, listed=listed)
    desk.now += 120.0
    desk.looks.found_nothing(1, 60.0)
    assert [reason for _, reason in desk.people()[:2]] == [Cause.FOUND, Cause.GONE]
    assert (desk.doubt().listed, desk.doubt().no_more, desk.doubt().looks) == (1, 1, 1)


def test_what_is_let_be_while_a_look_is_made_stays_as_it_is(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    listed = {BOTH[0]: Sighting(BOTH[0], ReceiverState.UNKNOWN, Cause.ALIKE)}
    desk.looks.found_nothing(1, 60.0, listed=listed)
    desk.journal.leave(desk.id)
    desk.looks.found_nothing(1, 60.0)
    assert (desk.doubt().stopped, desk.doubt().listed) == (Cause.LEFT, 1)


def test_what_tells_nothing_for_an_hour_may_be_decided_and_is_asked_about_all_the_same(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    for _ in range(12):
        assert not desk.doubt().may_send_again
        desk.looks.put_off(1, 300.0, Reason.SERVER_ERROR, tried=300.0)
    doubt = desk.doubt()
    assert (doubt.may_send_again, doubt.vain, doubt.trouble, doubt.stopped) == (
        True,
        True,
        Reason.SERVER_ERROR,
        "",
    )
    assert desk.looks.next_in() == 300.0
    desk.looks.found_nothing(1, 60.0)  # it tells again: the looks count, and they have just begun
    assert not desk.doubt().may_send_again


def test_every_message_to_a_person_is_kept_and_billed(desk: Desk) -> None:
    desk.post(1, UNKNOWN)
    desk.look_twice(1)
    desk.journal.send_again(desk.id)
    desk.post(1, ACCEPTED, ChunkOutcome(valid=BOTH, ids=(11, 12), credits=2.0))
    first = [
        Sighting(number, DELIVERED, ovh_id=id_, credits=1.0) for number, id_ in zip(BOTH, (1, 2), strict=True)
    ]
    later = [
        Sighting(number, DELIVERED, ovh_id=id_, credits=1.0)
        for number, id_ in zip(BOTH, (11, 12), strict=True)
    ]
    for seen in (first[:1], first, later, first + later):
        desk.looks.report(desk.journal.chunk(1), seen, 60.0)
    send = desk.journal.send(desk.id)
    assert (send.billed, send.twice) == (4.0, 2)
    assert [row.copies for row in desk.journal.receivers(desk.id)] == [1, 1, 0]


@pytest.mark.parametrize("cause", MUTE)
@pytest.mark.parametrize("taken", [True, False])
def test_who_waits_for_keys_is_asked_about_when_they_come(desk: Desk, cause: Cause, taken: bool) -> None:
    desk.take(1) if taken else desk.post(1, UNKNOWN)
    desk.looks.put_off(1, FURTHEST_LOOK, cause)
    desk.take(2)
    desk.looks.put_off(2, FURTHEST_LOOK)  # has its keys
    [account] = {send.account_id for send in desk.journal.sends()}
    with closing(Identities(desk.path)) as identities:
        assert identities.know("other", "mark of others") == 0
        assert desk.due() == []
        assert identities.know(account, "mark") == 1
    assert desk.due() == [1]


def test_who_is_told_of_again_waits_for_no_keys(desk: Desk) -> None:
    desk.take(1)
    desk.looks.put_off(1, 60.0, Cause.NO_KEYS)
    desk.looks.report(desk.journal.chunk(1), [], 60.0)
    assert desk.journal.chunk(1).trouble == ""


def test_keys_under_a_new_id_are_asked_about_what_was_taken_under_the_old_one(desk: Desk) -> None:
    desk.take(1)
    desk.looks.put_off(1, FURTHEST_LOOK, Cause.NO_KEYS)
    with closing(Identities(desk.path)) as identities:
        identities.take("new", [desk.id])
    assert desk.due() == [1]


# ---- what it says -----------------------------------------------------------------------------------


def test_a_report_moves_each_person_and_says_who_still_waits(desk: Desk) -> None:
    desk.take(1)
    chunk = desk.journal.chunk(1)
    said = [Sighting(BOTH[0], HELD, ovh_id=2**40), Sighting("+33639980099", DELIVERED)]
    assert desk.looks.report(chunk, said, 60.0) == 2
    assert desk.people()[:2] == [("held", ""), ("accepted", "")]
    assert desk.looks.next_in() == 60.0
    assert desk.looks.done(1) == frozenset()
    assert desk.looks.report(chunk, [Sighting(BOTH[0], DELIVERED)], 60.0) == 1
    assert desk.looks.done(1) == {2**40}  # the id is kept where the later word has none
    assert desk.looks.report(chunk, [Sighting(BOTH[1], FAILED, "ptt_23", 7)], 60.0) == 0
    assert desk.people()[:2] == [("delivered", ""), ("failed", "ptt_23")]
    assert desk.looks.done(1) == {2**40, 7}
    assert desk.looks.next_in() is None
    assert [cause for _, to, cause in desk.trail() if to in {"held", "delivered", "failed"}] == [
        Cause.REPORT
    ] * 3


def test_a_reason_alone_changes_without_a_move(desk: Desk) -> None:
    desk.take(1)
    before = desk.trail()
    desk.looks.report(desk.journal.chunk(1), [Sighting(BOTH[0], ReceiverState.ACCEPTED, "ptt_24")], 60.0)
    assert desk.people()[0] == ("accepted", "ptt_24")
    assert desk.trail() == before


@pytest.mark.parametrize("late", [ReceiverState.ACCEPTED, HELD, FAILED, ReceiverState.EXPIRED])
def test_a_final_word_stays(desk: Desk, late: ReceiverState) -> None:
    desk.take(1)
    chunk = desk.journal.chunk(1)
    desk.looks.report(chunk, [Sighting(number, DELIVERED, ovh_id=5) for number in BOTH], 60.0)
    before = desk.people(), desk.trail()
    assert desk.looks.report(chunk, [Sighting(number, late, "ptt_9", 6) for number in BOTH], 60.0) == 0
    assert (desk.people(), desk.trail()) == before
    assert desk.looks.done(1) == {5}


def test_the_ids_that_are_known_are_those_of_what_was_taken_lately(desk: Desk) -> None:
    desk.take(1)
    desk.now += 3 * DAY
    desk.take(2)
    first, second = desk.journal.chunk(1), desk.journal.chunk(2)
    assert desk.looks.claimed(first) == {20}
    assert desk.looks.claimed(second) == {10, 11}
    assert desk.looks.claimed(replace(second, service="sms-ab12345-2")) == frozenset()
    desk.now += 300 * DAY  # however late it is asked, what was taken at its time is another's
    assert desk.looks.claimed(second) == {10, 11}
    assert (
        desk.looks.claimed(replace(second, submitted=desk.now, doubted=None, created=desk.now)) == frozenset()
    )


def test_a_tag_of_another_send_is_that_ones(desk: Desk) -> None:
    chunk = desk.journal.chunk(1)
    others = replace(chunk, send_id=chunk.send_id + 1)
    assert desk.looks.tags_of_others(chunk, {chunk.tag, "nobody's"}) == frozenset()
    assert desk.looks.tags_of_others(others, {chunk.tag, "nobody's"}) == {chunk.tag}
