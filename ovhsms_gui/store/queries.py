"""What the journal reads: SQL into rows. Nothing in here writes."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from ovhsms_gui.core.draft import Replaced
from ovhsms_gui.core.rowlines import from_text
from ovhsms_gui.core.states import IN_VAIN, NOT_REACHED, NOT_TAKEN, UNSENT, ChunkState, ReceiverState, missing
from ovhsms_gui.core.terms import Due, Statement, Terms
from ovhsms_gui.store.database import reading
from ovhsms_gui.store.errors import translated
from ovhsms_gui.store.rows import (
    LISTED,
    MUTE,
    NO_ENTRY,
    Cause,
    ChunkOutcome,
    ChunkRow,
    Doubt,
    Marks,
    Question,
    ReceiverRow,
    Removal,
    SendRow,
    Standing,
)

Row = sqlite3.Row
BLOCK = 8192  # positions that are counted together
# A chunk's receivers. The positions make it a range of the key.
MEMBERS = (
    "receiver.send_id = chunk.send_id AND position BETWEEN chunk.first AND chunk.first + size - 1"
    " AND receiver.chunk_id = chunk.id"
)
# Somebody who was erased can neither be sent to nor be looked for.
KNOWN = "substr(receiver.e164, 1, 1) = '+'"
# Of a chunk OVHcloud does not let these keys ask, or has told nothing for so long that no more is expected.
UNASKABLE = f"(look_stopped <> '' OR vain >= {IN_VAIN})"
# Left queued by an earlier run, and OVHcloud is still to be asked whether it has it.
ASKED_FIRST = f"(unasked AND NOT {UNASKABLE})"
# OVHcloud may have messages of such a chunk under ids that nobody knows: one that is submitting may be listed before
# its answer is here, and what was sent again may be there twice.
UNNAMED = (
    f"(chunk.state IN ('{ChunkState.UNKNOWN}', '{ChunkState.SUBMITTING}')"
    f" OR chunk.state = '{ChunkState.QUEUED}' AND (unasked OR doubted IS NOT NULL)"
    f" OR chunk.state = '{ChunkState.ACCEPTED}' AND doubted IS NOT NULL AND attempt > 1)"
)
# What its send replaces may still come to somebody of a chunk.
AWAITS = (
    "EXISTS (SELECT 1 FROM receiver INDEXED BY receiver_awaiting"  # else all of a send are gone through for each chunk
    " WHERE receiver.send_id = chunk.send_id AND chunk_id = chunk.id AND awaits)"
)
# The columns that `terms` reads.
TERMS = "send.sender, allow_replies, no_stop, send_at, zone"
IS_MUTE = f"trouble IN ({', '.join(repr(str(cause)) for cause in MUTE)})"
# What is to be taken back is not, and will not be without the operator.
_NO_ENTRY = ", ".join(f"'{reason}'" for reason in NO_ENTRY)
_UNRECALLED = f"state = '{ReceiverState.CANCELLING}' AND reason IN ({_NO_ENTRY})"
# A send waits for the operator: held until a word, in doubt of somebody on whom none was said, or to be taken back and
# nobody may.
NEEDS_A_LOOK = (
    "paused IS NOT NULL AND retry_at IS NULL OR id IN (SELECT send_id FROM chunk"  # noqa: S608 - our own
    f" WHERE state = '{ChunkState.UNKNOWN}' AND look_stopped <> '{Cause.LEFT}'"
    f" AND EXISTS (SELECT 1 FROM receiver WHERE {MEMBERS} AND receiver.reason <> '{Cause.CONSENT}'))"
    f" OR id IN (SELECT send_id FROM chunk WHERE id IN (SELECT chunk_id FROM receiver WHERE {_UNRECALLED}))"
)
# OVHcloud has it, and has not sent it: at its time, or when it may be, it does.
_WAITING = ", ".join(
    f"'{state}'" for state in (ReceiverState.SCHEDULED, ReceiverState.CANCELLING, ReceiverState.HELD)
)
# A send that is to leave at its time, or is held by OVHcloud, and has not left for all.
IS_SCHEDULED = (
    f"id IN (SELECT send_id FROM tally WHERE count > 0 AND state IN ({_WAITING}))"  # noqa: S608 - our own
    " OR send_at IS NOT NULL AND id IN (SELECT send_id FROM tally WHERE count > 0"
    f" AND state = '{ReceiverState.PLANNED}')"
)
# OVHcloud has a message for them, or had.
TAKEN = frozenset(ReceiverState) - UNSENT - NOT_TAKEN
# OVHcloud holds something of a send, or did: the tally keeps each state that ever was.
HELD_ONCE = f"send.id IN (SELECT send_id FROM tally WHERE tally.state = '{ReceiverState.HELD}')"  # noqa: S608 - our own
# Events in which it let go what it had held; only of such a send is it worth looking for them.
LET_GO = (
    f"event.send_id = send.id AND event.from_state IN ('{ReceiverState.HELD}', '{ReceiverState.CANCELLING}')"
    f" AND event.to_state NOT IN ('{ReceiverState.HELD}', '{ReceiverState.CANCELLING}', '{ReceiverState.CANCELLED}')"
)
# Messages that a receiver got beside the first.
COPIES = (
    "(SELECT count(*) FROM copy WHERE copy.send_id = receiver.send_id AND copy.position = receiver.position)"
    " AS copies"
)
# How many of a part share what it was billed; 0 of what is none.
MATES = (
    "CASE origin WHEN '' THEN 0 ELSE (SELECT count(*) FROM receiver AS mate WHERE mate.send_id = chunk.send_id"  # noqa: S608
    " AND mate.position BETWEEN chunk.first AND chunk.first + chunk.size - 1 AND mate.chunk_id = chunk.id"
    f" AND mate.state NOT IN ('{ReceiverState.INVALID}', '{ReceiverState.REFUSED}', '{ReceiverState.UNKNOWN}')) END"
    " AS mates"
)
_NOT_LEFT = frozenset({ReceiverState.SCHEDULED, ReceiverState.HELD, ReceiverState.CANCELLING})
_NOT_REACHED = ", ".join(f"'{state}'" for state in NOT_REACHED)
_LISTED = ", ".join(f"'{cause}'" for cause in LISTED)
# Of who is in doubt: they may be written to again. Nobody knows who was erased, who opted out is left out, and who gets
# the changed message by consent does not get this one.
_OPEN = (
    f"{KNOWN} AND receiver.reason NOT IN ({_LISTED}, '{Cause.CONSENT}')"  # noqa: S608 - our own
    " AND receiver.e164 NOT IN (SELECT e164 FROM optout)"
)
# The sends that take the place of the send ?, or of what takes it, and so on.
LATER = (
    "WITH RECURSIVE later(id) AS (SELECT id FROM send WHERE replaces = ? UNION"
    " SELECT send.id FROM send JOIN later ON send.replaces = later.id)"
)
# Who waits for one of these until it is certain that they did not get the earlier one.
_WAITING = (
    "later JOIN send USING (id) JOIN receiver AS theirs ON theirs.send_id = send.id"
    f" WHERE begun AND NOT stopped AND theirs.awaits AND theirs.state = '{ReceiverState.PLANNED}'"
)
# Who keeps the message of the send ?: what was to take its place is cancelled for them, and nothing else waits to.
_KEEPING = (
    "SELECT e164 FROM later JOIN receiver INDEXED BY receiver_by_state ON send_id = later.id"  # noqa: S608 - our own
    f" WHERE state = '{ReceiverState.CANCELLED}' AND reason = '{Cause.STAYS}' EXCEPT SELECT theirs.e164 FROM {_WAITING}"
)
_FOR_CHANGED = f"receiver.e164 IN ({LATER} SELECT theirs.e164 FROM {_WAITING})"  # noqa: S608 - our own
# Of who is in doubt, those by whose consent that goes.
_CHANGED = f"{_OPEN} AND {_FOR_CHANGED}"
# A receiver's state as it is told: whose request is on its way does not wait any more.
_STATE = (
    f"iif(receiver.state = '{ReceiverState.PLANNED}' AND chunk.state = '{ChunkState.SUBMITTING}',"
    f" '{ReceiverState.LEAVING}', receiver.state)"
)


def select(db: sqlite3.Connection, sql: str, *values: object) -> list[sqlite3.Row]:
    """The rows of one query, their columns by name. Raises `StoreProblem`."""
    with translated():
        cursor = db.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(sql, values).fetchall()


def count(db: sqlite3.Connection, of: str, *values: object) -> int:
    """How many there are. `of` is what follows FROM."""
    [row] = select(db, f"SELECT count(*) FROM {of}", *values)  # noqa: S608 - `of` is ours
    return int(row[0])


def chunk(db: sqlite3.Connection, where: str, *values: object) -> ChunkRow | None:
    """The first chunk that fits."""
    with reading(db):
        rows = select(
            db,
            "SELECT chunk.*, account_id, service, paused, endpoint, created, late_word, created_there, late_there,"  # noqa: S608
            f" {TERMS} FROM chunk JOIN send ON send.id = chunk.send_id WHERE {where} LIMIT 1",
            *values,
        )
        if not rows:
            return None
        row = rows[0]
        receivers = select(
            db,
            f"SELECT e164 FROM chunk JOIN receiver ON {MEMBERS} WHERE chunk.id = ? ORDER BY position",  # noqa: S608
            row["id"],
        )
    return ChunkRow(
        id=row["id"],
        send_id=row["send_id"],
        seq=row["seq"],
        tag=row["tag"],
        text=row["text"],
        receivers=tuple(receiver["e164"] for receiver in receivers),
        account_id=row["account_id"],
        service=row["service"],
        terms=terms(row),
        attempt=row["attempt"],
        state=ChunkState(row["state"]),
        body_hash=row["body_hash"],
        submitted=row["submitted"],
        answered=row["answered"],
        ahead=row["ahead"],
        reason=row["reason"],
        looks=row["looks"],
        first_look=row["first_look"],
        last_look=row["last_look"],
        trouble=row["trouble"],
        paused=row["paused"],
        endpoint=row["endpoint"],
        origin=tuple(row["origin"].split()),
        doubted=row["doubted"],
        unasked=bool(row["unasked"]),
        created=row["created"],
        late_word=row["late_word"],
        created_there=row["created_there"],
        late_there=row["late_there"],
        outcome=ChunkOutcome(
            ids=tuple(json.loads(row["ids"])),
            credits=row["credits"],
            query_id=row["query_id"],
            http_status=row["http_status"],
            message=row["message"],
        ),
    )


def terms(row: sqlite3.Row) -> Terms:
    """What all messages of a send, or of a chunk's send, have in common."""
    return Terms(row["sender"], bool(row["allow_replies"]), bool(row["no_stop"]), due(row))


