"""The dialog in which a contact is added or changed."""

from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QPlainTextEdit, QWidget

from ovhsms_gui.core.fields import field_of
from ovhsms_gui.core.findings import short
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.buttons import Button
from ovhsms_gui.gui.kit.dropdown import meant_for_a_button
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.label import muted
from ovhsms_gui.gui.kit.measures import airy
from ovhsms_gui.gui.kit.sheet import Heading, Said, Scrolled, named
from ovhsms_gui.gui.pasted import beginning
from ovhsms_gui.store.people import Contact
from ovhsms_gui.work.people import Deed

# Fields that would be taken for something else of the contact, in the window and in files.
_OWN_BOXES = frozenset({"number", "name", "first_name", "last_name", "note", "groups"})


_LONGEST_LINE, _LONGEST_TEXT = 200, 5000  # characters


class TextEdit(QPlainTextEdit):
    """Takes as much of a paste as it has room for, and says so: a large one would freeze the window."""

    shortened = Signal(object)  # int: characters it takes at most

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type what is meant to be typed."""
        if meant_for_a_button(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop, as plain text."""
        chosen = len(self.textCursor().selectedText())
        room = max(0, _LONGEST_TEXT - self.document().characterCount() + 1 + chosen)
        text = beginning(source, room + 1)
        self.insertPlainText(text[:room])
        if len(text) > room:
            self.shortened.emit(_LONGEST_TEXT)


