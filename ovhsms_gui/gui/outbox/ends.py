"""Which sends have come to their end, or have failures since a moment ago: what is told outside the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.settings import NOTIFY
from ovhsms_gui.core.states import FINAL, ReceiverState
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.outbox import faces
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.rows import SendRow
from ovhsms_gui.work.preferences import Preferences

_GATHER_MS = 2000  # what comes close together is told together
_FAILED = (ReceiverState.FAILED, ReceiverState.EXPIRED, ReceiverState.INVALID, ReceiverState.REFUSED)


@dataclass(frozen=True, slots=True)
class _Stand:
    """How far a send is."""

    waits: bool
    failed: int


class Ends(QObject):
    """Watches the sends. What it tells names nobody and has no text in it: others may see it over a shoulder."""

    told = Signal(str, str)  # a title and a sentence

    def __init__(
        self,
        outbox: OutboxState,
        preferences: Preferences,
        in_sight: Callable[[int], bool],
        parent: QObject | None = None,
    ) -> None:
        """`in_sight`: whether the operator is looking at a send just now."""
        super().__init__(parent)
        self._outbox = outbox
        self._preferences = preferences
        self._in_sight = in_sight
        self._known: dict[int, _Stand] = {}
        self._news: dict[int, SendRow] = {}
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self.tell)
        outbox.sends_changed.connect(self._on_sends)

    @Slot()
    def _on_sends(self) -> None:
        for send in self._outbox.sends:
            now, before = _stand(send), self._known.get(send.id)
            self._known[send.id] = now
            if before is None or send.counts.get(ReceiverState.CANCELLED, 0) == send.total:
                continue  # what was so before the start is no news, nor what the operator did
            if (before.waits and not now.waits) or (now.failed and not before.failed):
                self._news[send.id] = send
                self._gather.start()

    @Slot()
    def tell(self) -> None:
        """Tell what was gathered, unless it is looked at."""
        news = [send for send in self._news.values() if not self._in_sight(send.id)]
        self._news.clear()
        if not news or not self._preferences.get(NOTIFY):
            return
        if len(news) == 1:
            sentences = [self._of_one(news[0]), *self._figures(news)]
        else:
            several = self.tr("There is news of {n} sends.").format(n=messages.figure(len(news)))
            sentences = [several, *self._figures(news)]
        self.told.emit(self.tr("SMS through OVHcloud"), " ".join(sentences))

    def _of_one(self, send: SendRow) -> str:
        if _stand(send).waits:
            sentence = self.tr("Some messages of the send of {time} were not delivered.")
        else:
            sentence = self.tr("The send of {time} is complete.")
        return sentence.format(time=faces.clock(send.created))

    def _figures(self, news: list[SendRow]) -> list[str]:
        delivered = sum(send.counts.get(ReceiverState.DELIVERED, 0) for send in news)
        failed = sum(_stand(send).failed for send in news)
        unsaid = sum(send.unsaid for send in news)
        figures = (
            (self.tr("Delivered: {people}."), delivered),
            (self.tr("Not delivered: {people}."), failed),
            (self.tr("Not known: {people}."), unsaid),
        )
        return [sentence.format(people=messages.people(count)) for sentence, count in figures if count]


def _stand(send: SendRow) -> _Stand:
    waits = sum(count for state, count in send.counts.items() if state not in FINAL) - send.unsaid
    return _Stand(waits > 0, sum(send.counts.get(state, 0) for state in _FAILED))
