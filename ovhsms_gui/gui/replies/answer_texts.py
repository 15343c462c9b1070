"""The menu of saved texts under an answer. Those with fields stay away: an answer has nothing to put there."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ovhsms_gui.core.placeholders import leftover, places
from ovhsms_gui.gui import look
from ovhsms_gui.gui.compose.texts import TextsState
from ovhsms_gui.gui.kit.buttons import Tool, give_menu, show_icon
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.store.texts import SavedText

_TIP = 300  # characters of a text in its tooltip


class AnswerTexts(Tool):
    """Offers the texts that were saved with messages; whoever writes listens to `picked`.

    Where there are none the menu says why; grey, the tip does.
    """

    picked = Signal(str)  # the text

    def __init__(self, texts: TextsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._closed = ""
        self.setObjectName("answerTextsBox")
        self.setText(self.tr("Te&xts"))
        self.setAccessibleName(self.tr("Saved texts"))
        look.menu_button(self)
        show_icon(self, Icon.TEXTS)
        self._menu = QMenu(self)
        self._menu.setObjectName("answerTextsMenu")
        self._menu.setAccessibleName(self.tr("Saved texts"))
        self._menu.setToolTipsVisible(True)
        give_menu(self, self._menu)
        self._menu.triggered.connect(self._on_picked)
        texts.changed.connect(self._show)
        self._show()

    def close_for(self, why: str) -> None:
        """Offer nothing because of that; "": offer what there is."""
        if why != self._closed:  # asked on each key
            self._closed = why
            self._show()

    @Slot()
    def _show(self) -> None:
        whole = [saved for saved in self._texts.rows if _is_whole(saved)]
        self._menu.clear()
        for saved in whole:
            taken = self._menu.addAction(saved.name.replace("&", "&&"))
            taken.setToolTip(look.tip(saved.text[:_TIP]))
            taken.setData(saved.text)
        if not whole:
            self._menu.addAction(self._said(whole)).setEnabled(False)
        self.setEnabled(not self._closed)
        self.setToolTip(look.tip(self._closed or self._said(whole)))
        self.setAccessibleDescription(self._closed or self._said(whole))

    def _said(self, whole: list[SavedText]) -> str:
        if whole:
            return self.tr("Texts you use again and again")
        if self._texts.rows:
            return self.tr(
                "The saved texts have fields in them: those are filled in on the page “Compose” only."
            )
        return self.tr("No text was saved yet: the page “Compose” saves them.")

    @Slot(QAction)
    def _on_picked(self, action: QAction) -> None:
        self.picked.emit(action.data())


def _is_whole(saved: SavedText) -> bool:
    """It can go as it stands."""
    return not places(saved.text) and leftover(saved.text) is None
