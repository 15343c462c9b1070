"""The groups at the side: all contacts, each group, who opted out, with how many there are."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.contacts.group_dialog import RenameDialog
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.contacts.stop_dialogs import StopListDialog
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit import entries
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.deeds import flat_deed
from ovhsms_gui.gui.kit.flow import FlowBox
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.layouts import add, lay
from ovhsms_gui.gui.kit.measures import HAIRLINE, px

_ALL, _OPTED_OUT = 0, -1
_ROLE = Qt.ItemDataRole.UserRole
_SIGN = "⊘ "  # in its words; the icon says it here
_WIDE, _NARROW, _FOOT_MARGIN = 14.0, 11.0, 0.375  # line heights


class GroupsSide(Card):
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
        self.list.setItemDelegate(entries.EntryDelegate(self.list))
        self.list.setMouseTracking(True)
        self._rename = flat_deed(
            self.tr("Re&name…"), "renameGroupButton", self.tr("Rename this group"), Icon.WRITE
        )
        self._remove = flat_deed(
            self.tr("Remo&ve…"), "removeGroupButton", self.tr("Remove this group, not its people"), Icon.TRASH
        )
        self._stops = flat_deed(
            self.tr("Answered &STOP…"),
            "stopListButton",
            self.tr("Show who answered STOP, as OVHcloud lists them"),
            Icon.STOP,
        )
        above = lay(QVBoxLayout(), self.list, margin=0.5)
        under = lay(QVBoxLayout(), FlowBox(self._rename, self._remove, gap=0.25), margin=_FOOT_MARGIN)
        self._foot = QWidget()
        lay(QVBoxLayout(self._foot), Hairline(), under, gap=0)
        last = lay(QVBoxLayout(), FlowBox(self._stops, gap=0.25), margin=_FOOT_MARGIN)
        add(self.column, above, self._foot, Hairline(), last, grows=above)
        self.set_narrow(narrow=False)
        self.list.currentItemChanged.connect(self._on_current)
        self._asked = 0  # the id of the group whose removal is asked about
        self._rename.clicked.connect(self._on_rename)
        self._remove.clicked.connect(self._on_remove)
        self._stops.clicked.connect(self._on_stops)
        state.groups_changed.connect(self._show)
        state.view_changed.connect(self._show)
        self._show()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave more room to the table, as far as the button below stays whole."""
        least = self._stops.sizeHint().width() + 2 * (px(_FOOT_MARGIN) + HAIRLINE)
        self.setFixedWidth(max(px(_NARROW if narrow else _WIDE), least))

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
        self._asked = group.id
        remove.clicked.connect(self._remove_now)
        box.ask(
            self.tr("Remove the group “{name}”?").format(name=group.name),
            self.tr("Its people stay in the contacts."),
        )
        pop_up(box)

    @Slot()
    def _remove_now(self) -> None:
        self._state.remove_group(self._asked)

    @Slot()
    def _on_stops(self) -> None:
        pop_up(StopListDialog(self._state.stops, self.window()))

    @Slot()
    def _show(self) -> None:
        state = self._state
        rows = [(_ALL, self.tr("All"), state.everybody, Icon.CONTACTS)]
        rows += [(group.id, group.name, group.people, Icon.GROUP) for group in state.groups]
        rows.append((_OPTED_OUT, self.tr("⊘ Opted out"), state.opted_out, Icon.STOP))
        wanted = _OPTED_OUT if state.view.opted_out else state.view.group or _ALL
        self.list.blockSignals(True)
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        for place, (key, name, count, icon) in enumerate(rows):
            if place == self.list.count():
                self.list.addItem(QListWidgetItem())
            item = self.list.item(place)
            item.setText(self.tr("{name}  {n}").format(name=name, n=messages.figure(count)))
            item.setData(_ROLE, key)
            item.setData(entries.NAME, name.removeprefix(_SIGN))
            item.setData(entries.COUNT, messages.figure(count))
            item.setData(entries.ICON_OF, icon.value)
            item.setToolTip(look.tip(name))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {messages.people(count)}")
            if key == wanted:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._rename.setVisible(state.group is not None)
        self._remove.setVisible(state.group is not None)
        self._foot.setVisible(state.group is not None)
