"""What an answer billed is shown once for each person, into however many parts its chunk comes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.rows import Cause, ChunkOutcome, Sighting

from .conftest import MakePlan

NUMBERS = tuple(f"+3363998{n:04d}" for n in range(6))
QUEUED, SUBMITTING, UNKNOWN = ChunkState.QUEUED, ChunkState.SUBMITTING, ChunkState.UNKNOWN
IDS = tuple(range(1, 7))


class Desk:
    """A send of six: the answer has an id and a credit for each, and names two. The other four are chunk 2."""

    def __init__(self, path: Path, plan: MakePlan) -> None:
        self.now, self.path, self.plan = 1_780_000_000.0, path, plan
        self.journal = Journal(path, clock=lambda: self.now)
        self.looks = Looks(path, clock=lambda: self.now)
        self.id = self.journal.add_send(plan(6))
        self.post(1, ChunkState.ACCEPTED, ChunkOutcome(valid=NUMBERS[:2], ids=IDS, credits=6.0))

    def post(self, chunk_id: int, to: ChunkState, said: ChunkOutcome | None = None) -> None:
        self.journal.move(chunk_id, QUEUED, SUBMITTING, Cause.POST)
        self.journal.move(chunk_id, SUBMITTING, to, Reason.RESET, outcome=said)

    def look_in_vain(self, chunk_id: int, *listed: str) -> None:
        found = {number: Sighting(number, ReceiverState.UNKNOWN, Cause.ALIKE) for number in listed}
        self.looks.found_nothing(chunk_id, 60.0)
        self.now += 120.0
        self.looks.found_nothing(chunk_id, 60.0, listed=found)

    def opt_out(self, number: str) -> None:
        with closing(OptOuts(self.path)) as optouts:
            optouts.add([number])

    def prices(self) -> dict[tuple[str, ...], float | None]:
        """Of each part but the first, by its people."""
        parts = {e.chunk_id for e in self.journal.events(self.id) if e.chunk_id} - {1}
        chunks = [self.journal.chunk(part) for part in sorted(parts)]
        return {tuple(n[-1] for n in chunk.receivers): chunk.outcome.credits for chunk in chunks}


@pytest.fixture
def desk(tmp_path: Path, plan: MakePlan) -> Iterator[Desk]:
    desk = Desk(tmp_path / "journal.sqlite", plan)
    with closing(desk.journal), closing(desk.looks):
        yield desk


def test_whom_an_answer_does_not_name_have_their_part(desk: Desk) -> None:
    assert desk.prices() == {("2", "3", "4", "5"): 4.0}


def test_of_a_part_each_part_has_its_own(desk: Desk) -> None:
    desk.look_in_vain(2, NUMBERS[2])
    desk.opt_out(NUMBERS[3])
    assert desk.journal.send_again(desk.id) == 2
    assert desk.prices() == {("4", "5"): 2.0, ("2",): 1.0, ("3",): 1.0}
    desk.opt_out(NUMBERS[4])
    desk.journal.leave_out(2)
    assert desk.prices() == {("5",): 1.0, ("2",): 1.0, ("3",): 1.0, ("4",): 1.0}


def test_a_part_that_is_to_go_again_comes_into_parts_of_its_own(desk: Desk) -> None:
    desk.look_in_vain(2)
    assert desk.journal.send_again(desk.id) == 4
    for number in NUMBERS[2:4]:  # the second is of what the first left, then of its own
        desk.opt_out(number)
        desk.journal.leave_out(2)
    assert desk.prices() == {("4", "5"): 2.0, ("2",): 1.0, ("3",): 1.0}


def test_who_was_erased_and_who_is_looked_for_share_what_was_billed_for_either(desk: Desk) -> None:
    send_id = desk.journal.add_send(desk.plan(3))
    queued = desk.journal.next_chunk()
    assert queued is not None
    chunk = queued.id
    desk.journal.move(chunk, QUEUED, SUBMITTING, Cause.POST)
    desk.journal.move(chunk, SUBMITTING, UNKNOWN, Reason.RESET)
    for doubted in (desk.id, send_id):
        desk.journal.leave(doubted)
    with closing(Eraser(desk.path)) as eraser:
        assert eraser.erase(NUMBERS[2:3])
    said = ChunkOutcome(valid=NUMBERS[:1], ids=(11, 12), credits=2.0)
    desk.looks.found(chunk, said, Cause.FOUND)
    parts = {event.chunk_id for event in desk.journal.events(send_id) if event.chunk_id} - {chunk}
    assert [desk.journal.chunk(part).outcome.credits for part in sorted(parts)] == [0.5, 0.5]


def test_of_a_part_of_which_some_are_found_the_rest_has_its_own(desk: Desk) -> None:
    said = ChunkOutcome(valid=NUMBERS[2:4], ids=IDS[2:4], credits=0.0)
    desk.looks.found(2, said, Cause.FOUND)
    assert desk.prices() == {("2", "3"): 2.0, ("4", "5"): 2.0}
    assert [row.credits for row in desk.journal.receivers(desk.id)] == [1.0] * 4 + [None] * 2


def test_sent_again_what_is_billed_then_comes_on_top(desk: Desk) -> None:
    desk.look_in_vain(2, NUMBERS[2])
    desk.journal.send_again(desk.id)
    said = ChunkOutcome(valid=NUMBERS[3:], ids=(7, 8, 9), credits=3.0)
    desk.post(2, ChunkState.ACCEPTED, said)
    assert desk.prices() == {("3", "4", "5"): 6.0, ("2",): 1.0}
    assert desk.journal.send(desk.id).billed == 9.0


def test_what_is_found_of_a_part_that_was_to_go_again_is_not_billed_twice(desk: Desk) -> None:
    desk.look_in_vain(2)
    desk.journal.send_again(desk.id)
    desk.opt_out(NUMBERS[2])
    desk.journal.leave_out(2)
    [part] = [
        e.chunk_id for e in desk.journal.events(desk.id) if e.cause == Cause.OPTED_OUT and e.from_state == ""
    ]
    assert part is not None
    new = {3} - set(desk.journal.chunk(part).outcome.ids)  # as who looks tells what is billed already
    desk.looks.found(part, ChunkOutcome(valid=(NUMBERS[2],), ids=(3,), credits=float(len(new))), Cause.FOUND)
    assert [row.credits for row in desk.journal.receivers(desk.id)][:3] == [1.0] * 3
    assert desk.journal.send(desk.id).billed == 6.0
