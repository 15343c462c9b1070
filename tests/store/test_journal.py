"""The journal: one way in, one way for a state to change, and a trail of it all."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import CHUNK_MOVES, LOOKS_APART, ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store import queries
from ovhsms_gui.store.database import connect
from ovhsms_gui.store.errors import IllegalMove, StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import Cause, ChunkOutcome, ChunkRow

MakePlan = Callable[..., Plan]
QUEUED, SUBMITTING, ACCEPTED = ChunkState.QUEUED, ChunkState.SUBMITTING, ChunkState.ACCEPTED
REFUSED, UNKNOWN, CANCELLED = ChunkState.REFUSED, ChunkState.UNKNOWN, ChunkState.CANCELLED
ONE, TWO, THREE = "+33639980000", "+33639980001", "+33639980002"

# A way from the start to each state.
WAYS = {
    QUEUED: (),
    SUBMITTING: (SUBMITTING,),
    ACCEPTED: (SUBMITTING, ACCEPTED),
    REFUSED: (SUBMITTING, REFUSED),
    UNKNOWN: (SUBMITTING, UNKNOWN),
    CANCELLED: (CANCELLED,),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    ticks = iter(range(1_000_000, 2_000_000))
    journal = Journal(path, clock=lambda: float(next(ticks)), run="this run")
    yield journal
    journal.close()


def queued(journal: Journal) -> ChunkRow:
    chunk = journal.next_chunk()
    assert chunk is not None
    return chunk


def bring(journal: Journal, chunk_id: int, state: ChunkState, outcome: ChunkOutcome | None = None) -> None:
    from_ = journal.chunk(chunk_id).state
    for to in WAYS[state]:
        journal.move(chunk_id, from_, to, "test", outcome=outcome if to is state else None)
        from_ = to


def states(journal: Journal, send_id: int) -> list[tuple[str, str]]:
    return [(row.state, row.reason) for row in journal.receivers(send_id)]


# In and out


def test_a_confirmed_plan_is_all_there_at_the_next_start(
    journal: Journal, path: Path, plan: MakePlan
) -> None:
    send_id = journal.add_send(plan(3, Draft("Été à 5 €", Terms("MARTIN", no_stop=True))))
    with closing(Journal(path)) as again:
        send = again.send(send_id)
        assert (send.account_id, send.account_name, send.service) == (
            "acc-1",
            "Cabinet Martin",
            "sms-ab12345-1",
        )
        assert (send.text, send.terms) == ("Été à 5 €", Terms("MARTIN", no_stop=True))
        assert (send.estimated, send.billed, send.paused) == (3.0, None, None)
        assert send.counts == {ReceiverState.PLANNED: 3}
        assert send.total == 3
        first = again.receivers(send_id)[0]
        assert (first.e164, first.name, first.state, first.reason) == (
            ONE,
            "Ana",
            ReceiverState.PLANNED,
            "",
        )
        assert "39 98" in first.shown
        chunk = queued(again)
        assert chunk.receivers == (ONE, TWO, THREE)
        assert (chunk.text, chunk.terms) == ("Été à 5 €", Terms("MARTIN", no_stop=True))
        assert (chunk.account_id, chunk.service, chunk.attempt) == ("acc-1", "sms-ab12345-1", 0)


def test_a_plan_that_is_blocked_is_not_taken(journal: Journal, plan: MakePlan) -> None:
    with pytest.raises(ValueError, match="blocked"):
        journal.add_send(plan(2, Draft("", Terms("MARTIN"))))
    assert journal.sends() == ()


def test_chunks_cover_every_receiver_once_in_order(journal: Journal, plan: MakePlan) -> None:
    send_id = journal.add_send(plan(25), chunk_size=10)
    seen: list[str] = []
    while (chunk := journal.next_chunk()) is not None:
        seen += chunk.receivers
        bring(journal, chunk.id, ACCEPTED)
    assert seen == [f"+3363998{n:04d}" for n in range(25)]
    assert [row.e164 for row in journal.receivers(send_id)] == seen


def test_tags_are_short_plain_and_never_the_same(journal: Journal, plan: MakePlan) -> None:
    for _ in range(3):
        journal.add_send(plan(7), chunk_size=1)
    tags = []
    while (chunk := journal.next_chunk()) is not None:
        tags.append(chunk.tag)
        bring(journal, chunk.id, CANCELLED)
    assert len(set(tags)) == len(tags) == 21
    assert all(len(tag) <= 20 and tag.isascii() and tag.isalnum() for tag in tags)


def test_receivers_and_sends_come_by_the_page(journal: Journal, plan: MakePlan) -> None:
    ids = [journal.add_send(plan(people)) for people in (1, 2, 30)]
    assert [row.e164[-4:] for row in journal.receivers(ids[2], 10, 3)] == ["0010", "0011", "0012"]
    assert len(journal.receivers(ids[2], 28, 10)) == 2
    assert journal.receivers(ids[2], 30, 10) == ()
    assert [send.id for send in journal.sends()] == ids[::-1]
    assert [send.id for send in journal.sends(limit=1, offset=1)] == [ids[1]]


def test_what_is_not_there_is_a_lookup_error(journal: Journal) -> None:
    assert journal.next_chunk() is None
    with pytest.raises(LookupError):
        journal.send(1)
    with pytest.raises(LookupError):
        journal.chunk(1)


# Moves


@pytest.mark.parametrize("actual", ChunkState)
def test_only_a_move_that_the_rules_know_from_where_the_chunk_is(
    journal: Journal, plan: MakePlan, actual: ChunkState
) -> None:
    for from_ in ChunkState:
        for to in ChunkState:
            send_id = journal.add_send(plan(1))
            chunk_id = queued(journal).id
            bring(journal, chunk_id, actual)
            before = journal.send(send_id), journal.events(send_id)
            # Not before OVHcloud was asked, or consented to: test_looks.py.
            by_hand = (from_, to) in {(UNKNOWN, QUEUED), (QUEUED, ACCEPTED), (QUEUED, UNKNOWN)}
            if (from_, to) in CHUNK_MOVES and from_ is actual and not by_hand:
                journal.move(chunk_id, from_, to, "test")
                assert journal.chunk(chunk_id).state is to
                event = [e for e in journal.events(send_id) if e.chunk_id == chunk_id and not e.people][-1]
                assert (event.from_state, event.to_state, event.cause) == (from_, to, "test")
            else:
                with pytest.raises(IllegalMove):
                    journal.move(chunk_id, from_, to, "test")
                assert journal.chunk(chunk_id).state is actual
                assert (journal.send(send_id), journal.events(send_id)) == before
            journal.cancel(send_id)


def test_submitting_is_on_the_disk_with_all_that_a_search_needs(
    journal: Journal, path: Path, plan: MakePlan
) -> None:
    journal.add_send(plan())
    chunk_id = queued(journal).id
    for hashed in ("hash 1", "hash 2"):
        journal.move(chunk_id, QUEUED, SUBMITTING, Cause.POST, body_hash=hashed)
        with closing(Journal(path)) as other:
            chunk = other.chunk(chunk_id)
        assert (chunk.state, chunk.attempt, chunk.body_hash) == (SUBMITTING, 1, hashed)
        assert chunk.submitted is not None
        assert chunk.submitted >= 1_000_000
        journal.move(chunk_id, SUBMITTING, QUEUED, Reason.RATE)
        chunk = journal.chunk(chunk_id)
        assert (chunk.attempt, chunk.body_hash) == (0, hashed)  # nothing was taken


def test_two_who_want_the_same_chunk_do_not_both_get_it(journal: Journal, path: Path, plan: MakePlan) -> None:
    journal.add_send(plan())
    with closing(Journal(path)) as other:
        mine, theirs = queued(journal), queued(other)
        journal.move(mine.id, QUEUED, SUBMITTING, Cause.POST)
        with pytest.raises(IllegalMove):
            other.move(theirs.id, QUEUED, SUBMITTING, Cause.POST)


def test_accepted_means_each_receiver_that_the_answer_names(journal: Journal, plan: MakePlan) -> None:
    send_id = journal.add_send(plan(5))
    chunk = queued(journal)
    both = "+33639980004"
    said = ChunkOutcome(
        valid=(ONE, "0033639980001", both),
        invalid=(THREE, both),
        ids=(2**40, 2**40 + 1),
        credits=2.0,
        http_status=200,
    )
    bring(journal, chunk.id, ACCEPTED, said)
    assert states(journal, send_id) == [
        ("accepted", ""),
        ("accepted", ""),
        ("invalid", "invalid_receivers"),
        ("unknown", "not_listed"),  # in neither list
        ("unknown", "not_listed"),  # in both
    ]
    assert journal.chunk(chunk.id).outcome.ids == (2**40, 2**40 + 1)
    assert journal.send(send_id).billed == 2.0


def test_refused_means_nobody_and_says_why(journal: Journal, plan: MakePlan) -> None:
    send_id = journal.add_send(plan(3))
    chunk = queued(journal)
    journal.move(chunk.id, QUEUED, SUBMITTING, Cause.POST)
    said = ChunkOutcome(http_status=403, query_id="EU.1", message="This credential is not valid")
    journal.move(chunk.id, SUBMITTING, REFUSED, Reason.CONSUMER_KEY, outcome=said)
    assert states(journal, send_id) == [("refused", "consumer_key")] * 3
    assert {row.message for row in journal.receivers(send_id)} == {"This credential is not valid"}
    assert journal.chunk(chunk.id).outcome == said
    assert journal.chunk(chunk.id).reason == Reason.CONSUMER_KEY


def test_unknown_means_everybody_until_it_is_settled(journal: Journal, plan: MakePlan) -> None:
    send_id = journal.add_send(plan(2))
    chunk = queued(journal)
    journal.move(chunk.id, QUEUED, SUBMITTING, Cause.POST)
    journal.move(chunk.id, SUBMITTING, UNKNOWN, Reason.READ_TIMEOUT)
    assert states(journal, send_id) == [("unknown", "read_timeout")] * 2
    journal.move(chunk.id, UNKNOWN, ACCEPTED, "found", outcome=ChunkOutcome(valid=(ONE, TWO)))
    assert journal.send(send_id).counts == {ReceiverState.ACCEPTED: 2}


def test_the_bill_adds_up_over_the_chunks(journal: Journal, plan: MakePlan) -> None:
    send_id = journal.add_send(plan(3), chunk_size=1)
    for price in (1.0, None, 2.5):
        bring(journal, queued(journal).id, ACCEPTED, ChunkOutcome(ids=(1,), credits=price))
    assert journal.send(send_id).billed == 3.5


# The send as a whole


def test_a_paused_send_lets_others_pass_and_goes_on_where_it_was(journal: Journal, plan: MakePlan) -> None:
    first = journal.add_send(plan(2), chunk_size=1)
    second = journal.add_send(plan(1))
    journal.pause(first, Reason.CREDITS, "Not enough credits")
    journal.pause(first, Cause.OPERATOR)  # the first cause stands
    assert (journal.send(first).paused, journal.send(first).paused_message) == (
        "credits",
        "Not enough credits",
    )
    assert queued(journal).send_id == second
    journal.resume(first)
    journal.resume(first)
    assert journal.send(first).paused is None
    assert queued(journal).send_id == first
    trail = [(event.to_state, event.cause) for event in journal.events(first) if event.chunk_id is None]
    assert trail == [("paused", "credits"), ("running", "operator")]


def test_there_is_nothing_to_pause_where_nothing_is_queued(journal: Journal, plan: MakePlan) -> None:
    send_id = journal.add_send(plan())
    bring(journal, queued(journal).id, ACCEPTED)
    journal.pause(send_id, Cause.OPERATOR)
    assert journal.send(send_id).paused is None


def test_a_move_can_pause_the_rest_with_it(journal: Journal, plan: MakePlan) -> None:
    send_id = journal.add_send(plan(2), chunk_size=1)
    chunk_id = queued(journal).id
    journal.move(chunk_id, QUEUED, SUBMITTING, Cause.POST)
    said = ChunkOutcome(message="gone")
    journal.move(chunk_id, SUBMITTING, UNKNOWN, Reason.RESET, outcome=said, pause=True)
    assert (journal.send(send_id).paused, journal.send(send_id).paused_message) == ("reset", "gone")
    assert journal.next_chunk() is None
    assert journal.standing(send_id).queued


def test_cancel_takes_back_what_is_queued_and_nothing_else(journal: Journal, plan: MakePlan) -> None:
    send_id = journal.add_send(plan(5), chunk_size=2)
    done, flying = queued(journal).id, None
    bring(journal, done, ACCEPTED, ChunkOutcome(valid=(ONE, TWO), ids=(1,)))
    flying = queued(journal).id
    journal.move(flying, QUEUED, SUBMITTING, Cause.POST)
    journal.pause(send_id, Cause.OPERATOR)
    assert journal.cancel(send_id) == 1
    assert journal.cancel(send_id) == 0
    assert journal.send(send_id).counts == {
        ReceiverState.ACCEPTED: 2,
        ReceiverState.LEAVING: 2,  # its answer is still to come
        ReceiverState.CANCELLED: 1,
    }
    assert journal.send(send_id).paused is None
    assert journal.next_chunk() is None


@pytest.mark.parametrize("block", [1, 2, 3, 100])  # positions that are counted together
def test_whose_request_is_on_its_way_does_not_wait(
    journal: Journal, plan: MakePlan, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(queries, "BLOCK", block)
    send_id = journal.add_send(plan(9), chunk_size=2)
    bring(journal, queued(journal).id, ACCEPTED, ChunkOutcome(valid=(ONE, TWO)))
    journal.move(queued(journal).id, QUEUED, SUBMITTING, Cause.POST)
    told = ["accepted"] * 2 + ["leaving"] * 2 + ["planned"] * 5
    numbers = [row.e164 for row in journal.receivers(send_id)]
    assert [row.state for row in journal.receivers(send_id)] == told
    assert journal.send(send_id).counts == {ReceiverState(s): n for s, n in Counter(told).items()}
    for state in map(ReceiverState, sorted(set(told))):
        right = [number for number, at in zip(numbers, told, strict=True) if at == state]
        for offset in range(len(right) + 1):
            page = journal.receivers(send_id, offset, 2, state=state)
            assert [row.e164 for row in page] == right[offset : offset + 2]
            assert {row.state for row in page} <= {state}


def test_what_a_dead_run_left_under_way_becomes_unknown(journal: Journal, path: Path, plan: MakePlan) -> None:
    with closing(Journal(path, run="dead run")) as dead:
        send_id = dead.add_send(plan(4), chunk_size=2)
        dead.move(queued(dead).id, QUEUED, SUBMITTING, Cause.POST)
    mine = journal.add_send(plan(1))
    journal.pause(send_id, Cause.OPERATOR)
    journal.move(queued(journal).id, QUEUED, SUBMITTING, Cause.POST)
    journal.resume(send_id)
    assert journal.recover("this run") == 1
    assert journal.recover("this run") == 0
    assert states(journal, send_id) == [("unknown", "interrupted")] * 2 + [("planned", "")] * 2
    assert journal.send(send_id).paused == "interrupted"
    assert journal.send(mine).counts == {ReceiverState.LEAVING: 1}  # a live one is not touched


def test_what_an_earlier_run_left_queued_waits_for_the_operator(
    journal: Journal, path: Path, plan: MakePlan
) -> None:
    send_id = journal.add_send(plan(3))
    assert journal.recover("this run") == 0
    assert journal.send(send_id).paused == Cause.RESTARTED
    assert journal.next_chunk() is None
    journal.resume(send_id)
    assert (journal.next_chunk(), journal.next_turn(), journal.send(send_id).unasked) == (None, None, 1)
    with closing(Looks(path)) as looks:  # this may be an old journal: it is looked for first
        chunk = looks.due()
        assert chunk is not None
        looks.found_nothing(chunk.id, 10.0, 1e9)
        assert journal.next_chunk() is None  # which may list it only after a while
        looks.found_nothing(chunk.id, 10.0, 1e9 + LOOKS_APART)
    assert journal.next_chunk() is not None
    assert journal.send(send_id).unasked == 0


def test_where_it_is_sent_is_part_of_a_send(journal: Journal, plan: MakePlan) -> None:
    journal.add_send(plan(1), endpoint="ovh-eu")
    assert queued(journal).endpoint == "ovh-eu"


def test_what_an_earlier_run_left_and_cannot_be_asked_about_goes_by_the_operators_word(
    journal: Journal, path: Path, plan: MakePlan
) -> None:
    send_id = journal.add_send(plan(3))
    journal.recover("this run")
    with closing(Looks(path)) as looks:
        looks.stopped(1, Reason.NOT_GRANTED)
    assert journal.next_chunk() is None
    journal.resume(send_id)
    assert journal.next_chunk() is not None


# The trail


def test_the_trail_says_when_from_to_and_why(journal: Journal, plan: MakePlan) -> None:
    send_id = journal.add_send(plan())
    bring(journal, queued(journal).id, ACCEPTED)
    events = journal.events(send_id)
    assert [(e.seq, e.from_state, e.to_state, e.cause) for e in events] == [
        (0, "", "queued", "confirmed"),
        (0, "queued", "submitting", "test"),
        (0, "submitting", "accepted", "test"),
        (0, "planned", "unknown", "test"),  # its receivers: the answer named none
        (1, "", "unknown", "not_listed"),
    ]
    assert [(e.first, e.last, e.people) for e in events[2:4]] == [(None, None, 0), (0, 2, 3)]
    assert [event.at for event in events] == sorted(event.at for event in events)


@pytest.mark.parametrize("change", ["UPDATE event SET cause = 'other'", "DELETE FROM event"])
def test_nobody_rewrites_the_trail(journal: Journal, path: Path, plan: MakePlan, change: str) -> None:
    journal.add_send(plan())
    with closing(connect(path)) as database, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(change)


def test_the_file_itself_holds_a_receiver_once_per_send(journal: Journal, path: Path, plan: MakePlan) -> None:
    journal.add_send(plan())
    values = "send_id, 99, chunk_id, e164, '', '', 'planned', '', NULL, '', 0, 0"
    again = f"INSERT INTO receiver SELECT {values} FROM receiver LIMIT 1"
    with closing(connect(path)) as database, pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute(again)


# When it cannot be written


def test_a_move_that_cannot_be_written_is_not_made_by_half(
    journal: Journal, path: Path, plan: MakePlan
) -> None:
    send_id = journal.add_send(plan(), chunk_size=1)
    chunk_id = queued(journal).id
    journal.move(chunk_id, QUEUED, SUBMITTING, Cause.POST)
    before = (
        journal.send(send_id),
        journal.receivers(send_id),
        journal.events(send_id),
        journal.chunk(chunk_id),
    )
    with closing(connect(path)) as database:
        database.execute("CREATE TRIGGER x BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no room'); END")
        with pytest.raises(StoreProblem):
            journal.move(chunk_id, SUBMITTING, REFUSED, Reason.VALUE, pause=True)
        database.execute("DROP TRIGGER x")
    after = (
        journal.send(send_id),
        journal.receivers(send_id),
        journal.events(send_id),
        journal.chunk(chunk_id),
    )
    assert after == before
    journal.move(chunk_id, SUBMITTING, REFUSED, Reason.VALUE)
    assert journal.chunk(chunk_id).state is REFUSED


def test_a_plan_that_cannot_be_written_leaves_nothing(journal: Journal, path: Path, plan: MakePlan) -> None:
    with closing(connect(path)) as database:
        database.execute(
            "CREATE TRIGGER x BEFORE INSERT ON receiver WHEN NEW.position = 2"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
        with pytest.raises(StoreProblem):
            journal.add_send(plan(3))
        database.execute("DROP TRIGGER x")
    assert journal.sends() == ()
    assert journal.next_chunk() is None
