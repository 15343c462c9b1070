"""When the window may close: what was confirmed is in the journal first, and nobody who waits is forgotten unasked."""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.keys import UNDO_KEY
from ovhsms_gui.gui.kit.buttons import Kind
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.replies.answering import Answering
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.rows import SendRow
from ovhsms_gui.store.steady import steady

_SOON_MS = 400  # so long nobody wonders
_LEFT = frozenset({ReceiverState.ACCEPTED, ReceiverState.DELIVERED, ReceiverState.CANCELLED})


class Closing(QObject):
    """Asked by the window whenever somebody wants to close it."""

    agreed = Signal()  # everything may come to its end

    def __init__(
        self,
        compose: ComposeState,
        outbox: OutboxState,
        answering: Answering,
        window: QWidget,
        *,
        demo: bool = False,
    ) -> None:
        """`demo`: what is written is thrown away with the demonstration."""
        super().__init__(window)
        self._demo = demo
        self._compose = compose
        self._answering = answering
        self._outbox = outbox
        self._window = window
        self._question: ChoiceDialog | None = None
        self._people = 0  # whom the question is about; 0: it is not about people
        self._about: set[int] = set()  # the sends that it is about
        self._under_way = False
        self._told_lost = False  # that what is written here cannot be kept
        self._later = False  # when all is read, and what was confirmed or undone last is in the outbox
        self._awaited = 0  # the send that was stored last, until the outbox has it
        self._notice: ChoiceDialog | None = None  # that it closes later
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._say_later)
        for stored, failed in ((compose.stored, compose.failed), (answering.queued, answering.failed)):
            stored.connect(self._on_stored)
            failed.connect(self._on_failed)
        for news in (outbox.sends_changed, compose.changed):  # once whoever says so is done with it
            news.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def ask(self) -> None:
        """Somebody wants to close; `agreed` follows, at once or later, or never."""
        if self._under_way:
            return
        if self._later and not self._busy:
            self._awaited = 0  # asked again: the journal has it, whether the outbox can read it or not
        if self._waits:
            self._outbox.read()
            # Only then it is known who is waiting for what, and the message that comes back is kept; and of a list
            # that is still being read the rest would be forgotten.
            self._later = True
            self._soon.start()
            return
        people = self._outbox.about_to_leave
        if people and self._question is None:
            self._compose.leave()
            self._answering.keep()
            self._ask_about(people)
            return
        if self._forgets and self._question is None:
            self._put(
                self.tr("The demonstration keeps nothing."),
                self.tr("If you close now, what you wrote here is lost."),
            )
            return
        self._agree()

    @property
    def _forgets(self) -> bool:
        """Something is written here that goes with the demonstration."""
        written = (self._compose.draft.text, self._answering.text)
        return self._demo and any(text.strip() for text in written)

    @property
    def _busy(self) -> bool:
        return self._compose.busy or self._answering.busy or bool(self._outbox.undoing)

    @property
    def _waits(self) -> bool:
        there = not self._awaited or any(send.id == self._awaited for send in self._outbox.sends)
        return self._busy or not there

    @Slot()
    def _say_later(self) -> None:
        """It is not there yet, and whoever pressed sees nothing happen."""
        if not (self._later and self._waits) or self._notice is not None or self._question is not None:
            return
        box = ChoiceDialog("closing", self._window.windowTitle(), self._window)
        facts = self.tr(
            "What you did last is still being written down. The window closes by itself after that."
        )
        if self._compose.phase is Phase.READING:
            facts = self.tr(
                "The list is still being added. The window closes by itself as soon as all of it is there and kept."
            )
        box.ask(self.tr("The window closes in a moment"), facts, cancel=self.tr("&Keep open"))
        box.rejected.connect(self._on_kept_open)
        box.finished.connect(self._on_notice_gone)
        self._notice = box
        pop_up(box)

    @Slot()
    def _on_kept_open(self) -> None:
        self._later = False

    @Slot(int)
    def _on_notice_gone(self, _result: int) -> None:
        self._notice = None

    def _take_notice_away(self) -> None:
        if self._notice is not None:
            self._notice.accept()

    def _ask_about(self, people: int) -> None:
        """Whoever pressed Send counts on it: closing is then a decision."""
        self._about = {send.id for send in self._outbox.sends if send.to_leave}
        self._people = people
        self._put(self._not_yet(people), self._facts())

    def _put(self, heading: str, facts: str, width: int = 52) -> None:
        """Ask whether it is to be closed all the same. Closing once more is a yes."""
        box = ChoiceDialog("close", self._window.windowTitle(), self._window, width=width)
        leave = box.choice(self.tr("&Close all the same"), "closeAnywayButton", Kind.WARN)
        leave.clicked.connect(self._agree)
        box.ask(heading, facts, cancel=self.tr("&Keep open"))
        box.finished.connect(self._on_answered)
        self._question = box
        pop_up(box)

    def _not_yet(self, people: int) -> str:
        return self.tr("Not sent to yet: {people}.").format(people=messages.people(people))

    def _facts(self) -> str:
        facts = self.tr("If you close now, they get nothing until you start the program again and say so.")
        about = [send for send in self._outbox.sends if send.id in self._about]
        if len(about) == 1 and words.seconds_to_undo(about[0], steady()):
            goes_on = self.tr("As long as it stays open, it leaves at its time. {key} takes it back.")
            facts = f"{facts} {goes_on.format(key=UNDO_KEY.toString())}"
        return facts

    def _follow(self) -> None:
        """What the question is about goes on behind it: who has been sent to, or was undone, is not asked about."""
        question, people = self._question, self._outbox.about_to_leave
        if question is None or not self._people:
            return
        about = [send for send in self._outbox.sends if send.id in self._about]
        states = {state for send in about for state in send.counts}
        waiting = sum(
            send.counts.get(ReceiverState.PLANNED, 0)
            for send in about
            if not _is_taken_back(self._outbox, send)
        )
        if people:
            self._people = people
            question.head(self._not_yet(people))
            question.tell(self._facts())
        elif ReceiverState.LEAVING in states:
            return  # the answer to that tells
        elif waiting:
            question.head(self._not_yet(waiting))
            question.tell(self.tr("That waits for your word. If you close now, it waits on."))
        elif states <= {ReceiverState.CANCELLED, ReceiverState.PLANNED}:
            question.reject()
        else:
            left = states <= _LEFT and all(send.terms.due is None for send in about)
            question.head(
                self.tr("It has left meanwhile.") if left else self.tr("Nothing of it waits here any more.")
            )
            question.tell(self.tr("The outbox shows what became of it. The window can be closed."))

    @Slot(int)
    def _on_answered(self, _result: int) -> None:
        self._question = None
        self._people = 0
        self._told_lost = False

    @Slot()
    def _agree(self) -> None:
        told = self._told_lost  # closing the question is an answer to it
        if self._question is not None:
            self._question.close()
        self._under_way = True
        if told:
            self.agreed.emit()
            return
        self._window.setEnabled(False)  # what is typed from now on would be lost
        then = partial(self._compose.keep_for_good, self.agreed.emit, self._on_not_kept)
        self._answering.keep_for_good(then, self._on_answer_not_kept)

    def _on_answer_not_kept(self, error: Exception) -> None:
        """The message is kept all the same, for whoever closes then."""
        self._compose.keep_for_good(partial(self._on_not_kept, error), self._on_not_kept)

    def _on_not_kept(self, error: Exception) -> None:
        self._window.setEnabled(True)
        self._under_way = False
        why = messages.store(error) if isinstance(error, StoreProblem) else ""
        facts = self.tr("{why} If you close now, it is lost.").format(why=why).strip()
        self._told_lost = True
        self._put(self.tr("What you wrote last could not be kept."), facts, width=66)

    @Slot(object)
    def _on_stored(self, send_id: int) -> None:
        self._awaited = send_id

    @Slot(str)
    def _on_failed(self, _sentence: str) -> None:
        self._later = False  # it is to be read
        self._take_notice_away()

    @Slot()
    def _go_on(self) -> None:
        self._follow()
        if any(send.id == self._awaited for send in self._outbox.sends):
            self._awaited = 0
        if self._later and not self._waits:
            self._later = False
            self._take_notice_away()
            self._window.close()


def _is_taken_back(outbox: OutboxState, send: SendRow) -> bool:
    """It was taken back, or stopped."""
    return send.stopped or outbox.taken_back(send)
