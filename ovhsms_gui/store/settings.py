"""Small choices that outlive the window: one JSON value per key."""

import json
from pathlib import Path
from typing import TypeVar, overload

from ovhsms_gui.store.database import connect, writing
from ovhsms_gui.store.errors import translated

T = TypeVar("T")


class Settings:
    """Key and value. Use it in the thread that made it. Every method may raise `StoreProblem`."""

    def __init__(self, path: Path) -> None:
        self._db = connect(path)

    @overload
    def get(self, key: str, default: None = None) -> object: ...

    @overload
    def get(self, key: str, default: T) -> T: ...

    def get(self, key: str, default: object = None) -> object:
        """Get the value as it was set; `default` if there is none, or one of another type."""
        with translated():
            row = self._db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        if row is None:
            return default
        value = json.loads(row[0])
        return value if default is None or type(value) is type(default) else default

    def set(self, key: str, value: object) -> None:
        """Keep it. `value` is what JSON holds: texts, numbers, truth, None, lists and text-keyed dicts."""
        with writing(self._db):
            self._db.execute(
                "INSERT INTO setting (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, json.dumps(value)),
            )

    def close(self) -> None:
        """Give the file back."""
        with translated():
            self._db.close()
