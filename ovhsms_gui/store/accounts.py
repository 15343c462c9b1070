"""The accounts as the operator named them. Their keys are in the keyring, never here."""

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.store.database import Store, writing
from ovhsms_gui.store.errors import translated


class AccountBook(Store):
    """The saved accounts."""

    def all(self) -> tuple[Account, ...]:
        """By name."""
        with translated():
            rows = self._db.execute(
                "SELECT id, name, endpoint, region, origin FROM account ORDER BY name COLLATE NOCASE, id"
            ).fetchall()
        return tuple(
            Account(id_, name, endpoint, region, Origin(origin))
            for id_, name, endpoint, region, origin in rows
        )

    def save(self, account: Account) -> None:
        """Add it, or replace the one with the same id."""
        with writing(self._db):
            self._db.execute(
                "INSERT INTO account (id, name, endpoint, region, origin) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET name = excluded.name, endpoint = excluded.endpoint,"
                " region = excluded.region, origin = excluded.origin",
                (account.id, account.name, account.endpoint, account.region, account.origin),
            )

    def remove(self, account_id: str) -> None:
        """Forget it. What it sent stays in the journal under its name."""
        with writing(self._db):
            self._db.execute("DELETE FROM account WHERE id = ?", (account_id,))
