"""The answer that is being written: kept as it is typed, planned like every message, and sent like one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.answering import fitting
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.settings import UNDO_SECONDS
from ovhsms_gui.core.text import clean
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.known import OptOuts, Rates
from ovhsms_gui.gui.compose.sending import Phase, Sending
from ovhsms_gui.store.conversations import Thread
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.work import replies
from ovhsms_gui.work.events import PeopleChanged
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.stops import LeftOut

_KEEP_MS = 700  # after the last key


@dataclass(frozen=True, slots=True)
class _Sent:
    """An answer that can still be undone."""

    e164: str
    text: str


class Answering(QObject):
    """One answer at a time; what stands here for others waits in the journal's file."""

    changed = Signal()  # the plan
    replaced = Signal()  # another text stands here
    confirm_wanted = Signal(object)  # the frozen Plan
    stored = Signal(str)  # the number whose answer the journal holds
    queued = Signal(object)  # int: the send that it is
    undo_wanted = Signal(object)  # int: one that was taken back while it was being stored
    failed = Signal(str)  # a sentence; nothing was sent and nothing is lost
    told = Signal(str)  # a sentence about an answer that was taken back

    def __init__(self, office: Office, accounts: AccountsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._accounts = accounts
        self.text = ""
        self._thread: Thread | None = None
        self._left_out = LeftOut()
        self._waiting: dict[str, float] = {}
        self._sent: dict[int, _Sent] = {}
        self._since: dict[str, str] = {}  # by number: what was written after an answer that may be undone yet
        self._storing: _Sent | None = None
        self._asked = False  # Send was pressed, and it is not known yet who opted out
        self._unkept: dict[str, str] = {}  # by number: what is not known to be written down as it stands
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_MS)
        self._keeper.timeout.connect(self.keep)
        self._rates = Rates(office, self)
        self._opt_outs = OptOuts(office, self)
        self._opt_outs.found.connect(self._on_opt_outs)
        self._opt_outs.stale.connect(self._look_up)
        self._sending = Sending(office, self)
        self._sending.changed.connect(self.changed)
        self._sending.confirm_wanted.connect(self.confirm_wanted)
        self._sending.stored.connect(self._on_stored)
        self._sending.not_stored.connect(self._on_not_stored)
        self._sending.taken_back.connect(self.undo_wanted)
        for news in (accounts.current_changed, self._rates.changed):
            news.connect(self.changed)
        office.happened.connect(self._on_news)

    @property
    def busy(self) -> bool:
        """The journal is taking an answer."""
        return self._sending.phase is Phase.STORING

    @property
    def undo_seconds(self) -> int:
        """In which an answer can be undone."""
        return self._office.preferences.get(UNDO_SECONDS)

    @property
    def opted_out(self) -> bool:
        """Whoever is answered is on one's own list of those who want nothing more."""
        thread, left = self._thread, self._left_out
        return thread is not None and thread.e164 in left.out - left.stopped

    @property
    def left_out(self) -> bool:
        """Nothing is sent to whoever is answered: they are on one's own list, or on OVHcloud's."""
        return self._thread is not None and self._thread.e164 in self._left_out.out

    @property
    def plan(self) -> Plan | None:
        """What would be sent; None while nobody is chosen."""
        thread = self._thread
        if thread is None:
            return None
        context = self._context(thread)
        senders = context.senders if context else None
        row = Row(parse(thread.e164, ""), thread.name)
        terms = fitting(thread.e164, thread.sender, senders)
        return make_plan(
            Receivers((row,), out=self._left_out.out, stopped=self._left_out.stopped),
            Draft(self.text, terms),
            context,
        )

    def turn_to(self, thread: Thread | None) -> None:
        """Another conversation, or the same with news in it."""
        before = self._thread
        if thread is not None and before is not None and before.e164 == thread.e164:
            self._thread = thread
            self.changed.emit()
            return
        self.keep()
        self._thread = thread
        self._sending.let_be()
        self._asked = False
        self.text = self._unkept.get(thread.e164, thread.answer) if thread else ""
        self._left_out = LeftOut()
        self._look_up()
        self.replaced.emit()
        self.changed.emit()

    def set_text(self, text: str) -> None:
        """As typed."""
        text = clean(text)
        if text != self.text:
            self.text = text
            self._sending.withdraw()
            self._asked = False
            if self._thread is not None:
                self._unkept[self._thread.e164] = text
                self._since[self._thread.e164] = text
            self._keeper.start()
            self.changed.emit()
            if (plan := self.plan) is not None:
                self._rates.ask_for(plan)

    @Slot()
    def keep(self) -> None:
        """Write it down, so that neither another conversation nor a crash loses it."""
        self._keeper.stop()
        for e164, text in self._unkept.items():
            kept = partial(self._on_kept, e164, text)
            self._office.write.ask(partial(replies.keep_answer, e164=e164, text=text), kept)

    def keep_for_good(self, then: Callable[[], object], otherwise: Callable[[Exception], object]) -> None:
        """The same before the end: `otherwise`, where it could not be written and there is something to lose."""
        self._keeper.stop()
        first = next(iter(self._unkept.items()), None)
        if first is None:
            then()
            return
        kept = partial(self._on_kept, *first, then=partial(self.keep_for_good, then, otherwise))
        lost = otherwise if any(self._unkept.values()) else partial(_let_go, then)
        self._office.write.ask(
            partial(replies.keep_answer, e164=first[0], text=first[1]), kept, otherwise=lost
        )

    def _keep(self, e164: str, text: str) -> None:
        self._unkept[e164] = text
        self.keep()

    def _on_kept(self, e164: str, text: str, _done: object, then: Callable[[], object] | None = None) -> None:
        if self._unkept.get(e164) == text:  # else it goes on meanwhile
            del self._unkept[e164]
        if then is not None:
            then()

    @Slot(object)
    def _on_news(self, event: object) -> None:
        if isinstance(event, PeopleChanged):
            for e164 in event.erased:  # what could not be kept must not name them again
                self._unkept.pop(e164, None)
                self._since.pop(e164, None)

    @Slot(object)
    def set_waiting(self, prices: dict[str, float]) -> None:
        """What earlier sends that wait will take, by SMS account."""
        self._waiting = prices
        self.changed.emit()

    # ---- sending -------------------------------------------------------------------------------

    @Slot()
    def send(self) -> None:
        """Freeze the answer and ask about it; `confirm_wanted` follows, unless something is in the way."""
        plan = self.plan
        if plan is None or plan.blocked or self._sending.phase is not Phase.IDLE:
            return
        self._asked = True
        self._sending.begin()
        self._look_up()

    @Slot(object)
    def confirmed(self, plan: Plan) -> None:
        """The operator said yes to this very plan."""
        now = self.plan
        if (
            self._sending.phase is not Phase.CONFIRMING
            or now is None
            or now.blocked
            or now.digest != plan.digest
        ):
            self._sending.let_be()
            self.failed.emit(
                self.tr("✗ Something changed while you were confirming. Nothing was sent: please look again.")
            )
            return
        assert self._thread is not None
        self._storing = _Sent(self._thread.e164, plan.draft.text)
        self._sending.store(plan, self.undo_seconds, "")

    @Slot()
    def let_be(self) -> None:
        """The operator said no."""
        self._sending.let_be()

    def undo_begun(self) -> bool:
        """Undo the answer that is just being stored; whether there is one."""
        return self._sending.take_back()

    @Slot(object)
    def take_back(self, send_id: int) -> None:
        """A send was undone: if it was an answer, its words stand there again, before what was written since."""
        sent = self._sent.pop(send_id, None)
        if sent is None:
            return
        since = self._since.get(sent.e164, "")
        text = "\n".join(filter(None, (sent.text, since)))
        self._since[sent.e164] = text
        self._keep(sent.e164, text)
        if self._thread is None or self._thread.e164 != sent.e164:
            self.told.emit(self.tr("✓ Nothing was sent. The answer stands in its own conversation again."))
            return
        self.text = text
        self.replaced.emit()
        self.changed.emit()
        if since:
            self.told.emit(self.tr("✓ Nothing was sent. The answer stands before what you wrote since."))

    # ---- what comes back -----------------------------------------------------------------------

    @Slot()
    def _look_up(self) -> None:
        if self._thread is not None:
            self._opt_outs.ask((Row(parse(self._thread.e164, "")),), self._thread.service)

    @Slot(object)
    def _on_opt_outs(self, left: LeftOut) -> None:
        self._left_out = left
        self.changed.emit()
        plan = self.plan
        if self._asked and plan is not None:
            self._asked = False
            if plan.blocked:
                self._sending.let_be()
            else:
                self._sending.ask(plan)

    @Slot(object)
    def _on_stored(self, send_id: int) -> None:
        sent, self._storing = self._storing, None
        if sent is None:
            return
        self._sent[send_id] = sent
        self._since[sent.e164] = ""
        self._keep(sent.e164, "")
        if self._thread is not None and self._thread.e164 == sent.e164:
            self.text = ""  # only now: the journal holds it
            self.replaced.emit()
            self.changed.emit()
        self.stored.emit(sent.e164)
        self.queued.emit(send_id)

    @Slot(object)
    def _on_not_stored(self, problem: StoreProblem) -> None:
        self._storing = None
        sentence = self.tr("✗ Nothing was sent, and your answer still stands here. {problem}")
        self.failed.emit(sentence.format(problem=messages.store(problem)))

    def _context(self, thread: Thread) -> Context | None:
        """The SMS account through which they wrote; None while its keys are not here."""
        service = self._accounts.service(thread.account_id, thread.service)
        account = next((one for one in self._accounts.accounts if one.id == thread.account_id), None)
        if service is None or account is None:
            return None
        return Context(
            account_id=account.id,
            account_name=account.name,
            service=service.name,
            credits=service.credits,
            rates=self._rates.of(account.id),
            senders=service.senders,
            waiting=self._waiting.get(service.name, 0.0),
            region=account.region,
        )


def _let_go(then: Callable[[], object], _error: Exception) -> None:
    """What was sent or taken out may stand there once more: nothing that was written is lost."""
    then()
