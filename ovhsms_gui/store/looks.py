"""What OVHcloud is asked about chunks that it has, or may have, taken: when, and what it said."""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from ovhsms_gui.core.addressees import Addressees
from ovhsms_gui.core.pieces import pieces
from ovhsms_gui.core.states import (
    AT_OVHCLOUD,
    FINAL,
    FIRST_LOOK,
    GIVE_UP_AFTER,
    LONGEST_PATIENCE,
    LOOKS_APART,
    RECEIVER_MOVES,
    ChunkState,
    ReceiverState,
)
from ovhsms_gui.store import queries, replacing
from ovhsms_gui.store.database import Store, of_one_moment, writing
from ovhsms_gui.store.moves import Moves, ReceiverMove
from ovhsms_gui.store.rows import LISTED, NOT_TAKEN_BACK, Cause, ChunkOutcome, ChunkRow, Marks, Sighting
from ovhsms_gui.store.steady import steady as steady_time

# A look takes its time: meanwhile the operator may have settled the chunk, and then it is not asked about.
_ASKED = (
    f"look_stopped <> '{Cause.LEFT}' AND (unasked OR state IN"
    f" ({', '.join(repr(str(state)) for state in FIRST_LOOK)}))"
)
_AT_ONCE = 500  # tags in one question
_DAYS = 4 * 86400.0  # for as long a message may be pending at OVHcloud after it is due
# No look is further away, in seconds: one that seems to be was put off by a clock that was set.
FURTHEST_LOOK = 3600.0
# For how many seconds OVHcloud lists what has left is not documented; for this many it surely does.
FORGOTTEN_AFTER = 7 * 86400.0
_TAKEN = frozenset({ReceiverState.ACCEPTED, *AT_OVHCLOUD})  # and not being taken back
_EXACT = 60.0  # seconds: a first look after more tells nothing of how soon something was listed