def due(row: sqlite3.Row) -> Due | None:
    """The time that was chosen for a send."""
    return None if row["send_at"] is None else Due(row["send_at"], row["zone"])


def sends(db: sqlite3.Connection, tail: str, *values: float | str) -> tuple[SendRow, ...]:
    """Sends with their counts. `tail` is what follows FROM send.

    Indexes are named where the choice is SQLite's else: it would go through all of a send's receivers.
    """
    rows = select(db, f"SELECT * FROM send {tail}", *values)  # noqa: S608 - `tail` is ours
    if not rows:
        return ()
    counts: defaultdict[int, dict[ReceiverState, int]] = defaultdict(dict)
    taken_back = set[int]()
    marks = ",".join("?" * len(rows))
    for row in select(
        db,
        "SELECT send_id, state, sum(count) AS count FROM tally"  # noqa: S608 - question marks
        f" WHERE send_id IN ({marks}) GROUP BY send_id, state",
        *(row["id"] for row in rows),
    ):
        if row["count"]:
            counts[row["send_id"]][ReceiverState(row["state"])] = row["count"]
        if row["state"] == ReceiverState.CANCELLING:  # some are, or were
            taken_back.add(row["send_id"])
    for row in select(
        db,
        f"SELECT chunk.send_id, count(*) AS count FROM chunk CROSS JOIN receiver ON {MEMBERS}"  # noqa: S608 - question marks
        f" WHERE chunk.state = ? AND chunk.send_id IN ({marks}) GROUP BY chunk.send_id",
        ChunkState.SUBMITTING,
        *(row["id"] for row in rows),
    ):
        _part(counts[row["send_id"]], row["count"])
    doubts = _doubts(db, [send_id for send_id, count in counts.items() if ReceiverState.UNKNOWN in count])
    twice = _by_send(
        db,
        f"SELECT send_id, count(DISTINCT position) AS n FROM copy WHERE send_id IN ({marks}) GROUP BY 1",  # noqa: S608
        rows,
    )
    late, untold = (
        _by_send(
            db,
            "SELECT send_id, count(*) AS n FROM receiver INDEXED BY receiver_late"  # noqa: S608 - question marks
            f" WHERE late AND reason {how} '{Cause.UNSURE}' AND send_id IN ({marks}) GROUP BY 1",
            rows,
        )
        for how in ("<>", "=")
    )
    unsaid = _by_send(
        db,
        "SELECT send_id, count(*) AS n FROM receiver INDEXED BY receiver_unsaid"  # noqa: S608 - question marks
        f" WHERE reason = '{Cause.UNSAID}' AND send_id IN ({marks}) GROUP BY 1",
        rows,
    )
    # By consent something goes again of what was stopped: of that alone it is told what it waits for.
    going = _going(db, [row["id"] for row in rows if row["stopped"]])
    left = {
        row["send_id"]: row
        for row in select(
            db,
            f"SELECT send_id, sum({ASKED_FIRST}) AS unasked, max(iif({ASKED_FIRST}, trouble, '')) AS trouble,"  # noqa: S608
            f" max(iif({UNASKABLE}, iif(look_stopped <> '', look_stopped, trouble), '')) AS unaskable"
            f" FROM chunk INDEXED BY chunk_unasked WHERE unasked AND state = '{ChunkState.QUEUED}'"
            f" AND (consented OR send_id NOT IN ({','.join('?' * len(going))})) AND send_id IN ({marks}) GROUP BY 1",
            *going,
            *(row["id"] for row in rows),
        )
    }
    unrecalled = _by_send(
        db,
        "SELECT send_id, max(reason) AS n FROM receiver INDEXED BY receiver_by_state"  # noqa: S608 - question marks
        f" WHERE state = '{ReceiverState.CANCELLING}' AND send_id IN ({marks}) GROUP BY send_id",
        rows,
    )
    recalled = _by_send(
        db,
        "SELECT receiver.send_id, count(*) AS n FROM receiver INDEXED BY receiver_by_state"  # noqa: S608 - our own
        f" JOIN chunk ON chunk.id = chunk_id WHERE receiver.state = '{ReceiverState.CANCELLED}' AND chunk.credits"
        f" AND receiver.send_id IN ({','.join('?' * len(taken_back))}) GROUP BY 1",
        [row for row in rows if row["id"] in taken_back],
    )
    alone = {send_id for send_id, count in counts.items() if sum(count.values()) == 1}
    who = _by_send(
        db,
        "SELECT send_id, iif(name = '', shown, name) AS n FROM receiver"  # noqa: S608 - question marks
        f" WHERE position = 0 AND send_id IN ({marks})",
        rows,
    )
    erased = _by_send(
        db,
        "SELECT send_id, count(*) AS n FROM receiver INDEXED BY receiver_erased"  # noqa: S608 - our own conditions
        f" WHERE substr(e164, 1, 1) <> '+' AND state IN ({_NOT_REACHED})"
        f" AND reason NOT IN ('{Cause.STAYS}', '{Cause.OPTED_OUT}') AND send_id IN ({marks}) GROUP BY 1",
        rows,
    )
    opted_out = _by_send(
        db,
        "SELECT send_id, count(*) AS n FROM receiver INDEXED BY receiver_by_state"  # noqa: S608 - our own conditions
        f" WHERE state = '{ReceiverState.CANCELLED}' AND reason = '{Cause.OPTED_OUT}' AND send_id IN ({marks})"
        " GROUP BY 1",
        rows,
    )
    called_off = {
        row["id"]: _called_off(db, row["id"])
        for row in rows
        if row["called_off"] and ReceiverState.ACCEPTED in counts[row["id"]]
    }
    later = (
        f"WITH RECURSIVE later(first, id) AS (SELECT replaces, id FROM send WHERE replaces IN ({marks}) UNION ALL"  # noqa: S608
        " SELECT first, send.id FROM send JOIN later ON send.replaces = later.id)"
        " SELECT first AS send_id, max(id) AS n FROM later JOIN send USING (id) WHERE"
    )
    heirs = _by_send(
        db,
        f"{later} (begun OR NOT stopped) AND EXISTS (SELECT 1 FROM tally WHERE send_id = id AND count > 0"  # noqa: S608
        f" AND state <> '{ReceiverState.CANCELLED}') GROUP BY 1",
        rows,
    )
    removals = {
        row["id"]: Removal(row["begun"], row["months"])
        for row in select(
            db,
            "SELECT id, begun, months FROM text_sweep WHERE id IN"  # noqa: S608 - question marks
            f" (SELECT swept FROM send WHERE id IN ({marks}))",
            *(row["id"] for row in rows),
        )
    }
    replacing = [row for row in rows if row["replaces"] is not None]
    marks = ",".join("?" * len(replacing))
    replaced = {
        row["later"]: Replaced(row["id"], at)
        for row in select(
            db,
            f"WITH RECURSIVE back(later, id) AS (SELECT id, replaces FROM send WHERE id IN ({marks}) UNION ALL"  # noqa: S608
            " SELECT later, send.replaces FROM back JOIN send USING (id)"  # what had no time of its own took another's
            " WHERE send_at IS NULL AND send.replaces IS NOT NULL)"
            " SELECT send.id, send_at, zone, later FROM back JOIN send USING (id)",
            *(row["id"] for row in replacing),
        )
        if (at := due(row)) is not None
    }
    earlier = _by_send(
        db,
        "WITH RECURSIVE earlier(first, id) AS"  # noqa: S608 - question marks
        f" (SELECT id, replaces FROM send WHERE id IN ({marks}) UNION"
        " SELECT first, send.replaces FROM earlier JOIN send USING (id) WHERE send.replaces IS NOT NULL)"
        " SELECT first AS send_id, sum(count) AS n FROM earlier JOIN tally ON tally.send_id = earlier.id"
        f" WHERE count > 0 AND state NOT IN ({_NOT_REACHED}) GROUP BY 1",
        replacing,
    )
    awaiting, staying = (
        _by_send(
            db,
            f"SELECT send_id, count(*) AS n FROM receiver INDEXED BY {index} WHERE {what}"  # noqa: S608
            f" AND send_id IN ({marks}) GROUP BY 1",
            replacing,
        )
        for index, what in (
            ("receiver_awaiting", f"awaits AND state = '{ReceiverState.PLANNED}'"),
            ("receiver_by_state", f"state = '{ReceiverState.CANCELLED}' AND reason = '{Cause.STAYS}'"),
        )
    )
    return tuple(
        SendRow(
            id=row["id"],
            created=row["created"],
            account_id=row["account_id"],
            account_name=row["account_name"],
            service=row["service"],
            text=row["text"],
            terms=terms(row),
            estimated=row["estimated"],
            billed=row["billed"],
            paused=row["paused"],
            paused_message=row["paused_message"],
            counts=counts[row["id"]],
            hold_until=row["hold_until"],
            retry_at=row["retry_at"],
            doubt=doubts.get(row["id"]),
            twice=twice.get(row["id"], 0),
            unasked=left[row["id"]]["unasked"] if row["id"] in left else 0,
            test=bool(row["test"]),
            trouble=left[row["id"]]["trouble"] if row["id"] in left else "",
            unaskable=left[row["id"]]["unaskable"] if row["id"] in left else "",
            stopped=bool(row["stopped"]) and row["id"] not in going,
            called_off=called_off.get(row["id"], 0),
            again=going.get(row["id"], (0, 0))[0],
            to_go_again=going.get(row["id"], (0, 0))[1],
            who=who[row["id"]] if row["id"] in alone else "",
            late=late.get(row["id"], 0),
            untold=untold.get(row["id"], 0),
            replaces=replaced.get(row["id"]),
            begun=bool(row["begun"]),
            earlier=earlier.get(row["id"], 0),
            awaiting=awaiting.get(row["id"], 0),
            staying=staying.get(row["id"], 0),
            heir=heirs.get(row["id"]),
            unsaid=unsaid.get(row["id"], 0),
            stated=None if row["stated"] is None else Statement(row["stated"], row["stated_by"]),
            recalled=recalled.get(row["id"], 0),
            unrecalled=unrecalled.get(row["id"], ""),
            removed=removals.get(row["swept"]),
            erased=erased.get(row["id"], 0),
            opted_out=opted_out.get(row["id"], 0),
        )
        for row in rows
    )


