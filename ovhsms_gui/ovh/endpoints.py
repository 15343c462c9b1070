"""OVHcloud's API addresses by name, and the pages on which keys are made."""

import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from ovhsms_gui.core.errors import OF_THE_KEYS, Reason
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP, Complaint


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One platform. SMS exists on the European ones only."""

    name: str
    label: str
    url: str
    has_sms: bool
    create_token: str


def _endpoints(*rows: Endpoint) -> Mapping[str, Endpoint]:
    return MappingProxyType({row.name: row for row in rows})


# Names and addresses as in OVHcloud's own clients (python-ovh, go-ovh).
ENDPOINTS = _endpoints(
    Endpoint(
        "ovh-eu",
        "OVHcloud Europe",
        "https://eu.api.ovh.com/1.0",
        True,
        "https://auth.eu.ovhcloud.com/api/createToken",
    ),
    Endpoint(
        "ovh-ca",
        "OVHcloud Canada",
        "https://ca.api.ovh.com/1.0",
        False,
        "https://auth.ca.ovhcloud.com/api/createToken",
    ),
    Endpoint(
        "ovh-us",
        "OVHcloud US",
        "https://api.us.ovhcloud.com/1.0",
        False,
        "https://auth.us.ovhcloud.com/api/createToken",
    ),
    Endpoint(
        "kimsufi-eu",
        "Kimsufi Europe",
        "https://eu.api.kimsufi.com/1.0",
        True,
        "https://eu.api.kimsufi.com/createToken/",
    ),
    Endpoint(
        "kimsufi-ca",
        "Kimsufi Canada",
        "https://ca.api.kimsufi.com/1.0",
        False,
        "https://ca.api.kimsufi.com/createToken/",
    ),
    Endpoint(
        "soyoustart-eu",
        "So you Start Europe",
        "https://eu.api.soyoustart.com/1.0",
        True,
        "https://eu.api.soyoustart.com/createToken/",
    ),
    Endpoint(
        "soyoustart-ca",
        "So you Start Canada",
        "https://ca.api.soyoustart.com/1.0",
        False,
        "https://ca.api.soyoustart.com/createToken/",
    ),
)

# Rules match paths literally: "/sms" and "/sms/*" are both needed. No DELETE but on what is still pending, and on who
# answered STOP and wants to be written to again.
RIGHTS = (
    ("GET", "/sms"),
    ("GET", "/sms/*"),
    ("POST", "/sms/*"),
    ("DELETE", "/sms/*/jobs/*"),
    ("DELETE", "/sms/*/blacklists/*"),
    ("GET", "/auth/currentCredential"),
)

# Answers by which OVHcloud does not let keys ask; every other one may be another the next time.
MAY_NOT = OF_THE_KEYS | {Reason.NOT_GRANTED, Reason.SERVICE_EXPIRED}

_NO_SMS = QT_TRANSLATE_NOOP(
    "Complaints", "{label} has no SMS: OVHcloud offers it on its European platform only."
)
_NEITHER = QT_TRANSLATE_NOOP(
    "Complaints", "“{text}” is neither a known endpoint, such as ovh-eu, nor a full address."
)
_SPACES = QT_TRANSLATE_NOOP("Complaints", "An address has no spaces.")
_HOST = QT_TRANSLATE_NOOP("Complaints", "The address has a host or a port that cannot be.")
_NO_ADDRESS = QT_TRANSLATE_NOOP("Complaints", "“{text}” is no web address.")
_MORE = QT_TRANSLATE_NOOP("Complaints", "An endpoint is an address alone, without password, “?” or “#”.")
_PLAIN_HTTP = QT_TRANSLATE_NOOP(
    "Complaints", "Only https is safe: plain http is for this computer itself (127.0.0.1)."
)


def granted(rights: Iterable[tuple[str, str]], method: str, path: str) -> bool:
    """Whether one of these rights covers a call. A * stands for anything, slashes too."""
    return any(method == allowed and fnmatchcase(path, pattern) for allowed, pattern in rights)


def resolve(name_or_url: str) -> str:
    """The base URL, without a slash at its end. Raises `Complaint`."""
    text = name_or_url.strip().rstrip("/")
    known = _known(text)
    if known is not None:
        if not known.has_sms:
            raise Complaint(_NO_SMS, label=known.label)
        return known.url
    if "://" not in text:
        raise Complaint(_NEITHER, text=text)
    if any(character.isspace() or not character.isprintable() for character in text):
        raise Complaint(_SPACES)
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        raise Complaint(_HOST) from None
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise Complaint(_NO_ADDRESS, text=text)
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise Complaint(_MORE)
    if parts.scheme == "http" and not is_loopback(text):
        raise Complaint(_PLAIN_HTTP)
    return text


def same(one: str, other: str) -> bool:
    """Both are names of one address."""
    return address(one) == address(other)


def address(name_or_url: str) -> str:
    """One way to write each endpoint, so that two can be compared; one that cannot be used stands for itself."""
    try:
        parts = urlsplit(resolve(name_or_url))
    except ValueError:
        return name_or_url.strip()
    return parts._replace(netloc=parts.netloc.lower()).geturl()


def stranger(name_or_url: str) -> str:
    """The host, when it is neither OVHcloud's nor this computer: whoever runs it would see keys and texts."""
    try:
        url = resolve(name_or_url)
    except ValueError:
        return ""  # nothing goes to what cannot be used
    host = urlsplit(url).hostname or ""
    known = {urlsplit(row.url).hostname for row in ENDPOINTS.values()}
    return "" if host in known or is_loopback(url) else host


def is_loopback(url: str) -> bool:
    """The address is this computer's own."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def create_token_url(endpoint: str) -> str | None:
    """The page that makes three keys with the rights filled in; None for an address of one's own."""
    known = _known(endpoint.strip().rstrip("/"))
    if known is None:
        return None
    query = "&".join(f"{method}={quote(path, safe='/*')}" for method, path in RIGHTS)
    return f"{known.create_token}?{query}"


def _known(name_or_url: str) -> Endpoint | None:
    return next((row for row in ENDPOINTS.values() if name_or_url in {row.name, row.url}), None)


def segment(name: str) -> str:
    """A name as one segment of a path: OVHcloud answers 404 to a space that is not encoded."""
    return quote(name, safe="")
