"""The outbox page's widgets: sends above, the chosen send's receivers below. Shows OutboxState."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.states import FINAL, NOT_REACHED, UNSENT, ReceiverState
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.outbox.doubt import DoubtDialog
from ovhsms_gui.gui.outbox.models import SendReceiversModel, SendsModel
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.outbox.trail import TrailDialog
from ovhsms_gui.gui.save_dialog import SaveDialog
from ovhsms_gui.store.rows import SendRow
from ovhsms_gui.store.steady import steady
from ovhsms_gui.work.lookup import ReceiversPage

_SEARCH_MS = 250  # after the last key


class OutboxPage(QWidget):
    """What was sent, to whom, and what became of it."""

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outboxPage")
        look.on(look.Role.Base, self)
        self._state = state
        self._sends = SendsModel(state, self)
        self._receivers = SendReceiversModel(self)
        self._showing = False
        self._make_tables()
        self._label = look.label()
        self._label.setObjectName("outboxStateLabel")
        self._label.setAccessibleName(self.tr("How far this send got"))
        self._label.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setObjectName("outboxProgress")
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._make_buttons()
        self._make_filter()
        self._told = look.muted(wrap=True)
        self._told.setObjectName("outboxToldLabel")
        self._empty = look.muted(
            self.tr("Nothing sent yet.\n\nWhat you send appears here, with what became of each message.")
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # The time to undo runs out while nothing else happens.
        self._second = QTimer(self)
        self._second.setInterval(500)
        self._second.timeout.connect(self._show)
        self._searching = QTimer(self)
        self._searching.setSingleShot(True)
        self._searching.setInterval(_SEARCH_MS)
        self._searching.timeout.connect(self._on_search)
        self._lay_out()
        self._connect()
        self._show()

    def show_send(self, send_id: int) -> None:
        """Bring one send up."""
        self._state.choose(send_id)
        self._sends_view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- building ------------------------------------------------------------------------------

    def _make_tables(self) -> None:
        self._sends_view = look.quiet_table("outboxView", self.tr("Sends"), self._sends)
        self._sends_view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._sends_view.setColumnWidth(0, look.text_width("00/00/0000 00:00 00"))
        self._sends_view.setColumnWidth(1, look.text_width(messages.people(1000) + " 00"))
        self._sends_view.setColumnWidth(2, look.text_width("n") * 34)
        self._receivers_view = look.quiet_table(
            "outboxReceiversView", self.tr("Receivers of this send"), self._receivers
        )
        self._receivers_view.setColumnWidth(0, look.text_width("+33 6 39 98 00 12 0000"))
        self._receivers_view.setColumnWidth(1, look.text_width("Alexandra Martin"))
        self._receivers_view.setColumnWidth(2, look.text_width("n") * 34)

    def _make_buttons(self) -> None:
        self._resume = look.button(self.tr("&Go on sending"), "resumeButton", self.tr("Go on sending"))
        self._cancel = look.button(
            self.tr("&Stop sending"), "cancelSendButton", self.tr("Stop: do not send what is still waiting")
        )
        self._decide = look.button(
            self.tr("&Decide…"), "decideButton", self.tr("Decide about those who may have got the message")
        )
        self._look_up = look.button(
            self.tr("Ask O&VHcloud now"),
            "lookUpButton",
            self.tr("Ask OVHcloud now what became of these messages"),
        )
        self._export = look.button(
            self.tr("&Export…"), "exportButton", self.tr("Write this send into a file for a spreadsheet")
        )
        self._trail = look.button(
            self.tr("What &happened…"), "trailButton", self.tr("Show everything that happened to this send")
        )
        self._redraft = look.button(
            self.tr("&Write again…"),
            "redraftButton",
            self.tr("Make a new draft for those who did not get it"),
        )

    def _make_filter(self) -> None:
        self._filter = look.ComboBox()
        self._filter.setObjectName("outboxFilterBox")
        self._filter.setAccessibleName(self.tr("Show only receivers in this state"))
        self._filter.setMinimumWidth(look.text_width("n") * 24)
        self._find = QLineEdit()
        self._find.setMaxLength(200)
        self._find.setObjectName("outboxSearchEdit")
        self._find.setAccessibleName(self.tr("Find a receiver by name or number"))
        self._find.setPlaceholderText(self.tr("Name or number"))
        self._find.setClearButtonEnabled(True)
        self._find.setMinimumWidth(look.text_width("n") * 14)
        self._find.setMaximumWidth(look.text_width("n") * 26)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        look.airy(row)
        row.addWidget(self._label, 1)
        for button in (self._decide, self._resume, self._cancel):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        tools = QHBoxLayout()
        look.airy(tools)
        tools.addWidget(self._filter)
        tools.addWidget(self._find, 1)
        tools.addStretch(1)
        foot = QHBoxLayout()
        look.airy(foot)
        foot.addWidget(self._told, 1)
        for button in (self._look_up, self._redraft, self._trail, self._export):
            foot.addWidget(button)
        below = QWidget()
        column = QVBoxLayout(below)
        look.airy(column, gap=0.55)
        column.addLayout(row)
        column.addWidget(self._progress)
        column.addLayout(tools)
        column.addWidget(self._receivers_view, 1)
        column.addLayout(foot)
        title = look.heading(self.tr("&Outbox"))
        title.setBuddy(self._sends_view)
        above = QWidget()
        upper = QVBoxLayout(above)
        look.airy(upper, gap=0.55)
        upper.addWidget(title)
        upper.addWidget(self._sends_view, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(above)
        split.addWidget(below)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(round(look.line_height() * 0.8))
        frame = QVBoxLayout(self)
        look.airy(frame, margin=1.2)
        self._stack = QStackedLayout()
        frame.addLayout(self._stack)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(split)

    def _connect(self) -> None:
        state = self._state
        self._sends_view.selectionModel().currentRowChanged.connect(self._on_row)
        self._resume.clicked.connect(state.resume)
        self._cancel.clicked.connect(state.cancel)
        self._decide.clicked.connect(self._on_decide)
        self._look_up.clicked.connect(state.look_up)
        self._export.clicked.connect(self._on_export)
        self._trail.clicked.connect(self._on_trail)
        self._redraft.clicked.connect(state.redraft)
        self._filter.activated.connect(self._on_filter)
        self._find.textChanged.connect(self._searching.start)
        self._receivers.wanted.connect(state.read_page)
        state.told.connect(self._on_told)
        state.sends_changed.connect(self._show)
        state.view_changed.connect(self._on_view)
        state.page_read.connect(self._on_page)
        state.stale.connect(self._on_stale)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            send = self._sends.send(current.row())
            if self._state.view is None or self._state.view.send_id != send.id:
                self._state.choose(send.id)

    @Slot()
    def _on_decide(self) -> None:
        send = self._state.current
        if send is not None and send.doubt is not None:
            pop_up(DoubtDialog(self._state, send, self.window()))

    @Slot()
    def _on_trail(self) -> None:
        if self._state.current is not None:
            pop_up(TrailDialog(self._state, self._state.current.id, self.window()))

    @Slot()
    def _on_export(self) -> None:
        title, kind = self.tr("Export this send"), self.tr("Table for a spreadsheet")
        dialog = SaveDialog("exportDialog", title, kind, "sms.csv", self)
        dialog.fileSelected.connect(self._on_file)
        pop_up(dialog)

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self._state.export(Path(path))

    @Slot(int)
    def _on_filter(self, index: int) -> None:
        code = self._filter.itemData(index)  # Qt gives the bare text of an enum back
        self._state.filter(ReceiverState(code) if code else None)

    @Slot()
    def _on_search(self) -> None:
        self._state.search(self._find.text())

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _on_view(self) -> None:
        view = self._state.view
        self._receivers.show(0)
        if view is not None and not view.words and self._find.text():
            self._find.clear()  # another send
        self._show()

    @Slot(object)
    def _on_page(self, read: object) -> None:
        assert isinstance(read, ReceiversPage)
        if read.count != self._receivers.rowCount():
            self._receivers.renew(read.count)
        self._receivers.take(read.offset, read.rows)
        if read.view.words and not read.count:
            self._on_told(self.tr("Nobody of this send has such a name or number."))

    @Slot()
    def _on_stale(self) -> None:
        self._receivers.renew(self._receivers.rowCount())
        if not self._receivers.rowCount():
            self._state.read_page(0)

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        self._told.setText(sentence)

    @Slot()
    def _show(self) -> None:
        self._showing = True  # rows that move are not rows that were chosen
        self._sends.renew()
        self._showing = False
        self._stack.setCurrentIndex(1 if self._sends.rowCount() else 0)
        send = self._state.current
        if send is None:
            if self._sends.rowCount() and self._state.view is None:
                self._sends_view.selectRow(0)
            return  # else the chosen one is on its way from the journal
        row = self._sends.row_of(send.id)
        if row >= 0 and self._sends_view.currentIndex().row() != row:
            self._sends_view.selectRow(row)
        now = steady()  # by which the journal holds
        held = self._state.taken_back(send)
        self._label.setText(words.unwritten() if held else words.situation(send, now, self._state.waiting))
        self._show_filter(send)
        self._show_buttons(send, now)

    def _show_buttons(self, send: SendRow, now: float) -> None:
        waiting = send.counts.get(ReceiverState.PLANNED, 0)
        undo = words.seconds_to_undo(send, now) > 0
        if undo != self._second.isActive():
            self._second.start() if undo else self._second.stop()
        unsent = sum(send.counts.get(state, 0) for state in UNSENT)
        self._progress.setMaximum(max(send.total, 1))
        self._progress.setValue(send.total - unsent)
        self._progress.setVisible(unsent > 0 and not undo)
        self._resume.setVisible(waiting > 0 and send.paused is not None)
        self._cancel.setVisible(waiting > 0 and not undo)
        self._decide.setVisible(send.doubt is not None and send.doubt.may_send_again)
        missed = sum(send.counts.get(state, 0) for state in NOT_REACHED)
        self._redraft.setVisible(missed > 0)
        tip = self.tr("A new draft of this message for the {people} who did not get it")
        self._redraft.setToolTip(look.tip(tip.format(people=messages.people(missed))))
        taken = set(send.counts) - FINAL - UNSENT
        self._look_up.setVisible(bool(taken))

    def _show_filter(self, send: SendRow) -> None:
        view = self._state.view
        chosen = view.state if view is not None else None
        if chosen is not None and not send.counts.get(chosen):
            self._state.filter(None)  # nobody is left in it: an empty list would look like a loss
            return
        present = [state for state in ReceiverState if send.counts.get(state) or state is chosen]
        items = [(self.tr("All: {n}").format(n=messages.figure(send.total)), "")]
        for state in present:
            sign, count = messages.receiver_state(state)[0], send.counts.get(state, 0)
            line = self.tr("{sign} {state}: {n}").format(
                sign=sign, state=words.short(state, count), n=messages.figure(count)
            )
            items.append((line, state.value))
        for place, (text, data) in enumerate(items):
            if place >= self._filter.count():
                self._filter.addItem(text, data)
            elif (self._filter.itemText(place), self._filter.itemData(place)) != (text, data):
                self._filter.setItemText(place, text)
                self._filter.setItemData(place, data)
        while self._filter.count() > len(items):
            self._filter.removeItem(self._filter.count() - 1)
        self._filter.setCurrentIndex(self._filter.findData(chosen.value if chosen else ""))
