"""What became of a send whose time to undo is over, told once where it was counted down."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.core.states import TROUBLES, UNSENT, ReceiverState
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.kit.card import Notice
from ovhsms_gui.gui.kit.deeds import deed
from ovhsms_gui.gui.kit.measures import GAP, PAGE_MARGIN, airy
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.passing import Passing
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.outbox.causes import cause
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.rows import SendRow
from ovhsms_gui.store.steady import steady

_NOT_GONE = (*UNSENT, *TROUBLES, ReceiverState.CANCELLED)


class Departed(QWidget):
    """A line for each send. It goes by itself where that left for everybody, and else stays until that is seen."""

    wanted = Signal(object)  # int: the send that is to be shown

    def __init__(
        self, state: OutboxState, in_sight: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        """`in_sight`: whether the outbox is, which shows it all by itself."""
        super().__init__(parent)
        self.setObjectName("departedStrip")
        self._state = state
        self._in_sight = in_sight
        self._awaited: dict[int, str] = {}  # by send: why it paused, when that was told
        self._lines: dict[int, _Line] = {}
        self._column = QVBoxLayout(self)
        airy(self._column, margin=(PAGE_MARGIN, 0.5, PAGE_MARGIN, 0), gap=GAP)
        self.hide()
        state.sends_changed.connect(self._on_sends)

    def go_on_from(self, other: "Departed") -> None:
        """Take the place of one in another language."""
        self._awaited = other._awaited  # noqa: SLF001
        for line in other._lines.values():  # noqa: SLF001
            self._show(line.send)

    @Slot()
    def seen(self) -> None:
        """The outbox came in sight."""
        for send_id in tuple(self._lines):
            self._remove(send_id)

    @Slot()
    def _on_sends(self) -> None:
        now = steady()
        for send in self._state.sends:
            if words.seconds_to_undo(send, now):
                self._awaited.setdefault(send.id, "")
            elif send.id in self._awaited and not self._state.taken_back(send):
                self._follow(send)

    def _follow(self, send: SendRow) -> None:
        waits = any(state in send.counts for state in UNSENT)
        pause = send.paused or "" if waits else ""
        if waits and pause == self._awaited[send.id]:
            return  # it leaves, or that it pauses was told
        self._awaited[send.id] = pause
        if not waits:
            del self._awaited[send.id]
        self._remove(send.id)
        if (pause or not waits) and not (_by_hand(send) or self._in_sight()):
            self._show(send)
            announce(self, self._lines[send.id].sentence.text())

    def _show(self, send: SendRow) -> None:
        line = self._lines[send.id] = _Line(send)
        line.wanted.connect(self.wanted)
        line.over.connect(self._remove)
        self._column.addWidget(line)
        self.show()

    @Slot(object)
    def _remove(self, send_id: int) -> None:
        line = self._lines.pop(send_id, None)
        if line is not None:
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._lines))


class _Line(Notice):
    """One send."""

    wanted = Signal(object)  # int
    over = Signal(object)  # int: it was read, as far as can be told

    def __init__(self, send: SendRow) -> None:
        show = deed(self.tr("Show"), "showDepartedButton", self.tr("Show the send"))
        close = deed(self.tr("Close"), "closeDepartedButton", self.tr("Take this notice away"))
        gone = not any(state in send.counts for state in _NOT_GONE)
        sentence = _gone(send) if gone else _not_gone(send)
        super().__init__(State.POSITIVE if gone else State.WARNING, "", sentence, show, close)
        self.sentence.setObjectName("departedLabel")
        self.send = send
        show.clicked.connect(self._on_show)
        close.clicked.connect(self._on_over)
        if gone:
            passing = Passing(self)
            passing.over.connect(self._on_over)
            passing.start()

    @Slot()
    def _on_show(self) -> None:
        self.wanted.emit(self.send.id)

    @Slot()
    def _on_over(self) -> None:
        self.over.emit(self.send.id)


def _gone(send: SendRow) -> str:
    due = send.terms.due
    sentence = (
        translate("Outbox", "Sent to {people}: “{text}”")
        if due is None
        else translate("Outbox", "Scheduled for {people}, {when}: “{text}”")
    )
    return sentence.format(
        people=messages.people(send.total), text=words.named(send), when=when.words(due) if due else ""
    )


def _not_gone(send: SendRow) -> str:
    if send.paused is not None and any(state in send.counts for state in UNSENT):
        sentence = translate("Outbox", "“{text}” is paused. {why}")
        return sentence.format(text=words.named(send), why=cause(send.paused, send.paused_message))
    sentence = translate("Outbox", "“{text}” needs a look: {counts}.")
    return sentence.format(text=words.named(send), counts=words.summary(send))


def _by_hand(send: SendRow) -> bool:
    """Whoever stopped it, or took all of it back, knows."""
    return send.stopped or send.counts.get(ReceiverState.CANCELLED, 0) - send.opted_out == send.total
