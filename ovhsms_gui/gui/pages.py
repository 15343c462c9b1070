"""The pages of the window, and the ways that lead from one to another."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.compose.view import ComposePage
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.demonstration import Stage
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.rail import Waiting
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.page import Page
from ovhsms_gui.gui.replies.state import RepliesState
from ovhsms_gui.gui.replies.words import unread_words
from ovhsms_gui.store.people import Contact

if TYPE_CHECKING:
    from ovhsms_gui.gui.accounts.welcome import Welcome
    from ovhsms_gui.gui.contacts.view import ContactsPage
    from ovhsms_gui.gui.outbox.detail import SendDetail
    from ovhsms_gui.gui.outbox.view import OutboxPage
    from ovhsms_gui.gui.replies.view import RepliesPage

# Nothing at all would be in the same turn: Qt posts what is due at once, and draws after all that was posted.
_SOON_MS = 1
_NEXT_MS = 40


class Pages(QObject):
    """Compose, outbox, replies and contacts, in the order in which they are listed."""

    wanted = Signal(object)  # Page: it is to come in sight
    sends_in_sight = Signal()
    keys_wanted = Signal()
    demo_wanted = Signal()
    replaced = Signal()  # another widget stands for a page

    def __init__(
        self,
        accounts: AccountsState,
        compose: ComposeState,
        outbox: OutboxState,
        replies: RepliesState,
        contacts: ContactsState,
        parent: QObject | None = None,
        *,
        demo: bool = False,
    ) -> None:
        """`demo`: this is the demonstration, and offers no other."""
        super().__init__(parent)
        self._demo = demo
        self._demonstration = Stage.CLOSED
        self._compose_state = compose
        self._outbox_state = outbox
        self._replies_state = replies
        self._contacts_state = contacts
        self._accounts = accounts
        self._welcome: Welcome | None = None
        self.shown: Page[Any] | None = None
        self.compose = Page(
            "compose",
            self.tr("Compose"),
            Icon.WRITE,
            "Ctrl+1",
            partial(self._make_compose, accounts),
            start=ComposePage.start_here,
            foot=ComposePage.give_foot,
            send=ComposePage.send,
        )
        self.outbox = Page(
            "outbox",
            self.tr("Outbox"),
            Icon.OUTBOX,
            "Ctrl+2",
            self._make_outbox,
            module="ovhsms_gui.gui.outbox.view",
            start=methodcaller("start_here"),
            visit=outbox.read,
            badge=self._need_a_look,
            news=outbox.sends_changed,
        )
        self.replies = Page(
            "replies",
            self.tr("Replies"),
            Icon.REPLIES,
            "Ctrl+3",
            self._make_replies,
            module="ovhsms_gui.gui.replies.view",
            start=methodcaller("start_here"),
            visit=replies.visit,
            badge=self._unread,
            news=replies.changed,
            send=methodcaller("send"),
        )
        self.contacts = Page(
            "contacts",
            self.tr("Contacts"),
            Icon.CONTACTS,
            "Ctrl+4",
            self._make_contacts,
            module="ovhsms_gui.gui.contacts.view",
            start=methodcaller("start_here"),
            visit=contacts.read,
        )
        self._send: SendDetail | None = None  # the outbox's part that takes longest to make
        self._nobody = False  # there is no account, and nothing was written
        accounts.changed.connect(self._on_accounts)
        compose.changed.connect(self._on_accounts)
        compose.stored.connect(self.show_send)
        compose.confirm_wanted.connect(self._on_confirm_wanted)
        compose.redrafted.connect(self._on_redrafted)
        compose.filled.connect(self.write)
        contacts.picked.connect(self._on_picked)

    def __iter__(self) -> Iterator[Page[Any]]:
        return iter((self.compose, self.outbox, self.replies, self.contacts))

    @property
    def keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """What is pressed, and what it does."""
        return (
            ("Ctrl+Return", self.send),
            ("Ctrl+Enter", self.send),
            (self.compose.keys, self.write),
            (self.outbox.keys, self.look_at_sends),
            (self.replies.keys, self.read_replies),
            (self.contacts.keys, self.choose_contacts),
        )

    def widget(self, page: Page[Any]) -> QWidget:
        """What stands for a page now: its own widget, or what leads to the first account."""
        if not (self._nobody and page is self.compose):
            widget: QWidget = page.widget
            return widget
        if self._welcome is None:
            from ovhsms_gui.gui.accounts.welcome import Welcome  # noqa: PLC0415

            self._welcome = Welcome()
            self._welcome.offer_demo(offered=not self._demo)
            self._welcome.show_demonstration(self._demonstration)
            self._welcome.accounts_wanted.connect(self.keys_wanted)
            self._welcome.demo_wanted.connect(self.demo_wanted)
        return self._welcome

    def show_demonstration(self, stage: Stage) -> None:
        """How far the one is that was opened from here."""
        self._demonstration = stage
        if self._welcome is not None:
            self._welcome.show_demonstration(stage)

    @Slot()
    def _on_accounts(self) -> None:
        nobody = self._accounts.ready and not self._accounts.accounts and self._compose_state.blank
        if nobody != self._nobody:
            self._nobody = nobody
            self.replaced.emit()

    @property
    def actions(self) -> tuple[QAction, ...]:
        """Of menus, whose keys work on every page, and while the menu is closed."""
        return (self.compose.widget.right.drafts_box.new,)

    def visit(self, page: Page[Any]) -> None:
        """It came in sight."""
        self.shown = page
        page.visit()
        if page is self.outbox:
            self.sends_in_sight.emit()

    @Slot()
    def write(self) -> None:
        """Go on with the message."""
        self._go(self.compose)

    @Slot()
    def look_at_sends(self) -> None:
        """See what became of what was sent."""
        self._go(self.outbox)

    @Slot(object)
    def show_send(self, send_id: int) -> None:
        """See what became of one send."""
        self.wanted.emit(self.outbox)
        self.outbox.widget.show_send(send_id)

    @property
    def shows_sends(self) -> bool:
        """What became of what was sent is in sight."""
        return self.shown is self.outbox

    def shows_send(self, send_id: int) -> bool:
        """It is the one that is looked at."""
        current = self._outbox_state.current
        return self.shows_sends and current is not None and current.id == send_id

    @Slot()
    def read_replies(self) -> None:
        """See what people answered."""
        self._go(self.replies)

    @Slot(str)
    def find_sends(self, words: str) -> None:
        """See in which sends these words are, or whom they name."""
        self.wanted.emit(self.outbox)
        self.outbox.widget.look_for(words)

    @Slot(str)
    def show_person(self, e164: str) -> None:
        """See all that went to a number and came from it."""
        self.wanted.emit(self.replies)
        self.replies.widget.show_person(e164)

    @Slot()
    def choose_contacts(self) -> None:
        """See the contacts."""
        self._go(self.contacts)

    @Slot()
    def send(self) -> None:
        """Ask about the message, but never about one that is not in sight."""
        if self.shown is None or not self.shown.send():
            self.write()

    def _go(self, page: Page[Any]) -> None:
        self.wanted.emit(page)
        page.start_here()

    def _make_compose(self, accounts: AccountsState) -> ComposePage:
        page = ComposePage(self._compose_state, accounts, demo=self._demo)
        page.left.contacts_wanted.connect(self.choose_contacts)
        page.person_wanted.connect(self.show_person)
        page.right.drafts_box.new.triggered.connect(self.write)
        return page

    def _make_contacts(self) -> "ContactsPage":
        from ovhsms_gui.gui.contacts.view import ContactsPage  # noqa: PLC0415

        page = ContactsPage(self._contacts_state)
        page.person_wanted.connect(self.show_person)
        return page

    def _make_outbox(self) -> "OutboxPage":
        from ovhsms_gui.gui.outbox.view import OutboxPage  # noqa: PLC0415

        page = OutboxPage(self._outbox_state, self._send)
        page.write_wanted.connect(self.write)
        page.person_wanted.connect(self.show_person)
        return page

    def _make_replies(self) -> "RepliesPage":
        from ovhsms_gui.gui.replies.view import RepliesPage  # noqa: PLC0415

        page = RepliesPage(self._replies_state, self._compose_state.texts)
        page.write_wanted.connect(self.write)
        page.person_wanted.connect(self._on_person)
        page.contact_wanted.connect(self._on_contact)
        page.sends_wanted.connect(self.find_sends)
        return page

    def _unread(self) -> Waiting:
        count = self._replies_state.unread
        return Waiting(count, None, unread_words(count)) if count else Waiting()

    def _need_a_look(self) -> Waiting:
        count = self._outbox_state.need_a_look
        one, many = self.tr("1 send needs a look"), self.tr("{n} sends need a look").format(n=count)
        return Waiting(count, State.WARNING, one if count == 1 else many) if count else Waiting()

    @Slot(object)
    def _on_confirm_wanted(self, _plan: object) -> None:
        """What comes in sight once it is confirmed is made while that is read, each part in a turn of its own."""
        QTimer.singleShot(_NEXT_MS, self, self._import_outbox)

    def _import_outbox(self) -> None:
        from ovhsms_gui.gui.outbox import view  # noqa: F401, PLC0415

        QTimer.singleShot(_NEXT_MS, self, self._make_send)

    def _make_send(self) -> None:
        if self.outbox.made or self._send is not None:
            return
        from ovhsms_gui.gui.outbox.detail import SendDetail  # noqa: PLC0415

        self._send = SendDetail(self._outbox_state)
        QTimer.singleShot(_NEXT_MS, self, lambda: self.outbox.widget)

    @Slot()
    def _on_redrafted(self) -> None:
        """The message has been put there in this turn, and the page is shown and drawn in the next."""
        QTimer.singleShot(_SOON_MS, self, self._go_on)

    def _go_on(self) -> None:
        self.wanted.emit(self.compose)
        self.compose.widget.go_on()

    @Slot(object)
    def _on_person(self, row: Row) -> None:
        self._on_picked((row,))

    @Slot(object)
    def _on_contact(self, row: Row) -> None:
        """Change whoever has this number, or add them."""
        self._contacts_state.find(row.number.e164 or "", partial(self._open_contact, row))

    def _open_contact(self, row: Row, contact: Contact | None) -> None:
        if QApplication.activeModalWidget() is not None:  # it was pressed twice before the answer came
            return
        from ovhsms_gui.gui.contacts.edit import ContactDialog  # noqa: PLC0415

        contact = contact or Contact(row.number, row.name)
        pop_up(ContactDialog(self._contacts_state, contact, self.replies.widget.window()))

    @Slot(object)
    def _on_picked(self, rows: Iterable[Row]) -> None:
        self._compose_state.add_rows(rows)
        self.wanted.emit(self.compose)
        self.compose.widget.write_to_them()
