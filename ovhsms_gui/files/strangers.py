"""What a file is that is no table: by its first bytes and what it holds, so that the way out can be told."""

import io
import re
import zipfile
from collections.abc import Iterable

from ovhsms_gui.files.package import UNREADABLE
from ovhsms_gui.files.problem import FileKind

_LOOKED_AT = 4096
# First bytes, as far as they tell; "." is any.
_STARTS: tuple[tuple[bytes, FileKind], ...] = (
    (rb"\s*%PDF", FileKind.PDF),
    (rb"\s*\{\\rtf", FileKind.DOCUMENT),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|RIFF....WEBP|BM....\x00\x00\x00\x00", FileKind.PICTURE),
    (rb"....ftyp(?:heic|heix|mif1|msf1|avif)", FileKind.PICTURE),
    (rb"7z\xbc\xaf\x27\x1c|Rar!|\x1f\x8b\x08|BZh|\xfd7zXZ", FileKind.ARCHIVE),
    (rb"\x00\x01\x00\x00Standard (?:Jet|ACE) DB|SQLite format 3", FileKind.DATABASE),
    (rb"!BDN", FileKind.MAIL),
    (rb"L\x00\x00\x00\x01\x14\x02\x00", FileKind.SHORTCUT),
    (rb"ID;P\w*(?:;[NE])*\r?\n(?:[BCFOPEW];[^\r\n]*\r?\n){2}", FileKind.OLD_WORKBOOK),  # SYLK
    (rb"TABLE\r?\n0,1\r?\n|\xff\x00\x02\x00\x04|\x00\x00[\x02\x1a]\x00", FileKind.OLD_WORKBOOK),
)
_STARTS_OF_TEXT: tuple[tuple[bytes, FileKind], ...] = (
    (rb"\s*(?i:BEGIN:VCALENDAR)", FileKind.CALENDAR),
    (rb"\s*\[InternetShortcut\]", FileKind.SHORTCUT),
    (rb"""\s*\{[^{}]*"(?:url|doc_id|resource_id)"[^{}]*\}\s*\Z""", FileKind.SHORTCUT),
    (rb"""\s*(?:\[\s*)?\{\s*"[^"]*"\s*:""", FileKind.UNKNOWN),  # JSON
    # Which of these lines a message has is its program's choice; a table has none of them at its beginning.
    (
        rb"(?i:Received|Return-Path|Delivered-To|Message-ID|X-[\w-]+|MIME-Version|From|Date|Subject): ",
        FileKind.MAIL,
    ),
)
_MAIL = re.compile(
    rb"^(?:From|To|Subject|Date|Message-ID|Received|MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE
)
# Members of a zip.
_MEMBERS: tuple[tuple[str, FileKind], ...] = (
    (r"xl/workbook\.bin", FileKind.BINARY_WORKBOOK),
    (r"word/.*", FileKind.DOCUMENT),
    (r"ppt/.*", FileKind.SLIDES),
    (
        r"(?:.*/)?Index/Tables/.*|(?:.*/)?Index\.zip|(?:.*/)?index\.(?:numbers|xml|apxl)(?:\.gz)?",
        FileKind.NUMBERS,
    ),
    (r"(?:.*/)?Index/Slide.*", FileKind.SLIDES),
    (r"(?:.*/)?Index/Document\.iwa", FileKind.DOCUMENT),
)
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": FileKind.DOCUMENT,
    b"application/vnd.oasis.opendocument.presentation": FileKind.SLIDES,
    b"application/vnd.oasis.opendocument.graphics": FileKind.PICTURE,
    b"application/vnd.oasis.opendocument.base": FileKind.DATABASE,
}
# Streams of a container of Microsoft's.
_STREAMS: tuple[tuple[str, FileKind], ...] = (
    ("WordDocument", FileKind.DOCUMENT),
    ("PowerPoint Document", FileKind.SLIDES),
    ("__substg1.0_", FileKind.MAIL),
)


def by_start(data: bytes) -> FileKind | None:
    """By its first bytes; None for what may be a table."""
    return _first(_STARTS, data[:_LOOKED_AT])


def text(data: bytes) -> FileKind | None:
    """The same for text."""
    start = data[:_LOOKED_AT]
    found = _first(_STARTS_OF_TEXT, start)
    if found is FileKind.MAIL and len(_MAIL.findall(start)) < 2:
        return None
    return found


def zipped(data: bytes) -> FileKind:
    """What is in a zip that holds no workbook that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = file.namelist()
            said = file.open("mimetype").read(100).strip() if "mimetype" in names else b""
    except UNREADABLE:
        return FileKind.DAMAGED
    if said in _OPEN_DOCUMENTS:
        return _OPEN_DOCUMENTS[said]
    return next((kind for shape, kind in _MEMBERS if _any(shape, names)), FileKind.ARCHIVE)


def container(data: bytes) -> FileKind | None:
    """What is in a container of Microsoft's without a workbook."""
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), None)


def _first(table: tuple[tuple[bytes, FileKind], ...], data: bytes) -> FileKind | None:
    return next((kind for shape, kind in table if re.match(shape, data, re.DOTALL)), None)


def _any(shape: str, names: Iterable[str]) -> bool:
    return any(re.fullmatch(shape, name, re.IGNORECASE) for name in names)
