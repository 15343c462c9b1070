"""What the replies page shows: the conversations, the one that is chosen, and what is written back."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.replies.answering import Answering
from ovhsms_gui.outbox.events import (
    RepliesRead,
    SendFinished,
    SendLeaving,
    SendPaused,
    SendProgress,
    SendWatched,
)
from ovhsms_gui.store.conversations import Conversation, Thread, Wanted
from ovhsms_gui.store.inbox import Box
from ovhsms_gui.store.recalls import Waiting
from ovhsms_gui.work import events, people, replies
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.replies import Listed

PAGE = 200  # conversations that are read at once
LINES = 60  # messages of one
_REREAD_MS = 400  # sends tell of each chunk: that is more often than anybody reads


class RepliesState(QObject):
    """Reads conversations through the office; owns nothing but what was read last, and the answer being written."""

    changed = Signal()  # the list, or how many are unread
    thread_changed = Signal()  # another conversation, or news in it

    def __init__(
        self,
        office: Office,
        accounts: AccountsState,
        parent: QObject | None = None,
        *,
        region: Callable[[], str] = lambda: "FR",
        now: Callable[[], float] = time.time,
    ) -> None:
        """`region`: whose national numbers are meant; `now`: seconds since 1970."""
        super().__init__(parent)
        self._office = office
        self._region = region
        self.now = now
        self.answering = Answering(office, accounts, self)
        self.wanted = Wanted()
        self.rows: tuple[Conversation, ...] = ()
        self.more = False
        self.unread = 0
        self.boxes: tuple[Box, ...] = ()
        self.ready = False  # the list was read
        self.chosen = ""  # the number whose conversation is shown
        self.talk: Thread | None = None
        self._limit, self._lines = PAGE, LINES
        self._reading: Wanted | None = None
        self._listed: Wanted | None = None  # what the rows are
        self._again = False
        self._in_sight = False
        self._opening = (
            False  # it was chosen just now: so it is looked at, whatever the system says of its window
        )
        self._unread_again = ""  # the number that was marked so, and stays so until it is chosen anew
        self._stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REREAD_MS)
        self._timer.timeout.connect(self.read)
        self.answering.stored.connect(self.read)
        office.happened.connect(self._on_news)
        office.moved.connect(self._renew)

    @property
    def region(self) -> str:
        """Whose national numbers are meant."""
        return self._region()

    @property
    def searching(self) -> bool:
        """What is wanted is still being read."""
        return self._listed != self.wanted

    @property
    def anything(self) -> bool:
        """Somebody wrote, whether they are listed now or not, or is looked at who did not."""
        return bool(self.rows) or bool(self.wanted.words) or self.wanted.unread or self.talk is not None

    @property
    def asked_to_stop(self) -> bool:
        """Whoever is shown asked to be written to no more, which nobody has said yes or no to."""
        thread = self.talk
        return thread is not None and thread.asks_to_stop and not self.answering.opted_out

    # ---- looking -------------------------------------------------------------------------------

    @Slot()
    def read(self) -> None:
        """Read list and conversation anew."""
        self._stale = False
        self._read_list()
        self._read_thread()

    @Slot()
    def visit(self) -> None:
        """The page comes in sight."""
        self.read()

    def set_in_sight(self, in_sight: bool) -> None:
        """What is shown is looked at, or not: only then it is read."""
        self._in_sight = in_sight
        if not in_sight:
            self.answering.keep()
        elif self._stale:
            self.read()
        else:
            self._mark_read()

    @Slot(str)
    def look_for(self, words: str) -> None:
        """List those only that hold the words; "": all."""
        self._want(replace(self.wanted, words=words.strip(), region=self.region))

    def show_unread(self, unread: bool) -> None:
        """List those only of which something is unread, or all."""
        self._want(replace(self.wanted, unread=unread))

    def read_older(self, have: int) -> None:
        """Read further back than the `have` conversations that there are."""
        if self.more and have >= self._limit:
            self._limit = have + PAGE
            self._read_list()

    def choose(self, e164: str) -> None:
        """Show a conversation, of whoever it is; what is unread of it is read then."""
        self._unread_again = ""
        self._opening = True
        if e164 != self.chosen:
            self.chosen, self._lines = e164, LINES
        self._read_thread()

    @Slot()
    def read_earlier(self) -> None:
        """Show more of the chosen one."""
        self._lines += LINES
        self._read_thread()

    # ---- doing ---------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Have OVHcloud asked now; news follow when it has answered."""
        self._office.read_replies()

    @Slot()
    def mark_unread(self) -> None:
        """The last that came in the chosen one is to be seen once more."""
        if self.chosen:
            self._unread_again = self.chosen
            mark = partial(replies.mark_unread, e164=self.chosen)
            self._office.write.ask(mark, self._on_marked)

    @Slot()
    def opt_out(self) -> None:
        """Write to whoever is shown, who asked for it, no more; the lists of who is left out follow."""
        if self.talk is not None and self.asked_to_stop:
            self._office.write.ask(partial(people.refuse, e164=self.talk.e164, why="STOP"))

    def leave_out(self, e164: str) -> None:
        """The same to whoever has not asked for it."""
        self._office.write.ask(partial(people.refuse, e164=e164, why=""))

    def read_waiting(self, e164: str, take: Callable[[tuple[Waiting, ...]], object]) -> None:
        """Read what that takes back, for a dialog to `take`."""
        self._office.write.ask(partial(people.waiting_for, e164=e164), take)

    @Slot()
    def let_be(self) -> None:
        """Whoever is shown asked for no more messages, and is not opted out; until they ask once more."""
        if self.talk is not None:
            let_be = partial(replies.let_be, e164=self.talk.e164, last=self.talk.last)
            self._office.write.ask(let_be, self._on_marked)

    def read_since(self, e164: str, take: Callable[[float | None], object]) -> None:
        """Read since when they are not written to, for a dialog to `take`."""
        self._office.write.ask(partial(people.out_since, numbers=(e164,)), take)

    def opt_in(self, e164: str, last: int) -> None:
        """They may be written to again, whatever came from them up to the reply with the id `last`."""
        opt_in = partial(replies.opt_in, e164=e164, last=last)
        self._office.write.ask(opt_in, partial(self._on_opted_in, e164))

    def _mark_read(self) -> None:
        thread = self.talk
        if thread is None or not (self._in_sight or self._opening) or thread.e164 == self._unread_again:
            return
        self._opening = False
        unread = [said.id for said in thread.said if said.unread]
        if unread:
            mark = partial(replies.mark_read, e164=thread.e164, last=_last_of_theirs(thread))
            self._office.write.ask(mark, self._on_marked)

    # ---- what comes back -----------------------------------------------------------------------

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted, self._limit = wanted, PAGE
            self._read_list()

    def _read_list(self) -> None:
        """One question at a time, however often there is news and whatever is typed meanwhile."""
        if self._reading is not None:
            self._again = True
            return
        self._reading, self._again = self.wanted, False
        self._office.read.ask(
            partial(replies.listed, wanted=self.wanted, limit=self._limit),
            self._on_listed,
            otherwise=self._on_not_listed,
        )

    def _read_thread(self) -> None:
        if self.chosen:
            ask = partial(replies.thread, e164=self.chosen, limit=self._lines)
            self._office.read.ask(ask, self._on_thread)

    def _on_listed(self, listed: Listed) -> None:
        self._reading = None
        self.unread, self.boxes, self.ready = listed.unread, listed.boxes, True
        if listed.wanted == self.wanted:
            self.rows, self.more, self._listed = listed.rows, listed.more, listed.wanted
        self.changed.emit()
        if self._again or listed.wanted != self.wanted:
            self._read_list()

    def _on_not_listed(self, error: Exception) -> None:
        self._reading = None
        self._office.fail(error)

    def _on_thread(self, thread: Thread) -> None:
        if thread.e164 != self.chosen:
            return
        if not thread.known:  # they were erased since
            self.chosen, self.talk = "", None
        else:
            self.talk = thread
        self.answering.turn_to(self.talk)
        self.thread_changed.emit()
        self._mark_read()

    def _on_marked(self, _count: object) -> None:
        self.read()

    def _on_opted_in(self, e164: str, _count: int) -> None:
        """That is an answer to a STOP of theirs too: it is not asked about again while it is being read."""
        if self.talk is not None and self.talk.e164 == e164:
            self.talk = replace(self.talk, asks_to_stop=False)
        self.read()

    @Slot(object)
    def _on_news(self, event: object) -> None:
        match event:
            case RepliesRead():
                self._read_list()
                if event.new:
                    self._read_thread()
            case events.Recovered():
                self._read_list()
            case SendLeaving() | SendProgress() | SendPaused() | SendWatched() | SendFinished():
                self._renew()
            case events.TextsRemoved():
                self.read()
            case events.PeopleChanged():
                self._renew()
                if event.erased:
                    self.read()

    @Slot()
    def _renew(self) -> None:
        """What is not looked at is read when it is."""
        if not self._in_sight:
            self._stale = True
        elif not self._timer.isActive():
            self._timer.start()


def _last_of_theirs(thread: Thread) -> int:
    """The id of the last reply that is shown, 0 if there is none."""
    return max((said.id for said in thread.said if not said.mine), default=0)
