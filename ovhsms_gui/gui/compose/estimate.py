"""OVHcloud's own count of the text that is being written, asked for when the typing rests."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.estimate import Question
from ovhsms_gui.core.plan import FindingCode, Plan
from ovhsms_gui.work import query
from ovhsms_gui.work.events import ServicesRead
from ovhsms_gui.work.office import Office

_REST = 1000  # milliseconds without a change
_PAUSE, _LONGEST_PAUSE = 60_000, 15 * 60_000  # after a failure, doubling
_KEPT = 100  # answers
# With one of these the text has to be changed before it can be sent: there is no sense in its count.
_UNFINISHED = frozenset(
    {
        FindingCode.COUNTING,
        FindingCode.EMPTY_TEXT,
        FindingCode.UNSENDABLE,
        FindingCode.UNSENDABLE_VALUE,
        FindingCode.MISTYPED_PLACEHOLDER,
        FindingCode.UNKNOWN_PLACEHOLDER,
        FindingCode.EMPTY_PLACEHOLDER,
        FindingCode.TOO_MANY_PARTS,
    }
)


class Estimates(QObject):
    """Asks about the latest plan's text, one question at a time and none twice. Failures are nobody's concern."""

    agreed = Signal()  # OVHcloud counts the latest text as this program does
    differs = Signal()  # it counts otherwise

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._known: dict[tuple[str, Question], int] = {}  # by account, the oldest first
        self._barred: set[str] = set()  # accounts whose keys may not ask
        self._wanted: tuple[str, Question] | None = None
        self._ours = 0
        self._asking = False
        self._rest = self._timer("estimateRest", _REST)
        self._pause = self._timer("estimatePause", _PAUSE)
        self._gap = _PAUSE
        office.happened.connect(self._on_news)

    def of(self, account_id: str) -> Mapping[Question, int]:
        """What OVHcloud has counted for an account."""
        return {asked: parts for (whose, asked), parts in self._known.items() if whose == account_id}

    def confirms(self, plan: Plan) -> bool:
        """OVHcloud counts this plan's text as this program does."""
        wanted = _wanted(plan)
        return wanted is not None and self._known.get(wanted) == plan.measure.parts

    def ask_for(self, plan: Plan) -> None:
        """Find out how OVHcloud counts the text, unless that is known; `agreed` or `differs` follows."""
        self._ours = plan.measure.parts
        self._wanted = _wanted(plan)
        self._rest.start()

    def _timer(self, name: str, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setObjectName(name)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._ask)
        return timer

    @Slot()
    def _ask(self) -> None:
        wanted = self._wanted
        if wanted is None or wanted in self._known or wanted[0] in self._barred:
            return
        if not (self._asking or self._rest.isActive() or self._pause.isActive()):
            self._asking = True
            account_id, question = wanted
            ask = partial(query.estimate, account_id=account_id, question=question)
            self._office.query.ask(ask, partial(self._on_counted, wanted))

    @Slot(object)
    def _on_news(self, event: object) -> None:
        if isinstance(event, ServicesRead):
            self._barred.discard(event.account_id)  # it may have other keys now

    def _on_counted(self, asked: tuple[str, Question], counted: query.Counted) -> None:
        self._asking = False
        if counted.parts is not None:
            self._keep(asked, counted.parts)
        elif counted.problem is Reason.NOT_GRANTED:
            self._barred.add(asked[0])
        else:
            self._pause.start(self._gap)
            self._gap = min(2 * self._gap, _LONGEST_PAUSE)
        self._ask()

    def _keep(self, asked: tuple[str, Question], parts: int) -> None:
        self._gap = _PAUSE
        if len(self._known) >= _KEPT:
            del self._known[next(iter(self._known))]
        self._known[asked] = parts
        if asked == self._wanted:
            (self.agreed if parts == self._ours else self.differs).emit()


def _wanted(plan: Plan) -> tuple[str, Question] | None:
    if plan.context is None or any(finding.code in _UNFINISHED for finding in plan.findings):
        return None
    asked = plan.question
    return None if asked is None else (plan.context.account_id, asked)
