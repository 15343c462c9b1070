"""The erase dialog: what is deleted, what remains, and nothing by accident."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.store.people import Contact, Span

_NAMES_SHOWN = 5


class EraseDialog(QDialog):
    """Erases people everywhere, or strikes them out of the contacts only. The default button is Cancel."""

    def __init__(
        self,
        state: ContactsState,
        people: Sequence[Contact],
        spans: Sequence[Span],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._people = tuple(people)
        self._spans = tuple(spans)
        self.setObjectName("eraseDialog")
        self.setWindowTitle(self.tr("Erase?"))
        self.setMinimumWidth(look.text_width("n") * 66)
        names = ", ".join(map(words.called, people[:_NAMES_SHOWN]))
        more = len(people) - _NAMES_SHOWN
        if more > 0:
            names = self.tr("{names} and {people} more").format(names=names, people=messages.people(more))
        title = look.heading(self.tr("Erase {names}?").format(names=names))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        text = QLabel(self._words())
        text.setObjectName("eraseText")
        text.setAccessibleName(self.tr("What is deleted, and what remains"))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        buttons = QDialogButtonBox()
        erase = QPushButton(self.tr("&Erase {people} for good").format(people=messages.people(len(people))))
        erase.setObjectName("eraseNowButton")
        remove = QPushButton(self.tr("&Remove from contacts only"))
        remove.setObjectName("removeContactsButton")
        remove.setEnabled(any(contact.id for contact in people))
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("eraseCancelButton")
        for button in (erase, remove):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
        cancel.setDefault(True)
        column = QVBoxLayout(self)
        look.airy(column, margin=1.2, gap=0.8)
        for widget in (title, text, buttons):
            column.addWidget(widget)
        buttons.rejected.connect(self.reject)
        erase.clicked.connect(self._on_erase)
        remove.clicked.connect(self._on_remove)
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self) -> str:
        return "\n\n".join(
            (
                self.tr(
                    "Deleted: the contact with all its fields and groups, name and number in the outbox and in "
                    "the message being written, and the older copies of the data file."
                ),
                self.tr(
                    "Remains: the proof that something was sent, when, and what became of it, under a code that "
                    "only the number itself leads to; if they opted out, that they did; and the words of the "
                    "messages as you wrote them."
                ),
                self.tr(
                    "Not reached: files that you exported, copies of the data folder, and what OVHcloud keeps. "
                    "There is no way back."
                ),
            )
        )

    @Slot()
    def _on_erase(self) -> None:
        self._state.erase(self._people)
        self.accept()

    @Slot()
    def _on_remove(self) -> None:
        self._state.remove(self._spans)
        self.accept()
