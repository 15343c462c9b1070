"""How many digits of a number a pattern has to see before the rest can change nothing.

Reads the small part of regular expressions that numbering plans are written in: digits, classes, groups,
alternatives and counts. Anything else raises ValueError, and whoever asked has to do without an answer.
"""

import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import TypeAlias

ANY = "0123456789"

# Items in a row. A text is a class of digits: one of its characters matches. A tuple is a choice of branches.
Items: TypeAlias = "tuple[str | tuple[Items, ...], ...]"

_TOKEN = re.compile(r"\\d|\d|\[[\d-]+\]|\((?:\?:)?|[)|?$]|\{\d+(?:,\d+)?\}")
_DEPENDS_ON_LENGTH = "$"  # true or not for all numbers of one length, so nothing to look at


class Ask(Enum):
    """What is asked of a pattern."""

    WHOLE = "whole"  # does it match the whole number?
    START = "start"  # does it match at the start?
    EXTENT = "extent"  # how far does it match from the start, and which groups?


def needed(pattern: str, digits: str, ask: Ask) -> int:
    """After how many of `digits` the answer is the same for every number of that length that starts so."""
    decided = _DECIDED[ask]
    for seen in range(len(digits)):
        if decided(_after(pattern, digits[:seen]), len(digits) - seen):
            return seen
    return len(digits)


def shortest(pattern: str) -> int:
    """The fewest digits that match."""
    lengths = _lengths(_read(pattern))
    return (lengths & -lengths).bit_length() - 1


def _whole(tails: frozenset[Items], left: int) -> bool:
    return not any(_lengths(tail) >> left & 1 for tail in tails) or any(
        _free_lengths(tail) >> left & 1 for tail in tails
    )


def _start(tails: frozenset[Items], left: int) -> bool:
    upto = (2 << left) - 1
    return not any(_lengths(tail) & upto for tail in tails) or any(
        _free_lengths(tail) & upto for tail in tails
    )


def _extent(tails: frozenset[Items], left: int) -> bool:
    upto = (2 << left) - 1
    return not any(tail and _lengths(tail) & upto for tail in tails)


_DECIDED = {Ask.WHOLE: _whole, Ask.START: _start, Ask.EXTENT: _extent}


@lru_cache(maxsize=2**16)
def _after(pattern: str, seen: str) -> frozenset[Items]:
    """What may follow, once these digits were matched; each way to go on starts with a class or is at its end."""
    if not seen:
        return frozenset(_opened(_read(pattern)))
    tails = _after(pattern, seen[:-1])
    return frozenset(opened for tail in tails if tail and seen[-1] in tail[0] for opened in _opened(tail[1:]))


def _opened(items: Items) -> Iterator[Items]:
    if not items or isinstance(items[0], str):
        yield items
        return
    for branch in items[0]:
        yield from _opened(branch + items[1:])


@lru_cache(maxsize=2**16)
def _lengths(items: Items) -> int:
    """The lengths that items can match, as bits."""
    return _sum(items, lambda _: True)


@lru_cache(maxsize=2**16)
def _free_lengths(items: Items) -> int:
    """The lengths of which they match everything, whatever the digits are."""
    return _sum(items, lambda digits: digits == ANY)


def _sum(items: Items, counts: Callable[[str], bool]) -> int:
    total = 1
    for item in items:
        if isinstance(item, str):
            total = total << 1 if counts(item) else 0
        else:
            lengths = 0
            for branch in item:
                lengths |= _sum(branch, counts)
            total = _added(total, lengths)
    return total


def _added(one: int, other: int) -> int:
    """Every length of one and every length of the other, one after the other."""
    total = 0
    for length in range(other.bit_length()):
        if other >> length & 1:
            total |= one << length
    return total


# ---- reading a pattern -----------------------------------------------------------------------------


@cache
def _read(pattern: str) -> Items:
    pieces: list[str] = []
    end = 0
    while end < len(pattern):
        found = _TOKEN.match(pattern, end)
        if found is None:
            raise ValueError(pattern)
        pieces.append(found.group())
        end = found.end()
    pieces.append(")")
    try:
        items, end = _choice(pieces, 0)
    except IndexError:
        end = -1
    if end != len(pieces):
        raise ValueError(pattern)
    return items


def _choice(pieces: list[str], at: int) -> tuple[Items, int]:
    """Branches up to the closing bracket, and the place behind it."""
    branches: list[Items] = []
    branch: Items = ()
    while True:
        piece, at = pieces[at], at + 1
        if piece in "|)":
            branches.append(branch)
            branch = ()
            if piece == ")":
                return (tuple(branches),) if len(branches) > 1 else branches[0], at
        elif piece[0] in "?{":
            raise ValueError(piece)
        elif piece != _DEPENDS_ON_LENGTH:
            one, at = _choice(pieces, at) if piece[0] == "(" else ((_class(piece),), at)
            if at < len(pieces) and pieces[at][0] in "?{":
                one, at = _repeated(one, pieces[at]), at + 1
            branch += one


def _class(piece: str) -> str:
    if piece == r"\d":
        return ANY
    found = re.compile(piece)
    return "".join(filter(found.fullmatch, ANY))


def _repeated(one: Items, times: str) -> Items:
    least, _, most = ("0", "", "1") if times == "?" else times[1:-1].partition(",")
    more: Items = ()
    for _ in range(int(most or least) - int(least)):
        more = (((), one + more),)
    return one * int(least) + more
