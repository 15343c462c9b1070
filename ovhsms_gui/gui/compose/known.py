"""What is found out about the people in the list: who opted out, what their countries cost, who had it already."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.elsewhere import Doubled
from ovhsms_gui.core.findings import Finding, FindingCode, Level, Where, called, short
from ovhsms_gui.core.plan import RATES, Plan
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui import messages
from ovhsms_gui.outbox.events import RepliesRead
from ovhsms_gui.store.recent import Repeated
from ovhsms_gui.work import query, stops
from ovhsms_gui.work.asking import Question
from ovhsms_gui.work.events import PeopleChanged
from ovhsms_gui.work.office import Office


class OptOuts(QObject):
    """Asks the own opt-out list, OVHcloud's, and who answered STOP; only the answer to the latest question counts."""

    found = Signal(object)  # LeftOut
    stale = Signal()  # the lists may have changed

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._question: Question | None = None
        office.happened.connect(self._on_news)

    def ask(self, rows: tuple[Row, ...], service: str) -> None:
        """Look their numbers up for an SMS account, "" for none; `found` follows."""
        if self._question is not None:
            self._question.drop()
        # Read in the lane: to look at each of a hundred thousand is felt in the window.
        numbers = (row.number.e164 for row in rows if row.number.e164 is not None)
        self._question = self._office.write.ask(
            partial(stops.left_out, numbers=numbers, service=service), self.found.emit
        )

    @Slot(object)
    def _on_news(self, event: object) -> None:
        match event:
            case PeopleChanged():
                self.stale.emit()
            case RepliesRead(new=new) if new:  # a STOP may be among them
                self.stale.emit()


class Rates(QObject):
    """Credits for a part by country, asked of OVHcloud once for each account and country."""

    changed = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._known: dict[str, dict[str, float]] = {}  # by account
        self._asked: set[tuple[str, str]] = set()

    def of(self, account_id: str) -> Mapping[str, float]:
        """What is known for an account."""
        return {**RATES, **self._known.get(account_id, {})}

    def ask_for(self, plan: Plan) -> None:
        """Find out what the countries cost that appear for the first time; `changed` follows."""
        if plan.context is None or not plan.unpriced:
            return
        account, known = plan.context.account_id, plan.context.rates
        countries = plan.receivers.by_country
        new = [c for c in countries if c not in known and (account, c) not in self._asked]
        if new:
            self._asked.update((account, country) for country in new)
            rates = partial(query.rates, account_id=account, countries=tuple(new))
            self._office.query.ask(rates, partial(self._on_rates, account))

    def _on_rates(self, account: str, rates: Mapping[str, float]) -> None:
        self._known.setdefault(account, {}).update(rates)
        self.changed.emit()


def already_sent(repeated: Repeated, plan: Plan) -> Finding:
    """The same words to the same person again, by name and time."""
    known = dict(repeated.people)
    # By the name that stands in the list now; the one of that time may have been another's.
    rows = tuple(row for row in plan.receivers.valid if row.number.e164 in known)
    names = tuple(row.name or known[row.number.e164 or ""] for row in rows)
    value = messages.moment(repeated.at)
    return Finding(
        FindingCode.ALREADY_SENT,
        Level.WARNING,
        Where.RECEIVERS,
        repeated.count,
        names,
        value,
        groups=(rows,),
    )


def sent_elsewhere(found: Doubled, plan: Plan) -> Finding:
    """The same words to the same person from another computer, or due there: when, which, and to how many."""
    words = messages.translate("Messages", "{moment}, “{text}”, {people}")
    if found.waits:
        words = messages.translate("Messages", "due {moment}, “{text}”, {people}")
    value = words.format(
        moment=messages.moment(found.at),
        text=short(found.text),
        people=messages.people(found.people),
    )
    names = tuple(called(row, plan.region) for row in found.rows)
    return Finding(
        FindingCode.DUE_ELSEWHERE if found.waits else FindingCode.SENT_ELSEWHERE,
        Level.WARNING,
        Where.RECEIVERS,
        found.count,
        names,
        value,
        groups=(found.rows,),
    )


UNREAD = Finding(FindingCode.ELSEWHERE_UNREAD, Level.INFO, Where.RECEIVERS)
