"""What the outbox page shows: the sends, the chosen one, and which of its receivers are looked at."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.outbox import causes, sheet
from ovhsms_gui.gui.outbox.elsewhere import ElsewhereState
from ovhsms_gui.gui.outbox.listing import SENDS_PAGE, Listing
from ovhsms_gui.gui.paging import PAGE
from ovhsms_gui.outbox.events import (
    SendFinished,
    SendLeaving,
    SendPaused,
    SendProgress,
    SendRecalling,
    SendWatched,
)
from ovhsms_gui.store.drafts import KeptDraft
from ovhsms_gui.store.history import Wanted
from ovhsms_gui.store.rows import Cause, Doubt, ReceiverRow, SendRow
from ovhsms_gui.work import events, lookup, paperwork, sends
from ovhsms_gui.work.lookup import MOST_FOUND, Newest, ReceiversPage, View
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.paperwork import SheetKind
from ovhsms_gui.work.sends import Undone

_REREAD_MS = 120  # progress comes with every chunk: reading a few times a second is enough


class OutboxState(QObject):
    """Reads the journal through the office; owns nothing but what was read last."""

    sends_changed = Signal()
    prices_changed = Signal(object)  # dict[str, float]: credits that what waits will take, by SMS account
    view_changed = Signal()  # other receivers are looked at
    page_read = Signal(object)  # ReceiversPage of the present view
    stale = Signal()  # what is shown of the receivers may have changed
    finished = Signal(str, str)  # account id and service of a send that came to its end
    trail = Signal(object)  # TrailPage
    given_back = Signal(
        object, bool
    )  # KeptDraft: the message of a send, to be written again; undone just now?
    draft_wanted = Signal(str)  # the id of a draft: go on with it
    reused = Signal(object)  # KeptDraft: what a new message begins with
    told = Signal(str)  # a sentence about the last thing asked for
    too_late = Signal(str)  # the sentence that an undo came too late
    undone = Signal(object)  # int: a send that was undone, and was no draft

    def __init__(
        self, office: Office, parent: QObject | None = None, *, region: Callable[[], str] = lambda: "FR"
    ) -> None:
        """`region`: whose national numbers are meant."""
        super().__init__(parent)
        self._office = office
        self.region = region
        self.listing = Listing(office, region, self)
        self.elsewhere: ElsewhereState | None = None  # what the account sent and not from here
        self.sends: tuple[SendRow, ...] = ()  # the newest
        self._unsent: tuple[SendRow, ...] = ()  # of all, those not sent to everybody yet
        self.need_a_look = 0  # sends that wait for the operator: held until a word, or in doubt
        self.scheduled = 0  # sends that are to leave at their time
        self.current: SendRow | None = None
        self.sms = 0  # that the chosen send is, of everybody together
        self.view: View | None = None
        self.prices: dict[str, float] = {}
        self.waiting: float | None = None  # seconds that OVHcloud asked for
        self._followed = ""  # the words by which the receivers of the chosen send were looked for last
        self._limit = SENDS_PAGE
        self._asked: int | None = None  # the send that the operator had asked about
        self.undoing: set[int] = set()  # sends whose undo was asked for and is not answered
        self._begun: int | None = None  # the newest send, while it is not among those that are listed
        self._begun_undone = False
        self._unwritten: set[int] = set()  # those whose undo holds, though it could not be written so far
        self._back: dict[int, str] = {}  # sends that were taken back, and the drafts that they are again
        self._answered: dict[int, float] = {}  # when OVHcloud last said what became of a send, by its clock
        self._drafts: frozenset[str] = frozenset()  # those that there are
        self._redrafting = False  # a new draft was asked for and is not there yet: pressed twice, it is one
        self._ended: set[int] = set()  # sends at their end whose account is still to be read
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REREAD_MS)
        self._timer.timeout.connect(self._reread)
        office.happened.connect(self._on_news)
        office.moved.connect(self._soon)
        self.listing.changed.connect(self._on_listing)
        self.listing.older_wanted.connect(self.read_older)

    def now(self) -> float:
        """Seconds since 1970, by OVHcloud's clock where it is known."""
        return self._office.now()

    @property
    def about_to_leave(self) -> int:
        """How many people are still to be sent to without another word of the operator's."""
        return sum(
            send.to_leave
            for send in self._unsent
            if not self.taken_back(send) and (send.paused is None or send.retry_at is not None)
        )

    def answered(self, send_id: int) -> float | None:
        """When OVHcloud last said what became of a send, by its clock; None where it was not asked since the start."""
        return self._answered.get(send_id)

    def taken_back(self, send: SendRow) -> bool:
        """The operator took it back, which holds, and could not be written so far."""
        return send.id in self._unwritten and ReceiverState.PLANNED in send.counts

    def is_back(self, send: SendRow) -> bool:
        """It was taken back just now, and its message is a draft again: nobody has to write it anew."""
        return self._back.get(send.id) in self._drafts

    @Slot(object)
    def take_drafts(self, drafts: frozenset[str]) -> None:
        """These are the drafts that there are now."""
        self._drafts = drafts
        if self._back:
            self.sends_changed.emit()

    # ---- looking -------------------------------------------------------------------------------

    @Slot()
    def read(self) -> None:
        """Read the sends anew."""
        self._office.read.ask(partial(lookup.sends, limit=self._limit), self._on_sends)

    @Slot()
    def read_older(self) -> None:
        """Read further back than the sends that there are."""
        if self._limit == len(self.sends):
            self._limit += SENDS_PAGE
            self.read()

    def choose(self, send_id: int) -> None:
        """Show another send, all of its receivers."""
        if self.view is None or self.view.send_id != send_id:
            there = (*self.listing.rows, *self.sends)
            self.current = next((send for send in there if send.id == send_id), None)
            wanted = self.listing.wanted
            self._followed, self.sms = wanted.words, 0
            self._look_at(View(send_id, words=wanted.words, region=self.region()))
        self.read()

    def filter(self, state: ReceiverState | None) -> None:
        """Look at those in a state only; None: at all."""
        if self.view is not None and self.view.state is not state:
            self._look_at(replace(self.view, state=state))

    @Slot(str)
    def search(self, text: str) -> None:
        """Look at those only whose name or number the words fit; "": at all."""
        if self.view is not None and self.view.words != text.strip():
            self._look_at(replace(self.view, words=text.strip(), region=self.region()))

    @Slot(object)
    def read_page(self, offset: object) -> None:
        """Read a page of the receivers looked at, from an offset (int); `page_read` follows."""
        if self.view is not None and isinstance(offset, int):
            page = partial(lookup.receivers, view=self.view, offset=offset, limit=PAGE, home=self.region())
            self._office.read.ask(page, self._on_page)

    def read_trail(self, send_id: int, offset: int) -> None:
        """Read a page of what happened to a send; `trail` follows."""
        trail = partial(lookup.trail, send_id=send_id, offset=offset, limit=PAGE)
        self._office.read.ask(trail, self.trail.emit)

    def read_undecided(
        self, send: SendRow, offset: int, take: Callable[[tuple[ReceiverRow, ...]], object]
    ) -> None:
        """Read a page of those about whom is to be decided, as the send was then, for a dialog to `take`."""
        chunks = send.doubt.chunks if send.doubt is not None else {}
        ask = partial(lookup.undecided, send_id=send.id, chunks=chunks, offset=offset, limit=PAGE)
        self._office.read.ask(ask, take)

    def _look_at(self, view: View) -> None:
        self.view = view
        self.told.emit("")
        self.view_changed.emit()
        self.read_page(0)

    # ---- doing ---------------------------------------------------------------------------------

    @Slot(object, object)
    def export(self, path: Path, kind: SheetKind = SheetKind.TABLE) -> None:
        """Write the receivers looked at into a file for a spreadsheet; `told` follows."""
        if self.view is not None:
            self._export(path, kind, self.view)

    @Slot(object, object)
    def export_listed(self, path: Path, kind: SheetKind = SheetKind.TABLE) -> None:
        """The same for all sends that are listed, as far back as they go."""
        self._export(path, kind, self.listing.wanted)

    def _export(self, path: Path, kind: SheetKind, wanted: View | Wanted) -> None:
        self.told.emit(self.tr("Writing {file}…").format(file=path.name))
        export = partial(paperwork.export_sends, wanted=wanted, path=path, sheet=sheet.made(kind))
        count = (
            messages.people if isinstance(wanted, View) else messages.messages
        )  # a person may be in many sends
        self._office.write_file(
            export, partial(self._on_exported, path, count), partial(self._on_not_exported, path)
        )

    @Slot(bool, bool)
    def use_again(self, text: bool, people: bool) -> None:
        """Have a new message begin with the text of the chosen send, its people, or both."""
        if self.current is not None and not self._redrafting:
            self._redrafting = True
            self._office.write.ask(
                partial(sends.use_again, send_id=self.current.id, text=text, people=people),
                self._on_use_again,
                otherwise=self._on_no_redraft,
            )

    @Slot()
    def redraft(self) -> None:
        """Have the compose page filled for those who did not get the chosen send, or go on with what it is again."""
        if self.current is not None and self.is_back(self.current):
            self.draft_wanted.emit(self._back[self.current.id])
        elif self.current is not None and not self._redrafting:
            self._redrafting = True
            self._office.write.ask(
                partial(sends.redraft, send_id=self.current.id),
                self._on_redraft,
                otherwise=self._on_no_redraft,
            )

    @Slot()
    def change(self) -> None:
        """Have the compose page filled with the chosen send, to take its place once that is sent."""
        if self.current is not None and not self._redrafting:
            self._redrafting = True
            self._office.write.ask(
                partial(sends.change, send_id=self.current.id),
                self._on_use_again,
                otherwise=self._on_no_redraft,
            )

    @Slot(object)
    def show_other(self, send_id: int) -> None:
        """Show the send that the chosen one replaces, or is replaced by."""
        self.listing.show_all()
        self.choose(send_id)

    @Slot(object)
    def begin(self, send_id: int) -> None:
        """It was stored just now; until it is listed nobody sees that it can be undone, and it can be all the same."""
        self._begun, self._begun_undone = send_id, False

    def undo_begun(self) -> bool:
        """Undo, once, the send that was stored just now; whether it is still to be listed."""
        if self._begun is None:
            return False
        if not self._begun_undone:
            self._begun_undone = True
            self.undo(self._begun)
        return True

    @Slot(object)
    def undo(self, send_id: int) -> None:
        """Take a send back before it leaves, and have the compose page filled with it; else `too_late` follows."""
        self._unwritten.discard(send_id)
        self.undoing.add(send_id)
        self._office.undo(send_id, partial(self._on_undone, send_id), partial(self._on_not_undone, send_id))
        self._timer.start()

    @Slot()
    def resume(self) -> None:
        """Let the chosen send go on."""
        if self.current is not None:
            self._office.resume(self.current.id, self.current)

    @Slot()
    def cancel(self) -> None:
        """Take back what is still waiting of the chosen send; pressed again, even what nobody can ask about."""
        if self.current is not None:
            self._office.cancel(self.current.id, unasked=self.current.may_stop_unasked)

    def recall(self, numbers: tuple[str, ...], send_id: int) -> None:
        """Have those people (E.164) taken off what OVHcloud is to send later of a send, or all."""
        self._office.recall(send_id, numbers, self._on_not_recalled)

    @Slot()
    def look_up(self) -> None:
        """Ask OVHcloud now what became of the chosen send."""
        if self.current is not None:
            self._asked = self.current.id
            self._office.look_up(self.current.id)
            self.told.emit(self.tr("Asking OVHcloud…"))

    def send_again(self, send_id: int, doubt: Doubt) -> None:
        """Send again what was unknown as that doubt was shown: the operator knows the risk of no other."""
        self._office.send_again(send_id, doubt, partial(self._on_decided, doubt.again))

    def leave(self, send_id: int, doubt: Doubt) -> None:
        """Let be what was unknown then."""
        self._office.leave(send_id, doubt, partial(self._on_decided, doubt.again))

    def rewrite(self, send_id: int, doubt: Doubt) -> None:
        """Let it be, and have the compose page filled for these people."""
        self._office.rewrite(send_id, doubt, partial(self._on_rewritten, doubt.again))

    # ---- what comes back -----------------------------------------------------------------------

    @Slot()
    def _soon(self) -> None:
        self._timer.start()

    @Slot()
    def _reread(self) -> None:
        self.read()
        self.stale.emit()

    def _on_watched(self, event: SendWatched) -> None:
        if not event.reason:
            self._answered[event.send_id] = self.now()
        if event.send_id == self._asked:
            self._asked = None
            self.told.emit(self._answer(event.reason))

    @Slot(object)
    def _on_news(self, event: object) -> None:
        match event:
            case SendLeaving():
                if not self._timer.isActive():
                    self._timer.start()
            case SendProgress():
                self.waiting = event.waiting
                if not self._timer.isActive():
                    self._timer.start()
            case SendPaused() | SendWatched():
                self.waiting = None
                self._timer.start()
                if isinstance(event, SendWatched) and event.asked:
                    self._on_watched(event)
                if event.reason == Cause.OPERATOR and event.send_id in self._unwritten:
                    self.undo(event.send_id)  # it is written now: the message can come back
            case SendRecalling(send_id, done, total):
                shown = self.current
                if shown is not None and send_id in {shown.id, shown.replaces and shown.replaces.send_id}:
                    words_ = self.tr("Cancelling… {done} of {total}") if done < total else ""
                    self.told.emit(words_.format(done=messages.figure(done), total=messages.figure(total)))
            case SendFinished():
                self.waiting = None
                self._timer.start()
                self._ended.add(event.send_id)
            case events.Recovered():
                self.read()
            case events.TextsRemoved():
                self._timer.start()
                self.listing.take_in()  # the index was emptied of all
            case events.PeopleChanged(erased) if erased:
                self._timer.start()  # they are not to be seen here any more
                self.listing.take_in()  # the index was emptied of all

    def _on_redraft(self, draft: KeptDraft) -> None:
        self._redrafting = False
        self.given_back.emit(draft, False)

    def _on_use_again(self, draft: KeptDraft) -> None:
        self._redrafting = False
        self.reused.emit(draft)

    def _on_no_redraft(self, error: Exception) -> None:
        self._redrafting = False
        self._office.fail(error)

    def _add_up(self) -> None:
        prices: defaultdict[str, float] = defaultdict(float)
        for send in self._unsent:
            if send.to_be_billed and not self.taken_back(send):
                prices[send.service] += send.to_be_billed
        if prices != self.prices:
            self.prices = dict(prices)
            self.prices_changed.emit(self.prices)

    def _on_undone(self, send_id: int, undone: Undone) -> None:
        self.undoing.discard(send_id)
        self._unwritten.discard(send_id)
        self._timer.start()
        if undone.draft is not None:
            self._back[send_id] = undone.draft.id
            self.given_back.emit(undone.draft, True)
        if undone.draft is not None and undone.replaced:
            self.too_late.emit(
                self.tr(
                    "⚠ The message is back, but the earlier one was being cancelled already: whoever it is cancelled "
                    "for gets neither before you send this one again."
                )
            )
        elif undone.draft is None and not undone.too_late:
            self.undone.emit(send_id)
        elif undone.too_late:
            self.too_late.emit(
                self.tr(
                    "⚠ Undone too late for {people}: it is on its way to them. Nobody else of this message gets "
                    "it; “Write again…” in the outbox makes a new draft for those."
                ).format(people=messages.people(undone.too_late))
            )

    def _on_decided(self, wanted: int, people: int) -> None:
        """The decision holds for nobody who became known or was erased, or of whom something else is asked by now.

        Of a send whose place another takes they get that one: in both cases the decision is meant.
        """
        if people < wanted:
            sentence = self.tr(
                "⚠ Nothing was done: more has become known since you were asked. See what is said now; where there is "
                "still something to decide, “Decide…” is there again."
            )
            if people:
                sentence = self.tr(
                    "⚠ Your decision holds for {people} only: more has become known of the others since you were asked."
                    " See what is said now; where there is still something to decide, “Decide…” is there again."
                ).format(people=messages.people(people))
            self.told.emit(sentence)

    def _on_rewritten(self, wanted: int, rewritten: tuple[int, KeptDraft]) -> None:
        people, draft = rewritten
        self._on_decided(wanted, people)
        self.given_back.emit(draft, False)

    def _on_not_undone(self, send_id: int, _error: Exception) -> None:
        if send_id in self.undoing:
            self.undoing.discard(send_id)
            self._unwritten.add(send_id)
            self._begun_undone = False  # which may be asked for again
            self.sends_changed.emit()

    def _on_not_recalled(self, _error: Exception) -> None:
        self.told.emit(
            self.tr(
                "⚠ It is not cancelled yet: that cannot be written down just now, and is tried again as long as this "
                "window is open. OVHcloud sends it at its time if it stays so."
            )
        )

    def _on_exported(self, path: Path, count: Callable[[int], str], rows: int) -> None:
        sentence = self.tr("✓ {people} written to {path}.")
        self.told.emit(sentence.format(people=count(rows), path=path))

    def _on_not_exported(self, path: Path, error: OSError) -> None:
        self.told.emit(messages.not_written(path, error))

    def _on_page(self, page: ReceiversPage) -> None:
        if page.view != self.view:
            return
        news = (page.send, page.sms) != (self.current, self.sms)
        self.current, self.sms = page.send, page.sms
        self.page_read.emit(page)
        if news:
            self.sends_changed.emit()
        if page.more:
            sentence = self.tr("Only the first {n} are shown: type more of the name or number.")
            self.told.emit(sentence.format(n=messages.figure(MOST_FOUND)))

    def _answer(self, reason: str) -> str:
        if not reason:
            return self.tr("✓ OVHcloud was asked.")
        return self.tr("✗ OVHcloud could not be asked. {why}").format(why=causes.cause(reason))

    def _on_sends(self, found: Newest) -> None:
        self.sends, self._unsent = found.rows, found.unsent
        self.need_a_look, self.scheduled = found.need_a_look, found.scheduled
        if any(send.id == self._begun for send in self.sends):
            self._begun = None
        for send in self.sends:
            if send.id in self._ended:
                self._ended.discard(send.id)
                self.finished.emit(send.account_id, send.service)
        self._add_up()
        if self.view is not None:
            chosen = self.view.send_id
            self.current = next((send for send in self.sends if send.id == chosen), self.current)
        self.listing.take_newest(self.sends)
        if not self.listing.everything:  # else it has said so, and all that is shown would be shown twice
            self.sends_changed.emit()

    @Slot()
    def _on_listing(self) -> None:
        """The chosen send is one of those listed, and shows whom they were looked for by."""
        listing, view = self.listing, self.view
        found = next((send for send in listing.rows if view is not None and send.id == view.send_id), None)
        if view is not None and listing.rows and found is None and not listing.everything:
            self.choose(listing.rows[0].id)
        elif found is not None:
            self.current = found
            if listing.wanted.words != self._followed:
                self._followed = listing.wanted.words
                self.search(self._followed)
        self.sends_changed.emit()
