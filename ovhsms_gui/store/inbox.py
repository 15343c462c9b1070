"""The replies that OVHcloud has: how far each SMS account's were read, and each of them kept once."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ovhsms_gui.core.answering import can_have_left
from ovhsms_gui.core.looked_for import line
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.store.database import Store, writing
from ovhsms_gui.store.queries import HELD_ONCE, LET_GO, select

_AT_ONCE = 500  # values in one query
# Of a send: OVHcloud has it, or may have it.
_GONE = (ChunkState.SUBMITTING, ChunkState.ACCEPTED, ChunkState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Box:
    """How far the replies of an SMS account were read. Times in seconds since 1970."""

    service: str
    account_id: str
    seen: float | None = None  # until when all of them was read, by OVHcloud's clock
    asked: float = 0.0  # when OVHcloud was asked last
    wanted: bool = False  # it is to be asked now
    trouble: str = ""  # why it could not be: a `Reason`


@dataclass(frozen=True, slots=True)
class Came:
    """One reply: OVHcloud's id and time, who wrote (E.164 where it is a number), and what."""

    id: int
    e164: str
    at: float
    text: str = field(repr=False)
    unread: bool = True


class Inbox(Store):
    """The replies as they came, and how far each SMS account was read."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970."""
        super().__init__(path)
        self._clock = clock

    def know(self, account_id: str, services: Iterable[str]) -> None:
        """An account's keys open these SMS accounts: their replies are to be read, whatever was in the way before."""
        with writing(self._db):
            self._db.executemany(
                "INSERT INTO inbox (service, account_id, wanted) VALUES (?, ?, 1) ON CONFLICT (service)"
                " DO UPDATE SET account_id = excluded.account_id, wanted = 1",
                [(service, account_id) for service in services],
            )

    def wake(self) -> None:
        """The operator wants all of them read now."""
        with writing(self._db):
            self._db.execute("UPDATE inbox SET wanted = 1")

    def boxes(self) -> tuple[Box, ...]:
        """All of them."""
        return tuple(
            Box(
                row["service"],
                row["account_id"],
                row["seen"],
                row["asked"],
                bool(row["wanted"]),
                row["trouble"],
            )
            for row in select(self._db, "SELECT * FROM inbox ORDER BY service")
        )

    def begin(self, service: str) -> None:
        """It is being read: whoever wants that from now on wants it once more."""
        with writing(self._db):
            self._db.execute("UPDATE inbox SET wanted = 0 WHERE service = ?", (service,))

    def asked(self, service: str, at: float, *, seen: float | None = None, trouble: str = "") -> None:
        """OVHcloud was asked. `seen`: all was read, until then; `trouble`: it was not, and why."""
        with writing(self._db):
            self._db.execute(
                "UPDATE inbox SET asked = ?, trouble = ?,"
                " seen = CASE WHEN ? IS NULL THEN seen ELSE max(coalesce(seen, 0), ?) END WHERE service = ?",
                (at, trouble, seen, seen, service),
            )

    def keep(self, service: str, replies: Sequence[Came]) -> int:
        """Keep those that are not kept yet. Returns how many."""
        with writing(self._db):
            return sum(
                self._db.execute(
                    "INSERT INTO reply (service, ovh_id, e164, at, text, search, unread)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (service, one.id, one.e164, one.at, one.text, line((one.text,)), int(one.unread)),
                ).rowcount
                for one in replies
            )

    def kept(self, service: str, ids: Sequence[int]) -> frozenset[int]:
        """Those of these ids that are kept."""
        found: set[int] = set()
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT ovh_id FROM reply WHERE service = ? AND ovh_id IN ({marks})"  # noqa: S608 - marks only
            found.update(row["ovh_id"] for row in select(self._db, sql, service, *some))
        return frozenset(found)

    def answerable(self, service: str, since: float) -> tuple[float, ...]:
        """When what people can answer went to them, or will, in seconds since 1970; none before `since`."""
        marks = ", ".join("?" * len(_GONE))
        rows = select(
            self._db,
            "SELECT max(max(submitted, coalesce(send_at, 0))) AS at,"  # noqa: S608 - our own
            f" CASE WHEN {HELD_ONCE} THEN (SELECT max(event.at) FROM event WHERE {LET_GO}) END AS seen"
            " FROM send JOIN chunk ON send.id = send_id"
            f" WHERE service = ? AND allow_replies AND state IN ({marks}) AND submitted IS NOT NULL"
            " AND max(created, coalesce(send_at, 0)) >= ? GROUP BY send.id",
            service,
            *_GONE,
            since - _LONGEST_HOLD,
        )
        times = (row["at"] if row["seen"] is None else can_have_left(row["at"], row["seen"]) for row in rows)
        return tuple(at for at in times if at >= since)


# A send may wait for the network, or for its operator: so long before it leaves.
_LONGEST_HOLD = 7 * 86400.0
