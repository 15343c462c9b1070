"""What the contacts read: SQL into values. Nothing in here writes."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from sys import intern

from ovhsms_gui.core.numbers import Kind, Number, parse
from ovhsms_gui.core.pieces import pieces
from ovhsms_gui.core.similar import fold, sought
from ovhsms_gui.store import queries
from ovhsms_gui.store.people import Contact, Group, PeopleView
from ovhsms_gui.store.queries import select

AT_ONCE = 500  # values in one query
_PAGE = 2000
_LONGEST_CODE = 3  # digits, of a country
_LATELY = 5000  # receivers that are looked through: it is asked at each key
_MOST_WORDS = 500  # that are looked for: SQLite takes no condition of a thousand parts
_NO_REGION = "ZZ"  # numbers in E.164 need none
_GROUPS = (
    "(SELECT group_concat(g.name, char(10)) FROM member m JOIN contact_group g ON g.id = m.group_id"
    " WHERE m.contact_id = contact.id)"
)


def page(db: sqlite3.Connection, view: PeopleView, offset: int, limit: int) -> tuple[Contact, ...]:
    """A page of a view, by name; who has none comes last."""
    where, values = _where(view)
    if view.opted_out:
        rows = select(
            db,
            "SELECT optout.e164 AS number, 1 AS opted_out, contact.*, "  # noqa: S608 - our own condition
            f"{_GROUPS} AS groups FROM optout LEFT JOIN contact ON contact.e164 = optout.e164 WHERE {where}"
            " ORDER BY coalesce(sort, '~'), optout.e164 LIMIT ? OFFSET ?",
            *values,
            limit,
            offset,
        )
        return tuple(map(contact, rows))
    found = select(
        db,
        f"SELECT id FROM contact WHERE {where} ORDER BY sort, search, id LIMIT ? OFFSET ?",  # noqa: S608
        *values,
        limit,
        offset,
    )
    return by_ids(db, [row["id"] for row in found])


def each(
    db: sqlite3.Connection, view: PeopleView, first: int = 0, last: int | None = None
) -> Iterator[Contact]:
    """Those in a view, from a place to a place."""
    offset, end = first, count(db, view) if last is None else last + 1
    while offset < end and (people := page(db, view, offset, min(_PAGE, end - offset))):
        yield from people
        offset += len(people)


def count(db: sqlite3.Connection, view: PeopleView) -> int:
    """How many are in a view."""
    where, values = _where(view)
    table = "optout LEFT JOIN contact ON contact.e164 = optout.e164" if view.opted_out else "contact"
    return queries.count(db, f"{table} WHERE {where}", *values)


def by_ids(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[Contact, ...]:
    """These contacts, in this order; who is gone is left out."""
    found: dict[int, Contact] = {}
    for some in pieces(ids, AT_ONCE):
        marks = ", ".join("?" * len(some))
        for row in select(
            db,
            "SELECT contact.*, e164 AS number, EXISTS (SELECT 1 FROM optout WHERE optout.e164 = contact.e164)"  # noqa: S608
            f" AS opted_out, {_GROUPS} AS groups FROM contact WHERE id IN ({marks})",
            *some,
        ):
            found[row["id"]] = contact(row)
    return tuple(found[id_] for id_ in ids if id_ in found)


def by_number(db: sqlite3.Connection, e164: str) -> Contact | None:
    """Whoever has this number."""
    rows = select(db, "SELECT id FROM contact WHERE e164 = ?", e164)
    return next(iter(by_ids(db, [row["id"] for row in rows])), None)


def only_opted_out(db: sqlite3.Connection, e164: str) -> Contact | None:
    """Whoever has this number and opted out: of them it is all there is."""
    if not select(db, "SELECT 1 FROM optout WHERE e164 = ?", e164):
        return None
    return Contact(parse(e164, _NO_REGION), opted_out=True)


def meant(db: sqlite3.Connection, words: str, limit: int) -> tuple[Contact, ...]:
    """Those whose number, or a part of whose name, begins so; first those whose whole name does."""
    wanted = _looked_for(words.replace("-", " "))
    if not wanted:
        return ()
    number = wanted[0].isdigit() and not any(map(str.isalpha, words))
    # A number begins after the plus, or after the code of its country.
    fits = (
        f"instr(e164, ?) BETWEEN 2 AND {_LONGEST_CODE + 2}"
        if number
        else "instr(' ' || replace(sort, '-', ' '), ' ' || ?)"
    )
    where = " AND ".join([fits] * len(wanted))
    found = select(
        db,
        f"SELECT id FROM contact WHERE {where} ORDER BY instr(sort, ?) <> 1, sort, id LIMIT ?",  # noqa: S608
        *wanted,
        wanted[0],
        limit,
    )
    return by_ids(db, [row["id"] for row in found])


def written_to(db: sqlite3.Connection, words: str, limit: int) -> tuple[Contact, ...]:
    """The same of who is no contact, and was written to lately. Whoever was erased has neither name nor number."""
    wanted = _looked_for(words.replace("-", " "))
    number = bool(wanted) and wanted[0].isdigit() and not any(map(str.isalpha, words))
    rows = select(
        db,
        "SELECT e164 AS number, name, e164 IN (SELECT e164 FROM optout) AS opted_out FROM receiver"
        " WHERE substr(e164, 1, 1) = '+' AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.e164 = receiver.e164)"
        " ORDER BY send_id DESC, position DESC LIMIT ?",
        _LATELY,
    )
    found: dict[str, Contact] = {}
    for row in rows:
        e164, name = row["number"], row["name"]
        starts = fold(name).replace("-", " ").split()
        fits = (
            0 < e164.find(wanted[0]) <= _LONGEST_CODE + 1
            if number
            else all(any(start.startswith(word) for start in starts) for word in wanted)
        )
        if wanted and fits and e164 not in found:
            found[e164] = Contact(parse(e164, _NO_REGION), name, opted_out=bool(row["opted_out"]))
            if len(found) >= limit:
                break
    return tuple(found.values())


def groups(db: sqlite3.Connection) -> tuple[Group, ...]:
    """All groups by name, with their counts."""
    rows = select(
        db,
        "SELECT id, name, (SELECT count(*) FROM member WHERE group_id = id) AS people FROM contact_group"
        " ORDER BY folded",
    )
    return tuple(Group(row["id"], row["name"], row["people"]) for row in rows)


def contact(row: sqlite3.Row) -> Contact:
    """Make the value; of who is not kept, the number is all there is."""
    if row["id"] is None:
        return Contact(parse(row["number"], _NO_REGION), opted_out=True)
    e164, country = row["e164"], intern(row["country"])  # kept once for all, and compared at a glance
    number = Number(e164, e164, None, Kind(row["kind"]), country, row["shown"])
    return Contact(
        number,
        row["name"],
        row["first_name"],
        row["last_name"],
        row["note"],
        tuple(json.loads(row["fields"]).items()),
        row["id"],
        tuple(sorted((row["groups"] or "").splitlines(), key=fold)),
        bool(row["opted_out"]),
    )


def _where(view: PeopleView) -> tuple[str, list[object]]:
    """The condition of a view, and its values."""
    terms, values = ["1"], list[object]()
    field = "search"
    if view.opted_out:
        terms.append("substr(optout.e164, 1, 1) = '+'")
        field = "coalesce(search, optout.e164)"
    elif view.group is not None:
        terms.append("id IN (SELECT contact_id FROM member WHERE group_id = ?)")
        values.append(view.group)
    for word in _looked_for(view.words):
        terms.append(f"instr({field}, ?)")
        values.append(word)
    return " AND ".join(terms), values


def _looked_for(words: str) -> list[str]:
    """Every word, accents and case aside; of a number its digits, however it was typed."""
    digits = "".join(filter(str.isdigit, words)).lstrip("0")
    if digits and not any(map(str.isalpha, words)):
        return [digits]
    return sought(words)[:_MOST_WORDS]
