"""Texts older than the operator wants them kept go: who got one, when and what became of it stays as the proof."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.stop import what_is_kept
from ovhsms_gui.store.database import Store, of_one_moment, writing
from ovhsms_gui.store.erasing import to_be_swept
from ovhsms_gui.store.queries import select, terms
from ovhsms_gui.store.search_index import SearchIndex

AT_ONCE = (
    5000  # receivers and replies in one transaction: a send that is leaving meanwhile waits for no longer
)
# Somebody may still get it, or may have got it.
_OPEN = ", ".join(
    f"'{state}'"
    for state in (
        ReceiverState.PLANNED,
        ReceiverState.SCHEDULED,
        ReceiverState.CANCELLING,
        ReceiverState.UNKNOWN,
        ReceiverState.HELD,
    )
)
_WAITS = ", ".join(f"'{state}'" for state in (ChunkState.QUEUED, ChunkState.SUBMITTING, ChunkState.UNKNOWN))
_SOMEBODY_OPEN = (
    f"SELECT 1 FROM tally WHERE tally.send_id = {{send}}.id AND count > 0 AND tally.state IN ({_OPEN})"  # noqa: S608
)
# When the last of it left, or would have.
_WENT = (
    "max(created, coalesce(send_at, 0),"
    " coalesce((SELECT max(submitted) FROM chunk WHERE chunk.send_id = send.id), 0))"
)
_OLD = f"swept IS NULL AND created < ? AND {_WENT} < ?"
# Nothing more becomes of it, nor of what takes its place: that would have to be told from it.
_DONE = (
    f"NOT EXISTS ({_SOMEBODY_OPEN.format(send='send')}) AND NOT EXISTS"  # noqa: S608 - all of it is ours
    f" (SELECT 1 FROM chunk WHERE chunk.send_id = send.id AND chunk.state IN ({_WAITS}))"
    " AND NOT EXISTS (SELECT 1 FROM send AS heir WHERE heir.replaces = send.id AND EXISTS"
    f" ({_SOMEBODY_OPEN.format(send='heir')}))"
)
_OLD_REPLY = "swept IS NULL AND at < ? AND text <> ''"


@dataclass(frozen=True, slots=True)
class Concerned:
    """What is old enough: sends, and the messages in them; replies that were read; when the oldest of all was.

    `waiting`: sends and replies that are as old and stay for now: they are not done with, or were not read.
    """

    sends: int = 0
    messages: int = 0
    replies: int = 0
    oldest: float | None = None  # seconds since 1970
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class TextSweep:
    """One time that texts were taken away. Times in seconds since 1970; `ended` None: not all of it is done."""

    id: int
    begun: float
    ended: float | None
    months: int
    before: float
    os_user: str
    sends: int
    messages: int
    replies: int


class Retention(Store):
    """Counts what is old enough, and takes it away, a little at a time."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._path = path

    # ---- what there is -------------------------------------------------------------------------

    @of_one_moment
    def concerned(self, before: float) -> Concerned:
        """What left, or came, before a moment (seconds since 1970), and still has its text."""
        [row] = select(
            self._db,
            f"SELECT count(*) AS sends, min({_WENT}) AS oldest, coalesce(sum((SELECT sum(count) FROM tally"  # noqa: S608
            f" WHERE tally.send_id = send.id)), 0) AS messages FROM send WHERE {_OLD} AND {_DONE}",
            before,
            before,
        )
        [open_] = select(
            self._db,
            f"SELECT count(*) AS n FROM send WHERE {_OLD} AND NOT ({_DONE})",  # noqa: S608 - ours
            before,
            before,
        )
        [came] = select(
            self._db,
            "SELECT coalesce(sum(NOT unread), 0) AS read, coalesce(sum(unread), 0) AS unread,"  # noqa: S608 - ours
            f" min(iif(unread, NULL, at)) AS oldest FROM reply WHERE {_OLD_REPLY}",
            before,
        )
        oldest = [at for at in (row["oldest"], came["oldest"]) if at is not None]
        return Concerned(
            row["sends"],
            row["messages"],
            came["read"],
            min(oldest, default=None),
            open_["n"] + came["unread"],
        )

    def last(self) -> TextSweep | None:
        """The one that began last."""
        found = self.all(1)
        return found[0] if found else None

    def all(self, limit: int = -1) -> tuple[TextSweep, ...]:
        """What was done, the newest first."""
        rows = select(
            self._db,
            "SELECT id, begun, ended, months, before, os_user, sends, messages, replies FROM text_sweep"
            " ORDER BY id DESC LIMIT ?",
            limit,
        )
        return tuple(TextSweep(*row) for row in rows)

    def quiet(self) -> bool:
        """Nothing is leaving, or about to."""
        return not select(
            self._db,
            "SELECT 1 FROM chunk JOIN send ON send.id = send_id"
            " WHERE chunk.state = ? OR chunk.state = ? AND paused IS NULL LIMIT 1",
            ChunkState.SUBMITTING,
            ChunkState.QUEUED,
        )

    # ---- taking it away ------------------------------------------------------------------------

    def begin(self, now: float, months: int, before: float, os_user: str) -> TextSweep:
        """Write down that what left `before` goes from `now` on (seconds since 1970), and who sits here."""
        with writing(self._db):
            self._db.execute(
                "INSERT INTO text_sweep (begun, months, before, os_user) VALUES (?, ?, ?, ?)",
                (now, months, before, os_user),
            )
        made = self.last()
        assert made is not None
        return made

    def go_on(self, sweep: TextSweep, most: int = AT_ONCE) -> bool:
        """Take away a little more, all of that or nothing; whether there was something. The files are to be swept.

        A send has no text any more from its first part on.
        """
        with writing(self._db):
            left, sends, messages = self._finish(most), 0, 0
            while left > 0 and (send_id := self._next(sweep.before)) is not None:
                messages += self._begin(send_id, sweep.id)
                sends += 1
                left = self._finish(left)
            replies = self._replies(sweep, left)
            self._db.execute(
                "UPDATE text_sweep SET sends = sends + ?, messages = messages + ?, replies = replies + ? WHERE id = ?",
                (sends, messages, replies, sweep.id),
            )
            something = left < most or replies > 0
            if something:
                self._forget_words()
        return something

    def finish(self, most: int = AT_ONCE) -> bool:
        """Take away a little more of what was begun, and nothing else; whether there was something."""
        with writing(self._db):
            something = self._finish(most) < most
            if something:
                self._forget_words()
        return something

    def end(self, sweep: TextSweep, now: float) -> None:
        """All of it is done, at that time."""
        with writing(self._db):
            self._db.execute("UPDATE text_sweep SET ended = ? WHERE id = ?", (now, sweep.id))

    # Below: inside a transaction

    def _next(self, before: float) -> int | None:
        rows = select(
            self._db,
            f"SELECT id FROM send WHERE {_OLD} AND {_DONE} ORDER BY id LIMIT 1",  # noqa: S608 - ours
            before,
            before,
        )
        return int(rows[0]["id"]) if rows else None

    def _begin(self, send_id: int, sweep_id: int) -> int:
        """The text itself, and the draft that could still be made of it. Returns how many messages it is."""
        self._db.execute(
            "UPDATE send SET text = '', digest = '', paused_message = '', swept = ?, sweeping = 0 WHERE id = ?",
            (sweep_id, send_id),
        )
        self._db.execute("DELETE FROM draft WHERE send_id = ?", (send_id,))
        [row] = select(self._db, "SELECT coalesce(sum(count), 0) AS n FROM tally WHERE send_id = ?", send_id)
        return int(row["n"])

    def _finish(self, most: int) -> int:
        """What is left of those begun, as far as that goes. Returns for how many more receivers there is time."""
        while most > 0:
            rows = select(self._db, "SELECT * FROM send WHERE sweeping IS NOT NULL ORDER BY id LIMIT 1")
            if not rows:
                break
            most -= self._strip(rows[0], most)
        return most

    def _strip(self, send: sqlite3.Row, most: int) -> int:
        send_id, first = send["id"], send["sweeping"]
        people = select(
            self._db,
            "SELECT position, chunk_id FROM receiver WHERE send_id = ? AND position >= ? ORDER BY position LIMIT ?",
            send_id,
            first,
            most,
        )
        if people:
            last = people[-1]["position"]
            self._db.execute(
                "UPDATE receiver SET fields = '' WHERE send_id = ? AND position BETWEEN ? AND ? AND fields <> ''",
                (send_id, first, last),
            )
            for chunk_id in {row["chunk_id"] for row in people}:
                self._chunk(chunk_id, send)
        if len(people) == most:
            self._db.execute("UPDATE send SET sweeping = ? WHERE id = ?", (last + 1, send_id))
        else:
            # Whose people all became another chunk's.
            self._db.execute(
                "UPDATE chunk SET text = '', body_hash = '', message = '' WHERE send_id = ? AND text <> ''",
                (send_id,),
            )
            self._db.execute("UPDATE send SET sweeping = NULL WHERE id = ?", (send_id,))
        return max(1, len(people))

    def _chunk(self, chunk_id: int, send: sqlite3.Row) -> None:
        [row] = select(self._db, "SELECT text, parts FROM chunk WHERE id = ?", chunk_id)
        if row["parts"] is None:  # else a part of its people was here before
            self._db.execute(
                "UPDATE chunk SET text = '', body_hash = '', message = '', parts = ? WHERE id = ?",
                (terms(send).measure(row["text"]).parts, chunk_id),
            )

    def _replies(self, sweep: TextSweep, most: int) -> int:
        rows = select(
            self._db,
            f"SELECT id, text FROM reply WHERE {_OLD_REPLY} AND NOT unread ORDER BY at LIMIT ?",  # noqa: S608 - ours
            sweep.before,
            most,
        )
        for row in rows:
            kept = what_is_kept(row["text"])
            self._db.execute(
                "UPDATE reply SET text = ?, search = ?, swept = ? WHERE id = ?",
                (kept, kept.lower(), sweep.id, row["id"]),
            )
        return len(rows)

    def _forget_words(self) -> None:
        """Nobody finds it by its words from now on; the files are overwritten afterwards (see `Eraser.sweep`)."""
        with closing(SearchIndex(self._path)) as index:
            index.forget()
        to_be_swept(self._db)
