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

    Raises ValueError, without any value in it, when some of the three keys are set and others missing,
    or when a file cannot be read.
    """
    parser = configparser.RawConfigParser()
    try:
        parser.read([str(path) for path in files], encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError, OSError) as error:
        raise ValueError(f"an ovh.conf file cannot be read ({type(error).__name__})") from None
    endpoint = env.get("OVH_ENDPOINT") or parser.get("default", "endpoint", fallback="") or "ovh-eu"
    found = {
        name: env.get(f"OVH_{name.upper()}") or parser.get(endpoint, name, fallback="") for name in _NAMES
    }
    if not any(found.values()):
        return None
    missing = [name for name, value in found.items() if not value]
    if missing:
        raise ValueError(f"incomplete: {', '.join(missing)} missing for endpoint {endpoint}")
    key, secret, consumer = (found[name].strip() for name in _NAMES)
    return endpoint.strip(), Keys(key, Secret(secret), Secret(consumer))
