"""A message's way from the press of Send into the journal: one at a time. Decides; draws nothing."""

from dataclasses import replace
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.elsewhere import DAY, Doubled
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.gui.compose.known import UNREAD, already_sent, sent_elsewhere
from ovhsms_gui.gui.outbox.elsewhere import Elsewhere
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.recent import Repeated
from ovhsms_gui.work import elsewhere, lookup
from ovhsms_gui.work.asking import Question
from ovhsms_gui.work.elsewhere import Seen
from ovhsms_gui.work.office import Office

FEW = 5  # people: for so many nobody waits to hear what others sent
_PATIENCE_MS = 8000


class Phase(Enum):
    """What goes on with the message. It is one of these, and never two."""

    IDLE = auto()
    READING = auto()  # numbers, into the list
    ASKING = auto()  # who opted out, and who had the text lately
    CONFIRMING = auto()  # the operator is asked
    STORING = auto()  # the journal takes it


class Sending(QObject):
    """Knows which of the last three a plan is in, and leads it on to the next."""

    changed = Signal()  # the phase
    confirm_wanted = Signal(object)  # the frozen Plan
    stored = Signal(object)  # int: number of the send
    not_stored = Signal(object)  # StoreProblem
    taken_back = Signal(object)  # int: a send, before the journal had all of it; follows `stored`

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.phase = Phase.IDLE
        self._plan: Plan | None = None  # the one it is about; none until it is frozen
        self._question: Question | None = None  # that is asked about the plan
        self._taken_back = False  # what the journal is taking
        self._elsewhere = Elsewhere(office, self)
        self._patience = QTimer(self)  # with OVHcloud
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)

    @property
    def unfrozen(self) -> bool:
        """Send was pressed, and what is sent is still to be settled."""
        return self.phase is Phase.ASKING and self._plan is None

    def begin(self) -> None:
        """Send was pressed; `ask` follows when it is known who opted out."""
        self._go(Phase.ASKING)

    def ask(self, plan: Plan) -> None:
        """Freeze the plan and look whether somebody had the same text lately; `confirm_wanted` follows."""
        self._go(Phase.ASKING, plan)
        recent = partial(lookup.recent, plan=plan)
        self._question = self._office.read.ask(recent, partial(self._on_recent, plan))

    def withdraw(self) -> None:
        """Something is being changed: what was asked is void. A dialog that is open stays until it is answered."""
        if self.phase is Phase.ASKING:
            self._go(Phase.IDLE)

    def let_be(self) -> None:
        """The operator said no."""
        if self.phase is not Phase.STORING:
            self._go(Phase.IDLE)

    def store(self, plan: Plan, undo: int, draft_id: str) -> None:
        """The operator said yes; `stored` or `not_stored` follows."""
        self._go(Phase.STORING, plan)
        self._office.send(plan, self._on_stored, self._on_not_stored, hold=undo, draft_id=draft_id)

    def take_back(self) -> bool:
        """Have what the journal is just taking undone as soon as it has it; whether it is taking anything."""
        self._taken_back = self.phase is Phase.STORING
        return self._taken_back

    def _go(self, phase: Phase, plan: Plan | None = None) -> None:
        if self._question is not None:
            self._question.drop()  # it was asked in another phase
            self._question = None
        self._elsewhere.drop()
        self._patience.stop()
        self.phase, self._plan = phase, plan
        self.changed.emit()

    def _on_recent(self, plan: Plan, repeated: Repeated) -> None:
        if repeated.count:
            plan = replace(plan, findings=(*plan.findings, already_sent(repeated, plan)))
        context = plan.context
        if context is None or plan.people <= FEW:
            self._confirm(plan)
            return
        self._go(Phase.ASKING, plan)
        self._patience.start()
        seen = partial(self._on_seen, plan)
        self._elsewhere.ask(context.account_id, context.service, DAY, seen)

    def _on_seen(self, plan: Plan, seen: Seen) -> None:
        compare = partial(elsewhere.compare, plan=plan, seen=seen, now=self._office.now())
        self._question = self._office.read.ask(compare, partial(self._on_compared, plan, seen))

    def _on_compared(self, plan: Plan, seen: Seen, found: Doubled) -> None:
        more = [sent_elsewhere(found, plan)] if found.count else []
        if seen.gaps:
            more.append(UNREAD)
        self._confirm(replace(plan, findings=(*plan.findings, *more)))

    @Slot()
    def _on_silence(self) -> None:
        if self.phase is Phase.ASKING and self._plan is not None:
            self._confirm(replace(self._plan, findings=(*self._plan.findings, UNREAD)))

    def _confirm(self, plan: Plan) -> None:
        self._go(Phase.CONFIRMING, plan)
        self.confirm_wanted.emit(plan)

    def _on_stored(self, send_id: int) -> None:
        taken_back, self._taken_back = self._taken_back, False
        self._go(Phase.IDLE)
        self.stored.emit(send_id)
        if taken_back:
            self.taken_back.emit(send_id)

    def _on_not_stored(self, problem: StoreProblem) -> None:
        self._taken_back = False
        self._go(Phase.IDLE)
        self.not_stored.emit(problem)
