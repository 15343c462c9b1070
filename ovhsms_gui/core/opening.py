"""What a message is begun with from outside: a link or a file. It travels between two starts of the program."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from ovhsms_gui.core.words import Complaint


class Unusable(Complaint):
    """A link or a file with which no message can be begun."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Text to read numbers out of, the message, and where they come from. `file`: where the numbers still are."""

    numbers: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    source: str = ""
    file: Path | None = None

    def pack(self) -> bytes:
        """As bytes: the short part as a line of JSON, then the numbers as they are."""
        head = json.dumps(
            {"text": self.text, "source": self.source, "file": str(self.file) if self.file else ""}
        )
        return f"{head}\n".encode() + self.numbers.encode("utf-8", "replace")


def unpack(data: bytes) -> Opening | None:
    """Read what `pack` made; None for anything else."""
    head, _, numbers = data.partition(b"\n")
    try:
        value = json.loads(head)
        file = Path(str(value["file"])) if value["file"] else None
        return Opening(numbers.decode(), str(value["text"]), str(value["source"]), file)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
