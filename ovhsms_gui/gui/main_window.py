"""The window: the account bar on top, the page list at the side, the page and its foot."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.accounts.box import AccountBar
from ovhsms_gui.gui.accounts.dialog import AccountsDialog
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.compose.view import ComposePage
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.contacts.view import ContactsPage
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.outbox.countdown import UNDO_KEY, Countdown
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.outbox.view import OutboxPage

COMPOSE, OUTBOX, CONTACTS = range(3)


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
        self._compose_state = compose
        self._outbox_state = outbox
        self._contacts_state = contacts
        self._dialog: AccountsDialog | None = None
        self._may_close = False
        self._told_at_start = False
        self._question: ChoiceDialog | None = None
        self._closing = False
        self._close_later = False  # when what was confirmed or undone last is in the outbox
        self._awaited = 0  # the send that closing waits for

        self.bar = AccountBar(accounts, banner)
        self.compose = ComposePage(compose, accounts)
        self.outbox = OutboxPage(outbox)
        self.contacts = ContactsPage(contacts)
        self._lay_out()
        self._connect()
        wanted = QSize(look.text_width("n") * 150, look.line_height() * 43)
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size()))
        self.compose.start_here()

    def show_page(self, page: int) -> None:
        """COMPOSE, OUTBOX or CONTACTS."""
        self._pages.setCurrentRow(page)

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
        if self._closing:
            return
        if self._compose_state.phase is Phase.STORING or self._outbox_state.undoing:
            # Only then it is known who is waiting for what, and the message that comes back is kept.
            self._close_later = True
            return
        self._compose_state.leave()
        people = self._outbox_state.about_to_leave
        if people and self._question is None:
            self._ask_before_close(people)
            return
        self._close_now()

    def _ask_before_close(self, people: int) -> None:
        """Whoever pressed Send counts on it: closing is then a decision. Closing once more is a yes."""
        box = ChoiceDialog("close", self.windowTitle(), self)
        leave = box.choice(self.tr("&Close all the same"), "closeAnywayButton")
        leave.clicked.connect(self._close_now)
        box.ask(
            self.tr("Not sent to yet: {people}.").format(people=messages.people(people)),
            self.tr("If you close now, they get nothing until you start the program again and say so."),
            cancel=self.tr("&Keep open"),
        )
        box.finished.connect(self._on_answered)
        self._question = box
        pop_up(box)

    @Slot(int)
    def _on_answered(self, _result: int) -> None:
        self._question = None

    @Slot()
    def _close_now(self) -> None:
        if self._question is not None:
            self._question.close()
        self._closing = True
        self.setEnabled(False)
        self.setWindowTitle(self.tr("Finishing the message on its way…"))
        self.close_wanted.emit()

    def _lay_out(self) -> None:
        self._pages = QListWidget()
        self._pages.setObjectName("pageList")
        self._pages.setAccessibleName(self.tr("Pages"))
        self._pages.setFrameShape(QFrame.Shape.NoFrame)
        self._pages.addItems([self.tr("Compose"), self.tr("Outbox"), self.tr("Contacts")])
        self._pages.setCurrentRow(COMPOSE)
        self._pages.setFixedWidth(look.text_width("Contacts") + look.line_height() * 3)
        self._pages.setSpacing(round(look.line_height() * 0.2))
        look.on(look.Role.Window, self._pages.viewport())
        for row in range(self._pages.count()):
            self._pages.item(row).setSizeHint(QSize(0, round(look.line_height() * 2)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.compose)
        self._stack.addWidget(self.outbox)
        self._stack.addWidget(self.contacts)
        self._lay_out_notice()
        self.countdown = Countdown(self._outbox_state)
        foot = QWidget()
        column = QVBoxLayout(foot)
        look.airy(column, gap=0)
        column.addWidget(look.hairline())
        column.addWidget(self.compose.foot)
        self._foot = foot
        centre = QWidget()
        grid = QGridLayout(centre)
        look.airy(grid, gap=0)
        grid.addWidget(self.bar, 0, 0, 1, 2)
        grid.addWidget(look.hairline(), 1, 0, 1, 2)
        grid.addWidget(self._notice, 2, 0, 1, 2)
        grid.addWidget(self.countdown, 3, 0, 1, 2)
        grid.addWidget(self._pages, 4, 0)
        grid.addWidget(self._stack, 4, 1)
        grid.addWidget(foot, 5, 0, 1, 2)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(1, 1)
        self.setCentralWidget(centre)

    def _lay_out_notice(self) -> None:
        """What an earlier run left, said once at the start."""
        self._notice = QWidget()
        self._notice.setObjectName("startNotice")
        look.on(look.Role.AlternateBase, self._notice)
        self._notice_label = look.label()
        self._notice_label.setObjectName("startNoticeLabel")
        self._notice_label.setWordWrap(True)
        there = look.button(self.tr("S&how"), "showNoticeButton", self.tr("Show the outbox"))
        there.clicked.connect(self._on_outbox_keys)
        row = QHBoxLayout(self._notice)
        look.airy(row, margin=0.5, gap=0.8)
        row.addWidget(self._notice_label, 1)
        row.addWidget(there)
        self._notice.hide()

    def _connect(self) -> None:
        self._pages.currentRowChanged.connect(self._on_page)
        self.bar.accounts_wanted.connect(self.open_accounts)
        self.compose.left.contacts_wanted.connect(self._on_contacts_keys)
        self._compose_state.stored.connect(self._on_stored)
        self._compose_state.failed.connect(self._on_failed)
        self._compose_state.redrafted.connect(self._on_compose_keys)
        self._compose_state.filled.connect(self._on_compose_keys)
        self._outbox_state.finished.connect(self._accounts.refresh_balance)
        self._outbox_state.sends_changed.connect(self._on_sends)
        self._outbox_state.redrafted.connect(self._compose_state.redraft)
        self._outbox_state.given_back.connect(self._compose_state.take_back)
        self._contacts_state.picked.connect(self._on_picked)
        new = self.compose.right.drafts_box.new
        self.addAction(new)  # so that its keys work on every page, and while the menu is closed
        new.triggered.connect(self._on_compose_keys)
        for keys, slot in (
            (UNDO_KEY, self.countdown.undo),
            ("Ctrl+Q", self.close),  # Qt has no key of its own for it on Windows
            ("Ctrl+Return", self._on_send_keys),
            ("Ctrl+Enter", self._on_send_keys),
            ("Ctrl+1", self._on_compose_keys),
            ("Ctrl+2", self._on_outbox_keys),
            ("Ctrl+3", self._on_contacts_keys),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)  # a key that is held is pressed once
            shortcut.activated.connect(slot)

    @Slot()
    def open_accounts(self) -> None:
        """Open the accounts dialog."""
        pop_up(AccountsDialog(self._accounts, self))

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self._foot.setVisible(page == COMPOSE)
        if page == OUTBOX:
            self._notice.hide()
            self._outbox_state.read()
        if page == CONTACTS:
            self._contacts_state.read()

    @Slot(object)
    def _on_stored(self, send_id: int) -> None:
        self.show_page(OUTBOX)
        self.outbox.show_send(send_id)
        if self._close_later:
            self._awaited = send_id

    @Slot(str)
    def _on_failed(self, _sentence: str) -> None:
        self._close_later = False  # it is to be read

    def _close_if_awaited(self) -> None:
        there = not self._awaited or any(send.id == self._awaited for send in self._outbox_state.sends)
        if self._close_later and there and not self._outbox_state.undoing:
            self._close_later, self._awaited = False, 0
            self.close()

    @Slot()
    def _on_sends(self) -> None:
        count = self._outbox_state.need_a_look
        if not self._told_at_start:
            self._told_at_start = True
            self._notice.setVisible(count > 0)
            self._notice_label.setText(
                self.tr("⚠ An earlier send needs a look: people may be waiting for it.")
                if count == 1
                else self.tr("⚠ {n} earlier sends need a look: people may be waiting for them.").format(
                    n=count
                )
            )
        if not count:
            self._notice.hide()
        item = self._pages.item(OUTBOX)
        item.setText(self.tr("Outbox") if not count else self.tr("Outbox  ⚠ {n}").format(n=count))
        one, many = self.tr("1 send needs a look"), self.tr("{n} sends need a look").format(n=count)
        item.setToolTip(look.tip("" if not count else one if count == 1 else many))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, item.toolTip())
        self._close_if_awaited()

    @Slot()
    def _on_send_keys(self) -> None:
        """Ask, but never about a message that is not in sight."""
        if self._stack.currentIndex() == COMPOSE:
            self.compose.send()
        else:
            self._on_compose_keys()

    @Slot()
    def _on_compose_keys(self) -> None:
        self.show_page(COMPOSE)
        self.compose.start_here()

    @Slot()
    def _on_outbox_keys(self) -> None:
        self.show_page(OUTBOX)

    @Slot()
    def _on_contacts_keys(self) -> None:
        self.show_page(CONTACTS)
        self.contacts.start_here()

    @Slot(object)
    def _on_picked(self, rows: object) -> None:
        self._compose_state.add_rows(rows)  # type: ignore[arg-type]
        self.show_page(COMPOSE)
