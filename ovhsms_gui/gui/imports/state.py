"""A file of people on its way in: read, mapped, its people counted. Decides; draws nothing."""

from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.files.choosing import Remark
from ovhsms_gui.files.contents import Table
from ovhsms_gui.files.mapping import Mapping
from ovhsms_gui.files.names import Column, columns
from ovhsms_gui.files.people import Imported, Person
from ovhsms_gui.files.problem import FileProblem
from ovhsms_gui.files.repairs import Reason, Repair
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.imports import unreadable, words
from ovhsms_gui.work import imports
from ovhsms_gui.work.asking import Question
from ovhsms_gui.work.office import Office

_SILENCE_MS = 8000  # most files are read in less


class ImportState(QObject):
    """One file. Nobody is a receiver or a contact before `imported` is taken from here."""

    changed = Signal()
    told = Signal(str)  # a sentence about the last thing asked for
    taken = Signal(object, object)  # Path, files.people.Imported: the operator wants them

    def __init__(
        self, office: Office, path: Path, region: str, parent: QObject | None = None, text: str | None = None
    ) -> None:
        """`text`: what was pasted, and is in no file; `path` has the name for it."""
        super().__init__(parent)
        self.text = text
        self._office = office
        self._region = region
        self._question: Question | None = None  # the latest, whose answer alone is wanted
        self.path = path
        self.table: Table | None = None
        self.mapping = Mapping()
        self.imported: Imported | None = None  # None while it is being read
        self.trouble = ""  # why nothing can be read
        self.silent = False  # it has been a while, and the file does not answer
        self._silence = QTimer(self)
        self._silence.setObjectName("fileSilence")
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENCE_MS)
        self._silence.timeout.connect(self._on_silence)
        self._read()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The table's columns with their names."""
        return columns(self.table, header=self.mapping.header) if self.table is not None else ()

    @property
    def changed_people(self) -> tuple[Person, ...]:
        """Whose numbers were put right, or are worth a look."""
        return self.imported.changed if self.imported is not None else ()

    @property
    def repaired(self) -> Counter[Repair]:
        """How many numbers were put right, by what was done."""
        return Counter(person.repair for person in self.changed_people if person.repair is not None)

    @property
    def remarked(self) -> Counter[Remark]:
        """How many numbers are worth a look, by why."""
        return Counter(person.remark for person in self.changed_people if person.remark is not None)

    @property
    def hidden(self) -> int:
        """How many rows that say something are left out because the spreadsheet hides them."""
        rejected = self.imported.rejected if self.imported is not None else ()
        return sum(one.reason == Reason.HIDDEN for one in rejected)

    def read_as(
        self, *, encoding: str | None = None, separator: str | None = None, sheet: str | None = None
    ) -> None:
        """Read the file anew, with one thing chosen by hand."""
        table = self.table
        self._read(
            encoding=encoding or (table.encoding or None if table else None),
            separator=separator if separator is not None else (table.separator if table else None),
            sheet=sheet or (table.sheet or None if table else None),
        )

    def set_columns(
        self,
        *,
        header: int | None,
        number: int | None,
        names: tuple[int, ...],
        country: int | None,
        apart: bool,
    ) -> None:
        """What the row of titles is, and what the columns are."""
        more = tuple(index for index in self.mapping.more if index != number) if number is not None else ()
        self._map(Mapping(header, number, names, more, apart, country, self.mapping.hidden))

    def set_more(self, column: int, *, wanted: bool) -> None:
        """Another column that holds numbers; the first that is chosen so is taken for other people's."""
        rest = {index for index in self.mapping.more if index != column}
        apart = self.mapping.apart or not self.mapping.more
        more = tuple(sorted(rest | {column} if wanted else rest))
        self._map(replace(self.mapping, more=more, apart=apart))

    @Slot(bool)
    def set_hidden(self, wanted: bool) -> None:
        """Take the rows that the spreadsheet hides, or leave them out."""
        self._map(replace(self.mapping, hidden=wanted))

    def save_rejected(self, path: Path) -> None:
        """Write out the rows that are not taken; `told` follows."""
        if self.imported is None:
            return
        save = partial(
            imports.save_untaken,
            path=path,
            rows=self.imported.rejected,
            reasons=words.reasons(),
            titles=(self.tr("Row"), self.tr("Reason")),
            separator=messages.separator(),
        )
        self._office.write_file(save, partial(self._on_saved, path), partial(self._on_not_saved, path))

    def take(self) -> None:
        """The operator wants these people; the mapping is kept for the next file with this header."""
        if self.table is not None and self.imported is not None:
            self._office.files.ask(partial(imports.keep_mapping, table=self.table, mapping=self.mapping))
            self.taken.emit(self.path, self.imported)

    def _read(
        self, *, encoding: str | None = None, separator: str | None = None, sheet: str | None = None
    ) -> None:
        self._forget_question()
        self.silent = False
        self._silence.start()
        self.changed.emit()
        read = partial(
            imports.read,
            path=self.path,
            text=self.text,
            region=self._region,
            encoding=encoding,
            separator=separator,
            sheet=sheet,
        )
        self._question = self._office.files.ask(read, self._on_read, otherwise=self._on_not_read)

    def _heard(self) -> None:
        self._silence.stop()
        self.silent = False

    @Slot()
    def _on_silence(self) -> None:
        self.silent = True
        self.changed.emit()

    def _map(self, mapping: Mapping) -> None:
        if mapping != self.mapping and self.table is not None:
            self.mapping = mapping
            self._count()

    def _count(self) -> None:
        assert self.table is not None
        self._forget_question()
        self.changed.emit()
        count = partial(imports.count, table=self.table, mapping=self.mapping, region=self._region)
        self._question = self._office.files.ask(count, self._on_counted)

    def _forget_question(self) -> None:
        """What was asked before is about another table, or other columns."""
        if self._question is not None:
            self._question.drop()
        self.imported = None

    def _on_read(self, found: tuple[Table, Mapping]) -> None:
        self._heard()
        self.table, self.mapping = found
        self.trouble = ""
        self._count()

    def _on_not_read(self, error: Exception) -> None:
        if not isinstance(error, FileProblem):
            self._office.fail(error)
            return
        self._heard()
        self.trouble = unreadable.problem(error)
        self.imported = Imported()
        self.changed.emit()

    def _on_counted(self, imported: Imported) -> None:
        self.imported = imported
        self.changed.emit()

    def _on_saved(self, path: Path, rows: int) -> None:
        self.told.emit(words.saved(path, rows))

    def _on_not_saved(self, path: Path, error: OSError) -> None:
        self.told.emit(messages.not_written(path, error))
