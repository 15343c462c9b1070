"""Whose turn it is to leave, and when the next one's comes. `now` is the time that waiting goes by."""

import sqlite3

from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.store import queries
from ovhsms_gui.store.database import writing
from ovhsms_gui.store.rows import ChunkRow

# No hold is longer, in seconds: one that seems to be comes from a clock that was set, and the time to undo begins anew.
LONGEST_HOLD, NEW_HOLD = 600.0, 60.0
# What an earlier run left queued goes once OVHcloud was asked about it, or cannot be asked.
_MAY_GO = f"NOT {queries.ASKED_FIRST}"


def next_chunk(
    db: sqlite3.Connection, now: float, accounts: tuple[str, ...], sends: tuple[int, ...]
) -> ChunkRow | None:
    """The oldest one whose turn it is, of none of these accounts and sends."""
    _bound_holds(db, now)
    return queries.chunk(
        db,
        f"state = ? AND {_MAY_GO} AND (not_before IS NULL AND paused IS NULL OR not_before <= ?)"
        f" AND account_id NOT IN ({', '.join('?' * len(accounts))})"
        f" AND chunk.send_id NOT IN ({', '.join('?' * len(sends))})"
        " ORDER BY chunk.send_id, seq",
        ChunkState.QUEUED,
        now,
        *accounts,
        *sends,
    )


def next_turn(db: sqlite3.Connection, now: float) -> float | None:
    """Seconds until it comes by itself; None when none is to come."""
    _bound_holds(db, now)
    [row] = queries.select(
        db,
        "SELECT min(coalesce(not_before, ?)) AS at"  # noqa: S608 - our own condition
        " FROM chunk JOIN send ON send.id = send_id"
        f" WHERE state = ? AND {_MAY_GO} AND (paused IS NULL OR not_before IS NOT NULL)",
        now,
        ChunkState.QUEUED,
    )
    return None if row["at"] is None else max(0.0, float(row["at"]) - now)


def _bound_holds(db: sqlite3.Connection, now: float) -> None:
    if queries.select(db, "SELECT 1 FROM send WHERE not_before > ? LIMIT 1", now + LONGEST_HOLD):
        with writing(db):
            db.execute(
                "UPDATE send SET not_before = ? WHERE not_before > ?", (now + NEW_HOLD, now + LONGEST_HOLD)
            )
