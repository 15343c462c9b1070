"""Finding among all sends: by what they need, when they were confirmed, and by name, number or words."""

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from ovhsms_gui.core.looked_for import SHORTEST, LookedFor, line, looked_for
from ovhsms_gui.core.rowlines import from_text
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.store import overview, queries
from ovhsms_gui.store.database import Store, of_one_moment
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.queries import select
from ovhsms_gui.store.rows import ReceiverRow, SendRow
from ovhsms_gui.store.search_index import BLOCK, SearchIndex, at, place

_log = logging.getLogger(__name__)


class Which(StrEnum):
    """Which sends are listed, whatever else is asked of them."""

    TO_LOOK_AT = "to_look_at"
    SCHEDULED = "scheduled"
    ALL = "all"


_CONDITIONS: Mapping[Which, str] = {
    Which.TO_LOOK_AT: queries.NEEDS_A_LOOK,
    Which.SCHEDULED: queries.IS_SCHEDULED,
    Which.ALL: "1",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the sends listed have in common. Times in seconds since 1970: from `since`, before `until`."""

    which: Which = Which.ALL
    words: str = ""
    since: float | None = None
    until: float | None = None
    region: str = "FR"  # whose national numbers are meant

    @property
    def everything(self) -> bool:
        """Nothing is asked of them."""
        return self == Wanted(region=self.region)


class History(Store):
    """Looks up sends; and keeps the index for that up to date, where it is the one that does."""

    def __init__(self, path: Path, *, writes: bool = False) -> None:
        """`writes`: it is the one that brings the index up to date."""
        super().__init__(path)
        self._index = SearchIndex(path, anew=writes)
        self._last: tuple[object, tuple[ReceiverRow, ...]] = (
            None,
            (),
        )  # what was asked of receivers, and found
        self._sms: dict[int, int] = {}  # which takes a look at each text, and never changes

    def close(self) -> None:
        """Give the files back."""
        self._index.close()
        super().close()

    @of_one_moment
    def sends(self, wanted: Wanted, limit: int) -> tuple[SendRow, ...]:
        """Those that fit, newest first; of what is scheduled, what leaves first."""
        where, values = _where(wanted)
        order = "send_at, id" if wanted.which is Which.SCHEDULED else "id DESC"
        found = looked_for(wanted.words, wanted.region)
        if not found:
            return queries.sends(self._db, f"WHERE {where} ORDER BY {order} LIMIT ?", *values, limit)
        ids = tuple(islice(self._fitting(found, wanted), limit))
        marks = ",".join("?" * len(ids))
        return queries.sends(self._db, f"WHERE id IN ({marks}) ORDER BY {order}", *ids)

    @of_one_moment
    def ids(self, wanted: Wanted) -> tuple[int, ...]:
        """Of all that fit, newest first."""
        found = looked_for(wanted.words, wanted.region)
        if found:
            return tuple(self._fitting(found, wanted))
        where, values = _where(wanted)
        rows = select(self._db, f"SELECT id FROM send WHERE {where} ORDER BY id DESC", *values)  # noqa: S608 - ours
        return tuple(row["id"] for row in rows)

    def sms(self, send_id: int) -> int:
        """How many SMS a send is, of everybody together."""
        if send_id not in self._sms:
            self._sms[send_id] = overview.sms(self._db, send_id)
        return self._sms[send_id]

    def names_people(self, send_id: int, words: str, region: str = "FR") -> bool:
        """Not all of the words are in a send's text, which everybody got."""
        return bool(looked_for(words, region).left_by(self._text(send_id)))

    def receivers(
        self, send_id: int, words: str, limit: int, *, region: str = "FR", state: ReceiverState | None = None
    ) -> tuple[ReceiverRow, ...]:
        """The first receivers of a send whom the words fit, where the send's text does not hold them already."""
        # Page after page of them is read: they are looked for once, until the journal changes.
        [[version]] = select(self._db, "PRAGMA data_version")
        asked = (send_id, words, limit, region, state, version)
        if self._last[0] != asked:
            self._last = asked, self._fitting_receivers(send_id, words, limit, region, state)
        return self._last[1]

    def _fitting_receivers(
        self, send_id: int, words: str, limit: int, region: str, state: ReceiverState | None
    ) -> tuple[ReceiverRow, ...]:
        found = looked_for(words, region)
        rest = found.left_by(self._text(send_id))
        if not rest:
            return queries.receivers(self._db, send_id, 0, limit, state)
        if found.number and (exact := self._by_position(send_id, self._having(send_id, found.number), state)):
            return exact
        rows: list[ReceiverRow] = []
        for block_place, _ in self._places(found, place(send_id), place(send_id + 1), newest=False):
            rows += self._by_position(send_id, self._matching(block_place, rest), state)
            if len(rows) >= limit:
                break
        return tuple(rows[:limit])

    def take_in(self, blocks: int) -> bool:
        """Bring the index further by so many blocks of receivers; whether there is more to do."""
        if not self._index.there:
            return False
        if not self._indexed():
            self._index.forget()
        reached = self._indexed()
        # One more send than needed: of the first, all may be in already.
        places = list(islice(self._every(reached, self._end(), newest=False, sends=blocks + 1), blocks))
        if not places:
            return False
        lines = [(one, "\n".join(self._lines(one))) for one in places]
        mark = self._mark(at(places[-1])[0])
        return self._index.add(lines, places[-1] + 1, mark) and len(places) == blocks

    # ---- which sends ---------------------------------------------------------------------------

    def _fitting(self, found: LookedFor, wanted: Wanted) -> Iterator[int]:
        """The ids of those that fit, newest first."""
        where, values = _where(wanted)
        if wanted.which is not Which.ALL:  # they are few
            rows = select(self._db, f"SELECT id FROM send WHERE {where} ORDER BY id DESC", *values)  # noqa: S608
            for row in rows:
                yield from self._holding(found, row["id"], row["id"] + 1)
            return
        [ends] = select(
            self._db,
            f"SELECT min(id) AS first, max(id) AS last FROM send WHERE {where}",  # noqa: S608 - ours
            *values,
        )
        if ends["last"] is None:
            return
        for send_id in self._holding(found, ends["first"], ends["last"] + 1):
            # A clock may have been set back, so that times are not in the order of ids.
            if select(self._db, f"SELECT 1 FROM send WHERE id = ? AND {where}", send_id, *values):  # noqa: S608
                yield send_id

    def _holding(self, found: LookedFor, first: int, end: int) -> Iterator[int]:
        """The sends from an id on and before another that hold what is looked for, newest first."""
        if found.number and (exact := self._sent_to(found.number)):
            yield from (send_id for send_id in exact if first <= send_id < end)
            return
        single = len(found.needles) == 1  # several may be in a block without being one person's
        while True:
            for block_place, named in self._places(found, place(first), place(end), newest=True):
                send_id, block = at(block_place)
                if (named and single) or self._holds(block_place, found):
                    yield send_id
                    end = send_id
                    if block:  # others of its blocks come next, maybe thousands: go on after them
                        break
            else:
                return

    def _holds(self, block_place: int, found: LookedFor) -> bool:
        rest = found.left_by(self._text(at(block_place)[0]))
        return not rest or bool(self._matching(block_place, rest))

    # ---- where to look -------------------------------------------------------------------------

    def _places(self, found: LookedFor, first: int, end: int, *, newest: bool) -> Iterator[tuple[int, bool]]:
        """The blocks to look into: those that the index names, and all that are not in it; which of the two."""
        reached = self._indexed()
        needles = [needle for needle in found.needles if len(needle) >= SHORTEST]
        split = min(max(reached, first), end) if needles else first
        if newest:
            yield from ((one, False) for one in self._every(split, end, newest=True))
        yield from self._named(needles, first, split, newest=newest)
        if not newest:
            yield from ((one, False) for one in self._every(split, end, newest=False))

    def _named(self, needles: list[str], first: int, end: int, *, newest: bool) -> Iterator[tuple[int, bool]]:
        if first >= end:
            return
        last = end if newest else first - 1
        try:
            for last in self._index.find(needles, first, end, newest=newest):
                yield last, True
        except StoreProblem as problem:
            _log.warning("the index of the sends cannot be read: %s", problem)
            rest = (first, last) if newest else (last + 1, end)
            yield from ((one, False) for one in self._every(*rest, newest=newest))

    def _every(self, first: int, end: int, *, newest: bool, sends: int = -1) -> Iterator[int]:
        """Every block between two places, of at most so many sends."""
        if first >= end:
            return
        order = "DESC" if newest else "ASC"
        rows = select(
            self._db,
            "SELECT id, (SELECT max(position) FROM receiver WHERE send_id = send.id) AS last FROM send"  # noqa: S608
            f" WHERE id BETWEEN ? AND ? ORDER BY id {order} LIMIT ?",
            at(first)[0],
            at(end)[0],
            sends,
        )
        for row in rows:
            blocks = range(row["last"] // BLOCK + 1)
            for block in reversed(blocks) if newest else blocks:
                if first <= place(row["id"], block) < end:
                    yield place(row["id"], block)

    def _indexed(self) -> int:
        """The first place that is not in the index; 0 where that is of another journal."""
        reached, mark = self._index.reached()
        return reached if reached and mark == self._mark(at(reached)[0]) else 0

    def _mark(self, send_id: int) -> str:
        rows = select(self._db, "SELECT created, digest FROM send WHERE id = ?", send_id)
        return f"{rows[0]['created']} {rows[0]['digest']}" if rows else ""

    def _end(self) -> int:
        [row] = select(self._db, "SELECT coalesce(max(id), 0) AS last FROM send")
        return place(row["last"] + 1)

    # ---- what is there -------------------------------------------------------------------------

    def _sent_to(self, number: str) -> list[int]:
        rows = select(self._db, "SELECT send_id FROM receiver WHERE e164 = ? ORDER BY send_id DESC", number)
        return [row["send_id"] for row in rows]

    def _having(self, send_id: int, number: str) -> list[int]:
        sql = "SELECT position FROM receiver WHERE send_id = ? AND e164 = ?"
        return [row["position"] for row in select(self._db, sql, send_id, number)]

    def _text(self, send_id: int) -> str:
        [row] = select(self._db, "SELECT text FROM send WHERE id = ?", send_id)
        return line((row["text"],))

    def _lines(self, block_place: int) -> Iterator[str]:
        yield self._text(at(block_place)[0])
        for row in self._rows(block_place):
            yield _person(row)

    def _matching(self, block_place: int, needles: tuple[str, ...]) -> list[int]:
        """The positions in a block of those whose line holds all of the needles."""
        people = ((row["position"], _person(row)) for row in self._rows(block_place))
        return [position for position, person in people if all(needle in person for needle in needles)]

    def _rows(self, block_place: int) -> list[sqlite3.Row]:
        send_id, block = at(block_place)
        return select(
            self._db,
            "SELECT position, e164, name, fields FROM receiver WHERE send_id = ? AND position >= ? AND position < ?",
            send_id,
            block * BLOCK,
            (block + 1) * BLOCK,
        )

    def _by_position(
        self, send_id: int, positions: list[int], state: ReceiverState | None
    ) -> tuple[ReceiverRow, ...]:
        marks = ",".join("?" * len(positions))
        rows = queries.receivers_where(
            self._db, f"position IN ({marks}) ORDER BY position", send_id, *positions
        )
        return tuple(row for row in rows if state in {None, row.state})


def _person(row: sqlite3.Row) -> str:
    """Of whom is erased there is nothing to be found."""
    fields = (value for _, value in from_text(row["fields"]))
    return line((row["name"], *fields), row["e164"] if row["e164"].startswith("+") else "")


def _where(wanted: Wanted) -> tuple[str, list[float]]:
    conditions, values = [f"({_CONDITIONS[wanted.which]})"], []
    for condition, value in (("created >= ?", wanted.since), ("created < ?", wanted.until)):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return " AND ".join(conditions), values
