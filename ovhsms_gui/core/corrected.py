"""A receiver with a name or a field put right, and with it all that says the same: name and fields are one truth.

A name corrected from "Anaïs Duval" to "Aline Duval" corrects the first name; a corrected first name, the name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ovhsms_gui.core.fields import FIRST_NAME, LAST_NAME, NAME, WHOLE_NAMES, field_of
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.similar import fold, says_no_more
from ovhsms_gui.core.text import tidy

_OTHER_HALF = {FIRST_NAME: LAST_NAME, LAST_NAME: FIRST_NAME}


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of a name, from `start` on, and the columns that say them. `count` is 0 for a half that says nothing."""

    start: int
    count: int
    columns: tuple[int, ...]


def with_name(row: Row, name: str) -> Row:
    """The receiver under another name; the columns of which the name is made say what it says now."""
    name = _line(name)
    texts = dict.fromkeys(_whole(row), name) | _shared_out(row, name.split())
    return replace(row, name=name, fields=_with(row, texts))


def with_field(row: Row, spelling: str, value: str) -> Row:
    """The receiver with another value for this placeholder; a part of a name changes the name."""
    wanted, value = key(spelling), tidy(value)
    exact = [place for place, column in enumerate(_keys(row)) if column == wanted]
    alike = [place for place, column in enumerate(_keys(row)) if field_of(column) == field_of(wanted)]
    if wanted == NAME or (field_of(wanted) == NAME and not any(row.fields[at][1].strip() for at in exact)):
        return with_name(row, value)
    if field_of(wanted) == LAST_NAME and _stands_for_last(row) and not says_no_more(value, row.name):
        return with_name(row, value)
    places = [*exact, *alike]
    at = next((place for place in places if row.fields[place][1].strip()), next(iter(places), None))
    if at is None:
        row, at, before = replace(row, fields=(*row.fields, (wanted, ""))), len(row.fields), ""
    else:
        before = row.fields[at][1]
    same = [place for place in alike if fold(row.fields[place][1]) == fold(before)]
    name = _line(_renamed(row, at, value))
    texts = dict.fromkeys(_whole(row) if name != row.name else (), name) | dict.fromkeys([at, *same], value)
    return replace(row, name=name, fields=_with(row, texts))


# ---- what a name is made of ------------------------------------------------------------------------


def _keys(row: Row) -> list[str]:
    return [key(column) for column, _ in row.fields]


def _with(row: Row, texts: dict[int, str]) -> tuple[tuple[str, str], ...]:
    return tuple((column, texts.get(at, text)) for at, (column, text) in enumerate(row.fields))


def _line(name: str) -> str:
    return " ".join(tidy(name).split())


def _halves(row: Row) -> dict[str, list[int]]:
    """The columns of first and of last names."""
    kinds = [field_of(column) for column in _keys(row)]
    return {half: [at for at, kind in enumerate(kinds) if kind == half] for half in _OTHER_HALF}


def _said(row: Row, places: Iterable[int]) -> str:
    """The first of these columns that says anything."""
    return next((row.fields[at][1] for at in places if row.fields[at][1].strip()), "")


def _stands_for_last(row: Row) -> bool:
    """Neither half of the name is known: {nom} is the whole one."""
    return bool(row.name) and not any(_said(row, places) for places in _halves(row).values())


def _whole(row: Row) -> tuple[int, ...]:
    """The columns that say the whole name: those that are meant to, else the first that happens to.

    "Nom" without a "Prénom" is one of them; a first name alone is not.
    """
    words = sorted(fold(row.name).split())
    halves = _halves(row)
    parts = {*halves[FIRST_NAME], *(halves[LAST_NAME] if halves[FIRST_NAME] else ())}
    same = [
        at
        for at, (_, text) in enumerate(row.fields)
        if words and at not in parts and sorted(fold(text).split()) == words
    ]
    keys = _keys(row)
    meant = [at for at in same if keys[at] in WHOLE_NAMES or keys[at] == "nom"]
    made = meant or _parts(row)
    return tuple(meant if made else same[:1])


