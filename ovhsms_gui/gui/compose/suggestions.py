"""Which contacts or earlier receivers are meant by what is being typed: asked of the lane, never twice at a time."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.store.people import Contact
from ovhsms_gui.work import lookup
from ovhsms_gui.work.asking import Question
from ovhsms_gui.work.events import PeopleChanged
from ovhsms_gui.work.office import Office

_MOST = 6
_LONGEST = 60  # characters: no name is so long
_LETTERS, _DIGITS = 2, 3  # fewer fit nearly everybody


class Suggestions(QObject):
    """Answers to the words that were sought last; what was sought before them is not told."""

    found = Signal(object)  # tuple of Contact; empty where nobody is meant

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._wanted = ""
        self._question: Question | None = None
        office.happened.connect(self._on_news)

    def seek(self, words: str) -> None:
        """Look for whom these words may mean; `found` follows."""
        self._wanted = words.strip() if _worth_it(words) else ""
        if not self._wanted:
            self.stop()
        elif self._question is None:
            self._ask()

    def stop(self) -> None:
        """Nobody is sought any more."""
        self._wanted = ""
        if self._question is not None:
            self._question.drop()
            self._question = None
        self.found.emit(())

    def _ask(self) -> None:
        work = partial(lookup.meant, words=self._wanted, limit=_MOST)
        self._question = self._office.read.ask(
            work, partial(self._on_found, self._wanted), otherwise=self._on_failed
        )

    def _on_found(self, words: str, people: tuple[Contact, ...]) -> None:
        self._question = None
        if words == self._wanted:
            self.found.emit(people)
        else:  # it was typed on meanwhile
            self._ask()

    def _on_failed(self, error: Exception) -> None:
        """What is typed can be added without."""
        self._question = None
        self.stop()
        self._office.fail(error)

    @Slot(object)
    def _on_news(self, event: object) -> None:
        if not (isinstance(event, PeopleChanged) and self._wanted):
            return
        wanted = self._wanted
        if event.erased:  # not to be seen a moment longer
            self.stop()
        elif self._question is not None:  # its answer may be of before
            self._question.drop()
            self._question = None
        self.seek(wanted)


def _worth_it(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return len(words) <= _LONGEST and (letters >= _LETTERS or sum(map(str.isdigit, words)) >= _DIGITS)
