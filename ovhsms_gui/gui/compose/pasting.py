"""What is pasted into the box of numbers: a table with the names of its columns is read like a file."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ovhsms_gui.gui import messages
from ovhsms_gui.gui.compose.reading import Reading
from ovhsms_gui.work.asking import Question
from ovhsms_gui.work.office import Office

if TYPE_CHECKING:
    from ovhsms_gui.work.imports import Pasted

_NAMED = 4  # columns in a sentence that is read in passing


class Pasting(QObject):
    """Has tables read where nothing waits for it; until then `reading` expects them. Decides; draws nothing."""

    table = Signal(str, object)  # the text, and work.imports.Pasted: its people are wanted
    unclear = Signal(str)  # this is a table, and which of it is wanted is not
    other = Signal(str)  # this is none

    def __init__(self, office: Office, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._reading = reading
        self._asked: list[Question] = []

    def take(self, text: str, region: str) -> bool:
        """One of the signals follows; False if it came already."""
        from ovhsms_gui.files import copied  # noqa: PLC0415 - no window begins with that
        from ovhsms_gui.work import imports  # noqa: PLC0415

        if not copied.may_have_titles(text, region):
            self.other.emit(text)
            return False
        self._reading.expect()
        read = partial(imports.read_pasted, text=text, name=self.name, region=region)
        answered, not_read = partial(self._on_read, text), partial(self._on_not_read, text)
        self._asked.append(self._office.files.ask(read, answered, otherwise=not_read))
        return True

    def drop(self) -> None:
        """What is still being read is not wanted any more."""
        for question in self._asked:
            question.drop()
        self._asked.clear()

    @property
    def name(self) -> str:
        """What stands for the name of a file."""
        return self.tr("your pasted table")

    def said(self, pasted: "Pasted") -> str:
        """What was taken of it, as a sentence."""
        people, left = len(pasted.imported.people), len(pasted.imported.untaken)
        names = ", ".join(pasted.fields[:_NAMED]) + (", …" if len(pasted.fields) > _NAMED else "")
        if not people:
            said = self.tr("Only the names of the columns were pasted: copy the rows below them, too.")
        elif not names:
            said = messages.counted(self.tr("{n} person taken"), self.tr("{n} people taken"), people)
        elif len(pasted.fields) == 1:
            one, many = (
                self.tr("{n} person, with the field {names}"),
                self.tr("{n} people, with the field {names}"),
            )
            said = messages.counted(one, many, people).replace("{names}", names)
        else:
            one, many = (
                self.tr("{n} person, with the fields {names}"),
                self.tr("{n} people, with the fields {names}"),
            )
            said = messages.counted(one, many, people).replace("{names}", names)
        return f"{said} · {messages.not_taken(left)}" if left else said

    def _on_read(self, text: str, pasted: "Pasted | None") -> None:
        if pasted is None:
            self.other.emit(text)
        elif pasted.unclear:
            self.unclear.emit(text)
        else:
            self.table.emit(text, pasted)
        self._reading.come()

    def _on_not_read(self, text: str, error: Exception) -> None:
        """The mappings that were kept cannot be read, say: the numbers can."""
        self._office.fail(error)
        self.other.emit(text)
        self._reading.come()
