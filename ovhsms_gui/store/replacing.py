"""A send that takes the place of one that is scheduled: who waits until that is taken back, and who keeps it.

Nothing of a chunk leaves while somebody of it waits (see the guards of `store.moves`). All of it happens in the
transaction in which the earlier message changes: at no moment is there both, or neither.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from enum import IntEnum
from itertools import count, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ovhsms_gui.core.plan import Chunk
from ovhsms_gui.core.states import NOT_REACHED, ChunkState, ReceiverState
from ovhsms_gui.store import queries
from ovhsms_gui.store.rows import NOT_TAKEN_BACK, Cause

if TYPE_CHECKING:
    from ovhsms_gui.store.moves import Moves

# Seconds from the operator's yes for which a message without a time may still leave by itself.
LATE = 3600.0
# Of the earlier message it is certain that it never comes.
FREE = NOT_REACHED | {ReceiverState.INVALID}
# The sends whose place one takes, directly or by another that was to take it: none of them may come beside it.
_EARLIER = (
    "WITH RECURSIVE earlier(id) AS (SELECT replaces FROM send WHERE id = ? AND replaces IS NOT NULL UNION"
    " SELECT replaces FROM send JOIN earlier USING (id) WHERE replaces IS NOT NULL)"
)
_NOT_TAKEN_BACK = ", ".join(f"'{cause}'" for cause in NOT_TAKEN_BACK)
_SINGLE = ", ".join("?" * len(FREE))


class _Fate(IntEnum):
    """What becomes of somebody's later message; of several earlier ones the gravest counts."""

    GOES = 0
    WAITS = 1
    NEVER_GOES = 2  # they have the earlier one, or keep it


def newest(db: sqlite3.Connection, send_id: int) -> int:
    """The send that takes the place of this one, or of that which takes it, and so on; else itself."""
    [row] = queries.select(db, f"{queries.LATER} SELECT max(id) AS id FROM later", send_id)  # noqa: S608 - our own
    return int(row["id"] or send_id)


def earlier(db: sqlite3.Connection, send_id: int) -> list[int]:
    """The sends whose place this one takes."""
    return [row["id"] for row in queries.select(db, f"{_EARLIER} SELECT id FROM earlier", send_id)]  # noqa: S608


def whole_line(db: sqlite3.Connection, send_id: int) -> frozenset[int]:
    """This send, those whose place it takes and those that take its place: of all of them everybody gets one."""
    later = queries.select(db, f"{queries.LATER} SELECT id FROM later", send_id)  # noqa: S608
    return frozenset([send_id, *earlier(db, send_id), *(row["id"] for row in later)])


def is_replaced(db: sqlite3.Connection, send_id: int) -> bool:
    """It is taken back for another that goes instead."""
    sql = f"{queries.LATER} SELECT 1 FROM send JOIN later USING (id) WHERE begun AND NOT stopped LIMIT 1"  # noqa: S608
    return bool(queries.select(db, sql, send_id))


def apart(
    db: sqlite3.Connection, replaced: int, chunks: Iterable[Chunk]
) -> tuple[tuple[Chunk, ...], frozenset[str]]:
    """The chunks of a send that takes another's place, and to whom that may still come: they are by themselves."""
    rows = queries.select(
        db,
        f"{_EARLIER} SELECT e164 FROM receiver WHERE send_id IN (SELECT id FROM earlier UNION SELECT ?)"  # noqa: S608
        f" AND state NOT IN ({_SINGLE})",
        replaced,
        replaced,
        *FREE,
    )
    waiting = frozenset(row["e164"] for row in rows)
    numbers, made = count(), []
    for chunk in chunks:
        for waits in (False, True):
            people = tuple(line for line in chunk.receivers if (line.e164 in waiting) is waits)
            if people:
                made.append(Chunk(next(numbers), chunk.text, people))
    return tuple(made), waiting


def begin(moves: "Moves", db: sqlite3.Connection, send_id: int) -> None:
    """The time to undo is over: take back all of those whose place it takes. Inside a transaction."""
    for replaced in earlier(db, send_id):
        moves.cancel(replaced, Cause.REPLACED)
        for row in queries.select(db, "SELECT id FROM chunk WHERE send_id = ? ORDER BY seq", replaced):
            moves.recall(row["id"], cause=Cause.REPLACED)
    db.execute("UPDATE send SET begun = ? WHERE id = ?", (moves.now, send_id))
    settle(moves, db, send_id)


def pass_on(moves: "Moves", db: sqlite3.Connection, replaced: int, first: int, last: int) -> None:
    """Something became of receivers of a send (positions): whoever waits for that may go, or never goes."""
    rows = queries.select(
        db,
        f"{queries.LATER} SELECT id FROM send JOIN later USING (id) WHERE begun",  # noqa: S608
        replaced,
    )
    for row in rows:
        numbers = "SELECT e164 FROM receiver WHERE send_id = ? AND position BETWEEN ? AND ?"
        _settle(moves, db, row["id"], f"AND mine.e164 IN ({numbers})", replaced, first, last)


