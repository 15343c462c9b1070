"""The message being written: receivers, draft, plan. Decides; draws nothing."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.corrected import with_field, with_name
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.opening import Opening, unpack
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row
from ovhsms_gui.core.rowlines import from_lines
from ovhsms_gui.core.text import clean
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.drafts import DraftsState
from ovhsms_gui.gui.compose.known import OptOuts, already_sent
from ovhsms_gui.gui.compose.reading import Reading
from ovhsms_gui.gui.compose.terms import Terms
from ovhsms_gui.gui.compose.texts import TextsState
from ovhsms_gui.gui.compose.trial import TrialState
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.work import events
from ovhsms_gui.work.office import Office

UNDO_SECONDS = "undo_seconds"  # the setting's name
LONGEST_UNDO = 60

Arrival: TypeAlias = events.DraftRead | events.Redraft | Opening


class ComposeState(QObject):
    """Owns receivers and draft. The view shows `plan` and passes on what the operator does."""

    changed = Signal()  # the plan
    draft_replaced = Signal()  # the draft was set from here, not by typing
    rows_added = Signal()
    rows_changed = Signal()  # everything about the rows may differ
    rows_said = Signal()  # they are the same, and may say something else
    reading = Signal(object)  # int: rows read so far of a paste under way
    read_done = Signal(object)  # Added
    confirm_wanted = Signal(object)  # the frozen Plan
    opened = Signal()  # another draft stands here now
    redrafted = Signal()  # an old send stands here again, for those who did not get it
    filled = Signal()  # a link or a file was opened here
    stored = Signal(object)  # int: the journal holds the send with this number
    failed = Signal(str)  # a sentence; nothing was sent and nothing is lost

    def __init__(self, office: Office, accounts: AccountsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._accounts = accounts
        self._rows = ReceiverList()
        self._draft = Draft()
        self.caret = 0  # where it stands in the text
        self.drafts = DraftsState(office, self)
        self.texts = TextsState(office, self)
        self.trial = TrialState(office, self)
        self._arrivals: list[Arrival] = []  # what takes this page's place as soon as it is not busy
        self._recalled = False  # what was being written last is known
        self._plan: Plan | None = None
        self._reading = Reading(self._rows, self)
        self._reading.grew.connect(self._on_grew)
        self._reading.ended.connect(self._on_read)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(700)
        self._keeper.timeout.connect(self.keep)
        self._sending: Plan | None = None
        self._sent: tuple[int, Plan] | None = None  # the latest send, as it stood here
        self._asking: Plan | None = None
        self._wanted = False  # the confirmation, as soon as it is known who opted out
        self.undo_seconds = 10  # as chosen last
        self._opt_outs = OptOuts(office, self)
        self._opt_outs.found.connect(self._on_opt_outs)
        self._opt_outs.stale.connect(self._look_up_opt_outs)
        self.terms = Terms(office, accounts, self)
        self.terms.changed.connect(self._touch)
        office.happened.connect(self._on_event)

    # ---- what is so ----------------------------------------------------------------------------

    @property
    def rows(self) -> ReceiverList:
        """The receivers, for the table's model to read."""
        return self._rows

    @property
    def draft(self) -> Draft:
        """The message as it stands."""
        return self._draft

    @property
    def plan(self) -> Plan:
        """The whole truth before the click, made anew only after a change."""
        if self._plan is None:
            self._plan = make_plan(self._rows.snapshot(), self._draft, self.terms.context)
        return self._plan

    @property
    def busy(self) -> bool:
        """A paste is still being read, or the journal is taking a send."""
        return bool(self._reading.busy or self._sending)

    # ---- the draft -----------------------------------------------------------------------------

    def set_text(self, text: str) -> None:
        """The message text, as typed."""
        self._change(replace(self._draft, text=clean(text)))

    def set_sender(self, name: str) -> None:
        """The sender's name; "" for none."""
        self._change(replace(self._draft, sender=name.strip()))

    def set_allow_replies(self, wanted: bool) -> None:
        """Send from the short number that people can answer."""
        self._change(replace(self._draft, allow_replies=wanted))

    def set_no_stop(self, wanted: bool) -> None:
        """Leave out the STOP line: the message is not advertising."""
        self._change(replace(self._draft, no_stop=wanted))

    def _change(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._touch()
            self._keeper.start()

    # ---- the receivers -------------------------------------------------------------------------

    def add_text(self, text: str, source: str) -> None:
        """Read numbers out of any text, a slice at a time; `read_done` follows."""
        self.add_rows(read(text, self.region, source))

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Take in receivers that were read elsewhere, a slice at a time; `read_done` follows."""
        self._reading.add(rows)

    def open_file(self, path: Path) -> ImportState:
        """Read a file of receivers; what is taken of it comes back by `add_rows`."""
        return ImportState(self._office, path, self.region, self)

    @property
    def region(self) -> str:
        """The country that national numbers belong to."""
        entry = self._accounts.current
        return entry.account.region if entry else "FR"

    def remove(self, indexes: list[int]) -> None:
        """Take receivers out."""
        self._rows.remove(indexes)
        self._say(moved=True)

    def correct(self, index: int, *, number: str | None = None, name: str | None = None) -> int:
        """A receiver has another number or name, as typed; where it stands now."""
        before, row = len(self._rows), self._rows.row(index)
        row = row if name is None else with_name(row, name)
        row = row if number is None else replace(row, number=parse(number, self.region))
        place = self._rows.correct(index, row)
        self._say(moved=(place, len(self._rows)) != (index, before))
        self._look_up_opt_outs()
        return place

    def fill_in(self, values: Iterable[tuple[int, str, str]]) -> None:
        """Other values for placeholders, each with its receiver's place."""
        for index, name, value in values:
            self._rows.correct(index, with_field(self._rows.row(index), name, value), others=True)
        self._say()

    def _say(self, *, moved: bool = False) -> None:
        (self.rows_changed if moved else self.rows_said).emit()
        self._touch()
        self._keeper.start()

    def clear_receivers(self) -> None:
        """Take all receivers out, those of a paste still being read too."""
        self._reading.clear()
        self._rows.clear()
        self._say(moved=True)
        self._take_arrivals()

    @Slot()
    def _on_grew(self) -> None:
        self.rows_added.emit()
        if self._reading.busy:
            self.reading.emit(len(self._rows))

    @Slot(object)
    def _on_read(self, added: object) -> None:
        self._look_up_opt_outs()
        self._touch()
        self._keeper.start()
        self.read_done.emit(added)
        self._take_arrivals()

    # ---- sending -------------------------------------------------------------------------------

    def ask(self) -> None:
        """Freeze the plan and have the operator confirm it; nothing happens while an error blocks it.

        First it is looked up who opted out, then whether somebody had the same text lately.
        """
        if not (self.plan.blocked or self.busy):
            self._wanted = True
            self._look_up_opt_outs()

    def remind(self) -> None:
        """Say why nothing was sent yet: what stood in the box of numbers was only now added."""
        self.failed.emit(
            self.tr(
                "What stood in the box of numbers was added to the list. Look at it, then send once more."
            )
        )

    def _freeze(self) -> None:
        self._wanted = False
        if not (self.plan.blocked or self.busy):
            self._asking = self.plan
            self._office.read_recent(self.plan)

    def send(self, plan: Plan, undo: int) -> None:
        """Send what was confirmed, unless anything has changed since. `undo`: seconds in which to undo it."""
        if plan.digest != self.plan.digest:
            self.failed.emit(
                self.tr("Something changed while you were confirming. Nothing was sent: please look again.")
            )
            return
        self._sending = plan
        self._touch()
        self._office.send(plan, undo)
        if undo != self.undo_seconds:
            self.undo_seconds = undo
            self._office.keep_setting(UNDO_SECONDS, undo)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        match event:
            case events.SendStored(send_id, digest, False) if (
                self._sending and digest == self._sending.digest
            ):
                self._sent, self._sending = (send_id, self._sending), None
                # Only now: the journal holds every word and every number.
                self.drafts.remove()
                self._put("", replace(self._draft, text=""))
                self.keep()
                self.stored.emit(send_id)
                self._take_arrivals()
            case events.SendNotStored(digest, problem, False) if (
                self._sending and digest == self._sending.digest
            ):
                self._sending = None
                self._touch()
                self._take_arrivals()
                self.failed.emit(
                    self.tr("{problem} Nothing was sent, and nothing you typed is lost.").format(
                        problem=messages.store(problem)
                    )
                )
            case events.RecentRead(digest, repeated) if self._asking and digest == self._asking.digest:
                plan, self._asking = self._asking, None
                if repeated.count:
                    plan = replace(plan, findings=(*plan.findings, already_sent(repeated, plan)))
                self.confirm_wanted.emit(plan)
            case events.SettingRead(key, int(value)) if key == UNDO_SECONDS and 0 <= value <= LONGEST_UNDO:
                self.undo_seconds = value
            case events.DraftRead(_, last=True):
                self._recalled = True
                if self.blank:  # else the operator was quicker, and finds it in the list
                    self._arrivals.insert(0, event)
                self._take_arrivals()
            case events.AccountsRead():
                self._take_arrivals()
            case events.PeopleErased():
                self._sent = None  # it may name them
            case events.DraftRead():
                self._arrive(event)
            case events.Redraft(people=people) if people:
                self._arrive(event)

    @Slot()
    def _look_up_opt_outs(self) -> None:
        """Ask about everybody in the list, sent to or not."""
        self._opt_outs.ask(self._rows.snapshot().rows)

    @Slot(object)
    def _on_opt_outs(self, numbers: frozenset[str]) -> None:
        if numbers != self._rows.out:
            self._rows.leave_out(numbers)
            self.rows_said.emit()
            self._touch()
        if self._wanted:
            self._freeze()

    # ---- several drafts ------------------------------------------------------------------------

    @property
    def blank(self) -> bool:
        """Nothing is being written here."""
        return not (self._draft.text or len(self._rows) or self._reading.busy)

    @Slot()
    def keep(self) -> None:
        """Write the draft down, so that a crash or a power cut loses nothing."""
        self._keeper.stop()
        if self._recalled or not self.blank:
            receivers = None if self._reading.restoring else self._rows.snapshot()
            self.drafts.keep(self._draft, receivers, self.caret)

    def begin(self) -> None:
        """Start a new message; what stood here stays among the drafts."""
        if not (self.busy or self.blank):
            self.keep()
            self._put("", replace(self._draft, text=""))
            self.opened.emit()

    def open(self, draft_id: str) -> None:
        """Go on with another draft; what stands here stays among them."""
        if draft_id != self.drafts.current:
            self.drafts.read(draft_id)

    def discard(self) -> None:
        """Delete the draft that stands here."""
        if not self.busy:
            self.drafts.remove()
            self._put("", replace(self._draft, text=""))
            self.keep()
            self.opened.emit()

    def fill(self, opening: Opening) -> None:
        """Begin a message with a link or a file; what stood here stays among the drafts. Sends nothing."""
        self._arrive(opening)

    @Slot(object)
    def take(self, data: object) -> None:
        """The same, from another start of the program."""
        opening = unpack(data) if isinstance(data, bytes) else None
        if opening is not None:
            self.fill(opening)

    def _arrive(self, arrival: Arrival) -> None:
        self._arrivals.append(arrival)
        self._take_arrivals()

    def _take_arrivals(self) -> None:
        """What is under way here comes to its end first: then it is kept, and makes room."""
        while self._arrivals and not self.busy:
            if isinstance(self._arrivals[0], Opening) and not (self._recalled and self._accounts.ready):
                return  # numbers are read as those of the account's country
            arrival = self._arrivals.pop(0)
            if not self.blank:
                self.keep()
            match arrival:
                case events.DraftRead(kept):
                    self._put(kept.id, kept.draft, self._read_lines(kept.receivers), kept.caret)
                case events.Redraft(undone=number) if self._sent and number == self._sent[0]:
                    plan = self._sent[1]  # all that stood here, and not only who would have got it
                    self._put("", plan.draft, plan.receivers.told, len(plan.draft.text))
                    self.drafts.keep(plan.draft, plan.receivers, self.caret)
                    self.redrafted.emit()
                case events.Redraft(draft, receivers):
                    self._put("", draft, self._read_lines(receivers), len(draft.text))
                    self.drafts.keep(draft, receivers, self.caret)
                    self.redrafted.emit()
                case Opening(numbers, text, source):
                    self._put("", replace(self._draft, text=clean(text)), caret=len(text))
                    self.filled.emit()
                    self.add_text(numbers, source)
            self.opened.emit()

    def _put(self, draft_id: str, draft: Draft, rows: Iterable[Row] | None = None, caret: int = 0) -> None:
        """Have a draft stand here; one without an id is new."""
        self._keeper.stop()
        self.drafts.go_on(draft_id)
        self._rows.clear()
        self._draft, self.caret = draft, caret
        self.rows_changed.emit()
        self.draft_replaced.emit()
        self._touch()
        if rows is not None:
            self._reading.add(rows, restored=True)

    def _read_lines(self, receivers: str) -> Iterable[Row] | None:
        return from_lines(receivers, self.region) if receivers else None

    @Slot()
    def _touch(self) -> None:
        self._plan = None
        self.changed.emit()
        self.terms.ask_for(self.plan)
