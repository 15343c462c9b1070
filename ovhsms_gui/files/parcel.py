"""Opens a zipped workbook safely: what it unpacks to is counted, checked, and handed on as a clean copy."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from ovhsms_gui.files.problem import MOST_UNPACKED, FileKind, FileProblem

# A reader in another language may see other sizes in a forged zip than Python does: so it never gets the
# file itself, but a copy of the members that it needs, as they were counted here.
_NEEDED = re.compile(
    r"(?:\[Content_Types\]|(?:_rels|xl|META-INF|customXml)/.*|content|workbook)\.(?:xml|rels)"
)
_MANIFEST = "META-INF/manifest.xml"  # where OpenDocument says what of it is encrypted
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_MOST_MEMBERS = 5_000
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the others of zip cannot be unpacked piece by piece
_DECLARATION = re.compile(rb"<!(?!--|\[CDATA\[)")
_ENCRYPTED_BIT = 1


def unpack(data: bytes) -> dict[str, bytes]:
    """The members that a workbook is read from, by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return _members(file)
    except FileProblem:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError) as error:
        raise FileProblem(FileKind.DAMAGED, str(error)) from error
    except (NotImplementedError, RuntimeError, OverflowError) as error:  # how zipfile says what it cannot do
        raise FileProblem(FileKind.DAMAGED, str(error)) from error


def _members(file: zipfile.ZipFile) -> dict[str, bytes]:
    if len(file.filelist) > _MOST_MEMBERS:
        raise FileProblem(FileKind.BOMB)
    needed = {info.filename: info for info in file.filelist if _needed(info.filename)}
    if sum(info.file_size for info in needed.values()) > MOST_UNPACKED:
        raise FileProblem(FileKind.BOMB)
    if any(info.flag_bits & _ENCRYPTED_BIT for info in file.filelist):
        raise FileProblem(FileKind.ENCRYPTED)
    if _MANIFEST in needed and b"encryption-data" in file.open(_MANIFEST).read(MOST_UNPACKED):
        raise FileProblem(FileKind.ENCRYPTED)
    left = MOST_UNPACKED
    members = {}
    for name, info in needed.items():
        if info.compress_type not in _METHODS:
            raise FileProblem(FileKind.DAMAGED)
        with file.open(info) as member:
            content = member.read(left + 1)
        left -= len(content)
        if left < 0:
            raise FileProblem(FileKind.BOMB)
        _check(name, content)
        members[name] = content
    return members


def _needed(name: str) -> bool:
    return name == "mimetype" or _NEEDED.fullmatch(name) is not None


def _check(name: str, content: bytes) -> None:
    """No entities, and an encoding in which every "<" can be seen."""
    if name == "mimetype":
        return
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        raise FileProblem(FileKind.DAMAGED)
    if _DECLARATION.search(content):
        raise FileProblem(FileKind.ENTITIES)


def is_ods(members: Mapping[str, bytes]) -> bool:
    """A spreadsheet of LibreOffice and its kin."""
    return members.get("mimetype", b"").strip() == _ODS.encode() and "content.xml" in members


def pack(members: Mapping[str, bytes]) -> io.BytesIO:
    """A new zip of these members."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    copy.seek(0)
    return copy
