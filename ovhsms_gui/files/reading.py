"""Any file of receivers into a table: what it is, is seen by its content; its name only breaks ties."""

import re
from pathlib import Path

from ovhsms_gui.files import cards, charsets, separated, workbook
from ovhsms_gui.files.contents import Format, Table, filled
from ovhsms_gui.files.problem import MOST_BYTES, MOST_CARD_BYTES, FileKind, FileProblem

# What a dialog lets people choose from.
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf")

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams in such a container: their names stand there in UTF-16.
_LOCKED = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
# Text that is no table. Programs that write web pages and call them .xls are many.
_OTHER_TEXT = (b"%pdf", b"{\\rtf", b"<?xml", b"<!doctype", b"<html", b"<table", b"<head", b"<meta")
_CARD = re.compile(r"\s*(?:[\w-]+\.)?BEGIN:VCARD\b", re.IGNORECASE)
_CARDS = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCARD\b", re.IGNORECASE)
# Of the control characters, those that no text has.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_LOOKED_AT = 64 * 1024


def read(
    path: Path, *, encoding: str | None = None, separator: str | None = None, sheet: str | None = None
) -> Table:
    """Read a file. What is None is found out; what the format has no use for is passed over.

    Raises FileProblem and nothing else.
    """
    data = _bytes(path)
    if not data.strip():
        raise FileProblem(FileKind.EMPTY)
    if data.startswith(_ZIP):
        return workbook.read_zipped(path, data, sheet)
    if data.startswith(_OLE):
        return _read_ole(path, data, sheet)
    return _read_text(path, data, encoding, separator)


def _bytes(path: Path) -> bytes:
    begins = None
    try:
        if not path.is_file():
            raise FileProblem(FileKind.FOLDER if path.exists() else FileKind.MISSING)
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


def _read_ole(path: Path, data: bytes, sheet: str | None) -> Table:
    if any(name in data for name in _LOCKED):
        raise FileProblem(FileKind.ENCRYPTED)
    if not any(name in data for name in _BOOKS):
        raise FileProblem(_not_a_table(path))
    return workbook.read_old(path, data, sheet)


def _read_text(path: Path, data: bytes, encoding: str | None, separator: str | None) -> Table:
    start = data[:_LOOKED_AT].lstrip().lower()
    if start.startswith(_OTHER_TEXT):
        raise FileProblem(FileKind.UNKNOWN)
    found = encoding or charsets.detect(data)
    if not found.startswith("utf-16"):
        controls = len(start) - len(start.translate(None, _CONTROLS))
        if controls > 1 + len(start) // 50:
            raise FileProblem(_not_a_table(path))
    read_as = charsets.decode(data, found)
    if _CARD.match(read_as.text) or path.suffix.lower() == ".vcf":
        # Cards are looked at as bytes, because each line may have an encoding of its own.
        wide = found.startswith("utf-16")
        people = cards.rows(read_as.text.encode() if wide else data, "utf-8" if wide else found)
        return filled(Table(path, Format.CARDS, (), found, lost=read_as.lost, first_number=0), people)
    rows, separator = separated.split(read_as.text, separator)
    return filled(Table(path, Format.TEXT, (), found, separator, lost=read_as.lost), rows)


def _not_a_table(path: Path) -> FileKind:
    """Its content says nothing: what its name promises was either damaged or never there."""
    return FileKind.DAMAGED if path.suffix.lower() in SUFFIXES else FileKind.UNKNOWN
