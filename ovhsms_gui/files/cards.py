"""Rows out of vCards 2.1, 3.0 and 4.0, one for each card: its mobile number, whose it is, and the rest.

Written here, because what the usual library does with a damaged line is to give up the file, to write the line
into the log, or to look at it for hours.
"""

import io
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from ovhsms_gui.files.charsets import known
from ovhsms_gui.files.contents import Cells
from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, FileKind, FileProblem

HEADER = ("number", "name", "first_name", "last_name", "org", "job_title", "email", "other_numbers")
# What a column beyond these is called stands beside its text, as in "X-OVHSMS-FIELD:city;Lyon".
FIELD = "X-OVHSMS-FIELD"
NOTE, GROUPS = "note", "groups"  # columns too, where a card speaks of them

_HEAD = re.compile(rb'(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):', re.DOTALL)
_PARAMETER = re.compile(r'[^;"]*(?:"[^"]*"[^;"]*)*')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "N": "\n"}
_PART, _ITEM = (re.compile(rf"((?:[^\\{mark}]|\\.)*\\?)(?:{mark}|\Z)", re.DOTALL) for mark in (";", ","))
# How well a number takes an SMS, by what a card says of it; the lowest is the best.
_RANKS = {"CELL": -4, "IPHONE": -4, "MOBILE": -4, "PREF": -1, "FAX": 8, "PAGER": 8, "MODEM": 8, "VIDEO": 1}
_PLAIN = {"FN", "TITLE", "EMAIL"}
_READ = _PLAIN | {"N", "ORG", "TEL", "NOTE", "CATEGORIES", FIELD}
_MARKS = str.maketrans("", "", " .-/()")  # of which a number is written with any


@dataclass(slots=True)
class _Card:
    """What has been read of one card."""

    texts: dict[str, str] = field(default_factory=dict)  # the first of each kind
    parts: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[tuple[int, str]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)  # goes before what other lines say


def rows(data: bytes, encoding: str) -> Iterator[Cells]:
    """The header, then a row for every card, also for one that was cut off or holds nothing of use."""
    header = dict.fromkeys(HEADER)
    people: list[Cells] = []
    for person in islice(map(_columns, _cards(data, encoding)), MOST_ROWS):  # with the header, too many
        header.update(dict.fromkeys(person))
        people.append(tuple([person.get(name, "") for name in header]))  # as far as columns are known
        if len(header) > MOST_COLUMNS:
            raise FileProblem(FileKind.TOO_MANY_COLUMNS)
        if len(header) * len(people) > MOST_CELLS:
            raise FileProblem(FileKind.TOO_MANY_CELLS)
    yield tuple(header)
    for cells in people:
        yield cells + ("",) * (len(header) - len(cells))


def number(text: str) -> str:
    """A number as it stands in a card, on one line and without the scheme that may stand before it."""
    plain = squeezed(text)
    return plain[4:].partition(";")[0] if plain.lower().startswith("tel:") else plain


def several(numbers: Iterable[str]) -> str:
    """Numbers in one cell, each once."""
    return ", ".join(dict.fromkeys(filter(None, numbers)))


def everybody(group: str) -> bool:
    """Google's own group, in which all are: it says nothing of anybody."""
    return group.lower() == "mycontacts"


def squeezed(text: str) -> str:
    """On one line, one blank between words."""
    return " ".join(text.split())


def _cards(data: bytes, encoding: str) -> Iterator[_Card]:
    card: _Card | None = None
    for line in _lines(data):
        mark = line.strip().upper()
        if mark in {b"BEGIN:VCARD", b"END:VCARD"}:
            if card is not None:
                yield card
            card = _Card() if mark.startswith(b"BEGIN") else None
        elif mark:
            # A line between two cards has lost its BEGIN: still somebody.
            card = card or _Card()
            _take(card, line, encoding)
            # Whatever it is that a card has so many of: nobody wrote it.
            if len(card.numbers) + len(card.groups) + len(card.own) > MOST_COLUMNS:
                raise FileProblem(FileKind.TOO_MANY_COLUMNS)
    if card is not None:
        yield card


