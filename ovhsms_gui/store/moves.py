"""How a state changes: one place that knows from, to and cause, checks them, and writes the event."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ovhsms_gui.core.states import CHUNK_MOVES, FIRST_LOOK, RECEIVER_MOVES, ChunkState, ReceiverState
from ovhsms_gui.store import queries
from ovhsms_gui.store.errors import IllegalMove
from ovhsms_gui.store.rows import NOTHING_SAID, Cause, ChunkOutcome
from ovhsms_gui.store.verdicts import Verdict, verdicts


class ReceiverMove(NamedTuple):
    """One receiver's way from a state to another, or to another reason in the same state."""

    position: int
    from_: ReceiverState
    to: ReceiverState
    reason: str
    ovh_id: int | None = None


class Moves:
    """Changes states inside a transaction of the caller's. Nothing else writes a state."""

    def __init__(self, db: sqlite3.Connection, clock: Callable[[], float], run: str) -> None:
        self._db = db
        self._clock = clock
        self._run = run

    def chunk(
        self,
        chunk_id: int,
        from_: ChunkState,
        to: ChunkState,
        cause: str,
        said: ChunkOutcome = NOTHING_SAID,
        *,
        body_hash: str = "",
        ahead: float | None = None,
    ) -> int:
        """Move a chunk, its receivers, the tally and the bill. Returns the id of its send.

        What comes back to the queue of a send that was cancelled meanwhile is cancelled too.

        Raises `IllegalMove` if the rules know no such move, the chunk is not in `from_`, or a doubt would be
        settled by hand before OVHcloud was asked.
        """
        if (from_, to) not in CHUNK_MOVES:
            raise IllegalMove(chunk_id, from_, to)
        guard = self._GUARDS.get((from_, to))
        if guard is not None and not guard(self, chunk_id):
            raise IllegalMove(chunk_id, from_, to)
        now = self._clock()
        change: dict[str, object] = {
            "state": to,
            "reason": cause,
            "message": said.message,
            "ids": json.dumps(said.ids),
            "credits": said.credits,
            "query_id": said.query_id,
            "http_status": said.http_status,
            "next_look": now + FIRST_LOOK[to] if to in FIRST_LOOK else None,
            "looks": 0,
            "first_look": None,
            "last_look": None,
            "look_stopped": "",
        }
        submit = to is ChunkState.SUBMITTING
        if submit:
            change |= {"run": self._run, "body_hash": body_hash, "submitted": now, "answered": None}
        else:
            change["answered"] = now
        if ahead is not None:
            change["ahead"] = ahead
        columns = ", ".join(f"{column} = :{column}" for column in change)
        moved = self._db.execute(
            f"UPDATE chunk SET {columns}, attempt = attempt + :submit"  # noqa: S608 - our names
            " WHERE id = :id AND state = :from",
            {**change, "submit": submit, "id": chunk_id, "from": from_},
        ).rowcount
        if not moved:
            raise IllegalMove(chunk_id, from_, to)
        [row] = queries.select(self._db, "SELECT send_id, first, size FROM chunk WHERE id = ?", chunk_id)
        send_id = int(row["send_id"])
        self.event(send_id, chunk_id, from_, to, cause)
        if not submit:
            moves = self._moves(send_id, row["first"], row["size"], verdicts(to, cause, said))
            self.receivers(send_id, chunk_id, moves, cause)
        if to is ChunkState.ACCEPTED and said.credits is not None:
            self._db.execute(
                "UPDATE send SET billed = coalesce(billed, 0) + ? WHERE id = ?", (said.credits, send_id)
            )
        if (from_, to) == (ChunkState.SUBMITTING, ChunkState.QUEUED) and self._is_stopped(send_id):
            self.chunk(chunk_id, ChunkState.QUEUED, ChunkState.CANCELLED, Cause.OPERATOR)
        return send_id

    def receivers(self, send_id: int, chunk_id: int, moves: Sequence[ReceiverMove], cause: str) -> None:
        """Move receivers of one chunk, by rising position. Raises `IllegalMove` as `chunk` does."""
        if not moves:
            return
        for move in moves:
            if move.from_ is not move.to and (move.from_, move.to) not in RECEIVER_MOVES:
                raise IllegalMove(chunk_id, move.from_, move.to)
        moved = self._db.executemany(
            "UPDATE receiver SET state = ?, reason = ?, ovh_id = coalesce(?, ovh_id)"
            " WHERE send_id = ? AND position = ? AND state = ?",
            [(m.to, m.reason, m.ovh_id, send_id, m.position, m.from_) for m in moves],
        ).rowcount
        if moved != len(moves):
            raise IllegalMove(chunk_id, moves[0].from_, moves[0].to)
        changed = [move for move in moves if move.from_ is not move.to]
        delta = Counter((move.to, move.position // queries.BLOCK) for move in changed)
        delta.subtract(Counter((move.from_, move.position // queries.BLOCK) for move in changed))
        self.tally(send_id, delta)
        for first, last, from_, to in _runs(changed):
            self.event(send_id, chunk_id, from_, to, cause, first, last)

    def tally(self, send_id: int, delta: Mapping[tuple[ReceiverState, int], int]) -> None:
        """Keep the counts by state and block of positions."""
        self._db.executemany(
            "INSERT INTO tally (send_id, state, block, count) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (send_id, state, block) DO UPDATE SET count = count + excluded.count",
            [(send_id, state, block, change) for (state, block), change in delta.items() if change],
        )

    def pause(self, send_id: int, cause: str, message: str = "", retry_at: float | None = None) -> None:
        """Submit nothing more of a send until it is resumed, or until `retry_at`. Not if nothing is queued.

        What waits for the operator already keeps its cause; what would have been tried again by itself does not.
        """
        for row in queries.select(
            self._db,
            "SELECT paused FROM send WHERE id = ? AND (paused IS NULL OR not_before IS NOT NULL)"
            " AND EXISTS (SELECT 1 FROM chunk WHERE state = ? AND send_id = send.id)",
            send_id,
            ChunkState.QUEUED,
        ):
            self._db.execute(
                "UPDATE send SET paused = ?, paused_message = ?, not_before = ? WHERE id = ?",
                (cause, message, retry_at, send_id),
            )
            self.event(send_id, None, "paused" if row["paused"] else "running", "paused", cause)

    def resume(self, send_id: int, cause: str = Cause.OPERATOR) -> None:
        """Let go on what is queued of a send, at once."""
        paused = self._db.execute(
            "UPDATE send SET paused = NULL, paused_message = '' WHERE id = ? AND paused IS NOT NULL",
            (send_id,),
        ).rowcount
        self._db.execute("UPDATE send SET not_before = NULL, stopped = 0 WHERE id = ?", (send_id,))
        if paused:
            self.event(send_id, None, "paused", "running", cause)

    def event(
        self,
        send_id: int,
        chunk_id: int | None,
        from_: str,
        to: str,
        cause: str,
        first: int | None = None,
        last: int | None = None,
    ) -> None:
        """Append to the trail."""
        self._db.execute(
            "INSERT INTO event (at, send_id, chunk_id, from_state, to_state, cause, first, last)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._clock(), send_id, chunk_id, from_, to, cause, first, last),
        )

    def _was_looked_for(self, chunk_id: int) -> bool:
        rows = queries.select(
            self._db, "SELECT looks, first_look, last_look, look_stopped FROM chunk WHERE id = ?", chunk_id
        )
        return any(map(queries.may_send_again, rows))

    def _may_have_been_taken(self, chunk_id: int) -> bool:
        return bool(
            queries.select(
                self._db, "SELECT 1 FROM chunk WHERE id = ? AND reason = ?", chunk_id, Cause.CONSENT
            )
        )

    def _may_go_again(self, chunk_id: int) -> bool:
        # Whoever was erased from a doubt that was let be has no number any more.
        erased = queries.select(
            self._db,
            "SELECT 1 FROM chunk JOIN receiver ON receiver.send_id = chunk.send_id AND position BETWEEN"
            " chunk.first AND chunk.first + size - 1 WHERE chunk.id = ? AND substr(e164, 1, 1) <> '+' LIMIT 1",
            chunk_id,
        )
        return not erased and self._was_looked_for(chunk_id)

    _GUARDS: Mapping[tuple[ChunkState, ChunkState], Callable[["Moves", int], bool]] = {
        (ChunkState.UNKNOWN, ChunkState.QUEUED): _may_go_again,
        (ChunkState.QUEUED, ChunkState.ACCEPTED): _may_have_been_taken,
    }

    def _is_stopped(self, send_id: int) -> bool:
        return bool(queries.select(self._db, "SELECT 1 FROM send WHERE id = ? AND stopped", send_id))

    def _moves(
        self, send_id: int, first: int, size: int, verdict: Callable[[str], Verdict]
    ) -> list[ReceiverMove]:
        rows = queries.select(
            self._db,
            "SELECT position, e164, state, reason FROM receiver"
            " WHERE send_id = ? AND position BETWEEN ? AND ? ORDER BY position",
            send_id,
            first,
            first + size - 1,
        )
        return [
            ReceiverMove(row["position"], ReceiverState(row["state"]), *verdict(row["e164"]))
            for row in rows
            if (row["state"], row["reason"]) != verdict(row["e164"])
        ]


def _runs(moves: Iterable[ReceiverMove]) -> list[tuple[int, int, ReceiverState, ReceiverState]]:
    """Neighbours that went the same way are one event: first and last position, from, to."""
    runs: list[tuple[int, int, ReceiverState, ReceiverState]] = []
    for position, from_, to, *_ in moves:
        if runs and runs[-1][1:] == (position - 1, from_, to):
            runs[-1] = (runs[-1][0], position, from_, to)
        else:
            runs.append((position, position, from_, to))
    return runs
