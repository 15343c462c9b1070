"""OVHcloud's lists of those who answered STOP, as they were read last, and the consents to take somebody off."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ovhsms_gui.store.contact_queries import AT_ONCE
from ovhsms_gui.store.database import Store, of_one_moment, writing
from ovhsms_gui.store.queries import Row, select

ASKED, DONE = "asked", "done"  # else why not: a `Reason`


@dataclass(frozen=True, slots=True)
class Stopped:
    """Somebody on the list: the number in E.164 and as OVHcloud writes it, and whose it is in the contacts."""

    e164: str
    listed: str
    name: str = ""
    since: float = 0.0  # seconds since 1970: when it was seen there first


@dataclass(frozen=True, slots=True)
class Consent:
    """A statement that somebody wants to be written to again, and what came of it."""

    at: float  # seconds since 1970
    os_user: str
    e164: str
    statement: str
    outcome: str = ASKED


@dataclass(frozen=True, slots=True)
class StopList:
    """The list of one SMS account. `read` None: never so far."""

    service: str
    read: float | None = None  # seconds since 1970
    people: tuple[Stopped, ...] = ()
    consents: tuple[Consent, ...] = ()  # newest first


class StopLists(Store):
    """OVHcloud's lists of STOP as they were read, and the consents to take somebody off."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970."""
        super().__init__(path)
        self._clock = clock

    def keep(self, service: str, numbers: Mapping[str, str]) -> bool:
        """It was read just now: by E.164, as OVHcloud writes them. True when others are on it than before."""
        now = self._clock()
        with writing(self._db):
            there = {row["e164"] for row in self._rows(service)}
            gone, new = there - numbers.keys(), numbers.keys() - there
            self._db.execute(
                "INSERT INTO stop_list VALUES (?, ?) ON CONFLICT (service) DO UPDATE SET read = excluded.read",
                (service, now),
            )
            self._db.executemany(
                "DELETE FROM stopped WHERE service = ? AND e164 = ?", [(service, number) for number in gone]
            )
            self._db.executemany(
                "INSERT INTO stopped VALUES (?, ?, ?, ?)",
                [(service, number, numbers[number], now) for number in new],
            )
        return bool(gone or new)

    def among(self, service: str, numbers: Sequence[str]) -> frozenset[str]:
        """Those of these numbers (E.164) that are on the list."""
        found: set[str] = set()
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT e164 FROM stopped WHERE service = ? AND e164 IN ({marks})"  # noqa: S608 - marks only
            found.update(row["e164"] for row in select(self._db, sql, service, *some))
        return frozenset(found)

    @of_one_moment
    def read(self, service: str) -> StopList:
        """All of it, and the consents."""
        [row] = select(self._db, "SELECT max(read) AS read FROM stop_list WHERE service = ?", service)
        consents = select(
            self._db,
            "SELECT at, os_user, e164, statement, outcome FROM consent WHERE service = ? ORDER BY id DESC",
            service,
        )
        people = [Stopped(r["e164"], r["listed"], r["name"], r["since"]) for r in self._rows(service)]
        return StopList(service, row["read"], tuple(people), tuple(Consent(*one) for one in consents))

    def consent(self, service: str, e164: str, statement: str, os_user: str) -> int:
        """Write down that somebody wants to be written to again, before OVHcloud is asked for it. Its number."""
        with writing(self._db):
            made = self._db.execute(
                "INSERT INTO consent (at, os_user, service, e164, statement, outcome) VALUES (?, ?, ?, ?, ?, ?)",
                (self._clock(), os_user, service, e164, statement, ASKED),
            ).lastrowid
        assert made is not None
        return made

    def settle(self, consent: int, outcome: str) -> None:
        """What OVHcloud said: DONE, and the number is off the list, or why not."""
        with writing(self._db):
            self._db.execute("UPDATE consent SET outcome = ? WHERE id = ?", (outcome, consent))
            if outcome == DONE:
                self._db.execute(
                    "DELETE FROM stopped WHERE (service, e164) IN (SELECT service, e164 FROM consent WHERE id = ?)",
                    (consent,),
                )

    def _rows(self, service: str) -> list[Row]:
        return select(
            self._db,
            "SELECT stopped.e164, listed, since, coalesce(name, '') AS name FROM stopped"
            " LEFT JOIN contact ON contact.e164 = stopped.e164 WHERE service = ?"
            " ORDER BY coalesce(contact.name, '') = '', contact.name, stopped.e164",
            service,
        )
