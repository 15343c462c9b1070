"""Texts that were saved under a name, to be used again."""

import json
from dataclasses import dataclass

from ovhsms_gui.core.similar import fold
from ovhsms_gui.store.database import Store, writing
from ovhsms_gui.store.errors import translated

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class SavedText:
    """A text and its name, by which it is told from all others."""

    name: str
    text: str


class Texts(Store):
    """All of them by name."""

    def all(self) -> tuple[SavedText, ...]:
        """In the order of their names, as people look for them: accents and case aside."""
        with translated():
            rows = self._db.execute("SELECT name, text FROM saved_text").fetchall()
        texts = (SavedText(name, json.loads(text)) for name, text in rows)
        return tuple(sorted(texts, key=lambda saved: (fold(saved.name), saved.name)))

    def keep(self, name: str, text: str) -> None:
        """Keep a text; one of the same name is replaced."""
        with writing(self._db):
            self._db.execute(
                "INSERT INTO saved_text VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text",
                (name, json.dumps(text)),
            )

    def rename(self, old: str, new: str) -> None:
        """Give a text another name, unless another text has it: then nothing changes."""
        with writing(self._db):
            self._db.execute("UPDATE OR IGNORE saved_text SET name = ? WHERE name = ?", (new, old))

    def remove(self, name: str) -> None:
        """Forget a text."""
        with writing(self._db):
            self._db.execute("DELETE FROM saved_text WHERE name = ?", (name,))


def tidy(name: str) -> str:
    """A name on one line, not too long, that can be stored: halves of characters cannot."""
    return " ".join(name.encode("utf-8", "replace").decode().split())[:LONGEST_NAME].strip()
