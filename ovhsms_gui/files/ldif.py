"""Cards out of LDIF (RFC 2849), in which Thunderbird, Outlook and directories write address books."""

import binascii
import io
import re
from collections import defaultdict
from collections.abc import Iterator

from ovhsms_gui.files import charsets
from ovhsms_gui.files.cards import Card, number, squeezed
from ovhsms_gui.files.phones import Phone
from ovhsms_gui.files.problem import MOST_COLUMNS, FileKind, FileProblem

_LINE = re.compile(
    rb"([A-Za-z][\w.-]*)(?:;[^:]*)?:(:?)[ \t]*([^<].*)?", re.DOTALL
)  # ":<" is an address elsewhere
_IN_THE_NAME = re.compile(r"(?:\A|,)\s*cn\s*=\s*((?:\\.|[^,\\])+)", re.IGNORECASE)
# What attributes hold numbers, and what a phone would call them.
_PHONES = {
    **dict.fromkeys(("mobile", "mobiletelephonenumber", "cellphone", "othermobile"), "mobile"),
    **dict.fromkeys(("homephone", "hometelephonenumber", "otherhomephone"), "home"),
    **dict.fromkeys(("telephonenumber", "workphone", "othertelephone", "primaryphone", "carphone"), "work"),
    **dict.fromkeys(("facsimiletelephonenumber", "otherfacsimiletelephonenumber", "fax", "homefax"), "fax"),
    **dict.fromkeys(("pager", "pagertelephonenumber", "otherpager"), "pager"),
}
_NAME, _FIRST, _LAST = ("displayname", "cn", "commonname"), ("givenname", "gn"), ("sn", "surname")
_ORG, _TITLE, _MAIL = ("o", "organizationname", "company"), ("title",), ("mail", "email", "rfc822mailbox")
_NOTE = ("description", "notes", "info")
_COUNTRY = ("c", "co", "countryname", "friendlycountryname", "mozillahomecountryname")
_TEXTS = (*_NAME, *_FIRST, *_LAST, *_ORG, *_TITLE, *_MAIL, *_NOTE, *_COUNTRY)
_READ = {*_PHONES, *_TEXTS, "dn", "objectclass", "changetype"}
_GROUPS = {"groupofnames", "groupofuniquenames", "group", "posixgroup", "computer"}
_PLACES = {
    "organizationalunit",
    "organization",
    "domain",
    "dcobject",
    "country",
    "container",
    "builtindomain",
}


def cards(data: bytes, encoding: str) -> Iterator[Card]:
    """Everybody; groups and the places in which people are kept are nobody."""
    entry: dict[str, list[str]] = defaultdict(list)
    for line in _unfolded(data):
        found = _LINE.match(line)
        name = found[1].decode().lower() if found else ""
        if not line.strip() or name == "dn":
            yield from _people(entry)
            entry = defaultdict(list)
        if found and name in _READ:
            entry[name].append(_text(found[3] or b"", encoding, coded=bool(found[2])))
            if len(entry[name]) > MOST_COLUMNS:
                raise FileProblem(FileKind.TOO_MANY_COLUMNS)
    yield from _people(entry)


def _unfolded(data: bytes) -> Iterator[bytes]:
    """The lines without comments: one goes on after a break and a blank."""
    whole: list[bytes] = []
    for ended in io.BytesIO(data.replace(b"\xef\xbb\xbf", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")):
        line = ended.removesuffix(b"\n")
        if whole and line.startswith(b" "):
            whole.append(line[1:])
            continue
        if whole and not whole[0].startswith(b"#"):
            yield b"".join(whole)
        whole = [line]
    if whole and not whole[0].startswith(b"#"):
        yield b"".join(whole)


def _text(value: bytes, encoding: str, *, coded: bool) -> str:
    if coded:
        try:
            value = binascii.a2b_base64(value)
        except ValueError:  # cut off
            return ""
    for name in ("utf-8", encoding):
        try:
            return value.decode(name)
        except UnicodeError:
            continue
    return value.decode(charsets.detect(value), "replace")


def _people(entry: dict[str, list[str]]) -> Iterator[Card]:
    """Nobody, or the one whom an entry is of."""
    said = {name: [text for text in map(str.strip, texts) if text] for name, texts in entry.items()}
    phones = [
        Phone(written, frozenset({label}))
        for name, label in _PHONES.items()
        for text in said.get(name, ())
        if (written := number(text))
    ]
    classes = {text.lower() for text in said.get("objectclass", ())}
    changes = {text.lower() for text in said.get("changetype", ())} - {"add"}
    if not entry or changes or classes & _GROUPS or (classes & _PLACES and not phones):
        return

    def first(names: tuple[str, ...]) -> str:
        return next((text for name in names for text in said.get(name, ())), "")

    named = first(_NAME) or next(
        (found[1] for found in map(_IN_THE_NAME.search, said.get("dn", ())) if found), ""
    )
    whole, given, family, org, title, mail = map(
        squeezed, (named, *map(first, (_FIRST, _LAST, _ORG, _TITLE, _MAIL)))
    )
    note = first(_NOTE).replace("\r\n", "\n")
    countries = [squeezed(text) for name in _COUNTRY for text in said.get(name, ())]
    yield Card(whole, given, family, org, title, mail, note, countries, phones)
