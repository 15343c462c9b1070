"""The account bar on top of every page: the dropdown, its credits, the notice, the way to the keys."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.accounts.state import AccountsState, Entry


class AccountBar(QWidget):
    """Shows AccountsState; asks it to choose."""

    accounts_wanted = Signal()

    def __init__(self, state: AccountsState, banner: str = "", parent: QWidget | None = None) -> None:
        """`banner` is a standing sentence, such as the demo's."""
        super().__init__(parent)
        self._state = state
        self._standing = banner
        self._notice = ""

        self.box = look.ComboBox()
        self.box.setObjectName("accountBox")
        self.box.setAccessibleName(self.tr("Account and SMS service"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.setMinimumWidth(look.text_width("n") * 36)
        self.box.setMaximumWidth(look.text_width("n") * 60)
        label = look.muted(self.tr("&Account"))
        label.setBuddy(self.box)
        self._credits = look.markup()
        self._credits.setObjectName("creditsLabel")
        self._banner = look.muted()
        self._banner.setObjectName("bannerLabel")
        self._banner.setAccessibleName(self.tr("Notice"))
        self._banner.setWordWrap(True)
        self._banner.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._banner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = look.button(self.tr("A&ccounts…"), "accountsButton", self.tr("Accounts and keys"))

        row = QHBoxLayout(self)
        look.airy(row, margin=0.6, gap=0.8)
        row.addWidget(label)
        row.addWidget(self.box)
        row.addWidget(self._credits)
        row.addWidget(self._banner, 1)
        row.addWidget(self._button)

        self.box.activated.connect(self._on_activated)
        self._button.clicked.connect(self._on_clicked)
        state.changed.connect(self._show)
        state.current_changed.connect(self._show)
        state.notice.connect(self._on_notice)
        self._show()
        self._show_banner()

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        entry = self.box.itemData(index)
        if isinstance(entry, Entry):
            self._state.choose(entry)

    @Slot()
    def _on_clicked(self) -> None:
        self.accounts_wanted.emit()

    @Slot(str)
    def _on_notice(self, text: str) -> None:
        self._notice = text
        self._show_banner()

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
                self.box.addItem(self.tr("No account yet") if self._state.ready else "")
        if current is not None:
            self.box.setCurrentIndex(entries.index(current))
        self.box.setToolTip(look.tip(self.box.currentText()))
        self._credits.setText(self._words(current))

    def _show_banner(self) -> None:
        self._banner.setText(" · ".join(text for text in (self._standing, self._notice) if text))

    def _words(self, entry: Entry | None) -> str:
        if entry is None or entry.service is None:
            return ""
        if entry.service.credits is not None:
            one, many = self.tr("<b>{n}</b> credit"), self.tr("<b>{n}</b> credits")
            return messages.counted(one, many, entry.service.credits)
        if entry.service.balance_problem is not None:
            return self.tr("balance not readable with these keys")
        return ""


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
