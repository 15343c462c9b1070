"""What each lane works on: its stores by name, and its connections. Opened, used and closed in the lane's thread."""

import threading
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from ovhsms_gui.outbox.pace import WATCHING, Paces, Shared
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.store.accounts import AccountBook
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.conversations import Conversations
from ovhsms_gui.store.drafts import Drafts
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.groups import Groups
from ovhsms_gui.store.history import History
from ovhsms_gui.store.identities import Identities
from ovhsms_gui.store.inbox import Inbox
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.recalls import Recalls
from ovhsms_gui.store.recent import Recent
from ovhsms_gui.store.retention import Retention
from ovhsms_gui.store.settings import Settings
from ovhsms_gui.store.stop_lists import StopLists
from ovhsms_gui.store.texts import Texts
from ovhsms_gui.work.connections import Connections, KeyStore, MakeApi
from ovhsms_gui.work.lane import Say

if TYPE_CHECKING:
    from ovhsms_gui.ovh.models import Sms


class WriteBooks:
    """The write lane's: all that is written, except what the outbox writes."""

    def __init__(self, path: Path, say: Say, vetoes: Vetoes | None = None) -> None:
        """`vetoes`: the operator's no, said but not written yet; once it is written here it is lifted."""
        self.say = say
        self.vetoes = vetoes or Vetoes()
        self.swept = False  # what a dead run left under way is settled
        self.people_version = 0  # of all that a view of people can show
        with ExitStack() as opened:
            self.journal = opened.enter_context(closing(Journal(path)))
            self.history = opened.enter_context(closing(History(path, writes=True)))
            self.looks = opened.enter_context(closing(Looks(path)))
            self.recalls = opened.enter_context(closing(Recalls(path)))
            self.identities = opened.enter_context(closing(Identities(path)))
            self.accounts = opened.enter_context(closing(AccountBook(path)))
            self.settings = opened.enter_context(closing(Settings(path)))
            self.drafts = opened.enter_context(closing(Drafts(path)))
            self.texts = opened.enter_context(closing(Texts(path)))
            self.contacts = opened.enter_context(closing(Contacts(path)))
            self.groups = opened.enter_context(closing(Groups(path)))
            self.opt_outs = opened.enter_context(closing(OptOuts(path)))
            self.stop_lists = opened.enter_context(closing(StopLists(path)))
            self.eraser = opened.enter_context(closing(Eraser(path)))
            self.retention = opened.enter_context(closing(Retention(path)))
            self.inbox = opened.enter_context(closing(Inbox(path)))
            self.conversations = opened.enter_context(closing(Conversations(path)))
            self.close = opened.pop_all().close


class ReadBooks:
    """The read lane's, so that no long look delays what is to be written."""

    def __init__(self, path: Path) -> None:
        with ExitStack() as opened:
            self.journal = opened.enter_context(closing(Journal(path)))
            self.history = opened.enter_context(closing(History(path)))
            self.recent = opened.enter_context(closing(Recent(path)))
            self.retention = opened.enter_context(closing(Retention(path)))
            self.contacts = opened.enter_context(closing(Contacts(path)))
            self.inbox = opened.enter_context(closing(Inbox(path)))
            self.conversations = opened.enter_context(closing(Conversations(path)))
            self.close = opened.pop_all().close


class QueryBooks:
    """The query lane's: OVHcloud, asked; nothing there is changed but its list of STOP, by a word for each."""

    def __init__(
        self, keys: KeyStore, make: MakeApi, say: Say, stop: threading.Event, shared: Shared | None = None
    ) -> None:
        """`shared`: the pace of all that is asked in the background."""
        self.keys = keys
        self.make = make
        self.say = say
        self.stop = stop
        self.stop_turns: dict[
            tuple[str, str], float
        ] = {}  # when the list of STOP of each service is read next
        self.stop_booked: tuple[str, str] | None = None  # whose turn was taken, and comes
        self.stop_booked_at = 0.0  # then
        self.paces = Paces(WATCHING, stop, shared)
        # That were read one by one: by service and whether it waited then, by id.
        self.messages: dict[tuple[str, bool], dict[int, Sms]] = {}
        self.connections = Connections(keys, make)
        self.close = self.connections.close


class SendBooks:
    """The send lane's: the journal's queue, and who empties it."""

    def __init__(
        self,
        path: Path,
        keys: KeyStore,
        make: MakeApi,
        say: Say,
        stop: threading.Event,
        vetoes: Vetoes | None = None,
    ) -> None:
        from ovhsms_gui.outbox.runner import Runner  # noqa: PLC0415 - in the lane, as in the two below

        self.say = say
        with ExitStack() as opened:
            self.journal = opened.enter_context(closing(Journal(path)))
            connections = opened.enter_context(closing(Connections(keys, make)))
            self.runner = Runner(self.journal, connections.to_send, stop, say, vetoes=vetoes or Vetoes())
            self.close = opened.pop_all().close


class WatchBooks:
    """The watch lane's: a lane of its own, because it waits for its turn between two calls and must hold up nobody."""

    def __init__(
        self,
        path: Path,
        keys: KeyStore,
        make: MakeApi,
        say: Say,
        stop: threading.Event,
        shared: Shared | None = None,
    ) -> None:
        """`shared`: the pace of all that is asked in the background."""
        from ovhsms_gui.outbox.replies import ReplyReader  # noqa: PLC0415
        from ovhsms_gui.outbox.watcher import Watcher  # noqa: PLC0415

        self.say = say
        with ExitStack() as opened:
            looks = opened.enter_context(closing(Looks(path)))
            connections = opened.enter_context(closing(Connections(keys, make)))
            inbox = opened.enter_context(closing(Inbox(path)))
            paces = Paces(WATCHING, stop, shared)
            self.watcher = Watcher(looks, connections.to_ask, stop, say, paces=paces)
            self.replies = ReplyReader(inbox, connections.api, stop, say, paces)
            self.close = opened.pop_all().close


class RecallBooks:
    """The recall lane's: somebody waits for it, so it waits for nobody."""

    def __init__(
        self,
        path: Path,
        keys: KeyStore,
        make: MakeApi,
        say: Say,
        stop: threading.Event,
        vetoes: Vetoes | None = None,
    ) -> None:
        from ovhsms_gui.outbox.recaller import Recaller  # noqa: PLC0415

        self.say = say
        self.vetoes = vetoes or Vetoes()
        with ExitStack() as opened:
            self.recalls = recalls = opened.enter_context(closing(Recalls(path)))
            looks = opened.enter_context(closing(Looks(path)))
            connections = opened.enter_context(closing(Connections(keys, make)))
            self.recaller = Recaller(recalls, looks, connections.to_ask, stop, say, vetoes=vetoes)
            self.close = opened.pop_all().close
