"""Cards out of vCards 2.1, 3.0 and 4.0.

Written here, because what the usual library does with a damaged line is to give up the file, to write the line
into the log, or to look at it for hours.
"""

import binascii
import io
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ovhsms_gui.files import charsets
from ovhsms_gui.files.cards import Card, number, squeezed
from ovhsms_gui.files.phones import Phone
from ovhsms_gui.files.problem import MOST_COLUMNS, FileKind, FileProblem

# What a column beyond the usual is called stands beside its text, as in "X-OVHSMS-FIELD:city;Lyon".
FIELD = "X-OVHSMS-FIELD"

_UTF_8_MARK = b"\xef\xbb\xbf"  # in the middle too, where files were joined
_CARD = re.compile(rb"\s*(?:[\w-]+\.)?(BEGIN|END)\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(rb"\s*(?:[\w-]+\.)?AGENT\b[^:]*:\s*(BEGIN\s*:\s*VCARD\s*)?", re.IGNORECASE)
_HEAD = re.compile(rb'(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):', re.DOTALL)
_PARAMETER = re.compile(r'[^;"]*(?:"[^"]*"[^;"]*)*')
_CUSTOM = re.compile(r"X-CUSTOM\((?:.*,)?([^,)]*)\)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "N": "\n"}
_PART, _ITEM = (re.compile(rf"((?:[^\\{mark}]|\\.)*\\?)(?:{mark}|\Z)", re.DOTALL) for mark in (";", ","))
_BLANKS = (b" ", b"\t")
# A byte that is never a character's first, and a character that only who encodes all of them encodes.
_REST = re.compile(rb"[ \t]=[89AB][0-9A-F]", re.IGNORECASE)
_PLAIN = re.compile(rb"=(?:20|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])", re.IGNORECASE)
_LABEL, _ISO = "X-ABLABEL", "X-ABADR"  # Apple's name of a phone, and code of an address's country
_COUNTRY = 6  # of the parts of an address
_TEXTS = ("FN", "TITLE", "EMAIL", "NOTE")
_READ = {*_TEXTS, "N", "ORG", "TEL", "CATEGORIES", "ADR", "LABEL", FIELD, _LABEL, _ISO}


@dataclass(slots=True)
class _Lines:
    """What the lines of one card say."""

    texts: dict[str, str] = field(default_factory=dict)  # the first of each kind
    parts: dict[str, list[str]] = field(default_factory=dict)
    phones: list[tuple[str, Phone]] = field(default_factory=list)  # beside the names of their groups
    labels: dict[str, str] = field(default_factory=dict)  # by groups
    categories: list[str] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def card(self) -> Card:
        """The same as a card of any kind."""
        last, first = ([*self.parts.get("N", []), "", ""])[:2]
        fn, title, email, note = (self.texts.get(name, "") for name in _TEXTS)
        phones = [
            Phone(phone.written, phone.labels | {self.labels[group]}) if group in self.labels else phone
            for group, phone in self.phones
        ]
        org = ", ".join(filter(None, self.parts.get("ORG", [])))
        return Card(
            fn,
            first,
            last,
            org,
            title,
            email,
            note,
            self.countries,
            phones,
            self.categories,
            self.own,
            self.places,
        )


def cards(data: bytes, encoding: str) -> Iterator[Card]:
    """Every card, also one that was cut off; one inside another (AGENT) is no entry of the book."""
    card: _Lines | None = None
    inside = 0  # how deep in cards of agents
    follows = False  # the next line may begin one
    for line in _unfolded(data):
        if not line.strip():
            continue
        mark = _CARD.fullmatch(line)
        begins = mark is not None and mark[1].upper() == b"BEGIN"
        agent = _AGENT.fullmatch(line) if card is not None else None
        if (begins and follows) or (agent is not None and agent[1]):
            inside += 1
        elif inside and mark is not None and not begins:
            inside -= 1
        elif mark is not None:
            if card is not None:
                yield card.card()
            card, inside = (_Lines() if begins else None), 0
        elif not inside:
            # A line between two cards has lost its BEGIN: still somebody.
            card = card or _Lines()
            _take(card, line, encoding)
            # Whatever it is that a card has so many of: nobody wrote it.
            if (
                sum(map(len, (card.phones, card.labels, card.categories, card.countries, card.own)))
                + len(card.places) / _COUNTRY
                > MOST_COLUMNS
            ):
                raise FileProblem(FileKind.TOO_MANY_COLUMNS)
        follows = agent is not None and not agent[1]
    if card is not None:
        yield card.card()


def _unfolded(data: bytes) -> Iterator[bytes]:
    """The lines: one goes on after a break and a blank, in quoted-printable after "="."""
    whole: list[bytes] = []
    after: list[int] = []  # which pieces stand after a "="
    quoted = soft = False
    # One at a time: as a list, lines that are short take many times what the file takes.
    for ended in io.BytesIO(data.replace(_UTF_8_MARK, b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")):
        line = ended.removesuffix(b"\n")
        if soft and not _CARD.fullmatch(line):
            after.append(len(whole))
            whole.append(line)
        elif whole and line.startswith(_BLANKS):
            whole.append(line[1:])
        elif quoted and line.startswith(b"="):  # as no line begins
            whole.append(line)
        else:
            if whole:
                yield _joined(whole, after)
            whole, after = [line], []
            quoted = b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()
        soft = quoted and line.rstrip().endswith(b"=")
        if soft:
            whole[-1] = whole[-1].rstrip()[:-1]
    if whole:
        yield _joined(whole, after)


def _joined(whole: list[bytes], after: list[int]) -> bytes:
    """One line. A blank after a "=" is a part of the text, unless the phone breaks all of its lines so."""
    pieces = [whole[index] for index in after]
    always = all(piece.startswith(_BLANKS) for piece in pieces)
    folds = always and (len(pieces) > 1 or _PLAIN.search(b"".join(whole)) is not None)
    for index in after:
        if folds or _REST.match(whole[index]):
            whole[index] = whole[index][1:]
    return b"".join(whole)


def _take(card: _Lines, line: bytes, encoding: str) -> None:
    head = _HEAD.match(line)
    if head is None:
        return
    name = head[2].decode("ascii", "replace").upper()
    if name not in _READ:
        return
    said = _parameters(head[3].decode("latin-1"))
    text = _text(line[head.end() :], said, encoding)
    group = (head[1] or b"").decode("ascii", "replace").upper()
    if name == "TEL":
        if written := number(_unescaped(text)):
            card.phones.append((group, Phone(written, said.types)))
    elif name == _LABEL:
        card.labels[group] = _unescaped(text)
    elif name in _TEXTS:
        plain = _unescaped(text)
        card.texts.setdefault(name, plain.replace("\r\n", "\n") if name == "NOTE" else squeezed(plain))
    elif name == "CATEGORIES":
        card.categories += [squeezed(_unescaped(part)) for part in _ITEM.findall(text)]
    elif name == "ADR":
        parts = [squeezed(_unescaped(part)) for part in _PART.findall(text)]
        card.countries += parts[_COUNTRY:][:1]
        card.places += parts[:_COUNTRY]
    elif name == "LABEL":
        card.places.append(_unescaped(text).strip())
    elif name == _ISO:
        card.places.append(f", {text.strip().upper()}")
    elif name == FIELD:
        title, value, *_ = [*map(_unescaped, _PART.findall(text)), ""]
        card.own.setdefault(squeezed(title), value)
    else:
        card.parts.setdefault(name, [squeezed(_unescaped(part)) for part in _PART.findall(text)])


@dataclass(frozen=True, slots=True)
class _Parameters:
    """What stands between a property's name and its value."""

    words: frozenset[str]  # types and everything else that is named or not
    types: frozenset[str]
    charset: str


@lru_cache(maxsize=1024)
def _parameters(text: str) -> _Parameters:
    words, types = set[str](), set[str]()
    charset = ""
    for found in _PARAMETER.findall(text):
        name, equals, value = found.replace('"', "").upper().partition("=")
        if custom := _CUSTOM.fullmatch(found):  # Samsung's name of a phone
            types.add(quopri.decodestring(custom[1].encode("latin-1")).decode("utf-8", "replace"))
        elif name == "CHARSET":
            charset = value.strip() if charsets.known(value.strip()) else ""
        elif name == "PREF" and equals:
            types.add("PREF" if value.strip() == "1" else "")
        else:
            found_here = [word.strip() for word in (value if equals else name).split(",")]
            words.update(found_here)
            types.update(found_here if name == "TYPE" or not equals else ())
    return _Parameters(frozenset(words), frozenset(types), charset)


def _text(value: bytes, said: _Parameters, encoding: str) -> str:
    if "QUOTED-PRINTABLE" in said.words:
        value = quopri.decodestring(value)
    elif not said.words.isdisjoint({"BASE64", "B"}):
        try:
            value = binascii.a2b_base64(value)
        except ValueError:  # cut off
            return ""
    for name in (said.charset, encoding, "utf-8"):
        try:
            return value.decode(charsets.usual(name)) if name else value.decode("utf-8")
        except (UnicodeError, LookupError, ValueError):
            continue
    return value.decode(charsets.detect(value), "replace")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)
