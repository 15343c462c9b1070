"""The contacts as a table, of which it holds a few pages."""

from PySide6.QtCore import QObject

from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.kit.cells import FACE
from ovhsms_gui.gui.kit.chip import ChipFace
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.paging import PagedModel
from ovhsms_gui.gui.titled import Index, Role
from ovhsms_gui.store.people import Contact

NAME, NUMBER, GROUPS, MARK = range(4)
SIGN = "⊘ "  # in its words; the icon says it here


class ContactsModel(PagedModel[Contact]):
    """Name, number, groups, and whether they opted out; the note as a tooltip."""

    def __init__(self, state: ContactsState, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._state = state
        self.titles = (self.tr("Name"), self.tr("Number"), self.tr("Groups"), self.tr("State"))

    def cells(self, row: Contact) -> tuple[str, ...]:
        """As words."""
        name, groups, mark = words.cells(row)
        return name, self._state.written(row.number), groups, mark.removeprefix(SIGN)

    def says(self, index: Index, role: int) -> object:
        """As in every paged table, but for the note; and the icon of what must not be missed."""
        if role == FACE:
            row = self.row(index.row()) if index.column() == MARK else None
            return ChipFace(self.cells(row)[MARK], State.WARNING, Icon.STOP) if row is not None else None
        if role == Role.ToolTipRole and index.isValid():
            row = self.row(index.row())
            if row is not None and row.note:
                return row.note
        return super().says(index, role)
