"""Accounts told again by their keys: one that comes under a new id takes over what its old ids have under way."""

from collections.abc import Collection
from pathlib import Path

from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.store import queries
from ovhsms_gui.store.database import connect, writing
from ovhsms_gui.store.errors import translated
from ovhsms_gui.store.rows import Cause


class Identities:
    """One connection: open one per thread. Every method may raise `StoreProblem`."""

    def __init__(self, path: Path) -> None:
        self._db = connect(path)

    def close(self) -> None:
        """Give the file back."""
        with translated():
            self._db.close()

    def know(self, account_id: str, mark: str, at_hand: Collection[str] = ()) -> int:
        """The keys with this mark are an account's now, which may let it ask what others did not.

        Returns of how many sends and chunks that makes a difference: those it takes over, and is to ask about again.
        `at_hand`: ids of accounts that have their keys too, and keep what is theirs.
        """
        with writing(self._db):
            self._db.execute("INSERT OR IGNORE INTO identity VALUES (?, ?)", (mark, account_id))
            known = queries.select(
                self._db,
                "SELECT send.id, send.account_id FROM send JOIN identity ON identity.account_id = send.account_id"
                " WHERE mark = ? AND send.account_id <> ?",
                mark,
                account_id,
            )
            taken = [row["id"] for row in known if row["account_id"] not in at_hand]
            for send_id in taken:
                self._db.execute("UPDATE send SET account_id = ? WHERE id = ?", (account_id, send_id))
                self._db.execute(
                    "UPDATE chunk SET next_look = 0, trouble = '' WHERE send_id = ? AND trouble = ?"
                    " AND next_look IS NOT NULL AND (state = ? OR unasked)",
                    (send_id, Cause.NO_KEYS, ChunkState.UNKNOWN),
                )
            again = self._db.execute(
                "UPDATE chunk SET next_look = 0, look_stopped = '' WHERE look_stopped NOT IN ('', ?)"
                " AND send_id IN (SELECT id FROM send WHERE account_id = ?)",
                (Cause.LEFT, account_id),
            ).rowcount
        return len(taken) + again
