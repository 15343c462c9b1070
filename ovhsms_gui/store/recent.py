"""Who got, or may have got, what lately: asked before the same words go to the same person again."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ovhsms_gui.core.pieces import pieces
from ovhsms_gui.core.similar import nearly_same
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.store.database import Store, of_one_moment
from ovhsms_gui.store.errors import translated
from ovhsms_gui.store.queries import UNNAMED, tags
from ovhsms_gui.store.replacing import whole_line
from ovhsms_gui.store.rows import Marks
from ovhsms_gui.store.traces import salt, trace

DAY_SECONDS = 24 * 3600.0
_AT_ONCE = 500  # numbers in one query

# Everybody else got it, is getting it, or may have.
_GOT_NOTHING = (
    ReceiverState.INVALID,
    ReceiverState.REFUSED,
    ReceiverState.CANCELLED,
    ReceiverState.FAILED,
    ReceiverState.EXPIRED,
)


@dataclass(frozen=True, slots=True)
class Repeated:
    """How many people have nearly the same text, who the first few are, and when the last one has."""

    count: int = 0
    people: tuple[tuple[str, str], ...] = ()  # E.164 and name, or number as shown then, of the first few
    at: float = 0.0  # seconds since 1970


@dataclass(frozen=True, slots=True)
class Ours:
    """By what messages of an SMS account are known to be from here: OVHcloud's ids, and our own marks.

    `in_doubt`: texts of which it is not known under which ids OVHcloud has them, if it has them. `kept`: this account
    lists what has left under the marks that it came with.
    """

    ids: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()
    in_doubt: frozenset[str] = frozenset()
    kept: bool = False


class Recent(Store):
    """Looks only."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        super().__init__(path)
        self._clock = clock

    @of_one_moment
    def repeated(
        self,
        text: str,
        numbers: Sequence[str],
        *,
        at: float | None = None,
        most: int = 5,
        replaced: int | None = None,
    ) -> Repeated:
        """Who of these numbers (E.164) has this text, or nearly, within 24 hours of `at`, before or after.

        `at`: when it is due; None: now. What is scheduled counts from when it is due too. At most `most` by number.
        `replaced`: a send whose place it takes, which nobody has beside it.
        """
        found: dict[str, tuple[str, float]] = {}
        alike = self._alike(text, self._clock() if at is None else at)
        gone = set() if replaced is None else whole_line(self._db, replaced)
        alike = [(send_id, when) for send_id, when in alike if send_id not in gone]
        key = salt(self._db) if alike else None
        # Whoever was erased since had it all the same.
        erased = {trace(number, key): number for number in numbers} if key else {}
        looked_for = [*numbers, *erased]
        for send_id, when in alike:
            for some in pieces(looked_for, _AT_ONCE):
                for mark, name in self._who(send_id, some):
                    e164 = erased.get(mark, mark)
                    found.setdefault(e164, (name or e164, when))  # newest send first
        first = tuple((e164, name) for e164, (name, _) in islice(found.items(), most))
        return Repeated(len(found), first, max((at for _, at in found.values()), default=0.0))

    @of_one_moment
    def ours(self, service: str, seconds: float) -> Ours:
        """Of what was sent from here to an SMS account in the last seconds, or was due then."""
        since = self._clock() - seconds - DAY_SECONDS
        with translated():
            rows = self._db.execute(
                f"SELECT ids, tag, origin, chunk.text, {UNNAMED} FROM chunk JOIN send ON send.id = send_id"  # noqa: S608
                " WHERE service = ? AND max(coalesce(submitted, created), created, coalesce(send_at, 0)) > ?",
                (service, since),
            ).fetchall()
        return Ours(
            frozenset(id_ for row in rows for id_ in json.loads(row[0])),
            frozenset(tag for _, own, origin, *_ in rows for tag in (own, *origin.split())),
            frozenset(text for *_, text, unnamed in rows if unnamed),
            tags(self._db, service) == Marks.KEPT,
        )

    def _alike(self, text: str, at: float) -> list[tuple[int, float]]:
        with translated():
            rows = self._db.execute(
                "SELECT id, coalesce(send_at, created) AS due, text FROM send WHERE due > ?"
                " AND (send_at IS NULL OR send_at < ?) AND NOT test ORDER BY due DESC",
                (at - DAY_SECONDS, at + DAY_SECONDS),
            ).fetchall()
        return [(send_id, due) for send_id, due, other in rows if nearly_same(text, other)]

    def _who(self, send_id: int, numbers: Sequence[str]) -> list[tuple[str, str]]:
        marks = ", ".join("?" * len(numbers))
        nothing = ", ".join("?" * len(_GOT_NOTHING))
        with translated():
            rows = self._db.execute(
                "SELECT e164, CASE name WHEN '' THEN shown ELSE name END FROM receiver"  # noqa: S608 - marks only
                f" WHERE send_id = ? AND e164 IN ({marks}) AND state NOT IN ({nothing}) ORDER BY position",
                (send_id, *numbers, *_GOT_NOTHING),
            ).fetchall()
        return [(e164, name) for e164, name in rows]
