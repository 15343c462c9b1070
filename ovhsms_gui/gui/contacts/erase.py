"""The erase dialog: what is deleted, what remains, and nothing by accident."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ovhsms_gui.gui import messages
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.store.people import Contact
from ovhsms_gui.work.people import Chosen

_NAMES_SHOWN = 5


class EraseDialog(ChoiceDialog):
    """Erases people everywhere, or strikes them out of the contacts only. Enter is Cancel."""

    def __init__(
        self,
        state: ContactsState,
        people: Sequence[Contact],
        chosen: Chosen | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("erase", self.tr("Erase?"), parent, width=66)
        self._state = state
        self._people = tuple(people)
        self._chosen = chosen
        names = ", ".join(map(words.called, people[:_NAMES_SHOWN]))
        more = len(people) - _NAMES_SHOWN
        if more > 0:
            names = self.tr("{names} and {people} more").format(names=names, people=messages.people(more))
        erase = self.choice(
            self.tr("&Erase {people} for good").format(people=messages.people(len(people))),
            "eraseNowButton",
            icon=Icon.TRASH,
        )
        remove = self.choice(self.tr("&Remove from contacts only"), "removeContactsButton", None)
        remove.setEnabled(any(contact.id for contact in people))
        erase.clicked.connect(self._on_erase)
        remove.clicked.connect(self._on_remove)
        self.ask(
            self.tr("Erase {names}?").format(names=names),
            self._words(),
            facts_name=self.tr("What is deleted, and what remains"),
        )

    def _words(self) -> str:
        return "\n\n".join(
            (
                self.tr(
                    "Deleted: the contact with all its fields and groups, their replies, name and number in the outbox "
                    "and in the message being written, and the older copies of the data file."
                ),
                self.tr(
                    "Remains: the proof that something was sent, when, and what became of it, under a code that "
                    "only the number itself leads to; if they opted out, that they did; and the words of the "
                    "messages as you wrote them."
                ),
                self.tr(
                    "Not reached: what names and notes of other people say of them (you are told in whose the number "
                    "stands), files that you exported, copies of the data folder, and what OVHcloud keeps. There is no "
                    "way back."
                ),
            )
        )

    @Slot()
    def _on_erase(self) -> None:
        self._state.erase(self._people)

    @Slot()
    def _on_remove(self) -> None:
        self._state.remove(self._chosen)
