"""The contacts as a table, of which it holds a few pages."""

from PySide6.QtCore import QObject

from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.paging import PagedModel
from ovhsms_gui.gui.titled import Index, Role
from ovhsms_gui.store.people import Contact

NAME, NUMBER, GROUPS, MARK = range(4)


class ContactsModel(PagedModel[Contact]):
    """Name, number, groups, and whether they opted out; the note as a tooltip."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.titles = (self.tr("Name"), self.tr("Number"), self.tr("Groups"), self.tr("State"))

    def cells(self, row: Contact) -> tuple[str, ...]:
        """As words, with a sign before what must not be missed."""
        return words.cells(row)

    def spoken(self, row: Contact, column: int) -> str:
        """The mark without its sign."""
        return words.cells(row)[column].removeprefix("⊘ ")

    def says(self, index: Index, role: int) -> object:
        """As in every paged table, but for the note."""
        if role == Role.ToolTipRole and index.isValid():
            row = self.row(index.row())
            if row is not None and row.note:
                return row.note
        return super().says(index, role)
