"""What is pasted into the box of numbers: a table with the names of its columns is read like a file."""

from dataclasses import dataclass
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


@dataclass(slots=True, eq=False)
class _Asked:
    text: str
    question: Question | None = None


class Pasting(QObject):
    """Has tables read where nothing waits for it; until then `reading` expects them. Decides; draws nothing."""

    table = Signal(str, object)  # the text, and work.imports.Pasted: its people are wanted
    unclear = Signal(str)  # this is a table, and which of it is wanted is not
    other = Signal(str)  # this is none

    def __init__(self, office: Office, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._reading = reading
        self._asked: list[_Asked] = []  # and not answered yet

    def take(self, text: str, region: str) -> bool:
        """One of the signals follows; False if it came already."""
        from ovhsms_gui.files import copied  # noqa: PLC0415 - no window begins with that
        from ovhsms_gui.work import imports  # noqa: PLC0415

        if not copied.may_have_titles(text, region):
            self.other.emit(text)
            return False
        self._reading.expect()
        read = partial(imports.read_pasted, text=text, name=self.name, region=region)
        asked = _Asked(text)
        self._asked.append(asked)
        answered, not_read = partial(self._on_read, asked), partial(self._on_not_read, asked)
        asked.question = self._office.files.ask(read, answered, otherwise=not_read)
        return True

    def drop(self) -> tuple[str, ...]:
        """What is still being read is not wanted any more; what that was."""
        dropped, self._asked = self._asked, []
        for asked in dropped:
            if asked.question is not None:
                asked.question.drop()
        return tuple(asked.text for asked in dropped)

    @property
    def name(self) -> str:
        """What stands for the name of a file."""
        return self.tr("your pasted table")

    def said(self, pasted: "Pasted") -> str:
        """What was taken of it, as a sentence."""
        people, left = pasted.imported.numbers, len(pasted.imported.untaken)
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

    def _on_read(self, asked: _Asked, pasted: "Pasted | None") -> None:
        self._asked.remove(asked)
        if pasted is None:
            self.other.emit(asked.text)
        elif pasted.unclear:
            self.unclear.emit(asked.text)
        else:
            self.table.emit(asked.text, pasted)
        self._reading.come()

    def _on_not_read(self, asked: _Asked, error: Exception) -> None:
        """The mappings that were kept cannot be read, say: the numbers can."""
        self._asked.remove(asked)
        self._office.fail(error)
        self.other.emit(asked.text)
        self._reading.come()
