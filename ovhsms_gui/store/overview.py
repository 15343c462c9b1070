"""A send as it is looked at: how many SMS it is, and its receivers with those first who are to be seen first."""

import sqlite3

from ovhsms_gui.core.states import TROUBLES
from ovhsms_gui.store import queries
from ovhsms_gui.store.queries import receivers, receivers_where, select, terms
from ovhsms_gui.store.rows import ReceiverRow

_TROUBLES = ", ".join(f"'{state}'" for state in TROUBLES)


def sms(db: sqlite3.Connection, send_id: int) -> int:
    """How many SMS a send is, of everybody together."""
    [row] = select(db, "SELECT * FROM send WHERE id = ?", send_id)
    texts = select(
        db,
        "SELECT text, parts, people FROM chunk JOIN (SELECT chunk_id, count(*) AS people FROM receiver"
        " WHERE send_id = ? GROUP BY chunk_id) ON chunk_id = chunk.id",
        send_id,
    )
    measure = terms(row).measure
    return sum(
        (measure(text["text"]).parts if text["parts"] is None else text["parts"]) * text["people"]
        for text in texts
    )


def troubles_first(db: sqlite3.Connection, send_id: int, offset: int, limit: int) -> tuple[ReceiverRow, ...]:
    """A page of all receivers: those to be looked at, then the others, each in sending order."""
    [row] = select(
        db,
        f"SELECT coalesce(sum(count), 0) AS n FROM tally WHERE send_id = ? AND state IN ({_TROUBLES})",  # noqa: S608
        send_id,
    )
    if not row["n"]:
        return receivers(db, send_id, offset, limit)
    page = _among(db, "IN", send_id, offset, limit)
    rest = limit - len(page)
    return page + _among(db, "NOT IN", send_id, max(0, offset - row["n"]), rest) if rest else page


def _among(
    db: sqlite3.Connection, how: str, send_id: int, offset: int, limit: int
) -> tuple[ReceiverRow, ...]:
    for row in select(
        db,
        f"SELECT block, sum(count) AS count FROM tally WHERE send_id = ? AND state {how} ({_TROUBLES})"  # noqa: S608
        " AND count > 0 GROUP BY block ORDER BY block",
        send_id,
    ):
        if row["count"] > offset:
            where = f"receiver.state {how} ({_TROUBLES}) AND position >= ? ORDER BY position LIMIT ? OFFSET ?"
            return receivers_where(db, where, send_id, row["block"] * queries.BLOCK, limit, offset)
        offset -= row["count"]
    return ()