def _called_off(db: sqlite3.Connection, send_id: int) -> int:
    """From how many people a send that was called off is taken back if OVHcloud turns out to hold it."""
    return count(
        db,
        "receiver INDEXED BY receiver_by_state JOIN chunk ON chunk.id = chunk_id WHERE receiver.send_id = ?"
        f" AND receiver.state = ? AND NOT consented AND e164 NOT IN ({LATER} {_KEEPING})",
        send_id,
        ReceiverState.ACCEPTED,
        send_id,
    )


def _going(db: sqlite3.Connection, stopped: list[int]) -> dict[int, tuple[int, int]]:
    """Those of these sends of which something goes again by consent, though they were stopped.

    To how many people in all, and to how many still.
    """
    marks = ",".join("?" * len(stopped))
    rows = select(
        db,
        "SELECT chunk.send_id, count(*) AS people, sum(chunk.state IN (?, ?)) AS still FROM chunk"  # noqa: S608
        f" CROSS JOIN receiver ON {MEMBERS} WHERE consented AND chunk.send_id IN ({marks})"
        f" AND NOT (receiver.state = '{ReceiverState.UNKNOWN}' AND receiver.reason IN ({_LISTED}))"
        " GROUP BY chunk.send_id HAVING still",
        ChunkState.QUEUED,
        ChunkState.SUBMITTING,
        *stopped,
    )
    return {row["send_id"]: (row["people"], row["still"]) for row in rows}