def _parts(row: Row) -> list[_Part]:
    """The columns that say some words of the name, in its order; with them the half that says nothing yet."""
    words = fold(row.name).split()
    halves = _halves(row)
    parts: list[_Part] = []
    for half, places in halves.items():
        for at in places:
            text = fold(row.fields[at][1])
            start = _find(words, text.split(), last=half == LAST_NAME)
            if start is not None:
                same = tuple(place for place in places if fold(row.fields[place][1]) == text)
                parts.append(_Part(start, len(text.split()), same))
                break
    if (
        len(parts) == 2
        and parts[0].start < parts[1].start + parts[1].count
        and (parts[1].start < parts[0].start + parts[0].count)
    ):
        del parts[1]  # the same words: they are told once
    if len(parts) == 1:
        half = FIRST_NAME if parts[0].columns[0] in halves[FIRST_NAME] else LAST_NAME
        blank = tuple(at for at in halves[_OTHER_HALF[half]] if not row.fields[at][1].strip())
        if blank:
            parts.append(_Part(len(words) if half == FIRST_NAME else -1, 0, blank))
    return sorted(parts or _pair(row), key=lambda part: part.start)


def _pair(row: Row) -> list[_Part]:
    """Two columns of any names that say the name, one after the other: an import can make it of any two."""
    words = fold(row.name).split()
    texts = [fold(text).split() for _, text in row.fields]
    for first, text in enumerate(texts):
        count = len(text)
        if 0 < count < len(words) and text == words[:count] and words[count:] in texts:
            return [
                _Part(0, count, (first,)),
                _Part(count, len(words) - count, (texts.index(words[count:]),)),
            ]
    return []


def _find(words: list[str], wanted: list[str], *, last: bool = False) -> int | None:
    """Where these words stand among the others."""
    starts = range(len(words) - len(wanted) + 1) if wanted else range(0)
    found = [start for start in starts if words[start : start + len(wanted)] == wanted]
    return (found[-1] if last else found[0]) if found else None


# ---- from the name to its columns, and back --------------------------------------------------------


def _shared_out(row: Row, name: list[str]) -> dict[int, str]:
    """The words of another name, by the columns of which the one before was made."""
    parts, before, left = _parts(row), fold(row.name).split(), list(name)
    said = {at for part in parts for at in range(part.start, part.start + part.count)}
    lost = False
    for word in (word for at, word in enumerate(before) if at not in said):
        same = next((one for one in left if fold(one) == word), None)
        if same is None:
            lost = True
        else:
            left.remove(same)
    if lost and len(name) == len(before):
        shares = [name[part.start : part.start + part.count] if part.count else [] for part in parts]
    else:
        shares = _shares(left, [(part.count, before[part.start :][: part.count]) for part in parts])
    pairs = zip(parts, shares, strict=True)
    return {column: " ".join(words) for part, words in pairs for column in part.columns}


def _shares(words: list[str], parts: list[tuple[int, list[str]]]) -> list[list[str]]:
    """Who still stands among the words keeps them, the rest is the other's; else the first words are the first's."""
    folded = list(map(fold, words))
    if len(parts) < 2:
        starts = [_find(folded, mine) for _, mine in parts]
        return [words if at is None else words[at : at + parts[0][0]] for at in starts]
    (first, mine), (second, theirs) = parts
    here, there = _find(folded, mine), _find(folded, theirs, last=True)
    if here is not None and there is not None:
        return [words[:there], words[there:]] if here < there else [words[here:], words[:here]]
    if here is not None:
        return [words[here : here + first], words[:here] + words[here + first :]]
    if there is not None:
        return [words[:there] + words[there + second :], words[there : there + second]]
    most = len(words) - 1 if second else len(words)
    take = max(min(first, most), 1) if first else len(words) - second
    return [words[: max(take, 0)], words[max(take, 0) :]]


def _renamed(row: Row, at: int, value: str) -> str:
    """The name after a column says something else."""
    words, new = row.name.split(), value.split()
    if at in _whole(row):
        return value
    part = next((part for part in _parts(row) if at in part.columns and part.count), None)
    if part is not None:
        return " ".join([*words[: part.start], *new, *words[part.start + part.count :]])
    half = field_of(_keys(row)[at])
    if half not in _OTHER_HALF or row.fields[at][1].strip():
        return row.name
    # A half that was missing stands beside the other one, where that is the name so far.
    other = _said(row, _halves(row)[_OTHER_HALF[half]])
    if fold(row.name) not in ("", fold(other)):
        return row.name
    return " ".join(filter(None, (value, other) if half == FIRST_NAME else (other, value)))
