"""Where icons and other data files are: frozen, installed, or in a checkout. One resolver for all three."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The path of a file under `resources/`; it may not exist."""
    bundle = getattr(sys, "_MEIPASS", None)
    places = [Path(bundle, "ovhsms_gui", "_resources")] if bundle else []
    places += [_PACKAGE / "_resources", _PACKAGE.parent / "resources"]
    return next((place / name for place in places if (place / name).exists()), places[-1] / name)
