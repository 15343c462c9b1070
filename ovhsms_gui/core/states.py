"""The states of a chunk and of a receiver, and the moves a chunk may make."""

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

# SUBMITTING may fall back to QUEUED only on proof that nothing was taken (not sent, 429, clock).
CHUNK_MOVES: frozenset[tuple[ChunkState, ChunkState]] = frozenset(
    {
        (ChunkState.QUEUED, ChunkState.SUBMITTING),
        (ChunkState.QUEUED, ChunkState.CANCELLED),
        (ChunkState.SUBMITTING, ChunkState.QUEUED),
        (ChunkState.SUBMITTING, ChunkState.ACCEPTED),
        (ChunkState.SUBMITTING, ChunkState.REFUSED),
        (ChunkState.SUBMITTING, ChunkState.UNKNOWN),
        (ChunkState.UNKNOWN, ChunkState.ACCEPTED),
        (ChunkState.UNKNOWN, ChunkState.QUEUED),
    }
)
