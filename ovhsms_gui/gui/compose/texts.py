"""The texts that were saved to be used again. Decides; draws nothing."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ovhsms_gui.store.texts import SavedText, tidy
from ovhsms_gui.work import texts
from ovhsms_gui.work.office import Office


class TextsState(QObject):
    """Owns the list. Names that differ in case alone are the same name."""

    changed = Signal()
    saved = Signal(str)  # under this name

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write = office.write
        self.rows: tuple[SavedText, ...] = ()

    def read(self) -> None:
        """Read them for the first time."""
        self._write.ask(texts.read, self._take)

    def named(self, name: str) -> SavedText | None:
        """The text that has this name already."""
        wanted = tidy(name).casefold()
        return next((saved for saved in self.rows if saved.name.casefold() == wanted), None)

    def save(self, name: str, text: str) -> None:
        """Keep a text under a name, in place of the one that had it."""
        taken = self.named(name)
        if tidy(name):
            if taken is not None and taken.name != tidy(name):
                self._write.ask(partial(texts.rename, old=taken.name, new=tidy(name)), self._take)
            self._write.ask(
                partial(texts.keep, name=tidy(name), text=text), partial(self._on_kept, tidy(name))
            )

    def may_rename(self, saved: SavedText, name: str) -> bool:
        """A name that no other text has."""
        return bool(tidy(name)) and self.named(name) in {None, saved}

    def rename(self, saved: SavedText, name: str) -> None:
        """Give it another name."""
        if self.may_rename(saved, name):
            self._write.ask(partial(texts.rename, old=saved.name, new=tidy(name)), self._take)

    def remove(self, saved: SavedText) -> None:
        """Forget it."""
        self._write.ask(partial(texts.remove, name=saved.name), self._take)

    def _on_kept(self, name: str, rows: tuple[SavedText, ...]) -> None:
        self._take(rows)
        self.saved.emit(name)

    def _take(self, rows: tuple[SavedText, ...]) -> None:
        self.rows = rows
        self.changed.emit()
