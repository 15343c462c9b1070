"""The window: the rail with account and pages, the page and its foot. It knows no page by name."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.settings import START_PAGE
from ovhsms_gui.core.words import Complaint
from ovhsms_gui.gui.accounts.banner import Banner
from ovhsms_gui.gui.accounts.box import AccountChooser
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.ahead import Ahead, settle_in
from ovhsms_gui.gui.closing import Closing
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.keys import UNDO_KEY
from ovhsms_gui.gui.kit.card import Hairline
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.letters import Letters
from ovhsms_gui.gui.kit.measures import airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.rail import PageList, Rail, RailButton
from ovhsms_gui.gui.kit.reading import in_reading_order
from ovhsms_gui.gui.kit.still import Still
from ovhsms_gui.gui.outbox.countdown import Countdown
from ovhsms_gui.gui.outbox.departed import Departed
from ovhsms_gui.gui.outbox.notice import StartNotice
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.page import Page
from ovhsms_gui.gui.pages import Pages
from ovhsms_gui.gui.replies.state import RepliesState
from ovhsms_gui.gui.settings.state import RetentionState
from ovhsms_gui.work.folders import Folders
from ovhsms_gui.work.preferences import Preferences

if TYPE_CHECKING:
    from ovhsms_gui.gui.settings.dialog import SettingsDialog

_WIDE = 76  # line heights: with less the words on the rail stand under the icons


class _Whole(QWidget):
    """Rail and page. It may be made so narrow that the rail gives way: until it has, both want more than they need."""

    def __init__(self, rail: Rail) -> None:
        super().__init__()
        self._rail = rail

    def minimumSizeHint(self) -> QSize:
        """With the narrow rail."""
        whole = super().minimumSizeHint()
        return whole - QSize(self._rail.spare, 0)


class _Stack(QStackedWidget):
    """The pages. It wants the room of the one in sight: Qt's wants the most that any needs, beside another's foot."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """Of the page in sight."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()


