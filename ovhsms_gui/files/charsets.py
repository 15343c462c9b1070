"""The encoding of a text: found by its marks and by what it reads like, or taken as it was chosen."""

import codecs
import re
from dataclasses import dataclass
from encodings import normalize_encoding
from encodings.aliases import aliases
from typing import NamedTuple

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
# Those that take nearly any bytes: which one it is can only be judged by what the text looks like. Where two are
# as good as each other, the first is by far the more usual.
_WESTERN = ("cp1252", "mac-roman", "cp850")
_EASTERN = ("cp1250", "cp1251", "cp1253", "cp1254")
_USUAL = frozenset("áàâäãåæçéèêëíìîïñóòôöõøœúùûüÿßÁÀÂÄÅÆÇÉÈÊËÍÎÏÑÓÔÖØŒÚÙÛÜ€’«»°–")
_MISPLACED = re.compile(r"(?<=[a-zà-ÿ])[À-ÖØ-ÝŒ]")  # a capital inside a word
_FOREIGN = re.compile(rb"[\x80-\xff]{4}")  # words without a Latin letter
_JUDGED = 64 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without its mark, the encoding it was read in, and how many characters of it could not be."""

    text: str
    encoding: str
    lost: int = 0


def known(name: str) -> bool:
    """A name, by any of its spellings, of an encoding in which people write text."""
    return _module(name) in _KNOWN


def decode(data: bytes, chosen: str | None) -> Decoded:
    """Read the bytes. A place that is damaged costs that place, not the file; a wrong encoding is refused."""
    encoding = chosen or detect(data)
    if encoding not in ENCODINGS:
        raise FileProblem(FileKind.ENCODING)
    text, lost = _read(data, encoding)
    if not _bearable(text, lost):
        raise FileProblem(FileKind.ENCODING)
    return Decoded(text.removeprefix("\ufeff"), encoding, lost)


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
    if not lost or lost * 10 <= _beyond_ascii(text):
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
    # ASCII says nothing about it: what is judged are the lines that hold something else.
    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_JUDGED]
    if not _FOREIGN.search(telling):
        marks = {encoding: _usual(telling, encoding) for encoding in _WESTERN}
        best = max(marks, key=lambda encoding: marks[encoding].points)
        if marks[best].share > 0.8:
            return best
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, rarely needed

    found = from_bytes(telling, cp_isolation=[*_WESTERN, *_EASTERN], threshold=0.5, enable_fallback=False)
    name = match.encoding if (match := found.best()) is not None else ""
    return next((known for known in (*_WESTERN, *_EASTERN) if codecs.lookup(known).name == name), "cp1252")


class _Marks(NamedTuple):
    """How much of what is beyond ASCII would be letters of names; one that stands where none stands counts half."""

    share: float
    points: float


def _usual(telling: bytes, encoding: str) -> _Marks:
    text = telling.decode(encoding, "replace")
    beyond = [char for char in text if not char.isascii()]
    letters = sum(char in _USUAL for char in beyond)
    return _Marks(letters / max(1, len(beyond)), letters - len(_MISPLACED.findall(text)) / 2)
