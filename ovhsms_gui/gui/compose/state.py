"""The message being written: receivers, draft, plan. Decides; draws nothing."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal, Slot

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.plan import RATES, Context, Finding, FindingCode, Level, Plan, make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row, read
from ovhsms_gui.core.rowlines import from_lines
from ovhsms_gui.core.text import clean
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.drafts import DraftsState
from ovhsms_gui.gui.compose.texts import TextsState
from ovhsms_gui.gui.compose.trial import TrialState
from ovhsms_gui.store.recent import Repeated
from ovhsms_gui.work import events
from ovhsms_gui.work.office import Office

# Reading numbers yields to the window this often: one slice must not be felt while typing.
SLICE_SECONDS = 0.008
UNDO_SECONDS = "undo_seconds"  # the setting's name
LONGEST_UNDO = 60

Arrival: TypeAlias = events.DraftRead | events.Redraft


@dataclass(frozen=True, slots=True)
class Added:
    """What a paste came to."""

    new: int
    merged: int
    invalid: int


class ComposeState(QObject):
    """Owns receivers and draft. The view shows `plan` and passes on what the operator does."""

    changed = Signal()  # the plan
    draft_replaced = Signal()  # the draft was set from here, not by typing
    rows_added = Signal()
    rows_changed = Signal()  # everything about the rows may differ
    reading = Signal(object)  # int: rows read so far of a paste under way
    read_done = Signal(object)  # Added
    confirm_wanted = Signal(object)  # the frozen Plan
    opened = Signal()  # another draft stands here now
    redrafted = Signal()  # an old send stands here again, for those who did not get it
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
        self._restoring = False  # the rows of a draft are still being read
        self._plan: Plan | None = None
        self._waiting: list[Iterator[Row]] = []
        self._added = Added(0, 0, 0)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_slice)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(700)
        self._keeper.timeout.connect(self.keep)
        self._sending = ""
        self._asking: Plan | None = None
        self.undo_seconds = 10  # as chosen last
        self._rates: dict[str, dict[str, float]] = {}  # by account
        self._asked: set[tuple[str, str]] = set()  # account and country, so that each is asked for once
        accounts.current_changed.connect(self._on_account)
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
            self._plan = make_plan(self._rows.snapshot(), self._draft, self._context())
        return self._plan

    @property
    def busy(self) -> bool:
        """A paste is still being read, or the journal is taking a send."""
        return bool(self._waiting or self._sending)

    @property
    def senders(self) -> tuple[str, ...] | None:
        """The enabled senders; None when the keys may not list them or the answer is not there yet."""
        entry = self._accounts.current
        return entry.service.senders if entry and entry.service else None

    @property
    def senders_note(self) -> str:
        """Why the senders cannot be listed, "" when they can."""
        entry = self._accounts.current
        if entry is None or entry.service is None or entry.service.senders_problem is None:
            return ""
        return self.tr(
            "These keys cannot list the account's senders: type the name exactly as OVHcloud validated it."
        )

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
        self._add(replace(row, source=source) for row in read(text, self.region))

    def _add(self, rows: Iterator[Row]) -> None:
        self._waiting.append(rows)
        self._timer.start(0)
        self._read_slice()

    @property
    def region(self) -> str:
        """The country that national numbers belong to."""
        entry = self._accounts.current
        return entry.account.region if entry else "FR"

    def remove(self, indexes: list[int]) -> None:
        """Take receivers out."""
        self._rows.remove(indexes)
        self.rows_changed.emit()
        self._touch()
        self._keeper.start()

    def clear_receivers(self) -> None:
        """Take all receivers out, those of a paste still being read too."""
        self._waiting.clear()
        self._restoring = False
        self._rows.clear()
        self.rows_changed.emit()
        self._touch()
        self._keeper.start()
        self._take_arrivals()

    @Slot()
    def _read_slice(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        end = time.monotonic() + SLICE_SECONDS
        batch: list[Row] = []
        exhausted = False
        while time.monotonic() < end:
            row = next(self._waiting[0], None)
            if row is None:
                exhausted = True
                break
            batch.append(row)
        added = self._rows.add(batch)
        done = self._added
        self._added = Added(done.new + added.new, done.merged + added.merged, done.invalid + added.invalid)
        self.rows_added.emit()
        if exhausted:
            self._waiting.pop(0)
            self._restoring = False  # a draft's rows are always the first to be read
        if self._waiting:
            self.reading.emit(len(self._rows))
            return
        self._timer.stop()
        result, self._added = self._added, Added(0, 0, 0)
        self._touch()
        self._keeper.start()
        self.read_done.emit(result)
        self._take_arrivals()

    # ---- sending -------------------------------------------------------------------------------

    def ask(self) -> None:
        """Freeze the plan and have the operator confirm it; nothing happens while an error blocks it.

        The journal is asked first whether somebody had the same text lately.
        """
        plan = self.plan
        if not (plan.blocked or self.busy):
            self._asking = plan
            self._office.read_recent(plan)

    def send(self, plan: Plan, undo: int) -> None:
        """Send what was confirmed, unless anything has changed since. `undo`: seconds in which to undo it."""
        if plan.digest != self.plan.digest:
            self.failed.emit(
                self.tr("Something changed while you were confirming. Nothing was sent: please look again.")
            )
            return
        self._sending = plan.digest
        self._touch()
        self._office.send(plan, undo)
        if undo != self.undo_seconds:
            self.undo_seconds = undo
            self._office.keep_setting(UNDO_SECONDS, undo)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        match event:
            case events.SendStored(send_id, digest, False) if digest == self._sending:
                self._sending = ""
                # Only now: the journal holds every word and every number.
                self.drafts.remove()
                self._put("", replace(self._draft, text=""))
                self.keep()
                self.stored.emit(send_id)
                self._take_arrivals()
            case events.SendNotStored(digest, problem, False) if digest == self._sending:
                self._sending = ""
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
                    plan = replace(plan, findings=(*plan.findings, _already_sent(repeated)))
                self.confirm_wanted.emit(plan)
            case events.SettingRead(key, int(value)) if key == UNDO_SECONDS and 0 <= value <= LONGEST_UNDO:
                self.undo_seconds = value
            case events.RatesRead(account_id, rates):
                self._rates.setdefault(account_id, {}).update(rates)
                self._touch()
            case events.DraftRead(_, last=True):
                self._recalled = True
                if self.blank:  # else the operator was quicker, and finds it in the list
                    self._arrive(event)
            case events.DraftRead():
                self._arrive(event)
            case events.Redraft(_, _, people) if people:
                self._arrive(event)

    # ---- several drafts ------------------------------------------------------------------------

    @property
    def blank(self) -> bool:
        """Nothing is being written here."""
        return not (self._draft.text or len(self._rows) or self._waiting)

    @Slot()
    def keep(self) -> None:
        """Write the draft down, so that a crash or a power cut loses nothing."""
        self._keeper.stop()
        if self._recalled or not self.blank:
            receivers = None if self._restoring else self._rows.snapshot()
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

    def _arrive(self, arrival: Arrival) -> None:
        self._arrivals.append(arrival)
        self._take_arrivals()

    def _take_arrivals(self) -> None:
        """What is under way here comes to its end first: then it is kept, and makes room."""
        while self._arrivals and not self.busy:
            arrival = self._arrivals.pop(0)
            if not self.blank:
                self.keep()
            match arrival:
                case events.DraftRead(kept):
                    self._put(kept.id, kept.draft, kept.receivers, kept.caret)
                case events.Redraft(draft, receivers, _):
                    self._put("", draft, receivers, len(draft.text))
                    self.drafts.keep(draft, receivers, self.caret)
                    self.redrafted.emit()
            self.opened.emit()

    def _put(self, draft_id: str, draft: Draft, receivers: str = "", caret: int = 0) -> None:
        """Have a draft stand here; one without an id is new."""
        self._keeper.stop()
        self.drafts.go_on(draft_id)
        self._rows.clear()
        self._draft, self.caret = draft, caret
        self.rows_changed.emit()
        self.draft_replaced.emit()
        self._touch()
        if receivers:
            self._restoring = True
            self._add(from_lines(receivers, self.region))

    # ---- the context ---------------------------------------------------------------------------

    @Slot()
    def _on_account(self) -> None:
        self._touch()

    def _touch(self) -> None:
        self._plan = None
        self.changed.emit()
        self._ask_rates()

    def _ask_rates(self) -> None:
        """Find out what the countries cost that appear for the first time."""
        plan = self.plan
        if plan.context is None or not plan.unpriced:
            return
        account = plan.context.account_id
        new = [
            c
            for c in plan.receivers.by_country
            if c not in plan.context.rates and (account, c) not in self._asked
        ]
        if new:
            self._asked.update((account, country) for country in new)
            self._office.read_rates(account, tuple(new))

    def _context(self) -> Context | None:
        entry = self._accounts.current
        if entry is None or entry.service is None:
            return None
        return Context(
            account_id=entry.account.id,
            account_name=entry.account.name,
            service=entry.service.name,
            credits=entry.service.credits,
            rates={**RATES, **self._rates.get(entry.account.id, {})},
            senders=entry.service.senders,
        )


def _already_sent(repeated: Repeated) -> Finding:
    when = QDateTime.fromMSecsSinceEpoch(int(repeated.at * 1000))
    value = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    return Finding(FindingCode.ALREADY_SENT, Level.WARNING, repeated.count, repeated.names, value)
