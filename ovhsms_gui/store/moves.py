"""How a state changes: one place that knows from, to and cause, checks them, and writes the event."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from ovhsms_gui.core.states import (
    AT_OVHCLOUD,
    CHUNK_MOVES,
    FIRST_LOOK,
    LOOKS_APART,
    RECEIVER_MOVES,
    ChunkState,
    ReceiverState,
)
from ovhsms_gui.store import queries, replacing
from ovhsms_gui.store.errors import IllegalMove
from ovhsms_gui.store.optouts import among
from ovhsms_gui.store.rows import NOTHING_SAID, Cause, ChunkOutcome
from ovhsms_gui.store.traces import is_trace
from ovhsms_gui.store.verdicts import verdicts

# What an earlier run left is cancelled only once it was asked about; ? is whether even while it cannot be.
_ASKED = f"({queries.ASKED_FIRST} AND NOT (? AND {queries.IS_MUTE}))"

# Of these it is certain that they have not left.
_STAYED = {ReceiverState.CANCELLED, ReceiverState.CANCELLING, *AT_OVHCLOUD}


class ReceiverMove(NamedTuple):
    """One receiver's way from a state to another, or to another reason in the same state."""

    position: int
    from_: ReceiverState
    to: ReceiverState
    reason: str
    ovh_id: int | None = None


