"""Opens the package of a workbook (a zip, by OPC and ODF) safely: counted, checked, handed on as a clean copy."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from xml.parsers import expat

from ovhsms_gui.files.problem import MOST_UNPACKED, FileKind, FileProblem

_MOST_MEMBERS = 5_000
_PIECE = 64 * 1024  # bytes
_MOST_PIECES, _MOST_PIECES_OF_ALL = 256, 1_024  # of a member that is looked into; of all of them together
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the others of zip cannot be unpacked piece by piece
_DECLARATION = re.compile(rb"<!(?!--|\[CDATA\[)")
_ENCRYPTED_BIT = 1
# What zipfile raises for a damaged file, and for what it cannot do.
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError),
    *(NotImplementedError, RuntimeError, OverflowError),
)


class Package:
    """The members of a zip, each by its name in small letters and with plain slashes, as Excel finds them.

    All that is read of it together is no more than MOST_UNPACKED. Raises FileProblem.
    """

    def __init__(self, data: bytes) -> None:
        with _translated():
            self._file = zipfile.ZipFile(io.BytesIO(data))
        infos = self._file.infolist()
        if len(infos) > _MOST_MEMBERS:
            raise FileProblem(FileKind.BOMB)
        if any(info.flag_bits & _ENCRYPTED_BIT for info in infos):
            raise FileProblem(FileKind.ENCRYPTED)
        self._members = {_plain(info.filename): info for info in infos}
        self._left = MOST_UNPACKED
        self._pieces = _MOST_PIECES_OF_ALL

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def read(self, name: str) -> bytes:
        """What is in a member; nothing if there is none."""
        info = self._members.get(_plain(name))
        if info is None:
            return b""
        if info.compress_type not in _METHODS:
            raise FileProblem(FileKind.DAMAGED)
        if info.file_size > self._left:
            raise FileProblem(FileKind.BOMB)
        with _translated(), self._file.open(info) as member:
            content = member.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise FileProblem(FileKind.BOMB)
        return content

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member from its beginning, for a look that has an end. Raises FileProblem if it cannot see all of it."""
        info = self._members.get(_plain(name))
        if info is None or info.compress_type not in _METHODS:
            raise FileProblem(FileKind.DAMAGED)
        with _translated(), self._file.open(info) as member:
            for _ in range(min(_MOST_PIECES, self._pieces)):
                self._pieces -= 1
                piece = member.read(_PIECE)
                if not piece:
                    return
                yield piece
        raise FileProblem(FileKind.BOMB)

    def xml(self, name: str) -> bytes:
        """The same of XML that has no entities, in an encoding in which every "<" can be seen."""
        return harmless(self.read(name))


def harmless(content: bytes) -> bytes:
    """XML that declares nothing, in an encoding in which that can be seen. Raises FileProblem."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        raise FileProblem(FileKind.DAMAGED)
    if _DECLARATION.search(content):
        raise FileProblem(FileKind.ENTITIES)
    return content


def _plain(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
        raise FileProblem(FileKind.DAMAGED, str(error)) from error


def walk(content: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
    """Hand the beginnings of all elements to `start`: the name and the attributes without their prefixes."""

    def begun(name: str, attributes: dict[str, str]) -> None:
        start(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    parse(parser, content)


def parse(parser: expat.XMLParserType, content: bytes) -> None:
    """Run a parser over the whole content. Raises FileProblem."""
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise FileProblem(FileKind.DAMAGED, expat.ErrorString(error.code)) from error


def pack(members: Mapping[str, bytes]) -> io.BytesIO:
    """A new zip of these members."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    copy.seek(0)
    return copy
