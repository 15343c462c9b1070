"""A scheduled send is changed, again and again, whatever happens: nobody has two messages, nobody waits for nothing."""

import os
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ovhsms_gui.core.draft import Draft, Replaced
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import AT_OVHCLOUD, NOT_REACHED, ChunkState, ReceiverState
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.recalls import Recalls
from ovhsms_gui.store.rows import Cause, ChunkOutcome, ChunkRow, Sighting

NUMBERS = tuple(f"+3363998{n:04d}" for n in range(5))
SIZE, HOLD, MOST = 2, 10.0, 4
people = st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=5, unique=True).map(tuple)
picks = st.integers(0, 20)


class ReplacingMachine(RuleBasedStateMachine):
    """A line of sends, under every operation in any order, beside the truth of what OVHcloud has."""

    @initialize(first=people)
    def begin(self, first: tuple[str, ...]) -> None:
        self.now, self.run, self.ids = 1_700_000_000.0, 0, 2**40
        self.due = Due(self.now + 1e6)
        self.has: dict[tuple[int, str], str] = {}  # by send and number: "waits" or "left" at OVHcloud
        self.stack = ExitStack()
        self.path = Path(self.stack.enter_context(tempfile.TemporaryDirectory())) / "journal.sqlite"
        self.open()
        self.sends = 0
        self.add(first, None)

    def open(self) -> None:
        self.run += 1
        self.journal = Journal(self.path, clock=lambda: self.now, run=str(self.run))
        self.looks = Looks(self.path, clock=lambda: self.now)
        self.recalls = Recalls(self.path, clock=lambda: self.now)

    def shut(self) -> None:
        for store in (self.journal, self.looks, self.recalls):
            store.close()

    def teardown(self) -> None:
        if hasattr(self, "sends"):
            self.shut()
            self.stack.close()

    def add(self, numbers: tuple[str, ...], replaces: int | None) -> None:
        receivers = ReceiverList()
        receivers.add(read("\n".join(numbers), "FR"))
        context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
        old = None if replaces is None else Replaced(replaces, self.due)
        draft = Draft(f"Bonjour {self.sends}", Terms("MARTIN", due=self.due), replaces=old)
        self.sends = self.journal.add_send(make_plan(receivers.snapshot(), draft, context), SIZE, hold=HOLD)

    def one(self, pick: int, *states: ChunkState) -> ChunkRow | None:
        chunks = {
            event.chunk_id
            for send_id in range(1, self.sends + 1)
            for event in self.journal.events(send_id)
            if event.chunk_id
        }
        found = [chunk for n in sorted(chunks) if (chunk := self.journal.chunk(n)).state in states]
        return found[pick % len(found)] if found else None

    # ---- what can happen ---------------------------------------------------------------------------

    @rule(seconds=st.sampled_from([1.0, 11.0, 130.0]))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @precondition(lambda self: self.sends < MOST)
    @rule(numbers=people, pick=picks)
    def change(self, numbers: tuple[str, ...], pick: int) -> None:
        self.add(numbers, pick % self.sends + 1)

    @rule(taken=st.booleans(), said=st.booleans(), late=st.booleans())
    def post(self, taken: bool, said: bool, late: bool) -> None:
        """A POST that OVHcloud takes or not, and whose answer comes or not."""
        chunk = self.journal.next_chunk()
        if chunk is None:
            return
        self.journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
        if taken:
            for number in chunk.receivers:
                assert (chunk.send_id, number) not in self.has
                self.has[chunk.send_id, number] = "waits"
        if not said:
            to, cause = (ChunkState.SUBMITTING, "") if late else (ChunkState.UNKNOWN, Reason.RESET)
            outcome = ChunkOutcome()
        elif taken:
            to, cause = ChunkState.ACCEPTED, str(Cause.ANSWERED)
            ids = tuple(range(self.ids, self.ids + len(chunk.receivers)))
            self.ids += len(ids)
            outcome = ChunkOutcome(valid=chunk.receivers, ids=ids)
        else:
            to, cause, outcome = ChunkState.REFUSED, Reason.CREDITS, ChunkOutcome()
        if to is not ChunkState.SUBMITTING:
            self.journal.move(chunk.id, ChunkState.SUBMITTING, to, cause, outcome=outcome)

    @rule(pick=picks)
    def answer(self, pick: int) -> None:
        """One that comes late."""
        chunk = self.one(pick, ChunkState.SUBMITTING)
        if chunk is None:
            return
        if any((chunk.send_id, number) in self.has for number in chunk.receivers):
            said = ChunkOutcome(valid=chunk.receivers, ids=(self.ids,))
            self.ids += 1
            self.journal.move(
                chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said
            )
        else:
            self.journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.QUEUED, Reason.RATE)

    @rule(pick=picks)
    def leaves(self, pick: int) -> None:
        """OVHcloud sends something, at its time or before."""
        waiting = sorted(key for key, state in self.has.items() if state == "waits")
        if waiting:
            self.has[waiting[pick % len(waiting)]] = "left"

    @rule()
    def look(self) -> None:
        chunk = self.looks.due()
        if chunk is None:
            return
        found = [n for n in chunk.receivers if (chunk.send_id, n) in self.has]
        if chunk.state is ChunkState.ACCEPTED:
            left = [n for n in found if self.has[chunk.send_id, n] == "left"]
            words = [Sighting(n, ReceiverState.DELIVERED, ovh_id=self.ids + i) for i, n in enumerate(left)]
            self.ids += len(left)
            self.looks.report(chunk, words, 60.0)
        elif found:
            self.looks.found(chunk.id, ChunkOutcome(valid=tuple(found), ids=(self.ids,)), Cause.FOUND)
            self.ids += 1
        else:
            self.looks.found_nothing(chunk.id, 30.0)

    @rule()
    def begin_to_replace(self) -> None:
        for one in self.recalls.to_begin():
            if not one.seconds:
                assert self.recalls.begin(one.send_id)

    @rule(how=st.sampled_from(["proof", "proof", "proof", Cause.NOT_RECALLED, Cause.NAMELESS]))
    def take_back(self, how: str) -> None:
        chunk = self.recalls.next()
        if chunk is None:
            return
        gone, left = {}, []
        for number in self.recalls.ids(chunk.id):
            if self.has.get((chunk.send_id, number)) == "left":
                left.append(Sighting(number, ReceiverState.ACCEPTED))
            else:
                gone[number] = Cause.RECALLED
        if how == "proof":
            for number in gone:
                self.has.pop((chunk.send_id, number), None)
            self.recalls.settle(chunk.id, gone, left)
        else:
            kept = {number: (ReceiverState.SCHEDULED, Cause(how)) for number in gone}
            self.recalls.settle(chunk.id, {}, left, kept)

    @rule(pick=picks)
    def cancel(self, pick: int) -> None:
        self.journal.cancel(pick % self.sends + 1)

    @rule(pick=picks)
    def recall(self, pick: int) -> None:
        self.journal.cancel(pick % self.sends + 1)
        self.recalls.ask(pick % self.sends + 1)

    @rule(pick=picks)
    def pause(self, pick: int) -> None:
        self.journal.pause(pick % self.sends + 1, Cause.OPERATOR)

    @rule(pick=picks)
    def resume(self, pick: int) -> None:
        self.journal.resume(pick % self.sends + 1)

    @rule(pick=picks)
    def send_again(self, pick: int) -> None:
        self.journal.send_again(pick % self.sends + 1)

    @rule(pick=picks)
    def leave(self, pick: int) -> None:
        self.journal.leave(pick % self.sends + 1)

    @precondition(lambda self: self.run < 3)
    @rule()
    def killed_and_started_again(self) -> None:
        self.shut()
        self.open()
        self.journal.recover(str(self.run))
        assert self.journal.next_chunk() is None

    # ---- what always holds -------------------------------------------------------------------------

    @invariant()
    def nobody_has_two(self) -> None:
        if hasattr(self, "sends"):
            assert set(Counter(number for _, number in self.has).values()) <= {1}

    @invariant()
    def who_waits_waits_for_something_and_is_told_of(self) -> None:
        if not hasattr(self, "sends"):
            return
        rows = {n: self.journal.receivers(n) for n in range(1, self.sends + 1)}
        for send_id, all_ in rows.items():
            send = self.journal.send(send_id)
            assert Counter(row.state for row in all_) == send.counts
            assert (send.replaces is None) == (send_id == 1)
            if not (send.begun and send.awaiting) or send.unasked:
                continue
            open_ = {
                row.e164
                for n, others in rows.items()
                for row in others
                if n < send_id and row.state not in NOT_REACHED | {ReceiverState.INVALID}
            }
            mine = {row.e164 for row in all_ if row.state is ReceiverState.PLANNED}
            assert len(mine & open_) >= send.awaiting

    @invariant()
    def who_keeps_the_earlier_one_has_it_or_may(self) -> None:
        if not hasattr(self, "sends"):
            return
        may = AT_OVHCLOUD | {ReceiverState.ACCEPTED, ReceiverState.DELIVERED, ReceiverState.UNKNOWN}
        rows = {n: {row.e164: row for row in self.journal.receivers(n)} for n in range(1, self.sends + 1)}
        for send_id, mine in rows.items():
            for number, row in mine.items():
                if row.reason == Cause.STAYS:
                    earlier = [rows[n][number].state for n in range(1, send_id) if number in rows[n]]
                    # Later it may have been cancelled by a word of its own.
                    assert {*may, ReceiverState.CANCELLING, ReceiverState.CANCELLED} & set(earlier)


TestReplacingMachine = ReplacingMachine.TestCase
TestReplacingMachine.settings = settings(
    max_examples=int(os.environ.get("OVHSMS_EXAMPLES", "25")), stateful_step_count=60, deadline=None
)
