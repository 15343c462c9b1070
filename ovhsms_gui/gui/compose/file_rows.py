"""Under the list of receivers: of how many rows of a file somebody became one, at once or put right by hand."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.gui import messages

if TYPE_CHECKING:
    from ovhsms_gui.files.people import Imported


@dataclass(frozen=True, slots=True)
class FileRows:
    """Counted where the file was read: of a million rows nothing is worked out in the window."""

    file: str = ""  # its name; none was taken in
    taken: int = 0
    lost: frozenset[int] = frozenset()  # rows of which nobody was taken at first, by their own numbers
    later: frozenset[int] = frozenset()  # of those, by hand

    def with_one(self, row: Untaken) -> "FileRows":
        """Somebody in this row became a receiver after all."""
        if row.file != self.file or row.number not in self.lost:
            return self
        return replace(self, later=self.later | {row.number})

    @property
    def words(self) -> str:
        """As in: patients.csv · 6 rows of 8."""
        if not self.file:
            return ""
        rows, taken = self.taken + len(self.lost), self.taken + len(self.later)
        words = messages.counted(
            messages.translate("FileRows", "{n} row"), messages.translate("FileRows", "{n} rows"), rows
        )
        if taken < rows:
            one = messages.translate("FileRows", "{n} row of {all}")
            many = messages.translate("FileRows", "{n} rows of {all}")
            words = messages.counted(one, many, taken).replace("{all}", messages.figure(rows))
        return f"{self.file} · {words}"


def rows_of(imported: "Imported") -> FileRows:
    """Of a file that is taken in now."""
    return FileRows(imported.file, imported.taken, imported.lost)
