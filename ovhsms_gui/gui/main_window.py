"""The window: the account bar on top, the page list at the side, the page and its foot. It knows no page by name."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QListWidget,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui import look
from ovhsms_gui.gui.accounts.box import AccountBar
from ovhsms_gui.gui.accounts.dialog import AccountsDialog
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.closing import Closing
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.outbox.countdown import UNDO_KEY, Countdown
from ovhsms_gui.gui.outbox.notice import StartNotice
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.page import Page
from ovhsms_gui.gui.pages import Pages


class MainWindow(QMainWindow):
    """Joins the pages. Closing keeps the draft, and lets a message that is on its way arrive."""

    close_wanted = Signal()

    def __init__(
        self,
        accounts: AccountsState,
        compose: ComposeState,
        outbox: OutboxState,
        contacts: ContactsState,
        *,
        banner: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`banner` is a standing sentence, such as the demo's."""
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("SMS through OVHcloud"))
        self._accounts = accounts
        self._may_close = False
        self.bar = AccountBar(accounts, banner)
        self.pages = Pages(accounts, compose, outbox, contacts, self)
        self.countdown = Countdown(outbox)
        self._notice = StartNotice(outbox)
        self._closing = Closing(compose, outbox, self)
        self._lay_out()
        self._connect()
        wanted = QSize(look.text_width("n") * 150, look.line_height() * 43)
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size()))
        self._list.setCurrentRow(0)
        next(iter(self.pages)).start_here()

    @Slot(object)
    def show_page(self, page: Page[Any]) -> None:
        """Bring a page in sight."""
        self._list.setCurrentRow(list(self.pages).index(page))

    @Slot()
    def bring_up(self) -> None:
        """Come to the front: somebody started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def allow_close(self) -> None:
        """Everything has come to its end: close for good."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for the end; the window itself goes when the lanes have stopped."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self._closing.ask()

    @Slot()
    def _on_close_agreed(self) -> None:
        self.setEnabled(False)
        self.setWindowTitle(self.tr("Finishing the message on its way…"))
        self.close_wanted.emit()

    def _lay_out(self) -> None:
        self._list = QListWidget()
        self._list.setObjectName("pageList")
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.addItems([page.title for page in self.pages])
        self._list.setFixedWidth(look.text_width("Contacts") + look.line_height() * 3)
        self._list.setSpacing(round(look.line_height() * 0.2))
        look.on(look.Role.Window, self._list.viewport())
        self._stack = QStackedWidget()
        for row in range(self._list.count()):
            self._list.item(row).setSizeHint(QSize(0, round(look.line_height() * 2)))
            self._stack.addWidget(QWidget())  # until the page is visited for the first time
        self._foot = QWidget()
        self._feet = QVBoxLayout(self._foot)
        look.airy(self._feet, gap=0)
        self._feet.addWidget(look.hairline())
        centre = QWidget()
        grid = QGridLayout(centre)
        look.airy(grid, gap=0)
        grid.addWidget(self.bar, 0, 0, 1, 2)
        grid.addWidget(look.hairline(), 1, 0, 1, 2)
        grid.addWidget(self._notice, 2, 0, 1, 2)
        grid.addWidget(self.countdown, 3, 0, 1, 2)
        grid.addWidget(self._list, 4, 0)
        grid.addWidget(self._stack, 4, 1)
        grid.addWidget(self._foot, 5, 0, 1, 2)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(1, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._on_row)
        self.bar.accounts_wanted.connect(self.open_accounts)
        self._notice.wanted.connect(self.pages.look_at_sends)
        self.pages.sends_in_sight.connect(self._notice.hide)
        self._closing.agreed.connect(self._on_close_agreed)
        self.pages.wanted.connect(self.show_page)
        for page in self.pages:
            if page.news is not None:
                page.news.connect(self._show_badges)
        self.addActions(self.pages.actions)
        shortcuts: tuple[tuple[str | QKeySequence, Callable[[], object]], ...] = (
            (UNDO_KEY, self.countdown.undo),
            ("Ctrl+Q", self.close),  # Qt has no key of its own for it on Windows
            *self.pages.keys,
        )
        for keys, slot in shortcuts:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)  # a key that is held is pressed once
            shortcut.activated.connect(slot)

    @Slot()
    def open_accounts(self) -> None:
        """Open the accounts dialog."""
        pop_up(AccountsDialog(self._accounts, self))

    @Slot(int)
    def _on_row(self, row: int) -> None:
        page = list(self.pages)[row]
        empty = self._stack.widget(row)
        if empty is not None and empty is not page.widget:
            self._stack.insertWidget(row, page.widget)
            self._stack.removeWidget(empty)
            empty.deleteLater()
        self._stack.setCurrentIndex(row)
        self._show_foot(page.foot)
        self.pages.visit(page)

    def _show_foot(self, foot: QWidget | None) -> None:
        if foot is not None and self._feet.indexOf(foot) < 0:
            self._feet.addWidget(foot)
        self._foot.setVisible(foot is not None)

    @Slot()
    def _show_badges(self) -> None:
        for row, page in enumerate(self.pages):
            text, sentence = page.badge()
            item = self._list.item(row)
            item.setText(f"{page.title}  {text}" if text else page.title)
            item.setToolTip(look.tip(sentence))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, item.toolTip())
