"""The menu of drafts: a new message, those begun, and the way to delete the one that stands here."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.buttons import Tool, give_menu, show_icon
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.store.drafts import DraftRow

_LONGEST = 40  # characters of a draft's first words


class DraftsBox(Tool):
    """Shows the drafts of ComposeState; each is named by its first words and its date."""

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setObjectName("draftsBox")
        self.setToolTip(self.tr("Messages that were begun: every one is kept as it is typed"))
        look.menu_button(self)
        show_icon(self, Icon.DRAFT)
        self._menu = QMenu(self)
        self._menu.setObjectName("draftsMenu")
        self._menu.setAccessibleName(self.tr("Drafts"))
        give_menu(self, self._menu)
        self.new = QAction(self.tr("&New message"), self)
        self.new.setObjectName("newMessageAction")
        self.new.setShortcut(QKeySequence(QKeySequence.StandardKey.New))
        self.new.setAutoRepeat(False)
        self._delete = QAction(self.tr("&Delete this draft…"), self)
        self._delete.setObjectName("deleteDraftAction")
        self._group: QActionGroup | None = None
        self._doomed = ""  # the draft that was asked about: another may stand here by the answer
        self.new.triggered.connect(self._on_new)
        self._delete.triggered.connect(self._on_delete)
        self._menu.aboutToShow.connect(self._fill)
        state.changed.connect(self._show)
        state.drafts.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        count = len([row for row in self._state.drafts.rows if row.id != self._state.drafts.current])
        some = self.tr("D&rafts ({n})").format(n=messages.figure(count))
        self.setText(some if count else self.tr("D&rafts"))
        self._delete.setEnabled(not (self._state.busy or self._state.blank))

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        self._menu.addAction(self.new)
        self._menu.addSeparator()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self)
        for row in self._state.drafts.rows:
            action = self._menu.addAction(self._name(row).replace("&", "&&"))
            action.setData(row.id)
            action.setCheckable(True)
            action.setChecked(row.id == self._state.drafts.current)
            action.setEnabled(not self._state.busy)
            self._group.addAction(action)
        self._group.triggered.connect(self._on_chosen)
        if not self._state.drafts.rows:
            self._menu.addAction(self.tr("Nothing else was begun")).setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self._delete)

    def _name(self, row: DraftRow) -> str:
        words = row.start if len(row.start) <= _LONGEST else row.start[: _LONGEST - 1] + "…"
        parts = [words or self.tr("No text yet"), messages.moment(row.changed)]
        if row.people:
            parts.insert(1, messages.people(row.people))
        return " · ".join(parts)

    @Slot()
    def _on_new(self) -> None:
        self._state.begin()

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self._state.open(str(action.data()))

    @Slot()
    def _on_delete(self) -> None:
        self._doomed = self._state.drafts.current
        box = ChoiceDialog("deleteDraft", self.window().windowTitle(), self.window())
        delete = box.choice(self.tr("&Delete"), "deleteDraftButton")
        delete.clicked.connect(self._on_delete_confirmed)
        box.ask(
            self.tr("Delete this draft?"),
            self.tr("Its text and its list of {people} go for good. Nothing of it was sent.").format(
                people=messages.people(self._state.rows.snapshot().people)
            ),
        )
        pop_up(box)

    @Slot()
    def _on_delete_confirmed(self) -> None:
        self._state.discard(self._doomed)
