"""One's own opt-out list, beside OVHcloud's, which nobody but the receivers can add to."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from ovhsms_gui.core.pieces import pieces
from ovhsms_gui.store.contact_queries import AT_ONCE, count
from ovhsms_gui.store.database import Store, writing
from ovhsms_gui.store.people import PeopleView
from ovhsms_gui.store.queries import select
from ovhsms_gui.store.traces import ERASED, salt, trace


class OptOuts(Store):
    """Numbers in E.164."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970."""
        super().__init__(path)
        self._clock = clock

    def count(self) -> int:
        """How many are on the list, without those of whom there is only a trace."""
        return count(self._db, PeopleView(opted_out=True))

    def add(self, numbers: Iterable[str], why: str = "") -> int:
        """Put numbers on the list. Returns how many were not on it."""
        now = self._clock()
        with writing(self._db):
            return self._db.executemany(
                "INSERT INTO optout (e164, since, why) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [(number, now, why) for number in numbers],
            ).rowcount

    def remove(self, numbers: Sequence[str]) -> int:
        """Take numbers off the list, and what is left of them there. Returns how many were on it."""
        with writing(self._db):
            gone = self._db.executemany("DELETE FROM optout WHERE e164 = ?", [(n,) for n in numbers]).rowcount
            traces = self._traces(numbers)
            self._db.executemany("DELETE FROM optout WHERE e164 = ?", [(mark,) for mark in traces])
        return gone

    def among(self, numbers: Sequence[str]) -> frozenset[str]:
        """Those of these numbers that are on the list, also if they were erased since."""
        return among(self._db, numbers)

    def since(self, numbers: Sequence[str]) -> float | None:
        """When the last of these numbers was put on the list, in seconds since 1970; None if none is on it."""
        found = []
        for some in pieces([*numbers, *self._traces(numbers)], AT_ONCE):
            marks = ", ".join("?" * len(some))
            [row] = select(self._db, f"SELECT max(since) AS at FROM optout WHERE e164 IN ({marks})", *some)  # noqa: S608
            found.append(row["at"])
        return max((at for at in found if at is not None), default=None)

    def _traces(self, numbers: Sequence[str]) -> Mapping[str, str]:
        return _traces(self._db, numbers)


def among(db: sqlite3.Connection, numbers: Sequence[str]) -> frozenset[str]:
    """Those of these numbers (E.164) that are on one's own list, also if they were erased since."""
    listed = _listed(db, numbers)
    traces = _traces(db, numbers)
    return listed | {traces[mark] for mark in _listed(db, list(traces))}


def _listed(db: sqlite3.Connection, keys: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    for some in pieces(keys, AT_ONCE):
        marks = ", ".join("?" * len(some))
        rows = select(db, f"SELECT e164 FROM optout WHERE e164 IN ({marks})", *some)  # noqa: S608
        found.update(row["e164"] for row in rows)
    return frozenset(found)


def _traces(db: sqlite3.Connection, numbers: Sequence[str]) -> Mapping[str, str]:
    """The numbers by their traces; none while there is no trace to be found."""
    key = salt(db)
    if key is None or not select(
        db, "SELECT 1 FROM optout WHERE substr(e164, 1, ?) = ? LIMIT 1", len(ERASED), ERASED
    ):
        return {}
    return {trace(number, key): number for number in numbers}
