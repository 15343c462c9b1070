"""The message's card: the text, what it costs in parts, how it arrives, and who it comes from."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextDocumentFragment
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui import look
from ovhsms_gui.gui.compose.drafts_box import DraftsBox
from ovhsms_gui.gui.compose.edits import MessageEdit
from ovhsms_gui.gui.compose.fields_box import FieldsBox
from ovhsms_gui.gui.compose.marks import unknown_names
from ovhsms_gui.gui.compose.mending import Mending
from ovhsms_gui.gui.compose.parts import (
    confirmed_words,
    fill,
    others,
    others_words,
    parts_words,
    told_as_dear,
)
from ovhsms_gui.gui.compose.preview import Preview
from ovhsms_gui.gui.compose.replacing_row import ReplacingRow
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.compose.texts_box import TextsBox
from ovhsms_gui.gui.compose.value_mending import ValueMending
from ovhsms_gui.gui.compose.when_row import WhenRow
from ovhsms_gui.gui.kit.bars import Meter
from ovhsms_gui.gui.kit.beside import Beside
from ovhsms_gui.gui.kit.card import Card, Hairline, SectionHeading
from ovhsms_gui.gui.kit.chip import ChipButton, state_face
from ovhsms_gui.gui.kit.dropdown import Dropdown
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import muted
from ovhsms_gui.gui.kit.measures import CONTROL, MARGIN, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.speech import News
from ovhsms_gui.store.texts import SavedText

_NAME = 11  # letters of a sender at most


class Part(Enum):
    """What of the card can stand alone."""

    WRITING = auto()
    PREVIEW = auto()


class MessageColumn(Card):
    """Shows and changes the draft of ComposeState."""

    preview_wanted = Signal()  # whoever is shown in it now is to be seen

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._offered: object = None  # what the sender box was last filled from

        self.edit = MessageEdit()
        self.edit.setObjectName("messageEdit")
        self.edit.setAccessibleName(self.tr("Message text"))
        self.edit.setPlaceholderText(self.tr("Write the message as people will read it"))
        self._meter = Meter()
        self._parts = look.FigureLabel(wrap=True)
        self._parts.setObjectName("partsLabel")
        self._news = News(self._parts)
        self._others = ChipButton(state_face("", State.WARNING, opens=True))
        self._others.setObjectName("otherPartsChip")
        self._others.setAccessibleDescription(self.tr("Shows them one after the other in the preview"))
        self._others.setToolTip(look.tip(self._others.accessibleDescription()))
        self._mending = Mending(state, self.edit)
        self._value_mending = ValueMending(state)
        self.preview = Preview(state)
        self._roomy = False  # the preview has room for a word while there is nothing to preview
        self._low = False
        self._nothing = EmptyState(
            Icon.PHONE,
            self.tr("Nothing to show yet."),
            self.tr("What people will read stands here as soon as the message is written."),
        )
        self._nothing.hide()

        self.sender_box = Dropdown()
        self.sender_box.setObjectName("senderBox")
        self.sender_box.setMinimumHeight(px(CONTROL))
        self.sender_box.setAccessibleName(self.tr("Sender name"))
        self._from = look.label(self.tr("&From"))
        self._from.setBuddy(self.sender_box)
        self._sender_note = muted(wrap=True)
        self._replacing = ReplacingRow(state)
        self.when = WhenRow(state)
        self._replies = QCheckBox(self.tr("Let people repl&y"))
        self._replies.setObjectName("replyToggle")
        self._replies.setAccessibleName(self.tr("Let people reply"))
        self._replies_note = muted(
            self.tr(
                "Sent from a short number of OVHcloud’s instead of your name. French mobiles only; each reply costs "
                "1 credit or more."
            ),
            wrap=True,
        )
        self._replies.setToolTip(look.tip(self._replies_note.text()))
        self._no_stop = QCheckBox(self.tr("Not advertisin&g: leave out the STOP line"))
        self._no_stop.setObjectName("noStopToggle")
        self._no_stop.setAccessibleName(self.tr("Not advertising: leave out the STOP line"))
        self._no_stop_note = muted(wrap=True)

        self.fields_box = FieldsBox(state)
        self.texts_box = TextsBox(state)
        self.drafts_box = DraftsBox(state)

        self._lay_out()
        self._connect()
        self._take_draft()
        self._show()

    # ---- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.fields_box.spare(0)
        self._heading = SectionHeading(
            self.tr("&Message"), "", self.fields_box, self.texts_box, self.drafts_box
        )
        self._heading.title.setBuddy(self.edit)
        sheet = QVBoxLayout()  # the text of the box stands under the heading's
        airy(sheet, margin=(MARGIN - 0.5, 0, MARGIN - 0.5, 0.25))
        sheet.addWidget(self.edit)
        cost = QVBoxLayout()
        airy(cost, margin=(MARGIN, 0, MARGIN, 0.625), gap=0.375)
        counted = QHBoxLayout()
        airy(counted)
        counted.addWidget(self._parts, 1)
        counted.addWidget(self._others, 0, Qt.AlignmentFlag.AlignTop)
        cost.addWidget(self._meter)
        cost.addLayout(counted)
        cost.addWidget(self._mending)
        cost.addWidget(self._value_mending)
        self._writing, self._previewed, self._terms = QWidget(), QWidget(), QWidget()
        writing = QVBoxLayout(self._writing)
        airy(writing, gap=0)
        writing.addWidget(self._heading)
        writing.addLayout(sheet, 1)
        writing.addLayout(cost)
        self._under = Hairline()
        writing.addWidget(self._under)
        previewed = QVBoxLayout(self._previewed)
        airy(previewed, gap=0)
        previewed.addWidget(self.preview)
        previewed.addWidget(self._nothing, 1)
        self._terms.setLayout(self._options())
        below = QVBoxLayout()
        airy(below, gap=0)
        below.addWidget(self._previewed, 1)
        below.addWidget(self._terms)
        self._between = Hairline(upright=True)
        self._between.hide()
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        airy(self._halves, gap=0)
        self._halves.addWidget(self._writing, 1)
        self._halves.addWidget(self._between)
        self._halves.addLayout(below)
        self.column.addLayout(self._halves)

    def set_alone(self, alone: bool) -> None:
        """What chooses it says its name."""
        self._heading.title.setVisible(not alone)

    @property
    def shape(self) -> tuple[int, ...]:
        """How much room is wanted by all that is said around the text: as long as that stays, so does the layout."""
        said = (
            *(self._parts, self._mending, self._value_mending, self._replacing),
            *(self._sender_note, self.when.told, self._replies_note, self._no_stop_note),
        )
        chip = 0 if self._others.isHidden() else self._others.sizeHint().width()
        return (chip, *(0 if one.isHidden() else one.heightForWidth(one.width()) for one in said))

    def show_part(self, part: Part | None, *, across: bool = False) -> None:
        """One of them, or all of the card. `across`: what is written stands beside the rest, not over it."""
        self._roomy = across or part is Part.PREVIEW
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if across else directions.TopToBottom)
        self._halves.setStretch(2, int(across))
        self._between.setVisible(across)
        self._under.setHidden(across)
        for whole in (self._writing, self._terms):
            whole.setVisible(part is not Part.PREVIEW)
        self._previewed.setVisible(part is not Part.WRITING)
        self.preview.set_apart(grey=part is None and not across, line=part is None)
        self._show_nothing()

    def set_low(self, *, low: bool) -> None:
        """Where there is little room, what a choice means that was not made stands in its tip only."""
        if low != self._low:
            self._low = low
            self.edit.set_low(low=low)
            self._show_notes()

    def _show_notes(self) -> None:
        self._replies_note.setVisible(not self._low or self._replies.isChecked())

    def _show_nothing(self) -> None:
        self._nothing.setVisible(self._roomy and not self._state.draft.text)

    def _options(self) -> QVBoxLayout:
        named = Beside(between=1)
        named.add(self.sender_box, self._from)
        named.add(self.when, self.when.title)
        named.setAlignment(self.when, Qt.AlignmentFlag.AlignLeft)
        options = QVBoxLayout()
        airy(options, margin=(MARGIN, 0.75, MARGIN, 0.75), gap=0.125)
        options.addWidget(self._replacing)
        options.addLayout(named)
        for note in (self._sender_note, self.when.told):
            options.addWidget(note)
        for box, note in ((self._replies, self._replies_note), (self._no_stop, self._no_stop_note)):
            options.addSpacing(px(0.375))
            options.addWidget(box)
            inset = QHBoxLayout()
            inset.setContentsMargins(px(1.5), 0, 0, 0)
            inset.addWidget(note)
            options.addLayout(inset)
        return options

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_text)
        self.edit.cursorPositionChanged.connect(self._on_caret)
        self.fields_box.picked.connect(self._on_field)
        self.texts_box.picked.connect(self._on_picked)
        self.sender_box.currentTextChanged.connect(self._on_sender)
        self._replies.toggled.connect(self._on_replies)
        self._no_stop.toggled.connect(self._on_no_stop)
        self.when.declared.connect(self.declare)
        self._others.clicked.connect(self._on_others)
        self._state.changed.connect(self._show)
        self._state.estimates.agreed.connect(self._show)
        self._state.draft_replaced.connect(self._take_draft)
        self._state.drafts.changed.connect(self._share_room)  # how many there are stands in the heading

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As Qt does; and the heading has its room."""
        super().resizeEvent(event)
        self._share_room()

    @Slot()
    def _share_room(self) -> None:
        """Where there is little, the fields have a word less, or are an icon."""
        box = self.fields_box
        others = self._heading.minimumSizeHint().width() - box.minimumSizeHint().width()
        box.spare(self.width() - others - px(0.5))  # so much more, or it could not become less

    # ---- what happens --------------------------------------------------------------------------

    @Slot()
    def _on_text(self) -> None:
        self._state.set_text(self.edit.text())

    @Slot(str)
    def _on_field(self, field: str) -> None:
        self.edit.insertPlainText(field)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_picked(self, saved: object) -> None:
        assert isinstance(saved, SavedText)
        # One edit block through the cursor, so that Ctrl+Z takes it back.
        cursor = QTextCursor(self.edit.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(saved.text)
        cursor.endEditBlock()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_sender(self, name: str) -> None:
        chosen = (
            self.sender_box.isEditable()
            or self.sender_box.currentIndex() > 0
            or self.sender_box.itemData(0) is None
        )
        self._state.set_sender(name if chosen else "")

    @Slot(bool)
    def _on_replies(self, wanted: bool) -> None:
        self._state.set_allow_replies(wanted)

    @Slot(bool)
    def _on_no_stop(self, wanted: bool) -> None:
        self._state.set_no_stop(wanted)

    @Slot()
    def _on_others(self) -> None:
        self.preview.step_to_next(others(self._state.plan))
        self.preview_wanted.emit()

    @Slot()
    def declare(self) -> None:
        """The operator states, elsewhere than by the box for it, that it is no advertising."""
        self._no_stop.setChecked(True)

    @Slot()
    def _take_draft(self) -> None:
        draft, caret = self._state.draft, self._state.caret
        if self.edit.text() != draft.text:
            self.edit.setPlainText(draft.text)
        self.edit.place_caret(caret)
        self._replies.setChecked(draft.terms.allow_replies)
        self._no_stop.setChecked(draft.terms.no_stop)
        self._offered = None
        self._fill_senders()

    @Slot()
    def _on_caret(self) -> None:
        self._state.caret = self.edit.caret()

    # ---- showing -------------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        self._fill_senders()
        self._show_nothing()
        plan = self._state.plan
        terms = plan.terms
        counted, rest = parts_words(plan, self._mending.plain)
        self._parts.setVisible(bool(counted))
        others_, more = others_words(plan)
        apart = "" if others_ and told_as_dear(plan) else others_
        face = state_face(apart, State.WARNING if more else State.TRANSIT, opens=True)
        if face != self._others.face:
            self._others.show_face(face)
        self._others.setVisible(bool(apart))
        if plan.counted and plan.draft.text:
            heard = QTextDocumentFragment.fromHtml(counted).toPlainText()
            heard = f"{heard}, {others_}" if others_ else heard
            self._news.tell({heard: heard})
        sms, full, dear = fill(plan)
        self._meter.show_fill(sms, full, dear=dear)
        self._parts.set_words(counted, rest, ink=State.WARNING if dear else "ink")
        confirmed = confirmed_words(plan) if self._state.estimates.confirms(plan) else ""
        self._parts.setToolTip(look.tip(confirmed))
        self._parts.setAccessibleDescription(confirmed)
        self.edit.set_unknown(unknown_names(plan))
        self._show_notes()
        self.sender_box.setEnabled(not terms.allow_replies)
        self._from.setEnabled(not terms.allow_replies)
        note = self._state.senders_note
        unused = self.tr("Not used while people can reply: OVHcloud shows the short number instead.")
        self.sender_box.setAccessibleDescription(unused if terms.allow_replies else "")
        if terms.allow_replies:
            note = ""  # the box says it
        elif self._state.senders == ():
            note = self.tr(
                "This account has no validated sender name. Create one in OVHcloud's Manager, "
                "or let people reply."
            )
        self._sender_note.setText(note)
        self._sender_note.setVisible(bool(note))
        if terms.no_stop:
            words = self.tr(
                "You state that it sells nothing: an appointment, a notice. Sent at any hour; your statement is kept "
                "with it."
            )
        elif terms.allow_replies:
            words = self.tr(
                "The short number adds no STOP line, but OVHcloud sends advertising from 8 to 20 h only, "
                "Monday to Saturday."
            )
        else:
            words = self.tr("Otherwise with a STOP line, and from 8 to 20 h, Monday to Saturday.")
        self._no_stop_note.setText(words)

    def _fill_senders(self) -> None:
        senders = self._state.senders
        note = self._state.senders_note
        replies = self._state.draft.terms.allow_replies
        offered = (senders, bool(note), replies)
        if offered == self._offered:
            return
        self._offered = offered
        wanted = self._state.draft.terms.sender
        self.sender_box.blockSignals(True)
        self.sender_box.clear()
        typed = bool(note) and not replies
        self.sender_box.setEditable(typed)
        if replies:
            self.sender_box.addItem(self.tr("Short number"), "")  # the name chosen before stays in the draft
        elif senders is None:
            if not note:
                self.sender_box.addItem(self.tr("—"), "")
            self.sender_box.setEditText(wanted)
        else:
            self.sender_box.addItem(self.tr("Choose…"), "")
            self.sender_box.addItems(list(senders))
            if wanted in senders:
                self.sender_box.setCurrentText(wanted)
            elif len(senders) == 1:
                self.sender_box.setCurrentIndex(1)
        self.sender_box.ask_for(_NAME if typed else 0)
        self.sender_box.blockSignals(False)
        if senders is not None and not replies:
            index = self.sender_box.currentIndex()
            self._state.set_sender(self.sender_box.currentText() if index > 0 else "")
