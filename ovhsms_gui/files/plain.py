"""The text of a file of numbers that a message is begun with, or a sentence why there is none."""

from pathlib import Path

from ovhsms_gui.core.opening import Unusable
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.files.charsets import decode
from ovhsms_gui.files.problem import MOST_BYTES, FileProblem

_NO_FILE = QT_TRANSLATE_NOOP(
    "Complaints",
    "There is no file “{name}”. Give an sms: link such as sms:+33639980012?body=Bonjour, or a text file of phone "
    "numbers.",
)
_UNREADABLE = QT_TRANSLATE_NOOP("Complaints", "The file “{name}” cannot be read: {reason}.")
_NO_NAME = QT_TRANSLATE_NOOP("Complaints", "“{name}” is no usable name of a file.")
_TOO_LARGE = QT_TRANSLATE_NOOP(
    "Complaints", "The file “{name}” is larger than 20 MB. Split it, or import it in the window."
)
_NO_TEXT = QT_TRANSLATE_NOOP(
    "Complaints", "“{name}” is no text file. Save it as text, one phone number on each line."
)


def read_text(path: Path) -> str:
    """Raises `Unusable` and nothing else."""
    shown = printable(path.name or str(path))
    try:
        if not path.is_file():
            raise Unusable(_NO_FILE, name=shown)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except Unusable:
        raise
    except OSError as error:
        raise Unusable(_UNREADABLE, name=shown, reason=error.strerror or type(error).__name__) from error
    except ValueError as error:  # no name of a file, on some systems
        raise Unusable(_NO_NAME, name=shown) from error
    if len(data) > MOST_BYTES:
        raise Unusable(_TOO_LARGE, name=shown)
    try:
        read = decode(data, None)
    except FileProblem:
        read = None
    # Text has no NUL but where each character takes two bytes.
    if read is None or (b"\0" in data and not read.encoding.startswith("utf-16")):
        raise Unusable(_NO_TEXT, name=shown)
    return read.text


def printable(name: str) -> str:
    """Such as a terminal can print, and not too long."""
    return "".join(char if char.isprintable() else "?" for char in name[:60])
