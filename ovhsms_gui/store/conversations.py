"""Conversations: what came from a number, what went to it, and what was not read yet."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from ovhsms_gui.core.answering import ANSWERABLE, can_have_left, can_leave
from ovhsms_gui.core.looked_for import line, looked_for
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row as Receiver
from ovhsms_gui.core.rowlines import from_text
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.stop import still_asks
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.store.database import Store, of_one_moment, writing
from ovhsms_gui.store.optouts import among
from ovhsms_gui.store.queries import (
    COPIES,
    HELD_ONCE,
    LET_GO,
    MATES,
    TERMS,
    Row,
    billed_on_leaving,
    select,
    share,
    terms,
)
from ovhsms_gui.store.rows import Removal
from ovhsms_gui.store.traces import ERASED

_AT_ONCE = 500  # values in one query
_LOOKED_AT = 100  # replies of one person, the latest, in which a STOP is looked for
_NOT_ERASED = f"substr(e164, 1, {len(ERASED)}) <> '{ERASED}'"
# When a message of ours was to go, by OVHcloud's clock as the replies are; NULL before it was sent.
_DUE = "max(chunk.submitted + coalesce(chunk.ahead, 0), coalesce(send.send_at, 0))"
# And when it went, or will go: what OVHcloud held, when it can have left.
_LEFT = (
    f"SELECT max(can_have_left({_DUE}, event.at + coalesce(chunk.ahead, 0))) FROM event WHERE {LET_GO}"  # noqa: S608 - our own
    " AND event.chunk_id = chunk.id AND receiver.position BETWEEN event.first AND event.last"
)
_WENT = f"CASE WHEN {HELD_ONCE} THEN coalesce(({_LEFT}), {_DUE}) ELSE {_DUE} END"
_OURS = "FROM receiver JOIN chunk ON chunk.id = receiver.chunk_id JOIN send ON send.id = receiver.send_id"
_REMOVED = "text_sweep.begun, months FROM reply LEFT JOIN text_sweep ON text_sweep.id = swept"
_LATEST = "ORDER BY at DESC, ovh_id DESC"
# Nothing of it went; what OVHcloud holds has not yet, though its hour is over: nobody can answer it.
_NEVER_WENT = ", ".join(
    f"'{state}'"
    for state in (
        ReceiverState.CANCELLED,
        ReceiverState.INVALID,
        ReceiverState.REFUSED,
        ReceiverState.HELD,
    )
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which conversations are listed: all, or those with something unread; of them, those the words fit."""

    unread: bool = False
    words: str = ""
    region: str = "FR"  # whose national numbers are meant


