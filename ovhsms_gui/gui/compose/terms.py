"""What a plan is made with beside receivers and draft: the account, its prices, OVHcloud's own counts."""

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.estimate import Estimates
from ovhsms_gui.gui.compose.known import Rates
from ovhsms_gui.work.office import Office


class Terms(QObject):
    """Joins what is known of the current account with what was asked about it."""

    changed = Signal()

    def __init__(self, office: Office, accounts: AccountsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._accounts = accounts
        # WORKAROUND: as children of this one, three deep, they took the process down when all were collected at
        # once (seen with PySide6 6.11.3; no report is known).
        self._rates = Rates(office, parent)
        self.estimates = Estimates(office, parent)
        for news in (accounts.current_changed, self._rates.changed, self.estimates.differs):
            news.connect(self._on_news)

    @Slot()
    def _on_news(self) -> None:
        self.changed.emit()

    @property
    def context(self) -> Context | None:
        """The account to send from; None while there is none that could."""
        entry = self._accounts.current
        if entry is None or entry.service is None:
            return None
        return Context(
            account_id=entry.account.id,
            account_name=entry.account.name,
            service=entry.service.name,
            credits=entry.service.credits,
            rates=self._rates.of(entry.account.id),
            senders=entry.service.senders,
            counts=self.estimates.of(entry.account.id),
        )

    @property
    def senders(self) -> tuple[str, ...] | None:
        """The enabled senders; None when the keys may not list them or the answer is not there yet."""
        entry = self._accounts.current
        return entry.service.senders if entry and entry.service else None

    @property
    def senders_note(self) -> str:
        """Why the senders cannot be listed, "" when they can."""
        entry = self._accounts.current
        if entry is None or entry.service is None or entry.service.senders_problem is None:
            return ""
        return self.tr(
            "These keys cannot list the account's senders: type the name exactly as OVHcloud validated it."
        )

    def ask_for(self, plan: Plan) -> None:
        """Find out what is not known yet and matters to this plan; `changed` follows where it does."""
        self._rates.ask_for(plan)
        self.estimates.ask_for(plan)
