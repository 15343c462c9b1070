"""Tests to one's own number: which number that is, and what became of the tests. Decides; draws nothing."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ovhsms_gui.core.numbers import Number, parse
from ovhsms_gui.core.settings import OWN_NUMBERS
from ovhsms_gui.core.trial import Trial
from ovhsms_gui.gui import messages
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.work.office import Office


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
        self._waiting = 0  # sends that the journal has not answered for
        self._problem = ""

    @property
    def busy(self) -> bool:
        """A trial is being written into the journal."""
        return self._waiting > 0

    def number(self, account_id: str) -> Number | None:
        """One's own number, if it was given for this account."""
        kept = parse(self._office.preferences.get(OWN_NUMBERS).get(account_id, ""), "")
        return kept if kept.e164 else None

    def set_number(self, account_id: str, number: Number) -> None:
        """Keep one's own number."""
        if number.e164:
            numbers = self._office.preferences.get(OWN_NUMBERS)
            self._office.preferences.put(OWN_NUMBERS, {**numbers, account_id: number.e164})

    def send(self, trial: Trial) -> None:
        """Send what was confirmed, a send of its own for each text; `told` follows."""
        if self._waiting or trial.error:
            return
        self._problem = ""
        self._waiting = len(trial.samples)
        for sample in trial.samples:
            self._office.send(sample.plan, self._on_stored, self._on_not_stored, test=True)

    def _on_stored(self, _send_id: int) -> None:
        self._settle("")

    def _on_not_stored(self, problem: StoreProblem) -> None:
        self._settle(messages.store(problem))

    def _settle(self, problem: str) -> None:
        self._waiting -= 1
        self._problem = self._problem or problem
        if not self._waiting:
            self.told.emit(Told(self._problem))
