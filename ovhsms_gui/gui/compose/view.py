"""The compose page's widgets: two cards, one above the other when it is narrow. Shows ComposeState."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ovhsms_gui.core.findings import Action, Finding, Where
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.confirm import ConfirmDialog, Confirmed
from ovhsms_gui.gui.compose.foot import Foot
from ovhsms_gui.gui.compose.message_column import MessageColumn
from ovhsms_gui.gui.compose.receivers_column import ReceiversColumn
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.buttons import flat
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Glyph, Label, muted
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.toast import Toast

# In line heights.
_BESIDE = 54  # so wide, both cards fit side by side
_LOW = 42  # a window below this has little room for sentences


class ComposePage(QScrollArea):
    """Receivers on the left, message on the right; the foot is a widget of its own, given to the window."""

    def __init__(self, state: ComposeState, accounts: AccountsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composePage")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._state = state
        self._accounts = accounts

        body = QWidget()
        look.on(look.Role.Window, body)
        self.left = ReceiversColumn(state)
        self.right = MessageColumn(state)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        airy(self._columns, gap=1.0)
        self._columns.addWidget(self.left, 52)
        self._columns.addWidget(self.right, 48)
        column = QVBoxLayout(body)
        airy(column, margin=(PAGE_MARGIN, 0.625, PAGE_MARGIN, 0.875), gap=0.625)
        column.addLayout(self._heading())
        column.addLayout(self._columns, 1)
        self.setWidget(body)
        self._body = body
        self.foot = Foot(state)

        self.foot.pressed.connect(state.press)
        self.foot.send_wanted.connect(self._on_send)
        self.foot.mend_wanted.connect(self._on_mend_wanted)
        state.changed.connect(self._on_changed)
        state.drafts.changed.connect(self._show_kept)
        state.confirm_wanted.connect(self._on_confirm_wanted)
        self.left.table.selectionModel().currentRowChanged.connect(self._on_current_row)
        self.right.preview.receiver_wanted.connect(self._on_receiver_wanted)
        state.opened.connect(self._on_opened)
        self._toast = Toast(self)
        self._toast.setObjectName("takenOutToast")
        self._toast.back_wanted.connect(state.bring_back)
        state.taken_out.connect(self._on_taken_out)

    def _heading(self) -> QHBoxLayout:
        self._kept = QWidget()
        kept = QHBoxLayout(self._kept)
        airy(kept, gap=0.3)
        kept.addWidget(Glyph(Icon.OK, State.POSITIVE, size=0.9375))
        kept.addWidget(muted(self.tr("Draft kept")))
        self._new = flat(self.tr("New"), "newMessageButton", self.tr("New message"), Icon.PLUS)
        self._new.clicked.connect(self.right.drafts_box.new.trigger)
        row = QHBoxLayout()
        airy(row)
        row.addWidget(Label(self.tr("Compose"), Type.PAGE_TITLE))
        row.addStretch(1)
        row.addWidget(self._kept)
        row.addWidget(self._new)
        self._show_kept()
        return row

    @Slot()
    def _show_kept(self) -> None:
        self._kept.setVisible(self._state.kept)

    def start_here(self) -> None:
        """Put the caret where a message begins."""
        self.left.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_foot(self) -> QWidget:
        """What stands under the page: price, findings and the Send button."""
        return self.foot

    def send(self) -> None:
        """What Ctrl+Enter does."""
        self.left.settle()
        self._state.press()
        self._on_send()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns where both do not fit side by side."""
        super().resizeEvent(event)
        wide = event.size().width() >= px(_BESIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        self.foot.set_low(self.window().height() < px(_LOW))

    @Slot()
    def _on_changed(self) -> None:
        """What is written while the journal takes the message would be of no message, and lost."""
        self._body.setEnabled(self._state.phase is not Phase.STORING)
        self._show_kept()

    @Slot(object)
    def _on_taken_out(self, count: int) -> None:
        if count:
            one, many = self.tr("{n} receiver removed"), self.tr("{n} receivers removed")
            self._toast.say(messages.counted(one, many, count), self.tr("Bring back"))
        else:
            self._toast.hide()

    @Slot()
    def _on_opened(self) -> None:
        """The caret goes where the writing went on."""
        self._toast.hide()  # it was about another message
        draft = self._state.draft
        if draft.text or draft.numbers:
            edit = self.left.edit if draft.numbers else self.right.edit
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_send(self) -> None:
        self._state.ask()
        if self._state.plan.blocked and self._state.plan.counted:
            self.foot.mend_first()

    @Slot(object)
    def _on_mend_wanted(self, finding: object) -> None:
        """Lead to where it is mended, and do what its action says."""
        assert isinstance(finding, Finding)
        place = self._place(finding)
        if finding.span is not None:
            self.right.edit.go_to(*finding.span)
        if finding.where is Where.UNTAKEN and finding.action is Action.OPEN:
            self.left.open_untaken()
        if finding.where is Where.WHEN:
            self._state.set_due(finding.due) if finding.due is not None else self.right.when.choose()
            return
        widget = self._widget(finding, place)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(widget)
        if place is not None and finding.placeholder:
            self.left.go_to(place, finding.placeholder, edit=finding.action is Action.FILL_IN)
        elif place is not None:
            self._on_receiver_wanted(place)

    def _place(self, finding: Finding) -> int | None:
        """Where the first receiver that is meant stands in the list."""
        first = next(finding.rows, None)
        if first is None:
            return None
        rows = self._state.plan.receivers.rows
        return next((place for place, row in enumerate(rows) if row is first), None)

    def _widget(self, finding: Finding, place: int | None) -> QWidget | None:
        match finding.where:
            case Where.RECEIVERS:
                return self.left.edit if place is None else self.left.table
            case Where.TEXT:
                return self.right.edit
            case Where.SENDER:
                return self.right.sender_box
            case Where.WHEN:
                return self.right.when
            case Where.UNTAKEN:
                return self.left.untaken_button
        # The account stands above every page; where there is none yet, the way to add one.
        name = "accountBox" if self._accounts.entries else "accountsButton"
        return self.window().findChild(QWidget, name)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.right.preview.choose(now.row())

    @Slot(object)
    def _on_receiver_wanted(self, place: int) -> None:
        self.left.table.select_row(place, 0)

    @Slot(object)
    def _on_confirm_wanted(self, plan: object) -> None:
        dialog = ConfirmDialog(plan, self.window(), undo=self._state.undo_seconds)  # type: ignore[arg-type]
        dialog.confirmed.connect(self._on_confirmed)
        dialog.rejected.connect(self._state.let_be)
        pop_up(dialog)

    @Slot(object)
    def _on_confirmed(self, confirmed: object) -> None:
        assert isinstance(confirmed, Confirmed)
        self._state.send(confirmed.plan, confirmed.undo)
