"""How long texts are kept: what is chosen, and what another choice would concern now."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ovhsms_gui.core.settings import KEEP_MONTHS
from ovhsms_gui.work import retention
from ovhsms_gui.work.asking import Question
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.retention import Counted


class RetentionState(QObject):
    """Counts through the office; nothing goes before `keep`."""

    changed = Signal()  # the choice
    counted = Signal(object)  # Counted, for the months last asked about
    not_counted = Signal()  # it is not known what they would concern

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._question: Question | None = None

    @property
    def months(self) -> int:
        """After so many texts go; 0: they are kept."""
        return self._office.preferences.get(KEEP_MONTHS)

    def count(self, months: int) -> None:
        """Find out what so many months would concern; `counted` follows, or `not_counted`."""
        if self._question is not None:
            self._question.drop()
        ask = partial(retention.count, months=months, now=self._office.now())
        self._question = self._office.read.ask(ask, self._on_counted, otherwise=self._on_not_counted)

    def keep(self, months: int) -> None:
        """Take texts away that are older, today and every day; 0: keep them."""
        self._office.keep_texts(months)
        self.changed.emit()

    def _on_counted(self, counted: Counted) -> None:
        self._question = None
        self.counted.emit(counted)

    def _on_not_counted(self, error: Exception) -> None:
        self._question = None
        self._office.fail(error)
        self.not_counted.emit()