def give_back(moves: "Moves", db: sqlite3.Connection, send_id: int, first: int, last: int) -> None:
    """Of a send that takes another's place some (positions) never get it: a consent for that came to nothing."""
    if not earlier(db, send_id) or is_replaced(db, send_id):  # what takes its place goes to them
        return
    rows = queries.select(
        db,
        f"{_EARLIER} SELECT theirs.send_id, theirs.chunk_id, theirs.position FROM receiver AS mine JOIN earlier"  # noqa: S608
        " JOIN receiver AS theirs ON theirs.e164 = mine.e164 AND theirs.send_id = earlier.id"
        " WHERE mine.send_id = ? AND mine.position BETWEEN ? AND ?"
        f" AND mine.state IN ({_SINGLE}) AND theirs.state = ? AND theirs.reason = ?"
        " ORDER BY theirs.chunk_id, theirs.position",
        send_id,
        send_id,
        first,
        last,
        *FREE,
        ReceiverState.UNKNOWN,
        Cause.CONSENT,
    )
    for (earlier_id, chunk_id), people in groupby(rows, key=itemgetter("send_id", "chunk_id")):
        moves.doubt_again(earlier_id, chunk_id, [row["position"] for row in people])


def settle(moves: "Moves", db: sqlite3.Connection, send_id: int) -> None:
    """The same for everybody of a send that takes another's place, once that is taken back."""
    if queries.select(db, "SELECT 1 FROM send WHERE id = ? AND begun", send_id):
        _settle(moves, db, send_id, "")


def _settle(moves: "Moves", db: sqlite3.Connection, send_id: int, where: str, *values: int) -> None:
    rows = queries.select(
        db,
        f"{_EARLIER} SELECT mine.position, mine.chunk_id, max(CASE"  # noqa: S608 - our own conditions
        f" WHEN theirs.state IN ({_SINGLE}) THEN {_Fate.GOES}"
        f" WHEN theirs.state = '{ReceiverState.UNKNOWN}' AND theirs.reason = '{Cause.CONSENT}' THEN {_Fate.GOES}"
        f" WHEN theirs.state IN ('{ReceiverState.ACCEPTED}', '{ReceiverState.DELIVERED}')"
        f" OR theirs.reason IN ({_NOT_TAKEN_BACK}) AND theirs.state IN"
        f" ('{ReceiverState.SCHEDULED}', '{ReceiverState.HELD}')"
        f" OR theirs.state = '{ReceiverState.UNKNOWN}' AND look_stopped = '{Cause.LEFT}' THEN {_Fate.NEVER_GOES}"
        f" ELSE {_Fate.WAITS} END) AS fate FROM receiver AS mine JOIN earlier"
        " JOIN receiver AS theirs ON theirs.e164 = mine.e164 AND theirs.send_id = earlier.id"
        " JOIN chunk ON chunk.id = theirs.chunk_id"
        f" WHERE mine.send_id = ? AND mine.awaits AND mine.state = '{ReceiverState.PLANNED}' {where}"
        " GROUP BY mine.position ORDER BY mine.position",
        send_id,
        *FREE,
        send_id,
        *values,
    )
    by_chunk: defaultdict[int, list[queries.Row]] = defaultdict(list)
    for row in rows:
        by_chunk[row["chunk_id"]].append(row)
    for chunk_id, people in by_chunk.items():
        # What an earlier run left is looked for first: it may have gone already, and then nothing here is true.
        asked = f"SELECT 1 FROM chunk WHERE id = ? AND state = '{ChunkState.QUEUED}' AND NOT {queries.ASKED_FIRST}"  # noqa: S608
        if queries.select(db, asked, chunk_id):
            go = [row["position"] for row in people if row["fate"] == _Fate.GOES]
            never = [row["position"] for row in people if row["fate"] == _Fate.NEVER_GOES]
            _let_go(db, send_id, [*go, *never])
            if never:
                chunk = moves.part(chunk_id, never)
                moves.chunk(chunk, ChunkState.QUEUED, ChunkState.CANCELLED, Cause.STAYS)
            if go:
                moves.part(chunk_id, _still_waiting(db, chunk_id))
                _ask_if_late(moves, db, send_id)


def _ask_if_late(moves: "Moves", db: sqlite3.Connection, send_id: int) -> None:
    """What was to leave at once, and may only now, waits for a word: its words may be stale, or the hour unlawful."""
    began = "SELECT 1 FROM send WHERE id = ? AND send_at IS NULL AND begun < ?"
    if queries.select(db, began, send_id, moves.now - LATE):
        moves.pause(send_id, Cause.SLEPT)


def _let_go(db: sqlite3.Connection, send_id: int, positions: Iterable[int]) -> None:
    db.executemany(
        "UPDATE receiver SET awaits = 0 WHERE send_id = ? AND position = ?",
        [(send_id, position) for position in positions],
    )


def _still_waiting(db: sqlite3.Connection, chunk_id: int) -> list[int]:
    sql = f"SELECT position FROM chunk JOIN receiver ON {queries.MEMBERS} WHERE chunk.id = ? AND awaits"  # noqa: S608
    return [row["position"] for row in queries.select(db, sql, chunk_id)]
