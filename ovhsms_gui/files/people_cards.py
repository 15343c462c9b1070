"""People into vCards, out of which `vcards` reads again all that is said here.

Version 3.0: phones, Google, Apple, Outlook and Thunderbird all read it, while many an Android phone refuses 4.0.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ovhsms_gui.core.numbers import MOBILES
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files.atomic import atomic_write
from ovhsms_gui.files.cards import GROUPS, HEADER, NOTE, everybody, number, several, squeezed
from ovhsms_gui.files.vcards import FIELD

_LONGEST = 75  # bytes of a line, without its end
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"})
_LINE_ENDS = re.compile(r"\r\n?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # which no card may hold
# Columns for which every address book has a line, which is read as one line of words.
_LINES = {"org": "ORG", "job_title": "TITLE", "email": "EMAIL;TYPE=INTERNET"}


def write(path: Path, rows: Iterable[Row]) -> int:
    """Write all of them, whole or not at all; how many. Raises OSError."""
    count = 0
    with atomic_write(path, "utf-8") as file:
        for row in rows:
            file.writelines(f"{_folded(line)}\r\n" for line in _card(row))
            count += 1
    return count


def _card(row: Row) -> Iterator[str]:
    name = _clean(row.name)
    fields = {_clean(title): _clean(text) for title, text in row.fields}
    first, last = (fields.pop(title, "") for title in ("first_name", "last_name"))
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{_escaped(name or row.number.shown)}"
    # Some phones show no other name than this one.
    given, family = (first, last) if first or last else (name, "")
    yield f"N:{_escaped(family)};{_escaped(given)};;;"
    for title, said, text in (("first_name", given, first), ("last_name", family, last)):
        if squeezed(said) != text:
            yield _field(title, text)
    yield f"TEL;TYPE={'CELL' if row.number.kind in MOBILES else 'VOICE,PREF'}:{row.number.e164}"
    for title, text in fields.items():
        if text and title not in HEADER[:2]:
            yield from _lines(title, text)
    yield "END:VCARD"


def _lines(title: str, text: str) -> Iterator[str]:
    """The lines that everybody understands, if they say the text to the letter, else one of our own."""
    others = text.split(", ")
    if title == NOTE:
        yield f"NOTE:{_escaped(text)}"
    elif title == GROUPS:
        names = [squeezed(name) for name in text.replace("\n", ";").split(";")]
        yield f"CATEGORIES:{','.join(_escaped(name) for name in names if name)}"
        if any(map(everybody, names)):  # ours, and not Google's
            yield _field(title, text)
    elif title in _LINES and squeezed(text) == text:
        yield f"{_LINES[title]}:{_escaped(text)}"
    elif title == "other_numbers" and several(map(number, others)) == text:
        yield from (f"TEL;TYPE=VOICE:{_escaped(other)}" for other in others)
    else:
        yield _field(title, text)


def _field(title: str, text: str) -> str:
    return f"{FIELD}:{_escaped(title)};{_escaped(text)}"


def _clean(text: str) -> str:
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    """In lines that are short enough, cut between characters; those after the first begin with a blank."""
    rest = line.encode()
    pieces = []
    while len(rest) > _LONGEST:
        end = _LONGEST
        while rest[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(rest[:end])
        rest = b" " + rest[end:]
    return b"\r\n".join([*pieces, rest]).decode()
