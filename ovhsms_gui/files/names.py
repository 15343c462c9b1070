"""What the columns of a table are called, for people and as placeholders.

A placeholder is the header's own words in plain letters: "Prénom" is {prenom}, "Date de RDV" {date_de_rdv}. That
{first_name} means the same is the business of `core.fields`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ovhsms_gui.files.contents import Table

_LONGEST = 40
_LONGEST_TITLE = 200
_LOOKED_AT = 10 * _LONGEST_TITLE  # characters of what stands for a title
_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its title, and by the placeholder that stands for its cells."""

    title: str
    placeholder: str


def placeholder(header: str) -> str:
    """The header without accents, in small letters, one underscore between words; "" if it has none."""
    return _words(header[:_LOOKED_AT])[:_LONGEST].rstrip("_")


@lru_cache(maxsize=1024)
def _words(header: str) -> str:
    decomposed = unicodedata.normalize("NFKD", header).translate(_LIGATURES)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    return "_".join(_WORD.findall(plain))


def columns(table: Table, *, header: int | None) -> tuple[Column, ...]:
    """All columns by the words in the header row, each with names of its own.

    "column 3" is one that has none, "Nom 2" the second "Nom".
    """
    cells = table.titles(header)
    titles = [_title(cell) for cell in cells] + [""] * (table.width - len(cells))
    named = [title or f"column {number}" for number, title in enumerate(titles, 1)]
    own = unique(
        (placeholder(name) or f"column_{number}" for number, name in enumerate(named, 1)), longest=_LONGEST
    )
    return tuple(map(Column, unique(named, " "), own))


def _title(cell: str) -> str:
    """On one line, and as much of it as anybody reads."""
    title = " ".join(cell[:_LOOKED_AT].split())
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


Place = tuple[str, int]


def places(names: Iterable[str]) -> Iterator[Place]:
    """Where each of one person's texts belongs: "City" and "city" together, unless one person has both."""
    seen: Counter[str] = Counter()
    for name in names:
        words = _words(name) or name
        yield words, seen[words]
        seen[words] += 1


def headers(wanted: Iterable[Place], reserved: tuple[str, ...]) -> dict[Place, str]:
    """A placeholder for each place, no two alike and none that means something else: `columns` changes none."""
    # Who is called so already stays so.
    ordered = sorted(set(wanted), key=lambda place: (place[1], placeholder(place[0]) != place[0], place))
    names = (placeholder(words) or "column" for words, _ in ordered)
    return dict(zip(ordered, unique((*reserved, *names), longest=_LONGEST)[len(reserved) :], strict=True))


def unique(names: Iterable[str], joint: str = "_", longest: int | None = None) -> list[str]:
    """The names with a number behind those that were there before, at the cost of their ends if they get too long."""
    wanted = list(names)
    taken = set(wanted)
    seen: set[str] = set()
    kept = []
    for name in wanted:
        new, number = name, 1
        while new in seen or (number > 1 and new in taken):
            number += 1
            tail = f"{joint}{number}"
            new = name[: longest and longest - len(tail)].rstrip(joint) + tail
        seen.add(new)
        kept.append(new)
    return kept
