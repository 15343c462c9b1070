"""Groups of contacts: a person may be in many, and stays when a group goes."""

from collections.abc import Sequence

from ovhsms_gui.core.similar import fold
from ovhsms_gui.store import contact_queries
from ovhsms_gui.store.database import Store, writing
from ovhsms_gui.store.people import Group, NotDone, Refusal
from ovhsms_gui.store.queries import select


class Groups(Store):
    """Those that write may raise `NotDone`."""

    def all(self) -> tuple[Group, ...]:
        """By name, with their counts."""
        return contact_queries.groups(self._db)

    def add(self, name: str) -> int:
        """Make a group; the id of the one that there is, if it has this name but for case and accents."""
        name = _checked(name)
        with writing(self._db):
            self._db.execute(
                "INSERT INTO contact_group (name, folded) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (name, fold(name)),
            )
            [row] = select(self._db, "SELECT id FROM contact_group WHERE folded = ?", fold(name))
        return int(row["id"])

    def rename(self, group_id: int, name: str) -> None:
        """Call it otherwise."""
        name = _checked(name)
        with writing(self._db):
            if select(
                self._db, "SELECT 1 FROM contact_group WHERE folded = ? AND id <> ?", fold(name), group_id
            ):
                raise NotDone(Refusal.GROUP_TAKEN, (name,))
            if not self._db.execute(
                "UPDATE contact_group SET name = ?, folded = ? WHERE id = ?", (name, fold(name), group_id)
            ).rowcount:
                raise NotDone(Refusal.GONE)

    def remove(self, group_id: int) -> None:
        """The group goes; its people stay."""
        with writing(self._db):
            self._db.execute("DELETE FROM contact_group WHERE id = ?", (group_id,))

    def put(self, group_id: int, contact_ids: Sequence[int]) -> int:
        """Put contacts into it. Returns how many were not in it before."""
        with writing(self._db):
            if not select(self._db, "SELECT 1 FROM contact_group WHERE id = ?", group_id):
                raise NotDone(Refusal.GONE)
            return self._db.executemany(
                "INSERT INTO member SELECT ?, id FROM contact WHERE id = ? ON CONFLICT DO NOTHING",
                [(group_id, id_) for id_ in contact_ids],
            ).rowcount

    def take_out(self, group_id: int, contact_ids: Sequence[int]) -> int:
        """Take contacts out of it. Returns how many were in it."""
        with writing(self._db):
            return self._db.executemany(
                "DELETE FROM member WHERE group_id = ? AND contact_id = ?",
                [(group_id, id_) for id_ in contact_ids],
            ).rowcount


def _checked(name: str) -> str:
    if not fold(name):
        raise NotDone(Refusal.NO_NAME)
    return " ".join(name.split())
