"""One conversation: what was sent to a number, when it arrived, what came back, and the answer under it."""

from dataclasses import replace
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui.compose.texts import TextsState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.bubble import Bubble
from ovhsms_gui.gui.kit.buttons import Kind, Link
from ovhsms_gui.gui.kit.card import Card, Hairline, Notice
from ovhsms_gui.gui.kit.deeds import deed, filled_deed, flat_deed
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided, Glyph, Label, muted, tip
from ovhsms_gui.gui.kit.measures import MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import Scrolled
from ovhsms_gui.gui.opt_out_dialog import OptInDialog, OptOutDialog
from ovhsms_gui.gui.outbox import faces
from ovhsms_gui.gui.replies import words
from ovhsms_gui.gui.replies.answer_box import AnswerBox
from ovhsms_gui.gui.replies.state import RepliesState
from ovhsms_gui.gui.settings.words import removed
from ovhsms_gui.store.conversations import Said, Thread

_NOBODY, _SOMEBODY = range(2)


class ThreadCard(Card):
    """Shows the chosen conversation of RepliesState, its end in sight.

    Of whoever wrote, with an answer under it; of whoever did not, with the way to write to them like to anybody: that
    it is no advertising is not to be taken for granted there.
    """

    write_wanted = Signal(object)  # Row: to whoever is shown
    contact_wanted = Signal(object)  # Row: theirs is to be shown, or made

    def __init__(self, state: RepliesState, texts: TextsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown: Thread | None = None
        self._going = False  # the keyboard is wanted here
        self._name = Elided("", Type.DETAIL_TITLE)
        self._name.setObjectName("threadNameLabel")
        self._number = Elided("", Type.CAPTION, "muted", tabular=True)
        self._number.setObjectName("threadNumberLabel")
        self._unread = flat_deed(
            self.tr("Mark as &unread"),
            "markUnreadButton",
            self.tr("Mark as unread: bring it back among what is new"),
        )
        self._unread.clicked.connect(state.mark_unread)
        self._contact = flat_deed(
            self.tr("Contact…"),
            "threadContactButton",
            self.tr("Contact: give this number a name, or change what is known of this person"),
            Icon.CONTACTS,
        )
        self._contact.clicked.connect(self._on_contact)
        self._leave_out = flat_deed(
            self.tr("Opt out…"),
            "threadOptOutButton",
            self.tr("Opt out… this number: write to it no more"),
            Icon.STOP,
        )
        self._leave_out.clicked.connect(self._on_leave_out)
        self._opt_out = filled_deed(
            self.tr("Opt out"),
            "replyOptOutButton",
            self.tr("Opt out: write to this number no more"),
            Kind.WARN,
            Icon.STOP,
        )
        self._opt_out.clicked.connect(state.opt_out)
        self._let_be = deed(
            self.tr("Leave as it is"),
            "replyLetBeButton",
            self.tr("Leave as it is: ask no more about this STOP"),
        )
        self._let_be.clicked.connect(state.let_be)
        self._stop = Notice(
            State.WARNING,
            self.tr("{who} asks for STOP"),
            self.tr("No message would go to this number then."),
            self._let_be,
            self._opt_out,
            icon=Icon.STOP,
        )
        self._asks = self._stop.title.text()
        self._stop.setObjectName("askedToStopNotice")
        theirs = self.tr("OVHcloud keeps a list of its own of those who answered STOP.")
        self._stop.setToolTip(tip(theirs))
        self._opt_out.setAccessibleDescription(theirs)
        self._opt_in = filled_deed(
            self.tr("Opt in…"),
            "replyOptInButton",
            self.tr("Opt in… this number: messages may go to it again"),
            Kind.UNDO,
        )
        self._opt_in.clicked.connect(self._on_opt_in)
        self._out = Notice(
            State.TRANSIT,
            self.tr("Opted out."),
            self.tr(
                "Every message leaves this number out. If that was a slip, or they changed their mind: “Opt in…”."
            ),
            self._opt_in,
            icon=Icon.STOP,
        )
        self._out.setObjectName("optedOutNotice")
        self._left_out = FindingLine()
        self._left_out.setObjectName("leftOutLine")
        self._left_out.setContentsMargins(px(1), 0, px(MARGIN), px(0.25))
        self._silent = muted(wrap=True)
        self._silent.setObjectName("neverAnsweredLabel")
        self._write = deed(
            self.tr("Add to &message"),
            "writeToThemButton",
            self.tr("Add to message: write to this number"),
            Icon.WRITE,
        )
        self._write.clicked.connect(self._on_write)
        self._begin = False  # the keyboard is to come here once it is there
        self.answer = AnswerBox(state, texts)
        self._stack = QStackedLayout()
        self.column.addLayout(self._stack)
        self._stack.addWidget(self._nobody())
        self._stack.addWidget(self._somebody())
        state.thread_changed.connect(self._show)
        state.answering.changed.connect(self._show_stop)
        self._show()

    def go(self) -> None:
        """Put the keyboard where one answers, or writes to whoever has said nothing, once the conversation is there."""
        talk = self._state.talk
        self._going = talk is None or talk.e164 != self._state.chosen
        if not self._going:
            self._where().setFocus(Qt.FocusReason.OtherFocusReason)

    def _where(self) -> QWidget:
        if self._state.answering.opted_out:
            return self._view  # where a press too many does nothing
        if not self._answers:
            return self._write
        return self.answer.edit if self.answer.edit.isEnabled() else self.answer.button

    def go_soon(self) -> None:
        """The same once the conversation that was chosen just now is there."""
        self._begin = True
        self._show()

    def send(self) -> None:
        """Ask about the answer; to whoever has said nothing a message is written."""
        if self._answers:
            self.answer.send()
        else:
            self._on_write()

    @property
    def _answers(self) -> bool:
        talk = self._state.talk
        return talk is None or talk.wrote

    @Slot()
    def _on_write(self) -> None:
        self._want(self.write_wanted)

    @Slot()
    def _on_contact(self) -> None:
        self._want(self.contact_wanted)

    def _want(self, wanted: SignalInstance) -> None:
        """Of whoever is shown."""
        talk = self._state.talk
        if talk is not None:
            wanted.emit(Row(parse(talk.e164, ""), talk.name))

    @Slot()
    def _on_leave_out(self) -> None:
        """They have not asked for it, and it stands beside what is pressed every day."""
        talk = self._state.talk
        if talk is not None:
            called = words.called(talk.e164, talk.name, self._state.region)
            leave_out = partial(self._leave_out_now, talk.e164)
            dialog = OptOutDialog(called, 1, leave_out, self.window(), now=self._state.now)
            self._state.read_waiting(talk.e164, dialog.show_waiting)
            pop_up(dialog)

    def _leave_out_now(self, e164: str) -> None:
        self._state.leave_out(e164)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)  # at once: the button is there until it is done

    @Slot()
    def _on_opt_in(self) -> None:
        talk = self._state.talk
        if talk is not None:
            called = words.called(talk.e164, talk.name, self._state.region)
            let_in = partial(self._state.opt_in, talk.e164, talk.last)
            dialog = OptInDialog(called, 1, let_in, self.window())
            self._state.read_since(talk.e164, dialog.show_since)
            pop_up(dialog)

    # ---- building ------------------------------------------------------------------------------

    def _nobody(self) -> QWidget:
        title = self.tr("Choose a conversation")
        return EmptyState(
            Icon.REPLIES, title, self.tr("What is unread of it is marked as read when you open it.")
        )

    def _somebody(self) -> QWidget:
        names = QVBoxLayout()
        airy(names, gap=0)
        names.addWidget(self._name)
        names.addWidget(self._number)
        head = QHBoxLayout()
        airy(head, margin=(1, 0.625, MARGIN - 0.5, 0.625))
        head.addLayout(names, 1)
        head.addWidget(self._contact)
        head.addWidget(self._leave_out)
        head.addWidget(self._unread)
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        airy(self._lines, margin=(1, 0.75, 1, 0.75), gap=0.25)
        self._view = Scrolled(inside, self.tr("Messages"), fills=True)
        self._view.setObjectName("threadView")
        # The end is where one reads: whatever comes in, or needs another height.
        self._bar = self._view.verticalScrollBar()
        self._bar.rangeChanged.connect(self._on_range)
        self._at_end = True
        made = QWidget()
        column = QVBoxLayout(made)
        airy(column, gap=0)
        column.addLayout(head)
        column.addWidget(self._left_out)
        column.addWidget(Hairline())
        column.addWidget(self._view, 1)
        notices = QVBoxLayout()
        airy(notices, margin=(MARGIN, 0, MARGIN, 0.625), gap=0)
        notices.addWidget(self._stop)
        notices.addWidget(self._out)
        column.addLayout(notices)
        column.addWidget(Hairline())
        column.addWidget(self.answer)
        column.addWidget(self._otherwise())
        return made

    def _otherwise(self) -> QWidget:
        """What stands under whoever has said nothing, in the place of an answer."""
        self._other = QWidget()
        row = QHBoxLayout(self._other)
        airy(row, margin=(MARGIN, 0.625, MARGIN, 0.625))
        row.addWidget(self._silent, 1)
        row.addWidget(self._write)
        return self._other

    # ---- what is shown -------------------------------------------------------------------------

    @Slot(int, int)
    def _on_range(self, _low: int, high: int) -> None:
        if self._at_end:
            self._bar.setValue(high)

    @Slot()
    def _show_stop(self) -> None:
        answering = self._state.answering
        ways = (self._let_be, self._opt_out, self._leave_out, self._opt_in)
        # The window's own: it may be a dialog yet that has the keyboard, and then what is hidden keeps this.
        focused = self.window().focusWidget()
        pressed = next((way for way in ways if way is focused), None)
        self._stop.setVisible(self._state.asked_to_stop)
        self._leave_out.setVisible(not (self._state.asked_to_stop or answering.left_out))
        self._out.setVisible(answering.opted_out)
        self._left_out.setVisible(answering.left_out and not answering.opted_out)
        self._left_out.show_finding(State.WARNING, words.left_out(), icon=Icon.STOP)
        if pressed is not None and not pressed.isVisibleTo(self):
            self.go()  # the button goes

    @Slot()
    def _show(self) -> None:
        thread = self._state.talk
        if thread is None:
            self._stack.setCurrentIndex(_NOBODY)
            self._show_stop()  # a notice that is not hidden wants its room, in sight or not
            self._other.hide()
            self._shown = None
            # They may have been erased: nothing of them stays, not even out of sight.
            for label in (self._name, self._number, self._stop.title):
                label.setText("")
            _clear(self._lines)
            return
        self._show_stop()
        region = self._state.region
        who = words.called(thread.e164, thread.name, region)
        self._name.setText(who)
        self._stop.title.setText(self._asks.format(who=who))
        self._number.setText(words.number(thread.e164, region) if thread.name else "")
        self._number.setVisible(bool(thread.name))
        here = self._write.hasFocus()
        self._unread.setVisible(thread.wrote)
        self._contact.setVisible(parse(thread.e164, "").e164 is not None)  # else nobody can be kept by it
        self.answer.setVisible(thread.wrote)
        self._other.setVisible(not thread.wrote)
        self._silent.setText(words.silent(thread))
        before, self._shown = self._shown, thread
        same = before is not None and before.e164 == thread.e164
        as_before = same and before is not None and _drawn(before) == _drawn(thread)
        if not as_before:
            self._at_end = not same or self._bar.value() >= self._bar.maximum() - px(1)
            self._fill(thread, who)
        self._stack.setCurrentIndex(_SOMEBODY)  # last: each part that comes in sight has all laid out that is
        if (here and thread.wrote) or (self._going and thread.e164 == self._state.chosen):
            self.go()  # from the button, which goes, or as it was wanted
        if as_before:
            self._take_focus()
        else:
            QTimer.singleShot(0, self, self._settle)

    @Slot()
    def _settle(self) -> None:
        if self._at_end:
            self._bar.setValue(self._bar.maximum())
        self._take_focus()

    def _take_focus(self) -> None:
        """Where the messages are more than there is room for the arrow keys move them: so one begins there."""
        talk = self._state.talk
        if not self._begin or talk is None or talk.e164 != self._state.chosen:
            return
        self._begin = False
        if self._view.focusPolicy() is Qt.FocusPolicy.NoFocus:
            self.go()
        else:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, thread: Thread, who: str) -> None:
        _clear(self._lines)
        if thread.more:
            earlier = Link(self.tr("Earlier messages"))
            earlier.setObjectName("earlierButton")
            earlier.clicked.connect(self._on_earlier)
            self._lines.addWidget(earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._lines.addStretch(1)
        for _, some in groupby(thread.said, lambda said: words.day_of(said.at)):
            of_day = tuple(some)
            caption = Label(words.day(of_day[0].at, self._state.now()), Type.LABELLED, "muted")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._lines.addSpacing(px(0.5))
            self._lines.addWidget(caption)
            for said in of_day:
                self._add(said, who)

    def _add(self, said: Said, who: str) -> None:
        if said.removed is not None and not said.text:
            gone = muted(removed(said.removed))
            gone.setAccessibleDescription(words.speaker(said, who))
            self._lines.addWidget(
                gone, 0, Qt.AlignmentFlag.AlignRight if said.mine else Qt.AlignmentFlag.AlignLeft
            )
        else:
            text, added = words.text(said)
            bubble = Bubble(text, added, mine=said.mine)
            bubble.setAccessibleDescription(words.speaker(said, who))
            self._lines.addWidget(bubble)
        under = QHBoxLayout()
        airy(under, margin=(0.25, 0, 0.25, 0.5), gap=0.25)
        if said.mine:
            face = words.fate(said, self._state.now())
            under.addStretch(1)
            if face.icon is not None:
                under.addWidget(Glyph(face.icon, face.state, size=0.9375))
            under.addWidget(muted(face.text))
        else:
            under.addWidget(muted(faces.clock(said.at)))
            under.addStretch(1)
        self._lines.addLayout(under)
        if said.mine and (why := words.why(said)):
            under.setContentsMargins(*(px(side) for side in (0.25, 0, 0.25, 0)))
            told = muted(why, wrap=True)
            told.setAlignment(Qt.AlignmentFlag.AlignRight)
            told.setContentsMargins(*(px(side) for side in (0.25, 0, 0.25, 0.5)))
            self._lines.addWidget(told)

    @Slot()
    def _on_earlier(self) -> None:
        self._at_end = False
        self._state.read_earlier()


def _drawn(thread: Thread) -> tuple[bool, list[Said]]:
    """What its lines are made from: whether one of them was read is not to be seen here."""
    return thread.more, [replace(said, unread=False) for said in thread.said]


def _clear(layout: QLayout) -> None:
    """All that is in it goes, now: what is only to be deleted later would still be found."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            _clear(inner)
            inner.deleteLater()
