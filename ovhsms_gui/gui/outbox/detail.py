"""The chosen send: how far it got, what waits for a word, the text, and who got it. Shows OutboxState."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ovhsms_gui.core.states import AT_OVHCLOUD, FINAL, NOT_REACHED, UNSENT, ReceiverState
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.file_dialog import KindDialog
from ovhsms_gui.gui.kit.bars import StackedBar
from ovhsms_gui.gui.kit.buttons import Button, Kind
from ovhsms_gui.gui.kit.card import Card, Hairline, Notice
from ovhsms_gui.gui.kit.chip import ChipFace
from ovhsms_gui.gui.kit.deeds import deed, flat_deed
from ovhsms_gui.gui.kit.filters import Filter, FilterChips
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.flow import Flow
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided, muted
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import CARD_RADIUS, HAIRLINE, MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.search import Search
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.kit.still import shifted
from ovhsms_gui.gui.kit.tables import StateDelegate, choose_as, fit, in_card
from ovhsms_gui.gui.outbox import columns, faces, facts, replacing, scheduled, sheet, words
from ovhsms_gui.gui.outbox.doubt import DoubtDialog, may_leave, to_write
from ovhsms_gui.gui.outbox.fate import UnsaidLine, WhyLine
from ovhsms_gui.gui.outbox.models import REASON, SendReceiversModel
from ovhsms_gui.gui.outbox.recall_dialog import RecallDialog
from ovhsms_gui.gui.outbox.recalling import Recalling
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.outbox.text_part import TextPart
from ovhsms_gui.gui.outbox.trail import TrailDialog
from ovhsms_gui.gui.outbox.upper import Upper
from ovhsms_gui.store.rows import Cause, ReceiverRow, SendRow
from ovhsms_gui.store.traces import is_trace
from ovhsms_gui.work.lookup import ReceiversPage

_SIGN = "⚠ "  # in its words; the icon says it here
_MANY = 12  # people: fewer are seen at a glance, and need no search
_TABLE = 9.25  # line heights, at least: the titles and four people


class SendDetail(Card):
    """One send. Its page says which, and when to look anew."""

    person_wanted = Signal()  # all about whoever has the table's line

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._receivers = SendReceiversModel(state, self)
        self._read = False  # the first page of what is looked at
        self._waits = 0  # the send that was shown last, if something of it waits
        self.about = QAction(self.tr("Everything about this person"), self)
        self.about.setObjectName("outboxPersonAction")
        self.about.setShortcut("Ctrl+I")
        self.about.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.about.triggered.connect(self.person_wanted)
        self._make_words()
        self._make_buttons()
        self._make_filter()
        self._make_table()
        self._lay_out()
        self._connect()
        state.read_page(0)  # of a send that was chosen before there was this card

    def go_on_from(self, other: "SendDetail") -> None:
        """Choose whom another card on the same send has chosen."""
        self._receivers.renew(other._receivers.rowCount())  # noqa: SLF001
        choose_as(self._view, other._view)  # noqa: SLF001

    @Slot()
    def go(self) -> None:
        """Put the keyboard here, on the receivers."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reading(self) -> bool:
        """Who has the table's line, or is first, is not known yet."""
        return not self._read or (self._receivers.rowCount() > 0 and self._row() is None)

    @property
    def person(self) -> str:
        """Their number in E.164; "" for nobody, and for whoever was erased."""
        row = self._row()
        return "" if row is None or is_trace(row.e164) else row.e164

    def _row(self) -> ReceiverRow | None:
        count = self._receivers.rowCount()
        return self._receivers.row(max(0, self._view.currentIndex().row())) if count else None

    # ---- building ------------------------------------------------------------------------------

    def _make_words(self) -> None:
        self._title = Elided("", Type.DETAIL_TITLE)
        self._facts = muted(wrap=True)
        self._facts.setObjectName("outboxFactsLabel")
        self._bar = StackedBar()
        self._bar.setObjectName("outboxStateLabel")
        self._progress = QProgressBar()
        self._progress.setObjectName("outboxProgress")
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(px(0.5))
        self._twice = FindingLine()
        self._unsaid = UnsaidLine()
        self._given_back = FindingLine()
        self._given_back.setObjectName("outboxGivenBackLine")
        self._why = WhyLine()
        self._text = TextPart()
        self._told = muted(wrap=True)
        self._told.setObjectName("outboxToldLabel")

    def _make_buttons(self) -> None:
        self._resume = deed(self.tr("&Go on sending"), "resumeButton", self.tr("Go on sending"), Icon.PLANE)
        self._cancel = deed(
            "",
            "cancelSendButton",
            self.tr("Stop: do not send what is still waiting"),
            Icon.STOP,
        )
        self._decide = deed(
            self.tr("&Decide…"), "decideButton", self.tr("Decide about those who may have got the message")
        )
        self._look_up = deed(
            self.tr("Ask O&VHcloud now"),
            "lookUpButton",
            self.tr("Ask OVHcloud now what became of these messages"),
            Icon.REFRESH,
        )
        self._export = flat_deed(
            self.tr("&Export…"),
            "exportButton",
            self.tr("Export the receivers shown into a file for a spreadsheet"),
            Icon.EXPORT,
        )
        self._trail = flat_deed(
            self.tr("What &happened?"),
            "trailButton",
            self.tr("What happened? Everything that became of this send, step by step"),
            Icon.CLOCK,
        )
        self._redraft = Button("", Kind.PRIMARY, Icon.WRITE)
        self._redraft.setObjectName("redraftButton")
        self._held = Notice(State.TRANSIT, "", "", self._resume, self._cancel)
        self._recalling = Recalling()
        self._doubt = Notice(State.UNKNOWN, "", "", self._decide)

    def _make_filter(self) -> None:
        self._filter = FilterChips("outboxFilterBox", self.tr("Show only receivers in this state"))
        self._find = Search(
            "outboxSearchEdit", self.tr("Name or number"), self.tr("Find a receiver by name or number")
        )
        self._find.setMinimumWidth(px(9))
        self._find.setMaximumWidth(px(12))

    def _make_table(self) -> None:
        self._view = look.quiet_table(
            "outboxReceiversView", self.tr("Receivers of this send"), self._receivers
        )
        in_card(self._view)
        self._view.setItemDelegate(StateDelegate(self._view, muted=(REASON, REASON + 1)))
        self._view.setMinimumHeight(px(_TABLE))
        # What stands above has its room first.
        self._view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._view.addAction(self.about)
        self._columns = fit(self._view, *columns.widths(self._receivers), grows=REASON)

    def _lay_out(self) -> None:
        self._tools = Flow(gap=0.25, right=True)
        for tool in (self._trail, self._export):
            self._tools.addWidget(tool)
        first = lay(QHBoxLayout(), self._title, gap=0.25, grows=self._title)
        first.addLayout(self._tools)
        second = QHBoxLayout()
        airy(second)
        second.addWidget(self._filter, 1, Qt.AlignmentFlag.AlignVCenter)
        second.addWidget(self._find, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        airy(head, margin=(MARGIN, 0.625, MARGIN, 0.75), gap=0.625)
        above = QVBoxLayout()
        airy(above, gap=0)
        above.addLayout(first)
        above.addWidget(self._facts)
        head.addLayout(above)
        head.addWidget(self._bar)
        head.addWidget(self._progress)
        head.addLayout(second)
        told = (self._twice, self._unsaid, self._given_back)
        for part in (*told, self._held, self._recalling, self._doubt):
            head.addWidget(part)
        inner = QWidget()
        column = QVBoxLayout(inner)
        airy(column, gap=0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self._text)
        column.addWidget(self._why)
        self._foot = QWidget()
        under = QVBoxLayout(self._foot)
        airy(under, gap=0)
        under.addWidget(Hairline())
        last = QHBoxLayout()
        airy(last, margin=(MARGIN, 0.5, 0.75, 0.5))
        last.addWidget(self._told, 1)
        last.addWidget(self._redraft)
        under.addLayout(last)
        self.column.addWidget(Upper(inner))
        self.column.addWidget(Hairline())
        self.column.addWidget(self._view, 1)
        self.column.addWidget(self._foot)

    def _connect(self) -> None:
        state = self._state
        self._resume.clicked.connect(state.resume)
        self._cancel.clicked.connect(state.cancel)
        self._recalling.wanted.connect(self._on_recall)
        self._recalling.change_wanted.connect(state.change)
        self._recalling.other_wanted.connect(state.show_other)
        self._decide.clicked.connect(self._on_decide)
        self._look_up.clicked.connect(state.look_up)
        self._export.clicked.connect(self._on_export)
        self._trail.clicked.connect(self._on_trail)
        self._redraft.clicked.connect(state.redraft)
        self._text.stepped.connect(self._on_step)
        self._text.use_wanted.connect(state.use_again)
        self._text.person_wanted.connect(self.person_wanted)
        self._filter.chosen.connect(self._on_filter)
        self._find.textChanged.connect(self._show_find)
        self._find.asked.connect(self._state.search)
        self._find.lead_in(self._view)
        self._find.left.connect(self.go)
        self._receivers.wanted.connect(state.read_page)
        self._receivers.dataChanged.connect(self._show_text)
        self._view.selectionModel().currentRowChanged.connect(self._show_text)
        self._view.selectionModel().selectionChanged.connect(self._show_selected)
        state.told.connect(self._on_told)
        state.view_changed.connect(self._on_view)
        state.page_read.connect(self._on_page)
        state.stale.connect(self._on_stale)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot()
    def _on_decide(self) -> None:
        send = self._state.current
        if send is None or send.doubt is None:
            return
        if may_leave(send):
            self._state.leave(send.id, send.doubt)
        else:
            pop_up(DoubtDialog(self._state, send, self.window()))

    @Slot(object)
    def _on_recall(self, numbers: object) -> None:
        assert isinstance(numbers, tuple)
        if self._state.current is not None:
            names = [row.name or row.shown for row in self._selected() if (row.e164,) == numbers]
            whose = "".join(names)
            pop_up(RecallDialog(self._state, self._state.current, numbers, self.window(), whose=whose))

    def _selected(self) -> tuple[ReceiverRow, ...]:
        """Those selected whose message waits at OVHcloud."""
        rows = (self._receivers.row(index.row()) for index in self._view.selectionModel().selectedRows())
        return tuple(row for row in rows if row is not None and row.state in AT_OVHCLOUD)

    @Slot()
    def _show_selected(self) -> None:
        send = self._state.current
        may = send is not None and scheduled.may_recall(send)
        self._recalling.show_selected(tuple(row.e164 for row in self._selected()) if may else ())

    @Slot()
    def _on_trail(self) -> None:
        if self._state.current is not None:
            pop_up(TrailDialog(self._state, self._state.current.id, self.window()))

    @Slot()
    def _on_export(self) -> None:
        title = self.tr("Export the receivers shown")
        dialog = KindDialog("exportDialog", title, sheet.kinds(), "sms", self)
        dialog.chosen.connect(self._state.export)
        pop_up(dialog)

    @Slot(object)
    def _on_filter(self, chosen: object) -> None:
        assert chosen is None or isinstance(chosen, ReceiverState)
        self._state.filter(chosen)

    @Slot(object)
    def _on_step(self, by: object) -> None:
        assert isinstance(by, int)
        self._view.selectRow(max(0, self._view.currentIndex().row()) + by)

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _on_view(self) -> None:
        view = self._state.view
        self._read = False
        self._receivers.show(0)
        if view is not None and not view.words and self._find.text():
            self._find.set_words("")  # another send

    @Slot(object)
    def _on_page(self, read: object) -> None:
        assert isinstance(read, ReceiversPage)
        self._read = True
        is_selected, current = self._view.selectionModel().isRowSelected, self._view.currentIndex().row()
        places = dict(enumerate((row.e164 for row in self._receivers.held(read.offset)), read.offset))
        chosen = {place: e164 for place, e164 in places.items() if is_selected(place, QModelIndex())}
        if read.count != self._receivers.rowCount():
            self._receivers.renew(read.count)
        if self._receivers.take(read.offset, read.rows):
            self._follow(chosen, places.get(current), read)
            if not read.offset:
                self._columns.want(*columns.widths(self._receivers, read.rows))
        if not self._find.asks and self._find.text().strip() != read.view.words:
            self._find.set_words(read.view.words if read.found else "")  # looked for elsewhere
        if read.view.words and not read.count:
            self._on_told(self.tr("Nobody of this send has such a name or number."))

    def _follow(self, chosen: dict[int, str], current: str | None, read: ReceiversPage) -> None:
        """Whoever was selected is so where they stand now: what is done is done to whom the operator chose."""
        now = {row.e164: place for place, row in enumerate(read.rows, read.offset)}
        stay = {now[e164] for e164 in chosen.values() if e164 in now}
        model, flags = self._view.selectionModel(), QItemSelectionModel.SelectionFlag
        if current in now:
            model.setCurrentIndex(self._receivers.index(now[current], 0), flags.NoUpdate)
        for place in chosen.keys() ^ stay:
            how = flags.Select if place in stay else flags.Deselect
            model.select(self._receivers.index(place, 0), how | flags.Rows)

    @Slot()
    def _on_stale(self) -> None:
        count = self._receivers.rowCount()
        self._receivers.renew(count, self._in_sight())
        if not count:
            self._state.read_page(0)

    def _in_sight(self) -> tuple[int, ...]:
        """The first and the last row that is looked at: no more than a page lies between."""
        if not self._view.isVisible():
            return ()
        places = (self._view.rowAt(0), self._view.rowAt(self._view.viewport().height() - 1))
        return tuple(place for place in places if place >= 0)

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        self._told.setText(sentence)
        if sentence and self.isVisible():
            announce(self._told, sentence)
        self._show_foot()

    def show_send(self, send: SendRow, now: float) -> None:
        """How far it got. `now` by the clock that the journal holds by."""
        self._title.setText(facts.to_whom(send))
        self._facts.setText(facts.facts(send, self._state.sms))
        self._facts.setToolTip(look.tip(facts.stated(send)))
        held = self._state.taken_back(send)
        wait, there = self._state.waiting, self._state.now()
        self._bar.show_counts(faces.shares(send))
        self._bar.setText(words.unwritten() if held else words.situation(send, now, wait, there))
        self._tell_end(send)
        self._twice.setVisible(bool(send.twice))
        self._twice.show_finding(State.WARNING, words.twice(send).removeprefix(_SIGN))
        self._unsaid.show_send(send)
        given_back = facts.given_back(send)
        self._given_back.show_finding(State.TRANSIT, given_back, icon=Icon.INFO)
        self._given_back.setVisible(bool(given_back))
        # While it can be undone the line above the page says so: one here would go with it, and move what is below.
        undo = words.seconds_to_undo(send, now) > 0
        lines = [words.unwritten()] if held else [] if undo else words.waiting(send, now, wait)
        if self._state.is_back(send):
            lines = [
                self.tr("You took it back: nothing of it was sent. The message can be changed in Compose.")
            ]
        self._held.setVisible(bool(lines))
        paused = send.paused is not None and not held
        self._held.show_as(
            State.WARNING if paused else State.TRANSIT,
            "",
            "\n".join(lines).removeprefix(_SIGN),
            icon=None if paused else Icon.CLOCK,
        )
        self._recalling.show_send(send, there)
        self._show_selected()
        self._doubt.setVisible(send.doubt is not None and not held)
        self._doubt.show_as(State.UNKNOWN, words.in_doubt(send), words.asking(send))
        self._show_filter(send)
        self._show_buttons(send, now)
        self._show_text()
        self._show_foot()

    def _tell_end(self, send: SendRow) -> None:
        """Say what came of it when nothing of it waits any more: whoever cannot see it has waited for that."""
        waits = any(send.counts.get(state) for state in UNSENT)
        if self._waits == send.id and not waits and self.isVisible():
            announce(self._bar, self._bar.text())
        self._waits = send.id if waits else 0

    def _show_buttons(self, send: SendRow, now: float) -> None:
        waiting = send.counts.get(ReceiverState.PLANNED, 0)
        undo = words.seconds_to_undo(send, now) > 0
        unsent = sum(send.counts.get(state, 0) for state in UNSENT)
        self._progress.setVisible(unsent > 0 and not (undo or send.paused or send.stopped))
        self._show_progress(*send.progress)
        goes_on = send.paused not in {None, Cause.PASSED}  # of what has passed nothing leaves, by no word
        self._resume.setVisible(waiting > 0 and goes_on)
        self._cancel.setVisible(waiting > 0 and not undo and (send.may_stop_unasked or not send.stopped))
        deed_ = self.tr("&Stop without asking") if send.may_stop_unasked else self.tr("&Stop sending")
        if deed_ != self._cancel.text():
            self._cancel.setText(deed_)
            shifted(self._cancel)  # whoever presses twice has said the first word only
            if self._cancel.hasFocus():
                self.go()
        self._show_decide(send)
        missed = replacing.missed(send)
        back = self._state.is_back(send)
        lost = replacing.is_lost(send) and not back
        self._redraft.setVisible(missed > 0 or lost)
        self._redraft.setEnabled(not lost)
        words_, tip = (
            self.tr("&Write again to {people}…"),
            self.tr("A new draft of this message for the {people} who did not get it"),
        )
        if lost:
            words_ = self.tr("Write again: who did not get it was erased")
            tip = self.tr("Nobody knows any more who did not get it: they were erased")
        elif send.removed is not None:
            words_ = self.tr("&Write a new text to {people}…")
            tip = self.tr("The text was erased: a new draft without one for the {people} who did not get it")
        if back:
            words_ = self.tr("&Back to the message")
            tip = self.tr("You took it back: nothing was sent, and the message can be changed")
        only_cancelled = send.counts.get(ReceiverState.CANCELLED, 0) == sum(
            send.counts.get(state, 0) for state in NOT_REACHED
        )
        kind = Kind.QUIET if only_cancelled and not back else Kind.PRIMARY  # who cancels it wants it seldom
        self._redraft.show_as(words_.format(people=messages.people(missed)), kind, Icon.WRITE)
        self._redraft.setToolTip(look.tip(tip.format(people=messages.people(missed))))
        self._redraft.setAccessibleDescription(tip.format(people=messages.people(missed)))
        taken = set(send.counts) - FINAL - UNSENT
        self._place_look_up(in_doubt=send.doubt is not None)
        self._look_up.setVisible(bool(taken))

    def _show_decide(self, send: SendRow) -> None:
        """What can be done about a doubt."""
        rewritten, leave = to_write(send, self._state.now()), may_leave(send)
        may_send_again = send.doubt is not None and send.doubt.may_send_again
        self._decide.setVisible(may_send_again or leave or rewritten is not None)
        heard = ""  # the words on it say what it does
        if leave:
            words_ = self.tr("&Let it be")
        elif rewritten is None or rewritten.chunks.keys() - rewritten.let_be.keys():
            words_, heard = self.tr("&Decide…"), self.tr("Decide about those who may have got the message")
        else:
            words_ = self.tr("Wr&ite again…")
        self._decide.setText(words_)
        self._decide.setAccessibleName(heard)

    def _show_progress(self, done: int, all_: int) -> None:
        bar = self._progress
        if (bar.value(), bar.maximum()) != (done, all_):
            bar.setUpdatesEnabled(
                False
            )  # else Qt draws it, and what else waits to be drawn, within each call
            bar.setMaximum(all_)
            bar.setValue(done)
            bar.setUpdatesEnabled(True)

    def _place_look_up(self, *, in_doubt: bool) -> None:
        """Where something is in doubt it stands there; else with what is known of all."""
        inside = self._doubt.isAncestorOf(self._look_up)
        if in_doubt and not inside:
            self._move_look_up(self._doubt.put_first)
        elif not in_doubt and (inside or self._look_up.parentWidget() is None):
            self._move_look_up(self._put_in_tools)
        self._look_up.setFlat(not in_doubt)

    def _put_in_tools(self, button: QWidget) -> None:
        self._tools.put_first(button)  # with it or without, the others stay in place

    def _move_look_up(self, put: Callable[[QWidget], object]) -> None:
        focused = self._look_up.hasFocus()
        put(self._look_up)
        if focused:
            self._look_up.setFocus()

    def _show_filter(self, send: SendRow) -> None:
        view = self._state.view
        chosen = view.state if view is not None else None
        if chosen is not None and not send.counts.get(chosen):
            self._state.filter(None)  # nobody is left in it: an empty list would look like a loss
            return
        present = faces.in_order(send)
        shown = [Filter(state, faces.counted(send, state)) for state in present]
        if chosen is not None:
            everybody = self.tr("All: {n}").format(n=messages.figure(send.total))
            shown.append(Filter(None, ChipFace(everybody)))
        self._filter.show_filters(shown, chosen)
        self._show_find()

    @Slot()
    def _show_find(self) -> None:
        """Where it says who is shown, or is being used, it stays."""
        send, find = self._state.current, self._find
        many = send is not None and send.total >= _MANY
        in_it = self.window().focusWidget() is find  # also while another window is in front
        find.setVisible(many or bool(find.text()) or in_it)

    def _show_foot(self) -> None:
        foot = bool(self._told.text()) or not self._redraft.isHidden()
        self._foot.setVisible(foot)
        low = HAIRLINE if foot else px(CARD_RADIUS)  # so that no square corner lies over a round one
        self.column.setContentsMargins(HAIRLINE, HAIRLINE, HAIRLINE, low)

    @Slot()
    def _show_text(self) -> None:
        send = self._state.current
        if send is None:
            return
        count = self._receivers.rowCount()
        place = max(0, self._view.currentIndex().row())
        row = self._receivers.row(place) if place < count else None
        self._text.show_text(send, row, place, count)
        self._why.show_person(row)
