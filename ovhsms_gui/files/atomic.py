"""A file for its owner's eyes, there whole or not at all: written beside its place, and moved there at the end."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO


@contextmanager
def atomic_write(path: Path, encoding: str) -> Iterator[TextIO]:
    """Write text into it; a failure leaves what was there before. Line ends are the writer's. Raises OSError."""
    with (
        _draft(path) as draft,
        open(draft, "w", encoding=encoding, newline="", opener=_private) as file,
    ):
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def atomic_binary(path: Path) -> Iterator[BinaryIO]:
    """The same for what is no text."""
    with _draft(path) as draft, open(draft, "w+b", opener=_private) as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    # A name that nobody can know: what lay there already could be a link, or somebody else's.
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
    try:
        yield draft
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    """People's numbers stand in it."""
    return os.open(path, flags | os.O_EXCL, 0o600)
