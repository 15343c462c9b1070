"""The small dialog that asks under which name a text is kept."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.compose.texts import TextsState
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.buttons import Button
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import Heading, Said, under
from ovhsms_gui.store.texts import LONGEST_NAME, SavedText

_PROPOSED = 4  # words of a text that make its first name


class TextNameDialog(Dialog):
    """Saves `text` as it stood when it was opened under a name, or gives `renamed` another one."""

    def __init__(
        self,
        texts: TextsState,
        text: str = "",
        parent: QWidget | None = None,
        *,
        renamed: SavedText | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._text = text
        self._renamed = renamed
        self.setObjectName("textNameDialog")
        self.setWindowTitle(self.tr("Save this text") if renamed is None else self.tr("Rename this text"))
        self.setMinimumWidth(look.text_width("n") * 52)
        self._edit = Field()
        self._edit.setText(renamed.name if renamed else " ".join(text.split()[:_PROPOSED]))
        self._edit.setObjectName("textNameEdit")
        self._edit.setAccessibleName(self.tr("Name of the text"))
        self._edit.setMaxLength(LONGEST_NAME)
        self._edit.selectAll()
        self._note = Said()
        self._note.label.setObjectName("textNameNote")
        buttons = QDialogButtonBox()
        self._save = Button(self.tr("&Save"))
        self._save.setObjectName("saveTextButton")
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("cancelTextButton")

        name = under(self.tr("&Name, by which you will find it again:"), self._edit)
        self.stack(Heading(self.windowTitle()), name, self._note, buttons)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        self._edit.textChanged.connect(self._show)
        self._edit.returnPressed.connect(self._on_enter)
        self.settle(self._save, self._edit)
        self._show()

    @Slot()
    def _on_save(self) -> None:
        if self._renamed is not None:
            self._texts.rename(self._renamed, self._edit.text())
        else:
            self._texts.save(self._edit.text(), self._text)
        self.accept()

    @Slot()
    def _on_enter(self) -> None:
        if self._replaces:  # once more, on the button that says so
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _replaces(self) -> bool:
        return self._renamed is None and self._texts.named(self._edit.text()) is not None

    @Slot()
    def _show(self) -> None:
        name = self._edit.text()
        taken = self._texts.named(name)
        if self._renamed is not None:
            free = self._texts.may_rename(self._renamed, name)
            words = "" if free or taken is None else self.tr("Another text has this name already.")
            label, usable = self.tr("&Rename"), free
        elif taken is not None:
            words = self.tr("A text of this name is there already: this one takes its place.")
            label, usable = self.tr("&Replace"), True
        else:
            words, label, usable = "", self.tr("&Save"), bool(name.strip())
        self._note.say(words, State.WARNING)
        self._save.setText(label)
        self._save.setEnabled(usable)
        self.let_enter(None if self._replaces else self._save)
