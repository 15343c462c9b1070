"""The rows of imported files that are no receivers: corrected and taken, left out, or saved. Decides; draws nothing."""

from collections.abc import Collection
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ovhsms_gui.core.numbers import Number
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.untaken import NO_ROWS, Leftover
from ovhsms_gui.gui import messages
from ovhsms_gui.work.office import Office

if TYPE_CHECKING:
    from ovhsms_gui.files.people import Imported


class UntakenState(QObject):
    """Owns those of the message being written."""

    changed = Signal()
    taken = Signal(object)  # core.receivers.Row: one that was put right
    put_right = Signal(object)  # core.untaken.Untaken: what that was before
    told = Signal(str)  # a sentence about the last saving

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.left = NO_ROWS

    @cached_property
    def reasons(self) -> dict[str, str]:
        """Why a row is no receiver, as a sentence, by what is kept of it."""
        from ovhsms_gui.gui.imports import words  # noqa: PLC0415

        return words.reasons()

    def put(self, left: Leftover) -> None:
        """Another message stands here."""
        self.left = left

    def add(self, imported: "Imported") -> None:
        """Those of a file whose other rows become receivers."""
        now = ((person.number, person.row.name) for person in imported.people)
        self._set(self.left.after(imported.file, imported.untaken, now, source=imported.source))

    def take(self, place: int, number: Number) -> None:
        """Make a receiver of one, with its name and fields; `taken` and `put_right` follow. None without a number."""
        if number.e164 is not None:
            row = self.left.rows[place]
            self._set(self.left.without([place]))
            self.taken.emit(Row(number, row.name, f"{row.file}:{row.number}", row.fields))
            self.put_right.emit(row)

    def leave_out(self, places: Collection[int]) -> None:
        """The operator knows of these, and wants nothing sent to them."""
        self._set(self.left.without(places))

    def forget(self, numbers: Collection[str]) -> bool:
        """Somebody was erased: no row may name these numbers. True if one did."""
        before = self.left
        self._set(before.forgetting(numbers))
        return self.left is not before

    def save(self, path: Path) -> None:
        """Write them into a file, each with its reason; `told` follows."""
        from ovhsms_gui.work import imports  # noqa: PLC0415

        save = partial(
            imports.save_untaken,
            path=path,
            rows=self.left.rows,
            reasons=self.reasons,
            titles=(self.tr("File"), self.tr("Row"), self.tr("Reason")),
            separator=messages.separator(),
        )
        self._office.write_file(save, partial(self._on_saved, path), partial(self._on_not_saved, path))

    def _set(self, left: Leftover) -> None:
        if left is not self.left:
            self.left = left
            self.changed.emit()

    def _on_saved(self, path: Path, rows: int) -> None:
        from ovhsms_gui.gui.imports import words  # noqa: PLC0415

        self.told.emit(words.saved(path, rows))

    def _on_not_saved(self, path: Path, error: OSError) -> None:
        self.told.emit(messages.not_written(path, error))