def standing(db: sqlite3.Connection, send_id: int) -> Standing:
    """Whether one send goes on."""
    [row] = select(
        db,
        "SELECT paused, paused_message, EXISTS (SELECT 1 FROM chunk WHERE state = ? AND send_id = send.id) AS queued"
        " FROM send WHERE id = ?",
        ChunkState.QUEUED,
        send_id,
    )
    return Standing(row["paused"], row["paused_message"], bool(row["queued"]))


def unsent(db: sqlite3.Connection) -> tuple[SendRow, ...]:
    """Sends of which something is still to be submitted, or is being."""
    return sends(
        db,
        # From one send to the next: of one, a million may be queued.
        "WHERE id IN (WITH RECURSIVE queued(send) AS (SELECT min(send_id) FROM chunk WHERE state = ? UNION ALL"
        " SELECT (SELECT min(send_id) FROM chunk WHERE state = ? AND send_id > send) FROM queued"
        " WHERE send IS NOT NULL) SELECT send FROM queued UNION ALL SELECT send_id FROM chunk WHERE state = ?)",
        ChunkState.QUEUED,
        ChunkState.QUEUED,
        ChunkState.SUBMITTING,
    )


def _part(counts: dict[ReceiverState, int], leaving: int) -> None:
    """Tell those whose request is on its way from those who wait."""
    waiting = counts.pop(ReceiverState.PLANNED, 0) - leaving
    if waiting:
        counts[ReceiverState.PLANNED] = waiting
    counts[ReceiverState.LEAVING] = leaving


