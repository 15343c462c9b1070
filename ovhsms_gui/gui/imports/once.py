"""The people of a file as a list has them: each number once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ovhsms_gui.core.receivers import Row


def people(rows: "Iterable[Row]") -> int:
    """How many there are, though some stand there several times."""
    return len({row.number.e164 for row in rows})
