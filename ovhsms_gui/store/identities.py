"""Accounts told again, by their keys or by the SMS accounts that these open, and what their old ids left.

One that comes under a new id, or with new keys, takes over what is under way.
"""

from collections.abc import Collection

from ovhsms_gui.store import queries
from ovhsms_gui.store.database import Store, writing
from ovhsms_gui.store.rows import Cause


class Identities(Store):
    """Under which ids the keys of an account were here."""

    def know(self, account_id: str, mark: str, at_hand: Collection[str] = ()) -> int:
        """The keys with this mark are an account's now, which may let it ask what others did not.

        Returns of how many sends and chunks that makes a difference: those it takes over, and is to ask about again.
        `at_hand`: ids of accounts that have their keys too, and keep what is theirs.
        """
        with writing(self._db):
            self._db.execute("INSERT OR IGNORE INTO identity VALUES (?, ?)", (mark, account_id))
            # An id that had other keys too was another account for them: nobody knows which sends are whose.
            known = queries.select(
                self._db,
                "SELECT send.id, send.account_id FROM send JOIN identity ON identity.account_id = send.account_id"
                " WHERE mark = ? AND send.account_id <> ? AND NOT EXISTS (SELECT 1 FROM identity AS other"
                " WHERE other.account_id = send.account_id AND other.mark <> identity.mark)",
                mark,
                account_id,
            )
            taken = [row["id"] for row in known if row["account_id"] not in at_hand]
            self._take(account_id, taken)
            again = self._db.execute(
                "UPDATE chunk SET next_look = 0, look_stopped = ''"  # noqa: S608 - our own
                f" WHERE (look_stopped NOT IN ('', ?) OR next_look IS NOT NULL AND {queries.IS_MUTE})"
                " AND send_id IN (SELECT id FROM send WHERE account_id = ?)",
                (Cause.LEFT, account_id),
            ).rowcount
        return len(taken) + again

    def astray(self, services: Collection[str], at_hand: Collection[str]) -> tuple[tuple[int, str], ...]:
        """Sends of these SMS accounts whose own account is neither at hand nor kept, with where each was sent."""
        found = queries.select(
            self._db,
            "SELECT id, service, account_id, endpoint FROM send WHERE account_id NOT IN (SELECT id FROM account)",
        )
        return tuple(
            (row["id"], row["endpoint"])
            for row in found
            if row["service"] in services and row["account_id"] not in at_hand
        )

    def take(self, account_id: str, sends: Collection[int]) -> None:
        """They are this account's from now on."""
        with writing(self._db):
            self._take(account_id, sends)

    def _take(self, account_id: str, sends: Collection[int]) -> None:
        for send_id in sends:
            self._db.execute("UPDATE send SET account_id = ? WHERE id = ?", (account_id, send_id))
            self._db.execute(
                "UPDATE chunk SET next_look = 0, trouble = '' WHERE send_id = ? AND trouble = ?"
                " AND next_look IS NOT NULL",
                (send_id, Cause.NO_KEYS),
            )
