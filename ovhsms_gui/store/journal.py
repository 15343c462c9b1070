"""The journal: what was confirmed, how far each chunk and receiver got, and why. The only queue there is."""

import base64
import math
import secrets
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.plan import CHUNK_SIZE, Chunk, Plan
from ovhsms_gui.core.rowlines import to_text
from ovhsms_gui.core.states import AT_OVHCLOUD, CLEARED_FOR, IN_VAIN, VAIN_ANEW, ChunkState, ReceiverState
from ovhsms_gui.core.terms import Statement
from ovhsms_gui.store import overview, queries, replacing, turns
from ovhsms_gui.store.database import Store, of_one_moment, save_copy, writing
from ovhsms_gui.store.errors import IllegalMove
from ovhsms_gui.store.moves import Moves
from ovhsms_gui.store.optouts import among
from ovhsms_gui.store.presence import Presence
from ovhsms_gui.store.rows import (
    LISTED,
    NOT_TAKEN_BACK,
    NOTHING_SAID,
    Cause,
    ChunkOutcome,
    ChunkRow,
    EventRow,
    Question,
    ReceiverRow,
    SendRow,
    Standing,
)
from ovhsms_gui.store.steady import steady as steady_time
from ovhsms_gui.store.traces import is_trace

__all__ = ["Cause", "ChunkOutcome", "ChunkRow", "EventRow", "Journal", "ReceiverRow", "SendRow"]

# This run of the program. A name of its own, because a process id comes back.
RUN = secrets.token_hex(8)


