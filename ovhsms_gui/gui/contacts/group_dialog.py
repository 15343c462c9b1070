"""The dialogs about groups: put people into one or take them out, and call one otherwise."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QWidget

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.buttons import Button, quiet
from ovhsms_gui.gui.kit.dropdown import Dropdown
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.sheet import Heading, Said, under
from ovhsms_gui.work.people import Chosen, Deed

_OWN = frozenset({Deed.PUT_IN, Deed.TAKEN_OUT, Deed.GROUP_RENAMED})


class _Dialog(Dialog):
    """A sentence, a field, what is wrong, buttons. Closes when it is done."""

    def __init__(self, state: ContactsState, object_name: str, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._state = state
        self.setObjectName(object_name)
        self.setWindowTitle(title)
        self.setMinimumWidth(look.text_width("n") * 46)
        self._result = Said(room=False)
        self._save = Button()
        self._save.setObjectName("saveGroupButton")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._on_save)
        self._buttons.rejected.connect(self.reject)
        state.kept.connect(self._on_kept)
        state.refused.connect(self._result.say)

    @Slot(object)
    def _on_kept(self, deed: object) -> None:
        if deed in _OWN:  # and not the answer to what was asked for before this dialog opened
            self.accept()

    def _lay_out(self, label: str, field: QWidget) -> None:
        field.setAccessibleName(label.replace("&", ""))
        self.stack(Heading(self.windowTitle()), under(label, field), self._result, self._buttons)
        self.settle(self._save, field)

    @Slot()
    def _on_save(self) -> None:
        raise NotImplementedError


class GroupDialog(_Dialog):
    """Puts the chosen people into a group that there is, or into a new one."""

    def __init__(
        self, state: ContactsState, chosen: Chosen | None, people: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(state, "groupDialog", messages.translate("GroupDialog", "Group"), parent)
        self._chosen = chosen
        self._box = Dropdown()
        self._box.setObjectName("groupBox")
        self._box.setEditable(True)
        if (line := self._box.lineEdit()) is not None:
            line.setMaxLength(200)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.addItems([group.name for group in state.groups])
        self._box.setCurrentText("")
        edit = self._box.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("Choose a group, or type a new one"))
        edit.setAccessibleName(self.tr("Name of the group"))
        self._save.setText(self.tr("&Put in"))
        group = state.group_of(chosen.view) if chosen else None
        if group is not None:
            out = quiet(self.tr("&Take out of “{name}”").format(name=group.name))
            out.setObjectName("takeOutButton")
            out.clicked.connect(self._on_out)
            self._buttons.addButton(out, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out(self.tr("Put {people} into the &group").format(people=people), self._box)

    @Slot()
    def _on_save(self) -> None:
        self._state.put_in_group(self._chosen, self._box.currentText())

    @Slot()
    def _on_out(self) -> None:
        self._state.take_out(self._chosen)


class RenameDialog(_Dialog):
    """Calls the group that is looked at otherwise."""

    def __init__(self, state: ContactsState, parent: QWidget | None = None) -> None:
        super().__init__(
            state, "renameGroupDialog", messages.translate("RenameDialog", "Rename the group"), parent
        )
        self._group = state.group
        self._edit = Field()
        self._edit.setText(self._group.name if self._group else "")
        self._edit.setMaxLength(max(200, len(self._edit.text())))
        self._edit.setObjectName("groupNameEdit")
        self._edit.selectAll()
        self._save.setText(self.tr("&Rename"))
        self._lay_out(self.tr("&Name of the group"), self._edit)

    @Slot()
    def _on_save(self) -> None:
        if self._group is not None:
            self._state.rename_group(self._group.id, self._edit.text())
