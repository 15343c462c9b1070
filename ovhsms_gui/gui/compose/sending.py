"""A message's way from the press of Send into the journal: one at a time. Decides; draws nothing."""

from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.gui.compose.known import already_sent
from ovhsms_gui.work import events
from ovhsms_gui.work.office import Office


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
    stored = Signal(object, object)  # int: number of the send; its Plan
    not_stored = Signal(object)  # StoreProblem

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.phase = Phase.IDLE
        self._plan: Plan | None = None  # the one it is about; none until it is frozen
        office.happened.connect(self._on_event)

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
        self._office.read_recent(plan)

    def withdraw(self) -> None:
        """Something is being changed: what was asked is void. A dialog that is open stays until it is answered."""
        if self.phase is Phase.ASKING:
            self._go(Phase.IDLE)

    def let_be(self) -> None:
        """The operator said no."""
        if self.phase is not Phase.STORING:
            self._go(Phase.IDLE)

    def store(self, plan: Plan, undo: int) -> None:
        """The operator said yes; `stored` or `not_stored` follows."""
        self._go(Phase.STORING, plan)
        self._office.send(plan, undo)

    def _go(self, phase: Phase, plan: Plan | None = None) -> None:
        self.phase, self._plan = phase, plan
        self.changed.emit()

    def _about(self, phase: Phase, digest: str) -> Plan | None:
        """The plan, if it is in this phase and has this digest."""
        plan = self._plan if self.phase is phase else None
        return plan if plan is not None and plan.digest == digest else None

    @Slot(object)
    def _on_event(self, event: object) -> None:
        match event:
            case events.RecentRead(digest, repeated) if plan := self._about(Phase.ASKING, digest):
                if repeated.count:
                    plan = replace(plan, findings=(*plan.findings, already_sent(repeated, plan)))
                self._go(Phase.CONFIRMING, plan)
                self.confirm_wanted.emit(plan)
            case events.SendStored(send_id, digest, False) if plan := self._about(Phase.STORING, digest):
                self._go(Phase.IDLE)
                self.stored.emit(send_id, plan)
            case events.SendNotStored(digest, problem, False) if self._about(Phase.STORING, digest):
                self._go(Phase.IDLE)
                self.not_stored.emit(problem)
