"""Any walk of any length: the counts, the receivers and the trail always tell the same story."""

import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import CHUNK_MOVES, ChunkState
from ovhsms_gui.store.errors import IllegalMove
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import ChunkOutcome

PEOPLE, SIZE = 5, 2
NUMBERS = tuple(f"+3363998{n:04d}" for n in range(PEOPLE))

numbers = st.lists(st.sampled_from(NUMBERS), max_size=PEOPLE).map(tuple)
outcomes = st.builds(ChunkOutcome, valid=numbers, invalid=numbers, credits=st.sampled_from([None, 0.0, 1.0]))
moves = st.tuples(
    st.sampled_from([1, 2, 3]),
    st.sampled_from(ChunkState),
    st.sampled_from(ChunkState),
    outcomes,
    st.booleans(),
)
# Mostly what the rules allow: a walk of random pairs would hardly leave the start.
legal = st.tuples(
    st.sampled_from([1, 2, 3]), st.sampled_from(sorted(CHUNK_MOVES)), outcomes, st.booleans()
).map(lambda step: (step[0], *step[1], *step[2:]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(st.one_of(legal, legal, moves), max_size=30))
def test_every_walk_is_told_the_same_by_counts_receivers_and_trail(
    plan: Callable[..., Plan], walk: list[tuple[int, ChunkState, ChunkState, ChunkOutcome, bool]]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Journal(Path(folder) / "journal.sqlite")) as journal,
    ):
        send_id = journal.add_send(plan(PEOPLE), chunk_size=SIZE)
        state = dict.fromkeys([1, 2, 3], ChunkState.QUEUED)
        for chunk_id, from_, to, outcome, pause in walk:
            fits = (from_, to) in CHUNK_MOVES and state[chunk_id] is from_
            try:
                journal.move(chunk_id, from_, to, "walk", outcome=outcome, pause=pause)
            except IllegalMove:
                assert not fits
            else:
                assert fits
                state[chunk_id] = to

            rows = journal.receivers(send_id)
            assert Counter(row.state for row in rows) == journal.send(send_id).counts
            assert {chunk_id: journal.chunk(chunk_id).state for chunk_id in state} == state
        replayed = {event.chunk_id: event.to_state for event in journal.events(send_id) if event.chunk_id}
        assert replayed == state
