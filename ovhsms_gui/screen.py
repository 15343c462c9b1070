"""Is there a screen? Qt aborts the whole process when there is none, so it is looked for first."""

import ctypes
import os
import socket
import sys
from pathlib import Path


def missing_screen() -> str:
    """A sentence that says what is missing, "" when a window can open. Only Linux needs the look."""
    if not sys.platform.startswith("linux") or _platform_needs_none():
        return ""
    if _answers(_wayland_socket()) or _x_answers(os.environ.get("DISPLAY", "")):
        return _missing_library()
    return (
        "There is no screen to open a window on. Start it from a desktop session, "
        "or with QT_QPA_PLATFORM=offscreen to run `--demo --tour DIR`, which saves pictures instead."
    )


def _platform_needs_none() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return platform in {"offscreen", "minimal", "vnc", "linuxfb", "eglfs"}


def _missing_library() -> str:
    """Since 6.5 Qt's X11 plugin aborts without this library, which desktops do not always install."""
    if _answers(_wayland_socket()) and not os.environ.get("DISPLAY"):
        return ""
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return "A system library is missing: install libxcb-cursor0 (Debian, Ubuntu) or xcb-util-cursor (Fedora)."
    return ""


def _wayland_socket() -> str:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)) if name else ""


def _x_answers(display: str) -> bool:
    host, _, screen = display.rpartition(":")
    number = screen.partition(".")[0]
    if not number.isdigit():
        return False
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - X11 fixes this place
        return _answers(path) or _answers("\0" + path)
    try:
        socket.create_connection((host, 6000 + int(number)), timeout=3).close()
    except OSError:
        return False
    return True


def _answers(path: str) -> bool:
    if not path:
        return False
    with socket.socket(socket.AF_UNIX) as link:
        try:
            link.connect(path)
        except OSError:
            return False
    return True
