"""The account on the rail: the dropdown with its balance, and what cannot be read of it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.accounts.state import AccountsState, Entry
from ovhsms_gui.gui.kit.account_box import AccountBox
from ovhsms_gui.gui.kit.label import muted
from ovhsms_gui.gui.kit.layouts import lay


class AccountChooser(QWidget):
    """Shows AccountsState; asks it to choose."""

    def __init__(self, state: AccountsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.box = AccountBox()
        self.box.setObjectName("accountBox")
        what = self.tr("Account and SMS service")
        self.box.setAccessibleName(what)
        self.box.setAccessibleDescription(what)  # on Linux Qt calls a box by what is chosen in it
        self._credits = muted(wrap=True)
        self._credits.setObjectName("creditsLabel")
        lay(QVBoxLayout(self), self.box, self._credits, gap=0.25)
        self.box.activated.connect(self._on_activated)
        state.changed.connect(self._show)
        state.current_changed.connect(self._show)
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """The balance alone."""
        self.box.set_narrow(narrow)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        entry = self.box.itemData(index)
        if isinstance(entry, Entry):
            self._state.choose(entry)

    @Slot()
    def _show(self) -> None:
        entries = self._state.entries
        current = self._state.current
        shown = [self.box.itemData(i) for i in range(self.box.count())]
        if shown != list(entries):
            self.box.clear()
            for entry in entries:
                self.box.addItem(_line(entry), entry)
            if not entries:
                self.box.addItem(self._nobody())
        if current is not None:
            self.box.setCurrentIndex(entries.index(current))
        self.box.setToolTip(look.tip(self.box.currentText()))
        self._show_balance(current)

    def _nobody(self) -> str:
        return self.tr("No account yet") if self._state.ready else ""

    def _show_balance(self, entry: Entry | None) -> None:
        service = entry.service if entry is not None else None
        name = entry.account.name if entry is not None else self._nobody()
        figure, unit, problem = "", "", ""
        if entry is not None and service is None:
            problem = entry.note
        elif service is not None and service.credits is not None:
            figure = messages.figure(service.credits)
            unit = messages.counted(self.tr("credit"), self.tr("credits"), service.credits)
        elif service is not None and service.balance_problem is not None:
            problem = self.tr("balance not readable with these keys")
        self.box.show_account(name, figure, unit)
        self._credits.setText(problem)
        self._credits.setVisible(bool(problem))


def _line(entry: Entry) -> str:
    """The dropdown's text, credits included so that accounts can be told apart in the open list."""
    parts = [entry.account.name]
    if entry.service is None:
        parts.append(entry.note)
    else:
        parts.append(entry.service.name)
        if entry.service.credits is not None:
            parts.append(messages.credits_(entry.service.credits))
    return " · ".join(parts)
