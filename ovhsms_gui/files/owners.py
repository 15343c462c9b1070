"""Whose the columns of a table are, where their headers say it by their numbers or places alone."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ovhsms_gui.files.contents import Cells, Table
from ovhsms_gui.files.headers import (
    CHILDREN,
    ORDERING,
    OTHERS,
    PARENTS,
    PEOPLE,
    PHONES,
    Header,
    Says,
    header,
    is_name,
)
from ovhsms_gui.files.names import placeholder

_NAMES = frozenset({Says.FIRST, Says.LAST, Says.WHOLE})
_NUMBERED, _ORDINAL = re.compile(r"\d+"), re.compile(r"\d+(?:ere?|e(?:me)?|nde?|st|rd|th)?(?![a-z])")


class Own(NamedTuple):
    """How a table speaks of its rows' people."""

    called: frozenset[str]  # where their name is: "Nom du client"
    maybe: frozenset[str]  # what else they may be called, where "Nom" says nothing
    has_one: bool  # a phone that is called so


def headers(table: Table, row: int | None) -> list[Header]:
    """What each column's header says."""
    cells = table.titles(row)
    heads = [header(cell) for cell in cells] + [Header(Says.UNKNOWN)] * (table.width - len(cells))
    heads = _with_role(heads, cells)
    owners = _owners(heads, cells)
    strangers = {whose for i, whose in owners.items() if heads[i].strange}
    return [_owned(head, owners[i], strangers) if i in owners else head for i, head in enumerate(heads)]


def _with_role(heads: list[Header], cells: Cells) -> list[Header]:
    """A role that nobody knows is the row's person's where every name is of it: "Nom conducteur"."""
    roles = dict.fromkeys(head.whose for head in heads if head.strange and head.says in PHONES)
    words = [frozenset(placeholder(cell).split("_")) for cell in cells] if roles else []
    names = [
        i for i, said in enumerate(words) if said in roles or heads[i].says in _NAMES or is_name(cells[i])
    ]
    for role in roles:
        if names and not is_apart(role) and all(role <= words[i] for i in names):
            read = {i: _read_without(role, cells[i]) for i in names}
            if all(head.says in _NAMES for head in read.values()):
                own = [head._replace(strange=head.strange and head.whose != role) for head in heads]
                return [read.get(i, head) for i, head in enumerate(own)]
    return heads


def _read_without(role: frozenset[str], title: str) -> Header:
    """A name's title but for whose it is."""
    rest = "_".join(word for word in placeholder(title).split("_") if word not in role)
    return header(rest)._replace(whose=role, strange=False) if rest else Header(Says.WHOLE, role)


def _owned(head: Header, whose: frozenset[str], strangers: Collection[frozenset[str]]) -> Header:
    # "Mère", beside whose phone it is her name.
    says = Says.WHOLE if head.says is Says.UNKNOWN else head.says
    return head._replace(says=says, whose=whose, strange=head.strange or whose in strangers)


def _owners(heads: Sequence[Header], cells: Cells) -> dict[int, frozenset[str]]:
    """Whose names and phones are that say it by their numbers or places alone, if those are several people's.

    "Tel 2" is of "Parent 2", a "Tel" after "Mère" is hers, and "Nom, Tel, Nom, Tel" are two lists side by side.
    """
    which = _ordinals(cells)
    people = {
        i: head.whose | {which[i]} if i in which else head.whose
        for i, head in enumerate(heads)
        if head.says in _NAMES or (head.says is Says.UNKNOWN and head.whose & (PARENTS | OTHERS))
    }
    phones: dict[int, frozenset[str]] = {}
    for i, head in enumerate(heads):
        if head.says in PHONES:
            before = [whose for place, whose in people.items() if place < i][-1:]
            number = _NUMBERED.findall(cells[i])
            numbered = [whose for whose in people.values() if number and number[-1] in whose]
            same = [whose for whose in people.values() if head.whose and whose == head.whose]
            found = {whose for whose in same or numbered or before if head.whose <= whose}
            # "Name 1" and "Name 2" may be lines of one name, were not each beside its phone.
            if len(found) == 1 and (found.issubset(before) or any(whose & PARENTS for whose in found)):
                phones[i] = found.pop()
    apart = {whose for whose in phones.values() if is_apart(whose)}
    if not apart or len(set(phones.values())) < 2:
        return {}
    return {i: whose for i, whose in people.items() if whose in apart} | phones


def is_apart(whose: Collection[str]) -> bool:
    """Somebody of their own in the row: a parent, a spouse, the second of two."""
    return any(one in PARENTS or one in OTHERS or one.isdecimal() for one in whose)


def own_words(heads: Sequence[Header]) -> Own:
    """What the row's person is called in the titles of a table."""
    names = [head for head in heads if head.says in _NAMES and not head.strange and not head.whose & OTHERS]
    parts = [head for head in names if head.says is not Says.WHOLE]
    named = [head for head in parts if not head.whose] or parts or names
    # A firm's people are those whom one writes to.
    firm = any(head.says is Says.ORGANISATION for head in heads) and not named
    called = (PEOPLE if firm else named[0].whose if named else frozenset()) | ORDERING
    plain = bool(named) and not named[0].whose
    others = frozenset(one for head in heads if head.says in _NAMES for one in head.whose)
    maybe = PEOPLE - PARENTS - others if plain else frozenset()
    phones = [head.whose for head in heads if head.says in PHONES and not head.strange]
    # A child's own phone is not the parents', where those have one.
    not_theirs = CHILDREN if any(whose & PARENTS for whose in phones) else frozenset()
    called, maybe = called - not_theirs, maybe - not_theirs
    return Own(
        called, maybe, any(whose and whose <= (called | maybe) - PARENTS - ORDERING for whose in phones)
    )


def _ordinals(cells: Cells) -> dict[int, str]:
    """By columns, the number of those of which there are several: "Nom 1, Nom 2", "Nom, Nom 2" or "Nom, Nom"."""
    alike: dict[str, list[int]] = {}
    for i, cell in enumerate(cells):
        alike.setdefault(_ORDINAL.sub("", placeholder(cell)).strip("_"), []).append(i)
    return {
        i: (_NUMBERED.findall(cells[i]) or [str(place)])[-1]
        for same in alike.values()
        if len(same) > 1
        for place, i in enumerate(same, 1)
    }
