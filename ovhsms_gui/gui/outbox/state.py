"""What the outbox page shows: the sends, the chosen one, and its receivers page by page."""

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.outbox.events import SendFinished, SendPaused, SendProgress
from ovhsms_gui.store.rows import ReceiverRow, SendRow
from ovhsms_gui.work import events
from ovhsms_gui.work.ledger import ExportSend
from ovhsms_gui.work.office import Office

PAGE = 500


def receiver_cells(row: ReceiverRow) -> tuple[str, str, str, str]:
    """A receiver as it is shown and exported: number, name, state and reason in words."""
    return (
        row.shown or row.e164,
        row.name,
        messages.receiver_state(row.state)[1],
        words.cause(row.reason, row.message),
    )


class OutboxState(QObject):
    """Reads the journal through the office; owns nothing but what was read last."""

    sends_changed = Signal()
    receivers_reset = Signal()
    receivers_changed = Signal()
    finished = Signal(str, str)  # account id and service of a send that came to its end
    trail = Signal(object)  # tuple of EventRow: what happened to the chosen send
    told = Signal(str)  # a sentence about the last thing asked for

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.sends: tuple[SendRow, ...] = ()
        self.current: SendRow | None = None
        self.rows: list[ReceiverRow] = []
        self.waiting: float | None = None
        self._ended: set[int] = set()  # sends at their end whose account is still to be read
        # Progress comes with every chunk; reading back what is shown a few times a second is enough.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._reread)
        office.happened.connect(self._on_event)

    @property
    def need_a_look(self) -> int:
        """How many sends wait for the operator: paused, or with an answer that never came."""
        return sum(1 for send in self.sends if send.paused or send.counts.get(ReceiverState.UNKNOWN))

    def read(self) -> None:
        """Read the sends anew."""
        self._office.read_sends()

    def choose(self, send_id: int) -> None:
        """Show another send."""
        if self.current is None or self.current.id != send_id:
            self.current = next((send for send in self.sends if send.id == send_id), None)
            self.rows = []
            self.receivers_reset.emit()
        self._office.read_sends()
        self._office.read_receivers(send_id, 0)

    def more(self) -> None:
        """Read the next page of receivers."""
        if self.current is not None:
            self._office.read_receivers(self.current.id, len(self.rows))

    def export(self, path: Path) -> None:
        """Write the chosen send into a file for a spreadsheet; `told` follows."""
        if self.current is None:
            return
        header = (self.tr("Number"), self.tr("Name"), self.tr("State"), self.tr("Reason"))
        # Spreadsheets take the semicolon where the comma marks the decimals.
        separator = ";" if QLocale().decimalPoint() == "," else ","
        self._office.export(ExportSend(self.current.id, path, header, receiver_cells, separator))

    def read_trail(self) -> None:
        """Read everything that happened to the chosen send; `trail` follows."""
        if self.current is not None:
            self._office.read_trail(self.current.id)

    def redraft(self) -> None:
        """Have the compose page filled for those who did not get the chosen send."""
        if self.current is not None:
            self._office.redraft(self.current.id)

    def resume(self) -> None:
        """Let the chosen send go on."""
        if self.current is not None:
            self._office.resume(self.current.id)
            self._timer.start()

    def cancel(self) -> None:
        """Take back what is still waiting of the chosen send."""
        if self.current is not None:
            self._office.cancel(self.current.id)
            self._timer.start()

    @Slot()
    def _reread(self) -> None:
        self._office.read_sends()
        if self.current is not None:
            for offset in range(0, max(len(self.rows), 1), PAGE):
                self._office.read_receivers(self.current.id, offset)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        match event:
            case SendProgress():
                self.waiting = event.waiting
                if not self._timer.isActive():
                    self._timer.start()
            case SendPaused():
                self.waiting = None
                self._timer.start()
            case SendFinished():
                self.waiting = None
                self._timer.start()
                self._ended.add(event.send_id)
            case events.TrailRead(_, rows):
                self.trail.emit(rows)
            case events.Exported(path, rows):
                sentence = self.tr("✓ {people} written to {path}.")
                self.told.emit(sentence.format(people=messages.people(rows), path=path))
            case events.ExportFailed(path, why):
                self.told.emit(
                    self.tr("✗ {path} could not be written ({why}). Choose another place.").format(
                        path=path, why=why
                    )
                )
            case events.Recovered():
                self._office.read_sends()
            case events.SendsRead(sends):
                self.sends = sends
                for send in sends:
                    if send.id in self._ended:
                        self._ended.discard(send.id)
                        self.finished.emit(send.account_id, send.service)
                if self.current is not None:
                    self.current = next((s for s in sends if s.id == self.current.id), self.current)
                self.sends_changed.emit()
            case events.ReceiversRead(send, offset, rows):
                self._take_rows(send, offset, rows)

    def _take_rows(self, send: SendRow, offset: int, rows: tuple[ReceiverRow, ...]) -> None:
        if self.current is None:
            self.current = send
        if send.id != self.current.id or offset > len(self.rows):
            return  # of a send no longer shown
        self.current = send
        grew = offset + len(rows) > len(self.rows)
        self.rows[offset : offset + len(rows)] = rows
        if offset == 0 and grew and len(self.rows) == len(rows):
            self.receivers_reset.emit()
        else:
            self.receivers_changed.emit()
        self.sends_changed.emit()
