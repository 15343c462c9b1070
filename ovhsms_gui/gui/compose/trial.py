"""Tests to one's own number: which number that is, and what became of the tests. Decides; draws nothing."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.numbers import Number, parse
from ovhsms_gui.core.trial import Trial
from ovhsms_gui.gui import messages
from ovhsms_gui.work import events
from ovhsms_gui.work.office import Office

OWN_NUMBERS = "own_numbers"  # the setting: by account


@dataclass(frozen=True, slots=True)
class Told:
    """The journal has all of a trial, or the sentence that tells why not."""

    problem: str = ""


class TrialState(QObject):
    """Remembers one's own number for each account, and sends trials."""

    told = Signal(object)  # Told

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._numbers: dict[str, str] = {}
        self._waiting: list[str] = []  # digests that the journal has not answered for
        self._problem = ""
        office.happened.connect(self._on_event)

    @property
    def busy(self) -> bool:
        """A trial is being written into the journal."""
        return bool(self._waiting)

    def number(self, account_id: str) -> Number | None:
        """One's own number, if it was given for this account."""
        kept = parse(self._numbers.get(account_id, ""), "")
        return kept if kept.e164 else None

    def set_number(self, account_id: str, number: Number) -> None:
        """Keep one's own number."""
        if number.e164:
            self._numbers[account_id] = number.e164
            self._office.keep_setting(OWN_NUMBERS, dict(self._numbers))

    def send(self, trial: Trial) -> None:
        """Send what was confirmed, a send of its own for each text; `told` follows."""
        if self._waiting or trial.error:
            return
        self._problem = ""
        self._waiting = [sample.plan.digest for sample in trial.samples]
        for sample in trial.samples:
            self._office.send(sample.plan, test=True)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        match event:
            case events.SettingRead(key, dict(value)) if key == OWN_NUMBERS:
                self._numbers = {str(account): str(number) for account, number in value.items()}
            case events.SendStored(_, digest, True):
                self._settle(digest, "")
            case events.SendNotStored(digest, problem, True):
                self._settle(digest, messages.store(problem))

    def _settle(self, digest: str, problem: str) -> None:
        if digest in self._waiting:
            self._waiting.remove(digest)
            self._problem = self._problem or problem
            if not self._waiting:
                self.told.emit(Told(self._problem))
