"""What is being written: receivers, draft, rows of files that are no receivers, and the plan they come to."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.naming import is_theirs, mentions
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan, uncounted
from ovhsms_gui.core.receivers import Added, Kept, ReceiverList, Row
from ovhsms_gui.core.scheduling import turn
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.core.text import clean
from ovhsms_gui.core.untaken import Leftover, Untaken
from ovhsms_gui.gui import when
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.counting import Counting
from ovhsms_gui.gui.compose.estimate import Estimates
from ovhsms_gui.gui.compose.file_rows import FileRows, rows_of
from ovhsms_gui.gui.compose.known import OptOuts, Rates
from ovhsms_gui.gui.compose.pasting import Pasting
from ovhsms_gui.gui.compose.reading import Reading, Slow
from ovhsms_gui.gui.compose.suggestions import Suggestions
from ovhsms_gui.gui.compose.taken_out import Removals, TakenOut
from ovhsms_gui.gui.compose.untaken import UntakenState
from ovhsms_gui.work.events import ClockRead
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.stops import LeftOut

if TYPE_CHECKING:
    from ovhsms_gui.files.people import Imported
    from ovhsms_gui.gui.imports.state import ImportState
    from ovhsms_gui.work.imports import Pasted

_LONGEST_WAIT = 3600.0  # seconds: a timer goes no further than some days, and a clock may be set
_LONG = 1_000_000  # characters: to look through so many is felt together with what else a paste does
_SOON_MS = 50  # in which prices elsewhere are shown here: the page in sight changes with them and comes first


@dataclass(frozen=True, slots=True)
class More:
    """Receivers that were read elsewhere, and the file they are of."""

    rows: Iterable[Row]
    imported: "Imported | None" = None


class Composition(QObject):
    """One message under the operator's hands. Decides; draws nothing."""

    changed = Signal()  # the plan
    edited = Signal()  # by the operator
    draft_replaced = Signal()  # the draft was set from here, not by typing
    rows_added = Signal()
    rows_changed = Signal()  # everything about the rows may differ
    rows_said = Signal()  # they are the same, and may say something else
    reading = Signal(object)  # int: rows read so far of a paste under way
    read_done = Signal(object)  # Added
    opt_outs_known = Signal()  # of everybody in the list
    taken_out = Signal(object)  # int: so many receivers, who can be brought back; none, once they are
    bringing_back = Signal()  # those who were taken out; `read_done` follows
    table_pasted = Signal(str)  # a sentence: what was taken of it
    table_unclear = Signal(str)  # a pasted table of which it has to be asked what is wanted
    counted = Signal()  # everybody in the list was looked at for the plan

    def __init__(self, office: Office, accounts: AccountsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._accounts = accounts
        self._rows = ReceiverList()
        self._draft = Draft()
        self._plan: Plan | None = None
        self._removals = Removals()
        self.file_rows = FileRows()  # of the file that was taken in last
        self._waiting: dict[str, float] = {}  # credits that earlier sends will take, by SMS account
        self._passing = QTimer(self)  # of the time for which it is scheduled, or of the hours for advertising
        self._passing.setSingleShot(True)
        self._passing.timeout.connect(self._touch)
        self._waiting_shown = QTimer(self)
        self._waiting_shown.setSingleShot(True)
        self._waiting_shown.setInterval(_SOON_MS)
        self._waiting_shown.timeout.connect(self._touch)
        self._counting = Counting(self)
        self._counting.ended.connect(self._on_counted)
        self._reading = Reading(self._rows, self)
        self._reading.grew.connect(self._on_grew)
        self._reading.ended.connect(self._on_read)
        self._pasting = Pasting(office, self._reading, self)
        self._pasting.table.connect(self._on_table)
        self._pasting.unclear.connect(self.table_unclear)
        self._pasting.other.connect(self._on_pasted)
        self._before: tuple[str, Kept, Leftover] | None = (
            None  # what was pasted last, and what stood here before
        )
        self.untaken = UntakenState(office, self)
        self.untaken.changed.connect(self._on_untaken)
        self.untaken.taken.connect(self._on_taken)
        self.untaken.put_right.connect(self._on_put_right)
        self._opt_outs = OptOuts(office, self)
        self._opt_outs.found.connect(self._on_opt_outs)
        self._opt_outs.stale.connect(self._look_up_opt_outs)
        self._rates = Rates(office, self)
        self.suggestions = Suggestions(office, self)
        self.estimates = Estimates(office, self)
        office.happened.connect(self._on_clock)
        self._stops_of = ""  # the SMS account whose list of STOP was looked at
        accounts.current_changed.connect(self._on_account)
        for news in (accounts.current_changed, self._rates.changed, self.estimates.differs):
            news.connect(self._touch)

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
        """The whole truth before the click, made anew only after a change; blocked until everybody is counted."""
        if self._plan is None:
            rows, left = self._rows.snapshot(), self.untaken.left
            if self._counting.count(rows, self._draft):
                self._plan = make_plan(rows, self._draft, self._context, left, self.now())
            else:
                self._plan = uncounted(rows, self._draft, self._context, left)
        return self._plan

    def now(self) -> Due:
        """The present moment by OVHcloud's clock, as far as it is known, in the zone of this computer."""
        return Due(self._office.now(), when.zone_here())

    @property
    def blank(self) -> bool:
        """Nothing is being written here."""
        draft = self._draft
        written = draft.text or draft.numbers.strip() or len(self._rows) or self.untaken.left.count
        return not (written or self._reading.busy)

    @property
    def region(self) -> str:
        """The country that national numbers belong to."""
        entry = self._accounts.current
        return entry.account.region if entry else "FR"

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

    @property
    def _service(self) -> str:
        """The SMS account's name; "" while there is none."""
        entry = self._accounts.current
        return entry.service.name if entry and entry.service else ""

    @property
    def _context(self) -> Context | None:
        """The account to send from; None while there is none that could."""
        entry = self._accounts.current
        if entry is None or entry.service is None:
            return None
        return Context(
            account_id=entry.account.id,
            account_name=entry.account.name,
            service=entry.service.name,
            credits=entry.service.credits,
            rates=self._rates.of(entry.account.id),
            senders=entry.service.senders,
            counts=self.estimates.of(entry.account.id),
            waiting=self._waiting.get(entry.service.name, 0.0),
            region=self.region,
        )

    @Slot(object)
    def set_waiting(self, prices: dict[str, float]) -> None:
        """What earlier sends that wait will take, by SMS account: it is not there for this one."""
        self._waiting, self._plan = prices, None
        self._waiting_shown.start()

    # ---- the draft -----------------------------------------------------------------------------

    def set_text(self, text: str) -> None:
        """The message text, as typed."""
        self._change(replace(self._draft, text=clean(text)))

    def set_sender(self, name: str) -> None:
        """The sender's name; "" for none."""
        self._set_terms(replace(self._draft.terms, sender=name.strip()))

    def set_allow_replies(self, wanted: bool) -> None:
        """Send from the short number that people can answer."""
        self._set_terms(replace(self._draft.terms, allow_replies=wanted))

    def set_no_stop(self, wanted: bool) -> None:
        """Leave out the STOP line: the message is not advertising."""
        self._set_terms(replace(self._draft.terms, no_stop=wanted, let_hold=False))

    @Slot()
    def let_hold(self) -> None:
        """Where OVHcloud holds it until advertising may be sent, that is wanted."""
        self._set_terms(replace(self._draft.terms, let_hold=True))

    @Slot(object)
    def set_due(self, due: object) -> None:
        """Have OVHcloud send it then (`Due`); None: as soon as it is confirmed."""
        assert due is None or isinstance(due, Due)
        self._set_terms(replace(self._draft.terms, due=due, let_hold=False))

    def keep_both(self) -> None:
        """Take nobody's place: what was to be replaced stays, and this is a message beside it."""
        self._change(replace(self._draft, replaces=None))

    def _set_terms(self, terms: Terms) -> None:
        self._change(replace(self._draft, terms=terms))

    def _change(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._edited()

    @Slot()
    def _edited(self) -> None:
        self.edited.emit()
        self._touch()

    @Slot()
    def _touch(self) -> None:
        self._plan = None
        self._await_time()
        self.changed.emit()
        plan = self.plan
        self._rates.ask_for(plan)
        self.estimates.ask_for(plan)

    def _await_time(self) -> None:
        """Look again when the time chosen has passed, or when the hours for advertising begin or end."""
        now, due = self._office.now(), self._draft.terms.due
        left = (turn(now) if due is None else due.at) - now
        self._passing.stop()
        if left > 0:
            self._passing.start(round(min(left + 0.05, _LONGEST_WAIT) * 1000))

    @Slot(object)
    def _on_clock(self, event: object) -> None:
        if isinstance(event, ClockRead):
            self._touch()

    @Slot()
    def _on_counted(self) -> None:
        self._touch()
        self.counted.emit()

    # ---- the box of numbers --------------------------------------------------------------------

    def set_numbers(self, text: str) -> None:
        """What stands in the box, as typed: a part of the draft, and nobody's number before it is in the list."""
        self._change(replace(self._draft, numbers=text))

    def add_numbers(self) -> bool:
        """Add it to the list, good or bad; True when there was something."""
        text = self._draft.numbers
        if not text.strip():
            return False
        self.add_text(text, self.tr("typed"))
        self.set_numbers("")  # only now: at no moment is there nobody
        return True

    @property
    def numbers_begun(self) -> bool:
        """Not all of it is numbers yet."""
        return any(row.number.e164 is None for row in self._read(self._draft.numbers))

    @Slot()
    def leave_numbers(self) -> None:
        """The box is left: what is in it is added, if all of it is numbers. What was only begun waits there."""
        if not self.numbers_begun:
            self.add_numbers()

    # ---- the receivers -------------------------------------------------------------------------

    def add_text(self, text: str, source: str) -> None:
        """Read numbers out of any text, a slice at a time; `read_done` follows."""
        self.add_rows(self._read(text, source))

    def paste(self, text: str) -> None:
        """Take in what was pasted, a table with the names of its columns as a file; `unpaste` undoes it."""
        if self._pasting.take(text, self.region):
            self._before = None  # what is undone from now on is this
            self.edited.emit()
            self._touch()

    @Slot(str)
    def _on_pasted(self, text: str) -> None:
        self._paste(text, More(self._read(text, self.tr("pasted"))))

    @Slot(str, object)
    def _on_table(self, text: str, pasted: "Pasted") -> None:
        if pasted.imported.people:
            self._paste(text, More(pasted.imported.rows, pasted.imported))
        else:
            self._before = None  # what is said now is not about the paste before it
        self.table_pasted.emit(self._pasting.said(pasted))

    def _paste(self, text: str, more: More) -> None:
        before = None if self._reading.reads else (text, self._rows.kept(), self.untaken.left)
        self._add(more)
        self._before = before

    @property
    def can_unpaste(self) -> bool:
        """Something was pasted, and the list was not changed since."""
        return self._before is not None

    @Slot()
    def unpaste(self) -> None:
        """The list is as it was before the last paste, if nothing in it was changed since; else as `remove`."""
        before, self._before = self._before, None
        if before is not None:
            self._reading.stop()  # what was pasted before this may still be expected, and comes
            had = len(self._rows)
            text, rows, left = before
            self._removals.add(TakenOut(pasted=(text,)), undoable=False)
            self._rows.put_back(rows)
            self.untaken.put(left)
            self._say(moved=True)
            self._look_up_opt_outs()
            self.read_done.emit(Added())
            self.taken_out.emit(had - len(self._rows))

    def _read(self, text: str, source: str = "") -> Iterator[Row]:
        from ovhsms_gui.core.pasted import read  # noqa: PLC0415 - no window begins with that

        rows = read(text, self.region, source)
        return Slow(rows) if len(text) > _LONG else rows

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Take in receivers that were read elsewhere, a slice at a time; `read_done` follows."""
        self._add(More(rows))

    def add_file(self, imported: "Imported") -> None:
        """The same for those of a file; its rows that are no receivers stay with the draft."""
        self.file_rows = rows_of(imported)
        self._add(More(imported.rows, imported))

    def _add(self, more: More) -> None:
        self._before = None
        self._removals.fresh = False
        self.edited.emit()
        if more.imported is not None:
            self.untaken.add(more.imported)
            self.untaken.forget(self._reading.out)
        self._reading.add(more.rows)

    @Slot()
    def _on_untaken(self) -> None:
        self._before = None
        self._edited()

    @Slot(object)
    def _on_put_right(self, row: object) -> None:
        assert isinstance(row, Untaken)
        self.file_rows = self.file_rows.with_one(row)

    @Slot(object)
    def _on_taken(self, row: object) -> None:
        assert isinstance(row, Row)
        self.add_rows([row])

    def open_pasted(self, text: str) -> "ImportState":
        """The same with a table that was pasted."""
        from ovhsms_gui.gui.imports.state import ImportState  # noqa: PLC0415

        return ImportState(self._office, Path(self._pasting.name), self.region, self, text)

    def open_file(self, path: Path) -> "ImportState":
        """Read a file of receivers; what is taken of it comes back by `add_file`."""
        from ovhsms_gui.gui.imports.state import ImportState  # noqa: PLC0415

        return ImportState(self._office, path, self.region, self)

    def remove(self, indexes: list[int]) -> None:
        """Take receivers out; `taken_out` follows, and `bring_back` and `undo` undo it."""
        gone = [self._rows.row(index) for index in indexes]
        self._remove(TakenOut(tuple(self._rows.snapshot().told_of(gone)), file=self.file_rows))
        self._rows.remove(indexes)
        self._say(moved=True)
        self.taken_out.emit(len(gone))

    @property
    def unread(self) -> bool:
        """With those who were taken out last, more went that was still being read."""
        return self._removals.last.unread

    def _remove(self, gone: TakenOut) -> None:
        self._removals.add(gone)
        self.file_rows = FileRows()  # of how many of its rows somebody is here it would not tell any more

    @Slot()
    def bring_back(self) -> None:
        """Those who were taken out last are receivers again, at the end of the list."""
        self._bring_back(self._removals.last)

    @property
    def just_changed(self) -> bool:
        """The last that was done with the list is a paste or a removal: an `undo` is about that."""
        return self.can_unpaste or self._removals.fresh

    @Slot()
    def undo(self) -> None:
        """The last paste is undone, if nothing was changed since; else the last removal that still holds."""
        gone = self._removals.undone_next
        if self.can_unpaste:
            self.unpaste()
        elif gone is not None:
            self._bring_back(gone)

    def _bring_back(self, gone: TakenOut) -> None:
        self._removals.take(gone)
        self.taken_out.emit(0)
        self.bringing_back.emit()
        if not self.file_rows.file:
            self.file_rows = gone.file
        self._reading.expect()
        self._reading.erased |= gone.out
        self.add_rows(gone.rows)
        for text in gone.pasted:
            self.paste(text)
        self._reading.come()

    def correct(self, index: int, *, number: str | None = None, name: str | None = None) -> int:
        """A receiver has another number or name, as typed; where it stands now."""
        from ovhsms_gui.core.corrected import with_name  # noqa: PLC0415

        before, row = len(self._rows), self._rows.row(index)
        row = row if name is None else with_name(row, name)
        row = row if number is None else replace(row, number=parse(number, self.region))
        place = self._rows.correct(index, row)
        self._say(moved=(place, len(self._rows)) != (index, before))
        self._look_up_opt_outs()
        return place

    def fill_in(self, values: Iterable[tuple[int, str, str]]) -> None:
        """Other values for placeholders, each with its receiver's place."""
        from ovhsms_gui.core.corrected import with_field  # noqa: PLC0415

        for index, name, value in values:
            self._rows.correct(index, with_field(self._rows.row(index), name, value), others=True)
        self._say()

    def _say(self, *, moved: bool = False) -> None:
        self._before = None
        (self.rows_changed if moved else self.rows_said).emit()
        self._edited()

    def clear_receivers(self) -> None:
        """Take all receivers out, those of a paste still being read too; else as `remove`."""
        had, told = len(self._rows), self._rows.snapshot().told
        unread, out, pasted = self._reading.busy, self._reading.out, self._pasting.drop()
        self._remove(TakenOut(chain(told, self._reading.clear()), pasted, out, unread, self.file_rows))
        self._rows.clear()
        self._say(moved=True)
        self.taken_out.emit(had)

    def forget(self, numbers: Collection[str]) -> bool:
        """Somebody was erased: nothing here may name these numbers. True if something did."""
        self._reading.leave_out(numbers)
        named = [n for n in range(len(self._rows)) if is_theirs(self._rows.row(n), numbers)]
        if named:
            self._rows.remove(named)
            self.file_rows = FileRows()
            self._say(moved=True)
        self._removals, self._before = Removals(), None
        typed = mentions(self._draft.numbers, numbers)
        if typed:
            self.set_numbers("")
        left = self.untaken.forget(numbers)
        return bool(named) or typed or left

    @Slot()
    def _on_grew(self) -> None:
        self.rows_added.emit()
        if self._reading.busy:
            self.reading.emit(len(self._rows))

    @Slot(object)
    def _on_read(self, added: object) -> None:
        if not len(self._rows):
            self.file_rows = FileRows()
        self._look_up_opt_outs()
        self._edited()
        self.read_done.emit(added)

    @Slot()
    def _on_account(self) -> None:
        """Another SMS account has another list of STOP."""
        if self._service != self._stops_of and len(self._rows):
            self._look_up_opt_outs()

    @Slot()
    def _look_up_opt_outs(self) -> None:
        """Ask about everybody in the list, sent to or not; `opt_outs_known` follows."""
        self._stops_of = self._service
        self._opt_outs.ask(self._rows.snapshot().rows, self._service)

    @Slot(object)
    def _on_opt_outs(self, left: LeftOut) -> None:
        if self._rows.leave_out(left.out, left.stopped, left.asking):
            self.rows_said.emit()
            self._touch()
        self.opt_outs_known.emit()

    # ---- another one ---------------------------------------------------------------------------

    def _replace(self, draft: Draft, rows: Iterable[Row] | None, left: Leftover) -> None:
        """Have another message stand here."""
        self._rows.clear()
        self._draft = draft
        self._removals, self._before, self.file_rows = Removals(), None, FileRows()
        self.untaken.put(left)
        self.rows_changed.emit()
        self.draft_replaced.emit()
        self._touch()
        if rows is not None:
            self._reading.add(rows, restored=True)
