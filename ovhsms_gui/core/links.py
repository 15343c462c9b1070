"""Links such as sms:+33639980012,+33639980013?body=Bonjour (RFC 5724), and the variants that people meet."""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote_to_bytes

from ovhsms_gui.core.text import clean

# Above this even 255 parts cannot hold the text.
LONGEST_BODY = 255 * 153

_SCHEME = re.compile(r"\s*(?:sms|smsto):", re.IGNORECASE)
# Where the numbers end. Some phones take "&body=" or ";body=" behind them, without a question mark.
_FIELDS = re.compile(r"\?|&|;(?=body=)", re.IGNORECASE)
_FIELD = re.compile(r"[A-Za-z][\w.-]*=")
_NUMBER = re.compile(r"\+?[\d().\-/\s]*\d[\d().\-/\s]*", re.ASCII)
_CONTEXT = "phone-context="


class LinkProblem(StrEnum):
    """Why a link cannot be used. The words are said where it is opened."""

    NO_LINK = "no_link"
    NUMBER = "number"  # something stands where a number should
    ENCODING = "encoding"  # the %XX in it are no UTF-8
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Link:
    """Numbers as they were written and a text; or a problem, and where it is."""

    numbers: tuple[str, ...] = ()
    body: str = ""
    problem: LinkProblem | None = None
    where: str = ""


def is_link(text: str) -> bool:
    """It claims to be one."""
    return _SCHEME.match(text) is not None


def read_link(uri: str) -> Link:
    """Read one. Never raises."""
    scheme = _SCHEME.match(uri)
    if scheme is None:
        return Link(problem=LinkProblem.NO_LINK)
    path, query = _halves(uri[scheme.end() :].strip())
    try:
        fields = {name: _decoded(value) for name, value in _fields(query).items()}
        people = _decoded(path).strip("/")  # sms://+33… is no host, whatever it looks like
    except UnicodeError:
        return Link(problem=LinkProblem.ENCODING)
    if people.casefold() == "open":  # sms:/open?addresses=…, as one maker of phones has it for several
        people = fields.get("addresses", "")
    numbers = tuple(_numbers(people))
    body = clean(fields.get("body", ""))
    for number in numbers:
        if not _NUMBER.fullmatch(number):
            return Link(problem=LinkProblem.NUMBER, where=number)
    return Link(problem=LinkProblem.TOO_LONG) if len(body) > LONGEST_BODY else Link(numbers, body)


def _halves(rest: str) -> tuple[str, str]:
    found = _FIELDS.search(rest)
    return (rest, "") if found is None else (rest[: found.start()], rest[found.end() :])


def _fields(query: str) -> dict[str, str]:
    """The first value of each. A bare & belongs to the text before it: nothing of a text is dropped."""
    fields: dict[str, str] = {}
    last = ""
    for piece in query.removeprefix("?").split("&"):
        if _FIELD.match(piece):
            name, _, value = piece.partition("=")
            last = "" if name.casefold() in fields else name.casefold()
            fields.setdefault(name.casefold(), value)
        elif last:
            fields[last] += f"&{piece}"
    return fields


def _decoded(text: str) -> str:
    return unquote_to_bytes(text).decode("utf-8")


def _numbers(people: str) -> list[str]:
    """Separated by commas; by semicolons too, where those do not begin a parameter."""
    numbers: list[str] = []
    for piece in people.split(","):
        first, *rest = (part.strip() for part in piece.split(";"))
        context = next((p[len(_CONTEXT) :] for p in rest if p.casefold().startswith(_CONTEXT)), "")
        if first and context.startswith("+") and not first.startswith("+"):
            first = context + first
        numbers += [number for number in (first, *(part for part in rest if "=" not in part)) if number]
    return numbers
