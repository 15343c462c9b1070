"""Any file of receivers into a table: what it is, is seen by its content; its name only breaks ties."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ovhsms_gui.files import cards, charsets, garbled, ldif, separated, strangers, vcards, web_page, workbook
from ovhsms_gui.files.cards import Card
from ovhsms_gui.files.contents import Format, Table, filled
from ovhsms_gui.files.problem import MOST_BYTES, MOST_CARD_BYTES, FileKind, FileProblem

# What a dialog lets people choose from.
SUFFIXES = (
    ".csv",
    ".tsv",
    ".txt",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".ods",
    ".fods",
    ".vcf",
    ".ldif",
    ".ldi",
    ".html",
    ".htm",
    ".mht",
    ".xml",
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How a workbook of Excel up to 5 begins, and what some web programs send still, without a container.
_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00.{2}[\x05\x10]\x00", re.DOTALL)
# Streams in such a container: their names stand there in UTF-16.
_LOCKED = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
# A group's name has an end: megabytes of one word are gone through with the window waiting.
_CARD = re.compile(r"\s*(?:[\w-]{1,99}\.)?BEGIN\s*:\s*VCARD\b", re.IGNORECASE)
_ENTRY = re.compile(r"(?:(?:#|version:|[ ]|(?=[\r\n]))[^\r\n]*+(?:\r\n?|\n))*+dn::?[ ]?\S", re.IGNORECASE)
_CARDS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:BEGIN:VCARD\b|version:\s*\d|dn::?\s)", re.IGNORECASE)
_XML_WORKBOOK = re.compile(r"<(?:[\w-]+:)?Workbook[\s>]")
_FLAT = re.compile(r"<office:document[\s>]")
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|meta|body|table|tr|td|th|div|p|br|style|title)\b", re.IGNORECASE
)
_ARCHIVE = re.compile(rb"multipart/related", re.IGNORECASE)
_ON_ITS_WAY = re.compile(rb"^(?:received|message-id|to):", re.IGNORECASE | re.MULTILINE)
# Of the control characters, those that no text has.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_LOOKED_AT = 64 * 1024
_BOOKS_OF_CARDS: dict[str, Callable[[bytes, str], Iterator[Card]]] = {
    ".vcf": vcards.cards,
    ".ldif": ldif.cards,
    ".ldi": ldif.cards,
}


def read(
    path: Path,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    sheet: str | None = None,
    region: str = "",
) -> Table:
    """Read a file. What is None is found out; what the format has no use for is passed over.

    By `region`, to which national numbers belong, it is told which of somebody's numbers is a mobile.

    Raises FileProblem and nothing else.
    """
    data = charsets.without_utf_7(_bytes(path))
    if not data.strip():
        raise FileProblem(FileKind.EMPTY)
    return garbled.mended(_read(path, data, encoding, separator, sheet, region))


def _read(
    path: Path, data: bytes, encoding: str | None, separator: str | None, sheet: str | None, region: str
) -> Table:
    if data.startswith(_ZIP):
        return _read_zipped(path, data, sheet)
    if data.startswith(_OLE):
        return _read_ole(path, data, sheet)
    if _BIFF.match(data):
        return _read_bare(path, data, sheet)
    if stranger := strangers.by_start(data):
        raise FileProblem(stranger)
    head = data[:_LOOKED_AT].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if _ARCHIVE.search(head) and not _ON_ITS_WAY.search(head):
        return web_page.read_archive(path, data, sheet)
    found = encoding or charsets.detect(data)
    if not found.startswith("utf-16"):
        start = data[:_LOOKED_AT]
        controls = len(start) - len(start.translate(None, _CONTROLS))
        if controls > 1 + len(start) // 50:
            raise FileProblem(_not_a_table(path))
    return _read_text(path, data, found, separator, sheet, region)


def _bytes(path: Path) -> bytes:
    begins = None
    try:
        if not path.is_file():
            raise FileProblem(_no_file(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
            if len(data) > MOST_BYTES and (begins := _CARDS.match(data)):
                data += file.read(MOST_CARD_BYTES + 1 - len(data))
    except PermissionError as error:
        raise FileProblem(FileKind.NOT_ALLOWED, error.strerror or "") from error
    except FileNotFoundError as error:
        raise FileProblem(FileKind.MISSING, error.strerror or "") from error
    except (OSError, ValueError) as error:  # ValueError: no name of a file, on some systems
        raise FileProblem(FileKind.UNREADABLE, str(getattr(error, "strerror", None) or "")) from error
    if len(data) > (MOST_CARD_BYTES if begins else MOST_BYTES):
        raise FileProblem(FileKind.CARDS_TOO_BIG if begins else FileKind.TOO_BIG)
    return data


def _no_file(path: Path) -> FileKind:
    if not path.exists():
        return FileKind.MISSING
    # On a Mac, Numbers may keep a spreadsheet as a folder that looks like a file.
    return FileKind.NUMBERS if path.suffix.lower() == ".numbers" else FileKind.FOLDER


def _read_zipped(path: Path, data: bytes, sheet: str | None) -> Table:
    try:
        return workbook.read_zipped(path, data, sheet)
    except FileProblem as problem:
        if problem.kind is FileKind.UNKNOWN:
            raise FileProblem(strangers.zipped(data)) from problem
        raise


def _read_bare(path: Path, data: bytes, sheet: str | None) -> Table:
    try:
        return workbook.read_old(path, data, sheet)
    except FileProblem as problem:
        if problem.kind is FileKind.DAMAGED:  # the library reads not all of these
            raise FileProblem(FileKind.OLD_WORKBOOK, problem.detail) from problem
        raise


def _read_ole(path: Path, data: bytes, sheet: str | None) -> Table:
    if any(name in data for name in _LOCKED):
        raise FileProblem(FileKind.ENCRYPTED)
    if not any(name in data for name in _BOOKS):
        raise FileProblem(strangers.container(data) or _not_a_table(path))
    return workbook.read_old(path, data, sheet)


def _read_text(
    path: Path, data: bytes, found: str, separator: str | None, sheet: str | None, region: str
) -> Table:
    read_as = charsets.decode(data, found)
    text = read_as.text
    start = text[:_LOOKED_AT].lstrip()
    if start.startswith("<"):
        return _read_markup(path, data, start, sheet)
    book = _book(path, text)
    if book is not None:
        # Cards are looked at as bytes, because each line may have an encoding of its own.
        wide = found.startswith("utf-16")
        people = book(text.encode() if wide else data, "utf-8" if wide else found)
        table = Table(path, Format.CARDS, (), found, lost=read_as.lost, first_number=0)
        return filled(table, cards.rows(people, region))
    if stranger := strangers.text(start.encode()):
        raise FileProblem(stranger)
    cells, separator = separated.split(text, separator, region)
    return filled(Table(path, Format.TEXT, (), found, separator, lost=read_as.lost), cells)


def _read_markup(path: Path, data: bytes, start: str, sheet: str | None) -> Table:
    if _FLAT.search(start):
        return workbook.read_flat(path, data, sheet)
    page, book = _PAGE.search(start), _XML_WORKBOOK.search(start)
    if book and (not page or book.start() < page.start()):
        return workbook.read_xml(path, data, sheet)
    if page:
        return web_page.read_page(path, data, sheet)
    if "<!ENTITY" in start:
        raise FileProblem(FileKind.ENTITIES)
    raise FileProblem(FileKind.XML)


def _book(path: Path, text: str) -> Callable[[bytes, str], Iterator[Card]] | None:
    if _CARD.match(text):
        return vcards.cards
    if _ENTRY.match(text):
        return ldif.cards
    return _BOOKS_OF_CARDS.get(path.suffix.lower())


def _not_a_table(path: Path) -> FileKind:
    """Its content says nothing: what its name promises was either damaged or never there."""
    return FileKind.DAMAGED if path.suffix.lower() in SUFFIXES else FileKind.UNKNOWN
