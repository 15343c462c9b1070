"""Keys that other OVHcloud tools already use: OVH_* variables and ovh.conf, from one source that is this user's own."""

import os
import stat
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP, Complaint

if TYPE_CHECKING:
    from configparser import RawConfigParser

_NAMES = ("application_key", "application_secret", "consumer_key")
_DEFAULT = "ovh-eu"

_INCOMPLETE = QT_TRANSLATE_NOOP("Complaints", "incomplete: {names} missing for the endpoint that is set")
_OPEN = QT_TRANSLATE_NOOP("Complaints", "{path} can be changed by others than you (chmod 600 mends it)")
_NO_SENSE = QT_TRANSLATE_NOOP("Complaints", "{path} makes no sense ({error})")


def default_files(system: str = os.name) -> tuple[Path, ...]:
    """In rising priority. python-ovh reads one in the current folder too: whoever wrote that is anybody.

    So is whoever made an `etc` folder on a disk of Windows.
    """
    shared = (Path("/etc/ovh.conf"),) if system == "posix" else ()
    return (*shared, Path.home() / ".ovh.conf")


def read_environment(env: Mapping[str, str], files: Sequence[Path]) -> tuple[str, Keys] | None:
    """Endpoint and keys, or None when no key is set anywhere. Reads only; nothing is ever written back.

    Both come from one source: the variables if they hold a key, else the last file that does, where the endpoint
    names the section of its keys (OVH_ENDPOINT may choose another section of it). Raises `Complaint`, without any
    key in it, when some of the three keys are set and others missing, when a file makes no sense, or when others
    than this user and root could have written it.
    """
    wanted = env.get("OVH_ENDPOINT", "").strip()
    keys = _keys(lambda name: env.get(f"OVH_{name.upper()}", ""))
    if keys is not None:
        return wanted or _DEFAULT, keys
    for path in reversed(files):
        parser = _read(path)
        if parser is None:
            continue
        endpoint = wanted or parser.get("default", "endpoint", fallback="").strip() or _DEFAULT
        keys = _keys(partial(parser.get, endpoint, fallback=""))
        if keys is not None:
            return endpoint, keys
    return None


def _keys(value: Callable[[str], str]) -> Keys | None:
    found = {name: value(name).strip() for name in _NAMES}
    if not any(found.values()):
        return None
    missing = [name for name in _NAMES if not found[name]]
    if missing:
        raise Complaint(_INCOMPLETE, names=", ".join(missing))
    key, secret, consumer = (found[name] for name in _NAMES)
    return Keys(key, Secret(secret), Secret(consumer))


def _read(path: Path) -> "RawConfigParser | None":
    """The file, None if there is none or this user may not read it."""
    try:
        with path.open(encoding="utf-8-sig") as file:  # with or without the mark that Windows editors add
            if not _own(os.fstat(file.fileno())):
                raise Complaint(_OPEN, path=path)
            return _parsed(path, file)
    except OSError:
        return None


def _parsed(path: Path, file: TextIO) -> "RawConfigParser":
    from configparser import Error, RawConfigParser  # noqa: PLC0415 - few have such a file

    parser = RawConfigParser()
    try:
        parser.read_file(file)
    except (Error, UnicodeDecodeError) as error:
        raise Complaint(_NO_SENSE, path=path, error=type(error).__name__) from None
    return parser


def _own(status: os.stat_result) -> bool:
    """Of this user or root, and writable by nobody else. Windows keeps the profile folder its user's."""
    if os.name != "posix":
        return True  # pragma: no cover - Windows
    return status.st_uid in {0, os.getuid()} and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
