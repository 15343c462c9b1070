"""What OVHcloud is asked about chunks that it has, or may have, taken: when, and what it said."""

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from ovhsms_gui.core.states import FINAL, FIRST_LOOK, RECEIVER_MOVES, ChunkState, ReceiverState
from ovhsms_gui.store import queries
from ovhsms_gui.store.database import connect, writing
from ovhsms_gui.store.errors import translated
from ovhsms_gui.store.moves import Moves, ReceiverMove
from ovhsms_gui.store.rows import Cause, ChunkOutcome, ChunkRow, Sighting

# A look takes its time: meanwhile the operator may have settled the chunk, and then it is not asked about.
_ASKED = (
    f"look_stopped <> '{Cause.LEFT}' AND state IN ({', '.join(repr(str(state)) for state in FIRST_LOOK)})"
)
_DAYS = 4 * 86400.0  # for as long a message may be pending at OVHcloud


class Looks:
    """One connection: open one per thread. Every method may raise `StoreProblem`."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970."""
        self._clock = clock
        self._db = connect(path)
        self._moves = Moves(self._db, clock, "")

    def close(self) -> None:
        """Give the file back."""
        with translated():
            self._db.close()

    def due(self) -> ChunkRow | None:
        """Find a chunk that it is time to ask about: doubts first, then who has waited longest."""
        return queries.chunk(
            self._db,
            "next_look <= ? ORDER BY state <> ?, next_look, chunk.id",
            self._clock(),
            ChunkState.UNKNOWN,
        )

    def next_in(self) -> float | None:
        """Seconds until it is time to ask about some chunk; None when there is nothing to ask."""
        [row] = queries.select(self._db, "SELECT min(next_look) AS at FROM chunk WHERE next_look IS NOT NULL")
        return None if row["at"] is None else max(0.0, float(row["at"]) - self._clock())

    def wake(self, send_id: int) -> None:
        """Ask about all of a send that may still change, at the next occasion, whatever stopped it before."""
        still = ", ".join("?" * len(_OPEN))
        with writing(self._db):
            self._db.execute(
                "UPDATE chunk SET next_look = 0, look_stopped = '' WHERE send_id = ? AND (state = ?"  # noqa: S608
                " OR state = ? AND EXISTS (SELECT 1 FROM receiver WHERE receiver.send_id = chunk.send_id AND"
                f" position BETWEEN chunk.first AND chunk.first + size - 1 AND receiver.state IN ({still})))",
                (send_id, ChunkState.UNKNOWN, ChunkState.ACCEPTED, *_OPEN),
            )

    def put_off(self, chunk_id: int, seconds: float | None) -> None:
        """Ask later; None: no more."""
        with writing(self._db):
            self._next(chunk_id, seconds)

    def found_nothing(self, chunk_id: int, next_in: float | None, at: float | None = None) -> None:
        """OVHcloud answered, and lists nothing of an unknown chunk. `at`: when, by its clock if that is known."""
        now = self._clock() if at is None else at
        with writing(self._db):
            self._db.execute(
                "UPDATE chunk SET looks = looks + 1, first_look = coalesce(first_look, ?), last_look = ?,"
                " look_stopped = '' WHERE id = ? AND state = ? AND look_stopped <> ?",
                (now, now, chunk_id, ChunkState.UNKNOWN, Cause.LEFT),
            )
            self._next(chunk_id, next_in)
            self._still_unknown(chunk_id, Cause.NOT_FOUND)

    def stopped(self, chunk_id: int, reason: str) -> None:
        """OVHcloud does not let these keys ask."""
        with writing(self._db):
            self._next(chunk_id, None)
            self._db.execute(
                f"UPDATE chunk SET look_stopped = ? WHERE id = ? AND {_ASKED}",  # noqa: S608 - our own condition
                (reason, chunk_id),
            )
            self._still_unknown(chunk_id, reason)

    def found(self, chunk_id: int, outcome: ChunkOutcome, cause: str) -> None:
        """OVHcloud has an unknown chunk: it was taken. One that was to be sent again is not.

        Raises `IllegalMove` if it is neither unknown nor waiting to be sent again.
        """
        with writing(self._db):
            [row] = queries.select(self._db, "SELECT state FROM chunk WHERE id = ?", chunk_id)
            again = row["state"] == ChunkState.QUEUED
            from_ = ChunkState.QUEUED if again else ChunkState.UNKNOWN
            self._moves.chunk(chunk_id, from_, ChunkState.ACCEPTED, cause, outcome)

    def report(self, chunk: ChunkRow, sightings: Iterable[Sighting], next_in: float | None) -> int:
        """What OVHcloud says of single messages of an accepted chunk. Returns how many receivers still wait.

        A word that would take back a final one is not heard. Without anybody waiting nothing more is asked.
        """
        by_number = {sighting.number: sighting for sighting in sightings}
        moves, waiting = [], 0
        with writing(self._db):
            for row in self._receivers(chunk.id):
                now, seen = ReceiverState(row["state"]), by_number.get(row["e164"])
                to, reason, ovh_id = now, row["reason"], row["ovh_id"]
                if seen and (seen.state is now or (now, seen.state) in RECEIVER_MOVES):
                    to, reason, ovh_id = seen.state, seen.reason, seen.ovh_id or ovh_id
                if (to, reason, ovh_id) != (now, row["reason"], row["ovh_id"]):
                    moves.append(ReceiverMove(row["position"], now, to, reason, ovh_id))
                waiting += to not in FINAL
            self._moves.receivers(chunk.send_id, chunk.id, moves, Cause.REPORT)
            self._next(chunk.id, next_in if waiting else None)
        return waiting

    def done(self, chunk_id: int) -> frozenset[int]:
        """Ids of messages of this chunk of which nothing more is to come."""
        rows = self._receivers(chunk_id)
        return frozenset(r["ovh_id"] for r in rows if r["ovh_id"] and ReceiverState(r["state"]) in FINAL)

    def waiting(self, chunk_id: int) -> frozenset[str]:
        """Numbers of this chunk that OVHcloud accepted and of which it has not said the last word."""
        open_ = {ReceiverState.ACCEPTED, ReceiverState.HELD}
        return frozenset(r["e164"] for r in self._receivers(chunk_id) if ReceiverState(r["state"]) in open_)

    def known_ids(self, service: str) -> frozenset[int]:
        """Ids of messages that OVHcloud is known to have taken from here lately."""
        rows = queries.select(
            self._db,
            "SELECT ids FROM chunk JOIN send ON send.id = send_id"
            " WHERE state = ? AND service = ? AND submitted > ?",
            ChunkState.ACCEPTED,
            service,
            self._clock() - _DAYS,
        )
        return frozenset(id_ for row in rows for id_ in json.loads(row["ids"]))

    # Below: inside a transaction

    def _receivers(self, chunk_id: int) -> list[queries.Row]:
        return queries.select(
            self._db,
            "SELECT position, e164, receiver.state, receiver.reason, ovh_id FROM chunk JOIN receiver"
            " ON receiver.send_id = chunk.send_id AND position BETWEEN chunk.first AND chunk.first + size - 1"
            " WHERE chunk.id = ? ORDER BY position",
            chunk_id,
        )

    def _next(self, chunk_id: int, seconds: float | None) -> None:
        self._db.execute(
            f"UPDATE chunk SET next_look = ? WHERE id = ? AND {_ASKED}",  # noqa: S608 - our own condition
            (None if seconds is None else self._clock() + seconds, chunk_id),
        )

    def _still_unknown(self, chunk_id: int, cause: str) -> None:
        for row in queries.select(
            self._db, "SELECT send_id FROM chunk WHERE id = ? AND state = ?", chunk_id, ChunkState.UNKNOWN
        ):
            self._moves.event(row["send_id"], chunk_id, ChunkState.UNKNOWN, ChunkState.UNKNOWN, cause)


_OPEN = tuple(state for state in ReceiverState if state not in FINAL)
