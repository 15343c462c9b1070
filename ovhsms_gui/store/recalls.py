"""What is to be taken back of what OVHcloud has and has not sent: whose it is, and what became of it."""

import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ovhsms_gui.core.addressees import Addressees
from ovhsms_gui.core.pieces import pieces
from ovhsms_gui.core.states import AT_OVHCLOUD, FINAL, ChunkState, ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.store import queries, replacing
from ovhsms_gui.store.database import Store, writing
from ovhsms_gui.store.moves import Moves, ReceiverMove
from ovhsms_gui.store.rows import Cause, ChunkRow, Sighting
from ovhsms_gui.store.steady import steady as steady_time

_CANCELLING = ReceiverState.CANCELLING
_AT_ONCE = 500  # numbers in one question
# Literal, so that the index of those few is used.
_TO_RECALL = f"receiver.state = '{_CANCELLING}'"


@dataclass(frozen=True, slots=True)
class Replacing:
    """A send that is to take another's place in so many seconds: when its time to undo is over."""

    send_id: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """A send of which something waits that opting out takes back: to so many people, when, and what it says."""

    people: int
    due: Due | None
    text: str
    held: bool = False  # OVHcloud holds it, whatever the time for which it was


class Recalls(Store):
    """What is to be taken back of what OVHcloud is to send later."""

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float] = time.time,
        *,
        steady: Callable[[], float] | None = None,
    ) -> None:
        """See `Journal`."""
        super().__init__(path)
        self._steady = steady or (steady_time if clock is time.time else clock)
        self._moves = Moves(self._db, clock, "", self._steady)

    def ask(self, send_id: int, numbers: Collection[str] = ()) -> int:
        """The operator wants those people (E.164) taken off what OVHcloud is to send later, or all. Returns how many.

        Of all nothing more leaves either, and what is on its way, or taken, is taken back once it is seen to wait.
        """
        people = 0
        with writing(self._db):
            if not numbers:
                self._moves.cancel(send_id, Cause.OPERATOR)
                self._db.execute("UPDATE send SET called_off = 1 WHERE id = ?", (send_id,))
                self._db.execute("UPDATE chunk SET consented = 0 WHERE send_id = ? AND consented", (send_id,))
            for row in queries.select(
                self._db, "SELECT id FROM chunk WHERE send_id = ? ORDER BY seq", send_id
            ):
                people += self._moves.recall(row["id"], numbers or None)
        return people

    def leave_out(self, numbers: Sequence[str]) -> int:
        """Those people (E.164) opted out: whatever OVHcloud is to send them later is to be taken back. How many."""
        people = 0
        with writing(self._db):
            for some in pieces(numbers, _AT_ONCE):
                marks = ", ".join("?" * len(some))
                rows = queries.select(
                    self._db,
                    f"SELECT DISTINCT chunk_id FROM receiver WHERE e164 IN ({marks}) AND state IN (?, ?)",  # noqa: S608
                    *some,
                    *AT_OVHCLOUD,
                )
                for row in rows:
                    people += self._moves.recall(row["chunk_id"], frozenset(some), Cause.OPTED_OUT)
        return people

    def waiting(self, numbers: Sequence[str]) -> tuple[Waiting, ...]:
        """What those people (E.164) would not get if they opted out now, the soonest first."""
        found: dict[int, Waiting] = {}
        for some in pieces(numbers, _AT_ONCE):
            marks, states = (", ".join("?" * len(part)) for part in (some, AT_OVHCLOUD))
            rows = queries.select(
                self._db,
                f"SELECT send.id, count(*) AS people, min(chunk.text) AS text,"  # noqa: S608
                f" max(receiver.state = '{ReceiverState.HELD}') AS held, {queries.TERMS}"
                " FROM receiver JOIN chunk ON chunk.id = chunk_id JOIN send ON send.id = chunk.send_id"
                f" WHERE e164 IN ({marks}) AND NOT test AND (receiver.state IN ({states})"
                " OR receiver.state = ? AND chunk.state = ?) GROUP BY send.id",
                *some,
                *AT_OVHCLOUD,
                ReceiverState.PLANNED,
                ChunkState.QUEUED,
            )
            for row in rows:
                before = found.get(row["id"], Waiting(0, None, ""))
                people, held = before.people + row["people"], before.held or bool(row["held"])
                found[row["id"]] = Waiting(people, queries.terms(row).due, row["text"], held)
        return tuple(sorted(found.values(), key=lambda one: one.due.at if one.due else 0.0))

    # ---- what another send takes the place of --------------------------------------------------

    def to_begin(self) -> tuple[Replacing, ...]:
        """The sends that take the place of others which are not taken back yet; none that waits for a word."""
        now = self._steady()
        rows = queries.select(
            self._db,
            "SELECT id, coalesce(hold_until, 0) AS at FROM send"
            " WHERE replaces IS NOT NULL AND NOT begun AND NOT stopped AND paused IS NULL"
            " AND EXISTS (SELECT 1 FROM chunk WHERE send_id = send.id AND state <> ?) ORDER BY id",
            ChunkState.CANCELLED,
        )
        return tuple(Replacing(row["id"], max(0.0, row["at"] - now)) for row in rows)

    def first_of(self, send_id: int) -> ChunkRow | None:
        """A chunk of a send that is still to leave."""
        return queries.chunk(
            self._db, "chunk.send_id = ? AND state = ? ORDER BY seq", send_id, ChunkState.QUEUED
        )

    def begin(self, send_id: int) -> bool:
        """Have those taken back whose place a send takes, unless it was stopped or is held since it was looked at."""
        with writing(self._db):
            if not any(one.send_id == send_id and not one.seconds for one in self.to_begin()):
                return False
            replacing.begin(self._moves, self._db, send_id)
            return True

    def hold(self, send_id: int, cause: str) -> None:
        """A send cannot go: what it was to replace stays as it is, until a word of the operator's."""
        with writing(self._db):
            self._moves.pause(send_id, cause)

    # ---- what is to be taken back --------------------------------------------------------------

    def next(self, but_not: Collection[int] = ()) -> ChunkRow | None:
        """A chunk of which something is to be taken back, oldest first; none of those `but_not`."""
        marks = ", ".join("?" * len(but_not))
        where = f"SELECT chunk_id FROM receiver WHERE {_TO_RECALL} AND chunk_id NOT IN ({marks})"  # noqa: S608 - ours
        return queries.chunk(self._db, f"chunk.id IN ({where}) ORDER BY chunk.id", *but_not)

    def ids(self, chunk_id: int) -> dict[str, int | None]:
        """Whose message is to be taken back, and its id where it is known whose it is."""
        rows = self._moves.members(chunk_id)
        return {row["e164"]: row["ovh_id"] for row in rows if row["state"] == _CANCELLING}

    def others(self, chunk_id: int) -> tuple[frozenset[int], int]:
        """Ids of messages of all others of the chunk, and how many of them still get theirs."""
        rows = [row for row in self._moves.members(chunk_id) if row["state"] != _CANCELLING]
        staying = sum(ReceiverState(row["state"]) not in FINAL for row in rows)
        return frozenset(row["ovh_id"] for row in rows if row["ovh_id"] is not None), staying

    def shares_answer(self, chunk: ChunkRow) -> bool:
        """Its answer was about people of other chunks too: some whom it did not name were made one of their own."""
        own = "SELECT 1 FROM chunk WHERE send_id = ? AND instr(' ' || origin || ' ', ' ' || ? || ' ')"
        return bool(chunk.origin or queries.select(self._db, own, chunk.send_id, chunk.tag))

    def know(self, chunk_id: int, found: Mapping[str, int]) -> None:
        """It was read whose message an id is."""
        who = Addressees(row["e164"] for row in self._moves.members(chunk_id))
        with writing(self._db):
            for number, ovh_id in found.items():
                self._db.execute(
                    "UPDATE receiver SET ovh_id = coalesce(ovh_id, ?) WHERE chunk_id = ? AND e164 = ?",
                    (ovh_id, chunk_id, who.find(number)),
                )

    def note(self, chunk_id: int, why: str = "", only: Collection[str] | None = None) -> None:
        """Why they could not be taken off so far, all or `only` some (E.164); "" when nothing is in the way."""
        with writing(self._db):
            rows = [row for row in self._moves.members(chunk_id) if row["state"] == _CANCELLING]
            causes = [str(why) if only is None or row["e164"] in only else "" for row in rows]
            moves = [
                ReceiverMove(row["position"], _CANCELLING, _CANCELLING, cause)
                for row, cause in zip(rows, causes, strict=True)
                if row["reason"] != cause
            ]
            if moves:
                self._moves.receivers(rows[0]["send_id"], chunk_id, moves, Cause.REPORT)

    def settle(
        self,
        chunk_id: int,
        cancelled: Mapping[str, Cause],
        left: Iterable[Sighting] = (),
        kept: Mapping[str, tuple[ReceiverState, Cause]] | None = None,
    ) -> None:
        """What became of them: taken back, on their way or there, or `kept` at OVHcloud, and why."""
        left = tuple(left)
        ends: dict[str, tuple[ReceiverState, str, int | None]]
        ends = {number: (ReceiverState.CANCELLED, str(cause), None) for number, cause in cancelled.items()}
        ends |= {seen.number: (seen.state, seen.reason, seen.ovh_id) for seen in left}
        ends |= {number: (state, str(cause), None) for number, (state, cause) in (kept or {}).items()}
        assert not {state for state, *_ in ends.values()} & {ReceiverState.PLANNED, ReceiverState.UNKNOWN}
        with writing(self._db):
            send_id = 0
            moves = []
            for row in self._moves.members(chunk_id):
                send_id = row["send_id"]
                if row["state"] == _CANCELLING and row["e164"] in ends:
                    moves.append(ReceiverMove(row["position"], _CANCELLING, *ends[row["e164"]]))
            causes = {str(cause) for cause in cancelled.values()}
            cause = causes.pop() if len(causes) == 1 else Cause.REPORT
            self._moves.receivers(send_id, chunk_id, moves, cause)
            prices = {seen.ovh_id: seen.credits for seen in left if seen.ovh_id is not None}
            self._moves.bill_left(send_id, chunk_id, prices)
