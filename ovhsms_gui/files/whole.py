"""A file that is there whole or not at all: written beside its place, and moved there at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole(path: Path, encoding: str) -> Iterator[TextIO]:
    """Write into it; a failure leaves what was there before. Line ends are the writer's. Raises OSError."""
    draft = path.with_name(f"{path.name}.part")
    try:
        with draft.open("w", encoding=encoding, newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