def _lines(data: bytes) -> Iterator[bytes]:
    """The lines, unfolded: a line goes on after a break and a blank, in quoted-printable after "="."""
    whole: list[bytes] = []
    soft = False
    # One at a time: as a list, lines that are short take many times what the file takes.
    ends = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for ended in io.BytesIO(ends):
        line = ended.removesuffix(b"\n")
        if soft or (line[:1] in {b" ", b"\t"} and whole):
            whole.append(line if soft else line[1:])
        else:
            if whole:
                yield b"".join(whole)
            whole = [line]
        soft = line.endswith(b"=") and b"QUOTED-PRINTABLE" in whole[0].partition(b":")[0].upper()
        if soft:
            whole[-1] = whole[-1][:-1]
    if whole:
        yield b"".join(whole)


def _take(card: _Card, line: bytes, encoding: str) -> None:
    head = _HEAD.match(line)
    if head is None:
        return
    name = head[1].decode("ascii", "replace").upper()
    if name not in _READ:
        return
    said = _parameters(head[2].decode("latin-1"))
    text = _text(line[head.end() :], said, encoding)
    if name == "TEL":
        if written := number(_plain(text)):
            card.numbers.append((sum(_RANKS.get(word, 0) for word in said.words), written))
    elif name in _PLAIN:
        card.texts.setdefault(name, squeezed(_plain(text)))
    elif name == "NOTE":
        card.texts.setdefault(name, _plain(text))
    elif name == "CATEGORIES":
        card.groups += [squeezed(_plain(part)) for part in _ITEM.findall(text)]
    elif name == FIELD:
        title, value, *_ = [*map(_plain, _PART.findall(text)), ""]
        card.own.setdefault(squeezed(title), value)
    else:
        card.parts.setdefault(name, [squeezed(_plain(part)) for part in _PART.findall(text)])


@dataclass(frozen=True, slots=True)
class _Parameters:
    """What stands between a property's name and its value."""

    words: frozenset[str]  # types and everything else without a name of its own
    charset: str
    quoted: bool


@lru_cache(maxsize=1024)
def _parameters(text: str) -> _Parameters:
    words: set[str] = set()
    charset = ""
    for found in _PARAMETER.findall(text):
        name, equals, value = found.replace('"', "").upper().partition("=")
        if name == "CHARSET":
            charset = value.strip() if known(value.strip()) else ""
        elif name == "PREF" and equals:
            words.add("PREF" if value.strip() == "1" else "")
        else:
            words.update(word.strip() for word in (value if equals else name).split(","))
    return _Parameters(frozenset(words), charset, "QUOTED-PRINTABLE" in words)


def _text(value: bytes, said: _Parameters, encoding: str) -> str:
    if said.quoted:
        value = quopri.decodestring(value)
    for name in (said.charset, encoding, "utf-8", "cp1252"):
        try:
            return value.decode(name) if name else value.decode("utf-8")
        except (UnicodeError, LookupError, ValueError):
            continue
    return value.decode("latin-1")


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)


def _columns(card: _Card) -> dict[str, str]:
    """What a card says, by the names of the columns."""
    last, first = ([*card.parts.get("N", []), "", ""])[:2]
    ranked = [written for _, written in sorted(card.numbers, key=lambda pair: pair[0])]
    best = ranked[0] if ranked else ""
    name = card.texts.get("FN") or f"{first} {last}".strip()
    said = {
        "number": best,
        # A card needs a name: who has none is called by the number.
        "name": "" if name.translate(_MARKS) == best.translate(_MARKS) else name,
        "first_name": first,
        "last_name": last,
        "org": ", ".join(filter(None, card.parts.get("ORG", []))),
        "job_title": card.texts.get("TITLE", ""),
        "email": card.texts.get("EMAIL", ""),
        "other_numbers": several(ranked[1:]),
        NOTE: card.texts.get("NOTE", ""),
        GROUPS: "; ".join(group for group in card.groups if group and not everybody(group)),
    }
    return {name: text for name, text in {**said, **card.own}.items() if name and text}