def _doubts(db: sqlite3.Connection, send_ids: list[int]) -> dict[int, Doubt]:
    """What of these sends is unknown; the least that has been done about it."""
    marks = ",".join("?" * len(send_ids))
    rows: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in select(
        db,
        "SELECT chunk.send_id, chunk.id, looks, first_look, last_look, next_look, look_stopped, apart, vain, trouble,"  # noqa: S608
        f" lag, count(*) AS people, sum(receiver.reason IN ({_LISTED})) AS listed,"
        f" sum(receiver.reason = '{Cause.GONE}') AS no_more, sum(receiver.reason = '{Cause.CONSENT}') AS decided,"
        f" sum(look_stopped = '{Cause.LEFT}' AND receiver.reason NOT IN ({_LISTED}, '{Cause.CONSENT}')) AS let_be"
        " FROM chunk JOIN send ON send.id = chunk.send_id LEFT JOIN habit ON habit.service = send.service"
        f" JOIN receiver ON {MEMBERS} WHERE chunk.state = ? AND chunk.send_id IN ({marks}) GROUP BY chunk.id",
        ChunkState.UNKNOWN,
        *send_ids,
    ):
        rows[row["send_id"]].append(row)
    chunks, let_be = (
        {
            send_id: asked(db, send_id, [row["id"] for row in found if which(row)])
            for send_id, found in rows.items()
        }
        for which in (may_send_again, _is_let_be)
    )
    closed = {
        send_id: 0
        if any(question.people for question in chunks[send_id].values())
        else sum(
            row["people"] - row["decided"] for row in found if may_send_again(row) and not _is_let_be(row)
        )
        for send_id, found in rows.items()
    }
    return {
        send_id: Doubt(
            people=sum(row["people"] for row in found),
            again=sum(len(question.people) for question in chunks[send_id].values()),
            changed=any(question.changed is not None for question in chunks[send_id].values()),
            looks=min(row["looks"] for row in list(filter(may_send_again, found)) or found),
            next_look=min((row["next_look"] for row in found if row["next_look"] is not None), default=None),
            stopped=_stopped([row["look_stopped"] for row in found]),
            listed=sum(row["listed"] for row in found),
            no_more=sum(row["no_more"] for row in found),
            decided=sum(row["decided"] for row in found),
            went=_went(db, send_id) if any(row["decided"] for row in found) else 0,
            waits=any(row["decided"] < row["people"] and not _is_let_be(row) for row in found),
            left=sum(row["let_be"] for row in found),
            closed=closed[send_id],
            kept_from=_kept_from(db, send_id, chunks[send_id]) if closed[send_id] else 0,
            trouble=next((row["trouble"] for row in found if row["trouble"]), ""),
            vain=any(row["vain"] >= IN_VAIN for row in found),
            lag=found[0]["lag"],
            chunks=chunks[send_id],
            let_be=let_be[send_id],
        )
        for send_id, found in rows.items()
    }


