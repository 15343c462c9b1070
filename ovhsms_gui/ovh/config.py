"""Keys that other OVHcloud tools already use: OVH_* variables and ovh.conf, read as python-ovh reads them."""

import configparser
from collections.abc import Mapping, Sequence
from pathlib import Path

from ovhsms_gui.core.secret import Keys, Secret

_NAMES = ("application_key", "application_secret", "consumer_key")


def default_files() -> tuple[Path, ...]:
    """In rising priority."""
    return (Path("/etc/ovh.conf"), Path.home() / ".ovh.conf", Path("ovh.conf"))


def read_environment(env: Mapping[str, str], files: Sequence[Path]) -> tuple[str, Keys] | None:
    """Endpoint and keys, or None when no key is set anywhere. Reads only; nothing is ever written back.

    A variable goes before the files, a later file before an earlier one; an empty value is none. Raises
    ValueError, without any value in it, when some of the three keys are set and others missing, or when
    a file makes no sense.
    """
    parser = configparser.RawConfigParser()
    try:
        parser.read(files, encoding="utf-8-sig")  # with or without the mark that Windows editors add
    except (configparser.Error, UnicodeDecodeError) as error:
        raise ValueError(f"an ovh.conf file makes no sense ({type(error).__name__})") from None

    def value(section: str, name: str) -> str:
        return env.get(f"OVH_{name.upper()}", "").strip() or parser.get(section, name, fallback="").strip()

    endpoint = value("default", "endpoint") or "ovh-eu"
    found = {name: value(endpoint, name) for name in _NAMES}
    if not any(found.values()):
        return None
    missing = [name for name in _NAMES if not found[name]]
    if missing:
        raise ValueError(f"incomplete: {', '.join(missing)} missing for the endpoint that is set")
    key, secret, consumer = (found[name] for name in _NAMES)
    return endpoint, Keys(key, Secret(secret), Secret(consumer))
