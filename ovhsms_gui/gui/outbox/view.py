"""The outbox page: the sends in one card, the chosen one in the other; one card at a time where it is narrow."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.file_dialog import KindDialog
from ovhsms_gui.gui.kit.buttons import Link
from ovhsms_gui.gui.kit.deeds import flat_deed
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided
from ovhsms_gui.gui.kit.measures import Type
from ovhsms_gui.gui.kit.sends import SendDelegate, entry_height
from ovhsms_gui.gui.outbox import facts, sheet, words
from ovhsms_gui.gui.outbox.detail import SendDetail
from ovhsms_gui.gui.outbox.elsewhere_dialog import ElsewhereDialog
from ovhsms_gui.gui.outbox.list_head import ListHead
from ovhsms_gui.gui.outbox.models import SendsModel
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.two_cards import TwoCards, Whole, entries
from ovhsms_gui.store.history import Wanted, Which
from ovhsms_gui.store.steady import steady


class OutboxPage(TwoCards):
    """What was sent, to whom, and what became of it."""

    person_wanted = Signal(str)  # their number: all that went to them, and came from them

    def __init__(
        self, state: OutboxState, detail: SendDetail | None = None, parent: QWidget | None = None
    ) -> None:
        """`detail`: the card of the chosen send, where it was made before, in a turn of its own."""
        super().__init__("outboxPage", self.tr("&Outbox"), self.tr("Sends"), self.tr("This send"), parent)
        self._state = state
        self._sends = SendsModel(state, self)
        self._showing = False
        # Rows of what is to come, and of which list, when their heights were set.
        self._coming = (0, Which.ALL)
        self._about = False  # whoever is being looked for is to be shown once found
        self._head = ListHead(state)
        self.detail = SendDetail(state) if detail is None else detail
        # The time to undo runs out while nothing else happens.
        self._second = QTimer(self)
        self._second.setInterval(500)
        self._second.timeout.connect(self._show)
        # And so does the time that is left until what is scheduled leaves.
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._show)
        self._minute.start()
        self._lay_out()
        self._connect()
        self._show()

    def show_send(self, send_id: int) -> None:
        """Bring one send up, whatever is listed."""
        self._state.listing.show_all()
        self._state.choose(send_id)
        self.open_chosen()
        self._go()

    def go_on_from(self, other: TwoCards) -> None:
        """And who is chosen of the send."""
        super().go_on_from(other)
        if isinstance(other, OutboxPage):
            self.detail.go_on_from(other.detail)

    def look_for(self, said: str) -> None:
        """Look for these words among all sends; the keyboard goes there, from which the arrows lead on."""
        self._state.listing.look_in_all(said)
        self._on_find()

    def _go(self) -> None:
        """Put the keyboard on the send that is shown."""
        if self.narrow:
            self.detail.go()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_here(self) -> None:
        """Begin in the list, from which Ctrl+F leads to what is looked for."""
        if self._anything and not self.at_chosen:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        view = entries("outboxView", self.tr("Sends"), self._sends, SendDelegate, entry_height(""))
        self._export = flat_deed(
            self.tr("Export the list…"),
            "exportListButton",
            self.tr("Export the list… of all sends that are listed into a file for a spreadsheet"),
            Icon.FILE,
        )
        self._export.clicked.connect(self._on_export)
        self._others = flat_deed(
            self.tr("From elsewhere…"),
            "elsewhereButton",
            self.tr("From elsewhere… on this account: what other computers, the Manager or programs sent"),
            Icon.INFO,
        )
        self._others.clicked.connect(self._on_elsewhere)
        self._fresh = Elided("", Type.CAPTION, "muted")
        self._fresh.setObjectName("outboxFreshLabel")
        tools = (self._fresh, self._others, self._export)
        self._everything = Link(self.tr("Show all"))
        self._everything.setObjectName("outboxNoneShowAllButton")
        self._everything.setAccessibleName(self.tr("Show all: list every send again"))
        self._everything.clicked.connect(self._on_everything)
        self._none = EmptyState(Icon.OUTBOX, "", "", self._everything)
        self._none.setObjectName("outboxNone")
        self._none.hide()
        self.fill(
            self._head.search,
            view,
            self.detail,
            head=self._head,
            tools=tools,
            unlisted=self.tr("No send to show"),
            instead=(self._none,),
        )

    @Slot()
    def _on_everything(self) -> None:
        self._state.listing.show_all()
        self.go_to_list()  # the link goes

    @Slot()
    def _on_elsewhere(self) -> None:
        if self._state.elsewhere is not None:
            pop_up(ElsewhereDialog(self._state.elsewhere, self.window()))

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.view.clicked.connect(self.open_chosen)
        self.view.activated.connect(self.open_chosen)
        self._sends.modelReset.connect(self._on_rows)
        self._sends.rowsInserted.connect(self._on_rows)
        self._sends.dataChanged.connect(self._on_data)
        self.addAction(self.detail.about)  # its key, wherever on the page one is
        self.detail.person_wanted.connect(self._on_person)
        self._state.listing.changed.connect(self._show_person)
        self._state.page_read.connect(self._show_person)
        self._state.sends_changed.connect(self._show)
        self._state.view_changed.connect(self._show)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            send = self._sends.send(current.row())
            if self._state.view is None or self._state.view.send_id != send.id:
                self._state.choose(send.id)

    @Slot()
    def _on_person(self) -> None:
        """Of who was looked for it is the one found, however soon after the last letter it is asked."""
        if self.chosen.currentWidget() is not self.detail:
            return
        self._head.search.ask_now()
        self._about = True
        self._show_person()

    @Slot()
    def _show_person(self) -> None:
        listing, view = self._state.listing, self._state.view
        if not self._about or listing.searching:
            return
        found = view is not None and any(send.id == view.send_id for send in listing.rows)
        if found and self.detail.reading:
            return
        self._about = False
        if found and self.detail.person:
            self.person_wanted.emit(self.detail.person)

    @Slot()
    def _on_export(self) -> None:
        title = self.tr("Export the sends listed")
        dialog = KindDialog("exportListDialog", title, sheet.kinds(), "sms", self)
        dialog.chosen.connect(self._state.export_listed)
        pop_up(dialog)

    # ---- what is shown -------------------------------------------------------------------------

    @property
    def _anything(self) -> bool:
        """Something was sent, whether it is listed or not."""
        return bool(self._state.sends) or bool(self._sends.rowCount())

    @Slot()
    def _on_data(self) -> None:
        """What has left stands under a day of its own, or under that of the next."""
        if (self._sends.coming, self._state.listing.wanted.which) != self._coming:
            self._on_rows()

    @Slot()
    def _on_rows(self) -> None:
        """A row with a day above it is higher."""
        self._coming = (self._sends.coming, self._state.listing.wanted.which)
        rows = self.view.verticalHeader()
        for row in range(self._sends.rowCount()):
            high = entry_height(self._sends.day(row))
            if rows.sectionSize(row) != high:
                rows.resizeSection(row, high)

    def _count(self) -> None:
        """Look each moment, while something that is listed can be undone."""
        now = steady()
        undo = any(words.seconds_to_undo(send, now) for send in self._state.sends)
        if undo != self._second.isActive():
            self._second.start() if undo else self._second.stop()

    def _show_none(self) -> None:
        """Of what is listed there is none: then none is shown beside it either, and it is said."""
        listing = self._state.listing
        if listing.searching:
            return  # what is shown stays until it is known
        wanted, which = listing.wanted, listing.wanted.which
        kind_only = wanted == Wanted(which, region=wanted.region)
        none = not (listing.everything or listing.rows or listing.failed)
        if not kind_only:
            kind = self.tr("No send fits")
        elif which is Which.SCHEDULED:
            kind = self.tr("Nothing is scheduled")
        else:
            kind = self.tr("Nothing to look at")
        self._none.title.setText(kind)
        self._everything.setVisible(kind_only)  # else the head leads there
        self._none.setVisible(none)
        self.view.setVisible(not none)
        self.show_chosen(shown=not none)

    def _show_fresh(self) -> None:
        """When OVHcloud last told of the send that is shown."""
        send = self._state.current if self.chosen.currentWidget() is self.detail else None
        told = "" if send is None else facts.fresh(self._state.answered(send.id), self._state.now())
        self._fresh.setText(told)
        self._fresh.setVisible(bool(told))

    @Slot()
    def _show(self) -> None:
        self._count()
        self._showing = True  # rows that move are not rows that were chosen
        self._sends.renew()
        self._showing = False
        coming = self._state.view is not None  # the first one is being written down
        came = self._anything and self.whole is Whole.COMING
        whole = Whole.CARDS if self._anything else Whole.COMING if coming else Whole.NOTHING
        if whole is Whole.NOTHING:
            sentence = self.tr("What you send appears here, with what became of each message.")
            self.say_nothing_yet(Icon.OUTBOX, self.tr("Nothing sent yet"), sentence, "outboxWriteButton")
        self._export.setVisible(self._anything)
        self._show_none()
        send = self._state.current
        if send is not None:  # before it comes in sight: so all of it is laid out once
            self.detail.show_send(send, steady())  # by which the journal holds
        self._show_fresh()
        self.show_whole(whole)
        if came and self.isVisible():  # until now there was nothing here that could have the focus
            self._go()
        if send is None:
            if self._sends.rowCount() and self._state.view is None:
                self.view.selectRow(0)
            return  # else the chosen one is on its way from the journal
        row = self._sends.row_of(send.id)
        if row >= 0 and self.view.currentIndex().row() != row:
            self.view.selectRow(row)
