"""When the window may close: what was confirmed is in the journal first, and nobody who waits is forgotten unasked."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ovhsms_gui.gui import messages
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.outbox.state import OutboxState


class Closing(QObject):
    """Asked by the window whenever somebody wants to close it."""

    agreed = Signal()  # everything may come to its end

    def __init__(self, compose: ComposeState, outbox: OutboxState, window: QWidget) -> None:
        super().__init__(window)
        self._compose = compose
        self._outbox = outbox
        self._window = window
        self._question: ChoiceDialog | None = None
        self._under_way = False
        self._later = False  # when what was confirmed or undone last is in the outbox
        self._awaited = 0  # the send that closing waits for
        compose.stored.connect(self._on_stored)
        compose.failed.connect(self._on_failed)
        outbox.sends_changed.connect(self._on_sends)

    def ask(self) -> None:
        """Somebody wants to close; `agreed` follows, at once or later, or never."""
        if self._under_way:
            return
        if self._compose.phase is Phase.STORING or self._outbox.undoing:
            # Only then it is known who is waiting for what, and the message that comes back is kept.
            self._later = True
            return
        self._compose.leave()
        people = self._outbox.about_to_leave
        if people and self._question is None:
            self._ask_about(people)
            return
        self._agree()

    def _ask_about(self, people: int) -> None:
        """Whoever pressed Send counts on it: closing is then a decision. Closing once more is a yes."""
        box = ChoiceDialog("close", self._window.windowTitle(), self._window)
        leave = box.choice(self.tr("&Close all the same"), "closeAnywayButton")
        leave.clicked.connect(self._agree)
        box.ask(
            self.tr("Not sent to yet: {people}.").format(people=messages.people(people)),
            self.tr("If you close now, they get nothing until you start the program again and say so."),
            cancel=self.tr("&Keep open"),
        )
        box.finished.connect(self._on_answered)
        self._question = box
        pop_up(box)

    @Slot(int)
    def _on_answered(self, _result: int) -> None:
        self._question = None

    @Slot()
    def _agree(self) -> None:
        if self._question is not None:
            self._question.close()
        self._under_way = True
        self.agreed.emit()

    @Slot(object)
    def _on_stored(self, send_id: int) -> None:
        if self._later:
            self._awaited = send_id

    @Slot(str)
    def _on_failed(self, _sentence: str) -> None:
        self._later = False  # it is to be read

    @Slot()
    def _on_sends(self) -> None:
        there = not self._awaited or any(send.id == self._awaited for send in self._outbox.sends)
        if self._later and there and not self._outbox.undoing:
            self._later, self._awaited = False, 0
            self._window.close()