def _went(db: sqlite3.Connection, send_id: int) -> int:
    """To how many who are in doubt the changed message went by consent."""
    taken = ", ".join(f"'{state}'" for state in TAKEN)
    [row] = select(
        db,
        f"{LATER} SELECT count(DISTINCT mine.position) AS n FROM receiver AS mine INDEXED BY receiver_by_state"  # noqa: S608
        " CROSS JOIN later CROSS JOIN receiver AS theirs ON theirs.e164 = mine.e164 AND theirs.send_id = later.id"
        f" WHERE mine.send_id = ? AND mine.state = ? AND mine.reason = ? AND theirs.state IN ({taken})",
        *(send_id, send_id, ReceiverState.UNKNOWN, Cause.CONSENT),
    )
    return int(row["n"])


def _kept_from(db: sqlite3.Connection, send_id: int, chunks: Collection[int]) -> int:
    """For how many of these chunks, who are listed, a changed message waits."""
    return count(
        db,
        f"receiver INDEXED BY receiver_by_state WHERE send_id = ? AND state = ? AND reason IN ({_LISTED})"  # noqa: S608
        f" AND chunk_id IN (SELECT value FROM json_each(?)) AND {_FOR_CHANGED}",
        *(send_id, ReceiverState.UNKNOWN, json.dumps(list(chunks)), send_id),
    )


