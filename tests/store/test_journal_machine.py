"""Whatever happens in whatever order: one truth in counts, receivers and trail, and no doubt settled by itself."""

import os
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import CHUNK_MOVES, RECEIVER_MOVES, ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store.errors import IllegalMove
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import Cause, ChunkOutcome, Sighting

PEOPLE, SIZE = 5, 2
NUMBERS = tuple(f"+3363998{n:04d}" for n in range(PEOPLE))
SENDS, CHUNKS = st.integers(1, 2), st.integers(1, 6)
numbers = st.lists(st.sampled_from(NUMBERS), max_size=PEOPLE).map(tuple)
outcomes = st.builds(ChunkOutcome, valid=numbers, invalid=numbers, credits=st.sampled_from([None, 0.0, 1.0]))
words = st.builds(
    Sighting,
    st.sampled_from(NUMBERS),
    st.sampled_from(["accepted", "held", "delivered", "failed", "expired"]).map(ReceiverState),
    st.sampled_from(["", "ptt_23"]),
    st.integers(2**40, 2**40 + 5),
)


class JournalMachine(RuleBasedStateMachine):
    """Two sends of three chunks each, under every operation in any order."""

    @initialize()
    def begin(self) -> None:
        self.now = 1_700_000_000.0
        self.run = 0
        self.looked: dict[int, list[float]] = {}  # by chunk: looks that found nothing while it is unknown
        self.stopped: set[int] = set()  # chunks that cannot be asked about
        self.stack = ExitStack()
        self.path = Path(self.stack.enter_context(tempfile.TemporaryDirectory())) / "journal.sqlite"
        self.open()
        for hold in (0.0, 10.0):
            receivers = ReceiverList()
            receivers.add(read("\n".join(NUMBERS), "FR"))
            context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
            plan = make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)
            self.journal.add_send(plan, chunk_size=SIZE, hold=hold)

    def open(self) -> None:
        self.run += 1
        self.journal = Journal(self.path, clock=lambda: self.now, run=str(self.run))
        self.looks = Looks(self.path, clock=lambda: self.now)

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            self.looks.close()
            self.stack.close()

    def chunks(self, send_id: int) -> list[int]:
        """Those of the plan, and those that were made of people in doubt."""
        return sorted({event.chunk_id for event in self.journal.events(send_id) if event.chunk_id})

    def all_chunks(self) -> list[int]:
        return self.chunks(1) + self.chunks(2)

    def state(self, chunk_id: int) -> ChunkState:
        return self.journal.chunk(chunk_id).state

    def one_in(self, state: ChunkState, pick: int) -> int | None:
        found = [n for n in self.all_chunks() if self.state(n) is state]
        return found[pick % len(found)] if found else None

    def settled(self, chunk_id: int) -> None:
        self.looked.pop(chunk_id, None)
        self.stopped.discard(chunk_id)

    # What can happen

    @rule(seconds=st.sampled_from([1.0, 11.0, 130.0, 5000.0]))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @rule()
    def claim(self) -> None:
        chunk = self.journal.next_chunk()
        if chunk is not None:
            self.journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)

    @rule(
        pick=CHUNKS,
        to=st.sampled_from(["accepted", "refused", "unknown", "queued"]).map(ChunkState),
        outcome=outcomes,
        pause=st.booleans(),
        retry=st.sampled_from([None, 5.0]),
    )
    def answer(
        self, pick: int, to: ChunkState, outcome: ChunkOutcome, pause: bool, retry: float | None
    ) -> None:
        chunk_id = self.one_in(ChunkState.SUBMITTING, pick)
        if chunk_id is not None:
            self.journal.move(
                chunk_id,
                ChunkState.SUBMITTING,
                to,
                Reason.BAD_ANSWER,
                outcome=outcome,
                pause=pause,
                retry_in=retry,
            )
            self.settled(chunk_id)

    @rule(chunk_id=CHUNKS, from_=st.sampled_from(ChunkState), to=st.sampled_from(ChunkState))
    def force(self, chunk_id: int, from_: ChunkState, to: ChunkState) -> None:
        """A fault of the caller's: what the rules do not know never happens."""
        before = self.state(chunk_id)
        if (from_, to) in CHUNK_MOVES and from_ is before:
            return
        with pytest.raises(IllegalMove):
            self.journal.move(chunk_id, from_, to, "force")

    @rule(pick=CHUNKS)
    def doubt_settled_by_a_program(self, pick: int) -> None:
        """Not before OVHcloud was asked twice, two minutes apart, or cannot be asked."""
        chunk_id = self.one_in(ChunkState.UNKNOWN, pick)
        if chunk_id is not None and not self.may_send_again(chunk_id):
            with pytest.raises(IllegalMove):
                self.journal.move(chunk_id, ChunkState.UNKNOWN, ChunkState.QUEUED, Cause.CONSENT)

    def may_send_again(self, chunk_id: int) -> bool:
        times = self.looked.get(chunk_id, [])
        return chunk_id in self.stopped or (len(times) >= 2 and times[-1] - times[0] >= 120)

    @rule(outcome=outcomes, ending=st.sampled_from(["nothing", "found", "stopped", "later"]))
    def look(self, outcome: ChunkOutcome, ending: str) -> None:
        chunk = self.looks.due()
        if chunk is None:
            return
        self.stopped.discard(chunk.id)  # that it could not be asked counts until there is another answer
        if ending == "later":
            self.looks.put_off(chunk.id, 60.0)
        elif chunk.state is ChunkState.ACCEPTED:
            return
        elif ending == "nothing":
            self.looks.found_nothing(chunk.id, 30.0)
            if chunk.state is ChunkState.UNKNOWN:
                self.looked.setdefault(chunk.id, []).append(self.now)
        elif ending == "found":
            self.looks.found(chunk.id, outcome, Cause.FOUND)
            self.settled(chunk.id)
        else:
            self.looks.stopped(chunk.id, Reason.NOT_GRANTED)
            if chunk.state is ChunkState.UNKNOWN:
                self.stopped.add(chunk.id)

    @rule(pick=CHUNKS, said=st.lists(words, max_size=4))
    def report(self, pick: int, said: list[Sighting]) -> None:
        chunk_id = self.one_in(ChunkState.ACCEPTED, pick)
        if chunk_id is not None:
            self.looks.report(self.journal.chunk(chunk_id), said, 60.0)

    @rule(send_id=SENDS)
    def send_again(self, send_id: int) -> None:
        mine = self.chunks(send_id)
        unknown = {n for n in mine if self.state(n) is ChunkState.UNKNOWN}
        allowed = {n for n in unknown if self.may_send_again(n)}
        self.journal.send_again(send_id)
        assert {n for n in unknown if self.state(n) is ChunkState.QUEUED} == allowed
        for chunk_id in allowed:
            self.settled(chunk_id)

    @rule(send_id=SENDS)
    def leave(self, send_id: int) -> None:
        for chunk_id in self.chunks(send_id):
            self.stopped.discard(chunk_id)  # to let it be is no reason to send it again
        self.journal.leave(send_id)

    @rule(send_id=SENDS)
    def wake(self, send_id: int) -> None:
        self.looks.wake(send_id)

    @rule(send_id=SENDS)
    def cancel(self, send_id: int) -> None:
        left = {n for n in self.chunks(send_id) if self.journal.chunk(n).unasked}
        self.journal.cancel(send_id)
        assert {
            n for n in self.chunks(send_id) if self.state(n) is ChunkState.QUEUED
        } <= left  # to be asked about
        turn = self.journal.next_chunk()
        assert turn is None or turn.send_id != send_id

    @rule(send_id=SENDS, cause=st.sampled_from([Cause.OPERATOR, Cause.SLEPT]))
    def pause(self, send_id: int, cause: Cause) -> None:
        self.journal.pause(send_id, cause)

    @rule(send_id=SENDS)
    def resume(self, send_id: int) -> None:
        self.journal.resume(send_id)

    @precondition(lambda self: self.run < 4)
    @rule()
    def killed_and_started_again(self) -> None:
        under_way = {n for n in self.all_chunks() if self.state(n) is ChunkState.SUBMITTING}
        self.journal.close()
        self.looks.close()
        self.open()
        assert self.journal.recover(str(self.run)) == len(under_way)
        assert all(self.state(n) is ChunkState.UNKNOWN for n in under_way)
        assert self.journal.next_chunk() is None  # nothing leaves without a word
        self.stopped.clear()  # each start asks anew
        self.looked.clear()
        for chunk_id in under_way:
            self.settled(chunk_id)

    # What always holds

    @invariant()
    def one_truth(self) -> None:
        if not hasattr(self, "journal"):
            return
        for send_id in (1, 2):
            send, rows = self.journal.send(send_id), self.journal.receivers(send_id)
            assert Counter(row.state for row in rows) == send.counts
            chunks = dict.fromkeys(self.chunks(send_id), "")
            people = dict.fromkeys(range(PEOPLE), "planned")
            paused = "running"
            for event in self.journal.events(send_id):
                if event.first is not None and event.last is not None:
                    for position in range(event.first, event.last + 1):
                        assert people[position] == event.from_state
                        move = ReceiverState(event.from_state), ReceiverState(event.to_state)
                        assert move in RECEIVER_MOVES
                        people[position] = event.to_state
                elif event.chunk_id is not None:
                    assert chunks[event.chunk_id] == event.from_state
                    chunks[event.chunk_id] = event.to_state
                else:
                    assert paused == event.from_state
                    paused = event.to_state
            assert chunks == {chunk_id: self.state(chunk_id) for chunk_id in chunks}
            leaving = {
                NUMBERS.index(number)
                for chunk_id, state in chunks.items()
                if state == "submitting"
                for number in self.journal.chunk(chunk_id).receivers
            }
            told = {n: "leaving" if n in leaving else state for n, state in people.items()}
            assert told == {place: row.state for place, row in enumerate(rows)}
            assert (paused == "paused") == (send.paused is not None)

    @invariant()
    def nobody_is_in_two_accepted_chunks(self) -> None:
        if not hasattr(self, "journal"):
            return
        for send_id in (1, 2):
            held = [
                number
                for chunk_id in self.chunks(send_id)
                for number in self.journal.chunk(chunk_id).receivers
            ]
            assert sorted(held) == sorted(NUMBERS)

    @invariant()
    def doubts_are_asked_about_or_somebody_said_no(self) -> None:
        if not hasattr(self, "journal"):
            return
        for send_id in (1, 2):
            doubt = self.journal.send(send_id).doubt
            mine = {n for n in self.chunks(send_id) if self.state(n) is ChunkState.UNKNOWN}
            assert (doubt is not None) == bool(mine)
            if doubt is not None:
                assert doubt.next_look is not None or doubt.stopped
                assert doubt.may_send_again == any(map(self.may_send_again, mine))


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(
    max_examples=int(os.environ.get("OVHSMS_EXAMPLES", "25")), stateful_step_count=50, deadline=None
)
