"""Messages being written: several, each with its receivers, and which one was worked on last.

One that was sent stays aside, with the number of its send, until something of that has begun to leave.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from ovhsms_gui.core import untaken
from ovhsms_gui.core.draft import Draft, Replaced
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.rowlines import to_lines
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.core.untaken import NO_ROWS, Leftover
from ovhsms_gui.store.database import Store, of_one_moment, writing
from ovhsms_gui.store.errors import translated

_START = 80  # characters of a text that name its draft
_LAST = "writing"  # the setting that tells the draft last worked on, and what was chosen in it
_SINGLE = "draft"  # the setting that held the one draft there was
_SINGLE_ID = "single"

_LAST_MOMENT = 4e9  # seconds since 1970: of what is later nobody can make a date

_Blank = TypeVar("_Blank", Draft, Terms)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in the list."""

    id: str
    changed: float  # seconds since 1970
    start: str  # its first words, on one line
    people: int


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was kept. `receivers` are lines for `core.rowlines`; with nothing in it, it is not kept."""

    id: str
    draft: Draft
    caret: int = 0
    receivers: str = field(default="", repr=False)
    leftover: Leftover = field(default=NO_ROWS, repr=False)


class Drafts(Store):
    """All of them, and the one last worked on."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        super().__init__(path)
        self._clock = clock
        self._written: tuple[str, Receivers] | None = None
        self._leftover: tuple[str, Leftover] | None = None  # as it stands in the file

    def keep(
        self,
        draft_id: str,
        draft: Draft,
        receivers: Receivers | str | None,
        caret: int,
        leftover: Leftover = NO_ROWS,
    ) -> None:
        """Write a draft down and remember it as the one last worked on; one with nothing in it goes.

        `receivers`: the list, or lines of it, or None where those kept already still hold.
        """
        lines, people = self._lines(draft_id, receivers)
        with writing(self._db):
            written = draft.text or draft.numbers or leftover.count
            if written or people or (lines is None and self._people(draft_id)):
                self._write(draft_id, draft, lines, people, caret)
                self._write_leftover(draft_id, leftover)
            else:
                self._db.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
            self._remember(draft_id, draft)
        self._written = (draft_id, receivers) if isinstance(receivers, Receivers) else None
        self._leftover = (draft_id, leftover)

    def remove(self, draft_id: str) -> None:
        """Forget it."""
        with writing(self._db):
            self._db.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
        self._written = self._leftover = None

    def settle(self) -> None:
        """Forget those put aside of whose send something has begun to leave, or was refused."""
        with writing(self._db):
            self._db.execute(
                "DELETE FROM draft WHERE send_id IS NOT NULL AND EXISTS"
                " (SELECT 1 FROM chunk WHERE chunk.send_id = draft.send_id AND state NOT IN (?, ?))",
                (ChunkState.QUEUED, ChunkState.CANCELLED),
            )

    def give_back(self, send_id: int) -> KeptDraft | None:
        """Make a draft again of the one that was put aside for a send; None if there is none."""
        with writing(self._db):
            row = self._db.execute(
                "UPDATE draft SET send_id = NULL WHERE send_id = ? RETURNING id", (send_id,)
            ).fetchone()
        return self._read(row[0]) if row else None

    @of_one_moment
    def replacing(self, send_id: int) -> KeptDraft | None:
        """The draft that is to take the place of a send; None if there is none."""
        with translated():
            row = self._db.execute(
                "SELECT id FROM draft WHERE send_id IS NULL AND json_extract(content, '$.replaces.send_id') = ?"
                " ORDER BY changed DESC",
                (send_id,),
            ).fetchone()
        return self._read(row[0]) if row else None

    def aside(self) -> frozenset[int]:
        """The sends for which a draft is put aside."""
        with translated():
            rows = self._db.execute("SELECT send_id FROM draft WHERE send_id IS NOT NULL").fetchall()
        return frozenset(row[0] for row in rows)

    @of_one_moment
    def get(self, draft_id: str) -> KeptDraft | None:
        """One draft; None if there is none of this id, or it was sent."""
        with translated():
            row = self._db.execute(
                "SELECT id FROM draft WHERE id = ? AND send_id IS NULL", (draft_id,)
            ).fetchone()
        return self._read(row[0]) if row else None

    def _read(self, draft_id: str) -> KeptDraft | None:
        with translated():
            row = self._db.execute(
                "SELECT content, caret, receivers, coalesce(lines, '') FROM draft"
                " LEFT JOIN untaken ON draft_id = id WHERE id = ?",
                (draft_id,),
            ).fetchone()
        if row is None:
            return None
        leftover = Leftover(tuple(untaken.from_lines(row[3])))
        self._leftover = (draft_id, leftover)
        return KeptDraft(draft_id, _draft(json.loads(row[0])), row[1], row[2], leftover)

    def last(self) -> KeptDraft:
        """The draft last worked on, or, without an id, what was chosen last where nothing was written."""
        self._take_over()
        with translated():
            row = self._db.execute("SELECT value FROM setting WHERE key = ?", (_LAST,)).fetchone()
        value = json.loads(row[0]) if row else None
        last = value if isinstance(value, dict) else {}
        return self.get(str(last.get("id", ""))) or KeptDraft("", _draft(last))

    def all(self, limit: int = 200) -> tuple[DraftRow, ...]:
        """The newest first."""
        with translated():
            rows = self._db.execute(
                "SELECT id, changed, start, people FROM draft WHERE send_id IS NULL"
                " ORDER BY changed DESC, rowid DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(DraftRow(*row) for row in rows)

    def _lines(self, draft_id: str, receivers: Receivers | str | None) -> tuple[str | None, int]:
        if receivers is None:
            return None, 0
        if isinstance(receivers, str):
            return receivers, receivers.count("\n") + 1 if receivers else 0
        # A list that did not change since is not written again at each pause in the typing.
        known, written = self._written or ("", None)
        if known == draft_id and written is receivers and receivers.rows:
            return None, len(receivers.rows)
        return to_lines(receivers.told), len(receivers.rows)

    # Below: always inside a transaction

    def _people(self, draft_id: str) -> int:
        row = self._db.execute("SELECT people FROM draft WHERE id = ?", (draft_id,)).fetchone()
        return int(row[0]) if row else 0

    def _write(self, draft_id: str, draft: Draft, lines: str | None, people: int, caret: int) -> None:
        row = {
            "id": draft_id,
            "now": self._clock(),
            "start": _start(draft.text),
            "people": self._people(draft_id) if lines is None else people,
            "content": json.dumps(_content(draft)),
            "caret": caret,
            "lines": lines,
        }
        # To look at a draft is not to change it: its date stays.
        self._db.execute(
            "INSERT INTO draft (id, changed, start, people, content, caret, receivers)"
            " VALUES (:id, :now, :start, :people, :content, :caret, coalesce(:lines, ''))"
            " ON CONFLICT (id) DO UPDATE SET changed = CASE"
            " WHEN content = :content AND receivers = coalesce(:lines, receivers) THEN changed ELSE :now END,"
            " start = :start, people = :people, content = :content, caret = :caret,"
            " receivers = coalesce(:lines, receivers)",
            row,
        )

    def _write_leftover(self, draft_id: str, leftover: Leftover) -> None:
        known, written = self._leftover or ("", None)
        if known == draft_id and written is leftover:
            return
        self._db.execute("DELETE FROM untaken WHERE draft_id = ?", (draft_id,))
        if leftover.count:
            self._db.execute("INSERT INTO untaken VALUES (?, ?)", (draft_id, untaken.to_lines(leftover.rows)))

    def _remember(self, draft_id: str, draft: Draft) -> None:
        value = json.dumps({**_content(draft.choices), "id": draft_id})
        self._db.execute(
            "INSERT INTO setting (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (_LAST, value),
        )

    def _take_over(self) -> None:
        """Make the one draft of an earlier version one among several."""
        with translated():
            row = self._db.execute("SELECT value FROM setting WHERE key = ?", (_SINGLE,)).fetchone()
        if row is None:
            return
        value = json.loads(row[0])
        kept = value if isinstance(value, dict) else {}
        draft = _draft(kept)
        people = [_row(line) for line in str(kept.get("receivers", "")).split("\n") if line]
        with writing(self._db):
            if draft.text or people:
                self._write(_SINGLE_ID, draft, to_lines(people), len(people), len(draft.text))
            self._remember(_SINGLE_ID, draft)
            self._db.execute("DELETE FROM setting WHERE key = ?", (_SINGLE,))


def _content(draft: Draft) -> dict[str, object]:
    # Flat, and in this order: so it stands in the files of earlier versions.
    terms = asdict(draft.terms)
    later = {name: value for name in ("due", "let_hold") if (value := terms.pop(name))}
    if draft.replaces is not None:
        later["replaces"] = asdict(draft.replaces)
    return {"text": draft.text, **terms, "numbers": draft.numbers, **later}


def _draft(value: dict[str, object]) -> Draft:
    """What of it a draft has today, where it is of the right type."""
    terms = replace(_fitting(Terms(), value), due=_due(value.get("due")))
    return replace(_fitting(Draft(), value), terms=terms, replaces=_replaced(value.get("replaces")))


def _replaced(value: object) -> Replaced | None:
    match value:
        case {"send_id": int(send_id), "due": due} if (at := _due(due)) is not None:
            return Replaced(send_id, at)
    return None


def _due(value: object) -> Due | None:
    match value:
        case {"at": int() | float() as at, "zone": str(zone)} if 0 <= at < _LAST_MOMENT:
            return Due(float(at), zone)
    return None


def _fitting(blank: _Blank, value: dict[str, object]) -> _Blank:
    known: dict[str, Any] = {item.name: value.get(item.name) for item in fields(blank)}
    fitting = {name: kept for name, kept in known.items() if type(kept) is type(getattr(blank, name))}
    return replace(blank, **fitting)


def _row(line: str) -> Row:
    """A line "name;number" of the one draft: numbers stood there in E.164, where they were any."""
    name, _, number = line.rpartition(";")
    return Row(parse(number, ""), name)


def _start(text: str) -> str:
    flat = " ".join(text[: 4 * _START].split())[:_START]
    return flat.encode("utf-8", "replace").decode()  # half a character cannot be stored