def _stopped(causes: list[str]) -> str:
    """Why OVHcloud is not asked; let be is what is unknown only when all of it is."""
    others = [cause for cause in causes if cause != Cause.LEFT]
    return next(filter(None, others), "") if others else Cause.LEFT


def _is_let_be(row: sqlite3.Row) -> bool:
    return bool(row["look_stopped"] == Cause.LEFT)


def may_send_again(row: sqlite3.Row) -> bool:
    """Of an unknown chunk OVHcloud was asked often enough, or cannot be asked. To let it be is neither."""
    cannot_be_asked = row["look_stopped"] not in {"", Cause.LEFT} or row["vain"] >= IN_VAIN
    return cannot_be_asked or missing(row["looks"], row["first_look"], row["last_look"], row["apart"])


def _by_send(db: sqlite3.Connection, sql: str, sends: list[sqlite3.Row]) -> dict[int, Any]:
    if not sends:  # for which a named index is of no use, SQLite says
        return {}
    return {row["send_id"]: row["n"] for row in select(db, sql, *(row["id"] for row in sends))}


def lag(db: sqlite3.Connection, service: str) -> float | None:
    """Seconds in which an SMS account listed what it had taken; None if that was never seen."""
    rows = select(db, "SELECT lag FROM habit WHERE service = ?", service)
    return rows[0]["lag"] if rows else None


def tags(db: sqlite3.Connection, service: str) -> Marks:
    """By what the messages of an SMS account can be told."""
    rows = select(db, "SELECT tags FROM habit WHERE service = ?", service)
    return Marks(rows[0]["tags"]) if rows else Marks.UNTRIED