@dataclass(frozen=True, slots=True)
class Conversation:
    """One in a list: who it is with, and the last words. Times in seconds since 1970."""

    e164: str
    name: str
    at: float
    text: str = field(repr=False)
    mine: bool = False  # the last words are ours
    unread: int = 0
    until: float | None = None  # about when they can no longer answer our last message; None: there is none
    removed: Removal | None = None  # of the last words
    asks_to_stop: bool = False  # they want no more messages, and nobody has said yes or no to that
    opted_out: bool = False  # they are on one's own list


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a conversation. Of ours there is a state and a send, of theirs whether it is unread."""

    id: int  # of the reply, or of the send
    at: float
    text: str = field(repr=False)  # of ours without what OVHcloud adds
    mine: bool = False
    state: ReceiverState | None = None
    reason: str = ""
    unread: bool = False
    terms: Terms | None = None
    credits: float | None = None  # what it was billed, once that is told
    unbilled: bool = False  # that is to come when it leaves
    removed: Removal | None = None  # it was older than texts are kept

    @property
    def due(self) -> Due | None:
        """The time that was chosen for it."""
        return self.terms.due if self.terms is not None else None


@dataclass(frozen=True, slots=True)
class Thread:
    """One conversation, oldest first; `more`: there is more before. `answer`: what was being written and not sent."""

    e164: str
    name: str
    said: tuple[Said, ...]
    more: bool = False
    service: str = ""  # through which they wrote last, or else were written to
    account_id: str = ""
    sender: str = ""  # of our last message that had a name for one
    until: float | None = None
    answer: str = ""
    wrote: bool = False  # something came from them, so that there is something to answer
    asks_to_stop: bool = False  # see `Conversation`; also if they are on one's own list by now
    last: int = 0  # the id of the last that came from them so far, shown or not
    known: bool = True  # a contact, or somebody a send names: False for whom nothing here names


class Conversations(Store):
    """What was said with whom. Numbers in E.164."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970."""
        super().__init__(path)
        self._clock = clock
        for hours in (can_have_left, can_leave):
            self._db.create_function(hours.__name__, 2, hours, deterministic=True)

    # ---- what is there -------------------------------------------------------------------------

    def unread(self) -> int:
        """How many replies were not read."""
        [row] = select(self._db, "SELECT count(*) AS n FROM reply WHERE unread")
        return int(row["n"])

    @of_one_moment
    def listed(self, wanted: Wanted, limit: int) -> tuple[tuple[Conversation, ...], bool]:
        """Those that are wanted, the latest first, and whether there are more."""
        where = "WHERE e164 IN (SELECT e164 FROM reply WHERE unread)" if wanted.unread else ""
        theirs = {
            row["e164"]: (row["at"], row["unread"])
            for row in select(
                self._db,
                "SELECT e164, max(at) AS at, sum(unread) AS unread FROM reply"  # noqa: S608 - our own
                f" {where} GROUP BY e164 HAVING {_NOT_ERASED}",
            )
        }
        ours = self._last_of_ours()
        order = sorted(theirs, key=lambda number: max(theirs[number][0], ours.get(number, 0.0)), reverse=True)
        fitting: Iterable[str] = self._fitting(order, wanted) if wanted.words.strip() else order
        some = list(islice(fitting, limit + 1))
        page = some[:limit]
        names, until = self._names(page), self._until(page)
        out = among(self._db, page)
        asking = self.asking(page) - out  # to those on one's own list it was said yes
        found = []
        for number in page:
            at, unread = theirs[number]
            last = self._last(number, mine=ours.get(number, 0.0) > at)
            found.append(
                Conversation(
                    number,
                    names.get(number, ""),
                    last.at,
                    last.text,
                    last.mine,
                    unread,
                    until.get(number),
                    last.removed,
                    number in asking,
                    number in out,
                )
            )
        return tuple(found), len(some) > limit

    @of_one_moment
    def thread(self, e164: str, limit: int) -> Thread:
        """The last messages of one, whether something came from there or not."""
        came = select(
            self._db,
            f"SELECT reply.id, ovh_id, at, text, unread, service, {_REMOVED} WHERE e164 = ? {_LATEST} LIMIT ?",
            e164,
            limit + 1,
        )
        went = self._ours(e164, limit + 1)
        # What was written in the same second is in OVHcloud's order, as far as its ids have one.
        dated = [((row["at"], 0, row["ovh_id"]), _theirs(row)) for row in came]
        dated += [((row["at"], 1, row["id"]), _ours(row)) for row in went]
        lines = [said for _, said in sorted(dated, key=itemgetter(0))]
        service = came[0]["service"] if came else went[0]["service"] if went else ""
        boxes = select(self._db, "SELECT account_id FROM inbox WHERE service = ?", service)
        answers = select(self._db, "SELECT text FROM answer WHERE e164 = ?", e164)
        named = next((row["sender"] for row in went if row["sender"]), "")
        return Thread(
            e164,
            self._names([e164]).get(e164, ""),
            tuple(lines[-limit:]),
            len(lines) > limit,
            service,
            boxes[0]["account_id"] if boxes else "",
            named,
            self._until([e164]).get(e164),
            json.loads(answers[0]["text"]) if answers else "",
            wrote=bool(came),
            asks_to_stop=bool(self.asking([e164])),
            last=self._last_known(e164),
            known=bool(lines) or self._is_named(e164),
        )

    def asking(self, numbers: Sequence[str]) -> frozenset[str]:
        """Those of these numbers who ask in their last replies to be written to no more, on one's own list or not."""
        rows = self._among(
            "SELECT e164, text, let_be FROM (SELECT *, row_number() OVER"  # noqa: S608 - our own
            f" (PARTITION BY e164 {_LATEST}) AS nth FROM reply WHERE e164 IN ({{marks}}))"
            f" WHERE nth <= {_LOOKED_AT} ORDER BY e164, nth",
            numbers,
        )
        by_number = groupby(rows, key=itemgetter("e164"))
        return frozenset(
            number
            for number, theirs in by_number
            if still_asks((row["text"], bool(row["let_be"])) for row in theirs)
        )

    # ---- what the operator does ----------------------------------------------------------------

    def mark_read(self, e164: str, last: int) -> int:
        """What came up to the reply with this id was read; what came since was not. Returns how many."""
        with writing(self._db):
            return self._db.execute(
                "UPDATE reply SET unread = 0 WHERE e164 = ? AND id <= ? AND unread", (e164, last)
            ).rowcount

    def mark_unread(self, e164: str) -> None:
        """The last that came from them is to be seen once more."""
        with writing(self._db):
            self._db.execute(
                f"UPDATE reply SET unread = 1 WHERE id = (SELECT id FROM reply WHERE e164 = ? {_LATEST} LIMIT 1)",  # noqa: S608
                (e164,),
            )

    def let_be(self, e164: str, last: int) -> None:
        """Who asked for no more messages, up to the reply with this id, is not opted out for that."""
        with writing(self._db):
            self._db.execute("UPDATE reply SET let_be = 1 WHERE e164 = ? AND id <= ?", (e164, last))

    def let_be_read(self, numbers: Sequence[str]) -> None:
        """The same for several, up to what was read of each."""
        with writing(self._db):
            self._db.executemany(
                "UPDATE reply SET let_be = 1 WHERE e164 = ? AND NOT unread", [(number,) for number in numbers]
            )

    def keep_answer(self, e164: str, text: str) -> None:
        """Keep what is being written to somebody; "" for nothing."""
        with writing(self._db):
            if text:
                self._db.execute(
                    "INSERT INTO answer VALUES (?, ?) ON CONFLICT (e164) DO UPDATE SET text = excluded.text",
                    (e164, json.dumps(text)),
                )
            else:
                self._db.execute("DELETE FROM answer WHERE e164 = ?", (e164,))

    # ---- parts ---------------------------------------------------------------------------------

    def _last_of_ours(self) -> dict[str, float]:
        """When our last message to each of those who wrote went."""
        rows = select(
            self._db,
            f"SELECT receiver.e164, max({_WENT}) AS at {_OURS}"  # noqa: S608 - our own
            " WHERE receiver.e164 IN (SELECT e164 FROM reply) AND chunk.submitted IS NOT NULL"
            f" AND receiver.state NOT IN ({_NEVER_WENT}) AND {_WENT} <= ? GROUP BY receiver.e164",
            self._clock(),
        )
        return {row["e164"]: row["at"] for row in rows}

    def _until(self, numbers: Sequence[str]) -> dict[str, float]:
        """About when each can no longer answer the last message that could be answered, if that is to come."""
        now = self._clock()
        rows = self._among(
            f"SELECT receiver.e164, max({_WENT}) AS at {_OURS} WHERE receiver.e164 IN ({{marks}}) AND allow_replies"
            f" AND chunk.submitted IS NOT NULL AND receiver.state NOT IN ({_NEVER_WENT}) GROUP BY receiver.e164",
            numbers,
        )
        return {row["e164"]: row["at"] + ANSWERABLE for row in rows if row["at"] <= now}

    def _last_known(self, e164: str) -> int:
        [row] = select(self._db, "SELECT coalesce(max(id), 0) AS last FROM reply WHERE e164 = ?", e164)
        return int(row["last"])

    def _names(self, numbers: Sequence[str]) -> dict[str, str]:
        """By what name each is in the contacts, else in the last send to them."""
        names: dict[str, str] = {}
        sql = (
            "SELECT receiver.e164, name FROM receiver WHERE receiver.e164 IN ({marks}) AND name <> ''"
            " ORDER BY send_id"
        )
        for row in self._among(sql, numbers):
            names[row["e164"]] = row["name"]
        sql = "SELECT e164, name, first_name, last_name FROM contact WHERE e164 IN ({marks})"
        for row in self._among(sql, numbers):
            own = row["name"] or f"{row['first_name']} {row['last_name']}".strip()
            names[row["e164"]] = own or names.get(row["e164"], "")
        return names

    def last_named(self, e164: str) -> Receiver | None:
        """Whom the last send that names anybody of this number named; None if there is none."""
        rows = select(
            self._db,
            "SELECT name, fields FROM receiver WHERE e164 = ? AND name <> '' ORDER BY send_id DESC LIMIT 1",
            e164,
        )
        return (
            Receiver(parse(e164, ""), rows[0]["name"], fields=from_text(rows[0]["fields"])) if rows else None
        )

    def _is_named(self, e164: str) -> bool:
        """Among the contacts, or the receivers of a send, of which nothing may have left."""
        sql = "SELECT 1 FROM contact WHERE e164 = ? UNION ALL SELECT 1 FROM receiver WHERE e164 = ? LIMIT 1"
        return bool(select(self._db, sql, e164, e164))

    def _last(self, number: str, *, mine: bool) -> Said:
        if mine:
            rows = self._ours(number, 1, before=self._clock())
            if rows:
                return _ours(rows[0])
        [row] = select(
            self._db,
            f"SELECT reply.id, at, text, unread, {_REMOVED} WHERE e164 = ? {_LATEST} LIMIT 1",
            number,
        )
        return _theirs(row)

    def _ours(self, number: str, limit: int, *, before: float | None = None) -> list[Row]:
        """Our messages to somebody, the latest first; what waits at OVHcloud has its time. `before`: that went."""
        when = f"coalesce({_WENT}, send_at, send.created)"
        when = f"CASE receiver.state WHEN '{ReceiverState.HELD}' THEN can_leave({when}, ?) ELSE {when} END"
        where, values = f" AND receiver.state <> '{ReceiverState.CANCELLED}'", []
        if before is not None:
            where, values = f" AND {_WENT} <= ? AND receiver.state NOT IN ({_NEVER_WENT})", [before]
        return select(
            self._db,
            f"SELECT send.id, {when} AS at, chunk.text, receiver.state, receiver.reason, send.service, {TERMS},"
            f" chunk.credits, chunk.ids, left_credits, left_people, {COPIES}, {MATES}, text_sweep.begun, months"
            f" {_OURS}"
            " LEFT JOIN text_sweep ON text_sweep.id = swept"
            f" WHERE receiver.e164 = ?{where} ORDER BY 2 DESC, 1 DESC LIMIT ?",
            self._clock(),
            number,
            *values,
            limit,
        )

    def _fitting(self, numbers: Sequence[str], wanted: Wanted) -> Iterable[str]:
        """Those whose name, number, replies or messages hold all that is looked for."""
        found = looked_for(wanted.words, wanted.region)
        if found.number and found.number in numbers:
            yield found.number
            return
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            names = self._names(some)
            texts = {number: [line((names.get(number, ""),), number)] for number in some}
            for row in self._among("SELECT e164, search FROM reply WHERE e164 IN ({marks})", some):
                texts[row["e164"]].append(row["search"])
            sql = f"SELECT receiver.e164, chunk.text {_OURS} WHERE receiver.e164 IN ({{marks}})"
            for row in self._among(sql, some):
                texts[row["e164"]].append(line((row["text"],)))
            for number in some:
                if not found.left_by("\n".join(texts[number])):
                    yield number

    def _among(self, sql: str, numbers: Sequence[str]) -> list[Row]:
        rows: list[Row] = []
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            rows += select(self._db, sql.format(marks=", ".join("?" * len(some))), *some)
        return rows


def _theirs(row: Row) -> Said:
    return Said(row["id"], row["at"], row["text"], unread=bool(row["unread"]), removed=_removal(row))


def _ours(row: Row) -> Said:
    return Said(
        row["id"],
        row["at"],
        row["text"],
        True,
        ReceiverState(row["state"]),
        row["reason"],
        terms=terms(row),
        credits=share(row, row["state"], row["copies"]),
        unbilled=billed_on_leaving(row, row["state"]),
        removed=_removal(row),
    )


def _removal(row: Row) -> Removal | None:
    return None if row["begun"] is None else Removal(row["begun"], row["months"])
