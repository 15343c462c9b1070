"""The menu of saved texts: take one, save the one that stands here, rename and delete."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.buttons import Tool, give_menu, show_icon
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.store.texts import SavedText

_TIP = 300  # characters of a text in its tooltip


class TextsBox(Tool):
    """Shows the saved texts of ComposeState; whoever writes listens to `picked`."""

    picked = Signal(object)  # SavedText

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._texts = state.texts
        self._asked: SavedText | None = None  # whether it is to be deleted
        self.setObjectName("textsBox")
        self.setText(self.tr("Te&xts"))
        self.setAccessibleName(self.tr("Saved texts"))
        self.setToolTip(self.tr("Texts you use again and again"))
        look.menu_button(self)
        show_icon(self, Icon.TEXTS)
        self._menu = QMenu(self)
        self._menu.setObjectName("textsMenu")
        self._menu.setAccessibleName(self.tr("Saved texts"))
        self._menu.setToolTipsVisible(True)
        give_menu(self, self._menu)
        self._rename = QMenu(self.tr("&Rename"), self)
        self._rename.setObjectName("renameTextMenu")
        self._delete = QMenu(self.tr("&Delete"), self)
        self._delete.setObjectName("deleteTextMenu")
        self._save = QAction(self.tr("&Save this text…"), self)
        self._save.setObjectName("saveTextAction")
        self._save.triggered.connect(self._on_save)
        self._menu.triggered.connect(self._on_picked)
        self._rename.triggered.connect(self._on_rename)
        self._delete.triggered.connect(self._on_delete)
        self._menu.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        for menu in (self._menu, self._rename, self._delete):
            menu.clear()
        for saved in self._texts.rows:
            name = saved.name.replace("&", "&&")
            taken = self._menu.addAction(name)
            taken.setToolTip(look.tip(saved.text[:_TIP]))
            for action in (taken, self._rename.addAction(name + "…"), self._delete.addAction(name + "…")):
                action.setData(saved.name)
        if not self._texts.rows:
            self._menu.addAction(self.tr("No text was saved yet")).setEnabled(False)
        self._menu.addSeparator()
        self._save.setEnabled(bool(self._state.draft.text.strip()))
        self._menu.addAction(self._save)
        for menu in (self._rename, self._delete):
            menu.setEnabled(bool(self._texts.rows))
            self._menu.addMenu(menu)

    def _saved(self, action: QAction) -> SavedText | None:
        name = action.data()
        return next((saved for saved in self._texts.rows if saved.name == name), None)

    @Slot(QAction)
    def _on_picked(self, action: QAction) -> None:
        # A submenu's choices come by here too.
        if action.parent() is self._menu and (saved := self._saved(action)) is not None:
            self.picked.emit(saved)

    @Slot()
    def _on_save(self) -> None:
        from ovhsms_gui.gui.compose.text_name import TextNameDialog  # noqa: PLC0415

        pop_up(TextNameDialog(self._texts, self._state.draft.text, self.window()))

    @Slot(QAction)
    def _on_rename(self, action: QAction) -> None:
        if (saved := self._saved(action)) is not None:
            from ovhsms_gui.gui.compose.text_name import TextNameDialog  # noqa: PLC0415

            pop_up(TextNameDialog(self._texts, parent=self.window(), renamed=saved))

    @Slot(QAction)
    def _on_delete(self, action: QAction) -> None:
        if (saved := self._saved(action)) is None:
            return
        box = ChoiceDialog("deleteText", self.window().windowTitle(), self.window())
        delete = box.choice(self.tr("&Delete"), "deleteTextButton")
        delete.clicked.connect(self._on_delete_confirmed)
        box.ask(
            self.tr("Delete the saved text “{name}”?").format(name=saved.name),
            self.tr("Messages that were written with it stay as they are."),
        )
        self._asked = saved
        pop_up(box)

    @Slot()
    def _on_delete_confirmed(self) -> None:
        if self._asked is not None:
            self._texts.remove(self._asked)
