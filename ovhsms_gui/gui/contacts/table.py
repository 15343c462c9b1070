"""The table of contacts: who is shown, who is chosen, and still chosen when the list moves."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.contacts.models import GROUPS, NAME, SIGN, ContactsModel
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.tables import StateDelegate, choose_as, fit, in_card
from ovhsms_gui.store.people import Contact, Span
from ovhsms_gui.work.people import PeoplePage

_MOST_KEPT = 200  # chosen people who are chosen again after a change


class ContactsTable(QWidget):
    """Shows the pages that ContactsState reads, or what to do when there is nobody."""

    chosen_changed = Signal()

    def __init__(self, state: ContactsState, first: QPushButton, parent: QWidget | None = None) -> None:
        """`first`: what adds the first contact; it stands where there is none."""
        super().__init__(parent)
        self._state = state
        self._first = first
        self._fresh = True  # what comes next is another list
        self._version = -1
        self._again: set[str] = set()  # numbers that were chosen before the list was read anew
        self._kept = ""  # the number with which the keyboard is to come here once it is read
        self._choosing = False  # what is chosen now is chosen here, not by the operator
        self._model = ContactsModel(state, self)
        self.view = look.quiet_table("contactsView", self.tr("Contacts"), self._model)
        in_card(self.view)
        self.view.setItemDelegate(StateDelegate(self.view, muted=(GROUPS,)))
        number = look.text_width("+33 6 39 98 00 12") + px(1.25)
        mark = look.text_width(words.opted_out().removeprefix(SIGN)) + px(2.5)
        fit(self.view, (px(11), number, px(11), mark), (px(6), number, px(2), mark), grows=NAME)
        self._empty = EmptyState(Icon.CONTACTS, "", "", first)
        self._empty.title.setObjectName("contactsEmptyTitle")
        self._empty.sentence.setObjectName("contactsEmptyLabel")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        self.view.selectionModel().selectionChanged.connect(self._on_chosen)
        self._model.wanted.connect(state.read_page)
        state.view_changed.connect(self._on_view)
        state.page_read.connect(self._on_page)
        state.groups_changed.connect(self._show)
        self._show()

    @property
    def count(self) -> int:
        """How many people are shown."""
        return self._model.rowCount()

    @property
    def spans(self) -> list[Span]:
        """The places of the chosen."""
        parts = self.view.selectionModel().selection().toList()
        return sorted((Span(part.top(), part.bottom()) for part in parts), key=lambda span: span.first)

    @property
    def chosen(self) -> int:
        """How many are chosen."""
        return sum(span.last - span.first + 1 for span in self.spans)

    @property
    def people(self) -> list[Contact]:
        """The chosen, as long as they are few and at hand; else nobody."""
        if self.chosen > _MOST_KEPT:
            return []
        rows = [self._model.row(n) for span in self.spans for n in range(span.first, span.last + 1)]
        found = [row for row in rows if row is not None]
        return found if len(found) == len(rows) else []

    def go(self) -> None:
        """Put the keyboard here, on the first if nobody is chosen."""
        if self.count and not self.chosen:  # a row may have the caret and not be chosen
            self.view.selectRow(max(0, self.view.currentIndex().row()))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def stay(self) -> None:
        """Put the keyboard here, and nothing moves by it."""
        bar = self.view.verticalScrollBar()
        place = bar.value()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        bar.setValue(place)

    def go_on_from(self, other: "ContactsTable") -> None:
        """Choose whom another table of the same people has chosen."""
        self._fresh, self._version = False, other._version  # noqa: SLF001
        self._again = {contact.e164 for contact in other.people} | other._again  # noqa: SLF001
        self._choosing = True
        self._model.show(other.count)
        choose_as(self.view, other.view)
        self._choosing = False
        self._show()

    @Slot(str)
    def follow(self, e164: str) -> None:
        """Whoever has this number was kept just now: choose them, and put the keyboard there, once they are read."""
        self.view.clearSelection()
        self._again = {e164}
        self._kept = e164

    @Slot()
    def forget(self) -> None:
        """The operator turned to something else: nobody is chosen of itself any more, and the keyboard stays."""
        self._again.clear()
        self._kept = ""

    @Slot()
    def _on_chosen(self) -> None:
        if not self._choosing:
            self.forget()  # a deed is done to those whom the operator chose, whoever is read later
        self.chosen_changed.emit()

    @Slot()
    def _on_view(self) -> None:
        self._fresh = True
        self.forget()

    @Slot(object)
    def _on_page(self, read: object) -> None:
        assert isinstance(read, PeoplePage)
        same = read.version == self._version and read.count == self.count
        if self._fresh or not same:
            # Places mean other people now: nobody stays chosen by place, the same people do by number.
            if not self._fresh:
                self._again |= {contact.e164 for contact in self.people}
            bar = self.view.verticalScrollBar()
            place, row = (0, -1) if self._fresh else (bar.value(), self.view.currentIndex().row())
            self._fresh, self._version = False, read.version
            self._model.show(read.count)
            self._show()
            self._mark(row)
            bar.setValue(place)
        self._model.take(read.offset, read.rows)
        self._choosing = True
        self._choose_again(read)
        self._choosing = False
        self.chosen_changed.emit()

    def _choose_again(self, read: PeoplePage) -> None:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, contact in enumerate(read.rows, read.offset):
            if contact.e164 in self._again:
                self._again.discard(contact.e164)
                self.view.selectionModel().select(self._model.index(place, NAME), flags)
            if contact.e164 == self._kept:
                self.view.setCurrentIndex(self._model.index(place, NAME))
        kept, self._kept = self._kept, ""
        if kept and self.count:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, row: int) -> None:
        """Rows that are read anew have no current one, by which the keyboard shows. Nobody is chosen by it."""
        if row < 0 and self.window().focusWidget() is self.view:
            row = 0
        if row >= 0 and self.count:
            current = self._model.index(min(row, self.count - 1), NAME)
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.view.selectionModel().setCurrentIndex(current, flags)

    @Slot()
    def _show(self) -> None:
        title, sentence = words.nobody(self._state.view, self._state.everybody)
        self._empty.title.setText(title)
        self._empty.sentence.setText(sentence)
        view = self._state.view
        self._first.setVisible(not (self._state.everybody or view.words or view.opted_out))
        self._stack.setCurrentIndex(1 if self.count else 0)
