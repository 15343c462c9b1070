"""Whose turn it is to leave, and when the next one's comes. `now` is the time that waiting goes by."""

import sqlite3

from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.store import queries
from ovhsms_gui.store.database import writing
from ovhsms_gui.store.rows import ChunkRow

# No try is put off further, in seconds: one that seems to be was by a clock that was set.
FURTHEST_RETRY = 600.0
# What an earlier run left queued goes once OVHcloud was asked about it, or cannot be asked; what takes the place of an
# earlier send, once nobody of it can still get that.
_MAY_GO = f"NOT {queries.ASKED_FIRST} AND NOT {queries.AWAITS}"
# When a send's turn comes: 0 if it has, NULL if it does not by itself.
_TURN = "iif(paused IS NULL, coalesce(hold_until, 0), retry_at)"


def next_chunk(
    db: sqlite3.Connection, now: float, accounts: tuple[str, ...], sends: tuple[int, ...]
) -> ChunkRow | None:
    """The oldest one whose turn it is, of none of these accounts and sends."""
    _mend(db, now)
    return queries.chunk(
        db,
        f"state = ? AND {_MAY_GO} AND {_TURN} <= ?"
        f" AND account_id NOT IN ({', '.join('?' * len(accounts))})"
        f" AND chunk.send_id NOT IN ({', '.join('?' * len(sends))})"
        " ORDER BY chunk.send_id, seq",
        ChunkState.QUEUED,
        now,
        *accounts,
        *sends,
    )


def next_turn(db: sqlite3.Connection, now: float, sends: tuple[int, ...] = ()) -> float | None:
    """Seconds until it comes by itself, of none of these sends; None when none is to come."""
    _mend(db, now)
    [row] = queries.select(
        db,
        f"SELECT min({_TURN}) AS at FROM chunk JOIN send ON send.id = send_id WHERE state = ? AND {_MAY_GO}"  # noqa: S608 - our own conditions
        f" AND send_id NOT IN ({', '.join('?' * len(sends))})",
        ChunkState.QUEUED,
        *sends,
    )
    return None if row["at"] is None else max(0.0, float(row["at"]) - now)


def _mend(db: sqlite3.Connection, now: float) -> None:
    """A clock was set back since something was put off by it: a hold begins anew; a try, which only asks, is due."""
    furthest = now + FURTHEST_RETRY
    if queries.select(
        db, "SELECT 1 FROM send WHERE hold_until > ? + hold OR retry_at > ? LIMIT 1", now, furthest
    ):
        with writing(db):
            db.execute("UPDATE send SET hold_until = ? + hold WHERE hold_until > ? + hold", (now, now))
            db.execute("UPDATE send SET retry_at = ? WHERE retry_at > ?", (now, furthest))
