"""Reads what the program was asked to open, or says in a sentence why it cannot. Needs no window."""

from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from ovhsms_gui.core.links import LinkProblem, is_link, read_link
from ovhsms_gui.core.opening import Opening, Unusable
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.files.plain import printable, read_text
from ovhsms_gui.work.apart import within

__all__ = ["Unusable", "read_opening"]

# A file on a share that hangs keeps no window away: after so many seconds it is read once there is one.
PATIENCE_SECONDS = 2.0

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
_NO_FILE = QT_TRANSLATE_NOOP("Complaints", "“{where}” is the address of no file. Nothing was opened.")


def read_opening(argument: str, patience: float = PATIENCE_SECONDS) -> Opening:
    """Read a link, or a text file of numbers if it can be had soon. Raises `Unusable` and nothing else."""
    if is_link(argument):
        link = read_link(argument)
        if link.problem is not None:
            raise Unusable(_LINKS[link.problem], where=printable(link.where))
        return Opening("\n".join(link.numbers), link.body, "link")
    path = _from_address(argument) if argument.lower().startswith("file:") else Path(argument)
    try:
        return Opening(within(patience, "opening", partial(read_text, path)), "", path.name)
    except TimeoutError:
        return Opening(source=path.name, file=path.absolute())


def _from_address(address: str) -> Path:
    from urllib.request import url2pathname  # noqa: PLC0415 - slow to import, rarely needed

    try:
        return Path(url2pathname(urlsplit(address).path))
    except ValueError:  # a host in brackets that is none
        raise Unusable(_NO_FILE, where=printable(address)) from None
