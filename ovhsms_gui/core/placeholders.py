"""Placeholders such as {first_name} or {first_name|there}: where they stand, and what they become.

A name is compared without accents, case and the marks between words: {prenom} takes the column "Prénom". Where a
receiver has nothing under that spelling, any other of the same field will do: `fields` has them. Of whom neither
first nor last name is known, {nom} is the whole name.
{{first_name}} is the text {first_name}. Braces around anything else are braces, and stay.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ovhsms_gui.core.fields import FIRST_NAME, LAST_NAME, NAME, PHONES, field_of
from ovhsms_gui.core.text import tidy

__all__ = ["NAME", "Place", "Template", "key", "leftover", "names", "places", "template", "values"]

# As columns are headed: "N° client", "Heure (RDV)"; with accents of any make and blanks of any width.
_BLANK, _IN_NAME = "[ \u00a0\u202f]", "[\\w \u00a0\u202f\u0300-\u036f.'’/°º()-]"
_PLACEHOLDER = re.compile(
    rf"""(?P<kept>\{{\{{ {_BLANK}* [^\W\d_] {_IN_NAME}{{0,59}} (?:\|[^{{}}\n]*)? \}}\}})
      | \{{ {_BLANK}* (?P<name> [^\W\d_] {_IN_NAME}{{0,59}}? ) {_BLANK}* (?:\| (?P<default>[^{{}}\n]*) )? \}}""",
    re.VERBOSE,
)
# What remains of a placeholder that was mistyped. A lone } is not: people smile with it.
_LEFTOVER = re.compile(r"\{[^{}\n]*\}?|(?<!\w)\w+\}")


@dataclass(frozen=True, slots=True)
class Place:
    """One placeholder: the characters from `start` up to `end`. Without "|" there is no default."""

    start: int
    end: int
    name: str
    default: str | None


@dataclass(frozen=True, slots=True)
class Template:
    """A text taken apart. `keys` are the names used, each once, as `key` compares them."""

    pieces: tuple[str | Place, ...]
    keys: tuple[str, ...]
    source: str

    def fill(self, values: tuple[str | None, ...]) -> str:
        """The text with a value for each of `keys`; None where there is none."""
        if not self.keys:
            return "".join(piece for piece in self.pieces if isinstance(piece, str))
        given = dict(zip(self.keys, values, strict=True))
        return "".join(
            piece if isinstance(piece, str) else self._value(piece, given[key(piece.name)])
            for piece in self.pieces
        )

    def _value(self, place: Place, value: str | None) -> str:
        if value is not None:
            return value
        return self.source[place.start : place.end] if place.default is None else place.default

    @property
    def places(self) -> tuple[Place, ...]:
        """The placeholders in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Place))


@lru_cache(maxsize=16)
def template(text: str) -> Template:
    """Take a text apart. The last few are kept, because a plan is made on each key stroke."""
    pieces: list[str | Place] = []
    end = 0
    for found in _PLACEHOLDER.finditer(text):
        pieces.append(text[end : found.start()])
        end = found.end()
        if found["kept"]:
            pieces.append(found["kept"][1:-1])
        else:
            pieces.append(Place(found.start(), end, found["name"], found["default"]))
    pieces.append(text[end:])
    keys = dict.fromkeys(key(piece.name) for piece in pieces if isinstance(piece, Place))
    return Template(tuple(filter(None, pieces)), tuple(keys), text)


@lru_cache(maxsize=1024)
def key(name: str) -> str:
    """What names are compared by: "Prénom usuel" and "prenom_usuel" are the same."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return "_".join(re.findall(r"[^\W_]+", bare.casefold()))


def places(text: str) -> tuple[Place, ...]:
    """Where the placeholders of a text stand."""
    return template(text).places


def names(text: str) -> tuple[str, ...]:
    """The names used, each once, as they are written first."""
    return tuple({key(place.name): place.name for place in reversed(places(text))}.values())[::-1]


def leftover(text: str) -> tuple[int, int] | None:
    """Where the first brace stands that looks like a placeholder gone wrong, with what it holds."""
    end = 0
    for found in [*_PLACEHOLDER.finditer(text), None]:
        wrong = _LEFTOVER.search(text, end, found.start() if found else len(text))
        if wrong:
            return wrong.span()
        end = found.end() if found else end
    return None


def values(
    keys: tuple[str, ...], name: str, fields: Iterable[tuple[str, str]], phone: str = ""
) -> tuple[str | None, ...]:
    """A receiver's value for each key, tidy; None where it is missing or blank.

    The very spelling goes before the others of its field. Name and phone are the receiver's own: {name} before any
    column, the rest where no column is called so.
    """
    pairs = fields if isinstance(fields, tuple) else tuple(fields)
    found: list[str | None] = []
    for wanted, exact, alike, firsts, wholes in _columns(tuple([title for title, _ in pairs]), keys):
        meant = field_of(wanted)
        own = name.strip() if meant == NAME else ""
        if own and wanted == NAME:
            value = own
        else:
            value = _first(pairs, exact) or own or _first(pairs, alike)
            if not value and meant == LAST_NAME and not _first(pairs, firsts):
                value = name.strip() or _first(pairs, wholes)
            if not (value or exact) and wanted in PHONES:
                value = phone
        found.append((tidy(value) or None) if value else None)
    return tuple(found)


def _first(pairs: tuple[tuple[str, str], ...], places: tuple[int, ...]) -> str:
    """The first that says anything."""
    for place in places:
        value = pairs[place][1]
        if value and not value.isspace():
            return value
    return ""


class _Columns(NamedTuple):
    """A key, the columns that are spelled so and those that mean the same; those of first and of whole names."""

    wanted: str
    exact: tuple[int, ...]
    alike: tuple[int, ...]
    firsts: tuple[int, ...]
    wholes: tuple[int, ...]


@lru_cache(maxsize=256)
def _columns(titles: tuple[str, ...], keys: tuple[str, ...]) -> tuple[_Columns, ...]:
    """Kept, because the rows of one table have the same titles."""
    there = list(map(key, titles))
    meant = list(map(field_of, there))
    return tuple(
        _Columns(
            wanted,
            _places(there, wanted),
            _places(meant, field_of(wanted)),
            _places(meant, FIRST_NAME),
            _places(meant, NAME),
        )
        for wanted in keys
    )


def _places(among: list[str], wanted: str) -> tuple[int, ...]:
    return tuple([place for place, one in enumerate(among) if one == wanted])