class ContactDialog(Dialog):
    """Stays open until the contact is kept: what is wrong is said beside it."""

    kept = Signal(str)  # their number in E.164

    def __init__(
        self, state: ContactsState, contact: Contact | None = None, parent: QWidget | None = None
    ) -> None:
        """`contact`: who is changed; without an id somebody new, of whom that much is known."""
        super().__init__(parent)
        self._state = state
        self._contact = contact
        new = contact is None or not contact.id
        self.setObjectName("contactDialog")
        self.setWindowTitle(self.tr("Add a contact") if new else self.tr("Change contact"))
        self._number = self._line("contactNumberEdit")
        self._name = self._line("contactNameEdit")
        self._first = self._line("contactFirstNameEdit")
        self._last = self._line("contactLastNameEdit")
        self._note = self._text("contactNoteEdit", 3)
        self._fields = self._text("contactFieldsEdit", 4)
        self._result = Said()
        self._result.label.setObjectName("contactResultLabel")
        self._lay_out()
        if contact is not None:
            self._fill(contact)
        self._number.textChanged.connect(self._on_number)
        state.kept.connect(self._on_kept)
        state.refused.connect(self._on_refused)
        self.settle(self._save, self._first if new and self._number.text() else self._number)
        self.guard(self._typed_so_far, self._say)

    def _line(self, object_name: str) -> Field:
        edit = Field()
        edit.setObjectName(object_name)
        edit.setMinimumWidth(look.text_width("n") * 24)
        edit.setMaxLength(_LONGEST_LINE)
        return edit

    def _text(self, object_name: str, lines: int) -> QPlainTextEdit:
        edit = TextEdit()
        edit.shortened.connect(self._on_cut)
        edit.setObjectName(object_name)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(look.line_height() * (lines + 1))
        return edit

    def _lay_out(self) -> None:
        fields = QWidget()
        form = QFormLayout(fields)
        airy(form)
        form.setHorizontalSpacing(look.line_height())
        look.hint(self._name, self.tr("First and last name, if left empty"))
        self._fields.setPlaceholderText(self.tr("city: Lyon"))
        for title, edit in (
            (self.tr("N&umber"), self._number),
            (self.tr("&First name"), self._first),
            (self.tr("&Last name"), self._last),
            (self.tr("&Shown as"), self._name),
            (self.tr("N&ote"), self._note),
            (self.tr("Other fi&elds"), self._fields),
        ):
            named(form, title, edit)
            edit.setAccessibleName(title.replace("&", ""))
        hint = muted(
            self.tr("One field a line, as name: text. “Insert a field” puts it into a message."), wrap=True
        )
        self._fields.setAccessibleDescription(hint.text())
        form.addRow("", hint)
        buttons = QDialogButtonBox()
        self._save = Button(self.tr("S&ave"))
        self._save.setObjectName("saveContactButton")
        self._save.setAccessibleName(self.tr("Save this contact"))
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setObjectName("contactCancelButton")
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.drop)
        scrolled = Scrolled(fields, self.windowTitle())
        self.setMinimumWidth(look.text_width("n") * 52)
        self.stack(Heading(self.windowTitle()), scrolled, self._result, buttons, grows=scrolled)

    def _fill(self, contact: Contact) -> None:
        made = f"{contact.first_name} {contact.last_name}".strip()
        for edit, text in (
            (self._number, self._state.written(contact.number)),
            (self._name, "" if contact.name == made else contact.name),
            (self._first, contact.first_name),
            (self._last, contact.last_name),
        ):
            edit.setMaxLength(
                max(_LONGEST_LINE, len(text))
            )  # of a file it may be longer: it is not cut unseen
            edit.setText(text)
        self._note.setPlainText(contact.note)
        self._fields.setPlainText("\n".join(f"{name}: {text}" for name, text in contact.fields))

    def _typed_so_far(self) -> tuple[str, ...]:
        lines = (self._number, self._name, self._first, self._last)
        return (*(edit.text() for edit in lines), *(e.toPlainText() for e in (self._note, self._fields)))

    @Slot()
    def _on_number(self) -> None:
        text = self._number.text()
        self._say(" ".join(messages.verdict(self._state.number(text))) if text.strip() else "")

    @Slot(object)
    def _on_cut(self, most: object) -> None:
        sentence = self.tr("⚠ The text was too long: only its first {n} characters are here.")
        self._say(sentence.format(n=messages.figure(most)))  # type: ignore[arg-type]

    @Slot()
    def _on_save(self) -> None:
        number = self._state.number(self._number.text())
        if number.e164 is None:
            self._say(
                self.tr("✗ {words}: a contact needs a number that can receive an SMS.").format(
                    words=messages.verdict(number)[1].capitalize()
                )
            )
            self._number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        fields, trouble = self._read_fields()
        if trouble:
            self._say(trouble)
            self._fields.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._save.setEnabled(False)  # a double click is one click
        self.hold()
        self._state.keep(
            replace(
                self._contact or Contact(number),
                number=number,
                name=self._name.text().strip(),
                first_name=self._first.text().strip(),
                last_name=self._last.text().strip(),
                note=self._note.toPlainText().strip(),
                fields=fields,
            )
        )

    def _say(self, sentence: str) -> None:
        """Beside what it is about."""
        self._result.say(sentence)

    def _read_fields(self) -> tuple[tuple[tuple[str, str], ...], str]:
        """The other fields, and what is wrong with the first line that would be lost."""
        fields: dict[str, tuple[str, str]] = {}
        before = {name for name, _ in self._contact.fields} if self._contact else set()
        for line in filter(str.strip, self._fields.toPlainText().splitlines()):
            name, _, text = (part.strip() for part in line.partition(":"))
            wanted = key(name) or name
            if not (name and text):
                return (), self.tr("✗ “{line}” is no field: write it as name: text.").format(line=short(line))
            if field_of(wanted) in _OWN_BOXES and name not in before:
                return (), self.tr("✗ “{name}” has a box of its own: call the field otherwise.").format(
                    name=name
                )
            if wanted in fields:
                return (), self.tr("✗ “{name}” stands there twice: put both in one line.").format(name=name)
            fields[wanted] = name, text
        return tuple(fields.values()), ""

    @Slot(object)
    def _on_kept(self, deed: object) -> None:
        # What was asked for before this dialog opened may be answered only now.
        if deed in {Deed.ADDED, Deed.EDITED, Deed.EDITED_OUT} and not self._save.isEnabled():
            self.kept.emit(self._state.number(self._number.text()).e164 or "")
            self.accept()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._save.setEnabled(True)
        self.hold(held=False)
        self._say(sentence)
