"""Reads what the program was asked to open, or says in a sentence why it cannot. Needs no window."""

from pathlib import Path
from urllib.parse import urlsplit

from ovhsms_gui.core.links import LinkProblem, is_link, read_link
from ovhsms_gui.core.opening import Opening
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP, Complaint
from ovhsms_gui.files.charsets import decode
from ovhsms_gui.files.problem import MOST_BYTES, FileProblem

_LINKS = {
    LinkProblem.NO_LINK: QT_TRANSLATE_NOOP("Complaints", "This is no sms: link."),
    LinkProblem.NUMBER: QT_TRANSLATE_NOOP(
        "Complaints",
        "In this sms: link “{where}” stands where a phone number should. Nothing was opened.",
    ),
    LinkProblem.ENCODING: QT_TRANSLATE_NOOP(
        "Complaints", "This sms: link is damaged: its %XX codes are no UTF-8 text. Nothing was opened."
    ),
    LinkProblem.TOO_LONG: QT_TRANSLATE_NOOP(
        "Complaints", "The text in this sms: link is longer than any SMS can be. Nothing was opened."
    ),
}
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


class Unusable(Complaint):
    """A link or a file with which no message can be begun."""


def read_opening(argument: str) -> Opening:
    """Read a link, or a text file of numbers. Raises `Unusable` and nothing else."""
    if is_link(argument):
        link = read_link(argument)
        if link.problem is not None:
            raise Unusable(_LINKS[link.problem], where=_shown(link.where))
        return Opening("\n".join(link.numbers), link.body, "link")
    path = _from_address(argument) if argument.lower().startswith("file:") else Path(argument)
    return Opening(_text(path), "", path.name)


def _from_address(address: str) -> Path:
    from urllib.request import url2pathname  # noqa: PLC0415 - slow to import, rarely needed

    return Path(url2pathname(urlsplit(address).path))


def _text(path: Path) -> str:
    shown = _shown(path.name or str(path))
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


def _shown(name: str) -> str:
    """Such as a terminal can print, and not too long."""
    return "".join(char if char.isprintable() else "?" for char in name[:60])