class MainWindow(QMainWindow):
    """Joins the pages. Closing keeps the draft, and lets a message that is on its way arrive."""

    close_wanted = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    demo_wanted = Signal()

    def __init__(
        self,
        accounts: AccountsState,
        compose: ComposeState,
        outbox: OutboxState,
        replies: RepliesState,
        contacts: ContactsState,
        preferences: Preferences,
        folders: Folders,
        retention: RetentionState,
        *,
        notices: tuple[Complaint, ...] = (),
        demo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`notices`: what is to be known about this start. `demo`: this is the demonstration."""
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("SMS through OVHcloud"))
        self._accounts = accounts
        self._preferences = preferences
        self.folders = folders
        self._retention = retention
        self._may_close = False
        self._settings: SettingsDialog | None = None
        self.account = AccountChooser(accounts)
        self._banner = Banner(accounts, notices)
        self.pages = Pages(accounts, compose, outbox, replies, contacts, self, demo=demo)
        self.countdown = Countdown(outbox)
        self._departed = Departed(outbox, lambda: self.pages.shows_sends)
        self._notice = StartNotice(outbox)
        self._storing = (compose, replies.answering)
        self._closing = Closing(compose, outbox, replies.answering, self, demo=demo)
        self._ahead = Ahead(self._to_come(), self)
        self._lay_out(self.tr("Demo: no SMS is sent") if demo else "")
        self._connect()
        Letters(self)
        first = next(page for page in self.pages if page.name == preferences.get(START_PAGE))
        self.show_page(first)
        first.start_here()

    @Slot(object)
    def show_page(self, page: Page[Any]) -> None:
        """Bring a page in sight."""
        self._list.setCurrentRow(list(self.pages).index(page))

    @Slot()
    def undo_send(self) -> None:
        """Take back the send that was confirmed last, if there is time."""
        if not any(one.undo_begun() for one in self._storing):
            self.countdown.undo()

    @property
    def place(self) -> int:
        """Which page is in sight, counted from the top."""
        return self._list.currentRow()

    def go_on_from(self, other: "MainWindow") -> None:
        """Take the place of one in another language: show what is shown there and is in none of the states."""
        self._notice.go_on_from(other._notice)  # noqa: SLF001
        self.countdown.go_on_from(other.countdown)
        self._departed.go_on_from(other._departed)  # noqa: SLF001
        for page, old in zip(self.pages, other.pages, strict=True):
            page.go_on_from(old)
        self._list.setCurrentRow(other.place)

    def retire(self) -> None:
        """Another window takes this one's place: go without a word."""
        self._may_close = True
        self.close()
        self.deleteLater()

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

    def _lay_out(self, demo: str) -> None:
        self._list = PageList()
        self._list.setObjectName("pageList")
        self._list.setAccessibleName(self.tr("Pages"))
        self._stack = _Stack()
        for page in self.pages:
            self._list.add_page(page.title, page.icon, page.keys)
        self._accounts_button = RailButton(self.tr("A&ccounts…"), Icon.KEY, self.tr("Accounts and keys"))
        self._accounts_button.setObjectName("accountsButton")
        self._settings_button = RailButton(self.tr("Settings…"), Icon.SETTINGS, self.tr("Settings"))
        self._settings_button.setObjectName("settingsButton")
        self._rail = Rail(self.account, self._list, (self._accounts_button, self._settings_button))
        self._rail.show_status(State.TRANSIT, demo, Icon.INFO)
        self._foot = QWidget()
        self._feet = QVBoxLayout(self._foot)
        airy(self._feet, gap=0)
        self._feet.addWidget(Hairline())
        body = QVBoxLayout()
        airy(body, gap=0)
        for part in (self._banner, self._notice, self._departed, self.countdown):
            body.addWidget(part)
        body.addWidget(self._stack, 1)
        Still(self._stack)  # bars come and go over it, remarks under it
        body.addWidget(self._foot)
        self._whole = _Whole(self._rail)
        across = QHBoxLayout(self._whole)
        airy(across, gap=0)
        across.addWidget(self._rail)
        across.addLayout(body, 1)
        self.setCentralWidget(self._whole)

    def showEvent(self, event: QShowEvent) -> None:
        """Soon there is time for pages that nobody has asked for yet."""
        super().showEvent(event)
        self._ahead.begin()

    def _to_come(self) -> Iterator[Callable[[], object]]:
        """What a first visit to each page would do."""
        for page in self.pages:
            yield page.fetch
            yield partial(getattr, page, "widget")
            yield partial(self._settle, page.widget)

    def _settle(self, widget: QWidget) -> None:
        if self._stack.indexOf(widget) < 0:
            settle_in(
                widget, self._stack
            )  # not among its pages: the window would hold the widest of them all

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rail gives way to the page where there is little room."""
        super().resizeEvent(event)
        self._rail.set_narrow(event.size().width() < px(_WIDE))

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._on_row)
        self._list.currentRowChanged.connect(self._departed.turn)
        self._accounts_button.clicked.connect(self.open_accounts)
        self._settings_button.clicked.connect(self.open_settings)
        self._notice.wanted.connect(self.pages.look_at_sends)
        self._departed.wanted.connect(self.pages.show_send)
        self.countdown.renewed.connect(self._departed.look)
        for told in (self._notice.hide, self._departed.seen):
            self.pages.sends_in_sight.connect(told)
        self._closing.agreed.connect(self._on_close_agreed)
        self.pages.wanted.connect(self.show_page)
        self.pages.replaced.connect(self._on_replaced)
        self.pages.keys_wanted.connect(self.open_accounts)
        self.pages.demo_wanted.connect(self.demo_wanted)
        for page in self.pages:
            if page.news is not None:
                page.news.connect(self._show_badges)
        self.addActions(self.pages.actions)
        shortcuts: tuple[tuple[str | QKeySequence, Callable[[], object]], ...] = (
            (UNDO_KEY, self.undo_send),
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
        from ovhsms_gui.gui.accounts.dialog import AccountsDialog  # noqa: PLC0415

        pop_up(AccountsDialog(self._accounts, self))

    @Slot()
    def open_settings(self) -> "SettingsDialog":
        """Open the settings."""
        from ovhsms_gui.gui.settings.dialog import SettingsDialog  # noqa: PLC0415

        pages = tuple((page.name, page.title) for page in self.pages)
        dialog = SettingsDialog(self._preferences, pages, self._accounts.accounts, self._retention, self)
        dialog.language_chosen.connect(self.language_chosen)
        dialog.theme_chosen.connect(self.theme_chosen)
        self._settings_button.setFocus(Qt.FocusReason.OtherFocusReason)  # where the focus comes back to
        pop_up(dialog)
        self._settings = dialog
        dialog.finished.connect(self._on_settings_closed)
        return dialog

    @property
    def settings(self) -> "SettingsDialog | None":
        """The settings, while they are open."""
        return self._settings

    @Slot()
    def _on_settings_closed(self) -> None:
        self._settings = None

    @Slot(int)
    def _on_row(self, row: int) -> None:
        page = list(self.pages)[row]
        self._show_widget(page)
        self.pages.visit(page)

    @Slot()
    def _on_replaced(self) -> None:
        self._show_widget(list(self.pages)[self._list.currentRow()])

    def _show_widget(self, page: Page[Any]) -> None:
        widget = self.pages.widget(page)
        new = self._stack.indexOf(widget) < 0
        if new:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self._show_foot(page.foot if widget is page.widget else None)
        if new:
            in_reading_order(self._whole)

    def _show_foot(self, foot: QWidget | None) -> None:
        if foot is not None and self._feet.indexOf(foot) < 0:
            self._feet.addWidget(foot)
        self._foot.setVisible(foot is not None)

    @Slot()
    def _show_badges(self) -> None:
        for row, page in enumerate(self.pages):
            self._list.show_waiting(row, page.badge())
