"""Rows out of vCards 2.1, 3.0 and 4.0, one for each card: its mobile number, whose it is, and the rest.

Written here, because what the usual library does with a damaged line is to give up the file, to write the line
into the log, or to look at it for hours.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ovhsms_gui.files.contents import Cells

HEADER = ("number", "name", "first_name", "last_name", "org", "title", "email", "other_numbers")

_HEAD = re.compile(rb'(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):', re.DOTALL)
_PARAMETER = re.compile(r'[^;"]*(?:"[^"]*"[^;"]*)*')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "N": "\n"}
_PART = re.compile(r"((?:[^\\;]|\\.)*\\?)(?:;|\Z)", re.DOTALL)
# How well a number takes an SMS, by what a card says of it; the lowest is the best.
_RANKS = {"CELL": -4, "IPHONE": -4, "MOBILE": -4, "PREF": -1, "FAX": 8, "PAGER": 8, "MODEM": 8, "VIDEO": 1}
_PLAIN = {"FN", "TITLE", "EMAIL"}


@dataclass(slots=True)
class _Card:
    """What has been read of one card."""

    texts: dict[str, str] = field(default_factory=dict)  # the first of each kind
    parts: dict[str, list[str]] = field(default_factory=dict)
    numbers: list[tuple[int, str]] = field(default_factory=list)


def rows(data: bytes, encoding: str) -> Iterator[Cells]:
    """The header, then a row for every card, also for one that was cut off or holds nothing of use."""
    yield HEADER
    card: _Card | None = None
    for line in _lines(data):
        mark = line.strip().upper()
        if mark in {b"BEGIN:VCARD", b"END:VCARD"}:
            if card is not None:
                yield _row(card)
            card = _Card() if mark.startswith(b"BEGIN") else None
        elif mark:
            # A line between two cards has lost its BEGIN: still somebody.
            card = card or _Card()
            _take(card, line, encoding)
    if card is not None:
        yield _row(card)


def _lines(data: bytes) -> Iterator[bytes]:
    """The lines, unfolded: a line goes on after a break and a blank, in quoted-printable after "="."""
    whole: list[bytes] = []
    soft = False
    for line in data.removeprefix(b"\xef\xbb\xbf").splitlines():
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
    if name not in _PLAIN | {"N", "ORG", "TEL"}:
        return
    said = _parameters(head[2].decode("latin-1"))
    text = _text(line[head.end() :], said, encoding)
    if name == "TEL":
        number = " ".join(_plain(text).split())
        if number.lower().startswith("tel:"):
            number = number[4:].partition(";")[0]
        if number:
            card.numbers.append((sum(_RANKS.get(word, 0) for word in said.words), number))
    elif name in _PLAIN:
        card.texts.setdefault(name, " ".join(_plain(text).split()))
    else:
        card.parts.setdefault(name, [" ".join(_plain(part).split()) for part in _PART.findall(text)])


@dataclass(frozen=True, slots=True)
class _Parameters:
    """What stands between a property's name and its value."""

    words: frozenset[str]  # types and everything else without a name of its own
    charset: str
    quoted: bool


def _parameters(text: str) -> _Parameters:
    words: set[str] = set()
    charset = ""
    for found in _PARAMETER.findall(text):
        name, equals, value = found.replace('"', "").upper().partition("=")
        if name == "CHARSET":
            charset = value.strip()
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


def _row(card: _Card) -> Cells:
    last, first = ([*card.parts.get("N", []), "", ""])[:2]
    ranked = [number for _, number in sorted(card.numbers, key=lambda pair: pair[0])]
    others = list(dict.fromkeys(ranked[1:]))
    return (
        ranked[0] if ranked else "",
        card.texts.get("FN") or f"{first} {last}".strip(),
        first,
        last,
        ", ".join(filter(None, card.parts.get("ORG", []))),
        card.texts.get("TITLE", ""),
        card.texts.get("EMAIL", ""),
        ", ".join(others),
    )
