"""The groups at the side: all contacts, each group, who opted out, with how many there are."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.contacts.group_dialog import RenameDialog
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.dialog import pop_up

_ALL, _OPTED_OUT = 0, -1
_ROLE = Qt.ItemDataRole.UserRole


class GroupsSide(QWidget):
    """Shows the groups of ContactsState; the chosen one is looked at."""

    def __init__(self, state: ContactsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.list = QListWidget()
        self.list.setObjectName("groupList")
        self.list.setAccessibleName(self.tr("Groups"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._rename = look.button(self.tr("Re&name…"), "renameGroupButton", self.tr("Rename this group"))
        self._remove = look.button(
            self.tr("Remo&ve…"), "removeGroupButton", self.tr("Remove this group, not its people")
        )
        buttons = QHBoxLayout()
        look.airy(buttons)
        buttons.addWidget(self._rename)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        look.airy(column)
        column.addWidget(look.heading(self.tr("Contacts")))
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.setFixedWidth(look.text_width("n") * 25)
        self.list.currentItemChanged.connect(self._on_current)
        self._rename.clicked.connect(self._on_rename)
        self._remove.clicked.connect(self._on_remove)
        state.groups_changed.connect(self._show)
        state.view_changed.connect(self._show)
        self._show()

    @Slot()
    def _on_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            key = item.data(_ROLE)
            self._state.look_at(group=key if key > 0 else None, opted_out=key == _OPTED_OUT)

    @Slot()
    def _on_rename(self) -> None:
        pop_up(RenameDialog(self._state, self.window()))

    @Slot()
    def _on_remove(self) -> None:
        group = self._state.group
        if group is None:
            return
        box = ChoiceDialog("removeGroup", self.tr("Remove the group?"), self.window())
        remove = box.choice(self.tr("Remove"), "removeGroupNowButton")
        remove.clicked.connect(self._state.remove_group)
        box.ask(
            self.tr("Remove the group “{name}”?").format(name=group.name),
            self.tr("Its people stay in the contacts."),
        )
        pop_up(box)

    @Slot()
    def _show(self) -> None:
        state = self._state
        rows = [(_ALL, self.tr("All"), state.everybody)]
        rows += [(group.id, group.name, group.people) for group in state.groups]
        rows.append((_OPTED_OUT, self.tr("⊘ Opted out"), state.opted_out))
        wanted = _OPTED_OUT if state.view.opted_out else state.view.group or _ALL
        self.list.blockSignals(True)
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        for place, (key, name, count) in enumerate(rows):
            if place == self.list.count():
                self.list.addItem(QListWidgetItem())
            item = self.list.item(place)
            item.setSizeHint(QSize(0, round(look.line_height() * 1.7)))
            item.setText(self.tr("{name}  {n}").format(name=name, n=messages.figure(count)))
            item.setData(_ROLE, key)
            item.setToolTip(look.tip(name))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {messages.people(count)}")
            if key == wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._rename.setVisible(state.group is not None)
        self._remove.setVisible(state.group is not None)
