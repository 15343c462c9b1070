"""What the SMS account sent from elsewhere, as the window asks for it: for a plan, and to be looked at."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.elsewhere import Batch, batches
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.store.recent import Ours
from ovhsms_gui.work import elsewhere
from ovhsms_gui.work.asking import Question
from ovhsms_gui.work.elsewhere import Listed, Seen
from ovhsms_gui.work.office import Office

_SHOWN = 3 * 24 * 3600.0  # seconds back that are looked at


class Elsewhere(QObject):
    """Asks first what is ours, then OVHcloud, then what is ours by now: what leaves meanwhile is ours as well.

    One question at a time, and only the answer to the latest counts.
    """

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._question: Question | None = None

    def ask(self, account_id: str, service: str, seconds: float, then: Callable[[Seen], object]) -> None:
        """What was sent from elsewhere in the last seconds; `then` gets it."""
        self.drop()
        known = partial(elsewhere.ours, service=service, seconds=seconds)
        fetch = partial(elsewhere.fetch, account_id=account_id, service=service, seconds=seconds)
        sort = partial(elsewhere.sort, service=service, seconds=seconds)
        listed = partial(self._on_listed, sort, then)
        self._question = self._office.read.ask(known, partial(self._on_ours, fetch, listed))

    def drop(self) -> None:
        """Nobody wants to know any more."""
        if self._question is not None:
            self._question.drop()
            self._question = None

    def _on_ours(
        self, fetch: Callable[..., tuple[Listed, Listed]], then: Callable[..., object], ours: Ours
    ) -> None:
        self._question = self._office.query.ask(partial(fetch, ours=ours), then)

    def _on_listed(
        self, sort: Callable[..., Seen], then: Callable[[Seen], object], listed: tuple[Listed, Listed]
    ) -> None:
        self._question = self._office.read.ask(partial(sort, listed=listed), then)


class ElsewhereState(QObject):
    """What of the chosen SMS account is looked at."""

    changed = Signal()
    told = Signal(str)

    def __init__(self, office: Office, accounts: AccountsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._elsewhere = Elsewhere(office, self)
        self.batches: tuple[Batch, ...] = ()

    @Slot()
    def read(self) -> None:
        """Ask OVHcloud now; `told` follows, and `changed` where it said something."""
        entry = self._accounts.current
        if entry is None or entry.service is None:
            self.told.emit(self.tr("✗ Add an account first."))
            return
        self.told.emit(self.tr("Asking OVHcloud…"))
        self._elsewhere.ask(entry.account.id, entry.service.name, _SHOWN, self._on_seen)

    def _on_seen(self, seen: Seen) -> None:
        if seen.problem is not None:
            self.told.emit(unread(seen.problem))
            if not seen.theirs:
                return
        self.batches = batches(seen.theirs)
        self.changed.emit()
        if seen.problem is not None:
            return
        self.told.emit(self._found(seen))

    def _found(self, seen: Seen) -> str:
        unseen = ""
        if seen.waits_problem is not None:
            unseen = self.tr("What is scheduled from elsewhere could not be read. {why}")
            unseen = unseen.format(why=messages.reason(seen.waits_problem))
        if not seen.whole:
            sentence = self.tr("⚠ Only the newest {n} messages from elsewhere could be read.")
            return f"{sentence.format(n=messages.figure(len(seen.theirs)))} {unseen}".strip()
        if unseen and self.batches:
            return f"⚠ {unseen}"
        if unseen:
            return self.tr("⚠ Nothing was sent from elsewhere in the last three days. {more}").format(
                more=unseen
            )
        if not self.batches:
            return self.tr(
                "✓ Nothing was sent from elsewhere in the last three days, and nothing waits there."
            )
        return self.tr("✓ OVHcloud was asked.")


def unread(problem: Reason) -> str:
    """Why it is not known what was sent from elsewhere."""
    sentence = messages.translate("Elsewhere", "✗ What was sent from elsewhere could not be read. {why}")
    return sentence.format(why=messages.reason(problem))
