"""The compose page's state: the message being written, kept among others, and its way to be sent. Draws nothing."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.findings import FindingCode
from ovhsms_gui.core.naming import mentions
from ovhsms_gui.core.opening import Opening, unpack
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.rowlines import from_lines
from ovhsms_gui.core.scheduling import surprised
from ovhsms_gui.core.settings import UNDO_SECONDS
from ovhsms_gui.core.terms import Due
from ovhsms_gui.core.text import clean
from ovhsms_gui.core.untaken import NO_ROWS, Leftover
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.composition import Composition, More
from ovhsms_gui.gui.compose.drafts import DraftsState
from ovhsms_gui.gui.compose.opened_file import OpenedFile
from ovhsms_gui.gui.compose.sending import Phase, Sending
from ovhsms_gui.gui.compose.taken_out import TakenOut
from ovhsms_gui.gui.compose.texts import TextsState
from ovhsms_gui.gui.compose.trial import TrialState
from ovhsms_gui.outbox.events import SendLeaving
from ovhsms_gui.store.drafts import KeptDraft
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.work import people
from ovhsms_gui.work.events import AccountsRead, PeopleChanged
from ovhsms_gui.work.office import Office


@dataclass(frozen=True, slots=True)
class Returned:
    """A message that was sent, to be written again; `undone`: it was taken back just now."""

    kept: KeptDraft
    undone: bool


Arrival: TypeAlias = KeptDraft | Returned | Opening | More


class ComposeState(Composition):
    """The view shows `plan` and passes on what the operator does."""

    confirm_wanted = Signal(object)  # the frozen Plan
    leaving = Signal()  # what is being typed in the list is to be taken in now
    opened = Signal()  # another draft stands here now
    redrafted = Signal()  # an old send stands here again, for those who did not get it
    filled = Signal()  # a link or a file was opened here
    stored = Signal(object)  # int: the journal holds the send with this number
    failed = Signal(str)  # a sentence; nothing was sent and nothing is lost
    receivers_missing = Signal()  # it was asked to send to nobody
    undo_wanted = Signal(object)  # int: a send that was taken back while it was being stored
    begun = Signal(str)  # a new message, in the place of one with these words, which is kept

    def __init__(self, office: Office, accounts: AccountsState, parent: QObject | None = None) -> None:
        super().__init__(office, accounts, parent)
        self.caret = 0  # where it stands in the text
        self.drafts = DraftsState(office, self)
        self.texts = TextsState(office, self)
        self.trial = TrialState(office, self)
        self._opened_file = OpenedFile(office, self)
        self._opened_file.read.connect(self.fill)
        self._opened_file.told.connect(self.failed)
        self._arrivals: list[Arrival] = []  # what waits until nothing goes on here
        self._recalled = False  # what was being written last is known
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(700)
        self._keeper.timeout.connect(self.keep)
        self._sending = Sending(office, self)
        self._sending.changed.connect(self.changed)
        self._sending.confirm_wanted.connect(self.confirm_wanted)
        self._sending.stored.connect(self._on_stored)
        self._sending.not_stored.connect(self._on_not_stored)
        self._sending.taken_back.connect(self.undo_wanted)
        self.returned = False  # what stands here was undone, and nothing was changed since
        self._returning = False  # it is still being put here
        self._unseen = False  # something stood in the box of numbers when Send was pressed
        self._held = 0  # dialogs that are open over this message
        self._before_this = ""  # the draft that a new message took the place of
        self.edited.connect(self._on_edited)
        self.read_done.connect(self._on_read_done)
        self.opt_outs_known.connect(self._on_opt_outs_known)
        self.counted.connect(self._find_out)
        office.happened.connect(self._on_news)

    def start(self) -> None:
        """Recall what was being written last, and what else is kept."""
        self.drafts.read_last(self._on_last)
        self.texts.read()

    @property
    def undo_seconds(self) -> int:
        """In which a send can be undone, as chosen last."""
        return self._office.preferences.get(UNDO_SECONDS)

    @property
    def kept(self) -> bool:
        """What stands here is written down, as it stands."""
        known = any(row.id == self.drafts.current for row in self.drafts.rows)
        return known and not self._keeper.isActive() and not self.drafts.unkept

    @property
    def phase(self) -> Phase:
        """What goes on here."""
        return Phase.READING if self._reading.busy else self._sending.phase

    @property
    def busy(self) -> bool:
        """A paste is still being read, or the journal is taking a send."""
        return self.phase in {Phase.READING, Phase.STORING}

    @Slot()
    def _on_edited(self) -> None:
        self.returned = self.returned and self._returning
        self._sending.withdraw()
        self._keeper.start()

    @Slot(object)
    def _on_read_done(self, _added: object) -> None:
        self._returning = False
        self._take_arrivals()

    def clear_receivers(self) -> None:
        """Take all receivers out, those of a paste still being read too."""
        super().clear_receivers()
        self._take_arrivals()

    def _add(self, more: More) -> None:
        if self.phase in {Phase.CONFIRMING, Phase.STORING}:
            self._arrivals.append(more)  # for the next message, if this one is sent
        else:
            super()._add(more)

    @property
    def can_unpaste(self) -> bool:
        """Not while it is confirmed or stored: what is sent then is what stands here."""
        return super().can_unpaste and self.phase not in {Phase.CONFIRMING, Phase.STORING}

    @Slot()
    def unpaste(self) -> None:
        """The list is as it was before the last paste, unless it may not be changed now."""
        if self.can_unpaste:
            super().unpaste()
            self.edited.emit()

    def _bring_back(self, gone: TakenOut) -> None:
        if self.phase not in {Phase.CONFIRMING, Phase.STORING}:  # else they would be the next message's
            super()._bring_back(gone)

    def forget(self, numbers: Collection[str]) -> bool:
        """Somebody was erased: neither what stands here nor what is kept of it may name these numbers."""
        if self._awaits:
            self._reading.erased |= frozenset(numbers)
        found = super().forget(numbers)
        if found:
            self.keep()
            self._office.write.ask(people.sweep)
        else:
            self.drafts.look()  # others may have gone, or have fewer people
        return found

    # ---- sending -------------------------------------------------------------------------------

    @Slot()
    def press(self) -> None:
        """Send is pressed, and does nothing yet: what is in the box of numbers now was never seen in the list."""
        self._unseen = bool(self._draft.numbers.strip())

    def ask(self) -> None:
        """Freeze the plan and have the operator confirm it; nothing happens while an error blocks it.

        First everybody is counted, then it is looked up who opted out, then whether somebody had the same text
        lately. Asked once more meanwhile, it begins anew; while the operator is being asked, nothing happens.
        """
        unseen, self._unseen = self._unseen or bool(self._draft.numbers.strip()), False
        if self.phase not in {Phase.IDLE, Phase.ASKING}:
            return
        self.leave_numbers()
        if unseen:
            self._remind()
        elif self.plan.error is not None and self.plan.error.code is FindingCode.NO_RECEIVERS:
            self.receivers_missing.emit()
        elif not (self.plan.counted and self.plan.blocked):
            self._sending.begin()
            self._find_out()

    def _remind(self) -> None:
        """Say why nothing was sent yet."""
        if self._draft.numbers.strip():
            sentence = self.tr(
                "Nothing was sent: what stands in the box of numbers is no whole number. Complete it, or press Enter "
                "there to see it in the list."
            )
        else:
            sentence = self.tr(
                "What stood in the box of numbers was added to the list. Look at it, then send once more."
            )
        self.failed.emit(sentence)

    @Slot()
    def _find_out(self) -> None:
        if self._sending.unfrozen and self.plan.counted:
            self._look_up_opt_outs()

    @Slot()
    def _on_opt_outs_known(self) -> None:
        if not (self._sending.unfrozen and self.plan.counted):
            return  # at the end of the counting they are looked up again
        if self.plan.blocked:
            self._sending.withdraw()
        else:
            self._sending.ask(self.plan)

    @Slot()
    def let_be(self) -> None:
        """The operator does not confirm."""
        self._sending.let_be()
        self._take_arrivals()

    def send(self, plan: Plan, undo: int) -> None:
        """Send what was confirmed, unless anything has changed since. `undo`: seconds in which to undo it."""
        if self.phase is Phase.STORING:
            return
        due = plan.terms.due
        if due is not None and due.at - undo <= self._office.now():
            self._refuse(
                self.tr(
                    "The time for which it was scheduled is too close by now. Nothing was sent: choose another."
                )
            )
            return
        if surprised(plan, Due(self._office.now() + undo)):
            self._refuse(
                self.tr(
                    "The hours for advertising end before it would leave. Nothing was sent: choose another time, or "
                    "say that it is not advertising."
                )
            )
            return
        if self.phase is Phase.READING or plan.digest != self.plan.digest:
            self.let_be()
            self.failed.emit(
                self.tr("Something changed while you were confirming. Nothing was sent: please look again.")
            )
            return
        self.keep()  # as it stands: so it comes back, if it is undone
        self._sending.store(plan, undo, self.drafts.current)
        if undo != self.undo_seconds:
            self._office.preferences.put(UNDO_SECONDS, undo)

    def undo_begun(self) -> bool:
        """Undo the message that is just being stored; whether there is one."""
        return self._sending.take_back()

    def _refuse(self, sentence: str) -> None:
        self.let_be()
        self._touch()
        self.failed.emit(sentence)

    @Slot(object)
    def _on_stored(self, send_id: int) -> None:
        self.drafts.aside |= {send_id}
        # Only now: the journal holds every word and every number.
        self._put("", self._draft.choices)
        self.keep()
        self.stored.emit(send_id)
        self._take_arrivals()

    @Slot(object)
    def _on_not_stored(self, problem: StoreProblem) -> None:
        self._take_arrivals()
        self.failed.emit(
            self.tr("{problem} Nothing was sent, and nothing you typed is lost.").format(
                problem=messages.store(problem)
            )
        )

    @Slot(object)
    def _on_news(self, event: object) -> None:
        match event:
            case AccountsRead():
                self._take_arrivals()
            case SendLeaving(send_id):
                self.drafts.leave(send_id)
            case PeopleChanged(erased) if erased:
                self.forget(erased)

    def _on_last(self, kept: KeptDraft) -> None:
        self._recalled = True
        if self.blank:  # else the operator was quicker, and finds it in the list
            self._arrivals.insert(0, kept)
        self._take_arrivals()

    @Slot(object, bool)
    def take_back(self, kept: KeptDraft, undone: bool) -> None:
        """Have a message stand here again that was sent, if there is anybody; `undone`: just now."""
        if kept.receivers:
            self._arrive(Returned(kept, undone))

    @Slot(object)
    def use_again(self, kept: KeptDraft) -> None:
        """Begin a new message with what a send had; or go on with the one that was begun so."""
        if kept.id == self.drafts.current:
            self.redrafted.emit()
        else:
            self._arrive(Returned(kept, undone=False))

    def _on_draft(self, kept: KeptDraft | None) -> None:
        if kept is not None:
            self._arrive(kept)

    # ---- several drafts ------------------------------------------------------------------------

    @Slot()
    def keep(self) -> None:
        """Write the draft down, so that a crash or a power cut loses nothing."""
        self._keeper.stop()
        if self._recalled or not self.blank:
            receivers = None if self._reading.restoring else self._rows.snapshot()
            self.drafts.keep(self._draft, receivers, self.caret, self.untaken.left)

    def keep_for_good(self, then: Callable[[], object], otherwise: Callable[[Exception], object]) -> None:
        """The same before the end: `otherwise`, where it could not be written and there is something to lose."""
        self.leaving.emit()
        self._keeper.stop()
        if self.blank:
            self.keep()
            then()
        else:
            receivers = self._rows.snapshot()
            self.drafts.keep(
                self._draft, receivers, self.caret, self.untaken.left, then=then, otherwise=otherwise
            )

    def leave(self) -> None:
        """Write it down before something else takes its place: with what is being typed in the list."""
        self.leaving.emit()
        self.keep()

    def begin(self) -> None:
        """Start a new message, once all of a list is read; what stood here stays among the drafts."""
        if not self.blank and (self._free or self.phase is Phase.READING):
            self._arrive(KeptDraft("", self._draft.choices))

    @Slot()
    def resume(self) -> None:
        """Go on with the message that a new one took the place of."""
        if self._before_this:
            self.open(self._before_this)

    def open(self, draft_id: str) -> None:
        """Go on with another draft; what stands here stays among them."""
        if draft_id != self.drafts.current:
            self.drafts.read(draft_id, self._on_draft)

    @Slot(str)
    def go_on(self, draft_id: str) -> None:
        """The same from another page, which gives way to this one."""
        self.open(draft_id)
        self.redrafted.emit()

    def discard(self, draft_id: str = "") -> None:
        """Delete a draft; without an id, the one that stands here."""
        if draft_id not in ("", self.drafts.current):
            self.drafts.remove(draft_id)
        elif self._free:
            self.drafts.remove()
            self._put("", self._draft.choices)
            self.keep()
            self.opened.emit()

    @Slot(object)
    def fill(self, opening: Opening) -> None:
        """Begin a message with a link or a file; what stood here stays among the drafts. Sends nothing."""
        if opening.file is not None:
            self._opened_file.open(opening)
        else:
            self._arrive(opening)

    @Slot(object)
    def take(self, data: object) -> None:
        """The same, from another start of the program."""
        opening = unpack(data) if isinstance(data, bytes) else None
        if opening is not None:
            self.fill(opening)

    @Slot()
    def hold(self) -> None:
        """A dialog is open over this message: no other takes its place before `let_go`."""
        self._held += 1

    @Slot()
    def let_go(self) -> None:
        """The dialog is closed."""
        self._held -= 1
        self._take_arrivals()

    @property
    def _free(self) -> bool:
        """Another message may take this one's place."""
        return self.phase in {Phase.IDLE, Phase.ASKING} and not self._held

    @property
    def _words(self) -> str:
        """What tells this message from others."""
        return self._draft.text.strip().partition("\n")[0] or messages.people(self._rows.snapshot().people)

    @property
    def _awaits(self) -> bool:
        """People may come who were read before now."""
        return bool(self._arrivals or self._held or self._reading.busy)

    def _arrive(self, arrival: Arrival) -> None:
        self._arrivals.append(arrival)
        self._take_arrivals()

    def _take_arrivals(self) -> None:
        """What is under way here comes to its end first: then it is kept, and makes room."""
        while self._arrivals and self._free:
            if isinstance(self._arrivals[0], Opening) and not (self._recalled and self._accounts.ready):
                return  # numbers are read as those of the account's country
            arrival = self._arrivals.pop(0)
            if isinstance(arrival, More):
                self._add(arrival)
                continue
            before = None if self.blank else (self.drafts.current, self._words)
            if before is not None:
                self.leave()
            match arrival:
                case KeptDraft() as kept:
                    rows = self._read_lines(kept.receivers)
                    self._put(kept.id, kept.draft, rows, kept.caret, kept.leftover)
                case Returned(kept, undone):
                    rows, caret = self._read_lines(kept.receivers), len(kept.draft.text)
                    whole = not self._reading.erased  # else it is kept once it is read without them
                    self._put(kept.id, kept.draft, rows, caret, kept.leftover, returned=undone)
                    if whole:
                        self.drafts.keep(kept.draft, kept.receivers, caret, kept.leftover)
                    self.redrafted.emit()
                case Opening(numbers, text, source):
                    self._put("", replace(self._draft.choices, text=clean(text)), caret=len(text))
                    self.filled.emit()
                    self.add_text(numbers, source)
            self.opened.emit()
            if before is not None and isinstance(arrival, KeptDraft) and not arrival.id:
                self._before_this, words = before
                self.begun.emit(words)
        if not self._awaits:
            self._reading.erased = frozenset()

    def _put(
        self,
        draft_id: str,
        draft: Draft,
        rows: Iterable[Row] | None = None,
        caret: int = 0,
        left: Leftover = NO_ROWS,
        *,
        returned: bool = False,
    ) -> None:
        """Have a draft stand here; one without an id is new."""
        self.returned, self._returning = returned, returned and rows is not None
        self._sending.withdraw()
        self._keeper.stop()
        self.drafts.go_on(draft_id)
        self.caret = caret
        if mentions(draft.numbers, self._reading.erased):
            draft = replace(draft, numbers="")
        self._replace(draft, rows, left.forgetting(self._reading.erased))

    def _read_lines(self, receivers: str) -> Iterable[Row] | None:
        return from_lines(receivers, self.region) if receivers else None
