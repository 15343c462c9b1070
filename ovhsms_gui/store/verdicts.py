"""What a chunk's new state, and the answer behind it, mean for each of its receivers."""

from collections.abc import Callable, Collection
from typing import TypeAlias

from ovhsms_gui.core.addressees import Addressees
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.store.rows import Cause, ChunkOutcome

Verdict: TypeAlias = tuple[ReceiverState, str]  # and the reason, unless all is well

_WITHOUT_LISTS = {
    ChunkState.QUEUED: ReceiverState.PLANNED,
    ChunkState.SUBMITTING: ReceiverState.PLANNED,
    ChunkState.CANCELLED: ReceiverState.CANCELLED,
    ChunkState.REFUSED: ReceiverState.REFUSED,
    ChunkState.UNKNOWN: ReceiverState.UNKNOWN,
    ChunkState.ACCEPTED: ReceiverState.UNKNOWN,  # somebody whom the answer does not name
}


def verdicts(
    to: ChunkState,
    cause: str,
    said: ChunkOutcome,
    receivers: Collection[str],
    taken: ReceiverState = ReceiverState.ACCEPTED,
) -> Callable[[str], Verdict]:
    """Make the function from a receiver's number to its state and reason. `taken`: the state of what was taken."""
    who = Addressees(receivers).find
    valid, invalid = set(map(who, said.valid)), set(map(who, said.invalid))
    otherwise: Verdict = _WITHOUT_LISTS[to], _reason(to, cause)
    if to is ChunkState.ACCEPTED and cause == Cause.ANSWERED and _took_all(said, receivers):
        otherwise = taken, ""

    def verdict(number: str) -> Verdict:
        match number in valid, number in invalid:
            case True, False if to is ChunkState.ACCEPTED:
                return taken, ""
            case False, True if to in {ChunkState.ACCEPTED, ChunkState.REFUSED}:
                return ReceiverState.INVALID, Reason.INVALID_RECEIVERS
        return otherwise

    return verdict


def _took_all(said: ChunkOutcome, receivers: Collection[str]) -> bool:
    """An answer has an id for each of them and refuses nobody: they were taken, however their numbers are written.

    Not where it names fewer, somebody twice, or somebody else.
    """
    people = Addressees(receivers)
    named = [number for number in map(people.find, said.valid) if number is not None]
    others = (raw for raw in said.valid if people.find(raw) is None)
    return (
        len(set(said.ids)) == len(receivers)
        and not said.invalid
        and len(said.valid) in {0, len(receivers)}
        and len(set(named)) == len(named)
        and all(map(people.may_mean, others))
    )


def _reason(to: ChunkState, cause: str) -> str:
    if to is ChunkState.ACCEPTED:
        return Cause.NOT_LISTED
    told = to in {ChunkState.REFUSED, ChunkState.UNKNOWN} or cause in {Cause.STAYS, Cause.OPTED_OUT}
    return cause if told else ""
