"""OVHcloud's list of STOP of the chosen SMS account: as it was read last, read anew, and somebody taken off."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.national import written
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.store.stop_lists import DONE, StopList, Stopped
from ovhsms_gui.work import events, stops
from ovhsms_gui.work.office import Office


class StopListState(QObject):
    """The dialogs show it and pass on what the operator does."""

    changed = Signal()  # the list, or why it cannot be read
    told = Signal(str)  # a sentence about the last thing asked for

    def __init__(self, office: Office, accounts: AccountsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._accounts = accounts
        self._problems: dict[str, Reason] = {}  # why a list cannot be read, by SMS account
        self._asked = ""  # the SMS account whose list was asked for by hand
        self.list = StopList("")
        office.happened.connect(self._on_news)

    @property
    def service(self) -> str:
        """The SMS account whose list it is; "" without one."""
        entry = self._accounts.current
        return entry.service.name if entry is not None and entry.service is not None else ""

    @property
    def problem(self) -> str:
        """Why the list cannot be read, and what that means; "" when it can."""
        why = self._problems.get(self.service)
        if why is None:
            return ""
        if why is Reason.NOT_GRANTED:
            return self.tr(
                "⚠ These keys may not read OVHcloud's list, so nobody is left out by it here; OVHcloud blocks what is "
                "sent to them all the same. Get new keys with “Get keys…” in Accounts…."
            )
        return self.tr("⚠ The list could not be read. {why}").format(why=messages.reason(why))

    def called(self, one: Stopped) -> str:
        """By name and number, as it is written here."""
        entry = self._accounts.current
        region = entry.account.region if entry is not None else ""
        number = parse(one.e164, "")
        shown = written(number, region) if number.e164 else one.e164
        return self.tr("{name}, {number}").format(name=one.name, number=shown) if one.name else shown

    @Slot()
    def read(self) -> None:
        """Show it as it was read last."""
        self._office.write.ask(partial(stops.stop_list, service=self.service), self._on_list)

    @Slot()
    def refresh(self) -> None:
        """Ask OVHcloud for it now."""
        entry = self._accounts.current
        if entry is None or entry.service is None:
            return
        self._asked = entry.service.name
        self.told.emit(self.tr("Asking OVHcloud…"))
        ask = partial(stops.read, account_id=entry.account.id, service=entry.service.name)
        self._office.query.ask(ask, partial(self._on_asked, entry.service.name))

    def take_off(self, one: Stopped, statement: str) -> None:
        """Somebody wants to be written to again: write that down, then have OVHcloud take them off; `told` follows."""
        entry = self._accounts.current
        if entry is None or entry.service is None:
            return
        account_id, service = entry.account.id, entry.service.name
        self.told.emit(self.tr("Asking OVHcloud…"))
        consent = partial(stops.consent, service=service, e164=one.e164, statement=statement)
        self._office.write.ask(consent, partial(self._on_consent, account_id, service, one))

    # ---- what comes back -----------------------------------------------------------------------

    def _on_consent(self, account_id: str, service: str, one: Stopped, consent: int) -> None:
        take = partial(stops.take_off, account_id=account_id, service=service, listed=one.listed)
        self._office.query.ask(take, partial(self._on_taken_off, one, consent))

    def _on_taken_off(self, one: Stopped, consent: int, outcome: str) -> None:
        settle = partial(stops.settle, consent=consent, outcome=outcome)
        self._office.write.ask(settle, partial(self._on_settled, one, outcome))

    def _on_settled(self, one: Stopped, outcome: str, _done: None) -> None:
        who = self.called(one)
        if outcome == DONE:
            self.told.emit(self.tr("✓ {who} may be written to again.").format(who=who))
            self._office.happened.emit(events.PeopleChanged())
            self.read()
        elif outcome == Reason.NOT_GRANTED:
            self.told.emit(
                self.tr(
                    "✗ {who} is still on the list: these keys may not take anybody off. The consent is written down. "
                    "Get new keys with “Get keys…” in Accounts…, or do it in OVHcloud's Manager."
                ).format(who=who)
            )
            self.read()
        else:
            why = messages.reason(Reason(outcome))
            self.told.emit(
                self.tr(
                    "✗ It is not certain that {who} is off the list. The consent is written down. {why} Read the list "
                    "again, then try once more if need be."
                ).format(who=who, why=why)
            )
            self.read()

    @Slot(object)
    def _on_news(self, event: object) -> None:
        match event:
            case events.StopListRead(_, service, None, problem) if problem is not None:
                self._problems[service] = problem
                self._say_asked(service, self.problem if service == self.service else "")
                self.changed.emit()
            case events.StopListRead(_, service):
                self._problems.pop(service, None)
                self._say_asked(service, self.tr("✓ OVHcloud was asked."))
                if service == self.list.service:
                    self.read()

    def _on_asked(self, service: str, told: bool) -> None:
        """Nothing is said of a list for which there are no keys."""
        if not told:
            why = messages.reason(Reason.CONSUMER_KEY)
            self._say_asked(service, self.tr("⚠ The list could not be read. {why}").format(why=why))

    def _say_asked(self, service: str, sentence: str) -> None:
        if service == self._asked:
            self._asked = ""
            self.told.emit(sentence)

    def _on_list(self, found: StopList) -> None:
        self.list = found
        self.changed.emit()