class Journal(Store):
    """Writes what is confirmed, moves it, and reads it."""

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float] = time.time,
        run: str = RUN,
        *,
        steady: Callable[[], float] | None = None,
    ) -> None:
        """`clock` gives seconds since 1970, for people to read; waiting goes by `steady`, which nobody can set.

        `run` is written on what is submitted, for `recover`. A `clock` of one's own is its own `steady`.
        """
        super().__init__(path)
        self._clock = clock
        self._steady = steady or (steady_time if clock is time.time else clock)
        self._presence = Presence(self._db, path, self._steady)
        self._moves = Moves(self._db, clock, run, self._steady)

    def checkpoint(self) -> None:
        """Put all of it into the file itself, at a quiet moment; at the end SQLite does so.

        From the first time on it is noticed before a POST if somebody writes over the file.
        """
        self._presence.renew()

    def save_copy(self, target: Path) -> None:
        """Write a whole copy of the file, also of what SQLite has not yet put into the file itself."""
        save_copy(self._db, target)

    def add_send(
        self,
        plan: Plan,
        chunk_size: int = CHUNK_SIZE,
        *,
        hold: float = 0.0,
        test: bool = False,
        endpoint: str = "",
        draft_id: str = "",
        stated: Statement | None = None,
        there: float | None = None,
    ) -> int:
        """Queue a confirmed plan: its chunks and receivers in one transaction. Returns the send's id.

        `hold`: seconds before the first of it may leave, in which it can be undone. `test`: to the operator's
        own number, which does not count as having had the text. `endpoint`: where it is sent. `draft_id`: the draft
        that it was, which is put aside for it (see `Drafts.give_back`). The wish to take back what it replaces is a
        part of it (see `Recalls.begin`). `stated`: that it is no advertising. `there`: the time by OVHcloud's clock,
        where it is known.
        """
        context, terms = plan.context, plan.terms
        if context is None or plan.blocked:
            raise ValueError("a plan that is blocked is never queued")
        send = {
            "created": self._clock(),
            "created_there": there,
            "account_id": context.account_id,
            "account_name": context.account_name,
            "service": context.service,
            "text": plan.draft.text,
            "sender": terms.sender,
            "allow_replies": terms.allow_replies,
            "no_stop": terms.no_stop,
            "digest": plan.digest,
            "estimated": None if plan.unpriced else plan.credits,
            "hold_until": self._steady() + hold if hold > 0 else None,
            "hold": hold,
            "test": test,
            "endpoint": endpoint,
            "send_at": terms.due.at if terms.due else None,
            "zone": terms.due.zone if terms.due else "",
            "stated": stated.at if stated else None,
            "stated_by": stated.by if stated else "",
        }
        with writing(self._db):
            chunks, waiting = plan.chunks(chunk_size), frozenset[str]()
            if plan.draft.replaces is not None and not test:
                send["replaces"] = old = replacing.newest(self._db, plan.draft.replaces.send_id)
                chunks, waiting = replacing.apart(self._db, old, chunks)
            send_id = self._insert("send", send)
            total = self._add_chunks(send_id, chunks, waiting)
            blocks = Counter(position // queries.BLOCK for position in range(total))
            self._moves.tally(send_id, {(ReceiverState.PLANNED, n): count for n, count in blocks.items()})
            self._db.execute("UPDATE draft SET send_id = ? WHERE id = ?", (send_id, draft_id))
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
        retry_in: float | None = None,
        ahead: float | None = None,
    ) -> None:
        """Move a chunk and its receivers, and write down why: the only way that a state changes.

        `pause` stops the rest of the send in the same transaction, for the same cause; with `retry_in`
        (seconds) it is tried again by itself. `ahead`: seconds by which OVHcloud's clock is ahead of this one.
        Raises `IllegalMove` if the rules know no such move or the chunk is not in `from_`.
        """
        said = outcome or NOTHING_SAID
        if to is ChunkState.SUBMITTING:
            self._presence.check()  # a POST that only a vanished file knows of would be made again
        with writing(self._db):
            send_id = self._moves.chunk(chunk_id, from_, to, cause, said, body_hash=body_hash, ahead=ahead)
            if pause:
                self._moves.pause(send_id, cause, said.message, self._retry_at(retry_in))

    def recover(self, run: str = RUN) -> int:
        """Make unknown what runs other than `run` left in submitting, and hold what they left queued.

        What is scheduled for whoever opted out is to be taken back, if they left that too.

        Call it once, before anything is queued. Returns how many chunks became unknown. OVHcloud is asked
        about every doubt at once, about those too where it once would not answer.
        """
        with writing(self._db):
            left = queries.select(
                self._db,
                "SELECT id, send_id FROM chunk WHERE state = ? AND run <> ?",
                ChunkState.SUBMITTING,
                run,
            )
            for row in left:
                self._moves.chunk(row["id"], ChunkState.SUBMITTING, ChunkState.UNKNOWN, Reason.INTERRUPTED)
                self._moves.pause(row["send_id"], Reason.INTERRUPTED, "")
            self._hold_waiting(Cause.RESTARTED)
            # This journal may be an old copy: what it takes for waiting may have been sent since, and so may what was
            # looked for in vain. Only that nobody tells is no news of a moment.
            self._db.execute(
                "UPDATE chunk SET unasked = 1, trouble = '' WHERE state = ?", (ChunkState.QUEUED,)
            )
            self._db.execute(
                "UPDATE chunk SET looks = 0, first_look = NULL, last_look = NULL, vain = min(vain, ?)"
                " WHERE state = ? OR unasked",
                (IN_VAIN - VAIN_ANEW, ChunkState.UNKNOWN),
            )
            self._db.execute(
                "UPDATE chunk SET next_look = 0, look_stopped = '' WHERE (state = ? OR unasked) AND look_stopped <> ?",
                (ChunkState.UNKNOWN, Cause.LEFT),
            )
            self._leave_out_scheduled()
        return len(left)

    def hold_waiting(
        self, cause: str, account_id: str | None = None, *, due_by: float = math.inf
    ) -> tuple[int, ...]:
        """Submit nothing that is queued now, of one account or of all, before the operator says so.

        `due_by`: what is due later, by the clock, goes on all the same. Returns the sends.
        """
        with writing(self._db):
            return self._hold_waiting(cause, account_id, due_by)

    def pause(self, send_id: int, cause: str, message: str = "", *, retry_in: float | None = None) -> None:
        """Submit nothing more of this send until `resume`, or for `retry_in` seconds.

        No effect if nothing of it is queued.
        """
        with writing(self._db):
            self._moves.pause(send_id, cause, message, self._retry_at(retry_in))

    def retry_in(self, send_id: int, seconds: float | None) -> None:
        """Put off the next try of a paused send that is tried again by itself; None: leave it to the operator."""
        with writing(self._db):
            self._db.execute(
                "UPDATE send SET retry_at = ? WHERE id = ? AND retry_at IS NOT NULL",
                (self._retry_at(seconds), send_id),
            )

    def resume(
        self,
        send_id: int,
        cause: str = Cause.OPERATOR,
        *,
        read: SendRow | None = None,
        there: float | None = None,
    ) -> bool:
        """Let go on what is queued of this send, at once. False where that word was not heard.

        `read`: the send as the operator read it. A word that is wanted since then, on the hours or on what nobody can
        ask about, is not given by that one. `there`: as above.
        """
        with writing(self._db):
            if read is not None:
                now = self.send(send_id)
                closed = now.paused == Cause.CLOSED != read.paused
                if closed or (now.unaskable and not read.unaskable):
                    return False
            self._moves.resume(send_id, cause, there)
        return True

    def ask_anew(self, chunk_id: int) -> bool:
        """Have OVHcloud asked once more about a queued chunk that it may have taken, if it was cleared long ago.

        Its lists lag: by now they may tell of it. The rest of the send that waited as long is asked about as well.
        Returns whether it has to be asked first.
        """
        stale = f"state = '{ChunkState.QUEUED}' AND NOT unasked AND cleared < {self._steady() - CLEARED_FOR}"
        if not queries.select(self._db, f"SELECT 1 FROM chunk WHERE id = ? AND {stale}", chunk_id):  # noqa: S608
            return False
        with writing(self._db):
            self._db.execute(
                "UPDATE chunk SET unasked = 1, next_look = 0"  # noqa: S608 - our own
                f" WHERE send_id = (SELECT send_id FROM chunk WHERE id = ?) AND {stale}",
                (chunk_id,),
            )
        return True

    def send_again(self, send_id: int, chunks: Mapping[int, Question] | None = None) -> int:
        """The operator has it sent again what is unknown and was not found. Returns to how many people.

        `chunks`: those of which that was said, and what was asked; what can be decided since then needs another word,
        and so does a chunk of which other people are asked about now, or another message.

        What OVHcloud has not been asked about often enough stays as it is, and so does whoever it lists something
        for. The rest of the send goes on too. While a changed message waits for some of them, those alone get that: it
        waits no longer, and they stay in doubt.
        """
        people = 0
        with writing(self._db):
            waiting = False
            changed = queries.waiting_for_changed(self._db, send_id)
            unknown = filter(self._moves.was_looked_for, self._unknown(send_id, chunks))
            for chunk_id, question in self._asked(send_id, list(unknown), chunks):
                if question.changed is not None:
                    self._moves.consent(send_id, chunk_id, question.people)
                    people += len(question.people)
                    waiting = True
                    continue
                members = self._moves.members(chunk_id)
                listed = [member["position"] for member in members if member["reason"] in LISTED]
                decided = [member["position"] for member in members if member["reason"] == Cause.CONSENT]
                out = among(self._db, [member["e164"] for member in members])
                erased = [  # or opted out: their doubt is let be
                    member["position"]
                    for member in members
                    if (is_trace(member["e164"]) or member["e164"] in out)
                    and member["reason"] not in {*LISTED, Cause.CONSENT}
                ]
                again = len(members) - len(listed) - len(decided) - len(erased)
                if not again:
                    continue
                with suppress(IllegalMove):
                    self._moves.decide(chunk_id, listed, erased, decided, changed)
                    people += again
            if people and not waiting:
                replacing.settle(
                    self._moves, self._db, send_id
                )  # who may go was not told while it was in doubt
                self._moves.resume(send_id, Cause.CONSENT)
        return people

    def leave(self, send_id: int, chunks: Mapping[int, Question] | None = None) -> int:
        """The operator leaves unknown what is unknown: OVHcloud is not asked any more. Returns about how many people.

        `chunks`: as above. Whoever else of them is open, gets a changed message by consent, or may still get it once
        it is certain, is asked about on; whoever else is listed is let be with those who were named. Where nobody was
        named, all who are listed are let be: the changed message does not go to them.
        """
        people, left = 0, list[int]()
        nobody = chunks is not None and not any(question.positions for question in chunks.values())
        with writing(self._db):
            waiting = queries.waiting_for_changed(self._db, send_id)
            for chunk_id, question in self._asked(send_id, self._unknown(send_id, chunks), chunks):
                members, named = self._moves.members(chunk_id), set(question.people)
                out = among(self._db, [member["e164"] for member in members])
                let_be = [
                    member["position"]
                    for member in members
                    if chunks is None
                    or member["position"] in named
                    or (member["reason"] in LISTED and (nobody or member["position"] not in waiting))
                    or is_trace(member["e164"])
                    or member["e164"] in out
                ]
                if len(let_be) < len(members):
                    self._moves.split(chunk_id, let_be, Cause.LEFT)
                else:
                    self._db.execute(
                        "UPDATE chunk SET look_stopped = ?, next_look = NULL, vain = 0, trouble = '' WHERE id = ?",
                        (Cause.LEFT, chunk_id),
                    )
                    self._moves.event(send_id, chunk_id, ChunkState.UNKNOWN, ChunkState.UNKNOWN, Cause.LEFT)
                people += len(named)
                left += let_be
            if left:  # once: for each chunk the whole send would be gone through
                replacing.pass_on(self._moves, self._db, send_id, min(left), max(left))
        return people

    def cancel(self, send_id: int, *, unasked: bool = False) -> int:
        """Cancel what is still queued of this send. Returns how many people will not get it.

        A chunk that is being submitted, and proves not to have been taken, is cancelled then; and so is what an
        earlier run left, once OVHcloud was asked: nobody knows before whether they have it. `unasked`: the operator
        was told that OVHcloud cannot be asked, and wants it cancelled without. What it was to replace stays as it is,
        unless that is being taken back already.
        """
        with writing(self._db):
            return self._moves.cancel(send_id, Cause.OPERATOR, unasked=unasked)

    def leave_out(self, chunk_id: int) -> int:
        """Send nothing to whoever of a queued chunk is on one's own list by now. Returns how many people."""
        with writing(self._db):
            return self._moves.leave_out(chunk_id)

    def next_chunk(self, accounts: Iterable[str] = (), sends: Iterable[int] = ()) -> ChunkRow | None:
        """Find the oldest queued chunk whose turn it is: of a send that is not held, or is tried again.

        None of those `accounts` and `sends`, which wait. What an earlier run left is not, before it was looked for.
        """
        return turns.next_chunk(self._db, self._steady(), tuple(accounts), tuple(sends))

    def next_turn(self, sends: Iterable[int] = ()) -> float | None:
        """Seconds until the next queued chunk's turn comes by itself, of none of these sends; None without one."""
        return turns.next_turn(self._db, self._steady(), tuple(sends))

    def chunk(self, chunk_id: int) -> ChunkRow:
        """One chunk. Raises `LookupError` if there is none."""
        found = queries.chunk(self._db, "chunk.id = ?", chunk_id)
        if found is None:
            raise LookupError(f"no chunk {chunk_id}")
        return found

    def standing(self, send_id: int) -> Standing:
        """Whether this send goes on."""
        return queries.standing(self._db, send_id)

    @of_one_moment
    def sends(self, limit: int = 50, offset: int = 0) -> tuple[SendRow, ...]:
        """Newest first."""
        return queries.sends(self._db, "ORDER BY id DESC LIMIT ? OFFSET ?", limit, offset)

    @of_one_moment
    def unsent(self) -> tuple[SendRow, ...]:
        """All of which something is still to be submitted, or is being."""
        return queries.unsent(self._db)

    @of_one_moment
    def send(self, send_id: int) -> SendRow:
        """One send. Raises `LookupError` if there is none."""
        found = queries.sends(self._db, "WHERE id = ?", send_id)
        if not found:
            raise LookupError(f"no send {send_id}")
        return found[0]

    def need_a_look(self) -> int:
        """How many sends wait for the operator."""
        return queries.count(self._db, f"send WHERE {queries.NEEDS_A_LOOK}")

    def scheduled(self) -> int:
        """How many sends are to leave at their time, and have not for all."""
        return queries.count(self._db, f"send WHERE {queries.IS_SCHEDULED}")

    def receivers(
        self, send_id: int, offset: int = 0, limit: int = 200, *, state: ReceiverState | None = None
    ) -> tuple[ReceiverRow, ...]:
        """A page of a send's receivers, of all or of those in a state, in sending order."""
        return queries.receivers(self._db, send_id, offset, limit, state)

    def undecided(
        self, send_id: int, chunks: Mapping[int, Question], offset: int = 0, limit: int = 200
    ) -> tuple[ReceiverRow, ...]:
        """A page of those about whom this is asked, in order."""
        return queries.undecided(self._db, send_id, chunks, offset, limit)

    @of_one_moment
    def troubles_first(self, send_id: int, offset: int = 0, limit: int = 200) -> tuple[ReceiverRow, ...]:
        """A page of a send's receivers: those to be looked at, then the others."""
        return overview.troubles_first(self._db, send_id, offset, limit)

    def all_receivers(self, send_id: int, *, state: ReceiverState | None = None) -> Iterator[ReceiverRow]:
        """Every receiver of a send, or each in a state, in sending order, page after page."""
        offset = 0
        # Pages of all: in those of a state, whoever leaves it meanwhile would make others be skipped.
        while page := self.receivers(send_id, offset, 2000):
            yield from (row for row in page if state in {None, row.state})
            offset += len(page)

    def count_events(self, send_id: int) -> int:
        """How many events there are of a send."""
        return queries.count(self._db, "event WHERE send_id = ?", send_id)

    def events(self, send_id: int, offset: int = 0, limit: int = -1) -> tuple[EventRow, ...]:
        """What happened to a send, oldest first: all of it, or a page."""
        rows = queries.select(
            self._db,
            "SELECT at, chunk_id, seq, from_state, to_state, cause, event.first, last FROM event"
            " LEFT JOIN chunk ON chunk.id = chunk_id WHERE event.send_id = ?"
            " ORDER BY event.id LIMIT ? OFFSET ?",
            send_id,
            limit,
            offset,
        )
        return tuple(EventRow(*row) for row in rows)

    def _retry_at(self, seconds: float | None) -> float | None:
        return None if seconds is None else self._steady() + min(seconds, turns.FURTHEST_RETRY)

    # Below: always inside a transaction

    def _leave_out_scheduled(self) -> None:
        """Whoever opted out, and the run died before it was written that what OVHcloud has for them is taken back."""
        out = defaultdict[int, set[str]](set)
        for row in queries.select(
            self._db,
            "SELECT chunk_id, receiver.e164 FROM optout CROSS JOIN receiver ON receiver.e164 = optout.e164"
            " WHERE state IN (?, ?) AND reason NOT IN (?, ?) ORDER BY chunk_id",
            *AT_OVHCLOUD,
            *NOT_TAKEN_BACK,  # that was tried
        ):
            out[row["chunk_id"]].add(row["e164"])
        for chunk_id, numbers in out.items():
            self._moves.recall(chunk_id, numbers, Cause.OPTED_OUT)

    def _hold_waiting(
        self, cause: str, account_id: str | None = None, due_by: float = math.inf
    ) -> tuple[int, ...]:
        rows = queries.select(
            self._db,
            "SELECT DISTINCT send_id FROM chunk JOIN send ON send.id = send_id"
            " WHERE state = ? AND (account_id = ? OR ? IS NULL) AND coalesce(send_at, 0) <= ?",
            ChunkState.QUEUED,
            account_id,
            account_id,
            due_by,
        )
        for (send_id,) in rows:
            self._moves.pause(send_id, cause)
        return tuple(send_id for (send_id,) in rows)

    def _unknown(self, send_id: int, chunks: Container[int] | None) -> list[int]:
        sql = "SELECT id FROM chunk WHERE state = ? AND send_id = ? ORDER BY seq"
        rows = queries.select(self._db, sql, ChunkState.UNKNOWN, send_id)
        return [row["id"] for row in rows if chunks is None or row["id"] in chunks]

    def _asked(
        self, send_id: int, unknown: list[int], then: Mapping[int, Question] | None
    ) -> list[tuple[int, Question]]:
        """What is asked of chunks that are in doubt, without those of which something else was asked then."""
        now = queries.asked(self._db, send_id, unknown)
        return [(n, question) for n, question in now.items() if then is None or question == then[n]]

    def _add_chunks(self, send_id: int, chunks: Iterable[Chunk], waiting: Container[str]) -> int:
        # 60 random bits for the send and the chunk's number: unique, and below the 20 letters and digits
        # that a tag may have.
        root = base64.b32encode(secrets.token_bytes(8)).decode()[:12].lower()
        first = 0
        planned = ReceiverState.PLANNED
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
                "INSERT INTO receiver (send_id, position, chunk_id, e164, shown, name, fields, state, awaits)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        *(send_id, n, chunk_id, line.e164, line.shown, line.name, to_text(line.fields)),
                        *(planned, line.e164 in waiting),
                    )
                    for n, line in enumerate(chunk.receivers, first)
                ),
            )
            self._moves.event(send_id, chunk_id, "", ChunkState.QUEUED, Cause.CONFIRMED)
            first += size
        return first

    def _insert(self, table: str, row: Mapping[str, object]) -> int:
        columns, marks = ", ".join(row), ", ".join(f":{column}" for column in row)
        cursor = self._db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)  # noqa: S608 - our names
        assert cursor.lastrowid is not None
        return cursor.lastrowid
