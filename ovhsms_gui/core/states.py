"""The states of a chunk and of a receiver, the moves they may make, and when a doubt may be settled by hand."""

from enum import StrEnum


class ChunkState(StrEnum):
    """A chunk is the unit of POST, of tag and of doubt."""

    QUEUED = "queued"
    SUBMITTING = "submitting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class ReceiverState(StrEnum):
    """What is known about one receiver's message."""

    PLANNED = "planned"
    LEAVING = "leaving"  # read only: written down as planned, in a chunk that is submitting
    SCHEDULED = "scheduled"  # OVHcloud has it, and is to send it later
    CANCELLING = "cancelling"  # the same, and it is being taken back
    ACCEPTED = "accepted"
    INVALID = "invalid"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    HELD = "held"
    DELIVERED = "delivered"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


# Whoever certainly did not get the message and could: to write to them again doubles nothing.
NOT_REACHED = frozenset(
    {ReceiverState.REFUSED, ReceiverState.FAILED, ReceiverState.EXPIRED, ReceiverState.CANCELLED}
)

_S = ReceiverState
# What may become of one receiver. A final word is never taken back: a list that comes late changes nothing.
RECEIVER_MOVES: frozenset[tuple[ReceiverState, ReceiverState]] = frozenset(
    (from_, to)
    for from_, ends in {
        _S.PLANNED: (_S.SCHEDULED, _S.ACCEPTED, _S.INVALID, _S.REFUSED, _S.UNKNOWN, _S.CANCELLED),
        _S.UNKNOWN: (_S.PLANNED, _S.SCHEDULED, _S.ACCEPTED, _S.INVALID, _S.DELIVERED, _S.FAILED, _S.EXPIRED),
        _S.ACCEPTED: (_S.HELD, _S.DELIVERED, _S.FAILED, _S.EXPIRED),
        _S.HELD: (_S.CANCELLING, _S.ACCEPTED, _S.DELIVERED, _S.FAILED, _S.EXPIRED),
        _S.SCHEDULED: (_S.CANCELLING, _S.ACCEPTED, _S.HELD, _S.DELIVERED, _S.FAILED, _S.EXPIRED),
        # Back again where it cannot be taken back.
        _S.CANCELLING: (
            _S.CANCELLED,
            _S.SCHEDULED,
            _S.HELD,
            _S.ACCEPTED,
            _S.DELIVERED,
            _S.FAILED,
            _S.EXPIRED,
        ),
    }.items()
    for to in ends
)
# Nothing more will become of these.
FINAL = frozenset(_S) - {from_ for from_, _ in RECEIVER_MOVES} - {_S.LEAVING}
# Whoever reads what became of a send has to see these first.
TROUBLES = (_S.UNKNOWN, _S.FAILED, _S.EXPIRED, _S.INVALID, _S.REFUSED)
# OVHcloud has no message for these, as far as is known.
NOT_TAKEN = frozenset({_S.INVALID, _S.REFUSED, _S.UNKNOWN, _S.CANCELLED})
# OVHcloud has these and has not sent them.
AT_OVHCLOUD = frozenset({_S.SCHEDULED, _S.HELD})
# OVHcloud has not answered for these yet.
UNSENT = frozenset({_S.PLANNED, _S.LEAVING})

# QUEUED to ACCEPTED is for what may have been taken all the same: sent again by the operator while a look under
# way finds it, or left by an earlier run (of which the journal may be an old copy); to UNKNOWN when only some of
# the latter's people are found, or when the operator takes the consent back before it was carried out.
# SUBMITTING may fall back to QUEUED only on proof that nothing was taken (not sent, 429, clock).
CHUNK_MOVES: frozenset[tuple[ChunkState, ChunkState]] = frozenset(
    {
        (ChunkState.QUEUED, ChunkState.SUBMITTING),
        (ChunkState.QUEUED, ChunkState.CANCELLED),
        (ChunkState.QUEUED, ChunkState.ACCEPTED),
        (ChunkState.QUEUED, ChunkState.UNKNOWN),
        (ChunkState.SUBMITTING, ChunkState.QUEUED),
        (ChunkState.SUBMITTING, ChunkState.ACCEPTED),
        (ChunkState.SUBMITTING, ChunkState.REFUSED),
        (ChunkState.SUBMITTING, ChunkState.UNKNOWN),
        (ChunkState.UNKNOWN, ChunkState.ACCEPTED),
        (ChunkState.UNKNOWN, ChunkState.QUEUED),
    }
)

# When OVHcloud is first asked about a chunk in this state: seconds after it came to it.
FIRST_LOOK = {ChunkState.UNKNOWN: 5.0, ChunkState.ACCEPTED: 10.0}
# "Not found" proves nothing at once: how soon OVHcloud lists what it took is not documented.
LOOKS_NEEDED, LOOKS_APART = 2, 120.0  # seconds
# An account that was never seen to list anything may be as slow as this, in seconds; one that was, and how slow it
# was, is given as many times as long.
UNTRIED, TIMES_THE_LAG, LONGEST_PATIENCE = 600.0, 3.0, 3600.0
# Of a look-up that fails for so many seconds no more is expected: the operator decides.
IN_VAIN = 3600.0
# Of what an earlier run left, so much of that has to be in this run: the last time may be long ago.
VAIN_ANEW = 300.0
# What may have been taken leaves within so many seconds after a look in vain or a consent, or is asked about once more.
CLEARED_FOR = 600.0
# Operators try for two to three days, from when it is due: seconds after which no more is expected.
GIVE_UP_AFTER = 3 * 86400.0


def patience(lag: float | None) -> float:
    """Seconds between a first and a last look in vain. `lag`: how long this account took to list what it had."""
    if lag is None:
        return UNTRIED
    return min(max(LOOKS_APART, TIMES_THE_LAG * lag), LONGEST_PATIENCE)


def missing(
    looks: int, first_look: float | None, last_look: float | None, apart: float = LOOKS_APART
) -> bool:
    """OVHcloud was asked often and long enough about an unknown chunk, and found nothing. Times in seconds."""
    if looks < LOOKS_NEEDED or first_look is None or last_look is None:
        return False
    return last_look - first_look >= max(apart, LOOKS_APART)