class Looks(Store):
    """When OVHcloud is asked, and what it said."""

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float] = time.time,
        *,
        steady: Callable[[], float] | None = None,
    ) -> None:
        """`clock` gives seconds since 1970, and so does `steady`, which nobody can set: see `Journal`."""
        super().__init__(path)
        self._clock = clock
        self._steady = steady or (steady_time if clock is time.time else clock)
        self._moves = Moves(self._db, clock, "", self._steady)

    # ---- when ----------------------------------------------------------------------------------

    def due(self) -> ChunkRow | None:
        """Find a chunk that it is time to ask about: doubts first, then who has waited longest."""
        now = self._steady()
        return queries.chunk(
            self._db,
            "(next_look <= ? OR next_look > ?) ORDER BY state = ?, state <> ?, next_look, chunk.id",
            now,
            now + FURTHEST_LOOK,
            ChunkState.ACCEPTED,
            ChunkState.UNKNOWN,
        )

    def next_in(self) -> float | None:
        """Seconds until it is time to ask about some chunk; None when there is nothing to ask."""
        now = self._steady()
        [row] = queries.select(
            self._db,
            "SELECT min(CASE WHEN next_look > ? THEN ? ELSE next_look END) AS at FROM chunk"
            " WHERE next_look IS NOT NULL",
            now + FURTHEST_LOOK,
            now,
        )
        return None if row["at"] is None else max(0.0, float(row["at"]) - now)

    def wake(self, send_id: int) -> None:
        """Ask about all of a send that may still change, at the next occasion, whatever stopped it before.

        Not about a doubt in which everybody was erased: nobody can be found. That it could not be asked about a doubt
        counts until there is an answer: who has it sent again meanwhile was told the truth.
        """
        still = ", ".join("?" * len(_OPEN))
        with writing(self._db):
            self._db.execute(
                "UPDATE chunk SET next_look = 0, look_stopped = iif(state = ? AND look_stopped <> ?, look_stopped, '')"  # noqa: S608
                " WHERE send_id = ? AND (unasked"
                f" OR state = ? AND EXISTS (SELECT 1 FROM receiver WHERE {queries.MEMBERS} AND {queries.KNOWN})"
                f" OR state = ? AND EXISTS (SELECT 1 FROM receiver WHERE {queries.MEMBERS}"
                f" AND receiver.state IN ({still})))",
                (ChunkState.UNKNOWN, Cause.LEFT, send_id, ChunkState.UNKNOWN, ChunkState.ACCEPTED, *_OPEN),
            )

    def put_off(
        self,
        chunk_id: int,
        seconds: float | None,
        why: str = "",
        *,
        tried: float = 0.0,
        listed: Mapping[str, Sighting] | None = None,
    ) -> None:
        """Ask later; None: no more.

        `why` the look told nothing, and for how many seconds it has been `tried` since the look before: of what
        tells nothing for long the operator may decide. `listed`: who was found so far. What an earlier run left queued
        goes then by a word that is said after this.
        """
        with writing(self._db):
            before = self._cannot_be_asked(chunk_id)
            self._db.execute(
                "UPDATE chunk SET vain = vain + ?, trouble = ?, look_stopped = iif(state = ?, '', look_stopped)"  # noqa: S608
                f" WHERE id = ? AND {_ASKED}",
                (tried, why, ChunkState.UNKNOWN, chunk_id),
            )
            self._mark(chunk_id, listed or {})
            self._next(chunk_id, seconds)
            self._end(chunk_id)
            if not before:
                self._ask_the_operator(chunk_id, why)

    # ---- what is in doubt ----------------------------------------------------------------------

    def found_nothing(
        self,
        chunk_id: int,
        next_in: float | None,
        at: float | None = None,
        *,
        apart: float = LOOKS_APART,
        listed: Mapping[str, Sighting] | None = None,
    ) -> None:
        """OVHcloud told all that it lists, and an unknown chunk is not in it, or not all of its people.

        `at`: when, by its clock if that is known. `apart`: seconds that must lie between the first and the last
        such look. `listed`: those of its people whom it lists; for whom else it did, and does not any more, such looks
        begin anew. What an earlier run left queued may go after the last of them: the journal may be an old copy, and
        OVHcloud have taken it a moment ago. If somebody of it is listed, it is in doubt.
        """
        now = self._clock() if at is None else at
        with writing(self._db):
            first = now + max(0.0, self._unmark(chunk_id, listed or {}, now) - apart)
            self._db.execute(
                "UPDATE chunk SET looks = looks + 1, first_look = coalesce(first_look, ?), last_look = ?, apart = ?,"
                " look_stopped = '', vain = 0, trouble = ''"
                " WHERE id = ? AND (unasked OR state = ?) AND look_stopped <> ?",
                (first, now, apart, chunk_id, ChunkState.UNKNOWN, Cause.LEFT),
            )
            if self._is_unasked(chunk_id) and (listed or self._moves.was_looked_for(chunk_id)):
                self._was_asked(chunk_id, listed or {})
                return
            self._mark(chunk_id, listed or {})
            self._next(chunk_id, next_in)
            self._end(chunk_id)
            self._still_unknown(chunk_id, Cause.NOT_FOUND)

    def stopped(self, chunk_id: int, reason: str) -> None:
        """OVHcloud does not let these keys ask. What an earlier run left queued goes by a word said after this."""
        with writing(self._db):
            self._next(chunk_id, None)
            self._db.execute(
                f"UPDATE chunk SET look_stopped = ?, trouble = '' WHERE id = ? AND {_ASKED}",  # noqa: S608 - our own
                (reason, chunk_id),
            )
            self._end(chunk_id)
            self._still_unknown(chunk_id, reason)
            self._ask_the_operator(chunk_id, reason)

    def found(
        self,
        chunk_id: int,
        outcome: ChunkOutcome,
        cause: str,
        sightings: Iterable[Sighting] = (),
        *,
        at: float | None = None,
    ) -> None:
        """OVHcloud has an unknown chunk: it was taken. One that was to be sent again is not.

        `sightings`: every message that it lists. `at`: when, by its clock if that is known: ours may have been put
        right since the chunk was sent. Raises `IllegalMove` if the chunk is neither unknown nor waiting
        to be sent again.
        """
        with writing(self._db):
            [row] = queries.select(self._db, "SELECT state FROM chunk WHERE id = ?", chunk_id)
            again = row["state"] == ChunkState.QUEUED
            from_ = ChunkState.QUEUED if again else ChunkState.UNKNOWN
            self._moves.chunk(chunk_id, from_, ChunkState.ACCEPTED, cause, outcome, there=at)
            self._keep(chunk_id, sightings)

    def claimed(self, chunk: ChunkRow) -> frozenset[int]:
        """Ids of messages that are known to be other chunks': never this one's, however alike."""
        posted = (chunk.submitted or chunk.created) + (chunk.ahead or 0.0)
        since = min(posted, chunk.created if chunk.doubted is None else chunk.doubted)
        return self._known_ids(chunk.service, since - _DAYS) - frozenset(chunk.outcome.ids)

    @of_one_moment
    def rivals(self, chunk: ChunkRow) -> tuple[ChunkRow, ...]:
        """Others of the same service and for some of its people that may have messages under ids that nobody knows."""
        rows = queries.select(
            self._db,
            # CROSS: from its people on, who are few. No index tells of what such messages are.
            f"WITH mine AS (SELECT e164 FROM chunk JOIN receiver ON {queries.MEMBERS} WHERE chunk.id = ?)"  # noqa: S608
            " SELECT DISTINCT chunk.id FROM mine CROSS JOIN receiver USING (e164)"
            " CROSS JOIN chunk ON chunk.id = chunk_id JOIN send ON send.id = chunk.send_id"
            f" WHERE chunk.id <> ? AND service = ? AND {queries.UNNAMED} ORDER BY chunk.id",
            chunk.id,
            chunk.id,
            chunk.service,
        )
        found = (queries.chunk(self._db, "chunk.id = ?", row["id"]) for row in rows)
        return tuple(other for other in found if other is not None)

    def tags_of_others(self, chunk: ChunkRow, tags: Collection[str]) -> frozenset[str]:
        """Those of these tags that another send has, whatever became of it: what is listed under one is that send's."""
        found: set[str] = set()
        for some in pieces(tuple(tags), _AT_ONCE):
            marks = ", ".join("?" * len(some))
            rows = queries.select(
                self._db,
                f"SELECT tag FROM chunk WHERE send_id <> ? AND tag IN ({marks})",  # noqa: S608 - question marks
                chunk.send_id,
                *some,
            )
            found.update(row["tag"] for row in rows)
        return frozenset(found)

    # ---- what was taken ------------------------------------------------------------------------

    def report(
        self,
        chunk: ChunkRow,
        sightings: Iterable[Sighting],
        next_in: float | None,
        *,
        age: float | None = None,
        longer: bool = False,
    ) -> int:
        """What OVHcloud says of single messages of an accepted chunk. Returns how many receivers still wait.

        A word that would take back a final one is not heard. Without anybody waiting nothing more is asked, unless
        `longer`. Without a `next_in` nothing more is asked either, and of those who wait it is not known. `age`:
        seconds since it was taken, from which it is learned how soon OVHcloud lists things.
        """
        moves, waiting, unseen, held = [], 0, 0, 0
        with writing(self._db):
            rows = self._moves.members(chunk.id)
            by_number = _by_number(rows, sightings)
            for row in rows:
                now = ReceiverState(row["state"])
                told = by_number.get(row["e164"], ())
                if now is ReceiverState.CANCELLING:  # said during this look: only that it has left is news
                    told = [one for one in told if one.ovh_id is not None]
                seen = _sum_up(told, now)
                to, reason = now, row["reason"]
                if seen and (seen.state is now or (now, seen.state) in RECEIVER_MOVES):
                    # That it still waits is no news: why it could not be taken back stays told.
                    stays = reason in NOT_TAKEN_BACK and {now, seen.state} <= AT_OVHCLOUD
                    to, reason = seen.state, seen.reason or (reason if stays else "")
                if next_in is None and to in _TAKEN and reason != Cause.UNSURE:  # that says more
                    reason = Cause.UNSAID
                if (to, reason) != (now, row["reason"]):
                    moves.append(ReceiverMove(row["position"], now, to, reason))
                waiting += to not in FINAL
                held += seen is not None and seen.state is ReceiverState.HELD
                unseen += not seen and now in _TAKEN
            self._moves.receivers(chunk.send_id, chunk.id, moves, Cause.REPORT)
            if any((move.from_, move.to) == (ReceiverState.ACCEPTED, ReceiverState.HELD) for move in moves):
                self._moves.recall_held(chunk.id)  # nothing could be taken back until now
            self._keep(chunk.id, sightings)
            if chunk.trouble:
                self._db.execute("UPDATE chunk SET trouble = '' WHERE id = ?", (chunk.id,))
            if age is not None and (by_number or unseen):  # else it was about nobody
                self._learn_lag(chunk, age, listed=not unseen, held=bool(held))
            self._next(chunk.id, next_in if waiting or longer else None)
        return waiting

    def done(self, chunk_id: int) -> frozenset[int]:
        """Ids of messages of this chunk of which nothing more is to come."""
        rows = self._moves.members(chunk_id)
        return frozenset(r["ovh_id"] for r in rows if r["ovh_id"] and ReceiverState(r["state"]) in FINAL)

    def waiting(self, chunk_id: int) -> frozenset[str]:
        """Numbers of this chunk that OVHcloud accepted and of which it has not said the last word."""
        return frozenset(
            r["e164"] for r in self._moves.members(chunk_id) if ReceiverState(r["state"]) in _TAKEN
        )

    def at_ovhcloud(self, chunk_id: int, *, held: bool = False) -> frozenset[str]:
        """Those of them whom it was to send to later; `held`: or has held, and nobody else."""
        states = {ReceiverState.HELD} if held else AT_OVHCLOUD
        return frozenset(
            r["e164"] for r in self._moves.members(chunk_id) if ReceiverState(r["state"]) in states
        )

    def vanished(self, chunk_id: int) -> frozenset[str]:
        """Those who had one there that is in no list so far."""
        return frozenset(r["e164"] for r in self._moves.members(chunk_id) if r["reason"] == Cause.VANISHED)

    def ids(self, chunk_id: int) -> dict[str, int | None]:
        """The id of each person's message, where it is known."""
        return {row["e164"]: row["ovh_id"] for row in self._moves.members(chunk_id)}

    # ---- how an account is treated -------------------------------------------------------------

    def lag(self, service: str) -> float | None:
        """Seconds in which OVHcloud listed what it had taken on this account; None if that was never seen."""
        return queries.lag(self._db, service)

    def tags(self, service: str) -> Marks:
        """By what our messages can be told."""
        return queries.tags(self._db, service)

    def learn_tags(self, service: str, tags: Marks) -> None:
        """A message of which the id is known showed it."""
        if self.tags(service) != tags:
            with writing(self._db):
                self._db.execute(
                    "INSERT INTO habit (service, tags) VALUES (?, ?)"
                    " ON CONFLICT (service) DO UPDATE SET tags = excluded.tags",
                    (service, tags),
                )

    def _known_ids(self, service: str, since: float) -> frozenset[int]:
        """Ids of messages that OVHcloud is known to have taken from here since then, by its own clock."""
        rows = queries.select(
            self._db,
            "SELECT ids FROM chunk JOIN send ON send.id = send_id WHERE state = ? AND service = ?"
            " AND max(coalesce(submitted, created) + coalesce(ahead, 0), coalesce(send_at, 0)) > ?",
            ChunkState.ACCEPTED,
            service,
            since,
        )
        return frozenset(id_ for row in rows for id_ in json.loads(row["ids"]))

    # Below: inside a transaction

    def _learn_lag(self, chunk: ChunkRow, age: float, *, listed: bool, held: bool) -> None:
        """From chunks that were answered, once each: how long it took until what has left was listed as such.

        What waits is in another list: as long as it does, nothing can be told of this one.
        """
        if chunk.reason != Cause.ANSWERED or chunk.doubted is not None or chunk.first_look is not None:
            return
        now, waited = self._steady(), chunk.last_look
        if held:
            self._db.execute("UPDATE chunk SET looks = 0, last_look = ? WHERE id = ?", (now, chunk.id))
            return
        # Looks at what waits lie far apart: of what was not looked at right before nobody knows when it left.
        unseen = waited is not None and not chunk.looks and now - waited > _EXACT
        if not (listed or unseen):
            self._db.execute("UPDATE chunk SET looks = looks + 1 WHERE id = ?", (chunk.id,))
            return
        self._db.execute("UPDATE chunk SET first_look = ? WHERE id = ?", (now, chunk.id))
        if waited is not None:
            age = min(age, max(0.0, now - waited))
        if not unseen and (chunk.looks or age <= _EXACT):
            # The longest counts, and is forgotten by halves: once slow may be slow again.
            self._db.execute(
                "INSERT INTO habit (service, lag) VALUES (?, ?) ON CONFLICT (service)"
                " DO UPDATE SET lag = max(excluded.lag, coalesce(lag, 0) / 2)",
                (chunk.service, age),
            )

    def _keep(self, chunk_id: int, sightings: Iterable[Sighting]) -> None:
        rows = self._moves.members(chunk_id)
        positions = {row["e164"]: row["position"] for row in rows}
        found = [
            (positions[number], seen.ovh_id, seen.credits)
            for number, all_ in _by_number(rows, sightings).items()
            for seen in all_
            if seen.ovh_id is not None
        ]
        if found:
            self._moves.copies(chunk_id, found)

    def _mark(self, chunk_id: int, listed: Mapping[str, Sighting]) -> None:
        """Note on people in doubt that OVHcloud lists something for them."""
        moves = []
        unknown = ReceiverState.UNKNOWN
        for row in self._moves.members(chunk_id):
            seen = listed.get(row["e164"])
            if row["state"] == unknown and seen and row["reason"] not in LISTED:
                moves.append(ReceiverMove(row["position"], unknown, unknown, seen.reason))
        if moves:
            [chunk] = queries.select(self._db, "SELECT send_id FROM chunk WHERE id = ?", chunk_id)
            self._moves.receivers(chunk["send_id"], chunk_id, moves, Cause.REPORT)

    def _unmark(self, chunk_id: int, listed: Mapping[str, Sighting], now: float) -> float:
        """Take that note off whom it lists nothing for any more: it was another's, and the looks count anew.

        Not where it had our tag, which is certain; nor so late that it may have been forgotten there. Returns for how
        many seconds they have to: what waited may have left, and be on its way to the other list.
        """
        longest = 0.0
        sql = (
            "SELECT send_id, send_at FROM chunk JOIN send ON send.id = send_id WHERE chunk.id = ? AND look_stopped <> ?"
            " AND ? < max(coalesce(doubted, 0), coalesce(send_at, 0)) + ?"
        )
        for chunk in queries.select(self._db, sql, chunk_id, Cause.LEFT, now, FORGOTTEN_AFTER):
            unknown, marks = ReceiverState.UNKNOWN, {*LISTED} - {Cause.FOUND}
            gone = [
                row
                for row in self._moves.members(chunk_id)
                if (row["state"], row["e164"] in listed) == (unknown, False) and row["reason"] in marks
            ]
            if gone:
                moves = [ReceiverMove(row["position"], unknown, unknown, Cause.GONE) for row in gone]
                self._moves.receivers(chunk["send_id"], chunk_id, moves, Cause.REPORT)
                self._db.execute(
                    "UPDATE chunk SET looks = 0, first_look = NULL, last_look = NULL WHERE id = ?",
                    (chunk_id,),
                )
                waited = any(row["reason"] == Cause.FOUND_PENDING for row in gone)
                if waited and (chunk["send_at"] is None or now >= chunk["send_at"]):
                    longest = LONGEST_PATIENCE
        return longest

    def _cannot_be_asked(self, chunk_id: int) -> bool:
        sql = f"SELECT 1 FROM chunk WHERE id = ? AND state = ? AND unasked AND {queries.UNASKABLE}"  # noqa: S608 - ours
        return bool(queries.select(self._db, sql, chunk_id, ChunkState.QUEUED))

    def _ask_the_operator(self, chunk_id: int, why: str) -> None:
        """Whoever let it go on before counted on its being asked about first."""
        if self._cannot_be_asked(chunk_id) and not self._moves.stop(chunk_id):
            [row] = queries.select(self._db, "SELECT send_id FROM chunk WHERE id = ?", chunk_id)
            self._moves.pause(row["send_id"], why)
            replacing.settle(self._moves, self._db, row["send_id"])

    def _is_unasked(self, chunk_id: int) -> bool:
        return bool(queries.select(self._db, "SELECT 1 FROM chunk WHERE id = ? AND unasked", chunk_id))

    def _was_asked(self, chunk_id: int, listed: Mapping[str, Sighting]) -> None:
        if listed:
            self._moves.chunk(chunk_id, ChunkState.QUEUED, ChunkState.UNKNOWN, Cause.UNSURE)
            self._mark(chunk_id, listed)
            return
        self._db.execute(
            "UPDATE chunk SET unasked = 0, cleared = ?, next_look = NULL, look_stopped = '', vain = 0, trouble = ''"
            " WHERE id = ?",
            (self._steady(), chunk_id),
        )
        [row] = queries.select(self._db, "SELECT send_id FROM chunk WHERE id = ?", chunk_id)
        self._moves.event(row["send_id"], chunk_id, ChunkState.QUEUED, ChunkState.QUEUED, Cause.NOT_FOUND)
        if not self._moves.stop(chunk_id):
            replacing.settle(self._moves, self._db, row["send_id"])

    def _next(self, chunk_id: int, seconds: float | None) -> None:
        self._db.execute(
            f"UPDATE chunk SET next_look = ? WHERE id = ? AND {_ASKED}",  # noqa: S608 - our own condition
            (None if seconds is None else self._steady() + min(seconds, FURTHEST_LOOK), chunk_id),
        )

    def _end(self, chunk_id: int) -> None:
        """Ask no more about a doubt of whose people each gets the changed message by consent, once it is given up.

        Until then it may turn up, and still be taken back.
        """
        self._db.execute(
            "UPDATE chunk SET look_stopped = ?, next_look = NULL, vain = 0, trouble = '' WHERE id = ? AND state = ?"  # noqa: S608
            " AND look_stopped <> ? AND ? + coalesce(ahead, 0) > ? + max(coalesce(doubted, 0),"
            " coalesce((SELECT send_at FROM send WHERE send.id = send_id), 0))"
            f" AND NOT EXISTS (SELECT 1 FROM receiver WHERE {queries.MEMBERS} AND reason <> ?)",
            (
                *(Cause.LEFT, chunk_id, ChunkState.UNKNOWN, Cause.LEFT),
                *(self._clock(), GIVE_UP_AFTER, Cause.CONSENT),
            ),
        )

    def _still_unknown(self, chunk_id: int, cause: str) -> None:
        for row in queries.select(
            self._db, "SELECT send_id FROM chunk WHERE id = ? AND state = ?", chunk_id, ChunkState.UNKNOWN
        ):
            self._moves.event(row["send_id"], chunk_id, ChunkState.UNKNOWN, ChunkState.UNKNOWN, cause)


def _by_number(rows: list[queries.Row], sightings: Iterable[Sighting]) -> dict[str, list[Sighting]]:
    who = Addressees(row["e164"] for row in rows).find
    found: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        number = who(sighting.number)
        if number is not None:
            found[number].append(sighting)
    return found


# Of several messages to one person the best word counts: one that arrived has arrived.
_BEST = (ReceiverState.DELIVERED, ReceiverState.ACCEPTED, ReceiverState.HELD, ReceiverState.EXPIRED)


def _sum_up(sightings: Iterable[Sighting], now: ReceiverState) -> Sighting | None:
    """The word that counts for a person who is in this state."""
    ranks = {state: rank for rank, state in enumerate(_BEST)}
    heard = [s for s in sightings if s.state is now or (now, s.state) in RECEIVER_MOVES]
    return min(heard, key=lambda s: ranks.get(s.state, len(ranks)), default=None)


_OPEN = tuple(state for state in ReceiverState if state not in FINAL)
