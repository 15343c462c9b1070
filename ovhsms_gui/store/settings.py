"""Small choices that outlive the window: one JSON value per key."""

import json
import logging
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TypeVar, overload

from ovhsms_gui.store.database import Store, writing
from ovhsms_gui.store.errors import translated

log = logging.getLogger(__name__)

T = TypeVar("T")


class Settings(Store):
    """Key and value."""

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


def remembered(path: Path) -> Mapping[str, object]:
    """All settings, read before there is a window or a lane; none where the file cannot be read, or is not there yet.

    It is not made or brought up to date here: that may take long, and what is wrong with it the lanes tell.
    """
    if not path.is_file():
        return {}
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", timeout=1.0, uri=True)
        ) as database:
            return {
                key: json.loads(value) for key, value in database.execute("SELECT key, value FROM setting")
            }
    except (sqlite3.Error, ValueError) as error:
        log.warning("the settings were not read: %s", type(error).__name__)
        return {}
