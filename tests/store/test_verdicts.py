"""What an answer says of each person of a chunk."""

import pytest

from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.store.rows import Cause, ChunkOutcome
from ovhsms_gui.store.verdicts import verdicts

A, B, C = NUMBERS = tuple(f"+3363998{n:04d}" for n in range(3))
MASKED = ("+3363998****",) * 3


def states(said: ChunkOutcome, cause: str = Cause.ANSWERED) -> list[str]:
    verdict = verdicts(ChunkState.ACCEPTED, cause, said, NUMBERS)
    return [str(verdict(number)[0]) for number in NUMBERS]


@pytest.mark.parametrize("valid", [NUMBERS, MASKED, (A, *MASKED[1:]), (), ("639980000", "", "…")])
def test_an_id_for_each_and_nobody_refused_is_an_answer_for_all(valid: tuple[str, ...]) -> None:
    assert states(ChunkOutcome(valid=valid, ids=(1, 2, 3))) == [ReceiverState.ACCEPTED] * 3


@pytest.mark.parametrize(
    "said",
    [
        ChunkOutcome(valid=MASKED, ids=(1, 2)),
        ChunkOutcome(valid=MASKED, ids=(1, 2, 2)),
        ChunkOutcome(valid=MASKED, ids=(1, 2, 3, 4)),
        ChunkOutcome(valid=MASKED[:2], invalid=MASKED[:1], ids=(1, 2, 3)),
        ChunkOutcome(valid=(MASKED[0], "+33639989999", "+33639989998"), ids=(1, 2, 3)),  # strangers
    ],
)
def test_any_other_leaves_in_doubt_whom_it_does_not_name(said: ChunkOutcome) -> None:
    assert states(said) == [ReceiverState.UNKNOWN] * 3


@pytest.mark.parametrize("valid", [(A, A, B), (A, B)])
def test_nor_does_one_that_names_fewer_speak_for_the_others(valid: tuple[str, ...]) -> None:
    assert states(ChunkOutcome(valid=valid, ids=(1, 2, 3))) == [ReceiverState.ACCEPTED] * 2 + [
        ReceiverState.UNKNOWN
    ]


def test_what_is_found_in_lists_is_whose_it_is() -> None:
    """Somebody may have three of them."""
    said = ChunkOutcome(valid=(A,), ids=(1, 2, 3))
    assert states(said, Cause.FOUND) == [ReceiverState.ACCEPTED] + [ReceiverState.UNKNOWN] * 2
    assert states(ChunkOutcome(invalid=NUMBERS, ids=(1, 2, 3))) == [ReceiverState.INVALID] * 3
