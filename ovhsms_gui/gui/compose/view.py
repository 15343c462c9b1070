"""The compose page's widgets: two columns that stack when it is narrow. Shows ComposeState."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from ovhsms_gui.core.findings import Action, Finding, Where
from ovhsms_gui.gui import look
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.confirm import ConfirmDialog, Confirmed
from ovhsms_gui.gui.compose.foot import Foot
from ovhsms_gui.gui.compose.message_column import MessageColumn
from ovhsms_gui.gui.compose.receivers_column import ReceiversColumn
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up


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
        look.on(look.Role.Base, body)
        self.left = ReceiversColumn(state)
        self.right = MessageColumn(state)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        look.airy(self._columns, margin=1.2, gap=1.4)
        self._columns.addWidget(self.left, 9)
        self._columns.addWidget(self.right, 11)
        self.setWidget(body)
        self._body = body
        self.foot = Foot(state)

        self.foot.pressed.connect(state.press)
        self.foot.send_wanted.connect(self._on_send)
        self.foot.mend_wanted.connect(self._on_mend_wanted)
        state.changed.connect(self._on_changed)
        state.confirm_wanted.connect(self._on_confirm_wanted)
        self.left.table.selectionModel().currentRowChanged.connect(self._on_current_row)
        self.right.preview.receiver_wanted.connect(self._on_receiver_wanted)
        state.opened.connect(self._on_opened)

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
        wide = event.size().width() >= look.text_width("n") * 95
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    @Slot()
    def _on_changed(self) -> None:
        """What is written while the journal takes the message would be of no message, and lost."""
        self._body.setEnabled(self._state.phase is not Phase.STORING)

    @Slot()
    def _on_opened(self) -> None:
        """The caret goes where the writing went on."""
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
        if finding.action is Action.OPEN:
            self.left.open_untaken()
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
