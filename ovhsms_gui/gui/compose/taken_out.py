"""Receivers that the operator took out, to be brought back."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui.compose.file_rows import FileRows


@dataclass(frozen=True, slots=True, eq=False)
class TakenOut:
    """Those of one removal."""

    rows: Iterable[Row] = ()
    pasted: tuple[str, ...] = ()  # texts to be pasted again
    out: frozenset[str] = frozenset()  # of whom nothing comes back with those
    unread: bool = False  # there was more that was still being read
    file: FileRows = field(default_factory=FileRows)  # what was said of the file that they are of


class Removals:
    """Each can be undone once, the last one first; and what an undone paste took out, as long as it is the last."""

    def __init__(self) -> None:
        self.last = TakenOut()  # nothing in it once it is back
        self.fresh = False  # it is what the operator did last with the list
        self._undoable: list[TakenOut] = []

    def add(self, gone: TakenOut, *, undoable: bool = True) -> None:
        """These were taken out now; not `undoable`: by an undo."""
        self.last = gone
        if undoable:
            self._undoable.append(gone)
        self.fresh = undoable

    @property
    def undone_next(self) -> TakenOut | None:
        """What an undo brings back."""
        return self._undoable[-1] if self._undoable else None

    def take(self, gone: TakenOut) -> None:
        """They are being brought back."""
        self.last = TakenOut()
        if gone in self._undoable:
            self._undoable.remove(gone)
