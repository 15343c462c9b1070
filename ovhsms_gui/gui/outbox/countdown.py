"""The strip above every page while a send can still be undone: how long, to whom, and the way to take it back."""

from itertools import pairwise

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.keys import UNDO_KEY
from ovhsms_gui.gui.kit.card import Notice
from ovhsms_gui.gui.kit.countdown import CountdownBar
from ovhsms_gui.gui.kit.deeds import deed
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, airy
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.outbox import replacing, words
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.rows import SendRow
from ovhsms_gui.store.steady import steady

_LOOK_MS = 250  # so that no second is left out
_REPLACING = 120.0  # seconds for which it is said here what a send waits for; then its page goes on saying it
_SIGN = "⚠ "  # in its words; the icon says it here


class Countdown(QWidget):
    """Shows the sends of OutboxState that are within their time to undo, the newest first; hidden without any.

    Under them those that wait until what they replace is taken back, for neither message is on its way meanwhile.
    What came too late to be undone stands here too, on whatever page the operator is.
    """

    renewed = Signal()  # others are shown than before

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("countdownStrip")
        self._state = state
        self._counting: list[_Line] = []
        self._replacing: dict[int, float] = {}  # by send: since when it waits for what it replaces
        self._tick = QTimer(self)
        self._tick.setInterval(_LOOK_MS)
        self._tick.timeout.connect(self._show)
        close = deed(self.tr("Close"), "undoToldCloseButton", self.tr("Take this notice away"))
        close.clicked.connect(self._on_close)
        self._told = Notice(State.WARNING, "", "", close)
        self._told.sentence.setObjectName("undoToldLabel")
        self._notice = QWidget()
        around = QVBoxLayout(self._notice)
        airy(around, margin=(PAGE_MARGIN, 0.5, PAGE_MARGIN, 0))
        around.addWidget(self._told)
        self._column = QVBoxLayout(self)
        airy(self._column, gap=0)
        self._column.addWidget(self._notice)
        self._notice.hide()
        state.sends_changed.connect(self._show)
        state.too_late.connect(self._on_too_late)
        self._show()

    def go_on_from(self, other: "Countdown") -> None:
        """Take the place of one in another language. What came too late is said as it was: it is lost otherwise."""
        self._replacing = other._replacing  # noqa: SLF001
        if not other._notice.isHidden():  # noqa: SLF001
            self._told.sentence.setText(other._told.sentence.text())  # noqa: SLF001
            self._notice.show()
        self._show()

    @Slot()
    def undo(self) -> None:
        """Take back the newest."""
        if not self._state.undo_begun() and self._counting:
            self._counting[0].take_back()

    @Slot()
    def _show(self) -> None:
        now = steady()
        state = self._state
        sends = [send for send in state.sends if words.seconds_to_undo(send, now) or state.taken_back(send)]
        sends += [send for send in state.sends if send not in sends and self._waits(send, now)]
        others = [line.send_id for line in self._counting] != [send.id for send in sends]
        if others:
            self._renew(sends)
        for line, send in zip(self._counting, sends, strict=True):
            line.show_send(send, now)
        if bool(sends) != self._tick.isActive():
            self._tick.start() if sends else self._tick.stop()
        self._show_strip()
        if others:  # only now: what comes in its place would lie under it, and the page under both
            self.renewed.emit()

    def _waits(self, send: SendRow, now: float) -> bool:
        return replacing.is_under_way(send) and now - self._replacing.setdefault(send.id, now) < _REPLACING

    def _renew(self, sends: list[SendRow]) -> None:
        there = {line.send_id: line for line in self._counting}
        self._counting = [there.pop(send.id) if send.id in there else self._begin(send) for send in sends]
        for line in there.values():
            line.hide()
            line.deleteLater()
        for place, line in enumerate(self._counting):
            self._column.insertWidget(place + 1, line)  # under the notice
            line.show_newest(newest=place == 0)
            line.raise_()  # which makes it the last of the children: they are heard in the order in which they stand
        for one, next_ in pairwise(self._counting):
            QWidget.setTabOrder(one.undo, next_.undo)

    def _begin(self, send: SendRow) -> "_Line":
        self._notice.hide()  # it was about an older one
        return _Line(self._state, send.id)

    def _show_strip(self) -> None:
        self.setVisible(bool(self._counting) or not self._notice.isHidden())

    @Slot(str)
    def _on_too_late(self, sentence: str) -> None:
        sentence = sentence.removeprefix(_SIGN)
        self._told.sentence.setText(sentence)
        self._notice.show()
        announce(self, sentence)
        self._show_strip()

    @Slot()
    def _on_close(self) -> None:
        self._notice.hide()
        self._show_strip()


class _Line(CountdownBar):
    """One send that can be undone."""

    def __init__(self, state: OutboxState, send_id: int) -> None:
        super().__init__()
        self._state = state
        self.send_id = send_id
        self._longest = 1  # seconds
        self.sentence.setObjectName("countdownLabel")
        self.undo.setAccessibleDescription(
            self.tr("Undo: send nothing, and bring the message back to be changed")
        )
        self.undo_wanted.connect(self.take_back)

    def show_newest(self, *, newest: bool) -> None:
        """The newest is the one that the key takes back."""
        # No letter of its own: Qt repeats that while it is held, and then the next send would be the newest.
        self.undo.setText(
            self.tr("Undo ({key})").format(key=UNDO_KEY.toString()) if newest else self.tr("Undo")
        )
        self.undo.setObjectName("undoButton" if newest else f"undoButton{self.send_id}")

    def show_send(self, send: SendRow, now: float) -> None:
        """How long is left; or that it was taken back, which may be asked for again until it is written."""
        text = words.named(send)
        left = words.seconds_to_undo(send, now)
        self._longest = max(self._longest, left)
        if self._state.taken_back(send):
            sentence = self.tr(
                "You took “{text}” back: nothing of it leaves. That cannot be written down just now; the message is "
                "back to be changed as soon as it can be."
            )
            self.undo.setEnabled(True)
        elif not left and replacing.is_under_way(send):
            self.undo.setEnabled(False)
            self.show_waiting(send.id, replacing.under_way(send, text))
            return
        elif send.terms.due is not None:
            sentence = self.tr(
                "“{text}” is scheduled in {n} s: it leaves {when}, to {people}. Nothing was sent yet."
            )
        else:
            sentence = self.tr("“{text}” leaves in {n} s, to {people}. Nothing was sent yet.")
        told = sentence.format(
            text=text,
            n=left,
            people=messages.people(send.total),
            when=when.words(send.terms.due) if send.terms.due is not None else "",
        )
        first = replacing.first(send)
        self.show_left(send.id, f"{told} {first}".rstrip(), left, self._longest)

    @Slot()
    def take_back(self) -> None:
        """Take it back, once."""
        if self.undo.isEnabled():
            self.undo.setEnabled(False)
            self._state.undo(self.send_id)
