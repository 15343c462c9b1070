"""Forgetting a person: everything that names them goes, what proves the sending stays under the number's trace."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from ovhsms_gui.core import untaken
from ovhsms_gui.core.looked_for import line
from ovhsms_gui.core.naming import hints, is_theirs, mentions
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.rowlines import from_lines, to_lines
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.untaken import Leftover
from ovhsms_gui.store.database import Store, writing
from ovhsms_gui.store.errors import translated
from ovhsms_gui.store.people import NotDone, Refusal
from ovhsms_gui.store.queries import MEMBERS, select
from ovhsms_gui.store.rows import Cause
from ovhsms_gui.store.search_index import SearchIndex
from ovhsms_gui.store.traces import ERASED, made_salt, trace

# Its numbers are still needed: to be sent to, or to be looked for at OVHcloud.
_OPEN = (ChunkState.QUEUED, ChunkState.SUBMITTING, ChunkState.UNKNOWN)
_SWEEP = "sweep"  # set while the file may still hold remains of what was erased


def to_be_swept(db: sqlite3.Connection) -> None:
    """What is taken away in this transaction is to be overwritten in the files, by this run or the next."""
    db.execute("INSERT INTO setting (key, value) VALUES (?, 'true') ON CONFLICT DO NOTHING", (_SWEEP,))


class Eraser(Store):
    """Erases people, and sweeps the files after it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._path = path
        self._index = SearchIndex(path)

    def close(self) -> None:
        """Give the files back."""
        self._index.close()
        super().close()

    def erase(self, numbers: Sequence[str]) -> int:
        """Forget whoever has these numbers, contacts or not; `sweep` must follow. Returns how many receivers.

        In the journal number and name give way to a trace: counts and events stay, and the same text to the same
        number is still seen. Whoever opted out stays so. Raises `NotDone` while a message to one of them waits,
        or is in doubt and not let be.
        """
        with writing(self._db):
            waiting = [name for number in numbers for name in self._waiting(number)]
            if waiting:
                raise NotDone(Refusal.WAITING, tuple(dict.fromkeys(waiting)))
            self._index.forget()  # and is made again, without them
            key = made_salt(self._db)
            erased = sum(self._journal(number, trace(number, key)) for number in numbers)
            for number in numbers:
                self._lists(number, trace(number, key))
            self._draft(frozenset(numbers))
            self._replies(numbers, key)
            to_be_swept(self._db)
        return erased

    def sweep(self) -> bool:
        """Leave nothing of what was erased in the files: older copies, free pages, the log that is written ahead.

        False when somebody was in the way: it has to be done again.
        """
        with translated():
            for copy in self._path.parent.glob(f"{self._path.name}.v*"):
                copy.unlink()
            self._db.execute("VACUUM")
            busy, _, _ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        busy = not self._index.sweep() or busy
        if not busy:
            with writing(self._db):
                self._db.execute("DELETE FROM setting WHERE key = ?", (_SWEEP,))
        return not busy

    def unswept(self) -> bool:
        """An earlier run was ended between erasing and sweeping."""
        return bool(select(self._db, "SELECT 1 FROM setting WHERE key = ?", _SWEEP))

    # Below: inside a transaction

    def _waiting(self, number: str) -> list[str]:
        marks = ", ".join("?" * len(_OPEN))
        rows = select(
            self._db,
            "SELECT CASE name WHEN '' THEN shown ELSE name END AS name FROM receiver"  # noqa: S608 - marks only
            f" JOIN chunk ON chunk.id = chunk_id WHERE e164 = ? AND (chunk.state IN ({marks})"
            " AND look_stopped <> ? OR receiver.state IN (?, ?, ?)) LIMIT 1",
            number,
            *_OPEN,
            Cause.LEFT,
            ReceiverState.SCHEDULED,  # it would still leave, and could not be taken back
            ReceiverState.HELD,
            ReceiverState.CANCELLING,
        )
        return [row["name"] for row in rows]

    def _journal(self, number: str, mark: str) -> int:
        rows = select(self._db, "SELECT chunk_id, send_id FROM receiver WHERE e164 = ?", number)
        self._db.execute(
            "UPDATE receiver SET e164 = ?, shown = '', name = '', fields = '' WHERE e164 = ?", (mark, number)
        )
        for row in rows:
            # OVHcloud's own words may name the number, in either of its forms.
            for form in (number, f"00{number[1:]}", number[1:]):
                self._db.execute(
                    "UPDATE chunk SET message = replace(message, ?, '…') WHERE id = ?",
                    (form, row["chunk_id"]),
                )
                self._db.execute(
                    "UPDATE send SET paused_message = replace(paused_message, ?, '…') WHERE id = ?",
                    (form, row["send_id"]),
                )
            # A text that was made for them alone gives way to the one it was made of.
            self._db.execute(
                "UPDATE chunk SET text = (SELECT text FROM send WHERE send.id = send_id) WHERE id = ? AND NOT EXISTS"  # noqa: S608
                f" (SELECT 1 FROM receiver WHERE {MEMBERS} AND substr(e164, 1, ?) <> ?)",
                (row["chunk_id"], len(ERASED), ERASED),
            )
        return len(rows)

    def _lists(self, number: str, mark: str) -> None:
        self._db.execute("DELETE FROM contact WHERE e164 = ?", (number,))
        self._db.execute(
            "INSERT INTO optout SELECT ?, since, '' FROM optout WHERE e164 = ? ON CONFLICT DO NOTHING",
            (mark, number),
        )
        self._db.execute("DELETE FROM optout WHERE e164 = ?", (number,))
        # OVHcloud's own list has the number all the same, and whoever is on it must not be written to: it stays.
        self._db.execute("UPDATE consent SET e164 = ?, statement = '' WHERE e164 = ?", (mark, number))

    def _replies(self, numbers: Sequence[str], key: bytes) -> None:
        """What they wrote goes, and each line in which somebody else names them; that it was read is kept."""
        for number in numbers:
            self._db.execute(
                "UPDATE reply SET e164 = ?, text = '', search = '', unread = 0 WHERE e164 = ?",
                (trace(number, key), number),
            )
            self._db.execute("DELETE FROM answer WHERE e164 = ?", (number,))
        shapes = hints(numbers) if numbers else None
        for row in select(self._db, "SELECT id, text FROM reply WHERE text <> ''"):
            if shapes is None or not shapes.search(row["text"]):
                continue
            lines = row["text"].split("\n")
            kept = "\n".join("…" if mentions(one, numbers) else one for one in lines)
            if kept != row["text"]:
                self._db.execute(
                    "UPDATE reply SET text = ?, search = ? WHERE id = ?", (kept, line((kept,)), row["id"])
                )
        for row in select(self._db, "SELECT e164, text FROM answer"):
            if mentions(json.loads(row["text"]), numbers):
                self._db.execute("DELETE FROM answer WHERE e164 = ?", (row["e164"],))

    def _draft(self, numbers: frozenset[str]) -> None:
        """Messages being written are kept with their receivers, a line for all that was said of each."""
        for row in select(self._db, "SELECT id, receivers FROM draft"):
            rows = list(from_lines(row["receivers"], ""))
            rest = [one for one in rows if not is_theirs(one, numbers)]
            if len(rest) != len(rows):
                receivers = ReceiverList()
                receivers.add(rest)
                self._db.execute(
                    "UPDATE draft SET receivers = ?, people = ? WHERE id = ?",
                    (to_lines(rest), len(receivers), row["id"]),
                )
        for row in select(self._db, "SELECT id, content FROM draft"):
            content = json.loads(row["content"])
            if mentions(str(content.get("numbers", "")), numbers):
                blank = json.dumps({**content, "numbers": ""})
                self._db.execute("UPDATE draft SET content = ? WHERE id = ?", (blank, row["id"]))
        for row in select(self._db, "SELECT draft_id, lines FROM untaken"):
            before = Leftover(tuple(untaken.from_lines(row["lines"])))
            after = before.forgetting(numbers)
            if after is not before:
                self._db.execute(
                    "UPDATE untaken SET lines = ? WHERE draft_id = ?",
                    (untaken.to_lines(after.rows), row["draft_id"]),
                )
        self._empty()

    def _empty(self) -> None:
        """A draft with nothing in it any more goes, as it does where it is written."""
        rows = select(
            self._db,
            "SELECT id, content FROM draft WHERE people = 0"
            " AND NOT EXISTS (SELECT 1 FROM untaken WHERE draft_id = id AND lines <> '')",
        )
        for row in rows:
            content = json.loads(row["content"])
            if not (content.get("text") or content.get("numbers")):
                self._db.execute("DELETE FROM draft WHERE id = ?", (row["id"],))
