"""The compose page's widgets: two cards, or one at a time where there is little room. Shows ComposeState."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ovhsms_gui.core.findings import Action, Finding, FindingCode, Where
from ovhsms_gui.gui import fields, look, messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.foot import Foot
from ovhsms_gui.gui.compose.kept_toast import KeptToast
from ovhsms_gui.gui.compose.message_column import MessageColumn, Part
from ovhsms_gui.gui.compose.receivers_column import ReceiversColumn
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.buttons import flat
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Glyph, Label, muted
from ovhsms_gui.gui.kit.layouts import settle
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.segments import Segment, Segments
from ovhsms_gui.gui.kit.toast import Toast
from ovhsms_gui.gui.titled import cut

# In line heights.
_BESIDE = 54  # so wide, both cards fit side by side
_LOW = 42  # a window below this has little room for sentences, and none for a message beside its receivers
_LOWEST = 34  # and one below this none for the preview over the other terms
_LONGEST = 40  # characters of a text's name in the toast
_RECEIVERS, _MESSAGE, _PREVIEW = range(3)


class _Body(QWidget):
    """No higher than it must be: its texts give way before the page scrolls."""

    def heightForWidth(self, width: int) -> int:
        """The least."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else 0


class ComposePage(QScrollArea):
    """Receivers on the left, message on the right; the foot is a widget of its own, given to the window.

    Where both do not fit, one of them is in sight, chosen by segments: receivers, message, and where it is not wide
    either, preview.
    """

    person_wanted = Signal(str)  # their number: all that went to them, and came from them

    def __init__(
        self,
        state: ComposeState,
        accounts: AccountsState,
        parent: QWidget | None = None,
        *,
        demo: bool = False,
    ) -> None:
        """`demo`: what is written is thrown away with the demonstration."""
        super().__init__(parent)
        self.setObjectName("composePage")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._state = state
        self._accounts = accounts

        body = _Body()
        look.on(look.Role.Window, body)
        self.left = ReceiversColumn(state)
        self.right = MessageColumn(state)
        self._one = False  # card in sight
        self._apart = False  # the preview from the rest of its card
        self._both = 0  # the width that both cards need
        self._shape: tuple[int, ...] = ()  # of the message's card, as it was laid out last
        columns = QHBoxLayout()
        airy(columns, gap=1.0)
        columns.addWidget(self.left, 52)
        columns.addWidget(self.right, 48)
        self._column = QVBoxLayout(body)
        self._column.addLayout(
            self._heading(self.tr("Kept until you quit") if demo else self.tr("Draft kept"))
        )
        self._column.addLayout(columns, 1)
        self._set_low(low=False)
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
        self.left.filled.connect(self._on_filled)
        self.right.preview.receiver_wanted.connect(self._on_receiver_wanted)
        self.right.preview_wanted.connect(self._on_preview_wanted)
        state.opened.connect(self._on_opened)
        self._grounds = (self.left.list, self.right.edit)  # on whose foot no control stands
        self._toast = Toast(self, *self._grounds)
        self._toast.setObjectName("takenOutToast")
        self._toast.back_wanted.connect(self._on_back)
        self._pasted = False  # the toast is about what was pasted
        self._kept_before: KeptToast | None = None
        for done, tell in (
            (state.taken_out, self._on_taken_out),
            (state.begun, self._on_begun),
            (state.table_pasted, self._on_table_pasted),
            (state.texts.saved, self._on_text_saved),
        ):
            done.connect(tell)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _heading(self, told: str) -> QHBoxLayout:
        self._kept = QWidget()
        kept = QHBoxLayout(self._kept)
        airy(kept, gap=0.3)
        kept.addWidget(Glyph(Icon.OK, State.POSITIVE, size=0.9375))
        mark = muted(told)
        mark.setObjectName("draftKeptLabel")
        kept.addWidget(mark)
        self._new = flat(self.tr("&New"), "newMessageButton", self.tr("New message"), Icon.PLUS)
        self._new.clicked.connect(self.right.drafts_box.new.trigger)
        row = QHBoxLayout()
        airy(row)
        self._title = Label(self.tr("Compose"), Type.PAGE_TITLE)
        self._segments = Segments()
        self._segments.setObjectName("composeSegments")
        self._segments.setAccessibleName(self.tr("Parts of the message"))
        self._segments.hide()
        self._segments.currentChanged.connect(self._on_segment)
        self._segments.called.connect(self._on_called)
        self._segments.tabBarClicked.connect(self._on_called)
        row.addWidget(self._title)
        row.addWidget(self._segments)
        row.addStretch(1)
        row.addWidget(self._kept)
        row.addWidget(self._new)
        self._show_kept()
        self._show_segments()
        return row

    @Slot()
    def _show_kept(self) -> None:
        self._kept.setVisible(self._state.kept)

    def start_here(self) -> None:
        """Put the caret where a message begins."""
        self._go_to(self.left.edit)

    def write_to_them(self) -> None:
        """Put the caret into the message: the receivers were chosen elsewhere."""
        self._go_to(self.right.edit)

    def go_on(self) -> None:
        """Put the caret where a message that is written already goes on: what is to be changed are its words."""
        empty = not self._state.rows and not self._state.busy
        if empty or self._state.draft.numbers or not self._state.draft.text:
            self.start_here()
        else:
            self._go_to(self.right.edit)

    def go_on_from(self, other: "ComposePage") -> None:
        """Show the card, and choose the receivers, as the same page of another window does."""
        self.left.go_on_from(other.left)
        self._segments.setCurrentIndex(other._segments.currentIndex())  # noqa: SLF001

    def give_foot(self) -> QWidget:
        """What stands under the page: price, findings and the Send button."""
        return self.foot

    def send(self) -> None:
        """What Ctrl+Enter does."""
        self._state.press()
        self._on_send()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One card where both do not fit side by side."""
        super().resizeEvent(event)
        low = self.window().height() < px(_LOW)
        self.foot.set_height(self.window().height())
        self._set_low(low=low)
        self._arrange()

    def _set_low(self, *, low: bool) -> None:
        above, gap, below = (0.375, 0.375, 0.5) if low else (0.75, 0.625, 0.875)
        airy(self._column, margin=(PAGE_MARGIN, above, PAGE_MARGIN, below), gap=gap)
        self.right.set_low(low=low)

    # ---- one card at a time --------------------------------------------------------------------

    def _arrange(self) -> None:
        if not self._one:  # alone they are made otherwise
            self._both = self._body.minimumSizeHint().width()  # in a language of long words
        # Beside a scroll bar, whether there is one now or not: it comes and goes with what is decided here.
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        narrow = room < max(px(_BESIDE), self._both)
        high = self.window().height()
        one, apart = narrow or high < px(_LOW), narrow or high < px(_LOWEST)
        if (one, apart) != (self._one, self._apart):
            self._one, self._apart = one, apart
            self._show_segments()
            self._lay_cards()
        # Of texts in several lines a scrolled page counts one: without this they are squeezed.
        layout = self._body.layout()
        if layout is not None:
            self._body.setMinimumHeight(max(0, layout.minimumHeightForWidth(self.viewport().width())))

    def _lay_cards(self) -> None:
        """What is being written in stays in sight."""
        focused = QApplication.focusWidget()
        if self._one and focused is not None:
            self._bring(focused)
        self._title.setVisible(not self._one)
        self._segments.setVisible(self._one)
        for card in (self.left, self.right):
            card.set_alone(self._one)
        self._show_cards()

    def _show_cards(self) -> None:
        shown = self._segments.currentIndex()
        self.left.setVisible(not self._one or shown == _RECEIVERS)
        self.right.setVisible(not self._one or shown != _RECEIVERS)
        alone = Part.PREVIEW if shown == _PREVIEW else Part.WRITING
        self.right.show_part(alone if self._apart else None, across=self._one and not self._apart)

    def _show_segments(self) -> None:
        self._segments.show_segments(
            Segment(self.tr("&To"), self._state.plan.receivers.people),
            Segment(self.tr("&Message")),
            *((Segment(self.tr("Pre&view")),) if self._apart else ()),
        )

    @Slot(int)
    def _on_segment(self, _shown: int) -> None:
        if self._one:
            self._show_cards()
            self.verticalScrollBar().setValue(0)

    @Slot(int)
    @Slot(object)
    def _on_called(self, place: int) -> None:
        """By its letter or by a click: the writing goes on there."""
        fields = {_RECEIVERS: self.left.edit, _MESSAGE: self.right.edit, _PREVIEW: self.right.preview.first}
        if place in fields:
            self._segments.setCurrentIndex(place)
            field = fields[place] if fields[place].isVisible() else self._segments
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bring(self, widget: QWidget) -> None:
        """The card in which it stands comes in sight."""
        if self.left.isAncestorOf(widget):
            self._segments.setCurrentIndex(_RECEIVERS)
        elif self._apart and self.right.preview.isAncestorOf(widget):
            self._segments.setCurrentIndex(_PREVIEW)
        elif self.right.isAncestorOf(widget):
            self._segments.setCurrentIndex(_MESSAGE)

    def _go_to(self, widget: QWidget) -> None:
        self._bring(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the focus is in sight, however it got there; what is pressed by the mouse does not move away."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self._body.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    # ---- what happens --------------------------------------------------------------------------

    @Slot()
    def _on_changed(self) -> None:
        """What is written while the journal takes the message would be of no message, and lost."""
        self._body.setEnabled(self._state.phase is not Phase.STORING)
        if self._pasted and not self._state.can_unpaste:
            self._pasted = False
            self._toast.hide()
        if self.isVisible() and (shape := self.right.shape) != self._shape:
            self._shape = shape
            settle()  # before the least height is asked for, too
        self._arrange()
        self._show_kept()
        self._show_segments()

    @Slot(str)
    def _on_table_pasted(self, sentence: str) -> None:
        self._pasted = self._state.can_unpaste
        self._toast.say(sentence, self.tr("Undo") if self._pasted else "")

    @Slot(str)
    def _on_text_saved(self, name: str) -> None:
        self._pasted = False
        self._toast.say(self.tr("Text saved: {name}").format(name=cut(name, _LONGEST)))

    @Slot()
    def _on_back(self) -> None:
        if self._pasted:
            self._state.unpaste()
        else:
            self._state.bring_back()

    @Slot(str)
    def _on_begun(self, words: str) -> None:
        if self._kept_before is None:
            self._kept_before = KeptToast(self._state, self, *self._grounds)
        self._kept_before.tell(words)

    @Slot(object)
    def _on_taken_out(self, count: int) -> None:
        self._pasted = False
        if count or self._state.unread:
            if self._state.unread:
                one = self.tr("{n} receiver removed, and what was still being read")
                many = self.tr("{n} receivers removed, and what was still being read")
            else:
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
            self._go_to(self.left.edit if draft.numbers else self.right.edit)

    @Slot()
    def _on_send(self) -> None:
        self.left.settle()
        self._state.ask()
        if self._state.plan.blocked and self._state.plan.counted:
            self.foot.mend_first()
        elif self._state.phase is Phase.ASKING:  # the dialog's code is read while the journal is asked
            QTimer.singleShot(0, self, self._import_confirm)

    def _import_confirm(self) -> None:
        from ovhsms_gui.gui.compose import confirm  # noqa: F401, PLC0415

    @Slot(object)
    def _on_mend_wanted(self, finding: object) -> None:
        """Lead to where it is mended, and do what its action says."""
        assert isinstance(finding, Finding)
        place = self._place(finding)
        if finding.span is not None:
            self.right.edit.go_to(*finding.span)
            if finding.action is Action.REPLACE:
                self.right.edit.rename(finding.span[0], fields.called(finding.value))
                self.right.edit.deselect()
        if finding.code is FindingCode.ASKED_TO_STOP:
            self._mend_stop(finding)
            return
        if finding.where is Where.UNTAKEN and finding.action is Action.OPEN:
            self.left.open_untaken()
        if finding.where is Where.WHEN:
            self._mend_time(finding)
            return
        widget = self._widget(finding, place)
        if widget is not None:
            self._go_to(widget)
        if place is not None and finding.placeholder:
            self.left.go_to(place, finding.placeholder, edit=finding.action is Action.FILL_IN)
        elif place is not None:
            self._on_receiver_wanted(place)

    @Slot()
    def _on_filled(self) -> None:
        """On to the next cell that has to be filled in."""
        error = self._state.plan.error
        if error is not None and error.action is Action.FILL_IN:
            self._on_mend_wanted(error)

    def _mend_stop(self, finding: Finding) -> None:
        """To the reply of the first, where it is said yes or no to; or to all of them in the list, to be removed."""
        first = next(finding.rows)
        if finding.action is Action.OPEN and first.number.e164 is not None:
            self.person_wanted.emit(first.number.e164)
            return
        meant = set(map(id, finding.rows))
        rows = self._state.plan.receivers.rows
        self._go_to(self.left.table)
        self.left.table.select_rows([place for place, row in enumerate(rows) if id(row) in meant])

    def _mend_time(self, finding: Finding) -> None:
        match finding.action:
            case Action.TAKE:
                self._state.set_due(finding.due)
            case Action.DECLARE:
                self.right.declare()
            case Action.LET_HOLD:
                self._state.let_hold()
            case _:
                self.right.when.choose()

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

    @Slot()
    def _on_preview_wanted(self) -> None:
        if self._apart:
            self._go_to(self.right.preview.first)

    @Slot(object)
    def _on_confirm_wanted(self, plan: object) -> None:
        from ovhsms_gui.gui.compose.confirm import ConfirmDialog  # noqa: PLC0415

        dialog = ConfirmDialog(plan, self.window(), undo=self._state.undo_seconds)  # type: ignore[arg-type]
        dialog.confirmed.connect(self._on_confirmed)
        dialog.rejected.connect(self._state.let_be)
        pop_up(dialog)

    @Slot(object)
    def _on_confirmed(self, confirmed: object) -> None:
        from ovhsms_gui.gui.compose.confirm import Confirmed  # noqa: PLC0415

        assert isinstance(confirmed, Confirmed)
        self._state.send(confirmed.plan, confirmed.undo)