class Moves:
    """Changes states inside a transaction of the caller's. Nothing else writes a state."""

    def __init__(
        self,
        db: sqlite3.Connection,
        clock: Callable[[], float],
        run: str,
        steady: Callable[[], float] | None = None,
    ) -> None:
        self._db = db
        self._clock = clock
        self._steady = steady or clock
        self._run = run

    @property
    def now(self) -> float:
        """Seconds since 1970."""
        return self._clock()

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
        there: float | None = None,
    ) -> int:
        """Move a chunk, its receivers, the tally and the bill. Returns the id of its send.

        `there`: the time by OVHcloud's clock, where that is known otherwise than by how far ours was from it.

        What comes back to the queue of a send that was cancelled meanwhile is cancelled too. Whom an answer does
        not name becomes a chunk of their own, in doubt.

        Raises `IllegalMove` if the rules know no such move, the chunk is not in `from_`, or a doubt would be
        settled by hand before OVHcloud was asked.
        """
        if (from_, to) not in CHUNK_MOVES:
            raise IllegalMove(chunk_id, from_, to)
        guard = self._GUARDS.get((from_, to))
        if guard is not None and not guard(self, chunk_id):
            raise IllegalMove(chunk_id, from_, to)
        change = self._change(to, cause, said)
        [was] = queries.select(self._db, "SELECT origin, credits FROM chunk WHERE id = ?", chunk_id)
        if (
            was["origin"] and was["credits"] is not None
        ):  # the answer that did not name them was billed for them too
            change["credits"] = was["credits"] + (said.credits or 0.0)
        submit = to is ChunkState.SUBMITTING
        proved = (from_, to) == (ChunkState.SUBMITTING, ChunkState.QUEUED)  # that nothing was taken
        if submit:
            change |= {
                "run": self._run,
                "body_hash": body_hash,
                "submitted": self._clock(),
                "answered": None,
                "ahead": ahead,
            }
        columns = ", ".join(f"{column} = :{column}" for column in change)
        moved = self._db.execute(
            # OVHcloud's clock is the one of the POST: ours may have been set since.
            f"UPDATE chunk SET {columns}, attempt = attempt + :tries"  # noqa: S608 - our names
            f"{'' if submit else ', ahead = coalesce(ahead, :since)'} WHERE id = :id AND state = :from",
            {**change, "tries": submit - proved, "since": ahead, "id": chunk_id, "from": from_},
        ).rowcount
        if not moved:
            raise IllegalMove(chunk_id, from_, to)
        [row] = queries.select(self._db, "SELECT send_id, ids FROM chunk WHERE id = ?", chunk_id)
        send_id = int(row["send_id"])
        self.event(send_id, chunk_id, from_, to, cause)
        if to is ChunkState.UNKNOWN:
            self._db.execute(
                "UPDATE chunk SET doubted = coalesce(doubted, submitted + coalesce(ahead, 0),"
                " (SELECT created FROM send WHERE send.id = send_id)) WHERE id = ?",
                (chunk_id,),
            )
        if said.ids:
            ids = list(dict.fromkeys((*json.loads(row["ids"]), *said.ids)))
            self._db.execute("UPDATE chunk SET ids = ? WHERE id = ?", (json.dumps(ids), chunk_id))
        if not submit:
            moves = self._moves(chunk_id, to, cause, said, there)
            self.receivers(send_id, chunk_id, moves, cause)
            if to is ChunkState.ACCEPTED:
                rest = [m for m in self.members(chunk_id) if m["state"] == ReceiverState.UNKNOWN]
                erased = [m["position"] for m in rest if is_trace(m["e164"])]
                some = len(erased) < len(rest)  # can still be looked for
                part = self.split(
                    chunk_id, [m["position"] for m in rest], Cause.NOT_LISTED if some else Cause.LEFT
                )
                if part is not None and some:  # of that, for what has no id is billed once
                    self.split(part, erased, Cause.LEFT)
                if (
                    was["origin"] and from_ is not ChunkState.SUBMITTING
                ):  # of all ids of that answer these are theirs
                    own = json.dumps(list(dict.fromkeys(said.ids)))
                    self._db.execute("UPDATE chunk SET ids = ? WHERE id = ?", (own, chunk_id))
        if to is ChunkState.ACCEPTED:  # what is due later can still be taken back
            if self._is_stopped(chunk_id):
                self._recall_unless_kept(send_id, chunk_id)
            self.recall_opted_out(chunk_id)  # who did while it was on its way, or nobody knew
        if to is ChunkState.ACCEPTED and said.credits is not None:
            self.bill(send_id, said.credits)
        if proved:
            self.stop(chunk_id)
        return send_id

    def _change(self, to: ChunkState, cause: str, said: ChunkOutcome) -> dict[str, object]:
        """What is written of a chunk that comes to another state."""
        return {
            "state": to,
            "reason": cause,
            "message": said.message,
            "credits": said.credits,
            "query_id": said.query_id,
            "http_status": said.http_status,
            "next_look": self._steady() + FIRST_LOOK[to] if to in FIRST_LOOK else None,
            "looks": 0,
            "first_look": None,
            "last_look": None,
            "look_stopped": "",
            "unasked": 0,
            "apart": LOOKS_APART,
            "vain": 0.0,
            "trouble": "",
            "answered": self._clock(),
        }

    def stop(self, chunk_id: int) -> bool:
        """Take a chunk from the queue if its send was cancelled while nobody knew whether it had been taken."""
        stopped = self._is_stopped(chunk_id)
        if stopped:
            self._take_out(chunk_id, Cause.OPERATOR)
        return stopped

    def _take_out(self, chunk_id: int, cause: str) -> None:
        """Send nothing more of a queued chunk; where an earlier attempt may have been taken it is in doubt again."""
        [row] = queries.select(self._db, "SELECT doubted FROM chunk WHERE id = ?", chunk_id)
        if row["doubted"] is None:
            self.chunk(chunk_id, ChunkState.QUEUED, ChunkState.CANCELLED, cause)
        else:
            self.chunk(chunk_id, ChunkState.QUEUED, ChunkState.UNKNOWN, Cause.UNSURE)

    def _is_stopped(self, chunk_id: int) -> bool:
        sql = (
            "SELECT send.id, stopped, consented FROM chunk JOIN send ON send.id = send_id WHERE chunk.id = ?"
        )
        [row] = queries.select(self._db, sql, chunk_id)
        return not row["consented"] and (row["stopped"] or replacing.is_replaced(self._db, row["id"]))

    def cancel(self, send_id: int, cause: str, *, unasked: bool = False) -> int:
        """Cancel what is queued of a send, and what comes back to its queue. Returns how many people get nothing more.

        What an earlier run left is cancelled once OVHcloud was asked about it, or cannot be asked; `unasked`: even
        while it cannot be asked for want of keys.
        """
        people = self._cancel_at_once(send_id, cause, unasked=unasked)
        queued = queries.select(
            self._db,
            f"SELECT chunk.id, {_ASKED} AS asked, count(*) AS people"  # noqa: S608 - our own
            f" FROM chunk JOIN receiver ON {queries.MEMBERS}"
            " WHERE chunk.state = ? AND chunk.send_id = ? GROUP BY chunk.id ORDER BY seq",
            unasked,
            ChunkState.QUEUED,
            send_id,
        )
        for row in queued:
            if not row["asked"]:
                self._take_out(row["id"], cause)
        self.resume(send_id)
        self._db.execute(
            "UPDATE send SET stopped = 1, late_word = NULL, late_there = NULL WHERE id = ?", (send_id,)
        )
        self._db.execute(  # what OVHcloud has by consent stays so
            "UPDATE chunk SET consented = 0 WHERE send_id = ? AND consented AND state <> ?",
            (send_id, ChunkState.ACCEPTED),
        )
        return people + sum(int(row["people"]) for row in queued)

    def _cancel_at_once(self, send_id: int, cause: str, *, unasked: bool) -> int:
        """As `chunk` does, of all together that just go: a hundred thousand may have a text of their own.

        Not where another send takes its place: somebody may wait for each of them. Returns how many people.
        """
        if queries.select(self._db, "SELECT 1 FROM send WHERE replaces = ? LIMIT 1", send_id):
            return 0
        planned, cancelled = ReceiverState.PLANNED, ReceiverState.CANCELLED
        where = (
            f"chunk.state = '{ChunkState.QUEUED}' AND chunk.send_id = ? AND doubted IS NULL AND NOT {_ASKED}"
        )
        rows = self._db.execute(
            f"SELECT chunk.id, position FROM chunk JOIN receiver ON {queries.MEMBERS}"  # noqa: S608 - our own
            f" WHERE {where} ORDER BY seq, position",
            (send_id, unasked),
        ).fetchall()
        if not rows:
            return 0
        change = self._change(ChunkState.CANCELLED, cause, NOTHING_SAID)
        [reason] = {verdicts(ChunkState.CANCELLED, cause, NOTHING_SAID, ())("")[1]}
        moved = self._db.execute(
            "UPDATE receiver SET state = ?, reason = ? WHERE send_id = ? AND state = ? AND chunk_id IN"  # noqa: S608
            f" (SELECT id FROM chunk WHERE {where})",
            (cancelled, reason, send_id, planned, send_id, unasked),
        ).rowcount
        if moved != len(rows):
            raise IllegalMove(rows[0][0], planned, cancelled)
        columns = ", ".join(f"{column} = ?" for column in change)
        self._db.execute(f"UPDATE chunk SET {columns} WHERE {where}", (*change.values(), send_id, unasked))  # noqa: S608
        delta = Counter((cancelled, position // queries.BLOCK) for _, position in rows)
        delta.subtract(Counter((planned, position // queries.BLOCK) for _, position in rows))
        self.tally(send_id, delta)
        events: list[tuple[object, ...]] = []
        for chunk_id, members in groupby(rows, key=itemgetter(0)):
            events.append((chunk_id, ChunkState.QUEUED, ChunkState.CANCELLED, None, None))
            runs = _runs(ReceiverMove(position, planned, cancelled, reason) for _, position in members)
            events += [(chunk_id, planned, cancelled, first, last) for first, last, *_ in runs]
        self._db.executemany(
            "INSERT INTO event (at, send_id, chunk_id, from_state, to_state, cause, first, last)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((self._clock(), send_id, *event[:3], cause, *event[3:]) for event in events),
        )
        positions = [position for _, position in rows]
        replacing.give_back(self, self._db, send_id, min(positions), max(positions))
        return len(rows)

    def decide(
        self,
        chunk_id: int,
        listed: Sequence[int],
        erased: Sequence[int] = (),
        decided: Sequence[int] = (),
        changed: Collection[int] = (),
    ) -> None:
        """The operator has a chunk in doubt sent again, but not to those whom OVHcloud lists: they stay in doubt.

        So do those who have another message by a consent before, as was `decided`. Nor to those who were `erased`,
        whose doubt was let be. What is listed is consented to as well, unless a `changed` message waits for them.
        Raises `IllegalMove` as `chunk` does.
        """
        if not self.was_looked_for(chunk_id):
            raise IllegalMove(chunk_id, ChunkState.UNKNOWN, ChunkState.QUEUED)
        self.split(chunk_id, decided, Cause.CONSENT)
        self.split(chunk_id, erased, Cause.LEFT)
        self.split(chunk_id, [position for position in listed if position in changed], Cause.ALIKE)
        self._db.execute(
            "UPDATE chunk SET consented = 1, cleared = ? WHERE id = ?", (self._steady(), chunk_id)
        )
        self.split(chunk_id, [position for position in listed if position not in changed], Cause.ALIKE)
        self.chunk(chunk_id, ChunkState.UNKNOWN, ChunkState.QUEUED, Cause.CONSENT)

    def split(self, chunk_id: int, positions: Sequence[int], cause: str) -> int | None:
        """Make those receivers of a chunk, who are in doubt, a chunk of their own: it is looked for, and decided.

        With the cause LEFT it is not looked for, and what was looked for in vain stays so, as when all of a chunk is
        let be. Returns the chunk that they are, without anybody None.
        """
        if not positions:
            return None
        first, size = min(positions), max(positions) - min(positions) + 1
        cursor = self._db.execute(
            "INSERT INTO chunk (send_id, seq, tag, text, first, size, state, attempt, run, body_hash, submitted,"
            " answered, http_status, query_id, ids, credits, reason, message, ahead, next_look, look_stopped,"
            " consented, origin, doubted)"
            " SELECT send_id, (SELECT max(seq) + 1 FROM chunk AS other WHERE other.send_id = chunk.send_id), ?, text,"
            " ?, ?, ?, attempt, run, body_hash, submitted, answered, http_status, query_id, ids, ?, ?, message, ahead,"
            " ?, ?, consented, trim(tag || ' ' || origin), coalesce(doubted, submitted + coalesce(ahead, 0)) FROM chunk"
            " WHERE id = ?",
            (
                self._tag_of_part(chunk_id, positions),
                first,
                size,
                ChunkState.UNKNOWN,
                self._part_of_price(chunk_id, len(positions)),
                cause,
                None if cause == Cause.LEFT else self._steady() + FIRST_LOOK[ChunkState.UNKNOWN],
                cause if cause == Cause.LEFT else "",
                chunk_id,
            ),
        )
        if cause == Cause.LEFT:
            self._db.execute(
                "UPDATE chunk SET (looks, first_look, last_look, apart) ="
                " (SELECT looks, first_look, last_look, apart FROM chunk WHERE id = ?) WHERE id = ?",
                (chunk_id, cursor.lastrowid),
            )
        [row] = queries.select(self._db, "SELECT send_id FROM chunk WHERE id = ?", chunk_id)
        self._db.executemany(
            "UPDATE receiver SET chunk_id = ? WHERE send_id = ? AND position = ?",
            [(cursor.lastrowid, row["send_id"], position) for position in positions],
        )
        self.event(row["send_id"], cursor.lastrowid, "", ChunkState.UNKNOWN, cause)
        return cursor.lastrowid

    def _tag_of_part(self, chunk_id: int, positions: Sequence[int]) -> str:
        """Follows from the tag it had and its people: a journal out of a backup finds by it what was sent since."""
        [row] = queries.select(self._db, "SELECT tag FROM chunk WHERE id = ?", chunk_id)
        return sha256(f"{row['tag']} {sorted(positions)}".encode()).hexdigest()[:16]

    def _part_of_price(self, chunk_id: int, people: int) -> float | None:
        """What so many people of a chunk, who become a part, were billed by an answer: for those it has ids left.

        What a part was billed itself is its own people's alone: each takes theirs along.
        """
        [row] = queries.select(self._db, "SELECT credits, ids, origin FROM chunk WHERE id = ?", chunk_id)
        members, among = self.members(chunk_id), len(json.loads(row["ids"]))
        if not row["credits"]:
            return None
        if row["origin"]:
            price = round(float(row["credits"]) * people / len(members), 4)
            rest = round(float(row["credits"]) - price, 4)
            self._db.execute("UPDATE chunk SET credits = ? WHERE id = ?", (rest, chunk_id))
            return price
        if not among:
            return None
        named = sum(
            member["state"] not in {ReceiverState.UNKNOWN, ReceiverState.INVALID} for member in members
        )
        return float(row["credits"] * min(people, max(0, among - named)) / among) or None

    def leave_out(self, chunk_id: int) -> int:
        """Take whoever opted out since it was confirmed off a queued chunk. Returns how many people.

        Not off a trial: that goes to the operator. An earlier attempt may have reached them: they are in doubt again.
        """
        if not queries.select(
            self._db, "SELECT 1 FROM chunk WHERE id = ? AND state = ?", chunk_id, ChunkState.QUEUED
        ):
            return 0
        out = self._opted_out(chunk_id)
        positions = [member["position"] for member in self.members(chunk_id) if member["e164"] in out]
        if positions:
            self._take_out(self.part(chunk_id, positions, Cause.OPTED_OUT), Cause.OPTED_OUT)
        return len(positions)

    def recall_opted_out(self, chunk_id: int) -> None:
        """Have whoever opted out taken off what OVHcloud has of a chunk and is to send later."""
        if out := self._opted_out(chunk_id):
            self.recall(chunk_id, out, Cause.OPTED_OUT)

    def recall_held(self, chunk_id: int) -> None:
        """OVHcloud turns out to hold a chunk: take it back if all of its send was called off, or for whom opted out.

        To stop what was queued is no word on what OVHcloud has.
        """
        called_off = (
            "SELECT send_id FROM chunk JOIN send ON send.id = send_id WHERE chunk.id = ? AND called_off"
            " AND NOT consented"
        )
        for row in queries.select(self._db, called_off, chunk_id):
            self._recall_unless_kept(row["send_id"], chunk_id)
        self.recall_opted_out(chunk_id)

    def _recall_unless_kept(self, send_id: int, chunk_id: int) -> None:
        """Take it back, but not from whoever was to get another instead and does not: nobody is left with neither."""
        numbers = {member["e164"] for member in self.members(chunk_id)}
        self.recall(chunk_id, numbers - queries.keeping(self._db, send_id))

    def _opted_out(self, chunk_id: int) -> frozenset[str]:
        """Who of a chunk is on one's own list; nobody of a trial."""
        trial = "SELECT 1 FROM chunk JOIN send ON send.id = send_id WHERE chunk.id = ? AND test"
        if queries.select(self._db, trial, chunk_id):
            return frozenset()
        return among(self._db, [member["e164"] for member in self.members(chunk_id)])

    def part(self, chunk_id: int, positions: Sequence[int], cause: str = Cause.REPLACED) -> int:
        """Make those receivers of a queued chunk one of their own, queued too. Returns the chunk that they are.

        What an earlier attempt at it came to is theirs too.
        """
        if len(positions) in {0, len(self.members(chunk_id))}:
            return chunk_id
        first, size = min(positions), max(positions) - min(positions) + 1
        alike = (
            "send_id, text, state, unasked, cleared, looks, first_look, last_look, look_stopped, vain, trouble,"
            " attempt, run, body_hash, submitted, ahead, doubted, consented, ids"
        )
        cursor = self._db.execute(
            f"INSERT INTO chunk (seq, tag, first, size, credits, origin, {alike})"  # noqa: S608 - our names
            " SELECT (SELECT max(seq) + 1 FROM chunk AS other WHERE other.send_id = chunk.send_id), ?, ?, ?, ?,"
            f" iif(unasked OR doubted IS NOT NULL, trim(tag || ' ' || origin), origin), {alike}"
            " FROM chunk WHERE id = ?",
            (
                self._tag_of_part(chunk_id, positions),
                first,
                size,
                self._part_of_price(chunk_id, len(positions)),
                chunk_id,
            ),
        )
        made = cursor.lastrowid
        assert made is not None
        [row] = queries.select(self._db, "SELECT send_id FROM chunk WHERE id = ?", chunk_id)
        self._db.executemany(
            "UPDATE receiver SET chunk_id = ? WHERE send_id = ? AND position = ?",
            [(made, row["send_id"], position) for position in positions],
        )
        self.event(row["send_id"], made, "", ChunkState.QUEUED, cause)
        return made

    def recall(
        self, chunk_id: int, numbers: Collection[str] | None = None, cause: str = Cause.OPERATOR
    ) -> int:
        """Have those people of a chunk, or all, taken off what OVHcloud has and is to send later. Returns how many.

        Who opted out gets a trial all the same.
        """
        send = (
            "SELECT send_id FROM chunk JOIN send ON send.id = send_id WHERE chunk.id = ? AND NOT (test AND ?)"
        )
        for row in queries.select(self._db, send, chunk_id, cause == Cause.OPTED_OUT):
            moves = [
                ReceiverMove(member["position"], ReceiverState(member["state"]), ReceiverState.CANCELLING, "")
                for member in self.members(chunk_id)
                if member["state"] in AT_OVHCLOUD and (numbers is None or member["e164"] in numbers)
            ]
            self.receivers(row["send_id"], chunk_id, moves, cause)
            return len(moves)
        return 0

    def copies(self, chunk_id: int, found: Iterable[tuple[int, int, float]]) -> None:
        """Keep what OVHcloud lists for a chunk's people: position, id of the message, credits.

        Whatever a person got beside the first message is kept as a copy, and whatever no answer was billed for is.
        """
        [chunk] = queries.select(
            self._db,
            "SELECT send_id, ids, chunk.credits, service FROM chunk JOIN send ON send.id = send_id WHERE chunk.id = ?",
            chunk_id,
        )
        send_id, ids = chunk["send_id"], json.loads(chunk["ids"])
        billed, prices = list[float](), dict[int, float]()
        for position, ovh_id, price in found:
            prices[ovh_id] = price
            self._db.execute(
                "INSERT INTO copy SELECT ?, ?, send_id, position FROM receiver WHERE send_id = ? AND position = ?"
                " AND ovh_id IS NOT NULL AND ovh_id <> ? ON CONFLICT DO NOTHING",
                (chunk["service"], ovh_id, send_id, position, ovh_id),
            )
            self._db.execute(
                "UPDATE receiver SET ovh_id = coalesce(ovh_id, ?) WHERE send_id = ? AND position = ?",
                (ovh_id, send_id, position),
            )
            if ovh_id not in ids:
                ids.append(ovh_id)
                billed.append(price)
        if len(ids) != len(json.loads(chunk["ids"])):
            self._db.execute("UPDATE chunk SET ids = ? WHERE id = ?", (json.dumps(ids), chunk_id))
            if chunk["credits"]:
                self.bill(send_id, sum(billed))
                total = round(chunk["credits"] + sum(billed), 4)
                self._db.execute("UPDATE chunk SET credits = ? WHERE id = ?", (total, chunk_id))
        self.bill_left(send_id, chunk_id, prices)

    def bill(self, send_id: int, price: float) -> None:
        """So many credits more were taken for a send."""
        self._db.execute(
            "UPDATE send SET billed = round(coalesce(billed, 0) + ?, 4) WHERE id = ?", (price, send_id)
        )

    def bill_left(self, send_id: int, chunk_id: int, prices: Mapping[int, float]) -> None:
        """So many credits were taken for messages of a chunk that have left, by id: they are billed once.

        Not where the answer took some: that was for all of them.
        """
        [chunk] = queries.select(self._db, "SELECT credits, left_ids FROM chunk WHERE id = ?", chunk_id)
        if chunk["credits"]:
            return
        before = json.loads(chunk["left_ids"])
        taken = {ovh_id: price for ovh_id, price in prices.items() if price and ovh_id not in before}
        if taken:
            self.bill(send_id, sum(taken.values()))
            self._db.execute(
                "UPDATE chunk SET left_credits = left_credits + ?, left_people = left_people + ?, left_ids = ?"
                " WHERE id = ?",
                (sum(taken.values()), len(taken), json.dumps([*before, *taken]), chunk_id),
            )

    def receivers(self, send_id: int, chunk_id: int, moves: Sequence[ReceiverMove], cause: str) -> None:
        """Move receivers of one chunk, by rising position. Raises `IllegalMove` as `chunk` does."""
        if not moves:
            return
        for move in moves:
            if move.from_ is not move.to and (move.from_, move.to) not in RECEIVER_MOVES:
                raise IllegalMove(chunk_id, move.from_, move.to)
        moved = self._db.executemany(
            "UPDATE receiver SET state = ?, reason = ?, ovh_id = coalesce(ovh_id, ?), late = ? AND (late OR ?)"
            " WHERE send_id = ? AND position = ? AND state = ?",
            [
                (m.to, m.reason, m.ovh_id, m.to not in _STAYED, _too_late(m), send_id, m.position, m.from_)
                for m in moves
            ],
        ).rowcount
        if moved != len(moves):
            raise IllegalMove(chunk_id, moves[0].from_, moves[0].to)
        changed = [move for move in moves if move.from_ is not move.to]
        delta = Counter((move.to, move.position // queries.BLOCK) for move in changed)
        delta.subtract(Counter((move.from_, move.position // queries.BLOCK) for move in changed))
        self.tally(send_id, delta)
        for first, last, from_, to in _runs(changed):
            self.event(send_id, chunk_id, from_, to, cause, first, last)
        replacing.pass_on(self, self._db, send_id, moves[0].position, moves[-1].position)
        # What is replaced is cancelled before the send that takes its place counts as begun: that goes to them.
        if cause != Cause.REPLACED and any(move.to in replacing.FREE for move in changed):
            replacing.give_back(self, self._db, send_id, moves[0].position, moves[-1].position)

    def tally(self, send_id: int, delta: Mapping[tuple[ReceiverState, int], int]) -> None:
        """Keep the counts by state and block of positions."""
        self._db.executemany(
            "INSERT INTO tally (send_id, state, block, count) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (send_id, state, block) DO UPDATE SET count = count + excluded.count",
            [(send_id, state, block, change) for (state, block), change in delta.items() if change],
        )

    def pause(self, send_id: int, cause: str, message: str = "", retry_at: float | None = None) -> None:
        """Submit nothing more of a send until it is resumed, or until `retry_at`. Not if nothing is queued or to leave.

        What waits for the operator already keeps its cause; what would have been tried again by itself does not.
        """
        for row in queries.select(
            self._db,
            "SELECT paused FROM send WHERE id = ? AND (paused IS NULL OR retry_at IS NOT NULL)"
            " AND EXISTS (SELECT 1 FROM chunk WHERE state = ? AND send_id = send.id AND (consented OR NOT stopped))",
            send_id,
            ChunkState.QUEUED,
        ):
            self._db.execute(
                "UPDATE send SET paused = ?, paused_message = ?, retry_at = ?, hold_until = NULL WHERE id = ?",
                (cause, message, retry_at, send_id),
            )
            self.event(send_id, None, "paused" if row["paused"] else "running", "paused", cause)

    def resume(self, send_id: int, cause: str = Cause.OPERATOR, there: float | None = None) -> None:
        """Let go on what is queued of a send, at once; of one that was stopped only what goes again by consent.

        `there`: the time by OVHcloud's clock, where it is known.
        """
        if cause == Cause.OPERATOR:  # who lets it go on read why it waited
            self._db.execute(
                "UPDATE send SET late_word = ?, late_there = ? WHERE id = ? AND paused = ?",
                (self._clock(), there, send_id, Cause.CLOSED),
            )
        paused = self._db.execute(
            "UPDATE send SET paused = NULL, paused_message = '' WHERE id = ? AND paused IS NOT NULL",
            (send_id,),
        ).rowcount
        if cause == Cause.RETRY and not paused:
            return  # it was stopped meanwhile, or goes on already
        self._db.execute("UPDATE send SET hold_until = NULL, retry_at = NULL WHERE id = ?", (send_id,))
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

    def consent(self, send_id: int, chunk_id: int, positions: Iterable[int]) -> None:
        """They are in doubt, and may get what takes the place of this, all the same."""
        self._reason(send_id, chunk_id, positions, Cause.CONSENT, Cause.CONSENT)

    def doubt_again(self, send_id: int, chunk_id: int, positions: Iterable[int]) -> None:
        """That consent came to nothing: it is open again what becomes of them, also where it was given up by then."""
        self._db.execute(
            "UPDATE chunk SET look_stopped = '', next_look = ? WHERE id = ? AND look_stopped = ?",
            (self._steady() + FIRST_LOOK[ChunkState.UNKNOWN], chunk_id, Cause.LEFT),
        )
        self._reason(send_id, chunk_id, positions, "", Cause.OPERATOR)

    def _reason(self, send_id: int, chunk_id: int, positions: Iterable[int], reason: str, cause: str) -> None:
        unknown = ReceiverState.UNKNOWN
        moves = [ReceiverMove(position, unknown, unknown, reason) for position in positions]
        self.receivers(send_id, chunk_id, moves, cause)

    def was_looked_for(self, chunk_id: int) -> bool:
        """OVHcloud was asked about it often and long enough, or cannot be asked."""
        rows = queries.select(
            self._db,
            "SELECT looks, first_look, last_look, look_stopped, apart, vain FROM chunk WHERE id = ?",
            chunk_id,
        )
        return any(map(queries.may_send_again, rows))

    def _may_have_been_taken(self, chunk_id: int) -> bool:
        return bool(
            queries.select(
                self._db, "SELECT 1 FROM chunk WHERE id = ? AND (doubted IS NOT NULL OR unasked)", chunk_id
            )
        )

    def _may_go_again(self, chunk_id: int) -> bool:
        erased = queries.select(
            self._db,
            f"SELECT 1 FROM chunk JOIN receiver ON {queries.MEMBERS}"  # noqa: S608 - our own conditions
            f" WHERE chunk.id = ? AND NOT {queries.KNOWN} LIMIT 1",
            chunk_id,
        )
        return not erased and self.was_looked_for(chunk_id)

    def _waits_for_nobody(self, chunk_id: int) -> bool:
        sql = f"SELECT 1 FROM chunk WHERE id = ? AND {queries.AWAITS}"  # noqa: S608 - our own condition
        return not queries.select(self._db, sql, chunk_id)

    _GUARDS: Mapping[tuple[ChunkState, ChunkState], Callable[["Moves", int], bool]] = {
        (ChunkState.QUEUED, ChunkState.SUBMITTING): _waits_for_nobody,
        (ChunkState.UNKNOWN, ChunkState.QUEUED): _may_go_again,
        (ChunkState.QUEUED, ChunkState.ACCEPTED): _may_have_been_taken,
        (ChunkState.QUEUED, ChunkState.UNKNOWN): _may_have_been_taken,
    }

    def members(self, chunk_id: int) -> list[queries.Row]:
        """Its receivers, in their order."""
        return queries.select(
            self._db,
            "SELECT position, e164, receiver.state, receiver.reason, ovh_id, receiver.send_id FROM chunk"  # noqa: S608
            f" JOIN receiver ON {queries.MEMBERS} WHERE chunk.id = ? ORDER BY position",
            chunk_id,
        )

    def _taken(self, chunk_id: int, there: float | None) -> ReceiverState:
        """The state of what OVHcloud takes of a chunk: it is to be sent at once, or is not due yet."""
        scheduled = queries.select(
            self._db,
            "SELECT 1 FROM chunk JOIN send ON send.id = send_id WHERE chunk.id = ?"
            " AND send_at > coalesce(?, ? + coalesce(ahead, 0))",
            chunk_id,
            there,
            self._clock(),
        )
        return ReceiverState.SCHEDULED if scheduled else ReceiverState.ACCEPTED

    def _moves(
        self, chunk_id: int, to: ChunkState, cause: str, said: ChunkOutcome, there: float | None
    ) -> list[ReceiverMove]:
        rows = self.members(chunk_id)
        verdict = verdicts(to, cause, said, [row["e164"] for row in rows], self._taken(chunk_id, there))
        return [
            ReceiverMove(row["position"], ReceiverState(row["state"]), *verdict(row["e164"]))
            for row in rows
            if (row["state"], row["reason"]) != verdict(row["e164"])
        ]


def _too_late(move: ReceiverMove) -> bool:
    """It was to be taken back, and had left."""
    return move.from_ is ReceiverState.CANCELLING and move.to not in _STAYED


def _runs(moves: Iterable[ReceiverMove]) -> list[tuple[int, int, ReceiverState, ReceiverState]]:
    """Neighbours that went the same way are one event: first and last position, from, to."""
    runs: list[tuple[int, int, ReceiverState, ReceiverState]] = []
    for position, from_, to, *_ in moves:
        if runs and runs[-1][1:] == (position - 1, from_, to):
            runs[-1] = (runs[-1][0], position, from_, to)
        else:
            runs.append((position, position, from_, to))
    return runs
