"""What an export left beside its file when the program was killed in the middle of it: people's numbers stand in it."""

import re
from contextlib import suppress
from pathlib import Path

# So they are named while they are written (see `atomic`, `xlsx_table` and the copy of the data file), and so is nothing
# else. Whoever still writes one touches it more often than this (seconds), also at another computer.
_FILE = re.compile(r".+\.[0-9a-f]{16}\.part", re.DOTALL)
_FOLDER = re.compile(r"\..+\.[a-z0-9_]{8}\.part", re.DOTALL)
OLD = 300.0


def clear_beside(written: Path) -> None:
    """Take such remains out of the folder of a file that was written just now. What cannot be taken away stays."""
    with suppress(OSError):
        before = written.stat().st_mtime - OLD  # by the clock of whoever keeps the folder
        for path in list(written.parent.iterdir()):
            with suppress(OSError):
                _clear(path, before)


def _clear(path: Path, before: float) -> None:
    if path.is_symlink() or not path.name.endswith(".part"):
        return
    if _FILE.fullmatch(path.name) and path.is_file() and path.stat().st_mtime < before:
        path.unlink()
    elif _FOLDER.fullmatch(path.name) and path.is_dir():
        inside = list(path.iterdir())
        if max(one.stat().st_mtime for one in (path, *inside)) < before:
            for one in inside:
                one.unlink()
            path.rmdir()
