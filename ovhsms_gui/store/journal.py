"""The journal: what was confirmed, how far each chunk and receiver got, and why. The only queue there is."""

import base64
import json
import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.plan import CHUNK_SIZE, Chunk, Plan
from ovhsms_gui.core.states import CHUNK_MOVES, ChunkState, ReceiverState
from ovhsms_gui.store import queries
from ovhsms_gui.store.database import connect, writing
from ovhsms_gui.store.errors import IllegalMove, translated
from ovhsms_gui.store.rows import NOTHING_SAID, Cause, ChunkOutcome, ChunkRow, EventRow, ReceiverRow, SendRow
from ovhsms_gui.store.verdicts import Verdict, verdicts

__all__ = ["Cause", "ChunkOutcome", "ChunkRow", "EventRow", "Journal", "ReceiverRow", "SendRow"]

# This run of the program. A name of its own, because a process id comes back.
RUN = secrets.token_hex(8)


class Journal:
    """One connection to the journal: open one per thread. Every method may raise `StoreProblem`."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time, run: str = RUN) -> None:
        """`clock` gives seconds since 1970; `run` is written on what is submitted, for `recover`."""
        self._run = run
        self._clock = clock
        self._db = connect(path)

    def close(self) -> None:
        """Give the file back."""
        with translated():
            self._db.close()

    def add_send(self, plan: Plan, chunk_size: int = CHUNK_SIZE) -> int:
        """Queue a confirmed plan: its chunks and receivers in one transaction. Returns the send's id."""
        context, draft = plan.context, plan.draft
        if context is None or plan.blocked:
            raise ValueError("a plan that is blocked is never queued")
        send = {
            "created": self._clock(),
            "account_id": context.account_id,
            "account_name": context.account_name,
            "service": context.service,
            "text": draft.text,
            "sender": plan.sender,
            "allow_replies": draft.allow_replies,
            "no_stop": draft.no_stop,
            "digest": plan.digest,
            "estimated": None if plan.unpriced else plan.credits,
        }
        with writing(self._db):
            send_id = self._insert("send", send)
            total = self._add_chunks(send_id, plan.chunks(chunk_size))
            self._tally(send_id, {ReceiverState.PLANNED: total})
        return send_id

    def move(
        self,
        chunk_id: int,
        from_: ChunkState,
        to: ChunkState,
        cause: str,
        *,
        outcome: ChunkOutcome | None = None,
        body_hash: str = "",
        pause: bool = False,
    ) -> None:
        """Move a chunk and its receivers, and write down why: the only way that a state changes.

        `pause` stops the rest of the send in the same transaction, for the same cause.
        Raises `IllegalMove` if the rules know no such move or the chunk is not in `from_`.
        """
        said = outcome or NOTHING_SAID
        with writing(self._db):
            send_id = self._apply(chunk_id, from_, to, cause, said, body_hash=body_hash)
            if pause:
                self._pause(send_id, cause, said.message)

    def recover(self, run: str = RUN) -> int:
        """Make unknown what runs other than `run` left in submitting, and pause what they left queued.

        Call it once, before anything is queued. Returns how many chunks became unknown.
        """
        with writing(self._db):
            left = queries.select(
                self._db,
                "SELECT id, send_id FROM chunk WHERE state = ? AND run <> ?",
                ChunkState.SUBMITTING,
                run,
            )
            for row in left:
                self._apply(row["id"], ChunkState.SUBMITTING, ChunkState.UNKNOWN, Reason.INTERRUPTED)
                self._pause(row["send_id"], Reason.INTERRUPTED, "")
            waiting = queries.select(
                self._db,
                "SELECT DISTINCT send_id FROM chunk JOIN send ON send.id = send_id"
                " WHERE state = ? AND paused IS NULL",
                ChunkState.QUEUED,
            )
            for row in waiting:
                self._pause(row["send_id"], Cause.RESTARTED, "")
        return len(left)

    def pause(self, send_id: int, cause: str, message: str = "") -> None:
        """Submit nothing more of this send until `resume`. No effect if nothing of it is queued."""
        with writing(self._db):
            self._pause(send_id, cause, message)

    def resume(self, send_id: int) -> None:
        """Let go on what is queued of this send."""
        with writing(self._db):
            self._resume(send_id)

    def cancel(self, send_id: int) -> int:
        """Cancel what is still queued of this send. Returns how many people will not get it."""
        with writing(self._db):
            queued = queries.select(
                self._db,
                "SELECT id, size FROM chunk WHERE state = ? AND send_id = ?",
                ChunkState.QUEUED,
                send_id,
            )
            for row in queued:
                self._apply(row["id"], ChunkState.QUEUED, ChunkState.CANCELLED, Cause.OPERATOR)
            self._resume(send_id)
        return sum(row["size"] for row in queued)

    def next_chunk(self) -> ChunkRow | None:
        """Find the oldest queued chunk of a send that is not paused."""
        return queries.chunk(
            self._db,
            "state = ? AND paused IS NULL ORDER BY chunk.send_id, seq",
            ChunkState.QUEUED,
        )

    def chunk(self, chunk_id: int) -> ChunkRow:
        """One chunk. Raises `LookupError` if there is none."""
        found = queries.chunk(self._db, "chunk.id = ?", chunk_id)
        if found is None:
            raise LookupError(f"no chunk {chunk_id}")
        return found

    def queued_chunks(self, send_id: int) -> int:
        """How many chunks of this send are still to be submitted."""
        return queries.queued_chunks(self._db, send_id)

    def sends(self, limit: int = 50, offset: int = 0) -> tuple[SendRow, ...]:
        """Newest first."""
        return queries.sends(self._db, "ORDER BY id DESC LIMIT ? OFFSET ?", limit, offset)

    def send(self, send_id: int) -> SendRow:
        """One send. Raises `LookupError` if there is none."""
        found = queries.sends(self._db, "WHERE id = ?", send_id)
        if not found:
            raise LookupError(f"no send {send_id}")
        return found[0]

    def receivers(self, send_id: int, offset: int = 0, limit: int = 200) -> tuple[ReceiverRow, ...]:
        """A page of a send's receivers in sending order; the same speed at any offset."""
        return queries.receivers(self._db, send_id, offset, limit)

    def events(self, send_id: int) -> tuple[EventRow, ...]:
        """Everything that happened to a send, oldest first."""
        return queries.events(self._db, send_id)

    # Below: always inside a transaction

    def _add_chunks(self, send_id: int, chunks: Iterable[Chunk]) -> int:
        # 60 random bits for the send and the chunk's number: unique, and below the 20 letters and digits
        # that a tag may have.
        root = base64.b32encode(secrets.token_bytes(8)).decode()[:12].lower()
        first = 0
        for chunk in chunks:
            size = len(chunk.receivers)
            row = {
                "send_id": send_id,
                "seq": chunk.seq,
                "tag": f"{root}{chunk.seq}",
                "text": chunk.text,
                "first": first,
                "size": size,
                "state": ChunkState.QUEUED,
            }
            chunk_id = self._insert("chunk", row)
            self._db.executemany(
                "INSERT INTO receiver (send_id, position, chunk_id, e164, shown, name, state)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (send_id, position, chunk_id, line.e164, line.shown, line.name, ReceiverState.PLANNED)
                    for position, line in enumerate(chunk.receivers, first)
                ),
            )
            self._event(send_id, chunk_id, "", ChunkState.QUEUED, Cause.CONFIRMED)
            first += size
        return first

    def _apply(
        self,
        chunk_id: int,
        from_: ChunkState,
        to: ChunkState,
        cause: str,
        said: ChunkOutcome = NOTHING_SAID,
        *,
        body_hash: str = "",
    ) -> int:
        """Move a chunk, its receivers, the tally and the bill. Returns the id of its send."""
        if (from_, to) not in CHUNK_MOVES:
            raise IllegalMove(chunk_id, from_, to)
        change: dict[str, object] = {
            "state": to,
            "reason": cause,
            "message": said.message,
            "ids": json.dumps(said.ids),
            "credits": said.credits,
            "query_id": said.query_id,
            "http_status": said.http_status,
        }
        submit = to is ChunkState.SUBMITTING
        if submit:
            change |= {"run": self._run, "body_hash": body_hash, "submitted": self._clock(), "answered": None}
        else:
            change["answered"] = self._clock()
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
        if not submit:
            self._settle(send_id, row["first"], row["size"], verdicts(to, cause, said))
        if to is ChunkState.ACCEPTED and said.credits is not None:
            self._db.execute(
                "UPDATE send SET billed = coalesce(billed, 0) + ? WHERE id = ?", (said.credits, send_id)
            )
        self._event(send_id, chunk_id, from_, to, cause)
        return send_id

    def _settle(self, send_id: int, first: int, size: int, verdict: Callable[[str], Verdict]) -> None:
        changes = []
        delta: Counter[ReceiverState] = Counter()
        for row in queries.select(
            self._db,
            "SELECT position, e164, state, reason FROM receiver"
            " WHERE send_id = ? AND position BETWEEN ? AND ?",
            send_id,
            first,
            first + size - 1,
        ):
            state, reason = verdict(row["e164"])
            if (state, reason) != (row["state"], row["reason"]):
                changes.append((state, reason, send_id, row["position"]))
                delta[ReceiverState(row["state"])] -= 1
                delta[state] += 1
        self._db.executemany(
            "UPDATE receiver SET state = ?, reason = ? WHERE send_id = ? AND position = ?", changes
        )
        self._tally(send_id, delta)

    def _tally(self, send_id: int, delta: Mapping[ReceiverState, int]) -> None:
        self._db.executemany(
            "INSERT INTO tally (send_id, state, count) VALUES (?, ?, ?)"
            " ON CONFLICT (send_id, state) DO UPDATE SET count = count + excluded.count",
            [(send_id, state, change) for state, change in delta.items()],
        )

    def _pause(self, send_id: int, cause: str, message: str) -> None:
        if self._db.execute(
            "UPDATE send SET paused = :cause, paused_message = :message WHERE id = :id AND paused IS NULL"
            " AND EXISTS (SELECT 1 FROM chunk WHERE state = :queued AND send_id = :id)",
            {"id": send_id, "cause": cause, "message": message, "queued": ChunkState.QUEUED},
        ).rowcount:
            self._event(send_id, None, "running", "paused", cause)

    def _resume(self, send_id: int) -> None:
        if self._db.execute(
            "UPDATE send SET paused = NULL, paused_message = '' WHERE id = ? AND paused IS NOT NULL",
            (send_id,),
        ).rowcount:
            self._event(send_id, None, "paused", "running", Cause.OPERATOR)

    def _event(self, send_id: int, chunk_id: int | None, from_: str, to: str, cause: str) -> None:
        self._db.execute(
            "INSERT INTO event (at, send_id, chunk_id, from_state, to_state, cause)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (self._clock(), send_id, chunk_id, from_, to, cause),
        )

    def _insert(self, table: str, row: Mapping[str, object]) -> int:
        columns, marks = ", ".join(row), ", ".join(f":{column}" for column in row)
        cursor = self._db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)  # noqa: S608 - our names
        assert cursor.lastrowid is not None
        return cursor.lastrowid
