"""The texts that were saved to be used again. Decides; draws nothing."""

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.store.texts import SavedText, tidy
from ovhsms_gui.work import events
from ovhsms_gui.work.office import Office


class TextsState(QObject):
    """Owns the list. Names that differ in case alone are the same name."""

    changed = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.rows: tuple[SavedText, ...] = ()
        office.happened.connect(self._on_event)

    def named(self, name: str) -> SavedText | None:
        """The text that has this name already."""
        wanted = tidy(name).casefold()
        return next((saved for saved in self.rows if saved.name.casefold() == wanted), None)

    def save(self, name: str, text: str) -> None:
        """Keep a text under a name, in place of the one that had it."""
        taken = self.named(name)
        if tidy(name):
            if taken is not None and taken.name != tidy(name):
                self._office.rename_text(taken.name, tidy(name))
            self._office.keep_text(tidy(name), text)

    def may_rename(self, saved: SavedText, name: str) -> bool:
        """A name that no other text has."""
        return bool(tidy(name)) and self.named(name) in {None, saved}

    def rename(self, saved: SavedText, name: str) -> None:
        """Give it another name."""
        if self.may_rename(saved, name):
            self._office.rename_text(saved.name, tidy(name))

    def remove(self, saved: SavedText) -> None:
        """Forget it."""
        self._office.drop_text(saved.name)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        if isinstance(event, events.TextsRead):
            self.rows = event.texts
            self.changed.emit()
