"""The encoding of a text: found by its marks and by what it reads like, or taken as it was chosen."""

import codecs
import re
from dataclasses import dataclass
from encodings import normalize_encoding
from encodings.aliases import aliases
from itertools import islice

from ovhsms_gui.files import spelling
from ovhsms_gui.files.problem import FileKind, FileProblem

# What a dialog offers, the likeliest first; a mark at the start is never part of the text.
ENCODINGS = (
    "utf-8",
    "cp1252",
    "utf-16-le",
    "utf-16-be",
    "iso8859-15",
    "mac-roman",
    "cp850",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
)

UTF = ("utf-8", "utf-16-le", "utf-16-be")  # which fit no text of another encoding

# What else a line of a card may be written in. Python knows more, some of which make halves of characters out of
# plain bytes, or take minutes: no address book uses them.
_OTHERS = (
    *("ascii", "iso8859-1", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-9", "cp1255", "cp1256", "cp1257"),
    *("koi8-r", "koi8-u", "shift-jis", "cp932", "euc-jp", "iso2022-jp", "gb2312", "gbk", "gb18030", "big5"),
    *("euc-kr", "utf-16"),
)


def _module(name: str) -> str:
    plain = normalize_encoding(name).lower()
    return aliases.get(plain, plain)


_KNOWN = frozenset(map(_module, (*ENCODINGS, *_OTHERS)))
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# Those that take nearly any bytes: which one it is can only be judged by how words would be spelt. Of two that are
# as good as each other, the first is by far the more usual; those of other languages have to be better than all.
_WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850")
_OTHER_LANGUAGES = {"cp1250": spelling.CENTRAL, "cp1254": spelling.TURKISH}
_BETTER = 1.0
_BETTER_EACH = 0.1  # for each byte beyond ASCII: a few names of abroad make no foreign list
_MORE_USUAL = 0.1
_ALPHABETS = {"cp1251": "оеаинтсрвлкм", "cp1253": "αοιετσνηυρπκςάέίό"}
_FOREIGN = re.compile(rb"[\x80-\xff]{4,}")  # words without a Latin letter
_HIGH = re.compile(rb"[\x80-\xff]+")
# Letters of another alphabet inside Latin words: in Mac OS Roman, "l’école" is UTF-8 as well.
_MIXED = re.compile(r"[\x00-\x7f]*+(?:(?<=[A-Za-z])[\u0370-\u07ff](?=[A-Za-z])[\x00-\x7f]*+)++")
_JUDGED = 16 * 1024
# A letter of the West as UTF-7 writes it: "é" is "+AOk-".
_SHIFTED = re.compile(rb"\+A[I-W][A-Za-z0-9+/][A-Za-z0-9+/]*-")
_IN_WORDS = re.compile("[\x00-\u024f\u2000-\u206f\u20ac]*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without marks, the encoding it was read in, and how many characters of it could not be."""

    text: str
    encoding: str
    lost: int = 0


def known(name: str) -> bool:
    """A name, by any of its spellings, of an encoding in which people write text."""
    return _module(name) in _KNOWN


def usual(name: str) -> str:
    """The encoding in which text is that says to be in this one: who says ISO-8859-1 writes as Windows does."""
    return "cp1252" if _module(name) in {"latin_1", "ascii"} else name


def without_utf_7(data: bytes) -> bytes:
    """The same in UTF-8 if it is in UTF-7, as old mail programs write: it looks like plain text and is none."""
    if not data.isascii() or not _SHIFTED.search(data):
        return data
    # Where numbers have a plus of their own, only what can be nothing else.
    return _from_utf_7(data) or _SHIFTED.sub(lambda found: _from_utf_7(found[0]) or found[0], data)


def _from_utf_7(data: bytes) -> bytes | None:
    try:
        text = data.decode("utf-7")
    except UnicodeDecodeError:
        return None
    return text.encode() if _IN_WORDS.fullmatch(text) else None


def decode(data: bytes, chosen: str | None) -> Decoded:
    """Read the bytes. A place that is damaged costs that place, not the file; a wrong encoding is refused."""
    encoding = chosen or detect(data)
    if encoding not in ENCODINGS:
        raise FileProblem(FileKind.ENCODING)
    text, lost = _read(data, encoding)
    if not _bearable(text, lost):
        raise FileProblem(FileKind.ENCODING)
    return Decoded(text.replace("\ufeff", "").replace("\0", ""), encoding, lost)


def detect(data: bytes) -> str:
    """The encoding: by its mark, else the strict ones first, else what reads best."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark) and _bearable(*_read(data, encoding)):
            return encoding
    zeros = (data[0:_JUDGED:2].count(0), data[1:_JUDGED:2].count(0))
    if max(zeros) * 4 > min(len(data), _JUDGED):  # half of all bytes in a Latin text
        wide = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        if _bearable(*_read(data, wide)):
            return wide
    text, lost = _read(data, "utf-8")
    if text.isascii() or ((not lost or lost * 10 <= _beyond_ascii(text)) and not _MIXED.fullmatch(text)):
        return "utf-8"
    judged = _judge(data)
    # The other fits always, and has the usual accents where Windows has them.
    return judged if _bearable(*_read(data, judged)) else "iso8859-15"


def _read(data: bytes, encoding: str) -> tuple[str, int]:
    """The text, and how many places do not fit the encoding."""
    try:
        return data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return text, max(1, text.count("\ufffd"))


def _beyond_ascii(text: str) -> int:
    return 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))


def _bearable(text: str, lost: int) -> bool:
    return not lost or lost * 10 <= _beyond_ascii(text) or lost * 100 <= len(text)


def _judge(data: bytes) -> str:
    """Which of those that take nearly any bytes."""
    telling = _telling(data)
    high = sum(map(len, _HIGH.findall(telling)))
    if sum(map(len, _FOREIGN.findall(telling))) * 2 > high:
        return _alphabet(telling)
    points = {name: spelling.WESTERN.points(telling.decode(name, "replace")) for name in _WESTERN}
    points["cp1252"] += _MORE_USUAL
    best = max(points, key=points.__getitem__)
    others = {name: how.points(telling.decode(name, "replace")) for name, how in _OTHER_LANGUAGES.items()}
    other = max(others, key=others.__getitem__)
    return other if others[other] > points[best] + max(_BETTER, _BETTER_EACH * high) else best


def _telling(data: bytes) -> bytes:
    """What is beyond ASCII, which says nothing, and the letters beside it."""
    pieces = (data[max(0, found.start() - 1) : found.end() + 1] for found in _HIGH.finditer(data))
    return b"\n".join(islice(pieces, _JUDGED))


def _alphabet(telling: bytes) -> str:
    """Which of those with other letters than Latin ones: in which there are most of those that are used most."""
    texts = {name: telling.decode(name, "replace").lower() for name in _ALPHABETS}
    return max(texts, key=lambda name: sum(map(texts[name].count, _ALPHABETS[name])))
