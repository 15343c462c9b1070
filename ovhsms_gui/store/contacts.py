"""The contacts: people with a number each, looked up by any part of their name, in groups or not."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from ovhsms_gui.core.fields import FIRST_NAME, LAST_NAME, NAME, field_of
from ovhsms_gui.core.naming import mentions
from ovhsms_gui.core.numbers import Kind
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.similar import fold
from ovhsms_gui.store import contact_queries
from ovhsms_gui.store.database import Store, of_one_moment, writing
from ovhsms_gui.store.errors import translated
from ovhsms_gui.store.people import Contact, NotDone, PeopleView, Refusal, Renamed, Taken
from ovhsms_gui.store.queries import select

_BATCH = 1000  # people in one transaction: the send lane must not wait for a long import
_OWN = {"name", "first_name", "last_name", "note", "groups", "number"}
_COLUMNS = "e164, shown, kind, country, name, first_name, last_name, note, fields, search, sort"


class Contacts(Store):
    """Reads and changes them."""

    # ---- reading -------------------------------------------------------------------------------

    def count(self, view: PeopleView = PeopleView()) -> int:  # noqa: B008 - frozen
        """How many are in a view."""
        return contact_queries.count(self._db, view)

    @of_one_moment
    def page(self, view: PeopleView, offset: int = 0, limit: int = 200) -> tuple[Contact, ...]:
        """A page of a view, by name; who has none comes last."""
        return contact_queries.page(self._db, view, offset, limit)

    def each(self, view: PeopleView, first: int = 0, last: int | None = None) -> Iterator[Contact]:
        """Those in a view, or from a place in it to a place."""
        return contact_queries.each(self._db, view, first, last)

    def having(self, numbers: Iterable[str]) -> Iterator[Contact]:
        """Whoever has these numbers (E.164), kept or only opted out. Raises `NotDone` if one has gone."""
        for e164 in numbers:
            found = contact_queries.by_number(self._db, e164) or contact_queries.only_opted_out(
                self._db, e164
            )
            if found is None:
                raise NotDone(Refusal.GONE)
            yield found

    @of_one_moment
    def meant(self, words: str, limit: int) -> tuple[Contact, ...]:
        """Whom a name or a number may mean that is being typed: in each name one of these words begins.

        First the contacts, then who was written to without being one.
        """
        known = contact_queries.meant(self._db, words, limit)
        left = limit - len(known)
        return known + (contact_queries.written_to(self._db, words, left) if left else ())

    def mentioning(self, numbers: Sequence[str]) -> tuple[str, ...]:
        """Names, or numbers, of those of whom something is noted in which one of these numbers (E.164) stands."""
        with translated():
            rows = self._db.execute("SELECT name, shown, first_name, last_name, note, fields FROM contact")
            return tuple(
                name or shown
                for name, shown, first, last, note, fields in rows
                if mentions("\n".join((name, first, last, note, *json.loads(fields).values())), numbers)
            )

    # ---- writing -------------------------------------------------------------------------------

    def add(self, contact: Contact) -> None:
        """Keep a new one. Raises `NotDone`, if there is one with this number."""
        with writing(self._db):
            other = contact_queries.by_number(self._db, contact.e164)
            if other is not None:
                raise NotDone(Refusal.TAKEN, (_called(other),))
            self._take(contact)

    def edit(self, contact: Contact) -> str:
        """Change the one with this id. Returns the number (E.164) that it had so far. Raises `NotDone`."""
        with writing(self._db):
            rows = select(self._db, "SELECT e164 FROM contact WHERE id = ?", contact.id)
            other = contact_queries.by_number(self._db, contact.e164)
            if other is not None and other.id != contact.id:
                raise NotDone(Refusal.TAKEN, (_called(other),))
            if not self._write(contact):
                raise NotDone(Refusal.GONE)
        return str(rows[0]["e164"])

    def remove(self, ids: Sequence[int]) -> int:
        """Strike contacts out. The journal and the opt-outs keep what they have: `Eraser` takes that too."""
        with writing(self._db):
            return self._db.executemany("DELETE FROM contact WHERE id = ?", [(id_,) for id_ in ids]).rowcount

    def take(self, rows: Iterable[Row], seen: set[str] | None = None) -> Taken:
        """Add people as another program kept them: known numbers are brought up to date, the rest is new.

        Every row has a number. `seen` are the numbers (E.164) of rows that came earlier out of the same file; these
        come to them. Of several rows with one number the first says who that is, as in a message; the others add what
        it does not say. A column "groups" holds the names of groups, one a line or with ";" between them. What was
        taken stays if it ends early: taking the same file again doubles nothing.
        """
        source = iter(rows)
        total = Taken()
        seen = set() if seen is None else seen
        while batch := list(islice(source, _BATCH)):
            with writing(self._db):
                for row in batch:
                    contact = from_row(row)
                    total += self._take(contact, again=contact.e164 in seen)
                    seen.add(contact.e164)
        return total

    # Below: inside a transaction

    def _take(self, contact: Contact, *, again: bool = False) -> Taken:
        contact = _named(contact)
        before = contact_queries.by_number(self._db, contact.e164)
        if before is None:
            cursor = self._db.execute(
                f"INSERT INTO contact ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                _values(contact),
            )
            assert cursor.lastrowid is not None
            self._join(cursor.lastrowid, contact.groups)
            return Taken(new=1)
        now = replace(_merged(contact, before), id=before.id) if again else _merged(before, contact)
        changed = _values(now) != _values(before)
        if changed:
            self._write(now)
        joined = self._join(before.id, contact.groups)
        if again:  # a person is counted once
            other = contact.name and fold(contact.name) != fold(now.name)
            return Taken(again=1, also=(Renamed(now.number.shown, now.name, contact.name),) if other else ())
        if not (joined or changed):
            return Taken(same=1)
        if not before.name or fold(before.name) == fold(now.name):
            return Taken(changed=1)
        return Taken(changed=1, renamed=(Renamed(now.number.shown, before.name, now.name),))

    def _write(self, contact: Contact) -> int:
        marks = ", ".join("?" * len(_COLUMNS.split(",")))
        return self._db.execute(
            f"UPDATE contact SET ({_COLUMNS}) = ({marks}) WHERE id = ?",  # noqa: S608 - our names
            (*_values(_named(contact)), contact.id),
        ).rowcount

    def _join(self, contact_id: int, names: Sequence[str]) -> bool:
        """Into groups that there are, or are now; whether any of them is new to the contact."""
        joined = 0
        for name in names:
            self._db.execute(
                "INSERT INTO contact_group (name, folded) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (name, fold(name)),
            )
            joined += self._db.execute(
                "INSERT INTO member SELECT id, ? FROM contact_group WHERE folded = ? ON CONFLICT DO NOTHING",
                (contact_id, fold(name)),
            ).rowcount
        return joined > 0


def from_row(row: Row) -> Contact:
    """A contact of what a file said about a person."""
    own = {name: text for name, text in row.fields if name in _OWN}
    named = own.get("groups", "").replace(";", "\n").splitlines()
    name, first, last = (value or "" for value in row.values((NAME, FIRST_NAME, LAST_NAME)))
    if not (first or own.get(LAST_NAME)) and fold(last) == fold(name):
        last = ""  # a column "Nom" alone is the whole name
    said = {FIRST_NAME: fold(first), LAST_NAME: fold(last)}
    return Contact(
        row.number,
        row.name or own.get("name", ""),
        first,
        last,
        own.get("note", ""),
        tuple(
            (column, text)
            for column, text in row.fields
            if column not in _OWN and text and fold(text) != said.get(field_of(key(column)))
        ),
        groups=tuple(" ".join(name.split()) for name in named if fold(name)),
    )


def _named(contact: Contact) -> Contact:
    """With a name, if anything is known to make one of."""
    name = contact.name.strip() or f"{contact.first_name} {contact.last_name}".strip()
    return replace(contact, name=" ".join(name.split()))


def _merged(before: Contact, now: Contact) -> Contact:
    """What is known now, and what was known before where nothing is said now."""
    fields = dict(before.fields)
    known = {key(name) or name: name for name in reversed(fields)}
    said = {key(name) for name, _ in now.fields}
    alike = {field_of(bare): name for bare, name in known.items() if bare not in said}
    for name, text in now.fields:  # by the same name as before, if only case, accents or the language differ
        bare = key(name) or name
        fields[name if name in fields else known.get(bare) or alike.pop(field_of(bare), name)] = text
    return replace(
        before,
        number=now.number,
        name=now.name or before.name,
        first_name=now.first_name or before.first_name,
        last_name=now.last_name or before.last_name,
        note=now.note or before.note,
        fields=tuple(fields.items()),
    )


def _values(contact: Contact) -> tuple[object, ...]:
    """In the order of the columns."""
    number = contact.number
    if number.e164 is None:
        raise ValueError("a contact needs a number")
    texts = (contact.name, contact.first_name, contact.last_name, contact.note)
    looked_in = fold(" ".join((*texts, *(text for _, text in contact.fields))))
    return (
        number.e164,
        number.shown,
        number.kind or Kind.OTHER,
        number.country,
        *texts,
        json.dumps(dict(contact.fields), ensure_ascii=False),
        f"{looked_in} {number.e164}",
        fold(contact.name) or f"~{number.e164}",
    )


def _called(contact: Contact) -> str:
    return contact.name or contact.number.shown