def receivers(
    db: sqlite3.Connection, send_id: int, offset: int, limit: int, state: ReceiverState | None = None
) -> tuple[ReceiverRow, ...]:
    """A page in sending order, of all or of those in a state."""
    if state is None:
        # Positions are dense, so that an offset is a seek, not a count.
        return receivers_where(db, "position >= ? ORDER BY position LIMIT ?", send_id, offset, limit)
    leaving = _leaving(db, send_id)
    if state is ReceiverState.LEAVING:
        where = f"{_STATE} = ? AND position BETWEEN ? AND ? ORDER BY position LIMIT ? OFFSET ?"
        first, last = min(leaving, default=0), max(leaving, default=-1)
        return receivers_where(db, where, send_id, state, first, last, limit, offset)
    hidden = Counter(n // BLOCK for n in leaving) if state is ReceiverState.PLANNED else {}
    first = 0
    for row in select(
        db,
        "SELECT block, count FROM tally WHERE send_id = ? AND state = ? AND count > 0 ORDER BY block",
        send_id,
        state,
    ):
        count = row["count"] - hidden.get(row["block"], 0)
        if count > offset:
            first = row["block"] * BLOCK
            break
        offset -= count
    else:
        return ()
    where = f"receiver.state = ? AND {_STATE} = receiver.state AND position >= ? ORDER BY position LIMIT ? OFFSET ?"
    return receivers_where(db, where, send_id, state, first, limit, offset)


def asked(db: sqlite3.Connection, send_id: int, chunks: Collection[int]) -> dict[int, Question]:
    """What is asked of each of these chunks, which are in doubt.

    While a changed message waits for some of them, it is asked about those alone, and whether they get that.
    """
    if not chunks:
        return {}
    [row] = select(db, f"{LATER} SELECT max(theirs.send_id) AS id FROM {_WAITING}", send_id)  # noqa: S608
    changed, people = row["id"], {}
    if changed is not None:
        people = _asked_about(db, send_id, chunks, _CHANGED, send_id)
    if not people:
        changed, people = None, _asked_about(db, send_id, chunks, _OPEN)
    return {chunk_id: Question(changed, people.get(chunk_id, "")) for chunk_id in chunks}


def keeping(db: sqlite3.Connection, send_id: int) -> frozenset[str]:
    """The numbers of those who keep this message, for what was to take its place is cancelled for them."""
    return frozenset(row["e164"] for row in select(db, f"{LATER} {_KEEPING}", send_id))


def waiting_for_changed(db: sqlite3.Connection, send_id: int) -> frozenset[int]:
    """The positions of those in doubt for whom a changed message waits."""
    sql = f"SELECT position FROM receiver WHERE send_id = ? AND receiver.state = ? AND {_FOR_CHANGED}"  # noqa: S608
    return frozenset(row["position"] for row in select(db, sql, send_id, ReceiverState.UNKNOWN, send_id))


def _asked_about(
    db: sqlite3.Connection, send_id: int, chunks: Collection[int], which: str, *values: int
) -> dict[int, str]:
    rows = select(
        db,
        "SELECT chunk_id, group_concat(position) AS people FROM (SELECT chunk_id, position FROM receiver"  # noqa: S608
        f" WHERE send_id = ? AND receiver.state = '{ReceiverState.UNKNOWN}'"
        f" AND chunk_id IN (SELECT value FROM json_each(?)) AND {which} ORDER BY chunk_id, position) GROUP BY 1",
        send_id,
        json.dumps(list(chunks)),
        *values,
    )
    return {row["chunk_id"]: row["people"] for row in rows}


def _leaving(db: sqlite3.Connection, send_id: int) -> list[int]:
    """The positions of those in a chunk that is submitting: it is one at a time, unless a run has died."""
    # CROSS: the chunks first, of which there are few such. SQLite would go through all of the send's receivers.
    sql = f"SELECT position FROM chunk CROSS JOIN receiver ON {MEMBERS} WHERE chunk.state = ? AND chunk.send_id = ?"  # noqa: S608
    return [row["position"] for row in select(db, sql, ChunkState.SUBMITTING, send_id)]


def undecided(
    db: sqlite3.Connection, send_id: int, chunks: Mapping[int, Question], offset: int, limit: int
) -> tuple[ReceiverRow, ...]:
    """A page of those about whom this is asked."""
    people = sorted(position for question in chunks.values() for position in question.people)
    where = "position IN (SELECT value FROM json_each(?)) ORDER BY position"
    return receivers_where(db, where, send_id, json.dumps(people[offset : offset + limit]))


def receivers_where(
    db: sqlite3.Connection, where: str, send_id: int, *values: object
) -> tuple[ReceiverRow, ...]:
    """Receivers of a send that are told by a condition."""
    rows = select(
        db,
        f"SELECT receiver.*, {_STATE} AS state_now, chunk.message, {COPIES}"  # noqa: S608 - our own
        " FROM receiver JOIN chunk ON chunk.id = chunk_id"
        f" WHERE receiver.send_id = ? AND {where}",
        send_id,
        *values,
    )
    sent = _sent(db, sorted({row["chunk_id"] for row in rows}))
    return tuple(
        ReceiverRow(
            e164=row["e164"],
            shown=row["shown"],
            name=row["name"],
            state=ReceiverState(row["state_now"]),
            reason=row["reason"],
            message=row["message"] if row["reason"] else "",
            fields=from_text(row["fields"]),
            copies=row["copies"],
            text=sent[row["chunk_id"]]["text"],
            parts=sent[row["chunk_id"]]["parts"],
            sent=sent[row["chunk_id"]]["submitted"],
            credits=share(sent[row["chunk_id"]], row["state_now"], row["copies"]),
            unbilled=billed_on_leaving(sent[row["chunk_id"]], row["state_now"]),
            late=bool(row["late"]),
        )
        for row in rows
    )


def _sent(db: sqlite3.Connection, chunk_ids: list[int]) -> dict[int, sqlite3.Row]:
    """What was sent with these chunks: read once each, for a text and its ids are long."""
    marks = ",".join("?" * len(chunk_ids))
    sql = (
        f"SELECT id, text, parts, submitted, credits, ids, left_credits, left_people, {MATES} FROM chunk"  # noqa: S608
        f" WHERE id IN ({marks})"
    )
    return {row["id"]: row for row in select(db, sql, *chunk_ids)}


def share(chunk_: sqlite3.Row, state: str, copies: int) -> float | None:
    """What somebody's messages of a chunk were billed, as far as that is told; `copies`: beside the first.

    What a part was billed is its own people's, but its ids are those of all the answer that did not name them.
    """
    taken = _taken(chunk_)
    if not taken or state not in TAKEN or billed_on_leaving(chunk_, state):
        return None
    if chunk_["credits"] and chunk_["mates"]:
        return float(chunk_["credits"]) / int(chunk_["mates"])
    if chunk_["credits"]:
        return float(chunk_["credits"]) / taken * (1 + copies)
    left = chunk_["left_people"]
    return float(chunk_["left_credits"]) / left * (1 + copies) if left else None


def billed_on_leaving(chunk_: sqlite3.Row, state: str) -> bool:
    """Nothing was billed yet for a message of a chunk: OVHcloud took it for no credits, and it has not left."""
    return not chunk_["credits"] and bool(_taken(chunk_)) and state in _NOT_LEFT


def _taken(chunk_: sqlite3.Row) -> int:
    return chunk_["ids"].count(",") + 1 if chunk_["ids"] != "[]" else 0
